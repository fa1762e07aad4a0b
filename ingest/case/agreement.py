"""Whether each modality agreed with the final pathology: as the report says, or as its last findings show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at
from ingest.case.course.time_line import BETWEEN_CYCLES
from ingest.case.evidence import Said
from ingest.case.imaging import IMAGING
from ingest.case.patients import Patient
from ingest.model import Agreement, ImagingFinding
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_PATHOLOGY = re.compile(
    r"\b(?:patholog\w*|histo\w*|specimen|surgical\s+(?:result|finding)s?|microscop\w*)\b", re.IGNORECASE
)
_AGREES = re.compile(
    r"\b(?P<no>inconsistent|discordan\w*|(?:under|over)-?estimat\w*|false[\s-]+(?:negative|positive)|missed|disagree\w*|not\s+(?:consistent|concordant|correlat\w*|agree)|"
    r"incompatible|conflict\w*|contradict\w*)\b|"
    r"\b(?:consistent|concordan\w*|agree[ds]?|agreement|correlat\w*|in\s+line|in\s+keeping|compatible|confirmed|"
    r"(?:correctly|accurately)\s+(?:predict|reflect|show|estimat|depict|assess)\w*|match(?:ed|es)|correspond\w*|concur\w*)\b",
    re.IGNORECASE,
)
_HAD_NOT = re.compile(r"\s+(?:\w+\s+)?(?:had|has|did|does|was|were)\s+not\b", re.IGNORECASE)
# "Agreed with MRI rather than with ultrasound".
_CONTRASTED = re.compile(
    r"\b(?:rather\s+than|unlike|but\s+not|not)\s+(?:with\s+|to\s+)?(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)
_SHOWS_TUMOUR = frozenset({"present", "persistent", "increased"})
# What stands in a breast without a tumour: a clip or scar, an implant, the cavity, and the word "unremarkable".
_NO_TUMOUR = frozenset({"fibrosis_scar", "surgical_cavity", "implant", "foreign_body", "normal_finding"})
_RESPONSES = frozenset({"complete_response", "partial_response", "stable_disease", "progression"})
_SHOWED = re.compile(
    r"[\s\w-]{0,40}?\b(?:showed|revealed|demonstrated|confirmed|indicated|suggested|documented)\s+(?:an?\s+)?(?:[\w-]+\s+)?",
    re.IGNORECASE,
)


def read_agreement(
    annotated: AnnotatedText,
    patient: Patient,
    vocabulary: Vocabulary,
    findings: Sequence[ImagingFinding],
    said: Sequence[Said],
) -> tuple[Agreement, ...]:
    """Return one row a modality; what the report says goes before what follows from the findings."""
    rows: dict[str, Agreement] = {}
    for sentence in patient.sentences:
        for row in _stated(annotated, sentence, vocabulary):
            rows.setdefault(row.test, row)
    tumour = _tumour_left(said)
    if tumour is not None:
        for row in (*_shown(findings, tumour), *_responses(annotated, patient, vocabulary, tumour)):
            rows.setdefault(row.test, row)
    return tuple(rows.values())


def _stated(annotated: AnnotatedText, sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Agreement]:
    """Yield `pathology ... consistent with MRI and inconsistent with mammography findings`, modality by modality."""
    text = annotated.text
    if not _PATHOLOGY.search(text, sentence.start, sentence.end):
        return
    verdicts = list(_AGREES.finditer(text, sentence.start, sentence.end))
    for item in annotated.mentions(sentence.start, sentence.end, "test"):
        base = vocabulary.base_test(item.concept)
        before = [verdict for verdict in verdicts if verdict.end() <= item.start]
        after = [verdict for verdict in verdicts if verdict.start() >= item.end]
        if base not in IMAGING or not (before or after):
            continue
        own = _of_its_clause(annotated, sentence, item, verdicts)
        if own is not None:
            yield _agreement(annotated, item, base, own["no"] is None)
            continue
        verdict = before[-1] if before else after[0]
        joined = re.match(r"\s+(?:with|to|by|on)\b|\s+(?:\w+\s+){0,2}with\b", text[verdict.end() : verdict.end() + 40])
        if (before and joined) or (not before and _PATHOLOGY.search(text, after[0].end(), sentence.end)):
            contrasted = _CONTRASTED.search(text, verdict.end(), item.start) if before else None
            denied = contrasted or _HAD_NOT.match(text, item.end)
            yield _agreement(annotated, item, base, (verdict["no"] is None) != bool(denied))


def _of_its_clause(
    annotated: AnnotatedText, sentence: Sentence, item: Found, verdicts: Sequence[re.Match[str]]
) -> re.Match[str] | None:
    """Return the verdict between a test and the next one, where its clause is not the first: `but MRI missed it`."""
    start, _ = clause_at(annotated.text, sentence, item.start)
    if start == sentence.start:
        return None
    following = annotated.mentions(item.end, sentence.end, "test")
    end = next((other.start for other in following if other.concept != item.concept), sentence.end)
    return next((verdict for verdict in verdicts if item.end <= verdict.start() < end), None)


def _agreement(annotated: AnnotatedText, item: Found, test: str, agrees: bool) -> Agreement:
    return Agreement(
        **annotated.span(item.start, item.end).model_dump(),
        evidence=annotated.evidence(item.start),
        test=test,
        agrees=agrees,
    )


def _tumour_left(said: Sequence[Said]) -> bool | None:
    """Tell whether pathology found tumour after neoadjuvant therapy; None where the report does not say."""
    outcomes = {item.value for item in said if item.field == "outcome"}
    if "pathological_complete_response" in outcomes:
        return False
    return True if "residual_disease" in outcomes else None


def _shown(findings: Sequence[ImagingFinding], tumour: bool) -> Iterator[Agreement]:
    """Yield what findings after neoadjuvant therapy say against pathology; those between its cycles only alone."""
    after = [
        row
        for row in findings
        if row.when == "after_neoadjuvant" and row.status != "uncertain" and row.concept not in _NO_TUMOUR
    ]
    for test in dict.fromkeys(row.test for row in after):
        rows = [row for row in after if row.test == test]
        rows = [row for row in rows if not BETWEEN_CYCLES.search(row.evidence.quote)] or rows
        shown = [row for row in rows if row.status in _SHOWS_TUMOUR]
        first = (shown or rows)[0]
        yield Agreement(
            start=first.start, end=first.end, quote=first.quote, evidence=first.evidence,
            test=test, agrees=bool(shown) == tumour,
        )  # fmt: skip


def _responses(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary, tumour: bool) -> Iterator[Agreement]:
    """Yield what a response that imaging showed says against pathology: `PET/CT showed a complete response`."""
    for sentence in patient.course():
        tests = annotated.mentions(sentence.start, sentence.end, "test")
        for item in annotated.mentions(sentence.start, sentence.end, "outcome"):
            before = [test for test in tests if test.end <= item.start]
            base = vocabulary.base_test(before[-1].concept) if before else ""
            if item.concept not in _RESPONSES or base not in IMAGING or annotated.assertions.get(item):
                continue
            if _SHOWED.fullmatch(annotated.text, before[-1].end, item.start):
                yield _agreement(annotated, item, base, (item.concept != "complete_response") == tumour)
