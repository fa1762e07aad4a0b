"""Whose result a figure is: the document's own, or relayed from references."""

from __future__ import annotations

import re

from ingest.claim.callout_choice import FIGURE, labels_of, nearest, speaking
from ingest.claim.clause import cues
from ingest.claim.clause_beside import is_as_others, of_clauses_beside
from ingest.claim.figure_place import FigurePlace, Origin, SentenceParts, attached_callouts, callouts_in_turn, figure_at
from ingest.claim.said_before import carried_over, following_callouts, said_before, unmarked

_PAIR = re.compile(
    r"\(([^()%\d]{0,30}\d+(?:[.·]\d+)?)\s*%?\s*,?\s*(?:vs\.?|versus|against|compared\s+(?:with|to)|as\s+opposed\s+to)\s+"
    r"(?:\w+\s+)?(\d+(?:[.·]\d+)?)\s*%?\s*\)"
)
_THAN_A_TEST = re.compile(r"\bthan\s+(?!(?:ours?|theirs?|that|those|in|the\s+\d)\b)", re.IGNORECASE)
_FORMER = re.compile(r"\s*%?\s*(?:\([^()]*\)\s*)?(?:in|for|by|with)\s+the\s+(former|latter)\b")
_NEAR = 40
_IN_BRACKET = re.compile(r"\s*\(\D{0,20}\d")
_AND = re.compile(r"[^.,;\d]{0,40}(?:\b(?:and|versus|vs\.?)\s|,\s*\d)")


def origin(within: SentenceParts, start: int, end: int) -> Origin:
    """Return the origin of the figure at `start:end` (view offsets) of a sentence."""
    figure = figure_at(within, start, end)
    return _of_pair(figure) or _of_clause(figure) or of_clauses_beside(figure) or _of_text(figure)


def _of_pair(figure: FigurePlace) -> Origin | None:
    """Return the origin of one of two figures that compare own and relayed: `our recall was higher (84% vs 71%)`."""
    text, sentence = figure.text, figure.sentence
    pairs = _PAIR.finditer(text, sentence.start, sentence.end)
    pair = next((match for match in pairs if match.start() < figure.start < match.end()), None)
    if pair is None or figure.in_own_section or attached_callouts(figure):
        return None
    own = [match.start() for match in cues("own").finditer(text, sentence.start, sentence.end)]
    theirs = [match.start() for match in cues("theirs").finditer(text, sentence.start, sentence.end)]
    theirs += [callout.start for callout in figure.callouts]
    labels = labels_of(nearest(text, figure.callouts, figure.end)) or said_before(figure.annotated, figure.index)
    if not own or not theirs or not labels or _THAN_A_TEST.search(text, sentence.start, pair.start()):
        return None
    first = min((at for at in (*own, *theirs) if at >= figure.clause.start), default=min(*own, *theirs))
    is_first = figure.start < pair.start(2)
    return Origin(False, strength=0.75) if is_first == (first in own) else Origin(True, labels, 0.75)


def _of_clause(figure: FigurePlace) -> Origin | None:
    """Return the origin of a figure with a callout of its own or in its clause, or with words like `our` in it."""
    end = figure.end
    attached = attached_callouts(figure)
    inside = figure.called_in(figure.clause)
    own = _is_own(figure)
    if attached or (inside and not own):
        near = any(end <= c.start <= end + _NEAR or c.end >= figure.sentence.end - 2 for c in inside)
        if attached or near or not figure.in_own_section or _is_cued(figure):
            if not attached and is_as_others(figure, inside):
                return Origin(False, strength=0.7)
            chosen = attached or callouts_in_turn(figure)
            chosen = chosen or speaking(figure.text, figure.clause, figure.callouts, inside, figure.start, end)
            return Origin(True, _former_or_latter(figure, labels_of(chosen)), 0.9)
    return Origin(False, strength=0.95) if own else None


def _former_or_latter(figure: FigurePlace, labels: tuple[str, ...]) -> tuple[str, ...]:
    told = _FORMER.match(figure.text, figure.end)
    if told is None or len(labels) != 2:
        return labels
    return labels[:1] if told[1] == "former" else labels[1:]


def _is_own(figure: FigurePlace) -> bool:
    """Tell whether the clause says `our`, with no other figure and a comma between that and this figure."""
    text, clause = figure.text, figure.clause
    lists = ["own"] if figure.called_in(clause) else ["own", "own_where_none_is_called"]
    follows_another = _follows_own_figure(figure)
    for cue in cues(*lists).finditer(text, clause.start, clause.end):
        if cue.end() <= figure.start:
            counts = not follows_another and not _others_come_between(figure, cue.end())
            between = text[cue.end() : figure.start]
        else:
            called = any(callout.start < cue.start() for callout in figure.behind)
            counts = not called and not _IN_BRACKET.match(text, cue.end())
            between = text[figure.end : cue.start()]
        other = FIGURE.search(between)
        if counts and (not other or "," not in between[other.end() :]):
            return True
    return False


def _follows_own_figure(figure: FigurePlace) -> bool:
    """Tell the second of figures that whose they are stands behind: `84% in our series and 71% in that of Lee [9]`."""
    text, clause = figure.text, figure.clause
    said = list(cues("own").finditer(text, clause.start, figure.start))
    if not said or not any(callout.start < clause.end for callout in figure.behind):
        return False
    return bool(FIGURE.search(text, clause.start, said[-1].start()) and _AND.match(text, said[-1].end()))


def _others_come_between(figure: FigurePlace, low: int) -> bool:
    """Tell a figure of others who are named behind the words for one's own: `after ours, Lee et al. [9] found 84%`."""
    text = figure.text
    other = cues("theirs").search(text, low, figure.start)
    if other and other.start() > low + 1:
        return True
    called = [callout for callout in figure.before if callout.start >= low]
    return bool(called) and (called[0].start <= low + 2 or bool(cues("finds").match(text, called[-1].end + 1)))


def _is_cued(figure: FigurePlace) -> bool:
    return bool(cues("cited").search(figure.text, figure.sentence.start, figure.sentence.end))


def _of_text(figure: FigurePlace) -> Origin:
    """Return the origin of a figure by the sentences before it and by its section."""
    annotated, index, section = figure.annotated, figure.index, figure.sentence.section
    relayed_before = carried_over(annotated, index) or unmarked(figure)
    if relayed_before:
        return Origin(True, relayed_before, 0.75)
    if not figure.in_own_section and _is_cued(figure):
        return Origin(True, labels_of(nearest(figure.text, figure.callouts, figure.end)), 0.7)
    if section == "introduction":
        return Origin(True, labels_of(following_callouts(annotated, index)), 0.6)
    return Origin(False, strength=0.9 if figure.in_own_section or section == "other" else 0.75)
