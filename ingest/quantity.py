"""Quantities as papers write them: ages, durations, sizes and percentages, with their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.printed import NUMBER_WORDS, printed_value

NUMBER = r"\d+(?:[.,·]\d+)?"
# Words by ASCII alone: without regard to case, Python lets a long s or a dotless i stand for a letter of "six".
_WORDS = rf"(?a:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})".replace("-", r"[\s-]")
_COUNTED = rf"(?:{NUMBER}|{_WORDS})"
_MONTHS = {
    "day": 12 / 365.25,
    "week": 84 / 365.25,
    "month": 1.0,
    "year": 12.0,
    "wk": 84 / 365.25,
    "mo": 1.0,
    "yr": 12.0,
}
_UNIT = r"(?P<unit>(?a:day|week|month|year|wk|mo|yr|y))s?"
# The years of `1 year and 11 months old`: only before months, weeks or days, and not those of "... 3 months later".
_YEARS_AND = (
    rf"(?:(?P<{{}}>{_COUNTED})(?:\s*[-–]\s*|\s+)y(?:ea)?rs?(?:\s*[-–,]\s*|\s+)(?:and[\s-]+)?"
    rf"(?={_COUNTED}[\s–-]+(?:day|week|month|wk|mo)s?\b(?!\s+(?:later|after|before|ago|earlier|following|post|of\s+(?!age)))))?"
)
_HALF = r"(?P<half>\s+and\s+a\s+half|\s?½|\s1/2)?"
_YEARS = r"(?:years?|yrs?|y)"
# Nouns beside which a bare `48 years` is an age.
_PERSON = r"(?:wom[ae]n|m[ae]n|lady|gentleman|females?|males?|girl|boy|patient|housewife)"
_TITLED = r"(?-i:(?:Mrs?|Ms|Mme|Miss|Madame?|Mister)\.?(?:\s?[A-Z][\w.]*){1,3})"
_AGE = re.compile(
    rf"(?<![\w.]){_YEARS_AND.format('years')}(?P<n>{_COUNTED}){_HALF}(?:\s*[-–]\s*|\s*)(?:{_UNIT})(?:\s*[-–]\s*|\s+)(?:old|of\s+age)\b"
    rf"|(?<![\w.])(?P<n2>\d{{1,3}})\s*[-–]?\s*(?:y/o|yo|y\.o\.|yrs?/o|{_YEARS}(?=[\s-]+{_PERSON}\b)|{_YEARS}?\s?/\s?(?-i:[MF])\b)(?!\w)"
    rf"|\b(?:aged|{_PERSON}\s+of|at\s+(?:the\s+)?age\s+of|age[d:]?(?:\s+at\s+(?:diagnosis|presentation|admission))?"
    rf"(?:\s+(?:was|is|of))?)\s*:?\s*"
    rf"{_YEARS_AND.format('years3')}(?P<n3>{_COUNTED})(?:\s+(?P<unit3>(?a:day|week|month|year))s?)?(?![\w%-])"
    rf"|\b(?:{_PERSON}|{_TITLED})\s*[,:(]\s*(?P<n4>\d{{1,3}})\s?{_YEARS}(?=\s*[,;.)])"
    r"|\b(?:woman|man|lady|gentleman)\s*,\s*(?P<n5>\d{2})(?=,)"
    # "The second woman was 62.", "G2P1, 36 years, at 17 weeks": not "she was 62 kg".
    rf"|\b(?:{_PERSON}|s?he)\s+(?:is|was)\s+(?P<n7>\d{{2}})(?=\s*[,;.](?!\d)|\s+(?:and|when|at)\s)"
    rf"|\b(?-i:G\d\s?P\d\w*),?\s+(?P<n8>\d{{2}})\s*-?\s*{_YEARS}(?=\s*[,;.)])"
    # "45F with a lump", but not "18F-FDG" nor a catheter of 24 F.
    r"|(?<![\w.-])(?!18F)(?P<n6>\d{2})\s?(?-i:[MF])(?=,?\s+(?:with|who|present\w*|complain\w*|admitted|referred|noticed|came)\b)",
    re.IGNORECASE,
)
_AGE_NUMBERS = ("n", *(f"n{which}" for which in range(2, 9)))
_AGE_WORD = re.compile(
    r"old|\bage|y\.?/?o\b|yrs?/o|\bof\s+\d|\d[\s-]?y|/\s?[MF]\b|\d\s?(?-i:[MF])\b|n,\s*\d\d,|y,\s*\d\d,|\b(?:is|was)\s+\d\d\b|"
    r"\bG\dP\d",
    re.IGNORECASE,
)
_DURATION = re.compile(
    rf"(?<![\w.])(?P<n>{_COUNTED})(?P<half>\s+and\s+a\s+half|½)?(?:\s*[-–]\s*|\s+)(?P<unit>(?a:day|week|month|year|wk|mo|yr))s?"
    rf"(?:(?P<half2>\s+and\s+a\s+half)|(?:\s+and)?\s+(?P<n2>{_COUNTED})\s+(?P<unit2>(?a:day|week|month|wk|mo))s?)?(?!\w)",
    re.IGNORECASE,
)
DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25, "wk": 7.0, "mo": 30.44, "yr": 365.25}
_SPAN_OF_TIME = re.compile(
    rf"(?<![\w.])(?P<n>{_COUNTED}|half\s+an?|an?)(?P<half>\s+and\s+a\s+half)?(?:\s*[-–]\s*|\s+)"
    rf"(?P<unit>(?a:day|week|month|year|wk|mo|yr))s?(?P<half2>\s+and\s+a\s+half)?(?!\w)",
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


def ages_in_years(text: str, start: int = 0, end: int | None = None) -> Iterator[Measured]:
    """Yield ages in years, as `48-year-old`, `aged 48`, `a woman, 48 years,`, `48/F`, `48F with` or `1 year 11 months`.

    Months are counted as years / 12 and days as years / 365.25, to two decimals.
    """
    end = len(text) if end is None else end
    if not _AGE_WORD.search(text, start, end):
        return
    for match in _AGE.finditer(text, start, end):
        count = number(next(filter(None, (match[name] for name in _AGE_NUMBERS)))) + (0.5 if match["half"] else 0)
        unit = (match["unit"] or match["unit3"] or "year").lower()
        unit = {"wk": "week", "mo": "month", "yr": "year", "y": "year"}.get(unit, unit)
        whole = number(match["years"] or match["years3"] or "0")
        years = count if unit == "year" else round(whole + count * _MONTHS[unit] / 12, 2)
        if years < 120:
            yield Measured(match.start(), match.end(), years)


def durations_in_months(text: str, start: int = 0, end: int | None = None) -> Iterator[Measured]:
    """Yield durations in months: `10-year`, `six months`, `12 weeks`, `5 years and 2 months`, `1 year and a half`."""
    for match in _DURATION.finditer(text, start, len(text) if end is None else end):
        count = number(match["n"]) + (0.5 if match["half"] or match["half2"] else 0)
        months = count * _MONTHS[match["unit"].lower()]
        if match["n2"]:
            months += number(match["n2"]) * _MONTHS[match["unit2"].lower()]
        yield Measured(match.start(), match.end(), months)


def durations_in_days(text: str, start: int = 0, end: int | None = None) -> Iterator[Measured]:
    """Yield durations in days, of a month 30.44 and of a year 365.25: `two weeks`, `a year and a half`, `18-month`."""
    for match in _SPAN_OF_TIME.finditer(text, start, len(text) if end is None else end):
        word = match["n"].lower()
        count = 0.5 if word.startswith("half") else 1.0 if word in ("a", "an") else number(word)
        half = 0.5 if match["half"] or match["half2"] else 0.0
        yield Measured(match.start(), match.end(), (count + half) * DAYS[match["unit"].lower()])


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
