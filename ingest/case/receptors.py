"""Receptor status from sentences in the pathologist's shorthand: lists, signs, percentages, scores and hybridisation.

A clause is read from left to right. Markers joined by list words form a list; a status, percentage or score binds to
the list that it follows (`ER and PR were positive`) or, with `for` or `of` or nothing between, to the list that it
precedes (`negative for ER, PR and HER2`); as many statuses as markers are dealt out in order (`respectively`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.marker_text import READ_MARKERS, Item, is_verb, items_of, iter_fish, may_name_a_marker, negated
from ingest.case.patients import Patient

_LIST_GAP = re.compile(
    r"(?:[\s,/&+();-]|\b(?:and|or|nor|as\s+well\s+as|receptors?|status|the|both|for|of|well|neither|expression|"
    r"proteins?|antigen)\b)*",
    re.IGNORECASE,
)
_PREFIX_GAP = re.compile(
    r"(?:[\s:-]|\(\s*(?=$)|\b(?:for|of|the|both|expressions?|staining|stains?|in|to|antibod(?:y|ies)|markers?|anti|"
    r"immuno\w*|nuclear|status|any|all|its|hormon\w+|"
    r"receptors?|their|against|with|tumou?r|cells|following|a|an|by|such|as|only|gene|protein)\b)*",
    re.IGNORECASE,
)
_STRONG_PREFIX = re.compile(r"\b(?:for|of|to|against)\b", re.IGNORECASE)
_SEPARATES = re.compile(r"[;]|\b(?:but|and|while|whereas|with|although|however|or|though)\b", re.IGNORECASE)
_LONGEST_GAP = 90
# Status of HER2 by its immunohistochemical score (ASCO/CAP 2018).
_HER2_BY_SCORE = {"0": "negative", "1+": "negative", "2+": "equivocal", "3+": "positive"}
_OF_CELLS = re.compile(
    r"\)?\s*(?:of\s+(?:the\s+)?)?(?:(?:tumou?r|cancer|neoplastic)\s+)?(?:cells?|nuclei)?\s*(?:(?:were|was|are|is|stained)\s+)*"
)
_SECONDARY = re.compile(
    r"\bmetasta\w+|\brecurren\w+|\brelaps\w+|\bafter\s+(?:neoadjuvant|chemotherapy|treatment)|\bresidual\b|"
    r"\blymph\s+nodes?\b",
    re.IGNORECASE,
)
_ANOTHER_TUMOUR = re.compile(
    r"\b(?:components?|in\s+situ|dcis|left|right|contralateral|second|other|first|initial\w*|previous\w*|repeat\w*|review\w*)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:patients|tumou?rs|cases|carcinomas|cancers)\s+(?:that|which|who|with|are|were|tend)\b|\b(?:usually|"
    r"typically|commonly|frequently|often|generally)\b|\d+\s*%\s+of\s+(?:cases|patients|tumou?rs)\b",
    re.IGNORECASE,
)


def read_receptors(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return status, percentages, HER2 score and amplification; what is said of the primary comes before metastases."""
    primary: list[Said] = []
    secondary: list[Said] = []
    grouped: list[Said] = []
    her2_before = False
    for sentence in patient.sentences:
        text = annotated.text[sentence.start : sentence.end]
        if not may_name_a_marker(text) and not (her2_before and re.search("FISH|ISH|hybridi|amplif", text)):
            her2_before = False
            continue
        if _GENERAL.search(text):
            continue
        said = list(read_sentence(text, about_her2=her2_before))
        her2_before = any(item.field.startswith("her2") for item in said)
        for item in said:
            placed = Said(item.field, item.value, item.start + sentence.start, item.end + sentence.start)
            if item.field.startswith("group:"):
                grouped.append(Said(placed.field.removeprefix("group:"), placed.value, placed.start, placed.end))
            else:
                (secondary if _SECONDARY.search(text) else primary).append(placed)
    known = {item.field.split("_")[0] for item in primary}
    return _with_verdict([*primary, *(item for item in secondary if item.field.split("_")[0] not in known), *grouped])


def contradicting_receptors(annotated: AnnotatedText, patient: Patient) -> list[list[Said]]:
    """Return, for each receptor that the report calls both positive and negative without a reason, both readings."""
    said = [
        Said(item.field, item.value, item.start + sentence.start, item.end + sentence.start)
        for sentence in patient.course()
        for text in [annotated.text[sentence.start : sentence.end]]
        if may_name_a_marker(text) and not any(p.search(text) for p in (_SECONDARY, _GENERAL, _ANOTHER_TUMOUR))
        for item in read_sentence(text)
        if item.field in ("er", "pr")
    ]
    conflicts = []
    for field in ("er", "pr"):
        first = {item.value: item for item in reversed(said) if item.field == field}
        if {"positive", "negative"} <= first.keys():
            conflicts.append([first["positive"], first["negative"]])
    return conflicts


def _with_verdict(said: list[Said]) -> list[Said]:
    """Let hybridisation decide on HER2 where immunohistochemistry was equivocal or silent."""
    fish = next((item for item in said if item.field == "her2_fish"), None)
    stained = next((item for item in said if item.field == "her2"), None)
    if fish and (stained is None or stained.value == "equivocal"):
        verdict = Said("her2", "positive" if fish.value == "amplified" else "negative", fish.start, fish.end)
        return [verdict, *said]
    return said


def read_sentence(text: str, about_her2: bool = False) -> Iterator[Said]:
    """Yield what one sentence says, in offsets of the sentence; `about_her2` if the sentence before was.

    Fields are `er pr her2 ar`, `er_percent pr_percent ki67_percent`, `her2_ihc`, `her2_fish`; a group term such as
    `triple negative` gives fields with the prefix `group:`, which count only where nothing else is said.
    """
    items = items_of(text)
    lists = _lists(text, items)
    carried: Item | None = None
    used: set[Item] = set()
    last_end = 0
    for number, (first, last) in enumerate(lists):
        markers = items[first : last + 1]
        stop = lists[number + 1][0] if number + 1 < len(lists) else len(items)
        previous = items[first - 1] if first else None
        prefix = previous if previous and previous not in used and _is_prefix(text, previous, markers[0]) else None
        suffix = _suffix(text, markers, items[last + 1 : stop], items[stop] if stop < len(items) else None)
        if prefix is None and carried and _LIST_GAP.fullmatch(text[last_end : markers[0].start]):
            prefix = carried if not any(item.kind == "status" and not item.weak for item in suffix) else None
        carried = prefix if prefix and prefix.kind == "status" else None
        used.update(suffix)
        last_end = suffix[-1].end + (text[suffix[-1].end : suffix[-1].end + 1] == ")") if suffix else markers[-1].end
        earlier = items[first - 2] if prefix and prefix is previous and first > 1 else None
        if earlier and earlier.kind == "percent" and earlier not in used and _leads_to(text, earlier, prefix):
            suffix = [*suffix, earlier]
        if prefix and len(markers) > 1 and any(item.kind in ("status", "score") and not item.weak for item in suffix):
            # "did not express ER or PR, and HER2 was positive": what follows belongs to the last marker alone.
            yield from _values(text, markers[:-1], prefix, [])
            yield from _values(text, markers[-1:], None, suffix)
        else:
            yield from _values(text, markers, prefix, suffix)
    yield from _fish(text, items, about_her2)


def _lists(text: str, items: Sequence[Item]) -> list[tuple[int, int]]:
    """Return the first and last index of each run of markers that only list words separate."""
    runs: list[tuple[int, int]] = []
    for index, item in enumerate(items):
        if item.kind != "marker":
            continue
        joins = runs and runs[-1][1] == index - 1 and _LIST_GAP.fullmatch(text[items[index - 1].end : item.start])
        if joins:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def _is_prefix(text: str, item: Item, marker: Item) -> bool:
    gap = text[item.end : marker.start]
    if item.kind == "marker" or len(gap) > _LONGEST_GAP or not _PREFIX_GAP.fullmatch(gap):
        return False
    return not item.weak or bool(re.match(r"\s*(?:of|for)?\b", gap))


def _leads_to(text: str, percent: Item, status: Item | None) -> bool:
    """Tell `90% of cells were positive for ER`, where the figure stands before the status."""
    gap = text[percent.end : status.start] if status else ";"
    return len(gap) < _LONGEST_GAP and not _SEPARATES.search(gap) and "," not in gap


def _is_strong(text: str, item: Item, marker: Item) -> bool:
    return bool(_STRONG_PREFIX.search(text[item.end : marker.start]))


def _suffix(text: str, markers: Sequence[Item], after: Sequence[Item], following: Item | None) -> list[Item]:
    """Return the statuses and figures behind a list that belong to it and not to the markers that follow."""
    kept: list[Item] = []
    end = markers[-1].end
    dealt = _is_dealt_out(_keys(markers), after)
    for index, item in enumerate(after):
        gap = text[end : item.start]
        if len(gap) > _LONGEST_GAP or ";" in gap:
            break
        own = not kept and not _SEPARATES.search(gap) and "," not in gap
        if following and index == len(after) - 1 and _introduces(text, item, following, own):
            break
        if _SEPARATES.search(gap) and not dealt and not (item.kind in ("percent", "score") and kept and "with" in gap):
            break
        kept.append(item)
        end = item.end
    return kept


def _introduces(text: str, item: Item, following: Item, own: bool) -> bool:
    """Tell a status that opens the next list from the `own` one of the list before it."""
    if not _is_prefix(text, item, following) or (item.kind == "percent" and _in_brackets(text, item)):
        return False
    return not own or _is_strong(text, item, following)


def _in_brackets(text: str, item: Item) -> bool:
    return text[: item.start].rstrip("~<>≥≤ ").endswith("(") and text[item.end : item.end + 1] == ")"


def _keys(markers: Sequence[Item]) -> list[tuple[Item, str]]:
    return [(marker, key) for marker in markers for key in marker.keys or ("",)]


def _is_dealt_out(keys: Sequence[tuple[Item, str]], after: Sequence[Item]) -> bool:
    """Tell whether there are as many statuses or as many figures as markers."""
    statuses = [item for item in after if item.kind == "status" and not item.weak]
    figures = [item for item in after if item.kind in ("percent", "score")]
    return len(keys) > 1 and len(keys) in (len(statuses), len(figures))


def _values(text: str, markers: Sequence[Item], prefix: Item | None, suffix: Sequence[Item]) -> Iterator[Said]:
    statuses = [item for item in suffix if item.kind in ("status", "allred") and not item.weak]
    verbs = [item for item in suffix if item.weak and is_verb(text[item.start : item.end])]
    percents = [item for item in suffix if item.kind == "percent"]
    scores = [item for item in suffix if item.kind == "score"]
    if prefix and prefix.kind == "percent" and not percents:
        percents = [prefix]
    if prefix and prefix.kind == "score" and not scores:
        scores = [prefix]
    strong_prefix = prefix if prefix and prefix.kind == "status" and not (prefix.weak and statuses) else None
    denied = negated(text, markers[0].start, prefix.end if prefix else 0)
    keys = _keys(markers)
    for position, (marker, key) in enumerate(keys):
        status = strong_prefix or _dealt(statuses, position, len(keys)) or (verbs[0] if verbs else None)
        percent, score = _dealt(percents, position, len(keys)), _dealt(scores, position, len(keys))
        if not status and denied and any(item.weak for item in suffix):
            status = next(item for item in suffix if item.weak)
        flips = (
            status is not None
            and status.value == "positive"
            and ((denied and status is not prefix) or _too_few(text, percent, status))
        )
        yield from _of_marker(key, marker, status, percent, score, flips)


def _too_few(text: str, percent: Item | None, status: Item) -> bool:
    """Tell `0% positive` and `<1% of cells were positive`, where the figure says how few are."""
    return (
        percent is not None
        and percent.value == "negative"
        and percent.end <= status.start
        and bool(_OF_CELLS.fullmatch(text[percent.end : status.start]))
    )


def _dealt(found: Sequence[Item], position: int, count: int) -> Item | None:
    """Return the item for the n-th marker: in order where there are as many items as markers, else the first."""
    if not found:
        return None
    return found[position] if len(found) == count else found[0]


def _of_marker(
    key: str, marker: Item, status: Item | None, percent: Item | None, score: Item | None, flips: bool
) -> Iterator[Said]:
    if key in ("triple_negative", "triple_positive"):
        yield from (Said(f"group:{receptor}", key[7:], marker.start, marker.end) for receptor in ("er", "pr", "her2"))
        return
    if key in ("er", "pr", "ki67") and percent:
        yield Said(f"{key}_percent", percent.number, percent.start, percent.end)
    if key == "her2" and score:
        yield Said("her2_ihc", score.value, score.start, score.end)
    if key not in READ_MARKERS or key == "ki67":
        return
    if status:
        value = "negative" if flips else status.value
        yield Said(key, value, min(marker.start, status.start), max(marker.end, status.end))
    elif score:
        value = _HER2_BY_SCORE[score.value] if key == "her2" else "negative" if score.value == "0" else "positive"
        yield Said(key, value, min(marker.start, score.start), max(marker.end, score.end))
    elif percent:
        yield Said(key, percent.value, min(marker.start, percent.start), max(marker.end, percent.end))


def _fish(text: str, items: Sequence[Item], about_her2: bool) -> Iterator[Said]:
    if not about_her2 and not any("her2" in item.keys for item in items):
        return
    for start, end, verdict in iter_fish(text):
        yield Said("her2_fish", verdict, start, end)
