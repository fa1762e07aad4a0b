"""The time line of a case: phases in their order, and what has no day at its place in the text."""

from __future__ import annotations

from typing import Any

import pytest

from kb.course import by_phase, course
from kb.said import Said


def row(start: int, days: float | None = None, time_point: str = "presentation", **said: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(
        ("time_as_printed", "setting", "cycles", "dose", "duration_days", "page", "concept_label", "drugs"), None
    )
    place = {"id": f"{start:02}", "start": start, "end": start + 1, "quote": "x", "sentence": "x."}
    return nothing | place | {"days": days, "time_point": time_point, "kind": "imaging", "what": "bone_scan"} | said


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param([row(1, 30), row(2, 7)], [2, 1], id="by day"),
        pytest.param([row(2), row(1)], [1, 2], id="without days by the text"),
        pytest.param([row(1, 0), row(2), row(3, 30), row(4, 10), row(5)], [1, 2, 4, 5, 3], id="behind what it follows"),
        pytest.param([row(1), row(2, -90)], [1, 2], id="told before any day"),
        pytest.param([row(1, 400, "recurrence"), row(2, None, "after_surgery")], [2, 1], id="by phase"),
        pytest.param(
            [row(1, 3000, "follow_up"), row(2, 900, "recurrence")], [2, 1], id="a recurrence before follow-up"
        ),
        pytest.param([row(1, 3000, "follow_up"), row(2, None, "recurrence")], [1, 2], id="a recurrence without a day"),
        pytest.param([row(1, 5, "unspecified"), row(2, 900, "follow_up")], [2, 1], id="no time said comes last"),
    ],
)
def test_events_stand_in_the_order_of_time(events: list[dict[str, Any]], expected: list[int]) -> None:
    assert [event["start"] for rows in by_phase(events).values() for event in rows] == expected


@pytest.mark.parametrize(
    ("event", "phase"),
    [
        pytest.param(row(2, None, "follow_up"), "follow_up", id="time point"),
        pytest.param(row(2, None, "unspecified", setting="neoadjuvant"), "neoadjuvant", id="neoadjuvant"),
        pytest.param(row(2, None, "after_surgery", setting="neoadjuvant"), "after_surgery", id="time point first"),
        pytest.param(row(2, None, kind="operation"), "surgery", id="operation"),
        pytest.param(row(2, None, "after_neoadjuvant", kind="operation"), "surgery", id="operation after drugs"),
        pytest.param(row(2, None, "recurrence", kind="operation"), "recurrence", id="operation of a recurrence"),
        pytest.param(row(2, -900, "unspecified"), "before_presentation", id="day before"),
        pytest.param(row(2, 900, "unspecified"), "unspecified", id="day after"),
        pytest.param(row(2, None, "unspecified"), "unspecified", id="nothing known"),
    ],
)
def test_phase_of_an_event(event: dict[str, Any], phase: str) -> None:
    assert list(by_phase([event])) == [phase]


@pytest.mark.parametrize(
    ("between", "phases"),
    [
        pytest.param(row(2, None, "unspecified"), {"before_presentation": [1, 2, 3]}, id="goes on"),
        pytest.param(row(2, 30, "unspecified"), {"before_presentation": [1], "unspecified": [2, 3]}, id="other day"),
        pytest.param(
            row(2), {"before_presentation": [1], "presentation": [2], "unspecified": [3]}, id="other time point"
        ),
    ],
)
def test_how_far_a_look_back_reaches(between: dict[str, Any], phases: dict[str, list[int]]) -> None:
    told = by_phase([row(1, -900, "unspecified"), between, row(3, None, "unspecified")])
    assert {phase: [event["start"] for event in rows] for phase, rows in told.items()} == phases


def test_a_phase_has_the_day_of_its_first_event() -> None:
    (phase,) = course([row(1, 7), row(2)])
    assert phase.day == "day 7"


def test_a_kind_that_says_no_more_than_the_event_is_left_out() -> None:
    (phase,) = course([row(1, kind="follow_up", what="follow_up", concept_label="follow-up")])
    assert phase.events[0].kind == ""


def test_phases_are_named_and_events_their_details() -> None:
    given = {
        "kind": "systemic_therapy",
        "what": "paclitaxel",
        "setting": "neoadjuvant",
        "cycles": 1,
        "dose": "80 mg/m2",
        "duration_days": 84,
        "time_as_printed": "in May",
    }
    first, second = course([row(1), row(2, 7), row(3, None, "before_neoadjuvant", **given, concept_label="paclitaxel")])
    assert (first.name, first.day, second.name, second.day) == (
        "Presentation", "", "Before neoadjuvant treatment", "",
    )  # fmt: skip
    assert [event.place.value for event in first.events] == ["bone scan", "bone scan"]
    (event,) = second.events
    assert (event.time, event.day, event.kind) == ("in May", "", "systemic therapy")
    assert event.details == ("neoadjuvant", "1 cycle", "80 mg/m2", "for 12 weeks")
    assert event.place == Said("paclitaxel", 3, 4, "x", "x.", None)


def test_a_regimen_is_unfolded_into_its_drugs() -> None:
    told = row(1, kind="systemic_therapy", what="ac", concept_label="AC", drugs="doxorubicin, cyclophosphamide")
    alone = row(2, kind="systemic_therapy", what="docetaxel", concept_label="docetaxel", drugs="docetaxel")
    (phase,) = course([told, alone])
    assert [event.details for event in phase.events] == [("(doxorubicin, cyclophosphamide)",), ()]
