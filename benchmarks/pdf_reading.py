"""Times the reading of PDFs beside pdftotext and plain pypdfium2 in the same run, and prints ratios.

Usage: python benchmarks/pdf_reading.py FOLDER [ROUNDS]. pdftotext and pypdfium2 give a text without places, blocks or
reading order of their own; the seconds are those of the best round.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from ingest.read import read_pdf


def by_pdftotext(path: Path) -> None:
    """Read a file by Poppler's pdftotext."""
    subprocess.run(["pdftotext", "-q", path, "-"], capture_output=True, check=True)


def by_pypdfium2(path: Path) -> None:
    """Read a file page by page by pypdfium2, as its documentation does."""
    for page in pypdfium2.PdfDocument(path):
        page.get_textpage().get_text_range()


def main() -> None:
    """Print seconds and the ratio to pdftotext for each reader."""
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3
    paths = sorted(folder.glob("*.pdf"))
    readers: dict[str, Callable[[Path], object]] = {
        "pdftotext": by_pdftotext, "pypdfium2": by_pypdfium2, "casegraph": read_pdf
    }  # fmt: skip
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(rounds):
        for name, reader in readers.items():
            start = time.perf_counter()
            for path in paths:
                reader(path)
            best[name] = min(best[name], time.perf_counter() - start)
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in paths)
    print(f"{len(paths)} PDFs, {pages} pages")
    for name, seconds in best.items():
        print(f"{name:10} {seconds:7.2f} s {seconds / best['pdftotext']:6.2f} x pdftotext")


if __name__ == "__main__":
    main()
