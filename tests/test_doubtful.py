"""Which claims are kept for review because OCR was not sure of their figures."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from ingest.claim.doubtful import with_doubts_of_ocr
from ingest.model import Claim, Reading
from ingest.read.page import Doubt
from kb.claims import REVIEW_BELOW

TEXT = (
    "In our 60 patients, the sensitivity of MRI was 84% (95% CI 71-93%; 42 of 50). Its specificity was 90%. "
    "There were 84 biopsies."
)


def doubted(reading: Reading, *words: str) -> tuple[Claim, ...]:
    """Return the claims of a reading when OCR was not sure of these words, which are searched one after the other."""
    text, at, doubts = reading.document.text, 0, []
    for word in words:
        at = text.index(word, at)
        doubts.append(Doubt(at, at + len(word), 41))
        at += len(word)
    assert all(one.end <= other.start for one, other in pairwise(doubts))
    return with_doubts_of_ocr(reading.claims, doubts, text)


@pytest.mark.parametrize(
    ("words", "measures"),
    [
        pytest.param((), set(), id="none"),
        pytest.param(("84%",), {"sensitivity"}, id="the figure"),
        pytest.param(("4",), {"sensitivity"}, id="a part of the figure"),
        pytest.param(("71-93%;",), {"sensitivity"}, id="the interval"),
        pytest.param(("42",), {"sensitivity"}, id="a count"),
        pytest.param(("60",), set(), id="another number of the sentence"),
        pytest.param(("patients,", "MRI"), set(), id="words"),
        pytest.param(("84%", "90%."), {"sensitivity", "specificity"}, id="two figures"),
        pytest.param(("84 biopsies.",), set(), id="the same number in another sentence"),
    ],
)
def test_doubtful_figures_are_kept_for_review(
    reading_of: Callable[[str], Reading], words: tuple[str, ...], measures: set[str]
) -> None:
    reading = reading_of(TEXT)
    claims = doubted(reading, *words)
    assert {claim.measure for claim in claims if claim.confidence < REVIEW_BELOW} == measures
    assert [claim for claim in claims if claim.measure not in measures] == [
        claim for claim in reading.claims if claim.measure not in measures
    ]


def test_the_doubt_says_which_word_and_how_sure_it_is(reading_of: Callable[[str], Reading]) -> None:
    [claim] = [claim for claim in doubted(reading_of(TEXT), "84%", "71-93%;") if claim.measure == "sensitivity"]
    assert claim.doubts[-1] == "figure: OCR was not sure of `84%` (41 of 100), `71-93%;` (41 of 100)"


def test_a_lower_confidence_stays(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of(TEXT)
    unsure = reading.model_copy(
        update={"claims": tuple(claim.model_copy(update={"confidence": 0.1}) for claim in reading.claims)}
    )
    assert {claim.confidence for claim in doubted(unsure, "84%")} == {0.1}
