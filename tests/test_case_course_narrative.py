"""The narrative's time: what moves it on, and what looks back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.case.course.narrative import narrated
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
    pytest.param("Mammography was followed by ultrasound.", ["presentation"] * 2, id="followed-by"),
    pytest.param("Surgery took place. CT was normal.", ["presentation", "presentation", "after_surgery"], id="plain-words"),
    pytest.param("Lumpectomy followed. CT was normal.", ["presentation", "presentation", "after_surgery"], id="followed"),
    pytest.param("CT showed the scar of a mastectomy. MRI was normal.", ["presentation"] * 3, id="only-named"),
    pytest.param(
        "Neoadjuvant docetaxel was tolerated. MRI was normal.",
        ["before_neoadjuvant", "before_neoadjuvant", "after_neoadjuvant"],
        id="tolerated",
    ),
    pytest.param(
        "Neoadjuvant chemotherapy brought relief. Three years later liver metastases came up. She died.",
        ["before_neoadjuvant", "before_neoadjuvant", "follow_up", "follow_up"],
        id="how-it-went-years-later",
    ),
    pytest.param(
        "Local recurrence occurred two years later. CT was normal.", ["presentation", "follow_up", "presentation"],
        id="nothing-was-done-before-it-came-back",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COURSES)
def test_the_point_of_each_sentence(
    text: str, expected: list[str], annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline
) -> None:
    annotated = annotated_of(CAME + text)
    (patient,) = find_patients(annotated)
    told = narrated(annotated, patient, pipeline.recogniser.vocabulary, "neoadjuvant" in text.lower())
    assert [each.when for each in told] == expected
