"""Finds rows that OCR read across two columns before it went on column by column.

Such a row opens a section, is about twice as wide as the lines below it, and its halves go on in two places: the left
one in the next line, the right one where further down, between two blocks of lines, a sentence seems to jump. Where
the row is to be cut is told by the width of the columns and by the continuation test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from ingest.continuation import edges
from ingest.heading import section_kind
from ingest.lines import Line, Move, Scores

_WIDER = 1.35
_TWICE = 4
_FARTHEST = 80
_FEWEST = 4
_BLOCK = 12
_ROOM, _OVER = 6, 2
_MARGIN = 0.5
_STOPS = frozenset({"stop", "colon", "close"})


def find_rows_across(text: str, scores: Scores, lines: Sequence[Line]) -> Iterator[Move]:
    """Yield each row that was read across two columns; the cost is linear in the number of lines."""
    behind = 0
    for row in range(len(lines) - _FEWEST):
        if row < behind or not _opens_wide(text, lines, row):
            continue
        jumps = list(_jumps(text, lines, row))
        if not jumps:
            continue
        cut = _cut(text, scores, lines, row, jumps[0]) if len(jumps) == 1 else None
        behind = jumps[-1]
        yield Move(row, jumps[0] - 1, _pieces(lines, row, jumps[0], cut) if cut else ())


def _opens_wide(text: str, lines: Sequence[Line], row: int) -> bool:
    """Tell a line behind a heading or a blank line that runs on in a block of far narrower ones."""
    wide, below = lines[row], lines[row + 1 : row + 1 + _FEWEST]
    above = lines[row - 1] if row else None
    opens = above is None or above.blank > above.end or section_kind(text[above.start : above.end]) is not None
    if not opens or not wide.edges or wide.edges.ends in _STOPS or not all(line.edges for line in below):
        return False
    return _runs_on(lines, row) and all(wide.length >= _WIDER * line.length for line in below)


def _runs_on(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line without a stop stands above one in lower case."""
    one, other = lines[number].edges, lines[number + 1].edges
    if not one or not other or one.ends in _STOPS or other.capital:
        return False
    return lines[number].prose and lines[number + 1].prose


def _jumps(text: str, lines: Sequence[Line], row: int) -> Iterator[int]:
    """Yield the lines of the same section that go on, behind a blank line, from a line that has no stop."""
    widest = lines[row].length / _WIDER
    for number in range(row + 1 + _FEWEST, min(len(lines), row + _FARTHEST)):
        above = lines[number - 1]
        if lines[number].length > widest or section_kind(text[lines[number].start : lines[number].end]):
            return
        if above.blank > above.end and _runs_on(lines, number - 1):
            yield number


def _cut(text: str, scores: Scores, lines: Sequence[Line], row: int, jump: int) -> int | None:
    """Return where the right half of a row begins, or None where two places are about as likely."""
    left, right = lines[row + 1 : jump][-_BLOCK:], lines[jump : jump + _BLOCK]
    wide = text[lines[row].start : lines[row].end]
    likely = []
    for match in re.finditer(r"(?<=\S)[ ]+(?=\S)", wide):
        one, other = wide[: match.start()].strip(), wide[match.end() :].strip()
        if _fits(one, lines[row + 1], left) and _fits(other, lines[jump], right):
            goes_on = scores.between(edges(one), lines[row + 1].edges) + scores.between(
                lines[jump - 1].edges, edges(other)
            )
            likely.append((goes_on, lines[row].start + match.end()))
    likely.sort(reverse=True)
    return likely[0][1] if likely and (len(likely) == 1 or likely[0][0] - likely[1][0] > _MARGIN) else None


def _fits(half: str, line: Line, column: Sequence[Line]) -> bool:
    """Tell whether half a row fills the width of its column, so that the next word had to stand in the next line."""
    word = len(line.edges.first) if line.edges else 0
    lengths = [line.length for line in column]
    return len(half) <= max(lengths) + _OVER and len(half) + 1 + word >= median(lengths) - _ROOM


def _pieces(lines: Sequence[Line], row: int, jump: int, cut: int) -> tuple[tuple[int, int], ...]:
    return (lines[row].start, cut), (lines[row + 1].start, lines[jump - 1].blank), (cut, lines[row].blank)
