"""Learns which classes of words go together, from texts written for the project.

Usage: python corpus/continuations.py. Writes ingest/continuation.json anew: the same texts give the same odds.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from source import read_reports, unmarked

from ingest.continuation import class_at_end, class_at_start

HERE = Path(__file__).parent
_PRIOR = 2  # pairs as expected by chance, so that a pair that was never seen is no proof


def paragraphs() -> list[str]:
    """Return the paragraphs of the reports and of the training texts."""
    found = [
        unmarked(block.text)
        for report in read_reports(HERE / "sources")
        for block in report.blocks
        if block.kind == "paragraph"
    ]
    for path in sorted((HERE / "training" / "texts").glob("*.json")):
        found += json.loads(path.read_text("utf-8"))["text"].split("\n")
    return found


def learn(texts: Iterable[str]) -> dict[str, dict[str, float]]:
    """Return, for each class at the end of a line, the log odds of each class at the beginning of the next."""
    pairs = Counter(
        (class_at_end(one), class_at_start(other)) for text in texts for one, other in pairwise(text.split())
    )
    ends, starts = Counter[str](), Counter[str]()
    for (one, other), number in pairs.items():
        ends[one] += number
        starts[other] += number
    odds: dict[str, dict[str, float]] = {}
    for one in sorted(ends):
        chance = {other: ends[one] * starts[other] / pairs.total() for other in sorted(starts)}
        odds[one] = {
            other: round(math.log((pairs[one, other] + _PRIOR) / (expected + _PRIOR)), 2)
            for other, expected in chance.items()
        }
    return odds


if __name__ == "__main__":
    learned = json.dumps(learn(paragraphs()), indent=0, sort_keys=True)
    (HERE.parent / "ingest" / "continuation.json").write_text(learned + "\n", "utf-8")
