from collections.abc import Callable

import pytest

from ingest.heading import section_kind
from ingest.model import Document
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
