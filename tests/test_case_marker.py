"""The patient's marker readings, and the fields that they settle."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Case, Grounded, Reading

OPENING = "A 48-year-old woman had a lump in her left breast. "


def rows(case: Case) -> list[tuple[object, ...]]:
    return [(row.marker, row.status, row.tumour, row.time) for row in case.markers]


COURSES = [
    pytest.param(
        "HER2 was equivocal (2+) by immunohistochemistry. FISH showed amplification.",
        {"her2": "positive", "her2_ihc": "2+", "her2_fish": "amplified"},
        id="hybridisation-decides-an-equivocal-stain",
    ),
    pytest.param(
        "HER2 scored 2+. Amplification was not found.",
        {"her2": "negative", "her2_ihc": "2+", "her2_fish": "not_amplified"},
        id="amplification-opens-the-next-sentence",
    ),
    pytest.param(
        "HER2 scored 2+. Hybridisation in situ was negative.",
        {"her2": "negative", "her2_fish": "not_amplified"},
        id="hybridisation-opens-the-next-sentence",
    ),
    pytest.param(
        "HER2 scored 2+. Another laboratory was asked. FISH was positive.",
        {"her2": "positive", "her2_fish": "amplified"},
        id="hybridisation-after-one-sentence",
    ),
    pytest.param(
        "HER2 scored 2+. Another laboratory was asked. It took long. FISH was positive.",
        {"her2": "equivocal", "her2_fish": None},
        id="hybridisation-after-two-sentences-may-be-of-another-gene",
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
    pytest.param(
        "After neoadjuvant chemotherapy the cancer was ER negative. The cancer had been ER positive (80%).",
        {"er": "positive", "er_percent": 80.0},
        id="untreated-tumour-before-treated",
    ),
    pytest.param("The tumour was ER positive (60-70%).", {"er_percent": 60.0}, id="lower-limit-of-a-range"),
    pytest.param("Ki67 – 90%.", {"ki67_percent": 90.0}, id="ki67-90"),
    pytest.param("Ki 67 at 35%.", {"ki67_percent": 35.0}, id="ki-67-at-35"),
    pytest.param("Ki-67 (+, 85%).", {"ki67_percent": 85.0}, id="ki-67-85"),
    pytest.param("MIB-1 index 42%.", {"ki67_percent": 42.0}, id="mib-1-index-42"),
    pytest.param(
        "The proliferation index (Ki-67) was around 20%.",
        {"ki67_percent": 20.0},
        id="the-proliferation-index-ki-67-was",
    ),
    pytest.param("Ki-67 was 20-30%.", {"ki67_percent": 20.0}, id="ki-67-was-20-30"),
    pytest.param(
        "Proliferative fraction by MIB1 was 15 per cent.",
        {"ki67_percent": 15.0},
        id="proliferative-fraction-by-mib1-was-15",
    ),
    pytest.param("Ki67:15%.", {"ki67_percent": 15.0}, id="ki67-15"),
    pytest.param("Ki-67 labelled 12% of nuclei.", {"ki67_percent": 12.0}, id="ki-67-labelled-12-of-nuclei"),
    pytest.param(
        "Ki-67 positivity was seen in 12% of the cells.", {"ki67_percent": 12.0}, id="ki-67-positivity-was-seen-in"
    ),
    pytest.param(
        "with a high proliferation rate (Ki-67 of 60%).", {"ki67_percent": 60.0}, id="with-a-high-proliferation-rate-ki"
    ),
    pytest.param(
        "ER (–), PR (–), HER-2 (0).",
        {"er": "negative", "pr": "negative", "her2": "negative", "her2_ihc": "0"},
        id="er-pr-her-2-0",
    ),
    pytest.param(
        "ER–/PR–/HER2– by immunohistochemistry.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="er-pr-her2-by-immunohistochemistry",
    ),
    pytest.param("ER-, PR-, HER2-.", {"er": "negative", "pr": "negative", "her2": "negative"}, id="er-pr-her2"),
    pytest.param(
        "All three receptors negative.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="all-three-receptors-negative",
    ),
    pytest.param(
        "All three receptors were negative on immunostaining of the tumour.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="all-three-receptors-were-negative-on",
    ),
    pytest.param(
        "Oestrogen receptor was seen in <1% of nuclei, progesterone receptor was absent, HER2 was not amplified by SISH.",
        {"er": "negative", "pr": "negative", "her2": "negative", "her2_fish": "not_amplified"},
        id="oestrogen-receptor-was-seen-in-1",
    ),
    pytest.param(
        "Oestrogen receptors were strongly expressed (Allred 7), progesterone receptors were not (Allred 0), and HER2 was scored 2+, unamplified on in-situ hybridisation.",
        {"er": "positive", "pr": "negative", "her2": "negative", "her2_ihc": "2+", "her2_fish": "not_amplified"},
        id="oestrogen-receptors-were-strongly-expressed-allred",
    ),
    pytest.param(
        "She had HER2-positive (IHC 3+), hormone receptor-negative invasive ductal carcinoma.",
        {"her2": "positive", "her2_ihc": "3+"},
        id="she-had-her2-positive-ihc-3",
    ),
    pytest.param(
        "The tumour was HER2-positive (3+ by IHC).",
        {"her2": "positive", "her2_ihc": "3+"},
        id="the-tumour-was-her2-positive-3",
    ),
    pytest.param(
        "ER IRS 12, PR IRS 9, HER2 score 1+.",
        {"er": "positive", "pr": "positive", "her2": "negative", "her2_ihc": "1+"},
        id="er-irs-12-pr-irs-9",
    ),
    pytest.param(
        "Estrogen receptor H-score was 210 (80% of cells), progesterone receptor H-score 15 (10%).",
        {"er": "positive", "pr": "positive", "er_percent": 80.0, "pr_percent": 10.0},
        id="estrogen-receptor-h-score-was-210",
    ),
    pytest.param(
        "c-erbB-2 immunoreactivity equivocal (2+) with amplification on reflex FISH (ratio 4.1).",
        {"her2": "positive", "her2_ihc": "2+", "her2_fish": "amplified"},
        id="c-erbb-2-immunoreactivity-equivocal-2",
    ),
    pytest.param(
        "The receptors of estrogen were positive in 100% of cells with strong intensity, those of progesterone in 5%; absence of overexpression of HER2.",
        {"er": "positive", "er_percent": 100.0, "pr": "positive", "pr_percent": 5.0, "her2": "negative"},
        id="the-receptors-of-estrogen-were-positive",
    ),
    pytest.param(
        "hormonal receptors positive at 70% for the estrogen and 40% for the progesterone, HER2 not amplified in FISH.",
        {"er": "positive", "er_percent": 70.0, "pr": "positive", "pr_percent": 40.0, "her2_fish": "not_amplified"},
        id="hormonal-receptors-positive-at-70-for",
    ),
    pytest.param(
        "ER 8/8, PR 7/8, Her-2-neu negative (score 0).",
        {"er": "positive", "pr": "positive", "her2": "negative", "her2_ihc": "0"},
        id="er-8-8-pr-7-8",
    ),
    pytest.param(
        "ER Quick score 8/8, PR 7/8. HER2 was not requested.",
        {"er": "positive", "pr": "positive", "her2": None},
        id="er-quick-score-8-8-pr",
    ),
    pytest.param(
        "ER was focally positive (2%), PR negative, HER2 0 by immunohistochemistry.",
        {"er": "positive", "er_percent": 2.0, "pr": "negative", "her2": "negative", "her2_ihc": "0"},
        id="er-was-focally-positive-2-pr",
    ),
    pytest.param("HER2: 1+, negative.", {"her2": "negative", "her2_ihc": "1+"}, id="her2-1-negative"),
    pytest.param("HER2/neu score of 3.", {"her2": "positive"}, id="her2-neu-score-of-3"),
    pytest.param("HER2 was 3 plus.", {"her2": "positive", "her2_ihc": "3+"}, id="her2-was-3-plus"),
    pytest.param("Cerb-B2 was +++.", {"her2": "positive", "her2_ihc": "3+"}, id="cerb-b2-was"),
    pytest.param(
        "HER2 (++), FISH negative.",
        {"her2": "negative", "her2_ihc": "2+", "her2_fish": "not_amplified"},
        id="her2-fish-negative",
    ),
    pytest.param(
        "HER2 2+; no amplification was found at FISH.",
        {"her2": "negative", "her2_ihc": "2+", "her2_fish": "not_amplified"},
        id="her2-2-no-amplification-was-found",
    ),
    pytest.param(
        "CISH for HER2 was negative.",
        {"her2": "negative", "her2_fish": "not_amplified"},
        id="cish-for-her2-was-negative",
    ),
    pytest.param(
        "HER2 gene was amplified (HER2/CEP17 ratio 5.2).",
        {"her2": "positive", "her2_fish": "amplified"},
        id="her2-gene-was-amplified-her2-cep17",
    ),
    pytest.param("HER2 overexpression was absent.", {"her2": "negative"}, id="her2-overexpression-was-absent"),
    pytest.param("There was overexpression of HER2.", {"her2": "positive"}, id="there-was-overexpression-of-her2"),
    pytest.param("The tumour overexpressed HER2.", {"her2": "positive"}, id="the-tumour-overexpressed-her2"),
    pytest.param(
        "The tumour did not overexpress HER2.", {"her2": "negative"}, id="the-tumour-did-not-overexpress-her2"
    ),
    pytest.param(
        "The tumour lacked hormone receptors and HER2.",
        {"her2": "negative"},
        id="the-tumour-lacked-hormone-receptors-and",
    ),
    pytest.param(
        "Neither oestrogen nor progesterone receptor was expressed.",
        {"er": "negative", "pr": "negative"},
        id="neither-oestrogen-nor-progesterone-receptor-was",
    ),
    pytest.param(
        "The tumour expressed estrogen and progesterone receptors but not HER2.",
        {"er": "positive", "pr": "positive", "her2": "negative"},
        id="the-tumour-expressed-estrogen-and-progesterone",
    ),
    pytest.param(
        "The tumor cells were reactive for ER and PgR.",
        {"er": "positive", "pr": "positive"},
        id="the-tumor-cells-were-reactive-for",
    ),
    pytest.param(
        "The tumour cells failed to stain for ER or PR.",
        {"er": "negative", "pr": "negative"},
        id="the-tumour-cells-failed-to-stain",
    ),
    pytest.param(
        "No staining for ER, PR or HER2 was found.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="no-staining-for-er-pr-or",
    ),
    pytest.param(
        "ER and PR showed no staining.", {"er": "negative", "pr": "negative"}, id="er-and-pr-showed-no-staining"
    ),
    pytest.param(
        "Staining for ER and PR was negative.", {"er": "negative", "pr": "negative"}, id="staining-for-er-and-pr-was"
    ),
    pytest.param(
        "ER: 90%, PR: 80%.",
        {"er": "positive", "pr": "positive", "er_percent": 90.0, "pr_percent": 80.0},
        id="er-90-pr-80",
    ),
    pytest.param(
        "ER = 90 %, PgR = 80 %.",
        {"er": "positive", "pr": "positive", "er_percent": 90.0, "pr_percent": 80.0},
        id="er-90-pgr-80",
    ),
    pytest.param(
        "ER 90% 3+, PR 80% 2+.",
        {"er": "positive", "pr": "positive", "er_percent": 90.0, "pr_percent": 80.0},
        id="er-90-3-pr-80-2",
    ),
    pytest.param(
        "90% ER, 80% PR, HER2 negative.",
        {"er": "positive", "pr": "positive", "er_percent": 90.0, "pr_percent": 80.0, "her2": "negative"},
        id="90-er-80-pr-her2-negative",
    ),
    pytest.param("ER+/PR+/HER2-.", {"er": "positive", "pr": "positive", "her2": "negative"}, id="er-pr-her2-2"),
    pytest.param("ER+ PR- HER2+.", {"er": "positive", "pr": "negative", "her2": "positive"}, id="er-pr-her2-3"),
    pytest.param("ERα was 90% positive.", {"er": "positive", "er_percent": 90.0}, id="er-was-90-positive"),
    pytest.param(
        "RE 90%, RP 40%, HER2 negative.",
        {"er": "positive", "pr": "positive", "her2": "negative"},
        id="re-90-rp-40-her2-negative",
    ),
    pytest.param(
        "ER-positive, PR-negative, HER2-negative.",
        {"er": "positive", "pr": "negative", "her2": "negative"},
        id="er-positive-pr-negative-her2-negative",
    ),
    pytest.param(
        "triple-negative carcinoma.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="triple-negative-carcinoma",
    ),
    pytest.param(
        "a TNBC of the left breast.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="a-tnbc-of-the-left-breast",
    ),
    pytest.param(
        "It was not triple negative but ER positive.", {"er": "positive"}, id="it-was-not-triple-negative-but"
    ),
    pytest.param("AR was positive in 70% of cells.", {"ar": "positive"}, id="ar-was-positive-in-70-of"),
    pytest.param("Androgen receptors were expressed.", {"ar": "positive"}, id="androgen-receptors-were-expressed"),
    pytest.param(
        "ER, PR and AR negative.", {"er": "negative", "pr": "negative", "ar": "negative"}, id="er-pr-and-ar-negative"
    ),
    pytest.param(
        "The receptors were positive for oestrogen (80%) and negative for progesterone.",
        {"er": "positive", "pr": "negative", "er_percent": 80.0},
        id="the-receptors-were-positive-for-oestrogen",
    ),
    pytest.param(
        "Oestrogen: 80%, progesterone: nil.",
        {"er": "positive", "pr": "negative", "er_percent": 80.0},
        id="oestrogen-80-progesterone-nil",
    ),
    pytest.param(
        "Hormone receptors: ER 80%, PR nil, HER2 nil.",
        {"er": "positive", "pr": "negative", "er_percent": 80.0, "her2": "negative"},
        id="hormone-receptors-er-80-pr-nil",
    ),
    pytest.param(
        "ER weakly positive in 5% of cells.", {"er": "positive", "er_percent": 5.0}, id="er-weakly-positive-in-5-of"
    ),
    pytest.param("ER low positive (5%).", {"er": "positive", "er_percent": 5.0}, id="er-low-positive-5"),
    pytest.param(
        "Immunohistochemistry: estrogen receptor and progesterone receptor positive (Allred 8 and 6).",
        {"er": "positive", "pr": "positive"},
        id="immunohistochemistry-estrogen-receptor-and-progesterone-receptor",
    ),
    pytest.param(
        "Immunohistochemistry: ER 3+, PR 2+, HER2 0.",
        {"er": "positive", "pr": "positive", "her2": "negative", "her2_ihc": "0"},
        id="immunohistochemistry-er-3-pr-2-her2",
    ),
    pytest.param("ER score 3b, PgR score 0.", {"er": "positive", "pr": "negative"}, id="er-score-3b-pgr-score-0"),
    pytest.param(
        "MYB gene break by FISH was positive. HER2 was 0.",
        {"her2": "negative", "her2_fish": None},
        id="myb-gene-break-by-fish-was",
    ),
    pytest.param(
        "The epithelial component expressed ER and PR; the stroma did not. Ki-67 of the stroma was 50%.",
        {"er": "positive", "pr": "positive", "ki67_percent": 50.0},
        id="the-epithelial-component-expressed-er-and",
    ),
    pytest.param(
        "The patient's sister had a HER2-positive cancer. The tumour was ER positive.",
        {"er": "positive", "her2": None},
        id="the-patient-s-sister-had-a",
    ),
    pytest.param("HER2 status was not assessed.", {"her2": None}, id="her2-status-was-not-assessed"),
    pytest.param("ER was not done.", {"er": None}, id="er-was-not-done"),
    pytest.param(
        "HER2 IHC was 2+ and ISH showed a ratio of 1.2.",
        {"her2": "negative", "her2_ihc": "2+", "her2_fish": "not_amplified"},
        id="her2-ihc-was-2-and-ish",
    ),
    pytest.param(
        "Dual-probe ISH: HER2/CEP17 2.8 (amplified).",
        {"her2": "positive", "her2_fish": "amplified"},
        id="dual-probe-ish-her2-cep17-2",
    ),
    pytest.param("HER2-low (1+).", {"her2_ihc": "1+", "her2": "negative"}, id="her2-low-1"),
    pytest.param(
        "hormone receptor-positive, HER2-negative carcinoma.",
        {"her2": "negative"},
        id="hormone-receptor-positive-her2-negative-carcinoma",
    ),
    pytest.param(
        "Receptor status: ER neg, PR neg, HER2 pos.",
        {"er": "negative", "pr": "negative", "her2": "positive"},
        id="receptor-status-er-neg-pr-neg",
    ),
    pytest.param(
        "Receptors: ER +ve, PR -ve, HER2 +ve.",
        {"er": "positive", "pr": "negative", "her2": "positive"},
        id="receptors-er-ve-pr-ve-her2",
    ),
    pytest.param(
        "ER positive (+++), PR positive (+), HER2 negative (-).",
        {"er": "positive", "pr": "positive", "her2": "negative"},
        id="er-positive-pr-positive-her2-negative",
    ),
    pytest.param(
        "Estrogen and progesterone receptor immunostains were positive in 95% and 60% of cells.",
        {"er": "positive", "pr": "positive", "er_percent": 95.0, "pr_percent": 60.0},
        id="estrogen-and-progesterone-receptor-immunostains-were",
    ),
    pytest.param(
        "The tumor was positive for ER and PR, and HER2 was not amplified by FISH.",
        {"er": "positive", "pr": "positive", "her2": "negative", "her2_fish": "not_amplified"},
        id="the-tumor-was-positive-for-er",
    ),
    pytest.param(
        "The tumor was strongly positive for ER (90%) and PR (80%), and HER2 was not amplified by in situ hybridization.",
        {"er": "positive", "pr": "positive", "her2": "negative", "her2_fish": "not_amplified"},
        id="the-tumor-was-strongly-positive-for",
    ),
    pytest.param(
        "The tumour was negative for ER and PR, and HER2 was amplified by FISH.",
        {"er": "negative", "pr": "negative", "her2": "positive", "her2_fish": "amplified"},
        id="the-tumour-was-negative-for-er",
    ),
    pytest.param(
        "The tumour was ER positive and PR positive; HER2 was amplified.",
        {"er": "positive", "pr": "positive", "her2": "positive", "her2_fish": "amplified"},
        id="the-tumour-was-er-positive-and",
    ),
    pytest.param(
        "The tumour was ER positive, PR positive and HER2 negative. Liver biopsy confirmed metastatic breast carcinoma; in contrast to the primary tumor, the metastasis was ER negative, PR negative and HER2 3+.",
        {"er": "positive", "pr": "positive", "her2": "negative"},
        id="the-tumour-was-er-positive-pr",
    ),
    pytest.param("ER positive (H-score 210; clone SP1).", {"er": "positive"}, id="er-positive-h-score-210-clone"),
    pytest.param(
        "The tumour was positive for ER (90%) and PR (80%), and HER2 was not tested.",
        {"er": "positive", "pr": "positive", "her2": None},
        id="the-tumour-was-positive-for-er",
    ),
    pytest.param(
        "The tumour was positive for ER, PR, and HER2 was unknown.",
        {"er": "positive", "pr": "positive", "her2": None},
        id="the-tumour-was-positive-for-er-2",
    ),
    pytest.param(
        "Positive staining for ER, PR and HER2 was observed.",
        {"er": "positive", "pr": "positive", "her2": "positive"},
        id="positive-staining-for-er-pr-and",
    ),
    pytest.param(
        "The tumour was positive for ER and PR, and HER2 was amplified on FISH.",
        {"er": "positive", "pr": "positive", "her2": "positive"},
        id="the-tumour-was-positive-for-er-3",
    ),
    pytest.param(
        "The tumour was positive for ER and PR, HER2 was not amplified.",
        {"er": "positive", "pr": "positive", "her2": "negative"},
        id="the-tumour-was-positive-for-er-4",
    ),
    pytest.param(
        "The tumour was negative for ER and PR, and HER2 gene was amplified.",
        {"er": "negative", "pr": "negative", "her2": "positive"},
        id="the-tumour-was-negative-for-er-2",
    ),
    pytest.param(
        "The tumour was negative for ER, PR and HER2.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="the-tumour-was-negative-for-er-3",
    ),
    pytest.param(
        "The tumour was negative for ER, PR and HER2 amplification.",
        {"er": "negative", "pr": "negative", "her2": "negative"},
        id="the-tumour-was-negative-for-er-4",
    ),
    pytest.param(
        "The tumour was hormone receptor positive and HER2 negative.",
        {"er": None, "pr": None, "her2": "negative"},
        id="the-tumour-was-hormone-receptor-positive",
    ),
    pytest.param(
        "ER 90 %, PR 10 % (Allred 8 and 3).", {"er_percent": 90.0, "pr_percent": 10.0}, id="er-90-pr-10-allred-8"
    ),
    pytest.param(
        "ER positive (H-score 210; clone SP1), PR positive (H-score 90; clone 1E2), HER2 1+ (clone 4B5).",
        {"er": "positive", "pr": "positive", "her2": "negative"},
        id="er-positive-h-score-210-clone-2",
    ),
]


@pytest.mark.parametrize(("course", "expected"), COURSES)
def test_fields(course: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + course).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected


PLACES = [
    pytest.param(
        "The primary tumour was ER positive, whereas the lung metastasis was ER negative.",
        [("er", "positive", "primary", None), ("er", "negative", "secondary", None)],
        id="two-clauses",
    ),
    pytest.param(
        "The cancer was ER positive. There were no metastases and HER2 was negative.",
        [("er", "positive", "primary", None), ("her2", "negative", "primary", None)],
        id="no-metastasis",
    ),
    pytest.param(
        "The breast cancer was PR positive. A biopsy of the liver showed carcinoma. PR was negative.",
        [("pr", "positive", "primary", None), ("pr", "negative", "secondary", None)],
        id="tissue-of-another-organ-goes-on",
    ),
    pytest.param(
        "The breast cancer was PR positive. Bone metastases appeared. A biopsy was PR negative.",
        [("pr", "positive", "primary", None), ("pr", "negative", "secondary", None)],
        id="tissue-taken-once-metastases-appeared",
    ),
    pytest.param(
        "The breast cancer was PR positive.\n\nA biopsy was taken. The cells were PR negative. "
        "The conclusion was metastasis of the known carcinoma.",
        [("pr", "positive", "primary", None), ("pr", "negative", "secondary", None)],
        id="concluded-to-be-a-metastasis",
    ),
    pytest.param(
        "Before chemotherapy the tumour was HER2 positive, but after chemotherapy HER2 was negative.",
        [("her2", "positive", "primary", "before_treatment"), ("her2", "negative", "primary", "after_treatment")],
        id="before-and-after-treatment",
    ),
    pytest.param(
        "ER expression fell from 90% to 0% after neoadjuvant letrozole.",
        [("er", "positive", "primary", "before_treatment"), ("er", "negative", "primary", "after_treatment")],
        id="change-on-treatment",
    ),
    pytest.param(
        "The residual tumour was ER negative.", [("er", "negative", "primary", "after_treatment")], id="residual-tumour"
    ),
    pytest.param(
        "It was a ductal carcinoma with nodal metastases, PR negative.",
        [("pr", "negative", "primary", None)],
        id="metastases-are-the-stage",
    ),
    pytest.param(
        "The aspirate of a neck node was in keeping with a metastasis of a breast primary, PR negative.",
        [("pr", "negative", "secondary", None)],
        id="metastasis-is-the-tissue",
    ),
    pytest.param(
        "With some delay the hepatic metastases were stained: PR was negative.",
        [("pr", "negative", "secondary", None)],
        id="metastases-are-stained",
    ),
    pytest.param(
        "HER2 was amplified by FISH.", [("her2", "positive", "primary", None)], id="hybridisation-alone-has-a-status"
    ),
    pytest.param(
        "It was a triple-negative cancer. The liver metastasis was PR positive.",
        [
            ("er", "negative", "primary", None),
            ("pr", "negative", "primary", None),
            ("her2", "negative", "primary", None),
            ("pr", "positive", "secondary", None),
        ],
        id="group-of-the-primary-beside-a-metastasis",
    ),
    pytest.param("Her sister had had an ER-positive breast cancer.", [], id="of-a-relative"),
    pytest.param(
        "The tumour was ER positive. Its ER was positive.", [("er", "positive", "primary", None)], id="said-again"
    ),
    pytest.param(
        "It was a triple-negative cancer: ER negative.",
        [
            ("pr", "negative", "primary", None),
            ("her2", "negative", "primary", None),
            ("er", "negative", "primary", None),
        ],
        id="group-for-what-is-not-named",
    ),
]


@pytest.mark.parametrize(("course", "expected"), PLACES)
def test_readings(course: str, expected: list[tuple[object, ...]], reading_of: Callable[[str], Reading]) -> None:
    assert rows(reading_of(OPENING + course).cases[0]) == expected


def test_a_reading_has_all_that_is_printed(reading_of: Callable[[str], Reading]) -> None:
    text = OPENING + "HER2 (clone 4B5) scored 2+ in 30-40% of the tumour cells; FISH gave a HER2/CEP17 ratio of 1.4."
    (row,) = reading_of(text).cases[0].markers
    assert row.model_dump(exclude=set(Grounded.model_fields), exclude_none=True) == {
        "marker": "her2",
        "status": "equivocal",
        "percent": 30.0,
        "percent_high": 40.0,
        "ihc": "2+",
        "fish": "not_amplified",
        "ratio": 1.4,
        "clone": "4B5",
        "tumour": "primary",
    }
    assert row.quote == text[row.start : row.end] == text[len(OPENING) : -1]


def test_a_reading_has_the_side_named_last_before_it(reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + "The right tumour was HER2 negative; the left tumour was HER2 negative.").cases[0]
    assert [(row.marker, row.status, row.laterality) for row in case.markers] == [
        ("her2", "negative", "right"),
        ("her2", "negative", "left"),
    ]


def test_a_reading_keeps_its_comparator(reading_of: Callable[[str], Reading]) -> None:
    (row,) = reading_of(OPENING + "Ki-67 was above 30%.").cases[0].markers
    assert (row.percent, row.comparator) == (30.0, "above")


CONTRADICTIONS = [
    pytest.param("The biopsy was ER positive. The tumour was ER negative.", ["er"], id="without-a-reason"),
    pytest.param("HER2 was 3+. HER2 was negative.", ["her2"], id="of-her2"),
    pytest.param("HER2 was 2+. HER2 was negative.", [], id="equivocal-contradicts-nothing"),
    pytest.param("The left tumour was ER positive. Staining was ER negative.", ["er"], id="one-side-is-no-reason"),
    pytest.param("The left tumour was PR positive. The right tumour was PR negative.", [], id="of-two-named-sides"),
    pytest.param("ER was 90% on core biopsy and 0% in the specimen.", [], id="a-change-is-told"),
    pytest.param("The biopsy was ER positive. The lung metastasis was ER negative.", [], id="of-two-tumours"),
    pytest.param("The tumour was ER positive. After chemotherapy it was ER negative.", [], id="of-two-times"),
    pytest.param("The left tumour was ER positive. The right one was ER negative.", [], id="of-two-sides"),
    pytest.param("The right tumour was PR 80%; the left tumour was PR 0%.", [], id="each-side-in-one-sentence"),
]


@pytest.mark.parametrize(("course", "fields"), CONTRADICTIONS)
def test_contradictions(course: str, fields: list[str], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(f"A 48-year-old woman had a lump. {course}").cases[0]
    assert [conflict.field for conflict in case.contradictions] == fields
    assert all({fact.value for fact in c.readings} == {"positive", "negative"} for c in case.contradictions)
    assert all(getattr(case, field) is None for field in fields)
