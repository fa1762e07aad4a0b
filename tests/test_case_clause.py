"""Whether what a clause names took place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at, was_done

CLAUSES = [
    pytest.param("MRI was performed.", True, id="done"),
    pytest.param("MRI was not performed.", False, id="not-done"),
    pytest.param("MRI was contraindicated.", False, id="contraindicated"),
    pytest.param("She refused MRI.", False, id="refused"),
    pytest.param("She refused surgery, but MRI was performed.", True, id="another-clause-was-refused"),
    pytest.param("MRI did not show a mass.", True, id="a-negative-result"),
    pytest.param("Masses could not be observed on MRI.", True, id="an-absent-finding"),
    pytest.param("She would undergo MRI.", False, id="hypothetical"),
    pytest.param("MRI was not only performed but repeated.", True, id="not-only"),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_was_done(text: str, expected: bool, annotated_of: Callable[[str], AnnotatedText]) -> None:
    annotated = annotated_of(text)
    (item,) = (found for found in annotated.found if found.concept == "mri")
    sentence = annotated.sentence_at(item.start)
    assert sentence is not None
    assert was_done(annotated, sentence, item) is expected


def test_a_clause_ends_at_its_conjunctions(annotated_of: Callable[[str], AnnotatedText]) -> None:
    annotated = annotated_of("US was normal, while MRI showed a mass; CT was refused.")
    (sentence,) = annotated.sentences
    start, end = clause_at(annotated.text, sentence, annotated.text.index("MRI"))
    assert annotated.text[start:end] == "while MRI showed a mass"
