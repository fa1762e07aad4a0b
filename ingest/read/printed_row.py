"""The rows of printed lines by their baselines, each as cells: what stands close together in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from ingest.read.page import Line, same_row

WORD_GAP = 0.55
"""Usual heights of a line: the words of one cell stand closer, two columns further apart."""
_BASELINE = 0.35
_NUMBER = re.compile(r"[^A-Za-z]*\d")
_WORD = re.compile(r"[A-Za-z]{3}")
_MARK = re.compile(r"\b[a-z]\)")
_CALLOUT = re.compile(r"\[[\d\s,–-]+\]")
_LEVEL = re.compile(r"\b9\d(?:\.\d)?\s*%?\s*C\.?I\b")


@dataclass(frozen=True)
class Cell:
    """What stands in one cell: pieces of lines in reading order, and when the first of them was drawn."""

    pieces: tuple[Line, ...]
    drawn: int

    @cached_property
    def text(self) -> str:
        """The text of the pieces with blanks between them."""
        return " ".join(piece.text for piece in self.pieces)

    @cached_property
    def left(self) -> float:
        """The left edge in points."""
        return min(piece.left for piece in self.pieces)

    @cached_property
    def right(self) -> float:
        """The right edge in points."""
        return max(piece.right for piece in self.pieces)

    @cached_property
    def is_figure(self) -> bool:
        """Whether it holds a number and no word, and is neither a callout nor the second line of something."""
        text = _MARK.sub("", _LEVEL.sub("", self.text))
        is_rest = text.count(")") > text.count("(")
        return bool(_NUMBER.match(text)) and not (is_rest or _WORD.search(text) or _CALLOUT.fullmatch(text))

    def over(self, other: Cell) -> Cell:
        """Return the cell that goes on with the lines of another."""
        return Cell(self.pieces + other.pieces, self.drawn)


@dataclass(frozen=True)
class PrintedRow:
    """The cells that stand side by side, from the left, their baseline and the usual height of a line in points."""

    cells: tuple[Cell, ...]
    bottom: float
    height: float

    @property
    def holds_figures(self) -> bool:
        """Whether a third of what stands behind the first cell are figures."""
        figures = sum(cell.is_figure for cell in self.cells[1:])
        return 3 * figures >= len(self.cells) - 1 > 0 and figures > 0


def printed_rows(lines: Sequence[Line]) -> list[PrintedRow]:
    """Return the rows of lines from the top; the lines are given as they were drawn."""
    # Single lines of some writers give a wrong height.
    usual = median(line.height for line in lines) if lines else 0.0
    pieces = [(piece, drawn) for drawn, line in enumerate(lines) for piece in line.pieces(WORD_GAP * usual)]
    rows: list[list[tuple[Line, int]]] = []
    tallest: list[Line] = []
    for piece, drawn in sorted(pieces, key=lambda each: -each[0].bottom - each[0].top):
        # What is raised or lowered comes before or after its row: the row above may be that of a raised mark.
        at = next((at for at in (-1, -2) if len(rows) >= -at and _in_row(piece, tallest[at])), None)
        if at is None:
            rows.append([(piece, drawn)])
            tallest.append(piece)
        else:
            rows[at].append((piece, drawn))
            tallest[at] = max(piece, tallest[at], key=lambda each: each.height)
    return [
        PrintedRow(_cells(row, WORD_GAP * usual), main.bottom, usual) for row, main in zip(rows, tallest, strict=True)
    ]


def _in_row(piece: Line, main: Line) -> bool:
    """Tell whether a piece stands on the baseline of another, or is small print beside it."""
    low, high = sorted((piece.height, main.height))
    if low < 0.8 * high:
        return same_row(piece, main)
    return abs(piece.bottom - main.bottom) < _BASELINE * high


def _cells(row: Sequence[tuple[Line, int]], gap: float) -> tuple[Cell, ...]:
    groups: list[list[tuple[Line, int]]] = []
    for piece, drawn in sorted(row, key=lambda each: each[0].left):
        if groups and piece.left - groups[-1][-1][0].right < gap:
            groups[-1].append((piece, drawn))
        else:
            groups.append([(piece, drawn)])
    return tuple(Cell(tuple(piece for piece, _ in group), min(drawn for _, drawn in group)) for group in groups)
