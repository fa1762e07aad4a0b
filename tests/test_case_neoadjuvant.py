"""Whether systemic therapy came before surgery."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "She received docetaxel. Mastectomy showed a pathological complete response.",
        {"neoadjuvant": True},
        id="a-response-that-pathology-saw",
    ),
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
    pytest.param("Mastectomy was performed. She received docetaxel.", {"neoadjuvant": False}, id="adjuvant"),
    pytest.param(
        "She received docetaxel. Two years later a metastasis appeared and craniotomy was performed.",
        {"neoadjuvant": False},
        id="surgery-later",
    ),
    pytest.param("Mastectomy was performed. ypT1b ypN0.", {"neoadjuvant": True}, id="neoadjuvant-by-yp"),
    pytest.param(
        "She received six cycles of TCHP. She then underwent lumpectomy. Adjuvant trastuzumab was given.",
        {"neoadjuvant": True},
        id="she-received-six-cycles-of-tchp",
    ),
    pytest.param(
        "Primary endocrine therapy with letrozole 2.5 mg was prescribed.",
        {"neoadjuvant": False, "systemic_therapy": ("letrozole",)},
        id="primary-endocrine-therapy-with-letrozole-2",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
