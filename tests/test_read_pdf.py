import subprocess
from pathlib import Path
from typing import Any

import pytest
from typeset import Ink, draw, inks

from ingest.read import Parts, UnreadableError, read_pdf
from ingest.read.pdf import PdfLimits

TITLE = inks(["A rare lump of the left breast"], y=450, size=16, font="Helvetica-Bold")
FRONT = [
    *TITLE,
    *inks(["Ada Doe, Bo Roe"], y=430, size=11, font="Helvetica"),
    *inks(["https://doi.org/10.1000/paper.1", "Received 6 November 2015; Accepted 20 December 2015"], y=412, size=8),
]
BODY = [
    "Magnetic resonance imaging was done before and after treat-",
    "ment, and its accuracy was 84% [1].",
    "",
    "The patient was seen again after 103 months [2].",
]
REFERENCES = ["References", "[1] A. Doe, One, 2001.", "[2] B. Roe, Two, 2002. doi:10.1000/two."]
SHEET = [*FRONT, *inks([*BODY, "", *REFERENCES], y=360)]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return draw(tmp_path / "a.pdf", SHEET)


def read(tmp_path: Path, *sheets: list[Ink], **page: Any) -> Parts:
    return read_pdf(draw(tmp_path / "a.pdf", *sheets, **page))


def test_text_pages_and_front_matter(paper: Path) -> None:
    parts = read_pdf(paper)
    document = parts.document
    assert document.text == (
        "A rare lump of the left breast\n\nAda Doe, Bo Roe\n\nhttps://doi.org/10.1000/paper.1\n"
        "Received 6 November 2015; Accepted 20 December 2015\n\n"
        "Magnetic resonance imaging was done before and after treat-\nment, and its accuracy was 84% [1].\n\n"
        "The patient was seen again after 103 months [2].\n\nReferences\n\n"
        "[1] A. Doe, One, 2001.\n[2] B. Roe, Two, 2002. doi:10.1000/two."
    )
    assert (document.title, document.doi) == ("A rare lump of the left breast", "10.1000/paper.1")
    assert document.authors == ("Ada Doe", "Bo Roe")
    assert (document.received, document.accepted) == ("2015-11-06", "2015-12-20")
    [page] = document.pages
    assert (page.number, page.start, page.end, page.width, page.height) == (1, 0, len(document.text), 400, 500)
    assert [(each.label, each.doi) for each in parts.references] == [("1", None), ("2", "10.1000/two")]
    assert [each.labels for each in parts.callouts] == [("1",), ("2",)]
    assert [each.kind for each in parts.sections] == ["title", "front"]
    assert parts.problems == ()


def test_same_bytes_same_reading(paper: Path) -> None:
    assert read_pdf(paper) == read_pdf(paper)


def test_quotes_have_boxes_on_their_page(paper: Path) -> None:
    parts = read_pdf(paper)
    start = parts.document.text.index("treat-\nment")
    assert parts.places
    place = parts.places.at(start, start + len("treat-\nment"))
    assert place.page == 1
    above, below = place.boxes
    assert above.bottom < 360 < above.top
    assert below.bottom < 348 < below.top
    assert (below.left, below.right) == (40, pytest.approx(60, abs=3))


def test_pages_are_joined_by_blank_lines(tmp_path: Path) -> None:
    document = read(tmp_path, *[SHEET] * 3).document
    assert [page.number for page in document.pages] == [1, 2, 3]
    for before, after in zip(document.pages, document.pages[1:], strict=False):
        assert document.text[before.end : after.start] == "\n\n"


LEFT = [
    "She felt a lump in her breast",
    "a week after a fall. She had",
    "been well until then and took",
    "no tablets. The lump was hard",
    "and did not move. No node was",
]
RIGHT = [
    "felt. A needle took cores that",
    "showed dead fat. We left it as",
    "it was. A year later she came",
    "again, and nothing could be",
    "seen of it, nor felt.",
]
COLUMNS = [*inks(LEFT, y=400), *inks(RIGHT, x=220, y=400)]
ROWS = [ink for pair in zip(inks(LEFT, y=400), inks(RIGHT, x=220, y=400), strict=True) for ink in pair]
WHOLE = "\n".join([*LEFT, *RIGHT])


def turned(ink: Ink) -> Ink:
    """Return a text as it is drawn on a page that a reader turns clockwise by a quarter to see it upright."""
    return Ink(ink.text, 450 - ink.y, ink.x, ink.size, ink.font, angle=90)


def marked(lines: list[str]) -> list[Ink]:
    """Return lines with a raised callout behind the word `fall`."""
    first, second, *others = inks(lines, y=400)
    head, tail = second.text.split("fall.")
    stem = Ink(head + "fall", second.x, second.y)
    mark = Ink("2,3", stem.end, second.y, size=6, rise=4)
    return [first, stem, mark, Ink("." + tail, mark.end, second.y), *others]


@pytest.mark.parametrize(
    ("sheet", "page", "expected"),
    [
        pytest.param(COLUMNS, {}, WHOLE, id="two columns"),
        pytest.param(ROWS, {}, WHOLE, id="two columns drawn row by row"),
        pytest.param(COLUMNS, {"crop": (30, 100, 390, 490)}, WHOLE, id="cropped"),
        pytest.param([*COLUMNS, Ink("printed on Monday", 40, 40)], {"crop": (30, 100, 390, 490)}, WHOLE, id="cut off"),
        pytest.param([turned(ink) for ink in COLUMNS], {"rotation": 90}, WHOLE, id="a page that is shown turned"),
        pytest.param([turned(ink) for ink in ROWS], {}, WHOLE, id="a page that is not, drawn row by row"),
        pytest.param(
            [Ink("Downloaded by a reader", 390, 100, angle=90), *COLUMNS],
            {},
            f"{WHOLE}\n\nDownloaded by a reader",
            id="a note up the margin",
        ),
        pytest.param(marked(LEFT), {}, "\n".join(LEFT).replace("fall.", "fall2,3."), id="a raised callout"),
        pytest.param(
            [ink for n, ink in enumerate(inks(LEFT, y=400), 1) for ink in (Ink(str(n), 20, ink.y), ink)],
            {},
            "\n".join(LEFT),
            id="line numbers",
        ),
        pytest.param(
            [STEM := Ink("Univers", 40, 300), Ink("´", STEM.end - 0.3, 300), Ink("idad de los bultos", STEM.end, 300)],
            {},
            "Universídad de los bultos",
            id="an accent by itself",
        ),
    ],
)
def test_pages(tmp_path: Path, sheet: list[Ink], page: dict[str, Any], expected: str) -> None:
    assert read(tmp_path, sheet, **page).document.text == expected


def test_furniture_is_left_out_and_paragraphs_go_on_over_it(tmp_path: Path) -> None:
    pages = [
        [Ink("Annals of Lumps", 40, 480), *inks(lines, y=400), Ink(str(number), 200, 20)]
        for number, lines in ((317, LEFT), (318, RIGHT))
    ]
    assert read(tmp_path, *pages).document.text == WHOLE


def test_a_running_head_may_be_all_that_gives_the_doi(tmp_path: Path) -> None:
    pages = [[Ink("Annals of Lumps doi:10.1000/lump.1", 40, 480), *inks(lines, y=400)] for lines in (LEFT, RIGHT)]
    document = read(tmp_path, *pages).document
    assert document.text == WHOLE
    assert document.doi == "10.1000/lump.1"


def test_a_paragraph_goes_on_over_a_figure_and_the_caption_is_a_section(tmp_path: Path) -> None:
    figure = inks(["Figure 1. The lump from above."], y=300, size=8)
    parts = read(tmp_path, [*inks(LEFT, y=400), *figure], inks(RIGHT, y=400))
    text = parts.document.text
    assert text == f"Figure 1. The lump from above.\n\n{WHOLE}"
    assert [(each.kind, text[each.start : each.end]) for each in parts.sections] == [
        ("figure", "Figure 1. The lump from above.")
    ]


def test_an_abstract_without_a_heading_is_told_by_its_print(tmp_path: Path) -> None:
    abstract = ["A woman fell from her bicycle and had a lump, which was fat. " * 2] * 2
    sheet = [*FRONT, *inks(abstract, y=380, pitch=8, size=7), *inks(["INTRODUCTION", "", *LEFT], y=320)]
    parts = read(tmp_path, sheet)
    [found] = [each for each in parts.sections if each.kind == "abstract"]
    assert parts.document.text[found.start : found.end].split() == " ".join(abstract).split()


def test_raised_callouts_are_told_by_their_print(tmp_path: Path) -> None:
    parts = read(tmp_path, [*marked(LEFT), *inks(["References", *(f"{n}. Doe A. 200{n}." for n in (1, 2, 3))], y=320)])
    [callout] = parts.callouts
    assert (callout.labels, parts.document.text[callout.start - len("fall") : callout.end]) == (("2", "3"), "fall2,3")


def test_a_list_by_author_is_told_by_its_hanging_lines(tmp_path: Path) -> None:
    entries = [
        ("Doe A. Of one lump, and what", "it was. Annals 2001;1:1."),
        ("The Lump Society. A guide for", "all. 2002."),
        ("Roe B. Of two lumps at once.", "Annals 2003;3:3."),
    ]
    listed = [
        Ink(text, 40 + 12 * indent, 300 - 24 * n - 12 * indent)
        for n, entry in enumerate(entries)
        for indent, text in enumerate(entry)
    ]
    parts = read(tmp_path, [*inks(LEFT[:2], y=400), Ink("REFERENCES", 40, 320), *listed])
    assert [each.quote for each in parts.references] == [
        "\n".join(entries[0]),
        "\n".join(entries[1]),
        "\n\n".join(entries[2]),
    ]


def test_blank_pages_are_no_problem(tmp_path: Path) -> None:
    parts = read(tmp_path, SHEET, [], SHEET, [])
    assert [page.number for page in parts.document.pages] == [1, 2, 3, 4]
    assert parts.problems == ()


def test_a_broken_page_is_named_and_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = subprocess.run

    def breaking(*arguments: Any, **options: Any) -> subprocess.CompletedProcess[bytes]:
        done = run(*arguments, **options)
        done.stdout = b"null\n" + done.stdout.partition(b"\n")[2]
        return done

    monkeypatch.setattr(subprocess, "run", breaking)
    parts = read(tmp_path, SHEET, inks(LEFT))
    assert parts.document.text == "\n".join(LEFT)
    [problem] = parts.problems
    assert (problem.code, problem.page) == ("malformed", 1)
    assert problem.message == "a.pdf, page 1, is broken and was left out; fetch the file again."


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        pytest.param(PdfLimits(pages=1), "too_large", id="pages"),
        pytest.param(PdfLimits(file_bytes=100), "too_large", id="bytes"),
        pytest.param(PdfLimits(seconds=1e-6), "timeout", id="time"),
    ],
)
def test_limits(tmp_path: Path, limits: PdfLimits, code: str) -> None:
    path = draw(tmp_path / "a.pdf", SHEET, SHEET)
    with pytest.raises(UnreadableError) as raised:
        read_pdf(path, limits=limits)
    assert raised.value.problem.code == code


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


def test_truncated_encrypted_and_scanned_files(tmp_path: Path, paper: Path) -> None:
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(paper.read_bytes()[:300])
    for path, code in (
        (cut, "truncated"),
        (draw(tmp_path / "locked.pdf", SHEET, password="secret"), "encrypted"),  # noqa: S106
        (draw(tmp_path / "scan.pdf", []), "no_text_layer"),
    ):
        with pytest.raises(UnreadableError) as raised:
            read_pdf(path)
        assert raised.value.problem.code == code
