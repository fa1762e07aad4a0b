"""What the sentences before a figure say about whose it is: a study they call that its own goes on about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.annotated import AnnotatedText, CalloutPlace
from ingest.claim.callout_choice import chain_back, labels_of
from ingest.claim.clause import alternatives, cues
from ingest.claim.figure_place import FigurePlace, callouts_of
from ingest.segment import Sentence

_FORMER_OF_TWO = re.compile(r"\b(former|latter)\b", re.IGNORECASE)
_MOST_SENTENCES_BACK, _MOST_BACK_ABOVE = 8, 200
_LEAST_OWN_FIGURES = 5


@cache
def goes_on() -> re.Pattern[str]:
    """Return the pattern of the beginning of a sentence about the study before: `In that trial`, `They found`."""
    which = rf"(?:{alternatives('same_study_which')})\s+(?P<noun>{alternatives('same_study_noun')})"
    start = r"\W*(?:\w+,\s+)?(?:(?:in|of|by|from|with)\s+)?"
    return re.compile(rf"{start}(?:{which}|{alternatives('same_study')})(?!\w)", re.IGNORECASE)


@cache
def goes_on_later() -> re.Pattern[str]:
    """Return the pattern of words about the study before anywhere in a sentence: `in that trial`, `they found`."""
    which = rf"(?:{alternatives('same_study_which')})\s+(?P<noun>{alternatives('same_study_noun')})"
    return re.compile(
        rf"\b(?:in\s+the\s+(?:former|latter)\b|(?:in|of|by|from|with)\s+{which}|{alternatives('same_study_later')})(?!\w)",
        re.IGNORECASE,
    )


def carried_over(annotated: AnnotatedText, index: int) -> tuple[str, ...]:
    """Return the references of the study that a sentence goes on about (`They found ...`, `In the former study`)."""
    found = goes_on().match(annotated.text, annotated.sentences[index].start)
    return said_before(annotated, index, found["noun"], found[0]) if found else ()


def said_before(annotated: AnnotatedText, index: int, noun: str | None = None, words: str = "") -> tuple[str, ...]:
    """Return the references last called before a sentence, through sentences that go on about the same study.

    With a noun, those of the sentence that has it too, a few sentences back: `the above review`.
    """
    noun = noun if noun and not cues("same_study_any").fullmatch(noun) else None
    most = _MOST_BACK_ABOVE if "above" in words else _MOST_SENTENCES_BACK
    last: tuple[str, ...] = ()
    passes = True
    for before in range(index - 1, max(index - 1 - most, -1), -1):
        sentence = annotated.sentences[before]
        callouts = callouts_of(annotated, sentence)
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
    at_start = goes_on().match(text, sentence.start)
    return bool(at_start or goes_on_later().search(text, sentence.start, sentence.end))


def _chosen(callouts: Sequence[CalloutPlace], words: str) -> tuple[str, ...]:
    """Return the labels of the last callout of a sentence, or those that words like `the former study` choose."""
    labels = labels_of(callouts)
    told = _FORMER_OF_TWO.search(words)
    if told is None:
        return labels_of(callouts[-1:])
    if len(labels) != 2:
        return ()
    return labels[:1] if told[1].lower() == "former" else labels[1:]


def unmarked(figure: FigurePlace) -> tuple[str, ...]:
    """Return the references called before in the paragraph, for a figure that none of the results print."""
    annotated, sentence = figure.annotated, figure.sentence
    if sentence.section not in ("discussion", "conclusion") or len(annotated.own_figures) < _LEAST_OWN_FIGURES:
        return ()
    if figure.text[figure.start : figure.end] in annotated.own_figures:
        return ()
    if cues("own", "own_where_none_is_called").search(figure.text, sentence.start, sentence.end):
        return ()
    for index in range(figure.index - 1, max(figure.index - 1 - _MOST_SENTENCES_BACK, -1), -1):
        before = annotated.sentences[index]
        if before.paragraph != sentence.paragraph or cues("own").search(figure.text, before.start, before.end):
            break
        callouts = callouts_of(annotated, before)
        if callouts:
            return labels_of(chain_back(figure.text, callouts))
    return ()


def following_callouts(annotated: AnnotatedText, index: int) -> Sequence[CalloutPlace]:
    """Return the first callout of the paragraph at or behind a sentence."""
    sentence = annotated.sentences[index]
    for other in annotated.sentences[index:]:
        if other.paragraph != sentence.paragraph:
            break
        callouts = callouts_of(annotated, other)
        if callouts:
            return callouts[:1]
    return []
