from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.claim.named_tests import named_tests
from ingest.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("MRI and mammography were read.", [{"mri"}, {"mammography"}], id="two tests"),
        pytest.param("MRI plus mammography was read.", [{"mri", "mammography"}], id="plus"),
        pytest.param("the combination of MRI and mammography", [{"mri", "mammography"}], id="combination"),
        pytest.param("either MRI or mammography was positive", [{"mri", "mammography"}], id="either or"),
        pytest.param("MRI/CT scans", [{"mri", "ct"}], id="slash"),
        pytest.param("US-guided core biopsy", [{"biopsy"}], id="guided"),
        pytest.param("MRI against histology as the reference standard", [{"mri"}], id="reference standard behind"),
        pytest.param("CT, with MRI as the gold standard", [{"ct"}], id="gold standard"),
        pytest.param("Women underwent MRI before mammography.", [], id="done, not tested"),
        pytest.param("two radiologists read the mammograms", [{"reader"}, {"mammography"}], id="readers are named too"),
        pytest.param("magnetic resonance imaging (MRI)", [{"mri"}], id="abbreviation in brackets"),
    ],
)
def test_phrases_of_a_sentence(
    annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline, text: str, labels: list[set[str]]
) -> None:
    phrases = named_tests(annotated_of(text), 0, len(text), pipeline.recogniser.vocabulary)
    assert [set(phrase.labels) for phrase in phrases] == labels
