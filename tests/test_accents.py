from dataclasses import replace

import pytest
from typeset import line, page, texts

from ingest.read.accents import with_accents
from ingest.read.page import Line, joined


def over(text: str, accents: dict[int, str], *, shift: float = 0.0, raise_: float = 0.0) -> Line:
    """Return a line behind which accents are drawn that stand over its letters with these offsets."""
    base = line(text)
    marks = [line(accent, base.sides[2 * at] / 100 + shift, base.bottom + raise_) for at, accent in accents.items()]
    return joined([base, *marks])


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param(over("Jose Garcia", {3: "´", 9: "´"}), "José García", id="acute"),
        pytest.param(over("Muller", {1: "¨"}), "Müller", id="diaeresis"),
        pytest.param(over("Nunez", {2: "˜"}), "Nuñez", id="tilde"),
        pytest.param(over("Garcıa", {4: "´"}), "García", id="dotless i"),
        pytest.param(over("Francois", {4: "¸"}), "François", id="cedilla"),
        pytest.param(over("Ahlen", {0: "˚"}), "Åhlen", id="ring over a capital"),
        pytest.param(over("Kovac", {4: "ˇ"}), "Kovač", id="caron"),
        pytest.param(joined([line("Jose  "), line("´", 65)]), "José", id="blanks before it"),
        pytest.param(joined([line("´", 65), line("  Jose", 40)]), "José", id="blanks behind it"),
        pytest.param(over("grade 3", {6: "´"}), "grade 3 ´", id="over no letter"),
        pytest.param(over("bbb", {1: "¸"}), "bbb ¸", id="no such letter"),
        pytest.param(over("Jose", {3: "´"}, shift=4), "Jose ´", id="beside its letter"),
        pytest.param(over("Jose", {3: "´"}, raise_=8), "Jose ´", id="a line above"),
    ],
)
def test_accents(printed: Line, expected: str) -> None:
    assert texts(with_accents(page([printed])).lines) == [expected]


def test_an_accent_drawn_inside_its_word_leaves_no_blank() -> None:
    """`Univer ´ ıa`: the accent and the blanks beside it take no room."""
    whole = line("Univerıa")
    head, tail = whole.part(0, 6), whole.part(6, 8)
    accent = line("´", tail.left)
    [mended] = with_accents(page([joined([head, accent, tail])])).lines
    assert mended.text == "Univería"
    assert mended.sides == whole.sides
    assert [mended.extent(at, at + 1) for at in range(8)] == [whole.extent(at, at + 1) for at in range(8)]


def test_a_blank_between_words_stays() -> None:
    first, second = line("San Jose", 50), line("in spring", 95)
    accent = line("´", 50 + 7 * 5)
    [mended] = with_accents(page([joined([first, accent, second])])).lines
    assert mended.text == "San José in spring"


def test_an_accent_may_be_a_line_of_its_own() -> None:
    assert texts(with_accents(page([line("´", 65), line("Jose")])).lines) == ["José"]


def test_accents_of_sideways_text_stay_apart_from_upright_text() -> None:
    assert texts(with_accents(page([line("´", 65, quarter=1), line("Jose")])).lines) == ["´", "Jose"]


def test_levels_go_on_behind_a_joined_accent() -> None:
    """A raised callout stays raised where an accent before it was taken out."""
    base = line("Jose2")
    base = replace(base, levels=[*base.levels, 4, 40500, 41100])
    accent = line("´", 65)
    head, tail = base.part(0, 4), base.part(4, 5)
    [mended] = with_accents(page([joined([head, accent, tail])])).lines
    assert mended.text == "José2"
    assert mended.extent(4, 5) == base.extent(4, 5)


def test_a_page_without_accents_is_returned_as_it_is() -> None:
    before = page([line("José saw a mass of 3 × 2 cm"), line("`")])
    assert with_accents(before) == before
