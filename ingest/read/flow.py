"""Joins the blocks of all pages into one text: a paragraph goes on over columns, pages and what is set between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.model import Page
from ingest.read.blocks import Block, BodyPrint, Kind, find_blocks, is_section_heading
from ingest.read.page import Doubt, Line, PrintedPage, same_row, same_size
from ingest.read.printed_table import PrintedTable

_ENDED = re.compile(r"[.!?:][\])\"'”’]*(?:\s*\[[\d,–-]+\])?\s*$")
_RAISED_END = re.compile(r"[.!?][\"'”’)]*\d{1,3}(?:[,–-]\d{1,3})*$")
_PROSE = 30
_FARTHEST = 4
_TOUCHING = 0.12


@dataclass
class Paragraph:
    """Lines that are read as one paragraph, and their cells where they are a table's."""

    kind: Kind
    lines: list[Line] = field(default_factory=list)
    table: PrintedTable | None = None


@dataclass(frozen=True)
class Stretch:
    """A line's stretch of the text."""

    start: int
    line: Line

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.line.text)


@dataclass(frozen=True)
class Printed:
    """The text of a document, and where its paragraphs and lines stand in it (half-open character offsets)."""

    text: str
    pages: tuple[Page, ...]
    paragraphs: tuple[tuple[Kind, int, int], ...]
    stretches: tuple[Stretch, ...]

    @property
    def doubtful(self) -> tuple[Doubt, ...]:
        """The words that OCR was not sure of."""
        return tuple(
            Doubt(each.start + start, each.start + end, confidence)
            for each in self.stretches
            for start, end, confidence in each.line.doubtful
        )


def join(pages: Sequence[PrintedPage], body: BodyPrint) -> Printed:
    """Return the text of pages whose lines are in reading order, a blank line between paragraphs.

    The cells of a table's row are parted by tabs, one more for each empty cell; its rows stand below its caption.
    """
    pieces: list[str] = []
    stretches: list[Stretch] = []
    places: list[tuple[Kind, int, int]] = []
    length = 0
    for paragraph in _flow([block for page in pages for block in find_blocks(page, body)]):
        if pieces:
            pieces.append("\n\n")
            length += 2
        start = length
        for gap, line in _table(paragraph.table) if paragraph.table else _gaps(paragraph.lines):
            stretches.append(Stretch(length + len(gap), line))
            pieces += [gap, line.text]
            length += len(gap) + len(line.text)
        places.append((paragraph.kind, start, length))
    return Printed("".join(pieces), _pages(pages, stretches), tuple(places), tuple(stretches))


def _table(table: PrintedTable) -> Iterator[tuple[str, Line]]:
    """Yield the lines of a table, each with what stands before it in the text."""
    yield from _gaps(table.caption)
    gap = "\n\n"
    for row in table.rows:
        for cell in row:
            for above, piece in pairwise((None, *cell.pieces)) if cell else ():
                if piece is not None:
                    yield gap if above is None else _within(above, piece), piece
                    gap = ""
            gap += "\t"
        gap = gap[:-1] + "\n"
    for number, (between, line) in enumerate(_gaps(table.notes)):
        yield between if number else gap + "\n", line


def _gaps(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Yield the lines of a paragraph, each with what stands before it in the text."""
    for above, line in pairwise((None, *lines)):
        if line is not None:
            yield "" if above is None else _gap(above, line), line


def _within(above: Line, piece: Line) -> str:
    """Return what stands between two pieces of a cell, which may be in two lines."""
    if same_row(above, piece):
        return _gap(above, piece)
    return "" if above.text.endswith(("-", "–")) else " "


def _gap(above: Line, line: Line) -> str:
    """Return what stands in the text between two lines of a paragraph."""
    if not same_row(above, line):
        return "\n"
    return "" if abs(line.left - above.right) < _TOUCHING * max(line.height, above.height) else " "


def _pages(pages: Sequence[PrintedPage], stretches: Sequence[Stretch]) -> tuple[Page, ...]:
    """Return the stretch of the text of each page, from its first character to its last.

    Two of them overlap where a paragraph goes on behind a full-page figure, whose caption then follows it.
    """
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for stretch in stretches:
        starts.setdefault(stretch.line.page, stretch.start)
        ends[stretch.line.page] = stretch.end
    placed: list[Page] = []
    for page in pages:
        start = starts.get(page.number, placed[-1].end if placed else 0)
        end = ends.get(page.number, start)
        placed.append(Page(number=page.number, start=start, end=end, width=page.width, height=page.height))
    return tuple(placed)


def _flow(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs in reading order.

    What stands between the two parts of a paragraph that goes on comes before it where the paragraph began on that
    page, else after it, so that pages stay together.
    """
    blocks = list(blocks)
    index = 0
    while index < len(blocks):
        block = blocks[index]
        *whole, paragraph = _paragraphs(block)
        yield from whole
        index += 1
        between: list[Block] = []
        rest: list[list[Line]] = []
        while not rest and (found := _continuation(paragraph, blocks, index)) is not None:
            between += blocks[index:found]
            head, *rest = blocks[found].paragraphs
            paragraph.lines = [*paragraph.lines, *head]
            index = found + 1
        first_page = paragraph.lines[0].page
        for each in between:
            if each.first.page == first_page:
                yield from _paragraphs(each)
        yield paragraph
        for each in between:
            if each.first.page != first_page:
                yield from _paragraphs(each)
        if rest:
            # What follows in that block may itself go on elsewhere.
            blocks[index - 1] = Block(blocks[index - 1].kind, rest)
            index -= 1


def _paragraphs(block: Block) -> list[Paragraph]:
    return [Paragraph(block.kind, lines, block.table) for lines in block.paragraphs]


def _continuation(paragraph: Paragraph, blocks: Sequence[Block], start: int) -> int | None:
    """Return the index of the block whose first paragraph goes on with this one; None where nothing does."""
    last = paragraph.lines[-1]
    if paragraph.kind not in ("body", "aside") or not _is_open(paragraph):
        return None
    for index in range(start, len(blocks)):
        block = blocks[index]
        first = block.first
        if first.page - last.page > _FARTHEST or block.kind == "heading":
            return None
        if block.kind != paragraph.kind or not same_size(first, last, 1.03) or first.family != last.family:
            continue
        if paragraph.kind == "aside" and index > start:
            return None
        text = " ".join(line.text for line in block.paragraphs[0])
        if len(text) < _PROSE and not _ENDED.search(text):
            continue
        return index if _goes_on(paragraph, first) else None
    return None


def _is_open(paragraph: Paragraph) -> bool:
    text = paragraph.lines[-1].text
    if _ENDED.search(text) or _RAISED_END.search(text) or is_section_heading(text):
        return False
    return len(paragraph.lines) > 1 or len(text) >= _PROSE


def _goes_on(paragraph: Paragraph, first: Line) -> bool:
    last = paragraph.lines[-1]
    if last.text.endswith("-") or not first.text[:1].isupper():
        return True
    # A last line that is full and has no stop goes on, whatever follows.
    edge = max(line.right for line in paragraph.lines if line.page == last.page)
    return last.right > edge - 2 * last.height and len(paragraph.lines) > 1


def stretch_at(printed: Printed, position: int) -> int:
    """Return the index of the stretch in which a position of the text stands, or of the one before it."""
    return max(bisect_right(printed.stretches, position, key=lambda stretch: stretch.start) - 1, 0)
