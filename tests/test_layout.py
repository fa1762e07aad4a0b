import re
from collections import Counter
from itertools import chain, zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset import column, line, page, raised, row, texts

from ingest.read.layout import in_reading_order
from ingest.read.page import Line, PrintedPage

LEFT = [
    "A woman felt a lump in her breast",
    "after a fall from her bicycle. She",
    "was sent to us in the same month.",
    "The lump was hard and did not move",
    "at all, and the skin above it had",
    "been drawn in. No node was felt.",
    "The other side had nothing that we",
    "would remark upon. She had been in",
]
RIGHT = [
    "good health until then. We saw a",
    "mass of two centimetres with edges",
    "that were not sharp. A needle took",
    "three cores from it.",
    "These showed dead fat and a giant",
    "cell or two. It was left where it",
    "was, and a year later there was no",
    "mass to be seen where it had been.",
]
left = column(LEFT, 50)
right = column(RIGHT, 320)
title = line("A lump that was not what it seemed to be in a woman who fell from her bicycle", 50, 690, size=14)


def order(lines: list[Line]) -> list[str]:
    return texts(in_reading_order(page(lines)).lines)


def by_rows(one: list[Line], other: list[Line]) -> list[Line]:
    return [each for each in chain(*zip_longest(one, other)) if each]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        pytest.param([*left, *right], [*LEFT, *RIGHT], id="column after column"),
        pytest.param([*column(LEFT), *column(RIGHT, top=500)], [*LEFT, *RIGHT], id="one column"),
        pytest.param(by_rows(left, right), [*LEFT, *RIGHT], id="row after row"),
        pytest.param([title, *by_rows(left, right)], [title.text, *LEFT, *RIGHT], id="below a title"),
        pytest.param([*left, *right, title], [title.text, *LEFT, *RIGHT], id="the title drawn last"),
        pytest.param([*by_rows(left, right), title], [title.text, *LEFT, *RIGHT], id="rows, the title drawn last"),
        pytest.param([*reversed(left), *reversed(right)], [*LEFT, *RIGHT], id="from the bottom"),
        pytest.param([], [], id="nothing"),
        pytest.param([left[0]], [LEFT[0]], id="one line"),
    ],
)
def test_columns(drawn: list[Line], expected: list[str]) -> None:
    assert order(drawn) == expected


def test_columns_of_rows_drawn_as_one_line() -> None:
    """pdfium makes one line of what stands on one baseline, with a wide blank where the columns part."""
    rows = [row(a, b, bottom=650 - 12 * n, wide=270) for n, (a, b) in enumerate(zip(LEFT, RIGHT, strict=True))]
    assert order(rows) == [*LEFT, *RIGHT]


def test_a_line_across_the_columns_ends_what_stands_above_it() -> None:
    heading = line("What was seen below the skin, and what became of it in all the years that followed", 50, 540)
    below = by_rows(column(LEFT, 50, 520), column(RIGHT, 320, 520))
    assert order([*by_rows(left, right), heading, *below]) == [*LEFT, *RIGHT, heading.text, *LEFT, *RIGHT]


def test_three_columns() -> None:
    columns = [column([text[:22].strip() for text in LEFT], x) for x in (50, 230, 410)]
    rows = [each for group in zip(*columns, strict=True) for each in group]
    assert order(rows) == [text[:22].strip() for text in LEFT] * 3


def test_scattered_words_find_their_lines() -> None:
    words = [word for each in [*left, *right] for word in each.words()]
    assert order(words[::2] + words[1::2]) == [*LEFT, *RIGHT]


def test_a_raised_callout_stays_with_its_word() -> None:
    marked = [*left[:3], raised("that day.", "12", " The lump was hard", bottom=left[3].bottom), *left[4:]]
    words = [word for each in marked for word in each.words()]
    mark = next(word for word in words if "12" in word.text)
    words.remove(mark)
    at = mark.text.index("12")
    words += [mark.part(0, at), mark.part(at, len(mark.text))]
    scattered = [word for each in right for word in each.words()]
    [found] = [text for text in order([*words[::2], *words[1::2], *scattered]) if "12" in text]
    assert re.fullmatch(r"that day\. ?12 The lump was hard", found)


def test_scattered_cells_are_read_row_by_row() -> None:
    """A page of nothing but short cells has no columns of prose."""
    cells = [line(f"{r}-{c}", 50 + 60 * c, 650 - 12 * r) for r in range(9) for c in range(9)]
    assert order(cells[::2] + cells[1::2]) == texts(cells)


def test_short_rows_of_a_table_are_kept_as_drawn() -> None:
    """The cells of a table change the half of the page from one to the next, as narrow pieces of prose do not."""
    cells = by_rows(column(["Age", "Sex", "Side"], 50, 300), column(["46", "female", "left"], 400, 300))
    assert order([*left, *right, *cells]) == [*LEFT, *RIGHT, "Age", "46", "Sex", "female", "Side", "left"]


@pytest.mark.parametrize(
    ("begun", "ended"),
    [
        pytest.param(
            ["The mass was seen and measured and", "Two cores were taken, both of which"],
            ["12 days later it was left alone.", "2 days later showed nothing but fat."],
            id="no stop before a capital",
        ),
        pytest.param(
            ["12 days later it was seen again and", "2 cores were taken then, both of which"],
            ["then it was left where it had been.", "showed nothing but fat in the end."],
            id="a stop before a small letter",
        ),
    ],
)
def test_the_drawn_order_stays_where_the_columns_would_break_more_sentences(begun: list[str], ended: list[str]) -> None:
    """Two lists side by side, each entry of which goes on to the right of where it began."""
    drawn = by_rows(column(begun * 3, 50), column(ended * 3, 320))
    assert order(drawn) == texts(drawn)


def test_what_is_turned_against_the_page_comes_last() -> None:
    turned = line("Downloaded by a reader", quarter=3)
    assert order([turned, *left]) == [*LEFT, "Downloaded by a reader"]


def test_a_page_that_is_sideways_as_a_whole_is_ordered_upright() -> None:
    both = [line(each.text, each.left, each.bottom - 200, quarter=1) for each in by_rows(left, right)]
    assert order(both) == [*LEFT, *RIGHT]


WORD = st.text("abcdefgXY0123456789.", min_size=1, max_size=9)
LINE = st.builds(
    lambda words, left, bottom, size, quarter: line(" ".join(words), left, bottom, size=size, quarter=quarter),
    st.lists(WORD, min_size=1, max_size=8),
    st.integers(0, 550),
    st.integers(0, 780),
    st.sampled_from([6.0, 10.0, 10.0, 10.0, 14.0]),
    st.sampled_from([0, 0, 0, 0, 1, 3]),
)
PAGES = st.lists(LINE, max_size=90).map(page)


def characters(each: PrintedPage) -> Counter[tuple[str, tuple[float, ...], int]]:
    return Counter(
        (character, line.extent(at, at + 1), line.quarter)
        for line in each.lines
        for at, character in enumerate(line.text)
        if character != " "
    )


@settings(max_examples=30, deadline=None)
@given(PAGES)
def test_each_character_is_kept_once_at_its_place(drawn: PrintedPage) -> None:
    assert characters(in_reading_order(drawn)) == characters(drawn)


@settings(max_examples=30, deadline=None)
@given(PAGES)
def test_no_word_is_split(drawn: PrintedPage) -> None:
    def words(each: PrintedPage) -> Counter[str]:
        return Counter(word for line in each.lines for word in line.text.split())

    assert words(in_reading_order(drawn)) == words(drawn)
