"""The lines of a plain text, how well each goes on in another, and pieces of them that belong elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.continuation import Continuation, Edges, edges

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|$)")
_MOST_CHARACTERS = 1_000_000
_LONGEST_LINE = 150


class Line(NamedTuple):
    """A line that is not blank: half-open offsets of it with its line end, and where the blank lines behind it end.

    `edges` is None for what cannot be a line of a column: a paragraph of one line, or cells parted by tabs.
    """

    start: int
    end: int
    blank: int
    length: int
    edges: Edges | None

    @property
    def spaced(self) -> bool:
        """Whether a blank line stands behind it."""
        return self.blank > self.end


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not blank."""
    found: list[Line] = []
    for match in _LINE.finditer(text):
        words = match[1].strip()
        if not words:
            if found:
                found[-1] = found[-1]._replace(blank=match.end())
            continue
        usable = len(words) <= _LONGEST_LINE and "\t" not in words
        found.append(Line(match.start(), match.end(), match.end(), len(words), edges(words) if usable else None))
    return found


class Move(NamedTuple):
    """Lines `first` to `last` by their numbers, and the pieces of the text that they are in reading order.

    Without pieces the lines belong to columns that cannot be told apart, and stay as they are.
    """

    first: int
    last: int
    pieces: tuple[tuple[int, int], ...]


class Scores:
    """The continuation test between the lines of one text, by their numbers; each pair is reckoned once."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        """Learn the words that the text itself puts side by side; what stands far behind adds nothing to that."""
        self._lines = lines
        usable = (text[line.start : line.end].strip() for line in lines if line.edges and line.end < _MOST_CHARACTERS)
        self._test = Continuation("\n".join(usable))
        self._known: dict[tuple[int, int], float] = {}

    def __call__(self, one: int, other: int) -> float:
        """Return the log odds that a line goes on in another."""
        key = one, other
        if key not in self._known:
            self._known[key] = self.between(self._lines[one].edges, self._lines[other].edges)
        return self._known[key]

    def between(self, one: Edges | None, other: Edges | None) -> float:
        """Return the log odds that what ends as `one` does goes on in what begins as `other` does, 0 without one."""
        return self._test.score(one, other) if one and other else 0.0
