"""Table rows as the characters of a text lay them out: cells parted by tabs, by bars, or by aligned columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]+")
_BAR = re.compile(r"(?<!\|)\|(?!\|)")
_RULE = re.compile(r"[\s|:+=_—–-]+")
_WIDE_BLANK = re.compile(r" {2,}")
_CAPTION = re.compile(r"\s*tab(?:le|\.)\s*[\dIVX]", re.IGNORECASE)
_FEWEST = {"\t": 2, "|": 3, " ": 3}
_CAPTION_LINES = 6


@dataclass(frozen=True)
class Cell:
    """One cell: half-open place of its own characters in the document's text, without the blanks around them."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Row:
    """One row of a table: half-open place of its line, and its cells from the left, empty ones included."""

    start: int
    end: int
    cells: tuple[Cell, ...]


def table_blocks(text: str, start: int, end: int) -> list[tuple[Row, ...]]:
    """Return the tables of a stretch: runs of lines that follow each other and part cells in the same way.

    A line without any cell border counts as a row of one cell where rows surround it.
    """
    blocks: list[tuple[Row, ...]] = []
    for lines in _paragraphs(text, start, end):
        separator = _separator([text[at:stop] for at, stop in lines])
        if separator is None:
            continue
        borders = [number for number, (at, stop) in enumerate(lines) if _parts(text[at:stop], separator)]
        first = borders[0] if separator != "\t" else 0
        rows = [_row(text, at, stop, separator) for at, stop in lines[first : borders[-1] + 1]]
        blocks.append(tuple(row for row in rows if any(cell.text for cell in row.cells)))
    return [block for block in blocks if len(block) > 1]


def find_tables(text: str) -> list[tuple[int, int]]:
    """Return where a plain text holds tables, as half-open stretches from the caption above to the last row."""
    found = []
    previous = 0
    for block in table_blocks(text, 0, len(text)):
        start = _caption_start(text, previous, block[0].start)
        previous = block[-1].end
        found.append((start, previous))
    return found


def _caption_start(text: str, previous: int, start: int) -> int:
    """Return where the caption begins that stands right above a table, or the table's own start."""
    lines = list(_LINE.finditer(text, max(previous, start - 2000), start))[-_CAPTION_LINES:]
    for line in reversed(lines):
        if _CAPTION.match(line[0]):
            return line.start()
    return start


def _paragraphs(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of lines without an empty line between them; a line of tabs alone is a row."""
    lines: list[tuple[int, int]] = []
    for match in re.finditer(r"([^\r\n]*)(\r\n|\r|\n|$)", text[start:end]):
        at, stop = start + match.start(1), start + match.end(1)
        if not text[at:stop].strip() and "\t" not in text[at:stop]:
            if lines:
                yield lines
            lines = []
        else:
            lines.append((at, stop))
    if lines:
        yield lines


def _separator(lines: list[str]) -> str | None:
    """Return what parts the cells of most lines, or None for prose."""
    for separator in ("\t", "|"):
        parted = sum(_parts(line, separator) for line in lines)
        if parted >= _FEWEST[separator] and 2 * parted >= len(lines):
            return separator
    columns = [len(_WIDE_BLANK.split(line.strip())) for line in lines]
    aligned = columns[next((number for number, count in enumerate(columns) if count > 1), len(columns)) :]
    return " " if len(aligned) >= _FEWEST[" "] and aligned[0] >= 3 and len(set(aligned)) == 1 else None


def _parts(line: str, separator: str) -> bool:
    if separator == "|":
        return len(_BAR.findall(line)) > 1
    return bool(_WIDE_BLANK.search(line.strip())) if separator == " " else separator in line


def _row(text: str, start: int, end: int, separator: str) -> Row:
    line = text[start:end]
    if separator == "|" and _RULE.fullmatch(line):
        return Row(start, end, ())
    pattern = {"\t": r"\t", "|": r"\|", " ": _WIDE_BLANK.pattern}[separator]
    borders = [match.span() for match in re.finditer(pattern, line)]
    lefts, rights = [0, *(right for _, right in borders)], [*(left for left, _ in borders), len(line)]
    cells = [_cell(text, start + left, start + right) for left, right in zip(lefts, rights, strict=True)]
    if separator == "|":
        cells = cells[bool(not cells[0].text) : len(cells) - bool(len(cells) > 1 and not cells[-1].text)]
    return Row(start, end, tuple(cells))


def _cell(text: str, start: int, end: int) -> Cell:
    raw = text[start:end]
    left = start + len(raw) - len(raw.lstrip())
    plain = raw.strip()
    return Cell(left, left + len(plain), plain)
