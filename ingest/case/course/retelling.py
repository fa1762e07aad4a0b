"""Which mentions tell again what was told: one event for one happening, and what later tellings add to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.case.course.happening import Happening
from ingest.case.course.narrative import AT_FIRST
from ingest.model import TimePoint
from ingest.vocab import Vocabulary

_ANOTHER = re.compile(
    r"\b(?:second|third|another|further|repeat(?:ed)?|contralateral|completion|additional|follow[\s-]?up|control|new|"
    r"subsequent|re)[\s-]+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
# "Trastuzumab was given as adjuvant chemotherapy" names one treatment; adjuvant and neoadjuvant therapy are two.
_SETTINGS = frozenset({"adjuvant_therapy", "neoadjuvant_therapy", "palliative_therapy"})
_OPPOSED = {"adjuvant_therapy": "neoadjuvant_therapy", "neoadjuvant_therapy": "adjuvant_therapy"}
# An operation whose name says that it was not the first.
_AGAIN = re.compile(r"re-?(?:excis|operat|resect)|completion|salvage", re.IGNORECASE)
_INTRODUCED = re.compile(r"\ban?\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_UNNAMED = {"operation": frozenset({"excision", "other_surgery"}), "tissue_sampling": frozenset({"biopsy_unspecified"})}
_FAMILIES = (
    ("chemotherapy", re.compile(r"chemo|taxane|anthracycline|platinum", re.IGNORECASE)),
    ("endocrine", re.compile(r"hormon|endocrin|estrogen|aromatase|gnrh|ovarian", re.IGNORECASE)),
)
_TREATED: tuple[TimePoint, ...] = ("after_neoadjuvant", "after_surgery")
# Sentences; a name that follows so soon is that of the treatment told before in general.
_SOON = 1


@dataclass(frozen=True)
class Place:
    """Where a telling stands: sentence, times and treatments that were told before it, whether it has its own time.

    `adjuvant` where the telling itself says so.
    """

    sentence: int
    era: int
    treatments: int
    operations: int
    timed: bool
    what: str
    when: TimePoint
    adjuvant: bool = False


@dataclass
class Retelling:
    """The tellings so far; each is the number of an event."""

    text: str
    vocabulary: Vocabulary
    _told: dict[tuple[str, str, bool], tuple[int, Place]] = field(default_factory=dict)

    def remember(self, number: int, happening: Happening, place: Place, back: bool) -> None:
        """Keep a new event's number for the tellings that follow."""
        for root in (happening.root, *self._also(happening), "*"):
            self._told[happening.kind, root, back] = (number, place)

    def repeats(self, happening: Happening, place: Place, back: bool) -> int | None:
        """Return the number of the event that a mention tells again, or None for a new event."""
        beside = self._told.get((happening.kind, "*", back))
        if beside and happening.what in _SETTINGS and beside[1].sentence == place.sentence:
            return beside[0]
        if self._sums_up(happening, place, back):
            return beside[0] if beside else None
        another = _ANOTHER.search(self.text, max(0, happening.start - 40), happening.start)
        for root in self._roots(happening):
            earlier = self._told.get((happening.kind, root, back))
            if earlier is None and happening.named_only:
                earlier = self._told.get((happening.kind, root, not back))
            if earlier is None:
                continue
            number, told = earlier
            if happening.named_only:
                return number
            if told.what != happening.what and _AGAIN.match(self.text, happening.start):
                continue
            if happening.what in _OPPOSED and told.what == _OPPOSED[happening.what]:
                continue
            if place.adjuvant and not told.adjuvant and told.operations < place.operations:
                continue
            same_time = told.era == place.era
            if happening.kind in ("imaging", "tissue_sampling", "outcome"):
                same = same_time and told.treatments == place.treatments
                # "After surgery, MRI ...": another one, though the surgery is not told.
                same = same and not (told.when in AT_FIRST and place.when in _TREATED)
                if same and not (another and told.sentence != place.sentence):
                    return number
            elif self._is_class(happening):
                if told.operations == place.operations and not (place.timed and not same_time):
                    return number
            elif not another and (
                same_time or not place.timed or (root == happening.root and self._is_dated_later(told, place))
            ):
                return number
        return None

    def names(self, happening: Happening, place: Place, back: bool) -> int | None:
        """Return the number of the event just told in general that a mention names: `surgery`, then `mastectomy`."""
        unnamed = _UNNAMED.get(happening.kind, frozenset())
        if happening.kind == "systemic_therapy":
            roots = [f"class {family}" for family in (self._family(happening), "any")]
        elif happening.root in unnamed:
            return None
        else:
            roots = sorted(unnamed)
        for root in roots:
            earlier = self._told.get((happening.kind, root, back))
            if earlier and earlier[1].era == place.era and place.sentence - earlier[1].sentence <= _SOON:
                del self._told[happening.kind, root, back]
                return earlier[0]
        return None

    def _sums_up(self, happening: Happening, place: Place, back: bool) -> bool:
        """Tell a regimen behind the drugs that it consists of: `docetaxel, carboplatin and trastuzumab (TCH)`."""
        drugs = self.vocabulary.concepts[happening.what].expands if happening.kind == "systemic_therapy" else ()
        told = [self._told.get((happening.kind, drug, back)) for drug in drugs]
        return any(
            one and one[1].sentence == place.sentence and one[1].what == drug
            for one, drug in zip(told, drugs, strict=True)
        )

    def _is_dated_later(self, told: Place, place: Place) -> bool:
        """Tell a time that is added to what the sentence before told without one."""
        return not told.timed and place.sentence - told.sentence <= _SOON

    def _roots(self, happening: Happening) -> Iterator[str]:
        yield happening.root
        if happening.root in _UNNAMED.get(happening.kind, ()) and (
            happening.named_only or not self._is_introduced(happening)
        ):
            yield "*"
        if self._is_class(happening) or (happening.named_only and happening.kind == "systemic_therapy"):
            family = self._family(happening)
            yield "*" if family == "any" else f"family {family}"

    def _also(self, happening: Happening) -> Iterator[str]:
        """Yield what else an event counts as: a regimen as its drugs, a drug as its class."""
        if happening.kind != "systemic_therapy":
            return
        concept = self.vocabulary.concepts[happening.what]
        yield from concept.expands
        yield f"family {self._family(happening)}"
        if self._is_class(happening):
            yield f"class {self._family(happening)}"

    def _is_introduced(self, happening: Happening) -> bool:
        return bool(_INTRODUCED.search(self.text, max(0, happening.start - 30), happening.start))

    def _is_class(self, happening: Happening) -> bool:
        return self.vocabulary.concepts[happening.what].kind == "therapy_class" if happening.item else False

    def _family(self, happening: Happening) -> str:
        concept = self.vocabulary.concepts[happening.what]
        if concept.kind == "regimen":
            return "chemotherapy"
        if concept.drug_class:
            return concept.drug_class
        words = self.text[happening.start : happening.end] + " " + " ".join(self.vocabulary.ancestors(concept.key))
        return next((family for family, word in _FAMILIES if word.search(words)), "any")
