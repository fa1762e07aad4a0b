"""Which measures beside a number count as not read, and which do not."""

from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.claim.coverage import find_unclaimed
from ingest.claim.extract import find_claims
from ingest.model import Reading
from ingest.pipeline import Pipeline

ReadingOf = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "unclaimed"),
    [
        pytest.param("The sensitivity of MRI was 84%.", [], id="a claim"),
        pytest.param("An improvement in sensitivity (88.7%) was seen.", [("sensitivity", "sensitivity")], id="no claim"),
        pytest.param(
            "An improvement in sensitivity (88.7%) and specificity (95.0%) of MRI was seen.",
            [("sensitivity", "sensitivity")], id="beside a claim of another measure",
        ),
        pytest.param(
            "The positive and negative predictive values were fixed, 90% and 80% being desired.",
            [("ppv", "positive"), ("npv", "negative predictive values")], id="coordinated",
        ),
        pytest.param(
            "After analysis of sensitivity there was an improvement in sensitivity (88.7%).",
            [("sensitivity", "sensitivity")], id="once, at the number",
        ),
        pytest.param("The sensitivity of MRI is high [3].", [], id="the number is a callout"),
        pytest.param("The sensitivity of MRI is high.", [], id="no number"),
        pytest.param("The sensitivity was studied in weeks 12 and 24, and in 2019, in 151 women.", [], id="counts, weeks, years"),
        pytest.param("The likelihood ratio was raised in 12% of the subgroups.", [], id="ratios are no percentages"),
        pytest.param("Accuracy was best (lowest sensitivity of MRI, 70%).", [], id="the number is of another claim"),
        pytest.param("Insulin sensitivity changed by a mean of 12.5%.", [], id="no measure of accuracy"),
        pytest.param(
            "The sensitivity is discussed in detail below by each of the authors of this work; it was held that, by and "
            "large, 84% agreed.",
            [], id="far, in another clause",
        ),
        pytest.param("The area under the curve for pain (0.91 to 0.95) of the plasma concentration was equal.", [], id="no ROC curve"),
    ],
)  # fmt: skip
def test_unclaimed(reading_of: ReadingOf, text: str, unclaimed: list[tuple[str, str]]) -> None:
    assert [(item.measure, item.quote) for item in reading_of(text).unclaimed] == unclaimed


def test_the_place_is_the_one_at_the_number_and_stands_in_its_sentence(reading_of: ReadingOf) -> None:
    sentence = "After analysis of sensitivity\nthere was an improvement in sensi-\ntivity (88.7%)."
    text = f"MRI was done in all.\n{sentence}"
    (item,) = reading_of(text).unclaimed
    assert item.start == text.index("sensi-")
    assert (item.quote, item.evidence.quote) == ("sensi-\ntivity", sentence)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("RESULTS", 1, id="prose"),
        pytest.param("REFERENCES", 0, id="references"),
        pytest.param("Table 1. Figures of the tests", 0, id="table"),
    ],
)
def test_sections_without_prose_are_left_out(reading_of: ReadingOf, heading: str, expected: int) -> None:
    text = f"{heading}\n\nAn improvement in sensitivity (88.7%) was seen."
    if heading.startswith("Table"):
        text = text.replace("\n\n", " ")
    assert len(reading_of(text).unclaimed) == expected


def test_without_claims_every_measure_near_a_number_is_unclaimed(
    annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline
) -> None:
    vocabulary = pipeline.recogniser.vocabulary
    annotated = annotated_of("MRI had a sensitivity of 84% and a specificity of 26/115 (22.6%).")
    claims = find_claims(annotated, vocabulary)
    assert [item.measure for item in find_unclaimed(annotated, (), vocabulary)] == ["sensitivity", "specificity"]
    assert find_unclaimed(annotated, claims, vocabulary) == ()
