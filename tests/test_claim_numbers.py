import pytest

from ingest.claim.numbers import Value, find_values


def shown(value: Value) -> tuple[str, str]:
    return value.printed, value.scale


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("a sensitivity of 84%", [("84", "percent")], id="percent"),
        pytest.param("a sensitivity of 84 per cent", [("84", "percent")], id="per cent"),
        pytest.param("96 and 89 %", [("96", "percent"), ("89", "percent")], id="shared percent sign"),
        pytest.param("65, 76 and 80%", [("65", "percent"), ("76", "percent"), ("80", "percent")], id="three share it"),
        pytest.param("an AUC of 0.91", [("0.91", "proportion")], id="proportion"),
        pytest.param("0·85", [("0·85", "proportion")], id="middle dot"),
        pytest.param("26 of 115 cancers", [("26 of 115", "fraction")], id="count alone"),
        pytest.param("an LR+ of 7.4", [("7.4", "ratio")], id="ratio"),
        pytest.param("84% (p = 0.03)", [("84", "percent")], id="P value"),
        pytest.param("(P = 0.035, 0.011, and 0.008)", [], id="list of P values"),
        pytest.param("a cut-off of 5 mm and of 12 ng/ml", [], id="thresholds"),
        pytest.param("30 patients aged 48 years", [], id="counts and ages"),
        pytest.param("Figure 2 and Table 3", [], id="figure numbers"),
        pytest.param("45% of the patients", [], id="share of patients"),
        pytest.param("a 70% stenosis", [], id="stenosis"),
        pytest.param("improved by 5%", [], id="difference"),
        pytest.param("76.7 +/- 5%", [("76.7", "ratio")], id="spread is none"),
        pytest.param("grade 3 tumours", [], id="grade"),
        pytest.param("(0.97, 93%)", [("0.97", "proportion"), ("93", "percent")], id="a proportion beside a percentage"),
        pytest.param("68%and 74%", [("68", "percent"), ("74", "percent")], id="a conjunction glued to the sign"),
        pytest.param("72.6%9.", [("72.6", "percent"), ("9", "ratio")], id="a callout glued to the sign"),
        pytest.param("an accuracy of 97-106%", [], id="recovery above 100%"),
        pytest.param("6.1 per 1,000 women", [], id="per thousand"),
    ],
)
def test_values(text: str, values: list[tuple[str, str]]) -> None:
    assert [shown(value) for value in find_values(text)] == values


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        pytest.param("84% (95% CI: 78-91)", ("78", "91"), id="label and hyphen"),
        pytest.param("84% (95% CI 78%–91%)", ("78", "91"), id="percent signs and dash"),
        pytest.param("0.84 [0.78; 0.91]", ("0.78", "0.91"), id="square brackets, semicolon"),
        pytest.param("0.84 (0.78 to 0.91)", ("0.78", "0.91"), id="to"),
        pytest.param("0.84 (95% confidence interval [CI], 0.78-0.91)", ("0.78", "0.91"), id="spelt out"),
        pytest.param("84% (21/25; 95% CI: 65, 94)", ("65", "94"), id="behind a count"),
        pytest.param("0.56, 95% CI 0.54-0.58", ("0.54", "0.58"), id="no bracket"),
        pytest.param("84% (range 75%-86%)", None, id="a range is no interval"),
        pytest.param("84% sensitivity; 95% CI, 78-91", ("78", "91"), id="behind the measure"),
        pytest.param("84% if all counted (95% confidence interval: 78%, 91%)", ("78", "91"), id="behind more words"),
        pytest.param("84% if all counted (95% confidence interval: 88%, 91%)", None, id="words between, not held"),
    ],
)
def test_interval_of_a_value(text: str, limits: tuple[str, str] | None) -> None:
    interval = find_values(text)[0].interval
    assert (interval and (interval.low, interval.high)) == limits


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("22.6% (26 of 115)", (26, 115), id="in brackets"),
        pytest.param("26/115 (22.6%)", (26, 115), id="before the percentage"),
        pytest.param("90% sensitivity (9/10)", (9, 10), id="behind the measure"),
        pytest.param("90% (95% CI 80-95)", None, id="none"),
        pytest.param("Nine of the 10 lesions were seen (sensitivity, 90%)", (9, 10), id="in words"),
        pytest.param("MRI detected all 44 lesions (sensitivity 100%)", (44, 44), id="all of them"),
        pytest.param("seen in 18 of these 20 patients (sensitivity 90%)", (18, 20), id="of these"),
    ],
)
def test_count_of_a_value(text: str, count: tuple[int, int] | None) -> None:
    value = next(value for value in find_values(text) if value.scale == "percent")
    assert (value.count and (value.count.numerator, value.count.denominator)) == count


def test_a_run_shares_a_bracket_of_intervals() -> None:
    first, second = find_values("sensitivity and specificity were 90% and 80% (95% CI 85-95 and 75-85)")
    assert first.interval and second.interval
    assert (first.interval.low, second.interval.low) == ("85", "75")


def test_a_range_of_the_estimate_is_one_value() -> None:
    (value,) = find_values("sensitivity ranged from 71% to 83%")
    assert (value.printed, value.high) == ("71", "83")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param("sensitivity rose from 71% to 83%", [("71", None), ("83", None)], id="rose"),
        pytest.param(
            "sensitivity rose from 71% to 83%; specificity from 60% to 64%",
            [("71", None), ("83", None), ("60", None), ("64", None)], id="a change goes on behind a semicolon",
        ),
        pytest.param("sensitivities from 71% to 83% were found", [("71", "83")], id="no verb"),
        pytest.param("it improved: sensitivities from 71% to 83%", [("71", "83")], id="a verb before a colon"),
        pytest.param("LR+ lay between 4.5 and 12.1", [("4.5", "12.1")], id="between"),
        pytest.param("values rose, and ranged from 71% to 83%", [("71", "83")], id="the last verb decides"),
    ],
)  # fmt: skip
def test_from_to_is_a_range_or_a_change(text: str, figures: list[tuple[str, str | None]]) -> None:
    assert [(value.printed, value.high) for value in find_values(text)] == figures


def test_offsets_are_the_numbers_own() -> None:
    text = "specificity of 93.0% [88.1; 96.2]"
    (value,) = find_values(text)
    assert text[value.start : value.end] == "93.0"


def test_places_to_ignore_hold_no_figures() -> None:
    text = "as reported before [12, 13]"
    assert find_values(text, [(text.index("["), len(text))]) == []
