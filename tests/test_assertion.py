from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param("There was a mass.", "mass", (), id="affirmed"),
        pytest.param("There was no evidence of metastasis.", "metastasis", ("negated",), id="forward"),
        pytest.param("Metastasis was ruled out.", "Metastasis", ("negated",), id="backward"),
        pytest.param("No fever, but metastasis was seen.", "metastasis", (), id="terminator"),
        pytest.param("Not only metastasis was seen.", "metastasis", (), id="pseudo cue"),
        pytest.param("Findings were suspicious for metastasis.", "metastasis", ("uncertain",), id="uncertain"),
        pytest.param("She had a history of appendicitis.", "appendicitis", ("historical",), id="historical"),
        pytest.param("Her mother had breast cancer.", "breast cancer", ("family",), id="family"),
        pytest.param("There was no fever; metastasis was found.", "metastasis", (), id="semicolon"),
        pytest.param("She denied appendicitis.", "appendicitis", ("negated",), id="denied"),
    ],
)
def test_assertions(
    annotated_of: Callable[[str], AnnotatedText], text: str, word: str, expected: tuple[str, ...]
) -> None:
    annotated = annotated_of(text)
    item = next(f for f in annotated.found if f.start <= text.index(word) < f.end)
    assert annotated.assertions[item] == expected


def test_a_cue_does_not_leave_its_sentence(annotated_of: Callable[[str], AnnotatedText]) -> None:
    annotated = annotated_of("There was no fever. Metastasis was found.")
    item = next(f for f in annotated.found if annotated.text[f.start : f.end] == "Metastasis")
    assert annotated.assertions[item] == ()
