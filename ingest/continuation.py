"""How likely a line goes on in another: the test that tells the lines of one column from those of the next.

Scores are natural logarithms of odds: how much more often the end of the one line and the beginning of the other
stand side by side in prose than by chance. A few kinds of words and signs say most of it; the words that a document
itself puts side by side inside its lines weigh more the oftener it uses them (a bigram with a back-off prior, MacKay
and Peto, 1995).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise
from typing import Literal, NamedTuple

_Kind = Literal["word", "adjective", "link", "article", "stop", "comma", "capital"]

_ARTICLES = frozenset(
    "the a an this these those each every its their his her our your any some another such".split()
)  # fmt: skip
_LINKS = frozenset(
    "of in on at by with for from to after before during between without within under into over through than among "
    "against per via about towards upon since until and or but nor that which who whom whose when while whereas "
    "although because if whether where as so however thus is are was were be been being has have had having may might "
    "can could will would should did does do must cannot".split()
)  # fmt: skip
_ODDS: dict[tuple[_Kind, _Kind], float] = {
    ("word", "word"): -0.1, ("word", "link"): 0.5, ("word", "article"): -0.9, ("word", "capital"): -1.1,
    ("adjective", "word"): 0.3, ("adjective", "link"): -0.7, ("adjective", "article"): -2.7,
    ("adjective", "capital"): -2.1,
    ("link", "word"): 0.2, ("link", "link"): -1.4, ("link", "article"): 1.0, ("link", "capital"): -1.9,
    ("article", "word"): 0.5, ("article", "link"): -2.8, ("article", "article"): -3.5, ("article", "capital"): -1.9,
    ("stop", "word"): -1.3, ("stop", "link"): -5.3, ("stop", "article"): -3.3, ("stop", "capital"): 2.5,
}  # fmt: skip
"""Counted over the 39,491 pairs of words of the texts in `corpus/`; behind a comma, every beginning is as likely."""
_ADJECTIVE = re.compile(r"\w{2,}(?:al|ic|ive|ous|ary|able|ible)")
_LAST = re.compile(r"[^\W\d_]+(?:['’-][^\W_]+)*$")
_FIRST = re.compile(r"[^\W\d_]+(?:['’-][^\W_]+)*")
_HALF = re.compile(r"(\w{2,})[-‐‑\u00ad\ufffe]$")
_HALVES = re.compile(r"\w+[-‐‑\u00ad\ufffe]\n\w+")
_PART = re.compile(r"\w+")
_COMPOUND = re.compile(r"\w+-\w+")
_REACH = 80
_PRIOR = 1.0
"""How many pairs of words in the document weigh as much as what is known of their kinds."""
_JOINS, _GOES_ON, _PARTS = 4.0, 1.5, -2.5


class Edges(NamedTuple):
    """What the test sees of a line: its outermost words, their kinds, half a word at its end."""

    first: str
    last: str
    begins: _Kind
    ends: _Kind
    half: str


def edges(line: str) -> Edges:
    """Return what the test sees of a line that is not blank."""
    words = line.split()
    first, last = words[0][:_REACH], words[-1][-_REACH:]
    half = _HALF.search(last)
    return Edges(first.lower(), last.lower(), _begins(first), _ends(last), half[1].lower() if half else "")


def _kind(word: str) -> _Kind:
    return "article" if word in _ARTICLES else "link" if word in _LINKS else "word"


def _begins(word: str) -> _Kind:
    match = _FIRST.match(word)
    # A short form is no sign of a new sentence.
    if match and match[0][0].isupper() and not any(map(str.isupper, match[0][1:])):
        return "capital"
    return _kind(match[0].lower()) if match else "word"


def _ends(word: str) -> _Kind:
    if word[-1] in ".!?":
        return "stop"
    if word[-1] in ",;:":
        return "comma"
    match = _LAST.search(word)
    kind = _kind(match[0].lower()) if match else "word"
    return "adjective" if match and kind == "word" and _ADJECTIVE.fullmatch(match[0]) else kind


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
        prior = _PRIOR * math.exp(_ODDS.get((one.ends, other.begins), 0.0))
        expected = self._words[one.last] * self._words[other.first] / self._total
        return math.log((self._pairs[one.last, other.first] + prior) / (expected + _PRIOR))

    def _halves(self, one: Edges, other: Edges) -> float:
        match = _PART.match(other.first)
        if not match or other.begins == "capital":
            return _PARTS
        if one.half + match[0] in self._known or f"{one.half}-{match[0]}" in self._known:
            return _JOINS
        return _PARTS if match[0] in self._known else _GOES_ON
