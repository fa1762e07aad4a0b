"""Names of receptors and markers."""

from __future__ import annotations

import pytest

from ingest.case.marker.names import marker_names, may_name_a_marker
from ingest.vocab import load_vocabulary

NAMES = [
    pytest.param("oestrogen receptor (ER)", [("oestrogen receptor (ER)", ("er",))], id="long-form-with-abbreviation"),
    pytest.param(
        "oestrogen, and progesterone in 5%, receptors",
        [("oestrogen", ("er",)), ("progesterone", ("pr",))],
        id="hormones-of-receptors",
    ),
    pytest.param("oestrogen replacement and the receptor", [], id="hormone-as-a-drug"),
    pytest.param(
        "oestrogen and progesterone receptors", [("oestrogen and progesterone receptors", ("er", "pr"))], id="both"
    ),
    pytest.param("hormone receptors positive", [("hormone receptors", ())], id="which-is-not-said"),
    pytest.param("hormone receptors: both positive", [("hormone receptors", ("er", "pr"))], id="said-to-be-both"),
    pytest.param("both hormone receptors", [("hormone receptors", ("er", "pr"))], id="both-of-them"),
    pytest.param("RE +, RP -", [("RE", ("er",)), ("RP", ("pr",))], id="romance-abbreviations"),
    pytest.param("RP was planned", [], id="one-of-them-alone"),
    pytest.param("ER90% and PR5%", [("ER", ("er",)), ("PR", ("pr",))], id="glued-to-a-percentage"),
    pytest.param("she came to the ER with a lump", [], id="emergency-room"),
    pytest.param("an ER physician", [], id="its-physician"),
    pytest.param("a PR interval of 180 ms", [], id="interval"),
    pytest.param("the patient achieved PR", [], id="partial-response"),
    pytest.param("a tumour with PR positivity", [("PR", ("pr",))], id="receptor-behind-the-same-words"),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    found = marker_names(text, load_vocabulary(), [])
    assert [(text[name.start : name.end], name.keys) for name in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ER was positive.", True, id="marker"),
        pytest.param("She was discharged.", False, id="no-marker"),
    ],
)
def test_sentences_without_markers_are_passed_over(text: str, expected: bool) -> None:
    assert may_name_a_marker(text) is expected
