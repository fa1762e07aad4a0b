"""Operations that took place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "After lumpectomy seven axillary lymph nodes were removed.",
        {"surgery": ("breast_conserving_surgery", "axillary_dissection")},
        id="nodes-removed",
    ),
    pytest.param(
        "She had a mastectomy with lymph node dissection.",
        {"surgery": ("mastectomy", "axillary_dissection")},
        id="nodes-of-a-breast",
    ),
    pytest.param(
        "Wide local excision of the tumour was done.", {"surgery": ("breast_conserving_surgery",)}, id="wide-excision"
    ),
    pytest.param("The tumour was excised. Mastectomy followed.", {"surgery": ("mastectomy",)}, id="an-operation-named"),
    pytest.param("The tumour was excised.", {"surgery": ("other_surgery",)}, id="an-operation-unnamed"),
    pytest.param(
        "Mastectomy would have been the usual advice. She received lumpectomy.",
        {"surgery": ("breast_conserving_surgery",)},
        id="would-have-been",
    ),
    pytest.param(
        "She had a quadrantectomy with sentinel node.",
        {"surgery": ("breast_conserving_surgery", "sentinel_node_biopsy")},
        id="with-sentinel-node",
    ),
    pytest.param(
        "She underwent lumpectomy with axillary node dissection.",
        {"surgery": ("breast_conserving_surgery", "axillary_dissection")},
        id="operations",
    ),
    pytest.param("Modified radical mastectomy was performed.", {"surgery": ("mastectomy",)}, id="patey"),
    pytest.param("The surgical resection margins were clear.", {"surgery": ()}, id="margins"),
    pytest.param(
        "Sentinel lymph node biopsy was negative.",
        {"surgery": ("sentinel_node_biopsy",)},
        id="sentinel-lymph-node-biopsy-was-negative",
    ),
    pytest.param(
        "Sentinel node biopsy (SNB) and lumpectomy were done.",
        {"surgery": ("sentinel_node_biopsy", "breast_conserving_surgery")},
        id="sentinel-node-biopsy-snb-and-lumpectomy",
    ),
    pytest.param(
        "Mastectomy with LD flap was done.",
        {"surgery": ("mastectomy", "reconstruction")},
        id="mastectomy-with-ld-flap-was-done",
    ),
    pytest.param("The breast was removed.", {"surgery": ("mastectomy",)}, id="the-breast-was-removed"),
    pytest.param("Her breast was amputated.", {"surgery": ("mastectomy",)}, id="her-breast-was-amputated"),
    pytest.param(
        "Breast amputation was performed.", {"surgery": ("mastectomy",)}, id="breast-amputation-was-performed"
    ),
    pytest.param(
        "Ablation of the breast with axillary clearance was carried out.",
        {"surgery": ("axillary_dissection", "mastectomy")},
        id="ablation-of-the-breast-with-axillary",
    ),
    pytest.param(
        "Eighteen lymph nodes were dissected.",
        {"surgery": ("axillary_dissection",)},
        id="eighteen-lymph-nodes-were-dissected",
    ),
    pytest.param(
        "Level I and II nodes were cleared.", {"surgery": ("axillary_dissection",)}, id="level-i-and-ii-nodes-were"
    ),
    pytest.param(
        "Axillary clearance was done.", {"surgery": ("axillary_dissection",)}, id="axillary-clearance-was-done"
    ),
    pytest.param("ALND was done.", {"surgery": ("axillary_dissection",)}, id="alnd-was-done"),
    pytest.param(
        "Axillary node sampling was done.", {"surgery": ("axillary_dissection",)}, id="axillary-node-sampling-was-done"
    ),
    pytest.param(
        "A segment of the breast was resected.",
        {"surgery": ("breast_conserving_surgery",)},
        id="a-segment-of-the-breast-was",
    ),
    pytest.param(
        "Segmentectomy was performed.", {"surgery": ("breast_conserving_surgery",)}, id="segmentectomy-was-performed"
    ),
    pytest.param(
        "Quadrantectomy was performed.", {"surgery": ("breast_conserving_surgery",)}, id="quadrantectomy-was-performed"
    ),
    pytest.param(
        "Tumorectomy was performed.", {"surgery": ("breast_conserving_surgery",)}, id="tumorectomy-was-performed"
    ),
    pytest.param(
        "Wide local excision was done.", {"surgery": ("breast_conserving_surgery",)}, id="wide-local-excision-was-done"
    ),
    pytest.param("WLE was done.", {"surgery": ("breast_conserving_surgery",)}, id="wle-was-done"),
    pytest.param("Wide excision was done.", {"surgery": ("breast_conserving_surgery",)}, id="wide-excision-was-done"),
    pytest.param(
        "The lump was excised widely.", {"surgery": ("breast_conserving_surgery",)}, id="the-lump-was-excised-widely"
    ),
    pytest.param(
        "Partial mastectomy was performed.",
        {"surgery": ("breast_conserving_surgery",)},
        id="partial-mastectomy-was-performed",
    ),
    pytest.param(
        "BCS with SLNB was done.",
        {"surgery": ("breast_conserving_surgery", "sentinel_node_biopsy")},
        id="bcs-with-slnb-was-done",
    ),
    pytest.param(
        "Bilateral mastectomies were done.", {"surgery": ("mastectomy",)}, id="bilateral-mastectomies-were-done"
    ),
    pytest.param("MRM was done.", {"surgery": ("mastectomy",)}, id="mrm-was-done"),
    pytest.param("Patey's operation was done.", {"surgery": ("mastectomy",)}, id="patey-s-operation-was-done"),
    pytest.param("Halsted mastectomy was done.", {"surgery": ("mastectomy",)}, id="halsted-mastectomy-was-done"),
    pytest.param(
        "Nipple-sparing mastectomy with immediate implant was performed.",
        {"surgery": ("mastectomy", "reconstruction")},
        id="nipple-sparing-mastectomy-with-immediate-implant",
    ),
    pytest.param(
        "Skin-sparing mastectomy and DIEP flap were done.",
        {"surgery": ("mastectomy", "reconstruction")},
        id="skin-sparing-mastectomy-and-diep-flap",
    ),
    pytest.param("She had a TRAM flap.", {"surgery": ("reconstruction",)}, id="she-had-a-tram-flap"),
    pytest.param(
        "A tissue expander was inserted.", {"surgery": ("reconstruction",)}, id="a-tissue-expander-was-inserted"
    ),
    pytest.param("The implant was removed.", {"surgery": ("other_surgery",)}, id="the-implant-was-removed"),
    pytest.param("Microdochectomy was done.", {"surgery": ("other_surgery",)}, id="microdochectomy-was-done"),
    pytest.param(
        "Re-excision of the margins was done.",
        {"surgery": ("breast_conserving_surgery",)},
        id="re-excision-of-the-margins-was",
    ),
    pytest.param(
        "Central lumpectomy was done.", {"surgery": ("breast_conserving_surgery",)}, id="central-lumpectomy-was-done"
    ),
    pytest.param(
        "Bilateral salpingo-oophorectomy was done.",
        {"surgery": ("other_surgery",)},
        id="bilateral-salpingo-oophorectomy-was-done",
    ),
    pytest.param(
        "Incision and drainage was performed.",
        {"surgery": ("other_surgery",)},
        id="incision-and-drainage-was-performed",
    ),
    pytest.param("She underwent surgery.", {"surgery": ("other_surgery",)}, id="she-underwent-surgery"),
    pytest.param("She was operated on.", {"surgery": ("other_surgery",)}, id="she-was-operated-on"),
    pytest.param(
        "The sentinel node was excised and negative.",
        {"surgery": ("sentinel_node_biopsy",)},
        id="the-sentinel-node-was-excised-and",
    ),
    pytest.param(
        "The sentinel node, assessed during the operation, was negative.",
        {"surgery": ("sentinel_node_biopsy",)},
        id="the-sentinel-node-assessed-during-the",
    ),
    pytest.param(
        "Two sentinel nodes were removed.", {"surgery": ("sentinel_node_biopsy",)}, id="two-sentinel-nodes-were-removed"
    ),
    pytest.param(
        "Sentinel lymph nodes were negative (0/2).",
        {"surgery": ("sentinel_node_biopsy",)},
        id="sentinel-lymph-nodes-were-negative-0",
    ),
    pytest.param("A toilet mastectomy was done.", {"surgery": ("mastectomy",)}, id="a-toilet-mastectomy-was-done"),
    pytest.param("Salvage mastectomy was done.", {"surgery": ("mastectomy",)}, id="salvage-mastectomy-was-done"),
    pytest.param(
        "Contralateral prophylactic mastectomy was done.",
        {"surgery": ("mastectomy",)},
        id="contralateral-prophylactic-mastectomy-was-done",
    ),
    pytest.param("Craniotomy was performed.", {"surgery": ("other_surgery",)}, id="craniotomy-was-performed"),
    pytest.param(
        "Chest wall resection with mesh was done.",
        {"surgery": ("other_surgery",)},
        id="chest-wall-resection-with-mesh-was",
    ),
    pytest.param(
        "Subcutaneous mastectomy was done.", {"surgery": ("mastectomy",)}, id="subcutaneous-mastectomy-was-done"
    ),
    pytest.param(
        "Lumpectomy was performed.", {"surgery": ("breast_conserving_surgery",)}, id="lumpectomy-was-performed"
    ),
    pytest.param(
        "Oncoplastic breast surgery was done.",
        {"surgery": ("breast_conserving_surgery",)},
        id="oncoplastic-breast-surgery-was-done",
    ),
    pytest.param("No breast operation was performed.", {"surgery": ()}, id="no-breast-operation-was-performed"),
    pytest.param(
        "Right mastectomy without axillary dissection was done.",
        {"surgery": ("mastectomy",)},
        id="right-mastectomy-without-axillary-dissection-was",
    ),
    pytest.param(
        "Lumpectomy with a negative sentinel node, then whole-breast radiotherapy 40 Gy.",
        {"surgery": ("breast_conserving_surgery", "sentinel_node_biopsy"), "radiotherapy": True},
        id="lumpectomy-with-a-negative-sentinel-node",
    ),
    pytest.param(
        "Mastectomy was carried out with clearance of level I-III nodes.",
        {"surgery": ("mastectomy", "axillary_dissection")},
        id="mastectomy-was-carried-out-with-clearance",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected


def test_another_organ_is_not_conserved_as_a_breast(reading_of: Callable[[str], Reading]) -> None:
    text = "A 60-year-old man presented with a melanoma of the heel. Wide local excision and a rotation flap were done."
    assert reading_of(text).cases[0].surgery == ("other_surgery",)
