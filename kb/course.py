"""The course of a patient's disease as a time line: what happened, in the order of time, by the phase of treatment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb import wording
from kb.said import Said, said
from kb.select import Record

PHASES = (
    "before_presentation", "presentation", "before_neoadjuvant", "neoadjuvant", "after_neoadjuvant", "surgery",
    "after_surgery", "follow_up", "recurrence", "unspecified",
)  # fmt: skip
_BEFORE_SURGERY = frozenset({"presentation", "before_neoadjuvant", "after_neoadjuvant"})


@dataclass(frozen=True)
class Event:
    """One event: when in the words of the report and as a day, what, and how (setting, cycles, dose, duration).

    The kind is empty where it says no more than what happened: presentation, follow-up.
    """

    time: str
    day: str
    kind: str
    details: tuple[str, ...]
    place: Said


@dataclass(frozen=True)
class Phase:
    """The events of one phase; `day` is that of the first, where the report gives it."""

    name: str
    day: str
    events: tuple[Event, ...]


def by_phase(events: Sequence[Record]) -> dict[str, list[Record]]:
    """Return the rows of course_event of one case by phase, each phase in the order of days.

    A phase is a time point, but for what has none: neoadjuvant treatment, what came before presentation, and the
    operations that later time points are after. An event without a day keeps its place in the text, behind the event of
    its time point that is told before it. A recurrence stands before follow-up where its first known day is earlier.
    """
    told: dict[str, list[tuple[float, Record]]] = {phase: [] for phase in PHASES}
    last: dict[str, float] = {}
    for row in sorted(events, key=lambda row: (row["start"], row["id"])):
        phase = row["time_point"]
        if phase == "unspecified" and row["setting"] == "neoadjuvant":
            phase = "neoadjuvant"
        if row["kind"] == "operation" and phase in _BEFORE_SURGERY:
            phase = "surgery"
        if phase != "unspecified":
            last.pop("unspecified", None)  # the look back has ended
        if row["days"] is not None:
            last[phase] = row["days"]
        day = last.get(phase, float("-inf"))
        if phase == "unspecified" and phase in last and day < 0:
            phase = "before_presentation"
        told[phase].append((day, row))
    phases = {phase: [row for _, row in sorted(rows, key=lambda pair: pair[0])] for phase, rows in told.items() if rows}
    return {phase: phases[phase] for phase in _in_order(phases)}


def _in_order(phases: Mapping[str, Sequence[Record]]) -> list[str]:
    names = list(phases)
    followed, recurred = (_first_day(phases.get(name, ())) for name in ("follow_up", "recurrence"))
    if followed is not None and recurred is not None and recurred < followed:
        at = names.index("follow_up")
        names[at : at + 2] = "recurrence", "follow_up"
    return names


def _first_day(rows: Sequence[Record]) -> float | None:
    return min((row["days"] for row in rows if row["days"] is not None), default=None)


def course(events: Sequence[Record]) -> tuple[Phase, ...]:
    """Return the time line of the rows of course_event of one case, each with the label of its concept."""
    return tuple(_phase(phase, [_event(row) for row in rows]) for phase, rows in by_phase(events).items())


def _phase(phase: str, events: Sequence[Event]) -> Phase:
    return Phase(wording.time_point(phase).capitalize(), events[0].day, tuple(events))


def what_happened(row: Record) -> str:
    """Return what an event is, by its concept's label."""
    return str(row["concept_label"] or wording.in_words(row["what"]))


def _unfolded(row: Record) -> str:
    """Return the drugs of a regimen, whose label is an abbreviation."""
    drugs = row["drugs"] or ""
    return f"({drugs})" if ", " in drugs else ""


def _event(row: Record) -> Event:
    what, kind = what_happened(row), wording.in_words(row["kind"])
    cycles = "" if row["cycles"] is None else wording.counted(row["cycles"], "cycle")
    duration = "" if row["duration_days"] is None else f"for {wording.lasting(row['duration_days'])}"
    return Event(
        time=row["time_as_printed"] or "",
        day="" if row["days"] is None else wording.on_day(row["days"]),
        kind="" if kind == what.replace("-", " ") else kind,
        details=tuple(filter(None, (_unfolded(row), row["setting"], cycles, row["dose"], duration))),
        place=said(row, what),
    )
