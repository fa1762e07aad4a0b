from collections.abc import Callable, Sequence

import pytest
from typeset import column, line, page, texts

from ingest.read.furniture import without_furniture
from ingest.read.page import Line, PrintedPage, joined

PROSE = [
    "She was seen again in the spring",
    "and had no pain in her left arm.",
    "The scar was soft, and the other",
    "breast had not changed since the",
    "first visit. Blood counts were as",
    "before, and she went on with the",
    "tablets that she had been given.",
    "A year later she was still well.",
]


def kept(furniture: Callable[[int], Sequence[Line]], pages: int = 4, body: Sequence[str] = PROSE) -> list[list[str]]:
    """Return what is kept of pages of the same prose, each with its own furniture drawn first."""
    drawn = [page([*furniture(number), *column(body, page=number)]) for number in range(1, pages + 1)]
    return [texts(each.lines) for each in without_furniture(drawn)]


@pytest.mark.parametrize(
    "furniture",
    [
        pytest.param(lambda n: [line("Annals of Rare Masses", bottom=760, page=n)], id="running head"),
        pytest.param(lambda n: [line("Annals of Rare Masses", bottom=702, page=n)], id="running head far in"),
        pytest.param(lambda n: [line("Annals of Rare Masses", bottom=30, page=n)], id="running foot"),
        pytest.param(lambda n: [line("Annals of Rare Masses", bottom=92, page=n)], id="running foot far in"),
        pytest.param(lambda n: [line(f"Annals of Rare Masses {n + 5} (2)", bottom=760, page=n)], id="with a number"),
        pytest.param(lambda n: [line(str(n), bottom=30, page=n)], id="page number"),
        pytest.param(lambda n: [line(f"- {n} -", bottom=30, page=n)], id="page number with dashes"),
        pytest.param(lambda n: [line(f"Page {n} of 4", bottom=30, page=n)], id="page number of all"),
        pytest.param(lambda n: [line(str(n + 811), bottom=30, page=n)], id="page number of a volume"),
        pytest.param(
            lambda n: [line(f"{n} Doe et al." if n % 2 else f"A rare mass {n}", bottom=760, page=n)], id="both sides"
        ),
        pytest.param(
            lambda n: [line("Doe et al." if n % 2 else "A rare mass", bottom=760, page=n)], id="by turns"
        ),
        pytest.param(
            lambda n: [line("Annals", bottom=760, page=n), line(f"{n}", 540, 760, page=n)], id="head and number"
        ),
    ],
)  # fmt: skip
def test_furniture_goes(furniture: Callable[[int], Sequence[Line]]) -> None:
    assert kept(furniture) == [PROSE] * 4


@pytest.mark.parametrize(
    ("furniture", "stays"),
    [
        pytest.param(
            lambda n: [line("Annals of Rare Masses", bottom=500, page=n)], "Annals of Rare Masses", id="in the text"
        ),
        pytest.param(
            lambda n: [line("Annals of Rare Masses", bottom=698 + 20 * n, page=n)],
            "Annals of Rare Masses",
            id="at other heights",
        ),
        pytest.param(lambda n: [line("12", bottom=30, page=n)], "12", id="the same number"),
        pytest.param(
            lambda n: [line("Annals of Rare Masses", bottom=760, page=n)] if n == 1 else [],
            "Annals of Rare Masses",
            id="once",
        ),
        pytest.param(lambda n: [line("Doe", bottom=760, page=n)], "Doe", id="too few letters"),
        pytest.param(lambda n: [line(f"Case {n}", bottom=760, page=n)], "Case 1", id="headings that count"),
        pytest.param(lambda n: [line(f"Table {n}. Marks", bottom=760, page=n)], "Table 1. Marks", id="captions"),
        pytest.param(lambda n: [line(f"MRI {70 + 7 * n} of 90", bottom=760, page=n)], "MRI 77 of 90", id="rows"),
    ],
)
def test_text_stays(furniture: Callable[[int], Sequence[Line]], stays: str) -> None:
    assert kept(furniture)[0] == [stays, *PROSE]


def test_a_number_alone_on_one_page_is_its_number_or_none() -> None:
    assert kept(lambda n: [line("1", bottom=30, page=n)], pages=1) == [PROSE]
    assert kept(lambda n: [line("17", bottom=30, page=n)], pages=1) == [["17", *PROSE]]


def test_a_running_head_may_be_set_a_little_higher_elsewhere() -> None:
    assert kept(lambda n: [line("Annals of Rare Masses", bottom=760 + n, page=n)]) == [PROSE] * 4


def test_a_line_that_begins_with_the_page_number_goes_from_the_edge_only() -> None:
    """A line of text that stands high may begin with any number, such as that of the women who were seen."""
    said = ["1 woman was seen", "2 of them fell ill", "3 had no pain", "4 died"]

    def furniture(number: int) -> list[Line]:
        head, foot = line("Rare Masses", bottom=780, page=number), line("The Society", bottom=30, page=number)
        return [head, foot, line(said[number - 1], bottom=745, page=number)]

    assert kept(furniture) == [[text, *PROSE] for text in said]


def test_furniture_of_sideways_pages_stands_above_their_own_text() -> None:
    def sideways(number: int) -> PrintedPage:
        said = [line(text, 50, 500 - 12 * n, page=number, quarter=1) for n, text in enumerate(PROSE)]
        return page([line("Annals of Rare Masses", 50, 580, page=number, quarter=1), *said])

    assert [texts(each.lines) for each in without_furniture([sideways(1), sideways(2)])] == [PROSE] * 2


def test_a_note_up_the_margin_stays() -> None:
    note = [line("Downloaded by a reader", 50, 760, page=number, quarter=1) for number in (1, 2)]
    assert kept(lambda number: [note[number - 1]], pages=2) == [[note[0].text, *PROSE]] * 2


def manuscript(numbers: Sequence[int], said: Sequence[str], page_number: int = 1, apart: bool = False) -> PrintedPage:
    """Return a page whose lines are numbered, each number drawn with its line or all of them behind."""
    body = [line(text, 80, 650 - 24 * n, page=page_number) for n, text in enumerate(said)]
    margin = [
        line(str(number), 60 - 5 * len(str(number)), 650 - 24 * n, page=page_number)
        for n, number in enumerate(numbers)
        if number
    ]
    if apart:
        return page([*body, *margin])
    beside = {each.bottom: each for each in margin}
    return page([joined([beside[each.bottom], each]) if each.bottom in beside else each for each in body])


@pytest.mark.parametrize("apart", [False, True], ids=["with their lines", "by themselves"])
@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param([*range(1, 9)], id="each line"),
        pytest.param([*range(97, 105)], id="going on, and one digit more"),
    ],
)
def test_line_numbers_go(numbers: list[int], apart: bool) -> None:
    [shown] = without_furniture([manuscript(numbers, PROSE, apart=apart)])
    assert texts(shown.lines) == PROSE
    assert {each.left for each in shown.lines} == {80}


def test_five_lines_are_enough_to_tell_their_numbers() -> None:
    five, four = (without_furniture([manuscript([*range(1, n + 1)], PROSE[:n])])[0] for n in (5, 4))
    assert texts(five.lines) == PROSE[:5]
    assert texts(four.lines) == [f"{n} {text}" for n, text in enumerate(PROSE[:4], 1)]


def test_every_fifth_line_may_be_numbered() -> None:
    body = [f"{text} {n}" for n in range(4) for text in PROSE]
    [shown] = without_furniture([manuscript([n if n % 5 == 0 else 0 for n in range(1, 33)], body, apart=True)])
    assert texts(shown.lines) == body


@pytest.mark.parametrize(
    ("numbers", "body"),
    [
        pytest.param([1, 2, 3, 0, 0, 0, 0, 0], PROSE, id="a short list"),
        pytest.param([3, 17, 4, 90, 12, 55, 2, 31], PROSE, id="figures"),
        pytest.param(
            [1, 0, 2, 0, 0, 0, 3, 4, 0, 0, 5, 6, 0, 0, 0, 0],
            [*PROSE, *PROSE],
            id="a list whose entries run over lines",
        ),
    ],
)
def test_numbers_of_lists_stay(numbers: list[int], body: list[str]) -> None:
    before = manuscript(numbers, body)
    assert without_furniture([before]) == [before]


def test_a_page_that_is_numbered_unlike_the_others_loses_its_numbers_too() -> None:
    pages = [manuscript([*range(1, 9)], PROSE), manuscript([1, 2, 3, 0, 0, 0, 0, 0], PROSE, 2)]
    assert [texts(each.lines) for each in without_furniture(pages)] == [PROSE, PROSE]
