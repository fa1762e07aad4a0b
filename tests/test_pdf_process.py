"""What a PDF may cost, what is said where it cannot be read, and which of its pages want OCR."""

import json
import signal
import subprocess
import zlib
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from typeset import Ink, draw, inks, raw_pdf

from ingest.read import UnreadableError
from ingest.read.page import Line
from ingest.read.pdf_process import LIMITS, Drawn, PdfLimits, drawn_pages, is_garbled, page_image

TEXT = ["A mass was seen in the left breast", "and taken out within the same month."]
RECORD = {"width": 400, "height": 500, "unmapped": 0, "drawn": True, "pictured": 0}
LINE = ["Text", 0, [0, 500, 500, 1000, 1000, 1500, 1500, 2000], [0, 40000, 41000], 0]
ENDING = {"fonts": ["Serif"]}
SAID = PdfLimits(memory_bytes=250_000_000, seconds=30, seconds_per_page=2)  # limits that a sentence may name


def drawn(path: Path, limits: PdfLimits = LIMITS) -> list[Drawn]:
    return drawn_pages(path, path.read_bytes(), limits)


def refused(path: Path, limits: PdfLimits = LIMITS) -> tuple[str, str]:
    """Return code and sentence of the problem for which a file is refused."""
    with pytest.raises(UnreadableError) as raised:
        drawn(path, limits)
    return raised.value.problem.code, raised.value.problem.message


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return draw(tmp_path / "a.pdf", inks(TEXT), inks(TEXT[:1]), [])


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, paper: Path):
    """Lets the child end with a code after it wrote these records, given as JSON values or as the bytes themselves."""

    def says(*records: object, code: int = 0, errors: bytes = b"") -> Path:
        lines = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in records]
        done = subprocess.CompletedProcess([], code, b"".join(each + b"\n" for each in lines), errors)
        monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
        return paper

    return says


def test_pages_have_number_size_and_lines(paper: Path) -> None:
    first, second, third = drawn(paper)
    assert [each.number for each in (first, second, third)] == [1, 2, 3]
    assert first.page and second.page and third.page
    assert (first.page.width, first.page.height) == (400, 500)
    assert [line.text for line in first.page.lines] == TEXT
    assert [line.text for line in second.page.lines] == TEXT[:1]
    assert {line.page for line in second.page.lines} == {2}
    assert {line.font for line in first.page.lines} == {"Times-Roman"}
    assert third.page.lines == ()


@pytest.mark.parametrize(
    ("limits", "code", "sentence"),
    [
        pytest.param(PdfLimits(pages=2), "too_large", "has 3 pages, more than the 2 allowed; split it", id="pages"),
        pytest.param(
            PdfLimits(characters=80), "too_large", "has more than the 80 characters allowed; split it", id="characters"
        ),
        pytest.param(
            PdfLimits(seconds=1e-6, seconds_per_page=0),
            "timeout",
            "took longer than 1e-06 s and 0 s a page; print it to a new PDF",
            id="time",
        ),
    ],
)
def test_limits(paper: Path, limits: PdfLimits, code: str, sentence: str) -> None:
    assert refused(paper, limits) == (code, f"a.pdf {sentence}.")


def test_a_file_at_its_limits_is_read(paper: Path) -> None:
    characters = sum(map(len, TEXT)) + 2  # and a line end, of two characters
    assert len(drawn(paper, PdfLimits(pages=3, characters=characters + len(TEXT[0])))) == 3


def test_characters_are_counted_over_pages(tmp_path: Path) -> None:
    path = draw(tmp_path / "a.pdf", *[inks(TEXT[:1])] * 3)
    assert refused(path, PdfLimits(characters=2 * len(TEXT[0])))[0] == "too_large"


def test_a_bomb_ends_its_own_process_only(tmp_path: Path) -> None:
    packer = zlib.compressobj(1)
    stream = b"".join(packer.compress(bytes(1_000_000)) for _ in range(300)) + packer.flush()
    path = tmp_path / "bomb.pdf"
    path.write_bytes(raw_pdf(stream))
    code, message = refused(path, PdfLimits(memory_bytes=250_000_000))
    assert code == "memory"
    assert "250 MB" in message


@pytest.mark.parametrize(
    ("content", "code", "sentence"),
    [
        pytest.param(b"%PDF-1.4\nnothing else", "truncated", "breaks off before its end; fetch it again", id="cut"),
        pytest.param(b"%PDF-1.4\nno more\n%%EOF", "malformed", "is a broken PDF; fetch it again", id="broken"),
        pytest.param(
            raw_pdf(b"", kids=b""), "malformed", "has no pages; fetch it again", id="no pages"
        ),
    ],
)  # fmt: skip
def test_broken_files(tmp_path: Path, content: bytes, code: str, sentence: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    assert refused(path) == (code, f"a.pdf {sentence}.")


@pytest.mark.parametrize(
    ("records", "code", "sentence"),
    [
        pytest.param([b"no JSON"], "malformed", "could not be read by the PDF engine; print it", id="junk"),
        pytest.param(
            [b"\xff\xfe", ENDING], "malformed", "could not be read by the PDF engine; print it", id="no characters"
        ),
        pytest.param(
            [RECORD | {"lines": []}], "malformed", "could not be read by the PDF engine to its end", id="no ending"
        ),
        pytest.param([None], "malformed", "could not be read by the PDF engine to its end", id="a broken page alone"),
        pytest.param([], "malformed", "could not be read by the PDF engine (no output)", id="nothing"),
        pytest.param([ENDING], "malformed", "has no pages", id="no pages"),
        pytest.param([{"failed": "encrypted"}], "encrypted", "asks for a password; save it without one", id="locked"),
        pytest.param([None, {"failed": "memory"}], "memory", "needs more than 250 MB", id="no memory"),
        pytest.param([b"[1, 2", {"failed": "memory"}], "malformed", "could not be read", id="a line cut short"),
    ],
)
def test_what_the_child_says_last(said, records: list[object], code: str, sentence: str) -> None:
    found, message = refused(said(*records), SAID)
    assert found == code
    assert message.startswith(f"a.pdf {sentence}")


def test_a_child_that_cannot_start_says_why(said) -> None:
    path = said(code=1, errors=b"Traceback\n  in a file\nImportError: no pdfium\n")
    assert refused(path) == (
        "malformed",
        "a.pdf could not be read by the PDF engine (ImportError: no pdfium); print it to a new PDF.",
    )


@pytest.mark.parametrize(
    ("number", "code", "sentence"),
    [
        pytest.param(signal.SIGSEGV, "memory", "made the PDF engine stop (SIGSEGV)", id="crash"),
        pytest.param(signal.SIGABRT, "memory", "made the PDF engine stop (SIGABRT)", id="want of memory"),
        pytest.param(signal.SIGALRM, "timeout", "took longer than 30 s and 2 s a page", id="alarm"),
    ],
)
def test_a_child_that_was_ended(said, number: signal.Signals, code: str, sentence: str) -> None:
    found, message = refused(said(RECORD | {"lines": []}, code=-number), SAID)
    assert found == code
    assert message.startswith(f"a.pdf {sentence}")


def test_a_child_that_does_not_end(monkeypatch: pytest.MonkeyPatch, paper: Path) -> None:
    def run(*_: object, timeout: float, **__: object) -> None:
        raise subprocess.TimeoutExpired("pdf_child", timeout)

    monkeypatch.setattr(subprocess, "run", run)
    assert refused(paper)[0] == "timeout"


def test_a_broken_page_is_none_and_the_others_are_read(said) -> None:
    broken, whole = drawn(said(None, RECORD | {"lines": [LINE]}, ENDING))
    assert broken == Drawn(1, None)
    assert whole.page
    [line] = whole.page.lines
    assert (line.text, line.page, line.left, line.bottom, line.font) == ("Text", 2, 0, 400, "Serif")


@pytest.mark.parametrize(
    ("record", "needs_ocr"),
    [
        pytest.param({"lines": [LINE]}, False, id="text"),
        pytest.param({"lines": []}, True, id="a picture"),
        pytest.param({"lines": [], "drawn": False}, False, id="a blank page"),
        pytest.param({"lines": [LINE], "unmapped": 1}, False, id="a character of no meaning"),
        pytest.param({"lines": [LINE], "unmapped": 2}, True, id="a font of no meaning"),
    ],
)
def test_pages_that_need_ocr(said, record: dict[str, object], needs_ocr: bool) -> None:
    [page] = drawn(said(RECORD | record, ENDING))
    assert page.needs_ocr is needs_ocr
    assert page.usable == (0 if needs_ocr or not record["lines"] else len("Text"))


def test_what_stands_beside_the_page_is_left_out(tmp_path: Path) -> None:
    path = draw(tmp_path / "a.pdf", [*inks(TEXT), Ink("printer's mark", 40, -20), Ink("slug", 410, 300)])
    [first] = drawn(path)
    assert first.page and [line.text for line in first.page.lines] == TEXT


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


def draw_scan(path: Path, text: str, picture: float) -> Path:
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
def test_pages_of_pictures_need_ocr(tmp_path: Path, text: str, picture: float, needs_ocr: bool) -> None:
    path = draw_scan(tmp_path / "a.pdf", text, picture)
    [page] = drawn_pages(path, path.read_bytes(), LIMITS)
    assert page.needs_ocr is needs_ocr


def test_the_image_of_a_page(tmp_path: Path) -> None:
    data = draw_scan(tmp_path / "a.pdf", "", 0.5).read_bytes()
    head, pixels = page_image(data, 1, 36, LIMITS).split(b"\n", 1)
    assert head == b"P5 200 250 255"
    assert (pixels[: 200 * 120], pixels[200 * 130 :]) == (b"\xff" * 200 * 120, b"\xcc" * 200 * 120)


@pytest.mark.parametrize(
    ("data", "number"), [pytest.param(b"no PDF", 1, id="no PDF"), pytest.param(None, 2, id="no such page")]
)
def test_a_page_that_cannot_be_drawn_has_no_image(tmp_path: Path, data: bytes | None, number: int) -> None:
    assert page_image(data or draw_scan(tmp_path / "a.pdf", PROSE, 0).read_bytes(), number, 36, LIMITS) == b""
