"""The side of the index lesion, and the report's own contradictions about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at
from ingest.case.evidence import Said
from ingest.case.neoplasm import LESION
from ingest.case.patients import Patient, mentions
from ingest.case.tumour.both_breasts import in_each_breast, lesions_of_both
from ingest.case.tumour.sided_part import PAINFUL, is_of_a_part
from ingest.recognise import Found
from ingest.segment import Sentence

_SIDE_OF = re.compile(
    r"^(?:[\s,'-]|\b(?:sided?|upper|lower|outer|inner|and|central|medial|lateral|quadrants?|of|the|her|his|female|"
    r"male|early|stage|invasive|locally|advanced|ductal|"
    r"lobular|synchronous|primary|simple|modified|radical|skin|nipple|sparing|total|partial|palpable|o'clock|solid|"
    r"retroareolar|subareolar|multifocal|recurrent|"
    r"triple|negative|infiltrating|malignant|giant|large|huge|painless|reconstructed|augmented|enlarged|swollen|breast-conserving)\b)*"
    r"(?P<what>breasts?|mammary|mastectom\w*|lumpectom\w*|quadrantectom\w*|segmentectom\w*|tumou?rs?|carcinomas?|"
    r"cancers?|bc|mass(?:es)?|lumps?|lesions?|nodul\w+|"
    r"quadrants?|axill\w*|armpit|nipples?|areol\w*|retroareolar|subareolar|hemithorax|chest\s+wall|(?:upper|lower|inferior|superior|inner|outer)\s+pole)\b",
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
_HEALTHY = re.compile(r"\s+\w+\s+(?:without|was\s+normal|normal|free|unremarkable|intact)\b", re.IGNORECASE)
_PAST_AHEAD = re.compile(
    r"\b(?:history\s+of|(?:years?|months?)\s+after\s+(?:being|a|the|her|his)|previous(?:ly)?|treated\s+by)\b[^.;]*$",
    re.IGNORECASE,
)
_PAST_BEHIND = re.compile(r"^[^.;,]*\b(?:ago|earlier|previously|(?:years?|months?)\s+before)\b", re.IGNORECASE)
# The scar of an operation tells of an earlier lesion, unless another one is in it.
_SCAR_AHEAD = re.compile(r"\bscars?\s+(?:of|from|after)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_SCAR_BEHIND = re.compile(r"[^.;,]*\bscars?\b", re.IGNORECASE)
# A quadrant may be the abdomen's, a hemithorax holds an effusion.
_ABDOMINAL = re.compile(r"quadrants?|hemithorax|chest", re.IGNORECASE)
_BREAST = re.compile(r"\b(?:breasts?|mammo\w*|mammary|mastectom\w*|subareolar|retroareolar)\b", re.IGNORECASE)
# What a disease does elsewhere has its own side: spread, effusions, what was punctured or cannulated.
_SECONDARY = re.compile(
    r"\b(?:metasta\w*|effusions?|ventric\w*|shift\w*|atri\w+|injection|cannul\w*|punctur\w*|catheter\w*|coronar\w*|"
    r"incision|arterial\s+access|residual|remnants?|dissection|approach|iliac|parametri\w*|hydronephrosis|nephrostomy)\b",
    re.IGNORECASE,
)
# What a lesion touches lies beside it.
_NEIGHBOUR = re.compile(
    r"\b(?:encas\w*|abut\w*|compress\w*|displac\w*|adjacent\s+to|touch\w*)\s+(?:[\w-]+\s+){0,2}?$", re.IGNORECASE
)
# "It occupied the outer half of the right breast": the subject is what the sentence before told of.
_GOES_ON = re.compile(r"(?:It|This|These|They|Its|The\s+(?:latter|findings?|changes?|abnormalit\w+))\b")
# A lesion of the other side that appeared in its own time is no contradiction.
_ANOTHER = re.compile(
    r"\b(?:another|new(?:ly)?|later|second|additional|other|thereafter|subsequent\w*|incidental\w*)\b|"
    r"\bafter\s+(?:\w+\s+)?(?:years?|months?)\b",
    re.IGNORECASE,
)
# A relative who comes along has no lesion.
_COMPANION = re.compile(
    r"\b(?:with|by)\s+(?:her|his|the)\s+(?:mother|father|parents|husband|wife|son|daughter|sister|brother)\b",
    re.IGNORECASE,
)
_OF_THE_LUNGS = re.compile(r"\b(?:lungs?|pulmonary|chest|thora\w+|pleur\w+)\b", re.IGNORECASE)
# "A subareolar nodule left": the side stands behind its lesion.
_LESION_AHEAD = re.compile(
    r"\b(?:mass|lump|nodule|lesion|tumou?r|cancer|carcinoma)\s*,?\s*(?:(?:on|in)\s+(?:the|her|his)\s+|\()?$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:\s+side)?\s*[,;.)]", re.IGNORECASE)
# "Right: a carcinoma. Left: a carcinoma.": a report of both breasts, side by side.
_HEADING = re.compile(r"(?:left|right)(?:\s+(?:breast|side))?\s*:", re.IGNORECASE)
# "Lt breast", "R mastectomy".
_ABBREVIATED = re.compile(
    r"(?<![\w./-])(?:(?P<left>L|[Ll]t\.?|LT)|(?P<right>R|[Rr]t\.?|RT))(?=\s+(?i:breast|mastectom\w*|lumpectom\w*|axill\w*|nipple)\b)"
)
_OPERATED = re.compile(
    r"(?:[\s-]+(?!and\b|or\b)[\w-]+){0,3}?[\s-]+(?:\w*mastectom\w*|lumpectom\w*|quadrantectom\w*|segmentectom\w*|tumou?rectom\w*|"
    r"(?:breast|mastectomy|surgical|axillary)\s+specimen|axillary\s+(?:\w+\s+){0,2}dissection)\b",
    re.IGNORECASE,
)
# An operation that is not, or may not be, that of the index lesion.
_OTHER_OPERATION = re.compile(
    r"\b(?:prophyla\w*|risk[\s-]reduc\w+|reduction|symmetr\w+|previous\w*|prior|earlier|ago|had\s+(?:undergone|been|had|a)|history|"
    r"recurr\w*|metasta\w*|scars?|status\s+post|s/p|at\s+(?:the\s+age\s+of\s+)?\d\d|aged?\s+\d\d|planned|refus\w+|declin\w+|benign|normal|also|in\s+(?:19|20)\d\d)\b",
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
    heads: bool = False
    operated: bool = False


def read_laterality(annotated: AnnotatedText, patient: Patient) -> tuple[list[Said], list[Said]]:
    """Return the side of the lesion, and the two readings that contradict each other instead where they do."""
    previous = dict(zip(patient.sentences[1:], patient.sentences, strict=False))
    sides = [
        side
        for number, (sentence, item) in enumerate(_sides(annotated, patient))
        for side in [_side(annotated, patient, sentence, previous.get(sentence), item, number)]
        if side
    ]
    both = next((side for side in sides if side.side == "bilateral"), None)
    single = [side for side in sides if side.side != "bilateral"]
    if both and (both.certain or not single):
        return [_said(both)], []
    headings = {side.side: side.item for side in reversed(single) if side.heads}
    if len(headings) > 1:
        second = max(headings.values(), key=lambda item: item.start)
        return [Said("laterality", "bilateral", second.start, second.end)], []
    each = in_each_breast(annotated.text, patient)
    if each:
        return [Said("laterality", "bilateral", *each.span())], []
    weights = {name: sum(side.weight for side in single if side.side == name) for name in ("left", "right")}
    total = sum(weights.values())
    if not total:
        return _elsewhere(annotated, patient), []
    if min(weights.values()) / total >= _DECISIVE_SHARE and _contradict(annotated, patient, single):
        certain = [side for side in single if side.certain]
        return [], [_said(next(s for s in certain if s.side == name)) for name in ("left", "right")]
    operated = _operated_opposite(annotated, patient, single)
    if operated:
        return [], [_said(side) for side in operated]
    side = max(weights, key=lambda name: weights[name])
    return [_said(next(s for s in single if s.side == side))], []


def _elsewhere(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return the side of a lesion, organ or region other than the breast: the one said more often, or both sides."""
    text = annotated.text
    weights: Counter[str] = Counter()
    places: dict[str, Said] = {}
    for sentence, item in mentions(annotated, patient, "laterality"):
        if {"negated", "family", "hypothetical"} & set(
            annotated.assertions.get(item, ())
        ) or item.concept == "bilateral":
            continue
        start, end = clause_at(text, sentence, item.start)
        lesion = _LESION.search(text, sentence.start, sentence.end) or LESION.search(text, sentence.start, sentence.end)
        if not lesion or not is_of_a_part(text, sentence, item) or _HEALTHY.match(text, item.end, sentence.end):
            continue
        # Up to the next comma: "infiltrates of the left lung, pleural effusion".
        aside = text[start : item.end] + text[item.end : min(end, item.end + 60)].split(",")[0]
        if _SECONDARY.search(aside) or _NEIGHBOUR.search(text[start : item.start]):
            continue
        near = LESION.search(text, max(start, item.start - 60), min(end, item.end + 60))
        another = _ANOTHER.search(text, sentence.start, sentence.end)
        past = (
            another
            or _PAST_AHEAD.search(text[sentence.start : item.start])
            or _PAST_BEHIND.match(text[item.end : sentence.end])
        )
        weights[item.concept] += 1 if past else 4 if near else 1 if PAINFUL.search(aside) else 2
        places.setdefault(item.concept, Said("laterality", item.concept, item.start, item.end))
    (side, most), (_, least) = (*weights.most_common(2), ("", 0), ("", 0))[:2]
    # Where as much is said of either side, the report names no side of the lesion.
    return [places[side]] if most > least else []


def _said(side: _Side) -> Said:
    return Said("laterality", side.side, side.item.start, side.item.end)


def _side(
    annotated: AnnotatedText, patient: Patient, sentence: Sentence, previous: Sentence | None, item: Found, number: int
) -> _Side | None:
    text = annotated.text
    asserted = annotated.assertions.get(item, ())
    before, after = text[sentence.start : item.start], text[item.end : sentence.end]
    if "hypothetical" in asserted or ("family" in asserted and not _COMPANION.search(before)):
        return None
    if item.concept == "bilateral":
        lesions = (
            lesions_of_both(before[-80:] + text[item.start : item.end], after)
            and "negated" not in asserted
            and not re.match(r"\s*(?:\w+\s+)?prophylactic", after)
            and not _OF_THE_LUNGS.search(text, *clause_at(text, sentence, item.start))
        )
        operation = lesions and re.match(r"\s*(?:\w+\s+){0,3}?mastectom", after)
        return _Side("bilateral", item, 1, not operation) if lesions else None
    if (
        _LESION_AHEAD.search(before)
        and _ALONE.match(after)
        and any(_BREAST.search(text, s.start, s.end) for s in patient.course())
    ):
        return _Side(item.concept, item, 1, True)
    if _HEADING.match(text, sentence.start, item.end + 1) and _LESION.search(after) and not _NORMAL.search(after):
        return _Side(item.concept, item, 1, True, heads=True)
    of = _SIDE_OF.match(after)
    if not of or (_NORMAL.search(after[:60]) and not _LESION.search(after[:25])):
        return None
    elsewhere = _ABDOMINAL.match(of["what"]) and not _BREAST.search(text, sentence.start, sentence.end)
    if elsewhere and (
        PAINFUL.search(text, sentence.start, sentence.end) or _SECONDARY.search(text, sentence.start, sentence.end)
    ):
        return None
    scar = (_SCAR_AHEAD.search(before) or _SCAR_BEHIND.match(after)) and not _LESION.search(before)
    past = "historical" in asserted or scar or _PAST_AHEAD.search(before) or _PAST_BEHIND.match(after)
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
        item.concept,
        item,
        weight if told else weight / 2,
        lesion and not past and "negated" not in asserted and told,
        operated=bool(_OPERATED.match(after)),
    )


def _sides(annotated: AnnotatedText, patient: Patient) -> Iterator[tuple[Sentence, Found]]:
    """Yield the sides that the patient's sentences name, in full or as `Lt` and `R` before the breast."""
    for sentence in patient.sentences:
        abbreviated = (
            Found(match.start(), match.end(), match.lastgroup or "", "laterality", "abbreviated")
            for match in _ABBREVIATED.finditer(annotated.text, sentence.start, sentence.end)
        )
        named = {item.start: item for item in abbreviated}
        named |= {item.start: item for item in annotated.mentions(sentence.start, sentence.end, "laterality")}
        yield from ((sentence, named[start]) for start in sorted(named))


def _operated_opposite(annotated: AnnotatedText, patient: Patient, sides: Sequence[_Side]) -> list[_Side]:
    """Return the lesion's side and that of its operation or specimen, where nothing explains that they differ."""
    first = next((side for side in sides if side.certain), None)
    if first is None or first.operated:
        return []
    opposite = [side for side in sides if side.side != first.side]
    if not all(side.certain and side.operated for side in opposite) or any(
        side.operated for side in sides if side.side == first.side
    ):
        return []
    course = patient.course()
    if any(_OTHER_SIDE.search(annotated.text, s.start, s.end) for s in course):
        return []
    for side in opposite:
        sentence = annotated.sentence_at(side.item.start)
        reasons = (_ANOTHER, _OTHER_OPERATION)
        if (
            sentence is None
            or side.item.start < first.item.start
            or sentence == annotated.sentence_at(first.item.start)
        ):
            return []
        if any(reason.search(annotated.text, sentence.start, sentence.end) for reason in reasons):
            return []
    return [first, opposite[0]] if opposite else []


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
