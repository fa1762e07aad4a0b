from collections.abc import Callable

import pytest

from ingest.claim.named_tests import NamedTest
from ingest.claim.series import Chosen, ChosenTests, series_before, told_apart
from ingest.claim.surroundings import Surroundings

AroundOf = Callable[[str], Surroundings]


def chosen(around: Surroundings, *labels: str) -> ChosenTests:
    """Choose tests by their labels for the first figures of a sentence."""
    tests = [NamedTest(0, 0, frozenset({label}), ()) for label in labels]
    return {around.key(link): Chosen(test, 0.9) for link, test in zip(around.links, tests, strict=False)}


def shown(found: list[Chosen] | None) -> list[str] | None:
    return found and [min(each.test.labels) for each in found]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        pytest.param(["mri", "ct"], ["mri", "ct"], id="two tests"),
        pytest.param(["mri", "mri"], None, id="one test"),
        pytest.param(["mri"], None, id="not all are known"),
    ],
)
def test_tests_of_a_run(around_of: AroundOf, labels: list[str], found: list[str] | None) -> None:
    around = around_of("Sensitivities were 90% and 80%.")
    assert shown(told_apart(around, around.runs[0], chosen(around, *labels))) == found


@pytest.mark.parametrize(
    ("text", "labels", "found"),
    [
        pytest.param(
            "Sensitivities were 90% and 80%, specificities were 70% and 60%.", ["mri", "ct"], ["mri", "ct"],
            id="another measure",
        ),
        pytest.param(
            "Sensitivities were 90% and 80% in men; 70% and 60% in women.", ["mri", "ct"], ["mri", "ct"],
            id="the same measure, another clause",
        ),
        pytest.param(
            "Sensitivities were 90% and 80%, specificities were 70%, 60% and 50%.", ["mri", "ct"], None, id="more figures"
        ),
        pytest.param("Sensitivities were 90% and 80%, specificities were 70% and 60%.", ["ct", "ct"], None, id="one test"),
    ],
)  # fmt: skip
def test_the_run_before(around_of: AroundOf, text: str, labels: list[str], found: list[str] | None) -> None:
    around = around_of(text)
    assert shown(series_before(around, around.run_of(around.links[-1]), chosen(around, *labels))) == found
