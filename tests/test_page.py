import pytest
from typeset import line, page, raised, row, texts

from ingest.read.page import Doubt, Line, joined, same_row, same_size


def test_edges_are_in_points() -> None:
    printed = line("mass", 50, 400, size=10)
    assert (printed.left, printed.right, printed.bottom, printed.top, printed.height) == (50, 70, 400, 410, 10)


def test_raised_characters_do_not_move_a_line() -> None:
    printed = raised("seen before", "12")
    assert (printed.bottom, printed.top) == (400, 410)
    assert printed.extent(11, 13)[1::2] == (405, 411)


def test_a_line_without_height_can_be_divided_by() -> None:
    assert Line("a", 1, [0, 500], [0, 700, 700]).height > 0


@pytest.mark.parametrize(
    ("font", "family", "is_bold"),
    [
        pytest.param("Minion-Regular", "Minion", False, id="regular"),
        pytest.param("ABCDEF+Minion-Bold", "Minion", True, id="subset"),
        pytest.param("Arial,BoldItalic", "Arial", True, id="comma"),
        pytest.param("Gotham-Medium", "Gotham", True, id="medium"),
        pytest.param("Medieval", "Medieval", False, id="medieval is no weight"),
        pytest.param("ABCDE+Minion", "ABCDE+Minion", False, id="no subset tag"),
        pytest.param("", "", False, id="no name"),
    ],
)
def test_fonts(font: str, family: str, is_bold: bool) -> None:
    printed = line("text", font=font)
    assert (printed.family, printed.is_bold) == (family, is_bold)


def test_a_part_keeps_the_place_of_its_characters() -> None:
    whole = raised("seen in two", "12", " women")
    part = whole.part(5, 16)
    assert part.text == "in two12 wo"
    for offset in range(len(part.text)):
        assert part.extent(offset, offset + 1) == whole.extent(offset + 5, offset + 6)


def test_a_part_keeps_what_ocr_doubted() -> None:
    doubted = Line("a mass of 8 cm", 1, range(28), [0, 0, 1000], doubtful=(Doubt(2, 6, 40), Doubt(10, 14, 50)))
    assert doubted.part(4, 12).doubtful == (Doubt(0, 2, 40), Doubt(6, 8, 50))
    assert doubted.part(6, 10).doubtful == ()


def test_words_stand_where_they_stood() -> None:
    first, second = line("left breast", 50).words()
    assert (first.text, first.left, first.right) == ("left", 50, 70)
    assert (second.text, second.left, second.right) == ("breast", 75, 105)


def test_wide_blanks() -> None:
    cells = row("Patient", "Age in years", "Sex")
    assert texts(cells.part(a, b) for a, b in ((0, 7), (8, 20))) == ["Patient", "Age in years"]
    assert cells.wide_blanks(40) == [(7, 8), (20, 21)]
    assert cells.wide_blanks(40.1) == cells.wide_blanks(65) == [(7, 8)]
    assert cells.wide_blanks(65.1) == []
    assert [cells.text[a:b] for a, b in cells.wide_blanks(5)] == [" "] * 4


def test_runs_of_one_level() -> None:
    assert raised("pain", "1", " at").runs() == [(0, 4, 400, 410), (4, 5, 405, 411), (5, 8, 400, 410)]


@pytest.mark.parametrize(
    ("start", "end", "extent"),
    [
        pytest.param(0, 4, (50, 400, 70, 410), id="before the mark"),
        pytest.param(4, 5, (70, 405, 75, 411), id="the mark"),
        pytest.param(5, 7, (75, 400, 85, 410), id="behind the mark"),
        pytest.param(3, 5, (65, 400, 75, 411), id="over its edge"),
    ],
)
def test_extent(start: int, end: int, extent: tuple[float, ...]) -> None:
    assert raised("pain", "1", " at").extent(start, end) == extent


def test_most_characters_say_how_a_page_is_turned() -> None:
    upright, turned = line("in the margin"), line("a table that is wider than the page", quarter=3)
    assert page([upright]).quarter == 0
    assert page([upright, turned]).quarter == 3
    assert page([]).quarter == 0
    assert page([line("one"), line("two", quarter=1)]).quarter == 0
    assert page([upright, turned], width=600, height=800).upright_height == 600
    assert page([upright], width=600, height=800).upright_height == 800


@pytest.mark.parametrize(
    ("left", "bottom", "quarter", "shown"),
    [
        pytest.param(50, 400, 0, True, id="inside"),
        pytest.param(-10, 400, 0, True, id="over the edge"),
        pytest.param(-40, 400, 0, False, id="left"),
        pytest.param(590, 400, 0, False, id="right"),
        pytest.param(50, -8, 0, False, id="below"),
        pytest.param(50, 798, 0, False, id="above"),
        pytest.param(700, 400, 1, True, id="sideways, along the height"),
        pytest.param(50, 650, 1, False, id="sideways, beyond the width"),
    ],
)
def test_what_was_cut_off_is_not_shown(left: float, bottom: float, quarter: int, shown: bool) -> None:
    assert page([], width=600, height=800).shows(line("cut mark", left, bottom, quarter=quarter)) is shown


def test_joined_words_keep_their_places_levels_and_doubts() -> None:
    doubted = Line("8", 1, [9000, 9500], [0, 40000, 41000], doubtful=(Doubt(0, 1, 40),))
    words = [line("a", 50), raised("mass", "2", left=60), doubted, line("cm", 100)]
    whole = joined(words)
    assert whole.text == "a mass2 8 cm"
    assert whole.doubtful == (Doubt(8, 9, 40),)
    at = 0
    for word in words:
        end = at + len(word.text)
        assert whole.extent(at, end) == word.extent(0, len(word.text))
        at = end + 1
    assert len(whole.sides) == 2 * len(whole.text)


@pytest.mark.parametrize(
    ("bottom", "size", "page_number", "expected"),
    [
        pytest.param(400, 10, 1, True, id="level"),
        pytest.param(406, 6, 1, True, id="small and raised"),
        pytest.param(398, 6, 1, True, id="small and lowered"),
        pytest.param(388, 10, 1, False, id="the next line"),
        pytest.param(400, 10, 2, False, id="the next page"),
    ],
)
def test_lines_side_by_side(bottom: float, size: float, page_number: int, expected: bool) -> None:
    one, other = line("one", 50, 400), line("other", 200, bottom, size=size, page=page_number)
    assert same_row(one, other) is same_row(other, one) is expected


@pytest.mark.parametrize(("size", "expected"), [(10.0, True), (11.0, True), (11.3, False), (8.8, False)])
def test_sizes(size: float, expected: bool) -> None:
    assert same_size(line("one"), line("other", size=size)) is expected
