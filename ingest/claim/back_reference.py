"""Measures that a clause takes up instead of naming them: `the corresponding values were`, `it rose to`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.claim.measures import MeasureGroup
from ingest.claim.numbers import Value
from ingest.claim.runs import is_run
from ingest.model import RATIO_MEASURES
from ingest.printed import printed_value

_ANAPHORA = re.compile(
    r"\b(?:respective|corresponding|these|those|the|following|comparable)\s+(?:(?!p\s)\w+\s+)?(?:values?|figures?|results"
    r"|numbers|estimates|measures|rates|percentages)\b|(?<!\bp )\bvalues were\b|\bthose (?:for|of)\b"
    r"|\bfollowing results\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:it|they|these|both|the two)\s+(?:\w+ly\s+)?(?:improved|rose|increased|fell|decreased|dropped|declined"
    r"|remained|reached|became|was|were"
    r"|amounted)\b[^.;%]{0,30}$"
    r"|\b(?:it|they)\s+(?:was|were|is|are)\s+(?:highe(?:r|st)|lowe(?:r|st)|best|worst|better|worse|great(?:er|est))\b"
    r"[^.;%]{0,90}$"
    r"|\b(?:do|does|did|is|was|fared|performed)\s+(?:no\s+|much\s+|slightly\s+|even\s+)?(?:better|worse|best|worst)\s*\($"
    r"|\b(?:improved|raised|increased|reduced|lowered|brought|decreased|lifted|boosted)\s+"
    r"(?:it|them|this|these|those)\s+(?:from|to)\s*$",
    re.IGNORECASE,
)
_ONE_ROSE = re.compile(r"\bit\b.*\bfrom\s*$|\b(?:better|worse|best|worst)\s*\($", re.IGNORECASE | re.DOTALL)
_SLASH = re.compile(r"\s*%?\s*/\s*")
# The area under the curve goes on without its name: `The nomogram reached 0.85, the radiologists 0.68 and 0.70`.
_AREA_GOES_ON = re.compile(
    r"\b(?:reached|achieved|attained|had|yielded|obtained|gave|offered)\s+(?:only\s+|about\s+)?$"
    r"|\b(?:surpassed|outperformed|exceeded)\s[^.;()\d]{1,60}\($",
    re.IGNORECASE,
)
_HAD = re.compile(
    r"\b(?:reached|achieved|attained|had|yielded|obtained|gave|showed|scored|gives|yields)\s+(?:only\s+)?$"
)
_CHANCE = 0.5


def merged_by_count(sentence: str, groups: Sequence[MeasureGroup], values: Sequence[Value]) -> Sequence[MeasureGroup]:
    """Join groups with no figure between them where the figures behind are as many as all their measures.

    `The accuracy (ACC), the predictive value for pCR (PPV) and the predictive value for others (NPV) were 89, 43, 98%`.
    """
    if len(groups) < 2:
        return groups
    for index in range(len(groups) - 1):
        last = index + 1
        while last + 1 < len(groups) and not _between(values, groups[last].end, groups[last + 1].start):
            last += 1
        joined = groups[index : last + 1]
        until = groups[last + 1].start if last + 1 < len(groups) else len(sentence)
        behind = _between(values, joined[-1].end, until)
        members = tuple(member for group in joined for member in group.members)
        others = tuple(start for group in joined for start in group.others)
        merged = MeasureGroup(joined[0].start, joined[-1].end, members, others)
        if (
            not _between(values, joined[0].end, joined[-1].start)
            and len(behind) == len(merged.places) > max(len(joined[-1].places), 1)
            and len({member.measure for member in members}) == len(members)
            and is_run(sentence, behind)
        ):
            return [*groups[:index], merged, *groups[last + 1 :]]
    return groups


def _between(values: Sequence[Value], start: int, end: int) -> list[Value]:
    return [value for value in values if start <= value.start and value.end <= end]


def with_anaphora(sentence: str, groups: Sequence[MeasureGroup]) -> Sequence[MeasureGroup]:
    """Add a group that stands for all measures before it, where a later clause says `the corresponding values`."""
    back = _ANAPHORA.search(sentence, groups[0].end) if groups else None
    if back is None or any(group.end > back.start() for group in groups):
        return groups
    before = {named.measure: named for group in groups for named in group.members}
    members = tuple(replace(named, start=back.start(), end=back.end()) for named in before.values())
    return [*groups, MeasureGroup(back.start(), back.end(), members)]


def refers_back(sentence: str, values: Sequence[Value], groups: Sequence[MeasureGroup]) -> tuple[int, int] | None:
    """Return the place of the words by which a sentence takes up the measures of the one before, or None.

    `The respective values were`, `it rose to`: no measure of the sentence's own stands before its first figure.
    """
    first = min((value.start for value in values), default=0)
    if any(group.start < first for group in groups):
        return None
    if (back := _ANAPHORA.search(sentence)) and (not groups or back.end() <= first):
        return back.start(), back.end() if back.end() <= first else back.start()
    pronoun = _PRONOUN.search(sentence, 0, first)
    return pronoun.span() if pronoun else None


def taken_up(groups: Sequence[MeasureGroup], sentence: str, start: int, end: int) -> MeasureGroup:
    """Return the measures of the sentence before, each once, as though they stood at this place.

    `It rose from 17%` is said of one: of the first, which is the subject of that sentence.
    """
    held = groups[:1] if _ONE_ROSE.search(sentence[start:end]) else groups
    members = {named.measure: replace(named, start=start, end=end) for group in held for named in group.members}
    return MeasureGroup(start, end, tuple(members.values()))


def goes_on(
    sentence: str, before: Sequence[MeasureGroup], values: Sequence[Value], names_test: bool
) -> MeasureGroup | None:
    """Return the measures of the sentence before where figures that follow no measure of their own are theirs, or None.

    `CT, on the other hand, had 65%, 87% and 82%`, `For small lesions we found 82%/91%`, `The nomogram reached 0.85`.
    """
    figures = [value for value in values if value.scale in ("percent", "proportion") and not value.bare]
    if not figures:
        return None
    ahead = sentence[: figures[0].start]
    values = [value for value in values if value.start >= figures[0].start]
    group = taken_up(before, "", 0, 0)
    measures = [named.measure for named in group.members]
    areas = all(value.scale == "proportion" and printed_value(value.printed, "ratio") >= _CHANCE for value in values)
    if "auc" in measures and areas and _AREA_GOES_ON.search(ahead):
        return replace(group, members=tuple(named for named in group.members if named.measure == "auc"))
    if all(value.scale == "percent" for value in values):
        shares = tuple(named for named in group.members if named.measure not in ("auc", *RATIO_MEASURES))
        group = group if len(values) % len(measures) == 0 else replace(group, members=shares)
    size = len(group.members)
    lists = [values[at : at + size] for at in range(0, len(values), size)] if size > 1 else []
    if not lists or len(lists[-1]) < size or not all(is_run(sentence, each) for each in lists):
        return None
    slashes = size == 2 and all(_SLASH.fullmatch(sentence, first.end, second.start) for first, second in lists)
    had = names_test or _HAD.search(ahead)
    return group if slashes or (had and (len(lists) == 1 or _HAD.search(ahead))) else None
