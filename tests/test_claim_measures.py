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
        pytest.param("positive/negative LRs", [["lr_positive", "lr_negative"]], id="LRs"),
        pytest.param("the AUC from 0.86 to 0.90", [["auc"]], id="AUC from a figure"),
        pytest.param("PPV1, PPV2", [["ppv", "ppv"]], id="numbered"),
        pytest.param("more sensitive than CT (90% vs 80%)", [["sensitivity"]], id="comparative"),
        pytest.param("more sensitive than CT", [], id="comparative without a figure"),
        pytest.param("CT was correct in 84% of all", [["accuracy"]], id="correct in"),
        pytest.param("80% sensitivity the specificity was", [["sensitivity"], ["specificity"]], id="no list"),
        pytest.param(
            "loss of sensitivity (specificity 33%)", [["sensitivity"], ["specificity"]], id="bracket of its own"
        ),
        pytest.param("sensitivity (specificity) was", [["sensitivity", "specificity"]], id="bracket of a list"),
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


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("sensitivity and F1 score", ["sensitivity", None], id="behind"),
        pytest.param("Dice coefficient, sensitivity and AUC", [None, "sensitivity", "auc"], id="before"),
        pytest.param("sensitivity, superiority index and AUC", ["sensitivity", None, "auc"], id="between"),
        pytest.param("accuracy of the Alvarado score", ["accuracy"], id="a test is no quantity"),
    ],
)
def test_other_quantities_hold_their_place(
    annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline, text: str, places: list[str | None]
) -> None:
    mentions = annotated_of(text).mentions(0, len(text), "measure", "measure_pair")
    (group,) = group_measures(text, find_measures(text, 0, mentions, pipeline.recogniser.vocabulary))
    assert [named and named.measure for named in group.places] == places
