from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.claim.own_tests import label_of, own_names, words_for_tests
from ingest.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "A quick score for the young (BCY) was new. The sensitivity of BCY was 84%.", {"BCY": "clinical_examination"},
            id="defined short form",
        ),
        pytest.param(
            "A short ultrasound of the neck (QUN) was done. The sensitivity of QUN was 84%.", {"QUN": "ultrasound"},
            id="defined by a test of the vocabulary",
        ),
        pytest.param(
            "A quick questionnaire (BCY) was new. BCY serum was cold. The sensitivity of BCY was 84%.",
            {"BCY": "questionnaire"}, id="the definition outweighs a word beside it",
        ),
        pytest.param(
            "QRT, a blood test of two proteins, was done. The sensitivity of the QRT was 84%.", {"QRT": "laboratory"},
            id="apposition",
        ),
        pytest.param(
            "QUX, an ultrasound of the neck, was done. QUX correctly classified 40.", {"QUX": "ultrasound"},
            id="apposition by a test of the vocabulary",
        ),
        pytest.param("QRX scores were high. QRX had a sensitivity of 84%.", {"QRX": "clinical_examination"}, id="word behind"),
        pytest.param(
            "The serum marker QRX was drawn. QRX had a sensitivity of 84%.", {"QRX": "laboratory"}, id="word before"
        ),
        pytest.param(
            "Ultrasound QRX was read. QRX had a sensitivity of 84%.", {"QRX": "ultrasound"}, id="test before"
        ),
        pytest.param(
            "The assay was new. An assay it was. Each assay is cheap. QRX had a sensitivity of 84%.", {"QRX": "unknown"},
            id="a word of the document that is not beside it",
        ),
        pytest.param(
            "A melanoma blood test (QRX-One) was done. QRX-One had a sensitivity of 84%.", {"QRX-One": "laboratory"},
            id="a definition that names a disease before the test",
        ),
        pytest.param("The sensitivity of LumiNet was 84%.", {"LumiNet": "cad_ai"}, id="Net"),
        pytest.param("The sensitivity of LumGPT was 84%.", {"LumGPT": "cad_ai"}, id="GPT"),
        pytest.param("The sensitivity of LUM-AI was 84%.", {"LUM-AI": "cad_ai"}, id="AI behind"),
        pytest.param("The sensitivity of AI-Lum was 84%.", {"AI-Lum": "cad_ai"}, id="AI before"),
        pytest.param("The sensitivity of QI-RADS was 84%.", {"QI-RADS": "image"}, id="RADS"),
        pytest.param(
            "QRX-M, a deep learning system for mammography, was new. QRX-M had a sensitivity of 84%.", {"QRX-M": "cad_ai"},
            id="a program for images",
        ),
        pytest.param(
            "QRX is a serum marker. The sensitivity of QRX was 84%.", {"QRX": "laboratory"}, id="what it is"
        ),
        pytest.param(
            "The Quality Rest Questionnaire was sent. The QRQ-2 had a sensitivity of 84%.", {"QRQ-2": "questionnaire"},
            id="spelt out elsewhere",
        ),
        pytest.param("The sensitivity of the RestQuest was 84%.", {"RestQuest": "questionnaire"}, id="Quest"),
        pytest.param("The QRX score had a sensitivity of 84%.", {"QRX": "clinical_examination"}, id="with its kind"),
        pytest.param(
            "The QRX serum marker was drawn. The AUC was 0.84 for QRX.", {"QRX": "laboratory"}, id="behind a figure"
        ),
        pytest.param("The AUC was 0.84 for QRX.", {}, id="behind a figure, no other word"),
        pytest.param(
            "QRX-One, a serum marker, was new. QRX-One had 84%. The sensitivity of QRX-Two was 71%.",
            {"QRX-One": "laboratory", "QRX-Two": "laboratory"}, id="of one family",
        ),
        pytest.param("The area under the summary curve of QRX was 0.84.", {"QRX": "unknown"}, id="a curve's"),
        pytest.param("QRX's sensitivity was 84%. QSX outperformed it.", {"QRX": "unknown", "QSX": "unknown"}, id="two"),
        pytest.param("QRX was drawn.", {}, id="no measure is said of it"),
        pytest.param("The sensitivity of MRI was 84%.", {}, id="a test of the vocabulary"),
        pytest.param("The accuracy of DeLong was 84%. McNemar showed it.", {}, id="persons"),
        pytest.param(
            "Melanoma of the young (BCY) was found. The sensitivity of BCY was 84%.", {}, id="a disease's short form"
        ),
    ],
)  # fmt: skip
def test_own_names(
    annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline, text: str, names: dict[str, str]
) -> None:
    assert own_names(annotated_of(text), pipeline.recogniser.vocabulary, programs=False) == names


@pytest.mark.parametrize(
    ("words", "programs", "label"),
    [
        pytest.param("a new model", True, "cad_ai", id="model among programs"),
        pytest.param("a new model", False, "clinical_examination", id="model without programs"),
        pytest.param("new software", True, "cad_ai", id="software among programs"),
        pytest.param("new software", False, None, id="software without programs"),
        pytest.param("the serum score", False, "clinical_examination", id="the last word counts"),
        pytest.param("the score in serum", False, "laboratory", id="the last word counts, turned round"),
        pytest.param("Serum Markers", False, "laboratory", id="capitals"),
        pytest.param("the scoreboard", False, None, id="part of a word"),
        pytest.param("the high-score", False, None, id="behind a hyphen"),
        pytest.param("", False, None, id="nothing"),
    ],
)
def test_label_of(words: str, programs: bool, label: str | None) -> None:
    assert label_of(words, programs) == label


def test_words_for_tests_know_their_places() -> None:
    text = "The serum marker and the score of the software"
    found = [(text[word.start : word.end], word.label) for word in words_for_tests(text, 4, len(text), programs=False)]
    assert found == [("serum", "laboratory"), ("marker", "marker"), ("score", "clinical_examination")]
    assert [word.label for word in words_for_tests(text, 17, len(text), programs=True)] == [
        "clinical_examination",
        "cad_ai",
    ]
