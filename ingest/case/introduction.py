"""Patients whom one sentence introduces together, and the turns by which the report then tells of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.printed import NUMBER_WORDS
from ingest.quantity import Measured, number

_FEMALE = r"(?:mother|daughter|sister|aunt|niece|grandmother|woman|lady|girl|wife)"
_MALE = r"(?:father|son|brother|uncle|nephew|grandfather|man|gentleman|boy|husband)"
_PLURAL = (
    r"(?P<plural>sisters|brothers|siblings|twins|cousins|women|men|patients|females|males|girls|boys|ladies|gentlemen)"
)
_TOGETHER = re.compile(
    rf"\b(?:two|twin|both)\s+(?:[\w-]+\s+){{0,3}}?{_PLURAL}\b|"
    rf"\b(?:a|the)\s+(?:[\w-]+\s+){{0,2}}?(?P<one>{_FEMALE}|{_MALE})\s+and\s+(?:her|his|the|a)\s+(?:[\w-]+\s+){{0,2}}?"
    rf"(?P<other>{_FEMALE}|{_MALE})\b(?=.*\b(?:both|each|two|are|were)\b)",
    re.IGNORECASE,
)
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_TWO_AGES = re.compile(
    rf"(?<![\w.])(?P<first>{_COUNT})(?:[\s-]*(?:years?|yrs?))?[\s-]*(?:and|&)\s+(?P<second>{_COUNT})(?=[\s-]*(?:years?|yrs?)|\b(?!\s*[%/]))",
    re.IGNORECASE,
)
_AGES_AHEAD = re.compile(r"\b(?:aged?|ages)\W|years?|yrs?", re.IGNORECASE)
# Two women whose ages are not said may be any two: a relation or an age tells of two patients of the report.
_NO_RELATION = frozenset({"woman", "man", "patient", "female", "male", "girl", "boy", "lady", "gentleman"})
_SINGULAR = {"women": "woman", "men": "man", "ladies": "lady", "gentlemen": "gentleman"}
_NOUN = rf"(?:patient|case|one|twin|sibling|cousin|{_FEMALE}|{_MALE})"
_TURN = re.compile(
    rf"(?:in\s+|then\s+)?(?:the\s+|our\s+|her\s+|his\s+)?(?P<who>(?:(?P<first>first|one|older|elder|(?:[\w-]+[\s-]+)?index)|"
    rf"(?P<second>second|other|younger)|(?P<age>{_COUNT})-year-old)(?:\s+{_NOUN})?(?=\s+(?:was|is|had|has|presented|underwent|"
    rf"came|consulted|received|died|noticed|complained|developed|felt|did)\b|,)|(?P<noun>{_FEMALE}|{_MALE}))\b(?!\s+of\b)",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    rf"\b(?:both|(?:the|our|these)\s+two|each\s+of\s+the|neither\s+of\s+the|all(?:\s+the)?)\s+(?:of\s+(?:the|our|these)\s+)?(?:{_NOUN}s|women|"
    r"men|ladies)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Introduced:
    """Two persons of one sentence: what each is called, and each one's age where the sentence gives it."""

    names: tuple[str, str]
    ages: tuple[Measured | None, Measured | None]


def introduced_together(text: str, start: int, end: int) -> Introduced | None:
    """Return the persons of `a mother and her daughter, both ...` or `two sisters, aged 45 and 48,`."""
    match = _TOGETHER.search(text, start, end)
    if not match:
        return None
    ages = _TWO_AGES.search(text, match.start(), end)
    if ages and not _AGES_AHEAD.search(text, match.start(), min(ages.end() + 8, end)):
        ages = None
    one, other = (singular(match[group] or match["plural"]) for group in ("one", "other"))
    if not ages and one in _NO_RELATION:
        return None
    return Introduced((one, other), (_age(ages, "first"), _age(ages, "second")))


def turn(sentence: str, introduced: Introduced) -> int | None:
    """Return which of the two a sentence turns to, 0 or 1, by ordinal, age or relation at its opening."""
    match = _TURN.match(sentence)
    if not match:
        return None
    values = [age.value if age else None for age in introduced.ages]
    if match["age"]:
        told = number(match["age"])
        return values.index(told) if told in values else None
    if match["noun"]:
        noun = match["noun"].lower()
        return introduced.names.index(noun) if introduced.names.count(noun) == 1 else None
    which = 0 if match["first"] else 1
    by_age = match["who"].lower().startswith(("older", "elder", "younger"))
    if by_age and None not in values:
        return values.index((max if which == 0 else min)(value for value in values if value is not None))
    return which


def is_of_all(sentence: str) -> bool:
    """Tell a sentence that speaks of every patient: `Both patients were treated ...`."""
    return bool(_OF_ALL.search(sentence))


def singular(noun: str) -> str:
    """Return the lower-case singular of a noun for persons: `woman` of `Women`."""
    return _SINGULAR.get(noun.lower(), noun.lower().removesuffix("s"))


def _age(ages: re.Match[str] | None, which: str) -> Measured | None:
    return Measured(*ages.span(which), number(ages[which])) if ages else None
