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


@dataclass(frozen=True)
class _NotDone:
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    behind_in_sentence: re.Pattern[str]
    done_behind: re.Pattern[str]


@cache
def _not_done() -> _NotDone:
    """Compile the cues of `cue.toml`; a space in a cue stands for any white space."""
    cues = load_vocabulary().cues.not_done

    def alternatives(patterns: Iterable[str]) -> str:
        return "|".join(patterns).replace(" ", r"\s+")

    anywhere, just = alternatives(cues.ahead), alternatives(cues.just_ahead)
    ahead = rf"(?:\b(?:{anywhere})(?!\w)(?!.*{alternatives([cues.done_after_all])})|\b(?:{just})$)"
    return _NotDone(
        re.compile(ahead, re.IGNORECASE),
        # "Ramucirumab-paclitaxel was discussed", "conservative surgery (quadrantectomy) was offered"
        re.compile(rf"(?:[-/+][\w-]+)*\)?,?\s+(?:{alternatives(cues.behind)})(?!\w)", re.IGNORECASE),
        re.compile(rf"\s*(?:{alternatives(cues.behind_in_sentence)})(?!\w)", re.IGNORECASE),
        re.compile(alternatives([cues.done_behind]), re.IGNORECASE),
    )


def was_done(annotated: AnnotatedText, sentence: Sentence, item: Found) -> bool:
    """Tell whether a test, drug or operation took place: not planned, refused, omitted, or a relative's."""
    if "family" in annotated.assertions.get(item, ()):
        return False
    text, cues = annotated.text, _not_done()
    start, end = clause_at(text, sentence, item.start)
    behind = text[item.end : sentence.end]
    if cues.done_behind.match(behind):
        return True
    if cues.ahead.search(text[start : item.start]) or cues.behind.match(text[item.end : end]):
        return False
    return not cues.behind_in_sentence.match(behind)
