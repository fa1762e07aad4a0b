from collections.abc import Callable

import pytest

from ingest.claim.sentence_tests import said_of_each, sentence_candidates
from ingest.claim.surroundings import Surroundings

AroundOf = Callable[[str], Surroundings]


def labels_of(around: Surroundings, figure: str) -> list[str]:
    (link,) = [link for link in around.links if link.value.printed == figure]
    return ["+".join(sorted(each.test.labels)) for each in sentence_candidates(around, link)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("MRI and CT had a sensitivity of 90%.", {"paired", "paired_and", "paired_and_alone"}, id="and"),
        pytest.param("MRI or CT had a sensitivity of 90%.", {"paired", "paired_or", "paired_or_alone"}, id="or"),
        pytest.param("MRI with CT had a sensitivity of 90%.", {"paired", "paired_with", "paired_with_alone"}, id="with"),
        pytest.param("MRI followed by CT had 90% sensitivity.", {"paired", "paired_then", "paired_then_alone"}, id="then"),
        pytest.param(
            "MRI and CT had sensitivities of 90% and 80%.", {"paired", "paired_and"}, id="more figures of the measure"
        ),
        pytest.param(
            "If MRI and CT were positive, the sensitivity was 90%.",
            {"paired", "paired_and", "paired_and_alone", "paired_if"}, id="on a condition",
        ),
    ],
)  # fmt: skip
def test_tests_side_by_side_may_be_one(around_of: AroundOf, text: str, told: set[str]) -> None:
    around = around_of(text)
    (link,) = [link for link in around.links if link.value.printed == "90"]
    (pair,) = [c for c in sentence_candidates(around, link) if c.test.labels == {"mri", "ct"}]
    assert {name for name, value in pair.features.items() if name.startswith("paired") and value} == told


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("MRI was read, and CT had a sensitivity of 90%.", ["mri", "ct"], id="words between"),
        pytest.param("MRI and MR angiography had a sensitivity of 90%.", ["mri", "mri"], id="one label"),
        pytest.param(
            "Radiographs of all children were read; in the end, a deep learning algorithm had a sensitivity of 90%.", ["xray", "cad_ai", "cad_ai+xray"],
            id="a program and images",
        ),
        pytest.param(
            "A deep learning algorithm was new. The sensitivity on radiographs was 90%.", ["xray", "cad_ai+xray"],
            id="images that a program reads",
        ),
        pytest.param("At a CRP above 10 mg/L MRI had a sensitivity of 90%.", ["mri"], id="a marker picks patients"),
        pytest.param("A CRP above 10 mg/L had a sensitivity of 90%.", ["laboratory"], id="a marker is tested"),
        pytest.param(
            "At a CRP above 10 mg/L sensitivity was 90%, with procalcitonin 80%.", ["laboratory", "laboratory"],
            id="markers alone",
        ),
    ],
)  # fmt: skip
def test_candidates_of_a_sentence(around_of: AroundOf, text: str, labels: list[str]) -> None:
    assert labels_of(around_of(text), "90") == labels


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        pytest.param("MRI and CT were read; sensitivity was 90% for both.", ["mri", "ct"], id="for both"),
        pytest.param(
            "MRI and CT were read; sensitivity was 90% (9/10) for both tests.", ["mri", "ct"], id="for both tests"
        ),
        pytest.param("MRI and CT were read; sensitivity was 90% with either method.", ["mri", "ct"], id="with either"),
        pytest.param("MRI and CT were read. Both had a sensitivity of 90%.", ["mri", "ct"], id="both had"),
        pytest.param("MRI and CT were read; sensitivity was 90% with both.", [], id="with both"),
        pytest.param("MRI and CT were read; sensitivity was 90% for both readers.", [], id="of readers"),
        pytest.param("MRI and CT were read. Both had sensitivities of 90% and 80%.", [], id="a figure each"),
        pytest.param("MRI was read; sensitivity was 90% for both.", [], id="one test"),
    ],
)
def test_said_of_each(around_of: AroundOf, text: str, tests: list[str]) -> None:
    around = around_of(text)
    before = around_of("MRI and CT had 90% sensitivity.").phrases if text.startswith("MRI and CT were read. ") else ()
    assert ["+".join(phrase.labels) for phrase in said_of_each(around, around.links[0], before)] == tests
