"""Puts the lines of a plain text in reading order where those of two columns alternate, and says where it cannot.

OCR that reads a page of two columns, or a box beside the text, row by row writes a line of the one and then a line of
the other. Nothing but the words can tell: in the printed order few lines go on in the next, dealt out to two columns
most of them do. The likeliest deal is found by dynamic programming (Viterbi, 1967) over which column each line belongs
to; it is believed only where it makes good far more than lines in order ever seem to gain by chance.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.continuation import Continuation, Edges, edges

_LINE = re.compile(r"(?P<words>[^\r\n]*[^\s][^\r\n]*)(?P<end>\r\n|\r|\n|$)(?P<blank>(?:[ \t\f]*(?:\r\n|\r|\n))*)")
_LONGEST = 150
_SHORTEST_PROSE = 20
_PROSE = 0.75
_MOST_TOGETHER = 3
_LARGEST = 4.0
_NOT_PROSE = -0.3
_SUSPECT, _AROUND = 4.0, 4
_REGULAR, _IRREGULAR = 4.0, 0.7
_CLEAR, _CLEAR_IRREGULAR = 12.0, 15.0
_CLEAR_PER_LINE = 0.6
_FAR_MORE = 1.3
_OTHER_FIRST = 2.0
_NEVER = -1e9


class _Line(NamedTuple):
    start: int
    end: int
    blank: int
    edges: Edges | None
    prose: bool


class _Deal(NamedTuple):
    """Lines `first` to `last` dealt out to two columns, and the log odds gained by reading one after the other."""

    gain: float
    columns: tuple[tuple[int, ...], tuple[int, ...]]

    @property
    def first(self) -> int:
        return min(self.columns[0][0], self.columns[1][0])

    @property
    def last(self) -> int:
        return max(self.columns[0][-1], self.columns[1][-1])


@dataclass(frozen=True)
class Stretch:
    """Lines `first` to `last` (counted from 1) that alternate; `ordered` tells whether their order was found."""

    first: int
    last: int
    ordered: bool


@dataclass(frozen=True)
class ReadingOrder:
    """A text in reading order: character i of `text` is `starts[i]:ends[i]` of the file's."""

    text: str
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest stretch of the file's text that holds a non-empty stretch of this one."""
        return int(self.starts[start:end].min()), int(self.ends[start:end].max())

    def places(self, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the places in the file of characters that stand for `starts[i]:ends[i]` of this text.

        What stands for the blanks between two lines that are apart in the file is the first of them.
        """
        first, behind = self.starts[np.minimum(starts, len(self.text) - 1)], self.ends[np.maximum(ends - 1, 0)]
        apart = (ends > starts) & (behind - first != ends - starts)
        return first, np.where(apart, self.ends[np.minimum(starts, len(self.text) - 1)], behind).astype(np.int32)


def reading_order(text: str) -> tuple[ReadingOrder | None, tuple[Stretch, ...]]:
    """Return the text in reading order, or None where it is so already, and the stretches whose lines alternate.

    The cost is linear in the length of the text.
    """
    lines = _lines(text)
    if len(lines) < 2 * _MOST_TOGETHER:
        return None, ()
    deals = _deals(text, lines)
    if not deals:
        return None, ()
    breaks = [match.start() for match in re.finditer(r"\r\n|\r|\n", text)]
    said = []
    pieces: list[tuple[int, int]] = []
    at = 0
    for deal in deals:
        clear = _is_clear(deal)
        first, last = (bisect_right(breaks, lines[number].start) + 1 for number in (deal.first, deal.last))
        said.append(Stretch(first, last, clear))
        if clear:
            pieces.append((at, lines[deal.first].start))
            pieces += _in_order(lines, deal)
            at = lines[deal.last].blank
    if not pieces:
        return None, tuple(said)
    return _arranged(text, [*pieces, (at, len(text))]), tuple(said)


def _lines(text: str) -> list[_Line]:
    found = []
    for match in _LINE.finditer(text):
        words = match["words"].strip() if len(match["words"]) <= _LONGEST else ""
        usable = bool(words) and "\t" not in words
        prose = usable and len(words) >= _SHORTEST_PROSE and _is_prose(words)
        found.append(
            _Line(match.start(), match.end("end"), match.end(), edges(words) if usable else None, prose)
        )
    return found


def _is_prose(line: str) -> bool:
    return sum(map(str.islower, line)) + line.count(" ") >= _PROSE * len(line)


class _Scores:
    """Scores of pairs of lines by the continuation test, each reckoned once."""

    def __init__(self, text: str, lines: Sequence[_Line]) -> None:
        self._lines = lines
        self._test = Continuation(text[line.start : line.end] for line in lines if line.edges)
        self._known: dict[tuple[int, int], float] = {}

    def __call__(self, one: int, other: int) -> float:
        key = one, other
        if one < 0 or other >= len(self._lines):
            return 0.0
        if key not in self._known:
            before, after = self._lines[one].edges, self._lines[other].edges
            self._known[key] = self._test.score(before, after) if before and after else 0.0
        return self._known[key]

    def gain(self, before: int, line: int) -> float:
        """Return what is gained where a line goes on from an earlier one and not from the line above it."""
        gain = self(before, line) - self(line - 1, line)
        if not (self._lines[line].prose and self._lines[line - 1].prose and self._lines[before].prose):
            return max(-_LARGEST, min(_NOT_PROSE, gain))
        return max(-_LARGEST, min(_LARGEST, gain))


def _deals(text: str, lines: Sequence[_Line]) -> list[_Deal]:
    scores = _Scores(text, lines)
    found: list[_Deal] = []
    for start, end in _suspects(scores, lines):
        regular = list(_best_deals(scores, lines, start, end, _REGULAR, _CLEAR))
        irregular = list(_best_deals(scores, lines, start, end, _IRREGULAR, _CLEAR_IRREGULAR))
        found += regular if _FAR_MORE * _gain(regular) > _gain(irregular) else irregular
    return found


def _gain(deals: Sequence[_Deal]) -> float:
    return sum(deal.gain for deal in deals)


def _is_clear(deal: _Deal) -> bool:
    return deal.gain >= _CLEAR_PER_LINE * sum(map(len, deal.columns))


def _suspects(scores: _Scores, lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which lines do not go on in the next: only there is a deal looked for."""
    start, sunk, lowest = 0, 0.0, 0.0
    regions: list[tuple[int, int]] = []
    for number in range(1, len(lines)):
        if lines[number].edges is None or lines[number - 1].edges is None:
            step = 1.0
        elif lines[number].prose and lines[number - 1].prose:
            step = max(-_LARGEST, min(_LARGEST, scores(number - 1, number)))
        else:
            step = 0.0
        sunk = max(0.0, sunk - step)
        if sunk == 0.0:
            start = number
        elif sunk >= _SUSPECT:
            first, last = max(0, start - _AROUND), min(len(lines), number + 1 + _AROUND)
            if regions and first <= regions[-1][1]:
                regions[-1] = regions[-1][0], last
            else:
                regions.append((first, last))
    yield from regions


def _best_deals(
    scores: _Scores, lines: Sequence[_Line], start: int, end: int, together: float, entry: float
) -> Iterator[_Deal]:
    """Yield the likeliest deals in a stretch of lines, each of which gains more than `entry`.

    The state of a line is 0 in running text; between columns it is how many lines ago the other column had one, and
    `together` is the price of two lines of one column in a row.
    """
    states = range(_MOST_TOGETHER + 1)
    best = [0.0, *[_NEVER] * _MOST_TOGETHER]
    paths: list[list[int]] = []
    for line in range(start + 1, end):
        came = [max(states, key=best.__getitem__)] + [0] * _MOST_TOGETHER
        after = [best[came[0]], *[_NEVER] * _MOST_TOGETHER]
        if lines[line].edges and lines[line - 1].edges:
            after[1] = best[0] - entry
            for state in states[1:]:
                if best[state] == _NEVER:
                    continue
                switched = best[state] + scores.gain(line - 1 - state, line)
                if switched > after[1]:
                    after[1], came[1] = switched, state
                if state < _MOST_TOGETHER and best[state] - together > after[state + 1]:
                    after[state + 1], came[state + 1] = best[state] - together, state
        paths.append(came)
        best = after
    state = max(states, key=best.__getitem__)
    trace = [state]
    for came in reversed(paths):
        state = came[state]
        trace.append(state)
    yield from _read_trace(scores, start, trace[::-1], together)


def _read_trace(scores: _Scores, start: int, trace: Sequence[int], together: float) -> Iterator[_Deal]:
    columns: tuple[list[int], list[int]] = ([], [])
    current, gain = 0, 0.0
    for line, state in enumerate([*trace, 0], start):
        if columns[0] and state:
            if state == 1:
                current = 1 - current
                gain += scores.gain(columns[current][-1], line)
            else:
                gain -= together
            columns[current].append(line)
        elif state:
            columns, current, gain = ([line - 1], [line]), 1, 0.0
        elif columns[0]:
            yield _Deal(gain, _which_first(scores, columns))
            columns = ([], [])


def _which_first(scores: _Scores, columns: tuple[list[int], list[int]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the columns in the order in which text before, columns and text behind go on: the first line's, mostly."""
    one, other = tuple(columns[0]), tuple(columns[1])
    before, behind = one[0] - 1, max(one[-1], other[-1]) + 1

    def joined(first: tuple[int, ...], second: tuple[int, ...]) -> float:
        return scores(before, first[0]) + scores(first[-1], second[0]) + scores(second[-1], behind)

    return (other, one) if joined(other, one) > joined(one, other) + _OTHER_FIRST else (one, other)


def _in_order(lines: Sequence[_Line], deal: _Deal) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a dealt stretch in reading order."""
    order = [number for column in deal.columns for number in column]
    spaced = 2 * sum(lines[number].blank > lines[number].end for number in order) > len(order)
    for number in order:
        last = number == order[-1]
        yield lines[number].start, lines[number].end if spaced and not last else lines[number].blank


def _arranged(text: str, pieces: Sequence[tuple[int, int]]) -> ReadingOrder:
    """Return the pieces of a text one behind the other; one that the end of the file cut gets a line end of no width."""
    arranged: list[str] = []
    starts: list[NDArray[np.int32]] = []
    ends: list[NDArray[np.int32]] = []
    for start, end in pieces:
        arranged.append(text[start:end])
        starts.append(np.arange(start, end, dtype=np.int32))
        ends.append(np.arange(start + 1, end + 1, dtype=np.int32))
        if end == len(text) and (start, end) != pieces[-1] and text[end - 1 : end] not in "\r\n":
            arranged.append("\n")
            starts.append(np.array([end], dtype=np.int32))
            ends.append(np.array([end], dtype=np.int32))
    return ReadingOrder("".join(arranged), np.concatenate(starts), np.concatenate(ends))
