"""The readings of receptors and markers as a pathologist's table: primary tumour first, then what came back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from kb import wording
from kb.said import Said, said
from kb.select import Record

_ORDER = ("er", "pr", "her2", "ar", "ki67")
_TUMOURS = {"primary": "Primary tumour", "secondary": "Metastasis or recurrence"}
_TIMES = {"before_treatment": ", before treatment", None: "", "after_treatment": ", after treatment"}


@dataclass(frozen=True)
class MarkerRow:
    """One reading: the marker, a cell for each column of the table, and its place."""

    marker: str
    cells: tuple[str, ...]
    place: Said


@dataclass(frozen=True)
class MarkerGroup:
    """The readings of one tumour at one time."""

    name: str
    rows: tuple[MarkerRow, ...]


@dataclass(frozen=True)
class MarkerTable:
    """All readings of a case, under the columns in which any of them has something to say."""

    columns: tuple[str, ...]
    groups: tuple[MarkerGroup, ...]


def marker_table(readings: Sequence[Record]) -> MarkerTable:
    """Return the table of the rows of marker_reading of one case."""
    columns = [name for name, cell in _COLUMNS.items() if any(cell(row) for row in readings)]

    def group(row: Record) -> tuple[int, int]:
        return list(_TUMOURS).index(row["tumour"]), list(_TIMES).index(row["time"])

    def order(row: Record) -> tuple[object, ...]:
        return *group(row), _ORDER.index(row["marker"]), row["start"], row["id"]

    groups = []
    for (tumour, time), members in groupby(sorted(readings, key=order), key=group):
        name = list(_TUMOURS.values())[tumour] + list(_TIMES.values())[time]
        groups.append(MarkerGroup(name, tuple(_row(row, columns) for row in members)))
    return MarkerTable(tuple(columns), tuple(groups))


def _row(row: Record, columns: Sequence[str]) -> MarkerRow:
    marker = wording.field_name(row["marker"])
    return MarkerRow(marker, tuple(_COLUMNS[name](row) for name in columns), said(row, marker))


def _stained(row: Record) -> str:
    if row["percent"] is None:
        return ""
    high = "" if row["percent_high"] is None else f"–{row['percent_high']:g}"
    return f"{row['percent']:g}{high}%"


def _score(row: Record) -> str:
    scores = (("IHC", row["ihc"]), ("Allred", row["allred"]), ("H-score", row["h_score"]))
    return ", ".join(
        f"{name} {f'{score:g}' if name == 'H-score' else score}" for name, score in scores if score is not None
    )


def _hybridised(row: Record) -> str:
    ratio = "" if row["ratio"] is None else f"ratio {row['ratio']:g}"
    return ", ".join(filter(None, (wording.in_words(row["fish"] or ""), ratio)))


_COLUMNS: dict[str, Callable[[Record], str]] = {
    "Side": lambda row: row["laterality"] or "",
    "Status": lambda row: row["status"] or "",
    "Stained cells": _stained,
    "Score": _score,
    "In situ hybridisation": _hybridised,
    "Clone": lambda row: row["clone"] or "",
}
