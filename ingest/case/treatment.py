"""What was done to the patient: tissue sampling, drugs, radiotherapy and operations, each only if it took place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotated import AnnotatedText
from ingest.case.clause import was_done
from ingest.case.evidence import Said
from ingest.case.patients import Patient, mentions
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_SYSTEMIC = frozenset({"chemotherapy", "endocrine", "targeted", "immunotherapy", "bone"})
_SAMPLINGS = (
    "fna", "core_biopsy", "excisional_biopsy", "incisional_biopsy", "vacuum_biopsy", "punch_biopsy",
    "biopsy_unspecified",
)  # fmt: skip
_OPERATIONS = (
    "mastectomy", "breast_conserving_surgery", "axillary_dissection", "sentinel_node_biopsy", "reconstruction",
    "other_surgery",
)  # fmt: skip
# A wide excision or a flap of another organ is no operation on the breast.
_ALSO_ELSEWHERE = frozenset({"breast_conserving_surgery", "reconstruction"})
# What may remove the tumour: drugs before a reconstruction are no neoadjuvant therapy.
_REMOVES = tuple(label for label in _OPERATIONS if label != "reconstruction")
# "Excised" and "operated" stand for an operation only where none is named.
_UNNAMED = "excision"
_NEOADJUVANT = re.compile(
    r"\b(?:neo-?\s?adjuvant\w*|(?-i:NAC|NACT|NAT)|(?:pre-?operative|induction|upfront)\s+(?:systemic\s+)?(?:chemo\w*|"
    r"(?:(?:hormon\w*|endocrine)\s+)?(?:treatment|therapy))|"
    r"primary\s+(?:chemo\w*|(?:systemic|hormon\w*|endocrine)\s+(?:chemo\w*|treatment|therapy)))\b",
    re.IGNORECASE,
)
_AFTER_THERAPY = re.compile(r"\byp\s?[TN](?:is|[0-4X])")
_BEFORE_SURGERY = re.compile(
    r"\b(?:before|prior\s+to|ahead\s+of|preceding|(?P<then>followed\s+by))\s+"
    r"(?:(?:the|her|his|any|an?|definitive|breast|planned|radical|undergoing|having|modified)\s+)*"
    r"(?:surg\w+|operati\w+|\w*mastectomy|lumpectomy|resection|breast[\s-]conserving)\b",
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
_OF_AN_ORGAN = re.compile(
    r"\s+(?:of|from)\s+(?:the\s+|an?\s+)?(?:left\s+|right\s+)?(?:[CTLS]\d{1,2}\b|(?:lung|liver|bone|brain|skin|scalp|spine|"
    r"vertebra\w*|ili(?:um|ac)|sacr\w+|femur|rib|stern\w+|stomach|antr\w+|colon|rect\w+|endometri\w+|uter\w+|cervix|ovar\w+|"
    r"omentum|perito\w+|pleura\w*|pericard\w+|kidney|bladder|thyroid|adrenal|orbit\w*|conjunctiva|gast\w+|duoden\w+|"
    r"hepatic|pulmonary|marrow|mandib\w+|muscle)\b)",
    re.IGNORECASE,
)
_BREAST_OR_NODE = re.compile(r"\b(?:breast|mamm\w+|axill\w+|nodes?)\b", re.IGNORECASE)
_LATER_LESION = re.compile(r"\b(?:relapse|recurrences?|metastas[ei]s|recurrent|metastatic)\b", re.IGNORECASE)
_REVERSE_TRANSCRIPTASE = re.compile(r"[\s-]?q?PCR\b")
_AXILLARY_NODES_REMOVED = re.compile(
    r"\baxillary\s+(?:lymph\s+)?nodes?(?:\s+\([^)]*\))?\s+(?:was|were)\s+(?:\w+ly\s+|then\s+|also\s+)*(?:removed|dissected|excised|"
    r"resected|cleared)\b",
    re.IGNORECASE,
)
_GRAY = re.compile(r"\b\d+(?:[.,]\d+)?\s?c?Gy\b")
_BREAST = re.compile(r"\b(?:breasts?|mamm\w+)\b", re.IGNORECASE)
_MARGINS = re.compile(r"\s+(?:margins?|borders?|site|scar|planning)\b", re.IGNORECASE)
_CLASS_WORDS = (
    ("chemotherapy", re.compile(r"chemo", re.IGNORECASE)),
    ("endocrine_therapy", re.compile(r"hormon|endocrin", re.IGNORECASE)),
)


def read_treatment(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return tissue sampling, systemic therapy, neoadjuvant intent, radiotherapy and surgery by their gold labels."""
    return [
        *_labelled(annotated, patient, vocabulary, "tissue_sampling", "tissue_sampling", _SAMPLINGS),
        *_systemic(annotated, patient, vocabulary),
        *_neoadjuvant(annotated, patient, vocabulary),
        *_radiotherapy(annotated, patient),
        *_labelled(annotated, patient, vocabulary, "operation", "surgery", _OPERATIONS),
    ]


def done(annotated: AnnotatedText, patient: Patient, *kinds: str) -> Iterator[tuple[Sentence, Found]]:
    """Yield the mentions of these kinds that name something done to the patient."""
    for sentence, item in mentions(annotated, patient, *kinds):
        if was_done(annotated, sentence, item):
            yield sentence, item


def _labelled(
    annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary, kind: str, field: str, labels: tuple[str, ...]
) -> list[Said]:
    said = []
    found = [item for _, item in done(annotated, patient, kind)]
    if any(item.concept != _UNNAMED for item in found):
        found = [item for item in found if item.concept != _UNNAMED]
    for item in found:
        label = next((key for key in vocabulary.ancestors(item.concept) if key in labels), None)
        if label and not _only_named(annotated, item):
            said.append(Said(field, label, item.start, item.end))
    if field == "surgery" and {"mastectomy", "breast_conserving_surgery"} & {item.value for item in said}:
        # With an operation on the breast, dissection of lymph nodes without a place is that of the axilla.
        nodes = {(i.start, i.end) for _, i in done(annotated, patient, kind) if i.concept == "lymphadenectomy"}
        said = [
            Said(field, "axillary_dissection", item.start, item.end) if (item.start, item.end) in nodes else item
            for item in said
        ]
    if field == "tissue_sampling" and any(item.value != "biopsy_unspecified" for item in said):
        said = _named_biopsies(annotated, said)
    if field == "surgery":
        said += _nodes_removed(annotated, patient)
    if field == "surgery" and not any(_BREAST.search(annotated.text, s.start, s.end) for s in patient.sentences):
        said = [
            Said(field, "other_surgery", item.start, item.end) if item.value in _ALSO_ELSEWHERE else item
            for item in said
        ]
    return said


def _nodes_removed(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return what tells of axillary nodes that were taken out without naming the operation."""
    return [
        Said("surgery", "axillary_dissection", match.start(), match.end())
        for sentence in patient.sentences
        for match in _AXILLARY_NODES_REMOVED.finditer(annotated.text, sentence.start, sentence.end)
    ]


def _only_named(annotated: AnnotatedText, item: Found) -> bool:
    """Tell words inside another procedure's name (`sentinel node biopsy`) and `resection margins`."""
    if _MARGINS.match(annotated.text, item.end):
        return True
    around = annotated.mentions(max(0, item.start - 40), item.end, "operation")
    return item.kind == "tissue_sampling" and any(op.start <= item.start < op.end for op in around)


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
    if sentence is None:
        return False
    organ = any(
        found.concept == "organ_biopsy" for found in annotated.mentions(item.start, item.end, "tissue_sampling")
    )
    of = _OF_AN_ORGAN.match(text, item.end, sentence.end)
    return (
        organ
        or bool(of and not _BREAST_OR_NODE.search(of[0]))
        or bool(_LATER_LESION.search(text, sentence.start, sentence.end))
    )


def _drugs(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> Iterator[Said]:
    for _, item in done(annotated, patient, "drug", "regimen"):
        concept = vocabulary.concepts[item.concept]
        # A steroid counts in a regimen, where it is part of the treatment, and not by itself.
        classes = _SYSTEMIC | {"steroid"} if concept.expands else _SYSTEMIC
        for key in concept.expands or (concept.key,):
            drug = vocabulary.concepts[key]
            if drug.drug_class in classes:
                yield Said("systemic_therapy", drug.label.lower(), item.start, item.end)


def _systemic(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    drugs = list(_drugs(annotated, patient, vocabulary))
    if drugs:
        return drugs
    return [
        Said("systemic_therapy", label, item.start, item.end)
        for _, item in done(annotated, patient, "therapy_class")
        for label, word in _CLASS_WORDS
        if label in vocabulary.ancestors(item.concept) or word.search(annotated.text, item.start, item.end)
    ]


def _neoadjuvant(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> Iterator[Said]:
    """Yield true where the text says so: by name, by a classification after it, or by the order of drug and operation.

    The prefix `yp` is of pathology after therapy (UICC TNM); drugs stand before the course's first operation where
    words put them there.
    """
    for sentence in patient.sentences:
        for match in _AFTER_THERAPY.finditer(annotated.text, sentence.start, sentence.end):
            yield Said("neoadjuvant", True, match.start(), match.end())
        for match in _NEOADJUVANT.finditer(annotated.text, sentence.start, sentence.end):
            named = Found(match.start(), match.end(), "neoadjuvant_therapy", "therapy_class")
            if was_done(annotated, sentence, named):
                yield Said("neoadjuvant", True, match.start(), match.end())
    told = Patient(None, patient.course())
    operations = [
        (sentence, item)
        for sentence, item in done(annotated, told, "operation")
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


def given(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> Iterator[tuple[Sentence, Found]]:
    """Yield the drugs, regimens and classes of systemic therapy that the patient received, neoadjuvant therapy too."""
    for sentence, item in done(annotated, patient, "drug", "regimen", "therapy_class"):
        concept = vocabulary.concepts[item.concept]
        if item.kind == "therapy_class":
            systemic = item.concept == "neoadjuvant_therapy" or any(
                label in vocabulary.ancestors(item.concept) or word.search(annotated.text, item.start, item.end)
                for label, word in _CLASS_WORDS
            )
        else:
            systemic = any(
                vocabulary.concepts[key].drug_class in _SYSTEMIC for key in concept.expands or (concept.key,)
            )
        if systemic:
            yield sentence, item


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


def _radiotherapy(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return what names radiotherapy, and failing that a dose in gray: `50 Gy were delivered on the chest wall`."""
    named = [
        Said("radiotherapy", True, item.start, item.end)
        for _, item in done(annotated, patient, "radiotherapy", "therapy_class")
        if item.kind == "radiotherapy" or item.concept == "chemoradiotherapy"
        if not _REVERSE_TRANSCRIPTASE.match(annotated.text, item.end)
    ]
    return named or [
        Said("radiotherapy", True, match.start(), match.end())
        for sentence in patient.sentences
        for match in _GRAY.finditer(annotated.text, sentence.start, sentence.end)
        if was_done(annotated, sentence, Found(match.start(), match.end(), "radiotherapy", "radiotherapy"))
    ]
