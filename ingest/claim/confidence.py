"""How likely a claim is right in measure, value, index test and origin: a logistic model over its parts.

Its coefficients stand in `confidence.json`, learned by `corpus/train.py` on documents that the choice of tests had not
seen; docs/quality.md shows how well the probabilities hold.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

COEFFICIENTS = Path(__file__).with_name("confidence.json")
_SUREST = 0.995


@cache
def _coefficients() -> Mapping[str, float]:
    loaded: dict[str, float] = json.loads(COEFFICIENTS.read_text(encoding="utf-8"))
    return loaded


def parts_of_confidence(link: float, test: float, origin: float) -> dict[str, float]:
    """Return what the model looks at: the strengths 0-1 of link, test and origin, on the scales where they add up."""
    test = min(max(test, 1 - _SUREST), _SUREST)
    return {"constant": 1.0, "link": link, "test": math.log(test / (1 - test)), "origin": origin}


def confidence_of(link: float, test: float, origin: float) -> float:
    """Return the probability 0-1 that a claim is right, from how plain its link, its test and its origin are."""
    return chance(parts_of_confidence(link, test, origin))


def chance(parts: Mapping[str, float]) -> float:
    """Return the probability 0-1 that the model gives for these parts."""
    score = sum(_coefficients()[name] * value for name, value in parts.items())
    return 1 / (1 + math.exp(-score))
