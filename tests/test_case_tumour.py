"""Who has a tumour with a size, grade, stage or nodes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

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


OTHER_WORDS = [
    pytest.param(
        "A 45-year-old woman had a deformity of the left inferior pole after breast augmentation.",
        {"laterality": "left"},
        id="a-45-year-old-woman-had",
    ),
    pytest.param(
        "An 84-year-old woman had swelling of the left breast. She preferred to sleep on her right side.",
        {"laterality": "left"},
        id="an-84-year-old-woman-had",
    ),
    pytest.param(
        "A 66-year-old woman had pain of the left lower abdomen and a mass of the right breast.",
        {"laterality": "right"},
        id="a-66-year-old-woman-had",
    ),
    pytest.param(
        "A 33-year-old woman had a right-sided breast lump.", {"laterality": "right"}, id="a-33-year-old-woman-had-4"
    ),
    pytest.param(
        "A 33-year-old woman had a lump in the upper outer quadrant on the left.",
        {"laterality": "left"},
        id="a-33-year-old-woman-had-5",
    ),
    pytest.param("A 33-year-old woman had Lt breast cancer.", {"laterality": "left"}, id="a-33-year-old-woman-had-6"),
    pytest.param(
        "A 33-year-old woman had a breast lump. Left modified radical mastectomy was done.",
        {"laterality": "left"},
        id="a-33-year-old-woman-had-7",
    ),
    pytest.param(
        "A 33-year-old woman had carcinoma of the L breast.", {"laterality": "left"}, id="a-33-year-old-woman-had-8"
    ),
    pytest.param(
        "A 33-year-old woman with cancer of the left breast had a benign cyst of the right breast.",
        {"laterality": "left"},
        id="a-33-year-old-woman-with",
    ),
    pytest.param(
        "A 33-year-old woman had right mastectomy ten years ago; she now had a lump in the left breast.",
        {"laterality": "left"},
        id="a-33-year-old-woman-had-9",
    ),
    pytest.param(
        "A 33-year-old woman, left-handed, had a lump of the right breast.",
        {"laterality": "right"},
        id="a-33-year-old-woman-left",
    ),
    pytest.param(
        "A 33-year-old woman had a swelling in the right axilla; mammography showed no lesion in either breast.",
        {"laterality": "right"},
        id="a-33-year-old-woman-had-10",
    ),
    pytest.param(
        "A 33-year-old woman had a lump of the left breast. The right breast was normal.",
        {"laterality": "left"},
        id="a-33-year-old-woman-had-11",
    ),
    pytest.param(
        "A 33-year-old woman had pain in the right shoulder. Mammography showed a lump of the left breast.",
        {"laterality": "left"},
        id="a-33-year-old-woman-had-12",
    ),
    pytest.param(
        "A 33-year-old woman had a carcinoma of the left breast and right femoral fracture.",
        {"laterality": "left"},
        id="a-33-year-old-woman-had-13",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. The disease was staged as IA (T1N0M0).",
        {"stage": ("IA",), "tnm": ("T1N0M0",)},
        id="the-disease-was-staged-as-ia",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. The clinical stage was T4bN2M0 (stage IIIB).",
        {"stage": ("IIIB",), "tnm": ("T4bN2M0",)},
        id="the-clinical-stage-was-t4bn2m0-stage",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. It was cT1cN2M1c, IVB.",
        {"stage": ("IVB",), "tnm": ("cT1cN2M1c",)},
        id="it-was-ct1cn2m1c-ivb",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. pT2N3aM0, IIIC period.",
        {"stage": ("IIIC",), "tnm": ("pT2N3aM0",)},
        id="pt2n3am0-iiic-period",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. The Ann Arbor stage was IIE.",
        {"stage": ("IIE",)},
        id="the-ann-arbor-stage-was-iie",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. The Ann Arbor stage was IIE and IPI score was 2.",
        {"stage": ("IIE",)},
        id="the-ann-arbor-stage-was-iie-2",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. infiltrating lobular carcinoma (EC IIIA, pT3 pN1 M0; ER +, PR +).",
        {"stage": ("IIIA",), "tnm": ("pT3pN1M0",)},
        id="infiltrating-lobular-carcinoma-ec-iiia-pt3",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. FIGO stage IIIC.",
        {"stage": ("IIIC",)},
        id="figo-stage-iiic",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. She had stage 4 breast cancer.",
        {"stage": ("4",)},
        id="she-had-stage-4-breast-cancer",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. clinical stage IIB (T2N1M0).",
        {"stage": ("IIB",), "tnm": ("T2N1M0",)},
        id="clinical-stage-iib-t2n1m0",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. AJCC stage IIA.",
        {"stage": ("IIA",)},
        id="ajcc-stage-iia",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. ypT2N0.", {"tnm": ("ypT2N0",)}, id="ypt2n0"
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. ypT1aN1a; RCB-II.",
        {"tnm": ("ypT1aN1a",)},
        id="ypt1an1a-rcb-ii",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. pT1cN1a.", {"tnm": ("pT1cN1a",)}, id="pt1cn1a"
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. ypT0 ypN0.",
        {"tnm": ("ypT0ypN0",)},
        id="ypt0-ypn0",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. pT1b, pN0 (sn), M0.",
        {"tnm": ("pT1bpN0(sn)M0",)},
        id="pt1b-pn0-sn-m0",
    ),
    pytest.param("A 55-year-old woman presented with a lump of the left breast. pTis.", {"tnm": ("pTis",)}, id="ptis"),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. right, invasive lobular carcinoma pT2 (38 mm), pN0 (sn 0/2), L0, V0, R0.",
        {"tnm": ("pT2pN0",)},
        id="right-invasive-lobular-carcinoma-pt2-38",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Invasive ductal carcinoma G2.",
        {"grade": 2},
        id="invasive-ductal-carcinoma-g2",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Invasive ductal carcinoma of grade 2 surrounded by normal ducts.",
        {"grade": 2},
        id="invasive-ductal-carcinoma-of-grade-2",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. histologic grade 3 (3+3+2).",
        {"grade": 3},
        id="histologic-grade-3-3-3-2",
    ),
    pytest.param("A 55-year-old woman presented with a lump of the left breast. SBR II.", {"grade": 2}, id="sbr-ii"),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. grade III of SBR.",
        {"grade": 3},
        id="grade-iii-of-sbr",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. grade III Scarff-Bloom-Richardson.",
        {"grade": 3},
        id="grade-iii-scarff-bloom-richardson",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Bloom Richardson grade II.",
        {"grade": 2},
        id="bloom-richardson-grade-ii",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Nottingham score 7/9.",
        {"grade": 2},
        id="nottingham-score-7-9",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Nottingham grade 2.",
        {"grade": 2},
        id="nottingham-grade-2",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. nuclear grade 3.",
        {"grade": 3},
        id="nuclear-grade-3",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. high nuclear grade.",
        {"grade": None},
        id="high-nuclear-grade",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. DCIS of high nuclear grade.",
        {"grade": None},
        id="dcis-of-high-nuclear-grade",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. poorly differentiated (G3).",
        {"grade": 3},
        id="poorly-differentiated-g3",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Elston and Ellis grade 2.",
        {"grade": 2},
        id="elston-and-ellis-grade-2",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Fuhrman grade 2.",
        {"grade": 2},
        id="fuhrman-grade-2",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. moderately differentiated (grade 2).",
        {"grade": 2},
        id="moderately-differentiated-grade-2",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. low grade.", {"grade": None}, id="low-grade"
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. BIRADS III.", {"birads": ("3",)}, id="birads-iii"
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. BI-RADS 4c on the right and 4a on the left.",
        {"birads": ("4A", "4C")},
        id="bi-rads-4c-on-the-right",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. BI-RADS category 4A.",
        {"birads": ("4A",)},
        id="bi-rads-category-4a",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. BIRADS-V.", {"birads": ("5",)}, id="birads-v"
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. classified ACR 2.",
        {"birads": ("2",)},
        id="classified-acr-2",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. ACR 4.", {"birads": ("4",)}, id="acr-4"
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. BI-RADS 0.", {"birads": ("0",)}, id="bi-rads-0"
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. BI-RADS: 5.", {"birads": ("5",)}, id="bi-rads-5"
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. BI-RADS score of 4.",
        {"birads": ("4",)},
        id="bi-rads-score-of-4",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. BI-RADS 4/5.",
        {"birads": ("4", "5")},
        id="bi-rads-4-5",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. category 5 by BI-RADS.",
        {"birads": ("5",)},
        id="category-5-by-bi-rads",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. classified as BI-RADS IVb.",
        {"birads": ("4B",)},
        id="classified-as-bi-rads-ivb",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. density type C ACR, BI-RADS 4.",
        {"birads": ("4",)},
        id="density-type-c-acr-bi-rads",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Neoadjuvant chemotherapy was given.",
        {"neoadjuvant": True},
        id="neoadjuvant-chemotherapy-was-given",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. She received three courses of adriamycin and cyclophosphamide with partial reduction of the mass. Mastectomy was then done.",
        {"neoadjuvant": True},
        id="she-received-three-courses-of-adriamycin",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Three cycles of carboplatin and paclitaxel were delivered before interval debulking surgery.",
        {"neoadjuvant": True},
        id="three-cycles-of-carboplatin-and-paclitaxel",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Imatinib 400 mg daily was commenced with the intention to downsize, and at four months the mass measured 5.1 cm. Laparoscopic wedge gastrectomy was performed.",
        {"neoadjuvant": True},
        id="imatinib-400-mg-daily-was-commenced",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Preoperative chemotherapy with FEC was given.",
        {"neoadjuvant": True},
        id="preoperative-chemotherapy-with-fec-was-given",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Primary systemic therapy with docetaxel was given.",
        {"neoadjuvant": True},
        id="primary-systemic-therapy-with-docetaxel-was",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Induction chemotherapy with docetaxel was given.",
        {"neoadjuvant": True},
        id="induction-chemotherapy-with-docetaxel-was-given",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Four cycles of ddAC were given preoperatively.",
        {"neoadjuvant": True},
        id="four-cycles-of-ddac-were-given",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. She had chemotherapy followed by mastectomy.",
        {"neoadjuvant": True},
        id="she-had-chemotherapy-followed-by-mastectomy",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. After four cycles of docetaxel she underwent mastectomy.",
        {"neoadjuvant": True},
        id="after-four-cycles-of-docetaxel-she",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Mastectomy was done, followed by chemotherapy.",
        {"neoadjuvant": False},
        id="mastectomy-was-done-followed-by-chemotherapy",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Neoadjuvant chemotherapy was declined; she had mastectomy.",
        {"neoadjuvant": False},
        id="neoadjuvant-chemotherapy-was-declined-she-had",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. She was given letrozole before surgery.",
        {"neoadjuvant": True},
        id="she-was-given-letrozole-before-surgery",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Tamoxifen had been taken for an earlier cancer for five years. Now mastectomy was done.",
        {"neoadjuvant": False},
        id="tamoxifen-had-been-taken-for-an",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. She had mastectomy and tamoxifen in 2005. In 2015 a recurrence was resected.",
        {"neoadjuvant": False},
        id="she-had-mastectomy-and-tamoxifen-in",
    ),
    pytest.param(
        "A 55-year-old woman presented with a lump of the left breast. Docetaxel was given with no response, and she went to mastectomy.",
        {"neoadjuvant": True},
        id="docetaxel-was-given-with-no-response",
    ),
]


@pytest.mark.parametrize(("text", "expected"), OTHER_WORDS)
def test_in_other_words(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
