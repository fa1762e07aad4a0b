"""A table as a grid: body rows with the headers above them, the headers to their left, and the panel they stand in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.claim.cell import read_cell
from ingest.tabular import Cell, Row, table_blocks

_NO_CELL = Cell(0, 0, "")
WIDEST = 200
"""Columns beyond this are left out: no table of a paper needs them, and headers are read column by column."""


@dataclass(frozen=True)
class Header:
    """The header rows over some body rows: for each column its cells from the top; `own` holds no spanning cells."""

    number: int
    paths: tuple[tuple[Cell, ...], ...]
    own: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class BodyRow:
    """A row of figures: its own cells by column, its row headers by column, and the panel row above it if any."""

    row: Row
    cells: tuple[Cell, ...]
    stubs: tuple[Cell, ...]
    header: Header
    panel: Cell | None
    continues: bool


@dataclass(frozen=True)
class Grid:
    """One table: half-open place of its caption in the document's text, and its body rows from the top."""

    caption: tuple[int, int]
    rows: tuple[BodyRow, ...]


def read_grids(text: str, start: int, end: int, heads: Callable[[Cell], bool]) -> list[Grid]:
    """Return the tables of a section of kind table; `heads` tells a cell that can only be a column's header."""
    blocks = table_blocks(text, start, end)
    above = text[start : blocks[0][0].start if blocks else end]
    caption = (start, start + len(above.rstrip()))
    return [Grid(caption, rows) for block in blocks if (rows := _body(block, heads))]


def _body(block: Sequence[Row], heads: Callable[[Cell], bool]) -> tuple[BodyRow, ...]:
    width = min(max(len(row.cells) for row in block), WIDEST)
    padded = [(row.cells + (_NO_CELL,) * width)[:width] for row in block]
    kinds = [[read_cell(cell.text)[0] for cell in cells] for cells in padded]
    figures = [_holds_figures(*row, heads) for row in zip(padded, kinds, strict=True)]
    stubs = _stub_columns([row for row, body in zip(kinds, figures, strict=True) if body], width)
    result: list[BodyRow] = []
    above: list[tuple[Cell, ...]] = []
    header = _header(0, above, stubs)
    panel: Cell | None = None
    left = [_NO_CELL] * stubs
    in_header, numbered = True, 0
    for row, cells, row_kinds, body in zip(block, padded, kinds, figures, strict=True):
        filled = [column for column in range(width) if cells[column].text]
        if body:
            if in_header:
                header, in_header, numbered = _header(numbered, above, stubs), False, numbered + 1
            continues = not any(cell.text for cell in cells[:stubs])
            left = _inherited(cells[:stubs], left)
            named = [cell if kind == "words" else _NO_CELL for cell, kind in zip(cells, row_kinds, strict=True)]
            result.append(BodyRow(row, cells, (*left, *named[stubs:]), header, panel, continues))
        elif filled == [0]:
            panel = cells[0]
            left = [_NO_CELL] * stubs
        elif in_header:
            above.append(cells)
        elif _heads_again(cells, row_kinds, header, heads):
            above, in_header = [cells], True
            left = [_NO_CELL] * stubs
        else:
            left = _inherited(cells[:stubs], left)
    return tuple(result)


def _holds_figures(cells: Sequence[Cell], kinds: Sequence[str], heads: Callable[[Cell], bool]) -> bool:
    """Tell a row of the body: a third of what it says are figures, or one stands right behind its own header."""
    figures = [kind in ("figure", "interval") for kind in kinds]
    if 3 * sum(figures[1:]) >= sum(figures[1:]) + sum(kind == "words" for kind in kinds[1:]) > 0:
        return any(figures[1:])
    return any(
        after and not figure and heads(cell) for figure, after, cell in zip(figures, figures[1:], cells, strict=False)
    )


def _stub_columns(body: Sequence[Sequence[str]], width: int) -> int:
    """Return how many columns from the left hold words and no figures."""
    for column in range(1, width):
        kinds = [row[column] for row in body]
        words = kinds.count("words")
        if words == 0 or words < kinds.count("figure") + kinds.count("interval"):
            return column
    return width


def _inherited(cells: Sequence[Cell], above: Sequence[Cell]) -> list[Cell]:
    """Fill an empty row header from the row above, as long as something stands to its right or nowhere."""
    last = max((column for column, cell in enumerate(cells) if cell.text), default=len(cells) - 1)
    return [cell if cell.text or column > last else above[column] for column, cell in enumerate(cells)]


def _heads_again(cells: Sequence[Cell], kinds: Sequence[str], header: Header, heads: Callable[[Cell], bool]) -> bool:
    """Tell a header row inside the body from a row of words."""
    words = [cell for cell, kind in zip(cells[1:], kinds[1:], strict=True) if kind == "words"]
    if len(words) < 2:
        return False
    known = {cell.text for path in header.paths for cell in path}
    return not cells[0].text or any(cell.text in known or heads(cell) for cell in words)


def _header(number: int, rows: Sequence[tuple[Cell, ...]], stubs: int) -> Header:
    """Give each column the header cells above it; an empty one belongs to the cell that spans it from the left.

    Where the row above has a cell of the column's own, an empty cell continues that one downwards.
    """
    width = len(rows[0]) if rows else 0
    spanned: list[list[Cell]] = []
    for level, cells in enumerate(rows):
        filled: list[Cell] = []
        for column, cell in enumerate(cells):
            if cell.text or column <= stubs:
                filled.append(cell)
            elif level and (
                rows[level - 1][column].text or spanned[level - 1][column] is not spanned[level - 1][column - 1]
            ):
                filled.append(_NO_CELL)
            else:
                filled.append(filled[-1])
        spanned.append(filled)
    paths = tuple(tuple(row[column] for row in spanned if row[column].text) for column in range(width))
    own = tuple(tuple(row[column] for row in rows if row[column].text) for column in range(width))
    return Header(number, paths, own)
