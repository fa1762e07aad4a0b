"""Word lists as patterns."""

import pytest

from ingest.case.word_list import word_list


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Toxicities of grade 3", "Toxicities", id="any ending and case"),
        pytest.param("acute renal   failure", None, id="a word of another list"),
        pytest.param("hand-foot syndrome", "hand-foot", id="hyphen"),
        pytest.param("an unpainful mass", None, id="whole words"),
    ],
)
def test_a_word_list(text: str, found: str | None) -> None:
    match = word_list("other_grade").search(text)
    assert (match and match[0]) == found


def test_a_phrase_matches_over_any_blanks() -> None:
    assert word_list("other_stage").search("renal   failure, stage 3")
