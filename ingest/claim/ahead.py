"""Figures whose measure stands further behind them: `MRI (98%) surpassed CT (34%) in specificity`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.claim.adjacency import follows, introduces
from ingest.claim.measures import MeasureGroup
from ingest.claim.numbers import Value
from ingest.claim.runs import RUN, VERSUS, end_of, is_run

_SAID_FOR = re.compile(
    r"\s*%?\s*(?:[(\[][^()\[\]]*[)\]])?\s*,?\s*(?:in|for)\s+(?:(?:the|overall|diagnostic|mean)\s+)*", re.IGNORECASE
)
_PAIR = re.compile(r"\b(?:to|vs?\.?|versus)\s")
# A comparison that ends before a measure: `was better than CT in`, `performance was 99% and 73% in`.
_COMPARED_IN = re.compile(
    r"\b(?:surpass|outperform|exceed|better|best|superior|inferior|wors|highe[rs]|lowe[rs]|equal|compar|similar|perform"
    r"|ahead)\w*(?:[^.;:]|[.:](?=\S)){0,200}?"
    r"\b(?:in|regarding|concerning|in terms of|as to|with (?:regard|respect) to)\s+"
    r"(?:(?:the|its|their|both|overall|diagnostic|mean|average|pooled)\s+)*$",
    re.IGNORECASE,
)
_BEHIND_BRACKET = r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?[)\]]\s*"
# `MRI (93%) had a higher` ahead of `sensitivity than CT`; `MRI (93%) was` ahead of `more sensitive than CT`.
_COMPARES = re.compile(
    rf"{_BEHIND_BRACKET}(?:\w+\s+){{1,4}}(?:higher|lower|greater|better|highest|lowest)\s+", re.IGNORECASE
)
_IS = re.compile(rf"{_BEHIND_BRACKET}(?:(?:is|was|proved|to|be|slightly|significantly|even)\s+)*", re.IGNORECASE)
_COMPARATIVE = re.compile(r"more|less|as|equally", re.IGNORECASE)
_IN_BRACKET = re.compile(r"[(\[]\s*$")
_COMMA = re.compile(r"\s*[)\]]?\s*,")


@dataclass(frozen=True)
class Ahead:
    """The position of the group that a figure before it belongs to, with the construction and how plain it is."""

    group: int
    rule: str
    strength: float


def figures_ahead(sentence: str, groups: Sequence[MeasureGroup], values: Sequence[Value]) -> dict[int, Ahead]:
    """Return which figures belong to a group behind them, by their offset; those directly before it are not among them.

    Both sequences are in the order of the sentence.
    """
    result: dict[int, Ahead] = {}
    starts = [value.start for value in values]
    floor = 0
    for index, group in enumerate(groups):
        stretch = [
            v for v in values[bisect_left(starts, floor) : bisect_left(starts, group.start)] if v.scale != "fraction"
        ]
        following = values[at] if (at := bisect_left(starts, group.end)) < len(values) else None
        if stretch and stretch[-1].end <= group.start:
            serves = following is not None and introduces(sentence, group, following)
            for rule, strength, held in (
                ("value-first", 0.9, _run_before(sentence, group, stretch)),
                ("said for", 0.8, [] if serves else _said_for(sentence, group, stretch)),
                ("ahead", 0.6, _compared(sentence, group, stretch, serves) if index == 0 else []),
            ):
                for value in held:
                    result.setdefault(value.start, Ahead(index, rule, strength))
        floor = group.end
    return result


def parted(sentence: str, groups: Sequence[MeasureGroup], values: Sequence[Value]) -> list[MeasureGroup]:
    """Part the measures of `at 90% specificity, sensitivity was 76%`, where the first has its figure before it."""
    result: list[MeasureGroup] = []
    starts = [value.start for value in values]
    for group in groups:
        first, *others = group.members
        at = bisect_left(starts, group.start)
        if others and not group.others and 0 < at < len(values) and _COMMA.match(sentence, first.end):
            alone = MeasureGroup(first.start, first.end, (first,))
            rest = replace(group, start=others[0].start, members=tuple(others))
            taken = (
                bool(result) and result[-1].end <= starts[at - 1] and introduces(sentence, result[-1], values[at - 1])
            )
            if not taken and follows(sentence, values[at - 1], alone) and introduces(sentence, rest, values[at]):
                result += [alone, rest]
                continue
        result.append(group)
    return result


def _run_before(sentence: str, group: MeasureGroup, stretch: Sequence[Value]) -> Sequence[Value]:
    """Return the figures of `90%/85% sensitivity/specificity` and `95% vs 62% sensitivity`."""
    size = len(group.places)
    run = stretch[-max(size, 2) :]
    if not follows(sentence, run[-1], group) or len(run) < max(size, 2) or not is_run(sentence, run):
        return []
    return run if size > 1 or VERSUS.search(sentence, run[0].end, run[1].start) else []


def _said_for(sentence: str, group: MeasureGroup, stretch: Sequence[Value]) -> Sequence[Value]:
    """Return the figures of `71% to 84% in sensitivity` and `CT 77% and 78%, for sensitivity and specificity`."""
    if not _SAID_FOR.fullmatch(sentence, end_of(stretch[-1]), group.start):
        return []
    size = len(group.places)
    if size > 1:
        lists = [stretch[at : at + size] for at in range(0, len(stretch), size)]
        return stretch if all(len(each) == size and is_run(sentence, each) for each in lists) else []
    breaks = [
        at for at, (first, second) in enumerate(pairwise(stretch), 1)
        if not RUN.fullmatch(sentence, end_of(first), second.start)
    ]  # fmt: skip
    run = stretch[breaks[-1] if breaks else 0 :]
    pair = len(run) == 2 and _PAIR.search(sentence, run[0].end, run[1].start)
    return run if len(run) == 1 or pair else []


def _compared(sentence: str, group: MeasureGroup, stretch: Sequence[Value], serves: bool) -> Sequence[Value]:
    """Return the figures of a comparison before the first measure of a sentence."""
    if any(value.bare for value in stretch):
        return []
    single = len(group.members) == 1
    bracketed = all(_IN_BRACKET.search(sentence, max(0, value.start - 3), value.start) for value in stretch)
    first = stretch[0]
    adjective = not group.members[0].explicit and _COMPARATIVE.match(sentence, group.start)
    compares = _IS if adjective else _COMPARES
    if single and len(stretch) == 1 and compares.fullmatch(sentence, first.end, group.start):
        return stretch
    if serves or not _COMPARED_IN.search(sentence, 0, group.start):
        return []
    alike = all(value.scale == first.scale for value in stretch)
    return stretch if alike and (is_run(sentence, stretch) or (bracketed and single)) else []
