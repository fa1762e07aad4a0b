"""Patients whom one sentence introduces together, and the turns by which the report then tells of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.age import ages_in_years
from ingest.printed import NUMBER_WORDS
from ingest.quantity import Measured, number

_FEMALE = r"(?:mother|daughter|sister|aunt|niece|grandmother|woman|lady|girl|wife)"
_MALE = r"(?:father|son|brother|uncle|nephew|grandfather|man|gentleman|boy|husband)"
_PLURAL = (
    r"(?P<plural>sisters|brothers|siblings|twins|cousins|women|men|patients|females|males|girls|boys|ladies|gentlemen)"
)
_ASIDE = r"(?:\s*[,(][^,().;]{1,30}[,)])?"
_SEVERAL = re.compile(
    rf"\b(?:(?P<two>two|twin|both)|(?P<three>three|3)|(?P<four>four|4))\s+(?:[\w-]+\s+){{0,3}}?{_PLURAL}\b",
    re.IGNORECASE,
)
# A mother who comes with her daughter is one patient, unless the sentence tells of a disease or of both.
_PAIR = re.compile(
    rf"\b(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}?(?P<one>{_FEMALE}|{_MALE}){_ASIDE}\s+and\s+(?:(?:her|his|the|an?)\s+)?"
    rf"(?:[\w-]+\s+){{0,3}}?(?P<other>{_FEMALE}|{_MALE})\b{_ASIDE}"
    r"(?=.*\b(?:both|each|two|are|were|with|who|presented|diagnosed|suffer\w*|affected)\b|\s*[.:])",
    re.IGNORECASE,
)
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_YEARS = r"(?:[\s-]*(?:years?|yrs?))?"
_AGES = re.compile(
    rf"(?<![\w.])(?:{_COUNT}{_YEARS}[\s-]*,\s*){{0,2}}{_COUNT}{_YEARS}[\s-]*,?\s*(?:and|&)\s+{_COUNT}"
    r"(?=[\s-]*(?:years?|yrs?)|\b(?!\s*[%/]))",
    re.IGNORECASE,
)
_ONE_AGE = re.compile(rf"(?<!\w){_COUNT}(?!\w)", re.IGNORECASE)
_AGES_AHEAD = re.compile(r"\b(?:aged?|ages)\W|years?|yrs?", re.IGNORECASE)
# Two women whose ages are not said may be any two: a relation or an age tells of two patients of the report.
_NO_RELATION = frozenset({"woman", "man", "patient", "female", "male", "girl", "boy", "lady", "gentleman"})
_COUPLE = frozenset({"wife", "husband"})
_FEMALE_NAMES = frozenset({"woman", "female", "girl", "lady"})
# What a woman or a man is to the relative who is introduced with her or him.
_INVERSE = {
    **dict.fromkeys(("daughter", "son"), ("mother", "father")),
    **dict.fromkeys(("mother", "father"), ("daughter", "son")),
    **dict.fromkeys(("sister", "brother"), ("sister", "brother")),
    **dict.fromkeys(("aunt", "uncle"), ("niece", "nephew")),
    **dict.fromkeys(("niece", "nephew"), ("aunt", "uncle")),
    "husband": ("wife", "wife"),
    "wife": ("husband", "husband"),
}
_SINGULAR = {"women": "woman", "men": "man", "ladies": "lady", "gentlemen": "gentleman"}
_NOUN = rf"(?:patient|case|one|twin|sibling|cousin|{_FEMALE}|{_MALE})"
_ORDINALS = {"first": 0, "one": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_TURN = re.compile(
    rf"(?:in\s+|then\s+)?(?:the\s+|our\s+|her\s+|his\s+)?(?:(?P<who>(?:(?P<index>(?:[\w-]+[\s-]+)?index)|"
    rf"(?P<ordinal>{'|'.join(_ORDINALS)})|(?P<other>other)|(?P<older>older|elder|oldest|eldest)|(?P<younger>younger|youngest)|"
    rf"(?P<age>{_COUNT})-year-old)(?:\s+(?P<named>{_NOUN}))?(?=\s+(?:was|is|had|has|presented|underwent|"
    rf"came|consulted|received|died|noticed|complained|developed|felt|did)\b|\s*[,(]))|(?P<noun>{_FEMALE}|{_MALE}))\b(?!\s+of\b)",
    re.IGNORECASE,
)
_RELATION_AT_OPENING = re.compile(
    rf"(?:the|her|his|an?)\s+(?:(?P<which>first|second|third|older|elder|eldest|younger|youngest)\s+)?"
    rf"(?:[\w-]+[\s,]+){{0,4}}?(?P<noun>{_FEMALE}|{_MALE})\b",
    re.IGNORECASE,
)
# "The first patient was a 48-year-old woman ..., and the second was 72": one sentence, two patients.
_FIRST_AND_SECOND = re.compile(
    rf"\bfirst(?:\s+{_NOUN})?\b.{{0,200}}?(?P<between>[,;]?\s+(?:and|while|whereas)\s+)(?:in\s+)?(?:the\s+)?"
    rf"second(?:\s+{_NOUN})?\b",
    re.IGNORECASE,
)
# "Mastectomy in the former, and lumpectomy in the latter", "the former was positive and large, and the latter negative"
_FORMER_AND_LATTER = re.compile(
    r"\bformer(?P<between>[,;]\s+(?:and\s+|while\s+|whereas\s+)?|\s+(?:and|while|whereas)\s+)(?=.{0,200}\blatter\b)|"
    r"\bformer\b.{0,200}?(?P<until>[,;]?\s+(?:and|while|whereas|but)\s+)(?=(?:in\s+|for\s+)?(?:the\s+)?latter\b)",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(
    rf"\b(?:to|in|for|by)\s+(?:the|our)\s+(?P<ordinal>{'|'.join(_ORDINALS)})\s+{_NOUN}\b", re.IGNORECASE
)
_OF_ALL = re.compile(
    rf"^\W*both\s+(?:are|were|underwent|received|presented|showed|remain\w*|had|have|did|survived|died)\b|\b(?:both|(?:the|our|these)\s+two|each\s+of\s+the|neither\s+of\s+the|all(?:\s+the)?)\s+(?:of\s+(?:the|our|these)\s+)?(?:{_NOUN}s|women|"
    r"men|ladies)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Introduced:
    """Persons of one sentence: the nouns that each goes by, and each one's age where the sentence gives it."""

    names: tuple[tuple[str, ...], ...]
    ages: tuple[Measured | None, ...]


def introduced_together(text: str, start: int, end: int) -> Introduced | None:
    """Return the persons of `a mother and her daughter, both ...` or `three sisters, aged 45, 48 and 51,`."""
    several = _SEVERAL.search(text, start, end)
    if several:
        name = singular(several["plural"])
        count = 2 if several["two"] else 3 if several["three"] else 4
        ages = _listed_ages(text, several.start(), end, count)
        return Introduced(((name,),) * count, ages) if any(ages) or name not in _NO_RELATION else None
    middle = parted(text, start, end)
    stretches = ((start, middle), (middle, end)) if middle else ()
    each = tuple(next(ages_in_years(text, *stretch), None) for stretch in stretches)
    if each and all(each):
        return Introduced((("patient",), ("patient",)), each)
    pair = _PAIR.search(text, start, end)
    if not pair:
        return None
    one, other = pair["one"].lower(), pair["other"].lower()
    ages = tuple(
        _own_age(text, *stretch)
        for stretch in (
            (pair.start(), pair.end("one"), pair.start("other")),
            (pair.end("one"), pair.end("other"), pair.end()),
        )
    )
    ages = ages if all(ages) else _listed_ages(text, pair.start(), end, 2)
    if not all(ages) and ({one, other} <= _NO_RELATION or other in _COUPLE):
        return None
    inverse = _INVERSE[other][one not in _FEMALE_NAMES] if one in _NO_RELATION and other in _INVERSE else one
    return Introduced(((one, inverse) if inverse != one else (one,), (other,)), ages)


def parted(text: str, start: int, end: int) -> int | None:
    """Return where a sentence turns from the first of two patients to the second, from the former to the latter."""
    match = _FIRST_AND_SECOND.search(text, start, end) or _FORMER_AND_LATTER.search(text, start, end)
    return match.end(match.lastgroup or 0) if match else None


def relation_at_opening(sentence: str) -> tuple[str, str] | None:
    """Return the relation that a sentence calls its subject, and which of several: (`daughter`, `elder`)."""
    match = _RELATION_AT_OPENING.match(sentence)
    if not match or match["noun"].lower() in _NO_RELATION:
        return None
    return match["noun"].lower(), (match["which"] or "").lower()


def turn(sentence: str, introduced: Introduced) -> int | None:
    """Return the number, from 0, of the person a sentence turns to, by ordinal, age or relation at its opening."""
    match = _TURN.match(sentence)
    count = len(introduced.names)
    if not match:
        told = _TOLD_OF.search(sentence)
        return _nth(told["ordinal"], count) if told else None
    values = [age.value if age else None for age in introduced.ages]
    known = [value for value in values if value is not None]
    if match["age"] and number(match["age"]) in values:
        return values.index(number(match["age"]))
    if match["age"] or match["noun"]:
        noun = (match["noun"] or match["named"] or "").lower()
        called = [which for which, names in enumerate(introduced.names) if noun in names]
        return called[0] if len(called) == 1 else None
    if match["older"] or match["younger"]:
        if len(known) == count:
            return values.index((max if match["older"] else min)(known))
        return 0 if match["older"] else count - 1
    if match["other"]:
        return 1 if count == 2 else None
    return _nth(match["ordinal"] or "first", count)


def _nth(ordinal: str, count: int) -> int | None:
    """Return the number, from 0, that an ordinal has among so many, None beyond them."""
    which = _ORDINALS[ordinal.lower()]
    return which % count if which < count else None


def is_of_all(sentence: str) -> bool:
    """Tell a sentence that speaks of every patient: `Both patients were treated ...`."""
    return bool(_OF_ALL.search(sentence))


def singular(noun: str) -> str:
    """Return the lower-case singular of a noun for persons: `woman` of `Women`."""
    return _SINGULAR.get(noun.lower(), noun.lower().removesuffix("s"))


def _listed_ages(text: str, start: int, end: int, count: int) -> tuple[Measured | None, ...]:
    """Return the ages of `aged 45, 48 and 51`, each with its place; None for each where they are not so many."""
    ages = _AGES.search(text, start, end)
    if ages and _AGES_AHEAD.search(text, start, min(ages.end() + 8, end)):
        each = [Measured(*age.span(), number(age[0])) for age in _ONE_AGE.finditer(text, *ages.span())]
        if len(each) == count:
            return tuple(each)
    return (None,) * count


def _own_age(text: str, start: int, noun_end: int, end: int) -> Measured | None:
    """Return the one age before a noun, else the one behind it: `a 64-year-old woman`, `a woman, aged 64,`."""
    return next(ages_in_years(text, start, noun_end), None) or next(ages_in_years(text, noun_end, end), None)
