from collections.abc import Callable

import pytest

from ingest.claim.candidates import Candidate
from ingest.claim.sentence_tests import said_of_both, sentence_candidates
from ingest.claim.surroundings import Surroundings

AroundOf = Callable[[str], Surroundings]


def candidate(around: Surroundings, figure: str, label: str) -> Candidate:
    """Return the only candidate of these labels, joined by `+`, for a figure."""
    (link,) = [link for link in around.links if link.value.printed == figure]
    (found,) = [c for c in sentence_candidates(around, link) if c.test.labels == set(label.split("+"))]
    return found


@pytest.mark.parametrize(
    ("text", "figure", "label", "told", "not_told"),
    [
        pytest.param(
            "Sensitivity was 64% for CT and 76% for MRI.", "64", "ct", {"behind", "behind_for", "later", "first"},
            {"ahead", "answers_earlier", "behind_in_series"}, id="directly behind",
        ),
        pytest.param(
            "Sensitivity was 64% for CT and 76% by MRI.", "76", "mri", {"behind", "behind_by", "behind_in_series"},
            {"first", "behind_for"}, id="directly behind, as one before",
        ),
        pytest.param(
            "Sensitivity was 64% for CT and 76% for MRI.", "76", "ct",
            {"ahead", "answers_earlier", "answers_earlier_in_series"}, {"later", "behind"}, id="answers the figure before",
        ),
        pytest.param(
            "Sensitivity was 64% for CT and reached 76%.", "76", "ct", {"answers_earlier"}, {"answers_earlier_in_series"},
            id="answers the figure before, nothing behind",
        ),
        pytest.param(
            "Sensitivity was 90% and 70% for CT.", "90", "ct", {"behind_run"}, {"behind", "behind_run_in_series"},
            id="behind the run",
        ),
        pytest.param(
            "Sensitivity and specificity were 90% and 70% for CT and 80% and 60% for MRI.", "80", "mri",
            {"behind_run", "behind_run_in_series"}, {"behind"}, id="behind the run, as one before",
        ),
        pytest.param(
            "Sensitivity was 91% (CT) and 84% (MRI).", "91", "ct", {"bracketed_behind"}, {"behind"}, id="in a bracket behind"
        ),
        pytest.param(
            "Sensitivity was 91% (CT) and 84% (MRI).", "91", "mri", set(), {"bracketed_behind"}, id="in the next one's bracket"
        ),
        pytest.param(
            "CT reached a sensitivity of 58%, MRI 90%.", "58", "mri", {"introduces_next", "later"}, {"behind"},
            id="introduces the next figure",
        ),
        pytest.param(
            "CT reached a sensitivity of 58%, MRI 90%.", "58", "ct", {"near", "opens", "then_measure", "speaks"},
            {"introduces_next"}, id="opens the figure's clause",
        ),
        pytest.param(
            "CT (sensitivity 58%) and MRI (sensitivity 90%) were read.", "58", "ct", {"in_its_bracket", "bracket"},
            {"in_other_bracket"}, id="opens the bracket",
        ),
        pytest.param(
            "CT (sensitivity 58%) and MRI (sensitivity 90%) were read.", "90", "ct", {"in_other_bracket"},
            {"in_its_bracket", "near"}, id="opens another bracket",
        ),
        pytest.param(
            "The sensitivities of MRI and CT were 90% and 80%.", "80", "ct", {"aligned_by_name", "ranked"},
            {"not_aligned_by_name", "not_ranked"}, id="same place in both lists",
        ),
        pytest.param(
            "The sensitivities of MRI and CT were 90% and 80%.", "90", "ct", {"not_aligned_by_name", "not_ranked"},
            {"aligned_by_name", "ranked"}, id="another place in the lists",
        ),
        pytest.param(
            "MRI was better than CT (sensitivity 90%).", "90", "mri", {"subject_of_comparison", "first"}, {"compared_to"},
            id="subject of a comparison",
        ),
        pytest.param(
            "MRI was better than CT (sensitivity 90%).", "90", "ct",
            {"bracket_after_comparison", "compared_to", "compared_to_ahead"}, {"subject_of_comparison"}, id="compared to",
        ),
        pytest.param(
            "The sensitivity of MRI was 90%; CT was read.", "90", "mri", {"of_measure", "clause"}, {"behind_semicolon"},
            id="of the measure",
        ),
        pytest.param(
            "We read CT; sensitivity was 90% in MRI.", "90", "ct", {"behind_semicolon"}, {"clause", "of_measure"},
            id="a semicolon between",
        ),
        pytest.param(
            "In patients with CT the sensitivity of MRI was 90%.", "90", "ct", {"of_patients"}, {"of_measure"},
            id="says which patients",
        ),
        pytest.param(
            "Two readers reached a sensitivity of 90% with MRI.", "90", "reader", {"is_reader", "first"}, {"is_word"}, id="reader"
        ),
        pytest.param(
            "MRI was done, and the score reached a sensitivity of 90%.", "90", "image", {"is_word", "is_word_beside_names"},
            {"is_reader"}, id="a word only",
        ),
        pytest.param(
            "MRI plus CT reached a sensitivity of 90%.", "90", "mri+ct", {"is_combination", "only_test"}, {"joined"},
            id="one name for two tests",
        ),
        pytest.param(
            "MRI was read, and combining it with CT yielded a sensitivity of 90%.", "90", "mri+ct", {"joined"},
            {"added"}, id="joined by the sentence",
        ),
        pytest.param(
            "MRI was read, and the addition of CT yielded a sensitivity of 90%.", "90", "mri+ct", {"added", "added_near_and_first"},
            {"joined"}, id="added to another",
        ),
        pytest.param(
            "Biopsy was done, and CT had a sensitivity of 90%.", "90", "biopsy", {"often_reference"}, {"near"},
            id="often the reference standard",
        ),
    ],
)  # fmt: skip
def test_what_speaks_for_a_test(
    around_of: AroundOf, text: str, figure: str, label: str, told: set[str], not_told: set[str]
) -> None:
    found = set(candidate(around_of(text), figure, label).features)
    assert told <= found
    assert not_told.isdisjoint(found)


@pytest.mark.parametrize(
    ("text", "figure", "label", "name", "value"),
    [
        pytest.param("MRI and CT had a sensitivity of 90%.", "90", "mri", "tests_between", 1, id="a test between"),
        pytest.param("MRI and CT had a sensitivity of 90%.", "90", "ct", "tests_between", 0, id="no test between"),
        pytest.param("CT had 58% sensitivity, 80% specificity, 70% accuracy.", "70", "ct", "figures_between", 2, id="figures between"),
        pytest.param("CT had a sensitivity of 58%, then 90%.", "90", "ct", "taken", 1, id="has a figure already"),
        pytest.param("CT was read, but MRI was read, while sensitivity was 58%.", "58", "ct", "clauses_between", 2, id="clauses between"),
        pytest.param("Sensitivity was 58%, but CT did well.", "58", "ct", "later_clauses_between", 1, id="clauses until later"),
        pytest.param("Sensitivity was 58%, MRI 70%, in CT 60%.", "58", "ct", "later_tests_between", 1, id="tests until later"),
        pytest.param("Sensitivity was 58%, MRI 70%, in CT 60%.", "58", "ct", "later_figures_between", 1, id="figures until later"),
    ],
)  # fmt: skip
def test_what_stands_between(around_of: AroundOf, text: str, figure: str, label: str, name: str, value: float) -> None:
    assert candidate(around_of(text), figure, label).features[name] == value


def test_a_farther_test_is_at_a_greater_distance(around_of: AroundOf) -> None:
    around = around_of("MRI and CT had a sensitivity of 90%.")
    near, far = (candidate(around, "90", label).features["distance"] for label in ("ct", "mri"))
    assert 0 < near < far


@pytest.mark.parametrize(
    ("text", "how"),
    [
        pytest.param("CT had a sensitivity of 90%.", "before the figure", id="before"),
        pytest.param("Sensitivity was 90% for CT.", "behind the figure", id="behind"),
        pytest.param("Sensitivity was 90%, and CT was read.", "later in the sentence", id="later"),
        pytest.param("CT was read as MRI was; sensitivity was 90%.", "the sentence", id="another test is nearer"),
    ],
)
def test_how_a_candidate_was_found(around_of: AroundOf, text: str, how: str) -> None:
    assert candidate(around_of(text), "90", "ct").how == how


def test_what_is_added_is_no_test_of_its_own(around_of: AroundOf) -> None:
    around = around_of("MRI was read, and the addition of CT yielded a sensitivity of 90%.")
    labels = [candidate.test.labels for candidate in sentence_candidates(around, around.links[0])]
    assert labels == [{"mri"}, {"mri", "ct"}]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("Both MRI and CT had a sensitivity of 84%.", {"mri"}, id="both ahead"),
        pytest.param("Both the MRI and the CT had a sensitivity of 84%.", {"mri"}, id="both ahead, with articles"),
        pytest.param("MRI and CT both had a sensitivity of 84%.", {"mri"}, id="both behind"),
        pytest.param("MRI and CT each had a sensitivity of 84%.", {"mri"}, id="each behind"),
        pytest.param("MRI and CT had a sensitivity of 84%.", None, id="not said"),
        pytest.param("MRI, both old and new, and CT had a sensitivity of 84%.", None, id="both is said of one"),
        pytest.param("Both MRI and CT had a sensitivity of 84% and 80%.", None, id="a figure for each"),
        pytest.param("Both had a sensitivity of 84% in CT.", None, id="one test"),
    ],
)
def test_said_of_both(around_of: AroundOf, text: str, other: set[str] | None) -> None:
    around = around_of(text)
    ahead = [phrase for phrase in around.phrases if phrase.end <= around.begin(around.links[0])]
    found = said_of_both(around, around.links[0], (ahead or around.phrases)[-1])
    assert (found and set(found.labels)) == other
