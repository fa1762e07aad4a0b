"""Reads the pages that have no usable text layer by OCR, with Tesseract where it is installed."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from multiprocessing import parent_process
from pathlib import Path

from ingest.model import Problem
from ingest.read.hocr import page_of, with_common_heights
from ingest.read.page import PrintedPage
from ingest.read.parts import warning
from ingest.read.pdf_process import Drawn, PdfLimits, is_garbled, page_image

_DPI = 300
_POINTS_PER_INCH = 72
_ARGUMENTS = "--psm 1 -l eng hocr".split()  # psm 1: pages that lie on their side or head are known as such
_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1"}  # pages side by side are read sooner than one page by several threads
_FAR_MORE = 2
_ABSENT = "install Tesseract (Debian package tesseract-ocr), which reads scans, and ingest the file again with --force"


@dataclass(frozen=True)
class Read:
    """The pages of a PDF after OCR, what has to be told of it, and why pages are without text even now."""

    pages: tuple[PrintedPage, ...]
    problems: tuple[Problem, ...]
    reason: str


def read_scans(path: Path, data: bytes, drawn: Sequence[Drawn], limits: PdfLimits) -> Read:
    """Return the pages of a PDF in their order, those without usable text read by OCR where that is possible."""
    waiting = [each for each in drawn if each.needs_ocr]
    found: dict[int, PrintedPage] = {}
    reasons: dict[str, list[int]] = defaultdict(list)
    for each, outcome in zip(waiting, _outcomes(data, waiting, limits), strict=True):
        if isinstance(outcome, str):
            reasons[outcome].append(each.number)
        elif _is_better(outcome, each):
            found[each.number] = outcome
        elif not each.usable:
            reasons["OCR found none either"].append(each.number)
    found = {page.number: page for page in with_common_heights(list(found.values()))}
    problems = [
        warning(path, "no_text_layer", f"has next to no usable text on {_pages(numbers)}; {reason}")
        for reason, numbers in reasons.items()
    ]
    if found:
        told = f"was read by OCR on {_pages(list(found))}; figures from doubtful words are kept for review"
        problems.insert(0, warning(path, "read_by_ocr", told))
    pages = (found.get(each.number) or each.page or PrintedPage(each.number, 0.0, 0.0, ()) for each in drawn)
    return Read(tuple(pages), tuple(problems), next(iter(reasons), "nothing is printed on them"))


def _outcomes(data: bytes, waiting: Sequence[Drawn], limits: PdfLimits) -> Iterator[PrintedPage | str]:
    """Yield each page as OCR reads it, or why it does not."""
    program = shutil.which("tesseract")
    if program is None:
        yield from (_ABSENT for _ in waiting)
        return
    pages = [each.page for each in waiting if each.page]
    end = time.monotonic() + limits.ocr_seconds
    # A process that reads files beside others has one processor to itself.
    with ThreadPoolExecutor(1 if parent_process() else os.cpu_count()) as pool:
        yield from pool.map(partial(_outcome, program, data, limits, end), pages[: limits.ocr_pages])
    yield from (f"OCR reads {limits.ocr_pages} pages of a file; split it" for _ in pages[limits.ocr_pages :])


def _outcome(program: str, data: bytes, limits: PdfLimits, end: float, page: PrintedPage) -> PrintedPage | str:
    if time.monotonic() >= end:
        return f"OCR of the pages before took {limits.ocr_seconds:g} s; split the file"
    area = max(page.width * page.height, 1.0)
    dpi = min(_DPI, math.floor(_POINTS_PER_INCH * math.sqrt(limits.ocr_pixels / area)))
    try:
        image = page_image(data, page.number, dpi, limits)
        if not image:
            return "OCR failed (the page cannot be drawn)"
        done = subprocess.run(  # noqa: S603 (no shell, and nothing of the file among the arguments)
            [program, "-", "-", "--dpi", str(dpi), *_ARGUMENTS],
            input=image,
            capture_output=True,
            timeout=limits.ocr_seconds_per_page,
            env=os.environ | _ENVIRONMENT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"OCR took longer than {limits.ocr_seconds_per_page:g} s"
    try:
        return page_of(done.stdout, page.number, page.width, page.height)
    except (KeyError, ValueError):
        said = done.stderr.decode("utf-8", "replace").split("\n")[0].strip()
        return f"OCR failed ({said or 'no text in hOCR'})"


def _is_better(read: PrintedPage, drawn: Drawn) -> bool:
    """Tell whether what OCR reads goes before the text layer: what stands over a scan is far less than it holds."""
    if drawn.page and drawn.page.lines and is_garbled(read.lines):
        return False
    return sum(len(line.text) for line in read.lines) > _FAR_MORE * drawn.usable


def _pages(numbers: Sequence[int]) -> str:
    """Return page numbers that rise as people write them: `pages 1-3, 7`."""
    runs = [[numbers[0], numbers[0]]]
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    listed = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
    return f"page{'s' if len(numbers) > 1 else ''} {listed}"
