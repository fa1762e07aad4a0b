"""Values with their places, and what stands in the case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said, Value, contradiction, fact, printed, settled

VALUES: list[object] = [
    pytest.param(True, "true", id="truth"),
    pytest.param(48.0, "48", id="whole-number"),
    pytest.param(1.17, "1.17", id="decimal"),
    pytest.param(3, "3", id="grade"),
    pytest.param("mri", "mri", id="label"),
]


@pytest.mark.parametrize(("value", "text"), VALUES)
def test_a_value_as_text(value: Value, text: str) -> None:
    assert printed(value) == text


def test_the_first_value_of_a_field_and_every_value_of_a_set_stand() -> None:
    said = [
        Said("grade", 3, 0, 1), Said("grade", 2, 5, 6), Said("imaging", "ct", 7, 9), Said("imaging", "mri", 10, 13),
        Said("imaging", "ct", 20, 22),
    ]  # fmt: skip
    assert settled(said) == [said[0], said[2], said[3]]


def test_a_fact_quotes_the_document_and_its_sentence(annotated_of: Callable[[str], AnnotatedText]) -> None:
    made = fact(annotated_of("She was well.\nThe side\nwas left. It healed."), Said("laterality", "left", 27, 31))
    assert (made.quote, made.value, made.field) == ("left", "left", "laterality")
    assert made.evidence.quote == "The side\nwas left."


def test_a_contradiction_holds_both_readings(annotated_of: Callable[[str], AnnotatedText]) -> None:
    annotated = annotated_of("It was left. It was right.")
    made = contradiction(annotated, [Said("laterality", "left", 7, 11), Said("laterality", "right", 20, 25)])
    assert (made.field, [reading.quote for reading in made.readings]) == ("laterality", ["left", "right"])
