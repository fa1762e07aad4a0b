"""Receptor readings of a sentence in the pathologist's shorthand: lists, signs, percentages, scores, hybridisation.

A clause is read from left to right. Markers joined by list words form a list; a status, percentage or score binds to
the list that it follows (`ER and PR were positive`) or, with `for` or `of` or nothing between, to the list that it
precedes (`negative for ER, PR and HER2`); as many statuses as markers are dealt out in order (`respectively`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.case.evidence import Said
from ingest.case.marker.denial import denied_after, is_denied, unknown_after
from ingest.case.marker.hybridisation import Hybridisation, hybridisations
from ingest.case.marker.item import Item
from ingest.case.marker.names import READ_MARKERS
from ingest.case.marker.reading import MarkerSaid, reading_of, status_of, tidied
from ingest.case.marker.text import LIST_GAP, is_detection, items_of

_PREFIX_GAP = re.compile(
    r"(?:[\s:-]|\(\s*(?=$)|\b(?:for|of|the|both|expressions?|staining|stains?|in|to|antibod(?:y|ies)|markers?|anti|"
    r"immuno\w*|nuclear|status|any|all|its|hormon\w+|"
    r"receptors?|neither|their|against|with|tumou?r|cells|following|a|an|by|such|as|only|gene|protein)\b)*",
    re.IGNORECASE,
)
_STRONG_PREFIX = re.compile(r"\b(?:for|of|to|against|but\s+not)\b", re.IGNORECASE)
_SEPARATES = re.compile(r"[;]|\b(?:but|and|while|whereas|with|although|however|or|though)\b", re.IGNORECASE)
# Two words that tell how cells stain are no list: "were strongly and diffusely positive".
_HOW = (
    r"(?:\w+ly|strong|intense|diffuse|weak|faint|moderate|patchy|focal|nuclear|(?:in)?complete|membranous|homogeneous)"
)
_ADVERBS = re.compile(rf"\b{_HOW}\s+and\s+(?={_HOW}\b|$)", re.IGNORECASE)
_AS_WELL = re.compile(r"[\s,]*(?:as|and\s+so)\s+(?:was|were|is|are|did|does)\s+(?:the\s+)?", re.IGNORECASE)
# "Expression of", the subject of what follows the list, unlike "it showed expression of".
_SUBJECT = re.compile(
    rf"(?:^|[.,;:]|\b(?:but|while|whereas|and))\s*(?:(?:the|any|tumou?r|cell|immunohistochemical|{_HOW})\s+)*"
    r"(?:(?:immuno|over)?-?(?:expression|staining|reactivity)|positivity)$",
    re.IGNORECASE,
)
# "ER was strongly and PR weakly positive": both share the status.
_SHARES = re.compile(r"\s+(?:(?:was|were|is|are|stained)\s+)?\w+ly\s*,?\s*(?:and|but)\s+(?:the\s+)?", re.IGNORECASE)
_STOP = re.compile(r";|\.\s+[A-Z]")
# "Positive for EMA and HER2, P63 negative": the status of a name that stands before it.
_OF_ANOTHER = re.compile(r"[,;]\s*(?:and\s+)?[A-Z][A-Za-z]*-?\d+[\w/-]*\s*(?:was\s+|were\s+)?$")
_LONGEST_GAP = 90
_DEALT_GAP = re.compile(
    r"(?:[\s,/;:()-]|\b(?:and|or|in|of|the|with|cells?|nuclei|tumou?r|respectively|\w+ly|for|was|were|score[ds]?|intensity|"
    r"strong|weak|moderate)\b)*",
    re.IGNORECASE,
)
# Between a status and a figure of one list: "positive, negative and 2+", unlike "positive (90%)".
# Between the two figures of a change: "from 90% before to 0%", "90% on core biopsy and 0% in the specimen".
_TO = re.compile(
    r"\s*(?:(?:before|initially|previously|at\s+(?:first|diagnosis))\s*,?\s*)?\bto\s+(?:only\s+)?", re.IGNORECASE
)
_ON_BIOPSY = re.compile(
    r"\)?\s*(?:in|on|at|by)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}biops(?:y|ies)\s*,?\s*(?:and|but|versus)\s+\(?",
    re.IGNORECASE,
)
_IN_SPECIMEN = re.compile(
    r"\)?\s*(?:in|on|at)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:specimen|\w+ectomy|excision|resection|surgery)\b",
    re.IGNORECASE,
)
_WAS = re.compile(r"\s+(?:gene\s+)?(?:was|is|showed)\s+(?:\w+\s+)?", re.IGNORECASE)
_LIST_WORD = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|/)\s*", re.IGNORECASE)
# "The tumour expressed ER and PR": the verb has the receptors for its object.
_TRANSITIVE = re.compile(r"express(?:ed|ing|es)?", re.IGNORECASE)
_FIGURES = ("percent", "ihc", "allred", "h_score")


def read_sentence(text: str, about_her2: bool = False) -> list[MarkerSaid]:
    """Return the readings of one sentence, in its offsets and order; `about_her2` if the sentence before was."""
    verdicts = list(hybridisations(text))
    items = items_of(text, verdicts)
    if not about_her2 and not any("her2" in item.keys for item in items):
        items, verdicts = items_of(text), []
    return [tidied(text, reading) for reading in _with_hybridisation([*_bound(text, items, verdicts)], verdicts, items)]


def _bound(text: str, items: Sequence[Item], verdicts: Sequence[Hybridisation]) -> Iterator[MarkerSaid]:
    lists = _lists(text, items)
    # A status before the list goes on to the next list; one before or behind it does where the next is joined by "as".
    carried: Item | None = None
    stated: Item | None = None
    used: set[Item] = set()
    last_end = 0
    for number, (first, last) in enumerate(lists):
        markers = items[first : last + 1]
        stop = lists[number + 1][0] if number + 1 < len(lists) else len(items)
        previous = items[first - 1] if first else None
        prefix = previous if previous and previous not in used and _is_prefix(text, previous, markers[0]) else None
        suffix = _suffix(text, markers, items[last + 1 : stop], items[stop] if stop < len(items) else None)
        if prefix is None and carried and LIST_GAP.fullmatch(text[last_end : markers[0].start]):
            own = any(item.kind == "status" and not item.weak for item in suffix)
            prefix = None if own or _has_its_own_clause(text, markers[-1], verdicts) else carried
        if prefix is None and stated and _AS_WELL.fullmatch(text[last_end : markers[0].start]):
            prefix = stated
        if prefix is None and not suffix and number + 1 < len(lists):
            prefix = _shared_status(text, items, markers[-1], lists[number + 1])
        used.update(suffix)
        last_end = suffix[-1].end + (text[suffix[-1].end : suffix[-1].end + 1] == ")") if suffix else markers[-1].end
        if prefix and _SUBJECT.search(text, max(0, prefix.end - _LONGEST_GAP), prefix.end):
            if unknown_after(text, markers[-1].end):
                prefix = None
            elif denied_after(text, markers[-1].end):
                prefix = replace(prefix, value="negative", weak=False)
                suffix = [item for item in suffix if item.kind != "status"]
        carried = prefix if prefix and prefix.kind == "status" else None
        stated = next((item for item in reversed(suffix) if item.kind == "status" and not item.weak), carried)
        earlier = items[first - 2] if prefix and prefix is previous and first > 1 else None
        if earlier and earlier.kind == "percent" and earlier not in used and _leads_to(text, earlier, prefix):
            suffix = [*suffix, earlier]
        if (
            prefix
            and not prefix.weak
            and len(markers) > 1
            and (
                markers[-1].keys == ("ki67",)
                or any(item.kind in ("status", *_FIGURES[1:]) and not item.weak for item in suffix)
                or _has_its_own_clause(text, markers[-1], verdicts)
            )
        ):
            # "did not express ER or PR, and HER2 was positive": what follows belongs to the last marker alone.
            yield from _values(text, markers[:-1], prefix, [])
            yield from _values(text, markers[-1:], None, suffix)
        else:
            later = _changed_to(text, markers, items[last + 1 : stop])
            for reading in _values(text, markers, prefix, suffix):
                yield replace(reading, change="from") if later else reading
            if later:
                used.add(later)
                changed = reading_of(markers[0].keys[0], markers[0], None, [later])
                if changed:
                    yield replace(changed, change="to")


def _lists(text: str, items: Sequence[Item]) -> list[tuple[int, int]]:
    """Return the first and last index of each run of markers that only list words separate."""
    runs: list[tuple[int, int]] = []
    for index, item in enumerate(items):
        if item.kind != "marker":
            continue
        joins = runs and runs[-1][1] == index - 1 and LIST_GAP.fullmatch(text[items[index - 1].end : item.start])
        if joins:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def _has_its_own_clause(text: str, marker: Item, verdicts: Sequence[Hybridisation]) -> bool:
    """Tell the last of a list of which a new clause tells: `positive for ER and PR, and HER2 was not amplified`."""
    return unknown_after(text, marker.end) or any(_WAS.fullmatch(text, marker.end, each.start) for each in verdicts)


def _shared_status(text: str, items: Sequence[Item], marker: Item, following: tuple[int, int]) -> Item | None:
    """Return the positive status behind the next list where this marker's own words stop at an adverb."""
    first, last = following
    if not _SHARES.fullmatch(text, marker.end, items[first].start):
        return None
    status = items[last + 1] if last + 1 < len(items) else None
    return status if status and status.value == "positive" and status.kind == "status" and not status.weak else None


def _changed_to(text: str, markers: Sequence[Item], after: Sequence[Item]) -> Item | None:
    """Return the second figure of one marker's change."""
    figures = [item for item in after if item.kind in _FIGURES][:2]
    if len(markers) > 1 or markers[0].keys not in [(key,) for key in READ_MARKERS] or len(figures) < 2:
        return None
    one, other = figures
    between = one.end, other.start
    changes = _TO.fullmatch(text, *between) or (
        _ON_BIOPSY.fullmatch(text, *between) and _IN_SPECIMEN.match(text, other.end)
    )
    return other if one.kind == other.kind and changes else None


def _is_prefix(text: str, item: Item, marker: Item) -> bool:
    gap = text[item.end : marker.start]
    if (
        item.kind in ("marker", "clone", "share")
        or is_detection(text[item.start : item.end])
        or len(gap) > _LONGEST_GAP
        or not _PREFIX_GAP.fullmatch(gap)
    ):
        return False
    transitive = _TRANSITIVE.fullmatch(text, item.start, item.end) is not None
    return not item.weak or transitive or bool(re.match(r"\s*(?:of|for)?\b", gap))


def _leads_to(text: str, percent: Item, status: Item | None) -> bool:
    """Tell `90% of cells were positive for ER`, where the figure stands before the status."""
    gap = text[percent.end : status.start] if status else ";"
    return len(gap) < _LONGEST_GAP and not _SEPARATES.search(gap) and "," not in gap


def _is_strong(text: str, item: Item, marker: Item) -> bool:
    return bool(_STRONG_PREFIX.search(text[item.start : marker.start]))


def _suffix(text: str, markers: Sequence[Item], after: Sequence[Item], following: Item | None) -> list[Item]:
    """Return the statuses and figures behind a list that belong to it and not to the markers that follow."""
    kept: list[Item] = []
    end = markers[-1].end
    dealt = _deals(text, _keys(markers), after) is not None
    for index, item in enumerate(after):
        gap = _ADVERBS.sub("", text[end : item.start])
        if len(gap) > _LONGEST_GAP or _STOP.search(text, end, item.start + 1) or _OF_ANOTHER.search(gap):
            break
        own = not kept and not _SEPARATES.search(gap) and "," not in gap
        if following and index == len(after) - 1 and _introduces(text, item, following, own):
            break
        if _SEPARATES.search(gap) and not dealt and not (item.kind in _FIGURES and kept and "with" in gap):
            break
        kept.append(item)
        end = item.end
    return kept


def _introduces(text: str, item: Item, following: Item, own: bool) -> bool:
    """Tell a status that opens the next list from the `own` one of the list before it."""
    if not _is_prefix(text, item, following) or (item.kind in _FIGURES and _in_brackets(text, item)):
        return False
    return not own or _is_strong(text, item, following)


def _in_brackets(text: str, item: Item) -> bool:
    return text[: item.start].rstrip("~<>≥≤ ").endswith("(") and text[item.end : item.end + 1] == ")"


def _keys(markers: Sequence[Item]) -> list[tuple[Item, str]]:
    """Return each marker with each receptor that it stands for; a group's name is none beside its members."""
    members = [marker for marker in markers if not marker.weak] or markers
    return [(marker, key) for marker in members for key in marker.keys or ("",)]


def _deals(text: str, keys: Sequence[tuple[Item, str]], after: Sequence[Item]) -> list[Item] | None:
    """Return the statuses or figures that are as many as the markers, joined as a list: the n-th is the n-th's."""
    for kinds, joins in ((("status",), _DEALT_GAP), (_FIGURES, _DEALT_GAP), (("status", *_FIGURES), _LIST_WORD)):
        dealt = [item for item in after if item.kind in kinds and not item.weak]
        gaps = [text[item.end : following.start] for item, following in pairwise(dealt)]
        least = 3 if joins is _LIST_WORD else 2
        if least <= len(keys) == len(dealt) and all(joins.fullmatch(gap) for gap in gaps):
            return dealt
    return None


def _values(text: str, markers: Sequence[Item], prefix: Item | None, suffix: Sequence[Item]) -> Iterator[MarkerSaid]:
    keys = _keys(markers)
    for position, (marker, key) in enumerate(keys):
        own = _own(text, keys, position, suffix)
        own.extend(item for item in suffix if item.kind == "clone" and item.start >= marker.end and len(markers) == 1)
        if prefix and prefix.kind in _FIGURES and not any(item.kind == prefix.kind for item in own):
            own.append(prefix)
        status = status_of(text, markers, prefix, own)
        if key in ("triple_negative", "triple_positive"):
            if is_denied(text, marker.start) or denied_after(text, marker.end):
                continue
            said = Said("status", key[7:], marker.start, marker.end)
            for receptor in ("er", "pr", "her2"):
                yield MarkerSaid(receptor, marker.start, marker.end, (said,), grouped=True)
        elif key in READ_MARKERS:
            reading = reading_of(key, marker, status, own)
            if reading:
                yield reading


def _own(text: str, keys: Sequence[tuple[Item, str]], position: int, suffix: Sequence[Item]) -> list[Item]:
    """Return what a list's suffix says of its n-th marker: what is dealt to it, and the first of other kinds."""
    own: list[Item] = []
    remaining = list(suffix)
    while dealt := _deals(text, keys, remaining):
        own.append(dealt[position])
        remaining = [item for item in remaining if item not in dealt]
    kinds = {item.kind for item in own}
    for item in remaining:
        if item.kind not in kinds and item.kind != "clone" and not item.weak:
            own.append(item)
            kinds.add(item.kind)
    return own + [item for item in remaining if item.weak]


def _with_hybridisation(
    readings: list[MarkerSaid], verdicts: Sequence[Hybridisation], names: Sequence[Item]
) -> list[MarkerSaid]:
    """Join each verdict on amplification with the reading of HER2 before it, or else behind it, or with its name."""
    places = [index for index, reading in enumerate(readings) if reading.marker == "her2" and not reading.grouped]
    named = next((name for name in names if name.keys == ("her2",)), None)
    for verdict in verdicts:
        if not places:
            start, end = verdict.start, verdict.end
            if named:
                start, end = min(start, named.start), max(end, named.end)
            readings.append(MarkerSaid("her2", start, end, ()))
            places = [len(readings) - 1]
        before = bisect_left(places, verdict.start, key=lambda index: readings[index].start)
        index = places[max(0, before - 1)]
        readings[index] = _joined(readings[index], verdict)
    return readings


def _joined(reading: MarkerSaid, verdict: Hybridisation) -> MarkerSaid:
    parts = [Said("fish", verdict.verdict, verdict.start, verdict.end)]
    if verdict.ratio is not None:
        parts.append(Said("ratio", verdict.ratio, verdict.start, verdict.end))
    said = {part.field for part in reading.parts}
    return replace(
        reading,
        start=min(reading.start, verdict.start),
        end=max(reading.end, verdict.end),
        parts=(*reading.parts, *(part for part in parts if part.field not in said)),
    )
