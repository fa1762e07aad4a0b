"""The narrative's time: which sentences tell the patient's course, and at what point of it each stands.

Treatment, an operation and a recurrence that took place move the narrative on; a look back at earlier disease does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at, was_done
from ingest.case.course.mention import only_named, told_back, took_place
from ingest.case.course.operation import operations
from ingest.case.course.times import time_expressions
from ingest.case.imaging import IMAGING
from ingest.case.neoplasm import NEOPLASM
from ingest.case.patients import Patient
from ingest.case.word_list import word_list
from ingest.model import TimePoint
from ingest.quantity import DAYS
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

ORDER: tuple[TimePoint, ...] = (
    "unspecified", "presentation", "before_neoadjuvant", "after_neoadjuvant", "after_surgery", "follow_up",
    "recurrence",
)  # fmt: skip
AT_FIRST: tuple[TimePoint, ...] = ("presentation", "before_neoadjuvant")
_TREATING = ("drug", "regimen", "therapy_class", "operation")
MOVING = (*_TREATING, "outcome")
# How a disease goes on long after treatment, for which no narrative need have told the operation.
_HOW_IT_WENT = frozenset({"recurrence", "no_recurrence", "metastasis", "death", "alive"})
_LONG = DAYS["year"]
_NAMED: dict[str, TimePoint] = {
    "before_neoadjuvant": "before_neoadjuvant",
    "after_neoadjuvant": "after_neoadjuvant",
    "after_surgery": "after_surgery",
    "at_recurrence": "recurrence",
}
_SECTIONS = ("case", "other", "results", "methods", "abstract")
_PICTURE = re.compile(r"\barrow(?:s|heads?)?\b|\(\d+[a-z]\)|\bZoomed\b")
_LATER = re.compile(
    r"\b(?:follow(?:ed)?[\s-]?up|surveillance|(?:months?|years?)\s+(?:later|after)|last\s+control|"
    r"at\s+[\w-]+\s+(?:months?|years?))\b(?!\s+(?:of\s+age|old))",
    re.IGNORECASE,
)
_YEARS_AFTER = re.compile(r"\byears?\s+(?:after|following)\b", re.IGNORECASE)
_AFTER_CYCLES = re.compile(r"\bafter\s+(?:\w+\s+){0,4}(?:cycles?|courses?|NAC|treatment|chemo\w*)\b", re.IGNORECASE)
# "Biopsy was followed by surgery" tells of no follow-up.
_FOLLOWED_BY = re.compile(r"\bfollowed\s+by\b", re.IGNORECASE)
_UNMOVED = frozenset({"historical", "negated", "uncertain"})
# What opens a look back, what goes on with it, and what returns from it.
_LOOKS_BACK = re.compile(
    r"\b(?:ago|years?\s+(?:earlier|previously|before|prior)|previously\s+(?:undergo|underwent|treat|diagnos|receiv|"
    r"had|been)\w*|in\s+the\s+past|at\s+(?:the\s+)?age\s+(?:of\s+)?\d|"
    r"(?:medical|surgical|past|oncolog\w+|personal)\s+history|history\s+of|"
    r"had\s+(?:\w+ly\s+)?(?:undergone|received|been\s+(?:\w+ly\s+)?(?:treated|diagnosed|operated|managed|given|"
    r"resected)))\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\bat\s+that\s+time\b", re.IGNORECASE)
_GOES_ON = re.compile(
    rf"{_THEN.pattern}|\bhad\s+(?:\w+ly\s+)?(?:been|undergone|received|included|shown|revealed)\b", re.IGNORECASE
)
_RETURNS = re.compile(
    r"\b(?:present(?:ed|s|ing)|presentation|admi(?:tted|ssion)|referred|complain\w*|consult\w*|now|current(?:ly)?|"
    r"this\s+time|"
    r"(?:physical|clinical|gyna?ecolog\w+|breast|general|on)\s+examin\w+|examined|laboratory|family\s+history|"
    r"was\s+seen|visited|recur\w*|denied|does\s+not)\b",
    re.IGNORECASE,
)
_AGO = re.compile(r"\b(?:years?|months?|weeks?|days?)\s+(?:ago|earlier|previously)\b", re.IGNORECASE)
_AGO_REACH = 70
PRESENTS = re.compile(
    r"\b(?:present(?:ed|s)(?!\s+(?:case|an?\s+case))|presenting|(?:was|were|been)\s+(?:\w+ly\s+)?(?:admitted|"
    r"referred|hospitali[sz]ed|seen)|"
    r"complain(?:ed|ing|s)|suffered\s+from|consulted|(?:came|went|visited|attended)\s+(?:to\s+)?(?:our|the|a|an|"
    r"us)\b|visited|sought|"
    r"(?:was|is)\s+(?:a\s+)?referr\w+|admitted)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Told:
    """A sentence of the course: the time points at its opening, that its times reach and that holds in it.

    `back` where it looks back.
    """

    sentence: Sentence
    opening: TimePoint
    reached: TimePoint
    when: TimePoint
    back: bool


def narrated(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary, neoadjuvant: bool) -> tuple[Told, ...]:
    """Return the sentences of the patient's course with their points in time.

    Neoadjuvant therapy of which only a look back speaks is not that of this course.
    """
    told = tuple(_narrated(annotated, patient, vocabulary, neoadjuvant))
    looks_back = [
        each.back
        for each in told
        for item in annotated.mentions(each.sentence.start, each.sentence.end, "therapy_class")
        if item.concept == "neoadjuvant_therapy"
    ]
    earlier = neoadjuvant and looks_back and all(looks_back)
    return tuple(_narrated(annotated, patient, vocabulary, neoadjuvant=False)) if earlier else told


def _narrated(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary, neoadjuvant: bool) -> Iterator[Told]:
    now: TimePoint = "before_neoadjuvant" if neoadjuvant else "presentation"
    goes_on = looked_back = treated = False
    for sentence in patient.course():
        if sentence.section not in _SECTIONS or _PICTURE.search(annotated.text, sentence.start, sentence.end):
            continue
        then = looked_back and bool(_THEN.search(annotated.text, sentence.start, sentence.end))
        back = _looks_back(annotated, sentence, vocabulary, now, goes_on or then)
        goes_on = back and (goes_on or then or _tells_of_disease(annotated, sentence))
        looked_back = looked_back or goes_on
        opening = now
        if treated and not back and _went_on(annotated, sentence, vocabulary):
            now = max(now, "follow_up", key=ORDER.index)
        when = "unspecified" if back else named(annotated, sentence, now, neoadjuvant)
        yield Told(sentence, opening, now, when, back)
        if not back:
            for item in _moving(annotated, sentence):
                now = moved_on(annotated, sentence, item, vocabulary, now, neoadjuvant)
                treated = treated or item.kind in _TREATING


def _moving(annotated: AnnotatedText, sentence: Sentence) -> list[Found]:
    others = annotated.mentions(sentence.start, sentence.end, *(kind for kind in MOVING if kind != "operation"))
    return sorted([*others, *operations(annotated, sentence)], key=lambda item: item.start)


def _went_on(annotated: AnnotatedText, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Tell a sentence on how the disease went on a year or more after what was told before."""
    return (
        not PRESENTS.search(annotated.text, sentence.start, sentence.end)
        and any(
            not _HOW_IT_WENT.isdisjoint(vocabulary.ancestors(item.concept))
            for item in annotated.mentions(sentence.start, sentence.end, "outcome")
        )
        and any(
            (expression.days or 0) >= _LONG and expression.origin not in ("birth", "presentation")
            for expression in time_expressions(annotated.text, sentence.start, sentence.end)
        )
    )


def _looks_back(
    annotated: AnnotatedText, sentence: Sentence, vocabulary: Vocabulary, now: TimePoint, back: bool
) -> bool:
    """Tell whether a sentence speaks of earlier disease: only before anything has moved the narrative on."""
    text = annotated.text
    if now not in AT_FIRST:
        return False
    if back and _GOES_ON.search(text, sentence.start, sentence.end):
        return True
    if _RETURNS.search(text, sentence.start, sentence.end) or PRESENTS.search(text, sentence.start, sentence.end):
        return False
    if _LOOKS_BACK.search(text, sentence.start, sentence.end):
        return True
    return back and not any(
        item.kind == "tissue_sampling" or vocabulary.base_test(item.concept) in IMAGING
        for item in annotated.mentions(sentence.start, sentence.end, "test", "tissue_sampling")
    )


def _tells_of_disease(annotated: AnnotatedText, sentence: Sentence) -> bool:
    """Tell a look back at a neoplasm or its treatment, which may go on, from one at an illness in passing."""
    treated = annotated.mentions(sentence.start, sentence.end, "radiotherapy", *MOVING)
    return bool(treated) or bool(NEOPLASM.search(annotated.text, sentence.start, sentence.end))


def time_points(annotated: AnnotatedText, sentence: Sentence) -> list[Found]:
    """Return the mentions of time points, without the follow-up of `was followed by`."""
    return [
        item
        for item in annotated.mentions(sentence.start, sentence.end, "time_point")
        if not _FOLLOWED_BY.match(annotated.text, max(item.start, item.end - len("followed")))
    ]


def named(annotated: AnnotatedText, sentence: Sentence, now: TimePoint, neoadjuvant: bool) -> TimePoint:
    """Return the time point that a sentence names, or else the narrative's own."""
    text = annotated.text
    keys = [item.concept for item in time_points(annotated, sentence)]
    for key in keys:
        if key == "after_surgery" and _YEARS_AFTER.search(text, sentence.start, sentence.end):
            return "follow_up"
        if key in _NAMED and (neoadjuvant or not key.endswith("neoadjuvant")):
            return _NAMED[key]
    if neoadjuvant and now == "before_neoadjuvant" and _AFTER_CYCLES.search(text, sentence.start, sentence.end):
        return "after_neoadjuvant"
    later = "follow_up" in keys or _LATER.search(text, sentence.start, sentence.end)
    return "follow_up" if later and now not in ("before_neoadjuvant", "after_neoadjuvant") else now


def moved_on(
    annotated: AnnotatedText,
    sentence: Sentence,
    item: Found,
    vocabulary: Vocabulary,
    now: TimePoint,
    neoadjuvant: bool,
) -> TimePoint:
    """Return the narrative's time after a mention: a treatment or an operation that took place moves it on."""
    if (
        not _is_given(annotated, sentence, item)
        or _UNMOVED & set(annotated.assertions.get(item, ()))
        or not was_done(annotated, sentence, item)
        or told_back(annotated, sentence, item)
        or _AGO.search(annotated.text, item.end, min(sentence.end, item.end + _AGO_REACH))
    ):
        return now
    reached: TimePoint = now
    if item.kind == "operation":
        reached = "after_surgery"
    elif item.kind == "outcome":
        if "recurrence" in vocabulary.ancestors(item.concept) and ORDER.index(now) >= ORDER.index("after_surgery"):
            reached = "recurrence"
    elif item.kind in MOVING and neoadjuvant and now == "before_neoadjuvant":
        reached = "after_neoadjuvant"
    return max(now, reached, key=ORDER.index)


def _is_given(annotated: AnnotatedText, sentence: Sentence, item: Found) -> bool:
    """Tell whether a sentence says so of what it names; an operation that is told needs no verb."""
    if word_list("took_place").search(annotated.text, sentence.start, sentence.end):
        return True
    return (
        item.kind == "operation" and took_place(annotated, sentence, item) and not only_named(annotated, sentence, item)
    )


def part_of_clause(
    text: str, sentence: Sentence, item_start: int, item_end: int, joint: re.Pattern[str]
) -> tuple[int, int]:
    """Return the stretch of a clause around a mention, without what such a joint as `followed by` puts apart."""
    start, end = clause_at(text, sentence, item_start)
    for match in joint.finditer(text, start, end):
        if match.end() <= item_start:
            start = match.end()
        elif match.start() >= item_end:
            end = match.start()
            break
    return start, end
