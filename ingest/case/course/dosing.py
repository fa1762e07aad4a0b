"""How a treatment was given: cycles, dose as printed, how long, and before or after the operation or as palliation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ingest.annotated import AnnotatedText
from ingest.case.course.narrative import part_of_clause
from ingest.printed import NUMBER_WORDS, printed_integer
from ingest.quantity import NUMBER, durations_in_days
from ingest.recognise import Found
from ingest.segment import Sentence

Setting = Literal["neoadjuvant", "adjuvant", "palliative"]

TREATMENTS = ("drug", "regimen", "therapy_class", "radiotherapy")
_COUNT = rf"(?P<n>\d{{1,2}}|(?a:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}))"
_ROUND = r"(?:cycles?|courses?|cures?|rounds?|infusions?|injections?|administrations?|doses|series)"
_KIND = r"(?:(?:[\w/-]+ly|consecutive|further|more|additional|full|dose-dense|\d+-day)\s+)?"
# "four cycles of ...", "12 weekly doses of ...", "4 x EC"
_CYCLES = re.compile(
    rf"(?<![\w.,/-]){_COUNT}(?:\s+\(\d+\))?\s+{_KIND}{_ROUND}\b|(?<![\w.])(?P<times>\d{{1,2}})\s*[x×](?=\s*[A-Za-z])"
    rf"|(?<![\w.])[x×]\s*(?P<by>\d{{1,2}})\b(?!\s*(?:mm|cm|days?|weeks?|months?|years?|yrs?)\b)",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:of|with)\b", re.IGNORECASE)
# After so many cycles something happened; how many there were in the end is not said.
_UNTIL = re.compile(
    r"\b(?:planned|scheduled|out\s+of|every|each|per|th|the\s+next|between)\s+(?:the\s+)?$", re.IGNORECASE
)
_BRACKETED = re.compile(r"[^()]*\)")
# What puts a later treatment apart from an earlier one in the same clause.
_THEN = re.compile(
    r"\b(?:followed\s+by|then|subsequent(?:ly)?|thereafter|afterwards|before|after|until|prior\s+to|"
    r"in\s+addition\s+to)\b",
    re.IGNORECASE,
)
_PER = r"(?:kg|m\s?(?:2|²)|sqm|day|d|body|week)"
_UNIT = rf"(?:m(?:illi)?g|µg|μg|mcg|g|I?U|MIU|mCi|MBq|GBq)(?:\s*/\s*{_PER}){{0,2}}"
_OFTEN = (
    r"(?:\s*(?:IV|i\.v\.|orally|p\.?o\.?|per\s+os))?(?:\s*,?\s*(?:(?:(?:once|twice|three\s+times)\s+)?"
    r"(?:daily|weekly|monthly|per\s+day|a\s+day|per\s+week|a\s+week)|every\s+\w+\s+(?:hours|days|weeks|months)|b\.?i\.?d\.?|"
    r"q\.?d\.?))?"
)
_FRACTIONS = (
    rf"(?:\s*(?:in|/|over|with|by)\s*\w+\s*(?:daily\s+)?(?:fractions?|fr\b|sessions?)|"
    rf"\s*\(?\s*{NUMBER}\s*c?Gy\s*(?:/|per\s)\s*fraction\)?)?"
)
_DOSE = re.compile(
    rf"(?<![\w.])(?:{NUMBER}\s*{_UNIT}(?![A-Za-z]){_OFTEN}|AUC\s*(?:of\s+)?=?\s*\d(?:\.\d)?\b|"
    rf"(?P<radiation>{NUMBER}\s*(?:c?Gy|grays?)\b{_FRACTIONS}))",
    re.IGNORECASE,
)
_REACH = 100
# Between a drug and its dose stands no number and no other drug, known to the vocabulary or not.
_TO_DOSE = re.compile(r"(?:(?!\b(?:and|with|plus)\b)[^.;\d])*")
# "Docetaxel 75 mg/m2, carboplatin AUC 6": a dose right behind a drug is that drug's.
_RIGHT_BEHIND = re.compile(r"[\s(:]*(?:(?:at|an?|the|dose|dosage|of)\s+)*", re.IGNORECASE)
_TO_RADIATION_DOSE = re.compile(r"[^.;\d]*")
_LEADS_TO_DRUG = re.compile(
    r"\)?\s*(?:of\s+|,\s*)?(?:oral\s+|intravenous\s+|weekly\s+|daily\s+|adjuvant\s+)?$", re.IGNORECASE
)
_LASTING = re.compile(
    r"\b(?:for|over|during|throughout|lasting)\s+(?:(?:an?|total|period|course|duration|further|additional|about|"
    r"approximately|nearly|almost|the|of|another|full)\s+)*$|[x×]\s*$",
    re.IGNORECASE,
)
_AHEAD_LASTING = re.compile(r"(?:[\s-]+(?:long\s+)?(?:course|period))?\s+of\s+(?:(?:[\w-]+)\s+){0,3}?$", re.IGNORECASE)
_ANOTHER_STATE = re.compile(
    r"\b(?:free|alive|well|follow\w*|remain\w*|without|recurr\w*|stable|asymptomatic|response|remission|no\s+evidence|"
    r"progress\w*|history|stop\w*|discontinu\w*|interrupt\w*|withh\w*|surviv\w*|plan\w*|recommend\w*|then|followed)\b",
    re.IGNORECASE,
)
_NOT_LASTING = re.compile(r"\s+(?:later|after|ago|before|earlier|prior|follow)\b|\s*/", re.IGNORECASE)
_NEOADJUVANT = re.compile(
    r"\b(?:neo-?\s?adjuvant\w*|(?-i:NAC|NACT|NAT)|pre-?operative(?:ly)?\s+(?:\w+\s+)?(?:chemo\w*|radio\w*|systemic|"
    r"hormon\w*|"
    r"endocrine|treatment|therapy)|primary\s+(?:systemic|chemo\w*))\b",
    re.IGNORECASE,
)
_ADJUVANT = re.compile(
    r"(?<!neo)(?<!neo-)(?<!neo )\badjuvant\w*|\bpost-?\s?operative(?:ly)?\s+(?:\w+\s+)?(?:chemo\w*|radio\w*|"
    r"irradiation|hormon\w*|endocrine|treatment|therapy)",
    re.IGNORECASE,
)
_SETTINGS: tuple[tuple[Setting, re.Pattern[str]], ...] = (
    ("neoadjuvant", _NEOADJUVANT),
    ("adjuvant", _ADJUVANT),
    ("palliative", re.compile(r"\bpalliat\w+", re.IGNORECASE)),
)


@dataclass(frozen=True)
class Dosing:
    """What is said of how a treatment was given; `duration_days` as in `ingest.quantity`."""

    cycles: int | None = None
    dose: str | None = None
    duration_days: float | None = None
    setting: Setting | None = None


def read_dosing(annotated: AnnotatedText, sentence: Sentence, item: Found) -> Dosing:
    """Return how the treatment that a mention names was given, as far as its clause says."""
    text = annotated.text
    start, end = part_of_clause(text, sentence, item.start, item.end, _THEN)
    others = [
        other
        for other in annotated.mentions(start, end, *TREATMENTS)
        if other.concept != item.concept and (other.end <= item.start or other.start >= item.end)
    ]
    return Dosing(
        _cycles(text, start, end, item, others),
        _dose(text, start, end, item, others),
        _duration(text, start, end, item),
        _setting(text, start, end, item),
    )


def _cycles(text: str, start: int, end: int, item: Found, others: list[Found]) -> int | None:
    """Return the count of the phrase that governs a mention: the last `n cycles of` before it, else one behind it."""
    counted = [
        m for m in _CYCLES.finditer(text, start, end) if not _UNTIL.search(text[max(start, m.start() - 20) : m.start()])
    ]
    # "Two cycles (a total of six doses) of ...": what stands in brackets explains the count.
    before = [m for m in counted if m.end() <= item.start and not _BRACKETED.match(text, m.start(), item.start)]
    behind = [m for m in counted if m.start() >= item.end]
    if item.kind == "radiotherapy":
        return None
    if before:
        apart = any(before[-1].end() <= other.start < item.start and other.kind == "radiotherapy" for other in others)
        if not apart and _governs(text, before[-1], item):
            return _count(before[-1])
    if not behind:
        return None
    phrase = behind[0]
    # "... and twelve cycles of paclitaxel" counts what follows; "... was given in six cycles" what stands before.
    ahead = any(other.start >= phrase.end() for other in others)
    return None if ahead and (phrase["times"] or _OF.match(text, phrase.end())) else _count(phrase)


def _governs(text: str, phrase: re.Match[str], item: Found) -> bool:
    if phrase["by"]:
        return False
    between = text[phrase.end() : item.start]
    return bool(phrase["times"] or _OF.match(between) or len(between) < 30)


def _count(phrase: re.Match[str]) -> int | None:
    return printed_integer(phrase["n"] or phrase["times"] or phrase["by"]) or None


def _dose(text: str, start: int, end: int, item: Found, others: list[Found]) -> str | None:
    """Return the dose that follows a mention before the next one, or else stands right before it."""
    radiation = item.kind == "radiotherapy"
    next_one = min((other.start for other in others if other.start >= item.end), default=end)
    for match in _DOSE.finditer(text, item.end, min(end, next_one, item.end + _REACH)):
        leads_on = (
            next_one < end
            and not _RIGHT_BEHIND.fullmatch(text, item.end, match.start())
            and _LEADS_TO_DRUG.fullmatch(text, match.end(), next_one)
        )
        between = (_TO_RADIATION_DOSE if radiation else _TO_DOSE).fullmatch(text, item.end, match.start())
        if between and not leads_on and bool(match["radiation"]) == radiation:
            return " ".join(match[0].split())
        break
    for match in _DOSE.finditer(text, max(start, item.start - _REACH), item.start):
        if any(
            _RIGHT_BEHIND.fullmatch(text, other.end, match.start()) for other in others if other.end < match.start()
        ):
            continue
        if _LEADS_TO_DRUG.fullmatch(text, match.end(), item.start) and bool(match["radiation"]) == radiation:
            return " ".join(match[0].split())
    return None


def _duration(text: str, start: int, end: int, item: Found) -> float | None:
    for length in durations_in_days(text, start, end):
        if _NOT_LASTING.match(text, length.end):
            continue
        if length.start >= item.end:
            between = text[item.end : length.start]
            lasting = _LASTING.search(between)
            if lasting and not _ANOTHER_STATE.search(between[: lasting.start()]):
                return length.value
        elif length.end <= item.start and _AHEAD_LASTING.fullmatch(text, length.end, item.start):
            return length.value
    return None


def _setting(text: str, start: int, end: int, item: Found) -> Setting | None:
    before = max(start, item.start - 80)
    behind = min(end, item.end + 40)
    return next((setting for setting, words in _SETTINGS if words.search(text, before, behind)), None)
