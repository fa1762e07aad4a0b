"""Which documents describe patients, how many, and which sentences are theirs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.case.patients import find_patients
from ingest.model import Reading

DOCUMENTS = [
    pytest.param("A 48-year-old woman was admitted. She had a lump.", 1, id="one-patient"),
    pytest.param("A woman in her 60s was found to have a breast mass.", 1, id="age-by-decade"),
    pytest.param(
        "Methods\nWe studied 90 women with a mean age of 48 years.\nResults\nThe sensitivity was 90%.", 0, id="a-study"
    ),
    pytest.param(
        "Introduction\nBreast cancer is frequent.\nConclusion\nMRI is accurate in many patients.", 0, id="a-review"
    ),
    pytest.param(
        "Case 1: A 40-year-old woman had a lump. She was treated.\n\nCase 2: A 55-year-old man had a lump. He died.",
        2,
        id="numbered-cases",
    ),
    pytest.param(
        "The first patient was a 40-year-old woman. She had a lump. The second patient was a 51-year-old woman.",
        2,
        id="ordinals",
    ),
    pytest.param(
        "A 34-year-old woman had a lump. She was treated. A 57-year-old woman had a mass. She died.",
        2,
        id="introduced-by-age",
    ),
    pytest.param(
        "A woman, 34 years old, had a lump. She was treated. In May, a woman aged 57 had a mass.",
        2,
        id="age-behind-the-noun",
    ),
    pytest.param("One patient was a 40-year-old woman. The other was a 45-year-old man.", 2, id="one-and-the-other"),
    pytest.param(
        "A 40-year-old woman had a lump. A second patient presented with pain.", 2, id="only-the-second-is-counted"
    ),
    pytest.param(
        "A 40-year-old woman received a graft. The donor was a 30-year-old man.", 1, id="a-donor-is-no-patient"
    ),
    pytest.param(
        "Introduction\nMRI is a test. The woman was 48 years old. She had a lump.\nDiscussion\nMRI is good.",
        1,
        id="told-in-the-introduction",
    ),
    pytest.param("A 34-year-old woman had a lump. Her sister died at 50.", 1, id="a-relative-is-no-patient"),
    pytest.param(
        "Case 1\n\nA 45-year-old woman had a lump. She was treated.\n\nCase 2\n\nA 61-year-old man had a lump. He died.",
        2,
        id="case-1-n-na-45-year-old",
    ),
    pytest.param(
        "A 48-year-old woman had a lump. Her 20-year-old daughter had a fibroadenoma. She was operated.",
        1,
        id="48-year-old-woman-her-20-year",
    ),
    pytest.param(
        "A 48-year-old woman had a lump. The first biopsy was negative. The second was positive. She was operated.",
        1,
        id="48-year-old-woman-first-biopsy-negative",
    ),
    pytest.param(
        "A 48-year-old woman had a lump. She was treated by a 50-year-old surgeon.",
        1,
        id="48-year-old-woman-treated-by-50",
    ),
    pytest.param(
        "A 48-year-old woman had a lump. In 2012, a 44-year-old man had been treated by us for the same.",
        2,
        id="48-year-old-woman-2012-44-year",
    ),
]


@pytest.mark.parametrize(("text", "number"), DOCUMENTS)
def test_the_number_of_patients(text: str, number: int, annotated_of: Callable[[str], AnnotatedText]) -> None:
    assert len(find_patients(annotated_of(text))) == number


def test_patients_have_labels_and_regions_of_their_own(annotated_of: Callable[[str], AnnotatedText]) -> None:
    text = "Case 1: A 40-year-old woman had a lump.\n\nCase 2: A 55-year-old man had a lump."
    first, second = find_patients(annotated_of(text))
    assert (first.label, second.label) == ("Case 1", "Case 2")
    assert first.end <= second.start


def test_the_discussion_counts_only_where_it_speaks_of_the_patient(
    annotated_of: Callable[[str], AnnotatedText],
) -> None:
    text = (
        "Case report\nA 40-year-old woman had a lump.\nDiscussion\nMost patients are men. "
        "In our patient, MRI was normal.\nReferences\n1. A 30-year-old woman."
    )
    annotated = annotated_of(text)
    (patient,) = find_patients(annotated)
    told = [annotated.text[s.start : s.end] for s in patient.sentences]
    assert "In our patient, MRI was normal." in told
    assert not any("Most patients" in sentence or "30-year-old" in sentence for sentence in told)


SEVERAL = [
    pytest.param(
        "Case 1: A 40-year-old woman had a lump of the left breast. She was treated by mastectomy. Case 2: A 55-year-old man had a lump of the right breast. He died.",
        [(40.0, "female"), (55.0, "male")],
        id="case-1-40-year-old-woman-left",
    ),
    pytest.param(
        "Observation 1. Mrs F., aged 54, consulted for a lump of the left breast. She was treated. Observation 2. Mrs D., aged 79, had a tumour of the right breast. She died.",
        [(54.0, "female"), (79.0, "female")],
        id="observation-1-mrs-f-aged-54-consulted",
    ),
    pytest.param(
        "A mother and her daughter, both with breast cancer, are described. The mother, aged 62, had a lump of the left breast. She was treated by mastectomy. The daughter, aged 38, had a mass of the right breast. She received chemotherapy.",
        [(62.0, "female"), (38.0, "female")],
        id="mother-her-daughter-both-breast-cancer-are",
    ),
    pytest.param(
        "Two sisters, aged 45 and 48, were seen with breast cancer. The first had a mass of the left breast. The second had a mass of the right breast.",
        [(45.0, "female"), (48.0, "female")],
        id="two-sisters-aged-45-48-seen-breast",
    ),
    pytest.param(
        "Two sisters, aged 45 and 48, were seen with breast cancer. The younger sister had a mass of the left breast. The elder had a mass of the right breast.",
        [(45.0, "female"), (48.0, "female")],
        id="two-sisters-aged-45-48-seen-breast",
    ),
    pytest.param(
        "We report two patients. Patient A was a 45-year-old woman with a lump. She was treated. Patient B was a 61-year-old man. He died.",
        [(45.0, "female"), (61.0, "male")],
        id="we-report-two-patients-patient-45-year",
    ),
    pytest.param(
        "Our first patient was an 80-year-old woman with a mass. She was operated.Our second patient was an 80-year-old man. He had a melanoma.",
        [(80.0, "female"), (80.0, "male")],
        id="our-first-patient-80-year-old-woman",
    ),
    pytest.param(
        "The first woman, aged 40, had a breast lump. She was operated. The second woman, aged 50, had a cyst. She was not.",
        [(40.0, "female"), (50.0, "female")],
        id="first-woman-aged-40-breast-operated-second",
    ),
    pytest.param(
        "Two women, 45 and 61 years old, were referred with breast masses. The 45-year-old had a mass of the left breast. The 61-year-old had a cyst of the right breast.",
        [(45.0, "female"), (61.0, "female")],
        id="two-women-45-61-years-old-referred",
    ),
    pytest.param(
        "Twin brothers aged 12 years presented with gynaecomastia. The first twin had a mass on the left. The second twin had none.",
        [(12.0, "male"), (12.0, "male")],
        id="twin-brothers-aged-12-years-presented-gynaecomastia",
    ),
    pytest.param(
        "We report a mother and daughter with breast cancer. The mother, aged 62, had a lump. She was operated. The daughter, aged 37, had a mass.",
        [(62.0, "female"), (37.0, "female")],
        id="mother-and-daughter-without-a-second-determiner",
    ),
    pytest.param(
        "A 62-year-old woman and her 37-year-old son presented with breast cancer. The mother had a lump. The son had a mass.",
        [(62.0, "female"), (37.0, "male")],
        id="the-woman-is-the-mother",
    ),
    pytest.param(
        "We describe three sisters with breast cancer. The first sister, aged 41, had a lump. The second sister, aged 44, had a mass. The third sister, aged 50, had a cyst.",
        [(41.0, "female"), (44.0, "female"), (50.0, "female")],
        id="three-sisters",
    ),
    pytest.param(
        "Case 1: A 47-year-old woman had a lump. She was operated. Case 2: Her 22-year-old daughter presented with a mass.",
        [(47.0, "female"), (22.0, "female")],
        id="the-second-case-is-the-daughter",
    ),
    pytest.param(
        "Breast cancer in three members of one family\n\nThe mother was 66 years old. She had a lump. The elder daughter was 43 years old. She had a mass. The younger daughter was 39 years old.",
        [(66.0, "female"), (43.0, "female"), (39.0, "female")],
        id="members-of-a-family",
    ),
    pytest.param(
        "Case 1: The eldest sister, aged 51, had a lump. Case 2: The youngest sister, aged 44, had a mass.",
        [(51.0, "female"), (44.0, "female")],
        id="numbered-sisters",
    ),
    pytest.param(
        "A 48-year-old woman had a lump. Her mother and sister had breast cancer. The mother, aged 70, had been operated.",
        [(48.0, "female")],
        id="a-family-history",
    ),
    pytest.param(
        "Three patients were seen. The first patient, a 24-year-old woman, had a lump. The second patient, a 46-year-old "
        "woman, had a mass. The last patient, a 38-year-old man, had a lump. The last patient was lost to follow-up.",
        [(24, "female"), (46, "female"), (38, "male")],
        id="the-last-of-three",
    ),
    pytest.param(
        "Two patients were seen. The first patient, a 24-year-old woman, had a lump. The last patient, a 38-year-old man, "
        "had a mass.",
        [(24, "female"), (38, "male")],
        id="the-last-of-two",
    ),
]


@pytest.mark.parametrize(("text", "patients"), SEVERAL)
def test_each_patient_has_an_age_and_a_sex(
    text: str, patients: list[tuple[float, str]], reading_of: Callable[[str], Reading]
) -> None:
    assert [(case.age_years, case.sex) for case in reading_of(text).cases] == patients


def test_what_is_said_of_both_is_said_of_each(reading_of: Callable[[str], Reading]) -> None:
    text = (
        "Two sisters, aged 45 and 48, presented with breast cancer. The first had a mass of the left breast. The second "
        "had a mass of the right breast. Both patients received docetaxel."
    )
    cases = reading_of(text).cases
    assert [(case.laterality, case.systemic_therapy) for case in cases] == [
        ("left", ("docetaxel",)),
        ("right", ("docetaxel",)),
    ]


def test_what_is_said_at_large_is_not_the_patients(reading_of: Callable[[str], Reading]) -> None:
    text = (
        "A 48-year-old woman with breast cancer received docetaxel. Lapatinib and neratinib are rarely needed. In the "
        "literature mastectomy was performed. In our patient, guidelines were followed and lumpectomy was performed."
    )
    (case,) = reading_of(text).cases
    assert (case.systemic_therapy, case.surgery) == (("docetaxel",), ("breast_conserving_surgery",))


IN_TURN = (
    "Here we describe two cases. The first patient was a 48-year-old woman with a 2.6-cm mass in the right breast, and the "
    "second patient was a 72-year-old woman with a 1.4-cm mass in the left breast. Mammography was performed. Mastectomy was carried out in the former, "
    "and partial mastectomy in the latter. The former tumor was ER-negative and HER2-positive (3+), and the latter was "
    "ER-positive and HER2-negative (1+). Docetaxel was administered to the first patient, who died at 33 months. The second "
    "patient received radiotherapy and is well without recurrence at 5 years."
)


def test_a_sentence_that_tells_of_two_patients_is_parted(reading_of: Callable[[str], Reading]) -> None:
    fields = ("age_years", "laterality", "imaging", "surgery", "er", "her2_ihc", "systemic_therapy", "follow_up_months")
    assert [tuple(getattr(case, field) for field in fields) for case in reading_of(IN_TURN).cases] == [
        (48.0, "right", ("mammography",), ("mastectomy",), "negative", "3+", ("docetaxel",), 33.0),
        (72.0, "left", ("mammography",), ("breast_conserving_surgery",), "positive", "1+", (), 60.0),
    ]
