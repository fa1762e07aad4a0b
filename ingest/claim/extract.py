"""Accuracy claims of one document: candidates, links, index test and origin put together sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.annotated import AnnotatedText
from ingest.claim.attribution import origin
from ingest.claim.back_reference import goes_on, refers_back, taken_up
from ingest.claim.confidence import confidence_of
from ingest.claim.figure_place import Origin, SentenceParts
from ingest.claim.index_test import Attributed, IndexTests
from ingest.claim.intervals import Interval
from ingest.claim.linking import link
from ingest.claim.measures import MeasureGroup, find_measures, group_measures
from ingest.claim.numbers import find_values
from ingest.claim.repeated import agreed
from ingest.claim.runs import DOUBTFUL, Link
from ingest.claim.setting import Setting, setting_of
from ingest.claim.table import table_claims
from ingest.model import RATIO_MEASURES, Claim, Measure
from ingest.printed import Scale, printed_value
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_SKIPPED_SECTIONS = frozenset({"references", "back", "table"})
_DIGIT = re.compile(r"\d")
_ROUNDING = 0.01
_FOR_REVIEW = 0.45  # below what kb counts: whatever else is plain, a person has to look
# What a figure looks like where no measure is named: a percentage, a decimal fraction, a count.
_FIGURE = re.compile(r"\d\s*%|per\s?cent|[01]?[.·]\d\d|\d\s*/\s*\d|\d\s+(?:out\s+)?of\s")


def find_claims(annotated: AnnotatedText, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    """Return every accuracy figure of the prose and of the tables, at each place where it stands."""
    known: list[IndexTests] = []

    def known_tests() -> IndexTests:
        if not known:
            known.append(IndexTests(annotated, vocabulary))
        return known[0]

    read = [
        (index, links, known_tests().attribute(index, links)) for index, links in linked_figures(annotated, vocabulary)
    ]
    claims: list[Claim] = []
    for (index, links, _), named in zip(read, agreed(read), strict=True):
        within, pairs = SentenceParts(annotated, index), zip(links, named, strict=True)
        claims += [_claim(within, item, test) for item, tests in pairs for test in tests]
    claims += table_claims(annotated, vocabulary, known_tests)
    return tuple(sorted(claims, key=lambda claim: (claim.start, claim.end, claim.measure, claim.index_test)))


def linked_figures(annotated: AnnotatedText, vocabulary: Vocabulary) -> Iterator[tuple[int, list[Link]]]:
    """Yield the number of each sentence of the prose that reports accuracy, and its figures with their measures."""
    groups_before: Sequence[MeasureGroup] = ()
    for index, sentence in enumerate(annotated.sentences):
        if sentence.section in _SKIPPED_SECTIONS:
            continue
        links, groups = _links(annotated, sentence, vocabulary, groups_before)
        groups_before = groups or groups_before if links else groups
        if links:
            yield index, links


def _links(
    annotated: AnnotatedText, sentence: Sentence, vocabulary: Vocabulary, before: Sequence[MeasureGroup]
) -> tuple[list[Link], Sequence[MeasureGroup]]:
    text = annotated.text[sentence.start : sentence.end]
    if not _DIGIT.search(text):
        return [], ()
    mentions = annotated.mentions(sentence.start, sentence.end, "measure", "measure_pair")
    if not mentions and not _FIGURE.search(text):
        return [], ()
    named = find_measures(text, sentence.start, mentions, vocabulary)
    if any(item.measure == "auc" for item in named) and not annotated.area_may_be_of_roc_curve:
        named = [item for item in named if item.measure != "auc"]
    groups = group_measures(text, named)
    callouts = [
        (max(0, c.start - sentence.start), c.end - sentence.start)
        for c in annotated.callouts_between(sentence.start, sentence.end)
    ]
    values = find_values(text, callouts)
    back = refers_back(text, values, groups) if before else None
    if back is not None:
        groups = [taken_up(before, text, *back), *groups]
    elif before:
        own = groups[0].start if groups else len(text)
        names_test = bool(annotated.mentions(sentence.start, sentence.end, "test", "tissue_sampling"))
        ahead = [value for value in values if value.end <= own]
        # `Readers attained 95% and 61% (AUC 0.86)`: what a measure introduces behind a bracket or semicolon is apart.
        apart = ahead and (not groups or re.search(r"[(;]", text[ahead[-1].end : own]))
        if apart and (continued := goes_on(text, before, ahead, names_test)):
            groups, back = [continued, *groups], (0, 0)
    if not groups:
        return [], ()
    links = link(text, groups, values)
    if back is not None:
        links = [replace(i, rule=f"inherited, {i.rule}", strength=0.5) if i.named.end == back[1] else i for i in links]
    return links, groups


def _claim(within: SentenceParts, item: Link, test: Attributed) -> Claim:
    annotated, sentence, value, measure = within.annotated, within.sentence, item.value, item.named.measure
    start, end = sentence.start + value.start, sentence.start + (value.high_end or value.end)
    scale = _scale(value.scale, measure)
    span = annotated.span(start, end)
    where: Origin = origin(within, start, end)
    setting: Setting = setting_of(annotated, sentence, start, end, item)
    figure = printed_value(value.printed, scale)
    low, high = _limits(value.interval, scale, figure)
    doubts = _doubts(item, test, where)
    sure = confidence_of(item.strength, test.strength, where.strength)
    if item.strength <= DOUBTFUL:
        sure = min(sure, _FOR_REVIEW)
    if value.interval and (low is None or high is None or not _holds((low, high), figure)):
        doubts += ("interval: it does not hold the figure",)
        sure = min(sure, _FOR_REVIEW)
    if annotated.view.is_put_together(sentence.start, sentence.end):
        doubts += ("sentence: put together from lines of one column; the quote holds those of the other, too",)
    return Claim(
        start=span.start,
        end=span.end,
        quote=span.quote,
        evidence=annotated.span(sentence.start, sentence.end),
        measure=measure,
        value=figure,
        value_high=printed_value(value.high, scale) if value.high else None,
        value_as_printed=value.printed,
        high_as_printed=value.high,
        scale=scale,
        comparator=value.comparator,
        ci_low=low,
        ci_high=high,
        ci_level=value.interval.level if value.interval else None,
        numerator=value.count.numerator if value.count else None,
        denominator=value.count.denominator if value.count else None,
        index_test=test.labels,
        index_test_exact=test.exact,
        index_test_text=test.text,
        target=setting.target,
        target_concept=setting.target_concept,
        subgroup=setting.subgroup,
        reference_standard=setting.reference_standard,
        threshold=setting.threshold,
        unit_of_analysis=setting.unit_of_analysis,
        cited=where.cited,
        cites=where.labels,
        section=sentence.section,
        alternatives=item.named.alternatives,
        confidence=round(sure, 3),
        doubts=doubts,
        rule=f"{item.rule}; test {test.how}",
    )


def _scale(scale: Scale, measure: Measure) -> Scale:
    """Return the scale of a figure: ratios stand as printed, a bare 90 as a sensitivity is a percentage."""
    if measure in RATIO_MEASURES:
        return "percent" if scale == "percent" and measure in ("kappa", "youden") else "ratio"
    return "percent" if scale == "ratio" else scale


def _limits(interval: Interval | None, scale: Scale, figure: float) -> tuple[float | None, float | None]:
    """Return an interval's limits on the figure's scale: as percents or as proportions, whichever hold the figure.

    Limits of a proportion outside 0-1 and reversed limits are none.
    """
    if interval is None:
        return None, None
    plain, percent = (
        (printed_value(interval.low, as_scale), printed_value(interval.high, as_scale))
        for as_scale in ("ratio", "percent")
    )
    if scale == "ratio":
        chosen = plain
    elif max(plain) > 1:
        chosen = percent
    else:
        readings = (percent, plain) if scale == "percent" else (plain, percent)
        chosen = next((limits for limits in readings if _holds(limits, figure)), plain)
    if chosen[0] > chosen[1] or (scale != "ratio" and not 0 <= chosen[0] <= chosen[1] <= 1):
        return None, None
    return chosen


def _holds(limits: tuple[float, float], figure: float) -> bool:
    """Tell whether an interval holds a figure, up to the rounding of both."""
    return limits[0] - _ROUNDING <= figure <= limits[1] + _ROUNDING


def _doubts(item: Link, test: Attributed, where: Origin) -> tuple[str, ...]:
    doubts = []
    if item.strength < 0.6:
        doubts.append(f"measure: linked by the rule '{item.rule}' only")
    if test.strength < 0.65:
        doubts.append(f"index test: taken from {test.how}")
    if where.cited and not where.labels:
        doubts.append("origin: relayed, but no reference is named")
    elif where.strength < 0.75:
        doubts.append("origin: inferred from the section")
    return tuple(doubts)
