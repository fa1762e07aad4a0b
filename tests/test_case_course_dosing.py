"""Cycles, dose, duration and setting of a treatment."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.case.course.dosing import TREATMENTS, Dosing, read_dosing

GIVEN = [
    pytest.param("She received four cycles of docetaxel.", [Dosing(cycles=4)], id="cycles-of"),
    pytest.param("Six courses of epirubicin were given.", [Dosing(cycles=6)], id="courses"),
    pytest.param("She had 12 weekly doses of paclitaxel.", [Dosing(cycles=12)], id="weekly-doses"),
    pytest.param("Epirubicin was given in six cycles.", [Dosing(cycles=6)], id="cycles-behind"),
    pytest.param("She was given capecitabine x4.", [Dosing(cycles=4)], id="times-behind"),
    pytest.param(
        "Tamoxifen 20 mg x 5 years was given.", [Dosing(dose="20 mg", duration_days=1826.25)], id="times-years"
    ),
    pytest.param("She was given 4 x EC.", [Dosing(cycles=4)], id="times-ahead"),
    pytest.param(
        "She had four cycles of carboplatin and twelve cycles of paclitaxel.",
        [Dosing(cycles=4), Dosing(cycles=12)],
        id="each-its-own-cycles",
    ),
    pytest.param(
        "She received three cycles of FEC followed by docetaxel.", [Dosing(cycles=3), Dosing()], id="not-what-followed"
    ),
    pytest.param("Docetaxel (75 mg/m2) was given.", [Dosing(dose="75 mg/m2")], id="dose-in-brackets"),
    pytest.param("Capecitabine 1000 mg daily was given.", [Dosing(dose="1000 mg daily")], id="dose-a-day"),
    pytest.param("She took bicalutamide at a dose of 50 mg daily.", [Dosing(dose="50 mg daily")], id="at-a-dose-of"),
    pytest.param("She received 60 mg/m2 doxorubicin.", [Dosing(dose="60 mg/m2")], id="dose-ahead"),
    pytest.param(
        "She received cisplatin (20 mg/day) and etoposide (100 mg/day).",
        [Dosing(dose="20 mg/day"), Dosing(dose="100 mg/day")],
        id="each-its-own-dose",
    ),
    pytest.param("She took letrozole with calcium 500 mg.", [Dosing()], id="dose-of-another"),
    pytest.param(
        "Radiotherapy of the breast (50 Gy in 25 fractions) was given.",
        [Dosing(dose="50 Gy in 25 fractions")],
        id="radiation-dose",
    ),
    pytest.param("She took tamoxifen for five years.", [Dosing(duration_days=1826.25)], id="for-years"),
    pytest.param("Letrozole was given over 6 weeks.", [Dosing(duration_days=42.0)], id="over-weeks"),
    pytest.param("She had 12 weeks of paclitaxel.", [Dosing(duration_days=84.0)], id="weeks-of"),
    pytest.param("She took tamoxifen and was free of disease for 2 years.", [Dosing()], id="not-a-state"),
    pytest.param("Tamoxifen was started two years later.", [Dosing()], id="not-a-time"),
    pytest.param("She had neoadjuvant docetaxel.", [Dosing(setting="neoadjuvant"), Dosing(setting="neoadjuvant")], id="neo"),
    pytest.param("Adjuvant radiotherapy was given.", [Dosing(setting="adjuvant")], id="adjuvant"),
    pytest.param("He received palliative chemotherapy.", [Dosing(setting="palliative")], id="palliative"),
    pytest.param(
        "She had two cycles (a total of six doses) of docetaxel.", [Dosing(cycles=2)], id="explained-in-brackets"
    ),
    pytest.param("She took methimazole 20 mg every 6 hours.", [Dosing(dose="20 mg every 6 hours")], id="every-six-hours"),
    pytest.param(
        "She received docetaxel 75 mg/m2, carboplatin AUC 6 and trastuzumab.",
        [Dosing(dose="75 mg/m2"), Dosing(dose="AUC 6"), Dosing()],
        id="each-dose-right-behind-its-drug",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), GIVEN)
def test_how_it_was_given(sentence: str, expected: list[Dosing], annotated_of: Callable[[str], AnnotatedText]) -> None:
    annotated = annotated_of(sentence)
    (whole,) = annotated.sentences
    found = annotated.mentions(whole.start, whole.end, *TREATMENTS)
    assert [read_dosing(annotated, whole, item) for item in found] == expected
