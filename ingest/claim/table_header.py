"""What the headers of a table say: measures, counts of a two-by-two table, tests, thresholds, or no estimate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingest.annotated import AnnotatedText, CalloutPlace
from ingest.claim.measures import find_measures
from ingest.claim.named_tests import NamedTest, named_tests
from ingest.model import Measure
from ingest.tabular import Cell
from ingest.vocab import Vocabulary, load_vocabulary

Tally = Literal["tp", "fp", "fn", "tn"]

_MARKS = re.compile(r"(?:[*†‡§¶#]+|\^\(?[\w,*†‡§]{1,4}\)?)+\s*$")
_ASIDE = re.compile(r"\s*[\[(][^()\[\]]*[)\]]?|\s*[,;]?\s*(?:in\s+)?%|\s*,\s*$")
_INTERVAL = re.compile(
    r"[\[(]?\s*(?:\b\d{2}\s*%?\s*|\b)(?:CIs?|confidence intervals?|confidence limits)\b\s*[)\]]?", re.IGNORECASE
)
# What follows in `sensitivity at 90% specificity` and `PPV at a prevalence of 10%` is the circumstance.
_CIRCUMSTANCE = re.compile(
    r"\s(?:at|with|for|when|@)\s(?=[^a-z]*(?:\d|a\s|the\s|max|fixed|optimal|high|low))", re.IGNORECASE
)
# `highest specificity` at a threshold tells how the threshold was chosen.
_CHOSEN = re.compile(r"\b(?:highest|maximum|maximal|max\.?|optimal|optimum|best|fixed|target|set)\b", re.IGNORECASE)
_UNIT = re.compile(
    r"[(\[,]\s*(?:log\w*\s*)?(?:[mcµμnp]?m|[mµμ]?s|sec|min|h|hr|[nµμmpk]?g|m?l|[mnpµμ]?mol|m?IU|HU|dB|points?|years?"
    r"|mm\s?Hg|[mnpµμ]?[gMU]\w*\s*[/.·*×]\s*\S+|\w+\s*[·*×.]\s*(?:h|min)\b[^)]*)\s*[)\],]?(?:$|\s)"
)
_EXPOSURE = re.compile(
    r"AUC\)?\s*[_(]?\s*(?:\d+\s*[-–—‐]|\d*t\b|∞|τ|inf|last|tau|T0|ss\b)|AUC_?\d|\biAUC|AUC\w*\s*\([^)]*[hH]\b"
)

_EXPOSURE_UNIT = re.compile(r"\b[pnµμmk]?(?:g|mol|IU|mm|mM|M)(?:/\w+)?\W{0,3}(?:h|hr|hours?|min)\b")


@dataclass(frozen=True)
class Said:
    """What one header cell says; `only` tells a header that says nothing else than `interval`, `count` or `percent`."""

    measures: tuple[Measure, ...]
    tests: tuple[NamedTest, ...]
    tally: Tally | None
    no_estimate: bool
    other_quantity: bool
    threshold: bool
    interval: bool
    percent: bool
    only: str
    study: bool
    aside: bool
    test: bool


@cache
def _words(kind: str) -> re.Pattern[str]:
    listed = load_vocabulary().cues.table[kind]
    alternatives = "|".join(re.escape(word) for word in sorted(listed, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


@cache
def _names() -> dict[str, Measure]:
    cues = load_vocabulary().cues.table_measure
    return {name: measure for measure, names in cues.items() for name in names}


@cache
def _tallies() -> dict[str, Tally]:
    return {name: tally for tally, names in load_vocabulary().cues.table_tally.items() for name in names}


def says(kind: str, text: str) -> bool:
    """Tell whether a header or caption holds a word of one of the lists under `[table]` in cue.toml."""
    return bool(_words(kind).search(text))


def is_all(kind: str, text: str) -> bool:
    """Tell whether a header is such a word and nothing else, brackets, footnote marks and percent signs aside."""
    return bool(_words(kind).fullmatch(plain(text)))


def plain(text: str) -> str:
    """Return a header without brackets, footnote marks, percent signs and interval labels."""
    bare = _MARKS.sub("", text)
    if bare.strip() in _names():
        return bare.strip()
    return _ASIDE.sub("", _INTERVAL.sub("", bare)).strip(" :,;*†‡§")


class Headers:
    """Reads the header cells of one document, each once."""

    def __init__(self, annotated: AnnotatedText, vocabulary: Vocabulary) -> None:
        """Start with the document, whose tables share the company that an area under a curve keeps."""
        self._annotated = annotated
        self._vocabulary = vocabulary
        self._said: dict[tuple[int, int], Said] = {}

    def view(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the view that shows a stretch of the document's text."""
        position = self._annotated.view.position
        return position(start), position(end - 1) + 1 if end > start else position(start)

    def said(self, cell: Cell) -> Said:
        """Return what a header cell says."""
        key = (cell.start, cell.end)
        if key not in self._said:
            self._said[key] = self._read(cell)
        return self._said[key]

    def heads(self, cell: Cell) -> bool:
        """Tell a cell of words that can only be a column's header."""
        said = self.said(cell)
        return bool(said.measures or said.tally or said.no_estimate or said.only == "interval")

    def labels_in(self, cell: Cell) -> tuple[str, ...]:
        """Return the labels of the references that a cell calls out."""
        found = [label for callout in self._callouts(cell) for label in callout.labels]
        return tuple(dict.fromkeys(found))

    def without_callouts(self, cell: Cell) -> str:
        """Return a cell's text with the callouts in it blanked, so that `90 [12]` is the figure 90."""
        text = cell.text
        for callout in self._callouts(cell):
            start, end = (place - cell.start for place in self._annotated.view.raw(callout.start, callout.end))
            if re.search(r"[\[(]\s*$", text[:start]):
                start, end = re.search(r"[\[(]\s*$", text[:start]).start(), end + 1  # type: ignore[union-attr]
                text = text[:start] + " " * (end - start) + text[end:]
        return text.rstrip()

    def _callouts(self, cell: Cell) -> Sequence[CalloutPlace]:
        return self._annotated.callouts_between(*self.view(cell.start, cell.end)) if cell.text else ()

    def tests(self, start: int, end: int) -> tuple[NamedTest, ...]:
        """Return the tests of a header, without those that run on beyond it or tell where a measure was taken."""
        left, right = self.view(start, end)
        everyone = named_tests(self._annotated, left, right, self._vocabulary)
        named = [test for test in everyone if test.labels != {"reader"}] or everyone
        text = self._annotated.text[left:right]
        circumstance = _CIRCUMSTANCE.search(text) if self.measures(start, end) else None
        until = left + circumstance.start() if circumstance else right
        return tuple(test for test in named if test.end <= right and test.start < until)

    def measures(self, start: int, end: int) -> tuple[Measure, ...]:
        """Return the measures that a stretch of the document's text names outright, in their order."""
        left, right = self.view(start, end)
        text = self._annotated.text[left:right]
        mentions = [m for m in self._annotated.mentions(left, right, "measure", "measure_pair") if m.end <= right]
        named = [item for item in find_measures(text, left, mentions, self._vocabulary) if item.explicit]
        first = min((item.start for item in named), default=0)
        circumstance = _CIRCUMSTANCE.search(text, first)
        until = circumstance.start() if circumstance else len(text)
        kept = [
            item.measure for item in named
            if item.start < until and not _CHOSEN.search(text, max(0, item.start - 12), item.start)
        ]  # fmt: skip
        return tuple(dict.fromkeys(kept))

    def _read(self, cell: Cell) -> Said:
        text, bare = cell.text, plain(cell.text)
        named = self.measures(cell.start, cell.end) if text else ()
        if not named and bare in _names():
            named = (_names()[bare],)
        if not self._annotated.area_is_of_roc_curve or _EXPOSURE.search(text):
            named = tuple(measure for measure in named if measure != "auc")
        opens_as_threshold = _words("threshold").match(bare)
        sign = _words("no_estimate")
        foreign = bool(sign.search(bare) if named else sign.match(bare)) or is_all("no_estimate_alone", text)
        no_estimate = (foreign and not says("estimate", text)) or bool(_UNIT.search(text) and named)
        interval = bool(_INTERVAL.search(text))
        return Said(
            measures=() if opens_as_threshold or no_estimate else named,
            tests=self.tests(cell.start, cell.end) if text else (),
            tally=_tallies().get(bare.lower()),
            no_estimate=no_estimate,
            other_quantity=says("other_quantity", bare),
            threshold=says("threshold", text),
            interval=interval,
            percent="%" in _INTERVAL.sub("", text) or bool(re.search(r"\bper ?cent", text, re.IGNORECASE)),
            only=_only(text, bare, interval),
            study=is_all("study", text),
            aside=is_all("aside", text),
            test=is_all("test", text),
        )


def _only(text: str, bare: str, interval: bool) -> str:
    if interval and not bare:
        return "interval"
    if bare and _words("count").fullmatch(bare):
        return "count"
    return "percent" if text and not bare and "%" in text else ""


def is_exposure(text: str) -> bool:
    """Tell the unit of an exposure (`ng·h/ml`), beside which an area under a curve is one of concentrations."""
    return bool(_EXPOSURE_UNIT.search(text))


def foreign_sensitivity(texts: Sequence[str]) -> bool:
    """Tell by its caption and headers a table that speaks of sensitivity to a drug, of teeth, or of assumptions."""
    return any(says("foreign_sensitivity", text) for text in texts)
