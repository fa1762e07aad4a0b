from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.claim.measures import find_measures, group_measures
from ingest.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param("sensitivity was high", [["sensitivity"]], id="one"),
        pytest.param(
            "sensitivity, specificity, and accuracy", [["sensitivity", "specificity", "accuracy"]], id="coordinated"
        ),
        pytest.param("sensitivity of MRI and specificity of CT", [["sensitivity"], ["specificity"]], id="apart"),
        pytest.param("positive predictive value (PPV)", [["ppv"]], id="with its abbreviation"),
        pytest.param("positive and negative predictive values", [["ppv", "npv"]], id="ellipsis"),
        pytest.param(
            "positive, and negative likelihood ratios", [["lr_positive", "lr_negative"]], id="ellipsis with comma"
        ),
        pytest.param(
            "false-positive and false-negative rates", [["false_positive_rate", "false_negative_rate"]], id="rates"
        ),
        pytest.param("c-statistic and Youden index", [["auc", "youden"]], id="c-statistic"),
        pytest.param("diagnostic odds ratio", [["dor"]], id="diagnostic odds ratio"),
        pytest.param("ability to predict the presence of tumour", [["ppv"]], id="paraphrase"),
        pytest.param("insulin sensitivity and baroreflex sensitivity", [], id="no measures of accuracy"),
        pytest.param("the sensitivity analysis", [], id="sensitivity analysis"),
    ],
)
def test_groups(
    annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline, text: str, groups: list[list[str]]
) -> None:
    annotated = annotated_of(text)
    mentions = annotated.mentions(0, len(text), "measure", "measure_pair")
    named = find_measures(text, 0, mentions, pipeline.recogniser.vocabulary)
    assert [[member.measure for member in group.members] for group in group_measures(text, named)] == groups


def test_a_paraphrase_says_so(pipeline: Pipeline) -> None:
    (named,) = find_measures("ability to predict the absence of tumour", 0, (), pipeline.recogniser.vocabulary)
    assert not named.explicit
    assert named.alternatives[0].measure == "specificity"
