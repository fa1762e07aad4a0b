"""Finds the cells of a printed table: rows by their baselines, columns by the strips that all rows of figures leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ingest.read.page import Line, same_row
from ingest.read.printed_header import Cells, Column, header_rows, placed
from ingest.read.printed_row import WORD_GAP, Cell, PrintedRow, pieces_of, printed_rows

_CAPTION_BLANK = 1.2  # heights of a line: no blank in a caption is as wide
_OVERLAP = 0.75  # heights of a line: rows that are closer overlap
_TIGHT = 0.9  # of the usual distance of rows: the lines of one cell are closer
_NEARER = 1.15
_WIDEST = 40  # columns
_FILLED = 0.5


@dataclass(frozen=True)
class PrintedTable:
    """A table's caption, its rows of cells from the left, None for an empty one, and what is printed below it."""

    caption: tuple[Line, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    notes: tuple[Line, ...]

    def holds_any(self, lines: Sequence[Line]) -> bool:
        """Tell whether a piece of some lines stands in a cell."""
        return any((piece.left, piece.bottom) in self._places for line in lines for piece in pieces_of(line))

    @cached_property
    def _places(self) -> frozenset[tuple[float, float]]:
        cells = (cell for row in self.rows for cell in row if cell)
        return frozenset((piece.left, piece.bottom) for cell in cells for piece in cell.pieces)


@dataclass
class _Row:
    """A row that is being put together, with the baseline of its last line and whether it holds figures."""

    cells: Cells
    bottom: float
    figures: bool


def read_table(caption: Sequence[Line], lines: Sequence[Line]) -> PrintedTable | None:
    """Return the table below a caption, or None where its columns cannot be told with certainty.

    The lines are of one page, in any order. The caption's block may go on with the first rows.
    """
    end = _caption_end(caption)
    rows = printed_rows([*caption[end:], *lines])
    body = [number for number, row in enumerate(rows) if row.holds_figures]
    columns = _columns([rows[number] for number in body])
    if not 1 < len(columns) <= _WIDEST:
        return None
    header = header_rows(rows[: body[0]], columns)
    stop = _end(rows, body[-1], columns)
    below = _body(rows[body[0] : stop], columns)
    if not header or below is None:
        return None
    table = [*header, *below]
    if sum(map(len, table)) < _FILLED * len(table) * len(columns):
        return None
    return PrintedTable(
        tuple(caption[:end]),
        tuple(tuple(cells.get(column) for column in range(len(columns))) for cells in table),
        tuple(piece for row in rows[stop:] for cell in row.cells for piece in cell.pieces),
    )


def _caption_end(lines: Sequence[Line]) -> int:
    """Return how many lines of a caption's block are the caption: those with nothing beside them."""
    for number in range(1, len(lines)):
        line = lines[number]
        beside = number + 1 < len(lines) and same_row(line, lines[number + 1])
        if beside or line.wide_blanks(_CAPTION_BLANK * line.height):
            return number
    return len(lines)


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


def _end(rows: Sequence[PrintedRow], last: int, columns: Sequence[Column]) -> int:
    """Return the number of the row after the last of the table: no more words in columns follow."""
    for number in range(last + 1, len(rows)):
        places = placed(rows[number], columns)
        own = places is not None and all(each.first == each.last for each in places)
        if not own or (len(rows[number].cells) == 1 and not rows[number].cells[0].text[:1].islower()):
            return number
    return len(rows)


def _body(rows: Sequence[PrintedRow], columns: Sequence[Column]) -> list[Cells] | None:
    """Return the rows from the first with figures on, with the lines of a cell joined where this is clear."""
    pitch = _pitch(rows)
    table: list[_Row] = []
    for number, row in enumerate(rows):
        places = placed(row, columns)
        if places is None:
            return None
        alone = len(places) == 1 and not row.cells[0].is_figure
        if not alone and any(each.first != each.last for each in places):
            header = header_rows([row], columns)
            if header is None:
                return None
            cells = header[0]
        else:
            cells = {each.first: each.cell for each in places}
        if alone and not (table and _joins(table[-1], cells, row, pitch)):
            cells = {0: row.cells[0]}
        this = _Row(cells, row.bottom, row.holds_figures)
        if not table or not _joins(table[-1], cells, row, pitch):
            table.append(this)
            continue
        above = table[-1]
        below = rows[number + 1] if number + 1 < len(rows) else None
        if alone and below and above.figures and above.bottom - row.bottom > _NEARER * (row.bottom - below.bottom):
            table.append(this)
            continue
        for column, cell in cells.items():
            above.cells[column] = above.cells[column].over(cell) if column in above.cells else cell
        above.bottom, above.figures = row.bottom, above.figures or row.holds_figures
    return [row.cells for row in table]


def _pitch(rows: Sequence[PrintedRow]) -> float:
    """Return the least distance of the baselines of two rows of figures, or 0 where no two follow each other."""
    return min(
        (a.bottom - b.bottom for a, b in pairwise(rows) if a.holds_figures and b.holds_figures and _is_whole(a)),
        default=0.0,
    )


def _is_whole(row: PrintedRow) -> bool:
    return not any(_is_open(cell) for cell in row.cells)


def _is_open(cell: Cell) -> bool:
    """Tell whether a bracket was opened in a cell and not closed."""
    return any(cell.text.count(left) > cell.text.count(right) for left, right in ("()", "[]"))


def _joins(above: _Row, cells: Cells, row: PrintedRow, pitch: float) -> bool:
    """Tell whether a row goes on with the cells of the one above it."""
    down = above.bottom - row.bottom
    inside = all(column in above.cells for column in cells)
    if any(column in above.cells and _is_open(above.cells[column]) for column in cells):
        return True
    if inside and 0 not in cells and all(cell.text[:1] in "([" for cell in cells.values()):
        return True
    if above.figures and row.holds_figures:
        return False
    if down < max(_OVERLAP * row.height, _TIGHT * pitch):
        return True
    first = cells[min(cells)]
    if above.figures:
        return inside and first.text[:1].islower()
    # A row header above its figures: nothing but it stands in its row.
    return row.holds_figures and list(above.cells) == [0] and (0 not in cells or cells[0].text[:1].islower())
