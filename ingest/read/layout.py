"""Puts the lines of a page into reading order: as drawn in most files, by columns where they were drawn row by row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median

from ingest.read.page import Line, PrintedPage, joined

_PROSE = 20  # characters of a piece that may be a line of a column
_NARROW = 0.6  # of the width of the text
_WIDE_BLANK = 0.9  # heights of a line: no blank between two words is as wide
_FEW_HOPS, _FEW_HOPS_SHARE, _SURE_HOPS_SHARE = 3, 0.15, 0.3
_MANY_LINES = 60
_FEW_CLIMBS_SHARE, _MANY_CLIMBS_SHARE = 0.12, 0.4
_SAME_BASELINE = 0.35
_LEAST_GUTTER_ROWS = 4
_GUTTER_SHARE = 0.1
_OUTER = 0.12


def in_reading_order(page: PrintedPage) -> PrintedPage:
    """Return the page with its lines in reading order, those turned against most of the page at the end.

    The order in which a page is drawn is right in most files, and sorting by place would damage some: so it is kept
    unless consecutive narrow pieces change the half of the page (the hop rate) or go up in their column too often, and
    the columns leave fewer sentences broken.
    """
    lines = [line for line in page.lines if line.quarter == page.quarter]
    turned = tuple(line for line in page.lines if line.quarter != page.quarter)
    hops, rate = _hop_rate(lines)
    scattered = _is_scattered(lines)
    climbs = _climb_rate(lines)
    if (hops < _FEW_HOPS or rate < _FEW_HOPS_SHARE) and climbs < _FEW_CLIMBS_SHARE and not scattered:
        return replace(page, lines=(*_top_first(lines), *turned))
    by_columns = _by_columns(lines)
    sure = scattered or climbs > _MANY_CLIMBS_SHARE
    if not sure and _broken(by_columns) + (rate < _SURE_HOPS_SHARE) > _broken(lines):
        by_columns = _top_first(lines)
    return replace(page, lines=(*by_columns, *turned))


def _top_first(lines: Sequence[Line]) -> list[Line]:
    """Return lines in the order in which they were drawn, but what was drawn last above all the rest comes first."""
    tops = list(accumulate((line.top for line in lines), max))
    lowest = float("inf")
    for index in range(len(lines) - 1, 0, -1):
        lowest = min(lowest, lines[index].bottom)
        if lowest >= tops[index - 1]:
            return [*lines[index:], *lines[:index]]
    return list(lines)


def _climb_rate(lines: Sequence[Line]) -> float:
    """Return the share of lines of prose that stand above the line before them in the same column."""
    prose = [line for line in lines if len(line.text) >= _PROSE]
    climbs = sum(
        line.bottom > above.top and min(line.right, above.right) > max(line.left, above.left)
        for above, line in pairwise(prose)
    )
    return climbs / (len(prose) - 1) if len(prose) > 1 else 0.0


def _is_scattered(lines: Sequence[Line]) -> bool:
    """Tell a page whose words were drawn one by one in no order: few of its characters stand in lines of prose."""
    prose = sum(len(line.text) for line in lines if len(line.text) >= _PROSE)
    return len(lines) >= _MANY_LINES and prose < 0.3 * sum(len(line.text) for line in lines)


def _hop_rate(lines: Sequence[Line]) -> tuple[int, float]:
    """Return how often, and in what share, consecutive narrow pieces of prose change the half of the page."""
    if not lines:
        return 0, 0.0
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    middle, width = (left + right) / 2, right - left
    halves = [
        piece.left + piece.right > 2 * middle
        for line in lines
        for piece in _pieces(line)
        if len(piece.text) >= _PROSE
        and piece.right - piece.left < _NARROW * width
        and not piece.left < middle - 0.1 * width < middle + 0.1 * width < piece.right
    ]
    hops = sum(a != b for a, b in pairwise(halves))
    return hops, hops / (len(halves) - 1) if len(halves) > 1 else 0.0


def _pieces(line: Line) -> list[Line]:
    """Return what stands between the wide blanks of a line."""
    return line.pieces(_WIDE_BLANK * line.height)


def _broken(lines: Sequence[Line]) -> int:
    """Return how many pieces of prose are not gone on with by the next: no stop before a capital, or the reverse."""
    count = 0
    for piece, following in pairwise(piece for line in lines for piece in _pieces(line)):
        if len(piece.text) >= _PROSE and len(following.text) >= _PROSE:
            ended = piece.text.rstrip("\"')]”’").endswith((".", "!", "?", ":"))
            count += following.text[:1].islower() if ended else following.text[:1].isupper()
    return count


@dataclass
class _Row:
    baseline: float
    words: list[Line]


def _by_columns(lines: Sequence[Line]) -> list[Line]:
    """Return the words of a page as lines, column after column between the lines that cross the columns."""
    fragments = [fragment for row in _rows(lines) for fragment in _fragments(row.words)]
    gutters = _gutters(fragments)

    def column(fragment: Line) -> int | None:
        crossed = [gutter for gutter in gutters if fragment.left < gutter < fragment.right]
        return None if crossed else sum(gutter <= fragment.left for gutter in gutters)

    ordered: list[Line] = []
    band: list[tuple[int, float, float, Line]] = []
    for fragment in sorted(fragments, key=lambda each: (-each.bottom, each.left)):
        at = column(fragment)
        if at is None:
            ordered += [each for *_, each in sorted(band, key=lambda each: each[:3])]
            band = []
            ordered.append(fragment)
        else:
            band.append((at, -round(fragment.bottom, 1), fragment.left, fragment))
    return ordered + [each for *_, each in sorted(band, key=lambda each: each[:3])]


def _rows(lines: Iterable[Line]) -> list[_Row]:
    """Return the words by their baselines, rows from top to bottom and words from left to right."""
    words = sorted((word for line in lines for word in line.words()), key=lambda word: (-word.bottom, word.left))
    usual = median(word.height for word in words) if words else 0.0
    rows: list[_Row] = []
    raised: list[Line] = []
    for word in words:
        if word.height < 0.8 * usual:
            raised.append(word)
        elif rows and rows[-1].baseline - word.bottom < _SAME_BASELINE * word.height:
            rows[-1].words.append(word)
        else:
            rows.append(_Row(word.bottom, [word]))
    # What is small goes with the word beside which it stands: a raised callout, a lowered index; else it is a row.
    depths = [-row.baseline for row in rows]
    for word in raised:
        middle = (word.bottom + word.top) / 2
        near = range(bisect_right(depths, -middle - 0.3 * usual), bisect_left(depths, -middle + 1.1 * usual))
        beside = [(abs(word.left - other.right), index) for index in near for other in rows[index].words]
        gap, index = min(beside, default=(usual, -1))
        if gap < usual:
            rows[index].words.append(word)
        else:
            at = bisect_right(depths, -word.bottom)
            depths.insert(at, -word.bottom)
            rows.insert(at, _Row(word.bottom, [word]))
    for row in rows:
        row.words.sort(key=lambda word: word.left)
    return rows


def _fragments(words: Sequence[Line]) -> list[Line]:
    """Return the words of a row as lines that end where a wide blank follows."""
    groups: list[list[Line]] = []
    for word in words:
        if groups and word.left - groups[-1][-1].right < _WIDE_BLANK * max(word.height, groups[-1][-1].height):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [joined(group) for group in groups]


def _gutters(fragments: Sequence[Line]) -> list[float]:
    """Return the x of the blank strips between columns, where many fragments begin with nothing across before them."""
    prose = [fragment for fragment in fragments if len(fragment.text) >= _PROSE]
    if not prose:
        return []
    left, right = min(line.left for line in prose), max(line.right for line in prose)
    begins = Counter(round(line.left / 2) for line in prose)
    likely = sorted(
        2 * at - 2.0
        for at, count in begins.items()
        if count + begins[at - 1] + begins[at + 1] >= max(_LEAST_GUTTER_ROWS, _GUTTER_SHARE * len(prose) / 2)
        and left + _OUTER * (right - left) < 2 * at < right - _OUTER * (right - left)
    )
    gutters: list[float] = []
    for x in likely:
        crossed = sum(line.left < x - 1 and line.right > x + 1 for line in prose)
        beside = sum(line.right <= x + 1 or line.left >= x - 1 for line in prose)
        if crossed < 0.5 * beside and (not gutters or x - gutters[-1] > 0.1 * (right - left)):
            gutters.append(x)
    return gutters
