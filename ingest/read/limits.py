"""What one document may cost: the limits of each reader and of all, which a user may set by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace

from ingest.read.parts import TextLimits
from ingest.read.pdf_process import PdfLimits


@dataclass(frozen=True)
class Limits:
    """Limits of PDFs, of texts and articles, and the seconds of processor time that reading a document may take.

    What other processes do, such as the PDF engine, has limits of its own. A paper takes a tenth of a second.
    """

    pdf: PdfLimits = field(default_factory=PdfLimits)
    text: TextLimits = field(default_factory=TextLimits)
    seconds: float = 60.0


def set_limits(settings: Iterable[str]) -> Limits:
    """Return the limits with some set, such as `pdf.pages=5000`; raises ValueError with a sentence for the user."""
    limits = Limits()
    for setting in settings:
        name, _, value = setting.partition("=")
        known = dict(_named(limits))
        if name not in known:
            raise ValueError(f"there is no limit {name!r}; those that can be set are {', '.join(known)}")
        try:
            number = type(known[name])(value.replace("_", ""))
        except ValueError:
            number = 0
        if not number > 0:
            raise ValueError(f"{value!r} is no value for {name}; give a number above 0, such as {name}={known[name]}")
        part, _, own = name.rpartition(".")
        changed = {part: replace(getattr(limits, part), **{own: number})} if part else {own: number}
        limits = replace(limits, **changed)
    return limits


def _named(limits: Limits) -> Iterator[tuple[str, int | float]]:
    for part in ("pdf", "text"):
        for each in fields(getattr(limits, part)):
            yield f"{part}.{each.name}", getattr(getattr(limits, part), each.name)
    yield "seconds", limits.seconds
