"""The side of the index lesion, and the report's own contradictions about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.patients import Patient, mentions
from ingest.recognise import Found
from ingest.segment import Sentence

_SIDE_OF = re.compile(
    r"^(?:[\s,'-]|\b(?:sided?|upper|lower|outer|inner|and|central|medial|lateral|quadrants?|of|the|her|his|female|"
    r"male|early|stage|invasive|locally|advanced|ductal|"
    r"lobular|synchronous|primary|simple|modified|radical|skin|nipple|sparing|total|partial|palpable|o'clock|solid|"
    r"retroareolar|subareolar|multifocal|recurrent|"
    r"triple|negative|infiltrating|malignant|giant|large|huge|painless|breast-conserving)\b)*"
    r"(?P<what>breasts?|mammary|mastectom\w*|lumpectom\w*|quadrantectom\w*|segmentectom\w*|tumou?rs?|carcinomas?|"
    r"cancers?|bc|mass(?:es)?|lumps?|lesions?|nodul\w+|"
    r"quadrants?|axill\w*|armpit|nipples?|areol\w*|retroareolar|subareolar|hemithorax|chest\s+wall)\b",
    re.IGNORECASE,
)
_LESION = re.compile(
    r"\b(?:mass(?:es)?|lumps?|lesions?|tumou?rs?|nodul\w+|carcinomas?|cancers?|sarcomas?|dcis|idc|ilc|calcific\w+|"
    r"microcalcific\w+|micro\s+calcific\w+|enhancement|swelling|"
    r"mastectom\w*|lumpectom\w*|quadrantectom\w*|conserving|bcs|excision|nodes?|thickening|discharge|retraction|"
    r"ulcer\w*|abscess|mastitis|angiosarcoma|"
    r"lymphoma|phyllodes|swollen|opacity|fibroadenoma|tuberculosis|biops\w+|pain|quadrant)\b|\bbc\b",
    re.IGNORECASE,
)
_OTHER_SIDE = re.compile(
    r"\b(?:contralateral|opposite|other\s+breast|both\s+breasts|bilateral\w*|synchronous|metachronous|"
    r"second\s+primary|each\s+breast)\b",
    re.IGNORECASE,
)
_NORMAL = re.compile(
    r"\b(?:normal|unremarkable|negative|no\s+abnormalit\w+|without\s+abnormalit\w+|free\s+of|healthy|symmetr\w+|"
    r"prophylactic|reduction)\b",
    re.IGNORECASE,
)
_PAST_AHEAD = re.compile(
    r"\b(?:history\s+of|(?:years?|months?)\s+after\s+(?:being|a|the|her|his)|previous(?:ly)?|treated\s+by)\b[^.;]*$",
    re.IGNORECASE,
)
_PAST_BEHIND = re.compile(r"^[^.;,]*\b(?:ago|earlier|previously|(?:years?|months?)\s+before)\b", re.IGNORECASE)
_BOTH_LESIONS = re.compile(
    r"^\s*(?:(?!mammo|ultraso|sono|mri|ct\b|magnetic|show|reveal|with|and|but|axill|physical|exam)\w+\s+){0,3}?(?:cancers?|carcinomas?|lesions?|tumou?rs?|mass(?:es)?|disease|"
    r"mastectom\w+|lumps?|nodules|dcis|idc|ilc|lymphoma|involvement|abscess\w*)\b",
    re.IGNORECASE,
)
# "It occupied the outer half of the right breast": the subject is what the sentence before told of.
_GOES_ON = re.compile(r"(?:It|This|These|They|Its|The\s+(?:latter|findings?|changes?|abnormalit\w+))\b")
# A lesion of the other side that appeared in its own time is no contradiction.
_ANOTHER = re.compile(
    r"\b(?:another|new(?:ly)?|later|second|additional|other|thereafter|subsequent\w*|incidental\w*)\b|"
    r"\bafter\s+(?:\w+\s+)?(?:years?|months?)\b",
    re.IGNORECASE,
)
_DECISIVE_SHARE = 0.34
# What a report must say of each side to contradict itself: two places, of which the complaint counts as both.
_OFTEN_ENOUGH = 2


@dataclass(frozen=True)
class _Side:
    side: str
    item: Found
    weight: float
    certain: bool


def read_laterality(annotated: AnnotatedText, patient: Patient) -> tuple[list[Said], list[Said]]:
    """Return the side of the lesion, and the two readings that contradict each other instead where they do."""
    previous = dict(zip(patient.sentences[1:], patient.sentences, strict=False))
    sides = [
        side
        for number, (sentence, item) in enumerate(mentions(annotated, patient, "laterality"))
        for side in [_side(annotated, patient, sentence, previous.get(sentence), item, number)]
        if side
    ]
    both = next((side for side in sides if side.side == "bilateral"), None)
    single = [side for side in sides if side.side != "bilateral"]
    if both and (both.certain or not single):
        return [_said(both)], []
    weights = {name: sum(side.weight for side in single if side.side == name) for name in ("left", "right")}
    total = sum(weights.values())
    if not total:
        return _elsewhere(annotated, patient), []
    if min(weights.values()) / total >= _DECISIVE_SHARE and _contradict(annotated, patient, single):
        certain = [side for side in single if side.certain]
        return [], [_said(next(s for s in certain if s.side == name)) for name in ("left", "right")]
    side = max(weights, key=lambda name: weights[name])
    return [_said(next(s for s in single if s.side == side))], []


def _elsewhere(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return the more frequent side of an organ other than the breast, metastases apart."""
    said = [
        Said("laterality", item.concept, item.start, item.end)
        for sentence, item in mentions(annotated, patient, "laterality")
        if item.concept != "bilateral"
        and not {"negated", "family", "hypothetical"} & set(annotated.assertions.get(item, ()))
        and _LESION.search(annotated.text, sentence.start, sentence.end)
        and not re.search(r"metasta|ventric|shift|atri", annotated.text[sentence.start : sentence.end], re.IGNORECASE)
    ]
    tally = Counter(item.value for item in said)
    return [next(item for item in said if item.value == side) for side, _ in tally.most_common(1)]


def _said(side: _Side) -> Said:
    return Said("laterality", side.side, side.item.start, side.item.end)


def _side(
    annotated: AnnotatedText, patient: Patient, sentence: Sentence, previous: Sentence | None, item: Found, number: int
) -> _Side | None:
    text = annotated.text
    asserted = annotated.assertions.get(item, ())
    before, after = text[sentence.start : item.start], text[item.end : sentence.end]
    if {"family", "hypothetical"} & set(asserted):
        return None
    if item.concept == "bilateral":
        lesions = (
            _BOTH_LESIONS.match(after)
            and "negated" not in asserted
            and not re.match(r"\s*(?:\w+\s+)?prophylactic", after)
        )
        operation = lesions and re.match(r"\s*(?:\w+\s+){0,3}?mastectom", after)
        return _Side("bilateral", item, 1, not operation) if lesions else None
    of = _SIDE_OF.match(after)
    if not of or (_NORMAL.search(after[:60]) and not _LESION.search(after[:25])):
        return None
    past = "historical" in asserted or _PAST_AHEAD.search(before) or _PAST_BEHIND.match(after)
    lesion = (
        bool(_LESION.search(before + after))
        or not of["what"].lower().startswith(("breast", "axill", "armpit"))
        or (previous is not None and _goes_on(text, previous, sentence))
    )
    weight = (2 if number == 0 and not past else 1) * (0.25 if past else 1) * (1 if lesion else 0.5)
    if "negated" in asserted or _OTHER_SIDE.search(before[-30:]):
        weight *= 0.25
    told = sentence.section == patient.sentences[0].section
    return _Side(
        item.concept, item, weight if told else weight / 2, lesion and not past and "negated" not in asserted and told
    )


def _goes_on(text: str, previous: Sentence, sentence: Sentence) -> bool:
    """Tell a sentence whose subject is the lesion of the sentence before it."""
    return bool(_GOES_ON.match(text, sentence.start) and _LESION.search(text, previous.start, previous.end))


def _contradict(annotated: AnnotatedText, patient: Patient, sides: Sequence[_Side]) -> bool:
    """Tell a contradiction from disease of both breasts: both sides are the lesion's and nothing explains it."""
    certain = [side for side in sides if side.certain]
    if any(sum(side.weight for side in certain if side.side == name) < _OFTEN_ENOUGH for name in ("left", "right")):
        return False
    opposite = annotated.sentence_at(next(s.item.start for s in certain if s.side != certain[0].side))
    if opposite and _ANOTHER.search(annotated.text, opposite.start, opposite.end):
        return False
    if any(_OTHER_SIDE.search(annotated.text, s.start, s.end) for s in patient.course()):
        return False
    left, right = (
        {annotated.sentence_at(side.item.start) for side in sides if side.side == name} for name in ("left", "right")
    )
    return left.isdisjoint(right)
