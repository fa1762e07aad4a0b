"""Sentences that may tell of a patient, and those that give a person's age."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.case.told import gives_an_age, told_sentences

OPENINGS = [
    pytest.param("A 48-year-old woman was seen.", True, id="age before the person"),
    pytest.param("The patient, 48 years old, was seen.", True, id="age behind the person"),
    pytest.param("It is that of a girl seven years old.", True, id="nothing between"),
    pytest.param("A car mechanic, 57 years old, had a mass.", True, id="by occupation"),
    pytest.param("A healthy 25-year-old came with a lump.", True, id="the age stands for the person"),
    pytest.param("It grew in an 8-year-old.", True, id="at the end"),
    pytest.param("We searched a 20-year-old database.", False, id="something else that is old"),
    pytest.param("Female, 54 years of age, with a lump.", True, id="heads the sentence"),
    pytest.param("A woman (age 61) had a mass.", True, id="in brackets"),
    pytest.param("The mean age was 48 years.", False, id="a mean"),
    pytest.param("She was treated for 10 years.", False, id="a duration"),
]


@pytest.mark.parametrize(("text", "expected"), OPENINGS)
def test_a_person_with_an_age(text: str, expected: bool, annotated_of: Callable[[str], AnnotatedText]) -> None:
    annotated = annotated_of(text)
    assert gives_an_age(annotated.text, annotated.sentences[0]) is expected


TEXTS = [
    pytest.param("She had a lump.", ["She had a lump."], id="of the patient"),
    pytest.param("Such tumours are rare.", [], id="of the disease"),
    pytest.param("In the literature, 20 cases have been reported.", [], id="of the literature"),
    pytest.param("Her tumour is rare.", ["Her tumour is rare."], id="of the patient's tumour"),
    pytest.param("Other drugs in use are lapatinib and neratinib.", [], id="of treatment at large"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_what_may_tell_of_a_patient(
    text: str, expected: list[str], annotated_of: Callable[[str], AnnotatedText]
) -> None:
    annotated = annotated_of(text)
    assert [annotated.text[s.start : s.end] for s in told_sentences(annotated)] == expected
