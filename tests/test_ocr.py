"""Reading scans: by a program that stands in for Tesseract, and by Tesseract itself where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.model import Box, Reading
from ingest.pipeline import Pipeline
from ingest.read import ocr
from ingest.read.page import Line, PrintedPage
from ingest.read.parts import UnreadableError
from ingest.read.pdf import read_pdf
from ingest.read.pdf_child import turned
from ingest.read.pdf_process import LIMITS, Drawn, PdfLimits
from kb.cli import main
from kb.store import open_database

WIDTH, HEIGHT = 400, 300
SENTENCES = [
    "Magnetic resonance imaging was done in all 50 women of our series.",
    "In this study, the sensitivity of MRI was 84% for residual cancer.",
    "Its specificity was 71% when two readers looked at the images.",
]
DOUBTED = "84%"
Program = Callable[[str], None]


def typed(canvas: Canvas, lines: list[str]) -> None:
    canvas.setFont("Helvetica", 11)
    for number, line in enumerate(lines):
        canvas.drawString(24, HEIGHT - 40 - 14 * number, line)
    canvas.showPage()


def typed_pdf(path: Path, lines: list[str] = SENTENCES) -> Path:
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    typed(canvas, lines)
    canvas.save()
    return path


def scan(path: Path, degrees: int = 0, typed_before: list[str] | None = None, pages: int = 1) -> Path:
    """Write a PDF whose pages are a picture of the sentences turned clockwise, after a page with text where some is given."""
    page = pypdfium2.PdfDocument(typed_pdf(path.with_name("typed.pdf")))[0]
    picture = page.render(scale=200 / 72, grayscale=True).to_pil().convert("L").rotate(-degrees, expand=True)
    size = (HEIGHT, WIDTH) if degrees % 180 else (WIDTH, HEIGHT)
    canvas = Canvas(str(path), pagesize=size, invariant=1)
    if typed_before:
        typed(canvas, typed_before)
    for _ in range(pages):
        canvas.drawImage(ImageReader(picture), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return path


def hocr(lines: list[str]) -> str:
    """Return what Tesseract might say of lines 28 pixels apart on an image of 800 x 600, unsure of `DOUBTED`."""
    written = []
    for number, text in enumerate(lines):
        top, left, words = 60 + 28 * number, 48, []
        for word in text.split():
            box = f"bbox {left} {top} {left + 10 * len(word)} {top + 20}; x_wconf {41 if word == DOUBTED else 96}"
            words.append(f"<span class='ocrx_word' title='{box}'>{word}</span>")
            left += 10 * len(word) + 6
        title = f"bbox 48 {top} {left} {top + 20}; baseline 0 -5; x_size 24; x_descenders 5; x_ascenders 5"
        written.append(f"<span class='ocr_line' title='{title}'>{' '.join(words)}</span>")
    page = f"<div class='ocr_page' title='bbox 0 0 800 600'><p class='ocr_par'>{''.join(written)}</p></div>"
    return f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{page}</body></html>"


@pytest.fixture(autouse=True)
def loaded_once(monkeypatch: pytest.MonkeyPatch, pipeline: Pipeline) -> None:
    monkeypatch.setattr(Pipeline, "load", lambda *_: pipeline)


@pytest.fixture
def path_of_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all that the path of programs holds."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def program(path_of_programs: Path) -> Program:
    """Puts a shell script in Tesseract's place."""

    def put(script: str) -> None:
        path = path_of_programs / "tesseract"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    return put


def saying(lines: list[str]) -> str:
    return f'printf %s "{hocr(lines)}"'


def messages(problems: tuple[object, ...]) -> list[str]:
    return [str(getattr(problem, "message", problem)) for problem in problems]


def test_only_pages_without_text_are_read_by_ocr(tmp_path: Path, program: Program) -> None:
    program(saying(SENTENCES))
    before = ["The woman was seen at the clinic in March.", "She had felt a lump of her left breast."]
    parts = read_pdf(scan(tmp_path / "a.pdf", typed_before=before))
    assert parts.document.text == "\n".join(before) + "\n\n" + "\n".join(SENTENCES)
    assert [page.number for page in parts.document.pages] == [1, 2]
    at = parts.document.text.index(DOUBTED)
    assert parts.doubtful == ((at, at + len(DOUBTED), 41),)
    assert messages(parts.problems) == [
        "a.pdf was read by OCR on page 2; figures from doubtful words are kept for review."
    ]


def test_a_doubtful_figure_is_stored_and_not_counted(tmp_path: Path, program: Program) -> None:
    program(saying(SENTENCES))
    database = tmp_path / "kb.db"
    scan(tmp_path / "a.pdf")
    done = CliRunner().invoke(main, ["ingest", str(tmp_path / "a.pdf"), "--db", str(database)])
    assert done.exit_code == 0, done.output
    rows = open_database(database).query("SELECT measure, value_as_printed, is_counted, doubts FROM claim")
    told = {row["measure"]: (row["value_as_printed"], row["is_counted"], "41 of 100" in row["doubts"]) for row in rows}
    assert told == {"sensitivity": ("84", 0, True), "specificity": ("71", 1, False)}


@pytest.mark.usefixtures("path_of_programs")
def test_without_tesseract_pages_are_passed_over(tmp_path: Path) -> None:
    before = ["The woman was seen at the clinic in March.", "She had felt a lump of her left breast."]
    parts = read_pdf(scan(tmp_path / "a.pdf", typed_before=before, pages=3))
    assert parts.document.text == "\n".join(before)
    assert messages(parts.problems) == [
        "a.pdf has next to no usable text on pages 2-4; install Tesseract (Debian package tesseract-ocr), "
        "which reads scans, and ingest the file again with --force."
    ]


@pytest.mark.usefixtures("path_of_programs")
def test_without_tesseract_a_scan_is_a_problem_and_other_files_are_stored(tmp_path: Path) -> None:
    folder, database = tmp_path / "in", tmp_path / "kb.db"
    folder.mkdir()
    scan(folder / "scan.pdf")
    done = CliRunner().invoke(main, ["ingest", str(folder), "--db", str(database)])
    assert done.exit_code == 1
    db = open_database(database)
    assert [Path(row["source"]).name for row in db.query("SELECT source FROM document")] == ["typed.pdf"]
    [problem] = db.query("SELECT severity, code, message FROM problem")
    assert (problem["severity"], problem["code"]) == ("error", "no_text_layer")
    assert "install Tesseract (Debian package tesseract-ocr)" in problem["message"]


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        pytest.param(replace(LIMITS, ocr_pages=0), "OCR reads 0 pages of a file; split it", id="pages"),
        pytest.param(
            replace(LIMITS, ocr_seconds=0), "OCR of the pages before took 0 s; split the file", id="seconds of the file"
        ),
    ],
)
def test_limits(tmp_path: Path, program: Program, limits: PdfLimits, reason: str) -> None:
    program(saying(SENTENCES))
    with pytest.raises(UnreadableError) as raised:
        read_pdf(scan(tmp_path / "a.pdf"), limits=limits)
    assert str(raised.value) == f"a.pdf has no text layer (0 characters on 1 pages); {reason}."


def test_pages_within_the_limit_are_read(tmp_path: Path, program: Program) -> None:
    program(saying(SENTENCES))
    parts = read_pdf(scan(tmp_path / "a.pdf", pages=2), limits=replace(LIMITS, ocr_pages=1))
    assert messages(parts.problems) == [
        "a.pdf was read by OCR on page 1; figures from doubtful words are kept for review.",
        "a.pdf has next to no usable text on page 2; OCR reads 1 pages of a file; split it.",
    ]


def page(*texts: str) -> PrintedPage:
    lines = (Line(text, 1, [0, 500] * len(text), [0, 0, 1000]) for text in texts)
    return PrintedPage(1, WIDTH, HEIGHT, tuple(lines))


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        pytest.param("echo 'cannot load eng' >&2; exit 1", "OCR failed (cannot load eng)", id="it fails"),
        pytest.param("echo nothing", "OCR failed (no text in hOCR)", id="it says what is no hOCR"),
        pytest.param(saying([]), "OCR found none either", id="it finds nothing"),
    ],
)
def test_why_ocr_gives_nothing(tmp_path: Path, program: Program, script: str, reason: str) -> None:
    program(script)
    data = scan(tmp_path / "a.pdf").read_bytes()
    read = ocr.read_scans(tmp_path / "a.pdf", data, [Drawn(1, page(), needs_ocr=True)], LIMITS)
    assert messages(read.problems) == [f"a.pdf has next to no usable text on page 1; {reason}."]
    assert read.reason == reason


def test_a_page_that_cannot_be_drawn_is_told(tmp_path: Path, program: Program) -> None:
    program(saying(SENTENCES))
    read = ocr.read_scans(tmp_path / "a.pdf", b"no PDF", [Drawn(1, page(), needs_ocr=True)], LIMITS)
    assert read.reason == "OCR failed (the page cannot be drawn)"


def test_a_page_that_takes_too_long_is_told(tmp_path: Path, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> bytes:
        raise subprocess.TimeoutExpired("tesseract", 60)

    program(saying(SENTENCES))
    monkeypatch.setattr(ocr, "page_image", never)
    read = ocr.read_scans(tmp_path / "a.pdf", b"", [Drawn(1, page(), needs_ocr=True)], LIMITS)
    assert read.reason == "OCR took longer than 60 s"


@pytest.mark.parametrize(
    ("layer", "usable", "read", "kept"),
    [
        pytest.param([], 0, ["In this study"], ["In this study"], id="nothing"),
        pytest.param(
            ["By a reader"], 11, ["In this study", "it was high"], ["In this study", "it was high"], id="stamp"
        ),
        pytest.param(["By a reader"], 11, ["By a reader"], ["By a reader"], id="a picture without text"),
        pytest.param(["Wkh ohvlrq"], 0, ["The lesion"], ["The lesion"], id="letters that the font maps wrongly"),
        pytest.param(["Wkh ohvlrq"], 0, ["Bcd fgh jkl "] * 30, ["Wkh ohvlrq"], id="OCR cannot read it either"),
    ],
)
def test_which_text_of_a_page_is_kept(
    tmp_path: Path, program: Program, layer: list[str], usable: int, read: list[str], kept: list[str]
) -> None:
    program(saying(read))
    data = scan(tmp_path / "a.pdf").read_bytes()
    [found] = ocr.read_scans(tmp_path / "a.pdf", data, [Drawn(1, page(*layer), usable, needs_ocr=True)], LIMITS).pages
    assert [line.text for line in found.lines] == kept


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        pytest.param([3], "page 3", id="one"),
        pytest.param([1, 2, 3], "pages 1-3", id="a run"),
        pytest.param([1, 3, 4, 8], "pages 1, 3-4, 8", id="runs and single ones"),
    ],
)
def test_numbers_of_pages(path_of_programs: Path, numbers: list[int], words: str) -> None:
    drawn = [Drawn(number, page(), needs_ocr=True) for number in numbers]
    [problem] = ocr.read_scans(path_of_programs / "a.pdf", b"", drawn, LIMITS).problems
    assert f" on {words}; " in problem.message


needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Tesseract is not installed (Debian package tesseract-ocr)"
)


def places(reading: Reading) -> dict[str, tuple[str, Box]]:
    """Return the quote and the only box of each claim by its measure."""
    return {claim.measure: (claim.quote, *claim.boxes) for claim in reading.claims}


@needs_tesseract
@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_scan_gives_claims_with_their_places(tmp_path: Path, pipeline: Pipeline, degrees: int) -> None:
    reading = pipeline.read(scan(tmp_path / "a.pdf", degrees))
    assert reading.document.text.split() == " ".join(SENTENCES).split()
    found, printed = places(reading), places(pipeline.read(typed_pdf(tmp_path / "b.pdf")))
    assert {measure: quote for measure, (quote, _) in found.items()} == {"sensitivity": "84", "specificity": "71"}
    for measure, (_, box) in found.items():
        _, upright = printed[measure]
        expected = turned((upright.left, upright.bottom, upright.right, upright.top), degrees // 90, WIDTH, HEIGHT)
        assert box.page == 1
        # The boxes of a text layer have the full advance of each letter and the height of its font.
        assert (box.left, box.bottom, box.right, box.top) == pytest.approx(expected, abs=4)


@needs_tesseract
def test_the_same_bytes_give_the_same_reading(tmp_path: Path) -> None:
    path = scan(tmp_path / "a.pdf", pages=2)
    assert read_pdf(path) == read_pdf(path)
