"""The order in which a plain text reads, where the file's own order is that of rows across two columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ingest.across import find_rows_across
from ingest.interleaved import find_interleaved
from ingest.lines import Line, Move, Scores, lines_of

_FEWEST_LINES = 6
_LINE_END = re.compile(r"\r\n|\r|\n")


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


@lru_cache(maxsize=1)  # the reader asks for it, and then the view
def reading_order(text: str) -> tuple[ReadingOrder | None, tuple[Stretch, ...]]:
    """Return the text in reading order, or None where it is so already, and the stretches where it is or may not be.

    The cost is linear in the length of the text.
    """
    lines = lines_of(text)
    if len(lines) < _FEWEST_LINES:
        return None, ()
    scores = Scores(text, lines)
    moves = _apart([*find_interleaved(scores, lines), *find_rows_across(text, scores, lines)], len(lines))
    if not moves:
        return None, ()
    breaks = [match.start() for match in _LINE_END.finditer(text)]
    stretches = tuple(
        Stretch(
            bisect_right(breaks, lines[move.first].start) + 1,
            bisect_right(breaks, lines[move.last].start) + 1,
            bool(move.pieces),
        )
        for move in moves
    )
    moves = [move for move in moves if move.pieces]
    return _arranged(text, list(_all_pieces(text, lines, moves))) if moves else None, stretches


def _apart(moves: Iterable[Move], number_of_lines: int) -> list[Move]:
    """Return the moves in order, of two that share a line the one that was found first."""
    kept: list[Move] = []
    taken = bytearray(number_of_lines)
    for move in moves:
        if not any(taken[move.first : move.last + 1]):
            taken[move.first : move.last + 1] = b"\1" * (move.last + 1 - move.first)
            kept.append(move)
    return sorted(kept)


def _all_pieces(text: str, lines: Sequence[Line], moves: Iterable[Move]) -> Iterator[tuple[int, int]]:
    at = 0
    for move in moves:
        yield at, lines[move.first].start
        yield from move.pieces
        at = lines[move.last].blank
    yield at, len(text)


def _arranged(text: str, pieces: Sequence[tuple[int, int]]) -> ReadingOrder:
    """Return the pieces of a text one behind the other, each but the last with a line end.

    The blank at which a row was cut is read as a line end; one that the end of the file lacks has no width.
    """
    arranged: list[str] = []
    starts: list[NDArray[np.int32]] = []
    ends: list[NDArray[np.int32]] = []
    for start, end in pieces:
        piece = text[start:end]
        cut = piece.endswith(" ")
        arranged.append(piece[:-1] + "\n" if cut else piece)
        starts.append(np.arange(start, end, dtype=np.int32))
        ends.append(np.arange(start + 1, end + 1, dtype=np.int32))
        if end == len(text) and (start, end) != pieces[-1] and not cut and piece[-1:] not in "\r\n":
            arranged.append("\n")
            starts.append(np.array([end], dtype=np.int32))
            ends.append(np.array([end], dtype=np.int32))
    return ReadingOrder("".join(arranged), np.concatenate(starts), np.concatenate(ends))
