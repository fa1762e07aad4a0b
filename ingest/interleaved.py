"""Puts the lines of a plain text in reading order where those of two columns alternate, and says where it cannot.

OCR that reads a page of two columns, or a box beside the text, row by row writes a line of the one and then a line of
the other. Nothing but the words can tell: in the printed order few lines go on in the next, dealt out to two columns
most of them do. The likeliest deal is found by dynamic programming (Viterbi, 1967) over which column each line belongs
to; it is believed only where it makes good far more than lines in order ever seem to gain by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.lines import Line, Move, Scores

_FARTHEST = 3
_LARGEST = 4.0
_ENTRY = 14.0
"""What a deal has to gain: lines that were in order never gained as much (docs/decisions/0008)."""
_TOGETHER, _TOGETHER_OFTEN = 4.0, 0.7
"""The price of two lines of one column in a row; where the low one gains far more, single lines cannot be told."""
_PARAGRAPH = 2.0
"""The price of a blank line where there was none between the lines above: columns of a page break together there."""
_FAR_MORE = 1.4
_DOUBT = 6.0
"""What a deal that is not believed has to gain beyond its entry before the user is told of it."""
_SUSPECT, _AROUND = 4.0, 4
_NEVER = -1e9


def find_interleaved(scores: Scores, lines: Sequence[Line]) -> Iterator[Move]:
    """Yield the stretches whose lines alternate, in order; the cost is linear in the number of lines."""
    for start, end in _suspects(scores, lines):
        trace, gain = _deal(scores, lines, start, end, _TOGETHER)
        often, gain_often = _deal(scores, lines, start, end, _TOGETHER_OFTEN)
        clear = _FAR_MORE * (gain + _ENTRY) > gain_often + _ENTRY
        if not clear and gain_often < _DOUBT:
            continue
        for one, other in _columns(trace if clear else often, start):
            pieces = tuple(_pieces(lines, [*one, *other])) if clear else ()
            yield Move(one[0], max(one[-1], other[-1]), pieces)


def _clipped(score: float) -> float:
    return max(-_LARGEST, min(_LARGEST, score))


def _suspects(scores: Scores, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which lines do not go on in the next: only there is a deal looked for."""
    start, sunk = 0, 0.0
    regions: list[tuple[int, int]] = []
    for number in range(1, len(lines)):
        if lines[number].edges is None or lines[number - 1].edges is None:
            step = 1.0
        else:
            step = _clipped(scores(number - 1, number))
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


def _deal(scores: Scores, lines: Sequence[Line], start: int, end: int, together: float) -> tuple[list[int], float]:
    """Return the likeliest state of each line of a stretch, and what it gains over the order of the file.

    The state is 0 in running text; between columns it is how many lines ago the other column had one.
    """
    states = range(_FARTHEST + 1)
    best = [0.0, *[_NEVER] * _FARTHEST]
    steps: list[list[int]] = []
    for line in range(start + 1, end):
        came = [max(states, key=best.__getitem__)] + [0] * _FARTHEST
        after = [best[came[0]], *[_NEVER] * _FARTHEST]
        if lines[line].edges and lines[line - 1].edges:
            price = _PARAGRAPH if lines[line - 1].spaced and not lines[line - 2].spaced else 0.0
            after[1] = best[0] - _ENTRY - _clipped(scores(line - 1, line))
            for state in states[1:]:
                if best[state] == _NEVER:
                    continue
                gain = _clipped(scores(line - 1 - state, line) - scores(line - 1, line)) - price
                if best[state] + gain > after[1]:
                    after[1], came[1] = best[state] + gain, state
                if state < _FARTHEST:
                    after[state + 1], came[state + 1] = best[state] - together, state
        steps.append(came)
        best = after
    state = max(states, key=best.__getitem__)
    gain = best[state]
    trace = [state]
    for came in reversed(steps):
        state = came[state]
        trace.append(state)
    return trace[::-1], gain


def _columns(trace: Sequence[int], start: int) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the lines of the two columns of each deal, that of the first line first."""
    dealt: tuple[list[int], list[int]] = ([], [])
    current = 0
    for line, state in enumerate([*trace, 0], start):
        if state and not dealt[0]:
            dealt, current = ([line - 1], [line]), 1
        elif state:
            current = 1 - current if state == 1 else current
            dealt[current].append(line)
        elif dealt[0]:
            yield dealt
            dealt = ([], [])


def _pieces(lines: Sequence[Line], order: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines of a stretch as pieces of the text; blank lines are left out where one stands behind most."""
    spaced = 2 * sum(lines[number].spaced for number in order) > len(order)
    for number in order:
        last = number == order[-1]
        yield lines[number].start, lines[number].end if spaced and not last else lines[number].blank
