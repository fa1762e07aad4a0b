"""The outlines of a PDF's pages with the places of a quote on them, as shapes to draw.

All lengths are in points (1/72 inch) from the upper left corner, as SVG counts them.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from kb.select import records

_PAGES = """
    SELECT number, width, height FROM page
    WHERE document_id = ? AND number IN (SELECT json_extract(value, '$.page') FROM json_each(?)) ORDER BY number
"""


@dataclass(frozen=True)
class Rectangle:
    """Where on the page a piece of the quote stands."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class PageOutline:
    """A page on which the quote stands, and in words where; `rectangles` is never empty."""

    number: int
    width: float
    height: float
    rectangles: tuple[Rectangle, ...]

    @property
    def title(self) -> str:
        """Where on the page the quote begins, for who does not see the drawing."""
        first = self.rectangles[0]
        down, across = first.top / self.height, first.left / self.width
        return f"Page {self.number}, {down:.0%} from its top and {across:.0%} from its left edge"


def page_outlines(connection: sqlite3.Connection, document_id: str, boxes: str | None) -> tuple[PageOutline, ...]:
    """Return the pages that the stored boxes of a quote lie on; none without boxes."""
    placed = json.loads(boxes or "[]")
    return tuple(
        PageOutline(
            **page, rectangles=tuple(_rectangle(box, page["height"]) for box in placed if box["page"] == page["number"])
        )
        for page in records(connection, _PAGES, document_id, boxes)
    )


def _rectangle(box: dict[str, float], page_height: float) -> Rectangle:
    """Return a box, which the database counts from the lower left corner, as counted from the upper left one."""
    width, height = box["right"] - box["left"], box["top"] - box["bottom"]
    return Rectangle(*(round(length, 2) for length in (box["left"], page_height - box["top"], width, height)))
