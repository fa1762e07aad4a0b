"""Receptor and marker sentences, in the notations that pathologists use."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.case.receptors import read_sentence
from ingest.model import Reading

SENTENCES = [
    pytest.param(
        "ER 100%, PR 0%, HER2 0, Ki-67 8%.",
        {
            "er": "positive",
            "er_percent": 100.0,
            "pr": "negative",
            "pr_percent": 0.0,
            "her2": "negative",
            "her2_ihc": "0",
            "ki67_percent": 8.0,
        },
        id="bare-zero-is-a-score-of-her2",
    ),
    pytest.param(
        "ER was positive and PR negative.", {"er": "positive", "pr": "negative"}, id="er-was-positive-and-pr-negative"
    ),
    pytest.param(
        "ER, PR and HER2 were negative.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="er-pr-and-her2-were-negative",
    ),
    pytest.param(
        "The tumour was ER+/PR-/HER2-.",
        {"er": "positive", "pr": "negative", "her2": "negative"},
        id="the-tumour-was-erpos-pr-her2",
    ),
    pytest.param(
        "ER+, PR+, HER2- disease.",
        {"er": "positive", "pr": "positive", "her2": "negative"},
        id="erpos-prpos-her2-disease",
    ),
    pytest.param(
        "It was negative for ER and PR.", {"er": "negative", "pr": "negative"}, id="it-was-negative-for-er-and-pr"
    ),
    pytest.param(
        "The cells were negative for ER, PR and positive for HER2.",
        {"er": "negative", "pr": "negative", "her2": "positive"},
        id="the-cells-were-negative-for-er-pr-and-positi",
    ),
    pytest.param(
        "Tumour cells were positive for ER (90%), PR (80%) and negative for HER2.",
        {"er": "positive", "pr": "positive", "her2": "negative", "er_percent": 90.0, "pr_percent": 80.0},
        id="tumour-cells-were-positive-for-er-90-pr-80-a",
    ),
    pytest.param(
        "The tumor was estrogen receptor (ER) positive (50%) with negative progesterone receptor (PR) and positive human epidermal growth factor receptor 2 (HER 2) expression.",
        {"er": "positive", "pr": "negative", "her2": "positive", "er_percent": 50.0},
        id="the-tumor-was-estrogen-receptor-er-positive",
    ),
    pytest.param(
        "Estrogen receptor status were 90%, progesterone receptor 10% (both using Allred score) and the human epidermal growth factor was negative.",
        {"er": "positive", "pr": "positive", "her2": "negative", "er_percent": 90.0, "pr_percent": 10.0},
        id="estrogen-receptor-status-were-90-progesteron",
    ),
    pytest.param(
        "Immunohistochemistry showed negativity for ER, PR, and HER2.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="immunohistochemistry-showed-negativity-for-e",
    ),
    pytest.param(
        "Tumor cells express GCDFP-15, but do not express estrogenic and progesterone receptors, nor Her 2.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="tumor-cells-express-gcdfp-15-but-do-not-expr",
    ),
    pytest.param(
        "Estrogen receptor negativity, and progesterone receptor negativity were seen.",
        {"er": "negative", "pr": "negative"},
        id="estrogen-receptor-negativity-and-progesteron",
    ),
    pytest.param(
        "A triple-negative carcinoma.",
        {"group:er": "negative", "group:pr": "negative", "group:her2": "negative"},
        id="a-triple-negative-carcinoma",
    ),
    pytest.param(
        "ER and PR were positive (90% and 80%, respectively), and HER2 was negative.",
        {"er": "positive", "pr": "positive", "her2": "negative", "er_percent": 90.0, "pr_percent": 80.0},
        id="er-and-pr-were-positive-90-and-80-respective",
    ),
    pytest.param(
        "ER, PR, and HER2 were positive, negative and negative, respectively.",
        {"er": "positive", "pr": "negative", "her2": "negative"},
        id="er-pr-and-her2-were-positive-negative-and-ne",
    ),
    pytest.param(
        "HER2 was scored 3+ by immunohistochemistry.",
        {"her2": "positive", "her2_ihc": "3+"},
        id="her2-was-scored-3pos-by-immunohistochemistry",
    ),
    pytest.param(
        "HER2 2+, FISH not amplified.",
        {"her2": "equivocal", "her2_ihc": "2+", "her2_fish": "not_amplified"},
        id="her2-2pos-fish-not-amplified",
    ),
    pytest.param("HER-2/neu was 1+ on IHC.", {"her2": "negative", "her2_ihc": "1+"}, id="her-2-neu-was-1pos-on-ihc"),
    pytest.param(
        "HER2 gene was amplified with a ratio of 4.2.",
        {"her2_fish": "amplified"},
        id="her2-gene-was-amplified-with-a-ratio-of-4-2",
    ),
    pytest.param("The Ki-67 labelling index was 40%.", {"ki67_percent": 40.0}, id="the-ki-67-labelling-index-was-40"),
    pytest.param("Ki67 was 20-30%.", {"ki67_percent": 20.0}, id="ki67-was-20-30"),
    pytest.param(
        "The proliferation index (Ki-67) was about 15%.",
        {"ki67_percent": 15.0},
        id="the-proliferation-index-ki-67-was-about-15",
    ),
    pytest.param(
        "Neither ER nor PR was expressed.", {"er": "negative", "pr": "negative"}, id="neither-er-nor-pr-was-expressed"
    ),
    pytest.param("There was no HER2 overexpression.", {"her2": "negative"}, id="there-was-no-her2-overexpression"),
    pytest.param(
        "Strong expression of estrogen receptors was found.",
        {"er": "positive"},
        id="strong-expression-of-estrogen-receptors-was",
    ),
    pytest.param(
        "ER (Allred 8/8), PR (Allred 0/8).", {"er": "positive", "pr": "negative"}, id="er-allred-8-8-pr-allred-0-8"
    ),
    pytest.param(
        "ER-positive, PR-positive and HER2-negative invasive carcinoma.",
        {"er": "positive", "pr": "positive", "her2": "negative"},
        id="er-positive-pr-positive-and-her2-negative-in",
    ),
    pytest.param(
        "ER (+), PR (-), HER2 (+++).",
        {"er": "positive", "pr": "negative", "her2": "positive", "her2_ihc": "3+"},
        id="er-pos-pr-her2-pospospos",
    ),
    pytest.param(
        "Oestrogen receptor- and progesterone receptor-positive cancer.",
        {"er": "positive", "pr": "positive"},
        id="oestrogen-receptor-and-progesterone-receptor",
    ),
    pytest.param("Hormone receptor positive cancer.", {}, id="hormone-receptor-positive-cancer"),
    pytest.param(
        "Androgen receptor was positive in 80% of cells.",
        {"ar": "positive"},
        id="androgen-receptor-was-positive-in-80-of-cell",
    ),
    pytest.param(
        "ER and PR were both strongly positive, while HER2 was not overexpressed.",
        {"er": "positive", "pr": "positive", "her2": "negative"},
        id="er-and-pr-were-both-strongly-positive-while",
    ),
    pytest.param(
        "ER: 95%, PR: 0%, HER2: 0, Ki-67: 12%.",
        {
            "er": "positive",
            "pr": "negative",
            "er_percent": 95.0,
            "pr_percent": 0.0,
            "her2": "negative",
            "her2_ihc": "0",
            "ki67_percent": 12.0,
        },
        id="er-95-pr-0-her2-0-ki-67-12",
    ),
    pytest.param("CD34 was positive and ER negative.", {"er": "negative"}, id="cd34-was-positive-and-er-negative"),
    pytest.param(
        "positive for cytokeratin 7, ER, and GATA3, and negative for TTF-1 and HER2.",
        {"er": "positive", "her2": "negative"},
        id="positive-for-cytokeratin-7-er-and-gata3-and",
    ),
    pytest.param(
        "It stained negatively for estrogen and progesterone receptors and HER2/neu.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="it-stained-negatively-for-estrogen-and-proge",
    ),
    pytest.param(
        "Estrogen and progesterone receptors were positive in 80% and 60% of the cells.",
        {"er": "positive", "pr": "positive", "er_percent": 80.0, "pr_percent": 60.0},
        id="estrogen-and-progesterone-receptors-were-pos",
    ),
    pytest.param(
        "lack of ER, PR and HER2 expression",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="lack-of-er-pr-and-her2-expression",
    ),
    pytest.param(
        "HER2/neu protein was overexpressed (3+).",
        {"her2": "positive", "her2_ihc": "3+"},
        id="her2-neu-protein-was-overexpressed-3pos",
    ),
    pytest.param(
        "The tumour was ER positive PR negative HER2 positive.",
        {"er": "positive", "pr": "negative", "her2": "positive"},
        id="the-tumour-was-er-positive-pr-negative-her2",
    ),
    pytest.param(
        "90% of tumour cells were positive for ER.",
        {"er": "positive", "er_percent": 90.0},
        id="90-of-tumour-cells-were-positive-for-er",
    ),
    pytest.param(
        "Her2 FISH was negative.", {"her2": "negative", "her2_fish": "not_amplified"}, id="her2-fish-was-negative"
    ),
    pytest.param(
        "HER2 equivocal (2+) on immunohistochemistry.",
        {"her2": "equivocal", "her2_ihc": "2+"},
        id="her2-equivocal-2pos-on-immunohistochemistry",
    ),
    pytest.param(
        "ER positive (8/8), PR negative (0/8), HER2 negative (1+).",
        {"er": "positive", "pr": "negative", "her2": "negative", "her2_ihc": "1+"},
        id="er-positive-8-8-pr-negative-0-8-her2-negativ",
    ),
    pytest.param(
        "The tumour expressed ER in more than 90% and PR in 5% of cells.",
        {"er": "positive", "pr": "positive", "er_percent": 90.0, "pr_percent": 5.0},
        id="the-tumour-expressed-er-in-more-than-90-and",
    ),
    pytest.param(
        "as the tumour was ER positive and PgR negative, patient was treated",
        {"er": "positive", "pr": "negative"},
        id="as-the-tumour-was-er-positive-and-pgr-negati",
    ),
    pytest.param(
        "with 70% ER expression, 30% PR expression and a Ki-67 of 25%",
        {"er": "positive", "pr": "positive", "er_percent": 70.0, "pr_percent": 30.0, "ki67_percent": 25.0},
        id="with-70-er-expression-30-pr-expression-and-a",
    ),
    pytest.param(
        "hormone receptors (ER and PR) were negative and c-erbB-2 was strongly positive",
        {"er": "negative", "pr": "negative", "her2": "positive"},
        id="hormone-receptors-er-and-pr-were-negative-an",
    ),
    pytest.param(
        "ER was weakly positive in 5% of cells.",
        {"er": "positive", "er_percent": 5.0},
        id="er-was-weakly-positive-in-5-of-cells",
    ),
    pytest.param(
        "Less than 1% of nuclei: ER <1%, PR <1%.",
        {"er": "negative", "pr": "negative", "er_percent": 1.0, "pr_percent": 1.0},
        id="less-than-1-of-nuclei-er-1-pr-1",
    ),
    pytest.param(
        "HER2 IHC 2+ with FISH amplification (ratio 2.8).",
        {"her2": "equivocal", "her2_ihc": "2+", "her2_fish": "amplified"},
        id="her2-ihc-2pos-with-fish-amplification-ratio",
    ),
    pytest.param(
        "The HER2/CEP17 ratio was 1.3, i.e. HER2 not amplified.",
        {"her2_fish": "not_amplified"},
        id="the-her2-cep17-ratio-was-1-3-i-e-her2-not-am",
    ),
    pytest.param(
        "The tumour did not express estrogen or progesterone receptors, and HER2 was strongly positive (IHC 3+).",
        {"er": "negative", "pr": "negative", "her2": "positive", "her2_ihc": "3+"},
        id="the-tumour-did-not-express-estrogen-or-proge",
    ),
    pytest.param(
        "ER -ve, PR -ve, HER2 +ve.",
        {"er": "negative", "pr": "negative", "her2": "positive"},
        id="er-ve-pr-ve-her2-posve",
    ),
    pytest.param("The MIB-1 index was 70%.", {"ki67_percent": 70.0}, id="the-mib-1-index-was-70"),
    pytest.param(
        "No expression of ER, PR or HER2 was seen.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="no-expression-of-er-pr-or-her2-was-seen",
    ),
    pytest.param("AR (60%) and GATA3 were positive.", {"ar": "positive"}, id="ar-60-and-gata3-were-positive"),
    pytest.param(
        "ER 0.5%, PR 20%.",
        {"er": "negative", "er_percent": 0.5, "pr": "positive", "pr_percent": 20.0},
        id="fewer-than-one-percent",
    ),
    pytest.param("ER <1% positive.", {"er": "negative", "er_percent": 1.0}, id="fewer-than-one-percent-positive"),
    pytest.param(
        "ER 0% positive, PR 1%.",
        {"er": "negative", "er_percent": 0.0, "pr": "positive", "pr_percent": 1.0},
        id="none-positive",
    ),
    pytest.param(
        "ER was positive in 0.5% of the cells.",
        {"er": "positive", "er_percent": 0.5},
        id="what-the-report-calls-positive",
    ),
    pytest.param("ER was not negative and PR was positive.", {"pr": "positive"}, id="not-negative"),
    pytest.param("ER and PR were not negative.", {}, id="neither-is-negative"),
    pytest.param("ER was no longer negative.", {}, id="no-longer-negative"),
    pytest.param("HER2 was not equivocal.", {}, id="not-equivocal"),
    pytest.param("Progeſterone receptor poſitive, ER poſitive.", {}, id="long-s"),
    pytest.param("The lesion was positive for p63 and S100.", {}, id="the-lesion-was-positive-for-p63-and-s100"),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_sentence(sentence: str, expected: dict[str, str | float]) -> None:
    said: dict[str, object] = {}
    for item in read_sentence(sentence):
        said.setdefault(item.field, item.value)
    assert said == expected


COURSES = [
    pytest.param(
        "HER2 was equivocal (2+) by immunohistochemistry. FISH showed amplification.",
        {"her2": "positive", "her2_ihc": "2+", "her2_fish": "amplified"},
        id="hybridisation-decides-an-equivocal-stain",
    ),
    pytest.param(
        "ER was positive and PR was negative. The liver metastasis was ER negative and PR negative.",
        {"er": "positive", "pr": "negative"},
        id="primary-before-metastasis",
    ),
    pytest.param(
        "The liver metastasis was ER positive.", {"er": "positive"}, id="metastasis-where-nothing-else-is-said"
    ),
    pytest.param(
        "It was a triple-negative carcinoma.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="triple-negative",
    ),
    pytest.param(
        "The cancer was hormone receptor positive.", {"er": None, "pr": None}, id="hormone-receptor-sets-neither"
    ),
    pytest.param(
        "Patients with ER positive tumours usually do well.", {"er": None}, id="a-general-remark-is-not-the-patient"
    ),
]


@pytest.mark.parametrize(("course", "expected"), COURSES)
def test_a_patient(course: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(f"A 48-year-old woman had a lump in her left breast. {course}").cases[0]
    assert {field: getattr(case, field) for field in expected} == expected


def test_two_results_without_a_reason_are_a_contradiction(reading_of: Callable[[str], Reading]) -> None:
    text = "A 48-year-old woman had a lump. The biopsy was ER positive and PR positive. The tumour was ER negative."
    case = reading_of(text).cases[0]
    assert (case.er, case.pr) == (None, "positive")
    assert [(c.field, sorted(r.value for r in c.readings)) for c in case.contradictions] == [
        ("er", ["negative", "positive"])
    ]
