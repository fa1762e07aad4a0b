"""The title and the authors of a PDF, by their print on the first page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile
from statistics import median

from ingest.read.front import is_article_type, is_title_line
from ingest.read.page import Line, PrintedPage, same_size

_LEAST_TITLE, _MOST_TITLE_LINES = 20, 6
_DOUBLE_SPACED = 2.6  # heights from line to line
_MOST_AUTHOR_LINES = 8
_RAISED = 0.8  # of the height of the line: what is smaller is a mark
_SEPARATOR = re.compile(r"\s*(?:[,;&•·|]|\band\b)\s*")
_MARK = re.compile(r"[\d*†‡§¶∥#∗✉]+")
_DEGREE = re.compile(
    r"(?:M\.?D|Ph\.?D|M\.?Sc|B\.?Sc|M\.?S|M\.?P\.?H|M\.?B\.?B\.?S|M\.?B|Ch\.?B|D\.?O|R\.?N|Dr|Prof|FRC\w+|FAC\w+|MRC\w+|DNB|"
    r"DMRD|B\.?A|M\.?A|D\.?D\.?S|MBA|Jr|Sr|II|III)\.?"
)
_PARTICLE = r"(?:[vV]an|[vV]on|[dD]e[lnr]?|[dD][aio]s?|[lL][aeo]s?|[eE]l|[aA]l|[bB]in|[tT]er|y|e)"
_LETTER = r"[^\W\d_]"
_CAPITALISED = rf"(?:[dl]['’]|[ae]l-)?(?![a-zß-öø-ÿ]){_LETTER}(?:{_LETTER}|['’-])+"
_NAME = re.compile(
    rf"(?:(?:{_LETTER}\.)+-?\s?|[A-Z]{{1,3}}\s|{_CAPITALISED}\s|{_PARTICLE}\s){{1,6}}"
    rf"{_CAPITALISED}(?:\s[A-Z]{{1,3}})?"
)
_LAST_FIRST = re.compile(rf"(?:{_PARTICLE}\s)*{_CAPITALISED}\s[A-Z]{{1,3}}")


def title_lines(page: PrintedPage) -> list[Line]:
    """Return the lines of the largest print of a first page that reads like a title; none where nothing stands out."""
    groups: list[list[Line]] = []
    for line in page.lines:
        if is_article_type(line.text):
            groups.append([])
        elif (
            groups
            and groups[-1]
            and same_size(groups[-1][-1], line)
            and 0 < groups[-1][-1].bottom - line.bottom < _DOUBLE_SPACED * line.height
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    likely = [
        group
        for group in groups
        if 0 < len(group) <= _MOST_TITLE_LINES
        and len(title := joined_title(group)) >= _LEAST_TITLE
        and is_title_line(title)
    ]
    if not likely:
        return []
    largest = max(likely, key=lambda group: round(group[0].height, 1))
    usual = median(line.height for line in page.lines)
    return largest if largest[0].height > 1.1 * usual else []


def joined_title(lines: Sequence[Line]) -> str:
    """Return the lines of a title as one, without the mark of a note at its end."""
    title = re.sub(
        r"(\w)- (?=[a-z])(?!(?:and|or|to)\b)", r"\1-", " ".join(" ".join(line.text for line in lines).split())
    )
    return title.rstrip(" .*∗⋆†‡§¶#")


def printed_authors(page: PrintedPage, title: Sequence[Line]) -> tuple[str, ...]:
    """Return the names below the title, as printed, without degrees and the marks of their affiliations."""
    if not title:
        return ()
    below = list(dropwhile(lambda line: is_article_type(line.text), page.lines[page.lines.index(title[-1]) + 1 :]))
    lines = list(takewhile(lambda line: same_size(line, below[0], 1.04) and line.family == below[0].family, below))[
        :_MOST_AUTHOR_LINES
    ]
    parts = [part for part in _SEPARATOR.split(" ".join(map(_without_raised, lines))) if part.strip()]
    last_first = [part for part in parts if _LAST_FIRST.fullmatch(part)]
    if 2 * len(last_first) > len(parts):
        return tuple(last_first)
    parts = [part for part in map(_bare, parts) if part and not _DEGREE.fullmatch(part)]
    names = [part for part in parts if _NAME.fullmatch(part)]
    return tuple(names) if 2 * len(names) > len(parts) else ()


def _bare(part: str) -> str:
    words = part.split()
    while words and _DEGREE.fullmatch(words[-1]) and len(words) > 1:
        words.pop()
    return " ".join(words)


def _without_raised(line: Line) -> str:
    """Return the text of a line with a comma for each mark that is raised or no letter."""
    text = ""
    for start, end, bottom, top in line.runs():
        text += "," if top - bottom < _RAISED * line.height else line.text[start:end]
    return _MARK.sub(",", text)
