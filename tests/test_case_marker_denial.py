"""Which words a denial reaches."""

from __future__ import annotations

import pytest

from ingest.case.marker.denial import denied_after, is_denied, negated, unknown_after

BEFORE = [
    pytest.param("lack of ", "positivity", True, id="lack-of"),
    pytest.param("neither ER nor PR ", "expressed", True, id="neither-nor"),
    pytest.param("the cells failed to ", "express", True, id="failed"),
    pytest.param("without ", "expression", True, id="without"),
    pytest.param("positive without mention of the ", "expression", False, id="without-mention"),
    pytest.param("not only ", "positive", False, id="not-only"),
    pytest.param("FISH analysis excluded HER2 ", "amplification", True, id="excluded-by-a-test"),
    pytest.param("lymphoma was excluded and ER was ", "positive", False, id="something-else-was-excluded"),
    pytest.param("ER was not seen but PR was ", "positive", False, id="another-clause"),
]


@pytest.mark.parametrize(("before", "word", "expected"), BEFORE)
def test_negation_before_a_word(before: str, word: str, expected: bool) -> None:
    assert negated(before + word, len(before)) is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param("ER was not ", True, id="not"),
        pytest.param("ER was no longer ", True, id="no-longer"),
        pytest.param("neither ER nor PR was ", True, id="neither-nor"),
        pytest.param("it was not a ", True, id="not-a"),
        pytest.param("ER was ", False, id="plain"),
    ],
)
def test_a_denied_negative_is_none(before: str, expected: bool) -> None:
    assert is_denied(before + "negative", len(before)) is expected


AFTER = [
    pytest.param(" was absent", True, False, id="absent"),
    pytest.param(" of HER2 was not detected", True, False, id="not-detected"),
    pytest.param(" was ruled out", True, False, id="ruled-out"),
    pytest.param(" was excluded", True, False, id="excluded"),
    pytest.param(" could not be demonstrated", True, False, id="could-not-be-demonstrated"),
    pytest.param(" has not been found", True, False, id="has-not-been-found"),
    pytest.param(" is highly unlikely", True, False, id="unlikely"),
    pytest.param(" could not be excluded", False, True, id="could-not-be-excluded"),
    pytest.param(" was not assessed", False, True, id="not-assessed"),
    pytest.param(" is pending", False, True, id="pending"),
    pytest.param(" status unknown", False, True, id="unknown"),
    pytest.param(" was strong", False, False, id="stated"),
]


@pytest.mark.parametrize(("after", "denied", "unknown"), AFTER)
def test_denial_behind_a_noun(after: str, denied: bool, unknown: bool) -> None:
    noun = "overexpression"
    assert (denied_after(noun + after, len(noun)), unknown_after(noun + after, len(noun))) == (denied, unknown)
