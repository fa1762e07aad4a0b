"""On which scale a table prints its figures, the limits of their intervals, and the counts that they follow from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.claim.cell import read_cell
from ingest.claim.grid import BodyRow, Grid
from ingest.claim.intervals import Interval
from ingest.claim.table_figures import Figure
from ingest.claim.table_header import Headers, Tally
from ingest.model import RATIO_MEASURES, Measure
from ingest.printed import Scale, printed_value

_ROUNDING = 0.01
# Numbers a little above one are no percentages unless the table says so: they are logarithms or quotients.
_LOWEST_PERCENT = 3.0
_LOWEST_AREA = 30.0
_OF: Mapping[Measure, tuple[tuple[Tally, ...], tuple[Tally, ...]]] = {
    "sensitivity": (("tp",), ("tp", "fn")),
    "specificity": (("tn",), ("tn", "fp")),
    "ppv": (("tp",), ("tp", "fp")),
    "npv": (("tn",), ("tn", "fn")),
    "accuracy": (("tp", "tn"), ("tp", "tn", "fp", "fn")),
    "false_positive_rate": (("fp",), ("fp", "tn")),
    "false_negative_rate": (("fn",), ("fn", "tp")),
}


@dataclass(frozen=True)
class Counts:
    """The cases that a figure was of, where the table prints them, and the rule that says where they were read."""

    numerator: int | None = None
    denominator: int | None = None
    rule: str = ""


def scales_of(figures: Sequence[Figure], percent: bool) -> dict[tuple[object, int, int], Scale]:
    """Return the scale of each figure, by its series and place; a series that holds no such measure has none.

    A percent sign in the cell, the header or the caption decides; else whether any figure of the series exceeds one.
    """
    series: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        series[(*figure.series, figure.measure)].append(figure)
    result: dict[tuple[object, int, int], Scale] = {}
    undecided: list[Figure] = []
    chosen: set[Scale] = set()
    for members in series.values():
        scale = _scale_of(members, percent)
        if scale == "undecided":
            undecided += members
        elif scale is not None:
            for figure in members:
                result[_key(figure)] = _own(figure, scale)
                chosen.add(scale)
    if len(chosen & {"percent", "proportion"}) == 1:
        only: Scale = "percent" if "percent" in chosen else "proportion"
        result |= {_key(figure): _own(figure, only) for figure in undecided}
    return result


def _key(figure: Figure) -> tuple[object, int, int]:
    return figure.series, figure.cell.start, figure.value.start


def _own(figure: Figure, scale: Scale) -> Scale:
    """Return the scale of one figure of a series: its own sign and its own count come first."""
    if figure.value.scale in ("percent", "fraction"):
        return figure.value.scale
    return scale


def _scale_of(members: Sequence[Figure], percent: bool) -> Scale | Literal["undecided"] | None:
    measure = members[0].measure
    plain = [figure.value for figure in members if figure.value.scale != "fraction"]
    if not plain:
        return None if measure in RATIO_MEASURES else "fraction"
    numbers = [printed_value(value.printed, "ratio") for value in plain]
    signed = any(value.scale == "percent" for value in plain)
    labelled = any(figure.labelled_percent for figure in members)
    if measure in RATIO_MEASURES:
        if measure not in ("kappa", "youden"):
            return "ratio" if min(numbers) >= 0 and not signed else None
        if max(abs(number) for number in numbers) <= 1:
            return "ratio"
        return "percent" if (signed or labelled) and max(numbers) <= 100 else None
    if min(numbers) < 0 or max(numbers) > 100:
        return None
    if max(numbers) <= 1:
        if any("." in value.printed or "·" in value.printed or "," in value.printed for value in plain):
            return "proportion"
        return "percent" if labelled or signed or percent else "undecided"
    if labelled or signed or percent:
        return "percent"
    low = sorted(numbers)[len(numbers) // 2] if measure == "auc" else max(numbers)
    return "percent" if low >= (_LOWEST_AREA if measure == "auc" else _LOWEST_PERCENT) else None


def limits_of(interval: Interval | None, scale: Scale, number: float) -> tuple[float | None, float | None, bool]:
    """Return an interval's limits on the figure's scale, and whether they hold the figure.

    Tables mix percentages with limits that are proportions; limits that are neither are none.
    """
    if interval is None:
        return None, None, True
    plain, percent = (
        (printed_value(interval.low, each), printed_value(interval.high, each)) for each in ("ratio", "percent")
    )
    readings = [plain, percent] if scale != "percent" else [percent, plain]
    if scale != "ratio":
        readings = [limits for limits in readings if 0 <= limits[0] <= limits[1] <= 1]
    for low, high in readings:
        if low - _ROUNDING <= number <= high + _ROUNDING:
            return low, high, True
    return (*readings[0], False) if readings and readings[0][0] <= readings[0][1] else (None, None, False)


def tallies_of(grid: Grid, headers: Headers) -> dict[tuple[object, ...], dict[Tally, int | None]]:
    """Return the counts TP, FP, FN and TN of a table: by row and spanning headers, or by column and panel.

    A count that is printed twice in one place is none.
    """
    found: dict[tuple[object, ...], dict[Tally, int | None]] = defaultdict(dict)
    for row in grid.rows:
        stub = next((said for cell in reversed(row.stubs) if (said := headers.said(cell).tally)), None)
        for column in range(1, len(row.cells)):
            path = row.header.paths[column] if column < len(row.header.paths) else ()
            head = headers.said(path[-1]).tally if path else None
            tally = head or stub
            if tally is None:
                continue
            _, value, _ = read_cell(row.cells[column].text)
            if value is None or not value.printed.isdigit() or value.scale != "ratio":
                continue
            places = {_place_in_row(row, column), _place_in_row(row, None)} if head else {_place_in_column(row, column)}
            for place in places:
                found[place][tally] = None if tally in found[place] else int(value.printed)
    return found


def _place_in_row(row: BodyRow, column: int | None) -> tuple[object, ...]:
    path = row.header.paths[column][:-1] if column is not None and column < len(row.header.paths) else ()
    return "row", row.row.start, tuple(cell.text for cell in path)


def _place_in_column(row: BodyRow, column: int) -> tuple[object, ...]:
    return "column", column, row.header.number, row.panel.start if row.panel else None


def counts_of(
    figure: Figure, scale: Scale, row: BodyRow, tallies: Mapping[tuple[object, ...], Mapping[Tally, int | None]]
) -> Counts:
    """Return the count printed with a figure, or that of the two-by-two table around it where it gives the figure."""
    if figure.value.count:
        return Counts(figure.value.count.numerator, figure.value.count.denominator)
    if figure.measure not in _OF or not tallies or scale not in ("percent", "proportion") or figure.value.high:
        return Counts()
    above, below = _OF[figure.measure]
    places = (_place_in_row(row, figure.column), _place_in_row(row, None), _place_in_column(row, figure.column))
    for place in places:
        here = tallies.get(place, {})
        numbers = {tally: number for tally in below if (number := here.get(tally)) is not None}
        if len(numbers) < len(below):
            continue
        numerator, denominator = sum(numbers[tally] for tally in above), sum(numbers.values())
        if denominator > 0 and agrees(figure.value.printed, scale, numerator, denominator):
            named = [tally.upper() for tally in below]
            return Counts(numerator, denominator, f"counts from {', '.join(named[:-1])} and {named[-1]}")
    return Counts()


def agrees(printed: str, scale: Scale, numerator: int, denominator: int) -> bool:
    """Tell whether a printed figure is what a count gives, rounded to the digits that it is printed with.

    >>> agrees("84.4", "percent", 54, 64), agrees("84.5", "percent", 54, 64)
    (True, False)
    """
    decimals = len(printed.replace("·", ".").replace(",", ".").partition(".")[2])
    half_digit = 0.5 * 10**-decimals / (100 if scale == "percent" else 1)
    return bool(abs(numerator / denominator - printed_value(printed, scale)) <= half_digit * 1.0001)
