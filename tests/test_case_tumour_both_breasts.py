"""Lesions of both breasts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

ROWS = [
    pytest.param(
        "A 33-year-old woman had palpable tumours of the right breast (two) and left breast (one).",
        {"laterality": "bilateral"},
        id="a-33-year-old-woman-had",
    ),
    pytest.param(
        "A 33-year-old woman had masses in both breasts.", {"laterality": "bilateral"}, id="a-33-year-old-woman-had-2"
    ),
    pytest.param(
        "A 33-year-old woman had bilateral breast lumps.", {"laterality": "bilateral"}, id="a-33-year-old-woman-had-3"
    ),
    pytest.param(
        "A 33-year-old woman had a lump of the right breast and the left breast was normal.",
        {"laterality": "right"},
        id="one-normal",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
