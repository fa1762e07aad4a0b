"""Operations that took place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "Mastectomy would have been the usual advice. She received lumpectomy.",
        {"surgery": ("breast_conserving_surgery",)},
        id="would-have-been",
    ),
    pytest.param(
        "She had a quadrantectomy with sentinel node.",
        {"surgery": ("breast_conserving_surgery", "sentinel_node_biopsy")},
        id="with-sentinel-node",
    ),
    pytest.param(
        "She underwent lumpectomy with axillary node dissection.",
        {"surgery": ("breast_conserving_surgery", "axillary_dissection")},
        id="operations",
    ),
    pytest.param("Modified radical mastectomy was performed.", {"surgery": ("mastectomy",)}, id="patey"),
    pytest.param("The surgical resection margins were clear.", {"surgery": ()}, id="margins"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
