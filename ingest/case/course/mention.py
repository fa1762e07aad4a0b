"""What the mention of a treatment tells: that it took place, now or earlier, or only its name."""

from __future__ import annotations

import re

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at
from ingest.recognise import Found
from ingest.segment import Sentence

LONGEST_LEAD = 80
_DID_NOT_HAPPEN = frozenset({"hypothetical", "uncertain", "family"})
# "After mastectomy", "the specimen of the mastectomy": a treatment named to tell of something else.
_NAMED_BEHIND = re.compile(
    r"\b(?:after|following|post|since|during|despite|upon|respon\w+\s+to|remain\w*\s+on|continu\w+(?:\s+(?:on|with|"
    r"to\s+(?:use|take|receive)))?|(?:margins?|specimens?|results?|patholog\w+|"
    r"histo(?:log|path)\w+|site|scar|bed|complications?)\s+(?:of|from|after))\s+(?:(?:completion|completing|end|"
    r"finishing|the|"
    r"her|his|of|an?|this|that|initial|first|last|previous|prior|primary|\w+al|left|right|\d+\s?(?:st|nd|rd|th)?|"
    r"second|third|"
    r"fourth|fifth|sixth|one|two|three|four|five|six|eight|twelve|days?|weeks?|months?|years?|cycles?|courses?|"
    r"neoadjuvant|"
    r"adjuvant|treatment|therapy|with)\s+)*$",
    re.IGNORECASE,
)
# "Before mastectomy", "referred for chemotherapy": not yet done.
_NAMED_AHEAD = re.compile(
    r"\b(?:before|prior\s+to|until|awaiting|(?:candidate|eligible|referred|sent|listed|considered|decision|decided|"
    r"opted|need|"
    r"indication|prepared|willing)\s+(?:for|on))\s+(?:(?:the|her|his|an?|undergoing|starting|further|definitive|"
    r"initiation|"
    r"of|start|planned|possible|left|right|surgical|adjuvant|neoadjuvant)\s+)*$",
    re.IGNORECASE,
)
COULD_NOT = re.compile(
    r"\b(?:difficult|unable|impossible|not\s+(?:possible|feasible|able)|unfit|reluctan\w+|unwilling)\s+(?:to|for)\b|"
    r"\b(?:could|did)\s+not\b",
    re.IGNORECASE,
)
WAS_NOT = re.compile(
    r"\s+(?:was|were|is)\s+(?:considered\s+|deemed\s+)?(?:not\s+(?:\w+ly\s+)?(?:necessary|needed|required|indicated|"
    r"pursued|"
    r"attempted)|unnecessary)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|not|never|without|den(?:y|ied|ies)|neither|nor)\b", re.IGNORECASE)
# What is said of many patients.
_OF_MANY = re.compile(
    r"%\s+of\s+(?:the\s+)?(?:cases|patients|women)|\b(?:rarely|commonly|usually|generally|mostly)\s+(?:used|given|"
    r"treated|"
    r"performed)|\bmost\s+common\s+(?:treatment|therapy|surgery)|\bin\s+the\s+literature|\breported\s+cases",
    re.IGNORECASE,
)
PART_OF_IT = re.compile(
    r"(?:'s)?[\s-]+(?:margins?|borders?|sites?|scars?|specimens?|cavity|bed|materials?|pieces?|flaps?|wounds?|"
    r"samples?|results?|diagnos[ie]s|findings?)\b",
    re.IGNORECASE,
)
_NOT_IT = re.compile(
    r"[\s-]+(?:department|unit|clinic|surgeons?|team|ward|consultation|planning|options?)\b|-\d", re.IGNORECASE
)
_HAPPENED_BACK = re.compile(
    r"\b(?:(?:had|having)\s+(?:\w+ly\s+)?(?:undergone|received|been)|history\s+of|status\s+post|presence\s+of|s/p|"
    r"after\s+being|previously|in\s+the\s+past)\b|"
    r"\b(?:previous|prior|past|former)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


def took_place(annotated: AnnotatedText, sentence: Sentence, item: Found) -> bool:
    """Tell whether a treatment that was not refused or planned took place: not where it is denied or yet to come."""
    text, asserted = annotated.text, set(annotated.assertions.get(item, ()))
    clause = clause_at(text, sentence, item.start)[0]
    return not (
        asserted & _DID_NOT_HAPPEN
        or ("negated" in asserted and _DENIED.search(text, clause, item.start))
        or _NOT_IT.match(text, item.end)
        or WAS_NOT.match(text, item.end)
        or _NAMED_AHEAD.search(text, max(sentence.start, item.start - LONGEST_LEAD), item.start)
        or COULD_NOT.search(text, clause, item.start)
        or _OF_MANY.search(text, sentence.start, sentence.end)
    )


def only_named(annotated: AnnotatedText, sentence: Sentence, item: Found) -> bool:
    """Tell a treatment named to tell of something else: `after mastectomy`, `the mastectomy specimen`."""
    ahead = _NAMED_BEHIND.search(annotated.text, max(sentence.start, item.start - LONGEST_LEAD), item.start)
    return bool(ahead or PART_OF_IT.match(annotated.text, item.end))


def told_back(annotated: AnnotatedText, sentence: Sentence, item: Found) -> bool:
    """Tell what is said to be earlier than its sentence: `had undergone`, `history of`, `a previous`."""
    start, _ = clause_at(annotated.text, sentence, item.start)
    return bool(_HAPPENED_BACK.search(annotated.text, start, item.start))
