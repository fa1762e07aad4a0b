"""The time line of a case: phases in their order, and what has no day at its place in the text."""

from __future__ import annotations

from typing import Any

import pytest

from kb.course import course, in_order
from kb.said import Said


def row(start: int, days: float | None = None, time_point: str = "presentation", **said: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(
        ("time_as_printed", "setting", "cycles", "dose", "duration_days", "page", "concept_label"), None
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
        pytest.param([row(1, 5, "unspecified"), row(2, 900, "follow_up")], [2, 1], id="no time said comes last"),
    ],
)
def test_in_order(events: list[dict[str, Any]], expected: list[int]) -> None:
    assert [event["start"] for event in in_order(events)] == expected


def test_phases_have_their_first_day_and_events_their_details() -> None:
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
        "Presentation", "day 7", "Before neoadjuvant treatment", "",
    )  # fmt: skip
    assert [event.place.value for event in first.events] == ["bone scan", "bone scan"]
    (event,) = second.events
    assert (event.time, event.day, event.kind) == ("in May", "", "systemic therapy")
    assert event.details == ("neoadjuvant", "1 cycle", "80 mg/m2", "for 12 weeks")
    assert event.place == Said("paclitaxel", 3, 4, "x", "x.", None)
