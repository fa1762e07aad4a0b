"""The rows of a printed table below its header: which of them go on with the cells of the one above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.read.printed_header import Cells, Column, header_rows, joined_cells, placed
from ingest.read.printed_row import Cell, PrintedRow

_TIGHT = 0.9  # of the usual distance of rows: the lines of one cell are closer
_NEARER = 1.15
_APART = 2.5  # heights of a line: no row below the last figures is as far away
_GOES_ON = re.compile(r"(?:[±/]|\d\s*(?:to|[–−-]))$")


@dataclass
class _Row:
    """A row that is being put together: its cells, the baseline of its last line, and whether it holds figures."""

    cells: Cells
    bottom: float
    figures: bool

    def add(self, row: PrintedRow, cells: Cells) -> None:
        """Go on with the cells of the row below."""
        self.cells = joined_cells(self.cells, cells)
        self.bottom, self.figures = row.bottom, self.figures or row.holds_figures


def body_rows(rows: Sequence[PrintedRow], columns: Sequence[Column], by_rows: bool) -> tuple[list[Cells], int] | None:
    """Return the rows from the first with figures on and how many they are, lines of a cell joined where this is clear.

    After the last row with figures only words in columns belong to the table. None where the columns are not clear.
    """
    figures = [row for row in rows if row.holds_figures]
    pitch = _pitch(rows)
    table: list[_Row] = []
    for number, row in enumerate(rows):
        is_below = row.bottom < figures[-1].bottom
        if is_below and rows[number - 1].bottom - row.bottom > _APART * row.height:
            return [each.cells for each in table], number
        places = placed(row, columns)
        is_single = places is not None and all(each.first == each.last for each in places)
        if places is None or (len(row.cells) > 1 and not is_single):
            header = None if is_below or places is None else header_rows([row], columns)
            if header is None:
                return ([each.cells for each in table], number) if is_below else None
            table.append(_Row(header[0], row.bottom, row.holds_figures))
            continue
        cells = {each.first: each.cell for each in places}
        if table and is_single and _joins(table[-1], cells, row, pitch, by_rows):
            below = rows[number + 1] if number + 1 < len(rows) else None
            if not _belongs_below(table[-1], row, below):
                table[-1].add(row, cells)
                continue
        if len(cells) == 1 and not row.holds_figures:
            if is_below:
                return [each.cells for each in table], number
            if not is_single or is_centred(row.cells[0], columns):
                cells = {0: row.cells[0]}
        table.append(_Row(cells, row.bottom, row.holds_figures))
    return [each.cells for each in table], len(rows)


def is_centred(cell: Cell, columns: Sequence[Column]) -> bool:
    """Tell words in the middle of a table, which are over all that follows."""
    middle = (cell.left + cell.right - columns[0].left - columns[-1].right) / 2
    return not cell.is_figure and abs(middle) < cell.pieces[0].height


def _belongs_below(above: _Row, row: PrintedRow, below: PrintedRow | None) -> bool:
    """Tell a row header's first line, which stands nearer to the figures below it than to those above."""
    if below is None or len(row.cells) > 1 or not (above.figures and below.holds_figures):
        return False
    return above.bottom - row.bottom > _NEARER * (row.bottom - below.bottom)


def _pitch(rows: Sequence[PrintedRow]) -> float:
    """Return the least distance of the baselines of two rows of figures, or 0 where no two follow each other."""
    distances = [
        above.bottom - row.bottom
        for above, row in pairwise(rows)
        if above.holds_figures and row.holds_figures and not any(_is_open(cell) for cell in above.cells)
    ]
    return min(distances, default=0.0)


def _is_open(cell: Cell) -> bool:
    """Tell whether a figure goes on in the next line: a bracket was opened and not closed, or a sign ends it."""
    text = cell.text
    return bool(_GOES_ON.search(text)) or any(text.count(left) > text.count(right) for left, right in ("()", "[]"))


def _joins(above: _Row, cells: Cells, row: PrintedRow, pitch: float, by_rows: bool) -> bool:
    """Tell whether a row goes on with the cells of the one above it.

    Where a table is drawn row by row and cell by cell, a line of the row that was drawn before another cell of the
    one above belongs to that.
    """
    inside = all(column in above.cells for column in cells)
    if by_rows and min(cell.drawn for cell in cells.values()) < max(cell.drawn for cell in above.cells.values()):
        return True
    if any(column in above.cells and _is_open(above.cells[column]) for column in cells):
        return True
    if inside and 0 not in cells and all(cell.text[:1] in "([" for cell in cells.values()):
        return True
    if above.figures and row.holds_figures:
        return False
    if above.figures and inside and 0 not in cells and not any(above.cells[column].is_figure for column in cells):
        return True
    if above.bottom - row.bottom < _TIGHT * pitch:
        return True
    first = cells[min(cells)]
    if above.figures:
        return inside and first.text[:1].islower()
    # A row header above its figures: nothing but it stands in its row.
    return row.holds_figures and list(above.cells) == [0] and (0 not in cells or first.text[:1].islower())
