import pytest

from ingest.claim.index_test import Attributed
from ingest.claim.measures import Named
from ingest.claim.numbers import Value
from ingest.claim.repeated import agreed
from ingest.claim.runs import Link
from ingest.model import Measure


def figure(printed: str, measure: Measure = "sensitivity") -> Link:
    return Link(Value(0, len(printed), printed, "percent"), Named(0, 1, measure), "introduced", 0.9)


def read_as(label: str, strength: float) -> list[Attributed]:
    return [Attributed((label,), (), None, "before the figure", strength)]


@pytest.mark.parametrize(
    ("first", "second", "labels"),
    [
        pytest.param((figure("84.6"), "mri", 0.9), (figure("84.6"), "ct", 0.5), ["mri", "mri"], id="the surer decides"),
        pytest.param((figure("84.6"), "mri", 0.5), (figure("84.6"), "ct", 0.9), ["ct", "ct"], id="the surer is the second"),
        pytest.param((figure("84.6"), "mri", 0.70), (figure("84.6"), "ct", 0.69), ["mri", "ct"], id="hardly surer"),
        pytest.param((figure("90"), "mri", 0.9), (figure("90"), "ct", 0.5), ["mri", "ct"], id="a round figure"),
        pytest.param((figure("84"), "mri", 0.9), (figure("84"), "ct", 0.5), ["mri", "mri"], id="not round"),
        pytest.param((figure("0.84"), "mri", 0.9), (figure("0.84"), "ct", 0.5), ["mri", "mri"], id="a fraction"),
        pytest.param((figure("0.9"), "mri", 0.9), (figure("0.9"), "ct", 0.5), ["mri", "ct"], id="a round fraction"),
        pytest.param((figure("84.6"), "mri", 0.9), (figure("84.5"), "ct", 0.5), ["mri", "ct"], id="another figure"),
        pytest.param(
            (figure("84.6"), "mri", 0.9), (figure("84.6", "specificity"), "ct", 0.5), ["mri", "ct"], id="another measure"
        ),
    ],
)  # fmt: skip
def test_the_same_figure_is_of_the_same_test(
    first: tuple[Link, str, float], second: tuple[Link, str, float], labels: list[str]
) -> None:
    sentences = [
        (number, [link], [read_as(label, strength)]) for number, (link, label, strength) in enumerate((first, second))
    ]
    assert [tests[0].labels for (tests,) in agreed(sentences)] == [(label,) for label in labels]


def test_two_figures_of_one_sentence_keep_their_tests() -> None:
    links = [figure("84.6"), figure("84.6")]
    ((first, second),) = agreed([(0, links, [read_as("mri", 0.9), read_as("ct", 0.5)])])
    assert (first[0].labels, second[0].labels) == (("mri",), ("ct",))


def test_what_is_said_of_two_tests_stays() -> None:
    both = [*read_as("mri", 0.5), *read_as("ct", 0.5)]
    found = agreed([(0, [figure("84.6")], [read_as("pet", 0.9)]), (1, [figure("84.6")], [both])])
    assert found[1] == [both]


def test_a_place_stays_as_sure_as_it_was() -> None:
    found = agreed([(0, [figure("84.6")], [read_as("mri", 0.9)]), (1, [figure("84.6")], [read_as("ct", 0.5)])])
    assert (found[1][0][0].strength, found[1][0][0].how) == (0.5, "the same figure elsewhere, there before the figure")
