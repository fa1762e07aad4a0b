"""Diagnoses of the index tumour: final, affirmed, most specific."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "Biopsy revealed invasive ductal carcinoma.", {"histology": ("invasive ductal carcinoma",)}, id="affirmed"
    ),
    pytest.param(
        "Histology showed invasive ductal carcinoma and ductal carcinoma in situ.",
        {"histology": ("invasive ductal carcinoma", "ductal carcinoma in situ")},
        id="two",
    ),
    pytest.param(
        "The specimen showed infiltrating ductal carcinoma.",
        {"histology": ("invasive ductal carcinoma",)},
        id="infiltrating",
    ),
    pytest.param(
        "Biopsy revealed invasive lobular carcinoma without ductal carcinoma in situ.",
        {"histology": ("invasive lobular carcinoma",)},
        id="negated",
    ),
    pytest.param(
        "Fibroadenoma was suspected. Histopathology confirmed phyllodes tumour.",
        {"histology": ("phyllodes tumour",)},
        id="provisional",
    ),
    pytest.param(
        "It was initially diagnosed as fibroadenoma. The final diagnosis was mucinous carcinoma.",
        {"histology": ("mucinous carcinoma",)},
        id="initially",
    ),
    pytest.param(
        "Metaplastic carcinoma is a rare tumour. Biopsy showed tubular carcinoma.",
        {"histology": ("tubular carcinoma",)},
        id="general-remark",
    ),
    pytest.param("Histology revealed gynaecomastia.", {"histology": ("gynaecomastia",)}, id="gynaecomastia"),
    pytest.param(
        "There was gynaecomastia. Biopsy revealed invasive ductal carcinoma.",
        {"histology": ("invasive ductal carcinoma",)},
        id="gynaecomastia-beside-a-cancer",
    ),
    pytest.param(
        "Biopsy confirmed rectal adenocarcinoma.", {"histology": ("rectal adenocarcinoma",)}, id="the-organ-as-printed"
    ),
    pytest.param(
        "Histology showed a large cell neuroendocrine carcinoma.",
        {"histology": ("large cell neuroendocrine carcinoma",)},
        id="a-name-of-the-vocabulary",
    ),
    pytest.param(
        "Histology showed a mucinous tubular carcinoma.",
        {"histology": ("mucinous tubular carcinoma",)},
        id="a-name-put-together",
    ),
    pytest.param(
        "A lymphoma, a sarcoma or a metaplastic carcinoma was feared. Biopsy showed angiosarcoma.",
        {"histology": ("angiosarcoma",)},
        id="alternatives",
    ),
    pytest.param(
        "Core biopsy: metaplastic carcinoma. Final histology: malignant phyllodes tumour.",
        {"histology": ("malignant phyllodes tumour",)},
        id="final",
    ),
    pytest.param(
        "FNAC: ductal carcinoma. Histology of the specimen was secretory carcinoma.",
        {"histology": ("secretory carcinoma",)},
        id="cytology-gives-way",
    ),
    pytest.param(
        "These findings suggest a histopathological diagnosis of tubular carcinoma.",
        {"histology": ("tubular carcinoma",)},
        id="suggested-and-so-diagnosed",
    ),
    pytest.param(
        "Biopsy suggested tubular carcinoma. The specimen showed sclerosing adenosis.",
        {"histology": ("sclerosing adenosis",)},
        id="only-suggested",
    ),
    pytest.param(
        "Ten years earlier she had a mastectomy for lobular carcinoma. Biopsy now revealed angiosarcoma.",
        {"histology": ("lobular carcinoma", "angiosarcoma")},
        id="an-earlier-cancer",
    ),
    pytest.param(
        "A fibroadenoma had been removed five years earlier. Biopsy revealed mucinous carcinoma.",
        {"histology": ("mucinous carcinoma",)},
        id="an-earlier-benign-lesion",
    ),
    pytest.param(
        "Biopsy revealed mucinous carcinoma, ER 90 %, PR 20 %, HER2 negative.",
        {"histology": ("mucinous carcinoma",)},
        id="a-negative-receptor",
    ),
    pytest.param(
        "Histology showed spindle cells with haemangiopericytoma-like vessels: synovial sarcoma.",
        {"histology": ("synovial sarcoma",)},
        id="what-it-is-like",
    ),
    pytest.param(
        "Histopathology was consistent with apocrine carcinoma.",
        {"histology": ("apocrine carcinoma",)},
        id="consistent-with",
    ),
    pytest.param(
        "Metaplastic carcinoma, which had been favoured at first, was excluded and primary osteosarcoma was diagnosed.",
        {"histology": ("osteosarcoma",)},
        id="excluded behind a clause",
    ),
    pytest.param(
        "Biopsy showed angiosarcoma. An atypical vascular lesion, considered initially, was rejected.",
        {"histology": ("angiosarcoma",)},
        id="rejected",
    ),
    pytest.param(
        "Biopsy showed diabetic mastopathy (lymphocytic lobulitis).",
        {"histology": ("diabetic mastopathy",)},
        id="second name in brackets",
    ),
    pytest.param(
        "The specimen showed infiltrating ductal carcinoma, of no special type.",
        {"histology": ("invasive ductal carcinoma",)},
        id="no special type behind",
    ),
    pytest.param(
        "A papillary lesion was seen at biopsy. The specimen showed encapsulated papillary carcinoma.",
        {"histology": ("encapsulated papillary carcinoma",)},
        id="broader name",
    ),
    pytest.param(
        "She came 10 years after excision of a fibroadenoma. Biopsy showed osteosarcoma.",
        {"histology": ("osteosarcoma",)},
        id="years after an excision",
    ),
    pytest.param("She had known sarcoidosis.", {"histology": ()}, id="disease of the history"),
    pytest.param("Histology confirmed sarcoidosis.", {"histology": ("sarcoidosis",)}, id="disease by biopsy"),
    pytest.param(
        "The specimen showed carcinoma, with cancer emboli in vessels.", {"histology": ("carcinoma",)}, id="emboli"
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected


def test_where_only_a_cancer_is_told_the_opening_names_it(reading_of: Callable[[str], Reading]) -> None:
    text = "Secretory carcinoma of the breast is rare. A 48-year-old woman had a breast cancer, which was excised."
    assert reading_of(text).cases[0].histology == ("secretory carcinoma",)


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("follicular adenoma", "follicular adenoma"), ("myoepithelioma", "myoepithelioma"), ("porocarcinoma", "porocarcinoma"),
        ("paraganglioma", "paraganglioma"), ("lipid-rich carcinoma", "lipid-rich carcinoma"),
        ("malignant peripheral nerve sheath tumor", "malignant peripheral nerve sheath tumour"),
        ("anaplastic thyroid carcinoma", "anaplastic thyroid carcinoma"), ("hydatid cyst", "hydatid cyst"),
    ],
)  # fmt: skip
def test_an_entity_has_a_label_of_its_own(printed: str, label: str, reading_of: Callable[[str], Reading]) -> None:
    assert reading_of(f"{OPENING}Histology confirmed {printed}.").cases[0].histology == (label,)
