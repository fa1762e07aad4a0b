from collections.abc import Callable

import pytest

from ingest.claim.numbers import find_values
from ingest.claim.runs import Link, end_of, is_run, without_brackets

LinksOf = Callable[[str], list[Link]]


def shown(links: list[Link]) -> str:
    return ", ".join(f"{item.named.measure} {item.value.printed}" for item in links)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        pytest.param(
            "CT had 98% sensitivity and 76% specificity, and MRI 96% and 89%.",
            "sensitivity 98, specificity 76, sensitivity 96, specificity 89", id="as many as the clause before",
        ),
        pytest.param(
            "CT had a sensitivity of 98%, a specificity of 76% and an accuracy of 80%, and MRI 96% and 89%, respectively.",
            "sensitivity 98, specificity 76, accuracy 80, sensitivity 96, specificity 89", id="fewer, respectively",
        ),
        pytest.param(
            "CT had 98% sensitivity and 76% specificity, and MRI 96% versus 89% for PET.",
            "sensitivity 98, specificity 76, sensitivity 96, sensitivity 89", id="one measure contrasted",
        ),
        pytest.param(
            "CT had a sensitivity of 98%, and MRI 96%.", "sensitivity 98, sensitivity 96", id="one measure goes on"
        ),
    ],
)  # fmt: skip
def test_a_run_without_measures_takes_those_of_the_clause_before(links_of: LinksOf, text: str, links: str) -> None:
    assert shown(links_of(text)) == links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        pytest.param(
            "Sensitivity and specificity of MRI, CT and PET were 62, 78 and 73%, and 79, 79 and 83%.",
            "sensitivity 62, sensitivity 78, sensitivity 73, specificity 79, specificity 79, specificity 83",
            id="one list a measure, and",
        ),
        pytest.param(
            "Sensitivity and specificity of MRI, CT and PET were 62, 78 and 73%; 79, 79 and 83%, respectively.",
            "sensitivity 62, sensitivity 78, sensitivity 73, specificity 79, specificity 79, specificity 83",
            id="one list a measure, semicolon",
        ),
        pytest.param(
            "Sensitivity and specificity of four tests were 62%, 78%, 73%, 70% and 79%, 80%, 83%, 81%.",
            "sensitivity 62, sensitivity 78, sensitivity 73, sensitivity 70, "
            "specificity 79, specificity 80, specificity 83, specificity 81",
            id="one list a measure, a lone and",
        ),
        pytest.param(
            "CT had a sensitivity and specificity of 100%, against 70% and 57% for MRI.",
            "sensitivity 100, specificity 100, sensitivity 70, specificity 57", id="one for all, then a list",
        ),
        pytest.param(
            "The sensitivity:specificity ratio was 85%:100%.", "sensitivity 85, specificity 100", id="colons",
        ),
        pytest.param(
            "Sensitivity and specificity were 90% vs 80% and 70% vs 60% for MRI and CT.",
            "sensitivity 90, sensitivity 80, specificity 70, specificity 60", id="one pair a measure",
        ),
        pytest.param(
            "Sensitivity and specificity were 90% and 70% for MRI, and 80% and 60% for CT.",
            "sensitivity 90, specificity 70, sensitivity 80, specificity 60", id="one list a test",
        ),
        pytest.param(
            "Sensitivity and specificity were 90% (95% CI 85-95) and 70% (95% CI 65-75).",
            "sensitivity 90, specificity 70", id="intervals between",
        ),
        pytest.param(
            "Sensitivity and specificity were 90% with MRI and 70% with MRI.", "sensitivity 90, specificity 70",
            id="a word between each two",
        ),
    ],
)  # fmt: skip
def test_lists_share_out_the_measures(links_of: LinksOf, text: str, links: str) -> None:
    assert shown(links_of(text)) == links


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("Sensitivity and specificity were 90% and 70%.", True, id="one each"),
        pytest.param("Sensitivity and specificity were each 90%.", True, id="said of each"),
        pytest.param("Sensitivity and specificity were 90% and 70% for MRI, and 80% and 60% for CT.", True, id="a run a test"),
        pytest.param("Sensitivity and specificity were 90%, 80%, 70% and 60%.", False, id="twice as many figures"),
        pytest.param("Sensitivity, specificity and accuracy were 90% and 80%.", False, id="a figure is missing"),
        pytest.param("Sensitivity and specificity were 90%, 80% and 70%.", False, id="a figure too many"),
        pytest.param(
            "CT had a sensitivity of 98%, a specificity of 76% and an accuracy of 80%, and MRI 96% and 89%.", False,
            id="carried over, a figure is missing",
        ),
    ],
)  # fmt: skip
def test_what_does_not_come_out_even_is_doubtful(links_of: LinksOf, text: str, plain: bool) -> None:
    links = links_of(text)
    assert len(links) >= 2
    assert {item.strength > 0.6 for item in links[-2:]} == {plain}


@pytest.mark.parametrize(
    ("text", "run"),
    [
        pytest.param("90%, 80% and 70%", True, id="listed"),
        pytest.param("90% vs. 80%", True, id="versus"),
        pytest.param("90% (as expected) and 80%", True, id="bracket between"),
        pytest.param("90% (95% CI 85-95) and 80% (75/94)", True, id="interval and count between"),
        pytest.param("90% for MRI and 80%", False, id="a word between"),
        pytest.param("90%, 80% in men and 70%", False, id="a word between the last two"),
        pytest.param("90%", True, id="one alone"),
    ],
)
def test_is_run(text: str, run: bool) -> None:
    assert is_run(text, find_values(text)) is run


@pytest.mark.parametrize(
    ("text", "held"),
    [
        pytest.param("90% in all", "90", id="bare"),
        pytest.param("90% (95% CI 85-95) in all", "90% (95% CI 85-95", id="with its interval"),
        pytest.param("90% (9/10) in all", "90% (9/10", id="with its count"),
        pytest.param("90% (9/10; 95% CI 85-95) in all", "90% (9/10; 95% CI 85-95", id="with both"),
        pytest.param("9/10 (90%) in all", "9/10 (90", id="count before"),
    ],
)
def test_end_of_a_figure(text: str, held: str) -> None:
    (value,) = find_values(text)
    assert text[: end_of(value)] == held


@pytest.mark.parametrize(
    ("gap", "rest"),
    [
        pytest.param("% (9/10) and ", "%   and ", id="round"),
        pytest.param("% [6], (7) and ", "%  ,   and ", id="two"),
        pytest.param("% (of all", "% (of all", id="not closed"),
    ],
)
def test_without_brackets(gap: str, rest: str) -> None:
    assert without_brackets(gap) == rest
