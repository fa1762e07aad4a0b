"""Runs of figures: those that stand side by side share out the measures named before them, in order or in lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.claim.measures import MeasureGroup, Named
from ingest.claim.numbers import Value
from ingest.printed import Scale

RUN = re.compile(
    r"(?:[\s%,;/)\]]*|%?:(?=\d))(?:\b(?:and|or|to|vs?\.?|versus|cf\.?|compared (?:with|to)|respectively|in|p|n|at)\b"
    r"|[\s_,;/()\[\]=<>%.&+-])*"
)
VERSUS = re.compile(r"\bv(?:s|ersus)?\b")
_LISTED = re.compile(r"[\s%,;/&)\]]*(?:and|or|to)?\s*")
_NEXT_LIST = (
    re.compile(r"\s*%?\s*(?:,?\s*respectively)?\s*;\s*(?:and\s*)?"),
    re.compile(r"\s*%?\s*(?:,?\s*respectively)?,\s*and\s*"),
)
_PLAIN = ("introduced", "value-first")
_EACH = re.compile(r"\b(?:each|both|all|identical|the same|either|equal)\b", re.IGNORECASE)
# The strength of links that may be one place off: a person has to look.
DOUBTFUL = 0.3


@dataclass(frozen=True)
class Link:
    """A value read as a measure; `rule` names the construction, `strength` 0-1 how plain it is."""

    value: Value
    named: Named
    rule: str
    strength: float


def carried_over(sentence: str, links: list[Link]) -> list[Link]:
    """Give a run of figures without measures of its own those of the clause before, in their order.

    In `A had 98% sensitivity and 76% specificity, and B 96% and 89%` the last two are no two specificities.
    """
    result: list[Link] = []
    for run in _runs_of_one_measure(sentence, links):
        before = list({item.named.measure: item for item in result}.values())
        alike = [item for item in before if _kind(item.value) == _kind(run[0].value)]
        respectively = re.match(r"[^\w]*respectively", sentence[end_of(run[-1].value) :].lstrip("%"))
        if 1 < len(run) <= len(alike) and alike == before[: len(alike)] and _is_repeated(run, result):
            # Which measures fewer figures leave out is a guess, unless `respectively` says they begin with the first.
            strength = 0.8 if len(alike) == len(run) or respectively else DOUBTFUL
            contrast = all(VERSUS.search(sentence, a.value.end, b.value.start) for a, b in pairwise(run))
            carried = zip(run, alike[:1] * len(run) if contrast else alike[: len(run)], strict=True)
            run = [replace(item, named=first.named, rule="carried over", strength=strength) for item, first in carried]
        result += run
    return result


def _kind(value: Value) -> Scale:
    """Return a figure's scale; the bare 92.0 beside percentages is one."""
    return "percent" if value.scale == "ratio" and value.high is None else value.scale


def _runs_of_one_measure(sentence: str, links: Sequence[Link]) -> list[list[Link]]:
    """Split links where the measure changes, or where more than a conjunction stands between two figures."""
    runs: list[list[Link]] = []
    for item in links:
        last = runs[-1][-1] if runs else None
        gap = without_brackets(sentence[end_of(last.value) : item.value.start]) if last else ""
        same = last and last.named == item.named and last.value != item.value
        if same and (_LISTED if last.rule in _PLAIN else RUN).fullmatch(gap):  # type: ignore[union-attr]
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _is_repeated(run: Sequence[Link], before: Sequence[Link]) -> bool:
    """Tell a run whose measure an earlier figure bears already, and that no measure introduces."""
    return any(item.named == run[0].named for item in before) and run[0].rule not in _PLAIN


def is_run(sentence: str, values: Sequence[Value]) -> bool:
    """Tell whether figures stand side by side, with nothing but conjunctions and brackets between them."""
    gaps = ((end_of(first), second.start) for first, second in pairwise(values))
    return all(RUN.fullmatch(without_brackets(sentence[start:end])) for start, end in gaps)


def end_of(value: Value) -> int:
    """Return where a figure ends, with the interval and the count that are printed behind it."""
    ends = [value.high_end or value.end]
    if value.interval:
        ends.append(value.interval.end)
    if value.count:
        ends.append(value.count.end)
    return max(ends)


def shared_out(sentence: str, group: MeasureGroup, held: Sequence[tuple[Value, str, float]]) -> list[Link]:
    """Return the links of the figures that a group of measures holds: one each in order, or one said of all."""
    members: Sequence[Named | None] = group.places
    runs = _runs(sentence, held, len(members))
    if group.others and any(len(run) % len(members) for run in runs):
        members = group.members  # the other quantities of the list have no figures here
        runs = _runs(sentence, held, len(members))
    if len(members) == 1:
        return [Link(value, group.members[0], rule, strength) for value, rule, strength in held]
    links: list[Link] = []
    if len(runs) > 1 and all(len(run) == 1 for run in runs) and len(runs) % len(members) == 0:
        runs = [[item for run in runs[i : i + len(members)] for item in run] for i in range(0, len(runs), len(members))]
    for run in runs:
        if len(run) == 1:
            value, rule, strength = run[0]
            around = sentence[max(group.end, value.start - 60) : value.end + 40]
            said_of_all = bool(_EACH.search(around)) or len(held) == 1
            sure = strength if said_of_all else DOUBTFUL
            links += [Link(value, named, "said of all", sure) for named in group.members]
        elif len(run) % len(members) == 0:
            times = len(run) // len(members)
            by_measure = times > 1 and _by_measure(sentence, run, len(members))
            for position, (value, rule, strength) in enumerate(run):
                named = members[position // times] if by_measure else members[position % len(members)]
                # With nothing between them, more figures than measures may well hold a measure that was not recognised.
                sure = strength if times == 1 or by_measure else min(strength, DOUBTFUL)
                if named:
                    links.append(Link(value, named, f"{rule}, in order", sure))
        else:
            for position, (value, rule, strength) in enumerate(run):
                if position < len(members):
                    links.append(Link(value, group.members[position], f"{rule}, uneven", min(strength, DOUBTFUL)))
    return links


def _by_measure(sentence: str, run: Sequence[tuple[Value, str, float]], size: int) -> bool:
    """Tell `90% and 80% (sensitivity of A and B), 70% and 60%` from `90% and 70% for A, 80% and 60% for B`.

    Values joined by `vs` pair up under one measure; otherwise each sub-run holds all measures.
    """
    times = len(run) // size
    # `A, B and C were 62, 78 and 73%, and 79, 79 and 83%`: as many lists as measures, each of another length.
    for border in _NEXT_LIST if times != size else ():
        borders = [
            position for position, (first, second) in enumerate(pairwise(run), 1)
            if border.fullmatch(sentence, end_of(first[0]), second[0].start)
        ]  # fmt: skip
        if borders == list(range(times, len(run), times)):
            return True
    gaps = [sentence[end_of(first[0]) : second[0].start] for first, second in pairwise(run)]
    if times != size and _is_border(gaps[times - 1 :: times], [gap for at, gap in enumerate(gaps, 1) if at % times]):
        return True
    return times == 2 and all(
        re.search(r"\b(?:vs\.?|versus|compared|to)\b", sentence[run[i][0].end : run[i + 1][0].start])
        for i in range(0, len(run), 2)
    )


def _is_border(borders: Sequence[str], inner: Sequence[str]) -> bool:
    """Tell `1%, 2%, 3% and 4%, 5%, 6%`: the same sign at every border of the lists, another within them."""
    signs, others = ({without_brackets(gap).strip(" %") for gap in gaps} for gaps in (borders, inner))
    return len(signs) == 1 and bool(others) and signs.isdisjoint(others)


def _runs(sentence: str, held: Sequence[tuple[Value, str, float]], size: int) -> list[list[tuple[Value, str, float]]]:
    """Split values into runs: connectors alone keep a run together, any other word opens the next."""
    runs: list[list[tuple[Value, str, float]]] = []
    for item in held:
        previous = runs[-1][-1][0] if runs else None
        gap = sentence[end_of(previous) : item[0].start] if previous else ""
        joined = previous is not None and (
            RUN.fullmatch(without_brackets(gap)) is not None
            or (len(runs[-1]) % size != 0 and not re.search(r"\b(?:for|in|with|against|while|whereas|but)\b|;", gap))
        )
        if joined:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def without_brackets(gap: str) -> str:
    """Return a text with its brackets and what they hold left out."""
    return re.sub(r"[\[(][^()\[\]]*[\])]", " ", gap)
