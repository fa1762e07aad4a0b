"""Relatives of the patient, and the relatives who are patients of the report themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.annotated import AnnotatedText
from ingest.case.introduction import singular
from ingest.case.patients import Patient
from ingest.model import Assertion
from ingest.segment import Sentence

RELATIVE = re.compile(
    r"\b((?:mother|father)(?!\s+of\s+(?:an?|one|two|three|four|five|six|\d+)\b)|parents?|sisters?|brothers?|"
    r"daughters?|sons?|aunts?|uncles?|cousins?|niece|nephew|grand(?:mother|father|parents?)|"
    r"siblings?|husband|wife|spouse|child(?:ren)?|relatives?|famil(?:y|ial)|donor|twin|baby|fetus|foetus|newborn)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\w+")
# "Her sister" is the other one, wherever the report tells of a sister.
_OF_EACH_OTHER = frozenset({"sister", "brother", "sibling", "cousin"})
_POSSESSIVE = re.compile(r"\b(?:her|his)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)


def is_another(text: str, position: int, patient: Patient) -> bool:
    """Tell a noun for a relative at a position from one by which the report calls the patient: `the sister`."""
    noun = _NOUN.match(text, position)
    if noun is None or not patient.is_called_by_a_relation:
        return True
    called = singular(noun[0])
    if patient.is_a_mother and called == "mother":
        return bool(_POSSESSIVE.search(text[max(0, position - 40) : position]))
    if called in _OF_EACH_OTHER and _POSSESSIVE.search(text[max(0, position - 40) : position]):
        return True
    return called not in (*patient.called, "twin")


def own_assertions(
    text: str, sentence: Sentence, position: int, asserted: Sequence[Assertion], patient: Patient
) -> tuple[Assertion, ...]:
    """Return what is asserted of a mention, without `family` where the nearest relative named is the patient."""
    if "family" in asserted and patient.is_called_by_a_relation:
        before = list(RELATIVE.finditer(text, sentence.start, position))
        nearest = before[-1] if before else RELATIVE.search(text, position, sentence.end)
        if nearest and not is_another(text, nearest.start(), patient):
            return tuple(assertion for assertion in asserted if assertion != "family")
    return tuple(asserted)


def told_of(annotated: AnnotatedText, patient: Patient) -> AnnotatedText:
    """Return the text in which what is said of a relative who is the patient is the patient's own."""
    if not patient.is_called_by_a_relation:
        return annotated
    own = {
        item: own_assertions(annotated.text, sentence, item.start, annotated.assertions.get(item, ()), patient)
        for sentence in patient.sentences
        for item in annotated.mentions(sentence.start, sentence.end)
    }
    return replace(annotated, assertions={**annotated.assertions, **own})
