from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.claim.named_tests import named_tests, reference_labels
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
        pytest.param("CT fluoroscopy-guided biopsy", [{"biopsy"}], id="guided by two"),
        pytest.param("CT, with MRI as the reference", [{"ct"}], id="as the reference"),
        pytest.param("PET or PET/CT was read", [{"pet_ct"}], id="PET, hybrid or not"),
        pytest.param("A US cohort was read with AI-Bari et al.", [], id="a country and a person"),
        pytest.param("Both MRI and CT had 90%.", [{"mri"}, {"ct"}], id="both had"),
        pytest.param("If both MRI and CT had findings", [{"mri", "ct"}], id="if both had"),
        pytest.param("magnetic resonance imaging (MRI)", [{"mri"}], id="abbreviation in brackets"),
    ],
)
def test_phrases_of_a_sentence(
    annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline, text: str, labels: list[set[str]]
) -> None:
    phrases = named_tests(annotated_of(text), 0, len(text), pipeline.recogniser.vocabulary)
    assert [set(phrase.labels) for phrase in phrases] == labels


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("ECA-MRI was read.", "ECA-MRI", id="a compound"),
        pytest.param("4D-CT was read.", "4D-CT", id="a number"),
        pytest.param("the MRI was read.", "MRI", id="no compound"),
    ],
)
def test_a_compound_is_named_whole(
    annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline, text: str, words: str
) -> None:
    (phrase,) = named_tests(annotated_of(text), 0, len(text), pipeline.recogniser.vocabulary)
    assert text[phrase.start : phrase.end] == words


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("MRI was compared with CT as the gold standard.", ["ct"], id="behind"),
        pytest.param("The reference standard was CT.", ["ct"], id="ahead"),
        pytest.param("Lesions were confirmed by biopsy.", ["biopsy"], id="confirmed by"),
        pytest.param("MRI and CT were read.", [], id="none"),
    ],
)
def test_what_a_sentence_calls_the_standard(
    annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline, text: str, labels: list[str]
) -> None:
    assert reference_labels(annotated_of(text), 0, len(text), pipeline.recogniser.vocabulary) == labels
