import pytest

from ingest.claim.intervals import find_counts, find_intervals, find_told_counts, ordered


@pytest.mark.parametrize(
    ("text", "intervals"),
    [
        pytest.param("84% (95% CI: 78-91)", [("78", "91", 0.95)], id="label"),
        pytest.param("84% (95%CI 78%–91%)", [("78", "91", 0.95)], id="no blank, dash, percent signs"),
        pytest.param("84% (99.5% CI 78 to 91)", [("78", "91", 0.995)], id="another level"),
        pytest.param("84% (CI, 78-91)", [("78", "91", None)], id="no level"),
        pytest.param("84% (95% C.I. 78/91)", [("78", "91", 0.95)], id="stops and slash"),
        pytest.param("84% (95% confidence limits 78, 91)", [("78", "91", 0.95)], id="limits"),
        pytest.param("0.84 (95% CrI 0.78~0.91)", [("0.78", "0.91", 0.95)], id="credible, tilde"),
        pytest.param("0.84 (95% credible interval 0.78 and 0.91)", [("0.78", "0.91", 0.95)], id="credible, spelt out"),
        pytest.param("0.85 [95% confidence interval (95% CI): 0.83, 0.88]", [("0.83", "0.88", 0.95)], id="level twice"),
        pytest.param("0.85 (95% confidence interval [CI]: 0.83-0.88)", [("0.83", "0.88", 0.95)], id="short form in brackets"),
        pytest.param("0.85, with a 95% CI ranging from 0.83 to 0.88", [("0.83", "0.88", 0.95)], id="ranging from"),
        pytest.param("0.85 (95% CI = [0.83; 0.88])", [("0.83", "0.88", 0.95)], id="bracket in bracket"),
        pytest.param("0·85 (95% CI 0·83–0·88)", [("0·83", "0·88", 0.95)], id="middle dot"),
        pytest.param("−0.12 (95% CI −0.30 to 0.06)", [("−0.30", "0.06", 0.95)], id="minus"),
        pytest.param("2,310 (95% CI 1,100-4,500)", [("1,100", "4,500", 0.95)], id="thousands"),
        pytest.param("84% (78-91)", [("78", "91", None)], id="bare bracket"),
        pytest.param("0.84 [0.78; 0.91]", [("0.78", "0.91", None)], id="bare square bracket"),
        pytest.param("84% (21/25) [78-91]", [("78", "91", None)], id="bare bracket behind a count"),
        pytest.param("90%, 80% (95% CI 85-95, 75-85)", [("85", "95", 0.95), ("75", "85", 0.95)], id="two behind one label"),
        pytest.param(
            "90% and 80% (95% CI [85-95] and [75-85])", [("85", "95", 0.95), ("75", "85", 0.95)], id="two in one bracket"
        ),
        pytest.param("84%, 95% CI 78-91, vs 60%, 55-65", [("78", "91", 0.95), ("55", "65", 0.95)], id="in the form of one"),
        pytest.param("(0.86; 0.75 to 0.94)", [("0.75", "0.94", None)], id="alone in a bracket with its figure"),
        pytest.param("found in 84, 78-91 years", [], id="no bracket and no label"),
        pytest.param("specificity rose (76% to 80%)", [], id="a bracketed change"),
        pytest.param("in all studies (76-80%)", [], id="a bracket behind a word"),
        pytest.param("84% (91-78)", [], id="falling"),
        pytest.param("a median of 84 (78-91)", [], id="of a median"),
        pytest.param("a range of 84 (78-91)", [], id="of a range"),
        pytest.param("SCI 78-91", [], id="inside a word"),
    ],
)  # fmt: skip
def test_intervals(text: str, intervals: list[tuple[str, str, float | None]]) -> None:
    assert [(found.low, found.high, found.level) for found in find_intervals(text)] == [
        (low, high, level and pytest.approx(level)) for low, high, level in intervals
    ]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        pytest.param("84% (95% CI: 78-91), as said", ["95% CI: 78-91"], id="labelled"),
        pytest.param("84% (78-91%), as said", ["(78-91%)"], id="bare bracket"),
        pytest.param("0.84 (0.78-0.91), 0.7 (95% CI 0.6-0.8)", ["(0.78-0.91)", "95% CI 0.6-0.8"], id="in their order"),
    ],
)
def test_places_of_intervals(text: str, quotes: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_intervals(text)] == quotes


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param("22.6% (26/115)", [(26, 115)], id="slash"),
        pytest.param("22.6% (26 / 115)", [(26, 115)], id="spaced slash"),
        pytest.param("26 of 115 cancers", [(26, 115)], id="of"),
        pytest.param("26 out of 115", [(26, 115)], id="out of"),
        pytest.param("26 of the 115, 3 of all 9", [(26, 115), (3, 9)], id="of the, of all"),
        pytest.param("26 of a total of 115", [(26, 115)], id="of a total of"),
        pytest.param("1,026/1,115", [(1026, 1115)], id="thousands"),
        pytest.param("11.5% (nine of 78)", [(9, 78)], id="word and figure in brackets"),
        pytest.param("75% (Nine out of twelve)", [(9, 12)], id="words in brackets"),
        pytest.param("75% [95% CI 60-85; nine of twelve]", [(9, 12)], id="words behind a semicolon in brackets"),
        pytest.param("Then nine of twelve came", [], id="words outside brackets"),
        pytest.param("0/12", [(0, 12)], id="none of them"),
        pytest.param("12/05/2019", [], id="date"),
        pytest.param("130/80 mmHg", [], id="blood pressure"),
        pytest.param("5/0", [], id="zero"),
        pytest.param("1/1", [], id="one of one"),
        pytest.param("(twelve of nine)", [], id="more than all, in words"),
        pytest.param("6 of 10.5 and 6 of 80%", [], id="no whole number"),
    ],
)
def test_counts(text: str, counts: list[tuple[int, int]]) -> None:
    assert [(found.numerator, found.denominator) for found in find_counts(text)] == counts


@pytest.mark.parametrize(
    ("low", "high", "rising"),
    [
        pytest.param("78", "91", True, id="rising"),
        pytest.param("91", "78", False, id="falling"),
        pytest.param("78", "78", False, id="equal"),
        pytest.param("−0.30", "0.06", True, id="minus"),
        pytest.param("9", "10", True, id="numbers, not words"),
        pytest.param("0·83", "0.88", True, id="middle dot"),
    ],
)
def test_ordered(low: str, high: str, rising: bool) -> None:
    assert ordered(low, high) is rising


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param("Nine of the 12 were seen", [(9, 12)], id="of the"),
        pytest.param("two of six", [(2, 6)], id="both in words"),
        pytest.param("MRI detected all 44", [(44, 44)], id="active"),
        pytest.param("all nine tumours were correctly seen", [(9, 9)], id="verb behind"),
        pytest.param("all 44 patients came", [], id="no finding"),
        pytest.param("Of the 28 women, 27 of them were well", [(27, 28)], id="of them"),
        pytest.param("In 28 women there were lesions, six of which were malignant", [(6, 28)], id="of which, in words"),
        pytest.param("In 28 women, 30 of these were seen", [], id="more than there were"),
        pytest.param("Some of them came", [], id="of them, without a number"),
    ],
)
def test_counts_told_in_words(text: str, counts: list[tuple[int, int]]) -> None:
    assert [(count.numerator, count.denominator) for count in find_told_counts(text)] == counts
