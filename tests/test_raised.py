import pytest
from typeset import line, page

from ingest.read.page import Line, joined
from ingest.read.raised import with_raised_digits


def with_mark(text: str, mark: str, behind: str = "", height: float = 6.0, up: float = 5.0) -> Line:
    """Return a line in which a mark is smaller and higher than the rest."""
    first = line(text, 50, 500)
    small = line(mark, first.right, 500 + up, size=height)
    return joined([first, small, *([line(behind, small.right, 500)] if behind else [])], "")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        pytest.param(with_mark("was 0.87", "2", " in all"), "was 0.87² in all", id="behind a fraction"),
        pytest.param(with_mark("was 87%", "2,3"), "was 87%²,³", id="behind a percentage"),
        pytest.param(with_mark("was 64%.", "14"), "was 64%.¹⁴", id="behind the stop"),
        pytest.param(with_mark("chemotherapy.", "12"), "chemotherapy.12", id="behind a word"),
        pytest.param(with_mark("was 0.87", "2", height=10.0, up=0.0), "was 0.872", id="on the line"),
        pytest.param(with_mark("CO 5", "2", up=-2.0), "CO 52", id="lowered"),
    ],
)
def test_raised_digits(printed: Line, read: str) -> None:
    [found] = with_raised_digits(page([printed])).lines
    assert found.text == read
    assert len(found.sides) == 2 * len(read)


@pytest.mark.parametrize(
    ("mark", "read"),
    [
        pytest.param(("1,2", 0.2, 505, 6.0), ["was seen.1,2"], id="joined"),
        pytest.param(("1,2", 6.0, 505, 6.0), ["was seen.", "1,2"], id="apart"),
        pytest.param(("1,2", 0.2, 500, 10.0), ["was seen.", "1,2"], id="of the same height"),
        pytest.param(("We", 0.2, 505, 6.0), ["was seen.", "We"], id="a word"),
    ],
)
def test_marks_drawn_apart(mark: tuple[str, float, float, float], read: list[str]) -> None:
    text, gap, bottom, height = mark
    first = line("was seen.", 50, 500)
    lines = with_raised_digits(page([first, line(text, first.right + gap, bottom, size=height)])).lines
    assert [each.text for each in lines] == read
