import re

import pytest

from ingest.annotated import CalloutPlace
from ingest.claim.callout_choice import chain_back, labels_of, nearest, of_list, speaking, speaks
from ingest.claim.clause import Clause

_CALLOUT = re.compile(r"\[(\d+(?:, \d+)*)\]|[A-Z][a-z]+ et al\.,? \(?(?:19|20)\d\d\)?")


def callouts(text: str) -> list[CalloutPlace]:
    return [
        CalloutPlace(match.start(), match.end(), tuple(match[1].split(", ")) if match[1] else (match[0],))
        for match in _CALLOUT.finditer(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaking_first"),
    [
        pytest.param("In the trial of Berg et al. [4]", True, id="et al"),
        pytest.param("Lee and Berg [4]", True, id="two authors"),
        pytest.param("In a series of 40 women [4]", True, id="a series"),
        pytest.param("This is seldom used [4]", False, id="nobody"),
        pytest.param("Berg et al. (2010) found", True, id="the callout is the name"),
        pytest.param("so it was (Berg et al., 2010)", False, id="the name in brackets"),
    ],
)
def test_studies_that_speak(text: str, speaking_first: bool) -> None:
    assert speaks(text, 0, callouts(text)[0]) is speaking_first


@pytest.mark.parametrize(
    ("text", "behind", "before"),
    [
        pytest.param("84% [3], [4] and more [5]", ("3", "4"), ("5",), id="behind, adjoining"),
        pytest.param("[3] and [4], [5] saw 84%", ("4", "5"), ("4", "5"), id="none behind"),
        pytest.param("84% (Berg et al., 2010; Lee et al., 2011)", ("Berg et al., 2010", "Lee et al., 2011)"),
                     ("Berg et al., 2010", "Lee et al., 2011)"), id="names in brackets"),
        pytest.param("84% by Berg et al. (2010), Lee et al. (2011)", ("Berg et al. (2010)",), ("Lee et al. (2011)",), id="names apart"),
    ],
)  # fmt: skip
def test_adjoining_callouts(text: str, behind: tuple[str, ...], before: tuple[str, ...]) -> None:
    found = callouts(text)
    assert labels_of(nearest(text, found, text.index("84%") + 3)) == behind
    assert labels_of(chain_back(text, found)) == before


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("It was 84% in the study of Berg et al. [4] and 71% in that of Lee et al. [5].", ("4",), id="figures first, one"),
        pytest.param("It was 71% in the study of Berg et al. [4] and 84% in that of Lee et al. [5].", ("5",), id="figures first, two"),
        pytest.param("Berg et al. [4] found 84% and Lee et al. [5] 71%.", ("4",), id="studies first, one"),
        pytest.param("Berg et al. [4] found 71% and Lee et al. [5] 84%.", ("5",), id="studies first, two"),
        pytest.param("Berg et al. [4] and Lee et al. [5] both found 84%.", ("4", "5"), id="two studies, one figure"),
        pytest.param("It was 84% for Berg et al. [4] and Lee et al. [5].", ("4", "5"), id="one figure, two studies"),
    ],
)  # fmt: skip
def test_who_speaks(text: str, labels: tuple[str, ...]) -> None:
    found = callouts(text)
    start = text.index("84")
    assert labels_of(speaking(text, Clause(0, len(text)), found, found, start, start + 2)) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("Berg [4] and Lee [5] reported recalls of 71% and 84%, respectively.", ("5",), id="in turn"),
        pytest.param("Berg [4], Lee [5] and Kim [6] reported 71%, 84% and 60%.", ("5",), id="three, joined"),
        pytest.param("Forests [4] for one and trees [5] reached 84% and 71%, respectively.", ("4",), id="not joined, respectively"),
        pytest.param("Forests [4] for one and trees [5] reached 84% and 71%.", (), id="not joined"),
        pytest.param("It was 96% [4] and 94% [5], but their recalls, 84% and 71%, differed.", ("4",), id="their"),
        pytest.param("Two groups [4, 5] found recalls of 71% and 84%, respectively.", ("5",), id="one callout of two groups"),
        pytest.param("A scan [4, 5] has recalls of 71% and 84%, respectively.", (), id="one callout, no groups"),
        pytest.param("The 71% and 84% of Berg [4] and Lee [5], respectively, agree.", ("5",), id="figures first"),
        pytest.param("It was 71% and 84% in two later cohorts [4, 5].", ("5",), id="figures first, one callout"),
        pytest.param("It was 71% and 84% in dense breasts [4, 5].", (), id="figures first, one callout of one group"),
        pytest.param("Berg [4] and Lee [5] reported 84%.", (), id="no list"),
    ],
)  # fmt: skip
def test_lists_in_turn(text: str, labels: tuple[str, ...]) -> None:
    start = text.index("84")
    assert labels_of(of_list(text, [Clause(0, len(text))], callouts(text), start, ())) == labels


def test_each_measure_has_its_figure() -> None:
    text = "Berg [4] and Lee [5] reported a recall and a precision of 84% and 71%, respectively."
    measures = [text.index("recall"), text.index("precision")]
    assert of_list(text, [Clause(0, len(text))], callouts(text), text.index("84"), measures) == ()
