"""Which measure a figure belongs to: values and measure groups of one sentence, matched by place and punctuation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.claim.back_reference import merged_by_count, with_anaphora
from ingest.claim.masks import N, is_share_of_something
from ingest.claim.measures import MeasureGroup
from ingest.claim.numbers import Value
from ingest.claim.quantities import states_another
from ingest.claim.runs import RUN, Link, carried_over, end_of, is_run, shared_out
from ingest.model import RATIO_MEASURES
from ingest.printed import Scale, printed_value

# What may stand between a measure and its figure: `sensitivity (Se) was found to be only 90%`.
_FILLERS = (
    "of was were is are being at reached reaching equal equals equaled equalled to only as high low just about "
    "approximately around nearly over above more than at least up less greater be found a an the mean median average "
    "estimated calculated reported both all each from between ranged ranging ranges respectively been has have had "
    "remained improved increased decreased mild moderate excellent good fair poor perfect very quite detected observed "
    "achieved lay lie lies exceeded exceeding"
).split()
_INTRODUCES = re.compile(
    r"[\s\"')\]]*(?:values?|rates?|score|statistics?|coefficient|index|curve)?[\s)]*"
    rf"(?:\b(?:{'|'.join(_FILLERS)})\b|i\.e\.|[=:,(\[><≥≤~\-–—;\s])*"
)
_PRECEDES = re.compile(
    r"\s*(?:%|per\s?cent\b)?\s*(?:[\[(][^()\[\]]*[\])]\s*)?(?:(?:overall|detection|diagnostic|mean|average|pooled|median"
    r"|estimated)\s+){0,2}"
)
_FIXED = re.compile(
    r"\b(?:null hypothesis|setting"
    r"|set\s+(?:at|to)|fixed|fixing|desired|predefined|preset|(?<!have )(?<!has )(?<!had )(?<!been )given(?!\s+(?:the|its|their|our|this|that|an?\s+(?:published|reported|pooled))\b)"
    r"|assumed|assuming)\b"
    r"[^,;.]{0,25}$",
    re.IGNORECASE,
)
_SET_AT = re.compile(r"\b(?:set|fixed|preset|held)\s+(?:at|to)\s+$")
_OTHER_SUBJECT = re.compile(r"\b(?:prevalen\w+|incidence|assum(?:ed|ing)|fixed|null hypothesis)\b", re.IGNORECASE)
# A percentage directly before any other word is a share of something else: `4.5% saline`, `a 5% decline`.
_SAID_OF_NOUN = re.compile(
    r"\s*%\s+(?!(?:for|in|with|and|or|on|at|by|to|of(?=\s+(?:that|their|our)\b)|when|vs|versus|respectively|compared|using|than|from|if|but"
    r"|while|whereas"
    r"|as|which|that|after|before|among|across|during|between|is|was|were|are|overall|only|per|each|both|accuracy"
    r"|sensitivity"
    r"|specificity|sensitive|specific|accurate|a|the|lower|higher|via|without|within|under|based|through|against|it"
    r"|this|these"
    r"|because|since|although|so|then|there|also|however|due|depending|detection|diagnostic|positive|negative|above"
    r"|below"
    r"|unaided|alone|reported|described|observed|found|have|has|had|could|can|may|might|would|did|remained|seems?|appears?|mentioned|quoted|cited|published|obtained|reached|achieved|given|seen|noted|p|internally|externally|not|no|only|its|v)\b)[a-z]",
)
# `with overstaging in 18%`, `as uptake occurred in 31%`: a share of the patients.
_IN_SHARE = re.compile(r"\bin\s+(?:only\s+|about\s+|up\s+to\s+)?$", re.IGNORECASE)
_LISTED_SHARES = re.compile(
    rf"(?:\s*%?,\s*(?:{N}))*\s*%?,?\s+(?:and|or)\s+(?P<figure>{N})\s*%", re.IGNORECASE
)  # `38%, 31% and 9% of women`
_SEPARATED = re.compile(r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?(?:[,;)]|and\b|or\b)")
_BREAK = re.compile(r"[.;](?=\s)|\bbut\b|\bwhereas\b|\bwhile\b|\bhowever\b|\balthough\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:difference|increase|decrease|improvement|gain|reduction|drop|loss|change)s?\s+(?:in|of|between)\s+"
    r"(?:the\s+|overall\s+|diagnostic\s+)*$",
    re.IGNORECASE,
)
# A comparison that ends before a measure: `was better than CT in`, `performance was 99% and 73% in`.
_COMPARED_IN = re.compile(
    r"\b(?:surpass|outperform|exceed|better|best|superior|inferior|wors|highe[rs]|lowe[rs]|equal|compar|similar|perform"
    r"|ahead)\w*(?:[^.;:]|[.:](?=\S))*\b(?:in|regarding|concerning|in terms of|as to|with (?:regard|respect) to)\s+"
    r"(?:(?:the|its|their|both|overall|diagnostic|mean|average|pooled)\s+)*$",
    re.IGNORECASE,
)
_SAID_FOR = re.compile(
    r"\s*%?\s*(?:[(\[][^()\[\]]*[)\]])?\s*,?\s*(?:in|for)\s+(?:(?:the|overall|diagnostic|mean)\s+)*", re.IGNORECASE
)
# `MRI (93%) had a higher`, `MRI (93%) was`, ahead of `sensitivity than CT (84%)`, `more sensitive than CT (84%)`.
_COMPARED_BY = re.compile(
    r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?[)\]]\s*(?:(?:is|was|proved|to|be|slightly|significantly|even)\s+)*"
    r"|\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?[)\]]\s*(?:\w+\s+){1,4}(?:higher|lower|greater|better|highest|lowest)\s+"
)
_COMPARATIVE = re.compile(r"more|less|as|equally", re.IGNORECASE)
_BEHIND_COMMA = re.compile(r"\s*[)\]]?\s*,")
_TAKEN_UP = re.compile(r"\b(?:it|this|that)\s+(?:was|is)\s+(?:only\s+)?$", re.IGNORECASE)
_CONTRAST = re.compile(r"\b(?:vs?\.?|versus|against|with|than|and)\s+$", re.IGNORECASE)
_FAR, _NEAR = 160, 80


def link(sentence: str, groups: Sequence[MeasureGroup], values: Sequence[Value]) -> list[Link]:
    """Return the links of a sentence in the order of its values; a value without a fitting measure has none."""
    groups = with_anaphora(sentence, merged_by_count(sentence, _parted(sentence, groups, values), values))
    assigned: dict[int, list[tuple[Value, str, float]]] = {}
    used: dict[int, Scale] = {}
    for value in _of_measures(sentence, groups, values):
        choice = _group_of(sentence, groups, value, values, used)
        if choice:
            index, rule, strength = choice
            assigned.setdefault(index, []).append((value, rule, strength))
            used.setdefault(index, value.scale)
    links = [
        item for index, held in assigned.items() for item in shared_out(sentence, groups[index], held) if _fits(item)
    ]
    return carried_over(sentence, sorted(links, key=lambda item: (item.value.start, item.named.start)))


def _parted(sentence: str, groups: Sequence[MeasureGroup], values: Sequence[Value]) -> Sequence[MeasureGroup]:
    """Part the measures of `at 90% specificity, sensitivity was 76%`, where the first has its figure before it."""
    result: list[MeasureGroup] = []
    for group in groups:
        first, *others = group.members
        before = next((value for value in reversed(values) if value.end <= group.start), None)
        behind = next((value for value in values if value.start >= group.end), None)
        alone = MeasureGroup(first.start, first.end, (first,))
        rest = MeasureGroup(others[0].start, group.end, tuple(others)) if others else None
        if (
            rest and before and behind and not group.others and _BEHIND_COMMA.match(sentence, first.end)
            and not (result and _introduced(sentence, result, len(result) - 1, before))
            and _followed(sentence, [alone], before, 0) and _introduced(sentence, [rest], 0, behind)
        ):  # fmt: skip
            result += [alone, rest]
        else:
            result.append(group)
    return result


def _neighbours(groups: Sequence[MeasureGroup], value: Value) -> tuple[int | None, int | None]:
    """Return the positions of the last group before a value and of the first behind it."""
    before = max((i for i, group in enumerate(groups) if group.end <= value.start), default=None)
    after = min((i for i, group in enumerate(groups) if group.start >= value.end), default=None)
    return before, after


def _introduced(sentence: str, groups: Sequence[MeasureGroup], before: int | None, value: Value) -> bool:
    return before is not None and bool(_INTRODUCES.fullmatch(sentence, groups[before].end, value.start))


def _followed(sentence: str, groups: Sequence[MeasureGroup], value: Value, after: int | None) -> bool:
    if after is None:
        return False
    group = groups[after]
    # `84% (sensitivity)` holds nothing but the measure, `84% (sensitivity 90%)` something else.
    in_bracket = sentence[group.end : group.end + 1] in (")", "]")
    gap = sentence[value.end : group.start]
    return bool(_PRECEDES.fullmatch(gap) or (in_bracket and re.fullmatch(r"\s*%?\s*[(\[]", gap)))


def _of_measures(sentence: str, groups: Sequence[MeasureGroup], values: Sequence[Value]) -> list[Value]:
    """Leave out the values of other quantities: those that one introduces, and what follows in its run or bracket."""
    result: list[Value] = []
    other: Value | None = None
    for value in values:
        before, after = _neighbours(groups, value)
        floor = groups[before].end if before is not None else 0
        if _introduced(sentence, groups, before, value) or _followed(sentence, groups, value, after):
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
    opening = max(sentence.rfind("(", 0, first.start), sentence.rfind("[", 0, first.start))
    return opening >= 0 and not re.search(r"[)\]]", sentence[opening : second.start])


def _group_of(
    sentence: str, groups: Sequence[MeasureGroup], value: Value, values: Sequence[Value], used: Mapping[int, Scale]
) -> tuple[int, str, float] | None:
    before, after = _neighbours(groups, value)
    if before and before in used and before - 1 not in used and _is_level(sentence, groups, before):
        before -= 1
    introduced = _introduced(sentence, groups, before, value)
    if not introduced and _is_said_for(sentence, groups, value, after, values):
        return after, "said for", 0.8  # type: ignore[return-value]
    if not introduced and _run_is_followed(sentence, groups, value, after, values):
        return after, "value-first", 0.9  # type: ignore[return-value]
    if _followed(sentence, groups, value, after) and _is_level(sentence, groups, after):
        return after, "value-first", 0.9  # type: ignore[return-value]
    if _followed(sentence, groups, value, after) and not (introduced and before not in used and not _SEPARATED.match(sentence, groups[before].end)):  # type: ignore[index]
        return after, "value-first", 0.9  # type: ignore[return-value]
    if before is None:
        ahead = after is not None and _is_ahead(sentence, groups, value, values)
        return (after, "ahead", 0.6) if ahead else None  # type: ignore[return-value]
    if _FIXED.search(sentence, 0, groups[before].start):
        return None
    if _is_change(sentence, groups[before], value) or _SET_AT.search(sentence, groups[before].end, value.start):
        return None
    if introduced:
        return before, "introduced", 0.95
    gap = sentence[groups[before].end : value.start]
    if len(groups[before].members) == 1 and {used.get(before, value.scale), value.scale} == {"percent", "proportion"}:
        outer = _outside(sentence, groups, before)
        return (outer, "clause", 0.6) if outer is not None and used.get(outer) == value.scale else None
    if value.scale == "fraction" and groups[before].members[0].explicit:
        return None
    if _OTHER_SUBJECT.search(gap) or _is_share_of_noun(sentence, value):
        return None
    if groups[before].members[0].explicit and _IN_SHARE.search(gap):
        return None
    if _other_bracket(sentence, groups, before, after, value, used):
        return None
    of_ratio = any(named.measure in RATIO_MEASURES for named in groups[before].members)
    if value.bare and used.get(before) == "percent" and not of_ratio:
        return None
    if value.bare and value.interval is None and _heads_list(sentence, value, values, groups[before]):
        return before, "series", 0.6
    if value.bare and value.interval is None and before not in used:
        direct = re.fullmatch(r"[^.;,()\[]{0,80}?\b(?:was|were|is|are|of|at|=|:|reached)\s*", gap)
        return (before, "subject", 0.6) if direct else None
    if value.bare and value.interval is None:
        if of_ratio and "." in value.printed and _CONTRAST.search(gap[-20:]) and _is_near(value, values, groups[before]):
            return before, "series", 0.6
        return (before, "series", 0.6) if _continues(sentence, value, values, groups[before]) else None
    if len(gap) > _FAR and not (_TAKEN_UP.search(gap) or _continues(sentence, value, values, groups[before])):
        return None
    breaks = len(_BREAK.findall(gap))
    return before, "clause" if not breaks else "across", max(0.35, 0.85 - 0.15 * breaks - 0.001 * len(gap))


def _heads_list(sentence: str, value: Value, values: Sequence[Value], group: MeasureGroup) -> bool:
    """Tell the first of as many bare ratios as a list has measures: `LR+ and LR- were 8.4 and 0.13, and with CT 5.8 and 0.1`."""
    at = values.index(value)
    size = len(group.members)
    run = values[at : at + size]
    ratios = all(named.measure in RATIO_MEASURES for named in group.members)
    return ratios and 1 < size == len(run) and "." in value.printed and is_run(sentence, run)


def _is_share_of_noun(sentence: str, value: Value) -> bool:
    """Tell `up to 30% of readings`, `4.5% saline` from `the 93% of the older scanner`."""
    of_a_source = re.search(r"\bthe\s+$", sentence[: value.start]) and re.match(r"\s*%\s+of\b", sentence[value.end :])
    listed = _LISTED_SHARES.match(sentence, value.end)
    end = listed.end("figure") if listed else value.end
    share = _SAID_OF_NOUN.match(sentence, value.end) or (listed and is_share_of_something(sentence, listed.end()))
    return not of_a_source and bool(share or _SAID_OF_NOUN.match(sentence, end))


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
    closed = re.search(r"[)\]]", sentence[opening : value.start])
    if opening < 0 or closed or after is None or before not in used or not closing:
        return False
    return groups[after].start < value.end + closing.start()


def _run_is_followed(
    sentence: str, groups: Sequence[MeasureGroup], value: Value, after: int | None, values: Sequence[Value]
) -> bool:
    """Tell a figure of `90%/85% sensitivity/specificity`: a run of as many as the measures directly behind it."""
    if after is None:
        return False
    size = len(groups[after].places)
    ahead = [other for other in values if other.end <= groups[after].start]
    run = ahead[-max(size, 2) :]
    if size < 2 and not (len(run) == 2 and re.search(r"\bv(?:s|ersus)?\b", sentence[run[0].end : run[1].start])):
        return False
    return value in run and is_run(sentence, run) and _followed(sentence, groups, run[-1], after)


def _is_said_for(
    sentence: str, groups: Sequence[MeasureGroup], value: Value, after: int | None, values: Sequence[Value]
) -> bool:
    """Tell a figure of `71% to 84% in sensitivity`, or of `CT 77% and 78%, PET 91% and 84%, for sensitivity and specificity`."""
    if after is None or value.scale == "fraction":
        return False
    group, size = groups[after], len(groups[after].places)
    following = next((other for other in values if other.start >= group.end), None)
    if following and _introduced(sentence, groups, after, following):
        return False
    floor = groups[after - 1].end if after else 0
    ahead = [other for other in values if floor <= other.start and other.end <= group.start]
    if not _SAID_FOR.fullmatch(sentence, end_of(ahead[-1]), group.start):
        return False
    if size == 1:
        start = next((at for at in range(len(ahead)) if is_run(sentence, ahead[at:])), 0)
        run = ahead[start:]
        pair = re.search(r"\b(?:to|vs?\.?|versus)\s", sentence[run[0].end : run[-1].start])
        return value in run and (len(run) == 1 or (len(run) == 2 and bool(pair)))
    lists = [ahead[at : at + size] for at in range(0, len(ahead), size)]
    return all(len(each) == size and is_run(sentence, each) for each in lists)


def _is_level(sentence: str, groups: Sequence[MeasureGroup], at: int | None) -> bool:
    """Tell the specificity of `sensitivity at 90% specificity was 62%`, which is the level of the other's figure."""
    if not at:
        return False
    return bool(re.fullmatch(r"\s+at\s+(?:an?\s+|the\s+)?\d[\d.]*\s*%?\s*", sentence[groups[at - 1].end : groups[at].start]))


def _outside(sentence: str, groups: Sequence[MeasureGroup], inner: int) -> int | None:
    """Return the group before the bracket that an inner group stands in: `an AUC of 0.91 (accuracy 85%)`."""
    opening = max(sentence.rfind("(", 0, groups[inner].start), sentence.rfind("[", 0, groups[inner].start))
    closed = re.search(r"[)\]]", sentence[opening : groups[inner].start])
    return max((i for i in range(inner) if groups[i].end <= opening and not closed), default=None)


def _is_ahead(sentence: str, groups: Sequence[MeasureGroup], value: Value, values: Sequence[Value]) -> bool:
    """Tell `CT (98%) surpassed MRI (34%) in specificity`: a comparison whose measure stands behind its figures."""
    first = groups[0].start
    if not value.bare and value.start < first and _COMPARED_BY.fullmatch(sentence, value.end, first):
        comparative = groups[0].members[0].explicit or _COMPARATIVE.match(sentence, first)
        return bool(comparative) and value is values[0] and len(groups[0].members) == 1
    if value.bare or value.start > first or not _COMPARED_IN.search(sentence, 0, first):
        return False
    following = next((other for other in values if other.start >= groups[0].end), None)
    if following and _introduced(sentence, groups, 0, following):
        return False
    ahead = [other for other in values if other.start < first]
    alike = all(other.scale == value.scale for other in ahead)
    in_bracket = all(re.search(r"[(\[]\s*$", sentence[: other.start]) for other in ahead)
    return alike and (is_run(sentence, ahead) or (in_bracket and len(groups[0].members) == 1))


def _continues(sentence: str, value: Value, values: Sequence[Value], group: MeasureGroup) -> bool:
    """Tell whether a value stands in a run with values that follow the group."""
    earlier = [other for other in values if group.end <= other.start < value.start]
    if not earlier:
        return False
    if RUN.fullmatch(sentence, end_of(earlier[-1]), value.start):
        return True
    return not value.bare and _is_near(value, values, group)


def _is_near(value: Value, values: Sequence[Value], group: MeasureGroup) -> bool:
    """Tell whether a value stands within half a line of one that follows the group."""
    earlier = [other for other in values if group.end <= other.start < value.start]
    return bool(earlier) and value.start - end_of(earlier[-1]) < _NEAR


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
        plain = rule in ("introduced", "subject", "series", "said of all")
        if measure == "detection_rate" and number < 10:
            return False  # a rate per thousand
        plain = plain or (rule == "value-first" and "." in value.printed)  # `30 accuracy studies` is a count
        plain = plain or (value.interval is not None and number >= 10)
        return plain and 1 < number <= 100 and (number >= 10 or "." in value.printed)
    if measure in RATIO_MEASURES:
        return value.scale in ("proportion", "percent")
    if value.scale == "fraction":
        return item.rule.startswith(("introduced", "value-first")) or not item.named.explicit
    return measure != "auc" or bool(re.search(r"[.·]", value.printed)) or number > 1
