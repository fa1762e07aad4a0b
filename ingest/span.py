"""Stretches of a document's text, as values: what every row of a reading stands on.

Offsets are half-open character offsets into `Document.text`; boxes are points from the page's lower left corner.
"""

from __future__ import annotations

import hashlib
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


def content_id(*parts: object) -> str:
    """Return a 16-digit hexadecimal id that depends on the parts alone, in their order."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Record(BaseModel):
    """A frozen value without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Box(Record):
    """A rectangle on a page (numbered from 1), in points from the page's lower left corner."""

    page: int = Field(ge=1)
    left: float
    bottom: float
    right: float
    top: float


class Span(Record):
    """A stretch of `Document.text`: `text[start:end] == quote`, and where it stands in the file.

    `page` is the PDF's page, from 1, that it begins on, and its boxes may go on to the next. `element` is the path of
    the JATS element that holds it, `/article/body/sec[2]/p[3]`: an XPath that finds one element, with a position,
    from 1, only where there are siblings of the same name. Names are without namespaces.
    """

    start: int = Field(ge=0)
    end: int
    quote: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    element: str | None = None

    @model_validator(mode="after")
    def _covers_its_quote(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"span {self.start}-{self.end} does not have the length of its quote {self.quote!r}")
        return self


class Grounded(Span):
    """A span together with the sentence that it stands in."""

    evidence: Span
