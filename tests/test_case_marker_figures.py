"""Percentages, scores and clones of a receptor sentence."""

from __future__ import annotations

import pytest

from ingest.case.marker.figures import clones, figures
from ingest.case.marker.names import marker_names
from ingest.vocab import load_vocabulary

FIGURES = [
    pytest.param("ER 60-70 %", ("percent", "positive", 60.0, 70.0), id="range"),
    pytest.param("ER in between 5% and 10%", ("percent", "positive", 5.0, 10.0), id="between"),
    pytest.param("Ki-67: 30-20", ("percent", "positive", 20.0, 30.0), id="limits-in-the-other-order"),
    pytest.param("ER 1%", ("percent", "positive", 1.0, None), id="one-percent-is-positive"),
    pytest.param("ER <1%", ("percent", "negative", 1.0, None), id="less-than-one-percent"),
    pytest.param("ER 0-1%", ("percent", "", 0.0, 1.0), id="range-on-both-sides-of-the-cut-off"),
    pytest.param("ER 0", ("percent", "negative", 0.0, None), id="bare-zero"),
    pytest.param("Ki-67: 22", ("percent", "positive", 22.0, None), id="bare-index"),
    pytest.param("HER2 0", ("ihc", "0", 0.0, None), id="bare-score"),
    pytest.param("HER2 2+/3+", ("ihc", "2+", 0.0, None), id="score-of-three"),
    pytest.param("HER2 negative (1)", ("ihc", "1+", 0.0, None), id="score-in-brackets"),
    pytest.param("ER Allred 2", ("allred", "negative", 2.0, None), id="allred-below-three"),
    pytest.param("ER score of 3", ("allred", "positive", 3.0, None), id="a-score-of-er-is-allred"),
    pytest.param("ER PS 5 + IS 3 = 8", ("allred", "positive", 8.0, None), id="sum-of-allred"),
    pytest.param("ER proportion score 4, intensity score 2", ("allred", "positive", 6.0, None), id="parts-of-allred"),
    pytest.param("ER H-score 270/300", ("h_score", "positive", 270.0, None), id="h-score"),
    pytest.param("ER H-score: 0", ("h_score", "negative", 0.0, None), id="h-score-of-zero"),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_the_first_figure(text: str, expected: tuple[str, str, float, float | None]) -> None:
    vocabulary = load_vocabulary()
    item = next(figures(text, marker_names(text, vocabulary, []), vocabulary))
    assert (item.kind, item.value, item.number, item.high) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("PR <1%", "<", id="sign"),
        pytest.param("Ki-67 > 30%", ">", id="sign-and-blank"),
        pytest.param("ER in more than 80%", "more than", id="words"),
        pytest.param("ER 80%", "", id="none"),
    ],
)
def test_a_percentage_keeps_what_is_printed_before_it(text: str, expected: str) -> None:
    vocabulary = load_vocabulary()
    assert next(figures(text, marker_names(text, vocabulary, []), vocabulary)).comparator == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ER 120%", id="more-than-all-cells"),
        pytest.param("ER 90-190%", id="range-beyond-all-cells"),
        pytest.param("Ki-67: 250", id="index-beyond-all-cells"),
        pytest.param("ER H-score 400", id="more-than-the-highest-h-score"),
    ],
)
def test_an_impossible_figure_is_none(text: str) -> None:
    vocabulary = load_vocabulary()
    assert list(figures(text, marker_names(text, vocabulary, []), vocabulary)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ER (SP1) positive", ["SP1"], id="known"),
        pytest.param("ER (clone AB-12/3) positive", ["AB-12/3"], id="named-as-a-clone"),
        pytest.param("PR (PgR636)", ["PgR636"], id="spelt-together"),
        pytest.param("a subclone was seen", [], id="no-antibody"),
    ],
)
def test_clones(text: str, expected: list[str]) -> None:
    assert [item.value for item in clones(text, load_vocabulary())] == expected
