import re

import pytest

from ingest.claim.clause import clauses


def taken_apart(sentence: str, tests: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    callouts = [match.span() for match in re.finditer(r"\[\d+\]|(?<=[a-z.],)\d+", sentence)]
    starts = {sentence.index(test) for test in tests}
    found = clauses(sentence, 0, len(sentence), callouts, starts)
    return [(";" if each.parted else each.kind, sentence[each.start : each.end].strip()) for each in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("It was 84%.", [("main", "It was 84%.")], id="one"),
        pytest.param("It was 84%; it was 71%.", [("main", "It was 84%"), (";", "it was 71%.")], id="semicolon"),
        pytest.param(
            "It was 84%, whereas Lee saw 71%.", [("main", "It was 84%"), ("contrast", "Lee saw 71%.")], id="contrast"
        ),
        pytest.param(
            "It was 84%, and it was 71% there.", [("main", "It was 84%"), ("addition", "it was 71% there.")], id="addition"
        ),
        pytest.param(
            "Lee [9], who read 40 scans, saw it.",
            [("main", "Lee [9]"), ("relative", "read 40 scans, saw it.")],
            id="relative",
        ),
        pytest.param(
            "This sign, seen by few, which Lee [9] praised, had 84%.",
            [("main", "This sign, seen by few"), ("relative", "Lee [9] praised, had 84%.")],
            id="a comma that stands behind no callout closes nothing",
        ),
        pytest.param(
            "This sign, which is old [9], had 84%.",
            [("main", "This sign"), ("relative", "is old [9]"), ("resumed", "had 84%.")],
            id="put in between",
        ),
        pytest.param(
            "It was low, perhaps because our scanner was old.",
            [("main", "It was low"), ("relative", "our scanner was old.")],
            id="reason",
        ),
        pytest.param("It rose since [9].", [("main", "It rose since [9].")], id="no reason follows"),
        pytest.param(
            "It was higher than the 71% of Lee.",
            [("main", "It was higher"), ("comparison", "the 71% of Lee.")],
            id="comparison",
        ),
        pytest.param(
            "It was far below the 71% of Lee.", [("main", "It was far"), ("comparison", "the 71% of Lee.")], id="below a result"
        ),
        pytest.param("It was 84% below 5 mm.", [("main", "It was 84% below 5 mm.")], id="below a threshold"),
        pytest.param("It was more than 84%.", [("main", "It was more than 84%.")], id="an amount"),
        pytest.param(
            "Unlike Lee [9], we found 84%.", [("comparison", "Unlike Lee [9]"), ("main", "we found 84%.")], id="opens with it"
        ),
        pytest.param(
            "Unlike Lee,9 the reader saw it.",
            [("comparison", "Unlike Lee,9"), ("resumed", "the reader saw it.")],
            id="a raised callout behind its comma",
        ),
        pytest.param(
            "Ours was better: it was 84%.", [("main", "Ours was better"), ("resumed", "it was 84%.")], id="colon"
        ),
        pytest.param(
            "It was high (84%, and 71%; than 60%).", [("main", "It was high (84%, and 71%; than 60%).")], id="brackets stay whole"
        ),
    ],
)  # fmt: skip
def test_clauses(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert taken_apart(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        pytest.param("MRI was better than CT (84%).", 1, id="a test"),
        pytest.param("MRI was better than with conventional CT (84%).", 1, id="a test, words before"),
        pytest.param("MRI was better than CT in the study of Lee (84%).", 2, id="a test in a study"),
    ],
)
def test_tests_are_compared_within_a_clause(sentence: str, number: int) -> None:
    assert len(taken_apart(sentence, ("CT",))) == number


@pytest.mark.parametrize("piece", ["than ", ", and a", "; ", "(", "whereas "])
def test_long_repetitions_stay_harmless(piece: str) -> None:
    sentence = piece * 400
    found = clauses(sentence, 0, len(sentence), ())
    assert found[0].start == 0 and found[-1].end == len(sentence)
