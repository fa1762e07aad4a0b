"""Reads plain text: the document's text is exactly the decoded file, so offsets are the file's own."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import TypeVar

from charset_normalizer import from_bytes

from ingest.cite import find_callouts
from ingest.model import Callout, Problem, Reference
from ingest.read.front import find_front
from ingest.read.parts import (
    TEXT_LIMITS,
    Parts,
    TextLimits,
    make_document,
    read_bytes,
    refuse_formats,
    unreadable,
    warning,
)
from ingest.reading_order import ReadingOrder, Stretch, reading_order
from ingest.reference_list import find_references

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01
_LIKELY_ENCODINGS = ["cp1252", "cp1250", "cp1251", "shift_jis", "gb18030", "big5", "euc_kr"]
_BYTES_A_CHARACTER = 4  # the most that UTF-8 and UTF-16 take

_Place = TypeVar("_Place", Reference, Callout)


def read_text(path: Path, *, limits: TextLimits = TEXT_LIMITS) -> Parts:
    """Read a UTF-8 text; line ends and a byte order mark (as U+FEFF) stay in the text, so that offsets are the file's.

    UTF-16 with a mark, and other encodings as far as they can be guessed, are read with a warning that names the
    encoding assumed. Raises UnreadableError for what is no text, or is a PDF or XML file by its first characters.
    """
    data = read_bytes(path, min(limits.file_bytes, _BYTES_A_CHARACTER * limits.characters))
    refuse_formats(path, data, ".pdf", ".xml", ".html")
    text, problems = _decode(path, data)
    if len(text) > limits.characters:
        raise unreadable(
            path, "too_large", f"has {len(text):,} characters, more than the {limits.characters:,} allowed; split it"
        )
    order, stretches = reading_order(text)
    read = order.text if order else text
    references = find_references(read)
    callouts = find_callouts(read, references)
    front = find_front(read[: references[0].start] if references else read)
    return Parts(
        document=make_document(path, data, "text", text, **front),
        references=tuple(_as_printed(text, order, reference) for reference in references) if order else references,
        callouts=tuple(_as_printed(text, order, callout) for callout in callouts) if order else callouts,
        problems=(*problems, *(_said(path, stretch) for stretch in stretches)),
    )


def _as_printed(text: str, order: ReadingOrder, span: _Place) -> _Place:
    """Return a span of the text in reading order as one of the file, which may hold lines of another column."""
    start, end = order.place(span.start, span.end)
    return span.model_copy(update={"start": start, "end": end, "quote": text[start:end]})


def _said(path: Path, stretch: Stretch) -> Problem:
    lines = f"lines {stretch.first}-{stretch.last} run across two columns"
    if stretch.ordered:
        return warning(path, "interleaved", f"{lines}; they were read one column after the other")
    return warning(path, "interleaved", f"{lines} in an order that could not be told; they were left as they are")


def _decode(path: Path, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    elif b"\0" in data:
        raise unreadable(path, "not_text", "holds NUL bytes and so is no text; save the document as UTF-8 text")
    else:
        encoding = "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        found = from_bytes(data, cp_isolation=_LIKELY_ENCODINGS)
        guesses = {name: guess.chaos for guess in found for name in guess.could_be_from_charset}
        # Short texts fit many encodings equally well: the western one is then by far the likeliest in this field.
        encoding = min(guesses, key=lambda name: (guesses[name], name != "cp1252"), default="cp1252")
        text = data.decode(encoding, "replace")
    if "\0" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise unreadable(path, "not_text", "is binary data by its contents; save the document as UTF-8 text")
    if encoding == "utf-8":
        return text, ()
    assumed = f"is not UTF-8; it was read as {encoding}, so check its special characters or save it as UTF-8"
    return text, (warning(path, "encoding_assumed", assumed),)
