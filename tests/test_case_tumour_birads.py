"""Categories of BI-RADS in every notation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param("The finding was classified as BI-RADS category 4A.", {"birads": ("4A",)}, id="birads"),
    pytest.param(
        "It was Breast Imaging Reporting and Data System category 5.", {"birads": ("5",)}, id="birads-written-out"
    ),
    pytest.param("The lesion was BI-RADS IV.", {"birads": ("4",)}, id="birads-roman"),
    pytest.param("Mammography showed an ACR5 lesion.", {"birads": ("5",)}, id="acr"),
    pytest.param("Breast density was ACR 3.", {"birads": ()}, id="density"),
    pytest.param("It was BI-RADS 4c.", {"birads": ("4C",)}, id="bi-rads-4c"),
    pytest.param("It was ACR5.", {"birads": ("5",)}, id="acr5"),
    pytest.param("It was BIRADS category IV.", {"birads": ("4",)}, id="birads-category-iv"),
    pytest.param("It was BI-RADS: 5.", {"birads": ("5",)}, id="bi-rads-5"),
    pytest.param("It was classified as category 4 of the ACR.", {"birads": ("4",)}, id="classified-category-4-acr"),
    pytest.param("It was BI-RADS 4/5.", {"birads": ("4", "5")}, id="bi-rads-4-5"),
    pytest.param("It was BI-RADS® category 4B.", {"birads": ("4B",)}, id="bi-rads-category-4b"),
    pytest.param("It was category 5 (BI-RADS).", {"birads": ("5",)}, id="category-5-bi-rads"),
    pytest.param("It was ACR BI-RADS IVa.", {"birads": ("4A",)}, id="acr-bi-rads-iva"),
    pytest.param("It was BI-RADS-US 4.", {"birads": ("4",)}, id="bi-rads-us-4"),
    pytest.param("It was BI-RADS (category 4).", {"birads": ("4",)}, id="bi-rads-category-4"),
    pytest.param("It was BI-RADS 4 (b).", {"birads": ("4B",)}, id="bi-rads-4-b"),
    pytest.param("It was BI-RADS 5 and a cyst.", {"birads": ("5",)}, id="bi-rads-5-cyst"),
    pytest.param("It was BI-RADS score of 5.", {"birads": ("5",)}, id="bi-rads-score-5"),
    pytest.param("It was in BI-RADS category 3 and 4.", {"birads": ("3", "4")}, id="bi-rads-category-3-4"),
    pytest.param("It was graded BI-RADS V.", {"birads": ("5",), "grade": None}, id="graded-bi-rads-v"),
    pytest.param("Mammogram: irregular density, ACR 5.", {"birads": ("5",)}, id="a-density-is-a-lesion-too"),
    pytest.param("Mammography was BI-RADS 1, breast density b.", {"birads": ("1",)}, id="density-beside-a-category"),
    pytest.param("Mammography: thickening, ACR (BI-RADS) 5.", {"birads": ("5",)}, id="two-names"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
