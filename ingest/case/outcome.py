"""What came of the patient: response, recurrence, spread, death, and how long the follow-up was."""

from __future__ import annotations

import re

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.follow_up import read_follow_up
from ingest.case.index_disease import is_of_the_disease
from ingest.case.neoplasm import has_neoplasm
from ingest.case.patients import Patient, mentions
from ingest.case.relative import is_another
from ingest.case.response import OF_A_SERIES, nothing_left, told_plainly, was_not_achieved
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_LABELS = (
    "pathological_complete_response", "complete_response", "partial_response", "stable_disease", "progression",
    "residual_disease", "no_recurrence", "recurrence", "metastasis", "death", "alive",
)  # fmt: skip
_DOES_NOT_HOLD = frozenset({"uncertain", "hypothetical", "family"})
_REGIONAL = re.compile(r"\b(?:nod(?:e|es|al)|axill\w*|ganglion\w*|lymphatic)\b", re.IGNORECASE)
# Characters before a metastasis in which a node makes it a regional one; "the axillary lump ... metastatic carcinoma".
_NEAR_NODE, _FAR_NODE = 25, 100
_DISTANT = re.compile(r"\b(?:distant|liver|bone|lung|brain|hepatic|pulmonary|skeletal)", re.IGNORECASE)
_NODES_AFTER = re.compile(
    r"^\s*(?:\w+\s+){0,3}?(?:to|in|of|into)?\s*(?:the\s+)?(?:\w+\s+){0,3}?(?:of\s+(?:the\s+)?(?:\w+\s+){1,3})?(?:lymph|nod|axill)",
    re.IGNORECASE,
)
_RESPONSES = frozenset({"pathological_complete_response", "complete_response", "partial_response"})
_NOT_A_STATE = re.compile(
    r"\s*(?:controls?|survival|interval|margins?|period|women|individuals|resection|border)\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:child\w*|sons?|daughters?|mother|father|brothers?|sisters?|parents?|siblings?|husband|infant|baby|"
    r"births?|fetus)\b",
    re.IGNORECASE,
)
# "Living in a rural area"
_AT_A_PLACE = re.compile(r"living\s+(?:in|at|alone|together|with\s+(?:her|his))\b", re.IGNORECASE)
_BY_PATHOLOGY = re.compile(
    r"\b(?:patholog\w+|histolog\w+|specimen|microscop\w+)\s+(?:[\w-]+\s+){0,3}?(?:of\s+)?(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
_WORKUP = re.compile(
    r"\b(?:work-?up|staging|search|screen\w*|rule\s+out|exclude|assess\w*|evaluat\w*|for|risk|look\w*|"
    r"detect\s+any)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)


def read_outcome(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return outcomes by the gold format's labels, then the longest follow-up in months.

    A complete response on imaging that pathology confirmed is one outcome: the pathological one.
    """
    neoplasm = has_neoplasm(annotated, patient)
    said = [
        Said("outcome", label, item.start, item.end)
        for sentence, item in mentions(annotated, patient, "outcome")
        if sentence.section != "title"
        for label in [_label(annotated, sentence, item, vocabulary, patient)]
        if label and is_of_the_disease(annotated.text, sentence, item, label, patient, neoplasm)
    ]
    said += [*nothing_left(annotated, patient, vocabulary), *told_plainly(annotated, patient)]
    if any(item.value == "pathological_complete_response" for item in said):
        said = [item for item in said if item.value != "complete_response"]
    return [*said, *read_follow_up(annotated, patient)]


def _label(
    annotated: AnnotatedText, sentence: Sentence, item: Found, vocabulary: Vocabulary, patient: Patient
) -> str | None:
    asserted = set(annotated.assertions.get(item, ()))
    label = next((key for key in vocabulary.ancestors(item.concept) if key in _LABELS), None)
    # A denial holds whatever the next clause doubts: "no signs of recurrence and the result was considered good".
    doubts = _DOES_NOT_HOLD - ({"uncertain"} if label == "no_recurrence" else set())
    if label is None or asserted & doubts:
        return None
    text = annotated.text
    if OF_A_SERIES.search(text, sentence.start, sentence.end):
        return None
    if label in _RESPONSES and was_not_achieved(text, sentence, item.start, item.end):
        return None
    # For a pathological complete response that was the better test: "no tumour cells were left, i.e. pCR" affirms it.
    if "negated" in asserted and label not in ("no_recurrence", "stable_disease", "pathological_complete_response"):
        return "no_recurrence" if label == "recurrence" else None
    if re.search(r"\bthan\s+(?:an?\s+)?$", text[sentence.start : item.start]):
        return None
    before, after = (
        text[max(sentence.start, item.start - 35) : item.start],
        text[item.end : min(sentence.end, item.end + 45)],
    )
    if label == "metastasis":
        reach = _NEAR_NODE if text[item.start : item.end].lower() != "metastatic" else _FAR_NODE
        near = text[max(sentence.start, item.start - reach) : item.end]
        regional = _REGIONAL.search(near) or _NODES_AFTER.match(after)
        distant = item.concept != "metastasis" or _DISTANT.search(before) or _DISTANT.search(after)
        if (regional and not distant) or _WORKUP.search(before):
            return None
    if (label == "no_recurrence" and _NOT_A_STATE.match(after)) or (
        label == "alive" and _is_of_others(before, after, patient)
    ):
        return None
    if label == "alive" and _AT_A_PLACE.match(text, item.start):
        return None
    if label == "complete_response" and _BY_PATHOLOGY.search(text, sentence.start, item.start):
        return "pathological_complete_response"
    if label == "death" and re.search(r"\b(?:cell|programmed|necrosis|cause\s+of)\b", before, re.IGNORECASE):
        return None
    return label


def _is_of_others(before: str, after: str, patient: Patient) -> bool:
    """Tell children and relatives who are alive; of `mother and child are alive` the mother may be the patient."""
    if patient.is_a_mother and any(
        not is_another(before, match.start(), patient) for match in _OTHERS.finditer(before)
    ):
        return False
    return bool(_OTHERS.search(before) or _OTHERS.match(after.lstrip()))
