"""Whose result a figure is: the document's own, or relayed from references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.annotated import AnnotatedText, CalloutPlace
from ingest.claim.callout_choice import FIGURE, chain_back, labels_of, nearest, of_list, speaking, speaks
from ingest.claim.clause import Clause, alternatives, clauses
from ingest.segment import Sentence

# A callout right behind the bracket that holds the figures is that of all of them.
_TO_BRACKET_END = re.compile(r"[^()]*\)\s*\[?")
_DIRECTLY = re.compile(r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?[.,]?\s*\[?")
_BRACKET = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_PAIR = re.compile(
    r"\(([^()%\d]{0,30}\d+(?:[.·]\d+)?)\s*%?\s*,?\s*(?:vs\.?|versus|against|compared\s+(?:with|to)|as\s+opposed\s+to)\s+"
    r"(?:\w+\s+)?(\d+(?:[.·]\d+)?)\s*%?\s*\)"
)
_INTERVAL = re.compile(r"\bCI\b|\bconfidence\b|\brange\b")
_DEFINITE = re.compile(r"\b(?:the|a)\s+(?:[a-z]+\s+){0,2}?\d", re.IGNORECASE)
_BY_A_PERSON = re.compile(r"\b(?:of|by)\s+[A-Z][a-z]+")
_IN_BRACKET = re.compile(r"\s*\(\D{0,20}\d")
_AND = re.compile(r"[^.,;\d]{0,40}(?:\b(?:and|versus|vs\.?)\s|,\s*\d)")
_POINTS_BACK = re.compile(r"\s*(?:this|these|it|both)\s+(?:[a-z]+\s*){1,4}")
_FORMER = re.compile(r"\s*%?\s*(?:\([^()]*\)\s*)?(?:in|for|by|with)\s+the\s+(former|latter)\b")
_FORMER_OF_TWO = re.compile(r"\b(former|latter)\b", re.IGNORECASE)
_THAN_A_TEST = re.compile(r"\bthan\s+(?!(?:ours?|theirs?|that|those|in|the\s+\d)\b)", re.IGNORECASE)
_OWN_SECTIONS = frozenset({"abstract", "methods", "results", "case", "title", "figure", "table"})
_MOST_SENTENCES_BACK, _MOST_BACK_ABOVE = 8, 200
_LEAST_OWN_FIGURES = 5


@dataclass(frozen=True)
class Origin:
    """Whether a figure is relayed, the labels of the references it is relayed from, and how sure that is."""

    cited: bool
    labels: tuple[str, ...] = ()
    strength: float = 0.9


@cache
def _cues(*lists: str) -> re.Pattern[str]:
    """Return the pattern of the words of these lists of `[attribution]`."""
    return re.compile(rf"(?<!\w)(?<!which )(?<!that )(?:{alternatives(*lists)})(?!\w)", re.IGNORECASE)


@cache
def _goes_on() -> re.Pattern[str]:
    """Return the pattern of the beginning of a sentence about the study before: `In that trial`, `They found`."""
    which = rf"(?:{alternatives('same_study_which')})\s+(?P<noun>{alternatives('same_study_noun')})"
    start = r"\W*(?:\w+,\s+)?(?:(?:in|of|by|from|with)\s+)?"
    return re.compile(rf"{start}(?:{which}|{alternatives('same_study')})(?!\w)", re.IGNORECASE)


@cache
def _goes_on_later() -> re.Pattern[str]:
    """Return the pattern of words about the study before anywhere in a sentence: `in that trial`, `they found`."""
    which = rf"(?:{alternatives('same_study_which')})\s+(?P<noun>{alternatives('same_study_noun')})"
    return re.compile(
        rf"\b(?:in\s+the\s+(?:former|latter)\b|(?:in|of|by|from|with)\s+{which}|{alternatives('same_study_later')})(?!\w)", re.IGNORECASE
    )


@dataclass(frozen=True)
class _Figure:
    """A figure at `start:end` of the view in its clause, with what stands around it."""

    annotated: AnnotatedText
    index: int
    start: int
    end: int
    callouts: Sequence[CalloutPlace]
    parts: Sequence[Clause]
    number: int

    @property
    def text(self) -> str:
        return self.annotated.text

    @property
    def sentence(self) -> Sentence:
        return self.annotated.sentences[self.index]

    @property
    def clause(self) -> Clause:
        return self.parts[self.number]

    @property
    def callouts_before(self) -> Sequence[CalloutPlace]:
        return [callout for callout in self.callouts if callout.end <= self.start]

    @property
    def measures(self) -> Sequence[int]:
        mentions = self.annotated.mentions(self.sentence.start, self.sentence.end, "measure", "measure_pair")
        return [mention.start for mention in mentions]

    @property
    def in_own_section(self) -> bool:
        return self.sentence.section in _OWN_SECTIONS


def origin(annotated: AnnotatedText, index: int, start: int, end: int) -> Origin:
    """Return the origin of the figure at `start:end` (view offsets) in sentence number `index`."""
    sentence = annotated.sentences[index]
    callouts = _callouts(annotated, sentence)
    tests = {mention.start for mention in annotated.mentions(sentence.start, sentence.end, "test")}
    places = [(callout.start, callout.end) for callout in callouts]
    parts = clauses(annotated.text, sentence.start, sentence.end + 2, places, tests)
    number = max((n for n, clause in enumerate(parts) if clause.start <= start), default=0)
    callouts = _free(annotated.text, sentence, callouts, start)
    figure = _Figure(annotated, index, start, end, callouts, parts, number)
    return _of_pair(figure) or _of_clause(figure) or _of_sentence(figure) or _of_text(figure)


def _callouts(annotated: AnnotatedText, sentence: Sentence) -> Sequence[CalloutPlace]:
    """Return the callouts of a sentence, and those that stand right behind its full stop."""
    callouts = annotated.callouts_between(sentence.start, sentence.end + 2)
    return [each for each in callouts if each.start < sentence.end or not annotated.text[each.start].isalpha()]


def _free(
    text: str, sentence: Sentence, callouts: Sequence[CalloutPlace], start: int
) -> Sequence[CalloutPlace]:
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


def _of_pair(figure: _Figure) -> Origin | None:
    """Return the origin of one of two figures that compare own and relayed: `our recall was higher (84% vs 71%)`."""
    text, sentence, clause = figure.text, figure.sentence, figure.clause
    pairs = _PAIR.finditer(text, sentence.start, sentence.end)
    pair = next((match for match in pairs if match.start() < figure.start < match.end()), None)
    if pair is None or figure.in_own_section or _attached(figure) or _THAN_A_TEST.search(text, sentence.start, pair.start()):
        return None
    own = [match.start() for match in _cues("own").finditer(text, sentence.start, sentence.end)]
    theirs = [match.start() for match in _cues("theirs").finditer(text, sentence.start, sentence.end)]
    theirs += [callout.start for callout in figure.callouts]
    labels = labels_of(nearest(figure.callouts, figure.end)) or _said_before(figure.annotated, figure.index)
    if not own or not theirs or not labels:
        return None
    first = min((at for at in (*own, *theirs) if at >= clause.start), default=min(*own, *theirs))
    own_first = first in own
    return Origin(False, strength=0.75) if own_first == (figure.start < pair.start(2)) else Origin(True, labels, 0.75)


def _of_clause(figure: _Figure) -> Origin | None:
    """Return the origin of a figure with a callout of its own or in its clause, or with words like `our` in it."""
    text, sentence, end = figure.text, figure.sentence, figure.end
    attached = _attached(figure)
    inside = [callout for callout in figure.callouts if figure.clause.start <= callout.start < figure.clause.end]
    own = _is_own(figure)
    if attached or (inside and not own):
        near = any(end <= c.start <= end + 40 or c.end >= sentence.end - 2 for c in inside)
        if attached or near or not figure.in_own_section or _is_cued(figure):
            if not attached and _is_as_others(figure, inside):
                return Origin(False, strength=0.7)
            chosen = attached or _in_turn(figure)
            chosen = chosen or speaking(text, figure.clause, figure.callouts, inside, figure.start, end)
            return Origin(True, _former_or_latter(figure, labels_of(chosen)), 0.9)
    return Origin(False, strength=0.95) if own else None


def _is_as_others(figure: _Figure, inside: Sequence[CalloutPlace]) -> bool:
    """Tell a result that others share: `it was 84.2%, as also seen by Lee [9]`, `as shown before [9]` of a known one."""
    behind = next((callout for callout in inside if callout.start >= figure.end), None)
    if behind is None:
        return False
    clause = next(each for each in figure.parts if behind.start < each.end)
    if _cues("as_others").search(figure.text, figure.end, clause.end):
        return True
    return bool(_cues("as_shown").search(figure.text, figure.end, behind.start)) and _repeats_a_result(figure)


def _former_or_latter(figure: _Figure, labels: tuple[str, ...]) -> tuple[str, ...]:
    told = _FORMER.match(figure.text, figure.end)
    if told is None or len(labels) != 2:
        return labels
    return labels[:1] if told[1] == "former" else labels[1:]


def _in_turn(figure: _Figure) -> Sequence[CalloutPlace]:
    """Return the callout of a figure among as many figures of one measure as studies, else none."""
    return of_list(figure.text, figure.parts, figure.callouts, figure.start, figure.measures)


def _attached(figure: _Figure) -> Sequence[CalloutPlace]:
    """Return the callouts that follow a figure at once, or stand in its bracket: `91% [6]`, `(71% in [9])`."""
    text, end = figure.text, figure.end
    behind = [callout for callout in figure.callouts if callout.start >= end]
    if behind and any(pattern.fullmatch(text, end, behind[0].start) for pattern in (_DIRECTLY, _TO_BRACKET_END)):
        return nearest(behind, end)
    for bracket in _BRACKET.finditer(text, figure.sentence.start, figure.sentence.end):
        if bracket.start() < figure.start < bracket.end():
            inside = [callout for callout in behind if callout.start < bracket.end()]
            return nearest(inside, end) if inside else ()
    return ()


def _is_own(figure: _Figure) -> bool:
    """Tell whether the clause says `our`, with no other figure and a comma between that and this figure.

    A callout between takes a figure away from what the words behind it say, and where its study speaks, from those before.
    """
    text, clause = figure.text, figure.clause
    inside = [callout for callout in figure.callouts if clause.start <= callout.start < clause.end]
    called = bool(inside)
    said_before = [cue for cue in _cues("own").finditer(text, clause.start, figure.start)]
    # In `84% in our series and 71% in that of Lee [9]` each stands behind its figure.
    stands_behind = (
        bool(said_before)
        and any(callout.start >= figure.end for callout in inside)
        and bool(FIGURE.search(text, clause.start, said_before[-1].start()))
        and bool(_AND.match(text, said_before[-1].end()))
    )
    for cue in _cues("own", *([] if called else ["own_where_none_is_called"])).finditer(text, clause.start, clause.end):
        before = cue.end() <= figure.start
        if stands_behind if before else _IN_BRACKET.match(text, cue.end()):
            continue
        low, high = (cue.end(), figure.start) if before else (figure.end, cue.start())
        between = [callout for callout in figure.callouts if low <= callout.start < high]
        if between and (not before or between[0].start <= low + 2 or _cues("finds").match(text, between[-1].end + 1)):
            continue
        other = FIGURE.search(text, low, high)
        if not other or "," not in text[other.end() : high]:
            return True
    return False


def _is_cued(figure: _Figure) -> bool:
    return bool(_cues("cited").search(figure.text, figure.sentence.start, figure.sentence.end))


def _of_sentence(figure: _Figure) -> Origin | None:
    """Return the origin of a figure by the clauses beside its own."""
    text, sentence, clause = figure.text, figure.sentence, figure.clause
    own_before = _cues("own").search(text, sentence.start, clause.start)
    goes_on = _goes_on_later().search(text, clause.start, clause.end)
    if not goes_on and not own_before:
        goes_on = _goes_on_later().search(text, sentence.start, clause.start)
    if goes_on:
        before = labels_of(chain_back(figure.callouts_before))
        labels = before or _said_before(figure.annotated, figure.index, goes_on["noun"], goes_on[0])
        if labels:
            return Origin(True, labels, 0.75)
    if figure.in_own_section:
        return _of_other_clause(figure, figure.number - 1) if clause.kind == "relative" else None
    in_turn = _in_turn(figure)
    if in_turn:
        return Origin(True, labels_of(in_turn), 0.75)
    compared = _by_comparison(figure, figure.number)
    if compared or not figure.callouts:
        return compared
    said_last = _said_last(figure) if own_before or _is_last(figure) else None
    if said_last:
        return said_last
    if _is_as_others(figure, figure.callouts):
        return Origin(False, strength=0.7)
    if _repeats_a_result(figure) and any(each.kind == "comparison" for each in figure.parts[figure.number + 1 :]):
        return Origin(False, strength=0.7)
    before = chain_back(figure.callouts_before)
    spoke = clause.parted and before and speaks(text, sentence.start, before[0])
    return Origin(True, labels_of(before if spoke else nearest(figure.callouts, figure.end)), 0.75)


def _is_last(figure: _Figure) -> bool:
    """Tell a figure behind a semicolon and all callouts."""
    return figure.clause.parted and not any(callout.start >= figure.end for callout in figure.callouts)


def _said_last(figure: _Figure) -> Origin | None:
    """Return the origin of the last of the clauses before that says one, comparisons apart."""
    for number in range(figure.number - 1, -1, -1):
        clause = figure.parts[number]
        if clause.kind != "comparison" and (said := _by_words(figure, clause)):
            return said
    return _by_comparison(figure, 0)


def _by_words(figure: _Figure, clause: Clause) -> Origin | None:
    """Return the origin that a clause says, by a callout or by words like `our`, whichever stands last."""
    called = [callout for callout in figure.callouts if clause.start <= callout.start < clause.end]
    own = max((cue.start() for cue in _cues("own").finditer(figure.text, clause.start, clause.end)), default=-1)
    if own >= 0 and (not called or called[-1].start < own):
        return Origin(False, strength=0.75)
    return Origin(True, labels_of(chain_back(called)), 0.75) if called else None


def _clause_before(figure: _Figure, number: int) -> int:
    """Return the number of the clause that one goes on with: none that is put in between."""
    before = number - 1
    while before > 0 and figure.parts[before].kind in ("comparison", "relative"):
        before -= 1
    return before


def _repeats_a_result(figure: _Figure) -> bool:
    """Tell a figure of some digits that abstract, results or tables print, too."""
    printed = figure.text[figure.start : figure.end]
    return "." in printed and printed in figure.annotated.own_figures


def _by_comparison(figure: _Figure, number: int) -> Origin | None:
    """Return whose a clause without callouts is, by what it is compared with, and by what it goes on with."""
    text, clause = figure.text, figure.parts[number]
    if clause.kind == "relative":
        return _of_other_clause(figure, number - 1)
    following = _following_clause(figure, number)
    after = figure.parts[number + 1] if number + 1 < len(figure.parts) else None
    if after and after.parted and _cues("theirs").search(_uncalled(figure, after)) and _others_speak(figure, after):
        return Origin(False, strength=0.7)
    if following and following.kind == "comparison" and _cues("own").match(text, following.start + 1):
        labels = labels_of(nearest(figure.callouts, figure.end)) or _said_before(figure.annotated, figure.index)
        if labels:
            return Origin(True, labels, 0.7)
    elif following and (
        (following.kind == "comparison" and _is_relayed(figure, following))
        or (following.kind in ("contrast", "relative") and _others_speak(figure, following))
    ):
        return Origin(False, strength=0.75)
    if number == 0 or clause.parted:
        return None
    behind = nearest([c for c in figure.callouts if c.start >= figure.end], figure.end)
    if clause.kind == "comparison" and _is_relayed(figure, clause):
        return Origin(True, labels_of(behind) or _said_before(figure.annotated, figure.index), 0.75)
    if clause.kind in ("main", "contrast"):
        return None
    before = number - 1 if clause.kind == "comparison" else _clause_before(figure, number)
    if before == 0 and figure.parts[0].kind == "comparison":
        return _of_opening(figure)
    if behind and clause.kind == "addition" and _is_closed(figure, figure.parts[before]):
        return None
    return _of_other_clause(figure, before)


def _of_opening(figure: _Figure) -> Origin | None:
    """Return the origin by what a sentence says first that it compares with: one's own if that is somebody else's."""
    opening = figure.parts[0]
    if _is_relayed(figure, opening):
        return Origin(False, strength=0.75)
    called = [callout for callout in figure.callouts if callout.start >= opening.end]
    own = _cues("own").search(figure.text, opening.start, opening.end)
    return Origin(True, labels_of(nearest(called, figure.end)), 0.75) if own and called else None


def _following_clause(figure: _Figure, number: int) -> Clause | None:
    """Return the clause behind this one and those that go on with it without callouts: `84% but 71%, unlike Lee [9]`."""
    for clause in figure.parts[number + 1 :]:
        called = any(clause.start <= callout.start < clause.end for callout in figure.callouts)
        if _POINTS_BACK.fullmatch(figure.text, clause.start, clause.end):
            continue
        if clause.parted:
            break
        if called or clause.kind not in ("addition", "contrast", "relative") or _cues("own").search(figure.text, clause.start, clause.end):
            return clause
    return None


def _is_closed(figure: _Figure, clause: Clause) -> bool:
    """Tell a clause that its callout closes, so that it holds for no clause behind: `71% by Lee [9], and ...`."""
    called = [callout for callout in figure.callouts if clause.start <= callout.start < clause.end]
    return bool(called) and clause.end - called[-1].end <= 2


def _of_other_clause(figure: _Figure, number: int) -> Origin | None:
    """Return the origin of the clause that a figure's own goes on with."""
    return (_by_words(figure, figure.parts[number]) or _by_comparison(figure, number)) if number >= 0 else None


def _is_relayed(figure: _Figure, clause: Clause) -> bool:
    """Tell a comparison with somebody else's result, `than the 71% of Lee [9]`, from one of tests, `than with CT [9]`."""
    text = figure.text
    if _cues("relayed", "cited", "theirs").search(_uncalled(figure, clause)):
        return True
    called = next((callout for callout in figure.callouts if clause.start <= callout.start < clause.end), None)
    return called is not None and bool(
        _DEFINITE.match(text, clause.start + 1)
        or speaks(text, clause.start, called)
        or _BY_A_PERSON.search(text, clause.start, called.start)
    )


def _others_speak(figure: _Figure, clause: Clause) -> bool:
    """Tell a clause in which a study gives figures of its own: `84%, whereas Lee et al. [9] found 71%`."""
    text = figure.text
    called = next((callout for callout in figure.callouts if clause.start <= callout.start < clause.end), None)
    if called is None or not FIGURE.search(text, clause.start, clause.end):
        return False
    speaks_first = speaks(text, clause.start, called) and not FIGURE.search(text, clause.start, called.start)
    return speaks_first or bool(_cues("relayed", "cited").search(_uncalled(figure, clause)))


def _uncalled(figure: _Figure, clause: Clause) -> str:
    """Return the words of a clause without those of its callouts: `(Lee et al., 2019)` does not speak."""
    words, at = "", clause.start
    for callout in figure.callouts:
        if at <= callout.start < clause.end and not speaks(figure.text, clause.start, callout):
            words, at = words + figure.text[at : callout.start], callout.end
    return words + figure.text[at : clause.end]


def _of_text(figure: _Figure) -> Origin:
    """Return the origin of a figure by the sentences before it and by its section."""
    annotated, index, section = figure.annotated, figure.index, figure.sentence.section
    relayed_before = _carried_over(annotated, index) or _unmarked(figure)
    if relayed_before:
        return Origin(True, relayed_before, 0.75)
    if not figure.in_own_section and _is_cued(figure):
        return Origin(True, labels_of(nearest(figure.callouts, figure.end)), 0.7)
    if section == "introduction":
        return Origin(True, labels_of(_following(annotated, index)), 0.6)
    return Origin(False, strength=0.9 if figure.in_own_section or section == "other" else 0.75)


def _carried_over(annotated: AnnotatedText, index: int) -> tuple[str, ...]:
    """Return the references of the study that a sentence goes on about (`They found ...`, `In the former study`)."""
    goes_on = _goes_on().match(annotated.text, annotated.sentences[index].start)
    return _said_before(annotated, index, goes_on["noun"], goes_on[0]) if goes_on else ()


def _unmarked(figure: _Figure) -> tuple[str, ...]:
    """Return the references of the sentence before for a figure that none of the results print: it goes on about them."""
    annotated, sentence = figure.annotated, figure.sentence
    if sentence.section not in ("discussion", "conclusion") or len(annotated.own_figures) < _LEAST_OWN_FIGURES:
        return ()
    if figure.text[figure.start : figure.end] in annotated.own_figures:
        return ()
    if _cues("own", "own_where_none_is_called").search(figure.text, sentence.start, sentence.end):
        return ()
    for index in range(figure.index - 1, max(figure.index - 1 - _MOST_SENTENCES_BACK, -1), -1):
        before = annotated.sentences[index]
        if before.paragraph != sentence.paragraph or _cues("own").search(figure.text, before.start, before.end):
            break
        callouts = _callouts(annotated, before)
        if callouts:
            return labels_of(chain_back(callouts))
    return ()


def _said_before(annotated: AnnotatedText, index: int, noun: str | None = None, words: str = "") -> tuple[str, ...]:
    """Return the references last called before a sentence, through sentences that go on about the same study.

    With a noun, those of the sentence that has it too, a few sentences back: `the above review`.
    """
    noun = noun if noun and not _cues("same_study_any").fullmatch(noun) else None
    most = _MOST_BACK_ABOVE if "above" in words else _MOST_SENTENCES_BACK
    last: tuple[str, ...] = ()
    passes = True
    for before in range(index - 1, max(index - 1 - most, -1), -1):
        sentence = annotated.sentences[before]
        callouts = _callouts(annotated, sentence)
        if callouts:
            last = last or (_chosen(callouts, words) if passes else ())
            if noun and noun.lower() in annotated.text[sentence.start : sentence.end].lower():
                return labels_of(callouts[-1:])
            if not noun:
                break
        passes = passes and _is_about_the_same(annotated.text, sentence)
        if not passes and not noun:
            break
    return last


def _is_about_the_same(text: str, sentence: Sentence) -> bool:
    at_start = _goes_on().match(text, sentence.start)
    return bool(at_start or _goes_on_later().search(text, sentence.start, sentence.end))


def _chosen(callouts: Sequence[CalloutPlace], words: str) -> tuple[str, ...]:
    """Return the labels of the last callout of a sentence, or those that words like `the former study` choose."""
    labels = labels_of(callouts)
    told = _FORMER_OF_TWO.search(words)
    if told is None:
        return labels_of(callouts[-1:])
    if len(labels) != 2:
        return ()
    return labels[:1] if told[1].lower() == "former" else labels[1:]


def _following(annotated: AnnotatedText, index: int) -> Sequence[CalloutPlace]:
    """Return the first callout of the paragraph at or behind a sentence."""
    sentence = annotated.sentences[index]
    for other in annotated.sentences[index:]:
        if other.paragraph != sentence.paragraph:
            break
        callouts = _callouts(annotated, other)
        if callouts:
            return callouts[:1]
    return []
