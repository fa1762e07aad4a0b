"""Which columns of a printed table its cells stand over: a spanning header is in their middle or begins with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.read.printed_row import Cell, PrintedRow

_FARTHEST = 2.0  # heights of a line by which a spanning header may miss the middle of its columns
_UNCOVERED = 1.0  # what a column without a spanning header counts, in heights of a line
_TOO_FAR = 100.0
_SURE = 0.35  # heights of a line: no other columns fit a spanning header nearly as well

Cells = dict[int, Cell]


@dataclass(frozen=True)
class Column:
    """A column's left and right edge in points."""

    left: float
    right: float


@dataclass(frozen=True)
class Place:
    """A cell and the first and the last of the columns that it stands over."""

    cell: Cell
    first: int
    last: int


def header_rows(rows: Sequence[PrintedRow], columns: Sequence[Column]) -> list[Cells] | None:
    """Return the header rows with their cells by column, the lines of a cell joined and spanning ones in their first.

    None where the columns of a spanning header cannot be told. Columns of their own stand in the first row.
    """
    own: Cells = {}
    spanning: list[list[Place]] = []
    for row in reversed(rows):
        places = placed(row, columns)
        if spanning or not places or not _are_lines(places, own, columns):
            spread = placed(row, _widened(columns, own), spread=True)
            if spread is None:
                return None
            if spanning and _go_on(spread, spanning[0]):
                spread = _joined(spread, spanning.pop(0))
            spanning.insert(0, spread)
            continue
        for each in places:
            own[each.first] = each.cell.over(own[each.first]) if each.first in own else each.cell
    levels = [{each.first: each.cell for each in places} for places in spanning]
    if levels:
        covered = {column for places in spanning for each in places for column in range(each.first, each.last + 1)}
        for column in [column for column in own if column not in covered]:
            levels[0][column] = own.pop(column)
    return [cells for cells in (*levels, own) if cells]


def _are_lines(places: Sequence[Place], own: Cells, columns: Sequence[Column]) -> bool:
    """Tell the upper lines of headers from headers that span: each stands over one column.

    Where the columns are named alike, what stands over a few of them must tell them apart.
    """
    if any(each.first != each.last for each in places):
        return False
    if len(places) >= len(columns) - 1 or any(column not in own for column in range(1, len(columns))):
        return True
    names = [cell.text for column, cell in own.items() if column]
    return len(set(names)) == len(names) and all(_goes_on(own.get(each.first)) for each in places)


def _go_on(places: Sequence[Place], below: Sequence[Place]) -> bool:
    """Tell whether the cells below are the second lines of these: over no other columns, and drawn before the last."""
    spans = {(each.first, each.last) for each in places}
    inside = all((each.first, each.last) in spans for each in below)
    return inside and below[0].cell.drawn < places[-1].cell.drawn


def _joined(places: Sequence[Place], below: Sequence[Place]) -> list[Place]:
    rest = {each.first: each.cell for each in below}
    return [replace(each, cell=each.cell.over(rest[each.first])) if each.first in rest else each for each in places]


def _goes_on(cell: Cell | None) -> bool:
    """Tell whether a cell is the second line of another."""
    return cell is None or cell.text[:1].islower() or cell.text[:1] in "([)"


def _widened(columns: Sequence[Column], own: Mapping[int, Cell]) -> list[Column]:
    """Return the columns with the edges of their own headers."""
    return [
        Column(min(column.left, own[n].left), max(column.right, own[n].right)) if n in own else column
        for n, column in enumerate(columns)
    ]


def joined_cells(above: Cells, below: Cells) -> Cells:
    """Return the cells of two rows as those of one."""
    return above | {column: above[column].over(cell) if column in above else cell for column, cell in below.items()}


def placed(row: PrintedRow, columns: Sequence[Column], *, spread: bool = False) -> list[Place] | None:
    """Return where the cells of a row stand, None if they stand in no order or, where they `spread`, it is not sure.

    A cell takes all columns that it reaches over; one that spreads takes so many more that it is in their middle.
    """
    least = [_reached(cell, columns) for cell in row.cells]
    if any(one[1] >= other[0] for one, other in pairwise(least)):
        return None
    if not spread:
        return [Place(cell, *reach) for cell, reach in zip(row.cells, least, strict=True)]
    # The best places of the cells so far, by the last column that they take: cost and spans.
    best: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {-1: (0.0, ())}
    stops = [*(first for first, _ in least[1:]), len(columns)]
    for cell, (first, last), stop in zip(row.cells, least, stops, strict=True):
        reaching: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {}
        for end, (cost, spans) in best.items():
            for a in range(max(end + 1, min(first, 1)), first + 1):
                for b in range(last, stop):
                    total = cost + _cost(cell, columns, a, b, row.height)
                    if b not in reaching or total < reaching[b][0]:
                        reaching[b] = total, (*spans, (a, b))
        best = reaching
    if not best:
        return None
    _, spans = min(best.values())
    return (
        [Place(cell, a, b) for cell, (a, b) in zip(row.cells, spans, strict=True)]
        if _is_sure(row, columns, spans)
        else None
    )


def _reached(cell: Cell, columns: Sequence[Column]) -> tuple[int, int]:
    """Return the first and last column over which a cell reaches, or the nearest one twice."""
    over = [n for n, column in enumerate(columns) if cell.left < column.right and cell.right > column.left]
    if over:
        return over[0], over[-1]
    middle = (cell.left + cell.right) / 2
    nearest = min(range(len(columns)), key=lambda n: max(columns[n].left - middle, middle - columns[n].right))
    return nearest, nearest


def _cost(cell: Cell, columns: Sequence[Column], first: int, last: int, height: float) -> float:
    """Return how far a cell misses the middle and the left edge of some columns, less what they count, in heights."""
    left, right = columns[first].left, columns[last].right
    missed = min(abs(cell.left + cell.right - left - right) / 2, abs(cell.left - left)) / height
    return missed - _UNCOVERED * (last - max(first, 1) + 1) + (_TOO_FAR if missed > _FARTHEST else 0.0)


def _is_sure(row: PrintedRow, columns: Sequence[Column], spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether no spanning cell misses its columns, and none would stand as well over one more or one less."""
    for number, (cell, (first, last)) in enumerate(zip(row.cells, spans, strict=True)):
        cost = _cost(cell, columns, first, last, row.height)
        if first == last:
            continue
        reach_first, reach_last = _reached(cell, columns)
        after = spans[number + 1][0] if number + 1 < len(spans) else len(columns)
        before = spans[number - 1][1] if number else 0
        others = [(first - 1, last), (first + 1, last), (first, last - 1), (first, last + 1)]
        costs = [
            _cost(cell, columns, a, b, row.height)
            for a, b in others
            if before < a <= reach_first and reach_last <= b < after
        ]
        if cost >= _TOO_FAR / 2 or min(costs, default=cost + _SURE) < cost + _SURE:
            return False
    return True
