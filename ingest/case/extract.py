"""Patient cases of a document: who is described, then what is said of each, field by field."""

from __future__ import annotations

from ingest.annotated import AnnotatedText
from ingest.case.agreement import read_agreement
from ingest.case.contradictions import find_contradictions
from ingest.case.course.extract import read_course
from ingest.case.course.time_line import read_findings
from ingest.case.demographics import read_demographics
from ingest.case.evidence import Said, Value, contradiction, fact, is_set, settled
from ingest.case.imaging import read_imaging
from ingest.case.marker.extract import contradicting_receptors, marker_readings, read_markers, receptor_fields
from ingest.case.marker.subtype import derived_subtype, is_classified
from ingest.case.neoadjuvant import read_neoadjuvant
from ingest.case.neoplasm import has_neoplasm
from ingest.case.outcome import read_outcome
from ingest.case.patients import Patient, find_patients
from ingest.case.relative import told_of
from ingest.case.sampling import read_sampling
from ingest.case.surgery import read_surgery
from ingest.case.treatment import read_treatment
from ingest.case.tumour.extract import read_tumour
from ingest.case.tumour.histology import read_histology
from ingest.case.tumour.laterality import read_laterality
from ingest.model import Case
from ingest.vocab import Vocabulary


def find_cases(annotated: AnnotatedText, vocabulary: Vocabulary) -> tuple[Case, ...]:
    """Return one case per patient that the document describes; none for a study, a trial or a review."""
    return tuple(_case(annotated, patient, vocabulary) for patient in find_patients(annotated))


def _case(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> Case:
    annotated = told_of(annotated, patient)
    side, sides_in_conflict = read_laterality(annotated, patient)
    conflicts = [sides_in_conflict] if sides_in_conflict else []
    # "ER" and "PR" are receptors only of a neoplasm: else the emergency room and an interval of the heart.
    neoplasm = has_neoplasm(annotated, patient)
    readings = read_markers(annotated, patient) if neoplasm else []
    conflicts += contradicting_receptors(annotated, patient, readings)
    conflicts += find_contradictions(annotated, patient, vocabulary, neoplasm)
    # A set may hold both readings; of a single value neither is preferred, and what measured it goes with it.
    doubtful = {told[0].field for told in conflicts if not is_set(told[0].field)}
    doubtful |= {"size_method"} if "tumour_size_mm" in doubtful else set()
    outcomes = read_outcome(annotated, patient, vocabulary)
    said = settled(
        item
        for item in (
            *read_demographics(annotated, patient),
            *side,
            *read_imaging(annotated, patient, vocabulary),
            *read_tumour(annotated, patient, vocabulary, neoplasm, str(side[0].value) if side else None),
            *read_histology(annotated, patient, vocabulary),
            *receptor_fields(readings),
            *read_sampling(annotated, patient, vocabulary),
            # Radiotherapy is of a neoplasm too: else "SRT" is a hearing test.
            *(
                said
                for said in read_treatment(annotated, patient, vocabulary)
                if neoplasm or said.field != "radiotherapy"
            ),
            *read_neoadjuvant(annotated, patient, vocabulary),
            *read_surgery(annotated, patient, vocabulary),
            *outcomes,
        )
        if item.field not in doubtful
    )
    findings = read_findings(annotated, patient, vocabulary, any(item.field == "neoadjuvant" for item in said))
    start, end = annotated.view.raw(patient.start, patient.end)
    markers = marker_readings(annotated, readings)
    facts = tuple(fact(annotated, item) for item in said)
    rule = vocabulary.rules.subtype
    subtype = derived_subtype(facts, markers, rule) if is_classified(annotated, patient, facts, rule) else ()
    return Case.model_validate(
        {
            **_fields(said),
            "label": patient.label,
            "start": start,
            "end": end,
            "markers": markers,
            "course": read_course(annotated, patient, vocabulary, said, outcomes),
            "imaging_by_time": findings,
            "agreement_with_pathology": read_agreement(annotated, patient, vocabulary, findings, said),
            "contradictions": tuple(contradiction(annotated, told) for told in conflicts),
            "derived": subtype,
            "facts": facts,
        }
    )


def _fields(said: list[Said]) -> dict[str, Value | tuple[Value, ...]]:
    fields: dict[str, Value | tuple[Value, ...]] = {}
    for item in said:
        if is_set(item.field):
            earlier = fields.get(item.field, ())
            fields[item.field] = (*(earlier if isinstance(earlier, tuple) else ()), item.value)
        else:
            fields[item.field] = item.value
    return fields
