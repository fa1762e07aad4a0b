"""Drugs and radiotherapy that were given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "Thyroid hormone replacement therapy was started.", {"systemic_therapy": ()}, id="replacement-of-a-hormone"
    ),
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
    pytest.param("Radiotherapy was not given.", {"radiotherapy": False}, id="radiotherapy-not-given"),
    pytest.param("50 Gy were delivered on the chest wall.", {"radiotherapy": True}, id="radiotherapy-by-its-dose"),
    pytest.param("The fusion was detected by RT-PCR.", {"radiotherapy": False}, id="reverse-transcriptase"),
    pytest.param("She had concurrent chemoradiotherapy.", {"radiotherapy": True}, id="chemoradiotherapy"),
    pytest.param("She took levothyroxine and cabergoline.", {"systemic_therapy": ()}, id="hormones-for-no-tumour"),
    pytest.param(
        "She received R-CHOP.",
        {"systemic_therapy": ("rituximab", "cyclophosphamide", "doxorubicin", "vincristine", "prednisone")},
        id="steroid-of-a-regimen",
    ),
    pytest.param("She received dexamethasone.", {"systemic_therapy": ()}, id="steroid-alone"),
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
    pytest.param(
        "The multidisciplinary council did not consider chemotherapy necessary.",
        {"systemic_therapy": ()},
        id="the-multidisciplinary-council-did-not-consider",
    ),
    pytest.param(
        "She was given docetaxel, and radiation to the axilla, whole breast and supraclavicular fossa.",
        {"radiotherapy": True, "systemic_therapy": ("docetaxel",)},
        id="she-was-given-docetaxel-and-radiation",
    ),
    pytest.param(
        "Angiosarcoma accounts for about 0.05% of primary breast malignancies, and its secondary form appears on average 6 years after radiotherapy.",
        {"radiotherapy": False},
        id="angiosarcoma-accounts-for-about-0-05",
    ),
    pytest.param(
        "Chemotherapy was judged to be of no use.", {"systemic_therapy": ()}, id="chemotherapy-was-judged-to-be-of"
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
