"""Where in the breast the index lesion lies, and whether it is one focus or several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at
from ingest.case.evidence import Said
from ingest.case.neoplasm import LESION
from ingest.case.patients import Patient
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_BREAST = re.compile(r"\b(?:breasts?|mammo\w*|mammar\w*|mastectom\w*|BI-?\s?RADS|nipples?|areol\w*)\b", re.IGNORECASE)
_TOLD_OF = re.compile(
    rf"{LESION.pattern}|\b(?:thickening|distortion|asymmetr\w*|opacit\w*|indurat\w+|discharge|retraction|lumpectom\w*|"
    r"quadrantectom\w*|sectorectom\w*|tumorectom\w*|biops\w+|it|localized|localised|located)\b",
    re.IGNORECASE,
)
# Four quadrants belong to the abdomen as well, and a half to any organ.
_ABDOMEN = re.compile(
    r"\b(?:abdom\w*|pain\w*|tender\w*|liver|hepat\w*|bowel|colon\w*|spleen|gallbladder|hypochondri\w*|flank|lung|lob[ea]\w*|"
    r"kidney|thyroid|retin\w*|orbit\w*|eyelid\w*)\b",
    re.IGNORECASE,
)
_PAIN_BEHIND = re.compile(r"\s+(?:abdominal\s+)?(?:pain|tenderness|discomfort)", re.IGNORECASE)
# Where the surgeon cut is not where the lesion lies.
_OF_AN_ACCESS = re.compile(r"\s+(?:incision|approach|access|scar|skin)\b", re.IGNORECASE)
_SIDE = re.compile(r"\b(?:right|left)\b", re.IGNORECASE)
_SIDE_BEFORE = re.compile(r"\b(?:right|left)\s+(?:side\s+)?$", re.IGNORECASE)
_OF_A_BREAST = re.compile(
    r"[\s,)]*(?:(?:quadrants?|position|regions?|area|part)\s+)*(?:of|in)\s+(?:the|her|his)\s+(?P<side>right|left)\b",
    re.IGNORECASE,
)
_QUADRANTS = frozenset({"upper_outer", "upper_inner", "lower_outer", "lower_inner"})
_HALVES = frozenset({"upper", "lower", "outer", "inner"})
_HOURS = {
    word: str(hour)
    for hour, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_HOUR = rf"(?:(?:1[0-2]|[1-9](?!\d))(?:[:.](?:00|15|30|45))?|(?a:{'|'.join(_HOURS)})\b)"
_CLOCK = re.compile(
    rf"(?<![\w.:/])(?P<hours>{_HOUR}(?:\s*(?:-|–|to|and|/|,|or)\s*{_HOUR})*)[\s-]*"
    rf"(?:o\s?['’`´]?\s?clock|(?<=[:.][0134][05])\s+(?:position|axis|radius)|(?<=\d)\s?h\s+(?:position|axis))",
    re.IGNORECASE,
)
# "A mass at 10:30 in the right breast"
_BARE_HOUR = re.compile(
    r"\bat\s+(?P<hour>(?:1[0-2]|[1-9])[:.](?:00|15|30|45))(?=\s+(?:in|of|on)\s+(?:the|her|his)\s+(?:left|right)\b)",
    re.IGNORECASE,
)
_OF_THE_DAY = re.compile(
    r"\s*(?:[ap]\.?m\b|in\s+the\s+(?:morning|evening|afternoon)|at\s+night|on\s+(?:the\s+)?(?:day|\d))", re.IGNORECASE
)
_ONE_HOUR = re.compile(_HOUR, re.IGNORECASE)
_FOCALITY = re.compile(
    r"\b(?:(?P<multicentric>multi-?\s?centric(?:ity|ally)?)|(?P<multifocal>multi-?\s?focal(?:ity|ly)?)|"
    r"(?P<unifocal>uni-?\s?(?:focal(?:ity)?|centric)))\b",
    re.IGNORECASE,
)
_NOT_MULTIPLE = re.compile(
    r"\b(?:no|not|without|exclud\w+|rul\w+\s+out|absence\s+of|denied|nor|neither|unlikely|suspicion\s+of|suspected|possibl[ey])"
    r"\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
# Many foci of something else: spread, inflammation, a rhythm.
_OTHER_FOCI = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:metasta\w*|secondar\w+|recurren\w+|pneumoni\w*|infarct\w*|leuk?o\w*|osteo\w*|atrial|"
    r"tachycardia|motor|neuropath\w*|isch[ae]mi\w*|stenos[ei]s|infect\w*|biops\w*|resection|lens\w*)\b",
    re.IGNORECASE,
)


def read_place(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary, side: str | None) -> list[Said]:
    """Return the quadrants, clock positions (`10`, `2:30`) of the lesion in the breast, and the lesion's focality.

    The quadrants are `upper_outer`, `upper` where only a half is named, `central` behind the areola, and
    `axillary_tail`. What lies opposite to `side`, that of the index lesion, is none of its places.
    """
    text = annotated.text
    places: list[Said] = []
    focality: list[Said] = []
    of_the_breast = any(_BREAST.search(text, s.start, s.end) for s in patient.sentences)
    previous: Sentence | None = None
    for sentence in patient.sentences:
        told = _TOLD_OF.search(text, sentence.start, sentence.end) or (
            previous is not None and LESION.search(text, previous.start, previous.end)
        )
        if of_the_breast and told:
            places += [
                place
                for place in (*_quadrants(annotated, sentence, vocabulary), *_clock_positions(text, sentence))
                if side is None or _side_of(text, sentence, place) in (None, side)
            ]
        focality += _focality(text, sentence)
        previous = sentence
    return [*_without_halves(places), *sorted(focality, key=lambda said: said.value != "multicentric")]


def _quadrants(annotated: AnnotatedText, sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Said]:
    text = annotated.text
    of_the_breast = _BREAST.search(text, sentence.start, sentence.end)
    for item in annotated.mentions(sentence.start, sentence.end, "quadrant"):
        *_, place = vocabulary.ancestors(item.concept)
        bare = place in _HALVES and _SIDE_BEFORE.search(text, sentence.start, item.start)
        painful = bare and _PAIN_BEHIND.match(text, item.end, sentence.end)
        if painful or _OF_AN_ACCESS.match(text, item.end, sentence.end):
            continue
        if {"negated", "historical", "family"} & set(annotated.assertions.get(item, ())):
            continue
        of_the_abdomen = bare or _ABDOMEN.search(text, *clause_at(text, sentence, item.start))
        if of_the_breast or not of_the_abdomen:
            yield Said("quadrant", place, item.start, item.end)


def _clock_positions(text: str, sentence: Sentence) -> Iterator[Said]:
    for match in _CLOCK.finditer(text, sentence.start, sentence.end):
        if _OF_THE_DAY.match(text, match.end(), sentence.end) or _ABDOMEN.search(text, sentence.start, sentence.end):
            continue
        for hour in _ONE_HOUR.finditer(text, *match.span("hours")):
            yield _clock_position(hour[0], *hour.span())
    for match in _BARE_HOUR.finditer(text, sentence.start, sentence.end):
        yield _clock_position(match["hour"], *match.span("hour"))


def _clock_position(hour: str, start: int, end: int) -> Said:
    printed = hour.lower().replace(".", ":").removesuffix(":00")
    return Said("clock_position", _HOURS.get(printed, printed), start, end)


def _side_of(text: str, sentence: Sentence, place: Said) -> str | None:
    """Return the side of the breast that a place is of: `of the right breast` behind it, else the last one before."""
    behind = _OF_A_BREAST.match(text, place.end, sentence.end)
    before = list(_SIDE.finditer(text, sentence.start, place.start))
    named = behind["side"] if behind else before[-1][0] if before else None
    return named.lower() if named else None


def _without_halves(places: list[Said]) -> list[Said]:
    """Leave out a half of the breast where one of its quadrants is named."""
    quadrants = {str(place.value) for place in places if place.value in _QUADRANTS}
    return [
        place
        for place in places
        if place.value not in _HALVES or not any(str(place.value) in quadrant.split("_") for quadrant in quadrants)
    ]


def _focality(text: str, sentence: Sentence) -> Iterator[Said]:
    tumour = LESION.search(text, sentence.start, sentence.end)
    for match in _FOCALITY.finditer(text, sentence.start, sentence.end):
        name = match.lastgroup or ""
        before = text[max(sentence.start, match.start() - 60) : match.start()]
        denied = name != "unifocal" and _NOT_MULTIPLE.search(before)
        if tumour and not denied and not _OTHER_FOCI.match(text, match.end(), sentence.end):
            yield Said("focality", name, match.start(), match.end())
