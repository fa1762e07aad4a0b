import pytest

from kb import wording


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((0.84, "84", "percent"), "84%"),
        ((0.84, "84.0", "percent"), "84.0%"),
        ((0.71, "71", "percent", "=", 0.83), "71–83%"),
        ((0.29, "29", "percent", "<"), "< 29%"),
        ((0.9, "0.90", "proportion", ">="), "≥ 0.90"),
        ((0.57, "0.57", "proportion", "~", 0.6), "about 0.57–0.6"),
        ((26 / 115, "26/115", "fraction"), "26/115 (22.6%)"),
        ((5.2, "5.2", "ratio"), "5.2"),
    ],
    ids=["percent", "printed digits", "range", "bound", "proportion", "about", "fraction", "ratio"],
)
def test_printed_figure(arguments, expected):
    assert wording.printed_figure(*arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((0.78, 0.9, "percent"), "78–90%"),
        ((0.071, 0.575, "percent"), "7.1–57.5%"),
        ((0.88, 0.97, "proportion"), "0.88–0.97"),
        ((None, None, "percent"), None),
    ],
    ids=["percent", "no rounding noise", "proportion", "none"],
)
def test_interval(arguments, expected):
    assert wording.interval(*arguments) == expected


@pytest.mark.parametrize(
    ("value", "measure", "expected"),
    [(0.84, "sensitivity", "84%"), (0.8333333, "npv", "83.3%"), (0.93, "auc", "0.93"), (12.5, "dor", "12.5")],
    ids=["whole", "rounded", "area", "ratio"],
)
def test_of_measure(value, measure, expected):
    assert wording.of_measure(value, measure) == expected


@pytest.mark.parametrize(
    ("cited", "labels", "expected"),
    [(False, (), "own result"), (True, ("3", "5"), "relayed from [3, 5]"), (True, (), "relayed, source not named")],
    ids=["own", "relayed", "unnamed"],
)
def test_origin(cited, labels, expected):
    assert wording.origin(cited, labels) == expected


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("age_years", 48.0, "48 years"),
        ("er_percent", "50", "50%"),
        ("tumour_size_mm", 22.5, "22.5 mm"),
        ("neoadjuvant", "true", "yes"),
        ("radiotherapy", 0, "no"),
        ("tissue_sampling", "core_biopsy", "core biopsy"),
        ("clock_position", "2", "2 o'clock"),
        ("subtype", "her2_enriched", "HER2-enriched"),
    ],
    ids=["age", "percent", "size", "yes", "no", "code", "clock", "subtype"],
)
def test_field_value(field, value, expected):
    assert wording.field_value(field, value) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(0, "0 days", id="none"),
        pytest.param(1, "1 day", id="one"),
        pytest.param(10, "10 days", id="days"),
        pytest.param(7, "1 week", id="week"),
        pytest.param(84, "12 weeks", id="weeks"),
        pytest.param(14.2, "2 weeks", id="part of a day"),
        pytest.param(183, "6 months", id="months"),
        pytest.param(364, "12 months", id="weeks no longer counted"),
        pytest.param(1826, "5 years", id="years"),
        pytest.param(2678, "7.3 years", id="part of a year"),
    ],
)
def test_lasting(days, expected):
    assert wording.lasting(days) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(0, "day 0", id="presentation"),
        pytest.param(28.0, "day 28", id="near"),
        pytest.param(183, "day 183 (about 6 months)", id="far"),
        pytest.param(-731, "day \N{MINUS SIGN}731 (about 2 years)", id="before"),
        pytest.param(92.3, "day 92 (about 3 months)", id="part of a day"),
    ],
)
def test_on_day(days, expected):
    assert wording.on_day(days) == expected


def test_a_concept_goes_by_its_label_where_the_field_holds_concepts():
    assert wording.field_value("size_method", "mri", "MRI") == "MRI"
    assert wording.field_value("histology", "carcinoma", "any carcinoma") == "carcinoma"


def test_a_large_count_keeps_its_digits():
    assert wording.counted(1_234_567, "paper") == "1234567 papers"
