"""Writes what was fetched to a file, if it is what it claims to be."""

from __future__ import annotations

from pathlib import Path

from ingest.read.jats import read_jats
from ingest.read.parts import UnreadableError

_PDF_END = 4096  # bytes at the end in which %%EOF stands (PDF 1.7, implementation note 18: in the last 1024)


def write_article(data: bytes, path: Path) -> bytes:
    """Write and return an article in JATS; raises ValueError, with what it is instead, where its reader refuses it."""
    path.write_bytes(data)
    try:
        read_jats(path)
    except UnreadableError as error:
        raise ValueError(str(error).partition(";")[0]) from error
    return data


def write_pdf(data: bytes, path: Path) -> bytes:
    """Write and return a PDF; raises ValueError, with what it is instead, for anything else and for half of one."""
    if not data.startswith(b"%PDF-"):
        raise ValueError(f"{path.name} is no PDF")
    if b"%%EOF" not in data[-_PDF_END:]:
        raise ValueError(f"{path.name} breaks off")
    path.write_bytes(data)
    return data
