"""Runs the PDF engine in a process of its own, with bounds on memory and time, and takes what it says of each page."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from ingest.read.accents import with_accents
from ingest.read.page import Line, PrintedPage
from ingest.read.parts import MAX_BYTES, MAX_CHARACTERS, unreadable

_CHILD = Path(__file__).with_name("pdf_child.py")
_BINDINGS = str(Path(getattr(find_spec("pypdfium2_raw"), "origin", "")).parents[1])
_GRACE_SECONDS = 5.0
_MOST_UNMAPPED = 0.3
_LETTER, _VOWEL = re.compile("[a-z]"), re.compile("[aeiouy]")
_LEAST_LETTERS, _LEAST_VOWELS = 200, 0.25
_LONGEST_STAMP, _SCAN = 400, 0.5  # characters of a running head that was printed over a scan; share of the page


@dataclass(frozen=True)
class PdfLimits:
    """What one PDF may cost: bytes of the file, pages, characters, bytes of address space, seconds, seconds a page.

    Those of OCR are apart: pages that it reads, pixels of a page's image, seconds for all pages and for each.
    """

    file_bytes: int = 2 * MAX_BYTES
    pages: int = 2_000
    characters: int = MAX_CHARACTERS
    memory_bytes: int = 1_000_000_000
    seconds: float = 60.0
    seconds_per_page: float = 1.0
    ocr_pages: int = 100
    ocr_pixels: int = 20_000_000
    ocr_seconds: float = 900.0
    ocr_seconds_per_page: float = 60.0


LIMITS = PdfLimits()


@dataclass(frozen=True)
class Drawn:
    """What the engine says of a page, None where it is broken; `usable` counts its characters that are as shown."""

    number: int
    page: PrintedPage | None
    usable: int = 0
    needs_ocr: bool = False


def drawn_pages(path: Path, data: bytes, limits: PdfLimits) -> list[Drawn]:
    """Return the pages of a PDF; raises UnreadableError for encrypted and broken files, and past a limit."""
    records = list(_records(path, _run(path, data, limits)))
    ending = records.pop() if records else None
    failed = ending.get("failed") if ending else None
    if failed:
        raise unreadable(path, *_failure(failed, ending or {}, data, limits))
    if not ending or "fonts" not in ending:
        raise unreadable(path, "malformed", "could not be read by the PDF engine to its end; print it to a new PDF")
    if not records:
        raise unreadable(path, "malformed", "has no pages; fetch it again")
    return [_drawn(number, record, ending["fonts"]) for number, record in enumerate(records, 1)]


def _run(path: Path, data: bytes, limits: PdfLimits) -> bytes:
    too_slow = unreadable(
        path,
        "timeout",
        f"took longer than {limits.seconds:g} s and {limits.seconds_per_page:g} s a page; print it to a new PDF",
    )
    try:
        done = _run_child(
            data, "lines", limits.memory_bytes, limits.pages, limits.characters,
            limits.seconds, limits.seconds_per_page,
            timeout=limits.seconds + limits.seconds_per_page * limits.pages + _GRACE_SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise too_slow from error
    if done.returncode == -getattr(signal, "SIGALRM", 0):
        raise too_slow
    if done.returncode < 0:
        raise unreadable(
            path,
            "memory",
            f"made the PDF engine stop ({signal.Signals(-done.returncode).name}), most likely for want of memory"
            f" ({limits.memory_bytes // 1_000_000:,} MB allowed); print it to a new PDF",
        )
    if not done.stdout:
        reason = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2] or "no output"
        raise unreadable(path, "malformed", f"could not be read by the PDF engine ({reason}); print it to a new PDF")
    return done.stdout


def _run_child(data: bytes, *arguments: object, timeout: float) -> subprocess.CompletedProcess[bytes]:
    # A file and no pipe: what is piped goes in pieces of 4 kB, each of which wakes the other process.
    with TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        # Without the site's start-up: only the folder that holds the engine's bindings is on the path.
        return subprocess.run(  # noqa: S603 (our own program, no shell)
            [sys.executable, "-S", "-P", str(_CHILD), *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": _BINDINGS},
            stdin=file,
            capture_output=True,
            timeout=timeout,
            check=False,
        )


def _records(path: Path, output: bytes) -> Iterator[dict[str, Any]]:
    for line in output.splitlines():
        try:
            yield json.loads(line)
        except ValueError as error:
            if line:
                raise unreadable(
                    path, "malformed", "could not be read by the PDF engine; print it to a new PDF"
                ) from error


def _failure(failed: str, ending: dict[str, Any], data: bytes, limits: PdfLimits) -> tuple[Any, str]:
    match failed:
        case "encrypted":
            return "encrypted", "asks for a password; save it without one"
        case "too_large":
            return "too_large", f"has {ending['pages']:,} pages, more than the {limits.pages:,} allowed; split it"
        case "too_many_characters":
            return "too_large", f"has more than the {limits.characters:,} characters allowed; split it"
        case "memory":
            return "memory", f"needs more than {limits.memory_bytes // 1_000_000:,} MB; print it to a new PDF"
        case _ if b"%%EOF" not in data[-2048:]:
            return "truncated", "breaks off before its end; fetch it again"
        case _:
            return "malformed", "is a broken PDF; fetch it again"


def _drawn(number: int, record: dict[str, Any] | None, fonts: Sequence[str]) -> Drawn:
    if record is None:
        return Drawn(number, None)
    lines = tuple(
        Line(text, number, sides, levels, quarter, fonts[font])
        for text, quarter, sides, levels, font in record["lines"]
    )
    page = PrintedPage(number, record["width"], record["height"], lines)
    shown = with_accents(replace(page, lines=tuple(line for line in lines if page.shows(line))))
    characters = sum(len(line.text) for line in shown.lines)
    unmapped = record["unmapped"] > _MOST_UNMAPPED * (characters + record["unmapped"])
    usable = 0 if unmapped or is_garbled(shown.lines) else characters
    is_stamped_scan = usable < _LONGEST_STAMP and record["pictured"] > _SCAN
    return Drawn(number, shown, usable, needs_ocr=record["drawn"] and (not usable or is_stamped_scan))


def is_garbled(lines: Sequence[Line]) -> bool:
    """Tell text whose font maps its glyphs to wrong letters, such as `Wkh sdwlhqw`: it has too few vowels.

    In European languages 35 to 50 % of letters are vowels; other scripts are never taken for garbled.
    """
    text = "".join(line.text for line in lines).lower()
    letters, vowels = len(_LETTER.findall(text)), len(_VOWEL.findall(text))
    return letters >= _LEAST_LETTERS and vowels < _LEAST_VOWELS * letters


def page_image(data: bytes, number: int, dpi: float, limits: PdfLimits) -> bytes:
    """Return a page (numbered from 1) as it is shown, as a grey PGM; empty where the engine fails or is too slow."""
    return _run_child(
        data, "image", limits.memory_bytes, limits.ocr_seconds_per_page, number - 1, dpi,
        timeout=limits.ocr_seconds_per_page + _GRACE_SECONDS,
    ).stdout  # fmt: skip
