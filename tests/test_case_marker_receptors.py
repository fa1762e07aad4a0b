"""Receptor and marker sentences, in the notations that pathologists use."""

from __future__ import annotations

import pytest

from ingest.case.marker.receptors import MarkerSaid, read_sentence


def printed(reading: MarkerSaid) -> str:
    """Print a reading: `her2 equivocal 2+ amplified ratio=2.8`, `er positive 60-70% allred=8 clone=SP1`."""
    said = {part.field: part.value for part in reading.parts}
    high = f"-{said['percent_high']:g}" if "percent_high" in said else ""
    words = [
        reading.marker,
        said.get("status"),
        f"{said['percent']:g}{high}%" if "percent" in said else None,
        said.get("ihc"),
        said.get("fish"),
        *(f"{field}={said[field]:g}" for field in ("ratio", "allred", "h_score") if field in said),
        f"clone={said['clone']}" if "clone" in said else None,
        "(group)" if reading.grouped else None,
    ]
    return " ".join(str(word) for word in words if word is not None)


SENTENCES = [
    pytest.param(
        "ER 100%, PR 0%, HER2 0, Ki-67 8%.",
        "er positive 100%; pr negative 0%; her2 negative 0; ki67 8%",
        id="bare-zero-is-a-score-of-her2",
    ),
    pytest.param("ER was positive and PR negative.", "er positive; pr negative", id="er-was-positive-and-pr-negative"),
    pytest.param(
        "ER, PR and HER2 were negative.", "er negative; pr negative; her2 negative", id="er-pr-and-her2-were-negative"
    ),
    pytest.param(
        "The tumour was ER+/PR-/HER2-.", "er positive; pr negative; her2 negative", id="the-tumour-was-erpos-pr-her2"
    ),
    pytest.param("ER+, PR+, HER2- disease.", "er positive; pr positive; her2 negative", id="erpos-prpos-her2-disease"),
    pytest.param("It was negative for ER and PR.", "er negative; pr negative", id="it-was-negative-for-er-and-pr"),
    pytest.param(
        "The cells were negative for ER, PR and positive for HER2.",
        "er negative; pr negative; her2 positive",
        id="the-cells-were-negative-for-er-pr-and-positi",
    ),
    pytest.param(
        "Tumour cells were positive for ER (90%), PR (80%) and negative for HER2.",
        "er positive 90%; pr positive 80%; her2 negative",
        id="tumour-cells-were-positive-for-er-90-pr-80-a",
    ),
    pytest.param(
        "The tumor was estrogen receptor (ER) positive (50%) with negative progesterone receptor (PR) and positive human epidermal growth factor receptor 2 (HER 2) expression.",
        "er positive 50%; pr negative; her2 positive",
        id="the-tumor-was-estrogen-receptor-er-positive",
    ),
    pytest.param(
        "Estrogen receptor status were 90%, progesterone receptor 10% (both using Allred score) and the human epidermal growth factor was negative.",
        "er positive 90%; pr positive 10%; her2 negative",
        id="estrogen-receptor-status-were-90-progesteron",
    ),
    pytest.param(
        "Immunohistochemistry showed negativity for ER, PR, and HER2.",
        "er negative; pr negative; her2 negative",
        id="immunohistochemistry-showed-negativity-for-e",
    ),
    pytest.param(
        "Tumor cells express GCDFP-15, but do not express estrogenic and progesterone receptors, nor Her 2.",
        "er negative; pr negative; her2 negative",
        id="tumor-cells-express-gcdfp-15-but-do-not-expr",
    ),
    pytest.param(
        "Estrogen receptor negativity, and progesterone receptor negativity were seen.",
        "er negative; pr negative",
        id="estrogen-receptor-negativity-and-progesteron",
    ),
    pytest.param(
        "A triple-negative carcinoma.",
        "er negative (group); pr negative (group); her2 negative (group)",
        id="a-triple-negative-carcinoma",
    ),
    pytest.param(
        "ER and PR were positive (90% and 80%, respectively), and HER2 was negative.",
        "er positive 90%; pr positive 80%; her2 negative",
        id="er-and-pr-were-positive-90-and-80-respective",
    ),
    pytest.param(
        "ER, PR, and HER2 were positive, negative and negative, respectively.",
        "er positive; pr negative; her2 negative",
        id="er-pr-and-her2-were-positive-negative-and-ne",
    ),
    pytest.param(
        "HER2 was scored 3+ by immunohistochemistry.",
        "her2 positive 3+",
        id="her2-was-scored-3pos-by-immunohistochemistry",
    ),
    pytest.param("HER2 2+, FISH not amplified.", "her2 equivocal 2+ not_amplified", id="her2-2pos-fish-not-amplified"),
    pytest.param("HER-2/neu was 1+ on IHC.", "her2 negative 1+", id="her-2-neu-was-1pos-on-ihc"),
    pytest.param(
        "HER2 gene was amplified with a ratio of 4.2.",
        "her2 amplified ratio=4.2",
        id="her2-gene-was-amplified-with-a-ratio-of-4-2",
    ),
    pytest.param("The Ki-67 labelling index was 40%.", "ki67 40%", id="the-ki-67-labelling-index-was-40"),
    pytest.param("Ki67 was 20-30%.", "ki67 20-30%", id="ki67-was-20-30"),
    pytest.param(
        "The proliferation index (Ki-67) was about 15%.", "ki67 15%", id="the-proliferation-index-ki-67-was-about-15"
    ),
    pytest.param("Neither ER nor PR was expressed.", "er negative; pr negative", id="neither-er-nor-pr-was-expressed"),
    pytest.param("There was no HER2 overexpression.", "her2 negative", id="there-was-no-her2-overexpression"),
    pytest.param(
        "Strong expression of estrogen receptors was found.",
        "er positive",
        id="strong-expression-of-estrogen-receptors-was",
    ),
    pytest.param(
        "ER (Allred 8/8), PR (Allred 0/8).",
        "er positive allred=8; pr negative allred=0",
        id="er-allred-8-8-pr-allred-0-8",
    ),
    pytest.param(
        "ER-positive, PR-positive and HER2-negative invasive carcinoma.",
        "er positive; pr positive; her2 negative",
        id="er-positive-pr-positive-and-her2-negative-in",
    ),
    pytest.param(
        "ER (+), PR (-), HER2 (+++).", "er positive; pr negative; her2 positive 3+", id="er-pos-pr-her2-pospospos"
    ),
    pytest.param(
        "Oestrogen receptor- and progesterone receptor-positive cancer.",
        "er positive; pr positive",
        id="oestrogen-receptor-and-progesterone-receptor",
    ),
    pytest.param("Hormone receptor positive cancer.", "", id="hormone-receptor-positive-cancer"),
    pytest.param(
        "Androgen receptor was positive in 80% of cells.",
        "ar positive 80%",
        id="androgen-receptor-was-positive-in-80-of-cell",
    ),
    pytest.param(
        "ER and PR were both strongly positive, while HER2 was not overexpressed.",
        "er positive; pr positive; her2 negative",
        id="er-and-pr-were-both-strongly-positive-while",
    ),
    pytest.param(
        "ER: 95%, PR: 0%, HER2: 0, Ki-67: 12%.",
        "er positive 95%; pr negative 0%; her2 negative 0; ki67 12%",
        id="er-95-pr-0-her2-0-ki-67-12",
    ),
    pytest.param("CD34 was positive and ER negative.", "er negative", id="cd34-was-positive-and-er-negative"),
    pytest.param(
        "positive for cytokeratin 7, ER, and GATA3, and negative for TTF-1 and HER2.",
        "er positive; her2 negative",
        id="positive-for-cytokeratin-7-er-and-gata3-and",
    ),
    pytest.param(
        "It stained negatively for estrogen and progesterone receptors and HER2/neu.",
        "er negative; pr negative; her2 negative",
        id="it-stained-negatively-for-estrogen-and-proge",
    ),
    pytest.param(
        "Estrogen and progesterone receptors were positive in 80% and 60% of the cells.",
        "er positive 80%; pr positive 60%",
        id="estrogen-and-progesterone-receptors-were-pos",
    ),
    pytest.param(
        "lack of ER, PR and HER2 expression",
        "er negative; pr negative; her2 negative",
        id="lack-of-er-pr-and-her2-expression",
    ),
    pytest.param(
        "HER2/neu protein was overexpressed (3+).", "her2 positive 3+", id="her2-neu-protein-was-overexpressed-3pos"
    ),
    pytest.param(
        "The tumour was ER positive PR negative HER2 positive.",
        "er positive; pr negative; her2 positive",
        id="the-tumour-was-er-positive-pr-negative-her2",
    ),
    pytest.param(
        "90% of tumour cells were positive for ER.", "er positive 90%", id="90-of-tumour-cells-were-positive-for-er"
    ),
    pytest.param("Her2 FISH was negative.", "her2 not_amplified", id="her2-fish-was-negative"),
    pytest.param(
        "HER2 equivocal (2+) on immunohistochemistry.",
        "her2 equivocal 2+",
        id="her2-equivocal-2pos-on-immunohistochemistry",
    ),
    pytest.param(
        "ER positive (8/8), PR negative (0/8), HER2 negative (1+).",
        "er positive allred=8; pr negative allred=0; her2 negative 1+",
        id="er-positive-8-8-pr-negative-0-8-her2-negativ",
    ),
    pytest.param(
        "The tumour expressed ER in more than 90% and PR in 5% of cells.",
        "er positive 90%; pr positive 5%",
        id="the-tumour-expressed-er-in-more-than-90-and",
    ),
    pytest.param(
        "as the tumour was ER positive and PgR negative, patient was treated",
        "er positive; pr negative",
        id="as-the-tumour-was-er-positive-and-pgr-negati",
    ),
    pytest.param(
        "with 70% ER expression, 30% PR expression and a Ki-67 of 25%",
        "er positive 70%; pr positive 30%; ki67 25%",
        id="with-70-er-expression-30-pr-expression-and-a",
    ),
    pytest.param(
        "hormone receptors (ER and PR) were negative and c-erbB-2 was strongly positive",
        "er negative; pr negative; her2 positive",
        id="hormone-receptors-er-and-pr-were-negative-an",
    ),
    pytest.param("ER was weakly positive in 5% of cells.", "er positive 5%", id="er-was-weakly-positive-in-5-of-cells"),
    pytest.param(
        "Less than 1% of nuclei: ER <1%, PR <1%.",
        "er negative 1%; pr negative 1%",
        id="less-than-1-of-nuclei-er-1-pr-1",
    ),
    pytest.param(
        "HER2 IHC 2+ with FISH amplification (ratio 2.8).",
        "her2 equivocal 2+ amplified ratio=2.8",
        id="her2-ihc-2pos-with-fish-amplification-ratio",
    ),
    pytest.param(
        "The HER2/CEP17 ratio was 1.3, i.e. HER2 not amplified.",
        "her2 not_amplified ratio=1.3",
        id="the-her2-cep17-ratio-was-1-3-i-e-her2-not-am",
    ),
    pytest.param(
        "The tumour did not express estrogen or progesterone receptors, and HER2 was strongly positive (IHC 3+).",
        "er negative; pr negative; her2 positive 3+",
        id="the-tumour-did-not-express-estrogen-or-proge",
    ),
    pytest.param("ER -ve, PR -ve, HER2 +ve.", "er negative; pr negative; her2 positive", id="er-ve-pr-ve-her2-posve"),
    pytest.param("The MIB-1 index was 70%.", "ki67 70% clone=MIB-1", id="the-mib-1-index-was-70"),
    pytest.param(
        "No expression of ER, PR or HER2 was seen.",
        "er negative; pr negative; her2 negative",
        id="no-expression-of-er-pr-or-her2-was-seen",
    ),
    pytest.param("AR (60%) and GATA3 were positive.", "ar positive 60%", id="ar-60-and-gata3-were-positive"),
    pytest.param("ER 0.5%, PR 20%.", "er negative 0.5%; pr positive 20%", id="fewer-than-one-percent"),
    pytest.param("ER <1% positive.", "er negative 1%", id="fewer-than-one-percent-positive"),
    pytest.param("ER 0% positive, PR 1%.", "er negative 0%; pr positive 1%", id="none-positive"),
    pytest.param("ER was positive in 0.5% of the cells.", "er positive 0.5%", id="what-the-report-calls-positive"),
    pytest.param("ER was not negative and PR was positive.", "pr positive", id="not-negative"),
    pytest.param("ER and PR were not negative.", "", id="neither-is-negative"),
    pytest.param("ER was no longer negative.", "", id="no-longer-negative"),
    pytest.param("HER2 was not equivocal.", "", id="not-equivocal"),
    pytest.param("Progeſterone receptor poſitive, ER poſitive.", "", id="long-s"),
    pytest.param("The lesion was positive for p63 and S100.", "", id="the-lesion-was-positive-for-p63-and-s100"),
    pytest.param(
        "ER 90%, PR 10-20%, HER2 1+, Ki-67 <5%.",
        "er positive 90%; pr positive 10-20%; her2 negative 1+; ki67 5%",
        id="er-90-pr-10-20-her2-1pos-ki-67-5",
    ),
    pytest.param("Ki-67: 60-70%.", "ki67 60-70%", id="ki-67-60-70"),
    pytest.param("The Ki-67 index was >90%.", "ki67 90%", id="the-ki-67-index-was-90"),
    pytest.param("Ki-67 was approximately 15 %.", "ki67 15%", id="ki-67-was-approximately-15"),
    pytest.param("Ki-67 was high (40%).", "ki67 40%", id="ki-67-was-high-40"),
    pytest.param(
        "A high proliferation index of 65 % (MIB-1) was noted.",
        "ki67 65%",
        id="a-high-proliferation-index-of-65-mib-1-was-n",
    ),
    pytest.param("MIB-1 labelling index: 20 to 30%.", "ki67 20-30% clone=MIB-1", id="mib-1-labelling-index-20-to-30"),
    pytest.param(
        "The Ki-67 proliferation rate amounted to 35%.", "ki67 35%", id="the-ki-67-proliferation-rate-amounted-to-35"
    ),
    pytest.param(
        "Ki67 stained about 25 per cent of the nuclei.", "ki67 25%", id="ki67-stained-about-25-per-cent-of-the-nuclei"
    ),
    pytest.param(
        "Ki-67 was positive in 12% of tumour cells.", "ki67 12%", id="ki-67-was-positive-in-12-of-tumour-cells"
    ),
    pytest.param("c-erbB-2 was negative (score 0).", "her2 negative 0", id="c-erbb-2-was-negative-score-0"),
    pytest.param("c-erbB-2 (3+).", "her2 positive 3+", id="c-erbb-2-3pos"),
    pytest.param("HER-2/neu overexpression was absent.", "her2 negative", id="her-2-neu-overexpression-was-absent"),
    pytest.param(
        "Her2neu was negative on immunohistochemistry.",
        "her2 negative",
        id="her2neu-was-negative-on-immunohistochemistry",
    ),
    pytest.param(
        "HER2/neu: 2+, with a HER2/CEP17 ratio of 1.4 by FISH.",
        "her2 equivocal 2+ not_amplified ratio=1.4",
        id="her2-neu-2pos-with-a-her2-cep17-ratio-of-1-4",
    ),
    pytest.param(
        "HER2 was 2+ and FISH confirmed amplification (HER2/CEP17 ratio 5.1).",
        "her2 equivocal 2+ amplified ratio=5.1",
        id="her2-was-2pos-and-fish-confirmed-amplificati",
    ),
    pytest.param(
        "HER2 2+ by IHC, negative by FISH.", "her2 equivocal 2+ not_amplified", id="her2-2pos-by-ihc-negative-by-fish"
    ),
    pytest.param(
        "HER2 2+ by IHC; positive by dual ISH.",
        "her2 equivocal 2+ amplified",
        id="her2-2pos-by-ihc-positive-by-dual-ish",
    ),
    pytest.param(
        "HER2 score 2+ on IHC but SISH showed no amplification.",
        "her2 equivocal 2+ not_amplified",
        id="her2-score-2pos-on-ihc-but-sish-showed-no-am",
    ),
    pytest.param("CISH for HER2 was negative.", "her2 not_amplified", id="cish-for-her2-was-negative"),
    pytest.param("ERBB2 amplification was detected.", "her2 amplified", id="erbb2-amplification-was-detected"),
    pytest.param("No ERBB2 amplification was found.", "her2 not_amplified", id="no-erbb2-amplification-was-found"),
    pytest.param("The HER2 to CEP17 ratio was 2.3.", "her2 amplified ratio=2.3", id="the-her2-to-cep17-ratio-was-2-3"),
    pytest.param("HER2/chromosome 17 ratio: 1,1.", "her2 not_amplified ratio=1.1", id="her2-chromosome-17-ratio-1-1"),
    pytest.param("The tumour was HER2-low (IHC 1+).", "her2 negative 1+", id="the-tumour-was-her2-low-ihc-1pos"),
    pytest.param("It was HER2-low.", "her2 negative", id="it-was-her2-low"),
    pytest.param(
        "It was HER2-low (IHC 2+, ISH negative).",
        "her2 negative 2+ not_amplified",
        id="it-was-her2-low-ihc-2pos-ish-negative",
    ),
    pytest.param("HER2-zero.", "her2 negative 0", id="her2-zero"),
    pytest.param("HER2 was borderline.", "her2 equivocal", id="her2-was-borderline"),
    pytest.param("HER2 status was unknown.", "", id="her2-status-was-unknown"),
    pytest.param("HER2 was not performed.", "", id="her2-was-not-performed"),
    pytest.param("HER2 results are pending.", "", id="her2-results-are-pending"),
    pytest.param("ER and PR could not be assessed.", "", id="er-and-pr-could-not-be-assessed"),
    pytest.param("ER was positive; PR was not tested.", "er positive", id="er-was-positive-pr-was-not-tested"),
    pytest.param("Receptor status was not available for HER2.", "", id="receptor-status-was-not-available-for-her2"),
    pytest.param(
        "ER Allred score 7/8, PR Allred score 3/8.",
        "er positive allred=7; pr positive allred=3",
        id="er-allred-score-7-8-pr-allred-score-3-8",
    ),
    pytest.param(
        "ER positive with an Allred score of 5.", "er positive allred=5", id="er-positive-with-an-allred-score-of-5"
    ),
    pytest.param(
        "ER: PS 5 + IS 3 = 8; PR: PS 0 + IS 0 = 0.",
        "er positive allred=8; pr negative allred=0",
        id="er-ps-5-pos-is-3-8-pr-ps-0-pos-is-0-0",
    ),
    pytest.param("ER (PS 5 + IS 3 = 8).", "er positive allred=8", id="er-ps-5-pos-is-3-8"),
    pytest.param(
        "Receptor status: ER 8/8, PR 0/8, HER2 1+.",
        "er positive allred=8; pr negative allred=0; her2 negative 1+",
        id="receptor-status-er-8-8-pr-0-8-her2-1pos",
    ),
    pytest.param("ER 90 %, PR 10 % (Allred).", "er positive 90%; pr positive 10%", id="er-90-pr-10-allred"),
    pytest.param(
        "ER H-score 270, PR H-score 15.",
        "er positive h_score=270; pr positive h_score=15",
        id="er-h-score-270-pr-h-score-15",
    ),
    pytest.param(
        "ER was positive (H-score of 180/300).", "er positive h_score=180", id="er-was-positive-h-score-of-180-300"
    ),
    pytest.param("The H-score for ER was 240.", "er positive h_score=240", id="the-h-score-for-er-was-240"),
    pytest.param(
        "ER was strongly positive (Allred score 8), PR negative (Allred score 2), HER2 negative (0).",
        "er positive allred=8; pr negative allred=2; her2 negative 0",
        id="er-was-strongly-positive-allred-score-8-pr-n",
    ),
    pytest.param("ER+/PR-/HER2-.", "er positive; pr negative; her2 negative", id="erpos-pr-her2"),
    pytest.param("ER(+), PR(-), HER2(2+).", "er positive; pr negative; her2 equivocal 2+", id="er-pos-pr-her2-2pos"),
    pytest.param("ER/PR/HER2: +/-/-.", "er positive; pr negative; her2 negative", id="er-pr-her2-pos"),
    pytest.param("ER/PR/HER2 were +/+/-.", "er positive; pr positive; her2 negative", id="er-pr-her2-were-pos-pos"),
    pytest.param("ER +ve, PR -ve.", "er positive; pr negative", id="er-pos-pr-neg"),
    pytest.param(
        "ER+PR+HER2- breast cancer.", "er positive; pr positive; her2 negative", id="erposprposher2-breast-cancer"
    ),
    pytest.param(
        "The tumour was ER/PR positive and HER2 negative.",
        "er positive; pr positive; her2 negative",
        id="the-tumour-was-er-pr-positive-and-her2-negat",
    ),
    pytest.param(
        "ER/PR-negative, HER2-positive.", "er negative; pr negative; her2 positive", id="er-pr-negative-her2-positive"
    ),
    pytest.param("ER-, PR-, HER2+.", "er negative; pr negative; her2 positive", id="er-pr-her2pos"),
    pytest.param(
        "ER: +++, PR: ++, HER2: negative.",
        "er positive; pr positive; her2 negative",
        id="er-pospospos-pr-pospos-her2-negative",
    ),
    pytest.param("ER (++), PR (+++).", "er positive; pr positive", id="er-pospos-pr-pospospos"),
    pytest.param(
        "ER 3+, PR 2+ and HER2 0.", "er positive; pr positive; her2 negative 0", id="er-3pos-pr-2pos-and-her2-0"
    ),
    pytest.param(
        "ER positive, 95%, strong; PR positive, 40%, moderate; HER2 negative, 1+.",
        "er positive 95%; pr positive 40%; her2 negative 1+",
        id="er-positive-95-strong-pr-positive-40-moderat",
    ),
    pytest.param(
        "ER 95% strong, PR 20% weak, HER2 0.",
        "er positive 95%; pr positive 20%; her2 negative 0",
        id="er-95-strong-pr-20-weak-her2-0",
    ),
    pytest.param(
        "Positive for ER (90%) but negative for PR and HER2.",
        "er positive 90%; pr negative; her2 negative",
        id="positive-for-er-90-but-negative-for-pr-and-h",
    ),
    pytest.param(
        "ER and PR were positive in 80% and 60% of cells, respectively.",
        "er positive 80%; pr positive 60%",
        id="er-and-pr-were-positive-in-80-and-60-of-cell",
    ),
    pytest.param(
        "ER, PR and Ki-67 were 90%, 70% and 15%, respectively.",
        "er positive 90%; pr positive 70%; ki67 15%",
        id="er-pr-and-ki-67-were-90-70-and-15-respective",
    ),
    pytest.param(
        "ER, PR and HER2 were 90%, 5% and 3+, respectively.",
        "er positive 90%; pr positive 5%; her2 positive 3+",
        id="er-pr-and-her2-were-90-5-and-3pos-respective",
    ),
    pytest.param(
        "ER: 90% positive; PR: negative; HER2: 3+; Ki67: 30%.",
        "er positive 90%; pr negative; her2 positive 3+; ki67 30%",
        id="er-90-positive-pr-negative-her2-3pos-ki67-30",
    ),
    pytest.param(
        "ER | 95% | PR | 80% | HER2 | 0 | Ki-67 | 10%.",
        "er positive 95%; pr positive 80%; her2 negative 0; ki67 10%",
        id="er-95-pr-80-her2-0-ki-67-10",
    ),
    pytest.param(
        "ER = 80%; PR = 0%; HER2 = 3+; Ki67 = 45%.",
        "er positive 80%; pr negative 0%; her2 positive 3+; ki67 45%",
        id="er-80-pr-0-her2-3pos-ki67-45",
    ),
    pytest.param(
        "Positive for CK7, GATA3 and ER, negative for CK20, TTF-1, PR and HER2.",
        "er positive; pr negative; her2 negative",
        id="positive-for-ck7-gata3-and-er-negative-for-c",
    ),
    pytest.param(
        "The cells were positive for CK7, ER and mammaglobin and negative for CK20, CDX2, TTF-1, PR, and HER2/neu.",
        "er positive; pr negative; her2 negative",
        id="the-cells-were-positive-for-ck7-er-and-mamma",
    ),
    pytest.param(
        "Tumour cells stained for GATA3, AR and HER2 but not for ER, PR, SOX10 or S100.",
        "ar positive; her2 positive; er negative; pr negative",
        id="tumour-cells-stained-for-gata3-ar-and-her2-b",
    ),
    pytest.param(
        "Immunostains for p63, ER, PR and HER2 were negative, whereas CD31 and CD34 were positive.",
        "er negative; pr negative; her2 negative",
        id="immunostains-for-p63-er-pr-and-her2-were-neg",
    ),
    pytest.param(
        "CK7+, CK20-, ER+, PR-, HER2-, GATA3+.",
        "er positive; pr negative; her2 negative",
        id="ck7pos-ck20-erpos-pr-her2-gata3pos",
    ),
    pytest.param(
        "CK5/6, p63 and S100 were expressed; ER, PR and HER2 were not.",
        "er negative; pr negative; her2 negative",
        id="ck5-6-p63-and-s100-were-expressed-er-pr-and",
    ),
    pytest.param(
        "The neoplastic cells did not express ER, PR, HER2 or AR.",
        "er negative; pr negative; her2 negative; ar negative",
        id="the-neoplastic-cells-did-not-express-er-pr-h",
    ),
    pytest.param(
        "There was absence of ER and PR expression.",
        "er negative; pr negative",
        id="there-was-absence-of-er-and-pr-expression",
    ),
    pytest.param(
        "Neither ER nor PR was detected, but HER2 was overexpressed.",
        "er negative; pr negative; her2 positive",
        id="neither-er-nor-pr-was-detected-but-her2-was",
    ),
    pytest.param("The tumour lacked ER and PR.", "er negative; pr negative", id="the-tumour-lacked-er-and-pr"),
    pytest.param(
        "The lesion was devoid of ER, PR and HER2.",
        "er negative; pr negative; her2 negative",
        id="the-lesion-was-devoid-of-er-pr-and-her2",
    ),
    pytest.param(
        "The cells were immunonegative for ER and PR.",
        "er negative; pr negative",
        id="the-cells-were-immunonegative-for-er-and-pr",
    ),
    pytest.param(
        "The cells were immunoreactive for ER and non-reactive for PR.",
        "er positive; pr negative",
        id="the-cells-were-immunoreactive-for-er-and-non",
    ),
    pytest.param(
        "Hormone receptors were not expressed: ER 0%, PR 0%.",
        "er negative 0%; pr negative 0%",
        id="hormone-receptors-were-not-expressed-er-0-pr",
    ),
    pytest.param("ER <1%, PR <1%, HER2 0.", "er negative 1%; pr negative 1%; her2 negative 0", id="er-1-pr-1-her2-0"),
    pytest.param(
        "ER was weakly positive (10%) and PR focally positive (2%).",
        "er positive 10%; pr positive 2%",
        id="er-was-weakly-positive-10-and-pr-focally-pos",
    ),
    pytest.param(
        "ER low positive (5%), PR negative, HER2 negative.",
        "er positive 5%; pr negative; her2 negative",
        id="er-low-positive-5-pr-negative-her2-negative",
    ),
    pytest.param(
        "Faint nuclear staining for ER was seen in 5% of cells; PR was completely negative.",
        "er positive 5%; pr negative",
        id="faint-nuclear-staining-for-er-was-seen-in-5",
    ),
    pytest.param(
        "The oestrogen-receptor was positive and the progesterone-receptor negative.",
        "er positive; pr negative",
        id="the-oestrogen-receptor-was-positive-and-the",
    ),
    pytest.param("ERα was positive in 70%.", "er positive 70%", id="er-was-positive-in-70"),
    pytest.param("Oestrogen receptor alpha was negative.", "er negative", id="oestrogen-receptor-alpha-was-negative"),
    pytest.param("PgR was 40%, ERα 90%.", "pr positive 40%; er positive 90%", id="pgr-was-40-er-90"),
    pytest.param(
        "The tumour was positive for oestrogen and progesterone receptors.",
        "er positive; pr positive",
        id="the-tumour-was-positive-for-oestrogen-and-pr",
    ),
    pytest.param(
        "The tumour was hormone receptor-positive and HER2-negative.",
        "her2 negative",
        id="the-tumour-was-hormone-receptor-positive-and",
    ),
    pytest.param("HR+/HER2- disease.", "her2 negative", id="hrpos-her2-disease"),
    pytest.param(
        "Triple-positive invasive carcinoma.",
        "er positive (group); pr positive (group); her2 positive (group)",
        id="triple-positive-invasive-carcinoma",
    ),
    pytest.param("TNBC.", "er negative (group); pr negative (group); her2 negative (group)", id="tnbc"),
    pytest.param(
        "Invasive ductal carcinoma, grade 2 (ER+, PR+, HER2-, Ki-67 14%).",
        "er positive; pr positive; her2 negative; ki67 14%",
        id="invasive-ductal-carcinoma-grade-2-erpos-prpo",
    ),
    pytest.param(
        "An invasive lobular carcinoma (ER 100%, PR 60%, HER2 1+, Ki-67 8%) was diagnosed on core biopsy.",
        "er positive 100%; pr positive 60%; her2 negative 1+; ki67 8%",
        id="an-invasive-lobular-carcinoma-er-100-pr-60-h",
    ),
    pytest.param(
        "Pathology: pT2 N1 (2/14) M0, G3, ER negative, PR negative, HER2 3+, Ki67 60%.",
        "er negative; pr negative; her2 positive 3+; ki67 60%",
        id="pathology-pt2-n1-2-14-m0-g3-er-negative-pr-n",
    ),
    pytest.param(
        "ER was positive (clone SP1, 95%) and PR was positive (clone 1E2, 30%).",
        "er positive 95% clone=SP1; pr positive 30% clone=1E2",
        id="er-was-positive-clone-sp1-95-and-pr-was-posi",
    ),
    pytest.param(
        "Staining for ER (clone 6F11) was negative, for PR (PgR 636) positive in 20%, and HER2 (4B5) scored 3+.",
        "er negative clone=6F11; pr positive 20% clone=PgR 636; her2 positive 3+ clone=4B5",
        id="staining-for-er-clone-6f11-was-negative-for",
    ),
    pytest.param("Ki-67 (MIB-1) was 22%.", "ki67 22% clone=MIB-1", id="ki-67-mib-1-was-22"),
    pytest.param("The MIB-1 index reached 18%.", "ki67 18% clone=MIB-1", id="the-mib-1-index-reached-18"),
    pytest.param(
        "ER (1D5 antibody) was positive in 60% of the nuclei.",
        "er positive 60% clone=1D5",
        id="er-1d5-antibody-was-positive-in-60-of-the-nu",
    ),
    pytest.param("HER2 (HercepTest) was 3+.", "her2 positive 3+", id="her2-herceptest-was-3pos"),
    pytest.param(
        "AR was positive in 90%, ER negative.", "ar positive 90%; er negative", id="ar-was-positive-in-90-er-negative"
    ),
    pytest.param("Androgen receptors were not expressed.", "ar negative", id="androgen-receptors-were-not-expressed"),
    pytest.param(
        "The apocrine cells were AR+ and ER-/PR-.",
        "ar positive; er negative; pr negative",
        id="the-apocrine-cells-were-arpos-and-er-pr",
    ),
    pytest.param("She had a PR after four cycles.", "", id="she-had-a-pr-after-four-cycles"),
    pytest.param("The ER physician requested an ultrasound.", "", id="the-er-physician-requested-an-ultrasound"),
    pytest.param("The PR interval was 160 ms.", "", id="the-pr-interval-was-160-ms"),
    pytest.param("Response was PR according to RECIST.", "", id="response-was-pr-according-to-recist"),
    pytest.param("She presented to the ER with a breast mass.", "", id="she-presented-to-the-er-with-a-breast-mass"),
    pytest.param(
        "She achieved PR, and the ER-positive tumour was removed.",
        "er positive",
        id="she-achieved-pr-and-the-er-positive-tumour-w",
    ),
    pytest.param(
        "ER positivity of 80% and PR positivity of 50% were recorded.",
        "er positive 80%; pr positive 50%",
        id="er-positivity-of-80-and-pr-positivity-of-50",
    ),
    pytest.param(
        "The percentages of ER and PR were 90 and 70%.",
        "er positive 90%; pr positive 70%",
        id="the-percentages-of-er-and-pr-were-90-and-70",
    ),
    pytest.param(
        "70% of nuclei stained for ER and 30% for PR.",
        "er positive 70%; pr positive 30%",
        id="70-of-nuclei-stained-for-er-and-30-for-pr",
    ),
    pytest.param(
        "Expression of ER was seen in 80% of cells and of PR in 20%.",
        "er positive 80%; pr positive 20%",
        id="expression-of-er-was-seen-in-80-of-cells-and",
    ),
    pytest.param(
        "ER expression was 80% and PR expression 20%.",
        "er positive 80%; pr positive 20%",
        id="er-expression-was-80-and-pr-expression-20",
    ),
    pytest.param(
        "Strong (3+) nuclear ER staining in 95% of cells.",
        "er positive 95%",
        id="strong-3pos-nuclear-er-staining-in-95-of-cel",
    ),
    pytest.param(
        "No immunoreactivity for ER or PR; strong membranous HER2 staining (3+).",
        "er negative; pr negative; her2 positive 3+",
        id="no-immunoreactivity-for-er-or-pr-strong-memb",
    ),
    pytest.param(
        "HER2 showed strong complete membranous staining in 80% of cells (3+).",
        "her2 positive 80% 3+",
        id="her2-showed-strong-complete-membranous-stain",
    ),
    pytest.param(
        "Complete membrane staining for HER2 in more than 10% of cells, score 3+.",
        "her2 positive 10% 3+",
        id="complete-membrane-staining-for-her2-in-more",
    ),
    pytest.param(
        "HER2 gene amplification by FISH was positive.",
        "her2 amplified",
        id="her2-gene-amplification-by-fish-was-positive",
    ),
    pytest.param(
        "HER2 was equivocal by IHC and amplified by FISH.",
        "her2 equivocal amplified",
        id="her2-was-equivocal-by-ihc-and-amplified-by-f",
    ),
    pytest.param("FISH for HER2 was equivocal.", "her2 equivocal", id="fish-for-her2-was-equivocal"),
    pytest.param(
        "There was HER2 overexpression (IHC 3+).", "her2 positive 3+", id="there-was-her2-overexpression-ihc-3pos"
    ),
    pytest.param(
        "ER and PR negative, HER2 positive.",
        "er negative; pr negative; her2 positive",
        id="er-and-pr-negative-her2-positive",
    ),
    pytest.param(
        "ER-negative/PR-negative/HER2-positive (3+).",
        "er negative; pr negative; her2 positive 3+",
        id="er-negative-pr-negative-her2-positive-3pos",
    ),
    pytest.param(
        "ER 6/8, PR 4/8, HER2 negative.",
        "er positive allred=6; pr positive allred=4; her2 negative",
        id="er-6-8-pr-4-8-her2-negative",
    ),
    pytest.param(
        "Both ER and PR showed strong nuclear positivity, 90% and 80%.",
        "er positive 90%; pr positive 80%",
        id="both-er-and-pr-showed-strong-nuclear-positiv",
    ),
    pytest.param(
        "Both hormone receptors (ER 70%, PR 30%) were positive.",
        "er positive 70%; pr positive 30%",
        id="both-hormone-receptors-er-70-pr-30-were-posi",
    ),
    pytest.param(
        "The tumour was negative for both ER and PR, and HER2 immunohistochemistry was 0.",
        "er negative; pr negative; her2 negative 0",
        id="the-tumour-was-negative-for-both-er-and-pr-a",
    ),
    pytest.param(
        "ER, positive; PR, negative; HER2/neu, negative.",
        "er positive; pr negative; her2 negative",
        id="er-positive-pr-negative-her2-neu-negative",
    ),
    pytest.param(
        "ER: positive (90 %), PR: positive (50 %), HER-2: negative (1+), Ki-67: 18 %.",
        "er positive 90%; pr positive 50%; her2 negative 1+; ki67 18%",
        id="er-positive-90-pr-positive-50-her-2-negative",
    ),
    pytest.param(
        "Hormone receptors: ER + (90%), PR + (80%), HER2/neu – (0).",
        "er positive 90%; pr positive 80%; her2 negative 0",
        id="hormone-receptors-er-pos-90-pr-pos-80-her2-n",
    ),
    pytest.param(
        "oestrogen receptor (ER) positive, progesterone receptor (PR) positive and human epidermal growth factor receptor 2 (HER2) negative.",
        "er positive; pr positive; her2 negative",
        id="oestrogen-receptor-er-positive-progesterone",
    ),
    pytest.param(
        "Estrogen and progesterone receptors and HER2 were all negative.",
        "er negative; pr negative; her2 negative",
        id="estrogen-and-progesterone-receptors-and-her2",
    ),
    pytest.param(
        "The biopsy was estrogen receptor-positive (>95%), progesterone receptor-negative, and HER2/neu-negative.",
        "er positive 95%; pr negative; her2 negative",
        id="the-biopsy-was-estrogen-receptor-positive-95",
    ),
    pytest.param(
        "Tumour cells showed loss of ER but retained PR.",
        "er negative; pr positive",
        id="tumour-cells-showed-loss-of-er-but-retained",
    ),
    pytest.param(
        "ER status was positive, whereas PR status was negative and HER2 status was equivocal.",
        "er positive; pr negative; her2 equivocal",
        id="er-status-was-positive-whereas-pr-status-was",
    ),
    pytest.param("HER2 IHC score was 2 +.", "her2 equivocal 2+", id="her2-ihc-score-was-2-pos"),
    pytest.param("The HER2 score was 1.", "her2 negative 1+", id="the-her2-score-was-1"),
    pytest.param("HER2 IHC 0/3+.", "her2 negative 0", id="her2-ihc-0-3pos"),
    pytest.param("HER2 (score 3).", "her2 positive 3+", id="her2-score-3"),
    pytest.param(
        "HER2 was scored as 2+ (equivocal) and reflex FISH was not amplified (ratio 1.2, mean HER2 copy number 3.1).",
        "her2 equivocal 2+ not_amplified ratio=1.2",
        id="her2-was-scored-as-2pos-equivocal-and-reflex",
    ),
    pytest.param(
        "HER2 amplification ratio of 8.2 by FISH, IHC 3+.",
        "her2 positive 3+ amplified ratio=8.2",
        id="her2-amplification-ratio-of-8-2-by-fish-ihc",
    ),
    pytest.param(
        "ER was positive in nearly all nuclei and PR in about half of them.",
        "er positive; pr positive",
        id="er-was-positive-in-nearly-all-nuclei-and-pr",
    ),
    pytest.param(
        "Progesterone receptors 5 %, oestrogen receptors 70 %, HER2 negative.",
        "pr positive 5%; er positive 70%; her2 negative",
        id="progesterone-receptors-5-oestrogen-receptors",
    ),
    pytest.param(
        "ER and PR were positive, HER2 was 2+, and Ki-67 was 30%.",
        "er positive; pr positive; her2 equivocal 2+; ki67 30%",
        id="er-and-pr-were-positive-her2-was-2pos-and-ki",
    ),
    pytest.param(
        "The carcinoma was ER-, PR- and HER2-negative.",
        "er negative; pr negative; her2 negative",
        id="the-carcinoma-was-er-pr-and-her2-negative",
    ),
    pytest.param(
        "The carcinoma was ER- and PR-positive.", "er positive; pr positive", id="the-carcinoma-was-er-and-pr-positive"
    ),
    pytest.param(
        "The tumour was both ER- and HER2-positive.",
        "er positive; her2 positive",
        id="the-tumour-was-both-er-and-her2-positive",
    ),
    pytest.param(
        "ER-/PR-/HER2- (triple negative).",
        "er negative; pr negative; her2 negative; er negative (group); pr negative (group); her2 negative (group)",
        id="er-pr-her2-triple-negative",
    ),
    pytest.param(
        "The receptors of estrogen were positive in 80% and the ones of progesterone in 30%.",
        "er positive 80%; pr positive 30%",
        id="the-receptors-of-estrogen-were-positive-in-8",
    ),
    pytest.param(
        "Immunohistochemical staining was positive for estrogen receptor in 90 percent of tumoral cells.",
        "er positive 90%",
        id="immunohistochemical-staining-was-positive-fo",
    ),
    pytest.param(
        "The tumor presented positivity for ER (95%), PR (40%) and absence of HER2 overexpression.",
        "er positive 95%; pr positive 40%; her2 negative",
        id="the-tumor-presented-positivity-for-er-95-pr",
    ),
    pytest.param(
        "Estrogen receptors: positive (+++), progesterone receptors: negative, Her2: negative, Ki67: 25%.",
        "er positive; pr negative; her2 negative; ki67 25%",
        id="estrogen-receptors-positive-pospospos-proges",
    ),
    pytest.param(
        "ER=100%, PgR=80%, c-erbB2=negative, Ki67=10%.",
        "er positive 100%; pr positive 80%; her2 negative; ki67 10%",
        id="er-100-pgr-80-c-erbb2-negative-ki67-10",
    ),
    pytest.param(
        "Hormonal receptors were positive (ER: 90%, PR: 60%), HER2 score 0.",
        "er positive 90%; pr positive 60%; her2 negative 0",
        id="hormonal-receptors-were-positive-er-90-pr-60",
    ),
    pytest.param(
        "The hormonal receptors, estrogen and progesterone, were negative, and HER2 was overexpressed.",
        "er negative; pr negative; her2 positive",
        id="the-hormonal-receptors-estrogen-and-progeste",
    ),
    pytest.param(
        "The immunohistochemistry: estrogen receptor 8/8; progesterone receptor 6/8; HER2 negative; Ki67 18%.",
        "er positive allred=8; pr positive allred=6; her2 negative; ki67 18%",
        id="the-immunohistochemistry-estrogen-receptor-8",
    ),
    pytest.param(
        "In immunohistochemistry, ER was 90% positive, PR was 20% positive, C-erbB2 was negative and Ki-67 index was 20%.",
        "er positive 90%; pr positive 20%; her2 negative; ki67 20%",
        id="in-immunohistochemistry-er-was-90-positive-p",
    ),
    pytest.param(
        "Tumor cells were ER (90%, strong), PR (70%, moderate), HER2 (score 1+) and Ki67 (15%).",
        "er positive 90%; pr positive 70%; her2 negative 1+; ki67 15%",
        id="tumor-cells-were-er-90-strong-pr-70-moderate",
    ),
    pytest.param(
        "It was found negative estrogen receptor, negative progesterone receptor and positive HER2 (score 3).",
        "er negative; pr negative; her2 positive 3+",
        id="it-was-found-negative-estrogen-receptor-nega",
    ),
    pytest.param(
        "IHC revealed ER positivity (80%), PR negativity and HER2 negativity.",
        "er positive 80%; pr negative; her2 negative",
        id="ihc-revealed-er-positivity-80-pr-negativity",
    ),
    pytest.param(
        "No amplification of HER2 gene was detected by FISH.",
        "her2 not_amplified",
        id="no-amplification-of-her2-gene-was-detected-b",
    ),
    pytest.param(
        "FISH did not show HER2 amplification.", "her2 not_amplified", id="fish-did-not-show-her2-amplification"
    ),
    pytest.param("FISH study: not amplified HER2.", "her2 not_amplified", id="fish-study-not-amplified-her2"),
    pytest.param(
        "HER2 was overexpressed (score 2+), confirmed by FISH (amplified).",
        "her2 positive 2+ amplified",
        id="her2-was-overexpressed-score-2pos-confirmed",
    ),
    pytest.param(
        "HER2 was indeterminate (2+), with negative FISH.",
        "her2 equivocal 2+ not_amplified",
        id="her2-was-indeterminate-2pos-with-negative-fi",
    ),
    pytest.param("HER2 2+ (FISH negative).", "her2 equivocal 2+ not_amplified", id="her2-2pos-fish-negative"),
    pytest.param("HER2: 2+/FISH-.", "her2 equivocal 2+ not_amplified", id="her2-2pos-fish"),
    pytest.param("HER2 2+, FISH+.", "her2 equivocal 2+ amplified", id="her2-2pos-fishpos"),
    pytest.param("HER2 2+, SISH: not amplified.", "her2 equivocal 2+ not_amplified", id="her2-2pos-sish-not-amplified"),
    pytest.param(
        "HER2/neu status: equivocal on IHC, FISH showed no gene amplification.",
        "her2 equivocal not_amplified",
        id="her2-neu-status-equivocal-on-ihc-fish-showed",
    ),
    pytest.param(
        "HER2 was 2+ by IHC, for which FISH was requested and turned out to be negative.",
        "her2 equivocal 2+ not_amplified",
        id="her2-was-2pos-by-ihc-for-which-fish-was-requ",
    ),
    pytest.param(
        "HER2 3+ and therefore FISH was not performed.",
        "her2 positive 3+",
        id="her2-3pos-and-therefore-fish-was-not-perform",
    ),
    pytest.param("FISH for HER2 was not performed.", "", id="fish-for-her2-was-not-performed"),
    pytest.param(
        "HER2 was equivocal (2+) and FISH was recommended to assess amplification.",
        "her2 equivocal 2+",
        id="her2-was-equivocal-2pos-and-fish-was-recomme",
    ),
    pytest.param(
        "In situ hybridization was positive for HER2 amplification.",
        "her2 amplified",
        id="in-situ-hybridization-was-positive-for-her2",
    ),
    pytest.param(
        "Fluorescence in situ hybridization confirmed HER2 gene amplification.",
        "her2 amplified",
        id="fluorescence-in-situ-hybridization-confirmed",
    ),
    pytest.param(
        "Dual-probe ISH demonstrated a HER2/CEP17 ratio of 6.4 with a mean HER2 copy number of 12.",
        "her2 amplified ratio=6.4",
        id="dual-probe-ish-demonstrated-a-her2-cep17-rat",
    ),
    pytest.param("The ratio HER2/CEN17 = 1.05.", "her2 not_amplified ratio=1.05", id="the-ratio-her2-cen17-1-05"),
    pytest.param(
        "Immunohistochemistry evidenced ER (–), PR (–) and HER2 (+).",
        "er negative; pr negative; her2 positive",
        id="immunohistochemistry-evidenced-er-pr-and-her",
    ),
    pytest.param(
        "The tumour was RE positive (90%) and RP negative.",
        "er positive 90%; pr negative",
        id="the-tumour-was-re-positive-90-and-rp-negativ",
    ),
    pytest.param(
        "ER: + (60%), PR: + (20%), HER2: -, Ki-67: 10%.",
        "er positive 60%; pr positive 20%; her2 negative; ki67 10%",
        id="er-pos-60-pr-pos-20-her2-ki-67-10",
    ),
    pytest.param("ER [+], PR [-], HER2 [1+].", "er positive; pr negative; her2 negative 1+", id="er-pos-pr-her2-1pos"),
    pytest.param(
        "ER(90%+), PR(60%+), HER2(-), Ki67(20%+).",
        "er positive 90%; pr positive 60%; her2 negative; ki67 20%",
        id="er-90pos-pr-60pos-her2-ki67-20pos",
    ),
    pytest.param(
        "ER (90% +), PR (5% +), HER2 (0), Ki-67 (30% +).",
        "er positive 90%; pr positive 5%; her2 negative 0; ki67 30%",
        id="er-90-pos-pr-5-pos-her2-0-ki-67-30-pos",
    ),
    pytest.param(
        "ER (+, 90%), PR (-), HER-2 (2+), Ki-67 (+, 15%).",
        "er positive 90%; pr negative; her2 equivocal 2+; ki67 15%",
        id="er-pos-90-pr-her-2-2pos-ki-67-pos-15",
    ),
    pytest.param(
        "ER (+++, 90%), PR (++, 60%), HER2 (1+), P53 (+, 10%), Ki67 (+, about 30%).",
        "er positive 90%; pr positive 60%; her2 negative 1+; ki67 30%",
        id="er-pospospos-90-pr-pospos-60-her2-1pos-p53-p",
    ),
    pytest.param(
        "Immunohistochemistry: CK7(+), ER(-), PR(-), HER2(0), AR(+), GCDFP-15(+), Ki-67(20%+).",
        "er negative; pr negative; her2 negative 0; ar positive; ki67 20%",
        id="immunohistochemistry-ck7-pos-er-pr-her2-0-ar",
    ),
    pytest.param(
        "ER (strong, 95%), PR (weak, 10%), HER2 negative.",
        "er positive 95%; pr positive 10%; her2 negative",
        id="er-strong-95-pr-weak-10-her2-negative",
    ),
    pytest.param(
        "ER-positive (Allred 8), PR-positive (Allred 6).",
        "er positive allred=8; pr positive allred=6",
        id="er-positive-allred-8-pr-positive-allred-6",
    ),
    pytest.param(
        "ER Allred score: 8 (5+3); PR Allred score: 3 (1+2).",
        "er positive allred=8; pr positive allred=3",
        id="er-allred-score-8-5pos3-pr-allred-score-3-1p",
    ),
    pytest.param("ER: 7/8 (5+2); PR: 0/8.", "er positive allred=7; pr negative allred=0", id="er-7-8-5pos2-pr-0-8"),
    pytest.param(
        "ER 5+3=8/8, PR 4+2=6/8, HER2 0.",
        "er positive allred=8; pr positive allred=6; her2 negative 0",
        id="er-5pos3-8-8-pr-4pos2-6-8-her2-0",
    ),
    pytest.param(
        "Oestrogen receptor quick score 8, progesterone receptor quick score 5.",
        "er positive allred=8; pr positive allred=5",
        id="oestrogen-receptor-quick-score-8-progesteron",
    ),
    pytest.param(
        "ER score 8, PR score 0, HER2 score 1+.",
        "er positive allred=8; pr negative allred=0; her2 negative 1+",
        id="er-score-8-pr-score-0-her2-score-1pos",
    ),
    pytest.param(
        "The estrogen receptor was expressed in 100% of the cells, progesterone receptor in 70% and there was no expression of HER2.",
        "er positive 100%; pr positive 70%; her2 negative",
        id="the-estrogen-receptor-was-expressed-in-100-o",
    ),
    pytest.param(
        "Cells showed intense and diffuse expression of estrogen receptors and no expression of progesterone receptors.",
        "er positive; pr negative",
        id="cells-showed-intense-and-diffuse-expression",
    ),
    pytest.param(
        "Cells did not stain with ER, PR, or HER2 antibodies.",
        "er negative; pr negative; her2 negative",
        id="cells-did-not-stain-with-er-pr-or-her2-antib",
    ),
    pytest.param(
        "Neoplastic cells were diffusely positive for GATA3, weakly for ER and negative for PR.",
        "er positive; pr negative",
        id="neoplastic-cells-were-diffusely-positive-for",
    ),
    pytest.param(
        "The tumour cells were positive for AR but negative for ER, PR and HER2/neu.",
        "ar positive; er negative; pr negative; her2 negative",
        id="the-tumour-cells-were-positive-for-ar-but-ne",
    ),
    pytest.param(
        "Estrogen receptor and Her-2 were negative, while progesterone receptor was low positive (3%).",
        "er negative; her2 negative; pr positive 3%",
        id="estrogen-receptor-and-her-2-were-negative-wh",
    ),
    pytest.param(
        "The tumor was luminal B, HER2 negative (ER 90%, PR 15%, Ki67 30%).",
        "her2 negative; er positive 90%; pr positive 15%; ki67 30%",
        id="the-tumor-was-luminal-b-her2-negative-er-90",
    ),
    pytest.param(
        "Luminal A (ER+, PR+, HER2-, Ki67 10%).",
        "er positive; pr positive; her2 negative; ki67 10%",
        id="luminal-a-erpos-prpos-her2-ki67-10",
    ),
    pytest.param(
        "She had a luminal B/HER2-positive tumour with ER 70%, PR 0% and Ki-67 50%.",
        "her2 positive; er positive 70%; pr negative 0%; ki67 50%",
        id="she-had-a-luminal-b-her2-positive-tumour-wit",
    ),
    pytest.param(
        "Invasive carcinoma of no special type, grade III, estrogen and progesterone receptor-negative, HER2-positive.",
        "er negative; pr negative; her2 positive",
        id="invasive-carcinoma-of-no-special-type-grade",
    ),
    pytest.param("ER/PR+, HER2-.", "er positive; pr positive; her2 negative", id="er-prpos-her2"),
    pytest.param("ER+/PR+/HER2 1+.", "er positive; pr positive; her2 negative 1+", id="erpos-prpos-her2-1pos"),
    pytest.param("ER-/PR-/HER2 3+.", "er negative; pr negative; her2 positive 3+", id="er-pr-her2-3pos"),
    pytest.param(
        "ER-/PR-/HER2 2+ (FISH amplified).",
        "er negative; pr negative; her2 equivocal 2+ amplified",
        id="er-pr-her2-2pos-fish-amplified",
    ),
    pytest.param(
        "ER+ (90%), PR+ (80%), HER2-.", "er positive 90%; pr positive 80%; her2 negative", id="erpos-90-prpos-80-her2"
    ),
    pytest.param(
        "ER positive/PR negative/HER2 positive.",
        "er positive; pr negative; her2 positive",
        id="er-positive-pr-negative-her2-positive",
    ),
    pytest.param(
        "ER and PR positive; HER2 negative (score 1+); Ki-67 index: 12 %.",
        "er positive; pr positive; her2 negative 1+; ki67 12%",
        id="er-and-pr-positive-her2-negative-score-1pos",
    ),
    pytest.param(
        "Estrogen receptor positive 90 %, progesterone receptor positive 10 %, HER2 negative, and low Ki-67 (5 %).",
        "er positive 90%; pr positive 10%; her2 negative; ki67 5%",
        id="estrogen-receptor-positive-90-progesterone-r",
    ),
    pytest.param(
        "The Ki-67 labeling index was as high as 80%.", "ki67 80%", id="the-ki-67-labeling-index-was-as-high-as-80"
    ),
    pytest.param(
        "Ki67 proliferative activity was estimated at 35%.",
        "ki67 35%",
        id="ki67-proliferative-activity-was-estimated-at",
    ),
    pytest.param(
        "Ki-67 was expressed in about 60% of tumor nuclei.",
        "ki67 60%",
        id="ki-67-was-expressed-in-about-60-of-tumor-nuc",
    ),
    pytest.param(
        "Ki-67 proliferation index between 20% and 30%.",
        "ki67 20-30%",
        id="ki-67-proliferation-index-between-20-and-30",
    ),
    pytest.param("Ki-67 was between 10 and 15%.", "ki67 10-15%", id="ki-67-was-between-10-and-15"),
    pytest.param("Ki-67 index was 1-2%.", "ki67 1-2%", id="ki-67-index-was-1-2"),
    pytest.param("Ki-67 was low (<10%).", "ki67 10%", id="ki-67-was-low-10"),
    pytest.param("Ki-67: 22.", "ki67 22%", id="ki-67-22"),
    pytest.param("Ki-67 index of approximately 10–15 %.", "ki67 10-15%", id="ki-67-index-of-approximately-10-15"),
    pytest.param(
        "The proliferative fraction measured with MIB1 was 8%.",
        "ki67 8% clone=MIB1",
        id="the-proliferative-fraction-measured-with-mib",
    ),
    pytest.param(
        "The mitotic count was 2 per 10 HPF, and the proliferation index (Ki67) 5%.",
        "ki67 5%",
        id="the-mitotic-count-was-2-per-10-hpf-and-the-p",
    ),
    pytest.param("ER was positive in 1% of nuclei.", "er positive 1%", id="er-was-positive-in-1-of-nuclei"),
    pytest.param(
        "Nuclear positivity for ER in 100% and for PR in 90%; membranous HER2 0.",
        "er positive 100%; pr positive 90%; her2 negative 0",
        id="nuclear-positivity-for-er-in-100-and-for-pr",
    ),
    pytest.param(
        "Immunohistochemical stains for ER and PR were strongly and diffusely positive.",
        "er positive; pr positive",
        id="immunohistochemical-stains-for-er-and-pr-wer",
    ),
    pytest.param(
        "The receptors for oestrogen, progesterone and HER2 were negative.",
        "er negative; pr negative; her2 negative",
        id="the-receptors-for-oestrogen-progesterone-and",
    ),
    pytest.param(
        "The tumour tested positive for hormone receptors and negative for HER2.",
        "her2 negative",
        id="the-tumour-tested-positive-for-hormone-recep",
    ),
    pytest.param(
        "Both ER and HER2 were positive but PR was not expressed.",
        "er positive; her2 positive; pr negative",
        id="both-er-and-her2-were-positive-but-pr-was-no",
    ),
    pytest.param(
        "ER, PR positive, HER2 negative.", "er positive; pr positive; her2 negative", id="er-pr-positive-her2-negative"
    ),
    pytest.param(
        "ER, PR: negative. HER2: 3+.", "er negative; pr negative; her2 positive 3+", id="er-pr-negative-her2-3pos"
    ),
    pytest.param(
        "ER was negative as was PR; HER2 was positive.",
        "er negative; pr negative; her2 positive",
        id="er-was-negative-as-was-pr-her2-was-positive",
    ),
    pytest.param(
        "ER was positive, as were PR and AR.",
        "er positive; pr positive; ar positive",
        id="er-was-positive-as-were-pr-and-ar",
    ),
    pytest.param("ER was positive and so was PR.", "er positive; pr positive", id="er-was-positive-and-so-was-pr"),
    pytest.param(
        "Immunostaining showed positivity for CK7 and mammaglobin, with ER, PR and HER2 all negative.",
        "er negative; pr negative; her2 negative",
        id="immunostaining-showed-positivity-for-ck7-and",
    ),
    pytest.param(
        "The nuclei expressed estrogen receptor (70%, clone SP1) but not progesterone receptor (clone 1E2).",
        "er positive 70% clone=SP1; pr negative clone=1E2",
        id="the-nuclei-expressed-estrogen-receptor-70-cl",
    ),
    pytest.param("Ki-67 (clone 30-9) 15%.", "ki67 15% clone=30-9", id="ki-67-clone-30-9-15"),
    pytest.param(
        "ER: 0; PR: 0; HER2: 0; Ki-67: 70.",
        "er negative 0%; pr negative 0%; her2 negative 0; ki67 70%",
        id="er-0-pr-0-her2-0-ki-67-70",
    ),
    pytest.param(
        "ER 0/8, PR 0/8, HER2 0, TNBC.",
        "er negative allred=0; pr negative allred=0; her2 negative 0; er negative (group); pr negative (group); her2 negative (group)",
        id="er-0-8-pr-0-8-her2-0-tnbc",
    ),
    pytest.param(
        "HER2 negative (IHC 0), ER low (5%).", "her2 negative 0; er positive 5%", id="her2-negative-ihc-0-er-low-5"
    ),
    pytest.param("HER2 (IHC: 1+; low).", "her2 negative 1+", id="her2-ihc-1pos-low"),
    pytest.param("ER/PR/HER2 negative.", "er negative; pr negative; her2 negative", id="er-pr-her2-negative"),
    pytest.param(
        "ER, PR, and HER-2 receptors were not detected.",
        "er negative; pr negative; her2 negative",
        id="er-pr-and-her-2-receptors-were-not-detected",
    ),
    pytest.param("ER and PR receptors were absent.", "er negative; pr negative", id="er-and-pr-receptors-were-absent"),
    pytest.param(
        "Immunohistochemical analysis ruled out the expression of ER, PR and HER2.",
        "er negative; pr negative; her2 negative",
        id="immunohistochemical-analysis-ruled-out-the-e",
    ),
    pytest.param(
        "The carcinoma failed to express ER, PR and HER2.",
        "er negative; pr negative; her2 negative",
        id="the-carcinoma-failed-to-express-er-pr-and-he",
    ),
    pytest.param(
        "The carcinoma stained negative for ER and PR, and equivocal for HER2.",
        "er negative; pr negative; her2 equivocal",
        id="the-carcinoma-stained-negative-for-er-and-pr",
    ),
    pytest.param(
        "HER2 was positive by IHC (3+) and FISH (ratio 5.6).",
        "her2 positive 3+ amplified ratio=5.6",
        id="her2-was-positive-by-ihc-3pos-and-fish-ratio",
    ),
    pytest.param(
        "HER2/neu was not amplified (HER2:CEP17 ratio = 1.1).",
        "her2 not_amplified ratio=1.1",
        id="her2-neu-was-not-amplified-her2-cep17-ratio",
    ),
    pytest.param(
        "HER2 copy number was 7.2 and the ratio 3.4.",
        "her2 amplified ratio=3.4",
        id="her2-copy-number-was-7-2-and-the-ratio-3-4",
    ),
    pytest.param(
        "She received tamoxifen because the tumour was ER positive, and no metastasis was found.",
        "er positive",
        id="she-received-tamoxifen-because-the-tumour-wa",
    ),
    pytest.param(
        "ER and PR were positive and no metastases were seen.",
        "er positive; pr positive",
        id="er-and-pr-were-positive-and-no-metastases-we",
    ),
    pytest.param(
        "In 60% of the cells ER was positive, PR being negative.",
        "er positive 60%; pr negative",
        id="in-60-of-the-cells-er-was-positive-pr-being",
    ),
    pytest.param(
        "PR was positive in only 2% of the cells, ER being strongly positive in 95%.",
        "pr positive 2%; er positive 95%",
        id="pr-was-positive-in-only-2-of-the-cells-er-be",
    ),
    pytest.param(
        "ER strongly positive (>90%); PR moderately positive (~40%); HER2 negative.",
        "er positive 90%; pr positive 40%; her2 negative",
        id="er-strongly-positive-90-pr-moderately-positi",
    ),
    pytest.param(
        "ER > 90 %, PR > 50 %, HER2 1+ and Ki-67 < 14 %.",
        "er positive 90%; pr positive 50%; her2 negative 1+; ki67 14%",
        id="er-90-pr-50-her2-1pos-and-ki-67-14",
    ),
    pytest.param(
        "Hormone receptors were both negative.", "er negative; pr negative", id="hormone-receptors-were-both-negative"
    ),
    pytest.param(
        "Both hormone receptors were expressed.", "er positive; pr positive", id="both-hormone-receptors-were-expressed"
    ),
    pytest.param(
        "ER neg, PR neg, HER2 pos (3+).", "er negative; pr negative; her2 positive 3+", id="er-neg-pr-neg-her2-pos-3pos"
    ),
    pytest.param(
        "Oestrogen receptors: no staining (Allred 0/8); AR neg.",
        "er negative allred=0; ar negative",
        id="oestrogen-receptors-no-staining-allred-0-8-a",
    ),
    pytest.param(
        "GATA3 +, ER 0, PR 0, HER2 0.",
        "er negative 0%; pr negative 0%; her2 negative 0",
        id="gata3-pos-er-0-pr-0-her2-0",
    ),
    pytest.param(
        "RE 80 %, RP 10 %, HER2 1+.", "er positive 80%; pr positive 10%; her2 negative 1+", id="re-80-rp-10-her2-1pos"
    ),
    pytest.param(
        "ER +, PR moderately + (30 %), HER2 2+, no ISH done.",
        "er positive; pr positive 30%; her2 equivocal 2+",
        id="er-pos-pr-moderately-pos-30-her2-2pos-no-ish",
    ),
    pytest.param(
        "E-cadherin was lost; ER was expressed and PR was weak in 3%.",
        "er positive; pr positive 3%",
        id="e-cadherin-was-lost-er-was-expressed-and-pr",
    ),
    pytest.param("Loss of E-cadherin; ER was expressed.", "er positive", id="loss-of-e-cadherin-er-was-expressed"),
    pytest.param(
        "p120 cytoplasmic, E-cadherin negative, ER 80%, PR 5%.",
        "er positive 80%; pr positive 5%",
        id="p120-cytoplasmic-e-cadherin-negative-er-80-p",
    ),
    pytest.param(
        "ER and PR were diffusely and strongly positive.",
        "er positive; pr positive",
        id="er-and-pr-were-diffusely-and-strongly-positi",
    ),
    pytest.param(
        "There was strong and diffuse staining for ER.",
        "er positive",
        id="there-was-strong-and-diffuse-staining-for-er",
    ),
    pytest.param("Staining for ER was not done.", "", id="staining-for-er-was-not-done"),
    pytest.param("HER2 overexpression was not assessed.", "", id="her2-overexpression-was-not-assessed"),
    pytest.param(
        "PR could not be evaluated, ER was positive.", "er positive", id="pr-could-not-be-evaluated-er-was-positive"
    ),
    pytest.param("ER strong positive 8/8.", "er positive allred=8", id="er-strong-positive-8-8"),
    pytest.param("HER2 (IHC) negative, 1+.", "her2 negative 1+", id="her2-ihc-negative-1pos"),
    pytest.param("HER2 IHC: 2+, ISH: negative.", "her2 equivocal 2+ not_amplified", id="her2-ihc-2pos-ish-negative"),
    pytest.param(
        "ER was found to be positive and PR was found to be negative.",
        "er positive; pr negative",
        id="er-was-found-to-be-positive-and-pr-was-found",
    ),
    pytest.param(
        "The tumour turned out to be ER-positive and HER2-negative.",
        "er positive; her2 negative",
        id="the-tumour-turned-out-to-be-er-positive-and",
    ),
    pytest.param(
        "The profile was ER 90 %/PR 40 %/HER2 0/Ki-67 20 %.",
        "er positive 90%; pr positive 40%; her2 negative 0; ki67 20%",
        id="the-profile-was-er-90-pr-40-her2-0-ki-67-20",
    ),
    pytest.param(
        "An ER 90%, PR 40%, HER2 0 carcinoma was excised.",
        "er positive 90%; pr positive 40%; her2 negative 0",
        id="an-er-90-pr-40-her2-0-carcinoma-was-excised",
    ),
    pytest.param(
        "ER90%, PR40%, HER2 1+.", "er positive 90%; pr positive 40%; her2 negative 1+", id="er90-pr40-her2-1pos"
    ),
    pytest.param(
        "ER expression in 30% of tumour cells and PR expression in 10%.",
        "er positive 30%; pr positive 10%",
        id="er-expression-in-30-of-tumour-cells-and-pr-e",
    ),
    pytest.param(
        "Nuclear ER was seen in most cells but PR in only a few cells.",
        "er positive; pr positive",
        id="nuclear-er-was-seen-in-most-cells-but-pr-in",
    ),
    pytest.param(
        "Oestrogen receptor was detected in 60% of cells, whereas progesterone receptor was not detected.",
        "er positive 60%; pr negative",
        id="oestrogen-receptor-was-detected-in-60-of-cel",
    ),
    pytest.param(
        "HER2 membrane staining was incomplete and faint in 15% of cells (1+).",
        "her2 negative 15% 1+",
        id="her2-membrane-staining-was-incomplete-and-fa",
    ),
    pytest.param(
        "Hormone receptor status: ER positive, PR negative. HER2 3+.",
        "er positive; pr negative; her2 positive 3+",
        id="hormone-receptor-status-er-positive-pr-negat",
    ),
    pytest.param(
        "Receptors: ER+, PR+; HER2 not amplified on FISH.",
        "er positive; pr positive; her2 not_amplified",
        id="receptors-erpos-prpos-her2-not-amplified-on",
    ),
    pytest.param(
        "Immunohistochemistry was negative for ER, PR, HER2, TTF-1, napsin A and CDX2 but positive for CK7 and SOX10.",
        "er negative; pr negative; her2 negative",
        id="immunohistochemistry-was-negative-for-er-pr",
    ),
    pytest.param(
        "Immunohistochemistry was positive for AE1/AE3, CK7, AR and GCDFP-15 with negativity for ER and PR.",
        "ar positive; er negative; pr negative",
        id="immunohistochemistry-was-positive-for-ae1-ae",
    ),
    pytest.param(
        "Positivity: ER, PR, GATA3; negativity: HER2, CK20.",
        "er positive; pr positive; her2 negative",
        id="positivity-er-pr-gata3-negativity-her2-ck20",
    ),
    pytest.param(
        "Positive: ER, PR. Negative: HER2.",
        "er positive; pr positive; her2 negative",
        id="positive-er-pr-negative-her2",
    ),
    pytest.param(
        "ER+, PR+, HER2+ (triple positive).",
        "er positive; pr positive; her2 positive; er positive (group); pr positive (group); her2 positive (group)",
        id="erpos-prpos-her2pos-triple-positive",
    ),
    pytest.param(
        "No ER or PR expression was present, HER2 FISH was amplified.",
        "er negative; pr negative; her2 amplified",
        id="no-er-or-pr-expression-was-present-her2-fish",
    ),
    pytest.param(
        "Lack of expression of ER (0%), PR (0%) and HER2 (0).",
        "er negative 0%; pr negative 0%; her2 negative 0",
        id="lack-of-expression-of-er-0-pr-0-and-her2-0",
    ),
    pytest.param(
        "ER, PR and HER2 all came back negative.",
        "er negative; pr negative; her2 negative",
        id="er-pr-and-her2-all-came-back-negative",
    ),
    pytest.param(
        "She was ER positive, PR positive, Her-2 negative.",
        "er positive; pr positive; her2 negative",
        id="she-was-er-positive-pr-positive-her-2-negati",
    ),
    pytest.param(
        "Her2-neu score was 1+, i.e. negative.", "her2 negative 1+", id="her2-neu-score-was-1pos-i-e-negative"
    ),
    pytest.param(
        "Progesterone receptor-negative, estrogen receptor-positive, HER2-amplified disease.",
        "pr negative; er positive; her2 amplified",
        id="progesterone-receptor-negative-estrogen-rece",
    ),
    pytest.param("HER2-amplified.", "her2 amplified", id="her2-amplified"),
    pytest.param("HER2 non-amplified.", "her2 not_amplified", id="her2-non-amplified"),
    pytest.param(
        "HER2 gene copy number 4.5, ratio 2.1, therefore amplified.",
        "her2 amplified ratio=2.1",
        id="her2-gene-copy-number-4-5-ratio-2-1-therefor",
    ),
    pytest.param("HER2 (FISH): negative.", "her2 not_amplified", id="her2-fish-negative"),
    pytest.param("HER2 by FISH: amplified.", "her2 amplified", id="her2-by-fish-amplified"),
    pytest.param("FISH showed HER2/CEP17 of 2.9.", "her2 amplified ratio=2.9", id="fish-showed-her2-cep17-of-2-9"),
    pytest.param("ER-low-positive (3%).", "er positive 3%", id="er-low-positive-3"),
    pytest.param("ER 1-10%.", "er positive 1-10%", id="er-1-10"),
    pytest.param("ER between 5 and 10%.", "er positive 5-10%", id="er-between-5-and-10"),
    pytest.param("ER expressed weakly in 2-3% of cells.", "er positive 2-3%", id="er-expressed-weakly-in-2-3-of-cells"),
    pytest.param("PR showed patchy positivity (15%).", "pr positive 15%", id="pr-showed-patchy-positivity-15"),
    pytest.param(
        "PR-, ER+, HER2 3+, Ki67 = 35-40%.",
        "pr negative; er positive; her2 positive 3+; ki67 35-40%",
        id="pr-erpos-her2-3pos-ki67-35-40",
    ),
    pytest.param(
        "PR was positive, 70 %, and the clinical response was a PR.",
        "pr positive 70%",
        id="pr-was-positive-70-and-the-clinical-response",
    ),
    pytest.param("The ER doctor palpated a lump.", "", id="the-er-doctor-palpated-a-lump"),
    pytest.param("ER visit was followed by mammography.", "", id="er-visit-was-followed-by-mammography"),
    pytest.param(
        "Her ER-positive cancer relapsed with PR negative disease.",
        "er positive; pr negative",
        id="her-er-positive-cancer-relapsed-with-pr-nega",
    ),
    pytest.param("PR prolongation was seen on ECG.", "", id="pr-prolongation-was-seen-on-ecg"),
    pytest.param("HER-2 oncoprotein: negative (0/1+).", "her2 negative 1+", id="her-2-oncoprotein-negative-0-1pos"),
    pytest.param(
        "Her-2/neu oncogene was overexpressed in over 30% of cells (3+).",
        "her2 positive 30% 3+",
        id="her-2-neu-oncogene-was-overexpressed-in-over",
    ),
    pytest.param("c-erb-B2: 1+.", "her2 negative 1+", id="c-erb-b2-1pos"),
    pytest.param("CerbB2 score 2.", "her2 equivocal 2+", id="cerbb2-score-2"),
    pytest.param("ER Allred TS 7 (PS 5, IS 2).", "er positive allred=7", id="er-allred-ts-7-ps-5-is-2"),
    pytest.param(
        "ER (intensity 3, proportion 5, total score 8).",
        "er positive allred=8",
        id="er-intensity-3-proportion-5-total-score-8",
    ),
    pytest.param(
        "ER H score = 210; PR H score = 0.",
        "er positive h_score=210; pr negative h_score=0",
        id="er-h-score-210-pr-h-score-0",
    ),
    pytest.param(
        "Ki-67 immunostaining was positive for about 45 % of the cells.",
        "ki67 45%",
        id="ki-67-immunostaining-was-positive-for-about",
    ),
    pytest.param("Ki-67 in hot spots 30%, average 15%.", "ki67 30%", id="ki-67-in-hot-spots-30-average-15"),
    pytest.param("Ki-67 up to 40%.", "ki67 40%", id="ki-67-up-to-40"),
    pytest.param("The Ki67 was less than 5%.", "ki67 5%", id="the-ki67-was-less-than-5"),
    pytest.param("Mib-1 10%.", "ki67 10%", id="mib-1-10"),
    pytest.param(
        "The Ki-67 was markedly elevated, exceeding 50%.", "ki67 50%", id="the-ki-67-was-markedly-elevated-exceeding-50"
    ),
    pytest.param(
        "Estrogen and progesterone receptor levels were 95% and 80%, HER2 was not overexpressed (score 1+).",
        "er positive 95%; pr positive 80%; her2 negative 1+",
        id="estrogen-and-progesterone-receptor-levels-we",
    ),
    pytest.param(
        "On immunohistochemical study, hormonal receptors (estrogens and progesterone) were positive at 90% and 70% respectively; Her2 was scored zero.",
        "er positive 90%; pr positive 70%; her2 negative 0",
        id="on-immunohistochemical-study-hormonal-recept",
    ),
    pytest.param(
        "The tumor overexpressed HER2 (score +3), without hormone receptors.",
        "her2 positive 3+",
        id="the-tumor-overexpressed-her2-score-pos3-with",
    ),
    pytest.param("HER2 +3, ER negative.", "her2 positive 3+; er negative", id="her2-pos3-er-negative"),
    pytest.param("HER2/neu (+2).", "her2 equivocal 2+", id="her2-neu-pos2"),
    pytest.param("Her-2 score of +1.", "her2 negative 1+", id="her-2-score-of-pos1"),
    pytest.param(
        "ER: positive 3+ in 90%; PR: positive 2+ in 50%; Her2: negative 1+.",
        "er positive 90%; pr positive 50%; her2 negative 1+",
        id="er-positive-3pos-in-90-pr-positive-2pos-in-5",
    ),
    pytest.param(
        "Estrogen receptors positive at 80 %, progesterone receptors positive at 60%, Ki 67 at 15%.",
        "er positive 80%; pr positive 60%; ki67 15%",
        id="estrogen-receptors-positive-at-80-progestero",
    ),
    pytest.param(
        "ER/PR positive, HER2neu negative, Ki-67 of 10 %.",
        "er positive; pr positive; her2 negative; ki67 10%",
        id="er-pr-positive-her2neu-negative-ki-67-of-10",
    ),
    pytest.param(
        "The tumor showed 100% estrogen receptor (ER) positivity, 90% progesterone receptor (PR) positivity and no HER2 amplification.",
        "er positive 100%; pr positive 90%; her2 not_amplified",
        id="the-tumor-showed-100-estrogen-receptor-er-po",
    ),
    pytest.param(
        "The patient's tumor was 100% ER positive, 60% PR positive and HER2 negative by FISH.",
        "er positive 100%; pr positive 60%; her2 not_amplified",
        id="the-patient-s-tumor-was-100-er-positive-60-p",
    ),
    pytest.param(
        "ER positive (>90% strong), PR positive (40% moderate), and HER2 negative (IHC 1+).",
        "er positive 90%; pr positive 40%; her2 negative 1+",
        id="er-positive-90-strong-pr-positive-40-moderat",
    ),
    pytest.param(
        "Immunohistochemistry tests were ER positive 95%, PR positive 90%, and HER-2/neu negative with Ki-67 at 20%.",
        "er positive 95%; pr positive 90%; her2 negative; ki67 20%",
        id="immunohistochemistry-tests-were-er-positive",
    ),
    pytest.param("ER/PR/AR were negative.", "er negative; pr negative; ar negative", id="er-pr-ar-were-negative"),
    pytest.param(
        "It was positive for estrogen receptor (Allred score 7) and for progesterone receptor (Allred score 4).",
        "er positive allred=7; pr positive allred=4",
        id="it-was-positive-for-estrogen-receptor-allred",
    ),
    pytest.param(
        "Tumour cells showed strong positivity for ER (Allred 8), PR (Allred 7) but were HER2 negative.",
        "er positive allred=8; pr positive allred=7; her2 negative",
        id="tumour-cells-showed-strong-positivity-for-er",
    ),
    pytest.param(
        "Strong nuclear staining for estrogen (>95%) and progesterone (>80%) receptors was noted.",
        "er positive 95%; pr positive 80%",
        id="strong-nuclear-staining-for-estrogen-95-and",
    ),
    pytest.param(
        "ER, PR, and HER2 negative (triple-negative) invasive carcinoma was diagnosed.",
        "er negative; pr negative; her2 negative; er negative (group); pr negative (group); her2 negative (group)",
        id="er-pr-and-her2-negative-triple-negative-inva",
    ),
    pytest.param(
        "Tumor was ER positive (95%, 3+), PR positive (80%, 2+), HER2 negative (1+).",
        "er positive 95%; pr positive 80%; her2 negative 1+",
        id="tumor-was-er-positive-95-3pos-pr-positive-80",
    ),
    pytest.param(
        "Histology demonstrated a grade 2 invasive ductal carcinoma which was ER 8/8, PR 7/8 and HER2 negative.",
        "er positive allred=8; pr positive allred=7; her2 negative",
        id="histology-demonstrated-a-grade-2-invasive-du",
    ),
    pytest.param(
        "IHC: ER (8/8), PR (8/8), HER2 (0), Ki67 (12%).",
        "er positive allred=8; pr positive allred=8; her2 negative 0; ki67 12%",
        id="ihc-er-8-8-pr-8-8-her2-0-ki67-12",
    ),
    pytest.param(
        "Immunohistochemical markers: ER 0 %, PgR 0 %, c-erbB2 3+, Ki-67 80 %.",
        "er negative 0%; pr negative 0%; her2 positive 3+; ki67 80%",
        id="immunohistochemical-markers-er-0-pgr-0-c-erb",
    ),
    pytest.param(
        "She was started on letrozole as the tumour was strongly ER positive.",
        "er positive",
        id="she-was-started-on-letrozole-as-the-tumour-w",
    ),
    pytest.param(
        "Immunohistochemistry confirmed that the tumor was estrogen receptor, progesterone receptor, and HER2 negative.",
        "er negative; pr negative; her2 negative",
        id="immunohistochemistry-confirmed-that-the-tumo",
    ),
    pytest.param(
        "Receptor studies showed the tumour to be ER and PR positive but HER2 negative.",
        "er positive; pr positive; her2 negative",
        id="receptor-studies-showed-the-tumour-to-be-er",
    ),
    pytest.param(
        "Tumour cells were negative for estrogen, progesterone and HER2 receptors.",
        "er negative; pr negative; her2 negative",
        id="tumour-cells-were-negative-for-estrogen-prog",
    ),
    pytest.param(
        "ER negativity, PR negativity, Her2 positivity (+++).",
        "er negative; pr negative; her2 positive 3+",
        id="er-negativity-pr-negativity-her2-positivity",
    ),
    pytest.param(
        "Positive staining for ER, PR; no staining for HER2.",
        "er positive; pr positive; her2 negative",
        id="positive-staining-for-er-pr-no-staining-for",
    ),
    pytest.param(
        "ER was strongly expressed by 90% of the cells; PR was expressed by 15% and HER2 by none.",
        "er positive 90%; pr positive 15%; her2 negative",
        id="er-was-strongly-expressed-by-90-of-the-cells",
    ),
    pytest.param(
        "The tumor cells were reactive for ER and AR but nonreactive for PR.",
        "er positive; ar positive; pr negative",
        id="the-tumor-cells-were-reactive-for-er-and-ar",
    ),
    pytest.param(
        "Immunoreactivity was seen for ER (80%) and PR (20%) but not for HER2.",
        "er positive 80%; pr positive 20%; her2 negative",
        id="immunoreactivity-was-seen-for-er-80-and-pr-2",
    ),
    pytest.param(
        "ER expression was high (90%), PR expression low (5%), and HER2 expression absent.",
        "er positive 90%; pr positive 5%; her2 negative",
        id="er-expression-was-high-90-pr-expression-low",
    ),
    pytest.param(
        "ER low (3%), PR absent, HER2 low (1+).",
        "er positive 3%; pr negative; her2 negative 1+",
        id="er-low-3-pr-absent-her2-low-1pos",
    ),
    pytest.param(
        "The lesion was ER strongly +, PR weakly +, HER2 -.",
        "er positive; pr positive; her2 negative",
        id="the-lesion-was-er-strongly-pos-pr-weakly-pos",
    ),
    pytest.param(
        "Both the primary and the nodes were ER positive.",
        "er positive",
        id="both-the-primary-and-the-nodes-were-er-posit",
    ),
    pytest.param(
        "The ER was positive while PR was borderline (1%).",
        "er positive; pr equivocal 1%",
        id="the-er-was-positive-while-pr-was-borderline",
    ),
    pytest.param("PR was equivocal.", "pr equivocal", id="pr-was-equivocal"),
    pytest.param(
        "Immunohistochemistry: ER positive 7/8; PR positive 5/8; HER2 borderline 2+, FISH negative.",
        "er positive allred=7; pr positive allred=5; her2 equivocal 2+ not_amplified",
        id="immunohistochemistry-er-positive-7-8-pr-posi",
    ),
    pytest.param(
        "ER 300/300, PR 150/300.", "er positive h_score=300; pr positive h_score=150", id="er-300-300-pr-150-300"
    ),
    pytest.param(
        "The tumour had an ER of 80%, a PR of 10% and a HER2 of 0.",
        "er positive 80%; pr positive 10%; her2 negative 0",
        id="the-tumour-had-an-er-of-80-a-pr-of-10-and-a",
    ),
    pytest.param("HER2 (clone 4B5, Ventana) 0.", "her2 negative 0 clone=4B5", id="her2-clone-4b5-ventana-0"),
    pytest.param(
        "ER (clone: EP1) 90%; PR (clone: PgR 1294) 70%.",
        "er positive 90% clone=EP1; pr positive 70% clone=PgR 1294",
        id="er-clone-ep1-90-pr-clone-pgr-1294-70",
    ),
    pytest.param(
        "The cells were negative for BCL6, ER and PR, and the Ki-67 index was 95%.",
        "er negative; pr negative; ki67 95%",
        id="the-cells-were-negative-for-bcl6-er-and-pr-a",
    ),
    pytest.param(
        "The tumour was ER (90+)/PR (40+) positive.",
        "er positive 90%; pr positive 40%",
        id="the-tumour-was-er-90pos-pr-40pos-positive",
    ),
    pytest.param(
        "It was a triple receptor negative carcinoma.",
        "er negative (group); pr negative (group); her2 negative (group)",
        id="it-was-a-triple-receptor-negative-carcinoma",
    ),
    pytest.param(
        "The nodal deposit was positive for c-erB2 and negative for oestrogen receptor.",
        "her2 positive; er negative",
        id="the-nodal-deposit-was-positive-for-c-erb2-an",
    ),
    pytest.param(
        "Hormone receptors (ER and PR) were positive in 90% and 40%.",
        "er positive 90%; pr positive 40%",
        id="hormone-receptors-er-and-pr-were-positive-in",
    ),
    pytest.param(
        "The hormonal receptors (oestrogen, progesterone) were positive at 80% and 20%, respectively.",
        "er positive 80%; pr positive 20%",
        id="the-hormonal-receptors-oestrogen-progesteron",
    ),
    pytest.param(
        "PR was now negative, ER still positive.",
        "pr negative; er positive",
        id="pr-was-now-negative-er-still-positive",
    ),
    pytest.param(
        "Oestrogen and progesterone receptors were both 3b and HER2 was 1+.",
        "er positive; pr positive; her2 negative 1+",
        id="oestrogen-and-progesterone-receptors-were-bo",
    ),
    pytest.param(
        "ER (J-score 3b), PR (J-score 3a), HER2 0.",
        "er positive; pr positive; her2 negative 0",
        id="er-j-score-3b-pr-j-score-3a-her2-0",
    ),
    pytest.param(
        "Expression of ER, PR and HER2 was absent.",
        "er negative; pr negative; her2 negative",
        id="noun-before-a-list-denied-behind-it",
    ),
    pytest.param(
        "Staining for PR, ER, and HER2 was negative.",
        "pr negative; er negative; her2 negative",
        id="staining-before-a-list-negative-behind-it",
    ),
    pytest.param(
        "Positivity for ER, PR or HER2 was not seen.",
        "er negative; pr negative; her2 negative",
        id="positivity-before-a-list-not-seen-behind-it",
    ),
    pytest.param(
        "Immunoreactivity for PR and ER was lacking, as was HER2.",
        "pr negative; er negative; her2 negative",
        id="denied-noun-goes-on-behind-as-was",
    ),
    pytest.param("HER2 overexpression was excluded.", "her2 negative", id="overexpression-excluded"),
    pytest.param("PR positivity was ruled out.", "pr negative", id="positivity-ruled-out"),
    pytest.param("HER2 amplification was excluded by FISH.", "her2 not_amplified", id="amplification-excluded"),
    pytest.param("It was a non-triple-negative cancer.", "", id="non-triple-negative"),
    pytest.param("The lesion was not triple negative.", "", id="not-triple-negative"),
    pytest.param("Triple-negative disease was excluded.", "", id="triple-negative-excluded"),
    pytest.param(
        "An ER-/PR-positive and HER2-negative tumour.",
        "er positive; pr positive; her2 negative",
        id="hyphen-before-a-slash-shares-the-status",
    ),
    pytest.param(
        "An ER-/PR-/HER2-negative tumour.",
        "er negative; pr negative; her2 negative",
        id="two-hyphens-before-slashes-share-the-status",
    ),
    pytest.param("The cells did not overexpress HER2/neu.", "her2 negative", id="did-not-overexpress"),
    pytest.param("Its cells do over-express HER2.", "her2 positive", id="over-express"),
    pytest.param(
        "The cells expressed neither hormone receptors nor HER2.", "her2 negative", id="expressed-neither-a-group-nor"
    ),
    pytest.param("The cells expressed neither PR nor HER2.", "pr negative; her2 negative", id="expressed-neither-nor"),
    pytest.param("Ki-67 fell from 45% to 10%.", "ki67 45%; ki67 10%", id="a-fall-is-no-range"),
    pytest.param("Ki-67 rose from 5% to 25%.", "ki67 5%; ki67 25%", id="a-rise-is-no-range"),
    pytest.param("Ki-67 ranged from 5% to 25%.", "ki67 5-25%", id="a-range"),
    pytest.param(
        "PR expression fell from 60% before to 0% after chemotherapy.",
        "pr positive 60%; pr negative 0%",
        id="figures-before-and-after",
    ),
    pytest.param(
        "PR was 60% on core biopsy and 0% in the mastectomy specimen.",
        "pr positive 60%; pr negative 0%",
        id="percentages-of-biopsy-and-specimen",
    ),
    pytest.param(
        "HER2 scored 1+ on needle biopsy and 3+ in the specimen.",
        "her2 negative 1+; her2 positive 3+",
        id="scores-of-biopsy-and-specimen",
    ),
    pytest.param(
        "The Allred score was 7 for ER and 2 for PR.",
        "er positive allred=7; pr negative allred=2",
        id="one-name-for-two-allred-scores",
    ),
    pytest.param(
        "Allred scores of 8 for ER, 6 for PR.", "er positive allred=8; pr positive allred=6", id="scores-in-the-plural"
    ),
    pytest.param(
        "The H-score for ER was 270 and for PR 15.",
        "er positive h_score=270; pr positive h_score=15",
        id="one-name-for-two-h-scores",
    ),
    pytest.param(
        "PR was weakly and ER strongly positive.", "pr positive; er positive", id="status-shared-by-two-adverbs"
    ),
    pytest.param("Expression of ER and PR was not assessed.", "", id="noun-before-a-list-not-assessed"),
    pytest.param(
        "The cells showed positivity for ER and PR was negative.",
        "er positive; pr negative",
        id="noun-that-is-no-subject-is-not-denied",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_sentence(sentence: str, expected: str) -> None:
    assert "; ".join(printed(reading) for reading in read_sentence(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "about_her2", "expected"),
    [
        pytest.param("FISH showed amplification.", True, ["her2 amplified"], id="of-her2-if-the-sentence-before-was"),
        pytest.param("FISH showed amplification.", False, [], id="of-another-gene-else"),
    ],
)
def test_hybridisation_of_a_gene_without_a_name(sentence: str, about_her2: bool, expected: list[str]) -> None:
    assert [printed(reading) for reading in read_sentence(sentence, about_her2)] == expected


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        pytest.param("Stains were ER +++ and others.", "ER +++", id="no-blank-behind-a-sign"),
        pytest.param("HER2 (2+) was found.", "HER2 (2+)", id="bracket-is-closed"),
        pytest.param("It had HER2 (3+ ) cells.", "HER2 (3+ )", id="bracket-behind-a-blank-is-closed"),
        pytest.param("They saw amplification of HER2.", "amplification of HER2", id="no-full-stop-of-the-sentence"),
    ],
)
def test_a_quote_ends_in_a_word_a_sign_or_a_closed_bracket(sentence: str, quote: str) -> None:
    (reading,) = read_sentence(sentence)
    assert sentence[reading.start : reading.end] == quote
    assert all(sentence[part.start : part.end].strip() == sentence[part.start : part.end] for part in reading.parts)


def test_every_part_stands_on_its_own_characters() -> None:
    sentence = "ER (clone SP1) was positive in 60-70% of cells, Allred 8/8."
    (reading,) = read_sentence(sentence)
    quoted = {part.field: sentence[part.start : part.end] for part in reading.parts}
    assert quoted == {
        "status": "ER (clone SP1) was positive",
        "percent": "60-70%",
        "percent_high": "60-70%",
        "allred": "Allred 8/8",
        "clone": "SP1",
    }
    assert sentence[reading.start : reading.end] == sentence.removesuffix(".")
