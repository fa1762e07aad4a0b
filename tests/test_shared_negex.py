"""Assertion on the NegEx sentences in ../shared (Chapman 2001): negation, and what is said of time and person."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from ingest.assertion import assertions
from ingest.recognise import Found
from ingest.segment import Sentence


@pytest.fixture(scope="module")
def tallies(shared: Path) -> Counter[tuple[str, bool, bool]]:
    """Counts of what was asked, whether it holds, and whether it was read, over the conditions that can be located."""
    counts: Counter[tuple[str, bool, bool]] = Counter()
    with (shared / "negex" / "negation.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        for _, condition, text, negation, temporality, experiencer in rows:
            words = r"\s+".join(map(re.escape, condition.split()))
            place = re.search(words, text, re.IGNORECASE)
            if place is None:
                continue
            found = Found(place.start(), place.end(), condition, "condition")
            held = assertions(text, [Sentence(0, len(text), "other", 0)], [found])[found]
            counts["negated", negation == "Negated", "negated" in held] += 1
            counts["historical", temporality == "Historical", "historical" in held] += 1
            counts["family", experiencer != "Patient", "family" in held] += 1
    return counts


def rates(tallies: Counter[tuple[str, bool, bool]], kind: str) -> tuple[float, float]:
    right = tallies[kind, True, True]
    return right / (right + tallies[kind, False, True]), right / (right + tallies[kind, True, False])


def test_negation(tallies: Counter[tuple[str, bool, bool]]) -> None:
    assert sum(count for (kind, _, _), count in tallies.items() if kind == "negated") >= 1200
    precision, recall = rates(tallies, "negated")
    assert precision >= 0.95
    assert recall >= 0.93


def test_relatives_are_told_from_the_patient(tallies: Counter[tuple[str, bool, bool]]) -> None:
    assert tallies["family", False, True] <= 2
