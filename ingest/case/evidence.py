"""What a report says of its patient, value by value with its place; how places become facts and contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.annotated import AnnotatedText
from ingest.model import Case, Contradiction, Fact

Value = str | float | int | bool


@dataclass(frozen=True)
class Said:
    """One value of one field of the case, and the half-open stretch of the view that says it."""

    field: str
    value: Value
    start: int
    end: int


def printed(value: Value) -> str:
    """Return the text of a value: `true`, `48`, `12.5`, `mri`."""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else f"{value:g}"


def is_set(field: str) -> bool:
    """Tell a field that holds several values from one that holds a single value."""
    return bool(Case.model_fields[field].default == ())


def settled(said: Iterable[Said]) -> list[Said]:
    """Return what stands in the case: a field's first value, or each value of a set once, at its first place."""
    kept: dict[tuple[str, Value | None], Said] = {}
    for item in said:
        kept.setdefault((item.field, item.value if is_set(item.field) else None), item)
    return list(kept.values())


def fact(annotated: AnnotatedText, said: Said) -> Fact:
    """Return the fact, in document offsets, with the sentence that it stands in."""
    span = annotated.span(said.start, said.end)
    return Fact(
        **span.model_dump(), evidence=annotated.evidence(said.start), field=said.field, value=printed(said.value)
    )


def contradiction(annotated: AnnotatedText, readings: Sequence[Said]) -> Contradiction:
    """Return the readings of one field, of which none is preferred, with their sentences."""
    return Contradiction(field=readings[0].field, readings=tuple(fact(annotated, said) for said in readings))
