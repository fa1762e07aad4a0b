"""What a printed grade or stage is of: the neoplasm, or what has such a scale of its own."""

from __future__ import annotations

import re

from ingest.segment import Sentence

# Characters around a printed grade in which another scale's word decides what it is.
_NEAR = 45
# What a grade or stage stands before is what it is of: "grade 2 ascites".
_OF_NOUN = re.compile(
    r"\s+(?!(?:with|without|and|or|in|on|of|by|at|to|for|from|as|is|was|were|according|based|but|which|that|who|when|while|"
    r"she|he|her|his|the|a|an|per|due|after|before|under|using|showing|having|disease|differentiat\w*|hist\w+|"
    r"invasive|infiltrat\w+|ductal|lobular|mixed|primary|poorly|moderately|well|high|low|triple|hormone|breast|positive|"
    r"negative|measuring|involving|via|through|then|therefore|mass|lesion|upon|following|both|because|\w+ed|\w+ing|[a-z]+ly)\b)"
    r"[a-z]{3,}",
)


def names_another(
    text: str, sentence: Sentence, match: re.Match[str], other: re.Pattern[str], own: re.Pattern[str]
) -> bool:
    """Tell whether a grade or stage is of something else: the noun behind it, or the nearest word of a scale."""
    if own.search(match[0]):
        return False
    behind = re.split(r"[,;.()]|\b(?:with|and|in|which)\b", text[match.end() : min(sentence.end, match.end() + 60)])[0]
    if _OF_NOUN.match(text, match.end(), sentence.end) and not own.search(behind):
        return True
    start, end = max(sentence.start, match.start() - _NEAR), min(sentence.end, match.end() + _NEAR)
    return _distance(text, other, start, end, match) < _distance(text, own, start, end, match)


def _distance(text: str, words: re.Pattern[str], start: int, end: int, match: re.Match[str]) -> int:
    """Return the characters between a match and the nearest of some words, more than any where there is none."""
    return min(
        (max(match.start() - word.end(), word.start() - match.end(), 0) for word in words.finditer(text, start, end)),
        default=2 * _NEAR,
    )
