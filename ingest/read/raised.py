"""Writes raised digits behind a number as such, so that `0.87` with callout 2 is not read as 0.872."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.read.page import Line, PrintedPage

_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURE_BEFORE = re.compile(r"[\d%][)\].,;:]{0,2}$")


def with_raised_digits(page: PrintedPage) -> PrintedPage:
    """Return the page with the digits that are raised right behind a figure as `²` and the like."""
    return replace(page, lines=tuple(map(_with_raised_digits, page.lines)))


def _with_raised_digits(line: Line) -> Line:
    text = line.text
    for start, end in line.raised() if len(line.levels) > 3 else ():
        if _FIGURE_BEFORE.search(text, max(0, start - 3), start):
            text = text[:start] + text[start:end].translate(_RAISED_DIGITS) + text[end:]
    return line if text == line.text else replace(line, text=text)
