"""What the patient was treated with: drugs and radiotherapy, each only if it took place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotated import AnnotatedText
from ingest.case.clause import was_done
from ingest.case.evidence import Said
from ingest.case.patients import Patient, mentions
from ingest.case.word_list import word_list
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_SYSTEMIC = frozenset({"chemotherapy", "endocrine", "targeted", "immunotherapy", "bone"})
# "Thyroid hormone replacement therapy" replaces what is lacking.
_REPLACED = re.compile(r"\b(?:replacement|substitut\w+|supplement\w*)\b", re.IGNORECASE)
_NEAR = 40
_REVERSE_TRANSCRIPTASE = re.compile(r"[\s-]?q?PCR\b")
_GRAY = re.compile(r"\b\d+(?:[.,]\d+)?\s?c?Gy\b")
_FOR_A_DISEASE = re.compile(
    r"(?:\s+(?:\w+ly|daily|\d+\s?mg))*\s+for\s+(?:(?:her|his|an?|the|[\w-]+)\s+){0,3}$", re.IGNORECASE
)
_CLASS_WORDS = (
    ("chemotherapy", re.compile(r"chemo", re.IGNORECASE)),
    ("endocrine_therapy", re.compile(r"hormon|endocrin", re.IGNORECASE)),
)


def read_treatment(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return systemic therapy and radiotherapy by their gold labels."""
    return [*_systemic(annotated, patient, vocabulary), *_radiotherapy(annotated, patient)]


def done(annotated: AnnotatedText, patient: Patient, *kinds: str) -> Iterator[tuple[Sentence, Found]]:
    """Yield the mentions of these kinds that name something done to the patient."""
    for sentence, item in mentions(annotated, patient, *kinds):
        if was_done(annotated, sentence, item):
            yield sentence, item


def _drugs(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> Iterator[Said]:
    for sentence, item in done(annotated, patient, "drug", "regimen"):
        # An assay may have a drug in its name: "interferon-gamma release assay".
        of_a_test = any(item.end < test.end for test in annotated.around(item, "test"))
        if of_a_test or _for_another_disease(annotated.text, sentence, item):
            continue
        concept = vocabulary.concepts[item.concept]
        # A steroid counts in a regimen, where it is part of the treatment, and not by itself.
        classes = _SYSTEMIC | {"steroid"} if concept.expands else _SYSTEMIC
        for key in concept.expands or (concept.key,):
            drug = vocabulary.concepts[key]
            if drug.drug_class in classes:
                yield Said("systemic_therapy", drug.label.lower(), item.start, item.end)


def _for_another_disease(text: str, sentence: Sentence, item: Found) -> bool:
    """Tell a drug that another disease is said to need: `methotrexate for rheumatoid arthritis`."""
    other = word_list("other_disease").search(text, item.end, sentence.end)
    return bool(other and _FOR_A_DISEASE.fullmatch(text, item.end, other.start()))


def _systemic(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    drugs = list(_drugs(annotated, patient, vocabulary))
    if drugs:
        return drugs
    return [
        Said("systemic_therapy", label, item.start, item.end)
        for _, item in done(annotated, patient, "therapy_class")
        for label, word in _CLASS_WORDS
        if label in vocabulary.ancestors(item.concept) or word.search(annotated.text, item.start, item.end)
        if not _REPLACED.search(annotated.text, max(0, item.start - _NEAR), item.end)
    ]


def given(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> Iterator[tuple[Sentence, Found]]:
    """Yield the drugs, regimens and classes of systemic therapy that the patient received, neoadjuvant therapy too."""
    for sentence, item in done(annotated, patient, "drug", "regimen", "therapy_class"):
        concept = vocabulary.concepts[item.concept]
        if item.kind == "therapy_class":
            systemic = item.concept == "neoadjuvant_therapy" or any(
                label in vocabulary.ancestors(item.concept) or word.search(annotated.text, item.start, item.end)
                for label, word in _CLASS_WORDS
            )
        else:
            systemic = any(
                vocabulary.concepts[key].drug_class in _SYSTEMIC for key in concept.expands or (concept.key,)
            )
        if systemic:
            yield sentence, item


def _radiotherapy(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return what names radiotherapy, and failing that a dose in gray: `50 Gy were delivered on the chest wall`."""
    named = [
        Said("radiotherapy", True, item.start, item.end)
        for _, item in done(annotated, patient, "radiotherapy", "therapy_class")
        if item.kind == "radiotherapy" or item.concept == "chemoradiotherapy"
        if not _REVERSE_TRANSCRIPTASE.match(annotated.text, item.end)
    ]
    return named or [
        Said("radiotherapy", True, match.start(), match.end())
        for sentence in patient.sentences
        for match in _GRAY.finditer(annotated.text, sentence.start, sentence.end)
        if was_done(annotated, sentence, Found(match.start(), match.end(), "radiotherapy", "radiotherapy"))
    ]
