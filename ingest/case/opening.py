"""How a sentence opens on another patient: by a number, an age, a title, or a place in a family."""

from __future__ import annotations

import re

from ingest.age import ages_in_years
from ingest.case.introduction import relation_at_opening
from ingest.case.told import AGED_PERSON, PERSON

LAST = "last"
NUMBERED = re.compile(
    r"^(?:in\s+)?(?:the\s+|our\s+|an?\s+)?(?P<label>(?:case|patient|observation)(?:\s+(?:no\.?|number|report))?\s*(?:#\s*)?"
    r"(?P<n>\d{1,2}|[IVX]{1,4}|one|two|three|four|five|[A-H])|"
    r"(?P<ordinal>first|initial|second|next|third|fourth|fifth|one|other|another|further|last|final)\s+(?:case|patient|woman|man|"
    r"lady|girl|boy|female|male|gentleman|of\s+(?:them|these(?:\s+\w+)?|the\s+two))|"
    r"(?P<bare>first|one|second|third|fourth|other|last|final)(?=\s+(?:was|is)\s+(?:an?\b|aged\b|\d\d(?:\s+years|[,.]?\s+(?:and|with|when)))|"
    r"(?:,\s+|\s*\(\s*)(?:an?\s+(?:[\w-]+\s+){0,2}?\d|aged\s|\d\d(?:[\s-]*(?:years?|yrs?|y)\b|,\s|\)))))"
    r"(?=\s*[:.,;–—(-]|\s+(?:is|was|an?|the|her|his|had|has|presented|underwent|came|consulted|involve[sd]|concern\w*)\b|\s*$)",
    re.IGNORECASE,
)
# A person with an age behind the indefinite article: "A 48-year-old woman", "In May, a woman aged 48".
_INTRODUCED = re.compile(
    r"^(?!(?:he|she|her|his|our|this|these|the)\b)(?:.{0,80}?[\s,])??an?(?:other)?\s+"
    r"(?:(?:[\w-]+\s+){0,3}?(?=[\w-]+[\s–-]+years?\b)|"
    rf"(?:[\w-]+\s+){{0,3}}?{PERSON}[\s,(]+(?=(?:aged\s+|of\s+)?\d))|"
    rf"^\W*\d[.):]+\s*{PERSON}[\s,(]+(?=(?:aged\s+|of\s+)?\d)",
    re.IGNORECASE,
)
# "The former was a 42-year-old woman": of several, each by the age that the sentence gives.
_PREDICATED = re.compile(
    r"^(?:the|our|one|a|this)\s+(?:[\w-]+\s+){0,4}?(?:is|was|concern\w*|involve\w*)\s+an?\s+(?:[\w-]+\s+){0,3}?(?=[\w-]+[\s–-]+years?\b)",
    re.IGNORECASE,
)
# "Mrs A, 42 years old, ... Mrs B, 57 years old"
_TITLED = re.compile(r"^(?:in\s+)?(?P<name>(?-i:M(?:rs?|s|iss|adame?|me)\.?)\s+(?-i:[A-Z])[\w.]*)", re.IGNORECASE)
_A_PERSON = re.compile(PERSON, re.IGNORECASE)
_OTHER_PERSON = re.compile(
    r"\b(?:donor|mother|father|sister|brother|daughter|son|cousin|aunt|uncle|husband|wife|twin|mate|relative|at\s+the\s+age)\b",
    re.IGNORECASE,
)
_NUMBERS = {word: n for n, words in enumerate((
    "1 i one first initial a",
    "2 ii two second b other another further next", "3 iii three third c", "4 iv four fourth d",
            "5 v five fifth e", "6 vi f", "7 vii g", "8 viii h"), 1) for word in words.split()}  # fmt: skip


def numbered(sentence: str) -> tuple[str, str | None] | None:
    """Return the number and label of `Case 2:`, `Patient B` or `The second patient` at a sentence's opening.

    The number of `the last patient` is LAST: how many there are a sentence does not say.
    """
    match = NUMBERED.match(sentence)
    if not match:
        return None
    n = (match["n"] or match["ordinal"] or match["bare"]).lower()
    return LAST if n in (LAST, "final") else str(_NUMBERS.get(n, n)), match["label"]


def introduced_person(sentence: str) -> tuple[str, str | None] | None:
    """Return a key for the person whom `A 48-year-old woman` or `a woman, 48 years old,` introduces."""
    match = _INTRODUCED.match(sentence) or _PREDICATED.match(sentence) or _TITLED.match(sentence)
    if not match or _OTHER_PERSON.search(sentence, 0, match.end() + 60):
        return None
    age = next((age for age in ages_in_years(sentence) if age.end >= match.end()), None)
    if age is None or age.start > match.end() + 10:
        return None
    if match.re is _TITLED:
        return match["name"], None
    person_before = re.search(rf"{PERSON}[\s,(]+$", sentence[: age.start], re.IGNORECASE)
    if person_before or _A_PERSON.match(sentence, age.start) or AGED_PERSON.match(sentence[age.end : age.end + 60]):
        return f"{age.value:g} years", None
    return None


def member(sentence: str) -> tuple[str, str | None] | None:
    """Return a key for the relative whom `The elder daughter was 42 years old` introduces in a report of a family."""
    relation = relation_at_opening(sentence)
    return (" ".join(relation), None) if relation and next(ages_in_years(sentence), None) else None
