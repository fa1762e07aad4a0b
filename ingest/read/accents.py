"""Puts accents that a page draws by themselves over the letters where they stand: `Univer ´ ıa` as `Univería`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from ingest.read.page import Line, PrintedPage

_COMBINING = {
    "`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307",
    "¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}  # fmt: skip
_ACCENTS = frozenset(_COMBINING)
_DOTLESS = {"ı": "i", "ȷ": "j"}
_MOST_ACCENTS = 2_000  # on a page; more are no accents of a text, and each is looked for among the letters around
_CENTRED = 0.45  # of the letter's width: how far from its middle an accent may stand
_LEVEL = 0.3  # of the line's height: how far its baseline may be from the letter's
_BLANK = 0.12  # of the line's height: what is closer stands in one word


def with_accents(page: PrintedPage) -> PrintedPage:
    """Return the page with each accent that stands over a letter joined to it; other accents stay as they are."""
    found = sum(character in _ACCENTS for line in page.lines for character in line.text)
    if not 0 < found <= _MOST_ACCENTS:
        return page
    letters: dict[int, dict[int, str]] = {}
    taken: dict[int, set[int]] = {}
    for number, line in enumerate(page.lines):
        for at, character in enumerate(line.text):
            if character in _ACCENTS and (below := next(_below(page, line, at, character), None)):
                other, offset, letter = below
                letters.setdefault(other, {})[offset] = letter
                taken.setdefault(number, set()).add(at)
    lines = [
        _mended(line, letters.get(number, {}), taken.get(number, set()))
        if number in letters or number in taken
        else line
        for number, line in enumerate(page.lines)
    ]
    return replace(page, lines=tuple(line for line in lines if line.text))


def _below(page: PrintedPage, line: Line, at: int, accent: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, offset and accented form of the letters over which an accent stands."""
    left, bottom, right, _ = line.extent(at, at + 1)
    middle = (left + right) / 2
    for number, other in enumerate(page.lines):
        if other.quarter != line.quarter or abs(other.bottom - bottom) > other.height:
            continue
        for offset, character in enumerate(other.text):
            x, right_x = other.sides[2 * offset] / 100, other.sides[2 * offset + 1] / 100
            if not x <= middle <= right_x or not character.isalpha():
                continue
            form = unicodedata.normalize("NFC", _DOTLESS.get(character, character) + _COMBINING[accent])
            level = abs(other.extent(offset, offset + 1)[1] - bottom)
            centred = abs((x + right_x) / 2 - middle) <= _CENTRED * (right_x - x)
            if len(form) == 1 and centred and level <= _LEVEL * other.height:
                yield number, offset, form


def _mended(line: Line, letters: dict[int, str], taken: set[int]) -> Line:
    """Return a line with other letters, without the accents taken and the blanks that stood beside these only."""
    kept = [at for at in range(len(line.text)) if at not in taken and not _is_needless(line, at, taken)]
    while kept and line.text[kept[-1]] == " ":
        kept.pop()
    while kept and line.text[kept[0]] == " ":
        kept.pop(0)
    place = {at: number for number, at in enumerate(kept)}
    levels: list[int] = []
    for number, (start, end, _, _) in enumerate(line.runs()):
        first = next((place[at] for at in range(start, end) if at in place), None)
        if first is not None:
            levels += [first, *line.levels[3 * number + 1 : 3 * number + 3]]
    return replace(
        line,
        text="".join(letters.get(at, line.text[at]) for at in kept),
        sides=[side for at in kept for side in (line.sides[2 * at], line.sides[2 * at + 1])],
        levels=levels,
    )


def _is_needless(line: Line, at: int, taken: set[int]) -> bool:
    """Tell a blank that stands beside a taken accent, between letters of one word, or beside another such blank."""
    if line.text[at] != " " or not ({at - 1, at + 1} & taken):
        return False
    before, after = at - 1, at + 1
    while before >= 0 and (before in taken or line.text[before] == " "):
        before -= 1
    while after < len(line.text) and (after in taken or line.text[after] == " "):
        after += 1
    if before < 0 or after >= len(line.text):
        return True
    gap = (line.sides[2 * after] - line.sides[2 * before + 1]) / 100
    return gap < _BLANK * line.height or any(line.text[other] == " " for other in range(before + 1, at))
