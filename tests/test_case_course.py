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
    pytest.param("At follow-up she was well.", ["mass", "follow_up"], id="follow-up"),
    pytest.param("Mastectomy was done. Follow-up is planned.", ["mass", "mastectomy"], id="planned-follow-up"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_the_ends_of_a_course(text: str, expected: list[str], reading_of: Callable[[str], Reading]) -> None:
    assert [what for _, what in told(reading_of(CAME + text))] == expected


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


def test_every_event_quotes_its_document(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of(CAME + "Mammo-\ngraphy showed a mass.\nSix months\nlater, mastectomy was performed.")
    (case,) = reading.cases
    assert [event.quote for event in case.course] == ["lump", "Mammo-\ngraphy", "mastectomy"]
    for event in case.course:
        assert reading.document.text[event.start : event.end] == event.quote
        assert event.evidence.start <= event.start < event.evidence.end
    assert case.course[-1].time_as_printed == "Six months later"


def test_drugs_before_the_operation_of_a_neoadjuvant_course(reading_of: Callable[[str], Reading]) -> None:
    course = events(
        reading_of(CAME + "She received docetaxel. After six cycles of docetaxel, mastectomy was performed.")
    )
    assert (course["docetaxel"].setting, course["docetaxel"].cycles) == ("neoadjuvant", 6)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mastectomy was performed after completion of 8 cycles of TCHP.", id="regimen"),
        pytest.param("She received TCHP. Mastectomy was done after 8 cycles of TCHP.", id="told-before"),
    ],
)
def test_an_operation_upon_completion_of_drugs(text: str, reading_of: Callable[[str], Reading]) -> None:
    (case,) = reading_of(CAME + text).cases
    assert [(event.what, event.when, event.setting, event.cycles) for event in case.course[1:]] == [
        ("tchp", "unspecified", "neoadjuvant", 8),
        ("mastectomy", "after_neoadjuvant", None, None),
    ]


def test_operations_of_one_session_have_one_time(reading_of: Callable[[str], Reading]) -> None:
    course = events(reading_of(CAME + "Mastectomy with axillary dissection was performed. She received docetaxel."))
    assert [course[what].when for what in ("mastectomy", "axillary_dissection", "docetaxel")] == [
        "presentation", "presentation", "after_surgery",
    ]  # fmt: skip


POINTS = [
    pytest.param("Mastectomy was performed. At one year, MRI was normal.", {"mri": "follow_up"}, id="a-year"),
    pytest.param(
        "Mastectomy was performed. Fourteen months from diagnosis, MRI was normal.", {"mri": "follow_up"}, id="far-behind-an-operation"
    ),
    pytest.param(
        "Mastectomy was performed. Local recurrence occurred three years later and was excised. CT was normal.",
        {"mastectomy": "presentation", "recurrence": "follow_up", "excision": "recurrence", "ct": "recurrence"},
        id="the-operation-of-a-recurrence",
    ),
    pytest.param(
        "Mastectomy was performed. Two years after the mastectomy letrozole was started.", {"letrozole": "after_surgery"},
        id="a-treatment-is-no-follow-up",
    ),
    pytest.param("On admission after surgery elsewhere, MRI was normal.", {"mri": "presentation"}, id="the-first-day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), POINTS)
def test_the_time_point_agrees_with_the_day(
    text: str, expected: dict[str, str], reading_of: Callable[[str], Reading]
) -> None:
    course = events(reading_of(CAME + text))
    assert {what: course[what].when for what in expected} == expected


def test_the_acceptance_report(shared: Path, pipeline: Pipeline) -> None:
    (case,) = pipeline.read(shared / "acceptance" / "durhan-2022.txt").cases
    before = [(0.0, "presentation"), (None, "mammography"), (None, "ultrasound"), (None, "mri"), (None, "core_biopsy")]
    drugs = [(None, "cyclophosphamide"), (None, "doxorubicin"), (None, "th")]
    after = [(None, "mammography"), (None, "mri")]
    surgery = [(None, "breast_conserving_surgery"), (None, "axillary_dissection"), (None, "mammography")]
    end = [(3652.5, "follow_up"), (3652.5, "mammography"), (3652.5, "mri")]
    # The abstract alone says how it came out.
    end += [(None, "pathological_complete_response"), (None, "no_recurrence")]
    read = [(event.days, "presentation" if event.kind == "presentation" else event.what) for event in case.course]
    assert read == before + drugs + after + surgery + end
    assert [e.setting for e in case.course if e.kind == "systemic_therapy"] == ["neoadjuvant"] * 3
