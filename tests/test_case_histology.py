"""Diagnoses of the index tumour: final, affirmed, most specific."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "Biopsy revealed invasive ductal carcinoma.", {"histology": ("invasive ductal carcinoma",)}, id="affirmed"
    ),
    pytest.param(
        "Histology showed invasive ductal carcinoma and ductal carcinoma in situ.",
        {"histology": ("invasive ductal carcinoma", "ductal carcinoma in situ")},
        id="two",
    ),
    pytest.param(
        "The specimen showed infiltrating ductal carcinoma.",
        {"histology": ("invasive ductal carcinoma",)},
        id="infiltrating",
    ),
    pytest.param(
        "Biopsy revealed invasive lobular carcinoma without ductal carcinoma in situ.",
        {"histology": ("invasive lobular carcinoma",)},
        id="negated",
    ),
    pytest.param(
        "Fibroadenoma was suspected. Histopathology confirmed phyllodes tumour.",
        {"histology": ("phyllodes tumour",)},
        id="provisional",
    ),
    pytest.param(
        "It was initially diagnosed as fibroadenoma. The final diagnosis was mucinous carcinoma.",
        {"histology": ("mucinous carcinoma",)},
        id="initially",
    ),
    pytest.param(
        "Metaplastic carcinoma is a rare tumour. Biopsy showed tubular carcinoma.",
        {"histology": ("tubular carcinoma",)},
        id="general-remark",
    ),
    pytest.param(
        "Histopathology was consistent with apocrine carcinoma.",
        {"histology": ("apocrine carcinoma",)},
        id="consistent-with",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
