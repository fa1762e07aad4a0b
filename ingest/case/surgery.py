"""The operations that the patient had, by the labels of the gold format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotated import AnnotatedText
from ingest.case.clause import was_done
from ingest.case.course.operation import operations_done
from ingest.case.evidence import Said
from ingest.case.patients import Patient
from ingest.case.treatment import done
from ingest.printed import NUMBER_WORDS
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

OPERATIONS = (
    "mastectomy", "breast_conserving_surgery", "axillary_dissection", "sentinel_node_biopsy", "reconstruction",
    "other_surgery",
)  # fmt: skip
# A wide excision or a flap of another organ is no operation on the breast.
_ALSO_ELSEWHERE = frozenset({"breast_conserving_surgery", "reconstruction"})
# "Excised" and "operated" stand for an operation only where none is named.
_UNNAMED = "excision"
_WAS = r"\s+(?:(?:was|were|had\s+been|has\s+been)\s+(?:\w+ly\s+|then\s+|also\s+)*)?"
_REMOVED = r"(?:removed|dissected|excised|resected|cleared|harvested|retrieved|amputated|ablated)\b"
_COUNT = rf"(?:\d+|{'|'.join(NUMBER_WORDS)})"
_THE_BREAST = r"(?:(?:the|her|his)\s+)?(?:(?:left|right|whole|entire|affected)\s+)*breasts?"
# What was taken out, told without the operation's name.
_TOLD = tuple(
    (label, re.compile(pattern, re.IGNORECASE))
    for label, pattern in (
        (
            "axillary_dissection",
            rf"\b(?:axillary\s+(?:lymph\s+)?nodes?(?:\s+\([^)]*\))?{_WAS}{_REMOVED}|{_COUNT}\s+lymph\s+nodes{_WAS}{_REMOVED}|"
            rf"{_COUNT}\s+(?:removed|dissected|excised|resected|harvested|retrieved)\s+(?:axillary\s+)?(?:lymph\s+)?nodes\b|"
            rf"clearance\s+of\s+(?:the\s+)?levels?\s+(?:I|1)\b|levels?\s+(?:I|1)\b[\s,IV123&/–-]*(?:and\s+)?[IV123]*\s+(?:axillary\s+)?(?:lymph\s+)?nodes{_WAS}{_REMOVED})",
        ),
        (
            "sentinel_node_biopsy",
            rf"\b(?:negative|clear|free|positive|uninvolved|involved)\s+sentinel\s+(?:lymph\s+)?nodes?\b|\bsentinel\s+(?:lymph\s+)?nodes?\b(?:\s*\([^)]*\)|,[^,;.]{{3,50}},|\s+(?:in|of|from)\s+[\w\s]{{3,25}}?)?"
            rf"{_WAS}(?:{_REMOVED}|found\s+to\s+be\s+|clear\b|free\b|negative|positive|tumou?r-free|involved|uninvolved|"
            r"metasta\w+|biopsied|examined|normal|(?:show|contain|harbou?r)\w*|without|\(?\d+/\d+\)?)",
        ),
        (
            "mastectomy",
            rf"\b(?:{_THE_BREAST}{_WAS}(?:removed|amputated|ablated)\b|(?:removal|ablation|amputation)\s+of\s+{_THE_BREAST}\b"
            r"(?!\s+(?:mass|lump|tumou?r|lesion|implant|prosthes|cyst|tissue|nodule|skin)))",
        ),
        (
            "breast_conserving_surgery",
            rf"\b(?:segment|quadrant)\s+(?:of\s+{_THE_BREAST}|with\s+[\w\s]{{3,20}}?){_WAS}(?:removed|excised|resected)\b|\b(?:excised|resected)\s+"
            r"(?:widely|with\s+(?:a\s+)?(?:wide|safety)\s+margins?)\b|\b(?:widely|wide\s+locally)\s+(?:excised|resected)\b",
        ),
    )
)
_BREAST = re.compile(r"\b(?:breasts?|mamm\w+|mastectom\w+|TNBC|DCIS|HER-?2)\b", re.IGNORECASE)
# Nodes of another region than the axilla.
_ELSEWHERE = re.compile(
    r"(?:inguin|pelvi|groin|cervical|neck|aortic|mediastin|retroperiton|femoral)\w*\s+(?:[\w-]+\s+)?$", re.IGNORECASE
)
_BEFORE = 40
_MARGINS = re.compile(r"\s+(?:margins?|borders?|site|scar|planning)\b", re.IGNORECASE)


def read_surgery(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return the operations that took place, each at every place that names it."""
    # "Surgery was performed" stands for an operation where none is named.
    found = _whole(annotated, done(annotated, patient, "operation")) or _whole(
        annotated, operations_done(annotated, patient.sentences)
    )
    of_breast = any(_BREAST.search(annotated.text, s.start, s.end) for s in patient.sentences)
    told = list(_told(annotated, patient)) if of_breast else []
    if told or any(item.concept != _UNNAMED for item in found):
        found = [item for item in found if item.concept != _UNNAMED]
    labelled = [
        (item, label)
        for item in found
        for label in [next((key for key in vocabulary.ancestors(item.concept) if key in OPERATIONS), None)]
        if label
    ]
    on_breast = any(label in ("mastectomy", "breast_conserving_surgery") for _, label in labelled)
    return [
        *(
            Said("surgery", _placed(annotated.text, item, label, of_breast, on_breast), item.start, item.end)
            for item, label in labelled
        ),
        *told,
    ]


def _whole(annotated: AnnotatedText, told: Iterator[tuple[Sentence, Found]]) -> list[Found]:
    """Leave out the margins, scars and sites of operations."""
    return [item for _, item in told if not _MARGINS.match(annotated.text, item.end)]


def _placed(text: str, item: Found, label: str, of_breast: bool, on_breast: bool) -> str:
    """Return the label that an operation has in a report of the breast, or of another organ."""
    if on_breast and item.concept == "lymphadenectomy":
        if _ELSEWHERE.search(text, max(0, item.start - _BEFORE), item.start):
            return "other_surgery"
        # With an operation on the breast, dissection of lymph nodes without a place is that of the axilla.
        return "axillary_dissection"
    return label if of_breast or label not in _ALSO_ELSEWHERE else "other_surgery"


def _told(annotated: AnnotatedText, patient: Patient) -> Iterator[Said]:
    """Yield what tells of an operation on breast or axilla by what was taken out: `18 lymph nodes were dissected`."""
    for sentence in patient.sentences:
        for label, pattern in _TOLD:
            for match in pattern.finditer(annotated.text, sentence.start, sentence.end):
                if was_done(annotated, sentence, Found(*match.span(), label, "operation")):
                    yield Said("surgery", label, *match.span())
