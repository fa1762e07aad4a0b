"""Words of a document that say something of a patient: what the pages show of them, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from kb.select import Record


@dataclass(frozen=True)
class Said:
    """A value in words, and the characters that say it (half-open offsets) with their sentence."""

    value: str
    start: int
    end: int
    quote: str
    sentence: str
    page: int | None
    note: str = ""


def said(row: Record, value: str, note: str = "") -> Said:
    """Return the place of a row that quotes its document, under the value given in words."""
    place = {name: row[name] for name in ("start", "end", "quote", "sentence", "page")}
    return Said(value=value, note=note, **place)
