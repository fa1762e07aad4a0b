"""What the PDF engine says of pages: whether their text can be used, and how they look."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.read.page import Line
from ingest.read.pdf_process import LIMITS, drawn_pages, is_garbled, page_image

PROSE = (
    "The woman had felt a lump of her left breast for two months. Mammography showed a dense mass with irregular margins, "
    "and ultrasound measured it as wide as it was high. Magnetic resonance imaging found a second focus beside the nipple."
)
SHIFTED = PROSE.translate({code: (code - 94) % 26 + 97 for code in range(ord("a"), ord("z") + 1)})


def of_text(text: str) -> Line:
    return Line(text, 1, [0] * 2 * len(text), [0, 0, 1000])


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        pytest.param(PROSE * 2, False, id="prose"),
        pytest.param(SHIFTED * 2, True, id="each letter is the third after it"),
        pytest.param(SHIFTED[:120], False, id="too short to tell"),
        pytest.param("Пациентка заметила уплотнение в левой груди. " * 6, False, id="another script"),
        pytest.param("Die Patientin bemerkte ein Geschwür über dem Ärmel. " * 6, False, id="another language"),
        pytest.param("1,204 98.3 77 (12) " * 30, False, id="numbers"),
    ],
)
def test_garbled_text(text: str, garbled: bool) -> None:
    assert is_garbled([of_text(text)]) is garbled


def draw(path: Path, text: str, picture: float) -> Path:
    """Draw a page with lines of a text, and a picture that covers a share of it."""
    canvas = Canvas(str(path), pagesize=(400, 500), invariant=1)
    if picture:
        canvas.drawInlineImage(str(_dot(path)), 0, 0, 400, 500 * picture)
    for start in range(0, len(text), 60):
        canvas.drawString(20, 480 - start / 5, text[start : start + 60])
    canvas.showPage()
    canvas.save()
    return path


def _dot(path: Path) -> Path:
    """Write the smallest of pictures."""
    dot = path.with_suffix(".ppm")
    dot.write_bytes(b"P6 1 1 255\n\xcc\xcc\xcc")
    return dot


@pytest.mark.parametrize(
    ("text", "picture", "needs_ocr"),
    [
        pytest.param(PROSE * 2, 0, False, id="text"),
        pytest.param("", 0, False, id="nothing is drawn"),
        pytest.param("", 0.9, True, id="a scan"),
        pytest.param("Downloaded by a reader", 0.9, True, id="a stamp on a scan"),
        pytest.param(PROSE * 2, 0.9, False, id="text on a scan"),
        pytest.param("Figure 1. Mass", 0.3, False, id="a small picture with its caption"),
        pytest.param(SHIFTED * 2, 0, True, id="garbled text"),
    ],
)
def test_pages_that_need_ocr(tmp_path: Path, text: str, picture: float, needs_ocr: bool) -> None:
    path = draw(tmp_path / "a.pdf", text, picture)
    [page] = drawn_pages(path, path.read_bytes(), LIMITS)
    assert page.needs_ocr is needs_ocr


def test_the_image_of_a_page(tmp_path: Path) -> None:
    data = draw(tmp_path / "a.pdf", "", 0.5).read_bytes()
    head, pixels = page_image(data, 1, 36, LIMITS).split(b"\n", 1)
    assert head == b"P5 200 250 255"
    assert (pixels[: 200 * 120], pixels[200 * 130 :]) == (b"\xff" * 200 * 120, b"\xcc" * 200 * 120)


@pytest.mark.parametrize(
    ("data", "number"), [pytest.param(b"no PDF", 1, id="no PDF"), pytest.param(None, 2, id="no such page")]
)
def test_a_page_that_cannot_be_drawn_has_no_image(tmp_path: Path, data: bytes | None, number: int) -> None:
    assert page_image(data or draw(tmp_path / "a.pdf", PROSE, 0).read_bytes(), number, 36, LIMITS) == b""
