"""Candidate figures of a sentence: numbers that may be estimates, with the intervals and counts printed beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.claim.intervals import Count, Interval, find_counts, find_intervals, find_told_counts, ordered
from ingest.claim.masks import N, is_share_of_something, masked, unit_end
from ingest.model import Comparator
from ingest.printed import Scale, printed_value

_LEADS_TO_INTERVAL = re.compile(
    r"[^a-z]*(?:\b(?:with|a|an|and|the|respectively|in|of|p|n|two|sided|patients|per|cent|percent)\b[^a-z]*)*"
)
_LEADS_TO_COUNT = re.compile(
    r"\s*(?:%|per\s?cent)?\s*(?:[\[(][^\[\]()]*[\])]\s*|\w+\s*)?[\[(,;]\s*(?:i\.e\.,?\s*|n\s*=\s*|or\s*)?"
)
_FROM_COUNT = re.compile(r"\s*(?:[a-z]+\s){0,3}[\[(,;=]\s*")
_FEWEST, _NEAR_COUNT = 5, 150
_COMPARATORS: tuple[tuple[re.Pattern[str], Comparator], ...] = (
    (re.compile(r"(?:>=|≥|at least|not less than|no less than|minimum of)\s*$", re.IGNORECASE), ">="),
    (
        re.compile(
            r"(?:<=|≤|at most|up to|not exceed|did not exceed|no more than|not more than|maximum of)\s*$", re.IGNORECASE
        ),
        "<=",
    ),
    (re.compile(r"(?:>|more than|greater than|above|over|exceeding|exceeded|higher than)\s*$", re.IGNORECASE), ">"),
    (re.compile(r"(?:<|less than|below|under|lower than|fewer than)\s*$", re.IGNORECASE), "<"),
    (re.compile(r"(?:~|≈|about|approximately|around|nearly|almost|roughly|circa|some)\s*$", re.IGNORECASE), "~"),
)
# A sign counts where a figure is introduced; between two numbers it is a dash.
_SIGN = r"(?:(?<=[=(:])|(?<=[=(:]\s)|(?<=was\s)|(?<=were\s)|(?<=of\s)|(?<=is\s)|(?<=kappa\s)|(?<=Kappa\s))[-−]"
_NUMBER = re.compile(rf"(?<![\w.,·])(?P<n>(?:{_SIGN})?(?:{N}))(?P<percent>\s*%|\s*per\s?cent\b|\s+percent\b)?")
# A conjunction without its space (`68%and 90%`), or the callout of a reference that was not raised (`72.6%9`).
_GLUED_TO_PERCENT = re.compile(r"(?:and|or|to|vs|versus|respectively|for|with)\b|\d{1,2}(?=[\s.,;)]|$)")
_SHARES_PERCENT = re.compile(
    r"\s*(?:[\[(][^()\[\]%]*[\])]\s*)?(?:,|/|-|–|;|and|or|to|vs?\.?|versus|,\s*and|,\s*or)\s*(?:(?:a|an|the|from"
    r"|between)\s+)?"
)
# The last of these words before `from 71% to 83%` says which it is, also over a semicolon: `specificity from ...`.
_GOVERNS_PAIR = re.compile(
    r"\b(?:(?P<change>(?:increas|decreas|improv|declin|reduc|drop|chang|rais|rise|rising|rose|risen|fell|fall|grew|grow"
    r"|went|go(?:es|ing)\b|lower|boost|enhanc|climb|diminish|lift|doubl|increment|gain)\w*)"
    r"|(?P<range>rang|var[iy]|between\b|spread|extend|span|l(?:ay|ies|ie)\b)\w*)\b",
    re.IGNORECASE,
)
# What may stand between an interval and the count that is printed with it: `84-87%; 1776/2072`.
_INTERVAL_TO_COUNT = re.compile(r"\s*(?:[)\]]\s*)?[;,\[(]\s*(?:n\s*=\s*)?")


@dataclass(frozen=True)
class Value:
    """A number that may be an estimate: half-open place of its own characters, and what stands with it.

    `high` is the upper limit of a printed range of the estimate, `high_end` where its characters end.
    """

    start: int
    end: int
    printed: str
    scale: Scale
    comparator: Comparator = "="
    high: str | None = None
    high_end: int | None = None
    interval: Interval | None = None
    count: Count | None = None
    bare: bool = False


def _blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the text with stretches overwritten by underscores, so that offsets stay."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = "_" * (end - start)
    return "".join(characters)


def find_values(text: str, ignore: Sequence[tuple[int, int]] = ()) -> list[Value]:
    """Return the candidate estimates of a sentence in order, each with the interval and the count printed with it.

    `ignore` holds stretches that are no figures of the text, such as callouts.

    >>> value, = find_values("a sensitivity of 84% (21/25; 95% CI: 65-94; P = 0.03)")
    >>> value.printed, value.scale, value.interval.low, value.interval.high, value.count.numerator
    ('84', 'percent', '65', '94', 21)
    """
    plain = _blank(text, ignore)
    unmasked = _blank(plain, list(masked(plain)))
    intervals, counts = find_intervals(unmasked), find_counts(unmasked)
    open_text = _blank(unmasked, [(i.start, i.end) for i in intervals] + [(c.start, c.end) for c in counts])
    numbers = _shared_percent(open_text, list(_candidates(open_text)))
    values = _with_ranges(open_text, numbers)
    values = _attach(text, values, intervals, counts)
    values = _with_distant_counts(values, [*counts, *find_told_counts(unmasked)])
    alone = [
        Value(c.start, c.end, text[c.start : c.end], "fraction", count=c)
        for c in counts
        if not any(v.count and (v.count.numerator, v.count.denominator) == (c.numerator, c.denominator) for v in values)
    ]
    return sorted([*values, *alone], key=lambda value: value.start)


def _candidates(text: str) -> Iterator[Value]:
    for match in _NUMBER.finditer(text):
        start, end = match.span("n")
        percent = bool(match["percent"])
        after = match.end()
        printed = match["n"]
        number = 100 * printed_value(printed, "percent") if percent else printed_value(printed, "ratio")
        glued = _GLUED_TO_PERCENT.match(text, after) if percent else None
        if not glued and re.match(r"[^\W_]|-[A-Za-z]", text[after : after + 2]):
            continue
        if percent:
            if re.match(r"\s*(?:-|–|—|to)\s*(?!100\b)\d{3,}", text[after:]):  # `98% to 104%`
                continue
            if not 0 <= number <= 100 or is_share_of_something(text, after):
                continue
            yield Value(start, end, printed, "percent", _comparator(text, start))
        elif unit_end(text, end) is None and not re.match(r"\s*(?:-|–|—|to)\s*(?!100\b)\d{3,}\s*%", text[end:]):
            decimal = bool(re.search(r"[.,·]", printed)) and number <= 1
            scale: Scale = "proportion" if decimal or number in (0, 1) else "ratio"
            yield Value(start, end, printed, scale, _comparator(text, start), bare=not decimal)


def _comparator(text: str, start: int) -> Comparator:
    before = text[max(0, start - 24) : start]
    return next((sign for pattern, sign in _COMPARATORS if pattern.search(before)), "=")


def _shared_percent(text: str, values: list[Value]) -> list[Value]:
    """Give numbers that share a later percent sign (`96 and 89 %`) that sign."""
    result = list(values)
    for index in range(len(result) - 2, -1, -1):
        here, following = result[index], result[index + 1]
        number = printed_value(here.printed, "ratio")
        joined = _SHARES_PERCENT.fullmatch(text, here.end, following.start)
        # In `0.992, 95%` the first is a proportion of its own.
        apart = here.scale == "proportion" and not here.bare and 10 * number < printed_value(following.printed, "ratio")
        if here.scale != "percent" and following.scale == "percent" and joined and 0 <= number <= 100 and not apart:
            result[index] = replace(here, scale="percent", bare=False)
    return result


def _with_ranges(text: str, values: list[Value]) -> list[Value]:
    """Join the two limits of a range of the estimate (`ranged from 71% to 83%`, `71-83%`) into one value."""
    result: list[Value] = []
    index = 0
    while index < len(values):
        here = values[index]
        following = values[index + 1] if index + 1 < len(values) else None
        if following and here.scale == following.scale:
            between = text[here.end : following.start]
            dash = re.fullmatch(r"\s*%?\s*(?:-|–|—|−)\s*", between)
            if (dash or _spans(text, here, between)) and ordered(here.printed, following.printed):
                result.append(replace(here, high=following.printed, high_end=following.end))
                index += 2
                continue
        result.append(here)
        index += 1
    return result


def _spans(text: str, low: Value, between: str) -> bool:
    """Tell the range `from 71% to 83%`, `between 71% and 83%` from the change `rose from 71% to 83%`."""
    opening = re.search(r"\b(?:from|between)\s*$", text[: low.start], re.IGNORECASE)
    if re.fullmatch(r"\s*%?\s*and\s*", between):
        return bool(opening) and opening[0].lower().startswith("between")  # type: ignore[index]
    if not re.fullmatch(r"\s*%?\s*to\s*", between):
        return False
    # A colon ends the reach of a verb: `it improved on this: sensitivities from 75% to 90%`.
    colon = text.rfind(": ", 0, low.start) + 1
    clause = colon if re.search(r"\w", text[colon : low.start]) else 0
    *_, governor = (None, *_GOVERNS_PAIR.finditer(text, clause, low.start))
    return governor is None or not governor["change"]


def _attach(text: str, values: list[Value], intervals: list[Interval], counts: list[Count]) -> list[Value]:
    result = list(values)
    for at, value in enumerate(result):
        until = result[at + 1].start if at + 1 < len(result) else len(text)
        before = result[at - 1].end if at else 0
        interval = _interval_of(text, value, until, intervals)
        result[at] = replace(value, interval=interval, count=_count_of(text, value, interval, before, until, counts))
    return _zip_intervals(text, result, intervals)


def _with_distant_counts(values: list[Value], counts: list[Count]) -> list[Value]:
    """Give percentages the nearest free count that says the same: `100/200 were read as normal (50%)`."""
    free = [count for count in counts if not any(value.count == count for value in values)]
    result = list(values)
    for at, value in enumerate(result):
        places = len(re.split(r"[.·]", value.printed)[-1]) if re.search(r"[.·]", value.printed) else 0
        if value.count or value.high or not (value.scale == "percent" or (value.scale == "proportion" and places > 1)):
            continue
        figure, whole = printed_value(value.printed, "ratio"), 100 if value.scale == "percent" else 1
        same = [
            count for count in free
            if count.denominator >= _FEWEST and abs(count.start - value.start) < _NEAR_COUNT
            and round(whole * count.numerator / count.denominator, places) == figure
        ]  # fmt: skip
        if same:
            nearest = min(same, key=lambda count: abs(count.start - value.start))
            free.remove(nearest)
            result[at] = replace(value, count=replace(nearest, start=value.start, end=value.end))
    return result


def _interval_of(text: str, value: Value, until: int, intervals: list[Interval]) -> Interval | None:
    for interval in intervals:
        if value.end <= interval.start < until:
            between = text[value.end : interval.start]
            same_bracket = re.fullmatch(r"\s*%?\s*[\[(][^()\[\]]*", between)
            if len(between) < 60 and (same_bracket or _LEADS_TO_INTERVAL.fullmatch(between)):
                return interval
            labelled = text[interval.start] not in "(["
            plain = labelled and len(between) < _NEAR_COUNT and not re.search(r"[.:]\s", between)
            return interval if plain and _is_held(value, interval) else None
    return None


def _is_held(value: Value, interval: Interval) -> bool:
    """Tell whether a figure lies within an interval that is printed on its scale."""
    low, figure, high = (printed_value(each, "ratio") for each in (interval.low, value.printed, interval.high))
    return low <= figure <= high


def _count_of(
    text: str, value: Value, interval: Interval | None, before: int, until: int, counts: list[Count]
) -> Count | None:
    if value.scale == "fraction":
        return None
    if value.scale == "ratio":  # `sensitivity 97.7 (43/44)` is a percentage
        counts = [
            count
            for count in counts
            if abs(100 * count.numerator / count.denominator - printed_value(value.printed, "ratio")) < 1
        ]
    for count in counts:
        if value.end <= count.start < until and _LEADS_TO_COUNT.fullmatch(text, value.end, count.start):
            return count
        if (
            interval
            and interval.end <= count.start < until
            and _INTERVAL_TO_COUNT.fullmatch(text, interval.end, count.start)
        ):
            return count
        if before <= count.start and count.end <= value.start and _FROM_COUNT.fullmatch(text, count.end, value.start):
            return count
    return None


def _zip_intervals(text: str, values: list[Value], intervals: list[Interval]) -> list[Value]:
    """Give each value of a run its interval where one bracket behind the run holds as many intervals as values."""
    result = list(values)
    for at, value in enumerate(result):
        if value.interval is None:
            continue
        first = intervals.index(value.interval)
        same_bracket = [value.interval]
        for following in intervals[first + 1 :]:
            if not re.fullmatch(r"%?\s*(?:,|;|and)\s*(?:and\s*)?", text[same_bracket[-1].end : following.start]):
                break
            same_bracket.append(following)
        count = len(same_bracket)
        if count > 1 and at + 1 >= count and all(v.interval is None for v in result[at + 1 - count : at]):
            for offset, interval in enumerate(same_bracket):
                index = at + 1 - count + offset
                result[index] = replace(result[index], interval=interval)
    return result
