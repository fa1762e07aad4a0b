"""The course of a patient: what happened, told once each, at which point, on which day from presentation, how given.

Events stand by their days where two are known, else in the order of the text; what is known to be earlier than the
presentation stands before it. Days are given only where the report says them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.annotated import AnnotatedText
from ingest.case.course.contact import last_contact, presentation
from ingest.case.course.dosing import Dosing, read_dosing
from ingest.case.course.happening import Happening, happenings
from ingest.case.course.narrative import AT_FIRST, ORDER, Told, moved_on, named, narrated
from ingest.case.course.reckoning import Reckoning
from ingest.case.course.retelling import Place, Retelling
from ingest.case.course.times import TimeExpression, of_gestation, tells_gestation, time_expressions
from ingest.case.course.timing import (
    counted_from_first,
    counts_from,
    preceding_operation,
    time_of,
    time_of_presentation,
)
from ingest.case.evidence import Said
from ingest.case.patients import Patient
from ingest.model import CourseEvent, TimePoint
from ingest.quantity import DAYS
from ingest.recognise import Found
from ingest.vocab import Vocabulary

_TREATMENTS = ("systemic_therapy", "radiotherapy")
_TREATING = (*_TREATMENTS, "operation")
_NOTHING_SAID = Dosing()
_BEFORE_SURGERY: tuple[TimePoint, ...] = (*AT_FIRST, "after_neoadjuvant")
# Days behind an operation from which on an event is follow-up.
_FAR = DAYS["year"]
# What only the pathologist sees comes with the operation.
_POINT_OF: Mapping[str, TimePoint] = {
    "pathological_complete_response": "after_surgery", "residual_disease": "after_surgery",
}  # fmt: skip


@dataclass(frozen=True)
class _Event:
    """A happening with its time and how it was given, on its way into the course."""

    happening: Happening
    when: TimePoint
    back: bool = False
    days: float | None = None
    time: str | None = None
    dosing: Dosing = _NOTHING_SAID


def read_course(
    annotated: AnnotatedText,
    patient: Patient,
    vocabulary: Vocabulary,
    said: Sequence[Said],
    outcomes: Sequence[Said],
) -> tuple[CourseEvent, ...]:
    """Return the events of a patient's course, each with the mention that tells it first.

    `said` is what the case holds, `outcomes` every telling of an outcome.
    """
    age = next((float(item.value) for item in said if item.field == "age_years"), None)
    told = narrated(annotated, patient, vocabulary, any(item.field == "neoadjuvant" for item in said))
    if not told:
        return ()
    neoadjuvant = told[0].opening == "before_neoadjuvant"
    found = happenings(annotated, told, vocabulary, outcomes)
    pregnant = any(tells_gestation(annotated.text, each.sentence.start, each.sentence.end) for each in told)
    course = _Course(annotated, vocabulary, neoadjuvant, pregnant, Reckoning(age))
    first, complaint, verb = presentation(annotated, told, found)
    last = last_contact(annotated, told, found)
    elsewhere = [item for item in said if item.field == "outcome" and not _is_told(item, found)]
    for number, each in enumerate(told):
        inside = list(found[each.sentence.start])
        if last and each.sentence.start <= last.start < each.sentence.end:
            inside = sorted([*inside, last], key=lambda happening: happening.start)
        if each is first:
            course.open(number, each, complaint, verb, inside)
        else:
            course.tell(number, each, inside)
    events = _in_order(_with_settings(course.events, neoadjuvant))
    events += [_Event(_outcome(item), _POINT_OF.get(str(item.value), "unspecified")) for item in elsewhere]
    return tuple(_course_event(annotated, event) for event in events)


def _is_told(outcome: Said, found: Mapping[int, Sequence[Happening]]) -> bool:
    """Tell whether the narrative itself tells of an outcome; else it stands in the abstract or the discussion only."""
    return any(happening.what == outcome.value for inside in found.values() for happening in inside)


def _outcome(said: Said) -> Happening:
    return Happening("outcome", str(said.value), str(said.value), said.start, said.end)


class _Course:
    """The events so far, while the sentences are read in their order."""

    def __init__(
        self, annotated: AnnotatedText, vocabulary: Vocabulary, neoadjuvant: bool, pregnant: bool, reckoning: Reckoning
    ) -> None:
        self.events: list[_Event] = []
        self._annotated = annotated
        self._vocabulary = vocabulary
        self._neoadjuvant = neoadjuvant
        self._pregnant = pregnant
        self._reckoning = reckoning
        self._retelling = Retelling(annotated.text, vocabulary)
        self._era = self._treatments = self._operations = 0

    def open(self, number: int, told: Told, complaint: Happening, verb: int, inside: Sequence[Happening]) -> None:
        """Tell the presentation: the time that leads to its verb is its own, whatever it counts from."""
        own = time_of_presentation(told, complaint, verb, inside, self._times(told))
        self._reckoning.presented = own.date if own else None
        self.events.append(_Event(complaint, "presentation", days=0.0, time=self._printed(own)))
        # What is told before the verb, or behind "ten years after ...", was before she came.
        named = own.start if own and own.named else told.sentence.end
        earlier = [
            replace(h, back=True) if h.kind != "outcome" and (h.start < verb or h.start > named) else h for h in inside
        ]
        self.tell(number, told, earlier, own)

    def tell(
        self, number: int, told: Told, inside: Sequence[Happening], presented: TimeExpression | None = None
    ) -> None:
        """Tell a sentence: its times in their order, and its happenings with the times that hold for them."""
        expressions = self._times(told)
        known: dict[TimeExpression, float | None] = {presented: 0.0} if presented else {}
        now = told.opening
        session: TimePoint | None = None
        preceding = preceding_operation(self._annotated.text, inside)
        items: list[TimeExpression | Happening] = [*expressions, *inside]
        for item in sorted(items, key=lambda one: (preceding.get(one.start, one.start), -one.end)):
            if isinstance(item, TimeExpression) or item.kind not in _TREATING:
                # "She received AC and is free of disease at 36 months": the treatment was before.
                now = max(now, told.reached, key=ORDER.index)
            if isinstance(item, TimeExpression):
                self._resolve(item, told.back, known)
                continue
            happening, expression, days = item, None, None
            if any(counts_from(each, item) for each in expressions):
                happening = replace(item, named_only=True)
                if presented and item.kind == "operation" and counts_from(presented, item):
                    # "Ten years after mastectomy she presented": the operation was as long before.
                    expression, days = presented, -presented.days if presented.days is not None else None
            elif not item.named_only:
                expression = time_of(self._annotated.text, told, item, inside, expressions)
                if expression and expression is presented and presented.named:
                    expression = None
                if expression and expression.earlier and told.opening not in AT_FIRST and item.kind in _TREATING:
                    # "Because of the chemotherapy given months ago": told before, if at all.
                    happening = replace(item, named_only=True)
            # "Had received" looks back beyond the presentation only while nothing has moved the narrative on.
            back = told.back or (item.back and told.opening in AT_FIRST) or bool(expression and expression.earlier)
            if expression and days is None:
                days = self._resolve(expression, back, known)
            back = back or (days is not None and days < 0)
            if happening.kind == "operation" and not back:
                # The operations of one sentence are of one session: their time is that before the first.
                session = session or now
            point = session if session and happening.kind == "operation" else now
            when = "unspecified" if back else self._when(told, happening, point, days)
            neoadjuvant = item.start in preceding and not back and now in _BEFORE_SURGERY
            dosing = Dosing(setting="neoadjuvant") if neoadjuvant else _NOTHING_SAID
            self._add(number, told, _Event(happening, when, back, days, self._printed(expression), dosing))
            moving = item.item or self._outcome_told(item)
            if moving and not back:
                now = moved_on(self._annotated, told.sentence, moving, self._vocabulary, now, self._neoadjuvant)
            if item.kind == "outcome":
                session = None

    def _outcome_told(self, happening: Happening) -> Found | None:
        if happening.kind != "outcome":
            return None
        return next(iter(self._annotated.mentions(happening.start, happening.end, "outcome")), None)

    def _times(self, told: Told) -> list[TimeExpression]:
        text = self._annotated.text
        expressions = time_expressions(text, told.sentence.start, told.sentence.end)
        if self._pregnant:
            # "At 36 weeks" counts from conception.
            expressions = [replace(e, days=None) if of_gestation(text, e) else e for e in expressions]
        return [counted_from_first(self._annotated, expression) for expression in expressions]

    def _resolve(
        self, expression: TimeExpression, back: bool, known: dict[TimeExpression, float | None]
    ) -> float | None:
        if expression not in known:
            known[expression] = self._reckoning.days(self._annotated, expression, back)
            self._era += self._reckoning.move(expression, known[expression], back)
        return known[expression]

    def _when(self, told: Told, happening: Happening, now: TimePoint, days: float | None) -> TimePoint:
        """Return the time point of a happening: a treatment is no follow-up, an operation not yet after itself.

        The day overrules the words: the first is the presentation's, one far behind an operation is follow-up at least.
        """
        when = named(self._annotated, told.sentence, now, self._neoadjuvant)
        if days == 0.0 or (happening.kind in _TREATMENTS and when == "follow_up"):
            return now
        operated = self._reckoning.known.get("operation") if self._operations else None
        if happening.kind == "operation" and when in ("after_surgery", "follow_up"):
            when = now
        far = operated and days is not None and days - operated.day >= _FAR and happening.kind not in _TREATMENTS
        return max(when, "follow_up", key=ORDER.index) if far else when

    def _add(self, number: int, told: Told, event: _Event) -> None:
        """Add a new event, or what a mention adds to the event that it tells again or names."""
        happening = event.happening
        if happening.kind in _TREATMENTS and happening.item:
            dosing = read_dosing(self._annotated, told.sentence, happening.item)
            event = replace(event, dosing=_filled(dosing, event.dosing))
        place = Place(
            number,
            self._era,
            self._treatments,
            self._operations,
            event.time is not None,
            happening.what,
            event.when,
            event.dosing.setting == "adjuvant",
        )
        again = self._retelling.repeats(happening, place, event.back)
        general = self._retelling.names(happening, place, event.back) if again is None else None
        if again is not None:
            self.events[again] = self._told_again(self.events[again], event)
        elif general is not None:
            self.events[general] = _named(self.events[general], event)
            self._retelling.remember(general, happening, place, event.back)
        else:
            self.events.append(event)
            if not event.back and happening.kind in _TREATING:
                self._treatments += 1
                self._operations += happening.kind == "operation"
                place = replace(place, treatments=self._treatments, operations=self._operations)
            self._retelling.remember(len(self.events) - 1, happening, place, event.back)
            self._reckon(event)

    def _told_again(self, earlier: _Event, event: _Event) -> _Event:
        """Return an event with what another telling adds: how it was given, and for a treatment its time."""
        happening = event.happening
        if event.time and not earlier.time and happening.kind in _TREATING and not happening.named_only:
            self._reckon(event)
            earlier = replace(earlier, days=event.days, time=event.time)
        return replace(earlier, dosing=_filled(earlier.dosing, event.dosing))

    def _reckon(self, event: _Event) -> None:
        happening = replace(event.happening, back=event.back)
        self._reckoning.tell(happening, event.days, event.dosing.duration_days, event.dosing.cycles)

    def _printed(self, expression: TimeExpression | None) -> str | None:
        return " ".join(self._annotated.text[expression.start : expression.end].split()) if expression else None


def _named(general: _Event, event: _Event) -> _Event:
    """Return the event that names what was told in general before, with what was told of it then."""
    days, time = (event.days, event.time) if general.time is None else (general.days, general.time)
    return replace(event, when=general.when, days=days, time=time, dosing=_filled(event.dosing, general.dosing))


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
