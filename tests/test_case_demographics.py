"""Age and sex of the index patient, apart from relatives and other events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

ROWS = [
    pytest.param("A 48-year-old woman was admitted.", {"age_years": 48.0, "sex": "female"}, id="hyphenated"),
    pytest.param("A 75–year–old man was admitted.", {"age_years": 75.0, "sex": "male"}, id="en-dashes"),
    pytest.param(
        "Mrs A, 61 years old, consulted us. She had a lump.", {"age_years": 61.0, "sex": "female"}, id="title"
    ),
    pytest.param(
        "The patient, aged 52, was admitted. He had a breast lump.", {"age_years": 52.0, "sex": "male"}, id="aged"
    ),
    pytest.param("We present a woman of 44 years who had a mass.", {"age_years": 44.0}, id="of-n-years"),
    pytest.param("A 14-month-old boy stopped walking. He was seen.", {"age_years": 1.17, "sex": "male"}, id="months"),
    pytest.param(
        "A 4 and a half years old male child presented. He was seen.",
        {"age_years": 4.5, "sex": "male"},
        id="and-a-half",
    ),
    pytest.param(
        "Her mother, 70 years old, had cancer. A 45-year-old woman presented to us.",
        {"age_years": 45.0},
        id="relative-first",
    ),
    pytest.param(
        "The patient was a woman. Her menarche was at age 12. She was 64 years old.", {"age_years": 64.0}, id="menarche"
    ),
    pytest.param(
        "A 37-year-old woman, mother of two, felt a lump.", {"age_years": 37.0, "sex": "female"}, id="mother-of-two"
    ),
    pytest.param(
        "The patient was 60 years old. She was treated, and her tumour shrank.", {"sex": "female"}, id="pronouns-only"
    ),
    pytest.param(
        "A 50-year-old patient was seen. Her brother had died. She had a mass.",
        {"sex": "female"},
        id="brother-is-not-the-patient",
    ),
    pytest.param("A woman of 48 years was admitted with a lump.", {"age_years": 48.0}, id="woman-48-years-admitted"),
    pytest.param("A 48 y/o woman had a lump.", {"age_years": 48.0}, id="48-y-o-woman"),
    pytest.param("A 48 yo woman had a lump.", {"age_years": 48.0}, id="48-yo-woman"),
    pytest.param("A 48yrs woman had a lump.", {"age_years": 48.0}, id="48yrs-woman"),
    pytest.param("A 48 yrs old woman had a lump.", {"age_years": 48.0}, id="48-yrs-old-woman"),
    pytest.param("A woman aged 48 had a lump.", {"age_years": 48.0}, id="woman-aged-48"),
    pytest.param("A woman aged 48 years had a lump.", {"age_years": 48.0}, id="woman-aged-48-years"),
    pytest.param("The patient was 48 years of age. She had a lump.", {"age_years": 48.0}, id="patient-48-years-age"),
    pytest.param("A woman in her forties had a lump.", {"age_years": None, "sex": "female"}, id="woman-her-forties"),
    pytest.param(
        "A woman in her early fifties presented with a lump.",
        {"age_years": None, "sex": "female"},
        id="woman-her-early-fifties-presented",
    ),
    pytest.param(
        "A man in his mid-60s presented with a lump.",
        {"age_years": None, "sex": "male"},
        id="man-his-mid-60s-presented",
    ),
    pytest.param("A 3-month-old boy was seen.", {"age_years": 0.25, "sex": "male"}, id="3-month-old-boy-seen"),
    pytest.param("A 10-day-old girl was seen.", {"age_years": 0.03}, id="10-day-old-girl-seen"),
    pytest.param("A 2½-year-old boy was seen.", {"age_years": 2.5}, id="2-year-old-boy-seen"),
    pytest.param("A 2 1/2-year-old boy was seen.", {"age_years": 2.5}, id="2-1-2-year-old-boy-seen"),
    pytest.param("A fifty-two-year-old woman was seen.", {"age_years": 52.0}, id="fifty-two-year-old-woman-seen"),
    pytest.param(
        "A woman, whose age at diagnosis was 45, is now 53 years old. She had a lump.",
        {"age_years": 45.0},
        id="woman-whose-age-diagnosis-45-now-53",
    ),
    pytest.param(
        "A 66 year old retired nurse had a mass. She was operated.",
        {"age_years": 66.0, "sex": "female"},
        id="66-year-old-retired-nurse-operated",
    ),
    pytest.param(
        "66 year old retired nurse, history: appendicitis. She had a breast mass.",
        {"age_years": 66.0, "sex": "female"},
        id="66-year-old-retired-nurse-history-appendicitis",
    ),
    pytest.param(
        "Case: male, 59 y, heavy smoker, had haematuria. He died.",
        {"age_years": 59.0, "sex": "male"},
        id="case-male-59-y-heavy-smoker-haematuria",
    ),
    pytest.param(
        "Female, 47 years, with a breast lump. She was operated.",
        {"age_years": 47.0, "sex": "female"},
        id="female-47-years-breast-operated",
    ),
    pytest.param(
        "INTRODUCTION of the case: black woman aged 47, obese. She had a mass.",
        {"age_years": 47.0, "sex": "female"},
        id="introduction-case-black-woman-aged-47-obese",
    ),
    pytest.param(
        "Patient: 57/F. Breast lump for 2 months. She was operated.",
        {"age_years": 57.0, "sex": "female"},
        id="patient-57-f-breast-for-2-months",
    ),
    pytest.param(
        "Mrs F., aged 54, had an abscess. She was treated.",
        {"age_years": 54.0, "sex": "female"},
        id="mrs-f-aged-54-abscess-treated",
    ),
    pytest.param("Mrs B., 58 y/o, had a lump.", {"age_years": 58.0, "sex": "female"}, id="mrs-b-58-y-o"),
    pytest.param(
        "A lady of 62 with a lump came. She was operated.",
        {"age_years": 62.0, "sex": "female"},
        id="lady-62-came-operated",
    ),
    pytest.param(
        "Age: 48 years. Sex: female. She had a breast lump.",
        {"age_years": 48.0, "sex": "female"},
        id="age-48-years-sex-female-breast",
    ),
    pytest.param("A 48-year- old woman had a lump.", {"age_years": 48.0}, id="48-year-old-woman"),
    pytest.param("A 48-years-old woman had a lump.", {"age_years": 48.0}, id="48-years-old-woman"),
    pytest.param("A 48 -year-old woman had a lump.", {"age_years": 48.0}, id="48-year-old-woman"),
    pytest.param("A lady, 48 years, had a lump. She was seen.", {"age_years": 48.0}, id="lady-48-years-seen"),
    pytest.param(
        "A 42-year-old G3P2 had a lump. She was seen.", {"age_years": 42.0, "sex": "female"}, id="42-year-old-g3p2-seen"
    ),
    pytest.param(
        "Her mother died at 50. A 44-year-old woman had a mass.",
        {"age_years": 44.0},
        id="her-mother-died-50-44-year-old",
    ),
    pytest.param(
        "A newborn boy had a mass. He was operated.", {"age_years": None, "sex": "male"}, id="newborn-boy-he-operated"
    ),
    pytest.param(
        "A 6-week-old female infant had a mass.", {"age_years": 0.11, "sex": "female"}, id="6-week-old-female-infant"
    ),
    pytest.param("A 35-yr-old woman had a mass.", {"age_years": 35.0}, id="35-yr-old-woman"),
    pytest.param("A woman (48 years) had a mass. She was seen.", {"age_years": 48.0}, id="woman-48-years-seen"),
    pytest.param(
        "A man of 36 years, bus driver, had a mass.", {"age_years": 36.0, "sex": "male"}, id="man-36-years-bus-driver"
    ),
    pytest.param(
        "A woman, today 74 years of age, had a mass. She was seen.",
        {"age_years": 74.0},
        id="woman-today-74-years-age-seen",
    ),
    pytest.param(
        "The patient is a 52-year-old, gravida 2, with a breast lump. She was seen.",
        {"age_years": 52.0},
        id="patient-52-year-old-gravida-2-breast",
    ),
    pytest.param(
        "A septuagenarian woman presented with a breast lump. She was seen.",
        {"age_years": None, "sex": "female"},
        id="septuagenarian-woman-presented-breast-seen",
    ),
    pytest.param(
        "A 30-year-old man gave a kidney to his 48-year-old sister. He had a mass.",
        {"age_years": 30.0},
        id="30-year-old-man-gave-kidney-his",
    ),
    pytest.param("A sixty two year old lady had a lump.", {"age_years": 62.0}, id="sixty-two-year-old-lady"),
    pytest.param(
        "A woman, 52, presented with a lump. She was seen.", {"age_years": 52.0, "sex": "female"}, id="woman-52"
    ),
    pytest.param("45F with a breast lump.", {"age_years": 45.0, "sex": "female"}, id="45f"),
    pytest.param("Patient, male, 41 years old, had a lump.", {"age_years": 41.0, "sex": "male"}, id="patient-male-41"),
    pytest.param("G2P1, 36 years, had a breast lump.", {"age_years": 36.0, "sex": "female"}, id="gravidity-and-age"),
    pytest.param(
        "A woman from Lyon (age 79) had a lump.", {"age_years": 79.0, "sex": "female"}, id="where-she-is-from"
    ),
    pytest.param("Our patient, a school teacher aged 52 years, had a lump.", {"age_years": 52.0}, id="teacher-aged-52"),
    pytest.param("Age: 52 years. Sex: male. Complaint: a lump.", {"age_years": 52.0, "sex": "male"}, id="headed-age"),
    pytest.param("Her age was 46 years. She had a lump.", {"age_years": 46.0, "sex": "female"}, id="her-age-was"),
    pytest.param(
        "An octogenarian on dialysis was referred with a lump of her left breast.",
        {"age_years": None, "sex": "female"},
        id="octogenarian",
    ),
    pytest.param(
        "A 70-year-old patient had a lump. Hysterectomy was performed.", {"sex": "female"}, id="sex-by-an-operation"
    ),
    pytest.param("A 66-year-old patient with prostate cancer had a lump.", {"sex": "male"}, id="sex-by-an-organ"),
    pytest.param(
        "A 66-year-old patient had a lump. The father had died of prostate cancer.",
        {"sex": None},
        id="organ-of-a-relative",
    ),
    pytest.param("A 45 M presented with a breast lump.", {"age_years": 45.0, "sex": "male"}, id="45-m"),
    pytest.param(
        "A woman in her forties presented with a lump of the left breast.",
        {"age_decade": 40, "age_years": None, "sex": "female"},
        id="a-woman-in-her-forties-presented",
    ),
    pytest.param(
        "A man in his early 60s presented with a lump of the left breast.",
        {"age_decade": 60},
        id="a-man-in-his-early-60s",
    ),
    pytest.param(
        "A woman in her late twenties with a lump of the left breast was seen. Her mother had had breast cancer in her fifties.",
        {"age_decade": 20},
        id="a-woman-in-her-late-twenties",
    ),
    pytest.param(
        "A 45-year-old woman in her forties presented with a lump of the left breast.",
        {"age_decade": None, "age_years": 45.0},
        id="a-45-year-old-woman-in",
    ),
    pytest.param(
        "A woman presented with a lump of the left breast. Her sister had died in her thirties.",
        {"age_decade": None},
        id="a-woman-presented-with-a-lump",
    ),
    pytest.param(
        "A woman presented with a lump of the left breast. She had smoked in her twenties.",
        {"age_decade": None},
        id="a-woman-presented-with-a-lump-2",
    ),
    pytest.param(
        "A never-smoking woman in her sixties (66 years) had a lump of the left breast.",
        {"age_years": 66.0},
        id="a-never-smoking-woman-in-her",
    ),
    pytest.param(
        "Dr. L., a physician herself, discovered a mass in her right breast at 62 years.",
        {"age_years": 62.0, "sex": "female"},
        id="dr-l-a-physician-herself-discovered",
    ),
    pytest.param(
        "A mass occupied the right breast when the patient, a schoolteacher of 31, finally agreed to see a surgeon.",
        {"age_years": 31.0},
        id="a-mass-occupied-the-right-breast",
    ),
    pytest.param(
        "Case. F/72. Self-detected L breast swelling x 6 weeks. Dx: DLBCL, non-GCB.",
        {"age_years": 72.0, "sex": "female"},
        id="case-f-72-self-detected-l",
    ),
    pytest.param(
        "Mr T., a retired miner (68 y), consulted because blood had stained his shirt.",
        {"age_years": 68.0, "sex": "male"},
        id="mr-t-a-retired-miner-68",
    ),
    pytest.param(
        "For more than a year the itchy right nipple of this lady, a widow of eighty-one, had been painted with ointments.",
        {"age_years": 81.0},
        id="for-more-than-a-year-the",
    ),
    pytest.param(
        "Dr. M., a physician herself, declined every operation when, at eighty-eight, she was found to have a tumour in the left breast.",
        {"age_years": 88.0},
        id="dr-m-a-physician-herself-declined",
    ),
    pytest.param(
        "At 22 weeks of her pregnancy a 29-year-old assistant pointed out a firm area in the left breast. A boy of 2850 g, Apgar 9/10, was born at 38 weeks.",
        {"sex": "female"},
        id="at-22-weeks-of-her-pregnancy",
    ),
    pytest.param(
        "A 40-year-old woman with comorbidities (62) had a lump.",
        {"age_years": 40.0},
        id="a-number-behind-a-word-in-ties",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
