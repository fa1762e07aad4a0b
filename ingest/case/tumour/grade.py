"""The histological grade of the index tumour, 1 to 3, on whichever scale prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.neoplasm import NEOPLASM
from ingest.case.patients import Patient
from ingest.case.tumour.scale import names_another
from ingest.case.word_list import word_list
from ingest.segment import Sentence

_N = r"(?P<n>(?-i:III|II|I)|[1-3]|(?a:one|two|three))"
_AUTHORS = (
    r"(?:m?SBR|(?:Scarff?[\s,–-]+)?Bloom(?:[\s,–-]+(?:and[\s-]+)?Richardson)?|Elston(?:[\s,–-]+(?:and[\s-]+)?Ellis)?|"
    r"EE|Nottingham(?:[\s–-]+(?:combined|modified|modification))?)"
)
_JOINT = (
    r"\(?(?:of|as|was|is|were|being|to\s+be|tumou?r|system|score|scale|grade|according\s+to|by|the|modified|[:=-])\)?"
)
_END = r"(?:\s*(?:/|of|out\s+of)\s*(?:(?-i:III)|3)\b)?(?!\w|[.,-]?\d|\s*(?:/|-|–|to\b|or\b)\s*(?:\d|(?-i:I)))"
_GRADE = re.compile(
    rf"\b(?:grad(?:e|ed|ing)|(?-i:G)|{_AUTHORS})(?:\s*(?:{_JOINT}|{_AUTHORS}))*\s*[\s(:=-]?\s*(?:(?-i:G)\s?)?{_N}{_END}",
    re.IGNORECASE | re.ASCII,
)
_GRADE_BEHIND = re.compile(
    r"\b(?:histolog\w+|nuclear|tumou?r|histoprognostic)\s+grade\s*(?:\w+\s+){0,3}?(?P<n>(?-i:III|II|I)|[1-3])\b(?!\s*[-–/.]\s*\d)|"
    r"\b(?P<n2>(?-i:III|II|I)|[1-3])(?:rd|nd|st)?\s*-?\s*grade\b",
    re.IGNORECASE | re.ASCII,
)
_SCORE = re.compile(
    rf"\b(?:{_AUTHORS}\s+(?:(?:histolog\w+|total|grade|grading)\s+)*score|total\s+score|score)\s*(?:[:=(]|of|was|is|\d\s*\+\s*\d\s*\+\s*\d\s*=|\s)*"
    r"(?P<score>[3-9])(?:\s*(?:/|of|out\s+of)\s*9)?(?![\d.,%]*\d|\s*/)",
    re.IGNORECASE | re.ASCII,
)
_OF_NINE = re.compile(r"\d\s*\+\s*\d\s*\+\s*\d|/\s*9\b|of\s+9\b", re.ASCII)
_NAMES_AUTHORS = re.compile(rf"\b{_AUTHORS}\b", re.IGNORECASE)
_OTHER_SCORE = re.compile(r"BI-?\s?RADS|Allred|Gleason|\bACR\b|prognostic\s+index", re.IGNORECASE)
_OF_HISTOLOGY = re.compile(
    rf"{NEOPLASM.pattern}|\b(?:histo\w+|patholog\w+|specimen|biops\w+|differentiat\w+|mitos[ei]s|mitotic|nuclear\s+grade|"
    r"m?SBR|Scarff?|Bloom|Elston|Nottingham|Gleason|ISUP|Fuhrman|FNCLCC|WHO|Ki-?67|invasive|infiltrating|ductal|lobular|"
    r"dysplasia|microscop\w*|immunohisto\w*|mass|lesion)\b",
    re.IGNORECASE,
)
_BIOPSY = re.compile(
    r"\b(?:\w*biops\w+|cytolog\w*|FNAC?|aspirat\w+|tru-?\s?cut|core|punch|frozen\s+sections?)\b", re.IGNORECASE
)
_SPECIMEN = re.compile(
    r"\b(?:specimen|\w*ectomy|resect\w*|excis\w*|surg\w+|final|definitive|operat\w*|post-?\s?operativ\w*)\b",
    re.IGNORECASE,
)
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "1": 1, "2": 2, "3": 3, "one": 1, "two": 2, "three": 3}


def read_grades(annotated: AnnotatedText, patient: Patient) -> Iterator[Said]:
    """Yield each grade of a neoplasm, in the order of the patient's sentences; `poorly differentiated` is none.

    The grade of the specimen comes first where the report begins with that of a biopsy or a frozen section.
    """
    text = annotated.text
    previous: Sentence | None = None
    grades: list[tuple[Sentence, Said]] = []
    for sentence in patient.sentences:
        grades += [(sentence, grade) for grade in _grades(text, sentence, previous)]
        previous = sentence
    if grades and material(text, grades[0][0]) == "biopsy":
        grades.sort(key=lambda each: not _is_final(text, each[0]))
    yield from (grade for _, grade in grades)


def material(text: str, sentence: Sentence) -> str:
    """Return what a sentence's grade was read on: `biopsy`, `specimen`, `both`, or nothing where it does not say."""
    biopsy, specimen = (bool(words.search(text, sentence.start, sentence.end)) for words in (_BIOPSY, _SPECIMEN))
    return "both" if biopsy and specimen else "biopsy" if biopsy else "specimen" if specimen else ""


def _is_final(text: str, sentence: Sentence) -> bool:
    """Tell a specimen's grade from that of a later tumour."""
    return material(text, sentence) == "specimen" and not word_list("change").search(text, sentence.start, sentence.end)


def grade_of_score(score: int) -> int:
    """Return the grade of a Nottingham score of 3-9: 3-5 is 1, 6-7 is 2, 8-9 is 3 (Elston and Ellis 1991)."""
    return 1 if score <= 5 else 2 if score <= 7 else 3


def _grades(text: str, sentence: Sentence, previous: Sentence | None) -> Iterator[Said]:
    for pattern in (_GRADE, _GRADE_BEHIND):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            printed = match["n"] or match.groupdict().get("n2") or ""
            nearby = text[max(sentence.start, match.start() - 40) : min(sentence.end, match.end() + 40)]
            if _of_neoplasm(text, sentence, previous, match) and not re.search(r"BI-?\s?RADS", nearby):
                yield Said("grade", _NUMBERS[printed.lower()], match.start(), match.end())
    for match in _SCORE.finditer(text, sentence.start, sentence.end):
        before = text[max(sentence.start, match.start() - 60) : match.start()]
        of_nottingham = _NAMES_AUTHORS.search(match[0]) or (_NAMES_AUTHORS.search(before) and _OF_NINE.search(match[0]))
        if of_nottingham and not _OTHER_SCORE.search(match[0]):
            yield Said("grade", grade_of_score(int(match["score"])), match.start(), match.end())


def _of_neoplasm(text: str, sentence: Sentence, previous: Sentence | None, match: re.Match[str]) -> bool:
    """Tell the grade of a neoplasm from that of a toxicity, a function or another disease."""
    if names_another(text, sentence, match, word_list("other_grade"), _OF_HISTOLOGY):
        return False
    if _OF_HISTOLOGY.search(text, sentence.start, sentence.end):
        return True
    return previous is not None and bool(_OF_HISTOLOGY.search(text, previous.start, previous.end))
