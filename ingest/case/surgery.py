"""The operations that the patient had, by the labels of the gold format."""

from __future__ import annotations

import re

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.patients import Patient
from ingest.case.treatment import done
from ingest.recognise import Found
from ingest.vocab import Vocabulary

OPERATIONS = (
    "mastectomy", "breast_conserving_surgery", "axillary_dissection", "sentinel_node_biopsy", "reconstruction",
    "other_surgery",
)  # fmt: skip
# A wide excision or a flap of another organ is no operation on the breast.
_ALSO_ELSEWHERE = frozenset({"breast_conserving_surgery", "reconstruction"})
# "Excised" and "operated" stand for an operation only where none is named.
_UNNAMED = "excision"
_AXILLARY_NODES_REMOVED = re.compile(
    r"\baxillary\s+(?:lymph\s+)?nodes?(?:\s+\([^)]*\))?\s+(?:(?:was|were)\s+(?:\w+ly\s+|then\s+|also\s+)*)?(?:removed|dissected|excised|"
    r"resected|cleared)\b",
    re.IGNORECASE,
)
_BREAST = re.compile(r"\b(?:breasts?|mamm\w+|mastectom\w+|TNBC|DCIS|HER-?2)\b", re.IGNORECASE)
_MARGINS = re.compile(r"\s+(?:margins?|borders?|site|scar|planning)\b", re.IGNORECASE)


def read_surgery(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return the operations that took place, each at every place that names it."""
    found = [item for _, item in done(annotated, patient, "operation") if not _MARGINS.match(annotated.text, item.end)]
    if any(item.concept != _UNNAMED for item in found):
        found = [item for item in found if item.concept != _UNNAMED]
    labelled = [
        (item, label)
        for item in found
        for label in [next((key for key in vocabulary.ancestors(item.concept) if key in OPERATIONS), None)]
        if label
    ]
    of_breast = any(_BREAST.search(annotated.text, s.start, s.end) for s in patient.sentences)
    on_breast = any(label in ("mastectomy", "breast_conserving_surgery") for _, label in labelled)
    return [
        *(
            Said("surgery", _placed(item, label, of_breast, on_breast), item.start, item.end)
            for item, label in labelled
        ),
        *_nodes_removed(annotated, patient),
    ]


def _placed(item: Found, label: str, of_breast: bool, on_breast: bool) -> str:
    """Return the label that an operation has in a report of the breast, or of another organ."""
    if on_breast and item.concept == "lymphadenectomy":
        # With an operation on the breast, dissection of lymph nodes without a place is that of the axilla.
        return "axillary_dissection"
    return label if of_breast or label not in _ALSO_ELSEWHERE else "other_surgery"


def _nodes_removed(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return what tells of axillary nodes that were taken out without naming the operation."""
    return [
        Said("surgery", "axillary_dissection", match.start(), match.end())
        for sentence in patient.sentences
        for match in _AXILLARY_NODES_REMOVED.finditer(annotated.text, sentence.start, sentence.end)
    ]
