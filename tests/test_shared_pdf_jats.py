"""Papers as PDF against the same papers as JATS XML, which are no part of the project."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from ingest.model import CASE_FIELDS, Reading
from ingest.pipeline import Pipeline
from ingest.read import Parts, read_document
from ingest.segment import find_sentences
from ingest.view import normalise

_PAIRS = 20
_LEAST_LETTERS = 15  # of a sentence: what is shorter stands in any text
_NO_BODY = frozenset({"title", "abstract", "references", "figure", "table", "front", "back"})


def letters(text: str | None) -> str:
    """Return letters and digits alone, without case and accents: what no typesetting changes."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", (text or "").lower()))


@dataclass(frozen=True)
class Pair:
    """A paper as its PDF and as its XML tell it."""

    name: str
    printed: Reading
    marked: Reading
    body: tuple[str, ...]

    @cached_property
    def lost(self) -> list[str]:
        """The sentences of the body that do not stand whole in the PDF's text."""
        text = letters(self.printed.document.text)
        return [sentence for sentence in self.body if letters(sentence) not in text]


def body_sentences(parts: Parts) -> tuple[str, ...]:
    view = normalise(parts.document)
    sentences = (
        view.span(each.start, each.end).quote
        for each in find_sentences(view, parts.sections)
        if each.section not in _NO_BODY
    )
    return tuple(sentence for sentence in sentences if len(letters(sentence)) >= _LEAST_LETTERS)


@pytest.fixture(scope="session")
def pairs(shared: Path, pipeline: Pipeline) -> list[Pair]:
    paths = sorted((shared / "pdf_jats").glob("*.xml"))
    if not paths:
        pytest.skip("the papers as PDF and JATS are not here")
    found = []
    for path in paths:
        marked, printed = read_document(path), read_document(path.with_suffix(".pdf"))
        readings = pipeline.understand(printed), pipeline.understand(marked)
        found.append(Pair(path.stem, *readings, body_sentences(marked)))
    assert len(found) == _PAIRS
    return found


def abstract(reading: Reading) -> str:
    text = reading.document.text
    found = [text[each.start : each.end] for each in reading.sections if each.kind == "abstract" and each.level == 1]
    return letters(found[0]).removeprefix("abstract") if found else ""


def rows(reading: Reading) -> Counter[Hashable]:
    """Return what a reading says of cases and accuracy, wherever it stands."""
    told: Counter[Hashable] = Counter(
        (each.measure, each.value, each.index_test, each.target, each.cited, each.cites) for each in reading.claims
    )
    for number, case in enumerate(reading.cases):
        for field in CASE_FIELDS:
            value = getattr(case, field)
            values = value if isinstance(value, tuple) else (value,)
            told.update((number, field, str(each)) for each in values if each not in (None, False, ""))
    return told


def test_sentences_stand_whole(pairs: list[Pair]) -> None:
    shares = {pair.name: 1 - len(pair.lost) / len(pair.body) for pair in pairs}
    count, lost = sum(len(pair.body) for pair in pairs), sum(len(pair.lost) for pair in pairs)
    assert count > 1_000
    assert 1 - lost / count >= 0.985
    assert min(shares.values()) >= 0.95, min(shares, key=lambda name: shares[name])


def test_titles(pairs: list[Pair]) -> None:
    assert [p.name for p in pairs if letters(p.printed.document.title) != letters(p.marked.document.title)] == []


def test_dois(pairs: list[Pair]) -> None:
    assert [pair.name for pair in pairs if pair.printed.document.doi != pair.marked.document.doi] == []


def test_dates_of_receipt(pairs: list[Pair]) -> None:
    assert any(pair.marked.document.received for pair in pairs)
    assert [pair.name for pair in pairs if pair.printed.document.received != pair.marked.document.received] == []


def test_abstracts(pairs: list[Pair]) -> None:
    assert all(abstract(pair.marked) for pair in pairs)
    assert [pair.name for pair in pairs if abstract(pair.printed) != abstract(pair.marked)] == []


def test_reference_labels(pairs: list[Pair]) -> None:
    expected = {(pair.name, each.label) for pair in pairs for each in pair.marked.references}
    found = {(pair.name, each.label) for pair in pairs for each in pair.printed.references}
    assert len(expected) > 200
    assert len(expected & found) / len(expected) >= 0.95


def test_cases_and_claims_agree(pairs: list[Pair]) -> None:
    told = [(rows(pair.printed), rows(pair.marked)) for pair in pairs]
    count = sum(printed.total() + marked.total() for printed, marked in told)
    agreed = sum((printed & marked).total() for printed, marked in told)
    assert count > 200
    assert 2 * agreed / count >= 0.95  # F1


def test_every_quote_stands_on_its_page(pairs: list[Pair]) -> None:
    for pair in pairs:
        pages = {page.number: page for page in pair.printed.document.pages}
        for span in pair.printed.spans():
            assert span.boxes, (pair.name, span.quote)
            assert span.page == span.boxes[0].page
            for box in span.boxes:
                page = pages[box.page]
                assert -1 <= box.left < box.right <= page.width + 1, (pair.name, span.quote)
                assert -1 <= box.bottom < box.top <= page.height + 1, (pair.name, span.quote)
