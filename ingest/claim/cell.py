"""What one cell of a table says: a figure with its interval and count, an interval alone, words, or nothing."""

from __future__ import annotations

import re
from typing import Literal

from ingest.claim.intervals import Count, Interval
from ingest.claim.masks import N
from ingest.claim.numbers import Value
from ingest.model import Comparator
from ingest.printed import printed_value

CellKind = Literal["empty", "figure", "interval", "words"]

_DASH = r"(?:-|–|—|−|‐|‑|~|to|,|;)"
_NUMBER = rf"[-−]?(?:{N})"
_MARKS = r"(?:\s*(?:[*†‡§¶#∗]+|\^\(?[\w,*†‡§]{1,5}\)?|[a-d](?:,[a-d])*\)?(?![\w])))*"
_LABEL = r"(?:(?:\d{2}(?:\.\d)?\s*%?\s*)?(?:CI|C\.I\.|CrI|confidence interval)\s*[:=,]?\s*)?"
_PAIR = rf"{_LABEL}(?P<low>{_NUMBER})\s*%?\s*{_DASH}\s*(?P<high>{_NUMBER})\s*%?"
_INTERVAL = re.compile(rf"[(\[]?\s*{_PAIR}\s*[)\]]?{_MARKS}\s*", re.IGNORECASE)
_INSIDE = re.compile(rf"(?<![\d.,/]){_PAIR}(?![\d/]|[.,]\d)", re.IGNORECASE)
_COUNT = re.compile(r"(?<![\d.])(?P<k>\d[\d,]*)\s*(?:/|\s(?:out\s)?of\s)\s*(?P<n>\d[\d,]*)(?![\d%]|[.,]\d)")
_FIGURE = re.compile(rf"(?P<sign><=|>=|[<>≤≥~≈=])?\s*(?P<n>{_NUMBER})(?![\d/])\s*(?P<percent>%)?")
_BRACKET = re.compile(r"\s*[,;]?\s*[(\[{](?P<inside>[^()\[\]{}]*)[)\]}]?")
_SPREAD = re.compile(rf"\s*(?:±|\+/[-−]|\+-)\s*{_NUMBER}\s*%?")
_TRAILING = re.compile(rf"\s*[,;]?\s*{_PAIR}", re.IGNORECASE)
_SHARE = re.compile(rf"\s*(?P<n>(?:{N}))\s*(?P<percent>%)?\s*")
_P_VALUE = re.compile(r"\s*[,;]?\s*[(]?\s*[pP]\s*[<>=].*")
_NOTHING = re.compile(
    r"[\s\-–—−‐/.·…*†‡§]*|n\s*/?\s*[asrd]\.?|n\.\s*[asrd]\.?|not (?:applicable|available|reported|done)|nil|none",
    re.IGNORECASE,
)
_TWO = re.compile(rf"\s*(?P<first>{N})\s*%?\s*[/,;]\s*(?P<second>{N})\s*%?{_MARKS}\s*")
_COMPARATORS: dict[str, Comparator] = {
    "<": "<", ">": ">", "≤": "<=", "<=": "<=", "≥": ">=", ">=": ">=", "~": "~", "≈": "~", "=": "=",
}  # fmt: skip
_LONGEST = 90


def read_cell(text: str) -> tuple[CellKind, Value | None, Interval | None]:
    """Return the kind of a cell with its figure, or with its interval where nothing else stands in it.

    Two figures in one cell are none alone; `read_pair` returns them.
    The scale of a figure is that of its own characters: `percent` with a sign, `fraction` for a count alone, else
    `ratio`, which the table's headers may make more precise. A spread behind `±` is no interval.

    >>> kind, value, _ = read_cell("78.9 (65.9-91.9)")
    >>> kind, value.printed, value.interval.low, value.interval.high
    ('figure', '78.9', '65.9', '91.9')
    """
    if _NOTHING.fullmatch(text):
        return "empty", None, None
    if len(text) > _LONGEST or not any(character.isdigit() for character in text):
        return "words", None, None
    alone = _INTERVAL.fullmatch(text)
    if alone and _ordered(alone["low"], alone["high"]):
        return "interval", None, Interval(alone.start("low"), alone.end("high"), alone["low"], alone["high"], None)
    value = _counted(text) or _figure(text)
    return ("figure", value, None) if value or read_pair(text) else ("words", None, None)


def read_pair(text: str) -> tuple[Value, Value] | None:
    """Return the two figures of a cell such as `90/85`, for a header that names two measures."""
    match = _TWO.fullmatch(text)
    if match is None:
        return None
    percent = "%" in text
    first, second = (
        Value(*match.span(part), match[part], "percent" if percent else "ratio") for part in ("first", "second")
    )
    return first, second


def _counted(text: str) -> Value | None:
    """Return the figure of `30/38`, or of `30/38 (78.9)`."""
    match = _COUNT.match(text)
    count = _count(match) if match else None
    if match is None or count is None:
        return None
    bracket = _BRACKET.match(text, match.end())
    if bracket and not re.fullmatch(_MARKS + r"\s*", text[match.end() :]):
        inside = re.split(r"[,;]", bracket["inside"])[0]
        share = _SHARE.fullmatch(inside)
        if share is None:
            interval = _interval(bracket["inside"], bracket.start("inside"))
            value = Value(match.start(), match.end(), match[0], "fraction", interval=interval, count=count)
            return value if _ends(text, bracket.end()) else None
        start = bracket.start("inside") + share.start("n")
        rest = _BRACKET.match(text, bracket.end())
        interval = _interval(rest["inside"], rest.start("inside")) if rest else None
        interval = interval or _interval(bracket["inside"][len(inside) :], bracket.start("inside") + len(inside))
        scale: Literal["percent", "ratio"] = "percent" if share["percent"] else "ratio"
        value = Value(start, start + len(share["n"]), share["n"], scale, interval=interval, count=count)
        return value if _ends(text, rest.end() if rest else bracket.end()) else None
    return Value(match.start(), match.end(), match[0], "fraction", count=count) if _ends(text, match.end()) else None


def _figure(text: str) -> Value | None:
    match = _FIGURE.match(text)
    if match is None:
        return None
    interval: Interval | None = None
    count: Count | None = None
    share: re.Match[str] | None = None
    at = match.end()
    if spread := _SPREAD.match(text, at):
        at = spread.end()
    marks = re.compile(_MARKS).match(text, at)
    at = marks.end() if marks else at
    while bracket := _BRACKET.match(text, at):
        inside, offset = bracket["inside"], bracket.start("inside")
        counted = _COUNT.search(inside)
        if counted and count is None:
            count = _count(counted)
            inside = inside[: counted.start()] + " " * len(counted[0]) + inside[counted.end() :]
        interval = interval or _interval(inside, offset)
        share = share or _SHARE.fullmatch(text, offset, bracket.end("inside"))
        at = bracket.end()
    if interval is None and (trailing := _TRAILING.match(text, at)) and _ordered(trailing["low"], trailing["high"]):
        interval = Interval(trailing.start("low"), trailing.end("high"), trailing["low"], trailing["high"], None)
        at = trailing.end()
    if p_value := _P_VALUE.match(text, at):
        at = p_value.end()
    if not _ends(text, at):
        return None
    sign = _COMPARATORS.get(match["sign"] or "=", "=")
    if share and share["percent"] and not match["percent"] and match["n"].isdigit():
        # `30 (78.9%)`: the share is the figure, and how many it was of is not said.
        return Value(share.start("n"), share.end("n"), share["n"], "percent", sign)
    scale: Literal["percent", "ratio"] = "percent" if match["percent"] else "ratio"
    return Value(*match.span("n"), match["n"], scale, sign, interval=interval, count=count)


def _ends(text: str, at: int) -> bool:
    return bool(re.fullmatch(rf"{_MARKS}[\s.,;)\]]*", text[at:]))


def _interval(text: str, offset: int) -> Interval | None:
    for match in _INSIDE.finditer(text):
        if _ordered(match["low"], match["high"]):
            level = re.search(r"\d{2}(?:\.\d)?(?=\s*%?\s*C)", match[0])
            low, high = offset + match.start("low"), offset + match.end("high")
            return Interval(low, high, match["low"], match["high"], float(level[0]) / 100 if level else None)
    return None


def _ordered(low: str, high: str) -> bool:
    return printed_value(low, "ratio") <= printed_value(high, "ratio")


def _count(match: re.Match[str]) -> Count | None:
    numerator, denominator = (int(match[part].replace(",", "") or 0) for part in ("k", "n"))
    return Count(match.start(), match.end(), numerator, denominator) if 1 < denominator >= numerator else None
