"""Pages for the tests: lines as the PDF reader has them, and PDF files of lines that stand where they are put."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.read.page import Line, PrintedPage, joined

WIDTH, HEIGHT = 600.0, 800.0  # of a page, in points
ADVANCE = 0.5  # of the size of the print: every character of a line made by hand is as wide


def line(
    text: str,
    left: float = 50.0,
    bottom: float = 400.0,
    *,
    size: float = 10.0,
    page: int = 1,
    quarter: int = 0,
    font: str = "Serif",
) -> Line:
    """Return a line that stands on one level; all lengths in points."""
    sides: list[int] = []
    for index in range(len(text)):
        sides += [round(100 * (left + step * ADVANCE * size)) for step in (index, index + 1)]
    return Line(text, page, sides, [0, round(100 * bottom), round(100 * (bottom + size))], quarter, font)


def raised(body: str, mark: str, rest: str = "", *, left: float = 50.0, bottom: float = 400.0, page: int = 1) -> Line:
    """Return a line with a small mark set high in it."""
    whole = line(body + mark + rest, left, bottom, page=page)
    levels = [*whole.levels, len(body), *(round(100 * (bottom + up)) for up in (5, 11))]
    if rest:
        levels += [len(body) + len(mark), *whole.levels[1:]]
    return replace(whole, levels=levels)


def column(
    texts: Iterable[str],
    left: float = 50.0,
    top: float = 650.0,
    *,
    pitch: float = 12.0,
    size: float = 10.0,
    page: int = 1,
    font: str = "Serif",
) -> list[Line]:
    """Return lines one below the other; an empty text leaves the room of a line."""
    return [
        line(text, left, top - number * pitch, size=size, page=page, font=font)
        for number, text in enumerate(texts)
        if text
    ]


def row(*cells: str, left: float = 50.0, bottom: float = 400.0, wide: float = 100.0, page: int = 1) -> Line:
    """Return cells that stand so many points apart as one line."""
    return joined([line(cell, left + number * wide, bottom, page=page) for number, cell in enumerate(cells)])


def page(
    lines: Iterable[Line], *, width: float = WIDTH, height: float = HEIGHT, number: int | None = None
) -> PrintedPage:
    """Return a page of lines in this order; its number is that of its lines unless given."""
    lines = tuple(lines)
    return PrintedPage(number or (lines[0].page if lines else 1), width, height, lines)


def texts(lines: Iterable[Line]) -> list[str]:
    """Return what lines say."""
    return [each.text for each in lines]


@dataclass(frozen=True)
class Ink:
    """A text to draw: lower left corner of its baseline, degrees by which it is turned counter-clockwise, rise."""

    text: str
    x: float
    y: float
    size: float = 10.0
    font: str = "Times-Roman"
    angle: float = 0.0
    rise: float = 0.0

    @property
    def end(self) -> float:
        """The right edge of a text that is not turned."""
        return self.x + stringWidth(self.text, self.font, self.size)


def inks(lines: Iterable[str], x: float = 40.0, y: float = 450.0, pitch: float = 12.0, **style: Any) -> list[Ink]:
    """Return texts to draw one below the other; an empty one leaves the room of a line."""
    return [Ink(text, x, y - number * pitch, **style) for number, text in enumerate(lines) if text]


def draw(
    path: Path,
    *sheets: Sequence[Ink],
    size: tuple[float, float] = (400, 500),
    rotation: int = 0,
    crop: tuple[float, float, float, float] | None = None,
    password: str | None = None,
) -> Path:
    """Write a PDF with a page for each sheet, its texts drawn in their order; the same input gives the same bytes.

    `size` is in points, as the page is drawn; `rotation` in degrees clockwise, as it is then shown; `crop` left, bottom,
    right and top of the crop box in points.
    """
    shown = size[::-1] if rotation % 180 else size  # what reportlab calls the size of a page
    encryption = StandardEncryption(password, "owner") if password else None
    canvas = Canvas(str(path), pagesize=shown, invariant=1, encrypt=encryption)
    for sheet in sheets:
        canvas.setPageRotation(rotation)
        if crop:
            canvas.setCropBox(crop)
        for ink in sheet:
            canvas.saveState()
            canvas.translate(ink.x, ink.y)
            canvas.rotate(ink.angle)
            text = canvas.beginText(0, 0)
            text.setFont(ink.font, ink.size)
            text.setRise(ink.rise)
            text.textOut(ink.text)
            canvas.drawText(text)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return path


def raw_pdf(stream: bytes, kids: bytes = b"3 0 R") -> bytes:
    """Return a PDF of one page whose compressed drawing is given as it is."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, kids.count(b"R")),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<<>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj%sendobj\n" % (number, each)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
