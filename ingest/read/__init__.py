"""One module per file format, each from a path to a document and what its format gives away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from ingest.read.jats import read_jats
from ingest.read.limits import Limits
from ingest.read.parts import Parts, UnreadableError, unreadable
from ingest.read.pdf import read_pdf
from ingest.read.text import read_text

__all__ = ["READERS", "Parts", "UnreadableError", "read_document", "read_jats", "read_pdf", "read_text"]

LIMITS = Limits()
READERS: Mapping[str, Callable[[Path, Limits], Parts]] = MappingProxyType(
    {
        ".txt": lambda path, limits: read_text(path, limits=limits.text),
        ".xml": lambda path, limits: read_jats(path, limits=limits.text),
        ".nxml": lambda path, limits: read_jats(path, limits=limits.text),
        ".pdf": lambda path, limits: read_pdf(path, limits=limits.pdf),
    }
)


def read_document(path: Path, limits: Limits = LIMITS) -> Parts:
    """Return the document in a file, read by the reader of its suffix; raises UnreadableError where that fails."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise unreadable(
            path, "unsupported", f"is of a kind that is not read; name a file ending in {', '.join(READERS)}"
        )
    return reader(path, limits)
