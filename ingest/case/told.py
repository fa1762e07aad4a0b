"""Which sentences of a document may tell of a patient, and which of them give a person's age."""

from __future__ import annotations

import re

from ingest.age import ages_in_years
from ingest.annotated import AnnotatedText
from ingest.quantity import Measured
from ingest.segment import Sentence

PERSON = (
    r"(?:wom[ae]n|m[ae]n|females?|males?|lad(?:y|ies)|gentlem[ae]n|girls?|boys?|patients?|infants?|child(?:ren)?|"
    r"neonates?|teenagers?|nuns?|primigravida|multipara|housewi(?:fe|ves)|(?:sexa|septua|octo|nona)genarians?)"
)
AGED_PERSON = re.compile(rf"^[\s,()-]*(?:\w[\w-]*[\s,]+){{0,6}}?{PERSON}\b", re.IGNORECASE)
_PERSON_AGED = re.compile(
    rf"\b(?:an?|the|our)\s+(?:[\w-]+\s+){{0,3}}?{PERSON}(?:(?:,?\s+who)?(?:,|\s+(?:was|is|aged|of))?(?:\s+(?:now|then))?\s+|\s*\(|"
    r"\s+(?:from|with|of|in)\s+(?:[\w-]+\s+){1,3}(?:\(\s*)?)$",
    re.IGNORECASE,
)
# "A school teacher aged 52", "Her age was 52", "Age: 52 years": whoever it is, one person.
_ONE_AGED = re.compile(r"\ban?\s+(?:[\w-]+\s+){1,4}$", re.IGNORECASE)
_AGE_OF_ONE = re.compile(r"(?:aged?\s*[:=]|(?:aged|age\s+(?:is|was|of))\s)", re.IGNORECASE)
_OWN = re.compile(r"\b(?:her|his|patient['’]?s?)\s+$", re.IGNORECASE)
# "A car mechanic, 57 years old, had a mass": whatever a sentence opens on has an age.
_SOMEONE = re.compile(r"An?\s+(?:[\w-]+\s+){0,3}[\w-]+,\s+")
# "A healthy 25-year-old came": the age stands for the person; "Female, 54 years of age".
_AN_AGED_ONE = re.compile(r"\ban?\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_NOT_A_PERSON = re.compile(
    r"\s+(?:\w+\s+)?(?:stud(?:y|ies)|database|method|technique|trial|cohort|system|guidelines?|model|registry|building)\b",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"(?:female|male|woman|man|lady|gentleman|patient)(?:,?\s+(?:patient|female|male|woman|man))?,?\s+", re.IGNORECASE
)
_NOUN_WITH_AGE = re.compile(
    rf"{PERSON}\b|\(|(?-i:[A-Z]\.|Dr\.)|(?:nurse|teacher|farmer|student|secretary|physician)\b|a\s|at\s\d\d,|(?-i:G\d\s?P\d)|\d+\s?[\w./]*\s?/?\s?(?-i:[MF])\b|(?-i:[MF])\s?/",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:mean|median|average|range[ds]?|between|patients\s+aged|women\s+aged|older\s+than|younger\s+than|over|"
    r"under|from(?=\s*$))\b",
    re.IGNORECASE,
)
_OUR_PATIENT = re.compile(
    r"\b(?:our|this|the\s+(?:present|index|current|reported|described))\s+(?:patient|case)\b(?!\s+report)|"
    r"\bin\s+the\s+patient\b|"
    r"\b(?:the\s+patient|s?he)\s+(?:was|is|has|had|remain\w*|underwent|received|died|did|continues|recovered|developed|"
    r"presented|refused|declined)\b|"
    r"\b(?:here(?:in)?|hereby)\b,?.{0,40}\b(?:patient|case|woman|man)\b|"
    r"\bwe\s+(?:report|describe|present)\b.{0,60}\b(?:case|patient|woman|man)\b|\bin\s+this\s+case\b",
    re.IGNORECASE,
)
_AT_LARGE = re.compile(
    r"\b(?:in\s+(?:the\s+)?(?:other\s+)?(?:literature|publications|series|studies)|guidelines|gold\s+standard|"
    r"(?:cases?|patients|tumou?rs)\s+(?:have|has)\s+been\s+(?:reported|described|published)|"
    r"(?:is|are|remains?)\s+(?:an?\s+)?(?:very\s+|extremely\s+|exceedingly\s+)?(?:rare(?:ly)?|uncommon|seldom|infrequent)\b|"
    r"accounts?\s+for\s+(?:(?:about|approximately|around|only|less\s+than|up\s+to|fewer\s+than)\s+)?[<~]?\s?\d|on\s+average|in\s+a\s+series\s+of|"
    r"\d\s?%\s+of\s+(?:all\s+)?(?:cases|patients|women|men|(?:primary\s+)?(?:breast|mammary)\s+\w+|malignan\w+|cancers)|"
    r"in\s+use\s+are|should\s+(?:always\s+)?be\s+(?:considered|suspected|performed|kept|included|treated)|"
    r"is\s+the\s+(?:most|main|usual|standard)|are\s+the\s+(?:most|main|usual)|^unlike\b|relies\s+(?:up)?on)\b",
    re.IGNORECASE,
)
_OF_THE_PATIENT = re.compile(
    r"\b(?:she|he|her|his|him|mrs?|our|we|(?:the|this)\s+(?:\w+\s+)?(?:patient|woman|man|case|girl|boy|child|lady))\b|"
    r"\d+[\s-]years?[\s-]old|\byears\s+of\s+age\b",
    re.IGNORECASE,
)
NEVER = frozenset({"references", "back", "front", "table"})
ONLY_OURS = frozenset({"introduction", "discussion", "conclusion"})


def told_sentences(annotated: AnnotatedText) -> list[Sentence]:
    """Return the sentences that may speak of a patient: all of the case, others where they say so."""
    case_sections = [
        annotated.view.stretch(s.start, s.end) for s in annotated.sections if s.kind == "case" and s.end > s.start
    ]
    in_case = bool(case_sections)
    kept = []
    introduced, narrates = -1, False
    for sentence in annotated.sentences:
        kind = sentence.section
        if kind in NEVER or _is_general(annotated.text, sentence):
            continue
        inside = (
            kind == "case"
            or (kind in ("other", "results") and any(a <= sentence.start < b for a, b in case_sections))
            # "Patient concerns: ... Interventions: ... Outcomes: ...": what was done, behind the first part of a case.
            or (kind == "methods" and in_case and sentence.start > case_sections[0][0])
        )
        if inside:
            kept.append(Sentence(sentence.start, sentence.end, "case", sentence.paragraph))
        elif kind in ONLY_OURS or (kind == "other" and in_case):
            # An introduction that has turned to the patient stays with him to the end of its paragraph, or of the
            # section where the report has no case section.
            turns = kind in ("introduction", "other") and gives_an_age(annotated.text, sentence)
            ours = turns or bool(_OUR_PATIENT.search(annotated.text, sentence.start, sentence.end))
            narrates = narrates or (turns and not in_case)
            if ours and kind in ("introduction", "other"):
                introduced = sentence.paragraph
            if ours or sentence.paragraph == introduced or (narrates and kind == "introduction"):
                kept.append(sentence)
        elif kind == "figure" and annotated.callouts_between(sentence.start, sentence.end):
            continue  # a legend that quotes a reference tells of others, or is the text that a PDF's page put behind it
        elif kind in ("title", "abstract", "figure") or not in_case:
            kept.append(sentence)
    return kept


def _is_general(text: str, sentence: Sentence) -> bool:
    """Tell what is said of a disease, its literature or its treatment at large, without a word of the patient."""
    return bool(_AT_LARGE.search(text, sentence.start, sentence.end)) and not _OF_THE_PATIENT.search(
        text, sentence.start, sentence.end
    )


def gives_an_age(text: str, sentence: Sentence) -> bool:
    """Tell a sentence that gives one person's age: `48-year-old woman`, `the woman was 48 years old`."""
    return any(
        (
            AGED_PERSON.match(text[age.end : min(sentence.end, age.end + 80)])
            or _PERSON_AGED.search(text, sentence.start, age.start)
            or _NOUN_WITH_AGE.match(text, age.start, age.end)
            or _SOMEONE.fullmatch(text, sentence.start, age.start)
            or _HEADED.fullmatch(text, sentence.start, age.start)
            or _is_of_one(text, sentence, age)
            or (
                text[age.start : age.end].lower().endswith("old")
                and _AN_AGED_ONE.search(text, sentence.start, age.start)
                and not _NOT_A_PERSON.match(text, age.end, sentence.end)
            )
        )
        and not _GROUP.search(text, max(sentence.start, age.start - 30), age.start)
        for age in ages_in_years(text, sentence.start, sentence.end)
    )


def _is_of_one(text: str, sentence: Sentence, age: Measured) -> bool:
    """Tell an age by its own words: `Age: 52 years`, `her age was 52`, `a school teacher aged 52`."""
    if not _AGE_OF_ONE.match(text, age.start, age.end):
        return False
    ahead = _ONE_AGED if text[age.start : age.start + 4].lower() == "aged" else _OWN
    return (
        age.start == sentence.start
        or text[age.start + 3] in ":="
        or bool(ahead.search(text, sentence.start, age.start))
    )
