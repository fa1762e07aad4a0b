"""Whether each modality agreed with the final pathology: as the report says, or as its last findings show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.imaging import IMAGING
from ingest.case.patients import Patient
from ingest.model import Agreement, ImagingFinding
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_PATHOLOGY = re.compile(
    r"\b(?:patholog\w*|histo\w*|specimen|surgical\s+(?:result|finding)s?|microscop\w*)\b", re.IGNORECASE
)
_AGREES = re.compile(
    r"\b(?P<no>inconsistent|discordan\w*|disagree\w*|not\s+(?:consistent|concordant|correlat\w*|agree)|"
    r"incompatible|conflict\w*|contradict\w*)\b|"
    r"\b(?:consistent|concordan\w*|agree[ds]?|agreement|correlat\w*|in\s+line|in\s+keeping|compatible|confirmed)\b",
    re.IGNORECASE,
)
_HAD_NOT = re.compile(r"\s+(?:\w+\s+)?(?:had|has|did|does|was|were)\s+not\b", re.IGNORECASE)
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
        verdict = before[-1] if before else after[0]
        joined = re.match(r"\s+(?:with|to|by|on)\b|\s+(?:\w+\s+){0,2}with\b", text[verdict.end() : verdict.end() + 40])
        if (before and joined) or (not before and _PATHOLOGY.search(text, after[0].end(), sentence.end)):
            yield Agreement(
                **annotated.span(item.start, item.end).model_dump(),
                evidence=annotated.evidence(item.start),
                test=base,
                agrees=verdict["no"] is None and not _HAD_NOT.match(text, item.end),
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
            start=first.start, end=first.end, quote=first.quote, page=first.page, boxes=first.boxes,
            evidence=first.evidence, test=test, agrees=bool(shown) == tumour,
        )  # fmt: skip
