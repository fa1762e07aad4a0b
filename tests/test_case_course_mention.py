"""What the mention of a treatment tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.case.course.mention import only_named, told_back, took_place

BACK = [
    pytest.param("She had undergone mastectomy.", True, id="had-undergone"),
    pytest.param("There was a history of mastectomy.", True, id="history-of"),
    pytest.param("A previous mastectomy was noted.", True, id="previous"),
    pytest.param("She underwent mastectomy.", False, id="underwent"),
]


@pytest.mark.parametrize(("sentence", "expected"), BACK)
def test_what_is_said_to_be_earlier(
    sentence: str, expected: bool, annotated_of: Callable[[str], AnnotatedText]
) -> None:
    annotated = annotated_of(sentence)
    (whole,) = annotated.sentences
    (item,) = annotated.mentions(whole.start, whole.end, "operation")
    assert told_back(annotated, whole, item) is expected


TELLINGS = [
    pytest.param("Mastectomy was performed.", (True, False), id="told"),
    pytest.param("After mastectomy she was well.", (True, True), id="after-it"),
    pytest.param("The mastectomy specimen held a carcinoma.", (True, True), id="its-specimen"),
    pytest.param("CT before mastectomy was normal.", (False, False), id="before-it"),
    pytest.param("It was impossible to perform a mastectomy.", (False, False), id="could-not"),
]


@pytest.mark.parametrize(("sentence", "expected"), TELLINGS)
def test_what_took_place_and_what_is_only_named(
    sentence: str, expected: tuple[bool, bool], annotated_of: Callable[[str], AnnotatedText]
) -> None:
    annotated = annotated_of(sentence)
    (whole,) = annotated.sentences
    (item,) = annotated.mentions(whole.start, whole.end, "operation")
    assert (took_place(annotated, whole, item), only_named(annotated, whole, item)) == expected
