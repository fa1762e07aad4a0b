"""The operations of a sentence, named or in plain words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.case.course.operation import operations

SENTENCES = [
    pytest.param("Mastectomy was performed.", ["mastectomy"], id="named"),
    pytest.param("Surgery took place in October.", ["other_surgery"], id="surgery"),
    pytest.param("Excision of the nodule at the scar was then performed.", ["excision"], id="excision"),
    pytest.param("She underwent an elective operation.", ["other_surgery"], id="underwent"),
    pytest.param("She underwent resection biopsy.", [], id="a-biopsy"),
    pytest.param("Surgery is the mainstay of treatment.", [], id="in-general"),
    pytest.param("After surgery was completed, CT was done.", [], id="a-time"),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_operations(sentence: str, expected: list[str], annotated_of: Callable[[str], AnnotatedText]) -> None:
    annotated = annotated_of(sentence)
    (whole,) = annotated.sentences
    assert [item.concept for item in operations(annotated, whole)] == expected
