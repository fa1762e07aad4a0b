"""The patient's marker readings: which tumour and time each is of, and the status of the case that they settle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.marker.names import may_name_a_marker
from ingest.case.marker.reading import MarkerSaid
from ingest.case.marker.receptors import read_sentence
from ingest.case.patients import Patient
from ingest.case.relative import is_another
from ingest.model import Case, MarkerReading
from ingest.segment import Sentence

Tumour = Literal["primary", "secondary"]
Time = Literal["before_treatment", "after_treatment"]
# Where a breast cancer stands; the nodes, which drain it, are no such place.
_HOME = frozenset({"breast", "nipple", "milk_duct", "chest_wall", "axilla"})
_HYBRIDISATION = re.compile("FISH|ISH|[Hh]ybridi|[Aa]mplif")
# What hybridisation found is of HER2 up to here behind its reading: one sentence may tell how it was done.
_SENTENCES_ON_HER2 = 2
_BY_HYBRIDISATION = {"amplified": "positive", "not_amplified": "negative"}
_METASTASIS = r"metasta\w+|recurren\w+|relaps\w+|(?:lymph\s+|axillary\s+|sentinel\s+)nod(?:es?|al)"
_SECONDARY = re.compile(rf"\b(?:{_METASTASIS})\b", re.IGNORECASE)
_NO_SECONDARY = re.compile(
    rf"\b(?:no|not|without|absence\s+of|free\s+of|negative\s+for)\b[^,;.]{{0,50}}?\b(?:{_METASTASIS})\b|"
    # A stage is no tissue: "a carcinoma with nodal metastases", "metastases in two of 14 lymph nodes".
    rf"(?<!consistent\s)(?<!compatible\s)(?<!keeping\s)\bwith\s+(?:(?!the\b)[\w-]+\s+){{0,4}}?(?:{_METASTASIS})\b|"
    r"\b(?:\d{1,2}|one|two|three|four|five|six|none)\s*(?:/|(?:out\s+)?of)\s*(?:the\s+)?\d{1,2}\b[^;.]{0,40}?\bnod",
    re.IGNORECASE,
)
_SPREAD = re.compile(r"\b(?:metasta\w+|recurren\w+|relaps\w+)\b", re.IGNORECASE)
# What was read just before was of a metastasis: "The conclusion was metastasis of the known lobular carcinoma."
_CONCLUSION = re.compile(
    r"(?:this|these|it|consistent|compatible|(?:the|a)\s+(?:final\s+)?(?:findings?|conclusions?|diagnos[ie]s|features|results?|"
    r"picture|profile|immunoprofile))\b[^.;]{0,80}?\b(?:metasta\w+|recurren\w+|relaps\w+)",
    re.IGNORECASE,
)
_TISSUE = re.compile(
    r"\b(?:biops\w+|aspirat\w+|cytolog\w+|specimens?|resect\w+|excis\w+|samples?|histolog\w+|material|effusion)\b",
    re.IGNORECASE,
)
# "Metastasis of a breast primary" is one all the same.
_PRIMARY = re.compile(
    r"\b(?:(?<!breast\s)(?<!mammary\s)(?<!unknown\s)primary|original|index|mastectomy|lumpectomy|quadrantectomy)\b(?!\s+(?:endpoint|care))",
    re.IGNORECASE,
)
# "In contrast to the primary, the metastasis was negative" tells of the metastasis alone.
_COMPARED = re.compile(
    r"\b(?:in\s+contrast\s+(?:to|with)|contrary\s+to|unlike|compared\s+(?:to|with)|in\s+comparison\s+(?:to|with)|as\s+opposed\s+to|"
    r"(?:similar|identical|comparable)(?:ly)?\s+to|differ\w*\s+(?:from|to)|(?:dis|con)cordant\s+(?:from|with)|(?:just\s+)?(?:as|like)\s+in)\s+"
    r"(?:(?:that|those|the\s+\w+)\s+of\s+)?(?:the|her|his|their)\s+(?:[\w-]+\s+){0,2}?"
    rf"(?:(?:primary|original|index)(?:\s+(?:breast\s+)?(?:tumou?r|lesion|cancer|carcinoma|one|biopsy))?|{_METASTASIS})\b",
    re.IGNORECASE,
)
_BEFORE_TREATMENT = re.compile(
    r"\bpre-?(?:treatment|NAC|NACT|chemotherapy|therapeutic|neoadjuvant)|\b(?:before|prior\s+to)\s+(?:the\s+)?(?:start\s+of\s+|"
    r"starting\s+|initiation\s+of\s+)?(?:neoadjuvant|chemotherapy|treatment|therapy|NACT?)\b",
    re.IGNORECASE,
)
_AFTER_TREATMENT = re.compile(
    r"\bpost-?(?:treatment|NAC|NACT|chemotherapy|therapeutic|neoadjuvant)|\b(?:after|following|on\s+completion\s+of)\s+"
    r"(?:(?:the|completion\s+of|\w+\s+cycles\s+of)\s+){0,2}(?:neoadjuvant|chemotherapy|treatment|therapy|NACT?)\b|\bresidual\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r";|,?\s+\b(?:but|while|whereas|although|though|however)\b|,\s+and\s+(?=the\b)", re.IGNORECASE)
_WIDEST = 300
_ANOTHER_TUMOUR = re.compile(
    r"\b(?:components?|in\s+situ|dcis|contralateral|second|other|first|initial\w*|previous\w*|repeat\w*|review\w*|now)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(r"\b(?:left|right)\b", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:patients|tumou?rs|cases|carcinomas|cancers)\s+(?:that|which|who|with|are|were|tend)\b|\b(?:usually|"
    r"typically|commonly|frequently|often|generally)\b|\d+\s*%\s+of\s+(?:cases|patients|tumou?rs)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:mother|father|sisters?|brothers?|daughters?|sons?|aunts?|uncles?|cousins?|niece|grand\w+|family)\b"
    r"(?:(?!\b(?:the|her|his)\s+(?:tumou?r|lesion|mass|cancer)\b|\b(?:biops|patholog|immuno|histolog))[^.;]){0,80}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PlacedReading:
    """A reading in offsets of the view, with its sentence, and the tumour and the time that it is of."""

    said: MarkerSaid
    sentence: Sentence
    tumour: Tumour
    time: Time | None

    @property
    def is_second_choice(self) -> bool:
        """Tell a reading that settles the case only where none of the untreated primary tumour does."""
        return self.tumour == "secondary" or self.time == "after_treatment"


def read_markers(annotated: AnnotatedText, patient: Patient) -> list[PlacedReading]:
    """Return the readings in the order of trust; `triple negative` only where no more is said of a marker."""
    said: list[tuple[Sentence, MarkerSaid]] = []
    since_her2 = _SENTENCES_ON_HER2
    for sentence in patient.sentences:
        text = annotated.text[sentence.start : sentence.end]
        about_her2 = since_her2 < _SENTENCES_ON_HER2
        since_her2 += 1
        if not may_name_a_marker(text) and not (about_her2 and _HYBRIDISATION.search(text)):
            continue
        if _GENERAL.search(text):
            continue
        readings = [
            reading
            for reading in read_sentence(text, about_her2)
            for relative in [_RELATIVE.search(text, max(0, reading.start - 120), reading.start)]
            if relative is None or not is_another(text, relative.start(), patient)
        ]
        if any(reading.marker == "her2" for reading in readings):
            since_her2 = 0
        said.extend((sentence, reading) for reading in readings)
    on_metastases = _sentences_on_metastases(annotated, patient, {sentence for sentence, _ in said})
    placed = [
        _placed(annotated.text[sentence.start : sentence.end], sentence, reading, sentence in on_metastases)
        for sentence, reading in said
    ]
    known = {(reading.said.marker, reading.is_second_choice) for reading in placed if not reading.said.grouped}
    return [r for r in placed if not r.said.grouped or (r.said.marker, r.is_second_choice) not in known]


def _placed(text: str, sentence: Sentence, said: MarkerSaid, on_metastasis: bool) -> PlacedReading:
    clause = _COMPARED.sub("", _clause(text, said))
    named = bool(_SECONDARY.search(clause)) and not _NO_SECONDARY.search(clause)
    secondary = (named or on_metastasis) and not _PRIMARY.search(clause)
    return PlacedReading(
        said.moved(sentence.start), sentence, "secondary" if secondary else "primary", _time(clause, said)
    )


def _sentences_on_metastases(annotated: AnnotatedText, patient: Patient, read: Set[Sentence]) -> set[Sentence]:
    """Return the sentences on tissue of a metastasis, once a tumour has been read before it.

    Such tissue is of an organ that the report had not named up to its first readings, or taken where the sentence
    before or behind it tells of a metastasis. It is spoken of to the end of the paragraph, or to that of the primary.
    """
    found: set[Sentence] = set()
    named: set[str] = set()
    first_read: Sentence | None = None
    secondary = spread = False
    paragraph: list[Sentence] = []
    for sentence in sorted(patient.sentences, key=lambda sentence: sentence.start):
        text = annotated.text[sentence.start : sentence.end]
        if paragraph and sentence.paragraph != paragraph[-1].paragraph:
            paragraph, secondary, spread = [], False, False
        sites = {item.concept for item in annotated.mentions(sentence.start, sentence.end, "site")}
        at_home = bool(sites & _HOME or _PRIMARY.search(_COMPARED.sub("", text)))
        told = bool(_SPREAD.search(text)) and not _NO_SECONDARY.search(text)
        if first_read and not at_home and _TISSUE.search(text) and (spread or told or sites - named):
            secondary = True
        elif at_home:
            secondary = False
        if secondary:
            found.add(sentence)
        if told and paragraph and first_read not in (None, *paragraph) and _CONCLUSION.match(text):
            found.update(paragraph)
        spread = told
        paragraph.append(sentence)
        if first_read is None:
            named |= sites
            first_read = sentence if sentence in read else None
    return found


def _clause(text: str, reading: MarkerSaid) -> str:
    """Return the clause of the reading, or all around it where its clause tells neither a tumour nor a time."""
    first, last = max(0, reading.start - _WIDEST), min(len(text), reading.end + _WIDEST)
    start, end = first, last
    for match in _CLAUSE.finditer(text, first, last):
        if match.end() <= reading.start:
            start = match.end()
        elif match.start() >= reading.end:
            end = match.start()
            break
    told = (_SECONDARY, _PRIMARY, _BEFORE_TREATMENT, _AFTER_TREATMENT)
    return text[start:end] if any(pattern.search(text, start, end) for pattern in told) else text[first:last]


def _time(clause: str, said: MarkerSaid) -> Time | None:
    before, after = _BEFORE_TREATMENT.search(clause), _AFTER_TREATMENT.search(clause)
    if said.change and (before or after):
        return "before_treatment" if said.change == "from" else "after_treatment"
    if bool(before) == bool(after):
        return None
    return "before_treatment" if before else "after_treatment"


def receptor_fields(readings: Sequence[PlacedReading]) -> list[Said]:
    """Return the case's fields as the readings settle them: the untreated primary tumour's before any other.

    Hybridisation decides on HER2 where immunohistochemistry was equivocal or silent.
    """
    known = {reading.said.marker for reading in readings if not reading.is_second_choice}
    said = [
        field
        for reading in readings
        if not (reading.is_second_choice and reading.said.marker in known)
        for field in _fields(reading.said)
    ]
    fish = next((item for item in said if item.field == "her2_fish"), None)
    stained = next((item for item in said if item.field == "her2"), None)
    if fish and (stained is None or stained.value == "equivocal"):
        return [Said("her2", _BY_HYBRIDISATION[str(fish.value)], fish.start, fish.end), *said]
    return said


def _fields(said: MarkerSaid) -> Iterator[Said]:
    """Yield the parts of a reading that are fields of the case: `er`, `er_percent`, `her2_ihc`, `her2_fish` ..."""
    for part in said.parts:
        field = said.marker if part.field == "status" else f"{said.marker}_{part.field}"
        if field in Case.model_fields:
            yield Said(field, part.value, part.start, part.end)


def marker_readings(annotated: AnnotatedText, readings: Sequence[PlacedReading]) -> tuple[MarkerReading, ...]:
    """Return the readings as rows of the case in the order of the text; one that is said again counts once."""
    rows: dict[tuple[object, ...], MarkerReading] = {}
    for reading in sorted(readings, key=lambda reading: reading.said.start):
        said = reading.said
        values = {part.field: part.value for part in said.parts}
        if "fish" in values and "status" not in values:
            values["status"] = _BY_HYBRIDISATION[str(values["fish"])]
        side = _side(annotated.text, reading)
        key = (said.marker, *sorted(values.items()), reading.tumour, reading.time, side)
        span = annotated.span(said.start, said.end).model_dump()
        rows.setdefault(
            key,
            MarkerReading.model_validate(
                {
                    **span,
                    **values,
                    "evidence": annotated.evidence(said.start),
                    "marker": said.marker,
                    "tumour": reading.tumour,
                    "time": reading.time,
                    "laterality": side,
                }
            ),
        )
    return tuple(rows.values())


def contradicting_receptors(
    annotated: AnnotatedText, patient: Patient, readings: Sequence[PlacedReading]
) -> list[list[Said]]:
    """Return, for each receptor that the report calls both positive and negative without a reason, both readings.

    Two sides are a reason, one named side is none.
    """
    course = set(patient.course())
    said = [
        (field, _side(annotated.text, reading))
        for reading in sorted(readings, key=lambda reading: reading.said.start)
        if reading.sentence in course
        and not (reading.said.grouped or reading.said.change or reading.is_second_choice)
        and not _ANOTHER_TUMOUR.search(annotated.text, reading.sentence.start, reading.sentence.end)
        for field in _fields(reading.said)
    ]
    conflicts = []
    for receptor in ("er", "pr", "her2"):
        for side in ("left", "right"):
            first = {item.value: item for item, of in reversed(said) if item.field == receptor and of in (side, None)}
            if {"positive", "negative"} <= first.keys():
                conflicts.append([first["positive"], first["negative"]])
                break
    return conflicts


def _side(text: str, reading: PlacedReading) -> str | None:
    """Return the side that a reading's sentence names; of two that which is named last before the reading."""
    named = list(_SIDE.finditer(text, reading.sentence.start, reading.sentence.end))
    if len({match[0].lower() for match in named}) > 1:
        named = [match for match in named if match.end() <= reading.said.start][-1:]
    return named[0][0].lower() if named else None
