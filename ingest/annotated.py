"""A document's view with everything that was recognised in it: what the claim and case extractors read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ingest.model import Assertion, Section, Span
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.view import View

_PHARMACOKINETIC = re.compile(
    r"\bAUC\)?\s*\(?0?\s*[-–]|\biAUC\b|\bincremental area|\bpostprandial|\btotal exposure"
    r"|\b(?:pharmacokinetic|cmax|c max|tmax|bioavailab|plasma concentration|drug exposure"
    r"|oral clearance|steady[- ]state (?:plasma )?concentration|(?:ng|µg|μg|mg)[ .·*×]*h(?:r|ours?)?/m?l)",
    re.IGNORECASE,
)
_INTAKE = re.compile(r"\b(?:mg|µg|μg|dose|doses|glucose|insulin|plasma|meal|placebo|tablet|infusion)\b", re.IGNORECASE)
# Characters from the start of a name to that of another within it.
_LONGEST_NAME = 40
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ROC = re.compile(r"\b(?:ROC\b|AUROC|receiver[- ]operat|c-statistic|(?-i:Az)\b)", re.IGNORECASE)
_DIAGNOSTIC = re.compile(
    r"\b(?:sensitivity and|specificity|\d%? (?:sensitive|specific)|predictive value|discriminat"
    r"|diagnos|differentiat|classif|radiomic|machine learning|deep learning|predict(?:ion|ive|ing) (?:model|of))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class CalloutPlace:
    """A callout in view offsets, with the labels of the references that it points at."""

    start: int
    end: int
    labels: tuple[str, ...]


@dataclass(frozen=True)
class AnnotatedText:
    """All offsets are half-open and into `view.text`; `span` maps them back to the document."""

    view: View
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    found: tuple[Found, ...]
    assertions: dict[Found, tuple[Assertion, ...]]
    callouts: tuple[CalloutPlace, ...]

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.view.text

    @cached_property
    def _found_starts(self) -> list[int]:
        return [item.start for item in self.found]

    @cached_property
    def _callout_starts(self) -> list[int]:
        return [callout.start for callout in self.callouts]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def area_is_of_roc_curve(self) -> bool:
        """Tell an area under the ROC curve from the exposure of pharmacokinetics, by the company it keeps."""
        text = self.text
        return bool(_ROC.search(text)) or (bool(_DIAGNOSTIC.search(text)) and not _PHARMACOKINETIC.search(text))

    @cached_property
    def area_may_be_of_roc_curve(self) -> bool:
        """Tell a text that speaks of no exposure to a drug or a food: an area in it is one of accuracy."""
        return self.area_is_of_roc_curve or not (_PHARMACOKINETIC.search(self.text) or _INTAKE.search(self.text))

    @cached_property
    def own_figures(self) -> frozenset[str]:
        """The numbers of abstract, results, captions and tables, rounded too: a paper says them again."""
        own = (s for s in self.sentences if s.section in ("abstract", "results", "figure", "table"))
        printed = {number for s in own for number in _NUMBER.findall(self.text, s.start, s.end)}
        rounded = {
            f"{Decimal(number):.{places}f}" for number in printed for places in range(len(number.partition(".")[2]))
        }
        return frozenset(printed | rounded)

    def mentions(self, start: int, end: int, *kinds: str) -> Sequence[Found]:
        """Return the mentions that begin inside a stretch, of these kinds or of all."""
        inside = self.found[bisect_left(self._found_starts, start) : bisect_left(self._found_starts, end)]
        return [item for item in inside if item.kind in kinds] if kinds else inside

    def around(self, item: Found, kind: str) -> Sequence[Found]:
        """Return the mentions of a kind that a mention begins in: the operation around `biopsy` of a sentinel node."""
        near = self.mentions(max(0, item.start - _LONGEST_NAME), item.end, kind)
        return [other for other in near if other.start <= item.start < other.end]

    def callouts_between(self, start: int, end: int) -> Sequence[CalloutPlace]:
        """Return the callouts that begin inside a stretch."""
        return self.callouts[bisect_left(self._callout_starts, start) : bisect_left(self._callout_starts, end)]

    def sentence_at(self, position: int) -> Sentence | None:
        """Return the sentence around a position, or None between sentences."""
        index = bisect_right(self._sentence_starts, position) - 1
        sentence = self.sentences[index] if index >= 0 else None
        return sentence if sentence and sentence.end > position else None

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of a stretch of the view."""
        return self.view.span(start, end)

    def evidence(self, position: int) -> Span:
        """Return the document's span of the sentence around a position (of that character where there is none)."""
        sentence = self.sentence_at(position)
        return self.span(sentence.start, sentence.end) if sentence else self.span(position, position + 1)
