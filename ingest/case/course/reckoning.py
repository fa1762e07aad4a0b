"""From expressions of time to days from presentation: what each counts from, and nothing where that is not known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.annotated import AnnotatedText
from ingest.case.course.happening import Happening
from ingest.case.course.times import PrintedDate, TimeExpression
from ingest.quantity import DAYS

_VISIT = re.compile(
    r"\b(?:present(?:ation|ing|ed)|admission|admitted|referr\w+|consult\w+|first\s+visit)", re.IGNORECASE
)
_DIAGNOSIS = re.compile(r"\bdiagnos\w+", re.IGNORECASE)
_OPERATION = re.compile(r"\b(?:surg\w+|operati\w+|resection|excision|\w+ectomy)\b", re.IGNORECASE)
_TREATMENT = re.compile(r"\b(?:treatment|\w*therap\w+|cycles?|regimen|drug|medication)\b", re.IGNORECASE)
_BEGINNING = re.compile(r"\b(?:start\w*|initiat\w+|beginn?ing|commenc\w+|introduc\w+|onset|first)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first|initial|primary|original)\b", re.IGNORECASE)
_OUTCOME = re.compile(r"\b(?:recurrence|relapse|metastas[ei]s|progression)\b", re.IGNORECASE)
# Two dates of which one is a month alone may be the same day; an age is known to the year.
_MONTH_APART = 16.0
_AGE_APART = 1.5 * DAYS["year"]
# Examinations without a day follow what was told before them within days, an operation within weeks, and a course of
# drugs lasts for months: intervals much longer than that count from the day reached before, shorter ones do not.
_WORK_UP = 7.0
_AFTER_OPERATION = 1.5 * DAYS["year"]
_AFTER_DRUGS = 5 * DAYS["year"]
_FOLLOW_UP = 180.0
_ROUGHLY = 0.1
_SHORT = 28.0
_TREATMENTS = ("systemic_therapy", "radiotherapy")


@dataclass(frozen=True)
class Reached:
    """A day from which intervals count; those shorter than `shortest` do not, for the day is a rough one."""

    day: float
    shortest: float = 0.0

    def after(self, days: float) -> float | None:
        """Return the day of an interval, negative for one before, or None where it is too short to be counted."""
        return self.day + days if abs(days) >= self.shortest else None


_PRESENTATION = Reached(0.0)


@dataclass
class Reckoning:
    """What is known while a course is told: `now` is the day reached, `past` that of a look back (None: not known).

    `known` are the days of events by what they are, `passed` the days that have passed at the least, `lost` whether a
    time that nothing is known of has passed as well, `treated` the least day of the last treatment or operation.
    """

    age_years: float | None = None
    presented: PrintedDate | None = None
    now: Reached | None = _PRESENTATION
    past: Reached | None = None
    known: dict[str, Reached | None] = field(default_factory=dict)
    lasted: float | None = None
    passed: float = 0.0
    lost: bool = False
    treated: float = 0.0
    treated_before: bool = False

    def days(self, annotated: AnnotatedText, expression: TimeExpression, back: bool) -> float | None:
        """Return the day of an expression, in a look back or not, or None where what it counts from is not known.

        A day before the time that has passed in the narrative is none: what it counts from is not what it seems.
        """
        day = self._day(annotated, expression, back)
        ahead = not back and not expression.earlier and expression.origin != "presentation"
        return None if ahead and day is not None and 0 <= day < self.passed else day

    def _day(self, annotated: AnnotatedText, expression: TimeExpression, back: bool) -> float | None:
        base: Reached | None = _PRESENTATION
        match expression.origin:
            case "date":
                return self._dated(expression)
            case "birth":
                return self._aged(expression)
            case "told" if back:
                base = _PRESENTATION if self.past is None and expression.earlier else self.past
            case "told":
                base = self.now
            case "operation":
                base = self.known.get("operation")
            case "named":
                base = self._named(annotated, expression)
            case "presentation" if expression.earlier and not back and self.now != _PRESENTATION:
                base = None
            case "follow_up":
                base = self._followed(expression)
            case _:
                pass
        return None if base is None or expression.days is None else base.after(expression.days)

    def _followed(self, expression: TimeExpression) -> Reached | None:
        """Return the presentation, unless the follow-up may count from a treatment and that makes a difference."""
        if self.lost or expression.days is None or self.treated > expression.days * _ROUGHLY:
            return None
        long = _SHORT if self.now is not None and self.now.shortest <= _WORK_UP else _FOLLOW_UP
        return _PRESENTATION if expression.days >= long else None

    def _dated(self, expression: TimeExpression) -> float | None:
        if expression.date is None or self.presented is None:
            return None
        apart = float((expression.date.day - self.presented.day).days)
        exact = expression.date.exact and self.presented.exact
        return apart if exact or abs(apart) >= _MONTH_APART else None

    def _aged(self, expression: TimeExpression) -> float | None:
        if self.age_years is None or expression.days is None:
            return None
        apart = expression.days - self.age_years * DAYS["year"]
        return apart if abs(apart) >= _AGE_APART else None

    def _named(self, annotated: AnnotatedText, expression: TimeExpression) -> Reached | None:
        if expression.named is None:
            return None
        start, end = expression.named
        text = annotated.text
        if _VISIT.search(text, start, end):
            return _PRESENTATION
        outcome = _OUTCOME.search(text, start, end)
        if outcome:
            label = outcome[0].lower().replace("metastases", "metastasis")
            return self.known.get("recurrence" if label == "relapse" else label)
        treated = annotated.mentions(start, end, "drug", "regimen", "therapy_class", "radiotherapy")
        if treated or _TREATMENT.search(text, start, end):
            begun = self.known.get("radiotherapy" if treated and treated[0].kind == "radiotherapy" else "treatment")
            if begun is None or _BEGINNING.search(text, start, end):
                return begun
            if self.lasted is None:
                return Reached(begun.day, _AFTER_DRUGS)
            return Reached(begun.day + self.lasted, begun.shortest)
        operated = annotated.mentions(start, end, "operation")
        if operated or _OPERATION.search(text, start, end):
            if _FIRST.search(text, start, end):
                return self.known.get("first operation")
            named = operated[0].concept if operated else "operation"
            return self.known.get(named if named in self.known else "operation")
        examined = annotated.mentions(start, end, "test", "tissue_sampling")
        if examined:
            first = "first " if _FIRST.search(text, start, end) else ""
            return self.known.get(first + examined[0].concept)
        diagnosed = _DIAGNOSIS.search(text, start, end)
        return _PRESENTATION if diagnosed and not self.treated_before else None

    def move(self, expression: TimeExpression, day: float | None, back: bool) -> bool:
        """Let an expression move the time that is told; return whether it began a new time."""
        if expression.origin == "told" and expression.days == 0:
            return False
        reached = None if day is None else Reached(day)
        if back or expression.earlier or (day is not None and day < 0):
            self.past = reached
            return False
        if expression.origin == "presentation" or (expression.origin == "date" and day == 0):
            return False
        counted = expression.days or 0.0
        self.passed = max(self.passed + counted if expression.origin == "told" else counted, self.passed, day or 0.0)
        self.lost = day is None and (self.lost or expression.days is None)
        self.now = reached
        return True

    def tell(self, happening: Happening, day: float | None, duration: float | None, cycles: int | None) -> None:
        """Remember an event: later ones may count from it."""
        operation, treatment = happening.kind == "operation", happening.kind in _TREATMENTS
        reached = self.past if happening.back else self.now
        if operation or treatment:
            self.treated_before = self.treated_before or happening.back
            if not happening.back:
                self.treated = max(self.treated, self.passed if day is None else day)
        lasts = treatment and ((duration or 0) > _SHORT or (cycles or 0) > 1)
        if day is not None:
            reached = Reached(day, _AFTER_DRUGS if lasts else 0.0)
        elif reached is not None:
            behind = _AFTER_DRUGS if treatment else _AFTER_OPERATION if operation else _WORK_UP
            reached = Reached(reached.day, max(reached.shortest, behind))
        if operation:
            self.known |= {happening.root: reached, happening.what: reached, "operation": reached}
            if not happening.back:
                self.known.setdefault("first operation", reached)
        elif treatment:
            begun = reached if day is None else Reached(day)
            self.known |= {happening.kind: begun, "treatment": begun}
            self.lasted = duration
        else:
            for name in (happening.what, happening.item.concept if happening.item else happening.what):
                self.known[name] = reached
                self.known.setdefault(f"first {name}", reached)
        if happening.back:
            self.past = reached
        else:
            self.now = reached
