"""Where the stretches of a text stand in its file: pages and boxes of a PDF, elements of JATS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, get_args

from ingest.model import Box, Reading, Record, Span


@dataclass(frozen=True)
class Place:
    """Where a stretch stands; the fields are those of `Span`."""

    page: int | None = None
    boxes: tuple[Box, ...] = ()
    element: str | None = None


class Places(Protocol):
    """Where the text of one document stands in its file, as its reader noted it."""

    def at(self, start: int, end: int) -> Place:
        """Return the place of a stretch, by half-open offsets into `Document.text`."""


def locate(reading: Reading, places: Places | None) -> Reading:
    """Return the reading with page, boxes and element in each of its spans; each stretch is asked for once."""
    if places is None:
        return reading
    located: Reading = _located(reading, cache(places.at))
    return located


def _located(value: Any, at: Callable[[int, int], Place]) -> Any:
    if isinstance(value, tuple):
        return tuple(_located(each, at) for each in value)
    record: type[Record] = type(value)
    found = {name: _located(getattr(value, name), at) for name in _holding_records(record)}
    if isinstance(value, Span):
        found |= vars(at(value.start, value.end))
    return value.model_copy(update=found) if found else value


@cache
def _holding_records(record: type[Record]) -> tuple[str, ...]:
    """Return the names of the fields that hold a record or a tuple of records."""
    return tuple(
        name
        for name, field in record.model_fields.items()
        if any(
            isinstance(each, type) and issubclass(each, Record)
            for each in (field.annotation, *get_args(field.annotation))
        )
    )
