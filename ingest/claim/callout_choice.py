"""Which callouts of a sentence a figure is relayed from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.annotated import CalloutPlace
from ingest.claim.clause import Clause, alternatives

FIGURE = re.compile(r"\d+(?:[.·]\d+)?\s*%|(?<![\d.])[01]?[.·]\d+")
_ADJOINING = 3
_LISTED = r"\d+(?:[.·]\d+)?(?:\s*%)?(?:\s*\([^()]*\))?"
_LIST = re.compile(rf"{_LISTED}(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|or)\s+|\s*/\s*){_LISTED})+")
_DISTRIBUTED = re.compile(r",?\s*respectively\b")
_THEIR = re.compile(r"\btheir\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:groups|studies|series|trials|reports|authors|teams)\b", re.IGNORECASE)
_IN_SEVERAL = re.compile(r"\s+(?:in|by|from)\s+(?:two|three|four|other|several)\s+[\w\s-]{0,40}[\[(]?")
_NAMES = re.compile(
    r"\]?\)?,?\s+(?:(?:and|by|of|that|in|the|those)\s+)*(?:[A-Z][\w'’-]+(?:\s+(?:et\s+al\.?,?|and\s+\w+))?)?\s*[\[(]?"
)


def speaks(text: str, low: int, callout: CalloutPlace) -> bool:
    """Tell a callout whose figures follow it: of a study named between `low` and it, or that is itself the name."""
    named = text[callout.start].isalpha() and text.rfind("(", low, callout.start) <= text.rfind(")", low, callout.start)
    return named or bool(_speaker().search(text, low, callout.start))


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?:{alternatives('speaker')}),?|[A-Z][\w'-]+\s+(?:and|&)\s+[A-Z][\w'-]+)"
        r"(?:\s+(?:by|of|from)\s+[\w\s.'-]{1,40})?\s*(?:\(?(?:19|20)\d\d\)?)?\s*[\[(]?\s*$"
    )


def labels_of(callouts: Sequence[CalloutPlace]) -> tuple[str, ...]:
    """Return the labels of callouts, each once, in order."""
    return tuple(dict.fromkeys(label for callout in callouts for label in callout.labels))


def nearest(text: str, callouts: Sequence[CalloutPlace], end: int) -> Sequence[CalloutPlace]:
    """Return the first callout behind a figure with those that adjoin it, else the last before with its own."""
    behind = [callout for callout in callouts if callout.start >= end]
    return _chains(text, behind)[0] if behind else chain_back(text, callouts)


def chain_back(text: str, callouts: Sequence[CalloutPlace]) -> Sequence[CalloutPlace]:
    """Return the last of the callouts with those that adjoin it."""
    return _chains(text, callouts)[-1] if callouts else ()


def _chains(text: str, callouts: Sequence[CalloutPlace]) -> list[list[CalloutPlace]]:
    """Return callouts in groups with but a comma or a blank between: `[3], [4]`, not `Lee (2010), Kim (2011)`."""
    chains: list[list[CalloutPlace]] = []
    for callout in callouts:
        end = chains[-1][-1].end if chains else callout.start
        apart = text[callout.start].isalpha() and ";" not in text[end : callout.start]
        if chains and callout.start - end <= _ADJOINING and not apart:
            chains[-1].append(callout)
        else:
            chains.append([callout])
    return chains


def _together(text: str, callouts: Sequence[CalloutPlace]) -> list[list[CalloutPlace]]:
    """Return callouts in groups with nothing but names between: `Lee et al. [3] and Kim [4] found 84%`."""
    groups: list[list[CalloutPlace]] = []
    for chain in _chains(text, callouts):
        if groups and _NAMES.fullmatch(text, groups[-1][-1].end, chain[0].start):
            groups[-1] += chain
        else:
            groups.append(list(chain))
    return groups


def speaking(
    text: str, clause: Clause, callouts: Sequence[CalloutPlace], inside: Sequence[CalloutPlace], start: int, end: int
) -> Sequence[CalloutPlace]:
    """Return the callouts of a figure: of the study that speaks before it, else the next behind it.

    `callouts` are those of the sentence, `inside` those of the figure's clause, `clause`.
    """
    before = [c for c in inside if c.end <= start]
    behind = [c for c in inside if c.start >= end]
    if (
        before
        and not behind
        and not FIGURE.search(text, before[-1].end, start)
        and speaks(text, clause.start, before[-1])
    ):
        return _together(text, before)[-1]
    if behind and not before and not FIGURE.search(text, behind[-1].end, clause.end):
        return _together(text, behind)[0]
    if before and behind:
        first, last = _order(text, clause, inside)
        if first == "figure" and last == "callout":
            return nearest(text, behind, end)
        if first == "callout" and last == "figure":
            return chain_back(text, before)
    if before:
        one_speaks = speaks(text, clause.start, before[-1])
        next_speaks = bool(behind) and speaks(text, end, behind[0])
        if one_speaks and (not behind or next_speaks):
            return chain_back(text, before)
        if one_speaks and not FIGURE.search(text, before[-1].end, start) and FIGURE.search(text, end, behind[0].start):
            return chain_back(text, before)
    if behind:
        return nearest(text, behind, end)
    # What the figures before bear is theirs: this one's stands in the next clause, unless a semicolon ends it.
    later = [c for c in callouts if c.start >= end and ";" not in text[end : c.start]]
    if later and before and not speaks(text, clause.start, before[-1]):
        return nearest(text, later, end)
    return chain_back(text, before)


def _order(text: str, clause: Clause, inside: Sequence[CalloutPlace]) -> tuple[str, str]:
    """Return what opens a clause and what closes it: `84% [6] and 71% [7]`, `Lee [6] had 84%, Kim [7] 71%`."""
    places = [(callout.start, "callout") for callout in inside]
    places += [
        (match.start(), "figure")
        for match in FIGURE.finditer(text, clause.start, clause.end)
        if not any(callout.start <= match.start() < callout.end for callout in inside)
    ]
    places.sort()
    return places[0][1], places[-1][1]


def of_list(
    text: str, parts: Sequence[Clause], callouts: Sequence[CalloutPlace], start: int, measures: Sequence[int]
) -> Sequence[CalloutPlace]:
    """Return the callout whose turn it is: `Lee [3] and Kim [4] reported 80% and 90%, respectively`, else none.

    The callouts may stand behind the figures, and may be one, `two groups [3, 4]`. `measures` is where these stand:
    of as many measures as figures each has one, and the studies share them.
    """
    clause = next((each for each in parts if each.start <= start < each.end), parts[0])
    run = next(
        (each for each in _LIST.finditer(text, clause.start, clause.end) if each.start() <= start < each.end()), None
    )
    if run is None:
        return ()
    figures = [run.start() + match.start() for match in re.finditer(_LISTED, run[0])]
    turn = sum(at <= start for at in figures) - 1
    told = _DISTRIBUTED.match(text, run.end())
    before = [callout for callout in callouts if callout.end <= run.start()]
    behind = [callout for callout in callouts if clause.end > callout.start >= run.end()]
    if before:
        said = next(each for each in parts if before[-1].start < each.end)
        before = [callout for callout in before if callout.start >= said.start]
        if sum(before[-1].end <= at < run.start() for at in measures) == len(figures):
            return ()
        chains = _chains(text, before)
        if len(chains) == len(figures) and (
            told or _THEIR.search(text, before[-1].end, run.start()) or _joined(text, chains)
        ):
            return chains[turn]
        if len(chains) == 1 and told and _SEVERAL.search(text, said.start, before[0].start):
            return _one_label(chains[0], turn, len(figures))
    if behind and sum(clause.start <= at < run.start() for at in measures) < len(figures):
        chains = _chains(text, behind)
        if len(chains) == len(figures) and _joined(text, chains):
            return chains[turn]
        if len(chains) == 1 and _IN_SEVERAL.fullmatch(text, run.end(), behind[0].start):
            return _one_label(chains[0], turn, len(figures))
    return ()


def _joined(text: str, chains: Sequence[Sequence[CalloutPlace]]) -> bool:
    """Tell callouts with nothing but names between: `Lee et al. [3], Kim [4] and Park and colleagues [5]`."""
    return len(_together(text, [callout for chain in chains for callout in chain])) == 1


def _one_label(chain: Sequence[CalloutPlace], turn: int, number: int) -> Sequence[CalloutPlace]:
    labels = labels_of(chain)
    return [replace(chain[0], labels=labels[turn : turn + 1])] if len(labels) == number else ()
