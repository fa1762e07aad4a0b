"""The diagnoses of the index tumour: affirmed, final rather than provisional, the most specific names only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from ingest.annotated import AnnotatedText
from ingest.assertion import assertions
from ingest.case.evidence import Said
from ingest.case.patients import Patient, mentions
from ingest.case.relative import own_assertions
from ingest.case.told import NEVER
from ingest.case.tumour.diagnosis import Diagnosis, read_diagnosis
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
_MALIGNANT = re.compile(
    r"cancer|carcinoma|sarcoma|lymphoma|leukaemia|melanoma|myeloma|stromal tumour|blastoma|\bmalignant"
)
# What a breast with a cancer may show as well.
_BESIDE_A_CANCER = frozenset({"gynaecomastia"})
_CANCER = re.compile(r"\b(?:cancer|carcinoma|tuberculosis|lymphoma)\b")
_FILLERS = frozenset("of the breast with a an type".split())
# "Diabetic mastopathy (lymphocytic lobulitis)", "ductal carcinoma, of no special type": one diagnosis by two names.
_OTHER_NAME = re.compile(r"\s*\((?:(?:formerly|so-called|also|or|aka|i\.e\.),?\s+)?", re.IGNORECASE)
_WITHOUT_SPECIAL_TYPE = re.compile(r"[\s,(]*(?:of\s+)?", re.IGNORECASE)
_SPECIAL_TYPE = re.compile(r"no\s+special\s+type|nst", re.IGNORECASE)
_NON_NEOPLASTIC = "non_neoplastic_disease"
# A report opens on its diagnosis.
_OPENING = 2


def read_histology(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return the diagnoses in lower case, in the order of their first place.

    A diagnosis goes by the vocabulary's label, or by its own words where the report puts a name together. Where nothing
    but a cancer is said of the patient, the diagnosis is that on which the document opens.
    """
    told = _diagnoses(annotated, patient, patient.sentences, vocabulary)
    chosen = _chosen(told or _cancers(annotated, patient, vocabulary), vocabulary)
    if not any(_is_specific(diagnosis.label) for diagnosis in chosen):
        document = [s for s in annotated.sentences if s.section not in NEVER]
        opened = _chosen(_diagnoses(annotated, patient, document[:_OPENING], vocabulary, general=True), vocabulary)
        chosen = (
            [each for each in opened if _is_specific(each.label) and not each.past]
            or _most_named(_diagnoses(annotated, patient, document, vocabulary, general=True))
            or chosen
        )
    return [Said("histology", diagnosis.label, diagnosis.start, diagnosis.end) for diagnosis in chosen]


def _chosen(told: Sequence[Diagnosis], vocabulary: Vocabulary) -> list[Diagnosis]:
    """Return the most firmly made diagnoses, an earlier cancer beside that of today, the narrowest names only."""
    current = [diagnosis for diagnosis in told if not diagnosis.past] or list(told)
    best = max((diagnosis.weight for diagnosis in current), default=0)
    least = best - 1 if best >= 3 else min(best, 1)
    kept = [
        diagnosis
        for diagnosis in told
        if (diagnosis in current and diagnosis.weight >= least)
        or (diagnosis.past and diagnosis.weight and _MALIGNANT.search(diagnosis.label))
    ]
    firm = {diagnosis.label for diagnosis in kept}
    kept += [d for d in current if d not in kept and d.weight and _beside(d, firm, current)]
    if any(_MALIGNANT.search(diagnosis.label) for diagnosis in kept):
        kept = [diagnosis for diagnosis in kept if diagnosis.label not in _BESIDE_A_CANCER]
    broader = {key for diagnosis in kept for key in _ancestors(vocabulary, diagnosis.concept)[1:]}
    kept = [diagnosis for diagnosis in kept if diagnosis.concept not in broader]
    names = {diagnosis.label: _words(diagnosis.label) for diagnosis in kept}
    specific = list(filter(_is_specific, names)) or list(names)
    if not any(_MALIGNANT.search(label) for label in specific):
        # "Adenocarcinoma" of the lung stands beside the fibroadenoma found by the way.
        specific += [label for label in names if label == "adenocarcinoma" and label not in specific]
    wanted = {label for label in specific if not any(names[label] < names[other] for other in names if other != label)}
    return [diagnosis for diagnosis in kept if diagnosis.label in wanted]


def _most_named(told: Sequence[Diagnosis]) -> list[Diagnosis]:
    """Return the one diagnosis that a document names more than once and oftener than any other."""
    named = Counter(diagnosis.label for diagnosis in told if _is_specific(diagnosis.label) and not diagnosis.past)
    (label, most), (_, less) = (*named.most_common(2), ("", 0), ("", 0))[:2]
    return [next(each for each in told if each.label == label)] if most > max(1, less) else []


def _beside(diagnosis: Diagnosis, firm: Set[str], told: Sequence[Diagnosis]) -> bool:
    """Tell a component named in one sentence with the final diagnosis: `carcinoma with LCIS` of a biopsy."""
    return any(
        other.label in firm and other.sentence == diagnosis.sentence and other.label != diagnosis.label
        for other in told
    )


def _is_specific(label: str) -> bool:
    return bool(_words(label) - _GENERIC_WORDS)


def _diagnoses(
    annotated: AnnotatedText,
    patient: Patient,
    sentences: Sequence[Sentence],
    vocabulary: Vocabulary,
    general: bool = False,
) -> list[Diagnosis]:
    return [
        made
        for sentence in sentences
        for item, label, asserted in _named(annotated, sentence, vocabulary)
        for own in [own_assertions(annotated.text, sentence, item.start, asserted, patient)]
        for made in [read_diagnosis(annotated, sentence, item, label, own, general)]
        # An inflammation or infection in the history is no diagnosis of the lesion.
        if made and (made.weight > 1 or _NON_NEOPLASTIC not in _ancestors(vocabulary, made.concept))
    ]


def _ancestors(vocabulary: Vocabulary, concept: str) -> tuple[str, ...]:
    return tuple(vocabulary.ancestors(concept)) if concept in vocabulary.concepts else ()


def _cancers(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Diagnosis]:
    """Return what the report calls a cancer of an organ, where it says nothing finer."""
    return [
        made
        for sentence, item in mentions(annotated, patient, "condition")
        for label in [_as_printed(vocabulary.concepts[item.concept].label.lower(), annotated.text, item)]
        if _CANCER.search(label)
        for made in [read_diagnosis(annotated, sentence, item, label, annotated.assertions.get(item, ()))]
        if made
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
        if not any(name.start < item.end and item.start < name.end for name in composed) and not _renames(
            annotated.text, item, known
        ):
            label = _as_printed(vocabulary.concepts[item.concept].label.lower(), annotated.text, item)
            yield item, label, annotated.assertions.get(item, ())
    unknown = {Found(name.start, name.end, name.label, "histology", "composed"): name.label for name in composed}
    for item, asserted in assertions(annotated.text, [sentence], tuple(unknown)).items():
        yield item, unknown[item], asserted


def _renames(text: str, item: Found, known: Sequence[Found]) -> bool:
    """Tell a second name of the diagnosis just named: `diabetic mastopathy (lymphocytic lobulitis)`."""
    between = _WITHOUT_SPECIAL_TYPE if _SPECIAL_TYPE.search(text, item.start, item.end) else _OTHER_NAME
    return any(between.fullmatch(text, other.end, item.start) for other in known if other.end <= item.start)


def _as_printed(label: str, text: str, item: Found) -> str:
    """Return a concept's label, or the printed name where it is of another organ: `rectal` in `colorectal cancer`.

    What is printed as a carcinoma is called one.
    """
    printed = house_spelling(text[item.start : item.end])
    organs = _ORGANS & set(printed.split())
    if organs and not organs <= set(label.split()):
        return printed
    if printed.endswith("carcinoma") and label.endswith("cancer"):
        return f"{label.removesuffix('cancer')}carcinoma"
    return label


def _words(label: str) -> frozenset[str]:
    return frozenset(re.split(r"[\s-]+", label)) - _FILLERS
