import pytest

from ingest.quantity import ages_in_years, durations_in_days, durations_in_months, largest_sizes_in_mm


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A 48-year-old woman", [48]), ("a 48 y/o man", [48]), ("aged 48", [48]), ("at the age of 63 years", [63]),
        ("an 18-month-old girl", [1.5]), ("a sixty-two-year-old lady", [62]), ("a 10-day-old boy", [0.03]),
        ("48 yo female", [48]), ("a 10-year follow-up", []), ("64 years old", [64]),
        ("a 1-year-11-month-old girl", [1.92]), ("2 years, 3 months old", [2.25]), ("aged 1 year and 6 months", [1.5]),
        ("aged 48 years, 3 months after surgery", [48]), ("after 2 years, an 11-year-old girl", [11]),
        ("a woman (48 years)", [48]), ("a 57/F patient", [57]), ("a lady, 48 yrs, was", [48]), ("a 2 1/2-year-old", [2.5]),
        ("a sixty two year old", [62]), ("her age at diagnosis was 45", [45]), ("a woman, 3 years later", []),
        ("a man of 36 years", [36]), ("Mrs. A. B., 61 years, came", [61]), ("18F-FDG", []), ("18F with", []), ("a 45F with a lump", [45]), ("a 24 F catheter", []), ("a woman, 52, came", [52]),
        ("a patient, 5 years ago,", []),
        ("The second woman was 62.", [62]), ("She was 62 and well", [62]), ("she was 62 kg", []), ("G2P1, 36 years, at", [36]),
        ("a 21-year-lady", [21]), ("a housewife of 52 years", [52]),
        ("s\u0130x years old", []), ("\u017fix years old", []),
    ],
)  # fmt: skip
def test_ages(text: str, ages: list[float]) -> None:
    assert [age.value for age in ages_in_years(text)] == pytest.approx(ages)


@pytest.mark.parametrize(
    ("text", "months"),
    [("10-year follow-up", [120]), ("for six months", [6]), ("after 12 weeks", [2.76]), ("at 50 months", [50]),
     ("5 years and 2 months", [62]), ("one year and a half", [18]), ("three and a half years", [42]),
     ("two years and 2 months later", [26]), ("after 2 years, 6 weeks of", [24, 1.38])],
)  # fmt: skip
def test_durations(text: str, months: list[float]) -> None:
    assert [duration.value for duration in durations_in_months(text)] == pytest.approx(months, abs=0.01)


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
