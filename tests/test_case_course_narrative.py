"""The narrative's time: what moves it on, and what looks back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.case.course.narrative import narrated, told_back
from ingest.case.patients import find_patients
from ingest.pipeline import Pipeline

CAME = "A 48-year-old woman presented with a lump. "
COURSES = [
    pytest.param("Mastectomy was performed. CT was normal.", ["presentation", "presentation", "after_surgery"], id="moves-on"),
    pytest.param(
        "She received neoadjuvant docetaxel. Mastectomy was performed. She was well.",
        ["before_neoadjuvant", "before_neoadjuvant", "after_neoadjuvant", "after_surgery"],
        id="neoadjuvant",
    ),
    pytest.param("A core biopsy was done. CT was normal.", ["presentation"] * 3, id="a-biopsy-does-not"),
    pytest.param(
        "She had undergone mastectomy 13 years ago. CT was normal.", ["presentation", "unspecified", "presentation"],
        id="looks-back",
    ),
    pytest.param(
        "She had been diagnosed with breast cancer. Mastectomy was done. Adjuvant chemotherapy followed. "
        "On physical examination there was a lump.",
        ["presentation", "unspecified", "unspecified", "unspecified", "presentation"],
        id="a-look-back-goes-on-until-it-returns",
    ),
    pytest.param(
        "She had a history of asthma. Mastectomy was performed.", ["presentation", "unspecified", "presentation"],
        id="an-illness-in-passing",
    ),
    pytest.param("Mastectomy was planned. CT was normal.", ["presentation"] * 3, id="planned"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COURSES)
def test_the_point_of_each_sentence(
    text: str, expected: list[str], annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline
) -> None:
    annotated = annotated_of(CAME + text)
    (patient,) = find_patients(annotated)
    told = narrated(annotated, patient, pipeline.recogniser.vocabulary, "neoadjuvant" in text)
    assert [each.when for each in told] == expected


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
