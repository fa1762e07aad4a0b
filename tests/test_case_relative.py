"""Relatives who are patients of the report, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.case.patients import Patient
from ingest.case.relative import is_another
from ingest.model import Reading

NOUNS = [
    pytest.param("The mother came.", ("mother", "woman"), False, id="so-called"),
    pytest.param("The sister came.", ("mother", "woman"), True, id="another-relation"),
    pytest.param("Her sister came.", ("sister",), True, id="the-sister-of-the-sister"),
    pytest.param("The mother came.", (), True, id="a-single-patient"),
]


@pytest.mark.parametrize(("text", "called", "another"), NOUNS)
def test_who_is_another(text: str, called: tuple[str, ...], another: bool) -> None:
    assert is_another(text, 4, Patient(None, (), called)) is another


REPORTS = [
    pytest.param(
        "We report a mother and daughter with breast cancer. The mother, aged 62, had a mass of the left breast. "
        "Pathology of the mother's tumour showed an invasive ductal carcinoma, ER positive. The daughter, aged 37, had a "
        "mass of the right breast. The daughter's tumour was an invasive lobular carcinoma, ER negative.",
        [
            ("left", ("invasive ductal carcinoma",), "positive"),
            ("right", ("invasive lobular carcinoma",), "negative"),
        ],
        id="introduced-together",
    ),
    pytest.param(
        "Case 1: A 47-year-old woman had a mass of the left breast. Biopsy showed an invasive ductal carcinoma, ER "
        "positive. Case 2: Her 22-year-old daughter presented with a mass of the right breast. Biopsy of the daughter "
        "showed an invasive lobular carcinoma, ER negative.",
        [
            ("left", ("invasive ductal carcinoma",), "positive"),
            ("right", ("invasive lobular carcinoma",), "negative"),
        ],
        id="numbered",
    ),
]


@pytest.mark.parametrize(("text", "told"), REPORTS)
def test_what_is_said_of_the_relative_is_the_patients(
    text: str, told: list[tuple[str, tuple[str, ...], str]], reading_of: Callable[[str], Reading]
) -> None:
    assert [(case.laterality, case.histology, case.er) for case in reading_of(text).cases] == told


def test_the_death_of_a_relative_who_is_the_patient(reading_of: Callable[[str], Reading]) -> None:
    text = (
        "We report two sisters with breast cancer. The first sister had a mass of the left breast. The first sister died. "
        "The second sister had a mass of the right breast. Her sister died."
    )
    assert [case.outcome for case in reading_of(text).cases] == [("death",), ()]
