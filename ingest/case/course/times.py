"""Expressions of time: the words that place an event, how many days they count, and what they count from.

A month is 30.44 days and a year 365.25. Words that give no exact number (`over 5 years`, `2-3 weeks later`, `several
months later`, a year alone) place an event without days. Of dates in figures, `2014-05-20` and `20.03.2010` are read;
`05/01/2014` is May in one country and January in another, and is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ingest.printed import NUMBER_WORDS
from ingest.quantity import DAYS, ORDINALS, Measured, durations_in_days, ordinal

Origin = Literal["presentation", "told", "named", "operation", "follow_up", "date", "birth"]

_NTH = rf"(?:\d{{1,3}}\s?(?:st|nd|rd|th)?|(?a:{'|'.join(ORDINALS)}))"
_HEDGE = r"(?:about|approximately|around|nearly|almost|roughly|some|exactly|just|only|another|circa|~)"
_HEDGED = re.compile(rf"\b{_HEDGE}\s+$", re.IGNORECASE)
_INEXACT = re.compile(
    r"(?:\b(?:more\s+than|over|at\s+least|less\s+than|within|up\s+to|under|every|greater\s+than|beyond|the\s+last|"
    r"the\s+next)\s+(?:the\s+)?(?:first\s+)?"
    r"|[<>≥≤]\s*)$",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"(?:\d|\b(?:{'|'.join(NUMBER_WORDS)}))\s*(?:[-–/]|to|or)\s*$", re.IGNORECASE)
_VISIT = (
    r"(?:(?:the|her|his|this|their|our|current|initial|first|present|hospital|index|being|time|of|to)\s+)*"
    r"(?:presentation|presenting|admission|admitted|referral|referred|consultation|visit|hospitali[sz]ation|evaluation|"
    r"coming|consulting)\b"
)
_OPERATED = r"(?:post-?\s?operative(?:ly)?|post-?\s?surger(?:y|ical)|postsurgically|POD)\b"
_LATER = re.compile(r"\s+(?:later|thereafter|afterwards?)\b|\s+after(?=\s*(?:[,.;)]|$))", re.IGNORECASE)
_AGO = re.compile(rf"\s+ago\b|\s+(?:before|prior\s+to|preceding)\s+{_VISIT}", re.IGNORECASE)
_EARLIER = re.compile(
    r"\s+(?:earlier|previously)\b|"
    r"\s+prior\b(?!\s+to\b)|\s+(?:before|back)(?=\s*(?:[,.;)]|$)|\s+(?:for|with|by|in|at|on|and|because|due|that|she|"
    r"he)\b)",
    re.IGNORECASE,
)
_FROM = re.compile(r"\s+(?:now\s+)?(?P<way>after|following|post|from|since|before|prior\s+to)\s+(?=\w)", re.IGNORECASE)
_SINCE_OPERATION = re.compile(rf"\s+(?:of\s+)?{_OPERATED}(?!\s+follow)", re.IGNORECASE)
_FOLLOW_UP = re.compile(
    r"(?:[\s-]+(?:of\s+)?(?:regular\s+|clinical\s+|close\s+|routine\s+|radiolog\w+\s+|"
    r"the\s+)*follow(?:ed)?[\s-]?ups?\b)",
    re.IGNORECASE,
)
_FOLLOW_UP_AFTER_OPERATION = re.compile(rf"[\s-]+{_OPERATED}\s+follow[\s-]?up", re.IGNORECASE)
_FOLLOWED = re.compile(
    r"\bfollow(?:ed)?[\s-]?ups?\s+(?:(?:period|time|duration|visit|examination|imaging)\s+)?(?:(?:of|for|at|after|was|"
    rf"lasted|is|has|been|on|over|during)\s+|\()+(?:{_HEDGE}\s+|a\s+|total\s+|of\s+|period\s+)*$|"
    rf"\bfollowed\s+for\s+(?:{_HEDGE}\s+)?$",
    re.IGNORECASE,
)
_OPERATED_BEFORE = re.compile(rf"\b{_OPERATED}\s+$", re.IGNORECASE)
_AT = re.compile(rf"\bat\s+(?:{_HEDGE}\s+)?$", re.IGNORECASE)
_AFTER = re.compile(rf"\bafter\s+(?:{_HEDGE}\s+)?$", re.IGNORECASE)
_LASTS = re.compile(r"\s+(?:of|old|on)\b|['’]?[\s-]+(?:course|cycle|history|interval|gestation|pregnan)", re.IGNORECASE)
_OF_TREATMENT = re.compile(r"\s+(?:of|on|with)\s+(?!age\b|gestation)(?=\w)", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:for|during|in|over|throughout|through|of)\s+(?:the\s+)?(?:last\s+|past\s+|first\s+)?$", re.IGNORECASE
)
_BEHIND: tuple[tuple[re.Pattern[str], Origin], ...] = (
    (_LATER, "told"),
    (_FOLLOW_UP_AFTER_OPERATION, "operation"),
    (_FOLLOW_UP, "follow_up"),
    (_SINCE_OPERATION, "operation"),
)
_AHEAD = 60
_NAME_ENDS = re.compile(
    r"[,.;:()]|\s(?=(?:she|he|they|we|which|who|and\s+(?:was|is|has|had|showed|she|he|died|developed|remain\w*|lived|stayed)|showed|revealed|was|were|is|with\s+no|"
    r"without|there|a\s+(?:follow|control)|the\s+patient|due|because|presented|in\s+an?other)\b)",
    re.IGNORECASE,
)
_LONGEST_NAME = 70
_POSTOPERATIVE = re.compile(
    rf"(?:\b(?:on|at|by|in)\s+)?(?:the\s+)?(?:\b(?P<n>{_NTH})[\s-]+(?:post-?\s?operative[\s-]+(?P<unit>day|week|month|"
    rf"year)\b|POD\b|(?P<unit2>day|week|month|year)\s+(?:after\s+(?:the\s+)?(?:surgery|operation)|post-?\s?operat\w+|"
    rf"post-?\s?surgery)\b)|\b(?:post-?\s?operative\s+(?P<unit3>day|week|month|year)|POD|"
    rf"day(?=\s*\d+\s+(?:after\s+surgery"
    rf"|post-?\s?operat\w+)))\s*[#-]?\s*(?P<n2>\d{{1,3}})\b(?:\s+after\s+surgery|\s+post-?\s?operat\w+)?)",
    re.IGNORECASE,
)
_NTH_FOLLOW_UP = re.compile(
    rf"\b(?:at|on|in)\s+(?:the\s+|her\s+|his\s+)?(?P<n>{_NTH})[\s-]+(?P<unit>day|week|month|year)s?\s+(?:of\s+)?"
    r"follow[\s-]?up\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:on\s+)?the\s+(?:next|following)\s+(?P<unit>day|week|month|year)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:(?:a\s+)?(?:few|several|couple\s+of|some)\s+(?:days?|weeks?|months?|years?)\s+(?:later|after(?:wards?)?|ago|"
    r"earlier|before|previously)|recently)\b",
    re.IGNORECASE,
)
_VAGUE_EARLIER = re.compile(r"ago|earlier|before|previously|recently", re.IGNORECASE)
_AT_THAT_TIME = re.compile(r"\bat\s+(?:that|the\s+same)\s+time\b(?!\s+of)", re.IGNORECASE)
_AT_VISIT = re.compile(rf"\b(?:at|on|upon)\s+(?:the\s+time\s+of\s+)?{_VISIT}", re.IGNORECASE)
_AT_AGE = re.compile(
    r"\b(?:at\s+(?:the\s+|an\s+)?age\s+(?:of\s+)?|when\s+(?:she|he)\s+was\s+(?:aged\s+)?)(?P<n>\d{1,2})"
    r"(?:\s+years?(?:\s+old|\s+of\s+age)?)?(?![\d.]|\s*(?:days?|weeks?|months?)\b)|"
    r"\bat\s+(?P<n2>\d{1,2})\s+years?\s+(?:of\s+age|old)\b",
    re.IGNORECASE,
)
_MONTHS = {name: n for n, name in enumerate((
    "january february march april may june july august september october november december").split(), 1)}  # fmt: skip
_MONTH = r"(?a:(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATE = re.compile(
    rf"\b(?:(?:on|in|since|until|from|by|of|as\s+of)\s+)?(?:the\s+)?(?:(?:early|late|"
    rf"mid)[\s-]+)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b{_MONTH}"
    rf"(?:\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?\s*,?\s*(?:of\s+|the\s+)?{_YEAR}\b",
    re.IGNORECASE,
)
_DATE_IN_FIGURES = re.compile(
    r"(?:\b(?:on|since|until|from|by|of)\s+)?(?:(?<![\d.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])|"
    r"(?<![\d.])(?P<day2>\d{1,2})\.(?P<month2>\d{1,2})\.(?P<year2>(?:19|20)\d\d)(?!\d|\.\d))",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(
    rf"\b(?:in|since|until|of|during|from)\s+(?:(?:the\s+)?(?:early|late|year|mid)[\s-]+)?{_YEAR}\b(?![-/]\d)",
    re.IGNORECASE,
)


_GESTATION = re.compile(r"\b(?:gestation\w*|pregnan\w+|antenatal\w*|trimester)\b", re.IGNORECASE)
_AT_WEEKS = re.compile(rf"at\s+(?:{_HEDGE}\s+)?\S+(?:[\s-]+\w+)?[\s-]+w(?:ee)?ks?", re.IGNORECASE)
_TERM = 45 * DAYS["week"]


@dataclass(frozen=True)
class PrintedDate:
    """A month, or a day where `exact`: of a month the middle stands for it."""

    day: date
    exact: bool


@dataclass(frozen=True)
class TimeExpression:
    """The half-open stretch of words, the origin that they count from, and the days, negative before it.

    `named` are the words for what is counted from where the origin is named; from birth the days are an age; `earlier`
    where the words say so, with or without a number.
    """

    start: int
    end: int
    origin: Origin
    days: float | None = None
    named: tuple[int, int] | None = None
    date: PrintedDate | None = None
    earlier: bool = False


def time_expressions(text: str, start: int, end: int) -> list[TimeExpression]:
    """Return the expressions of a sentence in their order, of overlapping ones the first and longest."""
    every = [*_worded(text, start, end), *_counted(text, start, end)]
    kept: list[TimeExpression] = []
    for expression in sorted(every, key=lambda found: (found.start, -found.end)):
        if not kept or kept[-1].end <= expression.start:
            kept.append(expression)
    return kept


def tells_gestation(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence speaks of a pregnancy."""
    return _GESTATION.search(text, start, end) is not None


def of_gestation(text: str, expression: TimeExpression) -> bool:
    """Tell a time that in a pregnancy is the age of the child: `at 36 weeks`."""
    short = expression.days is not None and expression.days <= _TERM
    return short and _AT_WEEKS.fullmatch(text, expression.start, expression.end) is not None


def _worded(text: str, start: int, end: int) -> Iterator[TimeExpression]:
    for match in _POSTOPERATIVE.finditer(text, start, end):
        unit = match["unit"] or match["unit2"] or match["unit3"] or "day"
        days = ordinal(match["n"] or match["n2"]) * DAYS[unit.lower()]
        yield TimeExpression(match.start(), match.end(), "operation", days)
    for match in _NTH_FOLLOW_UP.finditer(text, start, end):
        yield TimeExpression(match.start(), match.end(), "follow_up", ordinal(match["n"]) * DAYS[match["unit"].lower()])
    for match in _NEXT.finditer(text, start, end):
        yield TimeExpression(match.start(), match.end(), "told", DAYS[match["unit"].lower()])
    for match in _VAGUE.finditer(text, start, end):
        earlier = bool(_VAGUE_EARLIER.search(match[0]))
        yield TimeExpression(match.start(), match.end(), "told", earlier=earlier)
    for match in _AT_THAT_TIME.finditer(text, start, end):
        yield TimeExpression(match.start(), match.end(), "told", 0.0)
    for match in _AT_VISIT.finditer(text, start, end):
        yield TimeExpression(match.start(), match.end(), "presentation", 0.0)
    for match in _AT_AGE.finditer(text, start, end):
        years = int(match["n"] or match["n2"])
        yield TimeExpression(match.start(), match.end(), "birth", years * DAYS["year"])
    for match in _DATE.finditer(text, start, end):
        printed = _date(match)
        if printed:
            yield TimeExpression(match.start(), match.end(), "date", date=printed)
    for match in _DATE_IN_FIGURES.finditer(text, start, end):
        year, month, day = (match[name] or match[f"{name}2"] for name in ("year", "month", "day"))
        try:
            printed = PrintedDate(date(int(year), int(month), int(day)), exact=True)
        except ValueError:
            continue
        yield TimeExpression(match.start(), match.end(), "date", date=printed)
    for match in _YEAR_ALONE.finditer(text, start, end):
        yield TimeExpression(match.start(), match.end(), "date")


def _date(match: re.Match[str]) -> PrintedDate | None:
    day = match["day"] or match["day2"]
    month = next(n for name, n in _MONTHS.items() if name.startswith(match["month"].lower()))
    try:
        return PrintedDate(date(int(match["year"]), month, int(day or 15)), day is not None)
    except ValueError:
        return None


def _counted(text: str, start: int, end: int) -> Iterator[TimeExpression]:
    for length in durations_in_days(text, start, end):
        expression = _placed(text, start, end, length)
        if expression:
            yield expression


def _placed(text: str, start: int, end: int, length: Measured) -> TimeExpression | None:
    """Return what a duration places in time, or None for one that lasts or recurs."""
    ahead = max(start, length.start - _AHEAD)
    before = text[ahead : length.start]
    hedge = _HEDGED.search(before)
    inexact = _INEXACT.search(before, 0, hedge.start() if hedge else len(before)) or _RANGE.search(before)
    leading = inexact or hedge
    at = ahead + leading.start() if leading else length.start
    days = None if inexact else length.value
    for words, origin in _BEHIND:
        match = words.match(text, length.end, end)
        if match:
            return TimeExpression(at, match.end(), origin, days)
    past = _AGO.match(text, length.end, end) or _EARLIER.match(text, length.end, end)
    if past:
        since: Origin = "presentation" if past.re is _AGO else "told"
        return TimeExpression(at, past.end(), since, None if days is None else -days, earlier=True)
    followed = _FOLLOWED.search(before)
    if followed:
        since = "operation" if _OPERATED_BEFORE.search(before, 0, followed.start()) else "follow_up"
        return TimeExpression(ahead + followed.start(), length.end, since, days)
    return _counted_from(text, end, length, at, days, before) or _led(text, end, length, ahead, days, before)


def _counted_from(
    text: str, end: int, length: Measured, at: int, days: float | None, before: str
) -> TimeExpression | None:
    """Return a time that counts from what is named: `three weeks after surgery`."""
    way = _FROM.match(text, length.end, end)
    if not way or _PERIOD.search(before):
        return None
    stop = _named_end(text, way.end(), end)
    earlier = way["way"].lower().startswith(("before", "prior"))
    signed = -days if days is not None and earlier else days
    return TimeExpression(at, stop, "named", signed, (way.end(), stop), earlier=earlier)


def _led(text: str, end: int, length: Measured, ahead: int, days: float | None, before: str) -> TimeExpression | None:
    """Return a time that `after` or `at` leads to; of `after 3 months of letrozole` the days are not counted."""
    after, at = _AFTER.search(before), _AT.search(before)
    treated = _OF_TREATMENT.match(text, length.end, end)
    if after and treated:
        stop = _named_end(text, treated.end(), end)
        return TimeExpression(ahead + after.start(), stop, "named", None, (treated.end(), stop))
    if _LASTS.match(text, length.end, end) or _FROM.match(text, length.end, end):
        return None
    if after:
        return TimeExpression(ahead + after.start(), length.end, "told", days)
    return TimeExpression(ahead + at.start(), length.end, "follow_up", days) if at else None


def _named_end(text: str, start: int, end: int) -> int:
    limit = min(end, start + _LONGEST_NAME)
    stop = _NAME_ENDS.search(text, start, limit)
    return stop.start() if stop else text.rfind(" ", start, limit) if limit < end else limit
