import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset import column, line, page, raised

from ingest.model import Box
from ingest.read.blocks import BodyPrint
from ingest.read.flow import join
from ingest.read.page import Line, PrintedPage
from ingest.read.printed_place import PrintedPlaces

BODY = BodyPrint(10.0, "Serif")


def places(*pages: PrintedPage) -> tuple[str, PrintedPlaces]:
    printed = join(pages, BODY)
    return printed.text, PrintedPlaces.of(printed)


def boxes(quote: str, *pages: PrintedPage) -> list[Box]:
    text, found = places(*pages)
    start = text.index(quote)
    return list(found.at(start, start + len(quote)).boxes)


def box(left: float, bottom: float, right: float, top: float, number: int = 1) -> Box:
    return Box(page=number, left=left, bottom=bottom, right=right, top=top)


@pytest.mark.parametrize(
    ("lines", "quote", "expected"),
    [
        pytest.param([line("a mass of 103 mm")], "103", [box(100, 400, 115, 410)], id="within a line"),
        pytest.param(
            column(["a mass of", "103 mm was"]),
            "of\n103",
            [box(85, 650, 95, 660), box(50, 638, 65, 648)],
            id="over two",
        ),
        pytest.param(
            column(["it was", "a mass", "of 3 mm"]),
            "was\na mass\nof",
            [box(65, 650, 80, 660), box(50, 638, 80, 648), box(50, 626, 60, 636)],
            id="over three",
        ),
        pytest.param([raised("seen", "12")], "n12", [box(65, 400, 80, 411)], id="with a raised callout"),
        pytest.param([raised("seen", "12")], "12", [box(70, 405, 80, 411)], id="a raised callout alone"),
        pytest.param([line("mass", 50, 400, quarter=1)], "mass", [box(190, 50, 200, 70)], id="turned clockwise"),
        pytest.param([line("mass", 50, 400, quarter=2)], "mass", [box(530, 390, 550, 400)], id="upside down"),
        pytest.param([line("mass", 50, 400, quarter=3)], "mass", [box(400, 730, 410, 750)], id="turned the other way"),
    ],
)
def test_boxes(lines: list[Line], quote: str, expected: list[Box]) -> None:
    assert boxes(quote, page(lines, width=600, height=800)) == expected


def test_a_stretch_over_a_page_has_boxes_on_both_and_the_page_where_it_begins() -> None:
    first = page(column(["It was seen by us at first as a mass", "that had been there for a long time of"]))
    second = page(column(["103 days, and that did not hurt at all."], page=2))
    text, found = places(first, second)
    start = text.index("of\n103")
    place = found.at(start, start + 6)
    assert place.page == 1
    assert [each.page for each in place.boxes] == [1, 2]


@pytest.mark.parametrize("quote", ["\n", "\n\n"])
def test_what_is_not_printed_has_no_box(quote: str) -> None:
    text, found = places(page(column(["one line", "another line.", "", "", "a last"])))
    start = text.index(quote)
    assert found.at(start, start + len(quote)).boxes == ()
    assert found.at(start, start + len(quote)).page is None


def test_nothing_is_nowhere() -> None:
    _, found = places(page([line("a mass")]))
    assert found.at(2, 2).boxes == ()
    _, found = places(page([]))
    assert found.at(0, 0).page is None


ON_PAGE = st.builds(
    lambda quarter, left, bottom, length: (quarter, left, bottom, length),
    st.integers(0, 3),
    st.integers(0, 200),
    st.integers(0, 380),
    st.integers(1, 40),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(ON_PAGE, min_size=1, max_size=12), st.data())
def test_boxes_of_lines_on_the_page_lie_on_the_page(
    placed: list[tuple[int, int, int, int]], data: st.DataObject
) -> None:
    lines = [line("m" * length, left, bottom, quarter=q) for q, left, bottom, length in placed]
    text, found = places(page(lines, width=400, height=500))
    start = data.draw(st.integers(0, len(text) - 1))
    place = found.at(start, data.draw(st.integers(start + 1, len(text))))
    for each in place.boxes:
        assert 0 <= each.left < each.right <= 400
        assert 0 <= each.bottom < each.top <= 500
