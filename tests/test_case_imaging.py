"""Imaging that was performed, not planned, refused or discussed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "Mammography and ultrasound were performed.", {"imaging": ("mammography", "ultrasound")}, id="performed"
    ),
    pytest.param("DCE-MRI showed enhancement.", {"imaging": ("mri",)}, id="protocol"),
    pytest.param("MRI was not performed.", {"imaging": ()}, id="not-done"),
    pytest.param("She refused mammography.", {"imaging": ()}, id="refused"),
    pytest.param("MRI was recommended.", {"imaging": ()}, id="recommended"),
    pytest.param("Mammography did not show a mass.", {"imaging": ("mammography",)}, id="negative-result"),
    pytest.param("There was no metastasis on CT.", {"imaging": ("ct",)}, id="negated-finding"),
    pytest.param("MRI is the most accurate method.", {"imaging": ()}, id="general-remark"),
    pytest.param("The specimen radiograph contained calcifications.", {"imaging": ()}, id="specimen"),
    pytest.param("PET/CT was normal. The PET was repeated.", {"imaging": ("pet_ct",)}, id="pet-ct"),
    pytest.param("Imaging modalities included MRI.", {"imaging": ("mri",)}, id="modalities"),
    pytest.param("The woman, usually in good health, had an MRI.", {"imaging": ("mri",)}, id="usually"),
    pytest.param("MRI was preferred over CT.", {"imaging": ("mri",)}, id="preferred-over"),
    pytest.param(
        "Positron emission tomography (PET)/computed tomography (CT) showed uptake.",
        {"imaging": ("pet_ct",)},
        id="pet-ct-in-full",
    ),
    pytest.param("Neither CT nor MRI showed metastases.", {"imaging": ("ct", "mri")}, id="neither-showed"),
    pytest.param("Neither CT nor MRI was done.", {"imaging": ()}, id="neither-was-done"),
    pytest.param("PET and CT were done.", {"imaging": ("pet", "ct")}, id="pet-and-ct"),
    pytest.param("A lung nodule was resected by thoracoscopy.", {"imaging": ()}, id="the-way-of-an-operation"),
    pytest.param("Diagnostic laparoscopy showed ascites.", {"imaging": ("endoscopy",)}, id="laparoscopy-that-looked"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
