import json
import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.annotated import AnnotatedText
from ingest.claim.candidates import Candidate
from ingest.claim.choice import WEIGHTS, probabilities
from ingest.claim.extract import linked_figures
from ingest.claim.index_test import IndexTests
from ingest.claim.named_tests import NamedTest
from ingest.pipeline import Pipeline

NAMES = sorted(json.loads(WEIGHTS.read_text()))
FEATURES = st.dictionaries(st.sampled_from(NAMES), st.floats(0, 4), max_size=12)
# Between them, these texts have all that may speak for a test or against it.
TEXTS = [
    "Sensitivity was 64% for CT, 70% with PET, 71% by ultrasound, 60% on mammography, 50% from scintigraphy and 76% for MRI.",
    "Sensitivity and specificity were 90% and 70% for CT and 80% and 60% for MRI.",
    "Sensitivity was 91% (CT) and 84% (MRI).",
    "CT reached a sensitivity of 58%, MRI 90%.",
    "CT (sensitivity 58%) and MRI (sensitivity 90%) were read.",
    "The sensitivities of MRI, touch and CT were 90%, 80% and 70%, and the specificities were 60%, 50% and 40%.",
    "MRI was better than CT (sensitivity 90%).",
    "We read CT; sensitivity was 90% in MRI, but PET was read.",
    "In patients with CT the sensitivity of MRI was 90%.",
    "Two readers read MRI plus CT, and the score reached a sensitivity of 90%.",
    "MRI was read, and combining it with CT yielded a sensitivity of 90%.",
    "Sensitivity was 80% for MRI, and combining it with CT was slow.",
    "Adding CT to MRI raised the sensitivity from 80% to 90%, and combining MRI with PET raised it from 70% to 90%.",
    "MRI had a sensitivity of 80% that was 90% when combined with CT. MRI had a sensitivity of 80%, and 90% after adding CT.",
    "MRI was read, and the addition of CT yielded a sensitivity of 90%. Its sensitivity was 80% with the addition of PET.",
    "MRI for the detection of cancer\n\nCT and PET were read. The score was summed. Its sensitivity was 84%.",
    "Biopsy and CT were done. PET was read. Ultrasound was read. Then all was done again. Sensitivity was 90%. Specificity was 80% with biopsy.",
    "CT was the reference standard. CT was compared with MRI, and in a study it had a sensitivity of 90%.",
    "Sensitivity was 90% with MRI and CT, 80% with MRI or PET, 70% with MRI followed by PET, 60% with MRI with PET.",
    "Both CT and PET showed a sensitivity of 90%. If CT and MRI were positive, the specificity was 80%.",
    "US followed by CT had a specificity of 80%. US or CT had a sensitivity of 90%. US with CT had an accuracy of 70%.",
    "Sensitivity rose from 70% to 90% when CT was added to MRI, and specificity was 84% vs 71% for MRI and CT plus MRI.",
    "Sensitivity was 84% with MRI plus CT and 71% without. At a creatinine above 2 mg/dL it was 60% with CT.",
    "Sensitivities of MRI and CT were 90% and 80%. Specificities were 70% and 60%, respectively.",
    "Sensitivities were 90% with MRI and 80% with CT; specificities were 70% and 60%, respectively.",
    "At a creatinine above 2 mg/dL the sensitivity was 90%.",
    "MRI versus CT for cancer\n\nAt a creatinine above 2 mg/dL the sensitivity of creatinine was 90%, and of MRI, 80%.",
    "CT had a sensitivity of 84% with MRI plus CT, and 71% without.",
    "A deep learning algorithm read MRI. On CT, the algorithm had a sensitivity of 90%. In MRI, sensitivity was 80%.",
    "A creatinine above 2 mg/dL had a sensitivity of 90%. With MRI, sensitivity was 80% in them. Its specificity was 70%.",
    "MRI and CT reached sensitivities of 90% and 80%. Specificities were 70% and 60%, and accuracies with all in mind were 50% and 40% in PET.",
]  # fmt: skip


def candidate(**features: float) -> Candidate:
    return Candidate(NamedTest(0, 0, frozenset({"mri"}), ()), "a test", features)


@given(st.lists(FEATURES, min_size=1, max_size=8))
def test_probabilities_are_chances_that_sum_to_one(features: list[dict[str, float]]) -> None:
    chances = probabilities([candidate(**each) for each in features])
    assert len(chances) == len(features)
    assert all(0 <= chance <= 1 for chance in chances)
    assert sum(chances) == pytest.approx(1)


@given(FEATURES, FEATURES, st.sampled_from(NAMES), st.floats(0.1, 2))
def test_more_of_what_speaks_for_a_test_makes_it_likelier(
    first: dict[str, float], second: dict[str, float], name: str, more: float
) -> None:
    weights = dict.fromkeys(NAMES, 0.1)
    raised = {**first, name: first.get(name, 0.0) + more}
    plain, _ = probabilities([candidate(**first), candidate(**second)], weights)
    likelier, _ = probabilities([candidate(**raised), candidate(**second)], weights)
    assert likelier > plain


@pytest.mark.parametrize(
    ("weights", "chances"),
    [
        pytest.param({}, [0.5, 0.5], id="no weights"),
        pytest.param({"near": math.log(3)}, [0.75, 0.25], id="one weight"),
        pytest.param({"near": math.log(3), "first": math.log(3)}, [0.5, 0.5], id="as much for both"),
        pytest.param({"near": -math.log(4)}, [0.2, 0.8], id="a weight against"),
        pytest.param({"near": 2000.0}, [1.0, 0.0], id="no overflow"),
    ],
)
def test_weights_decide(weights: dict[str, float], chances: list[float]) -> None:
    found = probabilities([candidate(near=1.0), candidate(first=1.0)], weights)
    assert found == pytest.approx(chances)


def test_the_order_of_the_candidates_does_not_matter() -> None:
    features = [{"near": 1.0}, {"later": 1.0}, {"is_word": 1.0}]
    forth = probabilities([candidate(**each) for each in features])
    back = probabilities([candidate(**each) for each in reversed(features)])
    assert forth == pytest.approx(back[::-1])
    assert len(set(forth)) == len(forth)


def test_the_file_is_sorted_and_finite() -> None:
    pairs = json.loads(WEIGHTS.read_text(), object_pairs_hook=list)
    assert [name for name, _ in pairs] == NAMES
    assert all(math.isfinite(weight) for _, weight in pairs)


def test_no_weight_is_dead(annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline) -> None:
    vocabulary = pipeline.recogniser.vocabulary
    seen = set()
    for annotated in map(annotated_of, TEXTS):
        tests = IndexTests(annotated, vocabulary)
        for index, links in linked_figures(annotated, vocabulary):
            for candidates in tests.candidates(index, links):
                seen |= {name for each in candidates for name, value in each.features.items() if value}
    weighty = {name for name, weight in json.loads(WEIGHTS.read_text()).items() if weight}
    assert weighty - seen == set()
