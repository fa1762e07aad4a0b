"""Stretches of a document's text for a page: paragraphs, and the pieces into which highlights cut them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

PARAGRAPH_LIMIT = 1500  # characters of context around a sentence
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")


@dataclass(frozen=True)
class Mark:
    """A highlighted stretch, half-open offsets; of marks at one place the first in order gives link and title."""

    start: int
    end: int
    kind: str
    href: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Piece:
    """Text under one and the same set of marks; `anchor` is the offset where a mark begins with this piece."""

    text: str
    kinds: tuple[str, ...] = ()
    href: str | None = None
    title: str | None = None
    anchor: int | None = None


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Cut `text[start:end]` at the borders of the marks; the pieces joined give the stretch unchanged."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    borders = {start, end}
    for mark in inside:
        borders |= {max(mark.start, start), min(mark.end, end)}
    cuts = sorted(borders)
    return tuple(_piece(text, left, right, inside) for left, right in pairwise(cuts))


def _piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> Piece:
    covering = [mark for mark in marks if mark.start <= start and mark.end >= end]
    linked = next((mark for mark in covering if mark.href), None)
    anchored = any(mark.start == start and mark.kind != "sentence" for mark in covering)
    return Piece(
        text=text[start:end],
        kinds=tuple(dict.fromkeys(mark.kind for mark in covering)),
        href=linked.href if linked else None,
        title=linked.title if linked else None,
        anchor=start if anchored else None,
    )


def paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the paragraphs of `text[start:end]`, which blank lines part, without the white space around them."""
    spans, left = [], start
    for gap in _BLANK_LINE.finditer(text, start, end):
        spans.append((left, gap.start()))
        left = gap.end()
    return [_trimmed(text, *span) for span in [*spans, (left, end)] if text[slice(*span)].strip()]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())


def paragraph_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the paragraph that holds a sentence, or about `PARAGRAPH_LIMIT` characters of it around the sentence."""
    room = max(0, PARAGRAPH_LIMIT - (end - start)) // 2
    earliest, latest = max(0, start - room), min(len(text), end + room)
    gaps = [gap.end() for gap in _BLANK_LINE.finditer(text, earliest, start + 1) if gap.end() <= start]
    left = gaps[-1] if gaps else _word_start(text, earliest, start)
    gap = _BLANK_LINE.search(text, end, latest)
    right = gap.start() if gap else _word_end(text, latest, end)
    return _trimmed(text, left, right)


def _word_start(text: str, position: int, limit: int) -> int:
    space = text.find(" ", position, limit) if position else -1
    return space + 1 if space >= 0 else position


def _word_end(text: str, position: int, limit: int) -> int:
    space = text.rfind(" ", limit, position) if position < len(text) else -1
    return space if space >= 0 else position
