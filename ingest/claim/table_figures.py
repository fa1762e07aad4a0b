"""The figures of a table with their measures: which header names it, and which intervals and counts stand beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.claim.cell import read_cell, read_pair
from ingest.claim.grid import BodyRow, Grid
from ingest.claim.intervals import Interval
from ingest.claim.numbers import Value
from ingest.claim.table_context import READER, CaptionSaid
from ingest.claim.table_header import Headers, foreign_sensitivity, is_exposure, plain
from ingest.model import Measure
from ingest.printed import printed_value
from ingest.tabular import Cell

_ROUNDING = 0.0005
Found = tuple[tuple[Measure, ...], str, tuple[object, ...], bool]


@dataclass(frozen=True)
class Figure:
    """One figure of a table: its row and column in the grid, its measure, and where that was named.

    `series` holds together the figures that are printed on one scale: those of a column, a row or a panel.
    """

    row: int
    column: int
    cell: Cell
    measure: Measure
    value: Value
    named_in: str
    series: tuple[object, ...]
    labelled_percent: bool
    rule: str = "table cell"


def read_figures(grid: Grid, caption: CaptionSaid, headers: Headers) -> list[Figure]:
    """Return the figures of a table that are values of a measure, with the intervals and counts printed beside them."""
    figures = _with_counts(_with_intervals(grid, list(_figures(grid, caption, headers)), headers))
    return _of_accuracy(grid, caption, figures) if figures else []


def names_a_measure(grid: Grid, headers: Headers) -> bool:
    """Tell whether any header of a table names a measure."""
    return any(any(_measured(row, headers)) for row in grid.rows)


def names_tests(grid: Grid, headers: Headers) -> bool:
    """Tell whether any header of a table names a test other than a reader."""
    cells = {cell for row in grid.rows for path in row.header.own for cell in path}
    cells |= {cell for row in grid.rows for cell in row.stubs if cell.text}
    return any(test.labels != READER for cell in cells for test in headers.said(cell).tests)


def _measured(row: BodyRow, headers: Headers) -> Iterator[bool]:
    cells = [cell for path in row.header.paths for cell in path] + list(row.stubs) + ([row.panel] if row.panel else [])
    return (bool(headers.said(cell).measures) for cell in cells if cell.text)


def _figures(grid: Grid, caption: CaptionSaid, headers: Headers) -> Iterator[Figure]:
    """Yield the figures of a table that have a measure, before intervals beside and below them are joined."""
    by_caption = not names_a_measure(grid, headers)
    for number, row in enumerate(grid.rows):
        for column in range(1, len(row.cells)):
            cell = row.cells[column]
            kind, value, interval = read_cell(headers.without_callouts(cell))
            if kind not in ("figure", "interval", "words"):
                continue
            named = _measure_of(row, column, headers) if not by_caption else _of_caption(row, column, caption, headers)
            if named is None:
                continue
            measures, where, series, percent = named
            pair = read_pair(cell.text) if len(measures) == 2 and kind != "words" else None
            if pair:
                for measure, part in zip(measures, pair, strict=True):
                    yield Figure(number, column, cell, measure, part, where, (*series, measure), percent)
            elif value and len(measures) == 1 and not _is_beside(row, column, value, headers):
                yield Figure(number, column, cell, measures[0], value, where, series, percent)
            elif interval and len(measures) == 1 and not _is_interval(row, column, cell, headers):
                spread = Value(
                    interval.start, interval.end - len(interval.high), interval.low, "ratio",
                    high=interval.high, high_end=interval.end,
                )  # fmt: skip
                if "-" not in (interval.low[0], interval.high[0]) and "," not in cell.text:
                    yield Figure(
                        number, column, cell, measures[0], spread, where, series, percent, "range in a table cell"
                    )


def _measure_of(row: BodyRow, column: int, headers: Headers) -> Found | None:
    """Return the measures that the headers of a cell name, where they do, and the series that the cell belongs to."""
    path = row.header.paths[column] if column < len(row.header.paths) else ()
    left = [cell for cell in row.stubs[:column] if cell.text][::-1]
    panel = (row.panel,) if row.panel else ()
    if any(headers.said(cell).no_estimate for cell in (*path, *left[:2])):
        return None
    if any(is_exposure(cell.text) for cell in (*path, *left[:2])):
        return None
    above = next((said for cell in reversed(path) if (said := headers.said(cell).measures)), ())
    beside = next((said for cell in left if (said := headers.said(cell).measures)), ())
    over = next((said for cell in panel if (said := headers.said(cell).measures)), ())
    percent = any(headers.said(cell).percent for cell in path)
    if above and (not beside or beside == above or len(beside) > 1):
        return above, "column header", ("column", row.header.number, column), percent
    if above:
        return None
    if beside:
        return (
            beside,
            "row header",
            ("row", row.row.start),
            any(headers.said(cell).percent for cell in (*left[:1], *path)),
        )
    if over:
        percent |= any(headers.said(cell).percent for cell in panel)
        return over, "panel", ("panel", row.row.start if row.panel is None else row.panel.start), percent
    return None


def _of_caption(row: BodyRow, column: int, caption: CaptionSaid, headers: Headers) -> Found | None:
    """Return the one measure that the caption names, for figures whose headers name a test and no other quantity."""
    path = row.header.paths[column] if column < len(row.header.paths) else ()
    around = [*path, *(cell for cell in row.stubs[:column] if cell.text), *((row.panel,) if row.panel else ())]
    said = [headers.said(cell) for cell in around]
    if len(caption.measures) != 1 or not any(item.tests for item in said):
        return None
    if any(item.no_estimate or item.other_quantity or item.tally or item.threshold for item in said):
        return None
    return caption.measures, "caption", ("caption",), caption.percent or any(item.percent for item in said)


def _is_beside(row: BodyRow, column: int, value: Value, headers: Headers) -> bool:
    """Tell a number of a column that, under a measure, holds limits of its interval or sizes of its groups."""
    path = row.header.paths[column] if column < len(row.header.paths) else ()
    if not path:
        return False
    last = headers.said(path[-1])
    own = row.header.own[column]
    if last.only == "interval":
        return len(own) == len(path) == 1 or not any(headers.said(cell).measures for cell in own)
    return (
        last.tally is not None
        or (last.threshold and not last.measures)
        or (last.only == "count" and len(path) > 1 and value.scale != "fraction" and not value.interval)
    )


def _is_interval(row: BodyRow, column: int, cell: Cell, headers: Headers) -> bool:
    path = row.header.paths[column] if column < len(row.header.paths) else ()
    said = [headers.said(each) for each in (*path[-1:], *[stub for stub in row.stubs[:column] if stub.text][-1:])]
    return row.continues or cell.text[:1] in "([" or any(item.interval for item in said)


def _with_intervals(grid: Grid, figures: list[Figure], headers: Headers) -> list[Figure]:
    """Give figures the intervals that stand alone to their right or below them, where these hold the figure."""
    result = list(figures)
    at = {(figure.row, figure.column): index for index, figure in enumerate(figures)}
    in_row: dict[int, list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        in_row[figure.row].append(index)
    for number, row in enumerate(grid.rows):
        left: int | None = None
        for column, cell in enumerate(row.cells):
            left = at.get((number, column), left)
            kind, _, interval = read_cell(cell.text) if column and cell.text else ("empty", None, None)
            if kind != "interval" or interval is None or (number, column) in at:
                continue
            above = at.get((number - 1, column))
            areas = [i for i in in_row[number] if result[i].measure == "auc"]
            below = above if _is_interval(row, column, cell, headers) else None
            for index in [i for i in (left, below, *areas) if i is not None]:
                value = result[index].value
                if value.interval is None and _holds(interval, value):
                    result[index] = replace(result[index], value=replace(value, interval=interval))
                    break
    return result


def _holds(interval: Interval, value: Value) -> bool:
    if value.scale == "fraction":
        return False
    low, high, figure = (printed_value(each, "ratio") for each in (interval.low, interval.high, value.printed))
    return any(factor * (low - _ROUNDING) <= figure <= factor * (high + _ROUNDING) for factor in (1, 100))


def _with_counts(figures: list[Figure]) -> list[Figure]:
    """Join a count of its own cell (`30/38`) to the figure of the same measure and row beside it that it gives."""
    counted = {(f.row, f.column): f for f in figures if f.value.scale == "fraction"}
    taken: set[tuple[int, int]] = set()
    result = []
    for figure in figures:
        for column in (figure.column + 1, figure.column - 1):
            other = counted.get((figure.row, column))
            same = other and other.measure == figure.measure and (figure.row, column) not in taken
            if other and same and figure.value.scale != "fraction" and figure.value.count is None:
                share = printed_value(other.value.printed, "fraction")
                number = printed_value(figure.value.printed, "ratio")
                if min(abs(share - number), abs(100 * share - number) / 100) < 0.006:
                    figure = replace(figure, value=replace(figure.value, count=other.value.count))
                    taken.add((other.row, other.column))
        result.append(figure)
    return [figure for figure in result if (figure.row, figure.column) not in taken]


def _of_accuracy(grid: Grid, caption: CaptionSaid, figures: list[Figure]) -> list[Figure]:
    """Leave out the sensitivities of a table that means another kind of sensitivity."""
    measures = {figure.measure for figure in figures}
    if "specificity" not in measures:
        # Beside an area under a curve alone, SE is its standard error.
        figures = [figure for figure in figures if not _is_standard_error(grid.rows[figure.row], figure.column)]
    if "sensitivity" not in measures or measures & {"specificity", "ppv", "npv", "auc", "lr_positive"}:
        return figures
    texts = [cell.text for row in grid.rows for cell in row.stubs] + [
        cell.text for number in {row.header.number: row.header for row in grid.rows}.values()
        for path in number.own for cell in path
    ]  # fmt: skip
    if caption.vetoed_sensitivity or foreign_sensitivity([caption.text, *texts]):
        return [figure for figure in figures if figure.measure != "sensitivity"]
    return figures


def _is_standard_error(row: BodyRow, column: int) -> bool:
    path = row.header.paths[column] if column < len(row.header.paths) else ()
    left = [cell for cell in row.stubs[:column] if cell.text]
    return any(plain(cell.text).upper() == "SE" for cell in (*path[-1:], *left[-1:]))
