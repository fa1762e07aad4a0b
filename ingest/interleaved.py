"""Puts the lines of a plain text in reading order where those of two columns alternate, and says where it cannot.

OCR that reads a page of two columns, or a box beside the text, row by row writes a line of the one and then a line of
the other. Nothing but the words can tell: in the printed order few lines go on in the next, dealt out to two columns
most of them do. The likeliest deal is found by dynamic programming (Viterbi, 1967) over which column each line belongs
to; it is believed only where it makes good far more than lines in order ever seem to gain by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.lines import Line, Move, Scores

_MOST_TOGETHER = 3
_LARGEST = 4.0
_NOT_PROSE = -0.3
_SUSPECT, _AROUND = 4.0, 4
_REGULAR, _IRREGULAR = 4.0, 0.7
_CLEAR, _CLEAR_IRREGULAR = 14.0, 18.0
_BROKEN = -0.7
_FAR_MORE = 1.3
_OTHER_FIRST = 2.0
_NEVER = -1e9


class _Deal(NamedTuple):
    """Lines `first` to `last` dealt out to two columns, and the log odds gained by reading one after the other."""

    gain: float
    columns: tuple[tuple[int, ...], tuple[int, ...]]


def find_interleaved(scores: Scores, lines: Sequence[Line]) -> Iterator[Move]:
    """Yield the stretches whose lines alternate, in order; the cost is linear in the number of lines."""
    for start, end in _suspects(scores, lines):
        regular = list(_best_deals(scores, lines, start, end, _REGULAR, _CLEAR))
        irregular = list(_best_deals(scores, lines, start, end, _IRREGULAR, _CLEAR_IRREGULAR))
        for deal in regular if _FAR_MORE * _gain(regular) > _gain(irregular) else irregular:
            one, other = deal.columns
            first, last = min(one[0], other[0]), max(one[-1], other[-1])
            mended = 2 * (_broken(scores, one) + _broken(scores, other)) <= _broken(scores, range(first, last + 1))
            yield Move(first, last, tuple(_pieces(lines, [*one, *other])) if mended else ())


def _broken(scores: Scores, order: Sequence[int]) -> int:
    """Return how many lines do not go on in the next, in an order."""
    return sum(scores(one, other) < _BROKEN for one, other in pairwise(order))


def _gain(deals: Sequence[_Deal]) -> float:
    return sum(deal.gain for deal in deals)


def _gained(scores: Scores, lines: Sequence[Line], before: int, line: int) -> float:
    """Return what is gained where a line goes on from an earlier one and not from the line above it."""
    gain = scores(before, line) - scores(line - 1, line)
    if not (lines[line].prose and lines[line - 1].prose and lines[before].prose):
        return max(-_LARGEST, min(_NOT_PROSE, gain))
    return max(-_LARGEST, min(_LARGEST, gain))


def _suspects(scores: Scores, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which lines do not go on in the next: only there is a deal looked for."""
    start, sunk = 0, 0.0
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
    scores: Scores, lines: Sequence[Line], start: int, end: int, together: float, entry: float
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
                switched = best[state] + _gained(scores, lines, line - 1 - state, line)
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
    yield from _read_trace(scores, lines, start, trace[::-1], together)


def _read_trace(
    scores: Scores, lines: Sequence[Line], start: int, trace: Sequence[int], together: float
) -> Iterator[_Deal]:
    columns: tuple[list[int], list[int]] = ([], [])
    current, gain = 0, 0.0
    for line, state in enumerate([*trace, 0], start):
        if columns[0] and state:
            if state == 1:
                current = 1 - current
                gain += _gained(scores, lines, columns[current][-1], line)
            else:
                gain -= together
            columns[current].append(line)
        elif state:
            columns, current, gain = ([line - 1], [line]), 1, 0.0
        elif columns[0]:
            yield _Deal(gain, _which_first(scores, columns))
            columns = ([], [])


def _which_first(scores: Scores, columns: tuple[list[int], list[int]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the columns in the order in which text before, columns and text behind go on: the first line's, mostly."""
    one, other = tuple(columns[0]), tuple(columns[1])
    before, behind = one[0] - 1, max(one[-1], other[-1]) + 1

    def joined(first: tuple[int, ...], second: tuple[int, ...]) -> float:
        return scores(before, first[0]) + scores(first[-1], second[0]) + scores(second[-1], behind)

    return (other, one) if joined(other, one) > joined(one, other) + _OTHER_FIRST else (one, other)


def _pieces(lines: Sequence[Line], order: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines of a stretch as pieces of the text; blank lines are left out where one stands behind most."""
    spaced = 2 * sum(lines[number].blank > lines[number].end for number in order) > len(order)
    for number in order:
        last = number == order[-1]
        yield lines[number].start, lines[number].end if spaced and not last else lines[number].blank
