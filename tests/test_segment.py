from collections.abc import Callable
from typing import Any

import pytest

from ingest.heading import section_kind
from ingest.model import Document, Section, SectionKind
from ingest.segment import find_sections, find_sentences
from ingest.view import normalise

DocumentOf = Callable[[str], Document]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("INTRODUCTION", "introduction"),
        ("2. Materials and Methods", "methods"),
        ("Results and Discussion", "discussion"),
        ("ABSTRACT.RESULTS:", "results"),
        ("III. CASE REPORT", "case"),
        ("References", "references"),
        ("The results were good in all patients of the series", None),
        ("", None),
    ],
)
def test_heading(line: str, kind: str | None) -> None:
    assert section_kind(line) == kind


def test_sections_of_plain_text(document_of: DocumentOf) -> None:
    text = (
        "A title\n\nBACKGROUND: We asked.\nRESULTS: We found 3 of 4.\n\nDiscussion\n\nAs before.\n\n"
        "Figure 1. A mass.\n\nReferences\n\n1. A. B."
    )
    document = document_of(text)
    kinds = [(section.kind, text[section.start : section.start + 6]) for section in find_sections(normalise(document))]
    assert kinds == [
        ("introduction", "BACKGR"), ("results", "RESULT"), ("discussion", "Discus"), ("figure", "Figure"),
        ("references", "Refere"),
    ]  # fmt: skip


def test_back_matter_between_sections_does_not_swallow_what_follows(document_of: DocumentOf) -> None:
    text = "RESULTS\n\nWe found it.\n\nAbbreviations: MRI, imaging.\n\nIt was so.\n\nDISCUSSION\n\nYes.\n\nFunding\n\nNone."
    kinds = [section.kind for section in find_sections(normalise(document_of(text)))]
    assert kinds == ["results", "discussion", "back"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("One. Two.", ["One.", "Two."], id="two"),
        pytest.param("It was 84.5% (Fig. 2). Then.", ["It was 84.5% (Fig. 2).", "Then."], id="abbreviation"),
        pytest.param("Smith et al. found it. Yes.", ["Smith et al. found it.", "Yes."], id="et al"),
        pytest.param("E. coli grew. No.", ["E. coli grew.", "No."], id="initial"),
        pytest.param("It fell.[12] Then it rose.", ["It fell.[12]", "Then it rose."], id="callout behind the stop"),
        pytest.param("68.9% vs. 22.2% here. End.", ["68.9% vs. 22.2% here.", "End."], id="versus"),
        pytest.param("Yes or no. The end.", ["Yes or no.", "The end."], id="no at the end"),
        pytest.param("See no. 12 there. End.", ["See no. 12 there.", "End."], id="number"),
        pytest.param("First\n\nSecond", ["First", "Second"], id="paragraphs"),
        pytest.param("It fell.She rose. B.The.", ["It fell.", "She rose.", "B.The."], id="a blank left out"),
        pytest.param("Was it? It was! So.", ["Was it?", "It was!", "So."], id="marks"),
    ],
)
def test_sentences(document_of: DocumentOf, text: str, sentences: list[str]) -> None:
    view = normalise(document_of(text))
    found = find_sentences(view, ())
    assert [view.text[sentence.start : sentence.end] for sentence in found] == sentences


def test_a_sentence_of_unlikely_length_is_cut_without_loss(document_of: DocumentOf) -> None:
    view = normalise(document_of("word " * 2_000 + "x" * 5_000))
    found = find_sentences(view, ())
    assert max(sentence.end - sentence.start for sentence in found) <= 2_000
    assert "".join(view.text[sentence.start : sentence.end] for sentence in found) == view.text


def section(document: Document, kind: SectionKind, beginning: str, end: str, **fields: Any) -> Section:
    """Return a section from the first occurrence of one string to the end of another."""
    return Section(kind=kind, start=document.text.index(beginning), end=document.text.index(end) + len(end), **fields)


PAPER = """A lump

Doe A, Roe B

ABSTRACT

BACKGROUND: Lumps occur.

RESULTS: One did.

INTRODUCTION

We saw it.

What the lump was

It was fat.

Results

These were good.

Figure 1. The lump

It grew.

DISCUSSION

That was all."""


def found(document: Document, *known: Section) -> list[tuple[SectionKind, int, str]]:
    """Return kind, level and first and last words of the sections."""
    shown = []
    for each in find_sections(normalise(document), known):
        words = document.text[each.start : each.end].split()
        shown.append((each.kind, each.level, f"{words[0]} {words[-1]}"))
    return shown


@pytest.fixture
def printed(document_of: DocumentOf) -> Document:
    """A paper of whose print something is known: no text of a PDF's keeps the room between the cells of a table."""
    return document_of(PAPER).model_copy(update={"format": "pdf"})


def test_headings_of_a_known_abstract_stay_in_it(printed: Document) -> None:
    abstract = section(printed, "abstract", "ABSTRACT", "One did.", heading="ABSTRACT")
    assert found(printed, abstract)[:4] == [
        ("abstract", 1, "ABSTRACT did."),
        ("introduction", 2, "BACKGROUND: occur."),
        ("results", 2, "RESULTS: did."),
        ("introduction", 1, "INTRODUCTION fat."),
    ]
    view = normalise(printed)
    sentences = find_sentences(view, find_sections(view, (abstract,)))
    [one] = [each for each in sentences if view.text[each.start : each.end].endswith("One did.")]
    assert one.section == "results"


def test_a_known_abstract_without_a_heading_is_one(document_of: DocumentOf) -> None:
    document = document_of("A lump\n\nIt was seen. It was fat.\n\nINTRODUCTION\n\nLumps occur.")
    abstract = section(document, "abstract", "It was seen", "fat.")
    assert found(document, abstract) == [("abstract", 1, "It fat."), ("introduction", 1, "INTRODUCTION occur.")]


def test_nothing_in_front_matter_heads_anything(document_of: DocumentOf) -> None:
    document = document_of("Methods\n\nA journal.\n\nINTRODUCTION\n\nLumps occur.")
    assert found(document)[0] == ("methods", 1, "Methods journal.")
    front = section(document, "front", "Methods", "journal.", level=2)
    assert found(document, front) == [("front", 2, "Methods journal."), ("introduction", 1, "INTRODUCTION occur.")]


def test_nothing_below_a_figure_heads_anything(document_of: DocumentOf) -> None:
    document = document_of("Methods\n\nWe looked.\n\nFigure 1. A lump\nResults\n\nWe looked again.")
    figure = section(document, "figure", "Figure", "\nResults", level=2)
    assert found(document, figure) == [("methods", 1, "Methods again."), ("figure", 2, "Figure Results")]


def test_where_captions_are_known_no_others_are_sought(printed: Document) -> None:
    assert ("figure", 2, "Figure lump") in found(printed)
    title = section(printed, "title", "A lump", "A lump", level=2)
    assert "figure" not in [kind for kind, *_ in found(printed, title)]


def test_an_unusual_heading_goes_on_to_the_next(printed: Document) -> None:
    unusual = section(printed, "other", "What the", "was", heading="What the lump was")
    sections = found(printed, unusual)
    assert ("introduction", 1, "INTRODUCTION it.") in sections
    assert ("other", 1, "What fat.") in sections
    [whole] = [each for each in find_sections(normalise(printed), (unusual,)) if each.kind == "other"]
    assert whole.heading == "What the lump was"


def test_of_jats_all_sections_are_known(printed: Document) -> None:
    marked = printed.model_copy(update={"format": "jats"})
    known = section(marked, "case", "We saw", "fat.")
    assert find_sections(normalise(marked), (known,)) == (known,)
    assert find_sections(normalise(marked)) == ()


def test_sections_are_in_order_the_wider_first(printed: Document) -> None:
    abstract = section(printed, "abstract", "ABSTRACT", "One did.")
    caption = section(printed, "figure", "Figure", "The lump", level=2)
    sections = find_sections(normalise(printed), (caption, abstract))
    assert list(sections) == sorted(sections, key=lambda each: (each.start, -each.end))
    assert {abstract, caption} <= set(sections)
