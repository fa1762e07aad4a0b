"""One reading of one marker: its status, stated or implied by a figure, and its figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest.case.evidence import Said
from ingest.case.marker.denial import negated
from ingest.case.marker.item import Item, ItemKind
from ingest.case.marker.text import is_verb
from ingest.vocab import load_vocabulary

_OF_CELLS = re.compile(
    r"\)?\s*(?:of\s+(?:the\s+)?)?(?:(?:tumou?r|cancer|neoplastic)\s+)?(?:cells?|nuclei)?\s*(?:(?:were|was|are|is|stained)\s+)*"
)
_IN_SO_MANY = re.compile(
    r"\s+(?:only\s+)?(?:in|by)\s+(?:only\s+|fewer\s+than\s+|less\s+than\s+)?[<(]?\s*", re.IGNORECASE
)
# Between `ER was` and `detected`: nothing that has another subject.
_COPULA = re.compile(
    r"(?:[\s,:)(]|\b(?:was|were|is|are|be|been|being|could|can|not|also|both|all|only|clearly|strongly|weakly|focally|"
    r"expressions?|expressed|staining|stains?|receptors?|status|protein|positivity|in|the|tumou?r|cells?)\b)*",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\s?\)")


@dataclass(frozen=True)
class MarkerSaid:
    """One reading of one marker in a sentence.

    `parts` are its values under their names in MarkerReading, each with its own characters; a `grouped` reading comes
    of `triple negative` and counts only where nothing else is said of the marker. `change` tells the two readings of
    `fell from 90% to 10%`.
    """

    marker: str
    start: int
    end: int
    parts: tuple[Said, ...]
    grouped: bool = False
    change: Literal["from", "to"] | None = None

    def moved(self, offset: int) -> MarkerSaid:
        """Return the reading with all places moved: from a sentence's offsets to those of the view."""
        parts = tuple(replace(part, start=part.start + offset, end=part.end + offset) for part in self.parts)
        return replace(self, start=self.start + offset, end=self.end + offset, parts=parts)


def status_of(text: str, markers: Sequence[Item], prefix: Item | None, own: Sequence[Item]) -> Item | None:
    """Return the stated status, with the value that a denial or a figure such as `0% positive` gives it."""
    stated = [item for item in own if item.kind == "status" and not item.weak]
    weak = [item for item in own if item.weak]
    denied = negated(text, markers[0].start, prefix.end if prefix else 0)
    if prefix and prefix.kind == "status" and not (prefix.weak and stated):
        status = prefix
    elif stated or (verbs := [item for item in weak if _is_said_of(text, markers[-1], item)]):
        status = (stated or verbs)[0]
    elif denied and weak:
        status = weak[0]
    else:
        return None
    percent = next((item for item in own if item.kind == "percent"), None)
    flips = status.value == "positive" and (denied or _too_few(text, percent, status))
    return replace(status, value="negative") if flips else status


def _is_said_of(text: str, marker: Item, verb: Item) -> bool:
    return is_verb(text[verb.start : verb.end]) and bool(_COPULA.fullmatch(text[marker.end : verb.start]))


def _too_few(text: str, percent: Item | None, status: Item) -> bool:
    """Tell `0% positive`, `<1% of cells were positive` and `seen in <1%`, where the figure says how few are."""
    if percent is None or percent.value != "negative":
        return False
    if percent.end <= status.start:
        return bool(_OF_CELLS.fullmatch(text[percent.end : status.start]))
    return status.weak and bool(_IN_SO_MANY.fullmatch(text[status.end : percent.start]))


def reading_of(key: str, marker: Item, status: Item | None, own: Sequence[Item]) -> MarkerSaid | None:
    """Return the reading of a marker from its status and its `own` figures; None where neither says anything."""
    by_kind = {item.kind: item for item in reversed(own) if not item.weak}
    parts = []
    stated = status or _implied(key, by_kind)
    if key != "ki67" and stated and stated.value:
        parts.append(Said("status", stated.value, min(marker.start, stated.start), max(marker.end, stated.end)))
    if percent := by_kind.get("percent"):
        parts.append(Said("percent", percent.number, percent.start, percent.end))
        if percent.high is not None:
            parts.append(Said("percent_high", percent.high, percent.start, percent.end))
        if percent.comparator:
            parts.append(Said("comparator", percent.comparator, percent.start, percent.end))
    if key == "her2" and (score := by_kind.get("ihc")):
        parts.append(Said("ihc", score.value, score.start, score.end))
    if key in ("er", "pr") and (allred := by_kind.get("allred")):
        parts.append(Said("allred", int(allred.number), allred.start, allred.end))
    if key != "ki67" and (h_score := by_kind.get("h_score")):
        parts.append(Said("h_score", h_score.number, h_score.start, h_score.end))
    if not parts:
        return None
    if clone := by_kind.get("clone") or (marker if marker.value else None):
        parts.append(Said("clone", clone.value, clone.start, clone.end))
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    return MarkerSaid(key, min(start, marker.start), max(end, marker.end), tuple(parts))


def _implied(key: str, by_kind: Mapping[ItemKind, Item]) -> Item | None:
    """Return the figure that implies a status where none is stated, with that status as its value."""
    if key == "her2" and (score := by_kind.get("ihc")):
        return replace(score, value=load_vocabulary().rules.her2.by_score.get(score.value, ""))
    if key == "her2":
        # No share of stained cells makes HER2 positive: the score asks for their intensity too.
        percent = by_kind.get("percent")
        return percent if percent and percent.number == 0 else None
    if figure := by_kind.get("allred") or by_kind.get("h_score") or by_kind.get("percent") or by_kind.get("share"):
        return figure
    score = by_kind.get("ihc")
    return replace(score, value="negative" if score.value == "0" else "positive") if score else None


def tidied(text: str, reading: MarkerSaid) -> MarkerSaid:
    """Return a reading whose quotes neither begin nor end in a blank or an open bracket, and close what they open."""
    parts = []
    for part in reading.parts:
        start, end = _tidy(text, part.start, part.end)
        parts.append(replace(part, start=start, end=end))
    start, end = _tidy(text, reading.start, reading.end)
    return replace(reading, start=start, end=end, parts=tuple(parts))


def _tidy(text: str, start: int, end: int) -> tuple[int, int]:
    said = text[start:end].rstrip(" \t\n([")
    end = start + len(said)
    start += len(said) - len(said.lstrip())
    closing = _CLOSING.match(text, end) if said.count("(") > said.count(")") else None
    return start, closing.end() if closing else end
