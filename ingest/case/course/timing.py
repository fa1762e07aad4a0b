"""Which of a sentence's expressions of time places what: the presentation, and each happening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.annotated import AnnotatedText
from ingest.case.course.dosing import TREATMENTS
from ingest.case.course.happening import Happening
from ingest.case.course.narrative import Told, part_of_clause
from ingest.case.course.times import TimeExpression

_TREATS = frozenset({"systemic_therapy", "radiotherapy", "operation"})
_DONE = _TREATS | {"outcome", "follow_up", "tissue_sampling"}
_JOINED = re.compile(r"[\s,]*(?:and|or|with|plus)?\s+(?:[\w-]+\s+){0,2}")
_THEN = re.compile(r"\b(?:followed\s+by|then|subsequent(?:ly)?|before\s+(?:undergoing|receiving))\b", re.IGNORECASE)
# Characters from a sentence's opening within which a time holds for all that the sentence tells.
_LEADS = 50
# A time behind an event is not the event's where such words stand between.
_OF_ANOTHER = re.compile(
    r"\b(?:which|that|who|had|notic\w+|noted|since|history|discovered|diagnosed|where|showed|revealed|was|were|"
    r"demonstrated)\b",
    re.IGNORECASE,
)
_UPON_COMPLETION = re.compile(r"\b(?:after|following|upon)\b[^,;]*$", re.IGNORECASE)
# "She received radiotherapy and was well 28 months after surgery": the time of what else is told of her.
_TOLD_OF_HER = re.compile(
    r"\b(?:and|but)\s+(?:(?:she|he)\s+)?(?:(?:now|then|still|currently)\s+)?"
    r"(?:is|was|has|had|remains?|remained|died|developed|presented|shows|lives|lived|stayed|continues|continued)\b",
    re.IGNORECASE,
)
_OF_ANOTHER_THAN_TREATMENT = re.compile(r"\b(?:which|that|who|had|notic\w+|noted|history)\b", re.IGNORECASE)
# "... and, three months later, ...": the time of what follows.
_GOES_ON = re.compile(r"\b(?:and|but),?\s+$", re.IGNORECASE)
_TRAILS = 90
_NEAR = 25


def time_of_presentation(
    told: Told, complaint: Happening, verb: int, inside: Sequence[Happening], expressions: Sequence[TimeExpression]
) -> TimeExpression | None:
    """Return the time that leads to a presentation's verb, or the one behind the complaint before anything is told."""
    for expression in expressions:
        leads = expression.end <= verb and expression.start - told.sentence.start <= _LEADS
        behind = expression.start >= verb and (expression.date or expression.named) and not expression.earlier
        between = any(verb <= h.start < expression.start for h in inside)
        if leads or (behind and not between and expression.start - max(verb, complaint.end) <= _TRAILS):
            return expression
    return None


def time_of(
    text: str,
    told: Told,
    happening: Happening,
    inside: Sequence[Happening],
    expressions: Sequence[TimeExpression],
) -> TimeExpression | None:
    """Return what places a happening: a time close behind it, the last one before it, or the sentence's first."""
    sentence = told.sentence
    around = next((e for e in expressions if e.start < happening.end and happening.start < e.end and not e.named), None)
    if around:
        return around
    start, end = part_of_clause(text, sentence, happening.start, happening.end, _THEN)
    others = [e for e in expressions if not counts_from(e, happening)]
    before = next((e for e in reversed(others) if start <= e.start and e.end <= happening.start), None)
    behind = next((e for e in others if happening.end <= e.start < end), None)
    if behind and behind.origin == "follow_up" and happening.kind in _TREATS:
        # Follow-up ends a sentence on treatment; the treatment was not given then.
        behind = None
    taken = before and any(h.end <= before.start and _is_of(text, h, before, inside) for h in inside)
    if (
        behind
        and _is_of(text, happening, behind, inside)
        and (not before or taken or behind.start - happening.end <= _NEAR)
    ):
        return behind
    if before and not (before.earlier and (taken or happening.kind == "follow_up")):
        return before
    leading = next((e for e in others if e.end <= happening.start), None)
    leads = leading and not leading.earlier and leading.start - sentence.start <= _LEADS and not happening.back
    if leading and leads and not _THEN.search(text, leading.end, happening.start):
        return leading
    return None


def _is_of(text: str, happening: Happening, behind: TimeExpression, inside: Sequence[Happening]) -> bool:
    """Tell whether a time behind a happening is its own: near, with nothing told between but what is joined to it."""
    words = _OF_ANOTHER_THAN_TREATMENT if happening.kind in _DONE else _OF_ANOTHER
    gap = text[happening.end : behind.start]
    if len(gap) > _TRAILS or words.search(gap) or _GOES_ON.search(gap):
        return False
    if happening.kind in _TREATS and _TOLD_OF_HER.search(gap):
        return False
    between = [other for other in inside if happening.end <= other.start < behind.start]
    ends = [happening.end, *(other.end for other in between)]
    return all(_JOINED.fullmatch(text, end, other.start) is not None for end, other in zip(ends, between, strict=False))


def counted_from_first(annotated: AnnotatedText, expression: TimeExpression) -> TimeExpression:
    """Return an expression without the treatment that follows the operation it counts from, or the other way round.

    `Three weeks after mastectomy chemotherapy was started` counts from the mastectomy.
    """
    if expression.named is None:
        return expression
    start, end = expression.named
    treated = annotated.mentions(start, end, "operation", *TREATMENTS)
    for one, other in pairwise(treated):
        apart = "operation" in (one.kind, other.kind) and one.kind != other.kind
        if apart and annotated.text[one.end : other.start].isspace():
            return replace(expression, end=one.end, named=(start, one.end))
    return expression


def preceding_operation(text: str, inside: Sequence[Happening]) -> dict[int, int]:
    """Return by their starts the drugs that an operation told ahead of them came after, with the operation's start.

    `Mastectomy was performed after completion of 8 cycles of TCHP`.
    """
    operations = [happening for happening in inside if happening.kind == "operation" and not happening.named_only]
    return {
        drug.start: operation.start
        for drug in inside
        if drug.kind == "systemic_therapy" and drug.named_only
        for operation in operations[:1]
        if operation.end <= drug.start and _UPON_COMPLETION.search(text, operation.end, drug.start)
    }


def counts_from(expression: TimeExpression, happening: Happening) -> bool:
    """Tell whether an expression counts from a happening: `ten years after mastectomy`."""
    return expression.named is not None and expression.named[0] <= happening.start < expression.named[1]
