import pytest
from typeset import column, line, page, row, texts

from ingest.read.blocks import BodyPrint, body_print, find_blocks, is_section_heading
from ingest.read.page import Line

BODY = BodyPrint(10.0, "Serif")
PROSE = [
    "She came back after half a year with",
    "a small lump in the scar of the first",
    "operation. It was taken out, and what",
    "was seen under the microscope was fat.",
]


def blocks(lines: list[Line]) -> list[tuple[str, list[str]]]:
    """Return the kind of each block and its paragraphs, lines parted by slashes."""
    return [
        (block.kind, ["/".join(texts(paragraph)) for paragraph in block.paragraphs])
        for block in find_blocks(page(lines), BODY)
    ]


def kinds(lines: list[Line]) -> list[str]:
    return [kind for kind, _ in blocks(lines)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [*column(PROSE), *column(["1. Doe A. One."] * 3, top=300, size=8)], (10, "Serif"), id="most print"
        ),
        pytest.param(
            [*column(PROSE[:2], size=10), *column(PROSE[2:], top=500, size=10.2), *column(PROSE[:3], size=8)],
            (10.2, "Serif"),
            id="sizes that are nearly one count as one",
        ),
        pytest.param(
            [*column(PROSE), *[row("patient", "age in years", "sex", "side") for _ in range(30)]],
            (10, "Serif"),
            id="tables do not count",
        ),
        pytest.param(
            [*column(PROSE, font="Serif-Italic"), *column(PROSE[:3], font="Sans")],
            (10, "Serif"),
            id="family, not slope",
        ),
        pytest.param([], (10, ""), id="nothing"),
    ],
)
def test_body_print(lines: list[Line], expected: tuple[float, str]) -> None:
    body = body_print([page(lines)])
    assert (body.height, body.family) == expected


def test_body_text_is_upright() -> None:
    turned = [line(text, size=8, quarter=1) for text in PROSE[:3]]
    assert body_print([page([*turned, *column(PROSE)])]).height == 10


@pytest.mark.parametrize(
    ("printed", "fits"),
    [
        pytest.param(line("text", font="Serif-Bold"), True, id="bold"),
        pytest.param(line("text", size=10.3), True, id="nearly as large"),
        pytest.param(line("text", size=9.5), False, id="smaller"),
        pytest.param(line("text", font="Sans"), False, id="another family"),
    ],
)
def test_body_print_fits(printed: Line, fits: bool) -> None:
    assert BODY.fits(printed) is fits


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(column(PROSE), ["/".join(PROSE)], id="one paragraph"),
        pytest.param(
            [*column(PROSE), *column(PROSE, top=590)], ["/".join(PROSE), "/".join(PROSE)], id="a blank line between"
        ),
        pytest.param(
            [*column(PROSE, pitch=8), line("and what was left of it was sewn up.", bottom=615.2)],
            ["/".join(PROSE), "and what was left of it was sewn up."],
            id="a little more room in tight print",
        ),
        pytest.param(
            [*column(PROSE), line(PROSE[0], 62, 602), *column(PROSE[1:], top=590)],
            ["/".join(PROSE), "/".join(PROSE)],
            id="an indent",
        ),
        pytest.param(
            [*column(PROSE[:3]), line("was fat.", bottom=614), *column(PROSE, top=602)],
            ["/".join([*PROSE[:3], "was fat."]), "/".join(PROSE)],
            id="a short last line",
        ),
        pytest.param(
            [*column(["It was seen at once.", *PROSE[1:]])],
            ["/".join(["It was seen at once.", *PROSE[1:]])],
            id="a short first line is none",
        ),
        pytest.param(
            [*column(PROSE[:2]), line(PROSE[2], 62, 626), line(PROSE[3], 50, 614)],
            ["/".join(PROSE)],
            id="an indent within a sentence is none",
        ),
        pytest.param(
            [*column(PROSE[:2]), line("operation.", bottom=626), line("Fat.", 103, 626), line(PROSE[3], bottom=614)],
            ["/".join([*PROSE[:2], "operation.", "Fat.", PROSE[3]])],
            id="side by side",
        ),
    ],
)
def test_paragraphs(lines: list[Line], expected: list[str]) -> None:
    found = [paragraph for kind, paragraphs in blocks(lines) for paragraph in paragraphs]
    assert found == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([*column(PROSE), *column(PROSE, 320)], ["body", "body"], id="the next column"),
        pytest.param([*column(PROSE), *column(PROSE, top=500)], ["body", "body"], id="far below"),
        pytest.param([*column(PROSE), *column(PROSE, top=602, size=8)], ["body", "aside"], id="small print"),
        pytest.param([*column(PROSE), *column(PROSE[:3], top=602, font="Sans")], ["body"], id="mostly the body's"),
        pytest.param(column(PROSE, font="Sans"), ["aside"], id="another family"),
        pytest.param([line("DISCUSSION", bottom=662), *column(PROSE)], ["heading", "body"], id="a known heading"),
        pytest.param(
            [line("What it was", bottom=668, size=12, font="Serif-Bold"), *column(PROSE)],
            ["heading", "body"],
            id="large and bold",
        ),
        pytest.param(
            [line("What it was", bottom=662, font="Serif-Bold"), *column(PROSE)], ["body"], id="bold as the body"
        ),
        pytest.param(
            [*column(PROSE), line("results.", bottom=602), *column(PROSE, top=590)],
            ["body"],
            id="the end of a sentence",
        ),
        pytest.param([*column(PROSE), line("in the margin", quarter=3)], ["body", "aside"], id="turned"),
        pytest.param(
            [*column(PROSE), line("Fig. 2: The lump.", bottom=602)], ["body", "figure"], id="a caption right below"
        ),
        pytest.param([line("Table 2. The lumps")], ["table"], id="a table"),
    ],
)
def test_kinds(lines: list[Line], expected: list[str]) -> None:
    assert kinds(lines) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Figure 1. A lump", "figure", id="figure"),
        pytest.param("FIG 3", "figure", id="alone"),
        pytest.param("Fig. S2 | More lumps", "figure", id="of a supplement"),
        pytest.param("Supplementary Figure 4: Lumps", "figure", id="supplementary"),
        pytest.param("Figure 1 Axial image of a lump", "figure", id="no sign"),
        pytest.param("Scheme 1. How it was done", "figure", id="scheme"),
        pytest.param("Table IV – Sizes", "table", id="Roman number"),
        pytest.param("Box 1. What to look for", "table", id="box"),
        pytest.param("Figure 2 shows the lump from the side", "body", id="body text"),
        pytest.param("figure 2. As was said", "body", id="the end of a reference to it"),
        pytest.param("Figures of eight were sewn", "body", id="another word"),
        pytest.param("Table salt 2 g", "body", id="no number"),
    ],
)
def test_captions(text: str, kind: str) -> None:
    assert kinds([line(text)]) == [kind]


def cells(count: int, top: float) -> list[Line]:
    return [row("Doe", "46 years", "left", bottom=top - 12 * n) for n in range(count)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([line("Table 1. Lumps", bottom=650), *cells(4, 620)], ["table", "table"], id="wide blanks"),
        pytest.param(
            [
                line("Table 1. Lumps", bottom=650),
                *column(["Doe A", "A woman who was seen twice", "46", "left"], top=620),
            ],
            ["table", "table"],
            id="short lines",
        ),
        pytest.param(
            [line("Table 1. Lumps", bottom=650), *cells(4, 620), *column(PROSE, top=500)],
            ["table", "table", "body"],
            id="prose behind",
        ),
        pytest.param(
            [line("Table 1. Lumps", bottom=650), *column(PROSE, top=620), *cells(4, 500)],
            ["table", "body", "body"],
            id="prose between",
        ),
        pytest.param(cells(4, 620), ["body"], id="no caption"),
    ],
)
def test_cells_belong_to_the_table_above_them(lines: list[Line], expected: list[str]) -> None:
    assert kinds(lines) == expected


def test_a_sideways_table_belongs_to_its_caption() -> None:
    turned = [line(text, bottom=400 - 12 * n, quarter=1) for n, text in enumerate(PROSE)]
    assert kinds([line("Table 1. Lumps", bottom=650), *turned, *column(PROSE * 3)]) == ["table", "table", "body"]


def test_a_page_without_lines_has_no_blocks() -> None:
    assert find_blocks(page([]), BODY) == []


@pytest.mark.parametrize(
    ("text", "expected"), [("Results", True), ("results.", False), ("A lump", False), ("3. Discussion", True)]
)
def test_section_headings(text: str, expected: bool) -> None:
    assert is_section_heading(text) is expected
