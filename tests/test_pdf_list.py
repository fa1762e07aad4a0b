from dataclasses import replace

import pytest
from typeset import column, line, page, raised

from ingest.read.blocks import BodyPrint
from ingest.read.flow import join
from ingest.read.page import Line
from ingest.read.pdf_list import list_print, raised_places

BODY = BodyPrint(10.0, "Serif")


def levelled(text: str, start: int, end: int, bottom: float, top: float) -> Line:
    """Return a line at 400 to 410 points with a stretch on another level."""
    whole = line(text)
    return replace(whole, levels=[*whole.levels, start, round(100 * bottom), round(100 * top), end, *whole.levels[1:]])


def hanging(lines: list[Line]) -> list[str]:
    """Return the lines that hang."""
    printed = join([page(lines)], BODY)
    return [printed.text[at:].split("\n")[0] for at in list_print(printed).hanging]


def entries(edge: float = 50, indent: float = 12, page_number: int = 1) -> list[Line]:
    pieces = [
        "Doe A. One lump. Annals",
        "1999;1:1.",
        "Roe B. Two lumps, and a",
        "third. 2001;2:2.",
        "Poe C. None. 2003;3:3.",
    ]
    places = [edge, edge + indent, edge, edge + indent, edge]
    return [
        line(text, x, 600 - 12 * n, page=page_number) for n, (text, x) in enumerate(zip(pieces, places, strict=True))
    ]


FIRST = ["Doe A. One lump. Annals", "Roe B. Two lumps, and a", "Poe C. None. 2003;3:3."]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(entries(), FIRST, id="indented alike"),
        pytest.param([*entries(), *entries(320)], FIRST * 2, id="two columns, each with its own edge"),
        pytest.param(entries(indent=3), [], id="hardly indented"),
        pytest.param(column(["A line of prose"] * 6), [], id="not at all"),
        pytest.param(
            [line("A paragraph of prose", 62, 612), *column(["that goes on for lines"] * 6, top=600)], [], id="too few"
        ),
        pytest.param(
            [line("A line of a verse", 50 + 9 * n, 600 - 12 * n) for n in range(5)], [], id="indented unlike"
        ),
        pytest.param([], [], id="nothing"),
    ],
)  # fmt: skip
def test_hanging_lines(lines: list[Line], expected: list[str]) -> None:
    assert hanging(lines) == expected


def test_the_lines_below_a_hanging_one_are_indented() -> None:
    printed = join([page([*entries(), *column(["A line of prose"] * 6, 320)])], BODY)
    found = list_print(printed)
    assert sorted(printed.text[at:].split("\n")[0] for at in found.indented) == ["1999;1:1.", "third. 2001;2:2."]
    assert len(found.hanging) == 3


def test_pages_have_edges_of_their_own() -> None:
    printed = join([page(entries()), page(entries(70, page_number=2))], BODY)
    assert len(list_print(printed).hanging) == 6


def test_captions_and_tables_are_no_part_of_a_list() -> None:
    printed = join([page([*entries(), line("Figure 1. A lump", 50, 400), line("Table 1. Lumps", 50, 300)])], BODY)
    assert [printed.text[start:end] for start, end in list_print(printed).apart] == [
        "Figure 1. A lump",
        "Table 1. Lumps",
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param(raised("seen before", "12", ", too"), ["12"], id="raised"),
        pytest.param(levelled("H2O", 1, 2, 397, 403), [], id="lowered"),
        pytest.param(levelled("to 12 cm", 3, 5, 403, 412), [], id="high but not small"),
        pytest.param(levelled("to 12 cm", 3, 5, 400, 406), [], id="small but not high"),
        pytest.param(line("of 12 cm"), [], id="level"),
    ],
)
def test_raised_places(printed: Line, expected: list[str]) -> None:
    text = join([page([line("A line above it", bottom=412), printed])], BODY)
    assert [text.text[start:end] for start, end in raised_places(text)] == expected
