"""Takes the lines of a PDF from pdfium: run as a program in a process of its own, so that no file can hurt the caller.

The PDF comes on standard input and JSON leaves on standard output; the arguments are the memory limit in bytes, the
page cap, the seconds for the document and the seconds more for each page. It imports nothing of ours and starts fast.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

HYPHEN_AT_LINE_END = 2
NO_CHARACTER = frozenset({0, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)})
PASSWORD_ERRORS = {
    pdfium.FPDF_ERR_PASSWORD: "encrypted",
    pdfium.FPDF_ERR_SECURITY: "encrypted",
}


def limit(memory: int) -> None:
    """Bound this process's address space, and keep it from leaving a core file, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allow(seconds: float) -> None:
    """Let the system end this process after so many seconds, whatever pdfium is doing."""
    import signal

    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def read(data: bytes, max_pages: int, seconds: float, seconds_per_page: float) -> dict[str, Any]:
    """Return width, height and lines of each page, or the reason why there are none."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return {"failed": PASSWORD_ERRORS.get(pdfium.FPDF_GetLastError(), "malformed")}
    count = pdfium.FPDF_GetPageCount(document)
    if count > max_pages:
        return {"failed": "too_large", "pages": count}
    allow(seconds + seconds_per_page * count)
    return {"pages": [read_page(document, number) for number in range(count)]}


def read_page(document: Any, number: int) -> dict[str, Any] | None:
    """Return the size of a page in points and its lines as [text, left, bottom, right, top]; None if it is broken."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return None
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    textpage = pdfium.FPDFText_LoadPage(page)
    lines = list(read_lines(textpage)) if textpage else []
    if textpage:
        pdfium.FPDFText_ClosePage(textpage)
    pdfium.FPDF_ClosePage(page)
    return {"width": width, "height": height, "lines": lines}


def read_lines(textpage: Any) -> Iterator[list[Any]]:
    """Yield the lines in the order in which the page draws them, with the loose boxes of their ends joined.

    pdfium stands U+0002 for a hyphen at the end of a line and leaves out the line end: both are written here.
    """
    characters: list[str] = []
    first, last = -1, -1
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in (10, 13):
            if first >= 0:
                yield ["".join(characters).rstrip(), *ends(textpage, first, last)]
            characters, first = [], -1
        elif code == HYPHEN_AT_LINE_END:
            if first >= 0:
                yield ["".join(characters) + "-", *ends(textpage, first, last)]
            characters, first = [], -1
        elif code not in NO_CHARACTER:
            character = chr(code)
            if first < 0 and character.isspace():
                continue
            characters.append(character)
            if not character.isspace():
                first, last = (index if first < 0 else first), index
    if first >= 0:
        yield ["".join(characters).rstrip(), *ends(textpage, first, last)]


def ends(textpage: Any, first: int, last: int) -> tuple[float, ...]:
    """Return left, bottom, right and top of a line, in points, from its first and last characters."""
    start, end = box(textpage, first), box(textpage, last)
    return tuple(round(each, 2) for each in (start.left, start.bottom, end.right, max(start.top, end.top)))


def box(textpage: Any, index: int) -> Any:
    """Return a character's loose box: its font's height, whatever the glyph's."""
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(rectangle))
    return rectangle


if __name__ == "__main__":
    memory, max_pages, seconds, seconds_per_page = sys.argv[1:]
    limit(int(memory))
    allow(float(seconds))
    try:
        result = read(sys.stdin.buffer.read(), int(max_pages), float(seconds), float(seconds_per_page))
    except MemoryError:
        result = {"failed": "memory"}
    sys.stdout.write(json.dumps(result))
