"""Joins the lines of a PDF's pages into one text, with blank lines where the print shows a new paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ingest.heading import section_kind
from ingest.model import Page
from ingest.read.front import is_article_type, is_title_line

_SENTENCE_END = re.compile(r"[.!?:][\])\"'”’]*$")
_SAME_SIZE = 1.12
_WIDE_GAP = 1.3
_INDENT = 0.6, 4.0
_SHORT = 2.5


class Line(NamedTuple):
    """A printed line and its loose box, in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height of the line's font, never zero."""
        return max(self.top - self.bottom, 0.1)


class PrintedPage(NamedTuple):
    """A page's size in points and its lines in the order in which they were drawn."""

    width: float
    height: float
    lines: Sequence[Line]


def join_pages(pages: Sequence[PrintedPage]) -> tuple[str, tuple[Page, ...]]:
    """Return the text of all pages, a blank line between them, and where in it each page stands."""
    pieces: list[str] = []
    placed: list[Page] = []
    start = 0
    for number, page in enumerate(pages, 1):
        text = _page_text(page.lines)
        placed.append(Page(number=number, start=start, end=start + len(text), width=page.width, height=page.height))
        pieces.append(text)
        start += len(text) + 2
    return "\n\n".join(pieces), tuple(placed)


def _page_text(lines: Sequence[Line]) -> str:
    if not lines:
        return ""
    pitches = [
        pitch for a, b in pairwise(lines) if _same_size(a, b) and 0 < (pitch := (a.bottom - b.bottom) / b.height) < 2.5
    ]
    usual = median(pitches) if pitches else 1.2
    pieces = [lines[0].text]
    for index in range(1, len(lines)):
        before = lines[index - 2] if index > 1 else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        new_paragraph = _is_break(before, lines[index - 1], lines[index], after, usual)
        pieces += ["\n\n" if new_paragraph else "\n", lines[index].text]
    return "".join(pieces)


def _is_break(before: Line | None, above: Line, line: Line, after: Line | None, usual: float) -> bool:
    pitch = (above.bottom - line.bottom) / line.height
    if -0.5 < pitch < 0.5:
        return False
    if not _same_size(above, line) or section_kind(above.text) or section_kind(line.text):
        return True
    if pitch < 0:
        return False
    if pitch > _WIDE_GAP * usual:
        return True
    if not _SENTENCE_END.search(above.text):
        return False
    low, high = _INDENT
    indented = low < (line.left - above.left) / line.height < high
    if indented and (after is None or line.left - after.left > low * line.height):
        return True
    short = before is not None and abs(before.left - above.left) < 2 * line.height
    return bool(short and before and before.right - above.right > _SHORT * line.height and line.text[:1].isupper())


def _same_size(one: Line, other: Line) -> bool:
    return max(one.height, other.height) < _SAME_SIZE * min(one.height, other.height)


def printed_title(page: PrintedPage) -> str | None:
    """Return the largest print of a first page that reads like a title, its lines joined by blanks."""
    groups: list[list[Line]] = []
    for line in page.lines:
        if is_article_type(line.text):
            groups.append([])
        elif (
            groups
            and groups[-1]
            and _same_size(groups[-1][-1], line)
            and 0 < groups[-1][-1].bottom - line.bottom < 2 * line.height
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    likely = [
        group
        for group in groups
        if group and len(group) <= 6 and is_title_line(joined := _joined(group)) and len(joined) >= 20
    ]
    if not likely:
        return None
    largest = max(likely, key=lambda group: round(group[0].height, 1))
    usual = median(line.height for line in page.lines)
    return _joined(largest).rstrip(" .*†") if largest[0].height > 1.1 * usual else None


def _joined(lines: Sequence[Line]) -> str:
    return re.sub(
        r"(\w)- (?=[a-z])(?!(?:and|or|to)\b)", r"\1-", " ".join(" ".join(line.text for line in lines).split())
    )
