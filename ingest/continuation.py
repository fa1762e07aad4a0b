"""How likely a line goes on in another: the test that tells the lines of one column from those of the next.

Scores are natural logarithms of odds: how much more often the end of the one line and the beginning of the other
stand side by side in a text than by chance. The odds of classes of words are learned by `make train` from texts
written for the project (`continuation.json`); the words that a document itself puts side by side inside its lines
weigh more the oftener it uses them (a bigram with a back-off prior, MacKay and Peto, 1995).
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

_CLASSES = {
    "article": "the a an this these those each every its their his her our your any some another such",
    "preposition": "of in on at by with for from to after before during between without within under into over through "
    "than among against per via about towards upon since until",
    "and": "and or but nor",
    "clause": "that which who whom whose when while whereas although because if whether where as so however thus",
    "be": "is are was were be been being",
    "auxiliary": "has have had having may might can could will would should did does do must cannot",
    "adverb": "not also only no both all either neither more most less very often still",
    "pronoun": "we it she he they there i you",
}
_CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}
_ENDINGS = (
    ("ly", re.compile(r"\w{3,}ly")),
    ("ing", re.compile(r"\w{3,}ing")),
    ("ed", re.compile(r"\w{3,}ed")),
    ("adjective", re.compile(r"\w+(?:al|ic|ive|ous|ary|able|ible)")),
    ("noun", re.compile(r"\w+(?:tion|sion|ment|ity|ness|nce|gy|sis|oma|phy)")),
    ("plural", re.compile(r"\w{2,}[^s\W]s")),
)
_PUNCTUATION = {**dict.fromkeys(".!?", "stop"), **dict.fromkeys(";:", "colon"), ",": "comma"}
_BRACKETS = {**dict.fromkeys("([", "open"), **dict.fromkeys(")]%", "close")}
_LAST = re.compile(r"(?:[^\W\d_]+(?:['’-][^\W_]+)*|\d+(?:[.,]\d+)*|[^\w\s])$")
_FIRST = re.compile(r"[^\W\d_]+(?:['’-][^\W_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_HALF = re.compile(r"(\w{2,})[-‐‑\u00ad\ufffe]$")
_HALVES = re.compile(r"\w+[-‐‑\u00ad\ufffe]\n\w+")
_PART = re.compile(r"\w+")
_COMPOUND = re.compile(r"\w+-\w+")
_REACH = 80
_CACHED = 20_000
_PRIOR = 20.0
"""How many occurrences of a word in the document weigh as much as what is known of its class."""
_JOINS, _GOES_ON, _PARTS = 4.0, 1.5, -2.5
_CLOSES, _LEFT_OPEN, _CLOSES_NOTHING = 2.0, -0.7, -1.5


class Edges(NamedTuple):
    """What the continuation test sees of a line: its outermost words, their classes, and brackets left open."""

    first: str
    last: str
    begins: str
    ends: str
    opens: bool
    closes: bool
    half: str
    capital: bool


@cache
def _odds() -> Mapping[str, Mapping[str, float]]:
    loaded: Mapping[str, Mapping[str, float]] = json.loads(files("ingest").joinpath("continuation.json").read_text())
    return loaded


def _word_class(word: str) -> str:
    lower = word.lower()
    if lower in _CLASS_OF:
        return _CLASS_OF[lower]
    if word[0].isdigit():
        return "number"
    if sum(letter.isupper() for letter in word) > 1:
        return "short form"
    return next((name for name, pattern in _ENDINGS if pattern.fullmatch(lower)), "word")


@lru_cache(_CACHED)
def class_at_end(text: str) -> str:
    """Return the class of the last word or sign of a text without blanks at its end."""
    match = _LAST.search(text)
    if not match:
        return "sign"
    sign = match[0][-1]
    if not sign.isalnum():
        return _PUNCTUATION.get(sign) or _BRACKETS.get(sign, "sign")
    return _word_class(match[0])


@lru_cache(_CACHED)
def class_at_start(text: str) -> str:
    """Return the class of the first word or sign of a text; a capital letter makes classes of their own."""
    match = _FIRST.match(text)
    if not match:
        return "sign"
    sign = match[0][0]
    if not sign.isalnum():
        return "mark" if sign in _PUNCTUATION else _BRACKETS.get(sign, "sign")
    found = _word_class(match[0])
    if sign.isupper() and found != "short form":
        return "Function word" if match[0].lower() in _CLASS_OF else "Capital"
    return found


def edges(line: str) -> Edges:
    """Return what the test sees of a line that is not blank."""
    words = line.split()
    first, last = words[0][:_REACH], words[-1][-_REACH:]
    half = _HALF.search(last)
    return Edges(
        first.lower(), last.lower(), class_at_start(first), class_at_end(last),
        _leaves_open(line[-_REACH:]), _closes(line[:_REACH]), half[1].lower() if half else "", first[0].isupper(),
    )  # fmt: skip


def _leaves_open(tail: str) -> bool:
    opening = max(tail.rfind("("), tail.rfind("["))
    return opening >= 0 and opening > max(tail.rfind(")"), tail.rfind("]"))


def _closes(head: str) -> bool:
    closing = min((at for at in (head.find(")"), head.find("]")) if at >= 0), default=-1)
    return closing >= 0 and not any(0 <= head.find(sign) < closing for sign in "([")


class Continuation:
    """The test for the lines of one document, which shows by its own lines what words go together."""

    def __init__(self, text: str) -> None:
        """Count the words of a text, and those that stand side by side in one line."""
        lower = text.lower()
        whole = _HALVES.sub(" ", lower)
        words = lower.replace("\n", " \n ").split(" ")
        self._words = Counter(words)
        self._pairs = Counter(pairwise(words))
        self._known = frozenset(_PART.findall(whole)) | frozenset(_COMPOUND.findall(whole))
        self._total = len(words)

    def score(self, one: Edges, other: Edges) -> float:
        """Return the log odds that a line goes on in another, against two lines taken at random."""
        if one.half:
            return self._halves(one, other)
        prior = _odds().get(one.ends, {}).get(other.begins, 0.0)
        expected = (self._words[other.first] + 0.5) / (self._total + 100)
        together = self._pairs[one.last, other.first] if one.last in self._words else 0
        score = math.log((together / expected + _PRIOR * math.exp(prior)) / (self._words[one.last] + _PRIOR))
        if one.opens:
            score += _CLOSES if other.closes else _LEFT_OPEN
        elif other.closes:
            score += _CLOSES_NOTHING
        return score

    def _halves(self, one: Edges, other: Edges) -> float:
        match = _PART.match(other.first)
        if not match or other.capital:
            return _PARTS
        if one.half + match[0] in self._known or f"{one.half}-{match[0]}" in self._known:
            return _JOINS
        return _PARTS if match[0] in self._known else _GOES_ON
