"""Figures and tests that correspond by their place in two lists: `A, B and C were 90%, 80% and 70%`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.claim.named_tests import NamedTest

_SEPARATOR = re.compile(r"\s*(?:,|;)\s*(?:(?:and|or)\s+)?|\s+(?:and|or|vs\.?|versus|&|compared\s+(?:with|to))\s+")
_BRACKET = re.compile(r"[\[(][^()\[\]]*[\])]")
_LEAD = re.compile(
    r"\s*(?:values?|rates?|scores?|statistics?|coefficients?)?\s*(?:of|for|with|using|by|in|on|from|between|among"
    r"|at)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,]*\b(?:was|were|is|are|being|had|showed|yielded|achieved|demonstrated|reached|revealed|respectively"
    r"|found|as|to|be"
    r"|follows?|an?|the|of|values?|with|only)\b)*[\s:,(\[–=-]*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[\s%]*[)\]]?[\s,]*(?:respectively,?\s*)?(?:[)\],]\s*)?(?:(?:was|were)\s+\w+\s+)?(?:for|with|by|on|using|in|of"
    r"|at|from|via)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"[,(]?\s*respectively", re.IGNORECASE)
_ITEM_END = re.compile(r"[;:()\[\]]|\s+(?:was|were|is|are|had|in|for|when|which|whereas|while|but)\s|\.\s|\.$")
_LONGEST_ITEM = 70


@dataclass(frozen=True)
class Item:
    """One item of a list of tests: a half-open stretch of the view, and the test named in it, if any is."""

    start: int
    end: int
    test: NamedTest | None


def tests_before(text: str, after: int, run_start: int, size: int, phrases: Sequence[NamedTest]) -> list[Item] | None:
    """Return the `size` items of the list that ends where a run of figures begins, or None where none ends there."""
    region = _blanked(text[after:run_start])
    end = _TAIL.search(region).start()  # type: ignore[union-attr]
    lead = _LEAD.match(region)
    items = _items(after, lead.end() if lead else 0, end, region, phrases)
    if len(items) > size and all(item.test for item in items[-size:]):
        items = items[-size:]
    return items if len(items) == size and _speaks_of_tests(items) else None


def tests_behind(text: str, run_end: int, until: int, size: int, phrases: Sequence[NamedTest]) -> list[Item] | None:
    """Return the first `size` items of the list that begins behind a run of figures, or None where none begins."""
    lead = _BEHIND.match(text, run_end, until)
    if not lead:
        return None
    respectively = _RESPECTIVELY.search(text, lead.end(), until)
    region = _blanked(text[lead.end() : respectively.start() if respectively else until])
    items = _items(lead.end(), 0, len(region), region, phrases)
    if len(items) < size:
        return None
    last = items[size - 1]
    stop = _ITEM_END.search(text, last.start, last.end)
    if stop and last.test and last.test.end > stop.start():
        stop = None
    items = [*items[: size - 1], Item(last.start, stop.start() if stop else last.end, last.test)]
    return items if _speaks_of_tests(items) else None


def _blanked(region: str) -> str:
    return _BRACKET.sub(lambda match: " " * len(match[0]), region)


def _items(offset: int, start: int, end: int, region: str, phrases: Sequence[NamedTest]) -> list[Item]:
    """Split a region at its commas and conjunctions, but not inside the name of a test or of a combination."""
    bounds = [start]
    for match in _SEPARATOR.finditer(region, start, end):
        inside = any(p.start < offset + match.end() and offset + match.start() < p.end for p in phrases)
        if not inside and match.start() > bounds[-1]:
            bounds += [match.start(), match.end()]
    bounds.append(end)
    items = []
    for first, last in zip(bounds[::2], bounds[1::2], strict=True):
        low, high = offset + first, offset + last
        named = [p for p in phrases if low <= p.start and p.end <= high + 1]
        items.append(Item(low, high, named[-1] if named else None))
    return items


def _speaks_of_tests(items: Sequence[Item]) -> bool:
    """Tell a list of tests: two of them at least are named, and no item is as long as a clause."""
    named = [item.test for item in items if item.test]
    short = all(item.end - item.start <= _LONGEST_ITEM for item in items)
    return short and len(named) >= 2 and len({test.start for test in named}) == len(named)
