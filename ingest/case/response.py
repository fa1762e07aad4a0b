"""Responses to treatment: which were not achieved, and which are told without their name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at
from ingest.case.evidence import Said
from ingest.case.follow_up import FOLLOWED, LATER
from ingest.case.patients import Patient
from ingest.case.treatment import given
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

# Patients of the literature.
OF_A_SERIES = re.compile(
    r"\b(?:\d+\s*%\s+of|in\s+the\s+literature|\d+\s+of\s+(?:the\s+)?\d+\s+(?:patients|cases|women|men)|reported\s+cases|"
    r"(?:patients|women|men|cases)\s+with\s+(?:this|these|such|an?)\b|criteria\b[^.]*:)",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:no|non|not(?!\s+(?:only|merely|just)\b)|cannot|without|never|neither|nor|lack(?:s|ed|ing)?|absence\s+of|"
    r"fail\w*|short\s+of|far\s+from|instead\s+of|rather\s+than|unable|hop(?:e|ed|ing)|aim\w*|goal|chances?|likelihood|"
    r"probability|possibility|rates?|predict\w*)\b|n't\b",
    re.IGNORECASE,
)
# What stands between a denial and a response that it does not reach: "no tumour was left and pathology showed pCR".
_OUT_OF_REACH = re.compile(
    r"[,;:(]|\b(?:but|while|whereas|although|residual|viable|consistent|compatible|keeping|correspond\w*|indicat\w*|"
    r"confirming|representing|meaning|i\.?e|and\s+an?\s+(?:[\w-]+\s+){0,2}$|and\s+(?:\w+\s+){0,3}(?:show\w*|reveal\w*|confirm\w*|demonstrat\w*|achieved|"
    r"had|was|were|is))\b",
    re.IGNORECASE,
)
_WAIVED = re.compile(
    r"(?:,\s*(?:however|though|unfortunately|therefore|thus)\s*,)?"
    r"(?:(?!\b(?:and|but|while|although|with|was\s+achieved)\b)[^,;.]){0,60}?(?:\b(?:not|cannot|never)|n't)\s+(?:(?:be|been|yet|\w+ly)\s+)*(?:achiev|obtain|reach|attain|confirm|prov|"
    r"demonstrat|shown|seen|found|observ|document|possible|establish|present|occur|met\b)|"
    r"[^,;.]{0,25}?\b(?:(?:was|were|is)\s+(?:ruled\s+out|excluded|absent|lacking|missed|denied|doubt\w+|unlikely)|failed)\b",
    re.IGNORECASE,
)
_AWAITED_BEFORE = re.compile(r"\b(?:expected|anticipated|desired|hoped-for)\s+$", re.IGNORECASE)
_AWAITED_BEHIND = re.compile(
    r"\s+(?:was|were|had\s+been|has\s+been|is|would\s+be|might\s+be|could\s+be)\s+(?:\w+ly\s+)?"
    r"(?:expected|anticipated|hoped|desired|aimed|assumed|presumed|predicted|the\s+(?:aim|goal|hope))\b",
    re.IGNORECASE,
)
_CAME_TRUE = re.compile(
    r"^(?:(?!\b(?:not|never|but)\b)[^.;])*?\b(?:achieved|obtained|reached|confirmed|attained|seen|found)\b",
    re.IGNORECASE,
)
# Wordings that are negative in themselves and say that nothing of the tumour is left.
_NOTHING_LEFT = re.compile(
    r"\b(?:(?:no|without|absence\s+of|lack\s+of|free\s+of)\s+(?:any\s+|(?:evidence|signs?)\s+of\s+(?:any\s+)?)?"
    r"(?:residual|remaining|viable)\s+"
    r"(?:(?:residual|remaining|viable|invasive|malignant|vital|breast|in[\s-]situ|ductal|lobular|or|and|nor)\s+)*(?:tumou?r|cancer|carcinoma|disease|malignan\w+)(?:\s+cells?)?|"
    r"(?:complete|total)\s+(?:disappearance|eradication|absence|regression|resolution)\s+of\s+"
    r"(?:the\s+|all\s+|her\s+|his\s+)?(?:(?:invasive|malignant|viable|breast|primary)\s+)*(?:tumou?r|cancer|carcinoma)(?:\s+cells?)?)\b"
    r"(?!\s+(?:at|in|on|of)\s+(?:the\s+|all\s+|any\s+|her\s+|his\s+)?(?:\w+\s+)?"
    r"(?:margins?|edges?|nodes?|axilla|borders?))",
    re.IGNORECASE,
)
_PATHOLOGY = re.compile(
    r"\b(?:patholog\w*|histo\w*|microscop\w*|specimens?|surg\w+|resect\w*|excis\w*|\w*mastectomy|lumpectomy|"
    r"invasive|cells?)\b",
    re.IGNORECASE,
)

_LESION = r"(?:lesions?|mass(?:es)?|lumps?|tumou?rs?|swellings?|nodules?|metastas[ei]s|disease|dissemination)"
_HAD = r"(?:(?:had|has|have|was|were|is|are)\s+)?(?:been\s+)?"
# "The mass had resolved", "disappearance of all lung lesions"
_GONE = re.compile(
    rf"\b{_LESION}\b(?:\s+(?:(?:in|of|on)\s+(?:the\s+)?(?:\w+\s+){{0,2}}?\w+\s+)?|\s+of\s+the\s+\w+\s+)"
    rf"(?P<gone>{_HAD}(?:(?:completely|entirely|totally|fully|all)\s+)?(?:disappeared|vanished|resolved|gone(?!\s+(?:to|on|through|into|for|from)\b))\b)|"
    rf"\b(?P<gone2>(?:disappearance|(?:complete|full)\s+resolution)\s+of\s+(?:(?:the|all|both|her|his)\s+)*(?:\w+\s+)?{_LESION})\b",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"\b(?:almost|near(?:ly)?|partial\w*|most|some|several|partly|not|spontaneous\w*|symptoms?|total\s+of|\d+\s+(?:[\w-]+\s+)?lesions|\d+\s+(?:out\s+)?of)\b",
    re.IGNORECASE,
)
# "Judged as PD", "the response was PR", "41 mm after 2 cycles (PD)"
_RECIST = re.compile(
    r"\b(?:judged|assessed|classified|evaluated|considered|rated|regarded|defined|determined|response(?:\s+was)?|was)\s*(?:to\s+be\s+|as\s+|:\s*)?"
    r"(?P<word>(?-i:CR|PR|SD|PD))\b(?!-|\s*(?:positive|negative|\d|\+))|\((?P<word2>(?-i:PD))\b(?!-)",
    re.IGNORECASE,
)
_RECIST_LABELS = {
    "CR": "complete_response", "PR": "partial_response", "SD": "stable_disease", "PD": "progression",
}  # fmt: skip
_SMALLER = re.compile(
    r"\b\d{2}\s?%\s+(?:reduction|decrease|regression|shrinkage)\s+(?:of|in)\s+(?:the\s+)?(?:\w+\s+)?(?:tumou?r|mass|lesion|size|volume)|"
    r"\bpartial(?:ly)?\s+(?:reduc\w+|shrink\w+|decreas\w+)\b|"
    r"\b(?:tumou?r|mass|lesion|lump|nodules?|metastas[ei]s)\b[^.;,]{0,30}\b(?:reduction|decrease|reduced|decreased)\s+(?:in\s+size\s+)?from\s+\d",
    re.IGNORECASE,
)
# The name of a diagnosis behind it: "residual small cell carcinoma"
_RESIDUAL = re.compile(
    r"\b(?:residual|remaining)\s+(?:[\w-]+\s+){0,3}?(?:\w*carcinoma|cancer|\w*sarcoma|lymphoma|melanoma|DCIS|in\s+situ)\b"
    r"(?!\s+(?:was|were)\s+(?:not|absent))",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:no|not|without|absence\s+of|free\s+of|never|nor|if|any)\b[^,;.]{0,40}$", re.IGNORECASE)
_STABLE = re.compile(
    r"\b(?:lesions?|mass|nodules?|findings|metastas[ei]s|tumou?rs?|cysts?)\s+(?:(?:has|have|had|is|are|was|were|being)\s+)(?:been\s+|remained\s+)?"
    r"(?:stable|unchanged)\b|\bwith\s+stabili[sz]ation\b|\bstabili[sz]ation\s+(?:for|during|of\s+\w+\s+(?:months?|years?))\b",
    re.IGNORECASE,
)


def was_not_achieved(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Tell a response that was not achieved, could not be confirmed, or was only hoped for."""
    before, after = text[max(sentence.start, start - 70) : start], text[end : min(sentence.end, end + 90)]
    denial = next(reversed([*_DENIAL.finditer(before)]), None)
    if denial and not _OUT_OF_REACH.search(before[denial.end() :]):
        return True
    behind = _AWAITED_BEHIND.match(after)
    if (behind or _AWAITED_BEFORE.search(before)) and not _CAME_TRUE.search(after[behind.end() if behind else 0 :]):
        return True
    return bool(_WAIVED.match(after))


def nothing_left(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> Iterator[Said]:
    """Yield a pathological complete response where, after systemic therapy, no tumour was left to the pathologist."""
    text = annotated.text
    course = Patient(None, patient.course())
    treated = min((item.start for _, item in given(annotated, course, vocabulary)), default=len(text))
    imaged = False
    for sentence in course.sentences:
        pathology = bool(_PATHOLOGY.search(text, sentence.start, sentence.end))
        if pathology or annotated.mentions(sentence.start, sentence.end, "test"):
            imaged = not pathology
        later = FOLLOWED.search(text, sentence.start, sentence.end) or (
            not pathology and LATER.search(text, sentence.start, sentence.end)
        )
        if imaged or later or sentence.end <= treated:
            continue
        for match in _NOTHING_LEFT.finditer(text, max(sentence.start, treated), sentence.end):
            if not was_not_achieved(text, sentence, match.start(), match.end()):
                yield Said("outcome", "pathological_complete_response", match.start(), match.end())


def told_plainly(annotated: AnnotatedText, patient: Patient) -> Iterator[Said]:
    """Yield responses told without their name: `the mass had resolved`, `judged as PD`, `the findings are stable`."""
    text = annotated.text
    for sentence in patient.course():
        if OF_A_SERIES.search(text, sentence.start, sentence.end):
            continue
        for match in _RECIST.finditer(text, sentence.start, sentence.end):
            word = match.lastgroup or 0
            yield Said("outcome", _RECIST_LABELS[match[word]], *match.span(word))
        for match in _GONE.finditer(text, sentence.start, sentence.end):
            clause = slice(*clause_at(text, sentence, match.start()))
            if not _NOT_ALL.search(text[clause]):
                yield Said("outcome", "complete_response", *match.span(match.lastgroup or 0))
        for match in _RESIDUAL.finditer(text, sentence.start, sentence.end):
            if not _NONE.search(text, sentence.start, match.start()):
                yield Said("outcome", "residual_disease", *match.span())
        for label, pattern in (("partial_response", _SMALLER), ("stable_disease", _STABLE)):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                if not was_not_achieved(text, sentence, match.start(), match.end()):
                    yield Said("outcome", label, match.start(), match.end())
