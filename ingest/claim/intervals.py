"""Intervals and counts as papers print them: `95% CI: 78-91`, `[0.78; 0.91]`, `26/115`, `nine of 78`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.claim.masks import N
from ingest.printed import NUMBER_WORDS, printed_count, printed_integer, printed_value

_DASH = r"(?:-|–|—|−|~|to|and|,|;|/)"
_LEVEL = (
    r"(?:(?P<level>\d{2}(?:\.\d)?)\s*%?\s*[-]?\s*)?(?:CIs?|C\.I\.|CrI|HDI|[Cc]onfidence [Ll]imits?"
    r"|[Cc]onfidence [Ii]ntervals?(?:\s*[\[(](?:\d{2}\s*%\s*)?CIs?[\])])?"
    r"|[Cc]redible [Ii]ntervals?|[Pp]redicti(?:ve|on) [Ii]ntervals?)"
)
_PAIR = rf"(?P<low>[-−]?(?:{N}))\s*%?\s*{_DASH}\s*(?P<high>[-−]?(?:{N}))\s*%?"
_LABELLED = re.compile(
    rf"(?<![\w.]){_LEVEL}\s*(?:\(95%\)\s*)?[:=,;]?\s*(?:of|was|were|from|between|ranging from|ranged from)?\s*"
    rf"[\[(]?\s*{_PAIR}(?!\w)"
)
_FURTHER = re.compile(rf"\s*(?:,|;|and|[\])]\s*,?\s*(?:and\s*)?[\[(])\s*[\[(]?\s*{_PAIR}(?![\w.])")
_BRACKETED = re.compile(
    rf"[\[(]\s*(?P<low>[-−]?(?:{N}))\s*%?\s*(?:-|–|—|−|to|,|;)\s*(?P<high>[-−]?(?:{N}))\s*%?\s*[\])]"
)
# An interval in the form of a labelled one before: `93%, 95% CI 88-96, vs 48%, 42-55`.
_UNLABELLED = re.compile(
    rf"(?<![\w.])(?P<figure>{N})\s*%?\s*[,;]\s*(?P<low>{N})\s*%?\s*(?:-|–|—|−|to)\s*(?P<high>{N})\s*%?"
    r"(?=\s*(?:[,;)\]]|vs\b|versus\b|and\b|$))"
)
_CLOSES = re.compile(r"\s*[)\]]")
# A range in brackets is an interval where it stands behind a number: in `specificity rose (76% to 80%)` it is a change.
_BEHIND_NUMBER = re.compile(r"(?:\d\s*%?|%|\d\s*[)\]])[\s,;]*$")
_RANGE_LABEL = re.compile(r"\b(?:range|IQR|interquartile range|SD|mean|median)\b[^.]{0,12}$", re.IGNORECASE)
_COUNT = re.compile(
    r"(?<![\w./])(?P<k>\d{1,3}(?:,\d{3})+|\d+)\s*(?:/|\s(?:out\s+)?of\s(?:the\s|all\s|these\s|those\s|our\s|a\stotal\sof\s)?)\s*"
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?![\w%/]|[.,]\d|\s*%)"
)
_WORD = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_COUNT_IN_WORDS = re.compile(
    rf"(?<=[(\[;,]\s)(?P<k>{_WORD})\s(?:out\s)?of\s(?P<n>{_WORD}|\d+)\b"
    rf"|(?<=[(\[])(?P<k2>{_WORD})\s(?:out\s)?of\s(?P<n2>{_WORD}|\d+)\b",
    re.IGNORECASE,
)
_FOUND = r"(?:detected|identified|recogni[sz]ed|depicted|diagnosed|visuali[sz]ed|found|seen|shown)"
_TOLD = re.compile(
    rf"(?<![\w-])(?:{_WORD})\s(?:out\s)?of\s(?:the\s|these\s|all\s)?(?:{_WORD}|\d+)\b"
    rf"|\b{_FOUND}\sall\s(?:of\s)?(?:the\s)?(?P<found>\d+|{_WORD})\b(?![.,/]\d|\s*%)"
    rf"|\ball\s(?P<all>\d+|{_WORD})\s(?:[\w-]+\s){{0,6}}?(?:was|were)\s(?:\w+ly\s)?{_FOUND}\b",
    re.IGNORECASE,
)
# `of the 28 patients, varices were absent in 27 of them`
_OF_THEM = re.compile(
    rf"(?<![\w.,/-])(?P<k>\d+|{_WORD})\s(?:out\s)?of\s(?:them|these|those|whom|which)\b", re.IGNORECASE
)
_PEOPLE = re.compile(r"(?<![\w.,/-])(?P<n>\d{1,4})\s(?=[a-z])")


@dataclass(frozen=True)
class Interval:
    """A printed interval: half-open place, limits on the printed scale, confidence level 0-1 where stated."""

    start: int
    end: int
    low: str
    high: str
    level: float | None


@dataclass(frozen=True)
class Count:
    """A printed count such as `26/115` or `26 of 115`."""

    start: int
    end: int
    numerator: int
    denominator: int


def find_intervals(text: str) -> list[Interval]:
    """Return labelled intervals (`95% CI: 78-91`, and those that follow in one bracket) and bare bracketed ranges."""
    found: list[Interval] = []
    taken = -1
    for match in _LABELLED.finditer(text):
        if match.start() < taken:
            continue
        level = float(match["level"]) / 100 if match["level"] else None
        found.append(Interval(match.start(), match.end(), match["low"], match["high"], level))
        taken = match.end()
        while (more := _FURTHER.match(text, taken)) and not re.match(r"\s*[<>=]", text[more.end() :]):
            found.append(Interval(more.start("low"), more.end(), more["low"], more["high"], level))
            taken = more.end()
    labelled = found[0] if found else None
    for match in _UNLABELLED.finditer(text):
        low, figure, high = (printed_value(match[part], "ratio") for part in ("low", "figure", "high"))
        if low <= figure <= high and low < high:
            if labelled and labelled.start < match.start("low"):
                found.append(Interval(match.start("low"), match.end(), match["low"], match["high"], labelled.level))
            elif text[match.start() - 1 : match.start()] in ("(", "[") and _CLOSES.match(text, match.end()):
                found.append(Interval(match.start("low"), match.end(), match["low"], match["high"], None))
    for match in _BRACKETED.finditer(text):
        overlaps = any(item.start < match.end() and match.start() < item.end for item in found)
        behind = _BEHIND_NUMBER.search(text, max(0, match.start() - 10), match.start())
        label = _RANGE_LABEL.search(text, 0, match.start())
        if behind and not overlaps and not label and ordered(match["low"], match["high"]):
            found.append(Interval(match.start(), match.end(), match["low"], match["high"], None))
    return sorted(found, key=lambda item: item.start)


def ordered(low: str, high: str) -> bool:
    """Tell whether two printed numbers stand in rising order."""
    return printed_value(low, "ratio") < printed_value(high, "ratio")


def find_counts(text: str) -> list[Count]:
    """Return counts whose numerator does not exceed their denominator (dates and scores with more parts are none)."""
    found = []
    for match in _COUNT.finditer(text):
        numerator, denominator = (int(match[part].replace(",", "")) for part in ("k", "n"))
        if 0 <= numerator <= denominator and denominator > 1:
            found.append(Count(match.start(), match.end(), numerator, denominator))
    for match in _COUNT_IN_WORDS.finditer(text):
        numerator, denominator = printed_count(match[0])
        if numerator <= denominator:
            found.append(Count(match.start(), match.end(), numerator, denominator))
    return sorted(found, key=lambda count: count.start)


def find_told_counts(text: str) -> list[Count]:
    """Return counts in words: `Nine of the 12 were seen`, `detected all 44`, `in the 28 patients ... in 27 of them`."""
    found = []
    for match in _TOLD.finditer(text):
        whole = match["found"] or match["all"]
        numerator, denominator = (printed_integer(whole),) * 2 if whole else printed_count(match[0])
        if numerator <= denominator:
            found.append(Count(match.start(), match.end(), numerator, denominator))
    for match in _OF_THEM.finditer(text):
        people = [int(each["n"]) for each in _PEOPLE.finditer(text, 0, match.start())]
        numerator = printed_integer(match["k"])
        if people and numerator <= people[-1]:
            found.append(Count(match.start(), match.end(), numerator, people[-1]))
    return found
