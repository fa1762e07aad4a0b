"""Size, grade, TNM, stage and BI-RADS categories as printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param("Ultrasound showed a mass of 3.5 x 1.5 cm.", {"tumour_size_mm": 35.0}, id="size-by-imaging"),
    pytest.param(
        "Physical examination revealed a 4 cm lump. Mammography showed a 26 mm mass.",
        {"tumour_size_mm": 26.0},
        id="size-felt-then-measured",
    ),
    pytest.param("The specimen held a tumour of seven centimetres.", {"tumour_size_mm": 70.0}, id="size-in-words"),
    pytest.param("Ultrasound showed an axillary lymph node of 18 mm.", {"tumour_size_mm": None}, id="size-of-a-node"),
    pytest.param("The tumour was 2 mm from the margin.", {"tumour_size_mm": None}, id="margin"),
    pytest.param("The carcinoma was grade III.", {"grade": 3}, id="grade-roman"),
    pytest.param("It was a SBR II carcinoma.", {"grade": 2}, id="grade-sbr"),
    pytest.param("Tumour grade \u0130 was found.", {"grade": None}, id="grade-with-a-dotted-capital"),
    pytest.param("Histological grade \u0131.", {"grade": None}, id="grade-with-a-dotless-letter"),
    pytest.param("The mass measured 30 mm by 2 cm.", {"tumour_size_mm": 30.0}, id="size-in-two-units"),
    pytest.param("She had grade 3 neutropenia.", {"grade": None}, id="grade-of-toxicity"),
    pytest.param("It was poorly differentiated.", {"grade": None}, id="poorly-differentiated"),
    pytest.param("It was staged pT2 N1 M0.", {"tnm": ("pT2N1M0",)}, id="tnm"),
    pytest.param(
        "The stage was cT2N0M0, later ypT1bN0.", {"tnm": ("cT2N0M0", "ypT1bN0")}, id="tnm-clinical-and-pathological"
    ),
    pytest.param("T2-weighted MRI and the T5 vertebra were normal.", {"tnm": ()}, id="t2-weighted"),
    pytest.param("Stage IIA disease was found.", {"stage": ("IIA",)}, id="stage"),
    pytest.param("The finding was classified as BI-RADS category 4A.", {"birads": ("4A",)}, id="birads"),
    pytest.param(
        "It was Breast Imaging Reporting and Data System category 5.", {"birads": ("5",)}, id="birads-written-out"
    ),
    pytest.param("The lesion was BI-RADS IV.", {"birads": ("4",)}, id="birads-roman"),
    pytest.param("Mammography showed an ACR5 lesion.", {"birads": ("5",)}, id="acr"),
    pytest.param("Breast density was ACR 3.", {"birads": ()}, id="density"),
    pytest.param("The pupils measured 4 mm.", {"tumour_size_mm": None}, id="pupils"),
    pytest.param("The mass was stable and the pupils were 4 mm.", {"tumour_size_mm": None}, id="pupils-beside-a-mass"),
    pytest.param("The lesion was drained through an 8 mm catheter.", {"tumour_size_mm": None}, id="catheter"),
    pytest.param(
        "A tumour was excluded and the wall thickness, 14 mm, was noted.", {"tumour_size_mm": None}, id="wall-thickness"
    ),
    pytest.param("The right kidney measured 11 cm.", {"tumour_size_mm": None}, id="kidney"),
    pytest.param("The tumour was removed through an incision of 5 cm.", {"tumour_size_mm": None}, id="incision"),
    pytest.param("The mass was sampled with a needle of 2 mm.", {"tumour_size_mm": None}, id="needle"),
    pytest.param(
        "She was intubated with a tube of 7 mm for resection of the tumour.", {"tumour_size_mm": None}, id="tube"
    ),
    pytest.param("The portal vein was 15 mm wide.", {"tumour_size_mm": None}, id="vein"),
    pytest.param("The blood pressure was 150/73 mm Hg.", {"tumour_size_mm": None}, id="blood-pressure"),
    pytest.param("A fungating mass began at 36 cm.", {"tumour_size_mm": None}, id="place-on-the-endoscope"),
    pytest.param("There was a mass of the neck (size: 3 cm).", {"tumour_size_mm": 30.0}, id="behind-a-colon"),
    pytest.param(
        "A mass was resected. It measured 31 mm.", {"tumour_size_mm": 31.0}, id="lesion-of-the-sentence-before"
    ),
    pytest.param("A 2 cm sessile polyp was seen.", {"tumour_size_mm": 20.0}, id="polyp"),
    pytest.param(
        "The carcinoma shrank. She had grade 1 diastolic dysfunction.", {"grade": None}, id="diastolic-dysfunction"
    ),
    pytest.param(
        "After removal of the schwannoma she had a House-Brackmann grade 2 palsy.", {"grade": None}, id="facial-palsy"
    ),
    pytest.param("With the carcinoma she had a grade 3 murmur.", {"grade": None}, id="murmur"),
    pytest.param("The carcinoma caused grade 2 ascites.", {"grade": None}, id="of-the-noun-behind"),
    pytest.param("Chemotherapy for the cancer caused CTCAE grade 3 fever.", {"grade": None}, id="fever"),
    pytest.param("The cancer patient had varices of grade 2.", {"grade": None}, id="varices"),
    pytest.param(
        "The tumour compressed the ureter with hydronephrosis, grade 3.", {"grade": None}, id="hydronephrosis"
    ),
    pytest.param("The muscle power was grade 3.", {"grade": None}, id="power"),
    pytest.param(
        "Biopsy showed a grade 2 invasive carcinoma; she had grade 3 mucositis.", {"grade": 2}, id="tumour-and-toxicity"
    ),
    pytest.param("The tumour had a Nottingham grade of 3.", {"grade": 3}, id="nottingham"),
    pytest.param("Histology showed a meningioma, WHO grade 2.", {"grade": 2}, id="who"),
    pytest.param("She had cancer and acute kidney injury, AKIN stage 3.", {"stage": ()}, id="akin"),
    pytest.param("She had chronic kidney disease stage 4.", {"stage": ()}, id="kidney-disease"),
    pytest.param("She had cancer and a stage 2 pressure ulcer.", {"stage": ()}, id="pressure-ulcer"),
    pytest.param(
        "Her cancer was found with Parkinson's disease, Hoehn and Yahr stage 3.", {"stage": ()}, id="parkinson"
    ),
    pytest.param("She had cancer and heart failure, NYHA stage II.", {"stage": ()}, id="nyha"),
    pytest.param("The tumour was of FIGO stage IIIC.", {"stage": ("IIIC",)}, id="figo"),
    pytest.param("Kidney cancer of stage II was diagnosed.", {"stage": ("II",)}, id="kidney-cancer"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected


NO_NEOPLASM = [
    pytest.param("She had grade 2 reflux on histology.", id="grade"),
    pytest.param("She was given the diagnosis of stage 3 disease.", id="stage"),
    pytest.param("A family history of stage 3 breast cancer was noted.", id="stage-of-a-relative"),
    pytest.param("The ER was positive for crowding and the PR was normal.", id="emergency-room"),
    pytest.param("The ACR 3 score was reached.", id="acr-without-a-breast"),
    pytest.param("Her pupils measured 3 mm.", id="size"),
]


@pytest.mark.parametrize("text", NO_NEOPLASM)
def test_a_patient_without_a_neoplasm_has_no_facts_of_one(text: str, reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(f"A 48-year-old woman was admitted with chest pain. {text}").cases[0]
    assert (case.tumour_size_mm, case.grade, case.stage, case.tnm, case.birads, case.er, case.pr) == (
        None, None, (), (), (), None, None,
    )  # fmt: skip
