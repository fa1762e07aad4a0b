import json

import pytest

from kb.answers import formatted

ROWS = [
    {"test": "MRI", "value": 0.84, "note": None, "sentence": "It was \x0284\x03%,\nas said."},
    {"test": "CT", "value": 1.0, "note": None, "sentence": "x" * 400},
]


def test_json_keeps_values() -> None:
    assert json.loads(formatted(ROWS, "json")) == ROWS


def test_csv_has_a_header_and_a_line_for_each_row() -> None:
    lines = formatted([{"a": 1, "b": None}, {"a": "x,y", "b": 2}], "csv").splitlines()
    assert lines == ["a,b", "1,", '"x,y",2']


def test_table_leaves_out_empty_columns_and_cuts_long_cells() -> None:
    table = formatted(ROWS, "table")
    assert "note" not in table
    assert "It was 84%, as said." in table
    assert "…" in table
    assert "x" * 200 not in table.replace("\n", "")


@pytest.mark.parametrize(("form", "text"), [("table", "no rows\n"), ("csv", "\n"), ("json", "[]\n")])
def test_no_rows(form: str, text: str) -> None:
    assert formatted([], form) == text
