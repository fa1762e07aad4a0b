"""The course of a patient: what happened, told once each, at which point, on which day from presentation, how given.

Events stand by their days where two are known, else in the order of the text; what is known to be earlier than the
presentation stands before it. Days are given only where the report says them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.annotated import AnnotatedText
from ingest.case.contact import last_contact, presentation
from ingest.case.dosing import Dosing, read_dosing
from ingest.case.evidence import Said
from ingest.case.happening import Happening, happenings
from ingest.case.narrative import ORDER, Told, moved_on, named, narrated, part_of_clause
from ingest.case.outcome import read_outcome
from ingest.case.patients import Patient
from ingest.case.reckoning import Reckoning
from ingest.case.retelling import Place, Retelling
from ingest.case.times import TimeExpression, time_expressions
from ingest.model import CourseEvent, TimePoint
from ingest.vocab import Vocabulary

_TREATMENTS = ("systemic_therapy", "radiotherapy")
_THEN = re.compile(r"\b(?:followed\s+by|then|subsequent(?:ly)?|before\s+(?:undergoing|receiving))\b", re.IGNORECASE)
# Characters from a sentence's opening within which a time holds for all that the sentence tells.
_LEADS = 50
# A time behind an event is not the event's where such words stand between.
_OF_ANOTHER = re.compile(
    r"\b(?:which|that|who|had|notic\w+|noted|since|history|discovered|diagnosed|where|showed|revealed|was|were|"
    r"demonstrated)\b",
    re.IGNORECASE,
)
_OF_ANOTHER_THAN_TREATMENT = re.compile(r"\b(?:which|that|who|had|notic\w+|noted|history)\b", re.IGNORECASE)
_TRAILS = 90
_NEAR = 25


@dataclass(frozen=True)
class _Event:
    """A happening with its time and how it was given, on its way into the course."""

    happening: Happening
    when: TimePoint
    back: bool = False
    days: float | None = None
    time: str | None = None
    dosing: Dosing = Dosing()


def read_course(
    annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary, said: Sequence[Said]
) -> tuple[CourseEvent, ...]:
    """Return the events of a patient's course, each with the mention that tells it first."""
    neoadjuvant = any(item.field == "neoadjuvant" for item in said)
    age = next((float(item.value) for item in said if item.field == "age_years"), None)
    told = tuple(narrated(annotated, patient, vocabulary, neoadjuvant))
    if not told:
        return ()
    found = happenings(annotated, told, vocabulary, read_outcome(annotated, patient, vocabulary))
    course = _Course(annotated, vocabulary, neoadjuvant, Reckoning(age))
    first, complaint, verb = presentation(annotated, told, found)
    last = last_contact(annotated, told, found)
    for number, each in enumerate(told):
        inside = list(found[each.sentence.start])
        if last and each.sentence.start <= last.start < each.sentence.end:
            inside = sorted([*inside, last], key=lambda happening: happening.start)
        if each is first:
            course.open(number, each, complaint, verb, inside)
        else:
            course.tell(number, each, inside)
    return tuple(_course_event(annotated, event) for event in _in_order(_with_settings(course.events, neoadjuvant)))


class _Course:
    """The events so far, while the sentences are read in their order."""

    def __init__(
        self, annotated: AnnotatedText, vocabulary: Vocabulary, neoadjuvant: bool, reckoning: Reckoning
    ) -> None:
        self.events: list[_Event] = []
        self._annotated = annotated
        self._vocabulary = vocabulary
        self._neoadjuvant = neoadjuvant
        self._reckoning = reckoning
        self._retelling = Retelling(annotated.text, vocabulary)
        self._era = self._treatments = self._operations = 0

    def open(
        self, number: int, told: Told, complaint: Happening, verb: int, inside: Sequence[Happening]
    ) -> None:
        """Tell the presentation: the times that lead to its verb are its own, whatever they count from."""
        expressions = time_expressions(self._annotated.text, told.sentence.start, told.sentence.end)
        own = _time_of_presentation(told, complaint, verb, inside, expressions)
        self._reckoning.presented = own.date if own else None
        time = self._printed(own) if own else None
        self.events.append(_Event(complaint, "presentation", days=0.0, time=time))
        # What is told before the verb, or behind "ten years after ...", was before she came.
        named = own.start if own and own.named else told.sentence.end
        earlier = [
            replace(h, back=True) if h.kind != "outcome" and (h.start < verb or h.start > named) else h for h in inside
        ]
        self.tell(number, told, earlier, {own: 0.0} if own else {})

    def tell(
        self,
        number: int,
        told: Told,
        inside: Sequence[Happening],
        resolved: Mapping[TimeExpression, float | None] | None = None,
    ) -> None:
        """Tell a sentence: its times in their order, and its happenings with the times that hold for them."""
        text, sentence = self._annotated.text, told.sentence
        expressions = time_expressions(text, sentence.start, sentence.end)
        known: dict[TimeExpression, float | None] = dict(resolved or {})
        now = told.opening
        for item in sorted([*expressions, *inside], key=lambda one: (one.start, -one.end)):
            if isinstance(item, TimeExpression):
                self._resolve(item, told.back, known)
                continue
            if any(_names(expression, item) for expression in expressions):
                item = replace(item, named_only=True)
            expression = None if item.named_only else _time_of(text, told, item, inside, expressions)
            back = told.back or item.back or bool(expression and expression.earlier)
            if resolved and expression in resolved and item.start > expression.start:
                expression = None if expression.named else expression
            days = self._resolve(expression, back, known) if expression else None
            inverse = next((e for e in resolved or () if _names(e, item)), None)
            if inverse and item.kind == "operation":
                days, expression = None if inverse.days is None else -inverse.days, inverse
            back = back or (days is not None and days < 0)
            when = "unspecified" if back else self._when(told, item, now)
            event = _Event(item, when, back, days, self._printed(expression) if expression else None)
            self._add(number, told, event)
            if item.item and not back:
                now = moved_on(self._annotated, sentence, item.item, self._vocabulary, now, self._neoadjuvant)

    def _resolve(
        self, expression: TimeExpression, back: bool, known: dict[TimeExpression, float | None]
    ) -> float | None:
        if expression not in known:
            known[expression] = self._reckoning.days(self._annotated, expression, back)
            self._era += self._reckoning.move(expression, known[expression], back)
        return known[expression]

    def _when(self, told: Told, happening: Happening, now: TimePoint) -> TimePoint:
        """Return the time point of a happening; what treats is no follow-up, and an operation is not yet after itself."""
        when = named(self._annotated, told.sentence, now, self._neoadjuvant)
        if happening.kind in _TREATMENTS and when == "follow_up":
            return now
        return now if happening.kind == "operation" and when in ("after_surgery", "follow_up") else when

    def _add(self, number: int, told: Told, event: _Event) -> None:
        happening = event.happening
        if happening.kind in _TREATMENTS and happening.item:
            event = replace(event, dosing=read_dosing(self._annotated, told.sentence, happening.item))
        place = Place(number, self._era, self._treatments, self._operations, event.time is not None, happening.what)
        again = self._retelling.repeats(happening, place, event.back)
        if again is not None:
            earlier = self.events[again]
            if event.time and not earlier.time and happening.kind in (*_TREATMENTS, "operation"):
                earlier = replace(earlier, days=event.days, time=event.time)
                self._reckoning.tell(happening, event.days, event.dosing.duration_days, event.dosing.cycles)
            self.events[again] = replace(earlier, dosing=_filled(earlier.dosing, event.dosing))
            return
        general = self._retelling.names(happening, place, event.back)
        if general is not None:
            earlier = self.events[general]
            days, time = (event.days, event.time) if earlier.time is None else (earlier.days, earlier.time)
            event = replace(event, days=days, time=time, dosing=_filled(event.dosing, earlier.dosing))
            self.events[general] = event
            self._retelling.remember(general, happening, place, event.back)
            return
        self.events.append(event)
        if not event.back and happening.kind in (*_TREATMENTS, "operation"):
            self._treatments += 1
            self._operations += happening.kind == "operation"
            place = replace(place, treatments=self._treatments, operations=self._operations)
        self._retelling.remember(len(self.events) - 1, happening, place, event.back)
        self._reckoning.tell(
            replace(happening, back=event.back), event.days, event.dosing.duration_days, event.dosing.cycles
        )

    def _printed(self, expression: TimeExpression) -> str:
        return " ".join(self._annotated.text[expression.start : expression.end].split())


def _time_of_presentation(
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


def _time_of(
    text: str,
    told: Told,
    happening: Happening,
    inside: Sequence[Happening],
    expressions: Sequence[TimeExpression],
) -> TimeExpression | None:
    """Return the expression that places a happening: one close behind it, the last before it, or the sentence's first."""
    sentence = told.sentence
    around = next((e for e in expressions if e.start <= happening.start < e.end and not e.named), None)
    if around:
        return around
    start, end = part_of_clause(text, sentence, happening.start, happening.end, _THEN)
    others = [e for e in expressions if not _names(e, happening)]
    before = next((e for e in reversed(others) if start <= e.start and e.end <= happening.start), None)
    behind = next((e for e in others if happening.end <= e.start < end), None)
    if behind and _is_of(text, happening, behind, inside):
        taken = before and any(h.end <= before.start and _is_of(text, h, before, inside) for h in inside)
        if not before or taken or behind.start - happening.end <= _NEAR:
            return behind
    if before:
        return before
    leading = next((e for e in others if e.end <= happening.start), None)
    leads = leading and not leading.earlier and leading.start - sentence.start <= _LEADS and not happening.back
    if leading and leads and not _THEN.search(text, leading.end, happening.start):
        return leading
    return None


def _is_of(text: str, happening: Happening, behind: TimeExpression, inside: Sequence[Happening]) -> bool:
    """Tell whether a time behind a happening is its own: near, and nothing else told between but what is joined to it."""
    done = happening.kind in (*_TREATMENTS, "operation", "outcome", "follow_up", "tissue_sampling")
    words = _OF_ANOTHER_THAN_TREATMENT if done else _OF_ANOTHER
    if behind.start - happening.end > _TRAILS or words.search(text, happening.end, behind.start):
        return False
    between = [other for other in inside if happening.end <= other.start < behind.start]
    ends = [happening.end, *(other.end for other in between)]
    return all(
        re.fullmatch(r"[\s,]*(?:and|or|with|plus)?\s+(?:[\w-]+\s+){0,2}", text[end : other.start]) is not None
        for end, other in zip(ends, between, strict=False)
    )


def _names(expression: TimeExpression, happening: Happening) -> bool:
    """Tell whether an expression counts from a happening: `ten years after mastectomy`."""
    return expression.named is not None and expression.named[0] <= happening.start < expression.named[1]


def _filled(dosing: Dosing, other: Dosing) -> Dosing:
    """Return what is said of how a treatment was given, with what another telling adds."""
    return Dosing(
        dosing.cycles or other.cycles,
        dosing.dose or other.dose,
        dosing.duration_days or other.duration_days,
        dosing.setting or other.setting,
    )


def _with_settings(events: Sequence[_Event], neoadjuvant: bool) -> list[_Event]:
    """Return the events, drugs before the course's first operation as neoadjuvant where the case is said to be so."""
    first = next((n for n, e in enumerate(events) if e.happening.kind == "operation" and not e.back), -1)
    settled = []
    for number, event in enumerate(events):
        drug = event.happening.kind == "systemic_therapy" and not event.back
        if neoadjuvant and drug and number < first and event.dosing.setting is None:
            event = replace(event, dosing=replace(event.dosing, setting="neoadjuvant"))
        if drug and event.dosing.setting == "neoadjuvant":
            # Neither before nor after neoadjuvant therapy: it is that therapy.
            event = replace(event, when="unspecified")
        settled.append(event)
    return settled


def _in_order(events: Sequence[_Event]) -> list[_Event]:
    """Return the events by their days; one without days stands behind the one told before it, in its own time."""
    reached = {False: 0.0, True: float("-inf")}
    keys = []
    for event in events:
        if event.days is not None:
            reached[event.back] = event.days
        keys.append(reached[event.back])
    order = sorted(range(len(events)), key=lambda number: (keys[number], number))
    return [events[number] for number in order]


def _course_event(annotated: AnnotatedText, event: _Event) -> CourseEvent:
    happening, dosing = event.happening, event.dosing
    return CourseEvent(
        **annotated.span(happening.start, happening.end).model_dump(),
        evidence=annotated.evidence(happening.start),
        kind=happening.kind,
        what=happening.what,
        when=event.when,
        days=None if event.days is None else round(event.days, 2),
        time_as_printed=event.time,
        setting=dosing.setting,
        cycles=dosing.cycles,
        dose=dosing.dose,
        duration_days=None if dosing.duration_days is None else round(dosing.duration_days, 2),
    )
