from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.claim.extract import find_claims, linked_figures
from ingest.claim.index_test import IndexTests
from ingest.model import Claim
from ingest.pipeline import Pipeline

ClaimsOf = Callable[[str], tuple[Claim, ...]]


@pytest.fixture
def claims_of(annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline) -> ClaimsOf:
    """Finds the claims of a string."""
    return lambda text: find_claims(annotated_of(text), pipeline.recogniser.vocabulary)


@pytest.fixture
def tests_of(annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline) -> Callable[[str], IndexTests]:
    """Looks at a string for its index tests."""
    return lambda text: IndexTests(annotated_of(text), pipeline.recogniser.vocabulary)


def shown(claims: tuple[Claim, ...]) -> str:
    return ", ".join(f"{claim.value_as_printed} {'+'.join(claim.index_test)}" for claim in claims)


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        pytest.param("Sensitivity was 64% for CT and 76% for MRI.", "64 ct, 76 mri", id="V for A and V for B"),
        pytest.param(
            "The sensitivity was 91% with MRI, 84% with CT and 77% with ultrasound.", "91 mri, 84 ct, 77 ultrasound",
            id="V with A, V with B and V with C",
        ),
        pytest.param("The sensitivity of CT (64%) and MRI (76%) differed.", "64 ct, 76 mri", id="A (V) and B (V)"),
        pytest.param(
            "Sensitivity was higher for MRI (91%) than for CT (84%).", "91 mri, 84 ct", id="for A (V) than for B (V)"
        ),
        pytest.param("Sensitivity was 64% vs 76% for CT and MRI.", "64 ct, 76 mri", id="V vs V for A and B"),
        pytest.param(
            "The sensitivity of MRI was higher than that of CT (76% vs 64%).", "76 mri, 64 ct", id="A than B (V vs V)"
        ),
        pytest.param(
            "MRI and CT were more sensitive than PET (sensitivity 90 vs 59%; 89 vs 58%).", "90 mri, 59 pet, 89 ct, 58 pet",
            id="A and B than C, pairs",
        ),
        pytest.param(
            "MRI and CT had sensitivities of 65% and 71%, and specificities of 75% and 83%.",
            "65 mri, 71 ct, 75 mri, 83 ct", id="a list of tests, two lists of figures",
        ),
        pytest.param(
            "Sensitivity and specificity were 95% and 85% for CT versus 80% and 75% for MRI.",
            "95 ct, 85 ct, 80 mri, 75 mri", id="V and V for A versus V and V for B",
        ),
        pytest.param(
            "MRI detected cancer with a sensitivity of 84%, compared with 71% for CT.", "84 mri, 71 ct",
            id="V, compared with V for B",
        ),
        pytest.param(
            "Whereas MRI reached 84% sensitivity, CT reached only 71% sensitivity.", "84 mri, 71 ct", id="a clause each"
        ),
        pytest.param(
            "CT showed a sensitivity of 64% and a specificity of 91%; for MRI, the values were 76% and 88%.",
            "64 ct, 91 ct, 76 mri, 88 mri", id="for B, the values were",
        ),
        pytest.param(
            "Mammography plus ultrasound had a sensitivity of 91%, mammography alone 71%.",
            "91 mammography+ultrasound, 71 mammography", id="A plus B, A alone",
        ),
        pytest.param(
            "Sensitivity was 71% for mammography, and 93% with the addition of MRI.", "71 mammography, 93 mammography+mri",
            id="V with the addition of B",
        ),
        pytest.param("Adding MRI to mammography yielded a sensitivity of 93%.", "93 mammography+mri", id="adding B to A"),
        pytest.param(
            "Mammography had a sensitivity of 71%. Adding MRI, the sensitivity was 93%.",
            "71 mammography, 93 mammography+mri", id="adding B, in the next sentence",
        ),
        pytest.param(
            "The sensitivity of MRI was 84%, that of CT 71% and that of PET 60%.", "84 mri, 71 ct, 60 pet", id="that of B"
        ),
        pytest.param(
            "MRI outperformed CT (sensitivity, 84% vs. 71%; specificity, 90% vs. 80%).", "84 mri, 71 ct, 90 mri, 80 ct",
            id="A outperformed B (V vs V; V vs V)",
        ),
        pytest.param(
            "MRI and mammography were compared. Sensitivity was 71% for mammography, 84% for MRI and 95% for both combined.",
            "71 mammography, 84 mri, 95 mammography+mri", id="both combined",
        ),
        pytest.param("Both MRI and CT had a sensitivity of 84%.", "84 ct, 84 mri", id="both A and B"),
        pytest.param(
            "Compared with CT, MRI had a higher sensitivity (84% vs 71%).", "84 mri, 71 ct", id="a comparison that opens",
        ),
        pytest.param(
            "The sensitivity of MRI was higher than that of CT (84% vs. 71%) and that of CT was higher than that of "
            "ultrasound (71% vs. 52%).", "84 mri, 71 ct, 71 ct, 52 ultrasound", id="two comparisons",
        ),
        pytest.param(
            "Adding MRI to mammography raised the sensitivity from 71% to 93%.", "71 mammography, 93 mammography+mri",
            id="from A to both",
        ),
        pytest.param(
            "The sensitivity of mammography with added MRI was 93%.", "93 mammography+mri", id="with added",
        ),
        pytest.param("MRI and CT each had a sensitivity of 84%.", "84 ct, 84 mri", id="A and B each"),
        pytest.param("MRI was done in all women. Its sensitivity was 84%.", "84 mri", id="its, in the next sentence"),
        pytest.param("MRI for the detection of cancer\n\nThe sensitivity was 84%.", "84 mri", id="only the title names it"),
        pytest.param("All women came. The sensitivity was 84%.", "84 other", id="no test is named"),
        pytest.param(
            "Artificial intelligence read mammograms. The model had a sensitivity of 84%.", "84 cad_ai+mammography",
            id="the model",
        ),
        pytest.param(
            "Three tests were done. The sensitivities of MRI, CT and PET were 90%, 80% and 70%. The specificities were 60%, 50% and 40%.",
            "90 mri, 80 ct, 70 pet, 60 mri, 50 ct, 40 pet", id="in order of the figures before",
        ),
    ],
)  # fmt: skip
def test_comparisons(claims_of: ClaimsOf, text: str, tests: str) -> None:
    assert shown(claims_of(text)) == tests


@pytest.mark.parametrize(
    ("text", "words", "how"),
    [
        pytest.param("Sensitivity was 64% for CT.", "CT", "behind the figure", id="behind the figure"),
        pytest.param("CT had a sensitivity of 64%.", "CT", "before the figure", id="before the figure"),
        pytest.param("Both MRI and CT had a sensitivity of 64%.", "MRI", "said of both", id="said of both"),
        pytest.param("All came. The sensitivity was 64%.", None, "no test that the vocabulary knows", id="no test"),
    ],
)
def test_a_claim_tells_how_its_test_was_found(claims_of: ClaimsOf, text: str, words: str | None, how: str) -> None:
    assert {claim.index_test_text for claim in claims_of(text) if claim.rule.endswith(f"; test {how}")} == {words}


def test_a_plain_sentence_is_surer_than_a_document_without_tests(claims_of: ClaimsOf) -> None:
    (plain,) = claims_of("The sensitivity of MRI was 84%.")
    (unclear,) = claims_of("MRI, CT and PET were read, and ultrasound. All agreed, and sensitivity was 84%.")
    assert unclear.confidence < plain.confidence


@pytest.mark.parametrize(
    ("text", "named", "labels"),
    [
        pytest.param("MRI was read.", {"ct"}, ("ct",), id="the header's"),
        pytest.param("MRI was read.", set(), ("mri",), id="the document's main test"),
        pytest.param("All came.", set(), ("other",), id="no test"),
        pytest.param("Two readers read MRI.", {"reader"}, ("mri",), id="a reader's images"),
    ],
)
def test_test_of_a_table(
    tests_of: Callable[[str], IndexTests], text: str, named: set[str], labels: tuple[str, ...]
) -> None:
    assert tests_of(text).in_table(frozenset(named)) == labels


def test_strengths_are_chances(
    annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline, tests_of: Callable[[str], IndexTests]
) -> None:
    text = "Sensitivity was 64% for CT and 76% for MRI. Its specificity was 80% and 90%, respectively, in all."
    tests = tests_of(text)
    figures = [
        attributed
        for index, links in linked_figures(annotated_of(text), pipeline.recogniser.vocabulary)
        for each in tests.attribute(index, links)
        for attributed in each
    ]
    assert len(figures) == 4
    assert all(0 < figure.strength <= 1 for figure in figures)
