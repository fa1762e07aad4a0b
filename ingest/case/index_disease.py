"""Whose outcome it is: the index disease's, or that of a symptom, an organ, a specimen or a relative."""

from __future__ import annotations

import re

from ingest.case.clause import clause_at
from ingest.case.neoplasm import LESION, NEOPLASM
from ingest.case.patients import Patient
from ingest.case.relative import is_another
from ingest.recognise import Found
from ingest.segment import Sentence

_RESPONSES = frozenset({"complete_response", "partial_response"})
# What a tumour does; of other diseases only where the disease is named.
_OF_DISEASE = {
    "complete_response",
    "partial_response",
    "stable_disease",
    "progression",
    "residual_disease",
    "metastasis",
}
_OF_DISEASE_OR_BARE = frozenset({"recurrence", "no_recurrence"})
# Complaints, signs and measurements: their coming back, going or lasting is no outcome of the disease.
_SYMPTOM = (
    r"(?:symptom\w*|signs?(?!\s+of\b)|complaints?|pains?|ache|\w*ache|\w*algia|fever|chills|febrile|seizures?|convulsions?|fits?|"
    r"episodes?|attacks?|fluid|effusions?|ascites|(?:o?e|lymph)o?edema|oedema|edema|bleed\w*|h[ae]+morrhag\w*|h[ae]+maturia|"
    r"h[ae]+moptysis|h[ae]+matemesis|epistaxis|melena|vomit\w*|emesis|nausea|diarrh?o?ea|constipation|dyspn[eo]+a|cough\w*|"
    r"wheez\w*|breathlessness|palpitations?|syncope|dizziness|vertigo|tinnitus|arrhythmia\w*|tachycardia|bradycardia|"
    r"fibrillation|hypo(?:glyc[ae]+mia|tension|natr[ae]+mia|kal[ae]+mia|calc[ae]+mia|xia)|hyper(?:glyc[ae]+mia|tension|"
    r"calc[ae]+mia|kal[ae]+mia|thermia)|jaundice|icterus|pruritus|itch\w*|rash\w*|urticaria|erythema|weakness|fatigue|"
    r"paresis|palsy|paralysis|numbness|par[ae]+sthesia\w*|diplopia|blurr\w*|photophobia|hiccups?|reflux|heartburn|"
    r"dysphagia|hoarseness|discharge|leak\w*|tremor\w*|headaches?|migraines?|delirium|confusion|hallucinations?|anxiety|"
    r"insomnia|varices|weight\s+loss|neutropeni\w*|anemia|anaemia|ischemia|ischaemia|"
    r"discomfort|pressure|levels?|counts?|temperature|function|"
    r"vitals?|h[ae]+modynamic\w*|labou?r|weight|h[ae]+moglobin)"
)
_NO_JOINT = (
    r"(?!(?:and|or|nor|but|with|without|after|before|during|despite|for|since|at|as|on|by|from|to|when|while|no)\b)"
)
_OF_A_SYMPTOM_BEHIND = re.compile(
    rf"\s+(?:of|in)\s+(?:(?:and|or|{_NO_JOINT}[\w-]+)\s+){{0,3}}?{_SYMPTOM}\b|\s+(?:{_NO_JOINT}\w+\s+)?{_SYMPTOM}\b",
    re.IGNORECASE,
)
_OF_A_SYMPTOM_AHEAD = re.compile(
    rf"\b{_SYMPTOM}(?:\s+(?:and|or)\s+{_SYMPTOM})?\s+(?:(?:of|in)\s+(?:[\w-]+\s+){{1,3}})?"
    r"(?:(?:has|have|had|was|were|is|are|been|all|completely|partially|also|then|not|never|did|does|gradually|rapidly|fully|"
    r"spontaneously|markedly|dramatically|slowly|free|soon|again|remained|in|showed|his|her|the|a|an|to)\s+)*$",
    re.IGNORECASE,
)
_DISEASE = re.compile(
    rf"{LESION.pattern}|\b(?:diseases?|disorder|syndrome|[a-z]{{3,}}(?:itis|osis|iasis|pathy|philia|trophy|plasia)|lupus|"
    r"pemphig\w+|psoria\w+|infiltrat\w+)\b",
    re.IGNORECASE,
)
# A response "in the lungs" is one of that organ's lesions.
_IN_AN_ORGAN = re.compile(
    r"\s+(?:in|of|at|within)\s+(?:(?:the|her|his|all|both|left|right|known)\s+)*"
    r"(?P<organ>lung|pulmon|liver|hepat|brain|cerebr|bon[ey]|skelet|osseous|lymph|nod[ea]|skin|cutaneous|medias|axill|spleen|"
    r"adrenal|perito|pleur|metasta)\w*",
    re.IGNORECASE,
)
_SAME_ORGAN = (
    "lung|pulmon",
    "liver|hepat",
    "brain|cerebr",
    "bone|bony|skelet|osseous",
    "lymph|nod|node|noda",
    "skin|cutaneous",
)
_NOT_COMPLETE = re.compile(
    r"(?<!\bno\s)(?<!\bany\s)(?<!\bwithout\s)(?<!\bof\s)\b(?:residual|remaining|persist\w+|progress\w+|(?:partial|mixed|no|"
    r"minor)\s+response|stable|new\s+(?:lesion|metasta)\w*)\b",
    re.IGNORECASE,
)
_OTHER_DISEASE = re.compile(
    r"\b(?:[a-z]+itis|lupus|psoriasis|asthma|epilepsy|Crohn\S*|[a-z]*sclerosis|nephro\w+|depression)\b[^.;]*$",
    re.IGNORECASE,
)
_RECURRENT = re.compile(r"recurr(?:ent|ing)|relapsing", re.IGNORECASE)
_RECURRENT_DISEASE = re.compile(rf"\s*(?:$|[,;.)]|(?:[\w-]+\s+){{0,3}}?(?:{LESION.pattern}|disease)\b)", re.IGNORECASE)
# What is hoped for, feared or averted did not come.
_PURPOSE = re.compile(
    r"\b(?:reduc\w+|attenuat\w+|prevent\w*|avoid\w*|slow\w*|delay\w*|halt\w*|minimi[sz]\w+|lower\w*|risks?|rates?|chances?|"
    r"fear\w*|concern\w*|monitor\w*|surveillance)\s+(?:(?:of|for|about|the|any|his|her|further|local|tumou?r|disease)\s+)*$",
    re.IGNORECASE,
)
_OF_A_SPECIMEN_AHEAD = re.compile(
    r"\b(?:margins?|nodes?|edges?|borders?|ends|lines?)\s+(?:(?:was|were|are|is|all|also|both|found|to|be)\s+)*$",
    re.IGNORECASE,
)
_OF_A_SPECIMEN_BEHIND = re.compile(
    r"\s+(?:in|at|of|within)\s+(?:[\w-]+\s+){0,5}?(?:nodes?|margins?|specimens?|biops\w+|smears?)\b", re.IGNORECASE
)
_RELATIVES = re.compile(
    r"\b(?:sons?|daughters?|mother|father|brothers?|sisters?|parents?|siblings?|husband|wife|aunt|uncle|cousins?|fetus|"
    r"foetus|twin|family\s+history)\b",
    re.IGNORECASE,
)
_TO_OTHER_TREATMENT = re.compile(
    r"\s+(?:to|with|after|on)\s+(?:[\w-]+\s+){0,2}?(?:diure\w+|antibiotic\w*|analges\w*|fluids?|oxygen|insulin|opioids?|"
    r"anti(?:emetic|epileptic|fungal|viral|hypertensive|histamine|coagula|depressant|psychotic|tubercul)\w*|NSAIDs?|"
    r"transfusions?|bronchodilat\w*|vasopress\w*|laxatives?|physiotherapy|proton\s+pump)\b",
    re.IGNORECASE,
)
# "Recurrence score 18", "the recurrence rate".
_OF_STATISTICS = re.compile(r"[\s-]+(?:scores?|rates?|risk|index|indices)\b", re.IGNORECASE)
_OF_A_RELATIVE = re.compile(rf"\s+of\s+(?:(?:her|his|the|an?)\s+)?(?:\w+\s+)?{_RELATIVES.pattern}", re.IGNORECASE)
_PATIENT_AHEAD = re.compile(r"\b(?:she|he|patient)\s+(?:\w+\s+){0,3}?$", re.IGNORECASE)


def is_of_the_disease(text: str, sentence: Sentence, item: Found, label: str, patient: Patient, neoplasm: bool) -> bool:
    """Tell an outcome of the index disease from that of a symptom, of one organ's lesions or of a measurement."""
    start, end = clause_at(text, sentence, item.start)
    before, after = text[start : item.start], text[item.end : end]
    if _OF_STATISTICS.match(after):
        return False
    if label == "death":
        if _OF_A_RELATIVE.match(after):
            return False
        relative = not _PATIENT_AHEAD.search(before) and any(
            is_another(text, named.start(), patient) for named in _RELATIVES.finditer(text, sentence.start, item.start)
        )
        return not relative and not re.match(r"\s*space", after)
    if label not in _OF_DISEASE | _OF_DISEASE_OR_BARE:
        return True
    if _RECURRENT.match(text, item.start) and not LESION.search(text, item.start, item.end):
        return bool(_RECURRENT_DISEASE.match(after)) and not _PURPOSE.search(before)
    if label == "no_recurrence" and (_OF_A_SPECIMEN_AHEAD.search(before) or _OF_A_SPECIMEN_BEHIND.match(after)):
        return False
    if label in ("recurrence", "progression", "metastasis") and _PURPOSE.search(before):
        return False
    if neoplasm and "remission" in text[item.start : item.end].lower() and _OTHER_DISEASE.search(before):
        return False
    own = NEOPLASM.search(text, item.start, item.end)
    behind = _OF_A_SYMPTOM_BEHIND.match(after)
    if not own and behind and not _DISEASE.search(behind[0]):
        return False
    denies = re.match(r"(?:no|not|without|free)\b", text[item.start : item.end], re.IGNORECASE)
    if not own and not denies and not LESION.match(after.lstrip()) and _OF_A_SYMPTOM_AHEAD.search(before):
        return False
    if label in _RESPONSES and _TO_OTHER_TREATMENT.match(after):
        return False
    if label == "complete_response":
        organ = _IN_AN_ORGAN.match(after)
        if organ and not _primary_of(text, organ["organ"]):
            return False
        if _NOT_COMPLETE.search(text, item.end, sentence.end):
            return False
    return neoplasm or label in _OF_DISEASE_OR_BARE or bool(_DISEASE.search(text, start, end))


def _primary_of(text: str, organ: str) -> bool:
    """Tell whether the report names a neoplasm of the organ itself: `lung cancer`, `pulmonary adenocarcinoma`."""
    stems = next((stems for stems in _SAME_ORGAN if organ.lower() in stems.split("|")), organ)
    return any(
        NEOPLASM.search(text, match.end(), match.end() + 40)
        and not re.search("metasta", text[max(0, match.end() - 20) : match.end() + 40], re.IGNORECASE)
        for match in re.finditer(rf"\b(?:{stems})\w*(?=\s)", text, re.IGNORECASE)
    )
