import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.model import Claim, Reading
from ingest.pipeline import Pipeline

ReadingOf = Callable[[str], Reading]


def told(claim: Claim) -> tuple[str, str, tuple[str, ...]]:
    return claim.measure, claim.value_as_printed, claim.index_test


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param("The sensitivity of MRI was 84%.", [("sensitivity", "84", ("mri",))], id="measure of test"),
        pytest.param(
            "Sensitivity was 84% for MRI and 71% for mammography.",
            [("sensitivity", "84", ("mri",)), ("sensitivity", "71", ("mammography",))], id="v for T, v for T",
        ),
        pytest.param(
            "Ultrasound showed higher sensitivity (94%) than CT and MRI (65 and 76%).",
            [("sensitivity", "94", ("ultrasound",)), ("sensitivity", "65", ("ct",)), ("sensitivity", "76", ("mri",))],
            id="tests before a run in brackets",
        ),
        pytest.param(
            "The sensitivities of MRI, CT and PET were 90%, 80% and 70%, respectively.",
            [("sensitivity", "90", ("mri",)), ("sensitivity", "80", ("ct",)), ("sensitivity", "70", ("pet",))],
            id="tests in order",
        ),
        pytest.param(
            "MRI combined with mammography had an accuracy of 93%.", [("accuracy", "93", ("mammography", "mri"))],
            id="combination",
        ),
        pytest.param(
            "A deep learning model on mammograms reached an AUC of 0.91 in the receiver operating characteristic analysis.",
            [("auc", "0.91", ("cad_ai", "mammography"))], id="classifier on images",
        ),
        pytest.param(
            "Compared with histology, MRI had a specificity of 81%.", [("specificity", "81", ("mri",))],
            id="reference standard is no index test",
        ),
        pytest.param(
            "US-guided core biopsy had a sensitivity of 97%.", [("sensitivity", "97", ("biopsy",))], id="guidance"
        ),
        pytest.param(
            "Blood tests were done. The specificity of QX-Tb was 99.3%.", [("specificity", "99.3", ("other",))],
            id="a name that the vocabulary does not have",
        ),
        pytest.param(
            "Ultrasound was done in all. The sensitivity of the SQR was 88%.", [("sensitivity", "88", ("ultrasound",))],
            id="an index read off images",
        ),
        pytest.param(
            "Sensitivity and specificity were 95% and 85% for CT and 80% and 75% for echocardiography.",
            [("sensitivity", "95", ("ct",)), ("specificity", "85", ("ct",)),
             ("sensitivity", "80", ("ultrasound",)), ("specificity", "75", ("ultrasound",))],
            id="a test behind a run",
        ),
        pytest.param(
            "Mammography was read by two radiologists. Its sensitivity was 71%.", [("sensitivity", "71", ("mammography",))],
            id="sentence before",
        ),
    ],
)  # fmt: skip
def test_claims(reading_of: ReadingOf, text: str, claims: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert [told(claim) for claim in reading_of(text).claims] == claims


@pytest.mark.parametrize(
    ("text", "cited", "cites"),
    [
        pytest.param("RESULTS\n\nThe sensitivity of MRI was 84%.", False, (), id="own"),
        pytest.param("DISCUSSION\n\nThe sensitivity of MRI was 84% in a recent study [3].", True, ("3",), id="relayed"),
        pytest.param(
            "DISCUSSION\n\nIn our study the sensitivity of MRI was 84%, comparable to others [3].", False, (), id="our study"
        ),
        pytest.param(
            "DISCUSSION\n\nSmith et al. studied MRI [4]. They found a sensitivity of 84%.", True, ("4",), id="they found"
        ),
        pytest.param(
            "DISCUSSION\n\nMRI had a sensitivity of 84% [3] and mammography of 71% [5,6].", True, ("3",), id="nearest callout"
        ),
    ],
)  # fmt: skip
def test_origin(reading_of: ReadingOf, text: str, cited: bool, cites: tuple[str, ...]) -> None:
    claim = reading_of(text).claims[0]
    assert (claim.cited, claim.cites) == (cited, cites)


def test_details_of_a_figure(reading_of: ReadingOf) -> None:
    text = "At a cut-off of 1.2 the sensitivity of MRI for detecting residual disease was 84.0% (21/25; 95% CI: 65-94)."
    (claim,) = reading_of(text).claims
    assert claim.value_as_printed == "84.0"
    assert (claim.ci_low, claim.ci_high, claim.ci_level) == (0.65, 0.94, 0.95)
    assert (claim.numerator, claim.denominator) == (21, 25)
    assert claim.target == "residual disease"
    assert claim.threshold == "cut-off of 1.2"
    assert claim.evidence.quote == text


def test_a_paraphrase_keeps_its_other_reading(reading_of: ReadingOf) -> None:
    (claim,) = reading_of("The ability of MRI to predict the absence of tumour was 65%.").claims
    assert claim.measure == "npv"
    assert [other.measure for other in claim.alternatives] == ["specificity"]


@pytest.mark.parametrize(
    ("text", "value", "interval"),
    [
        pytest.param("The kappa of MRI was −0.12 (95% CI −0.30 to 0.06).", -0.12, (-0.30, 0.06), id="minus"),
        pytest.param(
            "The diagnostic odds ratio of MRI was 2,310 (95% CI 1,100-4,500).", 2310, (1100, 4500), id="thousands"
        ),
        pytest.param(
            "The false positive rate of MRI was 0.5% (95% CI 0.2-0.9%).", 0.005, (0.002, 0.009), id="small percent"
        ),
        pytest.param(
            "The sensitivity of MRI was 71.4% (95% CI 0.52, 0.91).",
            0.714,
            (0.52, 0.91),
            id="proportions beside a percent",
        ),
        pytest.param("The sensitivity of MRI was 84% (95% CI 91-78).", 0.84, (None, None), id="reversed"),
    ],
)
def test_figures_and_their_intervals(
    reading_of: ReadingOf, text: str, value: float, interval: tuple[float | None, float | None]
) -> None:
    (claim,) = reading_of(text).claims
    assert claim.value == pytest.approx(value)
    assert (claim.ci_low, claim.ci_high) == interval


def test_an_interval_that_does_not_hold_its_figure_is_a_doubt(reading_of: ReadingOf) -> None:
    (claim,) = reading_of("The sensitivity of MRI was 84% (95% CI 78-82).").claims
    assert "interval: it does not hold the figure" in claim.doubts
    assert claim.confidence < 0.5


def test_more_figures_than_measures_are_doubtful(reading_of: ReadingOf) -> None:
    text = "The sensitivity, specificity and unknown qualities of MRI were 86%, 99%, 75% and 98%, respectively."
    assert all(claim.confidence < 0.5 for claim in reading_of(text).claims)


@pytest.mark.parametrize(
    "text",
    [
        "The difference in sensitivity between MRI and CT was 12%.",
        "A sensitivity analysis that left out 12% of patients changed nothing.",
        "The AUC0-24 rose from 12.5 to 14.1 with a plasma concentration of 3%.",
        "Insulin sensitivity improved by 12%.",
        "The prevalence was 16% and 45% of the patients were women.",
        "High-sensitivity C-reactive protein fell by 73% (P = 0.03).",
    ],
    ids=["difference", "sensitivity analysis", "pharmacokinetic AUC", "insulin", "prevalence", "CRP"],
)
def test_traps_give_no_claim(reading_of: ReadingOf, text: str) -> None:
    assert reading_of(text).claims == ()


def gold_key(claim: dict[str, Any]) -> tuple[Any, ...]:
    return (
        claim["measure"],
        round(claim["value"], 4),
        claim["start"],
        tuple(claim["index_test"]),
        claim["cited"],
        tuple(claim["cites"]),
    )


def test_the_acceptance_report_is_read_exactly(pipeline: Pipeline, shared: Path) -> None:
    gold = json.loads((shared / "acceptance" / "durhan-2022.gold.json").read_text())
    reading = pipeline.read(shared / "acceptance" / "durhan-2022.txt")
    assert [gold_key(claim.model_dump()) for claim in reading.claims] == [gold_key(claim) for claim in gold["claims"]]
    assert [claim.target for claim in reading.claims] == [claim["target"] for claim in gold["claims"]]
    assert [[a.measure for a in claim.alternatives] for claim in reading.claims] == [
        [],
        ["sensitivity"],
        ["specificity"],
    ]
