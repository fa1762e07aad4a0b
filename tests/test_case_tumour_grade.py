"""The grade of the neoplasm, on whichever scale prints it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.case.tumour.grade import grade_of_score
from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param("The carcinoma was grade III.", {"grade": 3}, id="grade-roman"),
    pytest.param("It was a SBR II carcinoma.", {"grade": 2}, id="grade-sbr"),
    pytest.param("Tumour grade İ was found.", {"grade": None}, id="grade-with-a-dotted-capital"),
    pytest.param("Histological grade ı.", {"grade": None}, id="grade-with-a-dotless-letter"),
    pytest.param("She had grade 3 neutropenia.", {"grade": None}, id="grade-of-toxicity"),
    pytest.param("It was poorly differentiated.", {"grade": None}, id="poorly-differentiated"),
    pytest.param(
        "The carcinoma shrank. She had grade 1 diastolic dysfunction.", {"grade": None}, id="diastolic-dysfunction"
    ),
    pytest.param(
        "After removal of the schwannoma she had a House-Brackmann grade 2 palsy.", {"grade": None}, id="facial-palsy"
    ),
    pytest.param("With the carcinoma she had a grade 3 murmur.", {"grade": None}, id="murmur"),
    pytest.param("The carcinoma caused grade 2 ascites.", {"grade": None}, id="of-the-noun-behind"),
    pytest.param("Chemotherapy for the cancer caused CTCAE grade 3 fever.", {"grade": None}, id="fever"),
    pytest.param("The cancer patient had varices of grade 2.", {"grade": None}, id="varices"),
    pytest.param(
        "The tumour compressed the ureter with hydronephrosis, grade 3.", {"grade": None}, id="hydronephrosis"
    ),
    pytest.param("The muscle power was grade 3.", {"grade": None}, id="power"),
    pytest.param(
        "Biopsy showed a grade 2 invasive carcinoma; she had grade 3 mucositis.", {"grade": 2}, id="tumour-and-toxicity"
    ),
    pytest.param("The tumour had a Nottingham grade of 3.", {"grade": 3}, id="nottingham"),
    pytest.param("Histology showed a meningioma, WHO grade 2.", {"grade": 2}, id="who"),
    pytest.param("The carcinoma was grade II/III.", {"grade": 2}, id="grade-ii-iii"),
    pytest.param("The carcinoma was SBR III.", {"grade": 3}, id="sbr-iii"),
    pytest.param("The carcinoma was G3.", {"grade": 3}, id="g3"),
    pytest.param(
        "The carcinoma was of Scarff-Bloom-Richardson grade II.", {"grade": 2}, id="scarff-bloom-richardson-grade-ii"
    ),
    pytest.param("The carcinoma was MSBR grade 2.", {"grade": 2}, id="msbr-grade-2"),
    pytest.param("It was an Elston-Ellis grade 3 carcinoma.", {"grade": 3}, id="elston-ellis-grade-3"),
    pytest.param(
        "It was a grade III carcinoma of Scarff Bloom and Richardson.",
        {"grade": 3},
        id="grade-iii-scarff-bloom-richardson",
    ),
    pytest.param("The carcinoma had a Nottingham score of 7/9.", {"grade": 2}, id="nottingham-score-7-9"),
    pytest.param("The carcinoma had a Nottingham score 8 of 9.", {"grade": 3}, id="nottingham-score-8-9"),
    pytest.param(
        "The carcinoma had a Nottingham histologic score of 5.", {"grade": 1}, id="nottingham-histologic-score-5"
    ),
    pytest.param(
        "The carcinoma was Nottingham grade 2 (score 3+3+1=7).", {"grade": 2}, id="nottingham-grade-2-score-3-3"
    ),
    pytest.param("The carcinoma was high-grade.", {"grade": None}, id="high-grade"),
    pytest.param("The carcinoma was poorly differentiated.", {"grade": None}, id="poorly-differentiated-again"),
    pytest.param("The carcinoma was histological grade three.", {"grade": 3}, id="histological-grade-three"),
    pytest.param("The carcinoma was grade 2-3.", {"grade": None}, id="grade-2-3"),
    pytest.param("The carcinoma was grade 3 (Bloom and Richardson).", {"grade": 3}, id="grade-3-bloom-richardson"),
    pytest.param(
        "Core biopsy showed a grade 1 carcinoma. The mastectomy specimen showed a grade 3 carcinoma.",
        {"grade": 3},
        id="specimen-before-core-biopsy",
    ),
    pytest.param(
        "Frozen section showed a grade 2 carcinoma. Final histology showed a grade 3 carcinoma.",
        {"grade": 3},
        id="final-before-frozen-section",
    ),
    pytest.param(
        "Core biopsy showed a grade 1 carcinoma. The resected recurrence was a grade 3 carcinoma.",
        {"grade": 1},
        id="not-that-of-a-recurrence",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected


@pytest.mark.parametrize(("score", "grade"), [(3, 1), (5, 1), (6, 2), (7, 2), (8, 3), (9, 3)])
def test_the_grade_of_a_nottingham_score(score: int, grade: int) -> None:
    assert grade_of_score(score) == grade
