from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.claim.linking import link
from ingest.claim.measures import find_measures, group_measures
from ingest.claim.numbers import find_values
from ingest.pipeline import Pipeline

AnnotatedOf = Callable[[str], AnnotatedText]


def linked(annotated: AnnotatedText, pipeline: Pipeline) -> list[tuple[str, str]]:
    text = annotated.text
    mentions = annotated.mentions(0, len(text), "measure", "measure_pair")
    named = find_measures(text, 0, mentions, pipeline.recogniser.vocabulary)
    return [
        (item.named.measure, item.value.printed) for item in link(text, group_measures(text, named), find_values(text))
    ]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        pytest.param("Sensitivity was 84% and specificity 91%.", [("sensitivity", "84"), ("specificity", "91")], id="M v, M v"),
        pytest.param(
            "MRI had 84% sensitivity and 91% specificity.", [("sensitivity", "84"), ("specificity", "91")], id="v M, v M"
        ),
        pytest.param(
            "Sensitivity, specificity and accuracy were 91%, 84% and 88%, respectively.",
            [("sensitivity", "91"), ("specificity", "84"), ("accuracy", "88")], id="respectively",
        ),
        pytest.param(
            "The sensitivity (Se) and positive predictive value (PPV) were 91% and 84%.",
            [("sensitivity", "91"), ("ppv", "84")], id="abbreviations in brackets",
        ),
        pytest.param(
            "Sensitivity and specificity were both 100%.", [("sensitivity", "100"), ("specificity", "100")], id="said of both"
        ),
        pytest.param(
            "The positive and negative predictive values were 93% and 65%.", [("ppv", "93"), ("npv", "65")], id="ellipsis"
        ),
        pytest.param(
            "The positive (93%) and negative (65%) predictive values were high.", [("ppv", "93"), ("npv", "65")],
            id="figures inside the ellipsis",
        ),
        pytest.param(
            "Sensitivity and specificity were 90% and 70% for MRI and 80% and 60% for mammography.",
            [("sensitivity", "90"), ("specificity", "70"), ("sensitivity", "80"), ("specificity", "60")], id="two runs",
        ),
        pytest.param("Sensitivity increased from 71% to 83%.", [("sensitivity", "71"), ("sensitivity", "83")], id="from to"),
        pytest.param("The lesion was 71% sensitive; 76% specific.", [("sensitivity", "71"), ("specificity", "76")], id="adjectives"),
        pytest.param("Specificity was fixed at 95%.", [], id="set, not found"),
        pytest.param("We chose the cut-off requiring 100% sensitivity.", [], id="asked for"),
        pytest.param("Specificity fell by a pooled 4.5%.", [], id="a difference, pooled"),
        pytest.param("A kappa > 0.75 indicated excellent agreement.", [], id="a mark on a scale"),
        pytest.param("The prevalence was 16% and sensitivity rose.", [], id="another rate"),
        pytest.param("A sensitivity analysis left out 12%.", [], id="sensitivity analysis"),
        pytest.param("Insulin sensitivity fell to 84%.", [], id="insulin sensitivity"),
        pytest.param(
            "Sensitivity and F1 score of CT were 0.91 vs 0.87 and 0.67 vs 0.28.", [("sensitivity", "0.91"), ("sensitivity", "0.87")],
            id="another quantity in the list",
        ),
        pytest.param(
            "(specificity: 0.86 vs 0.82, superiority index: 0.98 vs 0.22)", [("specificity", "0.86"), ("specificity", "0.82")],
            id="another quantity with figures of its own",
        ),
        pytest.param(
            "Sensitivity was 84% (success rate 93% for CT and 95% for MRI).", [("sensitivity", "84")],
            id="another rate takes its bracket",
        ),
        pytest.param(
            "LR+ and LR- were 8.4 and 0.13 for CT, and 5.8 and 0.10 for MRI.",
            [("lr_positive", "8.4"), ("lr_negative", "0.13"), ("lr_positive", "5.8"), ("lr_negative", "0.10")],
            id="two lists of ratios",
        ),
        pytest.param(
            "An LR+ of 10.2, compared with 4.5 for CT and 2.2 for MRI.",
            [("lr_positive", "10.2"), ("lr_positive", "4.5"), ("lr_positive", "2.2")], id="ratios that go on",
        ),
        pytest.param(
            "It reached an AUC of 0.91 (accuracy 85.3%), the other 0.87.", [("auc", "0.91"), ("accuracy", "85.3"), ("auc", "0.87")],
            id="the measure before the bracket goes on",
        ),
        pytest.param(
            "Sensitivity at 90% specificity was 62%.", [("specificity", "90"), ("sensitivity", "62")], id="level of another",
        ),
        pytest.param(
            "With 90% specificity, sensitivity was 76% for CT and 69% for MRI.",
            [("specificity", "90"), ("sensitivity", "76"), ("sensitivity", "69")], id="a list that is none",
        ),
        pytest.param("MRI was correct in 84% overall.", [("accuracy", "84")], id="correct in"),
        pytest.param("The positive likelihood ratio was 7.4.", [("lr_positive", "7.4")], id="likelihood ratio"),
        pytest.param("The kappa was 0.78.", [("kappa", "0.78")], id="kappa"),
        pytest.param("The area under the ROC curve was 0.91.", [("auc", "0.91")], id="AUC"),
        pytest.param("The true positive rate was 84%.", [("sensitivity", "84")], id="true positive rate"),
        pytest.param("The false positive rate (1-specificity) was 9%.", [("false_positive_rate", "9")], id="one minus"),
    ],
)  # fmt: skip
def test_links(annotated_of: AnnotatedOf, pipeline: Pipeline, text: str, links: list[tuple[str, str]]) -> None:
    assert linked(annotated_of(text), pipeline) == links
