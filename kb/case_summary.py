"""A case at a glance: who, what tumour, which receptors, what follows from them, and how it went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb import wording
from kb.course import by_phase, what_happened
from kb.said import Said, said
from kb.select import Record

_ITEMS = {
    "Patient": ("age_years", "age_decade", "sex"),
    "Site": ("laterality", "quadrant", "clock_position", "focality"),
    "Histology": ("histology", "grade"),
    "Stage": ("tnm", "stage"),
    "Size and lymph nodes": ("tumour_size_mm", "size_method", "nodes_positive", "nodes_examined"),
    "Treatment": ("neoadjuvant", "systemic_therapy", "surgery", "radiotherapy"),
}
_RECEPTORS = {
    "er": ("er", "er_percent"), "pr": ("pr", "pr_percent"), "her2": ("her2", "her2_ihc", "her2_fish"), "ar": ("ar",),
    "ki67": ("ki67_percent",),
}  # fmt: skip
_SHORT = {
    "age_decade": "in the {}s",
    "grade": "grade {}", "stage": "stage {}", "size_method": "by {}", "nodes_positive": "{} nodes positive",
    "nodes_examined": "{} examined", "her2_ihc": "IHC {}", "her2_fish": "FISH {}",
}  # fmt: skip


@dataclass(frozen=True)
class Item:
    """A line of the summary: a name, and what is said, each with its place."""

    name: str
    values: tuple[Said, ...]


@dataclass(frozen=True)
class Badge:
    """A receptor or marker: its status where there is one, and what the report says of it."""

    name: str
    status: str | None
    values: tuple[Said, ...]


@dataclass(frozen=True)
class Derived:
    """A value that follows by a published rule: what it is, the rule, and the facts that it was derived from."""

    name: str
    value: str
    rule: str
    inputs: tuple[Said, ...]


@dataclass(frozen=True)
class Summary:
    """What a reader wants to know of a case before anything else."""

    items: tuple[Item, ...]
    receptors: tuple[Badge, ...]
    derived: tuple[Derived, ...]


def case_summary(
    case: Record,
    facts: Sequence[Record],
    inputs: Sequence[Record],
    events: Sequence[Record],
    agreements: Sequence[Record],
) -> Summary:
    """Return a case at a glance; `inputs` are facts with the field, value and rule that were derived from them."""
    items = [Item(name, tuple(_said(case, facts, fields))) for name, fields in _ITEMS.items()]
    followed = (*_said(case, facts, ("follow_up_months",)), *_last_outcome(facts, events))
    agreeing = (
        said(row, f"{row['test_label'] or wording.in_words(row['test'])} {'agrees' if row['agrees'] else 'disagrees'}")
        for row in agreements
    )
    items += [Item("Follow-up and last outcome", followed), Item("Agreement with pathology", tuple(agreeing))]
    badges = (
        Badge(wording.field_name(marker), case.get(marker), tuple(_said(case, facts, fields)))
        for marker, fields in _RECEPTORS.items()
    )
    derived: dict[tuple[str, str, str], list[Said]] = {}
    for row in inputs:
        field, value = row["derived_field"], row["derived_value"]
        key = (wording.field_name(field), wording.field_value(field, value), row["rule"])
        derived.setdefault(key, []).append(said(row, f"{wording.field_name(row['field'])} {_value(row)}"))
    return Summary(
        items=tuple(item for item in items if item.values),
        receptors=tuple(badge for badge in badges if badge.values),
        derived=tuple(Derived(*key, tuple(places)) for key, places in derived.items()),
    )


def _said(case: Record, facts: Sequence[Record], fields: Sequence[str]) -> Iterator[Said]:
    """Give each value of some fields with the first place that says it, where the case settled on one."""
    given: set[tuple[str, str]] = set()
    for field in fields:
        for row in facts:
            if row["field"] == field and case[field] is not None and (field, row["value"]) not in given:
                given.add((field, row["value"]))
                yield said(row, _in_short(row))


def _value(row: Record) -> str:
    return wording.field_value(row["field"], row["value"], row["concept_label"])


def _in_short(row: Record) -> str:
    """Return a value of a field as it reads in a line of others: `grade 2`, `2 nodes positive`."""
    field = row["field"]
    if field in {"neoadjuvant", "radiotherapy"}:
        return wording.field_name(field).lower()
    return _SHORT.get(field, "{}").format(_value(row))


def _last_outcome(facts: Sequence[Record], events: Sequence[Record]) -> tuple[Said, ...]:
    """Return the outcomes of the last sentence, in the order of time, that tells one; failing events, of the text."""
    told = [row for rows in by_phase(events).values() for row in rows if row["kind"] == "outcome"]
    told = [row for row in told if row["time_point"] != "unspecified"] or told
    worded = what_happened if told else _value
    told = told or [row for row in facts if row["field"] == "outcome"]
    return tuple(said(row, worded(row)) for row in told if row["sentence_start"] == told[-1]["sentence_start"])
