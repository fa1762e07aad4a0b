"""What happened to the patient, mention by mention: what the course makes its events of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at
from ingest.case.course.mention import (
    COULD_NOT,
    LONGEST_LEAD,
    PART_OF_IT,
    WAS_NOT,
    only_named,
    told_back,
    took_place,
)
from ingest.case.course.narrative import Told
from ingest.case.course.operation import operations_done
from ingest.case.evidence import Said
from ingest.case.imaging import performed
from ingest.case.patients import Patient, mentions
from ingest.case.treatment import done, given
from ingest.model import EventKind
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_ANY_RADIOTHERAPY = frozenset({"radiotherapy", "adjuvant_radiotherapy", "breast_radiotherapy"})
_GUIDES = re.compile(r"[\s-]+(?:guid(?:ed|ance)|(?:and\s+)?fluoroscop\w+-guided)", re.IGNORECASE)
_REFERS_BACK = re.compile(
    r"\b(?:previous|prior|earlier|initial|baseline|aforementioned|compared\s+(?:to|with)|(?:this|that|the|"
    r"same)(?=\s+biops))\s+"
    r"(?:the\s+|an?\s+|her\s+|his\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Happening:
    """One telling of something that took place, in offsets of the view.

    `root` is what two tellings of one thing have in common; `named_only` where it is told to place something else;
    `back` where it is said to be earlier than what is being told.
    """

    kind: EventKind
    what: str
    root: str
    start: int
    end: int
    item: Found | None = None
    named_only: bool = False
    back: bool = False


def happenings(
    annotated: AnnotatedText, told: Sequence[Told], vocabulary: Vocabulary, said: Iterable[Said]
) -> dict[int, list[Happening]]:
    """Return by the start of each sentence what it tells, in its order; outcomes are those read for the case."""
    sentences = tuple(each.sentence for each in told)
    patient = Patient(None, sentences)
    found: dict[int, list[Happening]] = {sentence.start: [] for sentence in sentences}
    for sentence, item in given(annotated, patient, vocabulary):
        found[sentence.start] += _treatment(annotated, sentence, item, "systemic_therapy", item.concept)
    for sentence, item in done(annotated, patient, "radiotherapy"):
        root = "radiotherapy" if item.concept in _ANY_RADIOTHERAPY else item.concept
        found[sentence.start] += _treatment(annotated, sentence, item, "radiotherapy", root)
    for sentence, item in operations_done(annotated, sentences):
        *_, root = ("other_surgery", *(key for key in vocabulary.ancestors(item.concept) if key != "other_surgery"))
        found[sentence.start] += _treatment(annotated, sentence, item, "operation", root)
    for sentence, item in done(annotated, patient, "tissue_sampling"):
        if not annotated.around(item, "operation"):
            found[sentence.start] += _examination(annotated, sentence, item, "tissue_sampling", item.concept)
    for sentence, item in mentions(annotated, patient, "test"):
        base = performed(annotated, sentence, item, vocabulary)
        if base and not _GUIDES.match(annotated.text, item.end):
            found[sentence.start] += _examination(annotated, sentence, item, "imaging", base)
    for outcome in said:
        at = annotated.sentence_at(outcome.start)
        if outcome.field == "outcome" and at and at.start in found:
            label = str(outcome.value)
            found[at.start].append(Happening("outcome", label, label, outcome.start, outcome.end))
    return {start: _once(annotated.text, inside) for start, inside in found.items()}


def _once(text: str, inside: Sequence[Happening]) -> list[Happening]:
    """Return the happenings in their order, without the abbreviation that stands in brackets behind a name."""
    kept: list[Happening] = []
    for happening in sorted(inside, key=lambda one: (one.start, -one.end)):
        last = kept[-1] if kept else None
        same = last and (last.kind, last.root) == (happening.kind, happening.root)
        if not (same and last and text[last.end : happening.start].strip() == "("):
            kept.append(happening)
    return kept


def _treatment(
    annotated: AnnotatedText, sentence: Sentence, item: Found, kind: EventKind, root: str
) -> Iterator[Happening]:
    if not took_place(annotated, sentence, item):
        return
    yield Happening(
        kind,
        item.concept,
        root,
        item.start,
        item.end,
        item,
        only_named(annotated, sentence, item),
        told_back(annotated, sentence, item),
    )


def _examination(
    annotated: AnnotatedText, sentence: Sentence, item: Found, kind: EventKind, what: str
) -> Iterator[Happening]:
    text = annotated.text
    if {"hypothetical", "family"} & set(annotated.assertions.get(item, ())):
        return
    clause = clause_at(text, sentence, item.start)[0]
    if WAS_NOT.match(text, item.end) or (kind == "tissue_sampling" and COULD_NOT.search(text, clause, item.start)):
        return
    start = max(sentence.start, item.start - LONGEST_LEAD)
    named = _REFERS_BACK.search(text, start, item.start) or PART_OF_IT.match(text, item.end)
    yield Happening(kind, what, what, item.start, item.end, item, bool(named), told_back(annotated, sentence, item))
