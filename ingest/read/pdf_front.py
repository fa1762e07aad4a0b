"""The title of a PDF, by its print on the first page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from ingest.read.front import is_article_type, is_title_line
from ingest.read.page import Line, PrintedPage, same_size


def printed_title(page: PrintedPage) -> str | None:
    """Return the largest print of a first page that reads like a title, its lines joined by blanks."""
    groups: list[list[Line]] = []
    for line in page.lines:
        if is_article_type(line.text):
            groups.append([])
        elif (
            groups
            and groups[-1]
            and same_size(groups[-1][-1], line)
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
