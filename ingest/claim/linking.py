"""Which measure a figure belongs to: values and measure groups of one sentence, matched by place and punctuation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.claim.measures import MeasureGroup, Named
from ingest.claim.numbers import Value
from ingest.model import RATIO_MEASURES
from ingest.printed import Scale, printed_value

# What may stand between a measure and its figure: `sensitivity (Se) was found to be only 90%`.
_FILLERS = (
    "of was were is are being at reached reaching equal equals equaled equalled to only as high low just about "
    "approximately around nearly over above more than at least up less greater be found a an the mean median average "
    "estimated calculated reported both all each from between ranged ranging ranges respectively been has have had "
    "remained improved increased decreased mild moderate excellent good fair poor perfect very quite detected observed "
    "achieved"
).split()
_INTRODUCES = re.compile(
    r"[\s\"')\]]*(?:values?|rates?|score|statistics?|coefficient|index|curve)?[\s)]*"
    rf"(?:\b(?:{'|'.join(_FILLERS)})\b|i\.e\.|[=:,(\[><≥≤~\-–—;\s])*"
)
_PRECEDES = re.compile(
    r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?(?:(?:overall|detection|diagnostic|mean|average|pooled|median"
    r"|estimated)\s+){0,2}"
)
_COMPETITOR = re.compile(
    r"\b(?:(?:prevalence|incidence|concordance|agreement|correlation|frequency|mortality|survival)(?:\s+(?:rates?"
    r"|coefficient))?"
    r"|(?!(?:true|false)\b)[\w-]+\s+(?:rate|ratio|risk|probability)|(?:ejection|flow|shunt) fraction|risk|hazard ratio"
    r"|odds ratio)\s*(?:\([^()]*\)\s*)?"
    r"(?:of|was|were|is|at|=|:|\()?\s*(?:only\s+|about\s+)?$",
    re.IGNORECASE,
)
_FIXED = re.compile(
    r"\b(?:setting|set|fixed|fixing|desired|predefined|preset|(?<!have )(?<!has )(?<!had )given|assumed|assuming)\b"
    r"[^,;.]{0,25}$",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(r"\b(?:prevalence|incidence|assum(?:ed|ing)|fixed|null hypothesis)\b", re.IGNORECASE)
# A percentage directly before any other word is a share of something else: `4.5% saline`, `a 5% decline`.
_SAID_OF_NOUN = re.compile(
    r"\s*%\s+(?!(?:for|in|with|and|or|on|at|by|to|of|when|vs|versus|respectively|compared|using|than|from|if|but|while|whereas"
    r"|as|which|that|after|before|among|across|during|between|is|was|were|are|overall|only|per|each|both|accuracy|sensitivity"
    r"|specificity|sensitive|specific|accurate|a|the|lower|higher|via|without|within|under|based|through|against|it|this|these"
    r"|because|since|although|so|then|there|also|however|due|depending|detection|diagnostic|positive|negative|above|below"
    r"|unaided|alone|reported|described|observed|found|internally|externally|not|no|only|its)\b)[a-z]",
)
_SEPARATED = re.compile(r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?(?:[,;)]|and\b|or\b)")
_BREAK = re.compile(r"[.;](?=\s)|\bbut\b|\bwhereas\b|\bwhile\b|\bhowever\b|\balthough\b", re.IGNORECASE)
_RUN = re.compile(
    r"[\s%,;/)\]]*(?:\b(?:and|or|to|vs\.?|versus|cf\.?|compared (?:with|to)|respectively|in|p|n)\b"
    r"|[\s_,;/()\[\]=<>%.&+-])*"
)
_LISTED = re.compile(r"[\s%,;/&)\]]*(?:and|or|to)?\s*")
_PLAIN = ("introduced", "value-first")
_EACH = re.compile(r"\b(?:each|both|all|identical|the same|either|equal)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:difference|increase|decrease|improvement|gain|reduction|drop|loss|change)s?\s+(?:in|of|between)\s+"
    r"(?:the\s+|overall\s+|diagnostic\s+)*$",
    re.IGNORECASE,
)
_ANAPHORA = re.compile(
    r"\b(?:respective|corresponding|these|those|the|following|comparable)\s+(?:\w+\s+)?(?:values?|figures?|results"
    r"|numbers|estimates|measures|rates|percentages)\b|\bvalues were\b|\bthose (?:for|of)\b|\bfollowing results\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:it|they|these|both)\s+(?:\w+ly\s+)?(?:improved|rose|increased|fell|decreased|dropped|declined|remained|reached|was|were"
    r"|amounted)\b[^.;%]{0,30}$",
    re.IGNORECASE,
)
_FAR = 160
_DOUBTFUL = 0.45


@dataclass(frozen=True)
class Link:
    """A value read as a measure; `rule` names the construction, `strength` 0-1 how plain it is."""

    value: Value
    named: Named
    rule: str
    strength: float


def link(sentence: str, groups: Sequence[MeasureGroup], values: Sequence[Value]) -> list[Link]:
    """Return the links of a sentence in the order of its values; a value without a fitting measure has none."""
    groups = _with_anaphora(sentence, _merged_by_count(sentence, groups, values))
    assigned: dict[int, list[tuple[Value, str, float]]] = {}
    used: dict[int, Scale] = {}
    for value in values:
        choice = _group_of(sentence, groups, value, values, used)
        if choice:
            index, rule, strength = choice
            assigned.setdefault(index, []).append((value, rule, strength))
            used.setdefault(index, value.scale)
    links = [
        item for index, held in assigned.items() for item in _within_group(sentence, groups[index], held) if _fits(item)
    ]
    return _carried_over(sentence, sorted(links, key=lambda item: (item.value.start, item.named.start)))


def _carried_over(sentence: str, links: list[Link]) -> list[Link]:
    """Give a run of figures without measures of its own those of the clause before, in their order.

    In `A had 98% sensitivity and 76% specificity, and B 96% and 89%` the last two are no two specificities.
    """
    result: list[Link] = []
    for run in _runs_of_one_measure(sentence, links):
        before = list({item.named.measure: item for item in result}.values())
        alike = [item for item in before if item.value.scale == run[0].value.scale]
        respectively = re.match(r"[^\w]*respectively", sentence[_end(run[-1].value) :].lstrip("%"))
        enough = len(alike) == len(run) or (bool(respectively) and len(alike) > len(run))
        if len(run) > 1 and enough and len(alike) == len(before[: len(alike)]) and _is_repeated(run, result):
            carried = zip(run, alike[: len(run)], strict=True)
            run = [replace(item, named=first.named, rule="carried over", strength=0.8) for item, first in carried]
        result += run
    return result


def _runs_of_one_measure(sentence: str, links: Sequence[Link]) -> list[list[Link]]:
    """Split links where the measure changes, or where more than a conjunction stands between two figures."""
    runs: list[list[Link]] = []
    for item in links:
        last = runs[-1][-1] if runs else None
        gap = _without_brackets(sentence[_end(last.value) : item.value.start]) if last else ""
        same = last and last.named == item.named and last.value != item.value
        if same and (_LISTED if last.rule in _PLAIN else _RUN).fullmatch(gap):  # type: ignore[union-attr]
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _is_repeated(run: Sequence[Link], before: Sequence[Link]) -> bool:
    """Tell a run whose measure an earlier figure bears already, and that no measure introduces."""
    return any(item.named == run[0].named for item in before) and run[0].rule not in _PLAIN


def _merged_by_count(sentence: str, groups: Sequence[MeasureGroup], values: Sequence[Value]) -> Sequence[MeasureGroup]:
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
        if (
            not _between(values, joined[0].end, joined[-1].start)
            and len(behind) == len(members) > max(len(joined[-1].members), 1)
            and len({member.measure for member in members}) == len(members)
            and is_run(sentence, behind)
        ):
            merged = MeasureGroup(joined[0].start, joined[-1].end, members)
            return [*groups[:index], merged, *groups[last + 1 :]]
    return groups


def _between(values: Sequence[Value], start: int, end: int) -> list[Value]:
    return [value for value in values if start <= value.start and value.end <= end]


def is_run(sentence: str, values: Sequence[Value]) -> bool:
    """Tell whether figures stand side by side, with nothing but conjunctions and brackets between them."""
    gaps = ((_end(first), second.start) for first, second in pairwise(values))
    return all(_RUN.fullmatch(_without_brackets(sentence[start:end])) for start, end in gaps)


def _with_anaphora(sentence: str, groups: Sequence[MeasureGroup]) -> Sequence[MeasureGroup]:
    """Add a group that stands for all measures before it, where a later clause says `the corresponding values`."""
    back = _ANAPHORA.search(sentence, groups[0].end) if groups else None
    if back is None or any(group.end > back.start() for group in groups):
        return groups
    before = {named.measure: named for group in groups for named in group.members}
    members = tuple(replace(named, start=back.start(), end=back.end()) for named in before.values())
    return [*groups, MeasureGroup(back.start(), back.end(), members)]


def _group_of(
    sentence: str, groups: Sequence[MeasureGroup], value: Value, values: Sequence[Value], used: Mapping[int, Scale]
) -> tuple[int, str, float] | None:
    before = max((i for i, group in enumerate(groups) if group.end <= value.start), default=None)
    after = min((i for i, group in enumerate(groups) if group.start >= value.end), default=None)
    introduced = before is not None and _INTRODUCES.fullmatch(sentence, groups[before].end, value.start)
    followed = after is not None and _PRECEDES.fullmatch(sentence, value.end, groups[after].start)
    if followed and not (introduced and before not in used and not _SEPARATED.match(sentence, groups[before].end)):  # type: ignore[index]
        return after, "value-first", 0.9  # type: ignore[return-value]
    if before is None or _FIXED.search(sentence, 0, groups[before].start):
        return None
    if _is_change(sentence, groups[before], value):
        return None
    if introduced:
        return before, "introduced", 0.95
    gap = sentence[groups[before].end : value.start]
    if len(groups[before].members) == 1 and {used.get(before, value.scale), value.scale} == {"percent", "proportion"}:
        return None
    if value.scale == "fraction" and groups[before].members[0].explicit:
        return None
    if _OTHER_SUBJECT.search(gap) or _SAID_OF_NOUN.match(sentence, value.end):
        return None
    competitor = _COMPETITOR.search(gap)
    if competitor and groups[before].members[0].measure == "kappa" and "agreement" in competitor[0].lower():
        competitor = None  # `the kappa for agreement was`
    if competitor or _other_bracket(sentence, groups, before, after, value, used):
        return None
    of_ratio = any(named.measure in RATIO_MEASURES for named in groups[before].members)
    if value.bare and used.get(before) == "percent" and not of_ratio:
        return None
    if value.bare and value.interval is None and before not in used:
        direct = re.fullmatch(r"[^.;,()\[]{0,80}?\b(?:was|were|is|are|of|at|=|:|reached)\s*", gap)
        return (before, "subject", 0.6) if direct else None
    if value.bare and value.interval is None:
        return (before, "series", 0.6) if _continues(sentence, value, values, groups[before]) else None
    if len(gap) > _FAR and not _continues(sentence, value, values, groups[before]):
        return None
    breaks = len(_BREAK.findall(gap))
    return before, "clause" if not breaks else "across", max(0.35, 0.85 - 0.15 * breaks - 0.001 * len(gap))


def _is_change(sentence: str, group: MeasureGroup, value: Value) -> bool:
    """Tell `the difference in sensitivity was 12%` from `an improvement in sensitivity from 70% to 82%`."""
    head = _CHANGE.search(sentence, 0, group.start)
    unchanged = head and re.search(r"\b(?:no|without|any|minimal)\s+(?:\w+\s+){0,2}$", sentence[: head.start()])
    gap = re.sub(r"[\[(][^()\[\]]*[\])]", " ", sentence[group.end : value.start])
    return bool(head) and not unchanged and not re.search(r"\bfrom\b", gap)


def _other_bracket(
    sentence: str,
    groups: Sequence[MeasureGroup],
    before: int,
    after: int | None,
    value: Value,
    used: Mapping[int, Scale],
) -> bool:
    """Tell a value whose bracket opened behind a group that is served already, and names a measure of its own."""
    opening = max(
        sentence.rfind("(", groups[before].end, value.start), sentence.rfind("[", groups[before].end, value.start)
    )
    closing = re.search(r"[)\]]", sentence[value.end :])
    if opening < 0 or after is None or before not in used or not closing:
        return False
    return groups[after].start < value.end + closing.start()


def _continues(sentence: str, value: Value, values: Sequence[Value], group: MeasureGroup) -> bool:
    """Tell whether a value stands in a run with values that follow the group."""
    earlier = [other for other in values if group.end <= other.start < value.start]
    if not earlier:
        return False
    if _RUN.fullmatch(sentence, _end(earlier[-1]), value.start):
        return True
    return not value.bare and value.start - _end(earlier[-1]) < 80


def _end(value: Value) -> int:
    ends = [value.end]
    if value.interval:
        ends.append(value.interval.end)
    if value.count:
        ends.append(value.count.end)
    return max(ends)


def _within_group(sentence: str, group: MeasureGroup, held: Sequence[tuple[Value, str, float]]) -> list[Link]:
    members = group.members
    if len(members) == 1:
        return [Link(value, members[0], rule, strength) for value, rule, strength in held]
    links: list[Link] = []
    runs = _runs(sentence, held, len(members))
    if len(runs) > 1 and all(len(run) == 1 for run in runs) and len(runs) % len(members) == 0:
        runs = [[item for run in runs[i : i + len(members)] for item in run] for i in range(0, len(runs), len(members))]
    for run in runs:
        if len(run) == 1:
            value, rule, strength = run[0]
            around = sentence[max(group.end, value.start - 60) : value.end + 40]
            said_of_all = bool(_EACH.search(around)) or len(held) == 1
            links += [Link(value, named, "said of all", strength if said_of_all else 0.3) for named in members]
        elif len(run) % len(members) == 0:
            times = len(run) // len(members)
            by_measure = times > 1 and _by_measure(sentence, run, len(members))
            for position, (value, rule, strength) in enumerate(run):
                named = members[position // times] if by_measure else members[position % len(members)]
                # With nothing between them, more figures than measures may well hold a measure that was not recognised.
                sure = strength if times == 1 or by_measure else min(strength, _DOUBTFUL)
                links.append(Link(value, named, f"{rule}, in order", sure))
        else:
            for position, (value, rule, strength) in enumerate(run):
                if position < len(members):
                    links.append(Link(value, members[position], f"{rule}, uneven", min(strength, _DOUBTFUL)))
    return links


def _by_measure(sentence: str, run: Sequence[tuple[Value, str, float]], size: int) -> bool:
    """Tell `90% and 80% (sensitivity of A and B), 70% and 60%` from `90% and 70% for A, 80% and 60% for B`.

    Values joined by `vs` pair up under one measure; otherwise each sub-run holds all measures.
    """
    times = len(run) // size
    # `A, B and C were 62, 78 and 73%, and 79, 79 and 83%`: as many lists as measures, each of another length.
    lists = [0]
    for (first, *_), (second, *_) in pairwise(run):
        if re.fullmatch(r"\s*%?\s*(?:;|,\s*and)\s*(?:and\s*)?", sentence[_end(first) : second.start]):
            lists.append(0)
        lists[-1] += 1
    if len(lists) == size and times != size and {count + 1 - (n > 0) for n, count in enumerate(lists)} == {times}:
        return True
    return times == 2 and all(
        re.search(r"\b(?:vs\.?|versus|compared|to)\b", sentence[run[i][0].end : run[i + 1][0].start])
        for i in range(0, len(run), 2)
    )


def _runs(sentence: str, held: Sequence[tuple[Value, str, float]], size: int) -> list[list[tuple[Value, str, float]]]:
    """Split values into runs: connectors alone keep a run together, any other word opens the next."""
    runs: list[list[tuple[Value, str, float]]] = []
    for item in held:
        previous = runs[-1][-1][0] if runs else None
        gap = sentence[_end(previous) : item[0].start] if previous else ""
        joined = previous is not None and (
            _RUN.fullmatch(_without_brackets(gap)) is not None
            or (len(runs[-1]) % size != 0 and not re.search(r"\bfor\b|\bin\b|\bwith\b|;", gap))
        )
        if joined:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _without_brackets(gap: str) -> str:
    return re.sub(r"[\[(][^()\[\]]*[\])]", " ", gap)


def _fits(item: Link) -> bool:
    """Veto a value that cannot be the measure: proportions above one, ratios printed as percents."""
    value, measure = item.value, item.named.measure
    number = printed_value(value.printed, "ratio") if value.scale != "fraction" else 0.0
    if number < 0:
        return measure in ("kappa", "youden")
    if measure in ("lr_positive", "lr_negative", "dor"):
        return value.scale in ("ratio", "proportion")
    if value.scale == "ratio":
        rule = item.rule.split(",")[0]
        if measure in ("kappa", "youden", "auc"):
            return 10 < number <= 100 and rule == "introduced" and "." in value.printed
        plain = rule in ("introduced", "value-first", "subject", "series", "said of all")
        return plain and (10 <= number <= 100 or (number > 1 and "." in value.printed))
    if measure in RATIO_MEASURES:
        return value.scale in ("proportion", "percent")
    if value.scale == "fraction":
        return item.rule.startswith(("introduced", "value-first")) or not item.named.explicit
    return measure != "auc" or "." in value.printed or number > 1


def refers_back(sentence: str, values: Sequence[Value], groups: Sequence[MeasureGroup]) -> tuple[int, int] | None:
    """Return the place of the words by which a sentence takes up the measures of the one before, or None.

    `The respective values were`, `it rose to`: no measure of the sentence's own stands before its first figure.
    """
    first = min((value.start for value in values), default=0)
    if any(group.start < first for group in groups):
        return None
    if not groups and (back := _ANAPHORA.search(sentence)):
        return back.start(), back.end() if back.end() <= first else back.start()
    pronoun = _PRONOUN.search(sentence, 0, first)
    return pronoun.span() if pronoun else None
