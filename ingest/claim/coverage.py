"""Measures named beside a number of which no claim was made: what the reading of claims may have missed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.annotated import AnnotatedText
from ingest.claim.measures import Named, find_measures
from ingest.claim.numbers import Value, find_values
from ingest.model import RATIO_MEASURES, Claim, Measure, Unclaimed
from ingest.printed import printed_value
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_SKIPPED_SECTIONS = frozenset({"references", "back", "table"})
_DIGIT = re.compile(r"\d")
_NEAR = 60  # characters between a measure and a number in another clause
_CLAUSE_END = re.compile(r"[;:]|,\s+(?:and|or|which|with)\b|\b(?:but|whereas|while|although|however)\b", re.IGNORECASE)
_NEVER_PERCENT = frozenset({"lr_positive", "lr_negative", "dor"})


def find_unclaimed(annotated: AnnotatedText, claims: Iterable[Claim], vocabulary: Vocabulary) -> tuple[Unclaimed, ...]:
    """Return the measures of the prose that stand near a number in a sentence of which no claim has them.

    Of a measure that a sentence names several times, the place nearest to a number is given; paraphrases are not.
    """
    claimed: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        claimed[claim.evidence.start].append(claim)
    unclaimed: list[Unclaimed] = []
    for sentence in annotated.sentences:
        if sentence.section in _SKIPPED_SECTIONS:
            continue
        mentions = annotated.mentions(sentence.start, sentence.end, "measure", "measure_pair")
        if mentions and _DIGIT.search(annotated.text, sentence.start, sentence.end):
            here = claimed[annotated.view.raw(sentence.start, sentence.end)[0]]
            unclaimed += _unclaimed_of(annotated, sentence, mentions, here, vocabulary)
    return tuple(unclaimed)


def _unclaimed_of(
    annotated: AnnotatedText,
    sentence: Sentence,
    mentions: Sequence[Found],
    claims: Sequence[Claim],
    vocabulary: Vocabulary,
) -> Iterator[Unclaimed]:
    text = annotated.text[sentence.start : sentence.end]
    values = _free_values(annotated, sentence, text, claims)
    if not values:
        return
    known = {claim.measure for claim in claims} | (set() if annotated.area_is_of_roc_curve else {"auc"})
    nearest: dict[Measure, tuple[int, Named]] = {}
    for named in find_measures(text, sentence.start, mentions, vocabulary):
        distances = [
            distance
            for value in values
            if named.explicit and named.measure not in known and _may_be(value, named.measure)
            for distance in [_distance(text, named, value)]
            if distance is not None
        ]
        if distances and (named.measure not in nearest or min(distances) < nearest[named.measure][0]):
            nearest[named.measure] = (min(distances), named)
    for measure, (_, named) in nearest.items():
        span = annotated.span(sentence.start + named.start, sentence.start + named.end)
        evidence = annotated.span(sentence.start, sentence.end)
        yield Unclaimed(**span.model_dump(), evidence=evidence, measure=measure)


def _free_values(annotated: AnnotatedText, sentence: Sentence, text: str, claims: Sequence[Claim]) -> Sequence[Value]:
    """Return the numbers of a sentence that may be estimates and are the figure of none of its claims."""
    callouts = [
        (max(0, c.start - sentence.start), c.end - sentence.start)
        for c in annotated.callouts_between(sentence.start, sentence.end)
    ]
    taken = {annotated.view.position(claim.start) - sentence.start for claim in claims}
    return [
        value
        for value in find_values(text, callouts)
        # A bare whole number near a measure is a count, a week or a dose far more often than a figure.
        if value.start not in taken and (not value.bare or value.interval or "." in value.printed)
    ]


def _may_be(value: Value, measure: Measure) -> bool:
    """Tell whether a number can be a figure of this measure by its scale."""
    if value.scale == "fraction":
        return measure not in RATIO_MEASURES and measure != "auc"
    if value.scale == "percent":
        return measure not in _NEVER_PERCENT
    return measure in RATIO_MEASURES or printed_value(value.printed, "ratio") <= 100


def _distance(text: str, named: Named, value: Value) -> int | None:
    """Return the characters between a measure and a number, or None where they are far apart in different clauses."""
    between = text[named.end : value.start] if named.end <= value.start else text[value.end : named.start]
    return len(between) if len(between) <= _NEAR or not _CLAUSE_END.search(between) else None
