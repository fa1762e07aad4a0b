"""Tissue sampling, drugs, radiotherapy and operations that took place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "She received adriamycin and Herceptin.", {"systemic_therapy": ("doxorubicin", "trastuzumab")}, id="old-names"
    ),
    pytest.param(
        "She was treated with four cycles of FEC.",
        {"systemic_therapy": ("fluorouracil", "epirubicin", "cyclophosphamide")},
        id="regimen",
    ),
    pytest.param(
        "She received chemotherapy.", {"systemic_therapy": ("chemotherapy",)}, id="class-where-no-agent-is-named"
    ),
    pytest.param("She received chemotherapy with paclitaxel.", {"systemic_therapy": ("paclitaxel",)}, id="agent-named"),
    pytest.param("She received an aromatase inhibitor.", {"systemic_therapy": ("endocrine_therapy",)}, id="endocrine"),
    pytest.param(
        "She declined endocrine therapy and was treated with radiotherapy.",
        {"systemic_therapy": (), "radiotherapy": True},
        id="refused",
    ),
    pytest.param("Chemotherapy with docetaxel was planned.", {"systemic_therapy": ()}, id="planned"),
    pytest.param("She received ceftriaxone.", {"systemic_therapy": ()}, id="antibiotic"),
    pytest.param("She received neoadjuvant chemotherapy.", {"neoadjuvant": True}, id="neoadjuvant-said"),
    pytest.param(
        "She received docetaxel. Then mastectomy was performed.", {"neoadjuvant": True}, id="neoadjuvant-by-order"
    ),
    pytest.param(
        "She received 4 cycles of AC. Mastectomy was performed.", {"neoadjuvant": False}, id="order-of-telling-alone"
    ),
    pytest.param("After six cycles of docetaxel, she underwent mastectomy.", {"neoadjuvant": True}, id="after-cycles"),
    pytest.param("She received docetaxel, followed by mastectomy.", {"neoadjuvant": True}, id="followed-by"),
    pytest.param("Docetaxel was given, followed by surgery.", {"neoadjuvant": True}, id="followed-by-surgery"),
    pytest.param("Docetaxel was given before surgery.", {"neoadjuvant": True}, id="before-surgery"),
    pytest.param("Preoperative chemotherapy with AC was given.", {"neoadjuvant": True}, id="preoperative"),
    pytest.param("Primary treatment was mastectomy.", {"neoadjuvant": False}, id="primary-treatment"),
    pytest.param("Preoperative chemotherapy was refused.", {"neoadjuvant": False}, id="preoperative-refused"),
    pytest.param("Mastectomy was performed after docetaxel.", {"neoadjuvant": True}, id="operation-told-first"),
    pytest.param(
        "She received docetaxel and the tumour shrank. Mastectomy was performed.",
        {"neoadjuvant": True},
        id="response-before-operation",
    ),
    pytest.param(
        "Adjuvant docetaxel was given. Then a reconstruction was performed.",
        {"neoadjuvant": False},
        id="before-reconstruction",
    ),
    pytest.param("Mastectomy followed by docetaxel was done.", {"neoadjuvant": False}, id="operation-followed-by-drug"),
    pytest.param(
        "Mastectomy would have been the usual advice. She received lumpectomy.",
        {"surgery": ("breast_conserving_surgery",)},
        id="would-have-been",
    ),
    pytest.param("Mastectomy was performed. She received docetaxel.", {"neoadjuvant": False}, id="adjuvant"),
    pytest.param(
        "She received docetaxel. Two years later a metastasis appeared and craniotomy was performed.",
        {"neoadjuvant": False},
        id="surgery-later",
    ),
    pytest.param("Radiotherapy was not given.", {"radiotherapy": False}, id="radiotherapy-not-given"),
    pytest.param("50 Gy were delivered on the chest wall.", {"radiotherapy": True}, id="radiotherapy-by-its-dose"),
    pytest.param("The fusion was detected by RT-PCR.", {"radiotherapy": False}, id="reverse-transcriptase"),
    pytest.param("She had concurrent chemoradiotherapy.", {"radiotherapy": True}, id="chemoradiotherapy"),
    pytest.param("Mastectomy was performed. ypT1b ypN0.", {"neoadjuvant": True}, id="neoadjuvant-by-yp"),
    pytest.param("She took levothyroxine and cabergoline.", {"systemic_therapy": ()}, id="hormones-for-no-tumour"),
    pytest.param(
        "She received R-CHOP.",
        {"systemic_therapy": ("rituximab", "cyclophosphamide", "doxorubicin", "vincristine", "prednisone")},
        id="steroid-of-a-regimen",
    ),
    pytest.param("She received dexamethasone.", {"systemic_therapy": ()}, id="steroid-alone"),
    pytest.param(
        "A core biopsy was done. Later a metastasis was proven by biopsy of the liver.",
        {"tissue_sampling": ("core_biopsy", "biopsy_unspecified")},
        id="biopsy-of-another-organ",
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
    pytest.param(
        "Sentinel lymph node biopsy was performed.",
        {"surgery": ("sentinel_node_biopsy",), "tissue_sampling": ()},
        id="sentinel",
    ),
    pytest.param("The surgical resection margins were clear.", {"surgery": ()}, id="margins"),
    pytest.param(
        "A tru-cut biopsy was done. The biopsy showed carcinoma.", {"tissue_sampling": ("core_biopsy",)}, id="core"
    ),
    pytest.param(
        "Fine needle aspiration was done. A biopsy was then performed.",
        {"tissue_sampling": ("fna", "biopsy_unspecified")},
        id="cytology-then-biopsy",
    ),
    pytest.param("Options such as radiotherapy were discussed.", {"radiotherapy": False}, id="radiotherapy-option"),
    pytest.param("Radioactive iodine was also a valid choice.", {"radiotherapy": False}, id="radiotherapy-choice"),
    pytest.param(
        "Treatment options include surgery and radiotherapy.",
        {"radiotherapy": False},
        id="radiotherapy-options-include",
    ),
    pytest.param("There was no indication for radiotherapy.", {"radiotherapy": False}, id="radiotherapy-no-indication"),
    pytest.param(
        "Radiotherapy was the treatment of choice and was given.",
        {"radiotherapy": True},
        id="radiotherapy-of-choice-and-given",
    ),
    pytest.param(
        "Radiotherapy was discussed and given.", {"radiotherapy": True}, id="radiotherapy-discussed-and-given"
    ),
    pytest.param("She was treated with radiotherapy.", {"radiotherapy": True}, id="radiotherapy-treated"),
    pytest.param(
        "Alternatives such as chemotherapy would be reasonable.",
        {"systemic_therapy": ()},
        id="chemotherapy-alternative",
    ),
    pytest.param("Chemotherapy with docetaxel was another option.", {"systemic_therapy": ()}, id="chemotherapy-option"),
    pytest.param(
        "Tamoxifen was started because surgery was not an option.",
        {"systemic_therapy": ("tamoxifen",)},
        id="another-thing-no-option",
    ),
    pytest.param("Her case was discussed and radiotherapy was given.", {"radiotherapy": True}, id="case-discussed"),
    pytest.param("The strategy included radiotherapy.", {"radiotherapy": True}, id="strategy"),
    pytest.param("Such tumours are usually treated with radiotherapy.", {"radiotherapy": False}, id="usual-treatment"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
