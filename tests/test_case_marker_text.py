"""The words of a receptor sentence."""

from __future__ import annotations

import pytest

from ingest.case.marker_text import items_of, iter_fish, may_name_a_marker

ITEMS = [
    pytest.param("ER positive", ["ER", "positive"], id="status"),
    pytest.param("ER+/PR-", ["ER", "+", "PR", "-"], id="signs"),
    pytest.param("ER-positive", ["ER", "positive"], id="hyphen-is-no-sign"),
    pytest.param("estrogen receptor (ER) 90%", ["estrogen receptor (ER)", "90%"], id="abbreviation-is-the-same-marker"),
    pytest.param("Ki-67 of 20-30%", ["Ki-67", "20-30%"], id="range"),
    pytest.param("HER2 score 3+", ["HER2", "score 3+"], id="score"),
    pytest.param("ER Allred 8/8", ["ER", "Allred 8/8"], id="allred"),
    pytest.param("ER was not expressed", ["ER", "not expressed"], id="negative-phrase"),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_items(text: str, expected: list[str]) -> None:
    assert [
        text[item.start : item.end].strip(" ()") if item.kind != "marker" else text[item.start : item.end]
        for item in items_of(text)
    ] == expected


VERDICTS = [
    pytest.param("FISH was positive", ["amplified"], id="positive"),
    pytest.param("FISH was negative", ["not_amplified"], id="negative"),
    pytest.param("the gene was not amplified", ["not_amplified"], id="not-amplified"),
    pytest.param("a HER2/CEP17 ratio of 2.4", ["amplified"], id="ratio-of-two-or-more"),
    pytest.param("a ratio of 1.9", ["not_amplified"], id="ratio-below-two"),
    pytest.param("stained by immunohistochemistry", [], id="no-hybridisation"),
]


@pytest.mark.parametrize(("text", "expected"), VERDICTS)
def test_hybridisation(text: str, expected: list[str]) -> None:
    assert [verdict for _, _, verdict in iter_fish(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ER was positive.", True, id="marker"),
        pytest.param("She was discharged.", False, id="no-marker"),
    ],
)
def test_sentences_without_markers_are_passed_over(text: str, expected: bool) -> None:
    assert may_name_a_marker(text) is expected
