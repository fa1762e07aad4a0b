from dataclasses import replace
from itertools import pairwise

import pytest
from typeset import line, page, row

from ingest.read.blocks import BodyPrint
from ingest.read.flow import join
from ingest.read.page import Line, PrintedPage
from ingest.read.pdf_sections import printed_sections

BODY = BodyPrint(10.0, "Serif")
TITLE = line("A lump that came after a fall", size=18)
AUTHORS = line("Ada Doe and Bo Roe", size=12, font="Sans")
PROSE = [
    "She felt a lump in her left breast a week after she had fallen from her bicycle, and came to us with it.",
    "It was hard and did not move, the skin above it was drawn in, and no node was felt in either of the axillae.",
]
OTHER = [
    "We saw her again after half a year, when nothing was left of it but a scar that she did not feel any more.",
    "She rides her bicycle as before, and has been told to come back if anything should change in either breast.",
]
SHORT = ["Fat that has died may look like a cancer in every image that can be made of it."]


def small(*texts: str) -> list[Line]:
    return [line(text, size=9) for text in texts]


def stacked(*groups: list[Line] | Line, number: int = 1) -> PrintedPage:
    """Return a page of groups of lines one below the other, with room between the groups."""
    baseline, placed = 780.0, []
    for group in groups:
        for each in group if isinstance(group, list) else [group]:
            low = round(100 * baseline)
            levels = [0, low, low + round(100 * each.height)]
            placed.append(replace(each, page=number, levels=levels))
            baseline -= 1.2 * each.height
        baseline -= 14
    return page(placed, number=number)


def found(*pages: PrintedPage) -> list[tuple[str, str]]:
    """Return the kinds of the sections of these pages with their first and last words; large lines are the title."""
    printed = join(pages, BODY)
    title = [each for each in pages[0].lines if each.height == 18]
    shown = []
    for section in printed_sections(printed, title):
        words = printed.text[section.start : section.end].split()
        shown.append((section.kind, f"{words[0]} {words[-1]}"))
    return shown


FRONT = [("title", "A fall"), ("front", "Ada Roe")]
PROSE_LINES = [line(text) for text in PROSE]
MAIN = [line("INTRODUCTION"), PROSE_LINES]


@pytest.mark.parametrize(
    ("groups", "abstract"),
    [
        pytest.param([line("ABSTRACT"), small(*PROSE), *MAIN], "ABSTRACT axillae.", id="a heading"),
        pytest.param([line("Summary"), small(*PROSE), *MAIN], "Summary axillae.", id="summary"),
        pytest.param([small(f"Abstract. {PROSE[0]}", PROSE[1]), *MAIN], "Abstract. axillae.", id="run in"),
        pytest.param(
            [line("ABSTRACT"), small(*PROSE), small(*OTHER), *MAIN], "ABSTRACT breast.", id="two paragraphs"
        ),
        pytest.param(
            [line("ABSTRACT"), line("Background"), small(*SHORT), line("Results"), small(*PROSE), line("Conclusion"), small(*OTHER), *MAIN],
            "ABSTRACT breast.",
            id="structured",
        ),
        pytest.param(
            [line("ABSTRACT"), line("Background"), small(*SHORT), line("Results"), small(*PROSE), line("1. Introduction"), *MAIN[1:]],
            "ABSTRACT axillae.",
            id="structured, then numbered",
        ),
        pytest.param(
            [line("ABSTRACT"), small(*PROSE), small("Keywords: lump; fall"), *MAIN], "ABSTRACT axillae.", id="keywords"
        ),
        pytest.param(
            [line("ABSTRACT"), small("Received 3 May 2011; accepted 4 June 2011"), small(*PROSE), *MAIN],
            "ABSTRACT axillae.",
            id="dates between",
        ),
        pytest.param(
            [line("ABSTRACT"), small(*PROSE), PROSE_LINES, small(*OTHER)], "ABSTRACT axillae.", id="other print behind"
        ),
        pytest.param([small(*PROSE), *MAIN], "She axillae.", id="no heading"),
        pytest.param([small(*PROSE), small(*OTHER), *MAIN], "She breast.", id="no heading, two paragraphs"),
        pytest.param(
            [small(*PROSE), small("Correspondence: " + "ada@example.org, " * 14), *MAIN], "She axillae.", id="an address behind"
        ),
    ],
)  # fmt: skip
def test_abstracts(groups: list[list[Line] | Line], abstract: str) -> None:
    sections = found(stacked(TITLE, AUTHORS, *groups))
    assert [words for kind, words in sections if kind == "abstract"] == [abstract]
    assert sections[:2] == FRONT


def test_no_abstract_is_as_long_as_a_paper() -> None:
    pages = [stacked(line("ABSTRACT"), *[small(*PROSE)] * 20), stacked(*[small(*PROSE)] * 20, number=2)]
    [abstract] = [each for each in printed_sections(join(pages, BODY), []) if each.kind == "abstract"]
    assert 5_000 < abstract.end - abstract.start < 7_000


@pytest.mark.parametrize(
    "groups",
    [
        pytest.param([*MAIN], id="an introduction at once"),
        pytest.param([small("A short saying."), *MAIN], id="a line of small print"),
        pytest.param([PROSE_LINES], id="no heading at all"),
    ],
)
def test_no_abstract(groups: list[list[Line] | Line]) -> None:
    assert [words for kind, words in found(stacked(TITLE, AUTHORS, *groups)) if kind == "abstract"] == []


def test_an_abstract_stands_on_the_first_pages() -> None:
    """What is headed so further on is a box: no part of the paper stands in it."""
    pages = [stacked(TITLE, *MAIN), stacked(PROSE_LINES, number=2)]
    box = [line("ABSTRACT"), small(*PROSE)]
    early, late = (join([*pages[:n], stacked(*box, number=n + 1)], BODY) for n in (1, 2))
    assert next(each.level for each in printed_sections(early, []) if each.kind == "abstract") == 1
    assert [each.level for each in printed_sections(late, []) if each.kind == "abstract"] == [2]


def test_front_matter_is_what_stands_above_and_what_reads_like_it_on_the_first_pages() -> None:
    licence = small("© 2011 The Authors. This is an open access article that anyone may read and copy.")
    sections = found(
        stacked(TITLE, AUTHORS, *MAIN, licence), stacked(PROSE_LINES, number=2), stacked(licence, number=3)
    )
    assert sections == [*FRONT, ("front", "© copy.")]


def test_captions_and_tables() -> None:
    table = [line("Table 1. Lumps", size=8), *(row("Doe", "46", "left") for _ in range(3))]
    sections = found(stacked(TITLE, *MAIN, line("Figure 1. The lump", size=8), table[:1], table[1:]))
    assert sections == [("title", "A fall"), ("figure", "Figure lump"), ("table", "Table left")]


def headed(*headings: tuple[str, str]) -> list[list[Line] | Line]:
    """Return headings in these fonts, prose below each."""
    return [part for text, font in headings for part in (line(text, size=11, font=font), PROSE_LINES)]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param(
            [("Introduction", "Serif-Bold"), ("What the lump was", "Serif-Bold"), ("Discussion", "Serif-Bold")],
            ["What was"],
            id="in the print of the others",
        ),
        pytest.param(
            [("1. Introduction", "Serif-Bold"), ("2. What the lump was", "Serif-Bold")], ["2. was"], id="numbered"
        ),
        pytest.param([("Introduction", "Serif-Bold"), ("What the lump was", "Serif")], [], id="not bold"),
        pytest.param([("Introduction", "Serif-Bold"), ("What the lump was", "Sans-Bold")], [], id="of another family"),
        pytest.param([("Introduction", "Serif-Bold"), ("What was it? A lump", "Serif-Bold")], [], id="a question"),
        pytest.param([("What the lump was", "Serif-Bold")], [], id="no known heading"),
    ],
)
def test_unusual_headings(headings: list[tuple[str, str]], expected: list[str]) -> None:
    sections = found(stacked(TITLE, AUTHORS, *headed(*headings)))
    assert [words for kind, words in sections if kind == "other"] == expected


def test_headings_printed_as_the_body_tell_nothing() -> None:
    alike = [line("Introduction"), PROSE_LINES, line("What the lump was"), PROSE_LINES]
    assert "other" not in [kind for kind, _ in found(stacked(TITLE, AUTHORS, *alike))]


def test_key_points_in_a_box_are_an_abstract_of_their_own() -> None:
    points = [line("Key points", size=9, font="Sans-Bold"), small(*SHORT)]
    sections = found(stacked(TITLE, AUTHORS, line("ABSTRACT"), small(*OTHER), *MAIN, *points, PROSE_LINES))
    assert [words for kind, words in sections if kind == "abstract"] == ["ABSTRACT breast.", "Key it."]


def test_sections_come_in_order_the_wider_first() -> None:
    printed = join([stacked(TITLE, AUTHORS, line("ABSTRACT"), small(*PROSE), *MAIN, line("Figure 1. A lump"))], BODY)
    sections = printed_sections(printed, [])
    assert len(sections) > 2
    assert all((one.start, -one.end) <= (other.start, -other.end) for one, other in pairwise(sections))


def test_nothing_has_no_sections() -> None:
    assert printed_sections(join([], BODY), []) == ()
