"""From expressions of time to days from presentation: what each counts from, and nothing where that is not known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.annotated import AnnotatedText
from ingest.case.happening import Happening
from ingest.case.times import PrintedDate, TimeExpression
from ingest.quantity import DAYS

_VISIT = re.compile(r"\b(?:present\w*|admi\w+|referr\w+|consult\w+|first\s+visit)", re.IGNORECASE)
_DIAGNOSIS = re.compile(r"\bdiagnos\w+", re.IGNORECASE)
_OPERATION = re.compile(r"\b(?:surg\w+|operati\w+|resection|excision|\w+ectomy)\b", re.IGNORECASE)
_TREATMENT = re.compile(r"\b(?:treatment|\w*therap\w+|cycles?|regimen|drug|medication)\b", re.IGNORECASE)
_BEGINNING = re.compile(r"\b(?:start\w*|initiat\w+|beginn?ing|commenc\w+|introduc\w+|onset|first)\b", re.IGNORECASE)
_OUTCOME = re.compile(r"\b(?:recurrence|relapse|metastas[ei]s|progression)\b", re.IGNORECASE)
# Two dates of which one is a month alone may be the same day.
_APART = 31
_YEAR_APART = 1.5 * DAYS["year"]
# A treatment that lasts longer than this leaves open whether "later" counts from its beginning or its end.
_SHORT = 30.0
_TREATMENTS = ("systemic_therapy", "radiotherapy")


@dataclass
class Reckoning:
    """What is known while a course is told: `now` is the day reached, `past` that of a look back (None: not known)."""

    age_years: float | None = None
    presented: PrintedDate | None = None
    now: float | None = 0.0
    past: float | None = None
    known: dict[str, float | None] = field(default_factory=dict)
    lasted: float | None = None
    looked_back: bool = False

    def days(self, annotated: AnnotatedText, expression: TimeExpression, back: bool) -> float | None:
        """Return the day of an expression in a look back or not, or None where what it counts from is not known."""
        base: float | None = 0.0
        match expression.origin:
            case "date":
                return self._dated(expression)
            case "birth":
                return self._aged(expression)
            case "told" if back:
                base = 0.0 if self.past is None and expression.earlier else self.past
            case "told":
                base = self.now
            case "operation":
                base = self.known.get("operation")
            case "named":
                base = self._named(annotated, expression)
            case "presentation" if expression.earlier and not back and self.now != 0:
                base = None
        day = None if base is None or expression.days is None else base + expression.days
        if expression.origin == "follow_up" and day is not None and day < (self.now or 0):
            return None
        return day

    def _dated(self, expression: TimeExpression) -> float | None:
        if expression.date is None or self.presented is None:
            return None
        apart = float((expression.date.day - self.presented.day).days)
        if expression.date.exact and self.presented.exact:
            return apart
        return apart if abs(apart) >= _APART - 15 else None

    def _aged(self, expression: TimeExpression) -> float | None:
        if self.age_years is None or expression.days is None:
            return None
        apart = expression.days - self.age_years * DAYS["year"]
        return apart if abs(apart) >= _YEAR_APART else None

    def _named(self, annotated: AnnotatedText, expression: TimeExpression) -> float | None:
        if expression.named is None:
            return None
        start, end = expression.named
        text = annotated.text
        outcome = _OUTCOME.search(text, start, end)
        if _VISIT.search(text, start, end):
            return 0.0
        if outcome:
            label = outcome[0].lower()
            return self.known.get("recurrence" if label == "relapse" else label.replace("ses", "sis"))
        treated = annotated.mentions(start, end, "drug", "regimen", "therapy_class", "radiotherapy")
        if treated or _TREATMENT.search(text, start, end):
            begun = self.known.get("radiotherapy" if treated and treated[0].kind == "radiotherapy" else "treatment")
            if _BEGINNING.search(text, start, end):
                return begun
            return None if begun is None or self.lasted is None else begun + self.lasted
        operated = annotated.mentions(start, end, "operation")
        if operated or _OPERATION.search(text, start, end):
            return self.known.get(operated[0].concept if operated and operated[0].concept in self.known else "operation")
        if _DIAGNOSIS.search(text, start, end):
            return None if self.looked_back else 0.0
        return None

    def move(self, expression: TimeExpression, day: float | None, back: bool) -> bool:
        """Let an expression move the time that is told; return whether it began a new time."""
        if expression.origin == "told" and expression.days == 0:
            return False
        if back or expression.earlier or (day is not None and day < 0):
            self.past = day
            return False
        if expression.origin == "presentation" or (expression.origin == "date" and day == 0):
            return False
        self.now = day
        return True

    def tell(self, happening: Happening, day: float | None, duration: float | None, cycles: int | None) -> None:
        """Remember an event: later ones may count from it."""
        treatment = happening.kind in _TREATMENTS
        lasts = (duration is not None and duration > _SHORT) or (cycles is not None and cycles > 1)
        self.looked_back = self.looked_back or (happening.back and (treatment or happening.kind == "operation"))
        if happening.kind == "operation":
            self.known |= {happening.root: day, happening.what: day, "operation": day}
        elif treatment:
            self.known |= {happening.kind: day, "treatment": day}
            self.lasted = duration
        else:
            self.known[happening.what] = day
        if treatment or happening.kind == "operation":
            reached = None if lasts else day
            if happening.back:
                self.past = reached
            else:
                self.now = reached
        elif day is not None and not happening.back:
            self.now = day
