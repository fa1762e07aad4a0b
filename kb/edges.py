"""The part of the evidence graph that one paper asserts: nodes, edges, and for each edge the characters behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlite_utils.db import Database

from ingest.model import content_id
from kb.rows import Row

_CLAIMS = """
    SELECT claim.id, claim.cited, claim.measure, claim.test_label, claim.value_as_printed, claim.scale,
        evidence.document_id, evidence.start, evidence."end", evidence.quote
    FROM claim JOIN claim_evidence AS evidence ON evidence.claim_id = claim.id
    WHERE claim.paper_id = ? ORDER BY claim.id, evidence.id
"""
# A reference that no callout points at is evidence of the citation by itself.
_CITATIONS = """
    SELECT primary_source.id, primary_source.label, reference.document_id,
        coalesce(callout.start, reference.start) AS start, coalesce(callout."end", reference."end") AS "end",
        coalesce(callout.quote, reference.quote) AS quote
    FROM document JOIN reference ON reference.document_id = document.id
    JOIN primary_source ON primary_source.id = reference.primary_source_id
    LEFT JOIN callout_reference ON callout_reference.reference_id = reference.id
    LEFT JOIN callout ON callout.id = callout_reference.callout_id
    WHERE document.paper_id = ? ORDER BY primary_source.id, reference.document_id, start
"""
_FACTS = """
    SELECT patient_case.label AS case_label, case_fact.* FROM document
    JOIN patient_case ON patient_case.document_id = document.id JOIN case_fact ON case_fact.case_id = patient_case.id
    WHERE document.paper_id = ? AND patient_case.is_counted = 1 ORDER BY case_fact.id
"""
_FINDINGS = """
    SELECT patient_case.label AS case_label, imaging_finding.* FROM document
    JOIN patient_case ON patient_case.document_id = document.id
    JOIN imaging_finding ON imaging_finding.case_id = patient_case.id
    WHERE document.paper_id = ? AND patient_case.is_counted = 1 ORDER BY imaging_finding.id
"""
_AGREEMENTS = """
    SELECT patient_case.label AS case_label, agreement.* FROM document
    JOIN patient_case ON patient_case.document_id = document.id JOIN agreement ON agreement.case_id = patient_case.id
    WHERE document.paper_id = ? AND patient_case.is_counted = 1 ORDER BY agreement.id
"""
_EVENTS = """
    SELECT patient_case.label AS case_label, course_event.* FROM document
    JOIN patient_case ON patient_case.document_id = document.id
    JOIN course_event ON course_event.case_id = patient_case.id
    WHERE document.paper_id = ? AND patient_case.is_counted = 1 ORDER BY course_event.id
"""
# What a rule gives stands on the characters of the facts that it was given.
_DERIVED = """
    SELECT patient_case.label AS case_label, derived_fact.case_id, derived_fact.field, derived_fact.value,
        derived_fact.rule, case_fact.document_id, case_fact.start, case_fact."end", case_fact.quote
    FROM document JOIN patient_case ON patient_case.document_id = document.id
    JOIN derived_fact ON derived_fact.case_id = patient_case.id
    JOIN derived_fact_input ON derived_fact_input.derived_fact_id = derived_fact.id
    JOIN case_fact ON case_fact.id = derived_fact_input.case_fact_id
    WHERE document.paper_id = ? AND patient_case.is_counted = 1 ORDER BY derived_fact.id, case_fact.id
"""
_OF_FIELD = {
    "imaging": "IMAGED_WITH", "tissue_sampling": "SAMPLED_BY", "histology": "HAS_HISTOLOGY",
    "systemic_therapy": "TREATED_WITH", "surgery": "TREATED_WITH", "radiotherapy": "TREATED_WITH",
    "outcome": "HAS_OUTCOME",
    "er": "HAS_RECEPTOR", "pr": "HAS_RECEPTOR", "her2": "HAS_RECEPTOR", "ar": "HAS_RECEPTOR",
}  # fmt: skip
_OF_EVENT = {
    "imaging": "IMAGED_WITH", "tissue_sampling": "SAMPLED_BY", "systemic_therapy": "TREATED_WITH",
    "radiotherapy": "TREATED_WITH", "operation": "TREATED_WITH", "outcome": "HAS_OUTCOME",
}  # fmt: skip
_KINDS = {"systemic_therapy": "drug", "surgery": "operation", "imaging": "test"}

Node = tuple[str, str, str]
Assertion = tuple[Node, str, Node, str | None, Row]


def node_id(kind: str, key: str) -> str:
    """Return the id of the node that stands for a row: kind paper, claim, case, concept or primary_source."""
    return content_id("node", kind, key)


def graph_rows(db: Database, paper: Row) -> dict[str, list[Row]]:
    """Return the rows of node, edge and edge_evidence that a stored paper with its claims and cases gives."""
    nodes: dict[str, Row] = {}
    edges: dict[str, Row] = {}
    evidence: dict[tuple[object, ...], Row] = {}
    for source, predicate, target, qualifier, place in _assertions(db, paper):
        ends = []
        for kind, key, label in (source, target):
            ends.append(node_id(kind, key))
            nodes[ends[-1]] = {"id": ends[-1], "kind": kind, "label": label, "key": key}
        edge = content_id("edge", ends[0], predicate, ends[1], qualifier)
        edges[edge] = {
            "id": edge, "source_id": ends[0], "predicate": predicate, "target_id": ends[1], "qualifier": qualifier,
        }  # fmt: skip
        span = {name: place[name] for name in ("document_id", "start", "end", "quote")}
        evidence[edge, *span.values()] = {"edge_id": edge, **span}
    return {"node": list(nodes.values()), "edge": list(edges.values()), "edge_evidence": list(evidence.values())}


def _assertions(db: Database, paper: Row) -> Iterator[Assertion]:
    concepts = list(db.query("SELECT key, kind, label FROM concept"))
    labels = {str(row["key"]): str(row["label"]) for row in concepts}
    by_label = {(str(row["kind"]), str(row["label"]).casefold()): str(row["key"]) for row in concepts}

    def concept(key: str, kind: str = "") -> Node:
        known = key if key in labels else by_label.get((kind, key.casefold()), key)
        return ("concept", known, labels.get(known, known.replace("_", " ")))

    paper_node = ("paper", str(paper["id"]), str(paper["title"]))
    for row in db.query(_CLAIMS, [paper["id"]]):
        unit = "%" if row["scale"] == "percent" else ""
        label = f"{row['measure']} {row['value_as_printed']}{unit}, {row['test_label']}"
        claim = ("claim", str(row["id"]), label)
        yield paper_node, "REPORTS", claim, None, row
        for test in db.query("SELECT concept FROM claim_test WHERE claim_id = ?", [row["id"]]):
            yield claim, "OF_TEST", concept(str(test["concept"])), None, row
        if row["cited"]:
            for source in db.query(_RELAYED, [row["id"]]):
                yield claim, "RELAYED_FROM", ("primary_source", str(source["id"]), str(source["label"])), None, row
    for row in db.query(_CITATIONS, [paper["id"]]):
        yield paper_node, "CITES", ("primary_source", str(row["id"]), str(row["label"])), None, row
    timed = set()
    for query, said_by in _OF_CASE:
        for row in db.query(query, [paper["id"]]):
            case = ("case", str(row["case_id"]), str(row["case_label"]))
            yield paper_node, "DESCRIBES", case, None, row
            if said := said_by(row):
                predicate, key, kind, qualifier = said
                edge = (case, predicate, concept(key, kind))
                if query == _EVENTS:
                    timed.add(edge)
                if query != _FACTS or edge not in timed:
                    yield *edge, qualifier, row


_RELAYED = """
    SELECT primary_source.id, primary_source.label FROM claim_source
    JOIN primary_source ON primary_source.id = claim_source.primary_source_id WHERE claim_source.claim_id = ?
"""


Target = tuple[str, str, str, str | None]  # predicate, concept key or label, kind of concept, qualifier


def _of_fact(row: Row) -> Target | None:
    field, value = str(row["field"]), str(row["value"])
    predicate = _OF_FIELD.get(field)
    if predicate is None:
        return None
    if predicate == "HAS_RECEPTOR":
        return predicate, field, "receptor", value
    return predicate, field if field == "radiotherapy" else value, _KINDS.get(field, field), None


def _of_event(row: Row) -> Target | None:
    kind = str(row["kind"])
    when = (row["setting"], row["time_point"] if row["time_point"] != "unspecified" else None)
    qualifier = ", ".join(str(part) for part in when if part) or None
    return (_OF_EVENT[kind], str(row["what"]), _KINDS.get(kind, kind), qualifier) if kind in _OF_EVENT else None


def _of_derived(row: Row) -> Target:
    return f"HAS_{str(row['field']).upper()}", str(row["value"]), str(row["field"]), "derived"


def _of_finding(row: Row) -> Target:
    seen = (row["status"], row["time_point"], row["test"])
    return "HAS_FINDING", str(row["concept"]), "finding", ", ".join(str(part) for part in seen)


def _of_agreement(row: Row) -> Target:
    return f"{'AGREES' if row['agrees'] else 'DISAGREES'}_WITH_PATHOLOGY", str(row["test"]), "test", None


# Events come before facts: what the course tells with its time is not told once more without it.
_OF_CASE: tuple[tuple[str, Callable[[Row], Target | None]], ...] = (
    (_EVENTS, _of_event),
    (_FACTS, _of_fact),
    (_DERIVED, _of_derived),
    (_FINDINGS, _of_finding),
    (_AGREEMENTS, _of_agreement),
)
