"""Whose result a figure is: the document's own, or relayed from references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.annotated import AnnotatedText, CalloutPlace
from ingest.segment import Sentence
from ingest.vocab import load_vocabulary

_CLAUSE = re.compile(
    r";|,?\s+(?:whereas|while|although|but|compared\s+(?:with|to)|in contrast to|comparable to|similar to"
    r"|consistent with|than)\s|,\s+and\s+(?=[A-Z])",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s*(?:They|Their|These (?:authors|investigators|researchers|studies|results|findings)|The (?:authors?"
    r"|investigators|researchers|same (?:authors|study|group))|In (?:that|this latter|the same|their|his"
    r"|her) (?:study|series|report|analysis|meta-analysis|review)|(?:He|She) (?:found|reported))\b"
)
_OWN_SECTIONS = frozenset({"abstract", "methods", "results", "case", "title", "figure", "table"})


@dataclass(frozen=True)
class Origin:
    """Whether a figure is relayed, the labels of the references it is relayed from, and how sure that is."""

    cited: bool
    labels: tuple[str, ...] = ()
    strength: float = 0.9


@cache
def _cues(category: str) -> re.Pattern[str]:
    """Return the pattern of the words of cue.toml that say whose result a figure is: `own` or `cited`."""
    literals = [cue.literal for cue in load_vocabulary().cues.attribution if cue.category == category]
    alternatives = "|".join(re.escape(literal) for literal in sorted(literals, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def origin(annotated: AnnotatedText, index: int, start: int, end: int) -> Origin:
    """Return the origin of the figure at `start:end` (view offsets) in sentence number `index`."""
    sentence = annotated.sentences[index]
    callouts = _callouts(annotated, sentence)
    clause_start, clause_end = _clause(annotated.text, sentence, start, end)
    clause = annotated.text[clause_start:clause_end]
    inside = [c for c in callouts if clause_start <= c.start < clause_end]
    own = bool(_cues("own").search(clause))
    cued = bool(_cues("cited").search(annotated.text, sentence.start, sentence.end))
    in_own_section = sentence.section in _OWN_SECTIONS
    if inside and not own:
        adjacent = any(end <= c.start <= end + 40 or c.end >= sentence.end - 2 for c in inside)
        if not in_own_section or cued or adjacent:
            return Origin(True, _labels(_nearest(inside, end)), 0.9)
    if own:
        return Origin(False, strength=0.95)
    if (
        callouts
        and not inside
        and not in_own_section
        and not _cues("own").search(annotated.text, sentence.start, sentence.end)
    ):
        return Origin(True, _labels(_nearest(callouts, end)), 0.75)
    relayed_before = _carried_over(annotated, index)
    if relayed_before:
        return Origin(True, relayed_before, 0.75)
    if cued and not in_own_section:
        return Origin(True, _labels(_nearest(callouts, end)), 0.7)
    if sentence.section == "introduction":
        return Origin(True, _labels(_following(annotated, index)), 0.6)
    return Origin(False, strength=0.9 if in_own_section or sentence.section == "other" else 0.75)


def _callouts(annotated: AnnotatedText, sentence: Sentence) -> Sequence[CalloutPlace]:
    """Return the callouts of a sentence, and those that stand right behind its full stop."""
    return annotated.callouts_between(sentence.start, sentence.end + 2)


def _clause(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    lower = max((m.end() for m in _CLAUSE.finditer(text, sentence.start, start)), default=sentence.start)
    upper = min((m.start() for m in _CLAUSE.finditer(text, end, sentence.end)), default=sentence.end + 2)
    return lower, upper


def _nearest(callouts: Sequence[CalloutPlace], end: int) -> list[CalloutPlace]:
    """Return the first callout behind the figure with those that adjoin it, else the last one before."""
    behind = [c for c in callouts if c.start >= end]
    if not behind:
        return list(callouts[-1:])
    chain = [behind[0]]
    for following in behind[1:]:
        if following.start - chain[-1].end > 3:
            break
        chain.append(following)
    return chain


def _labels(callouts: Sequence[CalloutPlace]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for callout in callouts for label in callout.labels))


def _carried_over(annotated: AnnotatedText, index: int) -> tuple[str, ...]:
    """Return the references of the sentence before where this one goes on about the same study (`They found ...`)."""
    while index > 0 and _GOES_ON.match(annotated.text, annotated.sentences[index].start):
        index -= 1
        callouts = _callouts(annotated, annotated.sentences[index])
        if callouts:
            return _labels(callouts[-1:])
    return ()


def _following(annotated: AnnotatedText, index: int) -> Sequence[CalloutPlace]:
    """Return the first callout of the paragraph at or behind a sentence."""
    sentence = annotated.sentences[index]
    for other in annotated.sentences[index:]:
        if other.paragraph != sentence.paragraph:
            break
        callouts = _callouts(annotated, other)
        if callouts:
            return callouts[:1]
    return []
