"""How likely each candidate is to be a figure's index test: a log-linear model over what speaks for it.

Its weights stand in `choice.json`, learned by `corpus/train.py` from texts written for the project and gold texts.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from ingest.claim.candidates import Candidate

WEIGHTS = Path(__file__).with_name("choice.json")


@cache
def _weights() -> Mapping[str, float]:
    loaded: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return loaded


def probabilities(candidates: Sequence[Candidate], weights: Mapping[str, float] | None = None) -> list[float]:
    """Return the probability of each candidate, 0-1, in their order; they sum to one."""
    by_name = _weights() if weights is None else weights
    scores = [sum(by_name.get(name, 0.0) * value for name, value in c.features.items()) for c in candidates]
    highest = max(scores)
    parts = [math.exp(score - highest) for score in scores]
    whole = sum(parts)
    return [part / whole for part in parts]
