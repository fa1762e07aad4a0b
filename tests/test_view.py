from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Document, content_id
from ingest.view import normalise

DocumentOf = Callable[[str], Document]


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        pytest.param("breast\ncancer", "breast cancer", id="line end in a paragraph"),
        pytest.param("breast\r\ncancer", "breast cancer", id="CRLF"),
        pytest.param("One paragraph.\n\nAnother one.", "One paragraph.\n\nAnother one.", id="paragraphs"),
        pytest.param(
            "increasingly used for breast cancer due\n\nto its benefits",
            "increasingly used for breast cancer due to its benefits",
            id="sentence that goes on behind a blank line",
        ),
        pytest.param("METHODS\nWe read", "METHODS\nWe read", id="heading keeps its line"),
        pytest.param("calcifi-\ncation. A calcification", "calcification. A calcification", id="split word"),
        pytest.param("progeste-\nrone", "progesterone", id="split word that stands nowhere else"),
        pytest.param("ER+\nPR-\nHER2+", "ER+ PR- HER2+", id="minus of a result at a line end"),
        pytest.param("PR-\nnegative", "PR-negative", id="compound of a short form"),
        pytest.param("T2-\nweighted", "T2-weighted", id="compound with a figure"),
        pytest.param("a\t\t\tb", "a b", id="tabs"),
        pytest.param("10-\nyear follow-up", "10-year follow-up", id="number keeps its hyphen"),
        pytest.param(
            "a malignant type of malignant-\ntype", "a malignant type of malignant-type", id="compound of known words"
        ),
        pytest.param("ﬁndings", "findings", id="ligature"),
        pytest.param("two  blanks\u00a0here", "two blanks here", id="blanks"),
        pytest.param("the patient’s", "the patient's", id="apostrophe"),
        pytest.param("MRl and MRIin use", "MRI and MRI in use", id="OCR slips"),
        pytest.param("high(93%)", "high (93%)", id="glued bracket"),
        pytest.param("cal\u00adcium", "calcium", id="soft hyphen"),
    ],
)
def test_normalised(document_of: DocumentOf, raw: str, seen: str) -> None:
    assert normalise(document_of(raw)).text == seen


def test_words_map_back_to_their_own_characters(document_of: DocumentOf) -> None:
    text = "The accuracy of MRIin predicting\nresponse is 84% on MRl, see ﬁgure."
    view = normalise(document_of(text))
    for word, raw in {"MRI in": "MRIin", "84": "84", "MRI,": "MRl,", "figure": "ﬁgure", "response": "response"}.items():
        at = view.text.index(word)
        assert view.span(at, at + len(word)).quote == raw


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aZ1 .,-\n\r\tﬁ\u00a0\u00ad’(MRIlin%", min_size=1, max_size=80), st.data())
def test_every_stretch_maps_into_the_text(text: str, data: st.DataObject) -> None:
    view = normalise(Document(id=content_id(text), source="a.txt", format="text", sha256="", text=text))
    assert len(view.text) == len(view.starts) == len(view.ends)
    if not view.text:
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    span = view.span(start, end)
    assert text[span.start : span.end] == span.quote
    assert list(view.starts) == sorted(view.starts)
