"""The course of a patient: events, their order, days and time points, and how treatments were given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.model import CourseEvent, Reading
from ingest.pipeline import Pipeline

CAME = "A 48-year-old woman presented with a lump in her left breast. "


def told(reading: Reading) -> list[tuple[float | None, str]]:
    (case,) = reading.cases
    return [(event.days, event.what) for event in case.course]


EVENTS = [
    pytest.param("", ["mass"], id="presentation"),
    pytest.param("Mammography and ultrasound showed a mass.", ["mass", "mammography", "ultrasound"], id="imaging"),
    pytest.param("MRI showed a mass. The MRI also showed a node.", ["mass", "mri"], id="told-twice"),
    pytest.param("CT was normal. A second CT showed metastases.", ["mass", "ct", "ct", "metastasis"], id="a-second-one"),
    pytest.param("MRI (magnetic resonance imaging) showed a mass.", ["mass", "mri"], id="abbreviation"),
    pytest.param(
        "MRI showed a mass. She received docetaxel. MRI showed no mass.", ["mass", "mri", "docetaxel", "mri"],
        id="again-after-treatment",
    ),
    pytest.param("A biopsy was done. The core biopsy showed DCIS.", ["mass", "core_biopsy"], id="general-then-named"),
    pytest.param(
        "Cytology by fine needle aspiration was benign. A biopsy was performed.", ["mass", "fna", "biopsy_unspecified"],
        id="biopsy-after-cytology",
    ),
    pytest.param("She underwent surgery. Mastectomy was performed.", ["mass", "mastectomy"], id="surgery-is-named"),
    pytest.param(
        "She underwent mastectomy. The mastectomy specimen held a carcinoma. After mastectomy she was well.",
        ["mass", "mastectomy", "follow_up"],
        id="specimen-and-after",
    ),
    pytest.param(
        "Histology of the lumpectomy and axillary dissection showed a carcinoma.",
        ["mass", "lumpectomy", "axillary_dissection"],
        id="told-by-the-specimen-alone",
    ),
    pytest.param("She received chemotherapy with docetaxel.", ["mass", "docetaxel"], id="class-and-drug"),
    pytest.param("She received chemotherapy. It consisted of docetaxel.", ["mass", "docetaxel"], id="class-then-drug"),
    pytest.param("She received docetaxel and carboplatin. After chemotherapy, CT was normal.",
                 ["mass", "docetaxel", "carboplatin", "ct"], id="after-chemotherapy"),
    pytest.param("She received FEC (fluorouracil, epirubicin, cyclophosphamide).", ["mass", "fec"], id="regimen-spelt-out"),
    pytest.param("She received rituximab, cyclophosphamide, doxorubicin and vincristine (R-CHOP).",
                 ["mass", "rituximab", "cyclophosphamide", "doxorubicin", "vincristine"], id="drugs-summed-up"),
    pytest.param("Trastuzumab was given as adjuvant chemotherapy.", ["mass", "trastuzumab"], id="one-treatment-two-names"),
    pytest.param("Chemotherapy was recommended but she refused it.", ["mass"], id="refused"),
    pytest.param("She was referred for radiotherapy.", ["mass"], id="referred-for"),
    pytest.param("It was difficult to perform a mastectomy.", ["mass"], id="could-not"),
    pytest.param("CT before mastectomy was normal.", ["mass", "ct"], id="before-an-operation"),
    pytest.param("A specimen radiograph was taken after CT-guided biopsy.", ["mass", "biopsy_unspecified"], id="guidance"),
    pytest.param("She had a recurrence. She died.", ["mass", "recurrence", "death"], id="outcomes"),
    pytest.param("At follow-up she was well.", ["mass", "follow_up"], id="follow-up"),
    pytest.param("Mastectomy was done. Follow-up is planned.", ["mass", "mastectomy"], id="planned-follow-up"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_one_event_for_one_happening(text: str, expected: list[str], reading_of: Callable[[str], Reading]) -> None:
    assert [what for _, what in told(reading_of(CAME + text))] == expected


DAYS = [
    pytest.param("Six months later, MRI was normal.", [(0, "mass"), (182.64, "mri")], id="later"),
    pytest.param("MRI was normal. One week later, CT was done.", [(0, "mass"), (None, "mri"), (7, "ct")], id="work-up"),
    pytest.param(
        "One month later mastectomy was performed. Three weeks after surgery, CT was done.",
        [(0, "mass"), (30.44, "mastectomy"), (51.44, "ct")],
        id="after-an-operation",
    ),
    pytest.param(
        "Two weeks later she underwent mastectomy. On postoperative day 5, CT was done.",
        [(0, "mass"), (14, "mastectomy"), (19, "ct")],
        id="postoperative-day",
    ),
    pytest.param(
        "She underwent mastectomy. On postoperative day 5, CT was done.",
        [(0, "mass"), (None, "mastectomy"), (None, "ct")],
        id="the-operation-has-no-day",
    ),
    pytest.param(
        "She underwent mastectomy. Five years later, CT showed a recurrence.",
        [(0, "mass"), (None, "mastectomy"), (1826.25, "ct"), (1826.25, "recurrence")],
        id="years-after-weeks",
    ),
    pytest.param(
        "She received docetaxel. Six months later, CT was done.", [(0, "mass"), (None, "docetaxel"), (None, "ct")],
        id="drugs-have-no-day",
    ),
    pytest.param(
        "MRI was normal. Several weeks later, CT was done. Two weeks later, mastectomy was performed.",
        [(0, "mass"), (None, "mri"), (None, "ct"), (None, "mastectomy")],
        id="after-a-vague-time",
    ),
    pytest.param("At 12-month follow-up, MRI was normal.", [(0, "mass"), (365.28, "follow_up"), (365.28, "mri")],
                 id="follow-up"),
    pytest.param(
        "She underwent mastectomy. At 2-week follow-up, CT was done.",
        [(0, "mass"), (None, "mastectomy"), (None, "follow_up"), (None, "ct")],
        id="short-follow-up-of-an-operation",
    ),
    pytest.param(
        "One year later, CT was normal. She died two years later.",
        [(0, "mass"), (365.25, "ct"), (1095.75, "death")],
        id="one-after-another",
    ),
    pytest.param(
        "She had undergone hysterectomy 13 years earlier.", [(-4748.25, "hysterectomy"), (0, "mass")], id="earlier"
    ),
    pytest.param(
        "She had undergone hysterectomy six years ago and thyroidectomy two years ago.",
        [(-2191.5, "hysterectomy"), (-730.5, "thyroidectomy"), (0, "mass")],
        id="each-its-own-time",
    ),
    pytest.param(
        "At the age of 38 she had undergone lumpectomy.", [(-3652.5, "lumpectomy"), (0, "mass")], id="at-an-age"
    ),
    pytest.param(
        "She had been diagnosed with breast cancer two years ago. At that time she underwent lumpectomy. After surgery, "
        "she received tamoxifen. Mammography now showed a mass.",
        [(-730.5, "lumpectomy"), (None, "tamoxifen"), (0, "mass"), (None, "mammography")],
        id="a-look-back-that-goes-on",
    ),
    pytest.param(
        "One year later, CT was normal. She was last seen 6 months after presentation.",
        [(0, "mass"), (365.25, "ct")],
        id="no-day-before-what-has-passed",
    ),
    pytest.param(
        "She received docetaxel and, after 3 months, MRI was done.", [(0, "mass"), (None, "docetaxel"), (None, "mri")],
        id="the-time-of-what-follows",
    ),
    pytest.param(
        "Two months later she underwent mastectomy followed by radiotherapy.",
        [(0, "mass"), (60.88, "mastectomy"), (None, "radiotherapy")],
        id="not-of-what-followed",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_days_from_presentation(
    text: str, expected: list[tuple[float | None, str]], reading_of: Callable[[str], Reading]
) -> None:
    assert told(reading_of(CAME + text)) == expected


OPENINGS = [
    pytest.param(
        "In March 2015, a 50-year-old woman presented with a lump. In June 2016, CT was done. It recurred in 2018.",
        [(0, "mass"), (458, "ct"), (None, "recurrence")],
        id="dates",
    ),
    pytest.param(
        "A 50-year-old woman presented on 3 May 2019 with a lump. Mastectomy was performed on 13 May 2019.",
        [(0, "mass"), (10, "mastectomy")],
        id="exact-dates",
    ),
    pytest.param(
        "A 50-year-old woman presented with a lump. In June 2016, CT was done.", [(0, "mass"), (None, "ct")],
        id="a-date-without-the-first",
    ),
    pytest.param(
        "A 60-year-old woman with a history of breast cancer treated in July 2012 with lumpectomy presented with a lump. "
        "In August 2016, CT was done.",
        [(None, "lumpectomy"), (0, "mass"), (None, "ct")],
        id="the-date-of-earlier-disease",
    ),
    pytest.param(
        "Ten years after mastectomy, a 60-year-old woman presented with a lump.",
        [(-3652.5, "mastectomy"), (0, "mass")],
        id="counted-from-an-operation",
    ),
    pytest.param(
        "A 60-year-old woman treated with mastectomy and tamoxifen five years ago presented with a lump.",
        [(-1826.25, "mastectomy"), (-1826.25, "tamoxifen"), (0, "mass")],
        id="before-the-verb",
    ),
    pytest.param(
        "A 60-year-old woman had a breast carcinoma. Mastectomy was performed. She presented with a rash 5 years later.",
        [(0, "carcinoma"), (None, "mastectomy")],
        id="the-opening-where-something-was-done-before-the-verb",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OPENINGS)
def test_where_a_course_begins(
    text: str, expected: list[tuple[float | None, str]], reading_of: Callable[[str], Reading]
) -> None:
    assert told(reading_of(text)) == expected


def events(reading: Reading) -> dict[str, CourseEvent]:
    (case,) = reading.cases
    return {event.what: event for event in case.course}


def test_an_event_says_how_and_when(reading_of: Callable[[str], Reading]) -> None:
    course = events(
        reading_of(
            CAME + "MRI showed enhancement. She received neoadjuvant chemotherapy with four cycles of docetaxel "
            "(75 mg/m2). MRI showed no mass. Mastectomy was performed. Adjuvant letrozole was given for five years. "
            "At 6-year follow-up there was no recurrence."
        )
    )
    docetaxel, letrozole, follow_up = course["docetaxel"], course["letrozole"], course["follow_up"]
    assert (docetaxel.setting, docetaxel.cycles, docetaxel.dose) == ("neoadjuvant", 4, "75 mg/m2")
    assert (letrozole.setting, letrozole.duration_days) == ("adjuvant", 1826.25)
    assert (follow_up.time_as_printed, follow_up.quote) == ("At 6-year follow-up", "follow-up")
    assert {what: event.when for what, event in course.items()} == {
        "mass": "presentation",
        "mri": "after_neoadjuvant",
        "docetaxel": "unspecified",
        "mastectomy": "after_neoadjuvant",
        "letrozole": "after_surgery",
        "follow_up": "follow_up",
        "no_recurrence": "follow_up",
    }


def test_drugs_before_the_operation_of_a_neoadjuvant_course(reading_of: Callable[[str], Reading]) -> None:
    course = events(
        reading_of(CAME + "She received docetaxel. After six cycles of docetaxel, mastectomy was performed.")
    )
    assert (course["docetaxel"].setting, course["docetaxel"].cycles) == ("neoadjuvant", 6)


def test_the_acceptance_report(shared: Path, pipeline: Pipeline) -> None:
    (case,) = pipeline.read(shared / "acceptance" / "durhan-2022.txt").cases
    before = [(0.0, "presentation"), (None, "mammography"), (None, "ultrasound"), (None, "mri"), (None, "core_biopsy")]
    drugs = [(None, "cyclophosphamide"), (None, "doxorubicin"), (None, "th")]
    after = [(None, "mammography"), (None, "mri")]
    surgery = [(None, "breast_conserving_surgery"), (None, "axillary_dissection"), (None, "mammography")]
    end = [(3652.5, "follow_up"), (3652.5, "mammography"), (3652.5, "mri")]
    read = [(event.days, "presentation" if event.kind == "presentation" else event.what) for event in case.course]
    assert read == before + drugs + after + surgery + end
    assert [e.setting for e in case.course if e.kind == "systemic_therapy"] == ["neoadjuvant"] * 3
