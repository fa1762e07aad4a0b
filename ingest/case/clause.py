"""Clauses of a sentence, and whether what a clause names was done to the patient or only planned, refused or denied."""

from __future__ import annotations

import re

from ingest.annotated import AnnotatedText
from ingest.recognise import Found
from ingest.segment import Sentence

_BOUNDARY = re.compile(
    r";|:\s|,\s+(?=(?:but|while|whereas|although|though|however|so|then|and\s+(?:then|she|he|they|we|was|were|is|"
    r"had|has|the\s+patient|subsequently)|"
    r"she|he|we|which|who|yet|followed)\b)|\s(?=(?:but|while|whereas|although|though|however|and\s+(?:she|he|then|"
    r"subsequently|was\s+treated|treated))\b)",
    re.IGNORECASE,
)
_NOT_DONE_BEFORE = re.compile(
    r"\b(?:refus\w+|declin(?:ed|es|ing)|reject\w+|without|instead\s+of|rather\s+than|plan(?:s|ned|ning)?|"
    r"schedul\w+|recommend\w+|offered|"
    r"propos(?:ed|al)|discussed\s+(?:(?:the|possible|further|option|of|adjuvant|with|her|him)\s+)*$|advised|(?:options?|alternatives?|choices?|possibilit\w+)\s+"
    r"(?:(?:for|of|to)\s+(?:[\w-]+\s+){1,4})?(?:such\s+as|includ\w+|like|are|is|were|would\s+be|range\w*|consist\w*|e\.?g\.?)|"
    r"(?:chosen|preferred|opted|decided)\s+(?:[\w-]+\s+){0,3}(?:over|against)|alternative\s+to|no\s+(?:indication|need|role|place|benefit)s?\s+(?:for|of|from)|"
    r"(?:usually|generally|typically|commonly|often)\s+(?:treated|managed|used|given|recommended|includ\w+|consists?)|advised|consider(?:ed|ing)|suggest(?:ed|ing)|(?:would|should|could|"
    r"might)\s+(?:not\s+)?(?:have|need|require|undergo|receive|benefit|be\s+(?:given|performed|treated|offered|"
    r"started|done|considered|needed))|await\w+|candidate\s+for|"
    r"contraindicat\w+|intolera\w+|"
    r"not\s+(?:been\s+)?(?:given|receiv\w+|under(?:go|went|gone)|perform\w*|tak(?:e|en)|tolerate|accept|want|have|"
    r"treated|need|require|administered|"
    r"undertaken|a\s+candidate)|never\s+\w+|no\s+(?:further\s+|previous\s+|prior\s+|adjuvant\s+|neoadjuvant\s+|"
    r"systemic\s+)*$)(?!.*\band\s+(?:received|underwent|treated)\b)",
    re.IGNORECASE,
)
_NOT_DONE_AFTER = re.compile(
    r"^\s+(?:would|could)\s+have\s+been\b|"
    r"^(?:\s+(?!(?:because|as|since|which|that|was|were|is|are|had|has)\b)[\w-]+){0,8}?\s+"
    r"(?:was|were|is|are|remains?|may\s+be|might\s+be|could\s+be|can\s+be)\s+(?:also\s+|another\s+|other\s+|an?\s+|the\s+|all\s+|"
    r"not\s+|\w+ly\s+)*(?:(?!treat|give|perform|start|complet|follow|admin)[\w-]+\s+){0,3}?"
    r"(?:options?|alternatives?|choices?|possibilit\w+|considerations?)\b(?!\s+and\b)|"
    r"^[^,;]{0,60}?\b(?:(?:was|were|is|are|been|be)\s+(?:(?:therefore|thus|also|initially)\s+)?(?:planned|recommended|refused|"
    r"declined|scheduled|contraindicated|considered|offered|proposed|suggested|advised|omitted|denied|deferred|rejected|"
    r"withheld|unavailable|unnecessary)|"
    r"not\s+(?:be\s+|been\s+|yet\s+)?(?:done|performed|given|carried\s+out|administered|available|possible|feasible|undertaken|"
    r"needed|required|considered|indicated|started|offered|obtained|undergone|received|recommended|planned))\b",
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


def was_done(annotated: AnnotatedText, sentence: Sentence, item: Found) -> bool:
    """Tell whether a test, drug or operation took place: not planned, refused, omitted, or a relative's."""
    if "family" in annotated.assertions.get(item, ()):
        return False
    text = annotated.text
    start, end = clause_at(text, sentence, item.start)
    if _NOT_DONE_BEFORE.search(text[start : item.start]):
        return False
    return not _NOT_DONE_AFTER.search(text[item.end : end])
