import re
import zlib
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.read import UnreadableError, read_jats, read_pdf
from ingest.read.pdf import PdfLimits

BODY = [
    "Magnetic resonance imaging was done before and after treat-",
    "ment, and its accuracy was 84% [1].",
    "",
    "The patient was seen again after 103 months [2].",
]
REFERENCES = ["References", "[1] A. Doe, One, 2001.", "[2] B. Roe, Two, 2002. doi:10.1000/two."]


def draw(path: Path, pages: int = 1, password: str | None = None, text: bool = True) -> Path:
    encryption = StandardEncryption(password, "owner") if password else None
    canvas = Canvas(str(path), pagesize=(400, 500), invariant=1, encrypt=encryption)
    for page in range(pages):
        y = 450
        if text and page == 0:
            canvas.setFont("Helvetica-Bold", 16)
            canvas.drawString(40, y, "A rare mass of the left breast")
            canvas.setFont("Helvetica", 9)
            canvas.drawString(40, y - 24, "https://doi.org/10.1000/paper.1")
            canvas.drawString(40, y - 48, "Received 6 November 2015; Accepted 20 December 2015")
            y -= 90
        canvas.setFont("Helvetica", 10)
        for line in [*BODY, "", *REFERENCES] if text else []:
            canvas.drawString(40, y, line)
            y -= 12
        canvas.showPage()
    canvas.save()
    return path


def raw_pdf(stream: bytes) -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<<>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj%sendobj\n" % (number, each)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)


def test_text_pages_and_front_matter(tmp_path: Path) -> None:
    parts = read_pdf(draw(tmp_path / "a.pdf"))
    document = parts.document
    assert document.text == (
        "A rare mass of the left breast\n\nhttps://doi.org/10.1000/paper.1\n\n"
        "Received 6 November 2015; Accepted 20 December 2015\n\n"
        "Magnetic resonance imaging was done before and after treat-\nment, and its accuracy was 84% [1].\n\n"
        "The patient was seen again after 103 months [2].\n\nReferences\n\n"
        "[1] A. Doe, One, 2001.\n[2] B. Roe, Two, 2002. doi:10.1000/two."
    )
    assert (document.title, document.doi) == ("A rare mass of the left breast", "10.1000/paper.1")
    assert (document.received, document.accepted) == ("2015-11-06", "2015-12-20")
    [page] = document.pages
    assert (page.number, page.start, page.end, page.width, page.height) == (1, 0, len(document.text), 400, 500)
    assert [(each.label, each.doi) for each in parts.references] == [("1", None), ("2", "10.1000/two")]
    assert [each.labels for each in parts.callouts] == [("1",), ("2",)]
    assert parts.problems == ()


def test_same_bytes_same_reading(tmp_path: Path) -> None:
    path = draw(tmp_path / "a.pdf")
    assert read_pdf(path) == read_pdf(path)


def test_pages_are_joined_by_blank_lines(tmp_path: Path) -> None:
    document = read_pdf(draw(tmp_path / "a.pdf", pages=3)).document
    assert [page.number for page in document.pages] == [1, 2, 3]
    for before, after in zip(document.pages, document.pages[1:], strict=False):
        assert document.text[before.end : after.start] == "\n\n"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        pytest.param(PdfLimits(pages=1), "too_large", id="pages"),
        pytest.param(PdfLimits(file_bytes=100), "too_large", id="bytes"),
        pytest.param(PdfLimits(seconds=1e-6), "timeout", id="time"),
    ],
)
def test_limits(tmp_path: Path, limits: PdfLimits, code: str) -> None:
    path = draw(tmp_path / "a.pdf", pages=2)
    with pytest.raises(UnreadableError) as raised:
        read_pdf(path, limits=limits)
    assert raised.value.problem.code == code


def test_a_bomb_ends_its_own_process_only(tmp_path: Path) -> None:
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(bytes(1_000_000)) for _ in range(300)) + packer.flush()
    path = tmp_path / "bomb.pdf"
    path.write_bytes(raw_pdf(stream))
    with pytest.raises(UnreadableError) as raised:
        read_pdf(path, limits=PdfLimits(memory_bytes=250_000_000))
    assert raised.value.problem.code == "memory"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"<article/>", "wrong_suffix", id="XML"),
        pytest.param(b"%PDF-1.4\nnothing else", "truncated", id="header only"),
        pytest.param(b"%PDF-1.4\nnothing else\n%%EOF", "malformed", id="broken"),
    ],
)
def test_broken_files_say_why(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as raised:
        read_pdf(path)
    assert raised.value.problem.code == code
    assert str(raised.value).startswith("a.pdf ")


def test_truncated_encrypted_and_scanned_files(tmp_path: Path) -> None:
    whole = draw(tmp_path / "whole.pdf").read_bytes()
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(whole[:300])
    for path, code in (
        (cut, "truncated"),
        (draw(tmp_path / "locked.pdf", password="secret"), "encrypted"),  # noqa: S106
        (draw(tmp_path / "scan.pdf", text=False), "no_text_layer"),
    ):
        with pytest.raises(UnreadableError) as raised:
            read_pdf(path)
        assert raised.value.problem.code == code


def letters(text: str | None) -> str:
    return re.sub(r"[^a-z0-9]", "", (text or "").lower())


def test_development_pairs(shared: Path) -> None:
    for path in sorted((shared / "pdf_jats").glob("*.pdf"))[::4]:
        printed, marked = read_pdf(path), read_jats(path.with_suffix(".xml"))
        assert letters(printed.document.title) == letters(marked.document.title)
        assert printed.document.doi == marked.document.doi
        assert printed.document.received == marked.document.received
        assert [each.label for each in printed.references] == [each.label for each in marked.references]
        for span in (*printed.references, *printed.callouts):
            assert printed.document.text[span.start : span.end] == span.quote
