"""Asks pdfium about a PDF: run as a program in a process of its own, so that no file can hurt the caller.

The PDF comes on standard input; the first argument is pdfium's own file, the second what to do. `lines` writes a line
of JSON for each page, and a last one that says how it ended; its arguments are the memory limit in bytes, the page cap,
the character cap, the seconds for the document and the seconds more for each page. `image` writes one page as a grey
PGM; its arguments are the memory limit, the seconds, the number of the page from 0 and the dots per inch. It imports
next to nothing: its start is a good part of what reading a short paper costs.
"""

from __future__ import annotations

import ctypes
import gc
import json
import math
import sys
from array import array
from collections import deque
from collections.abc import Iterator
from itertools import repeat

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself would be a tenth of the start
    from typing import Any

# What is called of pdfium, by result and arguments: to declare all of it takes as long as reading three pages.
TYPES = {"p": ctypes.c_void_p, "i": ctypes.c_int, "u": ctypes.c_uint, "l": ctypes.c_ulong, "f": ctypes.c_float}
FUNCTIONS = {
    "-": "FPDF_InitLibrary", "l": "FPDF_GetLastError", "pplp": "FPDF_LoadMemDocument64",
    "ip": "FPDF_GetPageCount FPDFPage_GetRotation FPDFPage_CountObjects FPDFPageObj_GetType FPDFFormObj_CountObjects "
    "FPDFText_CountChars FPDFBitmap_GetStride", "ipp": "FPDF_GetPageBoundingBox",
    "ppi": "FPDF_LoadPage FPDFPage_GetObject", "-p": "FPDF_ClosePage FPDFText_ClosePage",
    "fp": "FPDF_GetPageWidthF FPDF_GetPageHeightF", "pp": "FPDFText_LoadPage FPDFBitmap_GetBuffer",
    "ippppp": "FPDFPageObj_GetBounds", "ppl": "FPDFFormObj_GetObject", "upi": "FPDFText_GetUnicode",
    "fpi": "FPDFText_GetCharAngle", "ipip": "FPDFText_GetLooseCharBox", "lpiplp": "FPDFText_GetFontInfo",
    "piiipi": "FPDFBitmap_CreateEx", "ipiiiil": "FPDFBitmap_FillRect", "-ppiiiiii": "FPDF_RenderPageBitmap",
}  # fmt: skip
FORM, IMAGE, GREY, ANNOTATED, IN_GREY = 5, 3, 1, 1, 8  # FPDF_PAGEOBJ_*, FPDFBitmap_Gray, FPDF_ANNOT, FPDF_GRAYSCALE
ENCRYPTED = (4, 5)  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
pdfium: Any = None  # set by `load`


class Rectangle(ctypes.Structure):
    """FS_RECTF: the sides of a rectangle in points."""

    _fields_ = tuple((side, ctypes.c_float) for side in ("left", "top", "right", "bottom"))


HYPHEN_AT_LINE_END = 2
NO_CHARACTER = frozenset({0, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)})
UNMAPPED = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF, *range(0xE000, 0xF900)})
LONGEST_FONT_NAME = 128
LEVEL, BEYOND = 5, 100_000_000  # in 1/100 point: what rounding makes of one level, and more than any page
Box = tuple[int, int, int, int]
"""Left, bottom, right and top in 1/100 point."""


class TooManyCharactersError(Exception):
    """The document has more characters than are allowed."""


def load(library: str) -> None:
    """Load pdfium from a file."""
    global pdfium
    pdfium = ctypes.CDLL(library)
    for types, names in FUNCTIONS.items():
        for name in names.split():
            function = getattr(pdfium, name)
            function.restype, *function.argtypes = map(TYPES.get, types)  # `-` is none


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


def read(data: bytes, max_pages: int, max_characters: int, seconds: float, seconds_per_page: float) -> Iterator[Any]:
    """Yield each page (None for a broken one), and at last the names of the fonts or why there is nothing."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        yield {"failed": "encrypted" if pdfium.FPDF_GetLastError() in ENCRYPTED else "malformed"}
        return
    count = pdfium.FPDF_GetPageCount(document)
    if count > max_pages:
        yield {"failed": "too_large", "pages": count}
        return
    allow(seconds + seconds_per_page * count)
    fonts: dict[str, int] = {}
    for number in range(count):
        page = read_page(document, number, fonts, max_characters)
        max_characters -= sum(len(line[0]) for line in page["lines"]) if page else 0
        yield page
    yield {"fonts": list(fonts)}


def read_page(document: Any, number: int, fonts: dict[str, int], max_characters: int) -> dict[str, Any] | None:
    """Return the size in points of a page as it is shown, its lines, and what tells whether its text can be used."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return None
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    textpage = pdfium.FPDFText_LoadPage(page)
    lines: list[list[Any]] = []
    unmapped = 0
    if textpage:
        count = pdfium.FPDFText_CountChars(textpage)
        if count > max_characters:
            raise TooManyCharactersError
        codes = list(map(pdfium.FPDFText_GetUnicode, repeat(textpage), range(count)))
        unmapped = sum(code in UNMAPPED for code in codes)
        boxes = shown_boxes(page, boxes_of(textpage, count))
        size = hundredths(width), hundredths(height)
        frames = {0: boxes}
        rotation = pdfium.FPDFPage_GetRotation(page)
        for text, indexes in split_lines(codes):
            start = 0
            while start < len(text):
                turn = pdfium.FPDFText_GetCharAngle(textpage, indexes[start]) / (math.pi / 2)
                quarter = (-round(turn) - rotation) % 4  # pdfium counts angles clockwise
                if quarter not in frames:
                    frames[quarter] = [turned(box, quarter, *size) for box in boxes]
                end, *placed = place(frames[quarter], indexes, text, start)
                font = font_of(textpage, indexes[(start + end) // 2], fonts)
                lines.append([text[start:end].rstrip(), quarter, *placed, font])
                start = end
                while text[start : start + 1].isspace():
                    start += 1
        pdfium.FPDFText_ClosePage(textpage)
    drawn = pdfium.FPDFPage_CountObjects(page) > 0
    pictured = pictured_share(page, width, height)
    pdfium.FPDF_ClosePage(page)
    return {
        "width": width, "height": height, "lines": lines, "unmapped": unmapped, "drawn": drawn, "pictured": pictured,
    }  # fmt: skip


def pictured_share(page: Any, width: float, height: float) -> float:
    """Return how much of a page its images cover, those in a form included; more than 1 where they overlap."""
    sides = [ctypes.c_float() for _ in range(4)]
    covered = 0.0
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        if is_picture(item) and pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, sides)):
            left, bottom, right, top = (side.value for side in sides)
            covered += (right - left) * (top - bottom)
    return covered / max(width * height, 1.0)


def is_picture(item: Any) -> bool:
    """Tell an image, or a form that begins with one as scanning programs write it, from other objects of a page."""
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == FORM and pdfium.FPDFFormObj_CountObjects(item):
        kind = pdfium.FPDFPageObj_GetType(pdfium.FPDFFormObj_GetObject(item, 0))
    return bool(kind == IMAGE)


def boxes_of(textpage: Any, count: int) -> list[Box]:
    """Return the boxes of the characters in the page's own space.

    The loose box has its font's height and the full advance: a tight one would split numbers.
    """
    rectangles = (Rectangle * count)()
    first = ctypes.addressof(rectangles)
    places = range(first, first + ctypes.sizeof(rectangles), ctypes.sizeof(Rectangle))
    deque(map(pdfium.FPDFText_GetLooseCharBox, repeat(textpage), range(count), places), maxlen=0)
    points = array("f")
    points.frombytes(bytes(rectangles))
    try:
        lengths = [round(100 * point) for point in points]
    except (OverflowError, ValueError):  # infinite, or not a number
        lengths = []
    if not lengths or max(lengths) > BEYOND or min(lengths) < -BEYOND:
        lengths = list(map(hundredths, points))
    each = iter(lengths)
    return [(left, bottom, right, top) for left, top, right, bottom in zip(each, each, each, each, strict=True)]


def shown_boxes(page: Any, boxes: list[Box]) -> list[Box]:
    """Return boxes of the page's own space on the page as it is shown: cropped and rotated."""
    bounds = Rectangle()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
    x, y = hundredths(bounds.left), hundredths(bounds.bottom)
    if x or y:
        boxes = [(left - x, bottom - y, right - x, top - y) for left, bottom, right, top in boxes]
    rotation = pdfium.FPDFPage_GetRotation(page)
    if rotation:
        width, height = hundredths(bounds.right) - x, hundredths(bounds.top) - y
        boxes = [turned(box, rotation, width, height) for box in boxes]
    return boxes


def turned(box: Box, quarter: int, width: int, height: int) -> Box:
    """Return a box of a page of this size after the page was turned clockwise by so many quarters."""
    left, bottom, right, top = box
    match quarter % 4:
        case 0:
            return box
        case 1:
            return bottom, width - right, top, width - left
        case 2:
            return width - right, height - top, width - left, height - bottom
        case _:
            return height - top, left, height - bottom, right


def split_lines(codes: list[int]) -> Iterator[tuple[str, list[int]]]:
    """Yield the lines in the order in which the page draws them, each with the indexes of its characters.

    pdfium stands U+0002 for a hyphen at the end of a line and leaves out the line end: both are written here.
    """
    characters: list[str] = []
    indexes: list[int] = []
    for index, code in enumerate([*codes, 10]):
        ends = code in (10, 13)
        if code == HYPHEN_AT_LINE_END:
            characters.append("-")
            indexes.append(index)
            ends = True
        if ends:
            while characters and characters[-1].isspace():
                characters.pop()
                indexes.pop()
            if characters:
                yield "".join(characters), indexes
            characters, indexes = [], []
        elif code not in NO_CHARACTER and (characters or not chr(code).isspace()):
            characters.append(chr(code))
            indexes.append(index)


def place(boxes: list[Box], indexes: list[int], text: str, start: int) -> tuple[int, list[int], list[int]]:
    """Return where a line ends, left and right of each of its characters, and their bottom and top.

    Bottom and top stand with the offset at which they change. A line ends before a character that is not level with
    the one before it or stands left of it: pdfium goes on in one line from a running head to a text that is turned,
    and from word to word of a page whose words were drawn in no order.
    """
    sides: list[int] = []
    levels: list[int] = []
    bottom, top = 0, 0
    for offset in range(start, len(text)):
        if text[offset] == " ":
            sides += (sides[-1], sides[-1])
            continue
        left, low, right, high = boxes[indexes[offset]]
        if levels and low != high:
            if bottom != top and (low >= top or high <= bottom or left < sides[-2] - (high - low)):
                return offset, sides[: 2 * len(text[start:offset].rstrip())], levels
            if abs(low - bottom) > LEVEL or abs(high - top) > LEVEL:
                levels += (offset - start, low, high)
                bottom, top = low, high
        elif not levels:
            levels += (0, low, high)
            bottom, top = low, high
        sides += (left, right)
    return len(text), sides, levels


def hundredths(points: float) -> int:
    """Return a length in 1/100 point; what is beyond any page counts as its border."""
    return round(min(max(100 * points, -BEYOND), BEYOND)) if points == points else 0


def font_of(textpage: Any, index: int, fonts: dict[str, int]) -> int:
    """Return the number of a character's font in the order in which the document's fonts are met."""
    buffer = ctypes.create_string_buffer(LONGEST_FONT_NAME)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, index, buffer, LONGEST_FONT_NAME, ctypes.byref(flags))
    return fonts.setdefault(buffer.value.decode("utf-8", "replace"), len(fonts))


def image(data: bytes, number: int, dpi: float) -> bytes:
    """Return a page as it is shown, as a grey PGM of so many dots per inch; empty where there is no such page."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    page = pdfium.FPDF_LoadPage(document, number) if document else None
    if not page:
        return b""
    width, height = (
        max(round(points * dpi / 72), 1)
        for points in (pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    )
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, GREY, None, 0)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, ANNOTATED | IN_GREY)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    rows = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    header = b"P5 %d %d 255\n" % (width, height)
    return header + b"".join(rows[at : at + width] for at in range(0, stride * height, stride))


def main() -> None:
    """Read what standard input holds, in the way that the first argument names."""
    gc.disable()  # nothing here refers to itself, and the process is short
    library, way, memory, *numbers = sys.argv[1:]
    load(library)
    limit(int(memory))
    if way == "image":
        seconds, number, dpi = numbers
        allow(float(seconds))
        sys.stdout.buffer.write(image(sys.stdin.buffer.read(), int(number), float(dpi)))
    else:
        write_lines(*numbers)


def write_lines(max_pages: str, max_characters: str, seconds: str, seconds_per_page: str) -> None:
    """Write the lines of each page, or the limit that was passed."""
    allow(float(seconds))
    try:
        for record in read(
            sys.stdin.buffer.read(), int(max_pages), int(max_characters), float(seconds), float(seconds_per_page)
        ):
            sys.stdout.write(json.dumps(record, separators=(",", ":")) + "\n")
    except MemoryError:
        sys.stdout.write('\n{"failed":"memory"}\n')
    except TooManyCharactersError:
        sys.stdout.write('{"failed":"too_many_characters"}\n')


if __name__ == "__main__":
    main()
