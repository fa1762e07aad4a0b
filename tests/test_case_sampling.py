"""Ways in which tissue was taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "A core biopsy was done. Later a metastasis was proven by biopsy of the liver.",
        {"tissue_sampling": ("core_biopsy", "biopsy_unspecified")},
        id="biopsy-of-another-organ",
    ),
    pytest.param(
        "Sentinel lymph node biopsy was performed.",
        {"surgery": ("sentinel_node_biopsy",), "tissue_sampling": ()},
        id="sentinel",
    ),
    pytest.param(
        "A tru-cut biopsy was done. The biopsy showed carcinoma.", {"tissue_sampling": ("core_biopsy",)}, id="core"
    ),
    pytest.param(
        "Fine needle aspiration was done. A biopsy was then performed.",
        {"tissue_sampling": ("fna", "biopsy_unspecified")},
        id="cytology-then-biopsy",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
