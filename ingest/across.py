"""Finds rows that OCR read across two columns before it went on column by column.

Such a row opens a section, is about twice as wide as the lines below it, and its halves go on in two places: the left
one in the next line, the right one where further down, between two blocks of lines, a sentence seems to jump. Where
the row is to be cut is told by the width of the columns and by the continuation test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from ingest.continuation import Edges, edges
from ingest.heading import section_kind
from ingest.lines import Line, Move, Scores

_WIDER = 1.35
_MOST_ROWS = 4
_FARTHEST = 80
_FEWEST = 4
_BLOCK = 12
_ROOM, _OVER = 6, 2
_MARGIN = 0.5
_GAP = re.compile(r"(?<=\S) +(?=\S)")


def find_rows_across(text: str, scores: Scores, lines: Sequence[Line]) -> Iterator[Move]:
    """Yield the rows that were read across two columns, with the left column; linear in the number of lines."""
    behind = 0
    for row in range(len(lines) - _FEWEST):
        below = _column_below(lines, row) if row >= behind else None
        if below is None or not _opens(text, lines, row):
            continue
        jumps = list(_jumps(text, lines, below, lines[row].length / _WIDER))
        if jumps:
            # A second jump may be a column's or a page's: then nothing tells which of them the right halves belong to.
            cuts = _cuts(text, scores, lines, range(row, below), jumps[0]) if len(jumps) == 1 else None
            yield Move(row, jumps[0] - 1, _pieces(lines, row, jumps[0], cuts) if cuts else ())
            behind = jumps[-1]


def _column_below(lines: Sequence[Line], row: int) -> int | None:
    """Return the first of some lines that are far narrower than the row or rows from `row` on, which run on in it."""
    for below in range(row + 1, min(row + _MOST_ROWS, len(lines) - _FEWEST) + 1):
        width = min(line.length for line in lines[row:below]) / _WIDER
        if lines[below - 1].edges is None:
            return None
        if all(line.edges and line.length <= width for line in lines[below : below + _FEWEST]):
            return below if _runs_on(lines, below - 1) else None
    return None


def _opens(text: str, lines: Sequence[Line], row: int) -> bool:
    """Tell a line behind a heading or a blank line, or at the beginning."""
    above = lines[row - 1] if row else None
    return above is None or above.spaced or section_kind(text[above.start : above.end]) is not None


def _runs_on(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line without a stop stands above one in lower case."""
    one, other = lines[number].edges, lines[number + 1].edges
    return one is not None and other is not None and one.ends != "stop" and other.begins != "capital"


def _jumps(text: str, lines: Sequence[Line], below: int, widest: float) -> Iterator[int]:
    """Yield the lines of the same section that go on, behind a blank line, from a line that has no stop."""
    for number in range(below + _FEWEST, min(len(lines), below + _FARTHEST)):
        above = lines[number - 1]
        if lines[number].length > widest or section_kind(text[lines[number].start : lines[number].end]):
            return
        if above.spaced and _runs_on(lines, number - 1):
            yield number


def _cuts(text: str, scores: Scores, lines: Sequence[Line], rows: range, jump: int) -> list[int] | None:
    """Return where the right half of each row begins, or None where two places are about as likely."""
    left, right = lines[rows.stop : jump][-_BLOCK:], lines[jump : jump + _BLOCK]
    cuts: list[int] = []
    next_right = lines[jump].edges
    for row in reversed(rows):
        wide = text[lines[row].start : lines[row].end]
        next_left, before_right = lines[row + 1].edges, lines[row - 1 if row > rows.start else jump - 1].edges
        likely = []
        for match in _GAP.finditer(wide):
            one, other = wide[: match.start()].strip(), wide[match.end() :].strip()
            if _fits(one, next_left, left) and _fits(other, next_right, right):
                ends, begins = edges(one), edges(other)
                goes_on = scores.between(ends, next_left) + scores.between(before_right, begins)
                likely.append((goes_on - scores.between(ends, begins), match.end()))
        likely.sort(reverse=True)
        if not likely or (len(likely) > 1 and likely[0][0] - likely[1][0] < _MARGIN):
            return None
        cut = likely[0][1]
        cuts.append(lines[row].start + cut)
        next_right = edges(wide[cut:])
    return cuts[::-1]


def _fits(half: str, following: Edges | None, column: Sequence[Line]) -> bool:
    """Tell whether half a row fills the width of its column, so that the next word had to stand in the next line."""
    lengths = [line.length for line in column]
    word = len(following.first) if following else 0
    return len(half) <= max(lengths) + _OVER and len(half) + 1 + word >= median(lengths) - _ROOM


def _pieces(lines: Sequence[Line], row: int, jump: int, cuts: Sequence[int]) -> tuple[tuple[int, int], ...]:
    rows = lines[row : row + len(cuts)]
    left = [(line.start, cut) for line, cut in zip(rows, cuts, strict=True)]
    right = [(cut, line.blank) for line, cut in zip(rows, cuts, strict=True)]
    return *left, (lines[row + len(cuts)].start, lines[jump - 1].blank), *right
