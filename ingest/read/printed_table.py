"""Finds the cells of a printed table: rows by their baselines, columns by the strips that all rows of figures leave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ingest.read.page import Line, same_row
from ingest.read.printed_header import Cells, Column, header_rows, placed
from ingest.read.printed_row import WORD_GAP, Cell, PrintedRow, printed_rows

_CAPTION_BLANK = 1.2  # heights of a line: no blank in a caption is as wide
_OVERLAP = 0.75  # heights of a line: rows that are closer overlap
_TIGHT = 0.9  # of the usual distance of rows: the lines of one cell are closer
_NEARER = 1.15
_APART = 2.5  # heights of a line: no row below the last figures is as far away
_WIDEST = 40  # columns
_FILLED = 0.5
_GOES_ON = re.compile(r"(?:[±/]|\d\s*(?:to|[–−-]))$")


@dataclass(frozen=True)
class PrintedTable:
    """A table's caption, its rows of cells from the left, None for an empty one, and what is printed below it."""

    caption: tuple[Line, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    notes: tuple[Line, ...]

    def holds_any(self, lines: Sequence[Line]) -> bool:
        """Tell whether a word of some lines stands in a cell."""
        return any((word.left, word.bottom) in self._places for line in lines for word in line.words())

    @cached_property
    def _places(self) -> frozenset[tuple[float, float]]:
        pieces = (piece for row in self.rows for cell in row if cell for piece in cell.pieces)
        return frozenset((word.left, word.bottom) for piece in pieces for word in piece.words())


def read_table(caption: Sequence[Line], lines: Sequence[Line]) -> PrintedTable | None:
    """Return the table below a caption, or None where its columns cannot be told with certainty.

    The lines are of one page, in any order. The caption's block may go on with the first rows.
    """
    end = _caption_end(caption)
    rows = printed_rows([*caption[end:], *lines])
    columns = _columns([row for row in rows if row.holds_figures])
    if not 1 < len(columns) <= _WIDEST:
        return None
    rows = _whole(rows, columns)
    body = [number for number, row in enumerate(rows) if number and row.holds_figures]
    if not body:
        return None
    start = _header_end(rows[: body[0]], columns)
    header = header_rows(rows[:start], columns)
    first, last = rows[0], rows[body[-1]]
    by_rows = max(cell.drawn for cell in first.cells) < min(cell.drawn for cell in last.cells)
    below = _body(rows[start:], columns, by_rows)
    if header is None or below is None:
        return None
    table, stop = [*header, *below[0]], start + below[1]
    notes = sorted((cell for row in rows[stop:] for cell in row.cells), key=lambda cell: cell.drawn)
    if sum(map(len, table)) < _FILLED * len(table) * len(columns):
        return None
    return PrintedTable(
        tuple(caption[:end]),
        tuple(tuple(cells.get(column) for column in range(len(columns))) for cells in table),
        tuple(piece for cell in notes for piece in cell.pieces),
    )


def _caption_end(lines: Sequence[Line]) -> int:
    """Return how many lines of a caption's block are the caption: those with nothing beside them."""
    for number in range(1, len(lines)):
        line = lines[number]
        beside = number + 1 < len(lines) and same_row(line, lines[number + 1])
        if beside or line.wide_blanks(_CAPTION_BLANK * line.height):
            return number
    return len(lines)


def _header_end(rows: Sequence[PrintedRow], columns: Sequence[Column]) -> int:
    """Return how many rows above the first figures are the header: words alone at its end are over some rows."""
    end = len(rows)
    while end > 1 and len(rows[end - 1].cells) == 1:
        cell = rows[end - 1].cells[0]
        places = placed(rows[end - 1], columns)
        aside = not places or places[0].last == 0 or places[0].first != places[0].last or _is_centred(cell, columns)
        goes_on = cell.text[:1].islower() or cell.text[:1] in "([)"
        if not aside or goes_on or cell.drawn < max(each.drawn for each in rows[end - 2].cells):
            break
        end -= 1
    return end if any(len(row.cells) > 1 for row in rows[:end]) else len(rows)


def _columns(body: Sequence[PrintedRow]) -> list[Column]:
    """Return the columns: what stands between the strips that all rows of figures leave blank."""
    edges = sorted((cell.left, cell.right) for row in body for cell in row.cells)
    gap = WORD_GAP * max((row.height for row in body), default=0.0)
    columns: list[Column] = []
    for left, right in edges:
        if columns and left - columns[-1].right < gap:
            columns[-1] = Column(columns[-1].left, max(columns[-1].right, right))
        else:
            columns.append(Column(left, right))
    return columns


def _whole(rows: Sequence[PrintedRow], columns: Sequence[Column]) -> list[PrintedRow]:
    """Return the rows with those as one that overlap: the lines of cells that are centred beside others."""
    whole: list[tuple[PrintedRow, Cells | None]] = []
    for row in rows:
        places = placed(row, columns)
        is_single = places is not None and all(each.first == each.last for each in places)
        cells = {each.first: each.cell for each in places} if places and is_single else None
        above, above_cells = whole[-1] if whole else (None, None)
        if above and cells and above_cells and above.bottom - row.bottom < _OVERLAP * row.height:
            joined = _joined(above_cells, cells)
            side_by_side = tuple(cell for _, cell in sorted(joined.items()))
            whole[-1] = PrintedRow(side_by_side, row.bottom, row.height), joined
        else:
            whole.append((row, cells))
    return [row for row, _ in whole]


def _joined(above: Cells, below: Cells) -> Cells:
    """Return the cells of two rows as one row."""
    return above | {column: above[column].over(cell) if column in above else cell for column, cell in below.items()}


@dataclass
class _Row:
    """A row that is being put together: its cells, the baseline of its last line, and whether it holds figures."""

    cells: Cells
    bottom: float
    figures: bool

    def add(self, row: PrintedRow, cells: Cells) -> None:
        """Go on with the cells of the row below."""
        self.cells = _joined(self.cells, cells)
        self.bottom, self.figures = row.bottom, self.figures or row.holds_figures


def _body(rows: Sequence[PrintedRow], columns: Sequence[Column], by_rows: bool) -> tuple[list[Cells], int] | None:
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
            if not is_single or _is_centred(row.cells[0], columns):
                cells = {0: row.cells[0]}
        table.append(_Row(cells, row.bottom, row.holds_figures))
    return [each.cells for each in table], len(rows)


def _is_centred(cell: Cell, columns: Sequence[Column]) -> bool:
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
    if above.figures and inside and 0 not in cells and not row.holds_figures:
        return True
    if above.bottom - row.bottom < _TIGHT * pitch:
        return True
    first = cells[min(cells)]
    if above.figures:
        return inside and first.text[:1].islower()
    # A row header above its figures: nothing but it stands in its row.
    return row.holds_figures and list(above.cells) == [0] and (0 not in cells or first.text[:1].islower())
