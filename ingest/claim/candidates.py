"""What in a sentence speaks for a test that it names to be what a figure is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ingest.claim.named_tests import OFTEN_REFERENCE, NamedTest
from ingest.claim.runs import Link
from ingest.claim.surroundings import BEHIND, THAN, Surroundings

_CLAUSE = re.compile(
    r";|,?\s+(?:whereas|while|but|although|compared\s+(?:with|to)|as\s+against|against|versus|vs\.?|than)\s",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\s*(?:\([^()\d]*\)\s*)?(?:(?:had|showed|demonstrated|achieved|yielded|gave|reached|being)\s[^.;()]{0,60})?"
    r"(?:[\[(:,]|was|were|is|are|of)\s*(?:\w+\s*[=:]\s*)?"
)
_IT_WAS = re.compile(
    r"\s*(?:\([^()\d]*\)\s*)?(?:(?:it|this|they|these|that)\s+)?(?:was|were|had|showed|reached|yielded|achieved|is"
    r"|are)?\s*"
    r"(?:an?\s+|of\s+|only\s+)*(?:[:(\[=]\s*)?(?<=[\s(\[:=])"
)
_BRACKET = re.compile(r"\s*(?:alone\s*)?[\[(:=]\s*(?:\w+,?\s*)?[=:]?\s*")
_IN_BRACKET = re.compile(r"\s*%?\s*[\[(]\s*(?:with|for|by|on)?\s*")
_MEASURE_OF = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:values?\s*)?(?:of|for|with|using|by|in|on|from)\s+(?:the\s+|an?\s+"
    r"|each\s+)?(?:[\w-]+\s+){0,2}",
    re.IGNORECASE,
)
_THEN_MEASURE = re.compile(r"(?:'s|')?\s*(?:\([^()]*\)\s*)?(?:[\w-]+\s+){0,2}")
_SPEAKS = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:alone\s+|imaging\s+|together\s+)?(?:\w+ly\s+)?(?:had|has|have|showed|shows|show"
    r"|demonstrated|achieved|yielded|yields|gave|gives|reached|revealed"
    r"|provided|offered|detected|identified|was|were|is|performed|predicted|resulted|produced|obtained|exhibited"
    r"|displayed)\b"
)
_COMPARED_TO = re.compile(
    r"\b(?:than|compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|versus|vs\.?|against|over|relative\s+to|that\s+of"
    r"|those\s+of)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_OF_PATIENTS = re.compile(
    r"\b(?:patients?|women|men|lesions?|cases?|findings?|referred|scheduled|undergo\w*|candidates)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:levels?|values?|below|above|between|under|over|at|range|[<>≤≥]"
    r"|of\s+(?:less\s+than\s+)?[\d<>≤≥])"
)
_AT_LEVEL = re.compile(
    r"\b(?:at|with|in|by|for|over|across)\s+(?:an?\s+|all\s+|low\s+|high\s+|serum\s+|different\s+|various\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Candidate:
    """A test that a figure may be about, the words that say how it was found, and what speaks for it by name."""

    test: NamedTest
    how: str
    features: Mapping[str, float] = field(default_factory=dict)


def level_of(around: Surroundings, phrase: NamedTest) -> str | None:
    """Return whether a level of a test is named, `a PSA above 4`, whether `at` or its like is ahead, or both."""
    at = _AT_LEVEL.search(around.text, around.lookback(phrase.start), phrase.start)
    if _LEVEL.match(around.text, phrase.end):
        return "at_level" if at else "is_level"
    return "behind_at" if at else None


def named_candidate(around: Surroundings, link: Link, phrase: NamedTest, aligned: NamedTest | None = None) -> Candidate:
    """Return a named test as a candidate for a figure; `aligned` is the test of the same place in a list."""
    text, start, end = around.text, around.begin(link), around.end(link)
    features: dict[str, float] = {"inside": 1.0}
    others = [p for p in around.phrases if p is not phrase]
    how = "the sentence"
    if aligned is not None:
        whole = "" if aligned.is_word else "_by_name"
        features["aligned" + whole if aligned.start == phrase.start else "not_aligned" + whole] = 1.0
        how = "in order" if aligned.start == phrase.start else how
    ranked = around.ranked.get(start)
    if ranked is not None:
        features["ranked" if ranked.start == phrase.start else "not_ranked"] = 1.0
    bracket = around.bracket_of(start)
    if bracket is not None and bracket[1] is not None:
        own = bracket[1].start == phrase.start or bracket[0] < phrase.start < start
        features["in_its_bracket" if own else "in_other_bracket"] = 1.0
    if phrase.end <= start:
        how = _ahead(around, link, phrase, others, features, how)
    else:
        how = _behind(around, link, phrase, others, features, how)
    if _IN_BRACKET.fullmatch(text, end, phrase.start) and re.match(r"\s*[)\],;]", text[phrase.end : phrase.end + 3]):
        features["bracketed_behind"] = 1.0
    than = THAN.search(text, around.lookback(start), start)
    if than and bracket is not None and bracket[1] is not None and start not in around.ranked:
        if bracket[1].start == phrase.start and than.end() <= phrase.start:
            features["bracket_after_comparison"] = 1.0
        elif phrase.end <= than.start():
            features["subject_of_comparison"] = 1.0
    named = around.sentence.start + link.named.start, around.sentence.start + link.named.end
    if phrase.start >= named[1] and _MEASURE_OF.fullmatch(text, named[1], phrase.start):
        features["of_measure"] = 1.0
    elif phrase.end <= named[0] and _THEN_MEASURE.fullmatch(text, phrase.end, named[0]):
        features["then_measure"] = 1.0
    if _SPEAKS.match(text, phrase.end):
        features["speaks"] = 1.0
    if _COMPARED_TO.search(text, around.lookback(phrase.start), phrase.start):
        features["compared_to"] = 1.0
        if phrase.end <= start:
            features["compared_to_ahead"] = 1.0
    if _OF_PATIENTS.search(text, around.lookback(phrase.start), phrase.start):
        features["of_patients"] = 1.0
    level = level_of(around, phrase)
    if level:
        features[level] = 1.0
    pronoun = around.pronoun_of(start)
    if pronoun is not None:
        features["behind_pronoun" if phrase.start >= pronoun else "ahead_of_pronoun"] = 1.0
        if phrase is around.phrases[0] and phrase.end <= pronoun:
            features["first_ahead_of_pronoun"] = 1.0
    if around.phrases and phrase is around.phrases[0]:
        features["first"] = 1.0
    if phrase.is_word:
        features["is_word"] = 1.0
        if any(not p.is_word for p in others):
            features["is_word_beside_names"] = 1.0
    if "reader" in phrase.labels:
        features["is_reader"] = 1.0
    if phrase.is_added:
        features["is_added"] = 1.0
    if len(phrase.labels) > 1:
        features["is_combination"] = 1.0
    rank = around.focus.index(phrase.labels) if phrase.labels in around.focus else 9
    features[f"in_focus_{min(rank, 3)}"] = 1.0
    if phrase.labels <= OFTEN_REFERENCE:
        features["often_reference"] = 1.0
    return Candidate(phrase, how, features)


def _ahead(
    around: Surroundings,
    link: Link,
    phrase: NamedTest,
    others: Sequence[NamedTest],
    features: dict[str, float],
    how: str,
) -> str:
    """Note what speaks for a test named ahead of the figure."""
    text, start = around.text, around.begin(link)
    gap = text[phrase.end : start]
    between = [p for p in others if phrase.end <= p.start and p.end <= start and not p.is_word]
    figures = [b for b, e in around.figures if phrase.end <= b and e <= start]
    clauses = len(_CLAUSE.findall(gap))
    features["ahead"] = 1.0
    features["distance"] = min(len(gap), 150) / 100
    if len(around.named) == 1:
        features["only_test"] = 1.0
    features["tests_between"] = min(len(between), 3)
    features["figures_between"] = min(len(figures), 4)
    features["clauses_between"] = min(clauses, 3)
    if phrase.start in around.answering:
        features["answers_earlier"] = 1.0
        ends = (around.end(link), around.run_end(link))
        if any(BEHIND.fullmatch(text, end, other.start) for other in others if other.start >= start for end in ends):
            features["answers_earlier_in_series"] = 1.0
    if not between:
        features["near"] = 1.0
        how = "before the figure"
        if not figures:
            features["near_and_first"] = 1.0
        if _BRACKET.fullmatch(gap):
            features["bracket"] = 1.0
        elif _OPENS.fullmatch(gap):
            features["opens"] = 1.0
        siblings = [o for o in around.links if o.named == link.named and phrase.end <= around.begin(o) < start]
        features["taken"] = min(len(siblings), 3)
    if not clauses:
        features["clause"] = 1.0
    elif re.match(r";", gap):
        features["behind_semicolon"] = 1.0
    return how


def _behind(
    around: Surroundings,
    link: Link,
    phrase: NamedTest,
    others: Sequence[NamedTest],
    features: dict[str, float],
    how: str,
) -> str:
    """Note what speaks for a test named behind the figure."""
    text, end = around.text, around.end(link)
    run_end = around.run_end(link)
    gap = text[end : phrase.start]
    between = [p for p in others if end <= p.start and p.end <= phrase.start and not p.is_word]
    features["later"] = 1.0
    following = next((b for b, _ in around.figures if b >= phrase.end), None)
    if following is not None and _IT_WAS.fullmatch(text, phrase.end, following):
        features["introduces_next"] = 1.0
    features["later_distance"] = min(len(gap), 300) / 100
    features["later_tests_between"] = min(len(between), 3)
    features["later_figures_between"] = min(sum(1 for b, _ in around.figures if end <= b < phrase.start), 4)
    features["later_clauses_between"] = min(len(_CLAUSE.findall(gap)), 3)
    if BEHIND.fullmatch(text, end, phrase.start):
        features["behind"] = 1.0
        features[f"behind_{_preposition(gap)}"] = 1.0
        if any(other.start in around.answering for other in others if other.end <= end):
            features["behind_in_series"] = 1.0
        return "behind the figure"
    if run_end <= phrase.start and BEHIND.fullmatch(text, run_end, phrase.start):
        features["behind_run"] = 1.0
        if any(other.start in around.answering for other in others if other.end <= end):
            features["behind_run_in_series"] = 1.0
        return "behind the figure"
    return "later in the sentence" if how == "the sentence" else how


def _preposition(gap: str) -> str:
    found = re.search(r"\b(for|with|by|on|using|in|of|at|from|via|based|through)\b", gap.lower())
    return (
        {"with": "with", "for": "for", "by": "by", "using": "by", "on": "on"}.get(found[1], "other")
        if found
        else "other"
    )
