"""The patient's marker readings, and the fields that they settle."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Case, Grounded, Reading

OPENING = "A 48-year-old woman had a lump in her left breast. "


def rows(case: Case) -> list[tuple[object, ...]]:
    return [(row.marker, row.status, row.tumour, row.time) for row in case.markers]


COURSES = [
    pytest.param(
        "HER2 was equivocal (2+) by immunohistochemistry. FISH showed amplification.",
        {"her2": "positive", "her2_ihc": "2+", "her2_fish": "amplified"},
        id="hybridisation-decides-an-equivocal-stain",
    ),
    pytest.param(
        "HER2 scored 2+. Amplification was not found.",
        {"her2": "negative", "her2_ihc": "2+", "her2_fish": "not_amplified"},
        id="amplification-opens-the-next-sentence",
    ),
    pytest.param(
        "HER2 scored 2+. Hybridisation in situ was negative.",
        {"her2": "negative", "her2_fish": "not_amplified"},
        id="hybridisation-opens-the-next-sentence",
    ),
    pytest.param(
        "HER2 scored 2+. Another laboratory was asked. FISH was positive.",
        {"her2": "positive", "her2_fish": "amplified"},
        id="hybridisation-after-one-sentence",
    ),
    pytest.param(
        "HER2 scored 2+. Another laboratory was asked. It took long. FISH was positive.",
        {"her2": "equivocal", "her2_fish": None},
        id="hybridisation-after-two-sentences-may-be-of-another-gene",
    ),
    pytest.param(
        "ER was positive and PR was negative. The liver metastasis was ER negative and PR negative.",
        {"er": "positive", "pr": "negative"},
        id="primary-before-metastasis",
    ),
    pytest.param(
        "The liver metastasis was ER positive.", {"er": "positive"}, id="metastasis-where-nothing-else-is-said"
    ),
    pytest.param(
        "It was a triple-negative carcinoma.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="triple-negative",
    ),
    pytest.param(
        "The cancer was hormone receptor positive.", {"er": None, "pr": None}, id="hormone-receptor-sets-neither"
    ),
    pytest.param(
        "Patients with ER positive tumours usually do well.", {"er": None}, id="a-general-remark-is-not-the-patient"
    ),
    pytest.param(
        "After neoadjuvant chemotherapy the cancer was ER negative. The cancer had been ER positive (80%).",
        {"er": "positive", "er_percent": 80.0},
        id="untreated-tumour-before-treated",
    ),
    pytest.param("The tumour was ER positive (60-70%).", {"er_percent": 60.0}, id="lower-limit-of-a-range"),
]


@pytest.mark.parametrize(("course", "expected"), COURSES)
def test_fields(course: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + course).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected


PLACES = [
    pytest.param(
        "The primary tumour was ER positive, whereas the lung metastasis was ER negative.",
        [("er", "positive", "primary", None), ("er", "negative", "secondary", None)],
        id="two-clauses",
    ),
    pytest.param(
        "The cancer was ER positive. There were no metastases and HER2 was negative.",
        [("er", "positive", "primary", None), ("her2", "negative", "primary", None)],
        id="no-metastasis",
    ),
    pytest.param(
        "The breast cancer was PR positive. A biopsy of the liver showed carcinoma. PR was negative.",
        [("pr", "positive", "primary", None), ("pr", "negative", "secondary", None)],
        id="tissue-of-another-organ-goes-on",
    ),
    pytest.param(
        "The breast cancer was PR positive. Bone metastases appeared. A biopsy was PR negative.",
        [("pr", "positive", "primary", None), ("pr", "negative", "secondary", None)],
        id="tissue-taken-once-metastases-appeared",
    ),
    pytest.param(
        "The breast cancer was PR positive.\n\nA biopsy was taken. The cells were PR negative. "
        "The conclusion was metastasis of the known carcinoma.",
        [("pr", "positive", "primary", None), ("pr", "negative", "secondary", None)],
        id="concluded-to-be-a-metastasis",
    ),
    pytest.param(
        "Before chemotherapy the tumour was HER2 positive, but after chemotherapy HER2 was negative.",
        [("her2", "positive", "primary", "before_treatment"), ("her2", "negative", "primary", "after_treatment")],
        id="before-and-after-treatment",
    ),
    pytest.param(
        "ER expression fell from 90% to 0% after neoadjuvant letrozole.",
        [("er", "positive", "primary", "before_treatment"), ("er", "negative", "primary", "after_treatment")],
        id="change-on-treatment",
    ),
    pytest.param(
        "The residual tumour was ER negative.", [("er", "negative", "primary", "after_treatment")], id="residual-tumour"
    ),
    pytest.param(
        "It was a ductal carcinoma with nodal metastases, PR negative.",
        [("pr", "negative", "primary", None)],
        id="metastases-are-the-stage",
    ),
    pytest.param(
        "The aspirate of a neck node was in keeping with a metastasis of a breast primary, PR negative.",
        [("pr", "negative", "secondary", None)],
        id="metastasis-is-the-tissue",
    ),
    pytest.param(
        "With some delay the hepatic metastases were stained: PR was negative.",
        [("pr", "negative", "secondary", None)],
        id="metastases-are-stained",
    ),
    pytest.param(
        "HER2 was amplified by FISH.", [("her2", "positive", "primary", None)], id="hybridisation-alone-has-a-status"
    ),
    pytest.param(
        "It was a triple-negative cancer. The liver metastasis was PR positive.",
        [
            ("er", "negative", "primary", None),
            ("pr", "negative", "primary", None),
            ("her2", "negative", "primary", None),
            ("pr", "positive", "secondary", None),
        ],
        id="group-of-the-primary-beside-a-metastasis",
    ),
    pytest.param("Her sister had had an ER-positive breast cancer.", [], id="of-a-relative"),
    pytest.param(
        "The tumour was ER positive. Its ER was positive.", [("er", "positive", "primary", None)], id="said-again"
    ),
    pytest.param(
        "It was a triple-negative cancer: ER negative.",
        [
            ("pr", "negative", "primary", None),
            ("her2", "negative", "primary", None),
            ("er", "negative", "primary", None),
        ],
        id="group-for-what-is-not-named",
    ),
]


@pytest.mark.parametrize(("course", "expected"), PLACES)
def test_readings(course: str, expected: list[tuple[object, ...]], reading_of: Callable[[str], Reading]) -> None:
    assert rows(reading_of(OPENING + course).cases[0]) == expected


def test_a_reading_has_all_that_is_printed(reading_of: Callable[[str], Reading]) -> None:
    text = OPENING + "HER2 (clone 4B5) scored 2+ in 30-40% of the tumour cells; FISH gave a HER2/CEP17 ratio of 1.4."
    (row,) = reading_of(text).cases[0].markers
    assert row.model_dump(exclude=set(Grounded.model_fields), exclude_none=True) == {
        "marker": "her2",
        "status": "equivocal",
        "percent": 30.0,
        "percent_high": 40.0,
        "ihc": "2+",
        "fish": "not_amplified",
        "ratio": 1.4,
        "clone": "4B5",
        "tumour": "primary",
    }
    assert row.quote == text[row.start : row.end] == text[len(OPENING) : -1]


def test_a_reading_keeps_its_comparator(reading_of: Callable[[str], Reading]) -> None:
    (row,) = reading_of(OPENING + "Ki-67 was above 30%.").cases[0].markers
    assert (row.percent, row.comparator) == (30.0, "above")


CONTRADICTIONS = [
    pytest.param("The biopsy was ER positive. The tumour was ER negative.", ["er"], id="without-a-reason"),
    pytest.param("HER2 was 3+. HER2 was negative.", ["her2"], id="of-her2"),
    pytest.param("HER2 was 2+. HER2 was negative.", [], id="equivocal-contradicts-nothing"),
    pytest.param("The left tumour was ER positive. Staining was ER negative.", ["er"], id="one-side-is-no-reason"),
    pytest.param("The left tumour was PR positive. The right tumour was PR negative.", [], id="of-two-named-sides"),
    pytest.param("ER was 90% on core biopsy and 0% in the specimen.", [], id="a-change-is-told"),
    pytest.param("The biopsy was ER positive. The lung metastasis was ER negative.", [], id="of-two-tumours"),
    pytest.param("The tumour was ER positive. After chemotherapy it was ER negative.", [], id="of-two-times"),
    pytest.param("The left tumour was ER positive. The right one was ER negative.", [], id="of-two-sides"),
]


@pytest.mark.parametrize(("course", "fields"), CONTRADICTIONS)
def test_contradictions(course: str, fields: list[str], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(f"A 48-year-old woman had a lump. {course}").cases[0]
    assert [conflict.field for conflict in case.contradictions] == fields
    assert all({fact.value for fact in c.readings} == {"positive", "negative"} for c in case.contradictions)
    assert all(getattr(case, field) is None for field in fields)
