"""The size of the index lesion, and what measured it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at
from ingest.case.evidence import Said
from ingest.case.imaging import IMAGING
from ingest.case.neoplasm import NEOPLASM
from ingest.case.patients import Patient
from ingest.case.word_list import word_list
from ingest.quantity import Measured, largest_sizes_in_mm
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_EXAMINED = re.compile(
    r"\b(?:palpat\w+|(?:was|were|is)\s+(?:\w+ly\s+)?palpable|local\s+(?:findings?|status)|status\s+(?:on|at)|firm|mobile|elastic\s+hard|clinically|physical(?:ly)?|(?:clinical|breast|local|general|vaginal|speculum)\s+exam\w*|"
    r"exam(?:ination)?|inspection|complain\w*|noticed|self-?exam\w*|(?:was|were|is|be)\s+felt(?!\s+(?:that|to))|"
    r"clinical\s+(?:size|diameter))\b",
    re.IGNORECASE,
)
_LESION = re.compile(
    rf"{NEOPLASM.pattern}|\b(?:mass(?:es)?|lesions?|nodul\w+|lump|cyst(?:s|ic)?|focus|foci|"
    r"swelling|enhancement|opacity|density|growth|polyp|(?:micro)?calcifications?|distortions?|asymmetr\w+|abscess|collection|"
    r"(?:hypo|an|hyper)echo(?:ic|genic)\s+(?:areas?|zone|image|structure)|(?:ill-defined|heterogeneous|irregular|suspicious|abnormal|solid|shadowing)\s+areas?|for\s+the\s+primary\b|"
    r"(?:solid|spiculated|hypoechoic|irregular|breast|mammary)\s+nodes?)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\b(?:measur\w+|diameters?|dimensions?|size[ds]?|axis|area)\b", re.IGNORECASE)
# "It measured 25 mm", "The specimen measured ...": of the lesion that the sentence before told of.
_OF_THE_LESION_BEFORE = re.compile(
    r"(?:It|This|These|They|Its|There\s+was|The\s+(?:(?:largest|maxim\w+|greatest|longest|final|resected|excised|gross|"
    r"surgical|macroscopic|whole)\s+)*(?:size|diameter|dimensions?|axis|area|specimen|latter|finding|abnormality|lump|"
    r"disease|extent|measurements?))\b",
    re.IGNORECASE,
)
_SIZE_OF_LESION = re.compile(
    r"[\s-]*(?:(?!clinically|palpable|metastatic|axillary|lymph|nodal)[\w-]+\s+){0,3}?(?:mass|lesion|tumou?r|"
    r"nodule|\w*carcinoma|density|opacity|dcis|idc|cyst|abscess|collection|swelling|lump)\b(?!\s+(?:margin|free))",
    re.IGNORECASE,
)
_OF_THE_LESION = re.compile(
    r"\b(?:mass|lesion|nodule|tumou?r|\w*carcinoma|density|opacity|area|cyst|abscess|collection|swelling|lump|"
    r"(?:solid|spiculated|hypoechoic|irregular|breast|mammary)\s+node)(?:s|es)?\s+(?:of|measuring)\s+(?:about\s+|approximately\s+)?$",
    re.IGNORECASE,
)
# "Enhancement extending 32 mm from the nipple", "a mass, left kidney, 9 cm": the lesion's whatever stands beside it.
_EXTENT = re.compile(
    r"\b(?:extend\w*|span\w*|over)\s+(?:about\s+|up\s+to\s+)?$|"
    r"\b(?:mass|lesion|nodule|tumou?r),\s+(?:[\w-]+\s+){0,3}[\w-]+,\s+$",
    re.IGNORECASE,
)
# "Ultrasound: 25 mm", "on MRI it was hypointense, 25 mm".
_BARE = re.compile(
    r"[\s:,(–-]*(?:(?:it|this|which|was|is|were|and|of|about|a|size|also|markedly|irregular|solid|"
    r"measur\w+|(?:hypo|hyper|iso)\w+|(?:well|ill|poorly|partly)?[\s-]?\w+(?:ic|ous|ar|oid|al|id|ed|ate)|BI-?RADS\s+\w+)[\s:,]+)*$",
    re.IGNORECASE,
)
# "CT gave dimensions of 17 x 14 cm", "left breast, size 1.4 cm"
_SIZE_IS = re.compile(
    r"\b(?:size|dimensions?|diameter)\s*(?:(?:of|was|is|were)\s+|[:=]\s*)?(?:about\s+|approximately\s+|approx\.?\s+)?$",
    re.IGNORECASE,
)
# "The specimen measured 12 x 9 cm and contained a 3 cm tumour", "two masses of 17 and 9 mm"
_OF_THE_SPECIMEN = re.compile(r"\bspecimens?\s+(?:\w+\s+)?(?:measur\w+|was|of)\s+$", re.IGNORECASE)
_FIRST_OF_TWO = re.compile(r"\b(?:of|measur\w+|were|size)\s+(?P<n>\d+(?:[.,]\d+)?)\s+(?:and|&)\s+$", re.IGNORECASE)
# "Numerous masses; the largest, on the right, measured 70 mm"
_THE_LARGEST = re.compile(
    r"\b(?:mass(?:es)?|lesions?|nodules?|tumou?rs?|cysts?|foci)\s*[;,]\s+(?:the\s+)?(?:largest|biggest|greatest)\b[^;.]{0,60}$",
    re.IGNORECASE,
)
_LARGEST_OF_OTHERS = re.compile(
    r"\b(?:metasta\w*|nodes?|\w*adenopath\w*|effusions?)\b[^;.:]*,\s+(?:the\s+)?(?:largest|biggest|up\s+to)\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_BREAST = re.compile(r"\b(?:breasts?|mammo\w*|mammary|mastectom\w*)\b", re.IGNORECASE)
# What is found by the way in another organ: "a thyroid nodule of 12 mm".
_ORGANS = r"thyroid|liver|hepatic|lung|pulmonary|renal|kidney|adrenal|ovarian|uterine|splenic|pancreatic|pituitary"
_NODULE_OF_AN_ORGAN = re.compile(
    rf"[\s-]*(?:[\w-]+\s+){{0,2}}?(?:{_ORGANS})\s+(?:[\w-]+\s+)?(?:nodule|lesion|mass|cyst|tumou?r|metastas)",
    re.IGNORECASE,
)
_ORGAN = re.compile(rf"\b(?:{_ORGANS})\b", re.IGNORECASE)
_OF_AN_ORGAN = re.compile(
    rf"\b(?:{_ORGANS})\s+(?:[\w-]+\s+)?(?:nodules?|lesions?|mass(?:es)?|cysts?|tumou?rs?|polyps?)\b"
    r"[^,;.:]*(?:,\s+(?:the\s+)?(?:largest|biggest|up\s+to|measuring)\b[^,;.:]*)?$",
    re.IGNORECASE,
)
# "From 36 cm" and "at 10 cm" are places on an endoscope.
_AT_A_PLACE = re.compile(r"\b(?:from|at)\s+(?:about|approximately|around|ca\.?|nearly)?\s*$", re.IGNORECASE)
_PATHOLOGY = re.compile(
    r"\b(?:hist(?:opath)?olog\w*|patholog\w*|microscop\w*|macroscop\w*|specimen|"
    r"gross(?:ly)?(?=\s+(?:exam\w+|inspection|patholog\w+|the|measur\w+|specimen|section\w*))|cut\s+(?:section|surface)|"
    r"(?:excised|resected|removed)\s+(?:(?:\w+\s+){0,2}(?:mass|tumou?r|lesion|nodule)))\b",
    re.IGNORECASE,
)
# "A mass of 25 mm on ultrasound": the test stands behind.
_MEASURED_ON = re.compile(r"[^.;]{0,40}?\b(?:on|by|at|in|with|via|using)\s+(?:[\w-]+\s+){0,2}?$", re.IGNORECASE)


@dataclass(frozen=True)
class SizeReading:
    """A size in millimetres at a half-open place of the view, and what measured it: a base label or `histology`."""

    said: Said
    method: Said | None


def read_size(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return the sizes of the lesion, the one that stands in the case first, and the method of that one."""
    readings = list(size_readings(annotated, patient, vocabulary))
    method = readings[0].method if readings else None
    return [*(reading.said for reading in readings), *([method] if method else [])]


def size_readings(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> Iterator[SizeReading]:
    """Yield each size of the lesion, by imaging, by pathology or by what is not said; what was only felt is none."""
    previous: Sentence | None = None
    of_the_breast = _is_of_the_breast(annotated.text, patient)
    for sentence in patient.sentences:
        for size in _sizes(annotated, sentence, previous, vocabulary):
            if of_the_breast and (
                _OF_AN_ORGAN.search(annotated.text, sentence.start, size.start)
                or _NODULE_OF_AN_ORGAN.match(annotated.text, size.end, sentence.end)
            ):
                continue
            said = Said("tumour_size_mm", round(size.value, 3), size.start, size.end)
            yield SizeReading(said, _method(annotated, sentence, previous, size, vocabulary))
        previous = sentence


def _is_of_the_breast(text: str, patient: Patient) -> bool:
    """Tell a report of a breast, which it names oftener than lesions of another organ and before them."""
    breasts, organs = (
        [match.start() for s in patient.sentences for match in words.finditer(text, s.start, s.end)]
        for words in (_BREAST, _ORGAN)
    )
    return bool(breasts) and (not organs or (min(breasts) < min(organs) and len(breasts) >= len(organs)))


def _method(
    annotated: AnnotatedText, sentence: Sentence, previous: Sentence | None, size: Measured, vocabulary: Vocabulary
) -> Said | None:
    """Return the test or the pathology nearest before a size, else behind it, else of the sentence that it goes on."""
    start, end = clause_at(annotated.text, sentence, size.start)
    before = _methods(annotated, start, size.start, vocabulary) or _methods(
        annotated, sentence.start, start, vocabulary
    )
    if before:
        return before[-1]
    behind = _methods(annotated, size.end, end, vocabulary)
    if behind and _MEASURED_ON.match(annotated.text[size.end : behind[0].start]):
        return behind[0]
    if previous is not None and _OF_THE_LESION_BEFORE.match(annotated.text, sentence.start, sentence.end):
        earlier = _methods(annotated, previous.start, previous.end, vocabulary)
        return earlier[-1] if earlier else None
    return None


def _methods(annotated: AnnotatedText, start: int, end: int, vocabulary: Vocabulary) -> list[Said]:
    """Return the imaging tests and words of pathology of a stretch, in its order."""
    tests = [
        Said("size_method", base, item.start, item.end)
        for item in annotated.mentions(start, end, "test")
        for base in [vocabulary.base_test(item.concept)]
        if base in IMAGING and "negated" not in annotated.assertions.get(item, ())
    ]
    pathology = [
        Said("size_method", "histology", match.start(), match.end())
        for match in _PATHOLOGY.finditer(annotated.text, start, end)
    ]
    return sorted([*tests, *pathology], key=lambda said: said.start)


def _sizes(
    annotated: AnnotatedText, sentence: Sentence, previous: Sentence | None, vocabulary: Vocabulary
) -> Iterator[Measured]:
    text = annotated.text
    whole = text[sentence.start : sentence.end]
    if _only_felt(annotated, sentence):
        return
    follows_examination = (
        previous is not None and _only_felt(annotated, previous) and re.match(r"(?:The|This|It)\b", whole)
    )
    if follows_examination and not (
        annotated.mentions(sentence.start, sentence.end, "test", "tissue_sampling", "operation")
        or _PATHOLOGY.search(whole)
    ):
        return
    continues = (
        previous is not None
        and _OF_THE_LESION_BEFORE.match(whole)
        and _MEASURED.search(whole)
        and _LESION.search(text, previous.start, previous.end)
    )
    told = _LESION.search(text, previous.start if previous else sentence.start, sentence.end)
    sizes = list(largest_sizes_in_mm(text, sentence.start, sentence.end))
    for size in sizes:
        if size is not sizes[-1] and _OF_THE_SPECIMEN.search(text, sentence.start, size.start):
            continue
        named = (
            continues
            or _LESION.search(text, *_around(text, sentence, size))
            or (told and _THE_LARGEST.search(text, sentence.start, size.start))
            or ((told or _BREAST.search(whole)) and _SIZE_IS.search(text, sentence.start, size.start))
        )
        shown = named or (told and _is_bare(annotated, sentence, size, vocabulary))
        if shown and _is_of_lesion(text, sentence, size):
            yield from _first_of_two(text, sentence, size)
            yield size


def _first_of_two(text: str, sentence: Sentence, size: Measured) -> Iterator[Measured]:
    """Yield the first size of `two masses of 17 and 9 mm`, which has the unit of the second."""
    first = _FIRST_OF_TWO.search(text, sentence.start, size.start)
    if first:
        unit = text[size.start : size.end].lstrip("0123456789., -")
        yield from (
            Measured(first.start("n"), size.end, one.value) for one in largest_sizes_in_mm(f"{first['n']} {unit}")
        )


def _is_bare(annotated: AnnotatedText, sentence: Sentence, size: Measured, vocabulary: Vocabulary) -> bool:
    """Tell a size that stands directly behind its test, with no noun between: `ultrasound 61 x 45 mm`."""
    before = _methods(annotated, sentence.start, size.start, vocabulary)
    return bool(before and _BARE.match(annotated.text[before[-1].end : size.start]))


def _is_of_lesion(text: str, sentence: Sentence, size: Measured) -> bool:
    """Tell the size of a lesion from that of what stands beside it, and from a place."""
    before = text[max(sentence.start, size.start - 45) : size.start]
    after = text[size.end : min(size.end + 40, sentence.end)]
    if _AT_A_PLACE.search(before) and not re.match(r"\s+to\b", after) and not _MEASURED.search(before):
        return False
    if _LARGEST_OF_OTHERS.search(text, max(sentence.start, size.start - 100), size.start):
        return False
    if _EXTENT.search(before) or _OF_THE_LESION.search(before):
        return True
    # "Wall thickness, 16 mm": what stands before the comma is measured.
    near_before = re.split(r"[,;]\s(?!(?:about|approximately)?\W*$)|\(|\band\b|\bwith\b", before)[-1]
    near_after = re.split(r"[,;.)]|\band\b|\bwith\b", after)[0]
    other = word_list("not_the_lesion")
    return bool(_SIZE_OF_LESION.match(text, size.end, sentence.end)) or not (
        other.search(near_before) or other.search(near_after)
    )


def _around(text: str, sentence: Sentence, size: Measured) -> tuple[int, int]:
    """Return the clause of a size, with what stands before a colon: `a mass of the neck (size: 3 cm)`."""
    start, end = clause_at(text, sentence, size.start)
    return (sentence.start if text[sentence.start : start].rstrip().endswith(":") else start), end


def _only_felt(annotated: AnnotatedText, sentence: Sentence) -> bool:
    """Tell a sentence that reports an examination by hand and names no test, sampling or operation."""
    text = annotated.text
    if not _EXAMINED.search(text, sentence.start, sentence.end) or _PATHOLOGY.search(
        text, sentence.start, sentence.end
    ):
        return False
    tests = annotated.mentions(sentence.start, sentence.end, "test", "tissue_sampling")
    return all(item.concept in ("clinical_examination", "physical_examination", "palpation") for item in tests)
