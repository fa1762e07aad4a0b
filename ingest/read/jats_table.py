"""The cells of a JATS table as a grid: header rows first, spans filled with empty cells."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

WIDEST = 200
"""Column and row spans beyond this are cut: they are errors or attacks, and no table of a paper needs them."""


def table_rows(table: etree._Element) -> Iterator[list[etree._Element | None]]:
    """Yield the rows of a table as lists of cells; None fills the columns that a cell spans or reaches from above."""
    hanging: dict[int, int] = {}
    for part in ("thead", None, "tbody", "tfoot"):
        for group in table.iterchildren(part) if part else (table,):
            for row in group.iterchildren("tr"):
                cells = _filled(row, hanging)
                if any(cell is not None and "".join(cell.itertext()).strip() for cell in cells):
                    yield cells
            hanging.clear()


def _filled(row: etree._Element, hanging: dict[int, int]) -> list[etree._Element | None]:
    cells: list[etree._Element | None] = []

    def fill_from_above() -> None:
        while hanging.get(len(cells), 0):
            hanging[len(cells)] -= 1
            cells.append(None)

    for cell in row.iterchildren("td", "th"):
        fill_from_above()
        width, height = _span(cell, "colspan"), _span(cell, "rowspan")
        for column in range(len(cells), len(cells) + width):
            hanging[column] = height - 1
        cells += [cell, *[None] * (width - 1)]
    fill_from_above()
    return cells


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return min(max(int(value), 1), WIDEST) if value.isdecimal() else 1
