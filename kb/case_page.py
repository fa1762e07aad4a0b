"""What the page of one patient shows: the facts of the case by topic, each with the sentence that says it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from kb import wording
from kb.case_summary import Summary, case_summary
from kb.course import PHASES, Phase, course
from kb.marker_table import MarkerTable, marker_table
from kb.said import Said, said
from kb.select import Record, record, records

TOPICS = {
    "Patient": ("age_years", "age_decade", "sex"),
    "Tumour": (
        "laterality", "quadrant", "clock_position", "focality", "histology", "grade", "tumour_size_mm", "size_method",
        "tnm", "stage", "nodes_positive", "nodes_examined", "birads", "tissue_sampling",
    ),
    "Receptors and markers": (
        "er", "er_percent", "pr", "pr_percent", "her2", "her2_ihc", "her2_fish", "ar", "ki67_percent",
    ),
    "Treatment": ("neoadjuvant", "systemic_therapy", "surgery", "radiotherapy"),
    "Outcome": ("outcome", "follow_up_months"),
}  # fmt: skip
_FACTS = """
    SELECT case_fact.*, concept.label AS concept_label FROM case_fact LEFT JOIN concept ON concept.key = case_fact.value
    WHERE case_fact.case_id = ? ORDER BY case_fact.start, case_fact.id
"""
_CASE = """
    SELECT patient_case.*, document.source, document.title AS document_title, document.paper_id, paper.title,
        paper.journal, paper.published, paper.doi, paper.pmid, paper.pmcid
    FROM patient_case JOIN document ON document.id = patient_case.document_id
    JOIN paper ON paper.id = document.paper_id WHERE patient_case.id = ?
"""
_FINDINGS = """
    SELECT seen.*, test.label AS test_label, concept.label AS concept_label FROM imaging_finding AS seen
    LEFT JOIN concept AS test ON test.key = seen.test LEFT JOIN concept ON concept.key = seen.concept
    WHERE seen.case_id = ? ORDER BY seen.start, seen.id
"""
_AGREEMENTS = """
    SELECT agreement.*, concept.label AS test_label FROM agreement LEFT JOIN concept ON concept.key = agreement.test
    WHERE agreement.case_id = ? ORDER BY agreement.start, agreement.id
"""
_READINGS = """
    SELECT contradiction.field, concept.label AS concept_label, reading.* FROM contradiction
    JOIN contradiction_reading AS reading ON reading.contradiction_id = contradiction.id
    LEFT JOIN concept ON concept.key = reading.value
    WHERE contradiction.case_id = ? ORDER BY contradiction.field, contradiction.id, reading.start
"""
_MARKERS = "SELECT * FROM marker_reading WHERE case_id = ?"
_EVENTS = """
    SELECT course_event.*, concept.label AS concept_label, (
        SELECT group_concat(value, ', ') FROM case_fact
        WHERE case_id = course_event.case_id AND field = 'systemic_therapy'
            AND start = course_event.start AND "end" = course_event."end"
    ) AS drugs
    FROM course_event
    LEFT JOIN concept ON concept.key = course_event.what WHERE course_event.case_id = ?
"""
_INPUTS = """
    SELECT derived_fact.field AS derived_field, derived_fact.value AS derived_value, derived_fact.rule, case_fact.*,
        concept.label AS concept_label
    FROM derived_fact JOIN derived_fact_input ON derived_fact_input.derived_fact_id = derived_fact.id
    JOIN case_fact ON case_fact.id = derived_fact_input.case_fact_id
    LEFT JOIN concept ON concept.key = case_fact.value
    WHERE derived_fact.case_id = ? ORDER BY derived_fact.field, derived_fact.id, case_fact.start, case_fact.id
"""


@dataclass(frozen=True)
class CaseField:
    """One field of a case, its values in words, and for each value the places that say it."""

    name: str
    values: tuple[tuple[str, tuple[Said, ...]], ...]


@dataclass(frozen=True)
class Imaging:
    """One row of the imaging table: a time point, and what each test showed then, in the order of the tests."""

    time_point: str
    cells: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True)
class CasePage:
    """All that the page of a case shows."""

    case: Record
    summary: Summary
    markers: MarkerTable
    course: tuple[Phase, ...]
    topics: tuple[tuple[str, tuple[CaseField, ...]], ...]
    tests: tuple[tuple[str, str], ...]
    imaging: tuple[Imaging, ...]
    tests_without_findings: tuple[tuple[str, tuple[Said, ...]], ...]
    agreements: tuple[tuple[str, bool, Said], ...]
    contradictions: tuple[CaseField, ...]
    siblings: tuple[Record, ...]


def case_page(connection: sqlite3.Connection, case_id: str) -> CasePage | None:
    """Return what the page of a case shows, or None where no case has this id."""
    case = record(connection, _CASE, case_id)
    if case is None:
        return None
    facts = records(connection, _FACTS, case_id)
    seen = records(connection, _FINDINGS, case_id)
    events = records(connection, _EVENTS, case_id)
    agreements = records(connection, _AGREEMENTS, case_id)
    tests = dict.fromkeys((row["test"], row["test_label"] or wording.in_words(row["test"])) for row in seen)
    topics = ((topic, _fields(facts, names)) for topic, names in TOPICS.items())
    siblings = "SELECT id, label FROM patient_case WHERE document_id = ? AND id <> ? ORDER BY number"
    with_findings = {key for key, _ in tests}
    used = _values([row for row in facts if row["field"] == "imaging" and row["value"] not in with_findings])
    return CasePage(
        case=case,
        summary=case_summary(case, facts, records(connection, _INPUTS, case_id), events, agreements),
        markers=marker_table(records(connection, _MARKERS, case_id)),
        course=course(events),
        topics=tuple((topic, fields) for topic, fields in topics if fields),
        tests=tuple(tests),
        imaging=tuple(_imaging(seen, [key for key, _ in tests])),
        tests_without_findings=used,
        agreements=tuple(
            (row["test_label"] or wording.in_words(row["test"]), bool(row["agrees"]), said(row, ""))
            for row in agreements
        ),
        contradictions=_contradictions(records(connection, _READINGS, case_id)),
        siblings=tuple(records(connection, siblings, case["document_id"], case_id)),
    )


def _fields(facts: list[Record], names: tuple[str, ...]) -> tuple[CaseField, ...]:
    return tuple(
        CaseField(wording.field_name(name), _values([row for row in facts if row["field"] == name]))
        for name in names
        if any(row["field"] == name for row in facts)
    )


def _values(rows: list[Record]) -> tuple[tuple[str, tuple[Said, ...]], ...]:
    by_value: dict[str, list[Said]] = {}
    for row in rows:
        value = wording.field_value(row["field"], row["value"], row["concept_label"])
        by_value.setdefault(value, []).append(said(row, value))
    return tuple((value, tuple(places)) for value, places in by_value.items())


def _imaging(seen: list[Record], tests: list[str]) -> list[Imaging]:
    return [
        Imaging(
            wording.time_point(point).capitalize(),
            tuple(
                tuple(_finding(row) for row in seen if row["time_point"] == point and row["test"] == test)
                for test in tests
            ),
        )
        for point in PHASES
        if any(row["time_point"] == point for row in seen)
    ]


def _finding(row: Record) -> Said:
    note = ", ".join(filter(None, (row["status"], row["laterality"])))
    return said(row, row["finding"], note)


def _contradictions(rows: list[Record]) -> tuple[CaseField, ...]:
    by_id: dict[tuple[str, str], list[Record]] = {}
    for row in rows:
        by_id.setdefault((row["contradiction_id"], row["field"]), []).append(row)
    return tuple(CaseField(wording.field_name(field), _values(readings)) for (_, field), readings in by_id.items())
