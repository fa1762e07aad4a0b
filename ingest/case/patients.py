"""Which patients a document describes, and which of its sentences speak of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.age import ages_in_years
from ingest.annotated import AnnotatedText
from ingest.case.introduction import Introduced, introduced_together, is_of_all, parted, relation_at_opening, turn
from ingest.case.opening import LAST, NUMBERED, introduced_person, member, numbered
from ingest.case.told import NEVER, ONLY_OURS, PERSON, gives_an_age, told_sentences
from ingest.quantity import Measured
from ingest.recognise import Found
from ingest.segment import Sentence

_INTRODUCES = re.compile(
    r"\b(?:we\s+(?:report|describe|present)\b.{0,60}?\b(?:case|patient|woman|man|female|male)\b|case\s+of\b|"
    r"(?:the|our|this|index)\s+patient\s+(?:is|was|had|has|under\w+|presented|received|complained|reported|"
    r"developed|remains|died|did)\b|"
    r"an?\s+(?:[\w-]+\s+){0,4}(?:patient|woman|man|lady|\w+genarian|housewife)\s+(?:(?:with|who|aged|on)\b.{0,80})?(?:is|was|presented|came|"
    r"consulted|had|underwent|admitted|seen)\b|"
    r"in\s+(?:this|our)\s+(?:\w+\s+)?patient\b(?!\s+(?:population|group|cohort|series))|"
    r"(?-i:(?:M(?:rs?|s|iss|me|adame?)\.?|Dr\.)\s+[A-Z])|(?:he|she)(?:'s|\s+(?:is|was|had|has|under\w+|presented|received|developed|came|attended|consulted|complained|"
    r"noticed|noted|reported|felt|died|remains))\b|"
    r"^(?:an?\s+|case:\s+)?\d{1,3}[\s-]*(?:years?|yrs?)[\s-]*old\s+(?!(?:data|study|history|case|lesion|scar)\b))",
    re.IGNORECASE,
)
_DECADE = re.compile(
    rf"\ban?\s+(?:[\w-]+\s+){{0,4}}?{PERSON}\s+in\s+(?:her|his)\s+(?:early\s+|mid-?\s*|late\s+)?(?:\d0['’]?s|twent|"
    rf"thirt|fort|fift|sixt|sevent|eight|ninet)",
    re.IGNORECASE,
)
_FAMILY = re.compile(
    r"\bmembers\s+(?:of|in|from|within)\s+(?:an?|one|the\s+same|this)\s+(?:[\w-]+\s+)?family\b", re.IGNORECASE
)
_BIRTH = re.compile(
    r"\b(?:gave\s+birth|was\s+delivered|c(?:ae|e)sare?an|(?:vaginal|induced|term|preterm)\s+deliver\w+|delivered\s+an?|(?:after|since)\s+delivery|"
    r"weeks?['’]?\s+(?:of\s+)?gestation|labou?r\s+was)\b",
    re.IGNORECASE,
)
_CASE_REPORT = re.compile(
    r"\bcase\s+(?:report|presentation|description|of)\b|\ba\s+case\b|\bwe\s+(?:report|describe|present)\s+(?:an?|"
    r"the)\b",
    re.IGNORECASE,
)
_OF_A_COURSE = ("operation", "tissue_sampling", "laterality")
_COURSE = 4
_MANY = re.compile(
    r"\b(?:\d+\s+(?:[\w-]+\s+){0,3}?(?:patients|women|men|subjects|lesions|cases|masses|tumou?rs|breasts|examinations|"
    r"biopsies)|patients|participants|mean|median|cohort|retrospective\w*|prospective\w*|consecutive|randomi[sz]ed|"
    r"sensitivity|specificity|accuracy|studies|study)\b",
    re.IGNORECASE,
)
_TWO = 2
_OPENING = 15
_SHORT = 60
_STUDY = frozenset({"methods", "results"})
_TRUST = (
    "case",
    "other",
    "results",
    "methods",
    "title",
    "abstract",
    "figure",
    "introduction",
    "discussion",
    "conclusion",
)


@dataclass(frozen=True)
class Patient:
    """One person of the report, with the sentences about him or her: the case section's first, then by trust.

    Of several, `called` are the nouns by which the report calls this one (`mother`, `woman`), `age` is the age in the
    sentence that introduces all. One who gave birth `is_a_mother`: `the mother`, and not `her mother`, is the patient.
    """

    label: str | None
    sentences: tuple[Sentence, ...]
    called: tuple[str, ...] = ()
    age: Measured | None = None
    is_a_mother: bool = False

    @property
    def is_called_by_a_relation(self) -> bool:
        """Whether a noun for a relative may be the patient."""
        return bool(self.called) or self.is_a_mother

    @property
    def start(self) -> int:
        """Offset in the view at which the patient's first sentence begins."""
        return min(sentence.start for sentence in self.sentences)

    @property
    def end(self) -> int:
        """Offset in the view behind the patient's last sentence."""
        return max(sentence.end for sentence in self.sentences)

    def course(self) -> tuple[Sentence, ...]:
        """Return the sentences of the section that tells the patient's course, in its order."""
        told = self.sentences[0].section
        return tuple(sentence for sentence in self.sentences if sentence.section == told)


def mentions(annotated: AnnotatedText, patient: Patient, *kinds: str) -> Iterator[tuple[Sentence, Found]]:
    """Yield the mentions of these kinds in the patient's sentences, in their order."""
    for sentence in patient.sentences:
        for item in annotated.mentions(sentence.start, sentence.end, *kinds):
            yield sentence, item


def find_patients(annotated: AnnotatedText) -> tuple[Patient, ...]:
    """Return the patients in the order of the text; none for a study, a trial or a review."""
    sentences = told_sentences(annotated)
    narrative = [sentence for sentence in sentences if sentence.section not in ONLY_OURS] or sentences
    of_a_study = not _STUDY.isdisjoint(section.kind for section in annotated.sections)
    together = () if of_a_study else _told_in_turn(annotated.text, narrative)
    if together or not _describes_a_patient(annotated, sentences):
        return together
    parts = _by_patient(annotated.text, narrative)
    if len(parts) == 1:
        return (Patient(None, tuple(_by_trust(sentences)), is_a_mother=_has_given_birth(annotated.text, narrative)),)
    return tuple(Patient(label, tuple(_by_trust(inside)), _called(annotated.text, inside)) for label, inside in parts)


def _describes_a_patient(annotated: AnnotatedText, sentences: list[Sentence]) -> bool:
    text = annotated.text
    kinds = {sentence.section for sentence in sentences}
    if "case" not in kinds and _STUDY & {section.kind for section in annotated.sections}:
        openings = [s for s in annotated.sentences if s.section not in NEVER][:_OPENING]
        short = len(annotated.sentences) < _SHORT
        if not any(_CASE_REPORT.search(text, s.start, s.end) or (short and gives_an_age(text, s)) for s in openings):
            return False
    signs = 0
    for sentence in sentences:
        if sentence.section == "figure":
            continue
        signs += 2 * bool(_DECADE.search(text, sentence.start, sentence.end))
        signs += bool(_INTRODUCES.search(text, sentence.start, sentence.end))
        signs += 2 * (gives_an_age(text, sentence) or _is_aged_case(text, sentence))
        if signs >= 2:
            return True
    return (signs > 0 and (len(sentences) < 12 or not annotated.sections)) or _reads_as_a_case(annotated, sentences)


def _reads_as_a_case(annotated: AnnotatedText, sentences: list[Sentence]) -> bool:
    """Tell a course that never names its person: sides, samplings and operations, and next to nothing of many."""
    told = [sentence for sentence in sentences if sentence.section != "figure"]
    narrating = sum(bool(annotated.mentions(s.start, s.end, *_OF_A_COURSE)) for s in told)
    of_many = sum(bool(_MANY.search(annotated.text, s.start, s.end)) for s in told)
    return narrating >= _COURSE and of_many * _COURSE <= narrating


def _is_aged_case(text: str, sentence: Sentence) -> bool:
    """Tell a numbered case with an age, whatever the person is called: `Case 2: The sister, aged 44, ...`."""
    numbered_case = NUMBERED.match(text[sentence.start : sentence.end])
    return bool(numbered_case) and any(ages_in_years(text, sentence.start, sentence.end))


def _told_in_turn(text: str, sentences: list[Sentence]) -> tuple[Patient, ...]:
    """Return the patients whom one sentence introduces and the following tell of in turn; none where it is not so.

    What is said before the first turn or behind a sentence that tells of two in turn, and what is said of both, is said
    of each.
    """
    told = [s for s in sentences if s.section not in ("figure", "title", "abstract")] or sentences
    openings = ((s, introduced_together(text, s.start, s.end)) for s in told)
    first, introduced = next((pair for pair in openings if pair[1] or gives_an_age(text, pair[0])), (None, None))
    if introduced is None:
        heads = (
            (s, introduced_together(text, s.start, s.end)) for s in sentences if s.section in ("title", "abstract")
        )
        first, introduced = next((pair for pair in heads if pair[1]), (None, None))
    if first is None or introduced is None:
        return ()
    parts: list[list[Sentence]] = [[] for _ in introduced.names]
    current: int | None = None
    turned_to: set[int] = set()
    for sentence in (first, *(sentence for sentence in told if sentence.start > first.start)):
        halves = _halves(text, sentence, introduced)
        if halves:
            current, turned_to = None, {*turned_to, 0, 1}
            for half, part in zip(halves, parts, strict=True):
                part.append(half)
            continue
        words = text[sentence.start : sentence.end]
        to = None if sentence is first else turn(words, introduced)
        if to is not None:
            current, turned_to = to, {*turned_to, to}
        for number, part in enumerate(parts):
            if current in (None, number) or is_of_all(words):
                part.append(sentence)
    if len(turned_to) < len(parts):
        return ()
    return tuple(
        Patient(None, tuple(_by_trust(part)), names, age)
        for part, names, age in zip(parts, introduced.names, introduced.ages, strict=True)
    )


def _halves(text: str, sentence: Sentence, introduced: Introduced) -> tuple[Sentence, Sentence] | None:
    """Return the two parts of a sentence that tells of two patients one after the other."""
    middle = parted(text, sentence.start, sentence.end) if len(introduced.names) == _TWO else None
    return (replace(sentence, end=middle), replace(sentence, start=middle)) if middle else None


def _by_patient(text: str, sentences: list[Sentence]) -> list[tuple[str | None, list[Sentence]]]:
    """Divide the narrative where it turns to another patient: at numbered labels, else at a new person's age."""
    told = [s for s in sentences if s.section not in ("figure", "title", "abstract")] or sentences
    openings = [numbered(text[s.start : s.end]) for s in told]
    if not any(openings):
        of_a_family = _FAMILY.search(text, 0, told[-1].end)
        openings = [
            introduced_person(sentence) or (member(sentence) if of_a_family else None)
            for sentence in (text[s.start : s.end] for s in told)
        ]
        if len({opening[0] for opening in openings if opening}) < 2:
            return [(None, sentences)]
    labels: dict[str, str | None] = {}
    parts: dict[str, list[Sentence]] = {}
    shared: list[Sentence] = []
    current = last = ""
    for sentence, opening in zip(told, openings, strict=True):
        if opening:
            current = opening[0]
            if current == LAST:
                # "The last patient" is one more than were told of, and at least the second.
                current = last = last or str(max(2, len(parts.keys() - {""}) + 1))
            labels.setdefault(current, opening[1])
        parts.setdefault(current, []).append(sentence)
        if is_of_all(text[sentence.start : sentence.end]):
            shared.append(sentence)
    # What stands before the first label introduces the report, unless the labels begin with the second patient.
    if "1" in parts or not any(openings) or _introduced_only(openings):
        parts.pop("", None)
    for inside in parts.values():
        own = set(inside)
        inside += [sentence for sentence in shared if sentence.start > inside[0].start and sentence not in own]
    return [(labels.get(key), inside) for key, inside in parts.items()] if len(parts) > 1 else [(None, sentences)]


def _called(text: str, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the relation by which a part opens on its patient: `Case 2: Her 22-year-old daughter presented ...`."""
    words = [text[s.start : s.end] for s in sentences[:2]]
    openings = (re.sub(r"^[\s:.,;–—()-]+", "", NUMBERED.sub("", sentence)) for sentence in words)
    relation = next(filter(None, map(relation_at_opening, openings)), None)
    return relation[:1] if relation else ()


def _has_given_birth(text: str, sentences: Sequence[Sentence]) -> bool:
    return any(_BIRTH.search(text, s.start, s.end) for s in sentences)


def _introduced_only(openings: Sequence[tuple[str, str | None] | None]) -> bool:
    return all(opening is None or opening[1] is None for opening in openings)


def _by_trust(sentences: list[Sentence]) -> list[Sentence]:
    order = {kind: rank for rank, kind in enumerate(_TRUST)}
    return sorted(sentences, key=lambda s: (order.get(s.section, len(order)), s.start))
