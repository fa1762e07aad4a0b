"""Parts the lines of a page into blocks and paragraphs, and tells body text from captions, tables and other print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Literal

from ingest.heading import section_kind
from ingest.read.page import Line, PrintedPage, same_row, same_size
from ingest.read.printed_table import PrintedTable, read_table

Kind = Literal["body", "heading", "figure", "table", "aside"]

_CAPTION = re.compile(
    r"(?:(?:supplementa\w+|online|appendix|extended data)\s)?"
    r"(?:(?P<figure>fig(?:ure|\.)?|scheme|plate|chart|video|image)|table|box)\s*\.?\s?"
    r"(?:[a-z]?\d+|[IVX]+\b|[A-Z]\d*\b)[a-z]?\b\s*(?:(?P<sign>[.:|–—-])|$|(?=\s*[A-Z(]))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:][\])\"'”’]*$")
_BODY_SIZE = 1.04
_CELL_BLANK = 1.2
_BLOCK_SIZE = 1.06
_WIDE_GAP = 1.3
_INDENT = 0.6, 4.0
_SHORT = 2.5
_LONGEST_HEADING = 110
_TITLE = 2.5
_NEAR = 5.0
_CELL_SIZE = 1.25
_SHORT_CELL = 40  # characters
_MARK = 12  # characters of a cell that may be in another font, such as `(%)`


@dataclass(frozen=True)
class BodyPrint:
    """How the body text is printed: the height of its lines in points and the family of its font."""

    height: float
    family: str

    def fits(self, line: Line) -> bool:
        """Tell whether a line is printed as the body text is."""
        low, high = sorted((self.height, line.height))
        return high < _BODY_SIZE * low and line.family == self.family


@dataclass
class Block:
    """Lines that belong together; `paragraphs` are theirs in order, each a list of lines.

    A table whose cells can be told is one paragraph.
    """

    kind: Kind
    paragraphs: list[list[Line]] = field(default_factory=list)
    table: PrintedTable | None = None

    @property
    def first(self) -> Line:
        """The first line."""
        return self.paragraphs[0][0]


def body_print(pages: Iterable[PrintedPage]) -> BodyPrint:
    """Return the height and font family in which most characters of the upright lines are printed."""
    sizes: Counter[tuple[float, str]] = Counter()
    for page in pages:
        for line in page.lines:
            if line.quarter == page.quarter and not line.wide_blanks(_CELL_BLANK * line.height):
                sizes[(round(line.height, 1), line.family)] += len(line.text)

    def alike(print_: tuple[float, str]) -> int:
        return sum(
            count
            for (height, family), count in sizes.items()
            if family == print_[1] and max(height, print_[0]) < _BODY_SIZE * min(height, print_[0])
        )

    height, family = max(sizes, key=lambda each: (alike(each), sizes[each])) if sizes else (10.0, "")
    return BodyPrint(height, family)


def find_blocks(page: PrintedPage, body: BodyPrint) -> list[Block]:
    """Return the blocks of a page whose lines are in reading order."""
    groups: list[list[Line]] = []
    pitch = _usual_pitch(page.lines)
    for above, line in pairwise((None, *page.lines)):
        if line is not None and (above is None or _parts(above, line, pitch)):
            groups.append([line])
        elif line is not None:
            groups[-1].append(line)
    blocks = [Block(_kind(group, body, page.quarter), _paragraphs(group, pitch)) for group in groups]
    return _with_tables(blocks)


def _usual_pitch(lines: Sequence[Line]) -> float:
    pitches = [
        pitch for a, b in pairwise(lines) if same_size(a, b) and 0.5 < (pitch := (a.bottom - b.bottom) / b.height) < 2.5
    ]
    return median(pitches) if pitches else 1.2


def _parts(above: Line, line: Line, pitch: float) -> bool:
    """Tell whether a new block begins with a line."""
    if above.quarter != line.quarter:
        return True
    if same_row(above, line):
        return False
    down = (above.bottom - line.bottom) / line.height
    if down < 0 or down > max(_WIDE_GAP * pitch, pitch + 0.3):
        return True
    if not same_size(above, line, _BLOCK_SIZE) or min(above.right, line.right) < max(above.left, line.left):
        return True
    return _is_caption(line) or is_section_heading(line.text) or is_section_heading(above.text)


def is_section_heading(text: str) -> bool:
    """Tell a known heading from the last word of a sentence that might be one, such as `images.`."""
    return not text[:1].islower() and section_kind(text) is not None


def _is_caption(line: Line) -> bool:
    """Tell a caption from body text that begins with `Figure 2 shows` or a slip such as `Table 3 . displays`."""
    match = _CAPTION.match(line.text)
    if not match or not line.text[:1].isupper():
        return False
    small = line.text[match.end() :].lstrip()[:1].islower()
    return not small or match["sign"] not in (None, ".")


def _kind(lines: Sequence[Line], body: BodyPrint, quarter: int) -> Kind:
    first = lines[0]
    if _is_caption(first):
        match = _CAPTION.match(first.text)
        return "figure" if match and match["figure"] else "table"
    if first.quarter != quarter:
        return "aside"
    text = " ".join(line.text for line in lines)
    if len(text) <= _LONGEST_HEADING and (
        is_section_heading(text) or (first.is_bold and body.fits(first) is False and first.height >= body.height)
    ):
        return "heading"
    fitting = sum(len(line.text) for line in lines if body.fits(line))
    return "body" if 2 * fitting > len(text) else "aside"


def _with_tables(blocks: list[Block]) -> list[Block]:
    """Return the blocks with the cells below a table's caption named so, as one block where they can be told."""
    result: list[Block] = []
    index = 0
    while index < len(blocks):
        if blocks[index].kind != "table":
            result.append(blocks[index])
            index += 1
            continue
        table, end = _read_table(blocks, index)
        printed = blocks[index:end]
        for each in printed:
            each.kind = "table"
        result += [Block("table", [_lines(printed)], table)] if table else printed
        index = end
    return result


def _read_table(blocks: Sequence[Block], index: int) -> tuple[PrintedTable | None, int]:
    """Return the table of the caption at an index, if its cells can be told, and the index of the block after it.

    The blocks that stand near are tried, and those are kept up to the last that gave a cell.
    """
    cells = index + 1 + (index + 1 < len(blocks) and _is_title(blocks[index], blocks[index + 1]))
    caption, end = _lines(blocks[index:cells]), _near_end(blocks, cells)
    if table := read_table(caption, _lines(blocks[cells:end])):
        end = 1 + max(n for n in range(index, end) if table.holds_any(_lines(blocks[n : n + 1])))
        if table := read_table(caption, _lines(blocks[cells:end])):
            return table, max(cells, end)
    end = index + 1
    while end < len(blocks) and blocks[end].kind in ("aside", "body") and _is_tabular(blocks[end]):
        end += 1
    return None, end


def _lines(blocks: Iterable[Block]) -> list[Line]:
    return [line for block in blocks for paragraph in block.paragraphs for line in paragraph]


def _is_title(label: Block, below: Block) -> bool:
    """Tell the title of a table that is printed apart from its label."""
    first, title = label.first, below.first
    alone = len(_lines([label])) == 1 and _CAPTION.fullmatch(first.text) is not None
    return alone and below.kind == "aside" and 0 < first.bottom - title.bottom < _TITLE * first.height


def _near_end(blocks: Sequence[Block], start: int) -> int:
    """Return the index of the block after the last that may hold cells of the table."""
    above = _lines(blocks[start - 1 : start])
    top, bottom = above[0].top, above[-1].bottom
    first: Line | None = None
    for index in range(start, len(blocks)):
        block, lines = blocks[index], _lines(blocks[index : index + 1])
        line = lines[0]
        if block.kind in ("figure", "table") or line.quarter != (first or line).quarter:
            return index
        alike = (
            first is None
            or len(line.text) <= _MARK
            or (line.family == first.family and same_size(line, first, _CELL_SIZE))
        )
        near = bottom - _NEAR * line.height < line.bottom < top
        short = block.kind != "body" or all(len(line.text) <= _SHORT_CELL for line in lines)
        if not (near and alike and short) and not (block.kind != "heading" and _is_tabular(block)):
            return index
        first = first or line
        bottom = min(bottom, *(each.bottom for each in lines))
    return len(blocks)


def _is_tabular(block: Block) -> bool:
    """Tell cells from prose: wide blanks in the lines, lines side by side, or lines that end early."""
    lines = [line for paragraph in block.paragraphs for line in paragraph]
    beside = sum(same_row(a, b) for a, b in pairwise(lines))
    wide = sum(bool(line.wide_blanks(_CELL_BLANK * line.height)) for line in lines)
    longest = max(line.right - line.left for line in lines)
    short = sum(line.right - line.left < 0.6 * longest for line in lines)
    return bool(lines[0].quarter) or beside + wide > 0.25 * len(lines) or short > 0.5 * len(lines)


def _paragraphs(lines: Sequence[Line], pitch: float) -> list[list[Line]]:
    paragraphs = [[lines[0]]]
    for index in range(1, len(lines)):
        before = lines[index - 2] if index > 1 else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        if _begins_paragraph(before, lines[index - 1], lines[index], after, pitch):
            paragraphs.append([])
        paragraphs[-1].append(lines[index])
    return paragraphs


def _begins_paragraph(before: Line | None, above: Line, line: Line, after: Line | None, pitch: float) -> bool:
    if same_row(above, line):
        return False
    if (above.bottom - line.bottom) / line.height > _WIDE_GAP * pitch:
        return True
    if not _SENTENCE_END.search(above.text):
        return False
    low, high = _INDENT
    indented = low < (line.left - above.left) / line.height < high
    if indented and (after is None or line.left - after.left > low * line.height):
        return True
    short = before is not None and abs(before.left - above.left) < 2 * line.height
    return bool(short and before and before.right - above.right > _SHORT * line.height and line.text[:1].isupper())
