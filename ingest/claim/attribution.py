"""Whose result a figure is: the document's own, or relayed from references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.annotated import AnnotatedText, CalloutPlace
from ingest.segment import Sentence
from ingest.vocab import load_vocabulary

# What is compared lies on either side: one's own figure on one, most often, and somebody else's on the other.
_COMPARED = (
    r"compared\s+(?:with|to)|in\s+contrast\s+(?:to|with)|comparable\s+(?:to|with)|similar\s+to|consistent\s+with|than"
    r"|agree(?:s|d|ing)?\s+(?:\w+\s+)?with|in\s+(?:line|agreement|accordance|keeping)\s+with|identical\s+to"
    r"|exceed(?:s|ed|ing)?"
    r"|(?:lies|falls|is|was|were|are)\s+(?:well\s+)?within|in\s+the\s+range\s+of|close\s+to|contrary\s+to|unlike"
    r"|confirm(?:s|ed|ing)?"
    r"|correspond(?:s|ed|ing)?\s+to|match(?:es|ed|ing)?|in\s+excess\s+of|superior\s+to|inferior\s+to"
)
_COMPARISON = re.compile(rf",?\s+(?:(?:and|but)\s+)?(?:{_COMPARED})\s", re.IGNORECASE)
_CLAUSE = re.compile(
    rf";|,?\s+(?:whereas|while|although|but|{_COMPARED})\s|,\s+and\s+(?=[a-z])",
    re.IGNORECASE,
)
_THEY = (
    r"They|Their|(?:These|Those|The\s+same|Both) (?:authors|investigators|researchers|studies|results|findings)"
    r"|The (?:authors?"
    r"|investigators|researchers|same (?:authors|study|group))|In (?:that|this latter|the same|the latter|their|his"
    r"|her) (?:study|series|report|analysis|meta-analysis|review|trial)|(?:He|She) (?:found|reported)"
    r"|(?:That|This latter|The latter) (?:study|analysis|series|group|report|trial|meta-analysis|review)"
)
_GOES_ON = re.compile(rf"\s*(?:{_THEY})\b")
_GOES_ON_LATER = re.compile(
    r"\b(?:in|of|by|from) (?:that|the same|this latter|the latter|their) (?:study|series|trial|report|paper)\b"
    r"|\b(?:in )?their hands\b"
)
# A study that speaks: its callout stands before its figures.
_SPEAKER = re.compile(
    r"(?:\bet\s+al\.?,?|\b(?:colleagues|co-?workers|associates)|\b(?:study|studies|trial|series|report|review|analysis"
    r"|meta-analysis|group|network|cohort|authors?)|[A-Z][\w'-]+\s+(?:and|&)\s+[A-Z][\w'-]+)"
    r"(?:\s+(?:by|of|from)\s+[\w\s.'-]{1,40})?\s*(?:\(?(?:19|20)\d\d\)?)?\s*[\[(]?\s*$"
)
_FIGURE = re.compile(r"\d+(?:[.·]\d+)?\s*%|(?<![\d.])[01]?[.·]\d+")
# A callout right behind the bracket that holds the figures is that of all of them.
_TO_BRACKET_END = re.compile(r"[^()]*\)\s*\[?")
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
    return re.compile(rf"(?<!\w)(?<!which )(?<!that )(?:{alternatives})(?!\w)", re.IGNORECASE)


def origin(annotated: AnnotatedText, index: int, start: int, end: int) -> Origin:
    """Return the origin of the figure at `start:end` (view offsets) in sentence number `index`."""
    sentence, text = annotated.sentences[index], annotated.text
    callouts = _callouts(annotated, sentence)
    lower, upper = _clause(text, sentence, start, end)
    behind_bracket = [c for c in callouts if end <= c.start and _TO_BRACKET_END.fullmatch(text, end, c.start)]
    inside = [c for c in callouts if lower <= c.start < upper or c in behind_bracket]
    own = _is_own(text, lower, start, end, upper)
    cued = bool(_cues("cited").search(text, sentence.start, sentence.end))
    in_own_section = sentence.section in _OWN_SECTIONS
    if inside and (not own or _directly_behind(text, inside, end)):
        adjacent = any(end <= c.start <= end + 40 or c.end >= sentence.end - 2 or c in behind_bracket for c in inside)
        if not in_own_section or cued or adjacent:
            return Origin(True, _labels(_speaking(text, sentence, callouts, inside, start, end)), 0.9)
    if own:
        return Origin(False, strength=0.95)
    if _GOES_ON_LATER.search(text, lower, upper) and (labels := _said_before(annotated, index)):
        return Origin(True, labels, 0.75)
    if callouts and not inside and _others_speak(text, sentence, callouts, end, upper):
        return Origin(False, strength=0.75)
    if (
        callouts
        and not inside
        and not in_own_section
        and not _COMPARISON.match(text, max(upper - 2, end), sentence.end)
        and not _cues("own").search(text, sentence.start, sentence.end)
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


def _is_own(text: str, lower: int, start: int, end: int, upper: int) -> bool:
    """Tell whether the clause says `our`, with no other figure and a comma between that and this figure."""
    for cue in _cues("own").finditer(text, lower, upper):
        gap = text[cue.end() : start] if cue.end() <= start else text[end : cue.start()]
        figure = _FIGURE.search(gap)
        if not figure or "," not in gap[figure.end() :]:
            return True
    return False


def _others_speak(text: str, sentence: Sentence, callouts: Sequence[CalloutPlace], end: int, upper: int) -> bool:
    """Tell a figure before the clause of a study that gives its own: `84%, whereas Lee et al. [9] found 71%`."""
    first = callouts[0]
    speaks = end <= upper <= first.start and _SPEAKER.search(text, upper, first.start)
    return (
        bool(speaks)
        and not _FIGURE.search(text, upper, first.start)
        and bool(_FIGURE.search(text, first.end, sentence.end))
    )


def _directly_behind(text: str, callouts: Sequence[CalloutPlace], end: int) -> bool:
    """Tell a figure that its callout follows at once: `91% [6]`, `0.75 (0.70-0.80) [18]`."""
    return any(
        re.fullmatch(r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?[.,]?\s*\[?", text[end : c.start])
        for c in callouts
        if c.start >= end
    )


def _speaking(
    text: str,
    sentence: Sentence,
    callouts: Sequence[CalloutPlace],
    inside: Sequence[CalloutPlace],
    start: int,
    end: int,
) -> Sequence[CalloutPlace]:
    """Return the callouts of a figure: of the study that speaks before it, else the next behind it."""
    before = [c for c in inside if c.end <= start]
    behind = [c for c in inside if c.start >= end]
    if before:
        speaks = bool(_SPEAKER.search(text, sentence.start, before[-1].start))
        next_speaks = bool(behind) and bool(_SPEAKER.search(text, end, behind[0].start))
        if speaks and (not behind or next_speaks):
            return _chain_back(before)
        if speaks and not _FIGURE.search(text, before[-1].end, start) and _FIGURE.search(text, end, behind[0].start):
            return _chain_back(before)
    if behind:
        return _nearest(behind, end)
    # What the figures before bear is theirs: this one's stands in the next clause, unless a semicolon ends it.
    later = [c for c in callouts if c.start >= end and ";" not in text[end : c.start]]
    if later and before and not _SPEAKER.search(text, sentence.start, before[-1].start):
        return _nearest(later, end)
    return _chain_back(before)


def _chain_back(callouts: Sequence[CalloutPlace]) -> Sequence[CalloutPlace]:
    chain = [callouts[-1]]
    for earlier in reversed(callouts[:-1]):
        if chain[0].start - earlier.end > 3:
            break
        chain.insert(0, earlier)
    return chain


def _nearest(callouts: Sequence[CalloutPlace], end: int) -> Sequence[CalloutPlace]:
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
    return _said_before(annotated, index) if _GOES_ON.match(annotated.text, annotated.sentences[index].start) else ()


def _said_before(annotated: AnnotatedText, index: int) -> tuple[str, ...]:
    """Return the references last called before a sentence, through sentences that go on about the same study."""
    while index > 0:
        index -= 1
        callouts = _callouts(annotated, annotated.sentences[index])
        if callouts:
            return _labels(callouts[-1:])
        if not _GOES_ON.match(annotated.text, annotated.sentences[index].start):
            return ()
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
