"""Finds the cells of a printed table: rows by their baselines, columns by the strips that all rows of figures leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.read.page import Line, same_row
from ingest.read.printed_body import body_rows, is_centred
from ingest.read.printed_header import Cells, Column, header_rows, joined_cells, placed
from ingest.read.printed_row import WORD_GAP, Cell, PrintedRow, printed_rows

_CAPTION_BLANK = 1.2  # heights of a line: no blank in a caption is as wide
_OVERLAP = 0.75  # heights of a line: rows that are closer overlap
_WIDEST = 40  # columns
_FILLED = 0.5


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
    below = body_rows(rows[start:], columns, by_rows)
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
        aside = not places or places[0].last == 0 or places[0].first != places[0].last or is_centred(cell, columns)
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
            joined = joined_cells(above_cells, cells)
            side_by_side = tuple(cell for _, cell in sorted(joined.items()))
            whole[-1] = PrintedRow(side_by_side, row.bottom, row.height), joined
        else:
            whole.append((row, cells))
    return [row for row, _ in whole]
