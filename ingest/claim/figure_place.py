"""A figure in its sentence: its clause, and the callouts that may be its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.annotated import AnnotatedText, CalloutPlace
from ingest.claim.callout_choice import FIGURE, nearest, of_list
from ingest.claim.clause import Clause, clauses, cues
from ingest.segment import Sentence

# A callout right behind the bracket that holds the figures is that of all of them.
_TO_BRACKET_END = re.compile(r"[^()]*\)\s*\[?")
_DIRECTLY = re.compile(r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?[.,]?\s*\[?")
_BRACKET = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_INTERVAL = re.compile(r"\bCI\b|\bconfidence\b|\brange\b")
_OWN_SECTIONS = frozenset({"abstract", "methods", "results", "case", "title", "figure", "table"})


@dataclass(frozen=True)
class Origin:
    """Whether a figure is relayed, the labels of the references it is relayed from, and how sure that is."""

    cited: bool
    labels: tuple[str, ...] = ()
    strength: float = 0.9


@dataclass(frozen=True)
class SentenceParts:
    """Sentence number `index` of a text with its callouts and clauses, which all of its figures share."""

    annotated: AnnotatedText
    index: int

    @cached_property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.annotated.sentences[self.index]

    @cached_property
    def callouts(self) -> Sequence[CalloutPlace]:
        """The callouts of the sentence, and those right behind it."""
        return callouts_of(self.annotated, self.sentence)

    @cached_property
    def clauses(self) -> Sequence[Clause]:
        """The clauses of the sentence."""
        start, end = self.sentence.start, self.sentence.end
        tests = {mention.start for mention in self.annotated.mentions(start, end, "test")}
        places = [(callout.start, callout.end) for callout in self.callouts]
        return clauses(self.annotated.text, start, end + 2, places, tests)


@dataclass(frozen=True)
class FigurePlace:
    """A figure at `start:end` of the view in clause `number` of its sentence.

    `callouts` are those of the sentence that may be the figure's.
    """

    within: SentenceParts
    start: int
    end: int
    callouts: Sequence[CalloutPlace]
    number: int

    @property
    def annotated(self) -> AnnotatedText:
        """The text with its mentions and callouts."""
        return self.within.annotated

    @property
    def index(self) -> int:
        """The number of the sentence of the figure."""
        return self.within.index

    @property
    def text(self) -> str:
        """The view."""
        return self.annotated.text

    @property
    def sentence(self) -> Sentence:
        """The sentence of the figure."""
        return self.within.sentence

    @property
    def parts(self) -> Sequence[Clause]:
        """The clauses of the sentence of the figure."""
        return self.within.clauses

    @property
    def clause(self) -> Clause:
        """The clause of the figure."""
        return self.parts[self.number]

    @property
    def before(self) -> Sequence[CalloutPlace]:
        """The callouts before the figure."""
        return [callout for callout in self.callouts if callout.end <= self.start]

    @property
    def behind(self) -> Sequence[CalloutPlace]:
        """The callouts behind the figure."""
        return [callout for callout in self.callouts if callout.start >= self.end]

    @property
    def in_own_section(self) -> bool:
        """Whether the section tells what the paper did and found."""
        return self.sentence.section in _OWN_SECTIONS

    def called_in(self, clause: Clause) -> Sequence[CalloutPlace]:
        """Return the callouts of a clause of the sentence."""
        return [callout for callout in self.callouts if clause.start <= callout.start < clause.end]

    def says(self, cue: str, clause: Clause) -> bool:
        """Tell whether a clause of the sentence has words of a list of `[attribution]`."""
        return bool(cues(cue).search(self.text, clause.start, clause.end))


def figure_at(within: SentenceParts, start: int, end: int) -> FigurePlace:
    """Return the figure at `start:end` (view offsets) of a sentence."""
    number = max((n for n, clause in enumerate(within.clauses) if clause.start <= start), default=0)
    callouts = _free(within.annotated.text, within.sentence, within.callouts, start)
    return FigurePlace(within, start, end, callouts, number)


def callouts_of(annotated: AnnotatedText, sentence: Sentence) -> Sequence[CalloutPlace]:
    """Return the callouts of a sentence, and those that stand right behind its full stop."""
    callouts = annotated.callouts_between(sentence.start, sentence.end + 2)
    return [each for each in callouts if each.start < sentence.end or not annotated.text[each.start].isalpha()]


def _free(text: str, sentence: Sentence, callouts: Sequence[CalloutPlace], start: int) -> Sequence[CalloutPlace]:
    """Return the callouts but those in other brackets, each with a figure of its own: `it was 51% (71% in [9])`."""
    taken = [
        bracket.span()
        for bracket in _BRACKET.finditer(text, sentence.start, sentence.end)
        if not bracket.start() < start < bracket.end()
    ]
    return [
        callout
        for callout in callouts
        if not any(
            low < callout.start < high
            and FIGURE.search(text, low, callout.start)
            and not _INTERVAL.search(text, low, callout.start)
            for low, high in taken
        )
    ]


def attached_callouts(figure: FigurePlace) -> Sequence[CalloutPlace]:
    """Return the callouts that follow a figure at once, or stand in its bracket: `91% [6]`, `(71% in [9])`."""
    text, end, behind = figure.text, figure.end, figure.behind
    if behind and any(pattern.fullmatch(text, end, behind[0].start) for pattern in (_DIRECTLY, _TO_BRACKET_END)):
        return nearest(text, behind, end)
    for bracket in _BRACKET.finditer(text, figure.sentence.start, figure.sentence.end):
        if bracket.start() < figure.start < bracket.end():
            inside = [callout for callout in behind if callout.start < bracket.end()]
            return nearest(text, inside, end) if inside else ()
    return ()


def callouts_in_turn(figure: FigurePlace) -> Sequence[CalloutPlace]:
    """Return the callout of a figure among as many figures of one measure as studies, else none."""
    sentence = figure.sentence
    measures = figure.annotated.mentions(sentence.start, sentence.end, "measure", "measure_pair")
    places = [mention.start for mention in measures]
    return of_list(figure.text, figure.parts, figure.callouts, figure.start, places)
