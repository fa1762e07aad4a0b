"""The first and the last contact that a report tells: the presentation, and the last follow-up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.age import ages_in_years
from ingest.annotated import AnnotatedText
from ingest.case.clause import was_done
from ingest.case.course.happening import Happening
from ingest.case.course.narrative import PRESENTS, Told, time_points
from ingest.case.course.times import time_expressions

_COMPLAINTS = ("finding", "condition", "histology")
_NO_COMPLAINT = frozenset({"negated", "historical", "family", "hypothetical"})
_STATE = re.compile(
    r"\b(?:alive|doing\s+well|(?:is|was|remain\w*|been)\s+(?:\w+ly\s+)?(?:well(?![\s-]+\w+ed\b)|asymptomatic|healthy|symptom[\s-]free)|"
    r"disease[\s-]free|free\s+(?:of|from)\s+(?:disease|recurrence|symptoms?|tumou?r)|in\s+(?:complete\s+)?remission|"
    r"no\s+(?:evidence|signs?)\s+of\s+(?:\w+\s+)?(?:disease|recurrence|relapse)|"
    r"without\s+(?:any\s+)?(?:evidence|signs?)\s+of\s+(?:\w+\s+)?(?:disease|recurrence|relapse))\b(?!\s+(?:controls?|"
    r"survival|interval|women|individuals))",
    re.IGNORECASE,
)
# "The nodule presented rapid growth" tells of no visit.
_OF_A_LESION = re.compile(
    r"\b(?:nodules?|mass(?:es)?|lesions?|tumou?rs?|lumps?|it|which|symptoms?|pain)\s+$", re.IGNORECASE
)
# "A mass was seen" tells of no visit either: a person is seen, with at most an aside in between.
_SEEN = re.compile(r"seen$", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:she|he|who|patient|wom[ae]n|m[ae]n|lady|gentleman|girl|boy|(?:fe)?male|mother)(?:\s+(?:with|of|from)\b[^,;]{0,80}|"
    r"\s*,[^,;]{0,80},|\s*\([^()]{0,40}\))?\s+$",
    re.IGNORECASE,
)
# "With hypertension had felt a lump": what she felt, not what she had besides.
_NOTICED = re.compile(
    r"\b(?:felt|noticed|noted|palpated|discovered|complain(?:ed|ing|s)\s+of|(?:came|attended|seen|referred)\s+"
    r"(?:with|for|because\s+of))\b",
    re.IGNORECASE,
)
_WITH_ARTICLE = re.compile(
    r"\s+(?:of\s+|with\s+)?an?\s+(?P<noun>(?:(?!history\b)[a-z-]+\s+){0,2}?(?!history\b)[a-z-]+)(?=\s+(?:of|in|on|at|with|for|since|that|which|and|"
    r"to|under|near|behind|above|below)\b|[,.;:])",
    re.IGNORECASE,
)
_EXAMINATION = re.compile(
    r"[\s-]+(?:\w+\s+)?(?:scan\w*|imaging|CT|MRI|PET|ultraso\w+|mammogra\w+|computed|magnetic|tomogra\w+|biops\w+|"
    r"radiogra\w+|"
    r"x-?rays?)\b",
    re.IGNORECASE,
)
_OF_A_SPECIMEN = re.compile(r"\b(?:margins?|nodes?|specimens?|edges?)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:recommend\w*|planned|scheduled|advised|will|should|lost|advice|referral|referred|discharged)\b",
    re.IGNORECASE,
)


def presentation(
    annotated: AnnotatedText, told: Sequence[Told], found: Mapping[int, Sequence[Happening]]
) -> tuple[Told, Happening, int]:
    """Return the sentence and complaint that a course begins with, and where its verb stands.

    That is the first sentence whose verb says so, unless something was done to the patient before; else the opening.
    """
    text = annotated.text
    for each in told:
        verb = None if each.back else _verb(text, each)
        if verb:
            return each, _complaint(annotated, each, verb.end(), verb.start(), verb.end()), verb.start()
        if any(not happening.back for happening in found[each.sentence.start]) and not each.back:
            break
    opening = next((each for each in told if _of_a_person(annotated, each)), told[0])
    age = next(ages_in_years(text, opening.sentence.start, opening.sentence.end), None)
    start, end = (age.start, age.end) if age else (opening.sentence.start, opening.sentence.end)
    return opening, _complaint(annotated, opening, opening.sentence.start, start, end), opening.sentence.start


def _of_a_person(annotated: AnnotatedText, told: Told) -> bool:
    return next(ages_in_years(annotated.text, told.sentence.start, told.sentence.end), None) is not None


def _verb(text: str, told: Told) -> re.Match[str] | None:
    """Return the first verb that says that the patient came, and of no lesion that it was seen."""
    start = told.sentence.start
    for verb in PRESENTS.finditer(text, start, told.sentence.end):
        lesion = _OF_A_LESION.search(text, start, verb.start())
        if not lesion and (not _SEEN.search(verb[0]) or _PERSON.search(text, start, verb.start())):
            return verb
    return None


def _complaint(annotated: AnnotatedText, told: Told, behind: int, start: int, end: int) -> Happening:
    """Return what the patient came with, named behind a place of the sentence; else the words that say so."""
    text, stop = annotated.text, told.sentence.end
    noticed = _NOTICED.search(text, told.sentence.start, stop)
    for place in (noticed.end(), behind) if noticed and behind == told.sentence.start else (behind,):
        for item in annotated.mentions(place, stop, *_COMPLAINTS):
            if not _NO_COMPLAINT & set(annotated.assertions.get(item, ())):
                return Happening("presentation", item.concept, item.concept, item.start, item.end)
    # A complaint that the vocabulary does not know is quoted.
    named = _WITH_ARTICLE.match(text, behind, stop)
    if named:
        start, end = named.span("noun")
    return Happening("presentation", "presentation", "presentation", start, end)


def last_contact(
    annotated: AnnotatedText, told: Sequence[Told], found: Mapping[int, Sequence[Happening]]
) -> Happening | None:
    """Return the last follow-up or state of the patient, of those told with a time the last; none of one who died."""
    last, timed = None, None
    if any(happening.what == "death" for inside in found.values() for happening in inside):
        return None
    for each in told:
        happening = None if each.back else _follow_up(annotated, each)
        if happening:
            last = happening
            expressions = time_expressions(annotated.text, each.sentence.start, each.sentence.end)
            timed = happening if any(not expression.earlier for expression in expressions) else timed
    return timed or last


def _follow_up(annotated: AnnotatedText, told: Told) -> Happening | None:
    text, sentence = annotated.text, told.sentence
    if _NOT_YET.search(text, sentence.start, sentence.end):
        return None
    for item in time_points(annotated, sentence):
        if (
            item.concept == "follow_up"
            and not _EXAMINATION.match(text, item.end)
            and was_done(annotated, sentence, item)
        ):
            return Happening("follow_up", "follow_up", "follow_up", item.start, item.end)
    state = _STATE.search(text, sentence.start, sentence.end)
    if state and _OF_A_SPECIMEN.search(text, sentence.start, state.start()):
        return None
    return Happening("follow_up", "follow_up", "follow_up", state.start(), state.end()) if state else None
