"""What is printed on a page: its lines with the place of each character, in points from the page's lower left corner.

A line that was drawn sideways has its coordinates in the frame in which it stands upright: that of the page turned
clockwise by so many quarters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_UNIT = 100
_SMALL, _HIGHER = 0.85, 0.15  # of the height of the line: what is raised is smaller and higher by so much
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|medi(?!ev)", re.IGNORECASE)

Corners = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""


class Doubt(NamedTuple):
    """A stretch of a text, half-open offsets, that OCR was not sure of, and its confidence (0-100)."""

    start: int
    end: int
    confidence: int


@dataclass(frozen=True)
class Line:
    """A printed line; `sides` has left and right of each character, `levels` offset, bottom and top where they change.

    Both are in 1/100 point. `doubtful` are the words that OCR was not sure of.
    """

    text: str
    page: int
    sides: Sequence[int]
    levels: Sequence[int]
    quarter: int = 0
    font: str = ""
    doubtful: tuple[Doubt, ...] = ()

    @cached_property
    def left(self) -> float:
        """The left edge in points."""
        return min(self.sides[0], self.sides[-2]) / _UNIT

    @cached_property
    def right(self) -> float:
        """The right edge in points."""
        return max(self.sides[1], self.sides[-1]) / _UNIT

    @cached_property
    def _level(self) -> tuple[float, float]:
        """Bottom and top of most of the line, whatever is raised or lowered in it."""
        lengths: Counter[tuple[float, float]] = Counter()
        for start, end, low, high in self.runs():
            lengths[(low, high)] += end - start
        return max(lengths, key=lambda level: lengths[level])

    @cached_property
    def bottom(self) -> float:
        """The lower edge of the line's font in points."""
        return self._level[0]

    @cached_property
    def top(self) -> float:
        """The upper edge of the line's font in points."""
        return self._level[1]

    @cached_property
    def height(self) -> float:
        """The height of the line's font in points, never zero."""
        return max(self.top - self.bottom, 0.1)

    @cached_property
    def family(self) -> str:
        """The name of the font without its weight and slope."""
        return re.split(r"[-,]", _SUBSET.sub("", self.font), maxsplit=1)[0]

    @property
    def is_bold(self) -> bool:
        """Whether the name of the font says so."""
        return bool(_BOLD.search(self.font))

    def part(self, start: int, end: int) -> Line:
        """Return a stretch of the line that is not empty, half-open character offsets, as a line of its own."""
        begins = [offset for offset in self.levels[::3] if offset <= start]
        first = 3 * (len(begins) - 1)
        levels: list[int] = []
        for offset, bottom, top in zip(*(iter(self.levels[first:]),) * 3, strict=True):
            if offset < end:
                levels += [max(offset - start, 0), bottom, top]
        doubtful = tuple(
            Doubt(max(each.start - start, 0), min(each.end, end) - start, each.confidence)
            for each in self.doubtful
            if each.start < end and each.end > start
        )
        return Line(
            self.text[start:end], self.page, self.sides[2 * start : 2 * end], levels, self.quarter, self.font, doubtful
        )

    def words(self) -> list[Line]:
        """Return the words of the line, each as a line of its own."""
        return [self.part(*match.span()) for match in re.finditer(r"\S+", self.text)]

    @cached_property
    def _blanks(self) -> list[tuple[int, int, int]]:
        """Half-open offsets of the blanks and their widths in 1/100 point."""
        spans = [match.span() for match in re.finditer(r"\s+", self.text)]
        return [(start, end, self.sides[2 * end] - self.sides[2 * start - 1]) for start, end in spans]

    def wide_blanks(self, least: float) -> list[tuple[int, int]]:
        """Return the half-open offsets of the blanks that are at least so many points wide."""
        return [(start, end) for start, end, width in self._blanks if width >= least * _UNIT]

    def pieces(self, least: float) -> list[Line]:
        """Return what stands between the blanks that are at least so many points wide, each as a line of its own."""
        blanks = self.wide_blanks(least)
        if not blanks:
            return [self]
        cuts = [0, *(at for blank in blanks for at in blank), len(self.text)]
        return [self.part(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True)]

    def runs(self) -> list[tuple[int, int, float, float]]:
        """Return the half-open offsets of what stands on one level, with its bottom and top in points."""
        each = [*zip(*(iter(self.levels),) * 3, strict=True)]
        ends = [*self.levels[3::3], len(self.text)]
        return [(start, end, low / _UNIT, high / _UNIT) for (start, low, high), end in zip(each, ends, strict=True)]

    def raised(self) -> list[tuple[int, int]]:
        """Return the half-open offsets of what is printed smaller and higher than the rest of the line."""
        places: list[tuple[int, int]] = []
        for start, end, bottom, top in self.runs():
            if top - bottom >= _SMALL * self.height or bottom <= self.bottom + _HIGHER * self.height:
                continue
            if places and places[-1][1] == start:  # some fonts set each digit on a level of its own
                start, _ = places.pop()
            places.append((start, end))
        return places

    def extent(self, start: int, end: int) -> Corners:
        """Return left, bottom, right and top in points of a stretch of the line in the line's own frame."""
        sides = self.sides[2 * start : 2 * end]
        inside = [(low, high) for begin, stop, low, high in self.runs() if stop > start and begin < end]
        lows, highs = zip(*inside, strict=True)
        return min(sides) / _UNIT, min(lows), max(sides) / _UNIT, max(highs)


@dataclass(frozen=True)
class PrintedPage:
    """A page: its number from 1, its size in points as it is shown, and its lines in the order in which they come."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]

    @cached_property
    def quarter(self) -> int:
        """The quarters by which the page is turned clockwise to have most of its characters upright."""
        characters: Counter[int] = Counter()
        for line in self.lines:
            characters[line.quarter] += len(line.text)
        return max(characters, key=lambda each: (characters[each], -each), default=0)

    def shows(self, line: Line) -> bool:
        """Tell whether the middle of a line is on the page, and not on what was cut off around it."""
        width, height = (self.height, self.width) if line.quarter % 2 else (self.width, self.height)
        return 0 < line.left + line.right < 2 * width and 0 < line.bottom + line.top < 2 * height

    @property
    def upright_height(self) -> float:
        """The height of the page in points when most of its characters are upright."""
        return self.width if self.quarter % 2 else self.height


def turned(corners: Corners, quarter: int, width: float, height: float) -> Corners:
    """Return a box of a page of this size after the page was turned clockwise by so many quarters."""
    left, bottom, right, top = corners
    match quarter % 4:
        case 0:
            return corners
        case 1:
            return bottom, width - right, top, width - left
        case 2:
            return width - right, height - top, width - left, height - bottom
        case _:
            return height - top, left, height - bottom, right


def joined(words: Sequence[Line], between: str = " ") -> Line:
    """Return words that stand side by side as one line, a blank or nothing between each two."""
    text = between.join(word.text for word in words)
    sides: list[int] = []
    levels: list[int] = []
    doubtful: list[Doubt] = []
    at = 0
    for word in words:
        if sides and between:
            sides += [sides[-1], sides[-1]]
        sides += word.sides
        for offset, bottom, top in zip(*(iter(word.levels),) * 3, strict=True):
            levels += [at + offset, bottom, top]
        doubtful += [Doubt(at + start, at + end, confidence) for start, end, confidence in word.doubtful]
        at += len(word.text) + len(between)
    middle = words[len(words) // 2]
    return Line(text, words[0].page, sides, levels, words[0].quarter, middle.font, tuple(doubtful))


def same_size(one: Line, other: Line, tolerance: float = 1.12) -> bool:
    """Tell whether two lines are of about the same height."""
    return max(one.height, other.height) < tolerance * min(one.height, other.height)


def same_row(one: Line, other: Line) -> bool:
    """Tell whether two lines stand side by side: the lower of them has its middle within the height of the other."""
    low, high = sorted((one, other), key=lambda line: line.height)
    return one.page == other.page and high.bottom < (low.bottom + low.top) / 2 < high.top
