"""What the print of a PDF says of its references: which lines of their list hang, and what is raised in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.read.flow import Printed, Stretch
from ingest.reference_list import ListPrint

_OUT = 0.4  # heights of a line: a line that stands out does so by more
_COLUMN = 5.0  # heights of a line: no indent is as wide
_LEAST_INDENTED, _ALIKE = 0.25, 0.8


def list_print(printed: Printed) -> ListPrint:
    """Return the lines that hang, where most of those below are indented alike, and the captions and tables."""
    hanging: list[int] = []
    indented: list[int] = []
    for group in _columns(printed.stretches):
        edge = _hanging_edge(group)
        if edge is not None:
            for each in group:
                (hanging if _indent(each, edge) <= _OUT else indented).append(each.start)
    apart = tuple((start, end) for kind, start, end in printed.paragraphs if kind in ("figure", "table"))
    return ListPrint(tuple(hanging), apart, frozenset(indented))


def raised_places(printed: Printed) -> tuple[tuple[int, int], ...]:
    """Return what is printed smaller and higher than the rest of its line, as half-open offsets of the text."""
    return tuple(
        (stretch.start + start, stretch.start + end)
        for stretch in printed.stretches
        for start, end in stretch.line.raised()
    )


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


def _hanging_edge(group: Sequence[Stretch]) -> float | None:
    """Return the outer edge of a column if enough of its lines are indented, and these alike; in points."""
    edge = min((stretch.line.left for stretch in group), default=0.0)
    indents = Counter(round(each.line.left - edge) for each in group if _indent(each, edge) > _OUT)
    usual, count = max(indents.items(), key=lambda each: (each[1], -each[0]), default=(0, 0))
    alike = count + indents[usual - 1] + indents[usual + 1]
    is_list = (
        group and sum(indents.values()) >= _LEAST_INDENTED * len(group) and alike >= _ALIKE * sum(indents.values())
    )
    return edge if is_list else None


def _indent(stretch: Stretch, edge: float) -> float:
    """Return how far a line begins from the outer edge, in heights of the line."""
    return (stretch.line.left - edge) / stretch.line.height
