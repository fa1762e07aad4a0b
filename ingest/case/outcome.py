"""What came of the patient: response, recurrence, spread, death, and how long the follow-up was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at
from ingest.case.evidence import Said
from ingest.case.index_disease import is_of_the_disease
from ingest.case.neoplasm import has_neoplasm
from ingest.case.patients import Patient, mentions
from ingest.case.treatment import given
from ingest.quantity import durations_in_months
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_LABELS = (
    "pathological_complete_response", "complete_response", "partial_response", "stable_disease", "progression",
    "residual_disease", "no_recurrence", "recurrence", "metastasis", "death", "alive",
)  # fmt: skip
_DOES_NOT_HOLD = frozenset({"uncertain", "hypothetical", "family"})
_REGIONAL = re.compile(r"\b(?:nod(?:e|es|al)|axill\w*|ganglion\w*|lymphatic)\b", re.IGNORECASE)
# Characters before a metastasis in which a node makes it a regional one; "the axillary lump ... metastatic carcinoma".
_NEAR_NODE, _FAR_NODE = 25, 100
_DISTANT = re.compile(r"\b(?:distant|liver|bone|lung|brain|hepatic|pulmonary|skeletal)", re.IGNORECASE)
_NODES_AFTER = re.compile(
    r"^\s*(?:\w+\s+){0,3}?(?:to|in|of|into)?\s*(?:the\s+)?(?:\w+\s+){0,3}?(?:of\s+(?:the\s+)?(?:\w+\s+){1,3})?(?:lymph|nod|axill)",
    re.IGNORECASE,
)
_RESPONSES = frozenset({"pathological_complete_response", "complete_response", "partial_response"})
_DENIAL = re.compile(
    r"\b(?:no|non|not(?!\s+(?:only|merely|just)\b)|cannot|without|never|neither|nor|lack(?:s|ed|ing)?|absence\s+of|"
    r"fail\w*|short\s+of|far\s+from|instead\s+of|rather\s+than|unable|hop(?:e|ed|ing)|aim\w*|goal|chances?|likelihood|"
    r"probability|possibility|rates?|predict\w*)\b|n't\b",
    re.IGNORECASE,
)
# What stands between a denial and a response that it does not reach: "no tumour was left and pathology showed pCR".
_OUT_OF_REACH = re.compile(
    r"[,;:(]|\b(?:but|while|whereas|although|residual|viable|consistent|compatible|keeping|correspond\w*|indicat\w*|"
    r"confirming|representing|meaning|i\.?e|and\s+(?:\w+\s+){0,3}(?:show\w*|reveal\w*|confirm\w*|demonstrat\w*|achieved|"
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
_NOT_A_STATE = re.compile(
    r"\s*(?:controls?|survival|interval|margins?|period|women|individuals|resection|border)\b", re.IGNORECASE
)
# Patients of the literature.
_OF_A_SERIES = re.compile(
    r"\b(?:in\s+the\s+literature|\d+\s+of\s+(?:the\s+)?\d+\s+(?:patients|cases|women|men)|reported\s+cases|"
    r"(?:patients|women|men|cases)\s+with\s+(?:this|these|such|an?)\b|criteria\b[^.]*:)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:child\w*|sons?|daughters?|mother|father|brothers?|sisters?|parents?|siblings?|husband|infant|baby|"
    r"births?|fetus)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:present(?:ed|s|ing)|developed|diagnosed|recur(?:red|rence)|relapse[ds]?|noticed|appeared|detected|"
    r"discovered|progress\w*|metasta\w+|returned|admitted|complain\w*)\b",
    re.IGNORECASE,
)
_WORKUP = re.compile(
    r"\b(?:work-?up|staging|search|screen\w*|rule\s+out|exclude|assess\w*|evaluat\w*|for|risk|look\w*|"
    r"detect\s+any)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\bfollow\w*|\b(?:alive|died|death|dead|deceased|passed\s+away|succumbed|expired|without|neither|response|disease[\s-]free|free\s+of|free\s+from|recurrence\w*|relapse|"
    r"remission|remain\w*|doing\s+well|asymptomatic|"
    r"well|symptom[\s-]free|no\s+evidence|surviv\w+|last\s+seen|to\s+date|now|currently|later|stable)\b",
    re.IGNORECASE,
)
_LATER = re.compile(rf"{_STATUS.pattern}|\b(?:months?|years?)\b", re.IGNORECASE)
_FOLLOWED = re.compile(
    r"\bfollow(?:ed)?[\s-]*ups?\b|\bfollowed\s+(?:for|up|closely|regularly)\b|"
    r"\blast\s+(?:visit|evaluation|control|seen|check-?up|consultation|review|contact)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:alive|died|death|dead|deceased|passed\s+away|succumbed|expired|disease[\s-]free|free\s+(?:of|from)|neither|in\s+(?:complete|partial)\s+(?:response|remission)|no\s+(?:evidence|sign\w*|recurren\w+|"
    r"relapse|local|symptoms?|metasta\w+|complication\w*)|without\s+(?:any\s+)?(?:\w+\s+)?(?:evidence|recurren\w+|"
    r"sign\w*|relapse|symptom\w*)|"
    r"remission|remain\w*|doing\s+well|is\s+well|was\s+well|asymptomatic|symptom[\s-]free|surviv\w+|stable|"
    r"not\s+recur\w*|disappeared|has\s+been\s+well|good\s+(?:general\s+)?(?:condition|health)|normal)\b",
    re.IGNORECASE,
)
# Characters behind a length of time in which a complaint or a plan is what lasted.
_NEAR = 30
_OTHER_DURATION_AFTER = re.compile(
    r"^\s*(?:[\s-]*(?:ago|earlier|prior|previously|before|history|old|of\s+age|duration|interval\b)|(?:of|with|"
    r"on)\s+(?:\w+\s+){0,2}?(?:chemo\w*|treatment|therapy|tamoxifen|radio\w*|hormon\w*|"
    r"endocrine|trastuzumab|antibiotic\w*))",
    re.IGNORECASE,
)
_OTHER_DURATION_BEFORE = re.compile(
    r"\b(?:(?:mean|median|average)\b[^.;]{0,60}|every|each|per|since|lasting|of\s+duration|within|history\s+of|past|previous|over\s+the\s+(?:last|past)|"
    r"for\s+the\s+(?:last|past)|next|smok\w+|menopaus\w*|cycles?\s+(?:of|over))\s*(?:a\s+|the\s+|about\s+)?$",
    re.IGNORECASE,
)
_TREATED_FOR = re.compile(
    r"\b(?:therapy|treatment|treated|chemotherapy|radiotherapy|tamoxifen|letrozole|anastrozole|exemestane|"
    r"trastuzumab|hormon\w+|antibiotics?|received|given|took|administered|"
    r"daily)\b[^.;,]{0,40}\bfor\s+(?:a\s+period\s+of\s+|at\s+least\s+)?$",
    re.IGNORECASE,
)
_COMPLAINED = re.compile(
    r"\b(?:complain\w*|present(?:ed|ing)\s+with|noticed|discovered|menopaus\w*|smok\w*|contracepti\w*|planned|"
    r"scheduled|recommend\w*|advised)\b",
    re.IGNORECASE,
)


def read_outcome(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return outcomes by the gold format's labels, then the longest follow-up in months.

    A complete response on imaging that pathology confirmed is one outcome: the pathological one.
    """
    neoplasm = has_neoplasm(annotated, patient)
    said = [
        Said("outcome", label, item.start, item.end)
        for sentence, item in mentions(annotated, patient, "outcome")
        if sentence.section != "title"
        for label in [_label(annotated, sentence, item, vocabulary)]
        if label and is_of_the_disease(annotated.text, sentence, item, label, patient, neoplasm)
    ]
    said += _nothing_left(annotated, patient, vocabulary)
    if any(item.value == "pathological_complete_response" for item in said):
        said = [item for item in said if item.value != "complete_response"]
    return [*said, *sorted(_follow_up(annotated, patient), key=lambda s: -float(s.value))[:1]]


def _label(annotated: AnnotatedText, sentence: Sentence, item: Found, vocabulary: Vocabulary) -> str | None:
    asserted = set(annotated.assertions.get(item, ()))
    label = next((key for key in vocabulary.ancestors(item.concept) if key in _LABELS), None)
    # A denial holds whatever the next clause doubts: "no signs of recurrence and the result was considered good".
    doubts = _DOES_NOT_HOLD - ({"uncertain"} if label == "no_recurrence" else set())
    if label is None or asserted & doubts:
        return None
    text = annotated.text
    if _OF_A_SERIES.search(text, sentence.start, sentence.end):
        return None
    if label in _RESPONSES and _denied(text, sentence, item.start, item.end):
        return None
    # For a pathological complete response that was the better test: "no tumour cells were left, i.e. pCR" affirms it.
    if "negated" in asserted and label not in ("no_recurrence", "stable_disease", "pathological_complete_response"):
        return "no_recurrence" if label == "recurrence" else None
    if re.search(r"\bthan\s+(?:an?\s+)?$", text[sentence.start : item.start]):
        return None
    before, after = (
        text[max(sentence.start, item.start - 35) : item.start],
        text[item.end : min(sentence.end, item.end + 45)],
    )
    if label == "metastasis":
        reach = _NEAR_NODE if text[item.start : item.end].lower() != "metastatic" else _FAR_NODE
        near = text[max(sentence.start, item.start - reach) : item.end]
        regional = _REGIONAL.search(near) or _NODES_AFTER.match(after)
        distant = item.concept != "metastasis" or _DISTANT.search(before) or _DISTANT.search(after)
        if (regional and not distant) or _WORKUP.search(before):
            return None
    if (label == "no_recurrence" and _NOT_A_STATE.match(after)) or (
        label == "alive" and (_OTHERS.search(before) or _OTHERS.match(after.lstrip()))
    ):
        return None
    if label == "death" and re.search(r"\b(?:cell|programmed|necrosis|cause\s+of)\b", before, re.IGNORECASE):
        return None
    return label


def _denied(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Tell a response that was not achieved, could not be confirmed, or was only hoped for."""
    before, after = text[max(sentence.start, start - 70) : start], text[end : min(sentence.end, end + 90)]
    denial = next(reversed([*_DENIAL.finditer(before)]), None)
    if denial and not _OUT_OF_REACH.search(before[denial.end() :]):
        return True
    behind = _AWAITED_BEHIND.match(after)
    if (behind or _AWAITED_BEFORE.search(before)) and not _CAME_TRUE.search(after[behind.end() if behind else 0 :]):
        return True
    return bool(_WAIVED.match(after))


def _nothing_left(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> Iterator[Said]:
    """Yield a pathological complete response where, after systemic therapy, no tumour was left to the pathologist."""
    text = annotated.text
    course = Patient(None, patient.course())
    treated = min((item.start for _, item in given(annotated, course, vocabulary)), default=len(text))
    imaged = False
    for sentence in course.sentences:
        pathology = bool(_PATHOLOGY.search(text, sentence.start, sentence.end))
        if pathology or annotated.mentions(sentence.start, sentence.end, "test"):
            imaged = not pathology
        later = _FOLLOWED.search(text, sentence.start, sentence.end) or (
            not pathology and _LATER.search(text, sentence.start, sentence.end)
        )
        if imaged or later or sentence.end <= treated:
            continue
        for match in _NOTHING_LEFT.finditer(text, max(sentence.start, treated), sentence.end):
            if not _denied(text, sentence, match.start(), match.end()):
                yield Said("outcome", "pathological_complete_response", match.start(), match.end())


def _to_event(annotated: AnnotatedText, sentence: Sentence, position: int) -> bool:
    """Tell time to an event (`21 years after the diagnosis she presented ...`) from time to a state."""
    clause = annotated.text[slice(*clause_at(annotated.text, sentence, position))]
    return bool(_EVENT.search(clause)) and not _STATE.search(clause) and not _FOLLOWED.search(clause)


def _parts(text: str, sentence: Sentence) -> Iterator[re.Match[str]]:
    """Yield what semicolons part a sentence into."""
    return re.compile(r"[^;]*;?").finditer(text, sentence.start, sentence.end)


def _follow_up(annotated: AnnotatedText, patient: Patient) -> Iterator[Said]:
    text = annotated.text
    for sentence in patient.sentences:
        whole = text[sentence.start : sentence.end]
        if not (_FOLLOWED.search(whole) or (_STATUS.search(whole) and _STATE.search(whole))):
            continue
        for length in durations_in_months(text, sentence.start, sentence.end):
            part = next(part for part in _parts(text, sentence) if part.start() <= length.start < part.end())
            near = text[part.start() : min(part.end(), length.end + _NEAR)]
            if _COMPLAINED.search(near) and not _FOLLOWED.search(part[0]):
                continue
            if length.value < 1 or _to_event(annotated, sentence, length.start):
                continue
            before, after = text[sentence.start : length.start], text[length.end : sentence.end]
            if (
                not _OTHER_DURATION_AFTER.match(after)
                and not _OTHER_DURATION_BEFORE.search(before)
                and not _TREATED_FOR.search(before)
            ):
                yield Said("follow_up_months", round(length.value, 2), length.start, length.end)
