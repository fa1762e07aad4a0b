"""Outcome words of the index disease, in reports without a neoplasm."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

NO_NEOPLASM = [
    pytest.param("Six months later the sarcoidosis recurred.", ("recurrence",), id="recurrence-of-the-disease"),
    pytest.param("No recurrence was seen.", ("no_recurrence",), id="no-recurrence"),
    pytest.param("There was a recurrence of vomiting.", (), id="recurrence-of-a-symptom"),
    pytest.param("There was a complete response to the antidote.", (), id="response-of-nothing-named"),
    pytest.param("The nephritis showed a complete remission.", ("complete_response",), id="remission-of-a-disease"),
    pytest.param("The dyspnoea regressed.", (), id="regression-of-a-symptom"),
]


@pytest.mark.parametrize(("text", "outcome"), NO_NEOPLASM)
def test_outcome_without_a_neoplasm(text: str, outcome: tuple[str, ...], reading_of: Callable[[str], Reading]) -> None:
    assert reading_of(f"A 48-year-old woman was admitted with chest pain. {text}").cases[0].outcome == outcome
