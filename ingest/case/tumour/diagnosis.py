"""What a report says of one named diagnosis: affirmed, provisional or excluded, earlier, and how firmly it was made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at, part_at
from ingest.model import Assertion
from ingest.recognise import Found
from ingest.segment import Sentence

_CONSISTENT = re.compile(r"\b(?:consistent|compatible|in\s+keeping|in\s+line)\s+with\b[^,;.]*$", re.IGNORECASE)
_FOUND_BY = re.compile(
    r"\b(?:diagnos\w+|histo\w*|patholog\w*|biops\w+|specimen|microscop\w*|immunohisto\w*|cytolog\w*|aspirat\w*|"
    r"confirm\w*|consistent\s+with|"
    r"compatible\s+with|reveal\w*|classified|frozen|section)\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:final|definitive|definite|diagnos\w+\s+(?:of|was|as|is)|confirm\w*|established|concluded|"
    r"histopatholog\w*|specimen)\b",
    re.IGNORECASE,
)
_FINAL = re.compile(r"\b(?:final|definitive|definite)\b", re.IGNORECASE)
_CYTOLOGY = re.compile(r"\b(?:FNAC?|cytolog\w*|smears?|aspirat\w*|washings?)\b", re.IGNORECASE)
_TISSUE = re.compile(r"\b(?:biops\w+|histo\w*|patholog\w*|specimen|core|resect\w*|excis\w*)\b", re.IGNORECASE)
_PROVISIONAL = re.compile(
    r"\b(?:first|original(?:ly)?|regarded\s+as|interpreted|read\s+(?:\w+\s+)?as|labell?ed\s+as|favou?r\w*\b[^.;]{0,60}\bover|look(?:s|ed|ing)\s+like|taken\s+for|"
    r"similarit\w+|initial(?:ly)?|pre-?operative(?:ly)?|mis-?diagnos\w*|mimic\w*|mistaken\w*|suspect\w*|suspicio\w*|suggest\w*|"
    r"differential|rule[ds]?\s+out|exclud\w*|"
    r"instead\s+of|rather\s+than|resembl\w*|prior\s+to|possib\w+|probab\w+|presum\w+|provisional\w*|(?<!final\s)impression|"
    r"indicative|likely|versus|vs|thought\s+(?:(?!that\b)[\w-]+\s+){0,4}?to\s+be|simulat\w*|expect\w*|preoperative\s+diagnosis|working\s+diagnosis|"
    r"clinical\s+diagnosis|concern\w*)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:is|are)\s+(?:an?\s+)?(?:(?:very|extremely|exceedingly|relatively)\s+)?(?:rare|uncommon|common|unusual|"
    r"defined|characteri[sz]ed|usually|considered|classified|known)\b|"
    r"\b(?:incidence|literature|reported\s+cases|accounts?\s+for|represents?\s+(?:less|about|approximately|\d)|"
    r"\d+\s*%\s+of\s+(?:(?:all|the)\s+)?(?:all|breast|mammary|malignan\w+|cases|tumou?rs|cancers|carcinomas|neoplasms)|et\s+al)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:years?|months?)\s+(?:ago|earlier|before|previously|prior)\b|\bhistory\s+of\b|\bprevious(?:ly)?\b|"
    r"\byears?\s+after\s+(?:being|(?:(?:the|an?)\s+)?(?:excision|resection|removal|treatment|\w*ectomy)\s+(?:of|for))\b|\bpast\b",
    re.IGNORECASE,
)
_PAST_BEHIND = re.compile(
    r"[^,;.]{0,40}?\b(?:removed|excised|operated|treated|resected|diagnosed)\s+(?:\w+\s+){0,4}?(?:ago|earlier|before|"
    r"previously)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:no|without|not)\b(?!\s+(?:special|specific|otherwise)\b)", re.IGNORECASE)
_TO_SUPPORT = re.compile(
    r"^(?:-like\b|\s*(?:cells?|markers?|patients?|screening|unit|clinic|cent(?:re|er)|register|registry|surgeon|risk|"
    r"susceptibility|gene|oncogene|virus|protein|antigen|embol\w*|thromb\w*|surviv\w+)\b)",
    re.IGNORECASE,
)
# "A lymphoma, or a cancer": alternatives, none of them the diagnosis. "Ductal or lobular" within one name is none.
_ALTERNATIVE_BEHIND = re.compile(r"(?:\s*\([^)]*\))?(?:,\s+(?:[\w-]+\s+){1,4})?,?\s+or\s+", re.IGNORECASE)
_ALTERNATIVE_AHEAD = re.compile(r"\bor\s+(?:an?\s+|the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
# "Metaplastic carcinoma, which had been favoured at first, was excluded", "a carcinoma was thought likely".
_EXCLUDED_BEHIND = re.compile(
    r"(?:\s+(?:with|of|in)\s+(?:[\w-]+\s*){1,4})?(?:,\s+[\w\s-]{1,50},)?\W*\b(?:was|were)\s+(?:\w+ly\s+)?"
    r"(?:suspected|excluded|considered|ruled|rejected|dismissed|discarded|feared|assumed|(?:thought|deemed)\s+(?:more\s+)?likely|(?:the|our)\s+(?:(?:first|initial|main|clinical|original|provisional|working|preliminary|preoperative)\s+){1,2}(?:consideration|hypothesis|suspicion|impression|thought|diagnosis))|"
    r"\s+(?:was|were|had\s+been)\s+(?:the|our)\s+(?:first|initial|original|preliminary)\s+(?:report|diagnosis|reading|impression|interpretation)|"
    r",?\s+(?:\w+ly\s+)?(?:considered|suspected|favou?red)\s+(?:initially|(?:at\s+)?first|more\s+)?likely\b|"
    r"\s+(?:was\s+|as\s+)?(?:more\s+|most\s+)?likely\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\b(?:excluded|rejected|dismissed|ruled\s+out)\s*(?:,|;|\band\b)|"
    r"\b(?:revised|changed|reclassified|amended|corrected|upgraded|modified)\s+(?:to|as|into)\b",
    re.IGNORECASE,
)
# "Reported as fibroadenoma, but on review", "changed from fibroadenoma to", "excision of a \"fibroadenoma\"".
_REVISED_BEHIND = re.compile(
    r"[^.;,]{0,30}?(?:\b(?:was|were)\s+)?\b(?:revised|changed|reclassified|amended|corrected|upgraded|modified)\s+(?:to|as|into)\b|"
    r",?\s+(?:but|whereas|while|however)\b[^.;]{0,40}\b(?:review|re-?examin\w+|second\s+opinion|revis\w+|paraffin|permanent)\b",
    re.IGNORECASE,
)
_CHANGED_FROM = re.compile(r"\b(?:changed|revised|reclassified|amended|corrected)\s+from\s+(?:an?\s+)?$", re.IGNORECASE)
_QUOTED = re.compile(r"\b(?:an?|so-called|supposed|presumed)\s+[\"“‘']$", re.IGNORECASE)
_DEFINES = re.compile(r"\)?\s*(?:\([^)]*\)\s*)?(?:is|are)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_AS_IF = re.compile(
    r"\b(?:aspirated|drained|treated|managed|dressed|operated)\s+(?:\w+\s+)?as\s+(?:an?\s+)?$", re.IGNORECASE
)
# "Final pathology: right, an invasive carcinoma; left, DCIS": what the head says holds for all.
_HEAD = re.compile(r"[^.;:]{0,60}:")
# A suggestion that names the diagnosis is the pathologist's way to make it.
_CONCLUDED = re.compile(
    r"\b(?:suggest\w*|support\w*|indicat\w*|favou?r\w*)\s+(?:(?:of|an?|the)\s+)*(?:\w*patholog\w+\s+|histo\w+\s+|final\s+)?"
    r"diagnos[ie]s\s+of\b|\bsuggestive\s+of\s+(?:an?\s+|the\s+)?diagnosis\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Diagnosis:
    """A name at a half-open place of the view: its weight from 0 (cytology alone) to 4, and whether it is of the past;
    `sentence` is where its sentence begins.

    `concept` is the vocabulary's key, the label for a name that the report puts together.
    """

    label: str
    concept: str
    start: int
    end: int
    weight: int
    past: bool
    sentence: int


def read_diagnosis(
    annotated: AnnotatedText,
    sentence: Sentence,
    item: Found,
    label: str,
    asserted: Sequence[Assertion],
    general: bool = False,
) -> Diagnosis | None:
    """Return the diagnosis that a mention makes, none where it is denied, doubted or superseded.

    What is said of a disease at large makes one only where `general` sentences are asked for.
    """
    text = annotated.text
    whole = text[sentence.start : sentence.end]
    concluded = _CONCLUDED.search(text, sentence.start, item.start)
    doubted = "uncertain" in asserted and not (
        (concluded or _CONSISTENT.search(text, sentence.start, item.start)) and _FOUND_BY.search(whole)
    )
    if doubted or {"negated", "family", "hypothetical"} & set(asserted) or (_GENERAL.search(whole) and not general):
        return None
    start, end = clause_at(text, sentence, item.start)
    before = text[max(start, item.start - 70) : item.start]
    after = text[item.end : min(end, item.end + 50)]
    if _TO_SUPPORT.match(after) or _NO.search(before[-25:]):
        return None
    if _ALTERNATIVE_BEHIND.match(after) or _ALTERNATIVE_AHEAD.search(before):
        return None
    since = max(start, item.start - 70, concluded.end() if concluded else 0)
    since = max([since, *(match.end() for match in _SETTLED.finditer(text, since, item.start))])
    if (
        _REVISED_BEHIND.match(text, item.end, sentence.end)
        or _CHANGED_FROM.search(before)
        or _QUOTED.search(before)
        or _AS_IF.search(before)
        or _defines(annotated, sentence, item)
    ):
        return None
    if _PROVISIONAL.search(text, since, item.start) or _EXCLUDED_BEHIND.match(text, item.end, sentence.end):
        return None
    past = bool(
        "historical" in asserted
        or _PAST.search(text, sentence.start, item.start)
        or _PAST_BEHIND.match(text, item.end, sentence.end)
    )
    head = _HEAD.match(text, sentence.start, item.start)
    told = (head[0] if head else "") + text[max(sentence.start, item.start - 70) : item.start]
    weight = 1 + bool(_FOUND_BY.search(whole)) + bool(_DECIDES.search(told)) + bool(_FINAL.search(told))
    if _CYTOLOGY.search(told) and not _TISSUE.search(text, *part_at(text, sentence, item.start)):
        weight = 0
    return Diagnosis(
        label, item.concept, item.start, item.end, weight if sentence.section != "figure" else 1, past, sentence.start
    )


def _defines(annotated: AnnotatedText, sentence: Sentence, item: Found) -> bool:
    """Tell what a disease is said to be: `anaplastic large cell lymphoma is a T-cell lymphoma`."""
    named = annotated.mentions(sentence.start, item.start, "histology", "condition")
    return bool(named) and bool(_DEFINES.fullmatch(annotated.text, named[-1].end, item.start))
