"""The words of a receptor sentence."""

from __future__ import annotations

import pytest

from ingest.case.marker.hybridisation import hybridisations
from ingest.case.marker.text import items_of

ITEMS = [
    pytest.param("ER positive", ["ER", "positive"], id="status"),
    pytest.param("ER+/PR-", ["ER", "+", "PR", "-"], id="signs"),
    pytest.param("ER/PR/HER2: +/-/-", ["ER/PR", "HER2", "+", "-", "-"], id="signs-of-a-list"),
    pytest.param("ER+PR-HER2+ disease", ["ER", "+", "PR", "-", "HER2", "+"], id="signs-glued-to-names"),
    pytest.param("the ER-PR status", ["ER", "PR"], id="hyphen-between-names-is-no-sign"),
    pytest.param("ER-positive", ["ER", "positive"], id="hyphen-is-no-sign"),
    pytest.param("estrogen receptor (ER) 90%", ["estrogen receptor (ER)", "90%"], id="abbreviation-is-the-same-marker"),
    pytest.param("Ki-67 of 20-30%", ["Ki-67", "20-30%"], id="range"),
    pytest.param("HER2 score 3+", ["HER2", "score 3+"], id="score"),
    pytest.param("ER Allred 8/8", ["ER", "Allred 8/8"], id="allred"),
    pytest.param("PR (PgR 636) 5%", ["PR", "PgR 636", "5%"], id="clone-is-no-marker"),
    pytest.param("ER was not expressed", ["ER", "not expressed"], id="negative-phrase"),
    pytest.param("ER was not assessed", ["ER"], id="nothing-stated"),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_items(text: str, expected: list[str]) -> None:
    assert [
        text[item.start : item.end].strip(" ()") if item.kind != "marker" else text[item.start : item.end]
        for item in items_of(text)
    ] == expected


def test_nothing_is_read_inside_a_verdict_of_hybridisation() -> None:
    text = "HER2 2+, FISH negative"
    items = items_of(text, list(hybridisations(text)))
    assert [(item.kind, item.value) for item in items] == [("marker", ""), ("ihc", "2+")]
