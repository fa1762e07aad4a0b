"""Operations that took place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "After lumpectomy seven axillary lymph nodes were removed.",
        {"surgery": ("breast_conserving_surgery", "axillary_dissection")},
        id="nodes-removed",
    ),
    pytest.param(
        "She had a mastectomy with lymph node dissection.",
        {"surgery": ("mastectomy", "axillary_dissection")},
        id="nodes-of-a-breast",
    ),
    pytest.param(
        "Wide local excision of the tumour was done.", {"surgery": ("breast_conserving_surgery",)}, id="wide-excision"
    ),
    pytest.param("The tumour was excised. Mastectomy followed.", {"surgery": ("mastectomy",)}, id="an-operation-named"),
    pytest.param("The tumour was excised.", {"surgery": ("other_surgery",)}, id="an-operation-unnamed"),
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


def test_another_organ_is_not_conserved_as_a_breast(reading_of: Callable[[str], Reading]) -> None:
    text = "A 60-year-old man presented with a melanoma of the heel. Wide local excision and a rotation flap were done."
    assert reading_of(text).cases[0].surgery == ("other_surgery",)
