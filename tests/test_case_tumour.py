"""Size, grade, TNM, stage and BI-RADS categories as printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param("Ultrasound showed a mass of 3.5 x 1.5 cm.", {"tumour_size_mm": 35.0}, id="size-by-imaging"),
    pytest.param(
        "Physical examination revealed a 4 cm lump. Mammography showed a 26 mm mass.",
        {"tumour_size_mm": 26.0},
        id="size-felt-then-measured",
    ),
    pytest.param("The specimen held a tumour of seven centimetres.", {"tumour_size_mm": 70.0}, id="size-in-words"),
    pytest.param("Ultrasound showed an axillary lymph node of 18 mm.", {"tumour_size_mm": None}, id="size-of-a-node"),
    pytest.param("The tumour was 2 mm from the margin.", {"tumour_size_mm": None}, id="margin"),
    pytest.param("The carcinoma was grade III.", {"grade": 3}, id="grade-roman"),
    pytest.param("It was a SBR II carcinoma.", {"grade": 2}, id="grade-sbr"),
    pytest.param("Tumour grade \u0130 was found.", {"grade": None}, id="grade-with-a-dotted-capital"),
    pytest.param("Histological grade \u0131.", {"grade": None}, id="grade-with-a-dotless-letter"),
    pytest.param("The mass measured 30 mm by 2 cm.", {"tumour_size_mm": 30.0}, id="size-in-two-units"),
    pytest.param("She had grade 3 neutropenia.", {"grade": None}, id="grade-of-toxicity"),
    pytest.param("It was poorly differentiated.", {"grade": None}, id="poorly-differentiated"),
    pytest.param("It was staged pT2 N1 M0.", {"tnm": ("pT2N1M0",)}, id="tnm"),
    pytest.param(
        "The stage was cT2N0M0, later ypT1bN0.", {"tnm": ("cT2N0M0", "ypT1bN0")}, id="tnm-clinical-and-pathological"
    ),
    pytest.param("T2-weighted MRI and the T5 vertebra were normal.", {"tnm": ()}, id="t2-weighted"),
    pytest.param("Stage IIA disease was found.", {"stage": ("IIA",)}, id="stage"),
    pytest.param("The finding was classified as BI-RADS category 4A.", {"birads": ("4A",)}, id="birads"),
    pytest.param(
        "It was Breast Imaging Reporting and Data System category 5.", {"birads": ("5",)}, id="birads-written-out"
    ),
    pytest.param("The lesion was BI-RADS IV.", {"birads": ("4",)}, id="birads-roman"),
    pytest.param("Mammography showed an ACR5 lesion.", {"birads": ("5",)}, id="acr"),
    pytest.param("Breast density was ACR 3.", {"birads": ()}, id="density"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
