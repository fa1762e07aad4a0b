"""Outcomes of the patient and the length of follow-up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "Surgery showed a pathological complete response.", {"outcome": ("pathological_complete_response",)}, id="pcr"
    ),
    pytest.param(
        "MRI showed complete response. Pathology showed a pathological complete response.",
        {"outcome": ("pathological_complete_response",)},
        id="pcr-includes-complete-response",
    ),
    pytest.param(
        "At 5 years there was no evidence of recurrence.",
        {"outcome": ("no_recurrence",), "follow_up_months": 60.0},
        id="no-recurrence",
    ),
    pytest.param(
        "Recurrence was not observed during a 10-year follow-up.",
        {"outcome": ("no_recurrence",), "follow_up_months": 120.0},
        id="negated-recurrence",
    ),
    pytest.param(
        "Two years later the tumour recurred.", {"outcome": ("recurrence",), "follow_up_months": None}, id="recurrence"
    ),
    pytest.param("The axillary lymph nodes contained metastases.", {"outcome": ()}, id="nodes"),
    pytest.param("Lung metastases were found.", {"outcome": ("metastasis",)}, id="distant"),
    pytest.param("There was no distant metastasis.", {"outcome": ()}, id="no-metastasis"),
    pytest.param("She died after 8 months.", {"outcome": ("death",), "follow_up_months": 8.0}, id="death"),
    pytest.param("She has five children alive.", {"outcome": ()}, id="children"),
    pytest.param("The cells did not differ from those of disease-free controls.", {"outcome": ()}, id="controls"),
    pytest.param(
        "She took tamoxifen for 5 years. She is alive at 24 months.",
        {"outcome": ("alive",), "follow_up_months": 24.0},
        id="duration-of-treatment",
    ),
    pytest.param("She was followed up every three months.", {"follow_up_months": None}, id="interval-of-visits"),
    pytest.param(
        "Our patient fared worse than a pathological complete response would suggest.", {"outcome": ()}, id="comparison"
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
