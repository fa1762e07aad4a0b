"""The index patient's age and sex, apart from those of relatives, donors and authors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ingest.age import ages_in_years, decades_of_age
from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.patients import Patient
from ingest.case.relative import RELATIVE, is_another
from ingest.case.word_list import word_list
from ingest.quantity import Measured
from ingest.segment import Sentence

_FEMALE = (
    r"wom[ae]n|female|lady|girl|mrs|ms|miss|nun|housewife|multipar\w*|nullipar\w*|primipar\w*|gravida|primigravida|"
    r"schoolgirl"
)
_MALE = r"m[ae]n|male|gentleman|boy|mr|schoolboy"
_NOUN = re.compile(
    rf"\b(?:(?P<female>{_FEMALE})|(?P<male>{_MALE}))\b(?!\s+(?:relatives?|to\s+male|sex\s+hormones?))", re.IGNORECASE
)
_AGED_NOUN = re.compile(rf"[\s,-]*(?:[\w-]+\s+){{0,3}}?(?:(?P<female>{_FEMALE})|(?P<male>{_MALE}))\b", re.IGNORECASE)
_AGED_PATIENT = re.compile(r"[\s,-]*(?:[\w-]+\s+){0,2}?patient\b", re.IGNORECASE)
# "A 38-year-old mother of two" is the patient.
_PARENT_AGED = re.compile(
    r"[\s,-]*(?:[\w-]+\s+){0,2}?(?:(?P<female>(?:grand)?mother)|(?P<male>(?:grand)?father))\b(?!['’]s|\s*-?in-law)",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?<!had)(?<!has)(?<!with)(?<!of)\s+an?\s+$|^an?\s+$", re.IGNORECASE)
_NEAR = 40
_PRONOUN = re.compile(r"\b(?:(?P<female>she|her|herself)|(?P<male>he|his|him|himself))\b", re.IGNORECASE)
_RELATION = re.compile(
    r"\b(?:(?P<female>mothers?|daughters?|sisters?|aunts?|nieces?|grandmothers?|wife|wom[ae]n|girls?|lad(?:y|ies))|"
    r"(?P<male>fathers?|sons?|brothers?|uncles?|nephews?|grandfathers?|husband|m[ae]n|boys?))\b",
    re.IGNORECASE,
)
_RELATIVE_AGED = re.compile(rf"{RELATIVE.pattern},\s+(?:aged\s+)?$", re.IGNORECASE)
_RELATIVE_BEHIND = re.compile(rf"[\s,-]*(?!(?:child|baby|newborn)\b){RELATIVE.pattern}", re.IGNORECASE)
_OTHER_EVENT = re.compile(
    r"\b(?:menarche|menstruat\w*|menses|menopaus\w*|delivery|parity|married|marriage|pregnan\w*|births?|"
    r"breast-?\s?feeding|smok\w*|"
    r"since|until|from|history|now|today|currently|diagnosed|died|mean|median|average|previous\w*|ago|earlier|when|onset)\b",
    re.IGNORECASE,
)
# "A boy of 2850 g was born"
_NEWBORN = re.compile(
    r"\s+(?:of|weighing)\s+\d[\d.,]*\s*(?:k?g|grams)\b|[^.;]{0,40}?\b(?:was|were)\s+(?:born|delivered)\b", re.IGNORECASE
)
_SEX_WITH_AGE = re.compile(r"(?<![A-Za-z])[MF]\b")
_NOT_OWN_PATIENT = re.compile(r"\b(?:mean|median|average)\s+age\b", re.IGNORECASE)


def read_demographics(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return what the report says of the patient's age, in years or by its decade, and sex, the most trusted first."""
    ages = [*_ages(annotated, patient)] or [*_decades(annotated, patient)]
    return [*ages, *_sexes(annotated, patient)]


def _decades(annotated: AnnotatedText, patient: Patient) -> Iterator[Said]:
    """Yield the decade that a sentence tells of the patient, and not of a time gone by."""
    for sentence in patient.sentences:
        for decade in decades_of_age(annotated.text, sentence.start, sentence.end):
            earlier = _OTHER_EVENT.search(annotated.text, max(sentence.start, decade.start - 45), decade.start)
            if not earlier and _own(annotated.text, sentence, decade.start, patient):
                yield Said("age_decade", int(decade.value), decade.start, decade.end)


def _own(text: str, sentence: Sentence, position: int, patient: Patient) -> bool:
    """Tell whether a place of a sentence is about the patient: no relative stands before it in its clause."""
    before = text[sentence.start : position]
    bracket = before.rfind("(")
    if bracket > before.rfind(")"):
        before = before[:bracket]
    clause = re.split(r"[,;:]\s|\bwh(?:o|ose)\b", before)[-1]
    return not any(is_another(clause, match.start(), patient) for match in RELATIVE.finditer(clause))


def _ages(annotated: AnnotatedText, patient: Patient) -> Iterator[Said]:
    text = annotated.text
    doubtful: list[Measured] = []
    if patient.age:
        yield Said("age_years", patient.age.value, patient.age.start, patient.age.end)
    for sentence in patient.sentences:
        if _NOT_OWN_PATIENT.search(text, sentence.start, sentence.end):
            continue
        for age in ages_in_years(text, sentence.start, sentence.end):
            behind = _RELATIVE_BEHIND.match(text, age.end, sentence.end)
            ahead = _RELATIVE_AGED.search(text, sentence.start, age.start)
            # "Came a 38-year-old mother": she, and not "her 60-year-old mother".
            parent = _PARENT_AGED.match(text, age.end, age.end + _NEAR) and _ONE.search(text, sentence.start, age.start)
            if not parent and any(
                relative and is_another(text, relative.start(1), patient) for relative in (behind, ahead)
            ):
                continue
            if not _own(text, sentence, age.start, patient):
                continue
            at_an_event = text[age.start : age.start + 3].lower() == "at "
            if at_an_event or _OTHER_EVENT.search(text, max(sentence.start, age.start - 45), age.start):
                doubtful.append(age)
            else:
                yield Said("age_years", age.value, age.start, age.end)
    for age in doubtful:
        yield Said("age_years", age.value, age.start, age.end)


def stated_persons(annotated: AnnotatedText, patient: Patient) -> list[tuple[Said, Said]]:
    """Return age and sex wherever an age stands before a noun for a person (`48-year-old woman`), figures left out."""
    persons = []
    for age in _ages_in_the_text(annotated, patient):
        noun = _AGED_NOUN.match(annotated.text, age.end, age.end + 60)
        if noun:
            sex = "female" if noun["female"] else "male"
            persons.append((age, Said("sex", sex, *noun.span(sex))))
    return persons


def ages_of_patients(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return the ages before the word `patient`, figures left out."""
    return [age for age in _ages_in_the_text(annotated, patient) if _AGED_PATIENT.match(annotated.text, age.end)]


def _ages_in_the_text(annotated: AnnotatedText, patient: Patient) -> Iterator[Said]:
    for age in _ages(annotated, patient):
        sentence = annotated.sentence_at(age.start)
        if sentence and sentence.section != "figure":
            yield age


def names_relative(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch names a relative, a donor or another person of whom it may speak."""
    return bool(RELATIVE.search(text, start, end))


def _sexes(annotated: AnnotatedText, patient: Patient) -> Iterator[Said]:
    """Yield the sex by the first noun or title, the more frequent pronoun, then by states and organs."""
    text = annotated.text
    for match in _relations(text, patient):
        yield Said("sex", "female" if match["female"] else "male", match.start(), match.end())
    for age in _ages(annotated, patient):
        letter = _SEX_WITH_AGE.search(text, age.start, age.end)
        if letter:
            yield Said("sex", "female" if letter[0] == "F" else "male", *letter.span())
        parent = _PARENT_AGED.match(text, age.end, age.end + _NEAR)
        if parent:
            sex = "female" if parent["female"] else "male"
            yield Said("sex", sex, *parent.span(sex))
    for sentence in patient.sentences:
        for match in _NOUN.finditer(text, sentence.start, sentence.end):
            generic = match[0].lower() in ("men", "women", "males", "females", "ms") and not match[0][0].isupper()
            if not generic and _own(text, sentence, match.start(), patient) and _of_a_person(text, match):
                yield Said("sex", "female" if match["female"] else "male", match.start(), match.end())
    pronouns = [
        match
        for sentence in patient.sentences
        for match in _PRONOUN.finditer(text, sentence.start, sentence.end)
        if _own(text, sentence, match.start(), patient) and not match[0].isupper()
    ]
    tally = Counter("female" if match["female"] else "male" for match in pronouns)
    for sex, _ in tally.most_common(1):
        first = next(match for match in pronouns if match[sex])
        yield Said("sex", sex, first.start(), first.end())
    for sex, words in (("female", word_list("of_women")), ("male", word_list("of_men"))):
        yield from (
            Said("sex", sex, match.start(), match.end())
            for sentence in patient.sentences
            for match in words.finditer(text, sentence.start, sentence.end)
            if _own(text, sentence, match.start(), patient)
        )


def _relations(text: str, patient: Patient) -> Iterator[re.Match[str]]:
    """Yield the nouns by which the report calls one of several patients: `the mother`, `two sisters`."""
    if patient.called:
        for sentence in patient.sentences:
            yield from (
                match
                for match in _RELATION.finditer(text, sentence.start, sentence.end)
                if not is_another(text, match.start(), patient)
            )


def _of_a_person(text: str, match: re.Match[str]) -> bool:
    """Tell nouns for persons from `male breast cancer` and the authors' `MS`."""
    if match[0].isupper() or (match[0].lower() in ("ms", "mr", "miss") and not match[0][0].isupper()):
        return False
    if _NEWBORN.match(text, match.end()):
        return False
    after = text[match.end() : match.end() + 20]
    return not re.match(r"\s+(?:breast|genital|pelvi\w+|reproductive|hormone|condom)", after, re.IGNORECASE)
