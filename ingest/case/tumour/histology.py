"""The diagnoses of the index tumour: affirmed, final rather than provisional, the most specific names only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.annotated import AnnotatedText
from ingest.assertion import assertions
from ingest.case.clause import clause_at
from ingest.case.evidence import Said
from ingest.case.patients import Patient, mentions
from ingest.case.relative import own_assertions
from ingest.case.tumour.name import house_spelling, tumour_names
from ingest.model import Assertion
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_GENERIC_WORDS = frozenset(
    "cancer carcinoma tumour tumor malignancy neoplasm malignant breast invasive adenocarcinoma sarcoma metastatic "
    "lymphoma benign "
    "lesion disease inflammatory primary advanced mastitis papilloma recurrent in situ granuloma".split()
)
_ORGANS = frozenset(
    {"rectal", "colon", "colonic", "rectum", "gastric", "stomach", "prostatic", "prostate", "lung", "bronchial"}
)
_MALIGNANT = re.compile(r"cancer|carcinoma|sarcoma|lymphoma|leukaemia|melanoma|myeloma|blastoma|\bmalignant")
# What a breast with a cancer may show as well.
_BESIDE_A_CANCER = frozenset({"gynaecomastia"})
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
_FINAL = re.compile(r"\b(?:final|definitive|definite)\b", re.IGNORECASE)
_CYTOLOGY = re.compile(r"\b(?:FNAC?|cytolog\w*|smears?|aspirat\w*|washings?)\b", re.IGNORECASE)
_TISSUE = re.compile(r"\b(?:biops\w+|histo\w*|patholog\w*|specimen|core|resect\w*|excis\w*)\b", re.IGNORECASE)
_PROVISIONAL = re.compile(
    r"\b(?:first|original(?:ly)?|regarded\s+as|interpreted|read\s+(?:\w+\s+)?as|labell?ed|look(?:s|ed|ing)\s+like|taken\s+for|"
    r"similarit\w+|initial(?:ly)?|pre-?operative(?:ly)?|mis-?diagnos\w*|mimic\w*|mistaken\w*|suspect\w*|suspicio\w*|suggest\w*|"
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
_PAST_BEHIND = re.compile(
    r"[^,;.]{0,40}?\b(?:removed|excised|operated|treated|resected|diagnosed)\s+(?:\w+\s+){0,4}?(?:ago|earlier|before|"
    r"previously)\b",
    re.IGNORECASE,
)
_TO_SUPPORT = re.compile(
    r"^(?:-like\b|\s*(?:cells?|markers?|patients?|screening|unit|clinic|cent(?:re|er)|register|registry|surgeon|risk|"
    r"susceptibility|gene|oncogene|virus|protein|antigen)\b)",
    re.IGNORECASE,
)
# "A lymphoma, or a cancer": alternatives, none of them the diagnosis. "Ductal or lobular" within one name is none.
_ALTERNATIVE_BEHIND = re.compile(r"(?:\s*\([^)]*\))?(?:,\s+(?:[\w-]+\s+){1,4})?,?\s+or\s+", re.IGNORECASE)
_ALTERNATIVE_AHEAD = re.compile(r"\bor\s+(?:an?\s+|the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_EXCLUDED_BEHIND = re.compile(r"\W*\b(?:was|were)\s+(?:suspected|excluded|considered|ruled)", re.IGNORECASE)
# A suggestion that names the diagnosis is the pathologist's way to make it.
_CONCLUDED = re.compile(
    r"\b(?:suggest\w*|support\w*|indicat\w*|favou?r\w*)\s+(?:(?:of|an?|the)\s+)*(?:\w*patholog\w+\s+|histo\w+\s+|final\s+)?"
    r"diagnos[ie]s\s+of\b|\bsuggestive\s+of\s+(?:an?\s+|the\s+)?diagnosis\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Candidate:
    label: str
    start: int
    end: int
    weight: int
    past: bool


def read_histology(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return the diagnoses in lower case, in the order of their first place.

    A diagnosis goes by the vocabulary's label, or by its own words where the report puts a name together.
    """
    candidates = _candidates(annotated, patient, vocabulary) or [
        candidate
        for sentence, item in mentions(annotated, patient, "condition")
        for label in [_as_printed(vocabulary.concepts[item.concept].label.lower(), annotated.text, item)]
        if _CANCER.search(label)
        for candidate in [_candidate(annotated, sentence, item, label, annotated.assertions.get(item, ()))]
        if candidate
    ]
    current = [candidate for candidate in candidates if not candidate.past] or candidates
    best = max((candidate.weight for candidate in current), default=0)
    least = best - 1 if best >= 3 else min(best, 1)
    # An earlier cancer of the patient is a diagnosis beside that of today.
    kept = [
        candidate
        for candidate in candidates
        if (candidate in current and candidate.weight >= least)
        or (candidate.past and candidate.weight and _MALIGNANT.search(candidate.label))
    ]
    if any(_MALIGNANT.search(candidate.label) for candidate in kept):
        kept = [candidate for candidate in kept if candidate.label not in _BESIDE_A_CANCER]
    names = {candidate.label: _words(candidate.label) for candidate in kept}
    specific = [label for label, words in names.items() if words - _GENERIC_WORDS]
    wanted = {
        label
        for label in (specific or names)
        if not any(names[label] < names[other] for other in names if other != label)
    }
    return [Said("histology", c.label, c.start, c.end) for c in kept if c.label in wanted]


def _candidates(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[_Candidate]:
    return [
        candidate
        for sentence in patient.sentences
        for item, label, asserted in _named(annotated, sentence, vocabulary)
        for own in [own_assertions(annotated.text, sentence, item.start, asserted, patient)]
        for candidate in [_candidate(annotated, sentence, item, label, own)]
        if candidate
    ]


def _named(
    annotated: AnnotatedText, sentence: Sentence, vocabulary: Vocabulary
) -> Iterator[tuple[Found, str, tuple[Assertion, ...]]]:
    """Yield the vocabulary's names and the composed ones of a sentence; the longer of two that overlap."""
    known = annotated.mentions(sentence.start, sentence.end, "histology")
    composed = [
        name
        for name in tumour_names(annotated.text, sentence.start, sentence.end)
        if not any(item.start <= name.start and name.end <= item.end for item in known)
    ]
    for item in known:
        if not any(name.start < item.end and item.start < name.end for name in composed):
            label = _as_printed(vocabulary.concepts[item.concept].label.lower(), annotated.text, item)
            yield item, label, annotated.assertions.get(item, ())
    unknown = {Found(name.start, name.end, name.label, "histology", "composed"): name.label for name in composed}
    for item, asserted in assertions(annotated.text, [sentence], tuple(unknown)).items():
        yield item, unknown[item], asserted


def _as_printed(label: str, text: str, item: Found) -> str:
    """Return a concept's label, or the printed name where it is of another organ: `rectal` in `colorectal cancer`."""
    printed = house_spelling(text[item.start : item.end])
    organs = _ORGANS & set(printed.split())
    return printed if organs and not organs <= set(label.split()) else label


def _words(label: str) -> frozenset[str]:
    return frozenset(re.split(r"[\s-]+", label)) - _FILLERS


def _candidate(
    annotated: AnnotatedText, sentence: Sentence, item: Found, label: str, asserted: Sequence[Assertion]
) -> _Candidate | None:
    text = annotated.text
    whole = text[sentence.start : sentence.end]
    concluded = _CONCLUDED.search(text, sentence.start, item.start)
    doubted = "uncertain" in asserted and not (
        (concluded or _CONSISTENT.search(text, sentence.start, item.start)) and _FOUND_BY.search(whole)
    )
    if doubted or {"negated", "family", "hypothetical"} & set(asserted) or _GENERAL.search(whole):
        return None
    start, end = clause_at(text, sentence, item.start)
    before = text[max(start, item.start - 70) : item.start]
    after = text[item.end : min(end, item.end + 50)]
    if _TO_SUPPORT.match(after) or re.search(r"\b(?:no|without|not)\b", before[-25:], re.IGNORECASE):
        return None
    if _ALTERNATIVE_BEHIND.match(after) or _ALTERNATIVE_AHEAD.search(before):
        return None
    since = max(start, item.start - 70, concluded.end() if concluded else 0)
    provisional = _PROVISIONAL.search(text, since, item.start)
    if provisional or _EXCLUDED_BEHIND.match(after):
        return None
    past = bool(
        "historical" in asserted
        or _PAST.search(text, sentence.start, item.start)
        or _PAST_BEHIND.match(text, item.end, sentence.end)
    )
    told = text[max(sentence.start, item.start - 70) : item.start]
    weight = 1 + bool(_FOUND_BY.search(whole)) + bool(_DECIDES.search(told)) + bool(_FINAL.search(told))
    if _CYTOLOGY.search(told) and not _TISSUE.search(whole):
        weight = 0
    return _Candidate(label, item.start, item.end, weight if sentence.section != "figure" else 1, past)
