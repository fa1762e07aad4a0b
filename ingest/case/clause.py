"""Clauses of a sentence, and whether what a clause names was done to the patient or only planned, refused or denied."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ingest.annotated import AnnotatedText
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import load_vocabulary

_BOUNDARY = re.compile(
    r";|:\s|,\s+(?=(?:but|while|whereas|although|though|however|so|then|and\s+(?:then|she|he|they|we|was|were|is|"
    r"had|has|the\s+patient|subsequently)|"
    r"she|he|we|which|who|yet|followed)\b)|\s(?=(?:but|while|whereas|although|though|however|and\s+(?:she|he|then|"
    r"subsequently|was\s+treated|treated))\b)",
    re.IGNORECASE,
)


def clause_at(text: str, sentence: Sentence, position: int) -> tuple[int, int]:
    """Return the stretch of the clause around a position of a sentence."""
    start, end = sentence.start, sentence.end
    for match in _BOUNDARY.finditer(text, sentence.start, sentence.end):
        if match.end() <= position:
            start = match.end()
        elif match.start() > position:
            end = match.start()
            break
    return start, end


def part_at(text: str, sentence: Sentence, position: int) -> tuple[int, int]:
    """Return the stretch of a sentence between the semicolons around a position."""
    end = text.find(";", position, sentence.end)
    return max(sentence.start, text.rfind(";", sentence.start, position) + 1), sentence.end if end < 0 else end


# "No chemotherapy, radiotherapy or tamoxifen": one denial for all members of the list.
_DENIED_LIST = re.compile(
    r"\b(?:no|neither|without)\s+(?:(?!(?:of|in|on|after|with|from|at|by|during|for|to|was|were|is|has|had|she|he|they|her|his|but|"
    r"received|underwent|evidence|signs?|which|who|that)\b)[\w/-]+,?\s+){1,8}$",
    re.IGNORECASE,
)
_OR = re.compile(r"\b(?:or|nor)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_MORE_OR = re.compile(r"(?:,\s+[\w -]{2,40}?){0,3},?\s+(?:or|nor)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _NotDone:
    denied: re.Pattern[str]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    behind_in_sentence: re.Pattern[str]
    done_behind: re.Pattern[str]
    shown: re.Pattern[str]


@cache
def _not_done() -> _NotDone:
    """Compile the cues of `cue.toml`; a space in a cue stands for any white space."""
    cues = load_vocabulary().cues.not_done

    def alternatives(patterns: Iterable[str]) -> str:
        return "|".join(patterns).replace(" ", r"\s+")

    anywhere, just = alternatives(cues.ahead), alternatives(cues.just_ahead)
    ahead = rf"(?:\b(?:{anywhere})(?!\w)(?!.*(?:{alternatives([cues.done_after_all])}))|\b(?:{just})$)"
    return _NotDone(
        re.compile(rf"\b(?:{alternatives(cues.denied)})$", re.IGNORECASE),
        re.compile(ahead, re.IGNORECASE),
        # "Ramucirumab-paclitaxel was discussed", "conservative surgery (quadrantectomy) was offered"
        re.compile(rf"(?:[-/+][\w-]+)*\)?,?\s+(?:{alternatives(cues.behind)})(?!\w)", re.IGNORECASE),
        re.compile(rf"\s*(?:{alternatives(cues.behind_in_sentence)})(?!\w)", re.IGNORECASE),
        re.compile(alternatives(cues.done_behind), re.IGNORECASE),
        re.compile(cues.shown_behind.replace(" ", r"\s+"), re.IGNORECASE),
    )


def was_done(annotated: AnnotatedText, sentence: Sentence, item: Found) -> bool:
    """Tell whether a test, drug or operation took place: not planned, refused, omitted, or a relative's."""
    asserted = annotated.assertions.get(item, ())
    if "family" in asserted:
        return False
    text, cues = annotated.text, _not_done()
    start, end = clause_at(text, sentence, item.start)
    before, behind = text[start : item.start], text[item.end : sentence.end]
    shown = cues.shown.match(behind)
    of_a_list = _DENIED_LIST.search(before) and (_OR.search(before) or _MORE_OR.match(behind))
    if (of_a_list or cues.denied.search(before)) and not shown:
        return False
    if shown or cues.done_behind.match(behind):
        return True
    if "hypothetical" in asserted or cues.ahead.search(before) or cues.behind.match(text[item.end : end]):
        return False
    return not cues.behind_in_sentence.match(behind)
