from collections.abc import Callable, Mapping

import pytest

from ingest.claim.named_tests import NamedTest
from ingest.claim.surroundings import Surroundings, distinct

AroundOf = Callable[[str], Surroundings]


def shown(around: Surroundings, by_begin: Mapping[int, NamedTest]) -> str:
    """Write a test behind each figure that has one, in their order: `90 mri, 80 ct`."""
    known = [(around.text[begin:end], by_begin.get(begin)) for begin, end in around.figures]
    return ", ".join(f"{figure[:2]} {'+'.join(sorted(test.labels))}" for figure, test in known if test)


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        pytest.param(
            "The sensitivities of MRI, CT and PET were 90%, 80% and 70%, respectively.", "90 mri, 80 ct, 70 pet",
            id="list before",
        ),
        pytest.param(
            "MRI, CT and PET had sensitivities of 90%, 80% and 70%.", "90 mri, 80 ct, 70 pet", id="list before the measure"
        ),
        pytest.param(
            "Sensitivities were 90%, 80% and 70% for MRI, CT and PET, respectively.", "90 mri, 80 ct, 70 pet",
            id="list behind",
        ),
        pytest.param(
            "MRI and CT had sensitivities of 65% and 71%, and specificities of 75% and 83%.",
            "65 mri, 71 ct, 75 mri, 83 ct", id="the list goes on for the next run",
        ),
        pytest.param(
            "MRI, physicians and CT had sensitivities of 90%, 80% and 70%.", "90 mri, 80 reader, 70 ct", id="readers in a list"
        ),
        pytest.param(
            "The sensitivities of MRI, touch and CT were 90%, 80% and 70%.", "90 mri, 80 image, 70 ct",
            id="an item that names no test",
        ),
        pytest.param("The sensitivities of MRI, CT and PET were 90% and 80%.", "90 ct, 80 pet", id="a longer list, its end"),
        pytest.param("The sensitivities of MRI and CT were 90%, 80% and 70%.", "", id="a shorter list"),
        pytest.param("Sensitivity was 95% for CT and 85% for MRI.", "", id="no lists"),
    ],
)  # fmt: skip
def test_aligned_lists(around_of: AroundOf, text: str, tests: str) -> None:
    around = around_of(text)
    assert shown(around, around.aligned) == tests


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        pytest.param(
            "The sensitivity of MRI was higher than that of CT (76% vs 64%).", "76 mri, 64 ct", id="as many as tests ahead"
        ),
        pytest.param(
            "MRI had a sensitivity of 76% vs 64% on CT.", "76 mri, 64 ct", id="as many as tests on both sides"
        ),
        pytest.param(
            "MRI and CT were better than PET (sensitivity 90 vs 59%; 89 vs 58%).", "90 mri, 59 pet, 89 ct, 58 pet",
            id="two compared with one",
        ),
        pytest.param(
            "MRI was better than CT and PET (sensitivity 90 vs 59%; 89 vs 49%).", "90 mri, 59 ct, 89 mri, 49 pet",
            id="one compared with two",
        ),
        pytest.param(
            "MRI was better than CT (sensitivity 90 vs 59%).", "90 mri, 59 ct", id="one compared with one"
        ),
        pytest.param(
            "MRI and CT were better than PET (sensitivity 90 vs 59%; 89 vs 58%; 88 vs 57%).", "", id="more pairs than tests"
        ),
        pytest.param("MRI and CT were read (sensitivity 90%).", "", id="more tests than figures"),
        pytest.param("Sensitivity was 90% for MRI and 80% for CT.", "", id="no run"),
    ],
)  # fmt: skip
def test_ranked_figures(around_of: AroundOf, text: str, tests: str) -> None:
    around = around_of(text)
    assert shown(around, around.ranked) == tests


@pytest.mark.parametrize(
    ("text", "opened", "labels"),
    [
        pytest.param("CT (sensitivity 58%) was read.", "(sensitivity 58%)", {"ct"}, id="behind a test"),
        pytest.param("CT alone [sensitivity 58%] was read.", "[sensitivity 58%]", {"ct"}, id="behind a test alone"),
        pytest.param("CT in women (sensitivity 58%) was read.", "(sensitivity 58%)", None, id="behind another word"),
        pytest.param(
            "CT (a test (old) of sensitivity 58%) was read.", "(a test (old) of sensitivity 58%)", {"ct"},
            id="another bracket inside",
        ),
        pytest.param("MRI (CT [sensitivity 58%]) was read.", "[sensitivity 58%])", {"ct"}, id="the inner of two"),
    ],
)  # fmt: skip
def test_bracket_around_a_figure(around_of: AroundOf, text: str, opened: str, labels: set[str] | None) -> None:
    around = around_of(text)
    bracket = around.bracket_of(around.begin(around.links[0]))
    assert bracket is not None
    place, test = bracket
    assert around.text[place:].startswith(opened)
    assert (test and set(test.labels)) == labels


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The sensitivity of CT was 58%.", id="none"),
        pytest.param("CT (done first) had a sensitivity of 58%.", id="closed before"),
        pytest.param("CT had a sensitivity of 58% (of all).", id="opened behind"),
        pytest.param("MRI (or CT was read. The sensitivity of CT was 58%.", id="opened in the sentence before"),
    ],
)
def test_no_bracket_around_a_figure(around_of: AroundOf, text: str) -> None:
    around = around_of(text)
    assert around.bracket_of(around.begin(around.links[0])) is None


@pytest.mark.parametrize(
    ("text", "first_run"),
    [
        pytest.param("Sensitivity and specificity were 95% and 85% for CT.", "95% and 85", id="to the last"),
        pytest.param("Sensitivity was 95% for CT and 85% for MRI.", "95", id="a word ends it"),
        pytest.param("Sensitivity was 95% versus 85% for MRI.", "95", id="versus ends it"),
        pytest.param(
            "Sensitivity and specificity were 95% (95% CI 90-97) and 85% (17/20) for CT.",
            "95% (95% CI 90-97) and 85% (17/20)", id="with intervals and counts",
        ),
        pytest.param("Sensitivity and specificity were 95% [6], 85% for CT.", "95% [6], 85", id="over a bracket"),
    ],
)  # fmt: skip
def test_end_of_a_run(around_of: AroundOf, text: str, first_run: str) -> None:
    around = around_of(text)
    link = around.links[0]
    assert around.text[around.begin(link) : around.run_end(link)] == first_run


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        pytest.param("Sensitivity was 95% vs 85%.", [["95", "85"]], id="one run"),
        pytest.param("Sensitivity was 95% and specificity 85%.", [], id="a figure each"),
        pytest.param(
            "Sensitivity was 95% vs 85% in men, 75% vs 65% in women.",
            [["95", "85"], ["75", "65"], ["95", "85", "75", "65"]], id="two runs, and all of them",
        ),
        pytest.param("Sensitivity was 95% for CT and 85% for MRI.", [["95", "85"]], id="words between"),
    ],
)  # fmt: skip
def test_runs_of_one_measure(around_of: AroundOf, text: str, runs: list[list[str]]) -> None:
    around = around_of(text)
    assert [[link.value.printed for link in run] for run in around.runs] == runs
    for run in runs[:1]:
        assert [link.value.printed for link in around.run_of(around.links[0])] == run


def test_a_clause_makes_a_run_of_figures_that_others_part(around_of: AroundOf) -> None:
    around = around_of(
        "Sensitivity and specificity were 83% and 91% for CT, 78% and 89% for MRI; in boys, 69% and 96%, 58% and 94%."
    )
    assert [link.value.printed for link in around.run_of(around.links[-2])] == ["69", "58"]


def test_a_figure_without_a_run_stands_alone(around_of: AroundOf) -> None:
    around = around_of("The sensitivity of CT was 58%.")
    assert around.run_of(around.links[0]) == [around.links[0]]


@pytest.mark.parametrize(
    ("text", "figure", "role", "first"),
    [
        pytest.param("Sensitivity rose from 71% to 84%.", "71", "change_first", None, id="first of a change"),
        pytest.param("Sensitivity rose from 71% to 84%.", "84", "change_second", "71", id="second of a change"),
        pytest.param("Sensitivity rose from 71% in men to 84%.", "84", "change_second", "71", id="words between"),
        pytest.param("Sensitivity was higher (84% vs 71%).", "84", "contrast_first", None, id="first of a contrast"),
        pytest.param("Sensitivity was higher (84% vs 71%).", "71", "contrast_second", "84", id="second of a contrast"),
        pytest.param("Sensitivity was 84% with CT and 71% without.", "71", "without", "84", id="without"),
        pytest.param("Sensitivity was 84% with CT and 71% without loss.", "71", None, None, id="without something"),
        pytest.param("Sensitivity was 84% and specificity 71%.", "71", None, None, id="another measure"),
    ],
)
def test_role_in_a_pair(around_of: AroundOf, text: str, figure: str, role: str | None, first: str | None) -> None:
    around = around_of(text)
    (link,) = [link for link in around.links if link.value.printed == figure]
    found, other = around.role_of(link)
    assert (found, other and other.value.printed) == (role, first)


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        pytest.param("MRI was new; compared with CT it had a sensitivity of 84%.", "it had", id="it had"),
        pytest.param("Compared with CT its sensitivity was 84%.", "its", id="its"),
        pytest.param("It was new, but the sensitivity of CT was 84%.", None, id="a clause between"),
        pytest.param("The sensitivity of CT was 84%.", None, id="none"),
    ],
)
def test_pronoun_of_which_a_figure_is_said(around_of: AroundOf, text: str, pronoun: str | None) -> None:
    around = around_of(text)
    at = around.pronoun_of(around.begin(around.links[0]))
    assert (None if at is None else around.text[at : at + len(pronoun or "")]) == pronoun


def test_a_spread_belongs_to_its_figure(around_of: AroundOf) -> None:
    around = around_of("The area under the ROC curve was 0.85 ± 0.03 for CT.")
    assert around.text[: around.end(around.links[0])].endswith("0.85 ± 0.03")


def test_distinct_tests_come_once_in_order() -> None:
    ct, mri, again = (NamedTest(n, n + 1, frozenset({label}), ()) for n, label in enumerate(("ct", "mri", "ct")))
    reader = NamedTest(5, 6, frozenset({"reader"}), ())
    word = NamedTest(7, 8, frozenset({"cad_ai"}), (), is_word=True)
    assert distinct([ct, reader, mri, word, again]) == [ct, mri]
