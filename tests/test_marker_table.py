"""The table of marker readings: groups by tumour and time, and only columns that say something."""

from __future__ import annotations

from typing import Any

import pytest

from kb.marker_table import marker_table

READ = (
    "status",
    "percent",
    "percent_high",
    "ihc",
    "allred",
    "h_score",
    "fish",
    "ratio",
    "clone",
    "time",
    "page",
    "laterality",
)


def row(marker: str, tumour: str = "primary", **said: Any) -> dict[str, Any]:
    place = {"id": marker, "start": 0, "end": 1, "quote": "x", "sentence": "x."}
    return dict.fromkeys(READ) | place | {"marker": marker, "tumour": tumour} | said


def test_groups_and_rows_stand_in_a_fixed_order() -> None:
    table = marker_table([
        row("er", "secondary", status="negative"), row("ki67", time="after_treatment", percent=10.0),
        row("her2", time="before_treatment", status="negative"), row("er", time="before_treatment", status="positive"),
        row("pr", status="positive"),
    ])  # fmt: skip
    assert [(group.name, [row.marker for row in group.rows]) for group in table.groups] == [
        ("Primary tumour, before treatment", ["ER", "HER2"]),
        ("Primary tumour", ["PR"]),
        ("Primary tumour, after treatment", ["Ki-67"]),
        ("Metastasis or recurrence", ["ER"]),
    ]


@pytest.mark.parametrize(
    ("said", "columns", "cells"),
    [
        pytest.param({"status": "positive"}, ("Status",), ("positive",), id="status"),
        pytest.param({"status": "positive", "laterality": "left"}, ("Side", "Status"), ("left", "positive"), id="side"),
        pytest.param({"percent": 0.0}, ("Stained cells",), ("0%",), id="none of the cells"),
        pytest.param({"percent": 15.0, "percent_high": 20.0}, ("Stained cells",), ("15–20%",), id="range"),
        pytest.param({"ihc": "2+", "allred": 0}, ("Score",), ("IHC 2+, Allred 0",), id="scores"),
        pytest.param({"h_score": 270.0}, ("Score",), ("H-score 270",), id="H-score"),
        pytest.param(
            {"fish": "not_amplified", "ratio": 1.3},
            ("In situ hybridisation",),
            ("not amplified, ratio 1.3",),
            id="FISH",
        ),
        pytest.param({"status": "negative", "clone": "SP1"}, ("Status", "Clone"), ("negative", "SP1"), id="clone"),
    ],
)
def test_columns_say_something(said: dict[str, Any], columns: tuple[str, ...], cells: tuple[str, ...]) -> None:
    table = marker_table([row("er", **said)])
    assert (table.columns, table.groups[0].rows[0].cells) == (columns, cells)


def test_no_reading_gives_no_table() -> None:
    assert marker_table([]).groups == ()
