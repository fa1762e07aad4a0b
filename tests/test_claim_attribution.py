from collections.abc import Callable

import pytest

from ingest.claim.figure_place import Origin

OriginOf = Callable[[str, str], Origin]


@pytest.mark.parametrize(
    ("text", "cited", "labels"),
    [
        pytest.param("RESULTS\n\nIt was 84%.", False, (), id="results"),
        pytest.param("DISCUSSION\n\nIt was 84% [3].", True, ("3",), id="callout"),
        pytest.param("DISCUSSION\n\nIt was 84% [3-5].", True, ("3", "4", "5"), id="range of callouts"),
        pytest.param("DISCUSSION\n\nIt was 84%.[3] More.", True, ("3",), id="callout behind the stop"),
        pytest.param("DISCUSSION\n\nWe found 84%, unlike others [3].", False, (), id="own, with a callout"),
        pytest.param("DISCUSSION\n\nOurs was 71%, while it was 84% there [3].", True, ("3",), id="other clause"),
        pytest.param("DISCUSSION\n\nLee et al. read 40 scans [9]. They reported 84%.", True, ("9",), id="goes on"),
        pytest.param("DISCUSSION\n\nIn previous studies it was 84%.", True, (), id="no reference named"),
        pytest.param("INTRODUCTION\n\nIt was 84%. Others agree [2].", True, ("2",), id="introduction"),
    ],
)
def test_origin(origin_of: OriginOf, text: str, cited: bool, labels: tuple[str, ...]) -> None:
    found = origin_of(text, "84")
    assert (found.cited, found.labels) == (cited, labels)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("Our 91% is higher than the 84% reported by Lee et al. [9].", ("9",), id="higher than theirs"),
        pytest.param("Our 91% is similar to the 84-87% reported previously [10, 11].", ("10", "11"), id="similar to theirs"),
        pytest.param("We found 91%, whereas Lee et al. found 84% [9].", ("9",), id="whereas they"),
        pytest.param("In contrast to our 91%, it was 84% [9].", ("9",), id="in contrast to ours"),
        pytest.param("For MRI, values of 84% [6] and 94% [7] have been published.", ("6",), id="the first of two, each with its own"),
        pytest.param("For MRI, values of 94% [6] and 84% [7] have been published.", ("7",), id="the second of two, each with its own"),
        pytest.param("It was 71% [6] in men and 84% [7] in women.", ("7",), id="each with its own, words between"),
        pytest.param("Berg et al. [4] found 84%, and Lee et al. [5] found 71%.", ("4",), id="the first of two studies that speak"),
        pytest.param("Berg et al. [4] found 71%, and Lee et al. [5] found 84%.", ("5",), id="the second of two studies that speak"),
        pytest.param("In the trial of Berg et al. [4], MRI had 84%.", ("4",), id="a study speaks before its figure"),
        pytest.param("In the trial of Berg et al. [4], MRI had 71% and CT 84%.", ("4",), id="a study speaks before two figures"),
        pytest.param("Lee and Berg [4] found 84%.", ("4",), id="two authors speak"),
        pytest.param("It was 84% [3], [4].", ("3", "4"), id="adjoining callouts"),
        pytest.param("It was 84% (95% CI 80-90) [3].", ("3",), id="callout behind the interval"),
        pytest.param("Berg et al. [4] read 40 scans; it was 84%.", ("4",), id="callout before a semicolon"),
        pytest.param(
            "It is useful (sensitivity 84%, specificity 71%, and a negative predictive value of 95%) [3] and cheap.", ("3",),
            id="callout behind the bracket",
        ),
        pytest.param("In our study, unlike theirs, 84% [9] was cited.", ("9",), id="directly behind, though the clause is own"),
    ],
)  # fmt: skip
def test_relayed_in_the_same_sentence(origin_of: OriginOf, text: str, labels: tuple[str, ...]) -> None:
    found = origin_of(f"DISCUSSION\n\n{text}", "84")
    assert (found.cited, found.labels) == (True, labels)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Our 84% is higher than the 91% reported by Lee et al. [9].", id="higher than theirs"),
        pytest.param("Our 84% is similar to the 75-80% reported previously [10, 11].", id="similar to theirs"),
        pytest.param("Unlike Lee et al. [9], we found 84%.", id="unlike theirs"),
        pytest.param("In contrast to Lee et al. [9], it was 84% in our series.", id="in our series"),
        pytest.param("We found 84%, whereas Lee et al. found 71% [9].", id="whereas they"),
        pytest.param("It was 84%, whereas Lee et al. [9] found 71%.", id="whereas another study speaks"),
        pytest.param("It was 84%.", id="nothing said"),
    ],
)
def test_own_in_the_discussion(origin_of: OriginOf, text: str) -> None:
    found = origin_of(f"DISCUSSION\n\n{text}", "84")
    assert (found.cited, found.labels) == (False, ())


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("Berg et al. studied 40 women [4]. In that study it was 84%.", ("4",), id="in that study"),
        pytest.param("Berg et al. studied 40 women [4]. That trial found 84%.", ("4",), id="that trial"),
        pytest.param("Berg et al. studied 40 women [4]. The authors found 84%.", ("4",), id="the authors"),
        pytest.param("Berg et al. studied 40 women [4]. She found 84%.", ("4",), id="she found"),
        pytest.param("Berg et al. studied 40 women [4]. It was 84% in their hands.", ("4",), id="in their hands"),
        pytest.param("Berg et al. studied 40 women [4]. It was 84% in that series.", ("4",), id="in that series, later"),
        pytest.param(
            "Berg et al. studied 40 women [4]. They read scans. In that study it was 84%.", ("4",), id="over a sentence that goes on"
        ),
        pytest.param("Lee did so [3]. Berg did [4]. They found 84%.", ("4",), id="the last one called"),
        pytest.param("Berg et al. studied 40 women [4]. Scans were read. They found 84%.", None, id="another sentence between"),
        pytest.param("Berg et al. studied 40 women [4]. It was 84%.", None, id="does not go on"),
        pytest.param("They found 84%.", None, id="nobody before"),
    ],
)  # fmt: skip
def test_a_study_goes_on(origin_of: OriginOf, text: str, labels: tuple[str, ...] | None) -> None:
    found = origin_of(f"DISCUSSION\n\n{text}", "84")
    assert (found.cited, found.labels) == (labels is not None, labels or ())


@pytest.mark.parametrize(
    ("text", "cited", "labels"),
    [
        pytest.param("RESULTS\n\nIt was 84% with this one [3].", True, ("3",), id="results, callout near"),
        pytest.param("RESULTS\n\nPrevious studies found 84%.", False, (), id="results, no reference named"),
        pytest.param("RESULTS\n\nOthers did so [3]. It was 84%.", False, (), id="results, callout in another sentence"),
        pytest.param("METHODS\n\nOthers agree [2]. They found 84%.", True, ("2",), id="methods, a study goes on"),
        pytest.param("INTRODUCTION\n\nIt was 84%.", True, (), id="introduction, no reference"),
        pytest.param("INTRODUCTION\n\nIt was 84%.\n\nOthers agree [2].", True, (), id="introduction, another paragraph"),
        pytest.param("INTRODUCTION\n\nIt was 84%. So it is. Others agree [2].", True, ("2",), id="introduction, later in the paragraph"),
        pytest.param("INTRODUCTION\n\nWe found 84%. Others agree [2].", False, (), id="introduction, own"),
        pytest.param("It was 84%.", False, (), id="no section"),
    ],
)  # fmt: skip
def test_sections(origin_of: OriginOf, text: str, cited: bool, labels: tuple[str, ...]) -> None:
    found = origin_of(text, "84")
    assert (found.cited, found.labels) == (cited, labels)


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        pytest.param("DISCUSSION\n\nIt was 84% [3].", "DISCUSSION\n\nIn previous studies it was 84%.", id="a callout, a cue"),
        pytest.param("DISCUSSION\n\nWe found 84%.", "DISCUSSION\n\nIt was 84%.", id="ours, nothing said"),
        pytest.param("RESULTS\n\nIt was 84%.", "DISCUSSION\n\nIt was 84%.", id="results, discussion"),
        pytest.param("DISCUSSION\n\nIt was 84% [3].", "INTRODUCTION\n\nIt was 84%.", id="a callout, a section"),
    ],
)  # fmt: skip
def test_the_plainer_origin_is_surer(origin_of: OriginOf, surer: str, less_sure: str) -> None:
    assert origin_of(less_sure, "84").strength < origin_of(surer, "84").strength
