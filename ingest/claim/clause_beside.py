"""Whose a figure is by the clauses beside its own: what it is compared with, and what it goes on with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.annotated import CalloutPlace
from ingest.claim.callout_choice import FIGURE, chain_back, labels_of, nearest, speaks
from ingest.claim.clause import Clause, alternatives, cues
from ingest.claim.figure_place import FigurePlace, Origin, callouts_in_turn
from ingest.claim.said_before import goes_on_later, said_before

_DEFINITE = re.compile(r"\b(?:the|a)\s+(?:[a-z]+\s+){0,2}?\d", re.IGNORECASE)
_BY_A_PERSON = re.compile(r"\b(?:of|by)\s+[A-Z][a-z]+")
_POINTS_BACK = re.compile(r"\s*(?:this|these|it|both)\s+(?:[a-z]+\s*){1,4}")


def of_clauses_beside(figure: FigurePlace) -> Origin | None:
    """Return the origin of a figure whose own clause does not say it."""
    clause = figure.clause
    again = _of_study_before(figure)
    if again:
        return again
    if figure.in_own_section:
        return _of_other_clause(figure, figure.number - 1) if clause.kind == "relative" else None
    in_turn = callouts_in_turn(figure)
    if in_turn:
        return Origin(True, labels_of(in_turn), 0.75)
    compared = _by_comparison(figure, figure.number)
    if compared or not figure.callouts:
        return compared
    if _own_before(figure) or (clause.parted and not figure.behind):
        said = _said_last(figure)
        if said:
            return said
    compares_later = any(each.kind == "comparison" for each in figure.parts[figure.number + 1 :])
    if is_as_others(figure, figure.callouts) or (compares_later and _repeats_a_result(figure)):
        return Origin(False, strength=0.7)
    before = chain_back(figure.text, figure.before)
    if not (clause.parted and before and speaks(figure.text, figure.sentence.start, before[0])):
        before = nearest(figure.text, figure.callouts, figure.end)
    return Origin(True, labels_of(before), 0.75)


def _own_before(figure: FigurePlace) -> bool:
    return bool(cues("own").search(figure.text, figure.sentence.start, figure.clause.start))


def _of_study_before(figure: FigurePlace) -> Origin | None:
    """Return the origin of a figure whose sentence goes on about a study called before: `in that study it was 84%`."""
    text, clause = figure.text, figure.clause
    again = goes_on_later().search(text, clause.start, clause.end)
    if not again and not _own_before(figure):
        again = goes_on_later().search(text, figure.sentence.start, clause.start)
    if not again:
        return None
    labels = labels_of(chain_back(text, figure.before))
    labels = labels or said_before(figure.annotated, figure.index, again["noun"], again[0])
    return Origin(True, labels, 0.75) if labels else None


def is_as_others(figure: FigurePlace, inside: Sequence[CalloutPlace]) -> bool:
    """Tell a result that others share: `it was 84.2%, as Lee [9] also noted`; `as shown before [9]` of a known one."""
    behind = next((callout for callout in inside if callout.start >= figure.end), None)
    if behind is None:
        return False
    clause = next(each for each in figure.parts if behind.start < each.end)
    if cues("as_others").search(figure.text, figure.end, clause.end):
        return True
    return bool(cues("as_shown").search(figure.text, figure.end, behind.start)) and _repeats_a_result(figure)


def _repeats_a_result(figure: FigurePlace) -> bool:
    """Tell a figure of some digits that abstract, results or tables print, too."""
    printed = figure.text[figure.start : figure.end]
    return "." in printed and printed in figure.annotated.own_figures


def _said_last(figure: FigurePlace) -> Origin | None:
    """Return the origin of the last of the clauses before that says one, comparisons apart."""
    for number in range(figure.number - 1, -1, -1):
        clause = figure.parts[number]
        if clause.kind != "comparison" and (said := _by_words(figure, clause)):
            return said
    return _by_comparison(figure, 0)


def _by_words(figure: FigurePlace, clause: Clause) -> Origin | None:
    """Return the origin that a clause says, by a callout or by words like `our`, whichever stands last."""
    called = figure.called_in(clause)
    own = max((cue.start() for cue in cues("own").finditer(figure.text, clause.start, clause.end)), default=-1)
    if own >= 0 and (not called or called[-1].start < own):
        return Origin(False, strength=0.75)
    return Origin(True, labels_of(chain_back(figure.text, called)), 0.75) if called else None


def _clause_before(figure: FigurePlace, number: int) -> int:
    """Return the number of the clause that one goes on with: none that is put in between."""
    before = number - 1
    while before > 0 and figure.parts[before].kind in ("comparison", "relative"):
        before -= 1
    return before


def _by_comparison(figure: FigurePlace, number: int) -> Origin | None:
    """Return whose a clause without callouts is, by what it is compared with, and by what it goes on with."""
    clause = figure.parts[number]
    if clause.kind == "relative":
        return _of_other_clause(figure, number - 1)
    followed = _by_following_clause(figure, number)
    if followed or number == 0 or clause.parted:
        return followed
    behind = nearest(figure.text, figure.behind, figure.end)
    if clause.kind == "comparison" and _is_relayed(figure, clause):
        labels = labels_of(behind) or said_before(figure.annotated, figure.index)
        return Origin(True, labels, 0.75) if labels else None
    if clause.kind in ("main", "contrast"):
        return None
    before = number - 1 if clause.kind == "comparison" else _clause_before(figure, number)
    if before == 0 and figure.parts[0].kind == "comparison":
        return _of_opening(figure)
    if behind and clause.kind == "addition" and _is_closed(figure, figure.parts[before]):
        return None
    return _of_other_clause(figure, before)


def _by_following_clause(figure: FigurePlace, number: int) -> Origin | None:
    """Return the origin by the clause behind: one's own beside somebody else's result, and the other way about."""
    text = figure.text
    after = figure.parts[number + 1] if number + 1 < len(figure.parts) else None
    if after and after.parted and cues("theirs").search(_uncalled(figure, after)) and _others_speak(figure, after):
        return Origin(False, strength=0.7)
    following = _following_clause(figure, number)
    if following is None:
        return None
    if following.kind == "comparison" and cues("own").match(text, following.start + 1):
        labels = labels_of(nearest(text, figure.callouts, figure.end))
        labels = labels or said_before(figure.annotated, figure.index)
        return Origin(True, labels, 0.7) if labels else None
    relayed = _is_relayed if following.kind == "comparison" else _others_speak
    return Origin(False, strength=0.75) if relayed(figure, following) else None


def _of_opening(figure: FigurePlace) -> Origin | None:
    """Return the origin by what a sentence says first that it compares with: one's own if that is somebody else's."""
    opening = figure.parts[0]
    if _is_relayed(figure, opening):
        return Origin(False, strength=0.75)
    called = [callout for callout in figure.callouts if callout.start >= opening.end]
    own = figure.says("own", opening)
    return Origin(True, labels_of(nearest(figure.text, called, figure.end)), 0.75) if own and called else None


def _following_clause(figure: FigurePlace, number: int) -> Clause | None:
    """Return the clause behind this one and those that only go on with it: `84% but 71%, unlike Lee [9]`."""
    for clause in figure.parts[number + 1 :]:
        called = figure.called_in(clause)
        if _POINTS_BACK.fullmatch(figure.text, clause.start, clause.end):
            continue
        if clause.parted:
            break
        goes_on = clause.kind in ("addition", "contrast", "relative")
        if called or not goes_on or figure.says("own", clause):
            return clause
    return None


def _is_closed(figure: FigurePlace, clause: Clause) -> bool:
    """Tell a clause that its callout closes, so that it holds for no clause behind: `71% by Lee [9], and ...`."""
    called = figure.called_in(clause)
    return bool(called) and clause.end - called[-1].end <= 2


def _of_other_clause(figure: FigurePlace, number: int) -> Origin | None:
    """Return the origin of the clause that a figure's own goes on with."""
    return (_by_words(figure, figure.parts[number]) or _by_comparison(figure, number)) if number >= 0 else None


def _is_relayed(figure: FigurePlace, clause: Clause) -> bool:
    """Tell a comparison with somebody else's result, `than the 71% of Lee [9]`, from `than with CT [9]`."""
    text = figure.text
    if cues("relayed", "cited", "theirs").search(_uncalled(figure, clause)):
        return True
    called = next(iter(figure.called_in(clause)), None)
    return called is not None and bool(
        _DEFINITE.match(text, clause.start + 1)
        or speaks(text, clause.start, called)
        or _BY_A_PERSON.search(text, clause.start, called.start)
    )


def _others_speak(figure: FigurePlace, clause: Clause) -> bool:
    """Tell a clause in which a study gives figures of its own: `84%, whereas Lee et al. [9] found 71%`.

    A source that closes the clause is that of both: `84% in men, while it was 71% in women in a recent study [9]`.
    """
    text = figure.text
    first = FIGURE.search(text, clause.start, clause.end)
    if first is None:
        return False
    called = next(iter(figure.called_in(clause)), None)
    if called and called.start < first.start() and speaks(text, clause.start, called):
        return True
    words = _uncalled(figure, clause)
    said = cues("relayed", "cited").search(words)
    other = FIGURE.search(words)
    return said is not None and (
        other is None or said.start() < other.start() or bool(_told().search(words, other.end()))
    )


@cache
def _told() -> re.Pattern[str]:
    """Return the pattern of figures that are told, and do not only have a source: `have been quoted`."""
    return re.compile(rf"\b(?:been|was|were|are)\s+(?:{alternatives('relayed')})(?!\w)", re.IGNORECASE)


def _uncalled(figure: FigurePlace, clause: Clause) -> str:
    """Return the words of a clause without those of its callouts: `(Lee et al., 2019)` does not speak."""
    words, at = "", clause.start
    for callout in figure.callouts:
        if at <= callout.start < clause.end and not speaks(figure.text, clause.start, callout):
            words, at = words + figure.text[at : callout.start], callout.end
    return words + figure.text[at : clause.end]
