"""How a report turns to its patients: one of several, and the words that introduce one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

COURSE = (
    " Mammography showed an opacity. A core needle biopsy was performed and showed invasive ductal carcinoma."
    " Mastectomy was carried out."
)

PATIENTS = [
    pytest.param(
        "We describe two women seen at our institute. The first patient was 42 years old and noticed a lump in her left breast. Mastectomy was done. The second, a 57-year-old school teacher, had a mass in the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="we-describe-two-women-seen",
    ),
    pytest.param(
        "The first woman, aged 42, had a lump of the left breast. Mastectomy was done. The second, aged 57, had a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="the-first-woman-aged-42",
    ),
    pytest.param(
        "Our first case was a 42-year-old woman with a lump of the left breast. Mastectomy was done. Our second case was a 57-year-old woman with a mass of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="our-first-case-was-a",
    ),
    pytest.param(
        "A 42-year-old woman had a lump of the left breast. Mastectomy was done. Another woman, 57 years old, had a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="a-42-year-old-woman",
    ),
    pytest.param(
        "A 42-year-old woman had a lump of the left breast. Mastectomy was done. A second patient, aged 57, had a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="a-42-year-old-woman-2",
    ),
    pytest.param(
        "A 42-year-old woman had a lump of the left breast. Mastectomy was done. The other patient was a 57-year-old woman with a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="a-42-year-old-woman-3",
    ),
    pytest.param(
        "Case A. A 42-year-old woman had a lump of the left breast. Mastectomy was done. Case B. A 57-year-old woman had a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="case-a-a-42-year",
    ),
    pytest.param(
        "Case I: 42-year-old woman, lump of the left breast. Mastectomy was done. Case II: 57-year-old woman, lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="case-i-42-year-old",
    ),
    pytest.param(
        "(1) A 42-year-old woman had a lump of the left breast. Mastectomy was done. (2) A 57-year-old woman had a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="1-a-42-year-old",
    ),
    pytest.param(
        "Patient no. 1 was 42 years old and had a lump of the left breast. Mastectomy was done. Patient no. 2 was 57 years old and had a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="patient-no-1-was-42",
    ),
    pytest.param(
        "In the first patient, a 42-year-old woman, a lump of the left breast was found. Mastectomy was done. In the second patient, a 57-year-old woman, a lump of the right breast was found. Lumpectomy was done.",
        [42.0, 57.0],
        id="in-the-first-patient-a",
    ),
    pytest.param(
        "Two patients are reported. One was a 42-year-old woman with a lump of the left breast, treated by mastectomy. The other was 57 and had a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="two-patients-are-reported-one",
    ),
    pytest.param(
        "The first of the two was a 42-year-old lady with a lump of the left breast. Mastectomy was done. The second was a 57-year-old lady with a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="the-first-of-the-two",
    ),
    pytest.param(
        "Observation 1: Mrs A, 42 years old, had a lump of the left breast. Mastectomy was done. Observation 2: Mrs B, 57 years old, had a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="observation-1-mrs-a-42",
    ),
    pytest.param(
        "Mrs A, 42 years old, had a lump of the left breast. Mastectomy was done. Mrs B, 57 years old, had a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="mrs-a-42-years-old",
    ),
    pytest.param(
        "Three women were seen. Case 1 was 42 years old with a lump of the left breast. Mastectomy was done. Case 2, 57 years old, had a lump of the right breast. Lumpectomy was done. Case 3: Male, 70 years, left breast. Mastectomy was done.",
        [42.0, 57.0, 70.0],
        id="three-women-were-seen-case",
    ),
    pytest.param(
        "The first patient (42 years) had a lump of the left breast. Mastectomy was done. The second (57 years) had a lump of the right breast. Lumpectomy was done. The third (70 years) had a lump of the left breast. Mastectomy was done.",
        [42.0, 57.0, 70.0],
        id="the-first-patient-42-years",
    ),
    pytest.param(
        "A 42-year-old woman and a 57-year-old woman are described. The younger had a lump of the left breast. Mastectomy was done. The older had a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="a-42-year-old-woman-4",
    ),
    pytest.param(
        "Two sisters, 42 and 57 years old, had breast cancer. The younger had a lump of the left breast. Mastectomy was done. The elder had a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="two-sisters-42-and-57",
    ),
    pytest.param(
        "A woman of 42 had a lump of the left breast. Mastectomy was done. A year later we saw a man of 57 with a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="a-woman-of-42-had",
    ),
    pytest.param(
        "First case: A 42-year-old woman had a lump of the left breast. Mastectomy was done. Second case: A 57-year-old woman had a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="first-case-a-42-year",
    ),
    pytest.param(
        "Case report 1. A 42-year-old woman had a lump of the left breast. Mastectomy was done. Case report 2. A 57-year-old woman had a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="case-report-1-a-42",
    ),
    pytest.param(
        "Case #1: 42F with a lump of the left breast. Mastectomy was done. Case #2: 57F with a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="case-1-42f-with-a",
    ),
    pytest.param(
        "The initial patient was 42 years old, with a lump of the left breast. Mastectomy was done. The next patient was 57 years old, with a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="the-initial-patient-was-42",
    ),
    pytest.param(
        "Number one: a lady of 42 with a lump of the left breast. Mastectomy was done. Number two: a lady of 57 with a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="number-one-a-lady-of",
    ),
    pytest.param(
        "Her mother had breast cancer at 70. Case 1: A 42-year-old woman had a lump of the left breast. Mastectomy was done. Case 2: A 57-year-old woman had a lump of the right breast. Lumpectomy was done.",
        [42.0, 57.0],
        id="her-mother-had-breast-cancer",
    ),
    pytest.param(
        "A 42-year-old woman had a lump of the left breast. Mastectomy was done. Her sister, aged 57, had breast cancer. The donor was a 30-year-old woman.",
        [42.0],
        id="a-42-year-old-woman-5",
    ),
    pytest.param(
        "A 42-year-old woman had a lump of the left breast. Mastectomy was done. At 57 years she had a lump of the right breast. The first lesion was benign, the second was malignant.",
        [42.0],
        id="a-42-year-old-woman-6",
    ),
    pytest.param(
        "A 42-year-old woman had two lumps of the left breast. The first, 12 mm, was benign. The second, 15 mm, was malignant. Mastectomy was done.",
        [42.0],
        id="a-42-year-old-woman-7",
    ),
]

INTRODUCTIONS = [
    pytest.param(
        "Observation: Miss A., student, 22 years, nulligravid, consulted for inflammatory right breast.",
        (22.0, "female"),
        id="observation-miss-a-student-22-years",
    ),
    pytest.param(
        "M.T., a retired policeman of 67 years, was received in 2016 for an ulcer of the left breast. He had no gynaecomastia.",
        (67.0, "male"),
        id="m-t-a-retired-policeman-of",
    ),
    pytest.param(
        "We document one in a previously well Australian woman who was 76. FNA of the left breast was done.",
        (76.0, "female"),
        id="we-document-one-in-a-previously",
    ),
    pytest.param(
        "In 2012 she had, at 49 years, a mastectomy for carcinoma of the right breast.",
        (49.0, "female"),
        id="in-2012-she-had-at-49",
    ),
    pytest.param(
        "Mrs F.Z., menopausal for four years, had a lump. At the age of 58 she consulted for macules on the left breast.",
        (58.0, "female"),
        id="mrs-f-z-menopausal-for-four",
    ),
    pytest.param(
        "Pathological findings in breast tissue from a 45-year-old woman with carcinoma of the right breast were those of a carcinoma.",
        (45.0, "female"),
        id="pathological-findings-in-breast-tissue-from",
    ),
    pytest.param(
        "Female patient, 61 years old, resident of Puebla, who attended the emergency department with a left breast lump.",
        (61.0, "female"),
        id="female-patient-61-years-old-resident",
    ),
    pytest.param(
        "A retired teacher (70, male) noticed a lump of the left breast.",
        (70.0, "male"),
        id="a-retired-teacher-70-male-noticed",
    ),
    pytest.param("J.K. (male, 70) noticed a lump of the left breast.", (70.0, "male"), id="j-k-male-70-noticed-a"),
    pytest.param("W.N., 38, para 3, noticed a lump of the left breast.", (38.0, "female"), id="w-n-38-para-3-noticed"),
    pytest.param(
        "K.L., a 38-year-old mother of two, noticed a lump of the left breast.",
        (38.0, "female"),
        id="k-l-a-38-year-old",
    ),
    pytest.param(
        "The lump was found by a nurse, 38, on self-examination of the left breast. She was premenopausal.",
        (38.0, "female"),
        id="the-lump-was-found-by-a",
    ),
    pytest.param(
        "At 38, this nulliparous lady found a lump of the left breast.",
        (38.0, "female"),
        id="at-38-this-nulliparous-lady-found",
    ),
    pytest.param(
        "She was 38 when she found a lump of the left breast.", (38.0, "female"), id="she-was-38-when-she-found"
    ),
    pytest.param(
        "She was then 38 years old and found a lump of the left breast.",
        (38.0, "female"),
        id="she-was-then-38-years-old",
    ),
    pytest.param(
        "At diagnosis, our patient was 38; she had a lump of the left breast.",
        (38.0, "female"),
        id="at-diagnosis-our-patient-was-38",
    ),
    pytest.param(
        "Our patient, 38, had a lump of the left breast. She was a nurse.",
        (38.0, "female"),
        id="our-patient-38-had-a-lump",
    ),
    pytest.param(
        "The patient, 38, had a lump of the left breast. She was a nurse.",
        (38.0, "female"),
        id="the-patient-38-had-a-lump",
    ),
    pytest.param(
        "The patient was female, 38 years, and had a lump of the left breast.",
        (38.0, "female"),
        id="the-patient-was-female-38-years",
    ),
    pytest.param(
        "The patient was female and 38 years old, with a lump of the left breast.",
        (38.0, "female"),
        id="the-patient-was-female-and-38",
    ),
    pytest.param("Patient: F, 38 y. Lump of the left breast.", (38.0, "female"), id="patient-f-38-y-lump-of"),
    pytest.param("Pt 38 F with lump of the left breast.", (38.0, "female"), id="pt-38-f-with-lump-of"),
    pytest.param("38 F presented with a lump of the left breast.", (38.0, "female"), id="38-f-presented-with-a-lump"),
    pytest.param("38F, lump of the left breast.", (38.0, "female"), id="38f-lump-of-the-left-breast"),
    pytest.param("38/F, lump of the left breast.", (38.0, "female"), id="38-f-lump-of-the-left"),
    pytest.param("38 y/o F with a lump of the left breast.", (38.0, "female"), id="38-y-o-f-with-a"),
    pytest.param("38yo female with a lump of the left breast.", (38.0, "female"), id="38yo-female-with-a-lump-of"),
    pytest.param("38 yo woman with a lump of the left breast.", (38.0, "female"), id="38-yo-woman-with-a-lump"),
    pytest.param("38 y.o. woman with a lump of the left breast.", (38.0, "female"), id="38-y-o-woman-with-a"),
    pytest.param("38-y/o lady with a lump of the left breast.", (38.0, "female"), id="38-y-o-lady-with-a"),
    pytest.param("Woman, 38 y., with a lump of the left breast.", (38.0, "female"), id="woman-38-y-with-a-lump"),
    pytest.param("Woman, 38, with a lump of the left breast.", (38.0, "female"), id="woman-38-with-a-lump-of"),
    pytest.param("Woman of 38 with a lump of the left breast.", (38.0, "female"), id="woman-of-38-with-a-lump"),
    pytest.param(
        "Thirty-eight-year-old female with a lump of the left breast.",
        (38.0, "female"),
        id="thirty-eight-year-old-female-with",
    ),
    pytest.param(
        "A thirty-eight-years-old female with a lump of the left breast.",
        (38.0, "female"),
        id="a-thirty-eight-years-old-female",
    ),
    pytest.param(
        "The history is that of a lady aged 38 with a lump of the left breast.",
        (38.0, "female"),
        id="the-history-is-that-of-a",
    ),
    pytest.param(
        "The case concerns a lady, 38, with a lump of the left breast.",
        (38.0, "female"),
        id="the-case-concerns-a-lady-38",
    ),
    pytest.param(
        "Here is the story of a 38-year-old with a lump of her left breast.",
        (38.0, "female"),
        id="here-is-the-story-of-a",
    ),
    pytest.param(
        "There came to us a lady of thirty-eight with a lump of the left breast.",
        (38.0, "female"),
        id="there-came-to-us-a-lady",
    ),
    pytest.param(
        "To our outpatients came a 38-year-old mother with a lump of the left breast.",
        (38.0, "female"),
        id="to-our-outpatients-came-a-38",
    ),
    pytest.param(
        "Seen in our clinic was a 38-year-old female with a lump of the left breast.",
        (38.0, "female"),
        id="seen-in-our-clinic-was-a",
    ),
    pytest.param(
        "In January 2019, a 38-year-old woman was seen with a lump of the left breast.",
        (38.0, "female"),
        id="in-january-2019-a-38-year",
    ),
    pytest.param(
        "In January 2019 we were consulted by a woman, then 38, with a lump of the left breast.",
        (38.0, "female"),
        id="in-january-2019-we-were-consulted",
    ),
    pytest.param(
        "A now 38-year-old woman had a lump of the left breast.", (38.0, "female"), id="a-now-38-year-old-woman"
    ),
    pytest.param("A woman, now 38, had a lump of the left breast.", (38.0, "female"), id="a-woman-now-38-had-a"),
    pytest.param(
        "A woman now aged 38 years had a lump of the left breast.", (38.0, "female"), id="a-woman-now-aged-38-years"
    ),
    pytest.param("A woman of 38 yrs had a lump of the left breast.", (38.0, "female"), id="a-woman-of-38-yrs-had"),
    pytest.param("A woman (38 y) had a lump of the left breast.", (38.0, "female"), id="a-woman-38-y-had-a"),
    pytest.param("A 38 year old had a lump in her left breast.", (38.0, "female"), id="a-38-year-old-had-a"),
    pytest.param(
        "The patient's age at diagnosis was 38 years. She had a lump of the left breast.",
        (38.0, "female"),
        id="the-patient-s-age-at-diagnosis",
    ),
    pytest.param(
        "The patient's age was 38. She had a lump of the left breast.", (38.0, "female"), id="the-patient-s-age-was-38"
    ),
    pytest.param(
        "The woman's age was 38 and she had a lump of the left breast.", (38.0, "female"), id="the-woman-s-age-was-38"
    ),
    pytest.param(
        "The subject is a female aged 38. She had a lump of the left breast.",
        (38.0, "female"),
        id="the-subject-is-a-female-aged",
    ),
    pytest.param(
        "Subject: 38-year-old female. Lump of the left breast.", (38.0, "female"), id="subject-38-year-old-female-lump"
    ),
    pytest.param(
        "The individual was a 38-year-old woman with a lump of the left breast.",
        (38.0, "female"),
        id="the-individual-was-a-38-year",
    ),
    pytest.param(
        "Our case is a 38-year-old female with a lump of the left breast.", (38.0, "female"), id="our-case-is-a-38-year"
    ),
    pytest.param(
        "A case of carcinoma of the left breast in a 38-year-old female is presented.",
        (38.0, "female"),
        id="a-case-of-carcinoma-of-the",
    ),
    pytest.param(
        "A case of carcinoma of the left breast in a female aged 38 is presented.",
        (38.0, "female"),
        id="a-case-of-carcinoma-of-the-2",
    ),
    pytest.param(
        "Carcinoma of the left breast, female, 38 years.", (38.0, "female"), id="carcinoma-of-the-left-breast-female"
    ),
    pytest.param(
        "We operated on a 38-year-old lady for a lump of the left breast.",
        (38.0, "female"),
        id="we-operated-on-a-38-year",
    ),
    pytest.param(
        "We had the occasion to treat a lady of 38 with a lump of the left breast.",
        (38.0, "female"),
        id="we-had-the-occasion-to-treat",
    ),
    pytest.param(
        "The authors observed a woman aged 38 with a lump of the left breast.",
        (38.0, "female"),
        id="the-authors-observed-a-woman-aged",
    ),
    pytest.param(
        "The authors report on a woman, aged 38, with a lump of the left breast.",
        (38.0, "female"),
        id="the-authors-report-on-a-woman",
    ),
    pytest.param(
        "It was in a 38-year-old woman that the lump of the left breast was found.",
        (38.0, "female"),
        id="it-was-in-a-38-year",
    ),
    pytest.param(
        "The patient, who was 38 years old, had a lump of her left breast.",
        (38.0, "female"),
        id="the-patient-who-was-38-years",
    ),
    pytest.param(
        "The patient, who was 38, had a lump of her left breast.", (38.0, "female"), id="the-patient-who-was-38-had"
    ),
    pytest.param(
        "The patient, then 38 years of age, had a lump of her left breast.",
        (38.0, "female"),
        id="the-patient-then-38-years-of",
    ),
    pytest.param(
        "The patient (age, 38) had a lump of her left breast.", (38.0, "female"), id="the-patient-age-38-had-a"
    ),
    pytest.param(
        "The patient (age: 38 years; sex: female) had a lump of the left breast.",
        (38.0, "female"),
        id="the-patient-age-38-years-sex",
    ),
    pytest.param(
        "The patient, a 38-year-old, had a lump of his left breast.", (38.0, "male"), id="the-patient-a-38-year-old"
    ),
    pytest.param(
        "A gentleman in the thirty-eighth year of his life had a lump of his left breast. He was 38.",
        (38.0, "male"),
        id="a-gentleman-in-the-thirty-eighth",
    ),
    pytest.param(
        "A man in his late thirties had a lump of the left breast.", (None, "male"), id="a-man-in-his-late-thirties"
    ),
    pytest.param(
        "A nulliparous woman in her early 40's had a lump of the left breast.",
        (None, "female"),
        id="a-nulliparous-woman-in-her-early",
    ),
    pytest.param("A young woman had a lump of the left breast.", (None, "female"), id="a-young-woman-had-a-lump"),
    pytest.param("An elderly lady had a lump of the left breast.", (None, "female"), id="an-elderly-lady-had-a-lump"),
    pytest.param(
        "A menopausal patient had a lump of the left breast.", (None, "female"), id="a-menopausal-patient-had-a-lump"
    ),
    pytest.param(
        "A teenager had a lump of the left breast; she had reached menarche a year earlier.",
        (None, "female"),
        id="a-teenager-had-a-lump-of",
    ),
    pytest.param(
        "A one-month-old female infant had a swelling of the left breast.",
        (0.08, "female"),
        id="a-one-month-old-female-infant",
    ),
    pytest.param("A 3-week-old boy had a swelling of the left breast.", (0.06, "male"), id="a-3-week-old-boy-had"),
    pytest.param(
        "A nine-year-old had a swelling of the left breast; her mother brought her.",
        (9.0, "female"),
        id="a-nine-year-old-had-a",
    ),
    pytest.param("A boy of nine had a swelling of the left breast.", (9.0, "male"), id="a-boy-of-nine-had-a"),
    pytest.param(
        "A girl, nine years old, had a swelling of the left breast.", (9.0, "female"), id="a-girl-nine-years-old-had"
    ),
]


@pytest.mark.parametrize(("text", "ages"), PATIENTS)
def test_each_patient_has_a_case(text: str, ages: list[float], reading_of: Callable[[str], Reading]) -> None:
    assert [case.age_years for case in reading_of(text).cases] == ages


@pytest.mark.parametrize(("text", "person"), INTRODUCTIONS)
def test_age_and_sex_as_introduced(
    text: str, person: tuple[float | None, str | None], reading_of: Callable[[str], Reading]
) -> None:
    (case,) = reading_of(text + COURSE).cases
    assert (case.age_years, case.sex) == person
