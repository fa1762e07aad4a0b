import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset import column, line, page, raised, row

from ingest.read.blocks import BodyPrint, body_print
from ingest.read.flow import Printed, join, stretch_at
from ingest.read.layout import in_reading_order
from ingest.read.page import Doubt, Line, PrintedPage

BODY = BodyPrint(10.0, "Serif")
OPEN = [
    "She was seen again after a year, and",
    "the other breast had a small lump of",
    "which she had not been aware, and that",
]
REST = ["was as hard as the first. It was taken", "out as well, and was no more than fat."]
FULL = ["All went well from then on, and in the", "tenth year nothing was to be seen here."]


def body(texts: list[str], left: float = 50.0, top: float = 650.0, number: int = 1) -> list[Line]:
    return column(texts, left, top, page=number)


def small(text: str, top: float, number: int = 1) -> Line:
    return line(text, 50, top, size=8, page=number)


def paragraphs(*pages: list[Line]) -> list[str]:
    """Return the paragraphs of the text of these pages, line ends as slashes."""
    printed = join([page(lines, number=number) for number, lines in enumerate(pages, 1)], BODY)
    assert printed.text.split("\n\n") == [printed.text[start:end] for _, start, end in printed.paragraphs]
    return printed.text.replace("\n\n", "¶").replace("\n", "/").split("¶")


WHOLE = "/".join([*OPEN, *REST])
CAPTION = "Figure 1. The second lump"


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param([[*body(OPEN), *body(REST, 320)]], [WHOLE], id="over a column"),
        pytest.param([body(OPEN), body(REST, number=2)], [WHOLE], id="over a page"),
        pytest.param([body(OPEN), [], body(REST, number=3)], [WHOLE], id="over an empty page"),
        pytest.param(
            [[*body(OPEN), small(CAPTION, 400), *body(REST, 320)]], [CAPTION, WHOLE], id="over a figure"
        ),
        pytest.param(
            [body(OPEN), [small(CAPTION, 640, 2), *body(REST, top=500, number=2)]],
            [WHOLE, CAPTION],
            id="over a figure on the next page",
        ),
        pytest.param(
            [[*body(OPEN), line("Table 1. Lumps", 50, 400), row("Doe", "46", bottom=370)], body(REST, number=2)],
            ["Table 1. Lumps", "Doe 46", WHOLE],
            id="over a table",
        ),
        pytest.param([[*body(OPEN), *body([*REST, "", *FULL], 320)]], [WHOLE, "/".join(FULL)], id="and ends there"),
        pytest.param(
            [[*body(OPEN), *body([*REST, "", *OPEN], 320)], body(REST, number=2)], [WHOLE, WHOLE], id="and the next too"
        ),
        pytest.param(
            [body(OPEN), body(["Doe and Roe said of it. It was taken", REST[1]], number=2)],
            ["/".join([*OPEN, "Doe and Roe said of it. It was taken", REST[1]])],
            id="with a capital after a full line",
        ),
        pytest.param(
            [body([*OPEN[:2], "which she was a-"]), body(["ware. It was as hard as the first one."], number=2)],
            ["/".join([*OPEN[:2], "which she was a-", "ware. It was as hard as the first one."])],
            id="after a hyphen",
        ),
    ],
)  # fmt: skip
def test_a_paragraph_goes_on(pages: list[list[Line]], expected: list[str]) -> None:
    assert paragraphs(*pages) == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param([body(FULL), body(REST, number=2)], ["/".join(FULL), "/".join(REST)], id="after a stop"),
        pytest.param(
            [body([*FULL[:1], "tenth year nothing was left [2, 3]."]), body(REST, number=2)],
            [f"{FULL[0]}/tenth year nothing was left [2, 3].", "/".join(REST)],
            id="after a callout before the stop",
        ),
        pytest.param(
            [body([*FULL[:1], "tenth year nothing was left. [2,3]"]), body(REST, number=2)],
            [f"{FULL[0]}/tenth year nothing was left. [2,3]", "/".join(REST)],
            id="after a callout behind the stop",
        ),
        pytest.param(
            [body([*FULL[:1], "tenth year nothing was left.2,3"]), body(REST, number=2)],
            [f"{FULL[0]}/tenth year nothing was left.2,3", "/".join(REST)],
            id="after a raised callout behind the stop",
        ),
        pytest.param(
            [[*body(OPEN), line("DISCUSSION", 50, 500), *body(REST, top=480)]],
            ["/".join(OPEN), "DISCUSSION", "/".join(REST)],
            id="over a heading",
        ),
        pytest.param(
            [body(OPEN), [line(text, 50, 600 - 12 * n, page=2, size=8) for n, text in enumerate(REST)]],
            ["/".join(OPEN), "/".join(REST)],
            id="in other print",
        ),
        pytest.param(
            [body([*OPEN, "had been small"]), body(FULL, number=2)],
            ["/".join([*OPEN, "had been small"]), "/".join(FULL)],
            id="with a capital after a short line",
        ),
        pytest.param(
            [body(["The second lump"]), body(REST, number=2)], ["The second lump", "/".join(REST)], id="a label"
        ),
        pytest.param([body(OPEN), body(["and so on"], number=2)], ["/".join(OPEN), "and so on"], id="in a scrap"),
        pytest.param(
            [body(OPEN), [], [], [], [], body(REST, number=6)], ["/".join(OPEN), "/".join(REST)], id="pages later"
        ),
        pytest.param(
            [[*body(OPEN), line(CAPTION, 50, 400)], [line("Figure 2. " + FULL[0], 50, 640, page=2)]],
            ["/".join(OPEN), CAPTION, "Figure 2. " + FULL[0]],
            id="in a caption",
        ),
    ],
)
def test_a_paragraph_ends(pages: list[list[Line]], expected: list[str]) -> None:
    assert paragraphs(*pages) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(body(FULL), "/".join(FULL), id="below"),
        pytest.param([line("Age", 50), line("46", 150)], "Age 46", id="beside"),
        pytest.param([line("CO", 50), line("2 was given", 60.5, 398, size=6.5)], "CO2 was given", id="touching"),
        pytest.param([raised("seen before", "12", ", too")], "seen before12, too", id="raised within"),
    ],
)
def test_lines_are_joined_as_they_stand(lines: list[Line], expected: str) -> None:
    assert paragraphs(lines) == [expected]


def test_pages_run_from_their_first_character_to_their_last() -> None:
    printed = join([page(body(OPEN)), page([], number=2), page(body(REST, number=3))], BODY)
    first, second, third = printed.pages
    assert printed.text[first.start : first.end] == "\n".join(OPEN)
    assert (second.start, second.end) == (first.end, first.end)
    assert printed.text[third.start : third.end] == "\n".join(REST)
    assert (third.number, third.width, third.height) == (3, 600, 800)


def test_pages_overlap_where_a_paragraph_goes_on_behind_a_figure() -> None:
    printed = join([page(body(OPEN)), page([small(CAPTION, 640, 2), *body(REST, top=500, number=2)])], BODY)
    again = join([page(body(OPEN)), page([small(CAPTION, 640, 2)]), page(body(REST, number=3))], BODY)
    assert [page.number for page in printed.pages if page.start <= printed.text.index(CAPTION) < page.end] == [2]
    assert again.text == printed.text
    assert again.pages[1].start > again.pages[2].start


def test_what_ocr_doubted_is_told_in_offsets_of_the_text() -> None:
    doubted = replace(line("of 8 cm", 50, 388), doubtful=(Doubt(3, 4, 42),))
    printed = join([page([line("a mass", 50, 400), doubted])], BODY)
    [doubt] = printed.doubtful
    assert (printed.text[doubt.start : doubt.end], doubt.confidence) == ("8", 42)


def test_no_pages_no_text() -> None:
    assert join([], BODY) == Printed("", (), (), ())


def test_stretches_are_found_by_position() -> None:
    printed = join([page(body([*OPEN, "", *FULL]))], BODY)
    for number, stretch in enumerate(printed.stretches):
        assert stretch_at(printed, stretch.start) == stretch_at(printed, stretch.end - 1) == number
    assert stretch_at(printed, printed.stretches[0].end) == 0  # a line end belongs to the line before
    assert stretch_at(printed, -1) == 0


WORDS = st.sampled_from(
    "a mass of 12.5 cm was seen in The left Breast. Figure 1 2 Table 3 103 results and Methods 84%".split()
)
PLACED = st.builds(
    lambda words, left, bottom, size, quarter: (" ".join(words), left, bottom, size, quarter),
    st.lists(WORDS, min_size=1, max_size=12),
    st.sampled_from([50, 62, 320]),
    st.integers(20, 760),
    st.sampled_from([8.0, 10.0, 10.0, 10.0]),
    st.sampled_from([0, 0, 0, 0, 1]),
)


@st.composite
def pages_of_lines(draw: st.DrawFn) -> list[PrintedPage]:
    sheets = draw(st.lists(st.lists(PLACED, max_size=25), min_size=1, max_size=4))
    return [
        page([line(text, x, y, size=size, quarter=q, page=number) for text, x, y, size, q in sheet], number=number)
        for number, sheet in enumerate(sheets, 1)
    ]


@settings(max_examples=30, deadline=None)
@given(pages_of_lines())
def test_text_holds_each_line_once_where_its_stretch_says(pages: list[PrintedPage]) -> None:
    ordered = [in_reading_order(each) for each in pages]
    printed = join(ordered, body_print(ordered))
    lines = [line for each in ordered for line in each.lines]
    assert sorted(map(id, lines)) == sorted(id(stretch.line) for stretch in printed.stretches)
    at = 0
    for stretch in printed.stretches:
        assert printed.text[stretch.start : stretch.end] == stretch.line.text
        assert printed.text[at : stretch.start] in ("", " ", "\n", "\n\n")
        at = stretch.end
    assert at == len(printed.text)
    at = 0
    for _, start, end in printed.paragraphs:
        assert at <= start < end <= len(printed.text)
        at = end
    for each in printed.pages:
        assert 0 <= each.start <= each.end <= len(printed.text)
        here = [stretch for stretch in printed.stretches if stretch.line.page == each.number]
        assert all(each.start <= stretch.start and stretch.end <= each.end for stretch in here)


@settings(max_examples=30, deadline=None)
@given(pages_of_lines())
def test_no_digit_is_split_from_its_number(pages: list[PrintedPage]) -> None:
    ordered = [in_reading_order(each) for each in pages]
    text = join(ordered, body_print(ordered)).text
    for each in pages:
        for drawn in each.lines:
            assert all(number in text for number in re.findall(r"\d+(?:\.\d+)?%?", drawn.text))
