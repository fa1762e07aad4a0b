"""Whether systemic therapy was given before surgery: by name, by classification, or by the order of the telling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotated import AnnotatedText
from ingest.case.clause import was_done
from ingest.case.evidence import Said
from ingest.case.patients import Patient, mentions
from ingest.case.surgery import OPERATIONS
from ingest.case.treatment import done, given
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

# What may remove the tumour: drugs before a reconstruction are no neoadjuvant therapy.
_REMOVES = tuple(label for label in OPERATIONS if label != "reconstruction")
_NEOADJUVANT = re.compile(
    r"\b(?:neo-?\s?adjuvant\w*|(?-i:NAC|NACT|NAT)|(?:pre-?operative|induction|upfront)\s+(?:systemic\s+)?(?:chemo\w*|"
    r"(?:(?:hormon\w*|endocrine)\s+)?(?:treatment|therapy))|"
    r"(?:given|administered|received|delivered|treated)\s+pre-?operatively|with\s+the\s+(?:intention|aim)\s+(?:to|of)\s+(?:downsiz|downstag|shrink)\w*|"
    r"primary\s+(?:chemo\w*|(?:systemic|hormon\w*|endocrine)\s+(?:chemo\w*|treatment|therapy)))\b",
    re.IGNORECASE,
)
# Endocrine therapy may be all that the frail get, and not precede an operation.
_INSTEAD = re.compile(r"primary\s+(?:hormon|endocrine)", re.IGNORECASE)
_AFTER_THERAPY = re.compile(r"\byp\s?[TN](?:is|[0-4X])")
_BEFORE_SURGERY = re.compile(
    r"\b(?:before|prior\s+to|ahead\s+of|preceding|(?P<then>followed\s+by))\s+"
    r"(?:(?:the|her|his|any|an?|definitive|breast|planned|radical|axillary|lymph|node|sentinel|undergoing|having|modified|interval|debulking|cytoreductive|curative|primary)\s+)*"
    r"(?:surg\w+|operati\w+|\w*mastectomy|lumpectomy|resection|dissection|clearance|breast[\s-]conserving)\b",
    re.IGNORECASE,
)
# The order of drug and operation as words say it, in what stands between the drug or the sentence's opening and the
# operation.
_THEN = re.compile(
    r"\b(?:followed\s+by|subsequent(?:ly)?|then|thereafter|afterwards?|next|weeks?\s+(?:later|after|thereafter))\b|"
    r"\b(?:after|following|(?:up)?on|at\s+the\s+end\s+of)\s+(?:(?!surg|operat|biops|relaps|recur)[\w-]+\s+){0,6}?"
    r"(?:complet\w+|(?:\w*chemo)?therapy|treatment|cycles?|courses?|regimen|chemotherap\w*)\b",
    re.IGNORECASE,
)
# What a drug did to the tumour, told before the operation, puts the drug before it as well.
_RESPONDED = re.compile(
    r"\b(?:shr[iau]nk\w*|regress\w*|respon(?:se|ded)|(?:reduc|decreas|diminish)\w*\s+(?:in\s+(?:the\s+)?size|of\s+the\s+"
    r"(?:mass|tumou?r|lesion)))\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[^,;.]{0,50}?\b(?:after|following)\s+(?:(?!weeks?|months?|years?|days?|surg|operat|biops)[\w-]+\s+){0,6}?$",
    re.IGNORECASE,
)
_ADJUVANT = re.compile(r"(?<!neo)(?<!neo-)\badjuvant\b|\bafter\s+surgery|\bpost-?\s?operative", re.IGNORECASE)
# Characters; told further apart than a page, drug and operation are in no express order.
_REACH = 5000
_INTERVAL = re.compile(r"\b(?:months?|years?)\s+(?:later|after|following|thereafter)\b", re.IGNORECASE)


def read_neoadjuvant(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> Iterator[Said]:
    """Yield true where the text says so: by name, by a classification after it, or by the order of drug and operation.

    The prefix `yp` is of pathology after therapy (UICC TNM); drugs stand before the course's first operation where
    words put them there.
    """
    told = Patient(None, patient.course())
    performed = list(done(annotated, told, "operation"))
    for sentence in patient.sentences:
        for match in _AFTER_THERAPY.finditer(annotated.text, sentence.start, sentence.end):
            yield Said("neoadjuvant", True, match.start(), match.end())
        for match in _NEOADJUVANT.finditer(annotated.text, sentence.start, sentence.end):
            named = Found(match.start(), match.end(), "neoadjuvant_therapy", "therapy_class")
            if was_done(annotated, sentence, named) and (performed or not _INSTEAD.match(match[0])):
                yield Said("neoadjuvant", True, match.start(), match.end())
    if any(given(annotated, told, vocabulary)):
        # Pathology tells the response only of what was treated before.
        for _, item in mentions(annotated, told, "outcome"):
            if item.concept == "pathological_complete_response" and not {"hypothetical", "family"} & set(
                annotated.assertions.get(item, ())
            ):
                yield Said("neoadjuvant", True, item.start, item.end)
    operations = [
        (sentence, item)
        for sentence, item in performed
        if "historical" not in annotated.assertions.get(item, ())
        and any(key in _REMOVES for key in vocabulary.ancestors(item.concept))
        and not _in_the_past(annotated, item)
    ]
    first = min(operations, key=lambda operation: operation[1].start, default=None)
    for where, item in given(annotated, told, vocabulary):
        if _ADJUVANT.search(annotated.text, where.start, where.end):
            continue
        operated = first is not None and first[1].start < item.start
        if (_before_surgery(annotated.text, where, item) and not operated) or (
            first is not None and _ordered(annotated.text, item, *first)
        ):
            yield Said("neoadjuvant", True, item.start, item.end)
            return


def _before_surgery(text: str, sentence: Sentence, drug: Found) -> bool:
    """Tell `docetaxel was given before surgery`, `prior to mastectomy she received docetaxel`."""
    for match in _BEFORE_SURGERY.finditer(text, sentence.start, sentence.end):
        behind = match.start() >= drug.end
        gap = text[drug.end : match.start()] if behind else text[match.end() : drug.start]
        if (behind or not match["then"]) and not re.search(r"\band\b|\bbut\b|;", gap):
            return True
    return False


def _ordered(text: str, drug: Found, sentence: Sentence, operation: Found) -> bool:
    """Tell whether words put a drug before an operation: `then`, `followed by`, `after six cycles of ...`."""
    if drug.start > operation.start:
        return drug.end <= sentence.end and bool(_AFTER.match(text[operation.end : drug.start]))
    if operation.start - drug.end > _REACH or _INTERVAL.search(text, drug.end, operation.start):
        return False
    return bool(
        _THEN.search(text, sentence.start, operation.start)
        or _RESPONDED.search(text, drug.end, operation.start)
        or (sentence.start <= drug.start and _AFTER.match(text[sentence.start : drug.start]))
    )


def _in_the_past(annotated: AnnotatedText, item: Found) -> bool:
    return bool(re.search(r"\b(?:ago|earlier|history\s+of|previously)\b", annotated.evidence(item.start).quote))
