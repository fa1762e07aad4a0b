"""What a page prints beside its text: running heads and feet, page numbers, and the numbers of lines in a margin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.read.page import Line, PrintedPage

_ZONE = 0.13  # of the page's height, above and below: a running head stands further out than the text begins
_LEAST_LETTERS = 4
_PAGE_NUMBER = re.compile(r"\W*(?:p(?:age|\.)?\s*)?(\d{1,5})(?:\s*(?:of|/)\s*\d{1,5})?\W*", re.IGNORECASE)
_NUMBER_BESIDE = re.compile(
    r"\W*(?:(\d{1,5})\b\W.*|.*(?:page|\W)\s*(\d{1,5})(?:\s*(?:of|/)\s*\d{1,5})?\W*|(\d{1,5}))", re.IGNORECASE
)
_LONGEST_HEAD = 80
_SAME_HEIGHT = 6.0
_NUMBER, _MOST_NUMBERS = re.compile(r"(?<!\d)\d{1,5}(?!\d)"), 8
_COUNTED = re.compile(
    r"\s*(?:fig(?:ure|\.)?|tab(?:le|\.)|box|case|patient|observation|part|appendix|group|step)\s+\d", re.IGNORECASE
)
_LINE_NUMBER = re.compile(r"\d{1,4}(?=\s|$)")
_NUMBERED = re.compile(r"(\d{1,4})\s+(?=\S)")
_LEAST_NUMBERED_LINES = 5
_SAME_EDGE = 1.5
_REGULAR = 0.8
_EVEN = 0.6


def without_furniture(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Return the pages without running heads and feet, page numbers, and the numbers of lines."""
    repeated = _repeated(pages)
    numbered = _numbered(pages)
    kept = [
        replace(
            page,
            lines=tuple(
                line
                for line in page.lines
                if not (_in_zone(page, line) and (not repeated.isdisjoint(_keys(line)) or id(line) in numbered))
            ),
        )
        for page in pages
    ]
    return _without_line_numbers(kept)


def _in_zone(page: PrintedPage, line: Line) -> bool:
    if line.quarter != page.quarter:
        return False
    return line.bottom > (1 - _ZONE) * page.upright_height or line.top < _ZONE * page.upright_height


_Key = tuple[str, tuple[int | str, ...]]
"""The letters of a running head and its numbers, that of the page as how far it is from the page's place."""


def _keys(line: Line) -> Iterator[_Key]:
    """Yield what stays of a running head from page to page: all of it, or all but a number that counts the pages."""
    letters = "".join(character for character in line.text.lower() if character.isalpha())
    if len(letters) < _LEAST_LETTERS:
        return
    numbers = tuple(_NUMBER.findall(line.text)[:_MOST_NUMBERS])
    yield letters, numbers
    if _COUNTED.match(line.text):
        return
    for at, number in enumerate(numbers):
        yield letters, (*numbers[:at], int(number) - line.page, *numbers[at + 1 :])


def _repeated(pages: Iterable[PrintedPage]) -> frozenset[_Key]:
    seen: dict[_Key, list[tuple[float, int]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if _in_zone(page, line):
                for key in _keys(line):
                    seen[key].append((line.bottom, page.number))
    return frozenset(
        key
        for key, places in seen.items()
        if any(
            one != other and below - above < _SAME_HEIGHT for (above, one), (below, other) in pairwise(sorted(places))
        )
    )


def _numbered(pages: Iterable[PrintedPage]) -> set[int]:
    """Return the identities of the outermost lines that carry the page's number, alone or beside a running head."""
    candidates: list[tuple[Line, int]] = []
    for page in pages:
        zone = [line for line in page.lines if _in_zone(page, line)]
        top, bottom = (max(line.top for line in zone), min(line.bottom for line in zone)) if zone else (0.0, 0.0)
        for line in zone:
            if min(top - line.top, line.bottom - bottom) > _SAME_HEIGHT or _COUNTED.match(line.text):
                continue
            pattern = _NUMBER_BESIDE if len(line.text) <= _LONGEST_HEAD else _PAGE_NUMBER
            match = pattern.fullmatch(line.text)
            number = next((group for group in match.groups() if group), "") if match else ""
            if number.isdecimal():
                candidates.append((line, int(number) - page.number))
    return {
        id(line)
        for line, offset in candidates
        if (offset == 0 and _PAGE_NUMBER.fullmatch(line.text))
        or any(
            offset == other_offset and line.page != other.page and abs(line.bottom - other.bottom) < _SAME_HEIGHT
            for other, other_offset in candidates
        )
    }


def _without_line_numbers(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Drop the numbers that count the lines of a manuscript in its margin, each drawn with its line or by itself."""
    margins = [_margin(page) for page in pages]
    counted = [margin for margin in margins if len(margin) >= _LEAST_NUMBERED_LINES]
    regular = [_counts_lines(page, margin) for page, margin in zip(pages, margins, strict=True)]
    if not counted or sum(regular) < 0.5 * len(counted):
        return list(pages)
    return [_without(page, margin) for page, margin in zip(pages, margins, strict=True)]


def _margin(page: PrintedPage) -> dict[int, tuple[Line, int]]:
    """Return the lines that begin with a number in the margin, by their identity, with the number."""
    numbered = [
        (line, int(match[0]))
        for line in page.lines
        if line.quarter == page.quarter and (match := _LINE_NUMBER.match(line.text))
    ]
    if not numbered:
        return {}
    edges = Counter(round(_edge(line, number)) for line, number in numbered)
    edge, _ = max(edges.items(), key=lambda each: (each[1] + edges[each[0] - 1] + edges[each[0] + 1], -each[0]))
    return {id(line): (line, number) for line, number in numbered if abs(_edge(line, number) - edge) <= _SAME_EDGE}


def _edge(line: Line, number: int) -> float:
    """Return the right edge of the number at the beginning of a line, in points."""
    return line.extent(0, len(str(number)))[2]


def _counts_lines(page: PrintedPage, margin: dict[int, tuple[Line, int]]) -> bool:
    """Tell line numbers from those of a list: one step, left of all else, as evenly far apart as lines are."""
    numbers = list(margin.values())
    if len(numbers) < _LEAST_NUMBERED_LINES:
        return False
    edge = median(_edge(line, number) for line, number in numbers)
    others = [line.left for line in page.lines if line.quarter == page.quarter and id(line) not in margin]
    others += [line.sides[2 * at] / 100 for line, number in numbers if (at := _after_number(line, number))]
    steps = [(below[1] - above[1], above[0].bottom - below[0].bottom) for above, below in pairwise(numbers)]
    step = min(number for number, _ in steps)
    pitches = [down / number for number, down in steps if number > 0]
    return (
        sum(left <= edge for left in others) <= (1 - _REGULAR) * len(others)
        and step in (1, 2, 5, 10)
        and sum(number == step for number, _ in steps) >= _REGULAR * len(steps)
        and sum(abs(pitch - median(pitches)) < 0.2 * median(pitches) for pitch in pitches) >= _EVEN * len(pitches)
    )


def _without(page: PrintedPage, margin: dict[int, tuple[Line, int]]) -> PrintedPage:
    lines: list[Line] = []
    for line in page.lines:
        if id(line) not in margin:
            lines.append(line)
        elif at := _after_number(line, margin[id(line)][1]):
            lines.append(line.part(at, len(line.text)))
    return replace(page, lines=tuple(lines))


def _after_number(line: Line, number: int) -> int:
    """Return where the text of a numbered line begins, or 0 where there is none."""
    match = _NUMBERED.match(line.text)
    return match.end() if match and int(match[1]) == number else 0
