"""TNM classifications and stages as printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param("It was staged pT2 N1 M0.", {"tnm": ("pT2N1M0",)}, id="tnm"),
    pytest.param(
        "The stage was cT2N0M0, later ypT1bN0.", {"tnm": ("cT2N0M0", "ypT1bN0")}, id="tnm-clinical-and-pathological"
    ),
    pytest.param("T2-weighted MRI and the T5 vertebra were normal.", {"tnm": ()}, id="t2-weighted"),
    pytest.param("Stage IIA disease was found.", {"stage": ("IIA",)}, id="stage"),
    pytest.param("She had cancer and acute kidney injury, AKIN stage 3.", {"stage": ()}, id="akin"),
    pytest.param("She had chronic kidney disease stage 4.", {"stage": ()}, id="kidney-disease"),
    pytest.param("She had cancer and a stage 2 pressure ulcer.", {"stage": ()}, id="pressure-ulcer"),
    pytest.param(
        "Her cancer was found with Parkinson's disease, Hoehn and Yahr stage 3.", {"stage": ()}, id="parkinson"
    ),
    pytest.param("She had cancer and heart failure, NYHA stage II.", {"stage": ()}, id="nyha"),
    pytest.param("The tumour was of FIGO stage IIIC.", {"stage": ("IIIC",)}, id="figo"),
    pytest.param("Kidney cancer of stage II was diagnosed.", {"stage": ("II",)}, id="kidney-cancer"),
    pytest.param("It was ypT0 N0.", {"tnm": ("ypT0N0",)}, id="ypt0-n0"),
    pytest.param("It was p T2 N1a (sn) M0.", {"tnm": ("pT2N1a(sn)M0",)}, id="p-t2-n1a-sn-m0"),
    pytest.param("It was T1cN0Mx.", {"tnm": ("T1cN0Mx",)}, id="t1cn0mx"),
    pytest.param("It was T2, N0, M0.", {"tnm": ("T2N0M0",)}, id="t2-n0-m0"),
    pytest.param("It was pT1b, pN0(i-), cM0.", {"tnm": ("pT1bpN0(i-)cM0",)}, id="pt1b-pn0-i-cm0"),
    pytest.param("It was stage IIA (T2N0M0).", {"tnm": ("T2N0M0",), "stage": ("IIA",)}, id="stage-iia-t2n0m0"),
    pytest.param("It was cT2 [2.2 cm], cN0, M0.", {"tnm": ("cT2cN0M0",)}, id="ct2-2-2-cm-cn0-m0"),
    pytest.param("It was pT1c, G2, pN0 carcinoma.", {"tnm": ("pT1cpN0",), "grade": 2}, id="pt1c-g2-pn0"),
    pytest.param("It was classified as T4b.", {"tnm": ("T4b",)}, id="classified-t4b"),
    pytest.param("It was rT2 N1 M0.", {"tnm": ("rT2N1M0",)}, id="rt2-n1-m0"),
    pytest.param("It was pT1c pN1a.", {"tnm": ("pT1cpN1a",)}, id="pt1c-pn1a"),
    pytest.param("It was T2 NoMo.", {"tnm": ("T2NoMo",)}, id="t2-nomo"),
    pytest.param("T2 weighted MRI of T4 N was normal.", {"tnm": ()}, id="t2-weighted-mri-t4-n-normal"),
    pytest.param("The cancer was stage IIIC.", {"stage": ("IIIC",)}, id="stage-iiic"),
    pytest.param("The cancer was clinical stage 2.", {"stage": ("2",)}, id="clinical-stage-2"),
    pytest.param("The lymphoma was Ann Arbor stage IIE.", {"stage": ("IIE",)}, id="lymphoma-ann-arbor-stage-iie"),
    pytest.param("The cancer was staged as IV.", {"stage": ("IV",)}, id="staged-iv"),
    pytest.param("The cancer stage was estimated as IIB.", {"stage": ("IIB",)}, id="stage-estimated-iib"),
    pytest.param("It was pT1c pN0(sn) (0/2).", {"tnm": ("pT1cpN0(sn)",)}, id="count-of-nodes-behind"),
    pytest.param("It was pT2 N0 (0/14) M0.", {"tnm": ("pT2N0M0",)}, id="count-of-nodes-between"),
    pytest.param(
        "It was ypT1a(m) N1mi(1/3)(sn) cM0.", {"tnm": ("ypT1a(m)N1mi(1/3)(sn)cM0",)}, id="count-of-sentinel-nodes"
    ),
    pytest.param(
        "Clinical stage T4dN2M0 - IIIB. She had invasive ductal carcinoma.",
        {"stage": ("IIIB",), "tnm": ("T4dN2M0",)},
        id="clinical-stage-t4dn2m0-iiib-she-had",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
