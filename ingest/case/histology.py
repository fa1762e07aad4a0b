"""The diagnoses of the index tumour: affirmed, final rather than provisional, the most specific names only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at
from ingest.case.evidence import Said
from ingest.case.patients import Patient, mentions
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_GENERIC_WORDS = frozenset(
    "cancer carcinoma tumour tumor malignancy neoplasm malignant breast invasive adenocarcinoma sarcoma metastatic "
    "lymphoma benign "
    "lesion disease inflammatory primary advanced mastitis papilloma recurrent".split()
)
_CANCER = re.compile(r"\b(?:cancer|carcinoma|tuberculosis|lymphoma)\b")
_CONSISTENT = re.compile(r"\b(?:consistent|compatible|in\s+keeping|in\s+line)\s+with\b[^,;.]*$", re.IGNORECASE)
_FILLERS = frozenset("of the breast with a an type".split())
_FOUND_BY = re.compile(
    r"\b(?:diagnos\w+|histo\w*|patholog\w*|biops\w+|specimen|microscop\w*|immunohisto\w*|cytolog\w*|aspirat\w*|"
    r"confirm\w*|consistent\s+with|"
    r"compatible\s+with|reveal\w*|classified|frozen|section)\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:final|definitive|definite|diagnos\w+\s+(?:of|was|as|is)|confirm\w*|established|concluded|"
    r"histopatholog\w*|specimen)\b",
    re.IGNORECASE,
)
_PROVISIONAL = re.compile(
    r"\b(?:originally|initially|mis-?diagnos\w*|mimic\w*|mistaken\w*|suspect\w*|suspicio\w*|suggest\w*|"
    r"differential|rule[ds]?\s+out|exclud\w*|"
    r"instead\s+of|rather\s+than|resembl\w*|prior\s+to|possib\w+|probab\w+|presum\w+|provisional\w*|impression|"
    r"indicative|likely|versus|vs|thought\s+to\s+be|simulat\w*|preoperative\s+diagnosis|working\s+diagnosis|"
    r"clinical\s+diagnosis|concern\w*)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:is|are)\s+(?:an?\s+)?(?:(?:very|extremely|exceedingly|relatively)\s+)?(?:rare|uncommon|common|unusual|"
    r"defined|characteri[sz]ed|usually|considered|classified|known)\b|"
    r"\b(?:incidence|literature|reported\s+cases|accounts?\s+for|represents?\s+(?:less|about|approximately|\d)|"
    r"\d+\s*%\s+of\s+all|et\s+al)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:years?|months?)\s+(?:ago|earlier|before|previously|prior)\b|\bhistory\s+of\b|\bprevious(?:ly)?\b|"
    r"\byears?\s+after\s+being\b|\bpast\b",
    re.IGNORECASE,
)
_TO_SUPPORT = re.compile(
    r"^\s*(?:cells?|markers?|patients?|screening|unit|clinic|cent(?:re|er)|register|registry|surgeon|risk|"
    r"susceptibility|gene)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Candidate:
    label: str
    item: Found
    weight: int
    past: bool


def read_histology(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return the diagnoses by the vocabulary's labels in lower case, in the order of their first place."""
    candidates = _candidates(annotated, patient, vocabulary, "histology") or [
        candidate
        for candidate in _candidates(annotated, patient, vocabulary, "condition")
        if _CANCER.search(candidate.label)
    ]
    current = [candidate for candidate in candidates if not candidate.past] or candidates
    best = max((candidate.weight for candidate in current), default=0)
    least = 2 if best >= 3 else 1 if best else 0
    kept = [candidate for candidate in current if candidate.weight >= least]
    names = {candidate.label: _words(candidate.label) for candidate in kept}
    specific = [label for label, words in names.items() if words - _GENERIC_WORDS]
    wanted = {
        label
        for label in (specific or names)
        if not any(names[label] < names[other] for other in names if other != label)
    }
    return [Said("histology", c.label, c.item.start, c.item.end) for c in kept if c.label in wanted]


def _candidates(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary, kind: str) -> list[_Candidate]:
    return [
        candidate
        for sentence, item in mentions(annotated, patient, kind)
        for candidate in [_candidate(annotated, sentence, item, vocabulary)]
        if candidate
    ]


def _words(label: str) -> frozenset[str]:
    return frozenset(re.split(r"[\s-]+", label)) - _FILLERS


def _candidate(annotated: AnnotatedText, sentence: Sentence, item: Found, vocabulary: Vocabulary) -> _Candidate | None:
    text = annotated.text
    asserted = annotated.assertions.get(item, ())
    whole = text[sentence.start : sentence.end]
    doubted = "uncertain" in asserted and not (
        _CONSISTENT.search(text, sentence.start, item.start) and _FOUND_BY.search(whole)
    )
    if doubted or {"negated", "family", "hypothetical"} & set(asserted) or _GENERAL.search(whole):
        return None
    start, end = clause_at(text, sentence, item.start)
    before = text[max(start, item.start - 70) : item.start]
    after = text[item.end : min(end, item.end + 50)]
    if _TO_SUPPORT.match(after) or re.search(r"\b(?:no|without|not)\b", before[-25:], re.IGNORECASE):
        return None
    if _PROVISIONAL.search(before) or re.match(
        r"\W*\b(?:was|were)\s+(?:suspected|excluded|considered|ruled)", after, re.IGNORECASE
    ):
        return None
    past = "historical" in asserted or bool(_PAST.search(before))
    weight = 1 + bool(_FOUND_BY.search(whole)) + bool(_DECIDES.search(before))
    label = vocabulary.concepts[item.concept].label.lower()
    return _Candidate(label, item, weight if sentence.section != "figure" else 1, past)
