"""How long the patient was followed: to the last state that is told, or to death."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.age import ages_in_years
from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at, part_at
from ingest.case.evidence import Said
from ingest.case.patients import Patient
from ingest.quantity import durations_in_months, ordinals_in_months
from ingest.segment import Sentence

_EVENT = re.compile(
    r"\b(?:present(?:ed|s|ing)|developed|diagnosed|recur(?:red|rence)|relapse[ds]?|noticed|appeared|detected|"
    r"discovered|progress\w*|metasta\w+|returned|admitted|complain\w*)\b",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\bfollow\w*|\b(?:alive|died|death|dead|deceased|passed\s+away|succumb\w*|expired|fatal|without|neither|response|"
    r"(?:disease|tumou?r|cancer)[\s-]free|free\s+of|free\s+from|recurrence\w*|recurred|come\s+back|relapse|regrowth|NED|remission|remain\w*|"
    r"doing\s+(?:well|fine|great|good)|asymptomatic|well|healthy|symptom[\s-]free|no\s+(?:evidence|signs?|complaints?)|"
    r"surviv\w+|last\s+seen|to\s+date|now|currently|later|still|since|on|out|stable|unchanged|repeated|controls?|"
    r"check-?ups?|surveillance|resolved|disappear\w*|vanished|gone|following|living|maintained|sustained|"
    r"continu(?:es|ed)|persist\w*|lasted|held|tolerates?)\b",
    re.IGNORECASE,
)
LATER = re.compile(rf"{_STATUS.pattern}|\b(?:months?|years?)\b", re.IGNORECASE)
FOLLOWED = re.compile(
    r"\bfollow(?:ed)?[\s-]*ups?\b|\bfollowed\s+(?:for|up|closely|regularly)\b|"
    r"\b(?:last|latest|most\s+recent)\s+(?:visit|evaluation|control|seen|check-?up|consultation|review|contact|examination)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:alive|died|death|dead|deceased|passed\s+away|succumb\w*|expired|fatal|(?:disease|tumou?r|cancer|recurrence)[\s-]free|"
    r"free\s+(?:of|from)|neither\s+(?:\w+\s+)?(?:recurr\w+|relapse|metasta\w+|sign\w*|evidence)|NED|living(?!\s+(?:child\w*|in|at|alone|together))|healthy|tolerates?|in\s+(?:complete|partial)\s+(?:response|remission)|"
    r"(?:no|any)\s+(?:(?:further|other|new|more)\s+)?(?:evidence|sign\w*|recurren\w+|relapse|regrowth|local|symptoms?|"
    r"complaints?|episodes?|metasta\w+|complication\w*|problems?|lesions?)|"
    r"without\s+(?:any\s+)?(?:\w+\s+)?(?:evidence|recurren\w+|sign\w*|relapse|symptom\w*|disease|complaints?|problems?)|"
    r"remission|remain\w*|(?:doing|is|was|keeps|feels|stays|are)\s+(?:\w+ly\s+)?(?:well|fine|great|good)|asymptomatic|"
    r"symptom[\s-]free|surviv\w+|stable|unchanged|not\s+recur\w*|disappeared|resolved|vanished|gone|"
    r"has\s+been\s+well|(?:no\s+\w+|nothing|not)\s+(?:ha[sd]\s+)?(?:recurred|come\s+back)|good\s+(?:general\s+)?(?:condition|health)|normal|unremarkable|uneventful|"
    r"at\s+[\w-]+\s+(?:months?|years?)\b[^.;]{0,60}\b(?:showed|revealed|demonstrated|confirmed|had)\s+(?:an?\s+)?(?:complete|partial)\s+(?:\w+\s+)?(?:response|remission)|"
    r"(?:controls?|check-?ups?|imaging|scans?|mammogra\w+|visits?)\b[^.;]{0,50}\b(?:negative|clear|clean)|"
    r"(?:response|remission|status|state|result|stability|control)\b[^.;]{0,40}\b(?:maintained|sustained|continu\w+|"
    r"persist\w*|last(?:ed|s)|held))\b",
    re.IGNORECASE,
)
# "A partial response for 10 months; at relapse ...": a state that did not last to the end.
_ENDED = re.compile(
    r"^[^.;]{0,40}?(?:[,;]|\band\b|\.)?\s*(?:\b(?:then|until|before|followed\s+by|thereafter|when|at\s+(?:relapse|progression))\b)",
    re.IGNORECASE,
)
_RESPONDED = re.compile(
    r"\b(?:response|remission|stable|stabili[sz]\w+|maintained)\b[^.;]{0,30}\b(?:for|during|of|over)\s+$", re.IGNORECASE
)
# Characters behind a length of time in which a complaint or a plan is what lasted.
_NEAR = 30
_AFTER = 60
_OTHER_DURATION_AFTER = re.compile(
    r"^\s*(?:[\s-]*(?:(?:\w+[\s-]+)?(?:survival|mortality)|ago|earlier|prior|previously|before|history|old|of\s+age|duration|interval\b)|(?:of|with|"
    r"on)\s+(?:\w+\s+){0,2}?(?:chemo\w*|treatment|therapy|tamoxifen|radio\w*|hormon\w*|"
    r"endocrine|trastuzumab|antibiotic\w*|pregnan\w+|gestation\w*|amenorrh\w+)|[\s-]+gestation)",
    re.IGNORECASE,
)
_OTHER_DURATION_BEFORE = re.compile(
    r"\b(?:(?:mean|median|average)\b[^.;]{0,60}|every|each|per|(?<!up\s)(?<!follow-up\s)since|lasting|of\s+duration|(?<!died\s)(?<!expired\s)(?<!disease\s)within|twice|history\s+of|past|previous|over\s+the\s+(?:last|past)|"
    r"next|smok\w+|menopaus\w*|cycles?\s+(?:of|over)|(?:wom[ae]n|m[ae]n|lady|gentleman|girl|boy|patient|aged?|at)\s+(?:of|is|was)|aged)\s*(?:a\s+|the\s+|about\s+)?$",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"\s+(?:later|thereafter|afterwards?|after\s+(?:that|this)|after(?=\s*[,.;)]))", re.IGNORECASE)
_TREATMENTS = ("drug", "regimen", "radiotherapy", "therapy_class")
_AT = re.compile(r"(?:at|in|by|until)\b", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|with|on)\s")
_BIRTH = re.compile(
    r"\b(?:deliver\w*|c(?:ae|e)sare?an|born|birth|gestation\w*|pregnan\w+|trimester|amenorrh\w+)\b", re.IGNORECASE
)
_OF_A_PREGNANCY = re.compile(r"w(?:ee)?ks?$|^(?:in|at|by|until|on)\b", re.IGNORECASE)
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


def _to_event(annotated: AnnotatedText, sentence: Sentence, position: int) -> bool:
    """Tell time to an event (`21 years after the diagnosis she presented ...`) from time to a state."""
    clause = annotated.text[slice(*clause_at(annotated.text, sentence, position))]
    return bool(_EVENT.search(clause)) and not _STATE.search(clause) and not FOLLOWED.search(clause)


def read_follow_up(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return the longest follow-up in months, or nothing."""
    return sorted(_lengths(annotated, patient), key=lambda said: -float(said.value))[:1]


def _lengths(annotated: AnnotatedText, patient: Patient) -> Iterator[Said]:
    text = annotated.text
    for sentence in patient.sentences:
        whole = text[sentence.start : sentence.end]
        if not (FOLLOWED.search(whole) or (_STATUS.search(whole) and _STATE.search(whole))):
            continue
        ages = list(ages_in_years(text, sentence.start, sentence.end))
        reached = 0.0
        lengths = [
            *durations_in_months(text, sentence.start, sentence.end),
            *ordinals_in_months(text, sentence.start, sentence.end),
        ]
        for length in sorted(lengths, key=lambda length: length.start):
            if any(age.start <= length.start < age.end for age in ages):
                continue
            start, end = part_at(text, sentence, length.start)
            complained = _COMPLAINED.search(text, start, min(end, length.end + _NEAR))
            if complained and not FOLLOWED.search(text, start, end):
                continue
            if _RESPONDED.search(text, sentence.start, length.start) and _ENDED.match(
                text[length.end : length.end + _AFTER]
            ):
                continue
            if length.value < 1:
                continue
            if _to_event(annotated, sentence, length.start):
                reached = length.value
                continue
            if _OF_A_PREGNANCY.search(text, length.start, length.end) and _BIRTH.search(whole):
                continue
            if (
                not _AT.match(text, length.start)
                and _OF.match(text, length.end)
                and annotated.mentions(length.end, length.end + _NEAR, *_TREATMENTS)
            ):
                continue
            before, after = text[sentence.start : length.start], text[length.end : sentence.end]
            if (
                not _OTHER_DURATION_AFTER.match(after)
                and not _OTHER_DURATION_BEFORE.search(before)
                and not _TREATED_FOR.search(before)
            ):
                # "Eighteen months after surgery she relapsed and died 4 months later"
                reached = length.value + (reached if _FURTHER.match(text, length.end) else 0.0)
                yield Said("follow_up_months", round(reached, 2), length.start, length.end)
