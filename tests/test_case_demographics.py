"""Age and sex of the index patient, apart from relatives and other events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = ""

ROWS = [
    pytest.param("A 48-year-old woman was admitted.", {"age_years": 48.0, "sex": "female"}, id="hyphenated"),
    pytest.param("A 75–year–old man was admitted.", {"age_years": 75.0, "sex": "male"}, id="en-dashes"),
    pytest.param(
        "Mrs A, 61 years old, consulted us. She had a lump.", {"age_years": 61.0, "sex": "female"}, id="title"
    ),
    pytest.param(
        "The patient, aged 52, was admitted. He had a breast lump.", {"age_years": 52.0, "sex": "male"}, id="aged"
    ),
    pytest.param("We present a woman of 44 years who had a mass.", {"age_years": 44.0}, id="of-n-years"),
    pytest.param("A 14-month-old boy stopped walking. He was seen.", {"age_years": 1.17, "sex": "male"}, id="months"),
    pytest.param(
        "A 4 and a half years old male child presented. He was seen.",
        {"age_years": 4.5, "sex": "male"},
        id="and-a-half",
    ),
    pytest.param(
        "Her mother, 70 years old, had cancer. A 45-year-old woman presented to us.",
        {"age_years": 45.0},
        id="relative-first",
    ),
    pytest.param(
        "The patient was a woman. Her menarche was at age 12. She was 64 years old.", {"age_years": 64.0}, id="menarche"
    ),
    pytest.param(
        "A 37-year-old woman, mother of two, felt a lump.", {"age_years": 37.0, "sex": "female"}, id="mother-of-two"
    ),
    pytest.param(
        "The patient was 60 years old. She was treated, and her tumour shrank.", {"sex": "female"}, id="pronouns-only"
    ),
    pytest.param(
        "A 50-year-old patient was seen. Her brother had died. She had a mass.",
        {"sex": "female"},
        id="brother-is-not-the-patient",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
