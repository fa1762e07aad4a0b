"""Contradictions of a report about age, sex, grade, size and TNM: two readings that nothing in it explains.

A change with a reason is none: another tumour, a later time, a biopsy against the specimen, clinical against
pathological. The reasons are the words of `change` in vocab/cue.toml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from ingest.annotated import AnnotatedText
from ingest.case.demographics import ages_of_patients, names_relative, stated_persons
from ingest.case.evidence import Said
from ingest.case.patients import Patient
from ingest.case.tumour.grade import material, read_grades
from ingest.case.tumour.size import size_readings
from ingest.case.tumour.staging import read_staging
from ingest.case.word_list import word_list
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_SCALE = re.compile(r"\b(?:nuclear|WHO|FNCLCC|Fuhrman|ISUP|Gleason)\b", re.IGNORECASE)
_CLINICAL = re.compile(r"\bclinical\w*", re.IGNORECASE)
_PATHOLOGICAL = re.compile(r"\b(?:patholog\w+|histolog\w+|post-?\s?operativ\w*|specimen)", re.IGNORECASE)
_TNM = re.compile(
    r"(?P<prefix>[a-z-]*)T(?P<t>is|[0-4X](?:mi|[a-d])?)(?:\([^)]*\))?(?:[cpyr]*N(?P<n>[0-3X](?:mi|[a-c])?)(?:\([^)]*\))*)?"
    r"(?:[/-]?[cpyr]*M(?P<m>[01X]))?",
    re.IGNORECASE,
)
# "The 54-year-old man": whom the report has told of before.
_THE_PERSON = re.compile(r"\b(?:the|this)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_PRONOUN_AHEAD = re.compile(r"(?:(?P<female>She)|(?P<male>He))\b")
# The lesion that was told of before, not one more lesion.
_THE_SAME = re.compile(
    r"\b(?:the|this|her|his)\s+(?:[\w-]+\s+){0,3}?(?:mass|lesion|tumou?r|lump|nodule|carcinoma)\b", re.IGNORECASE
)
_TREATED = ("drug", "regimen", "operation", "radiotherapy", "therapy_class")
# Below this share of the larger size two sizes are one, rounded or measured along another axis.
_SAME_SIZE = 0.8
# One slip of a pronoun is a slip.
_PRONOUNS_ENOUGH = 2

Differ = Callable[[Said, Said], bool]


def find_contradictions(
    annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary, neoplasm: bool
) -> list[list[Said]]:
    """Return pairs of readings, in the order of the text, at most one pair a field; grade, TNM only of a neoplasm."""
    found = [_first_pair(annotated, _ages(annotated, patient), _values_differ), _two_sexes(annotated, patient)]
    found.append(_two_sizes(annotated, patient, vocabulary))
    if neoplasm:
        found.append(_two_grades(annotated, patient))
        tnm = [said for said in read_staging(annotated, patient) if said.field == "tnm"]
        found.append(_first_pair(annotated, tnm, lambda one, other: _tnm_differ(annotated, one, other)))
    return [sorted(pair, key=lambda said: said.start) for pair in found if pair]


def _first_pair(annotated: AnnotatedText, readings: Iterable[Said], differ: Differ) -> list[Said]:
    """Return the first reading and the first that contradicts it, of sentences that give no reason for a change."""
    first: Said | None = None
    for reading in readings:
        sentence = annotated.sentence_at(reading.start)
        if sentence is None or word_list("change").search(annotated.text, sentence.start, sentence.end):
            continue
        if first is None:
            first = reading
        elif annotated.sentence_at(first.start) != sentence and differ(first, reading):
            return [first, reading]
    return []


def _values_differ(one: Said, other: Said) -> bool:
    return one.value != other.value


def _ages(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return the ages before a noun for the patient: of the first such noun's sex, or told of before."""
    persons = stated_persons(annotated, patient)
    ages = [age for age, sex in persons if sex.value == persons[0][1].value or _is_the_patient(annotated, age)]
    ages += [age for age in ages_of_patients(annotated, patient) if not ages or _is_the_patient(annotated, age)]
    return sorted(ages, key=lambda age: age.start)


def _two_sexes(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return a man and a woman of one age or told of before, or a noun and the pronouns of the other sex."""
    persons = stated_persons(annotated, patient)
    if not persons:
        return []
    age, sex = persons[0]
    for other_age, other in persons[1:]:
        if other.value != sex.value and (other_age.value == age.value or _is_the_patient(annotated, other_age)):
            return [sex, other]
    opposite = [said for said in _pronouns(annotated, patient) if said.value != sex.value]
    return [sex, opposite[0]] if len(opposite) >= _PRONOUNS_ENOUGH else []


def _is_the_patient(annotated: AnnotatedText, age: Said) -> bool:
    """Tell `the 54-year-old man` in a sentence that names no relative and gives no reason for a change."""
    text, sentence = annotated.text, annotated.sentence_at(age.start)
    return (
        sentence is not None
        and bool(_THE_PERSON.search(text, sentence.start, age.start))
        and not names_relative(text, sentence.start, sentence.end)
        and not word_list("change").search(text, sentence.start, sentence.end)
    )


def _pronouns(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return the pronouns that open a sentence of the course, where neither it nor the one before names a relative."""
    course = patient.course()
    return [
        Said("sex", "female" if match["female"] else "male", match.start(), match.end())
        for previous, sentence in pairwise(course)
        for match in [_PRONOUN_AHEAD.match(annotated.text, sentence.start, sentence.end)]
        if match and not names_relative(annotated.text, previous.start, sentence.end)
    ]


def _two_grades(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return two grades of the same material on the same scale."""
    text = annotated.text
    groups: dict[tuple[str, str], list[Said]] = {}
    seen: dict[Sentence | None, set[object]] = {}
    grades = list(read_grades(annotated, patient))
    for grade in grades:
        seen.setdefault(annotated.sentence_at(grade.start), set()).add(grade.value)
    for grade in grades:
        sentence = annotated.sentence_at(grade.start)
        # Two grades in one sentence are those of two components or of two tumours.
        if sentence and len(seen[sentence]) == 1:
            scale = _SCALE.search(text, sentence.start, sentence.end)
            key = material(text, sentence), scale[0].lower() if scale else ""
            groups.setdefault(key, []).append(grade)
    pairs = (_first_pair(annotated, group, _values_differ) for group in groups.values())
    return next((pair for pair in pairs if pair), [])


def _two_sizes(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return two sizes of the same lesion by the same method, between which nothing was done to it."""
    groups: dict[object, list[Said]] = {}
    for reading in size_readings(annotated, patient, vocabulary):
        if reading.method:
            groups.setdefault(reading.method.value, []).append(reading.said)
    pairs = (
        _first_pair(annotated, group, lambda one, other: _sizes_differ(annotated, one, other))
        for group in groups.values()
    )
    return next((pair for pair in pairs if pair), [])


def _sizes_differ(annotated: AnnotatedText, one: Said, other: Said) -> bool:
    small, large = sorted((float(one.value), float(other.value)))
    start, end = sorted((one.start, other.start))
    sentence = annotated.sentence_at(other.start)
    same = sentence and _THE_SAME.search(annotated.text, sentence.start, sentence.end)
    return bool(small < _SAME_SIZE * large and same and not annotated.mentions(start, end, *_TREATED))


def _tnm_differ(annotated: AnnotatedText, one: Said, other: Said) -> bool:
    """Tell two classifications of the same prefix that differ in T, N or M; X and a missing part agree with any."""
    first, second = _TNM.match(str(one.value)), _TNM.match(str(other.value))
    if not first or not second or first["prefix"].lower() != second["prefix"].lower():
        return False
    if not first["prefix"] and _of_two_kinds(annotated, (one, other)):
        return False
    return any(_parts_differ(first[part], second[part]) for part in ("t", "n", "m"))


def _of_two_kinds(annotated: AnnotatedText, readings: Sequence[Said]) -> bool:
    """Tell whether one of two classifications without a prefix may be clinical, the other pathological."""
    sentences = [sentence for said in readings if (sentence := annotated.sentence_at(said.start))]
    kinds = [
        tuple(bool(words.search(annotated.text, s.start, s.end)) for words in (_CLINICAL, _PATHOLOGICAL))
        for s in sentences
    ]
    return len(set(kinds)) > 1


def _parts_differ(one: str | None, other: str | None) -> bool:
    """Tell `1` from `2`; `1c` refines `1`."""
    if not one or not other or "x" in (one.lower(), other.lower()):
        return False
    return not (one.lower().startswith(other.lower()) or other.lower().startswith(one.lower()))
