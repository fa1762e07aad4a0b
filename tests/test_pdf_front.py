from dataclasses import replace

import pytest
from typeset import column, line, page, raised, texts

from ingest.read.page import Line
from ingest.read.pdf_front import joined_title, printed_authors, title_lines

PROSE = column(["She felt a lump in her left breast when", "she fell, and came to us within a week."] * 4, top=500)
TITLE = [
    line("A rare lump of the left breast that", 50, 700, size=18),
    line("came after a fall from a bicycle", 50, 680, size=18),
]


def title(lines: list[Line]) -> str:
    return joined_title(title_lines(page([*lines, *PROSE])))


WHOLE = "A rare lump of the left breast that came after a fall from a bicycle"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(TITLE, WHOLE, id="the largest print"),
        pytest.param([line("Annals of Lumps and their Neighbours", 50, 760, size=12), *TITLE], WHOLE, id="below a journal"),
        pytest.param([line("Case Report", 50, 730, size=18), *TITLE], WHOLE, id="below a label of its size"),
        pytest.param([line("LUMPS", 50, 750, size=30), *TITLE], WHOLE, id="below a short name in larger print"),
        pytest.param(
            [line("https://lumps.example.org/article/17", 50, 750, size=24), *TITLE], WHOLE, id="below an address"
        ),
        pytest.param([*TITLE, line("and was seen no more after that day", 50, 500, size=18)], WHOLE, id="and one far below"),
        pytest.param([line("DISCUSSION AND WHAT IS NOT ", 50, 720, size=14), *TITLE], WHOLE, id="a smaller heading"),
        pytest.param(
            [line("A lump seen by magnetic reso-", 50, 700, size=18), line("nance imaging", 50, 680, size=18)],
            "A lump seen by magnetic reso-nance imaging",
            id="over a hyphen",
        ),
        pytest.param(
            [line("A lump seen with pre- and post-", 50, 700, size=18), line("operative imaging", 50, 680, size=18)],
            "A lump seen with pre- and post-operative imaging",
            id="a hyphen before and",
        ),
        pytest.param(
            [line("A rare lump of the left breast that", 50, 700, size=18), line("came after a fall", 50, 656, size=18)],
            "A rare lump of the left breast that came after a fall",
            id="in double spacing",
        ),
        pytest.param([line("A rare lump of the left breast.*", 50, 700, size=18)], "A rare lump of the left breast", id="mark"),
        pytest.param([], "", id="one print for all"),
        pytest.param([line("A rare lump of the left breast", 50, 700, size=11)], "", id="hardly larger"),
        pytest.param([line("A rare lump", 50, 700, size=18)], "", id="too short"),
        pytest.param(column([f"A line in large print {n}" for n in range(7)], pitch=20, size=18), "", id="too many lines"),
    ],
)  # fmt: skip
def test_titles(lines: list[Line], expected: str) -> None:
    assert title(lines) == expected


def test_a_page_without_lines_has_no_title() -> None:
    assert title_lines(page([])) == []


def test_the_lines_of_a_title_are_those_of_the_page() -> None:
    found = title_lines(page([*TITLE, *PROSE]))
    assert texts(found) == texts(TITLE)
    assert all(one is other for one, other in zip(found, TITLE, strict=True))


def authors(*lines: Line) -> tuple[str, ...]:
    return printed_authors(page([*TITLE, *lines, *PROSE]), TITLE)


def name_line(text: str, bottom: float = 650, font: str = "Sans") -> Line:
    return line(text, 50, bottom, size=12, font=font)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ada Doe, Bo Roe and Cy Poe", ("Ada Doe", "Bo Roe", "Cy Poe"), id="commas and and"),
        pytest.param("Ada B. Doe; Bo C Roe", ("Ada B. Doe", "Bo C Roe"), id="semicolons and initials"),
        pytest.param("Ada Doe & Bo Roe", ("Ada Doe", "Bo Roe"), id="ampersand"),
        pytest.param("Ada Doe1, Bo Roe2,3*, Cy Poe†", ("Ada Doe", "Bo Roe", "Cy Poe"), id="marks"),
        pytest.param("Ada Doe, MD, PhD, Bo Roe, M.D.", ("Ada Doe", "Bo Roe"), id="degrees"),
        pytest.param("Ada Doe MD, Bo Roe FRCR", ("Ada Doe", "Bo Roe"), id="degrees without commas"),
        pytest.param("J.-P. Doe, A. Roe", ("J.-P. Doe", "A. Roe"), id="initials first"),
        pytest.param("Jan van der Berg, Ana de la Cruz", ("Jan van der Berg", "Ana de la Cruz"), id="particles"),
        pytest.param("Ana d’Alba, Özlem Ünal, Søren O’Neil, José García-Núñez", ("Ana d’Alba", "Özlem Ünal", "Søren O’Neil", "José García-Núñez"), id="letters"),
        pytest.param("We saw a woman, who had a lump, that grew 3 cm, in a year", (), id="no names"),
        pytest.param("a report of two cases", (), id="a subtitle"),
        pytest.param("Department of Lumps, University of Rare Masses 17, Lyon 69002", (), id="an address"),
        pytest.param("Doe MA, van Roe BC and Poe D", ("Doe MA", "van Roe BC", "Poe D"), id="initials behind the name"),
    ],
)  # fmt: skip
def test_authors(text: str, expected: tuple[str, ...]) -> None:
    assert authors(name_line(text)) == expected


def test_authors_run_over_lines_of_the_same_print() -> None:
    lines = [name_line("Ada Doe, Bo"), name_line("Roe and Cy Poe", 636), name_line("Lyon, Dee Moe", 620, font="Other")]
    assert authors(*lines) == ("Ada Doe", "Bo Roe", "Cy Poe")


def test_a_label_may_stand_between_title_and_authors() -> None:
    assert authors(name_line("Case Report", 664), name_line("Ada Doe, Bo Roe")) == ("Ada Doe", "Bo Roe")
    assert authors(name_line("Case Report")) == ()


def test_raised_letters_are_marks() -> None:
    printed = replace(raised("Ada Doe", "ab", ", Bo Roe", bottom=650), font="Sans")
    assert authors(printed) == ("Ada Doe", "Bo Roe")


def test_no_title_no_authors() -> None:
    assert printed_authors(page([name_line("Ada Doe, Bo Roe"), *PROSE]), []) == ()


def test_a_title_that_ends_the_page_has_no_authors() -> None:
    assert printed_authors(page(TITLE), TITLE) == ()
