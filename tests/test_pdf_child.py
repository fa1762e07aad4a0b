import math
from pathlib import Path

import pytest
from typeset import Ink, draw, inks

from ingest.read.page import Line
from ingest.read.pdf_child import Box, hundredths, place, split_lines, turned
from ingest.read.pdf_process import LIMITS, drawn_pages


@pytest.mark.parametrize(
    ("quarter", "expected"),
    [
        pytest.param(0, (10, 20, 110, 30), id="not"),
        pytest.param(1, (20, 290, 30, 390), id="clockwise"),
        pytest.param(2, (290, 570, 390, 580), id="upside down"),
        pytest.param(3, (570, 10, 580, 110), id="counter-clockwise"),
        pytest.param(5, (20, 290, 30, 390), id="more than once around"),
    ],
)
def test_turned(quarter: int, expected: Box) -> None:
    assert turned((10, 20, 110, 30), quarter, 400, 600) == expected


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_turned_back(quarter: int) -> None:
    width, height = (600, 400) if quarter % 2 else (400, 600)
    assert turned(turned((10, 20, 110, 30), quarter, 400, 600), 4 - quarter, width, height) == (10, 20, 110, 30)


@pytest.mark.parametrize(
    ("points", "expected"),
    [(1.0, 100), (0.126, 13), (-2.5, -250), (math.inf, 100_000_000), (-1e30, -100_000_000), (math.nan, 0)],
)
def test_hundredths(points: float, expected: int) -> None:
    assert hundredths(points) == expected


@pytest.mark.parametrize(
    ("drawn", "lines"),
    [
        pytest.param("one\r\ntwo", [("one", [0, 1, 2]), ("two", [5, 6, 7])], id="two lines"),
        pytest.param("to-\x02day", [("to--", [0, 1, 2, 3]), ("day", [4, 5, 6])], id="hyphen at a line's end"),
        pytest.param("  a b \n", [("a b", [2, 3, 4])], id="blanks at the edges"),
        pytest.param("\n \n\n", [], id="no lines"),
        pytest.param("a\x00b\ufffec", [("abc", [0, 2, 4])], id="no characters"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_lines(drawn: str, lines: list[tuple[str, list[int]]]) -> None:
    assert list(split_lines([ord(character) for character in drawn])) == lines


def boxes(*places: tuple[int, int], height: int = 1000) -> list[Box]:
    """Return boxes of characters that are 500 wide, of these left and bottom edges."""
    return [(left, bottom, left + 500, bottom + height) for left, bottom in places]


@pytest.mark.parametrize(
    ("text", "placed", "end", "levels"),
    [
        pytest.param("abc", boxes((0, 0), (500, 0), (1000, 0)), 3, [0, 0, 1000], id="level"),
        pytest.param("abc", boxes((0, 0), (500, 3), (1000, 0)), 3, [0, 0, 1000], id="nearly level"),
        pytest.param(
            "abc", boxes((0, 0), (500, 300), (1000, 0)), 3, [0, 0, 1000, 1, 300, 1300, 2, 0, 1000], id="a raised one"
        ),
        pytest.param("abc", boxes((0, 0), (500, 0), (1000, 1200)), 2, [0, 0, 1000], id="one above"),
        pytest.param("abc", boxes((0, 2000), (500, 2000), (1000, 800)), 2, [0, 2000, 3000], id="one below"),
        pytest.param("abc", boxes((4000, 0), (4500, 0), (0, 0)), 2, [0, 0, 1000], id="one far to the left"),
        pytest.param("abc", boxes((4000, 0), (4500, 0), (4000, 0)), 3, [0, 0, 1000], id="one over the one before"),
        pytest.param(
            "abc", [*boxes((0, 0)), *boxes((500, 0), height=0), *boxes((1000, 0))], 3, [0, 0, 1000], id="one without height"
        ),
    ],
)  # fmt: skip
def test_places(text: str, placed: list[Box], end: int, levels: list[int]) -> None:
    found_end, sides, found_levels = place(placed, list(range(len(text))), text, 0)
    assert (found_end, found_levels) == (end, levels)
    assert sides == [side for left, _, right, _ in placed[:end] for side in (left, right)]


def test_blanks_take_no_room_and_end_no_line() -> None:
    placed = boxes((0, 0), (9999, 9999), (1500, 0))
    assert place(placed, [0, 1, 2], "a c", 0) == (3, [0, 500, 500, 500, 1500, 2000], [0, 0, 1000])


def test_a_line_that_ends_behind_a_blank_has_no_place_for_it() -> None:
    placed = boxes((0, 2000), (0, 0), (0, 0))
    assert place(placed, [0, 1, 2], "a c", 0) == (2, [0, 500], [0, 2000, 3000])


def test_a_line_goes_on_where_it_is_said_to() -> None:
    placed = boxes((0, 2000), (0, 0), (500, 0))
    assert place(placed, [0, 1, 2], "abc", 1) == (3, [0, 500, 500, 1000], [0, 0, 1000])


def lines_of(path: Path) -> tuple[Line, ...]:
    [drawn] = drawn_pages(path, path.read_bytes(), LIMITS)
    assert drawn.page
    return drawn.page.lines


def texts_of(path: Path) -> list[str]:
    return [line.text for line in lines_of(path)]


MASS = Ink("A mass of 103 mm", 40, 300)


@pytest.mark.parametrize(
    ("rotation", "crop", "angle", "quarter", "left", "baseline"),
    [
        pytest.param(0, None, 0, 0, 40, 300, id="upright"),
        pytest.param(0, (30, 100, 390, 490), 0, 0, 10, 200, id="cropped"),
        pytest.param(0, None, 90, 1, 300, 360, id="drawn upwards"),
        pytest.param(0, None, -90, 3, 200, 40, id="drawn downwards"),
        pytest.param(0, None, 180, 2, 360, 200, id="drawn upside down"),
        pytest.param(90, None, 90, 0, 300, 360, id="upright on a page that is shown turned"),
        pytest.param(90, None, 0, 3, 40, 300, id="sideways on a page that is shown turned"),
        pytest.param(90, (30, 100, 390, 490), 90, 0, 200, 350, id="turned and cropped"),
        pytest.param(180, None, 180, 0, 360, 200, id="a page that is shown upside down"),
    ],
)
def test_lines_stand_upright_in_their_frame(
    tmp_path: Path,
    rotation: int,
    crop: tuple[float, float, float, float] | None,
    angle: float,
    quarter: int,
    left: float,
    baseline: float,
) -> None:
    ink = Ink(MASS.text, MASS.x, MASS.y, angle=angle)
    [line] = lines_of(draw(tmp_path / "a.pdf", [ink], rotation=rotation, crop=crop))
    assert (line.text, line.quarter) == (MASS.text, quarter)
    assert line.left == pytest.approx(left, abs=0.02)
    assert line.right == pytest.approx(left + MASS.end - MASS.x, abs=0.02)
    assert line.bottom < baseline < line.top
    assert line.height == pytest.approx(11.27, abs=0.05)


@pytest.mark.parametrize(
    ("rotation", "size"), [(0, (400, 500)), (90, (500, 400)), (180, (400, 500)), (270, (500, 400))]
)
def test_a_page_has_the_size_that_is_shown(tmp_path: Path, rotation: int, size: tuple[float, float]) -> None:
    path = draw(tmp_path / "a.pdf", [MASS], rotation=rotation)
    [drawn] = drawn_pages(path, path.read_bytes(), LIMITS)
    assert drawn.page and (drawn.page.width, drawn.page.height) == size


def test_characters_have_their_advance_so_that_numbers_stay_whole(tmp_path: Path) -> None:
    [line] = lines_of(draw(tmp_path / "a.pdf", [MASS]))
    at = line.text.index("103")
    for offset in range(at, at + 3):
        left, _, right, _ = line.extent(offset, offset + 1)
        assert right - left == pytest.approx(5, abs=0.02)  # half an em, as every digit of Times
    assert line.sides[2 * at + 1] == line.sides[2 * at + 2]


def test_raised_marks_have_levels_of_their_own(tmp_path: Path) -> None:
    word = Ink("seen before", 40, 300)
    mark = Ink("12", word.end, 300, size=6, rise=4)
    rest = Ink(" and after", mark.end, 300)
    [line] = lines_of(draw(tmp_path / "a.pdf", [word, mark, rest]))
    assert line.text == "seen before12 and after"
    assert line.extent(11, 13)[1] > line.bottom
    assert line.extent(14, 17)[1] == line.bottom


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        pytest.param(inks(["One", "Two"]), ["One", "Two"], id="below"),
        pytest.param([Ink("Two", 200, 300), Ink("One", 40, 300)], ["One Two"], id="beside"),
        pytest.param([Ink("Two", 40, 300), Ink("One", 40, 400)], ["Two", "One"], id="up the page"),
        pytest.param([Ink("One", 40, 300), Ink("Two", 300, 100, angle=90)], ["One", "Two"], id="turned"),
        pytest.param([Ink("gives treat-", 40, 300), Ink("ment", 40, 288)], ["gives treat-", "ment"], id="hyphen"),
    ],
)
def test_where_lines_end(tmp_path: Path, sheet: list[Ink], expected: list[str]) -> None:
    assert texts_of(draw(tmp_path / "a.pdf", sheet)) == expected


def test_fonts_of_lines(tmp_path: Path) -> None:
    sheet = [MASS, Ink("Methods", 40, 350, font="Helvetica-Bold"), Ink("more of it", 40, 250)]
    assert [line.font for line in lines_of(draw(tmp_path / "a.pdf", sheet))] == [
        "Times-Roman", "Helvetica-Bold", "Times-Roman"
    ]  # fmt: skip
