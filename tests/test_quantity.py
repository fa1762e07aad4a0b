import pytest

from ingest.quantity import durations_in_days, durations_in_months, largest_sizes_in_mm, ordinals_in_months


@pytest.mark.parametrize(
    ("text", "months"),
    [("10-year follow-up", [120]), ("for six months", [6]), ("after 12 weeks", [2.76]), ("at 50 months", [50]),
     ("5 years and 2 months", [62]), ("one year and a half", [18]), ("three and a half years", [42]),
     ("two years and 2 months later", [26]), ("after 2 years, 6 weeks of", [24, 1.38]), ("6 years, 3 months", [75]),
     ("a year later", [12]), ("a month", [1]), ("after 3 1/2 years", [42]), ("a half year", [6])],
)  # fmt: skip
def test_durations(text: str, months: list[float]) -> None:
    assert [duration.value for duration in durations_in_months(text)] == pytest.approx(months, abs=0.01)


@pytest.mark.parametrize(
    ("text", "months"),
    [("in the eighth month", [8]), ("at the 26th month", [26]), ("in the third year", [36]), ("at month 28", [28]),
     ("the eighth month", []), ("in the eighth grade", [])],
)  # fmt: skip
def test_times_by_their_number(text: str, months: list[float]) -> None:
    assert [time.value for time in ordinals_in_months(text, 0, len(text))] == months


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("a 2.6 cm mass", [26]), ("35 x 15 mm", [35]), ("1.5x2 cm", [20]), ("3-cm tumour", [30]), ("a 5 ml cyst", []),
        ("6.6 × 3.1 cm", [66]), ("30 mm by", [30]), ("6 cm²", []), ("30 mm by 2 cm", [30]), ("25 mm x 3 cm", [30]),
        ("2 x 3 cm x 40 mm", [40]), ("2 cm x 15 mm x 8 mm", [20]), ("3 centimetres by 2 centimetres", [30]),
        ("seven centimetres", [70]), ("2 cm by 3", [20]),
        ("150/73 mm Hg", []), ("20 cm H2O", []),
    ],
)  # fmt: skip
def test_sizes(text: str, sizes: list[float]) -> None:
    assert [size.value for size in largest_sizes_in_mm(text)] == pytest.approx(sizes)


SPANS_OF_TIME = [
    pytest.param("two weeks", [14.0], id="weeks"),
    pytest.param("an 18-month interval", [547.92], id="hyphen"),
    pytest.param("a year and a half", [547.88], id="and-a-half"),
    pytest.param("half a year", [182.62], id="half-a-year"),
    pytest.param("one and a half years", [547.88], id="half-before-the-unit"),
    pytest.param("grade 2 tumour", [], id="no-unit"),
]


@pytest.mark.parametrize(("text", "days"), SPANS_OF_TIME)
def test_durations_in_days(text: str, days: list[float]) -> None:
    assert [round(length.value, 2) for length in durations_in_days(text)] == days
