"""Quantities as papers write them: durations, sizes and percentages, with their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.printed import NUMBER_WORDS, printed_value

NUMBER = r"\d+(?:[.,·]\d+)?"


def number_words(least: int = 0) -> str:
    """Return the pattern of the number words from a number on, their parts joined by hyphens or blanks.

    Words by ASCII alone: without regard to case, Python lets a long s or a dotless i stand for a letter of "six".
    """
    words = sorted((word for word, value in NUMBER_WORDS.items() if value >= least), key=len, reverse=True)
    return rf"(?a:{'|'.join(words)})".replace("-", r"[\s-]")


_WORDS = number_words()
COUNTED = rf"(?:{NUMBER}|{_WORDS})"
MONTHS_IN = {
    "day": 12 / 365.25,
    "week": 84 / 365.25,
    "month": 1.0,
    "year": 12.0,
    "wk": 84 / 365.25,
    "mo": 1.0,
    "yr": 12.0,
}
_DURATION = re.compile(
    rf"(?<![\w.])(?P<n>{COUNTED}|a(?=\s(?:year|month)\b)|(?:a\s+half|half\s+a)(?=[\s-]year\b))(?P<half>\s+and\s+a\s+half|\s?½|\s1/2)?(?:\s*[-–]\s*|\s+)"
    rf"(?P<unit>(?a:day|week|month|year|wk|mo|yr))s?"
    rf"(?:(?P<half2>\s+and\s+a\s+half)|(?:,(?=\s+{COUNTED}\s+(?:month|week|day)s?\b(?!\s+(?:of|on|with|later|after)\b))|\s+and)?\s+(?P<n2>{COUNTED})\s+(?P<unit2>(?a:day|week|month|wk|mo))s?)?(?!\w)",
    re.IGNORECASE,
)
DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25, "wk": 7.0, "mo": 30.44, "yr": 365.25}
_SPAN_OF_TIME = re.compile(
    rf"(?<![\w.])(?P<n>{COUNTED}|half\s+an?|an?)(?P<half>\s+and\s+a\s+half)?(?:\s*[-–]\s*|\s+)"
    rf"(?P<unit>(?a:day|week|month|year|wk|mo|yr))s?(?P<half2>\s+and\s+a\s+half)?(?!\w)",
    re.IGNORECASE,
)
ORDINALS = {word: n for n, word in enumerate((
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth").split(), 1)}  # fmt: skip
_NTH = re.compile(
    rf"\b(?:in|at|by|until|on)\s+(?:the\s+)?(?:(?P<n>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>(?a:{'|'.join(ORDINALS)})))"
    r"[\s-]+(?:post-?operative\s+|follow-up\s+)?(?P<unit>(?a:month|year))\b|\b(?:at|in|by|until)\s+month\s+(?P<month>\d{1,3})\b",
    re.IGNORECASE,
)
_LENGTH = r"(?:mm|[cC]m|(?:[mM]illi|[cC]enti)met(?:er|re)s?)"
_SIZE = re.compile(
    rf"(?<![\w.])(?:{NUMBER}(?:[\s-]*{_LENGTH})?(?:\s*(?:x|×|X|\*|by)\s*{NUMBER}(?:[\s-]*{_LENGTH})?){{0,3}}(?<=[mers])"
    rf"|{_WORDS}[\s-]+{_LENGTH})(?![\w²³/]|\s*(?:Hg|H2O)\b)",
)
_DIMENSION = re.compile(rf"(?P<n>{NUMBER}|{_WORDS})(?:[\s-]*(?P<unit>{_LENGTH}))?")


@dataclass(frozen=True)
class Measured:
    """A quantity at a half-open place of the text, in the unit that the function's name says."""

    start: int
    end: int
    value: float


def number(text: str) -> float:
    """Return the number that digits or number words say; a comma is a decimal mark."""
    return printed_value(re.sub(r"(?<=[a-z])\s+(?=[a-z])", "-", text.lower()), "proportion")


def ordinal(printed: str) -> int:
    """Return the number that `eighth`, `26th` or `26` says."""
    word = printed.lower()
    return ORDINALS.get(word) or int(re.sub(r"\D", "", word))


def durations_in_months(text: str, start: int = 0, end: int | None = None) -> Iterator[Measured]:
    """Yield durations in months: `10-year`, `six months`, `12 weeks`, `5 years and 2 months`, `a year and a half`."""
    for match in _DURATION.finditer(text, start, len(text) if end is None else end):
        count = _count(match["n"]) + (0.5 if match["half"] or match["half2"] else 0)
        months = count * MONTHS_IN[match["unit"].lower()]
        if match["n2"]:
            months += number(match["n2"]) * MONTHS_IN[match["unit2"].lower()]
        yield Measured(match.start(), match.end(), months)


def ordinals_in_months(text: str, start: int, end: int) -> Iterator[Measured]:
    """Yield times in months told by their number: `in the eighth month`, `at the 26th month`, `month 28`."""
    for match in _NTH.finditer(text, start, end):
        count = ordinal(match["word"] or match["n"] or match["month"])
        yield Measured(match.start(), match.end(), count * MONTHS_IN[(match["unit"] or "month").lower()])


def durations_in_days(text: str, start: int = 0, end: int | None = None) -> Iterator[Measured]:
    """Yield durations in days, of a month 30.44 and of a year 365.25: `two weeks`, `a year and a half`, `18-month`."""
    for match in _SPAN_OF_TIME.finditer(text, start, len(text) if end is None else end):
        half = 0.5 if match["half"] or match["half2"] else 0.0
        yield Measured(match.start(), match.end(), (_count(match["n"]) + half) * DAYS[match["unit"].lower()])


def _count(printed: str) -> float:
    """Return how many `half a`, `a`, a number word or digits say."""
    word = printed.lower()
    return 0.5 if "half" in word else 1.0 if word in ("a", "an") else number(word)


def largest_sizes_in_mm(text: str, start: int = 0, end: int | None = None) -> Iterator[Measured]:
    """Yield the largest dimension of each size in millimetres: `2.6 cm`, `35 x 15 mm`, `30 mm by 2 cm`.

    A dimension without a unit of its own has that of the next one.
    """
    for match in _SIZE.finditer(text, start, len(text) if end is None else end):
        lengths, millimetres = [], 1.0
        for dimension in reversed(list(_DIMENSION.finditer(match[0]))):
            if dimension["unit"]:
                millimetres = 10.0 if dimension["unit"][0] in "cC" else 1.0
            lengths.append(number(dimension["n"]) * millimetres)
        yield Measured(match.start(), match.end(), max(lengths))
