"""What every reader hands on, and how a file that cannot be read is said to be so."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ingest.model import Callout, Document, Format, Problem, Reference, Section, content_id
from ingest.place import Places
from ingest.read.page import Doubt

Code = Literal[
    "empty", "absent", "not_a_file", "wrong_suffix", "not_text", "malformed", "truncated", "encrypted", "too_large",
    "timeout", "memory", "unsupported", "no_text_layer", "read_by_ocr", "encoding_assumed", "unknown_entity",
    "unknown_reference", "interleaved",
]  # fmt: skip
MAX_BYTES = 50_000_000
"""Larger files are refused: the longest full text of a paper stays far below."""
MAX_CHARACTERS = 2_000_000
"""Longer texts are refused: this is a monograph of 800 pages."""

_MOST_NAMES = 5


@dataclass(frozen=True)
class TextLimits:
    """What one text or article may cost: bytes of the file, characters of its text, tags of its XML."""

    file_bytes: int = MAX_BYTES
    characters: int = MAX_CHARACTERS
    tags: int = 1_000_000  # each takes some hundred bytes of memory; a paper has some ten thousand


TEXT_LIMITS = TextLimits()


@dataclass(frozen=True)
class Parts:
    """A document, the sections, references and callouts that its format gives away, and where its text stands.

    `doubtful` are the words of the text, in order, that OCR was not sure of.
    """

    document: Document
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    callouts: tuple[Callout, ...] = ()
    problems: tuple[Problem, ...] = ()
    doubtful: tuple[Doubt, ...] = ()
    places: Places | None = None


class UnreadableError(Exception):
    """A file from which nothing can be taken; `problem` says why in one sentence for the user."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem, and its sentence as the exception's text."""
        super().__init__(problem.message)
        self.problem = problem


def source_name(path: Path) -> str:
    """Return the path as given, with the bytes that are no Unicode replaced, so that it can be stored."""
    return os.fsencode(path).decode("utf-8", "replace")


def shown_name(path: Path) -> str:
    """Return a file's name as a line of a terminal can show it: line ends are blanks, what steers it is replaced."""
    name = " ".join(source_name(Path(path.name)).split()) or source_name(path)
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


def listed(names: Iterable[str]) -> str:
    """Return the first of some names, as a sentence can hold them, and how many others there are."""
    every = list(names)
    more = f" and {len(every) - _MOST_NAMES:,} others" if len(every) > _MOST_NAMES else ""
    return ", ".join(every[:_MOST_NAMES]) + more


def unreadable(path: Path, code: Code, what: str, page: int | None = None) -> UnreadableError:
    """Return the error for a file; `what` goes on from the file's name: `is empty; fetch it again`."""
    return UnreadableError(_problem("error", path, code, what, page))


def warning(path: Path, code: Code, what: str, page: int | None = None) -> Problem:
    """Return the problem row for something lost or assumed in a file that could be read otherwise."""
    return _problem("warning", path, code, what, page)


def _problem(severity: Literal["error", "warning"], path: Path, code: Code, what: str, page: int | None) -> Problem:
    name = shown_name(path)
    where = f", page {page}," if page else ""
    return Problem(
        severity=severity,
        code=code,
        message=f"{name}{where} {' '.join(what.split())}.",
        source=source_name(path),
        page=page,
    )


_MARKS = (
    (b"%pdf-", ".pdf", "a PDF file"),
    (b"<?xml", ".xml", "an XML file"),
    (b"<!doctype html", ".html", "a web page"),
    (b"<html", ".html", "a web page"),
    (b"<!doctype", ".xml", "an XML file"),
)


def refuse_formats(path: Path, data: bytes, *suffixes: str) -> None:
    """Raise UnreadableError for a file that begins as those do that end in one of these suffixes."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    _, suffix, name = next((each for each in _MARKS if head.startswith(each[0])), (b"", "", ""))
    if suffix in suffixes:
        advice = "save the article in it as PDF or text" if suffix == ".html" else f"rename it to end in {suffix}"
        raise unreadable(path, "wrong_suffix", f"is {name} by its contents; {advice}")


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the contents of a file; raises UnreadableError where it is absent, empty, too large or no file."""
    try:
        if path.is_dir():
            raise unreadable(path, "not_a_file", "is a folder; name the files in it, or hand it to `ingest`")
        if not path.exists():
            raise unreadable(path, "absent", "does not exist; check the path")
        if not path.is_file():
            raise unreadable(path, "not_a_file", "is a device or a pipe; save its contents to a file first")
        size = path.stat().st_size
        if size > max_bytes:
            raise unreadable(path, "too_large", f"has {size:,} bytes, more than the {max_bytes:,} allowed; split it")
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(
            path,
            "absent",
            f"cannot be opened ({(error.strerror or 'unknown reason').lower()}); check the path and its permissions",
        ) from error
    if not data.strip():
        raise unreadable(path, "empty", "is empty; fetch it again")
    return data


def make_document(path: Path, data: bytes, format: Format, text: str, **fields: Any) -> Document:  # noqa: A002
    """Return the document of a file: its id depends on the bytes alone, `text` is stored as it is."""
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(id=content_id(sha256), source=source_name(path), format=format, sha256=sha256, text=text, **fields)
