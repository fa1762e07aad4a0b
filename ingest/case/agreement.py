"""Whether each modality agreed with the final pathology: as the report says, or as its last findings show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at
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
    r"\b(?:consistent|concordan\w*|agree[ds]?|agreement|correlat\w*|in\s+line|in\s+keeping|compatible|confirmed)\b",
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
    for row in _shown(findings, said):
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


def _shown(findings: Sequence[ImagingFinding], said: Sequence[Said]) -> Iterator[Agreement]:
    """Yield what findings after neoadjuvant therapy say against complete response or residual disease."""
    outcomes = {item.value for item in said if item.field == "outcome"}
    if "pathological_complete_response" in outcomes:
        tumour = False
    elif "residual_disease" in outcomes:
        tumour = True
    else:
        return
    after = [
        row
        for row in findings
        if row.when == "after_neoadjuvant" and row.status != "uncertain" and row.concept not in _NO_TUMOUR
    ]
    for test in dict.fromkeys(row.test for row in after):
        rows = [row for row in after if row.test == test]
        shown = [row for row in rows if row.status in _SHOWS_TUMOUR]
        first = (shown or rows)[0]
        yield Agreement(
            start=first.start, end=first.end, quote=first.quote, evidence=first.evidence,
            test=test, agrees=bool(shown) == tumour,
        )  # fmt: skip
