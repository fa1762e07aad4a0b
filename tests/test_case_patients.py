"""Which documents describe patients, how many, and which sentences are theirs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.case.patients import find_patients

DOCUMENTS = [
    pytest.param("A 48-year-old woman was admitted. She had a lump.", 1, id="one-patient"),
    pytest.param("A woman in her 60s was found to have a breast mass.", 1, id="age-by-decade"),
    pytest.param(
        "Methods\nWe studied 90 women with a mean age of 48 years.\nResults\nThe sensitivity was 90%.", 0, id="a-study"
    ),
    pytest.param(
        "Introduction\nBreast cancer is frequent.\nConclusion\nMRI is accurate in many patients.", 0, id="a-review"
    ),
    pytest.param(
        "Case 1: A 40-year-old woman had a lump. She was treated.\n\nCase 2: A 55-year-old man had a lump. He died.",
        2,
        id="numbered-cases",
    ),
    pytest.param(
        "The first patient was a 40-year-old woman. She had a lump. The second patient was a 51-year-old woman.",
        2,
        id="ordinals",
    ),
    pytest.param(
        "A 34-year-old woman had a lump. She was treated. A 57-year-old woman had a mass. She died.",
        2,
        id="introduced-by-age",
    ),
    pytest.param(
        "A woman, 34 years old, had a lump. She was treated. In May, a woman aged 57 had a mass.",
        2,
        id="age-behind-the-noun",
    ),
    pytest.param("One patient was a 40-year-old woman. The other was a 45-year-old man.", 2, id="one-and-the-other"),
    pytest.param(
        "A 40-year-old woman had a lump. A second patient presented with pain.", 2, id="only-the-second-is-counted"
    ),
    pytest.param(
        "A 40-year-old woman received a graft. The donor was a 30-year-old man.", 1, id="a-donor-is-no-patient"
    ),
    pytest.param(
        "Introduction\nMRI is a test. The woman was 48 years old. She had a lump.\nDiscussion\nMRI is good.",
        1,
        id="told-in-the-introduction",
    ),
    pytest.param("A 34-year-old woman had a lump. Her sister died at 50.", 1, id="a-relative-is-no-patient"),
]


@pytest.mark.parametrize(("text", "number"), DOCUMENTS)
def test_the_number_of_patients(text: str, number: int, annotated_of: Callable[[str], AnnotatedText]) -> None:
    assert len(find_patients(annotated_of(text))) == number


def test_patients_have_labels_and_regions_of_their_own(annotated_of: Callable[[str], AnnotatedText]) -> None:
    text = "Case 1: A 40-year-old woman had a lump.\n\nCase 2: A 55-year-old man had a lump."
    first, second = find_patients(annotated_of(text))
    assert (first.label, second.label) == ("Case 1", "Case 2")
    assert first.end <= second.start


def test_the_discussion_counts_only_where_it_speaks_of_the_patient(
    annotated_of: Callable[[str], AnnotatedText],
) -> None:
    text = (
        "Case report\nA 40-year-old woman had a lump.\nDiscussion\nMost patients are men. "
        "In our patient, MRI was normal.\nReferences\n1. A 30-year-old woman."
    )
    annotated = annotated_of(text)
    (patient,) = find_patients(annotated)
    told = [annotated.text[s.start : s.end] for s in patient.sentences]
    assert "In our patient, MRI was normal." in told
    assert not any("Most patients" in sentence or "30-year-old" in sentence for sentence in told)
