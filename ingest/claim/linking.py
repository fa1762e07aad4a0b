"""Which measure a figure belongs to: values and measure groups of one sentence, matched by place and punctuation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from ingest.claim.adjacency import follows, introduces
from ingest.claim.ahead import Ahead, figures_ahead, parted
from ingest.claim.back_reference import merged_by_count, with_anaphora
from ingest.claim.measures import MeasureGroup
from ingest.claim.numbers import Value
from ingest.claim.quantities import states_another
from ingest.claim.runs import RUN, Link, carried_over, end_of, is_run, shared_out
from ingest.claim.vetoes import fits, is_change, is_mark, is_of_another, is_set
from ingest.model import RATIO_MEASURES
from ingest.printed import Scale

_SEPARATED = re.compile(r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?(?:[,;)]|and\b|or\b)")
_BREAK = re.compile(r"[.;](?=\s)|\bbut\b|\bwhereas\b|\bwhile\b|\bhowever\b|\balthough\b", re.IGNORECASE)
_LEVEL = re.compile(r"\s+at\s+(?:an?\s+|the\s+)?\d[\d.]*\s*%?\s*")
_TAKEN_UP = re.compile(r"\b(?:it|this|that)\s+(?:was|is)\s+(?:only\s+)?$", re.IGNORECASE)
_DIRECTLY_SAID = re.compile(r"[^.;,()\[]{0,80}?\b(?:was|were|is|are|of|at|=|:|reached)\s*")
_CONTRAST = re.compile(r"\b(?:vs?\.?|versus|against|with|than|and)\s+$", re.IGNORECASE)
_CLOSING = re.compile(r"[)\]]")
_FAR, _NEAR = 160, 80


def link(sentence: str, groups: Sequence[MeasureGroup], values: Sequence[Value]) -> list[Link]:
    """Return the links of a sentence in the order of its values; a value without a fitting measure has none."""
    groups = with_anaphora(sentence, merged_by_count(sentence, parted(sentence, groups, values), values))
    ahead = figures_ahead(sentence, groups, values)
    assigned: dict[int, list[tuple[Value, str, float]]] = {}
    used: dict[int, Scale] = {}
    for value in _of_measures(sentence, groups, values):
        choice = _group_of(sentence, groups, value, values, used, ahead.get(value.start))
        if choice:
            index, rule, strength = choice
            assigned.setdefault(index, []).append((value, rule, strength))
            used.setdefault(index, value.scale)
    links = [
        item for index, held in assigned.items() for item in shared_out(sentence, groups[index], held) if fits(item)
    ]
    return carried_over(sentence, sorted(links, key=lambda item: (item.value.start, item.named.start)))


def _neighbours(groups: Sequence[MeasureGroup], value: Value) -> tuple[int | None, int | None]:
    """Return the positions of the last group before a value and of the first behind it."""
    before = max((i for i, group in enumerate(groups) if group.end <= value.start), default=None)
    after = min((i for i, group in enumerate(groups) if group.start >= value.end), default=None)
    return before, after


def _of_measures(sentence: str, groups: Sequence[MeasureGroup], values: Sequence[Value]) -> list[Value]:
    """Leave out the values of other quantities: those that one introduces, and what follows in its run or bracket."""
    result: list[Value] = []
    other: Value | None = None
    for value in values:
        before, after = _neighbours(groups, value)
        floor = groups[before].end if before is not None else 0
        introduced = before is not None and introduces(sentence, groups[before], value)
        if introduced or (after is not None and follows(sentence, value, groups[after])):
            other = None
        elif not (other and floor <= other.start and _goes_on(sentence, other, value)):
            stated = states_another(sentence[floor : value.start]) if before is not None else None
            if stated and groups[before].members[0].measure == "kappa" and "agreement" in stated[0].lower():  # type: ignore[index]
                stated = None  # `the kappa for agreement was`
            other = value if stated else None
        if other is None:
            result.append(value)
    return result


def _goes_on(sentence: str, first: Value, second: Value) -> bool:
    """Tell whether a value stands in the run, or in the open bracket, of the one before."""
    gap = sentence[end_of(first) : second.start]
    if RUN.fullmatch(gap):
        return True
    opening = _last_opening(sentence, 0, first.start)
    return opening is not None and not _CLOSING.search(sentence, opening, second.start)


def _last_opening(sentence: str, start: int, end: int) -> int | None:
    """Return where the last bracket of a stretch opens."""
    opening = max(sentence.rfind("(", start, end), sentence.rfind("[", start, end))
    return opening if opening >= 0 else None


def _group_of(
    sentence: str,
    groups: Sequence[MeasureGroup],
    value: Value,
    values: Sequence[Value],
    used: Mapping[int, Scale],
    ahead: Ahead | None,
) -> tuple[int, str, float] | None:
    if is_mark(sentence, value):
        return None
    before, after = _neighbours(groups, value)
    if before and before in used and before - 1 not in used and _is_level(sentence, groups, before):
        before -= 1
    introduced = before is not None and introduces(sentence, groups[before], value)
    if ahead and not introduced and (ahead.rule != "ahead" or before is None):
        return ahead.group, ahead.rule, ahead.strength
    if after is not None and follows(sentence, value, groups[after]):
        unserved = introduced and before not in used and not _SEPARATED.match(sentence, groups[before].end)  # type: ignore[index]
        if not unserved or _is_level(sentence, groups, after):
            return after, "value-first", 0.9
    if before is None or is_set(sentence, groups[before], value) or is_change(sentence, groups[before], value):
        return None
    if introduced:
        return before, "introduced", 0.95
    return _in_clause(sentence, groups, before, after, value, values, used)


def _in_clause(
    sentence: str,
    groups: Sequence[MeasureGroup],
    before: int,
    after: int | None,
    value: Value,
    values: Sequence[Value],
    used: Mapping[int, Scale],
) -> tuple[int, str, float] | None:
    """Return the group before a value that words part from it, where the value may be its figure."""
    group = groups[before]
    gap = sentence[group.end : value.start]
    if len(group.members) == 1 and {used.get(before, value.scale), value.scale} == {"percent", "proportion"}:
        outer = _outside(sentence, groups, before)
        return (outer, "clause", 0.6) if outer is not None and used.get(outer) == value.scale else None
    if value.scale == "fraction" and group.members[0].explicit:
        return None
    if is_of_another(sentence, group, value) or _other_bracket(sentence, groups, before, after, value, used):
        return None
    if value.bare and value.interval is None:
        return _bare(sentence, group, before, value, values, used)
    if len(gap) > _FAR and not (_TAKEN_UP.search(gap) or _continues(sentence, value, values, group)):
        return None
    breaks = len(_BREAK.findall(gap))
    return before, "clause" if not breaks else "across", max(0.35, 0.85 - 0.15 * breaks - 0.001 * len(gap))


def _bare(
    sentence: str, group: MeasureGroup, before: int, value: Value, values: Sequence[Value], used: Mapping[int, Scale]
) -> tuple[int, str, float] | None:
    """Return the group of a number without percent sign or interval, which may well be a count or a size."""
    gap = sentence[group.end : value.start]
    of_ratio = any(named.measure in RATIO_MEASURES for named in group.members)
    if used.get(before) == "percent" and not of_ratio:
        return None
    if _heads_list(sentence, value, values, group):
        return before, "series", 0.6
    if before not in used:
        return (before, "subject", 0.6) if _DIRECTLY_SAID.fullmatch(gap) else None
    contrasted = of_ratio and "." in value.printed and _CONTRAST.search(gap[-20:]) and _is_near(value, values, group)
    return (before, "series", 0.6) if contrasted or _continues(sentence, value, values, group) else None


def _heads_list(sentence: str, value: Value, values: Sequence[Value], group: MeasureGroup) -> bool:
    """Tell the first of as many ratios as a list has measures: `LR+ and LR- were 8.4 and 0.1, with CT 5.8 and 0.2`."""
    at = bisect_left(values, value.start, key=lambda other: other.start)
    size = len(group.members)
    run = values[at : at + size]
    ratios = all(named.measure in RATIO_MEASURES for named in group.members)
    return ratios and 1 < size == len(run) and "." in value.printed and is_run(sentence, run)


def _other_bracket(
    sentence: str,
    groups: Sequence[MeasureGroup],
    before: int,
    after: int | None,
    value: Value,
    used: Mapping[int, Scale],
) -> bool:
    """Tell a value whose bracket opened behind a group that is served already, and names a measure of its own."""
    opening = _last_opening(sentence, groups[before].end, value.start)
    closing = _CLOSING.search(sentence, value.end)
    if opening is None or closing is None or after is None or before not in used:
        return False
    return not _CLOSING.search(sentence, opening, value.start) and groups[after].start < closing.start()


def _is_level(sentence: str, groups: Sequence[MeasureGroup], at: int | None) -> bool:
    """Tell the specificity of `sensitivity at 90% specificity was 62%`, which is the level of the other's figure."""
    if not at:
        return False
    return bool(_LEVEL.fullmatch(sentence, groups[at - 1].end, groups[at].start))


def _outside(sentence: str, groups: Sequence[MeasureGroup], inner: int) -> int | None:
    """Return the group before the bracket that an inner group stands in: `an AUC of 0.91 (accuracy 85%)`."""
    opening = _last_opening(sentence, 0, groups[inner].start)
    if opening is None or _CLOSING.search(sentence, opening, groups[inner].start):
        return None
    return max((i for i in range(inner) if groups[i].end <= opening), default=None)


def _previous(value: Value, values: Sequence[Value], group: MeasureGroup) -> Value | None:
    """Return the last value before another, if it stands behind the group."""
    at = bisect_left(values, value.start, key=lambda other: other.start)
    return values[at - 1] if at and values[at - 1].start >= group.end else None


def _continues(sentence: str, value: Value, values: Sequence[Value], group: MeasureGroup) -> bool:
    """Tell whether a value stands in a run with values that follow the group."""
    previous = _previous(value, values, group)
    if previous is None:
        return False
    in_run = RUN.fullmatch(sentence, end_of(previous), value.start)
    return bool(in_run) or (not value.bare and _is_near(value, values, group))


def _is_near(value: Value, values: Sequence[Value], group: MeasureGroup) -> bool:
    """Tell whether a value stands within half a line of one that follows the group."""
    previous = _previous(value, values, group)
    return previous is not None and value.start - end_of(previous) < _NEAR
