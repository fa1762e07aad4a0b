"""Keeps what is raised apart from figures: `0.87` with callout 2 must not be read as 0.872."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.read.page import Line, PrintedPage, joined, same_row

_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURE_BEFORE = re.compile(r"[\d%][)\].,;:]{0,2}$")
_MARK = re.compile(r"[\d,–*†‡§-]{1,12}")
_SMALL, _TOUCHING = 0.85, 0.15  # of the height of the line before


def with_raised_digits(page: PrintedPage) -> PrintedPage:
    """Return the page with marks that were drawn apart in their lines, and digits raised behind a figure as `²`."""
    lines: list[Line] = []
    for line in page.lines:
        if lines and _is_mark_of(lines[-1], line):
            lines[-1] = replace(joined([lines[-1], line], ""), font=lines[-1].font)
        else:
            lines.append(line)
    return replace(page, lines=tuple(map(_with_raised_digits, lines)))


def _is_mark_of(before: Line, line: Line) -> bool:
    """Tell a raised mark that touches the end of the line before it."""
    return (
        line.quarter == before.quarter
        and line.height < _SMALL * before.height
        and line.bottom > before.bottom
        and abs(line.left - before.right) < _TOUCHING * before.height
        and same_row(before, line)
        and _MARK.fullmatch(line.text) is not None
    )


def _with_raised_digits(line: Line) -> Line:
    text = line.text
    for start, end in line.raised() if len(line.levels) > 3 else ():
        if _FIGURE_BEFORE.search(text, max(0, start - 3), start):
            text = text[:start] + text[start:end].translate(_RAISED_DIGITS) + text[end:]
    return line if text == line.text else replace(line, text=text)
