"""Where on its page a stretch of a PDF's text is printed: a box for each line that it runs over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.model import Box
from ingest.place import Place
from ingest.read.flow import Printed, stretch_at
from ingest.read.page import Line, turned


@dataclass(frozen=True)
class PrintedPlaces:
    """The places of a printed text; boxes are made only for what is asked for."""

    printed: Printed
    sizes: Mapping[int, tuple[float, float]]

    @classmethod
    def of(cls, printed: Printed) -> PrintedPlaces:
        """Return the places of a text whose lines are known."""
        return cls(printed, {page.number: (page.width, page.height) for page in printed.pages})

    def at(self, start: int, end: int) -> Place:
        """Return page and boxes of a stretch, half-open offsets; the page is that on which it begins.

        Boxes are in points from the lower left corner of the page as it is shown, with the height of the font and the
        full advance of each character, so that no digit is cut from its number.
        """
        boxes: list[Box] = []
        stretches = self.printed.stretches
        index = stretch_at(self.printed, start)
        while index < len(stretches) and stretches[index].start < end:
            stretch = stretches[index]
            first, last = max(start - stretch.start, 0), min(end, stretch.end) - stretch.start
            if first < last:
                boxes.append(self._box(stretch.line, first, last))
            index += 1
        return Place(page=boxes[0].page if boxes else None, boxes=tuple(boxes))

    def _box(self, line: Line, start: int, end: int) -> Box:
        width, height = self.sizes[line.page]
        if line.quarter % 2:  # the frame in which the line stands upright
            width, height = height, width
        left, bottom, right, top = turned(line.extent(start, end), -line.quarter, width, height)
        return Box(
            page=line.page, left=round(left, 2), bottom=round(bottom, 2), right=round(right, 2), top=round(top, 2)
        )
