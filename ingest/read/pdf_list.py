"""What the print of a PDF says of its references: which lines of their list hang, and what is raised in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.read.flow import Printed, Stretch
from ingest.reference_list import ListPrint

_OUT = 0.4  # heights of a line: a line that stands out does so by more
_COLUMN = 5.0  # heights of a line: no indent is as wide
_SMALL, _HIGHER = 0.85, 0.15  # of the height of the line
_LEAST_INDENTED, _ALIKE = 0.25, 0.8


def list_print(printed: Printed) -> ListPrint:
    """Return the lines that hang, where most of those below are indented alike, and the captions and tables."""
    hanging = [at for group in _columns(printed.stretches) for at in _hanging(group)]
    apart = tuple((start, end) for kind, start, end in printed.paragraphs if kind in ("figure", "table"))
    return ListPrint(tuple(hanging), apart)


def raised_places(printed: Printed) -> tuple[tuple[int, int], ...]:
    """Return what is printed smaller and higher than the rest of its line, as half-open offsets of the text."""
    places: list[tuple[int, int]] = []
    for stretch in printed.stretches:
        line = stretch.line
        for start, end, bottom, top in line.runs():
            if top - bottom >= _SMALL * line.height or bottom <= line.bottom + _HIGHER * line.height:
                continue
            begin = stretch.start + start
            if places and places[-1][1] == begin:  # some fonts set each digit on a level of its own
                begin, _ = places.pop()
            places.append((begin, stretch.start + end))
    return tuple(places)


def _columns(stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """Yield the stretches of each column as they follow one another."""
    group: list[Stretch] = list(stretches[:1])
    for above, stretch in pairwise(stretches):
        one, other = above.line, stretch.line
        beside = abs(one.left - other.left) > _COLUMN * other.height
        if one.page != other.page or other.bottom > one.top or beside:
            yield group
            group = []
        group.append(stretch)
    yield group


def _hanging(group: Sequence[Stretch]) -> list[int]:
    """Return where the lines at the outer edge begin, if enough others are indented and these alike."""
    if not group:
        return []
    edge = min(stretch.line.left for stretch in group)
    indents = Counter(round(indent) for each in group if (indent := each.line.left - edge) > _OUT * each.line.height)
    usual, count = max(indents.items(), key=lambda each: (each[1], -each[0]), default=(0, 0))
    alike = count + indents[usual - 1] + indents[usual + 1]
    if sum(indents.values()) < _LEAST_INDENTED * len(group) or alike < _ALIKE * sum(indents.values()):
        return []
    return [each.start for each in group if each.line.left - edge <= _OUT * each.line.height]
