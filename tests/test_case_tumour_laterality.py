"""The side of the index lesion, and contradictions about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman was seen. "

ROWS = [
    pytest.param("She had a lump in her left breast.", {"laterality": "left"}, id="complaint"),
    pytest.param("She had right-sided breast cancer.", {"laterality": "right"}, id="sided"),
    pytest.param(
        "There was a mass of the left breast. The right breast was normal.",
        {"laterality": "left"},
        id="normal-other-breast",
    ),
    pytest.param(
        "She presented with a mass in her left breast, 20 years after being treated for cancer of the right breast.",
        {"laterality": "left"},
        id="earlier-cancer-of-the-other-side",
    ),
    pytest.param("Bilateral breast cancer was diagnosed.", {"laterality": "bilateral"}, id="bilateral-cancer"),
    pytest.param(
        "Bilateral mammography showed a mass in the right breast.", {"laterality": "right"}, id="bilateral-mammography"
    ),
    pytest.param("There was a metastasis in the right femur.", {"laterality": None}, id="site-of-metastasis"),
    pytest.param("The right knee was swollen.", {"laterality": "right"}, id="other-organ"),
    pytest.param("The right-handed man had a tumour of the pons.", {"laterality": None}, id="handed"),
    pytest.param(
        "Her right hand dominance was noted; a pontine glioma was found.", {"laterality": None}, id="dominance"
    ),
    pytest.param("A mass led to right-sided heart failure.", {"laterality": None}, id="sided-heart-failure"),
    pytest.param("A myxoma of the right atrium was found.", {"laterality": None}, id="atrium"),
    pytest.param("The lesion lay in the left ventricle.", {"laterality": None}, id="ventricle"),
    pytest.param("A right-to-left shunt and a thymoma were seen.", {"laterality": None}, id="shunt"),
    pytest.param("The lymphoma was treated right after the biopsy.", {"laterality": None}, id="right-after"),
    pytest.param("With surgery of the tumour she was on the right track.", {"laterality": None}, id="right-track"),
    pytest.param("She left the hospital with the lesion untreated.", {"laterality": None}, id="left-the-hospital"),
    pytest.param("The cyst was left in place.", {"laterality": None}, id="left-in-place"),
    pytest.param("The glioma was the right diagnosis.", {"laterality": None}, id="right-diagnosis"),
    pytest.param("The right coronary artery fed the tumour.", {"laterality": None}, id="coronary"),
    pytest.param(
        "There was a mass of the tail of the pancreas and an effusion of the left pleura.",
        {"laterality": None},
        id="effusion",
    ),
    pytest.param(
        "The tumour was a clival chordoma with a residual lesion of the right sinus.",
        {"laterality": None},
        id="what-is-left",
    ),
    pytest.param("A nodule of the left thyroid lobe was felt.", {"laterality": "left"}, id="thyroid-lobe"),
    pytest.param("A tumour lay on the left side of her neck.", {"laterality": "left"}, id="side-of-the-neck"),
    pytest.param(
        "The right-handed man had a glioma of the left frontal lobe.", {"laterality": "left"}, id="handed-and-a-lesion"
    ),
    pytest.param(
        "A right nephrectomy was done for the tumour.", {"laterality": "right"}, id="operation-on-a-paired-organ"
    ),
    pytest.param("Bilateral renal oncocytomas were found.", {"laterality": "bilateral"}, id="both-kidneys"),
    pytest.param(
        "A mass of the left kidney and a mass of the right kidney were found.",
        {"laterality": None},
        id="as-much-of-either-side",
    ),
    pytest.param(
        "A mass of the left side of the neck was removed. Later a new nodule of the right lung was seen.",
        {"laterality": "left"},
        id="another-lesion-later",
    ),
    pytest.param(
        "A tumour of the pons compressed the left trigeminal nerve of the face.", {"laterality": None}, id="neighbour"
    ),
    pytest.param("A subareolar nodule left, with discharge, was felt.", {"laterality": "left"}, id="side-behind"),
    pytest.param(
        "She came with her mother for a growing lump of the left breast.", {"laterality": "left"}, id="companion"
    ),
    pytest.param(
        "Biopsies were taken of two breast masses. Right: ductal carcinoma. Left: lobular carcinoma.",
        {"laterality": "bilateral"},
        id="side-by-side",
    ),
    pytest.param(
        "There were eight lesions within each breast.", {"laterality": "bilateral"}, id="lesions-of-each-breast"
    ),
    pytest.param(
        "She had cancer of the left breast. CT of the chest showed bilateral nodules.",
        {"laterality": "left"},
        id="nodules-of-the-lungs",
    ),
    pytest.param(
        "She had pain of the right upper quadrant. A gastric carcinoma was found.",
        {"laterality": None},
        id="quadrant-of-the-abdomen",
    ),
    pytest.param(
        "A nodule of the right lobe of the thyroid was seen; the left lobe without lesion.",
        {"laterality": "right"},
        id="healthy-other-lobe",
    ),
    pytest.param(
        "A nodule of the left lung, with a pleural effusion, was seen.", {"laterality": "left"}, id="lung-and-effusion"
    ),
    pytest.param("A mass of the rt breast was felt.", {"laterality": "right"}, id="rt-breast"),
    pytest.param("Lt breast cancer was found.", {"laterality": "left"}, id="lt-breast"),
    pytest.param("A mass of the L breast was felt.", {"laterality": "left"}, id="l-breast"),
    pytest.param("The tumour received RT. Breast MRI was normal.", {"laterality": None}, id="radiotherapy"),
    pytest.param(
        "US: bilateral irregular hypoechoic areas up to 38 mm on the right and 22 mm on the left.",
        {"laterality": "bilateral"},
        id="us-bilateral-irregular-hypoechoic-areas-up",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected


CONFLICTS = [
    pytest.param(
        "She felt a lump in her left breast. MRI showed enhancement. It filled the upper half of the right breast. "
        "Nodes in the right armpit were enlarged.",
        True,
        id="subject-of-the-sentence-before-and-armpit",
    ),
    pytest.param(
        "She felt a lump in her left breast. A mass in the right upper quadrant was seen.", False, id="one-slip"
    ),
    pytest.param(
        "She felt a lump in her left breast. Later a mass of the right breast was seen. The right breast mass grew.",
        False,
        id="another-lesion-later",
    ),
]


@pytest.mark.parametrize(("text", "contradicts"), CONFLICTS)
def test_what_contradicts_the_complaint(text: str, contradicts: bool, reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert [c.field for c in case.contradictions] == ["laterality"] * contradicts


def test_both_sides_without_a_reason_are_a_contradiction(reading_of: Callable[[str], Reading]) -> None:
    text = (
        "She had a palpable mass in her left breast. Mammography showed microcalcifications in the left breast. "
        "MRI showed enhancement in the right breast. Lymph nodes were seen in the right axilla. "
        "A biopsy of the right breast mass was done."
    )
    case = reading_of(OPENING + text).cases[0]
    assert case.laterality is None
    assert [[(r.field, r.value, r.quote) for r in c.readings] for c in case.contradictions] == [
        [("laterality", "left", "left"), ("laterality", "right", "right")]
    ]


WHOLE = [
    pytest.param(
        "A 62-year-old woman was recalled from screening for a mass in the left breast.",
        {"laterality": "left"},
        id="a-62-year-old-woman-was",
    ),
    pytest.param(
        "A 62-year-old woman was recalled from screening for a mass in the left breast.",
        {"laterality": "left"},
        id="a-62-year-old-woman-was-2",
    ),
    pytest.param(
        "A 62-year-old woman, whose mother had died of breast cancer, presented with a lump in the left breast.",
        {"laterality": "left"},
        id="a-62-year-old-woman-whose",
    ),
    pytest.param(
        "A 62-year-old woman whose mother had breast cancer at the age of 50 was referred for a lump in the left breast.",
        {"laterality": "left"},
        id="a-62-year-old-woman-whose-2",
    ),
    pytest.param(
        "A 62-year-old woman with a sister with breast cancer noticed a lump in the left breast.",
        {"laterality": "left"},
        id="a-62-year-old-woman-with",
    ),
    pytest.param(
        "A 62-year-old woman, mother of two, presented with a mass in the right breast.",
        {"laterality": "right"},
        id="a-62-year-old-woman-mother",
    ),
    pytest.param(
        "A 45-year-old woman with a family history of breast cancer (sister, aunt) presented with a right breast mass.",
        {"laterality": "right"},
        id="a-45-year-old-woman-with",
    ),
    pytest.param(
        "A 45-year-old woman was called back after screening because of calcifications in the right breast.",
        {"laterality": "right"},
        id="a-45-year-old-woman-was",
    ),
    pytest.param(
        "A 45-year-old woman was recalled for assessment after a screening mammogram showed a density in the right breast.",
        {"laterality": "right"},
        id="a-45-year-old-woman-was-2",
    ),
    pytest.param(
        "The screening mammogram of a 45-year-old woman showed a density in the right breast.",
        {"laterality": "right"},
        id="the-screening-mammogram-of-a-45",
    ),
    pytest.param(
        "A 45-year-old woman presented with a mass in the right breast. Her sister presented with cancer of the left breast last year.",
        {"laterality": "right"},
        id="a-45-year-old-woman-presented",
    ),
    pytest.param(
        "A 45-year-old woman presented with a mass in the right breast. Her mother underwent left mastectomy for breast cancer.",
        {"laterality": "right", "surgery": ()},
        id="a-45-year-old-woman-presented-2",
    ),
    pytest.param(
        "A 3-year-old girl, whose mother had noticed a swelling of the left breast, was seen.",
        {"laterality": "left"},
        id="a-3-year-old-girl-whose",
    ),
    pytest.param(
        "In April 2014 a 43-year-old female noticed two lumps in her left breast and one in the right.",
        {"laterality": "bilateral"},
        id="in-april-2014-a-43-year",
    ),
    pytest.param(
        "The woman was 41 when she first felt hard areas in both breasts.",
        {"laterality": "bilateral", "age_years": 41.0},
        id="the-woman-was-41-when-she",
    ),
    pytest.param(
        "A woman of 49 noticed that her left reconstructed breast had become tight.",
        {"laterality": "left"},
        id="a-woman-of-49-noticed-that",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_report_that_opens_otherwise(
    text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]
) -> None:
    case = reading_of(text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
