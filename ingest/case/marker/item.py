"""A word or figure of a receptor sentence, with its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

ItemKind = Literal["marker", "status", "share", "percent", "ihc", "allred", "h_score", "clone"]


@dataclass(frozen=True)
class Item:
    """One word or figure that bears on a status; half-open offsets into the sentence.

    `keys` are the receptors that a marker's name stands for, none for other markers. `value` is the status that the
    item states or implies, the printed immunohistochemical score, or the antibody's clone; `number` the figure and
    `high` the upper limit of a range, `comparator` what is printed before it (`<`, `more than`). A `weak` status counts
    only where no plainer one is stated, a `weak` marker, the name of a group, only where none of its members is named.
    """

    kind: ItemKind
    start: int
    end: int
    keys: tuple[str, ...] = ()
    value: str = ""
    number: float = 0.0
    high: float | None = None
    comparator: str = ""
    weak: bool = False


def item_before(items: Sequence[Item], position: int) -> Item | None:
    """Return the last of items in order that starts before a place."""
    index = bisect_left(items, position, key=attrgetter("start"))
    return items[index - 1] if index else None
