"""One event for one happening, however often it is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

CAME = "A 48-year-old woman presented with a lump in her left breast. "
TEXTS = [
    pytest.param(
        "She received TCHP for six cycles. She underwent lumpectomy. Adjuvant trastuzumab was given.",
        ["mass", "tchp", "lumpectomy", "trastuzumab"], id="adjuvant-after-the-operation",
    ),
    pytest.param("MRI showed a mass. The MRI also showed a node.", ["mass", "mri"], id="told-twice"),
    pytest.param("CT was normal. A second CT showed metastases.", ["mass", "ct", "ct", "metastasis"], id="a-second-one"),
    pytest.param(
        "MRI showed a mass. She received docetaxel. MRI showed no mass.", ["mass", "mri", "docetaxel", "mri"],
        id="again-after-treatment",
    ),
    pytest.param(
        "Lumpectomy was performed. Margins were positive and re-excision was done. The re-excision was complete.",
        ["mass", "lumpectomy", "re_excision"],
        id="another-operation",
    ),
    pytest.param(
        "Mastectomy was performed. Three years later there was a local recurrence, and excision was performed.",
        ["mass", "mastectomy", "recurrence", "excision"],
        id="the-operation-of-a-recurrence",
    ),
    pytest.param("MRI showed a mass. After surgery, MRI was normal.", ["mass", "mri", "mri"], id="after-surgery"),
    pytest.param("A biopsy was done. The core biopsy showed DCIS.", ["mass", "core_biopsy"], id="general-then-named"),
    pytest.param(
        "Cytology by fine needle aspiration was benign. A biopsy was performed.", ["mass", "fna", "biopsy_unspecified"],
        id="biopsy-after-cytology",
    ),
    pytest.param("She underwent surgery. Mastectomy was performed.", ["mass", "mastectomy"], id="surgery-is-named"),
    pytest.param("Mastectomy was performed. Surgery was done without delay.", ["mass", "mastectomy"], id="plain-words"),
    pytest.param(
        "She underwent mastectomy. The mastectomy specimen held a carcinoma. After mastectomy she was well.",
        ["mass", "mastectomy", "follow_up"],
        id="specimen-and-after",
    ),
    pytest.param("She received chemotherapy with docetaxel.", ["mass", "docetaxel"], id="class-and-drug"),
    pytest.param("She received chemotherapy. It consisted of docetaxel.", ["mass", "docetaxel"], id="class-then-drug"),
    pytest.param("She received docetaxel and carboplatin. After chemotherapy, CT was normal.",
                 ["mass", "docetaxel", "carboplatin", "ct"], id="after-chemotherapy"),
    pytest.param("She received FEC (fluorouracil, epirubicin, cyclophosphamide).", ["mass", "fec"], id="regimen-spelt-out"),
    pytest.param("She received rituximab, cyclophosphamide, doxorubicin and vincristine (R-CHOP).",
                 ["mass", "rituximab", "cyclophosphamide", "doxorubicin", "vincristine"], id="drugs-summed-up"),
    pytest.param("Trastuzumab was given as adjuvant chemotherapy.", ["mass", "trastuzumab"], id="one-treatment-two-names"),
    pytest.param(
        "She received docetaxel. Mastectomy was performed. Because of the docetaxel given two months ago, CT was done.",
        ["mass", "docetaxel", "mastectomy", "ct"],
        id="a-late-look-back",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_one_event_for_one_happening(text: str, expected: list[str], reading_of: Callable[[str], Reading]) -> None:
    (case,) = reading_of(CAME + text).cases
    assert [event.what for event in case.course] == expected
