"""The clauses of a sentence, as far as they tell whose figures stand in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from ingest.vocab import load_vocabulary

Kind = Literal["main", "addition", "contrast", "comparison", "relative", "resumed"]

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_COMMA = re.compile(r",\s")
_AMOUNT = re.compile(r"\b(?:more|less|fewer|greater|rather|other)\s+than\s+(?=\d)", re.IGNORECASE)
_BEFORE_TEST = re.compile(r"\s*(?:(?:with|by|for|of|the|an?|that|those)\s+)*(?:conventional\s+|standard\s+)?")
_TO_PUNCTUATION = re.compile(r"[^,;(\[]*")
_WHO = re.compile(r"\s*(?:(?:in|of|with|for)\s+)?(?:which|who(?:m|se)?|where)\b")
_Bound = tuple[int, int, Kind | Literal["parted"]]
_PUT_IN: tuple[Kind, ...] = ("comparison", "relative")


@dataclass(frozen=True)
class Clause:
    """Half-open offsets into the view, without the words that open it, and how it is joined to what stands before.

    A comparison names what something is compared with; a relative clause says more of what stands before; resumed is
    what goes on behind one of these that was put in between. `parted` is one behind a semicolon.
    """

    start: int
    end: int
    kind: Kind = "main"
    parted: bool = False


def alternatives(*names: str) -> str:
    """Return the words and phrases of lists of `[attribution]` as alternatives of a pattern, longer ones first."""
    lists = load_vocabulary().cues.attribution
    listed = sorted({words for name in names for words in lists[name]}, key=lambda words: (-len(words), words))
    return "|".join(re.escape(words).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for words in listed)


@cache
def cues(*lists: str) -> re.Pattern[str]:
    """Return the pattern of the words of these lists of `[attribution]`."""
    return re.compile(rf"(?<!\w)(?<!which )(?<!that )(?:{alternatives(*lists)})(?!\w)", re.IGNORECASE)


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<parted>;)|(?P<colon>:\s+(?=[a-z]))|(?P<main>,\s+(?=(?:we|our)\s))"
        rf"|(?P<relative>,\s+(?:(?:in|of|with|for)\s+)?(?:which|who(?:m|se)?|where)\b"
        rf"|,?\s+(?:(?:perhaps|possibly|probably|presumably|mainly|likely)\s+)?(?:{alternatives('explained')})(?=\s+[a-z]))"
        rf"|(?P<comparison>,?\s+(?:(?:and|but)\s+)?(?:(?:{alternatives('compared')})(?!\w)"
        rf"|(?:{alternatives('compared_with_a_result')})(?=\s+(?:ours?|theirs?|that|those|the|what)\b)))"
        rf"|(?P<contrast>,?\s+(?:{alternatives('contrasted')})(?=\s))"
        rf"|(?P<addition>,\s+and\s+(?=[a-z]))",
        re.IGNORECASE,
    )


@cache
def _opening() -> re.Pattern[str]:
    """Return the pattern of a sentence that first says what it compares with: `Unlike others, ...`."""
    return re.compile(rf"\W*(?:{alternatives('compared', 'contrasted')})\s", re.IGNORECASE)


def clauses(
    text: str, start: int, end: int, callouts: Collection[tuple[int, int]], tests: Collection[int] = ()
) -> list[Clause]:
    """Return the clauses of the sentence at `start:end`; brackets are not taken apart.

    `callouts` are half-open offsets. What begins with a test, at one of the offsets `tests`, is compared in the same
    clause: `better than MRI`.
    """
    called = {high for _, high in callouts}
    closed = [match.span() for match in _BRACKETS.finditer(text, start, end)]
    bounds = [
        bound
        for bound in (*_bounds(text, start, end), *_behind_raised(text, callouts))
        if not any(low < bound[0] < high for low, high in closed)
        and not (bound[2] == "comparison" and _is_of_tests(text, bound[1], tests))
    ]
    found: list[Clause] = []
    at, parted = start, False
    opening = _opening().match(text, start, end)
    kind: Kind = "comparison" if opening else "main"
    for low, high, joined in sorted(bounds, key=lambda bound: (bound[0], -bound[1])):
        if low < at or (opening and low < opening.end()):
            continue
        closes = (
            joined != "resumed" or text[low] == ":" or (kind in _PUT_IN and (low in called or (opening and not found)))
        )
        if closes:
            found.append(Clause(at, low, kind, parted))
            at, kind, parted = high, "main" if joined == "parted" else joined, joined == "parted"
    found.append(Clause(at, end, kind, parted))
    return found


def _behind_raised(text: str, callouts: Collection[tuple[int, int]]) -> Iterator[_Bound]:
    """Yield the ends of raised callouts, which stand behind their comma: `unlike Lee et al.,9 who ...`."""
    for low, high in callouts:
        if text[low - 1] == ",":
            yield high, high, "relative" if _WHO.match(text, high) else "resumed"


def _is_of_tests(text: str, at: int, tests: Collection[int]) -> bool:
    """Tell `than CT (71%)` from `than that of CT in the study of Lee (71%)`."""
    words = _TO_PUNCTUATION.match(text, at)
    before = _BEFORE_TEST.match(text, at)
    return bool(words and before and before.end() in tests and not says_whose().search(words[0]))


@cache
def says_whose() -> re.Pattern[str]:
    """Return the pattern of words for somebody else's result, or for one's own, in what something is compared with."""
    lists = alternatives("relayed", "cited", "theirs", "speaker", "own")
    return re.compile(rf"(?<!\w)(?i:{lists})(?!\w)|\b(?:of|by)\s+[A-Z][a-z]+")


def _bounds(text: str, start: int, end: int) -> Iterator[_Bound]:
    amounts = {match.end() for match in _AMOUNT.finditer(text, start, end)}
    for match in _boundary().finditer(text, start, end):
        if not any(match.end() <= amount <= match.end() + 1 for amount in amounts):
            joined = "resumed" if match.lastgroup == "colon" else match.lastgroup
            yield match.start(), match.end(), cast(Kind, joined)
    for comma in _COMMA.finditer(text, start, end):
        yield comma.start(), comma.end(), "resumed"
