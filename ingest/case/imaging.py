"""Which imaging was performed on the patient, as base labels; protocols such as DCE-MRI count as their modality."""

from __future__ import annotations

import re

from ingest.annotated import AnnotatedText
from ingest.case.clause import was_done
from ingest.case.evidence import Said
from ingest.case.patients import Patient, mentions
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

IMAGING = frozenset(
    "mri mammography tomosynthesis ultrasound elastography ct pet pet_ct spect scintigraphy xray angiography "
    "fluoroscopy endoscopy".split()
)
_OVER = re.compile(r"[\s)]*[/+–-][\s(]*")
_BRACKET = re.compile(r"\s*\(")
_AS_AN_APPROACH = re.compile(r"\b(?:by|via|under|through|during|at|with|an?|the)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:should\s+be|can\s+be|may\s+be|is\s+(?:the|a|an)\s+(?:\w+\s+){0,3}(?:method|modality|tool|technique|"
    r"standard|choice|examination)|"
    r"is\s+(?:\w+ly\s+)?(?:recommended|used|useful|considered|superior|accurate|essential)|"
    r"are\s+(?:\w+ly\s+)?(?:used|useful|recommended))\b",
    re.IGNORECASE,
)


def read_imaging(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return the imaging modalities performed, each at every place that names it."""
    said = [
        Said("imaging", base, item.start, item.end)
        for sentence, item in mentions(annotated, patient, "test")
        for base in [performed(annotated, sentence, item, vocabulary)]
        if base
    ]
    said = _joined(annotated.text, said)
    # After a PET/CT has been named, bare "PET" is that examination.
    combined = any(item.value == "pet_ct" for item in said)
    return [item for item in said if not (combined and item.value == "pet")]


def _joined(text: str, said: list[Said]) -> list[Said]:
    """Join what one examination's name parts: `positron emission tomography (PET)/computed tomography (CT)`."""
    joined: list[Said] = []
    for item in said:
        before = joined[-1] if joined else None
        if (
            before
            and before.value in ("pet", "pet_ct")
            and item.value == "ct"
            and _OVER.fullmatch(text, before.end, item.start)
        ):
            first = joined.pop()
            joined.append(Said("imaging", "pet_ct", first.start, item.end))
        elif (
            before
            and before.value == "pet_ct"
            and item.value == "ct"
            and _BRACKET.fullmatch(text, before.end, item.start)
        ):
            joined[-1] = Said("imaging", "pet_ct", before.start, item.end)
        elif before and before.value == item.value == "pet" and _BRACKET.fullmatch(text, before.end, item.start):
            joined[-1] = Said("imaging", "pet", before.start, item.end)
        else:
            joined.append(item)
    return joined


def performed(annotated: AnnotatedText, sentence: Sentence, item: Found, vocabulary: Vocabulary) -> str | None:
    """Return the base label of an imaging test that took place, or None for another test or one that did not."""
    base = vocabulary.base_test(item.concept)
    of_specimen = "specimen" in annotated.text[max(0, item.start - 9) : item.end].lower()
    if base not in IMAGING or of_specimen or _GENERAL.search(annotated.text, sentence.start, sentence.end):
        return None
    # An endoscope that an operation went through saw nothing that the report tells of.
    if item.concept == "laparoscopy_diagnostic" and _AS_AN_APPROACH.search(annotated.text, sentence.start, item.start):
        return None
    return base if was_done(annotated, sentence, item) else None
