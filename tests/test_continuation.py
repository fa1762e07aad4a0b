import pytest

from ingest.continuation import Continuation, edges

TEXT = (
    "The biopsy of the axillary node was benign, and the follow-up was short.\n"
    "An axillary node of this size needs no biopsy.\nShe had no fever. The node was small."
)


@pytest.mark.parametrize(
    ("line", "likely", "unlikely"),
    [
        pytest.param("and was seen by the", "surgeon of the ward", "of the ward", id="noun behind an article"),
        pytest.param("and was seen by the", "surgeon of the ward", "The ward was full", id="no stop, no capital"),
        pytest.param("and was sent home.", "The ward was full", "surgeon of the ward", id="capital behind a stop"),
        pytest.param("with a small residual", "mass in the scar", "of the scar", id="noun behind an adjective"),
        pytest.param(
            "there was an enlarged axillary", "node on the left", "scar on the left", id="words of the document"
        ),
        pytest.param("there were several ax-", "illary nodes", "of the ward", id="half a word"),
        pytest.param("until the next follow-", "up in spring", "spring", id="half a compound"),
        pytest.param("the enlarged nodes were be-", "nign after all", "The ward was full", id="no half has a capital"),
    ],
)
def test_a_line_goes_on_in_the_likelier_one(line: str, likely: str, unlikely: str) -> None:
    test = Continuation(TEXT)
    assert test.score(edges(line), edges(likely)) > test.score(edges(line), edges(unlikely))


@pytest.mark.parametrize("word", ["(", "...", "-", "2.5%", "x" * 500, "ß", "\ufeff"])
def test_any_word_has_edges(word: str) -> None:
    test = Continuation("")
    assert test.score(edges(word), edges(word)) == test.score(edges(f"{word} a {word}"), edges(f"{word} a {word}"))
