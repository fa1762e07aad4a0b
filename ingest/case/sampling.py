"""How tissue was taken from the patient, by the labels of the gold format."""

from __future__ import annotations

import re

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.patients import Patient
from ingest.case.treatment import done
from ingest.recognise import Found
from ingest.vocab import Vocabulary

_SAMPLINGS = (
    "fna", "core_biopsy", "excisional_biopsy", "incisional_biopsy", "vacuum_biopsy", "punch_biopsy",
    "biopsy_unspecified",
)  # fmt: skip
_OF_AN_ORGAN = re.compile(
    r"\s+(?:of|from)\s+(?:the\s+|an?\s+)?(?:left\s+|right\s+)?(?:[CTLS]\d{1,2}\b|(?:lung|liver|bone|brain|skin|scalp|spine|"
    r"vertebra\w*|ili(?:um|ac)|sacr\w+|femur|rib|stern\w+|stomach|antr\w+|colon|rect\w+|endometri\w+|uter\w+|cervix|ovar\w+|"
    r"omentum|perito\w+|pleura\w*|pericard\w+|kidney|bladder|thyroid|adrenal|orbit\w*|conjunctiva|gast\w+|duoden\w+|"
    r"hepatic|pulmonary|marrow|mandib\w+|muscle)\b)",
    re.IGNORECASE,
)
_LATER_LESION = re.compile(r"\b(?:relapse|recurrences?|metastas[ei]s|recurrent|metastatic)\b", re.IGNORECASE)


def read_sampling(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return the ways of sampling that took place, each at every place that names one of them."""
    said = [
        Said("tissue_sampling", label, item.start, item.end)
        for _, item in done(annotated, patient, "tissue_sampling")
        for label in [next((key for key in vocabulary.ancestors(item.concept) if key in _SAMPLINGS), None)]
        if label and not _within_an_operation(annotated, item)
    ]
    if all(item.value == "biopsy_unspecified" for item in said):
        return said
    return _named_biopsies(annotated, said)


def _within_an_operation(annotated: AnnotatedText, item: Found) -> bool:
    """Tell words inside an operation's name: `sentinel node biopsy`."""
    around = annotated.mentions(max(0, item.start - 40), item.end, "operation")
    return any(operation.start <= item.start < operation.end for operation in around)


def _named_biopsies(annotated: AnnotatedText, said: list[Said]) -> list[Said]:
    """Drop bare `biopsy` that refers to a sampling named elsewhere; after a cytology, `a biopsy` is another.

    So is a biopsy of another organ or of a later lesion: `biopsy of the liver`, `the relapse was proven by biopsy`.
    """
    biopsied = any(item.value not in ("biopsy_unspecified", "fna") for item in said)
    return [
        item
        for item in said
        if item.value != "biopsy_unspecified"
        or _of_another_lesion(annotated, item)
        or (
            not biopsied
            and not re.search(r"\b(?:the|this)\s+$", annotated.text[max(0, item.start - 6) : item.start], re.IGNORECASE)
        )
    ]


def _of_another_lesion(annotated: AnnotatedText, item: Said) -> bool:
    text = annotated.text
    sentence = annotated.sentence_at(item.start)
    named = annotated.mentions(item.start, item.end, "tissue_sampling")
    return sentence is not None and (
        any(found.concept == "organ_biopsy" for found in named)
        or bool(_OF_AN_ORGAN.match(text, item.end, sentence.end))
        or bool(_LATER_LESION.search(text, sentence.start, sentence.end))
    )
