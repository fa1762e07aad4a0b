"""How the places of one figure make one claim when OCR was not sure at one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.model import Claim, Reading
from kb.claims import Place, statements

REPORT = Reading.model_validate_json((Path(__file__).parent / "data" / "report.json").read_text(encoding="utf-8"))
DOUBT = "figure: OCR was not sure of `71-93%` (41 of 100)"


def place(name: str, sentence: int, **said: object) -> Place:
    """Return a place of the report's first claim, as though it were read again in another sentence."""
    first = REPORT.claims[0]
    evidence = first.evidence.model_copy(update={"start": sentence})
    return Place(name, "report", True, first.model_copy(update={"evidence": evidence, **said}))


SURE = place("sure", 23)
DOUBTFUL = place("doubtful", 80, confidence=0.45, ci_low=0.71, ci_high=0.93, ci_level=0.95, doubts=(DOUBT,))


def merged(*places: Place) -> tuple[Claim, bool]:
    [statement] = statements("paper", places)
    return statement.claim, statement.is_counted


@pytest.mark.parametrize(
    ("places", "interval", "doubts", "counted"),
    [
        pytest.param([SURE], None, (), True, id="sure"),
        pytest.param([DOUBTFUL], 0.71, (DOUBT,), False, id="doubtful"),
        pytest.param([SURE, DOUBTFUL], None, (), True, id="the doubtful place completes nothing"),
        pytest.param([DOUBTFUL, SURE], None, (), True, id="in whatever order"),
    ],
)
def test_what_a_doubtful_place_says(
    places: list[Place], interval: float | None, doubts: tuple[str, ...], counted: bool
) -> None:
    claim, is_counted = merged(*places)
    assert (claim.ci_low, claim.doubts, is_counted) == (interval, doubts, counted)
