from collections.abc import Callable

import pytest

from ingest.claim.figure_place import Origin

OriginOf = Callable[[str, str], Origin]
RESULTS = "RESULTS\n\nRecall was 81.1%, accuracy 72.2%, kappa 0.63, and the AUC 0.94 (0.90-0.97).\n\n"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("Lee read scans [9]. In their hands it was 84.2%.", ("9",), id="in their hands"),
        pytest.param("Lee read scans [9]. However, they found 84.2%.", ("9",), id="behind an adverb"),
        pytest.param("Lee read scans [9]. For junior readers they found 84.2%.", ("9",), id="they found, later"),
        pytest.param("Lee read scans [9]. For juniors they found 71%; seniors achieved 84.2%.", ("9",), id="behind a semicolon"),
        pytest.param("Lee read scans [9]. It was 71% in their study. It was 84.2% in that study.", ("9",), id="over one that goes on later"),
        pytest.param("A review pooled scans [3]. Lee found 71% [9]. It is cheap. It was 84.2% in the above review.", ("3",), id="the above review"),
        pytest.param("A trial pooled scans [3]. Lee found 71% [9]. In that trial it was 84.2%.", ("3",), id="the noun says which"),
        pytest.param("A study pooled scans [3]. Lee found 71% [9]. In that study it was 84.2%.", ("9",), id="a noun that says nothing"),
        pytest.param("Two studies read scans [3, 4]. In the latter it was 84.2%.", ("4",), id="the latter of two"),
        pytest.param("Three studies read scans [3, 4, 5]. In the latter it was 84.2%.", None, id="the latter of three"),
    ],
)  # fmt: skip
def test_a_sentence_goes_on(origin_of: OriginOf, text: str, labels: tuple[str, ...] | None) -> None:
    found = origin_of(f"DISCUSSION\n\n{text}", "84.2")
    assert (found.cited, found.labels) == (labels is not None, labels or ())


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("Lee read scans [9]. Recall was 84.2%.", ("9",), id="a figure that is no result"),
        pytest.param("Lee read scans [9]. Recall was 81%.", None, id="a result, rounded"),
        pytest.param("Lee read scans [9]. Here, recall was 84.2%.", None, id="one's own words"),
        pytest.param("Lee read scans [9]. We read more. Recall was 84.2%.", None, id="one's own words between"),
        pytest.param("Lee read scans [9].\n\nRecall was 84.2%.", None, id="another paragraph"),
    ],
)
def test_figures_that_are_no_result(origin_of: OriginOf, text: str, labels: tuple[str, ...] | None) -> None:
    found = origin_of(f"{RESULTS}DISCUSSION\n\n{text}", "84.2" if "84.2" in text else "81")
    assert (found.cited, found.labels) == (labels is not None, labels or ())


def test_without_results_nothing_is_known_of_a_figure(origin_of: OriginOf) -> None:
    assert not origin_of("DISCUSSION\n\nLee read scans [9]. Recall was 84.2%.", "84.2").cited
