"""What a page prints beside its text: running heads and feet, page numbers, and the numbers of lines in a margin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.read.page import Line, PrintedPage

_ZONE = 0.13  # of the page's height, above and below: a running head stands further out than the text begins
_LEAST_LETTERS = 4
_PAGE_NUMBER = re.compile(r"\W*(?:p(?:age|\.)?\s*)?(\d{1,5})(?:\s*(?:of|/)\s*\d{1,5})?\W*", re.IGNORECASE)
_NUMBER_BESIDE = re.compile(
    r"\W*(?:(\d{1,5})\b\W.*|.*(?:page|\W)\s*(\d{1,5})(?:\s*(?:of|/)\s*\d{1,5})?\W*|(\d{1,5}))", re.IGNORECASE
)
_LONGEST_HEAD = 120
_LINE_NUMBER = re.compile(r"\d{1,4}(?=\s|$)")
_LEAST_NUMBERED_LINES = 5
_LEAST_NUMBERED_SHARE = 0.5


def without_furniture(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Return the pages without what is printed beside the text on more than one of them."""
    repeated = _repeated(pages)
    numbered = _numbered(pages)
    kept = [
        replace(
            page,
            lines=tuple(
                line
                for line in page.lines
                if not (_in_zone(page, line) and (_key(line) in repeated or id(line) in numbered))
            ),
        )
        for page in pages
    ]
    return [_without_line_numbers(page) for page in kept]


def _in_zone(page: PrintedPage, line: Line) -> bool:
    if line.quarter:
        return False
    return line.bottom > (1 - _ZONE) * page.height or line.top < _ZONE * page.height


def _key(line: Line) -> str:
    """Return the letters of a line: what stays of a running head from page to page."""
    return "".join(character for character in line.text.lower() if character.isalpha())


def _repeated(pages: Iterable[PrintedPage]) -> frozenset[str]:
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if _in_zone(page, line) and len(key := _key(line)) >= _LEAST_LETTERS:
                seen[key].append((page.number, line.bottom))
    return frozenset(
        key
        for key, places in seen.items()
        if any(a[0] != b[0] and abs(a[1] - b[1]) < 6 for a, b in pairwise(sorted(places, key=lambda place: place[1])))
    )


def _numbered(pages: Iterable[PrintedPage]) -> set[int]:
    """Return the identities of the outermost lines that carry the page's number, alone or beside a running head."""
    candidates: list[tuple[Line, int]] = []
    for page in pages:
        zone = [line for line in page.lines if _in_zone(page, line)]
        outermost = {max(line.top for line in zone), min(line.bottom for line in zone)} if zone else set()
        for line in zone:
            beside = len(line.text) <= _LONGEST_HEAD and outermost & {line.top, line.bottom}
            pattern = _NUMBER_BESIDE if beside else _PAGE_NUMBER
            match = pattern.fullmatch(line.text)
            number = next((group for group in match.groups() if group), "") if match else ""
            if number.isdecimal():
                candidates.append((line, int(number) - page.number))
    common = Counter(offset for _, offset in candidates)
    return {
        id(line)
        for line, offset in candidates
        if common[offset] > 1 or (offset == 0 and _PAGE_NUMBER.fullmatch(line.text))
    }


def _without_line_numbers(page: PrintedPage) -> PrintedPage:
    """Drop the numbers that count the lines of a manuscript in its margin, each drawn with its line or by itself."""
    numbered = [
        (line, int(match[0])) for line in page.lines if not line.quarter and (match := _LINE_NUMBER.match(line.text))
    ]
    rights = Counter(round(line.extent(0, len(str(number)))[2]) for line, number in numbered)
    if not rights:
        return page
    edge, _ = rights.most_common(1)[0]
    margin = [(line, n) for line, n in numbered if abs(line.extent(0, len(str(n)))[2] - edge) <= 1.5]
    rising = sum(a < b <= a + 5 for (_, a), (_, b) in pairwise(margin))
    text_left = [line for line in page.lines if not line.quarter and line.right > edge + 3]
    if (
        len(margin) < _LEAST_NUMBERED_LINES
        or rising < 0.9 * (len(margin) - 1)
        or len(margin) < _LEAST_NUMBERED_SHARE * len(text_left) / (margin[1][1] - margin[0][1] or 1)
        or any(line.left < edge - 25 for line in text_left)
    ):
        return page
    drop = {id(line): len(str(number)) for line, number in margin}
    lines: list[Line] = []
    for line in page.lines:
        at = drop.get(id(line), 0)
        rest = line.text[at:]
        if not at:
            lines.append(line)
        elif rest.strip():
            lines.append(line.part(at + len(rest) - len(rest.lstrip()), len(line.text)))
    return replace(page, lines=tuple(lines))
