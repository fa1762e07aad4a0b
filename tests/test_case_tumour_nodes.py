"""Positive and examined lymph nodes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "3/19 axillary lymph nodes were metastatic.",
        {"nodes_positive": 3, "nodes_examined": 19},
        id="3-19-axillary-lymph-nodes-metastatic",
    ),
    pytest.param(
        "Metastases were found in 3 of 19 lymph nodes.",
        {"nodes_positive": 3, "nodes_examined": 19},
        id="metastases-found-3-19-lymph-nodes",
    ),
    pytest.param(
        "The axilla was involved (one/19 N).",
        {"nodes_positive": 1, "nodes_examined": 19},
        id="axilla-involved-one-19-n",
    ),
    pytest.param(
        "None of the 12 nodes was involved.", {"nodes_positive": 0, "nodes_examined": 12}, id="none-12-nodes-involved"
    ),
    pytest.param(
        "There were 14 dissected nodes, two metastatic.",
        {"nodes_positive": 2, "nodes_examined": 14},
        id="there-14-dissected-nodes-two-metastatic",
    ),
    pytest.param(
        "The twelve axillary nodes were all free of tumour.",
        {"nodes_positive": 0, "nodes_examined": 12},
        id="twelve-axillary-nodes-all-free-tumour",
    ),
    pytest.param(
        "Axillary lymph nodes were free of disease (0/15).",
        {"nodes_positive": 0, "nodes_examined": 15},
        id="axillary-lymph-nodes-free-disease-0",
    ),
    pytest.param(
        "1 out of 3 sentinel nodes contained tumour.",
        {"nodes_positive": 1, "nodes_examined": 3},
        id="1-out-3-sentinel-nodes-contained",
    ),
    pytest.param(
        "Fifteen lymph nodes were removed; four of them were positive.",
        {"nodes_positive": 4, "nodes_examined": 15},
        id="fifteen-lymph-nodes-removed-four-them",
    ),
    pytest.param(
        "All 18 lymph nodes were negative.",
        {"nodes_positive": 0, "nodes_examined": 18},
        id="all-18-lymph-nodes-negative",
    ),
    pytest.param(
        "Of 14 nodes, 2 were positive.", {"nodes_positive": 2, "nodes_examined": 14}, id="14-nodes-2-positive"
    ),
    pytest.param(
        "Pathology showed two positive lymph nodes.",
        {"nodes_positive": 2, "nodes_examined": None},
        id="pathology-showed-two-positive-lymph-nodes",
    ),
    pytest.param(
        "Axillary dissection yielded 21 nodes, none of which was involved.",
        {"nodes_positive": 0, "nodes_examined": 21},
        id="axillary-dissection-yielded-21-nodes-none",
    ),
    pytest.param(
        "Histology: Allred score 7/8, grade 2/3, 4/22 nodes positive.",
        {"nodes_positive": 4, "nodes_examined": 22},
        id="histology-allred-score-7-8-grade",
    ),
    pytest.param("The tumour was pT2N1a (2/14).", {"nodes_positive": 2, "nodes_examined": 14}, id="tumour-pt2n1a-2-14"),
    pytest.param(
        "The tumour was pT2 N0(0/14) M0.", {"nodes_positive": 0, "nodes_examined": 14}, id="tumour-pt2-n0-0-14-m0"
    ),
    pytest.param(
        "15/15 lymph nodes were free of tumour.",
        {"nodes_positive": 0, "nodes_examined": 15},
        id="15-15-lymph-nodes-free-tumour",
    ),
    pytest.param(
        "PET/CT showed 3 positive nodes.",
        {"nodes_positive": None, "nodes_examined": None},
        id="pet-ct-showed-3-positive-nodes",
    ),
    pytest.param(
        "Ultrasound showed two enlarged nodes.",
        {"nodes_positive": None, "nodes_examined": None},
        id="ultrasound-showed-two-enlarged-nodes",
    ),
    pytest.param(
        "Two of the 4 cycles were given after axillary dissection.",
        {"nodes_positive": None, "nodes_examined": None},
        id="two-4-cycles-given-after-axillary",
    ),
    pytest.param(
        "Sentinel biopsy: 1/2 nodes positive. Axillary dissection: 3/16 nodes metastatic.",
        {"nodes_positive": 3, "nodes_examined": 16},
        id="sentinel-biopsy-1-2-nodes-positive",
    ),
    pytest.param(
        "The two sentinel nodes were negative.",
        {"nodes_positive": 0, "nodes_examined": 2},
        id="two-sentinel-nodes-negative",
    ),
    pytest.param(
        "Axillary dissection showed metastases in two of 14 nodes.",
        {"nodes_positive": 2, "nodes_examined": 14},
        id="axillary-dissection-showed-metastases-two-14",
    ),
    pytest.param(
        "A total of 23 axillary nodes were dissected, of which 5 were metastatic.",
        {"nodes_positive": 5, "nodes_examined": 23},
        id="total-23-axillary-nodes-dissected-which",
    ),
    pytest.param(
        "Dissection of the axilla on 12/03 showed nothing.",
        {"nodes_positive": None, "nodes_examined": None},
        id="dissection-axilla-on-12-03-showed",
    ),
    pytest.param("Nodal status was 0 of 11.", {"nodes_positive": 0, "nodes_examined": 11}, id="nodal-status-0-11"),
    pytest.param(
        "Histology: high grade carcinoma; 0/13 lymph nodes.",
        {"nodes_positive": 0, "nodes_examined": 13},
        id="behind-a-grade",
    ),
    pytest.param("The pathologist found 2N+/15.", {"nodes_positive": 2, "nodes_examined": 15}, id="n-plus"),
    pytest.param(
        "Histology showed no involvement of the one sentinel node.",
        {"nodes_positive": 0, "nodes_examined": 1},
        id="one-node-free",
    ),
    pytest.param(
        "Sentinel nodes: 1 of 3 with macrometastasis; axillary dissection: 0 of 15.",
        {"nodes_positive": 1, "nodes_examined": 3},
        id="a-positive-sentinel-node-before-a-free-axilla",
    ),
    pytest.param(
        "Of 13 nodes removed, two contained micrometastases.",
        {"nodes_positive": 2, "nodes_examined": 13},
        id="contained-micrometastases",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
