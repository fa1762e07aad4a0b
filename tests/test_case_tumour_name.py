"""Tumour names that reports put together from a head and its qualifiers."""

from __future__ import annotations

import pytest

from ingest.case.tumour.name import house_spelling, tumour_names

TEXTS = [
    pytest.param("a large cell neuroendocrine carcinoma", ["large cell neuroendocrine carcinoma"], id="qualifiers"),
    pytest.param("a small-cell carcinoma of the bladder", ["small cell carcinoma"], id="hyphen"),
    pytest.param("two solitary fibrous tumors", ["solitary fibrous tumour"], id="plural and American"),
    pytest.param("an infiltrating lobular carcinoma", ["lobular carcinoma"], id="growth is no qualifier"),
    pytest.param("an AFP-producing adenocarcinoma", ["afp producing adenocarcinoma"], id="producing"),
    pytest.param("a chordoma and a thymoma", ["chordoma", "thymoma"], id="a head that says enough"),
    pytest.param("the tumour, a cancer of the breast, a carcinoma", [], id="heads that say too little"),
    pytest.param("lung cancer, gastric carcinoma", [], id="an organ alone"),
    pytest.param("an anaplastic thyroid cancer", ["anaplastic thyroid cancer"], id="an organ and a kind"),
    pytest.param("a spindle cell neoplasm", [], id="a pattern is no entity"),
    pytest.param("a spindle cell sarcoma", ["spindle cell sarcoma"], id="a pattern with a kind"),
    pytest.param("a granular cell tumour", ["granular cell tumour"], id="an entity named tumour"),
    pytest.param("haematoma, glaucoma, stroma, seroma, atheroma and psammoma", [], id="no neoplasms"),
    pytest.param("esophageal leiomyoma and hemangioma", ["oesophageal leiomyoma", "haemangioma"], id="British"),
    pytest.param("acute myeloid leukemia", ["acute myeloid leukaemia"], id="leukaemia"),
    pytest.param("carcinoma of the breast", [], id="an organ behind is no type"),
    pytest.param("carcinomatous cells", [], id="only whole words"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_names(text: str, expected: list[str]) -> None:
    names = list(tumour_names(text, 0, len(text)))
    assert [name.label for name in names] == expected
    assert [house_spelling(text[name.start : name.end]) for name in names] == expected


def test_only_the_stretch_is_read() -> None:
    text = "chordoma, thymoma, seminoma"
    assert [name.label for name in tumour_names(text, 9, 18)] == ["thymoma"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("a carcinoma of apocrine type", "apocrine carcinoma", id="type behind"),
        pytest.param("an invasive cancer (scirrhous)", "scirrhous carcinoma", id="type in brackets"),
        pytest.param("infiltrating carcinoma with medullary features", "medullary carcinoma", id="features"),
        pytest.param(
            "neuroendocrine carcinoma of small cell type", "small cell neuroendocrine carcinoma", id="before the kind"
        ),
    ],
)
def test_a_type_behind_the_name_stands_before_it(text: str, label: str) -> None:
    assert [name.label for name in tumour_names(text, 0, len(text))] == [label]
