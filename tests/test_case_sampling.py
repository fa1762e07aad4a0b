"""Ways in which tissue was taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "A core biopsy was done. Later a metastasis was proven by biopsy of the liver.",
        {"tissue_sampling": ("core_biopsy", "biopsy_unspecified")},
        id="biopsy-of-another-organ",
    ),
    pytest.param(
        "Sentinel lymph node biopsy was performed.",
        {"surgery": ("sentinel_node_biopsy",), "tissue_sampling": ()},
        id="sentinel",
    ),
    pytest.param(
        "A tru-cut biopsy was done. The biopsy showed carcinoma.", {"tissue_sampling": ("core_biopsy",)}, id="core"
    ),
    pytest.param(
        "Fine needle aspiration was done. A biopsy was then performed.",
        {"tissue_sampling": ("fna", "biopsy_unspecified")},
        id="cytology-then-biopsy",
    ),
    pytest.param(
        "A core-biopsy was performed.", {"tissue_sampling": ("core_biopsy",)}, id="a-core-biopsy-was-performed"
    ),
    pytest.param(
        "Core needle aspiration biopsy showed invasive carcinoma.",
        {"tissue_sampling": ("core_biopsy",)},
        id="core-needle-aspiration-biopsy-showed-invasive",
    ),
    pytest.param("Core cut biopsy was done.", {"tissue_sampling": ("core_biopsy",)}, id="core-cut-biopsy-was-done"),
    pytest.param(
        "A trucut needle biopsy was done.", {"tissue_sampling": ("core_biopsy",)}, id="a-trucut-needle-biopsy-was-done"
    ),
    pytest.param("Tru cut biopsy was taken.", {"tissue_sampling": ("core_biopsy",)}, id="tru-cut-biopsy-was-taken"),
    pytest.param(
        "A wide-bore needle biopsy was taken.",
        {"tissue_sampling": ("core_biopsy",)},
        id="a-wide-bore-needle-biopsy-was",
    ),
    pytest.param(
        "A large-core needle biopsy was obtained.",
        {"tissue_sampling": ("core_biopsy",)},
        id="a-large-core-needle-biopsy-was",
    ),
    pytest.param(
        "14G needle biopsy was obtained.", {"tissue_sampling": ("core_biopsy",)}, id="14g-needle-biopsy-was-obtained"
    ),
    pytest.param(
        "It was sampled with a 14G needle.", {"tissue_sampling": ("core_biopsy",)}, id="it-was-sampled-with-a-14g"
    ),
    pytest.param(
        "Ultrasound-guided biopsies with a 14-gauge needle were obtained.",
        {"tissue_sampling": ("core_biopsy",)},
        id="ultrasound-guided-biopsies-with-a-14",
    ),
    pytest.param("CNB revealed carcinoma.", {"tissue_sampling": ("core_biopsy",)}, id="cnb-revealed-carcinoma"),
    pytest.param(
        "Core biopsies were taken from both breasts.",
        {"tissue_sampling": ("core_biopsy",)},
        id="core-biopsies-were-taken-from-both",
    ),
    pytest.param(
        "Needle biopsy showed carcinoma.", {"tissue_sampling": ("core_biopsy",)}, id="needle-biopsy-showed-carcinoma"
    ),
    pytest.param(
        "Needle biopsies were positive.", {"tissue_sampling": ("core_biopsy",)}, id="needle-biopsies-were-positive"
    ),
    pytest.param(
        "A microbiopsy was performed.", {"tissue_sampling": ("core_biopsy",)}, id="a-microbiopsy-was-performed"
    ),
    pytest.param(
        "Percutaneous biopsy showed carcinoma.",
        {"tissue_sampling": ("biopsy_unspecified",)},
        id="percutaneous-biopsy-showed-carcinoma",
    ),
    pytest.param(
        "Ultrasound-guided biopsy showed carcinoma.",
        {"tissue_sampling": ("biopsy_unspecified",)},
        id="ultrasound-guided-biopsy-showed-carcinoma",
    ),
    pytest.param(
        "Stereotactic biopsy showed carcinoma.",
        {"tissue_sampling": ("biopsy_unspecified",)},
        id="stereotactic-biopsy-showed-carcinoma",
    ),
    pytest.param(
        "Ultrasound guided biopsies were taken.",
        {"tissue_sampling": ("biopsy_unspecified",)},
        id="ultrasound-guided-biopsies-were-taken",
    ),
    pytest.param(
        "Stereotactic vacuum-assisted biopsy showed DCIS.",
        {"tissue_sampling": ("vacuum_biopsy",)},
        id="stereotactic-vacuum-assisted-biopsy-showed-dcis",
    ),
    pytest.param("VAB was done.", {"tissue_sampling": ("vacuum_biopsy",)}, id="vab-was-done"),
    pytest.param(
        "Vacuum assisted core biopsy was done.",
        {"tissue_sampling": ("vacuum_biopsy",)},
        id="vacuum-assisted-core-biopsy-was-done",
    ),
    pytest.param("Mammotome biopsy was done.", {"tissue_sampling": ("vacuum_biopsy",)}, id="mammotome-biopsy-was-done"),
    pytest.param(
        "A vacuum biopsy under stereotactic guidance was performed.",
        {"tissue_sampling": ("vacuum_biopsy",)},
        id="a-vacuum-biopsy-under-stereotactic-guidance",
    ),
    pytest.param(
        "Vacuum-assisted excision was performed.",
        {"tissue_sampling": ("vacuum_biopsy",)},
        id="vacuum-assisted-excision-was-performed",
    ),
    pytest.param(
        "Fine needle passes yielded atypical cells.",
        {"tissue_sampling": ("fna",)},
        id="fine-needle-passes-yielded-atypical-cells",
    ),
    pytest.param(
        "Fine-needle aspirate showed malignant cells.",
        {"tissue_sampling": ("fna",)},
        id="fine-needle-aspirate-showed-malignant-cells",
    ),
    pytest.param("FNAC was inconclusive.", {"tissue_sampling": ("fna",)}, id="fnac-was-inconclusive"),
    pytest.param("FNAB suggested malignancy.", {"tissue_sampling": ("fna",)}, id="fnab-suggested-malignancy"),
    pytest.param(
        "Fine-needle biopsy was suspicious.", {"tissue_sampling": ("fna",)}, id="fine-needle-biopsy-was-suspicious"
    ),
    pytest.param(
        "Aspiration cytology was class V.", {"tissue_sampling": ("fna",)}, id="aspiration-cytology-was-class-v"
    ),
    pytest.param(
        "Cytology by needle aspiration was C5.",
        {"tissue_sampling": ("fna",)},
        id="cytology-by-needle-aspiration-was-c5",
    ),
    pytest.param("Needle aspiration yielded pus.", {"tissue_sampling": ("fna",)}, id="needle-aspiration-yielded-pus"),
    pytest.param(
        "Aspiration biopsy cytology showed carcinoma.",
        {"tissue_sampling": ("fna",)},
        id="aspiration-biopsy-cytology-showed-carcinoma",
    ),
    pytest.param(
        "The lump was aspirated with a 21G needle and smears showed malignant cells.",
        {"tissue_sampling": ("fna",)},
        id="the-lump-was-aspirated-with-a",
    ),
    pytest.param(
        "A biopsy (incisional) was done.",
        {"tissue_sampling": ("incisional_biopsy",)},
        id="a-biopsy-incisional-was-done",
    ),
    pytest.param("Wedge biopsy was done.", {"tissue_sampling": ("incisional_biopsy",)}, id="wedge-biopsy-was-done"),
    pytest.param(
        "A wedge (incisional) biopsy showed carcinoma.",
        {"tissue_sampling": ("incisional_biopsy",)},
        id="a-wedge-incisional-biopsy-showed-carcinoma",
    ),
    pytest.param(
        "Incision biopsy was carried out.",
        {"tissue_sampling": ("incisional_biopsy",)},
        id="incision-biopsy-was-carried-out",
    ),
    pytest.param(
        "Open biopsy showed carcinoma.", {"tissue_sampling": ("biopsy_unspecified",)}, id="open-biopsy-showed-carcinoma"
    ),
    pytest.param(
        "Surgical biopsy showed carcinoma.",
        {"tissue_sampling": ("biopsy_unspecified",)},
        id="surgical-biopsy-showed-carcinoma",
    ),
    pytest.param(
        "An excision biopsy was done.", {"tissue_sampling": ("excisional_biopsy",)}, id="an-excision-biopsy-was-done"
    ),
    pytest.param(
        "An excisional biopsy of the lump was done.",
        {"tissue_sampling": ("excisional_biopsy",)},
        id="an-excisional-biopsy-of-the-lump",
    ),
    pytest.param(
        "The lump was removed by excisional biopsy.",
        {"tissue_sampling": ("excisional_biopsy",)},
        id="the-lump-was-removed-by-excisional",
    ),
    pytest.param(
        "Excision-biopsy showed a fibroadenoma.",
        {"tissue_sampling": ("excisional_biopsy",)},
        id="excision-biopsy-showed-a-fibroadenoma",
    ),
    pytest.param(
        "A wire-localised excision biopsy was done.",
        {"tissue_sampling": ("excisional_biopsy",)},
        id="a-wire-localised-excision-biopsy-was",
    ),
    pytest.param(
        "Skin punch biopsy was taken.", {"tissue_sampling": ("punch_biopsy",)}, id="skin-punch-biopsy-was-taken"
    ),
    pytest.param("A 4 mm punch was taken.", {"tissue_sampling": ("punch_biopsy",)}, id="a-4-mm-punch-was-taken"),
    pytest.param(
        "Punch biopsies of the nipple were done.",
        {"tissue_sampling": ("punch_biopsy",)},
        id="punch-biopsies-of-the-nipple-were",
    ),
    pytest.param(
        "Biopsy specimens showed carcinoma.",
        {"tissue_sampling": ("biopsy_unspecified",)},
        id="biopsy-specimens-showed-carcinoma",
    ),
    pytest.param(
        "Biopsy showed carcinoma.", {"tissue_sampling": ("biopsy_unspecified",)}, id="biopsy-showed-carcinoma"
    ),
    pytest.param("The mass was biopsied.", {"tissue_sampling": ("biopsy_unspecified",)}, id="the-mass-was-biopsied"),
    pytest.param(
        "A biopsy of the liver was performed.",
        {"tissue_sampling": ("biopsy_unspecified",)},
        id="a-biopsy-of-the-liver-was",
    ),
    pytest.param(
        "Bone marrow biopsy showed infiltration.",
        {"tissue_sampling": ("biopsy_unspecified",)},
        id="bone-marrow-biopsy-showed-infiltration",
    ),
    pytest.param("Biopsy was refused.", {"tissue_sampling": ()}, id="biopsy-was-refused"),
    pytest.param("A biopsy was recommended.", {"tissue_sampling": ()}, id="a-biopsy-was-recommended"),
    pytest.param(
        "Core needle biopsy was inconclusive, and an excisional biopsy was carried out.",
        {"tissue_sampling": ("core_biopsy", "excisional_biopsy")},
        id="core-needle-biopsy-was-inconclusive-and",
    ),
    pytest.param(
        "FNA was nondiagnostic and biopsy was performed.",
        {"tissue_sampling": ("fna", "biopsy_unspecified")},
        id="fna-was-nondiagnostic-and-biopsy-was",
    ),
    pytest.param(
        "Core biopsy of the mass and FNA of the axillary node were done.",
        {"tissue_sampling": ("core_biopsy", "fna")},
        id="core-biopsy-of-the-mass-and",
    ),
    pytest.param(
        "Sentinel lymph node biopsy was negative.",
        {"tissue_sampling": ()},
        id="sentinel-lymph-node-biopsy-was-negative",
    ),
    pytest.param(
        "Sentinel node biopsy (SNB) and lumpectomy were done.",
        {"tissue_sampling": ()},
        id="sentinel-node-biopsy-snb-and-lumpectomy",
    ),
    pytest.param(
        "Ultrasound-guided core needle biopsies (14G) of both lesions confirmed cancer.",
        {"tissue_sampling": ("core_biopsy",)},
        id="ultrasound-guided-core-needle-biopsies-14g",
    ),
    pytest.param("US-guided FNA was performed.", {"tissue_sampling": ("fna",)}, id="us-guided-fna-was-performed"),
    pytest.param(
        "The report of the biopsy read invasive carcinoma.",
        {"tissue_sampling": ("biopsy_unspecified",)},
        id="the-report-of-the-biopsy-read",
    ),
    pytest.param(
        "Biopsy under ultrasound guidance was taken.",
        {"tissue_sampling": ("biopsy_unspecified",)},
        id="biopsy-under-ultrasound-guidance-was-taken",
    ),
    pytest.param(
        "A pretreatment core showed invasive carcinoma.",
        {"tissue_sampling": ("core_biopsy",)},
        id="a-pretreatment-core-showed-invasive-carcinoma",
    ),
    pytest.param("Four cores were taken.", {"tissue_sampling": ("core_biopsy",)}, id="four-cores-were-taken"),
    pytest.param(
        "Endoscopic biopsy of the stomach showed signet ring cells.",
        {"tissue_sampling": ("biopsy_unspecified",)},
        id="endoscopic-biopsy-of-the-stomach-showed",
    ),
    pytest.param(
        "Shave biopsy of the nipple was done.",
        {"tissue_sampling": ("biopsy_unspecified",)},
        id="shave-biopsy-of-the-nipple-was",
    ),
    pytest.param("Frozen section showed carcinoma.", {"tissue_sampling": ()}, id="frozen-section-showed-carcinoma"),
    pytest.param(
        "Gun biopsy of the lesion gave invasive ductal carcinoma.",
        {"tissue_sampling": ("core_biopsy",)},
        id="gun-biopsy-of-the-lesion-gave",
    ),
    pytest.param(
        "Four 14-gauge cores subsequently showed invasive carcinoma.",
        {"tissue_sampling": ("core_biopsy",)},
        id="four-14-gauge-cores-subsequently-showed",
    ),
    pytest.param(
        "14G core under US: sheets of large atypical lymphoid cells.",
        {"tissue_sampling": ("core_biopsy",)},
        id="14g-core-under-us-sheets-of",
    ),
    pytest.param("Breast core: IDC, grade 3.", {"tissue_sampling": ("core_biopsy",)}, id="breast-core-idc-grade-3"),
    pytest.param(
        "Core biopsy result was pseudoangiomatous stromal hyperplasia.",
        {"tissue_sampling": ("core_biopsy",)},
        id="core-biopsy-result-was-pseudoangiomatous-stromal",
    ),
    pytest.param(
        "The first of two 4 mm punch biopsies was considered an atypical vascular lesion.",
        {"tissue_sampling": ("punch_biopsy",)},
        id="the-first-of-two-4-mm",
    ),
    pytest.param(
        "120 mL of turbid fluid were aspirated with a fine needle.",
        {"tissue_sampling": ("fna",)},
        id="120-ml-of-turbid-fluid-were",
    ),
    pytest.param(
        "The marrow trephine was infiltrated.",
        {"tissue_sampling": ("biopsy_unspecified",)},
        id="the-marrow-trephine-was-infiltrated",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
