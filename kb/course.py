"""The course of a patient's disease as a time line: what happened, in the order of time, by the phase of treatment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from kb import wording
from kb.said import Said, said
from kb.select import Record

TIME_POINTS = (
    "presentation", "before_neoadjuvant", "after_neoadjuvant", "after_surgery", "follow_up", "recurrence",
    "unspecified",
)  # fmt: skip


@dataclass(frozen=True)
class Event:
    """One event: when in the words of the report and as a day, what, and how (setting, cycles, dose, duration)."""

    time: str
    day: str
    kind: str
    details: tuple[str, ...]
    place: Said


@dataclass(frozen=True)
class Phase:
    """The events of one time point, and the first day among them."""

    name: str
    day: str
    events: tuple[Event, ...]


def in_order(events: Sequence[Record]) -> list[Record]:
    """Sort the rows of course_event of one case by time point and day.

    An event without a day keeps its place in the text, behind the event that is told before it.
    """
    ordered: list[Record] = []
    for point in TIME_POINTS:
        day, told = float("-inf"), []
        for row in sorted(events, key=lambda row: (row["start"], row["id"])):
            if row["time_point"] == point:
                day = day if row["days"] is None else row["days"]
                told.append((day, row))
        ordered += [row for _, row in sorted(told, key=lambda pair: pair[0])]
    return ordered


def course(events: Sequence[Record]) -> tuple[Phase, ...]:
    """Return the time line of the rows of course_event of one case, each with the label of its concept."""
    phases = groupby(in_order(events), key=lambda row: row["time_point"])
    return tuple(_phase(point, [_event(row) for row in rows]) for point, rows in phases)


def _phase(point: str, events: Sequence[Event]) -> Phase:
    day = next((event.day for event in events if event.day), "")
    return Phase(wording.time_point(point).capitalize(), day, tuple(events))


def what_happened(row: Record) -> str:
    """Return what an event is, by its concept's label."""
    return str(row["concept_label"] or wording.in_words(row["what"]))


def _event(row: Record) -> Event:
    cycles = "" if row["cycles"] is None else wording.counted(row["cycles"], "cycle")
    duration = "" if row["duration_days"] is None else f"for {wording.lasting(row['duration_days'])}"
    return Event(
        time=row["time_as_printed"] or "",
        day="" if row["days"] is None else wording.on_day(row["days"]),
        kind=wording.in_words(row["kind"]),
        details=tuple(filter(None, (row["setting"], cycles, row["dose"], duration))),
        place=said(row, what_happened(row)),
    )
