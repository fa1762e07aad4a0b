"""Reads PDF files that have a text layer, each in a child process whose memory and time are bounded."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.cite import find_callouts, find_references
from ingest.model import Problem
from ingest.read.front import find_front
from ingest.read.parts import MAX_BYTES, Parts, make_document, read_bytes, unreadable, warning
from ingest.read.pdf_lines import Line, PrintedPage, join_pages, printed_title

_CHILD = Path(__file__).with_name("pdf_child.py")
_LEAST_CHARACTERS_A_PAGE = 16
_GRACE_SECONDS = 5.0


@dataclass(frozen=True)
class PdfLimits:
    """What one PDF may cost: bytes of the file, pages, bytes of address space, seconds and seconds more a page."""

    file_bytes: int = 2 * MAX_BYTES
    pages: int = 2_000
    memory_bytes: int = 1_500_000_000
    seconds: float = 60.0
    seconds_per_page: float = 1.0


def read_pdf(path: Path, *, limits: PdfLimits = PdfLimits()) -> Parts:
    """Read the text layer of a PDF page by page in the order in which it is drawn.

    Lines end with a line feed, paragraphs and pages with a blank line as far as the print shows them; a hyphen at a
    line's end is kept. Raises UnreadableError for scans, encrypted and broken files, and where a limit is passed.
    """
    data = read_bytes(path, limits.file_bytes)
    if b"%PDF-" not in data[:1024]:
        raise unreadable(path, "wrong_suffix", "is no PDF file by its contents; check where it came from")
    pages, problems = _pages(path, _run_child(path, data, limits))
    characters = sum(len(line.text) for page in pages for line in page.lines)
    if characters < _LEAST_CHARACTERS_A_PAGE * len(pages):
        raise unreadable(
            path,
            "no_text_layer",
            f"has no text layer ({characters} characters on {len(pages)} pages), so it is a scan; run OCR on it",
        )
    text, placed = join_pages(pages)
    references = find_references(text)
    first_pages = min(placed[:2][-1].end, references[0].start if references else len(text))
    front = find_front(text[:first_pages], printed_title(pages[0]))
    return Parts(
        document=make_document(path, data, "pdf", text, pages=placed, **front),
        references=references,
        callouts=find_callouts(text, references),
        problems=problems,
    )


def _run_child(path: Path, data: bytes, limits: PdfLimits) -> dict[str, Any]:
    arguments = [limits.memory_bytes, limits.pages, limits.seconds, limits.seconds_per_page]
    longest = limits.seconds + limits.seconds_per_page * limits.pages + _GRACE_SECONDS
    too_slow = unreadable(
        path,
        "timeout",
        f"took longer than {limits.seconds:g} s and {limits.seconds_per_page:g} s a page; print it to a new PDF",
    )
    try:
        done = subprocess.run(  # noqa: S603 (our own program, no shell)
            [sys.executable, "-P", str(_CHILD), *map(str, arguments)],
            input=data,
            capture_output=True,
            timeout=longest,
            check=False,
        )
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
    try:
        result: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        reason = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2] or "no output"
        raise unreadable(
            path, "malformed", f"could not be read by the PDF engine ({reason}); print it to a new PDF"
        ) from error
    _refuse(path, data, result, limits)
    return result


def _refuse(path: Path, data: bytes, result: dict[str, Any], limits: PdfLimits) -> None:
    match result.get("failed"):
        case None:
            return
        case "encrypted":
            raise unreadable(path, "encrypted", "asks for a password; save it without one")
        case "too_large":
            raise unreadable(
                path, "too_large", f"has {result['pages']:,} pages, more than the {limits.pages:,} allowed; split it"
            )
        case "memory":
            raise unreadable(
                path, "memory", f"needs more than {limits.memory_bytes // 1_000_000:,} MB; print it to a new PDF"
            )
        case _ if b"%%EOF" not in data[-2048:]:
            raise unreadable(path, "truncated", "breaks off before its end; fetch it again")
        case _:
            raise unreadable(path, "malformed", "is a broken PDF; fetch it again")


def _pages(path: Path, result: dict[str, Any]) -> tuple[list[PrintedPage], tuple[Problem, ...]]:
    pages: list[PrintedPage] = []
    broken: list[int] = []
    for number, page in enumerate(result["pages"], 1):
        if page is None:
            broken.append(number)
            pages.append(PrintedPage(0.0, 0.0, ()))
        else:
            pages.append(PrintedPage(page["width"], page["height"], [Line(*line) for line in page["lines"]]))
    if not pages:
        raise unreadable(path, "malformed", "has no pages; fetch it again")
    problems = [
        warning(path, "malformed", "is broken and was left out; fetch the file again", page=number) for number in broken
    ]
    bare = [str(number) for number, page in enumerate(pages, 1) if not page.lines and number not in broken]
    if bare and len(bare) < len(pages):
        problems.append(
            warning(path, "no_text_layer", f"has no text on page {', '.join(bare)}; run OCR on it if it is a scan")
        )
    return pages, tuple(problems)
