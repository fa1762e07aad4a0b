"""Builds a text piece by piece, with single blanks inside paragraphs and one blank line between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

_WHITE = re.compile(r"\s+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class TooLongError(Exception):
    """The text under construction is longer than is allowed."""


class Writer:
    """A growing text; gaps are written only when something follows them, so none is doubled or left at an end."""

    def __init__(self, most: int) -> None:
        """Start empty, with the most characters that may be written."""
        self._most = most
        self._pieces: list[str] = []
        self._written = ""
        self._gap = ""
        self._flat = 0
        self.length = 0

    @property
    def tail(self) -> str:
        """The last hundred characters or so, the gap that is due included."""
        return self._written + self._gap

    def text(self) -> str:
        """Return all that was written."""
        return "".join(self._pieces)

    def here(self) -> int:
        """Return the offset at which the next character will stand."""
        return self.length + len(self._gap)

    def mark(self) -> int:
        """Return a mark for `since`."""
        return len(self._pieces)

    def since(self, mark: int) -> str:
        """Return what was written after the mark was taken, the gap before it included."""
        return "".join(self._pieces[mark:])

    def add(self, text: str | None) -> None:
        """Write text with its white space folded to single blanks and invisible characters left out."""
        if not text:
            return
        folded = _WHITE.sub(" ", text.translate(_INVISIBLE))
        if folded.startswith(" "):
            self._open(" ")
        plain = folded.strip(" ")
        if plain:
            self._put(self._gap + plain)
            self._gap = ""
            if folded.endswith(" "):
                self._open(" ")

    def line(self) -> None:
        """Begin a new line before whatever follows."""
        self._open("\n")

    def paragraph(self) -> int:
        """Begin a new paragraph before whatever follows; return the offset at which it will stand."""
        self._open("\n\n")
        return self.here()

    def tab(self) -> None:
        """Write the separator of two table cells."""
        self._put(self._gap.strip(" ") + "\t")
        self._gap = ""

    def stop(self) -> None:
        """End a label or a title with a full stop unless it has an end of its own."""
        if self._written and self._written[-1] not in ".:?!;\n\t":
            self._put(".")
        self._open(" ")

    @contextmanager
    def flat(self) -> Iterator[None]:
        """Turn new lines and paragraphs into blanks for a while, as inside table cells and headings."""
        self._flat += 1
        yield
        self._flat -= 1

    def _open(self, gap: str) -> None:
        gap = " " if self._flat else gap
        blank_is_there = gap == " " and self._written[-1:] in ("\t", "\n")
        if self.length and not blank_is_there and len(gap) + (gap > " ") >= len(self._gap):
            self._gap = max(self._gap, gap, key=lambda each: (each.count("\n"), len(each)))

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)
        if self.length > self._most:
            raise TooLongError
        self._written = (self._written + text)[-100:]
