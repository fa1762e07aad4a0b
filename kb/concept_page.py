"""What the page of one concept shows: its place in the vocabulary, and the claims and cases that speak of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from kb import wording
from kb.address import vocabulary_address
from kb.claim_page import Figure, related_claims
from kb.select import Record, record, records

CASE_LIMIT = 50  # cases in the list of those that have the concept

_CASES = """
    SELECT DISTINCT patient_case.id, patient_case.label, paper.title, edge.predicate, edge.qualifier
    FROM node JOIN edge ON edge.target_id = node.id
    JOIN node AS source ON source.id = edge.source_id AND source.kind = 'case'
    JOIN patient_case ON patient_case.id = source.key JOIN document ON document.id = patient_case.document_id
    JOIN paper ON paper.id = document.paper_id
    WHERE node.kind = 'concept' AND node.key = ?
    ORDER BY edge.predicate, paper.title, patient_case.id, edge.qualifier LIMIT ?
"""
_ACCURACY = """
    SELECT measure, primary_sources, lowest, median, highest FROM accuracy_by_test WHERE index_test = ?
    ORDER BY primary_sources DESC, measure
"""


@dataclass(frozen=True)
class ExternalId:
    """The id of a concept in a public vocabulary, with its public page where the id has the right form."""

    vocabulary: str
    identifier: str
    address: str | None


@dataclass(frozen=True)
class MeasureOfTest:
    """The claims on a test by one measure; median and spread are over distinct primary sources and may be missing."""

    measure: str
    primary_sources: int
    median: str
    spread: str
    claims: tuple[Figure, ...]


@dataclass(frozen=True)
class ConceptPage:
    """All that the page of a concept shows."""

    key: str
    kind: str
    label: str
    category: str
    broader: tuple[Record, ...]
    narrower: tuple[Record, ...]
    external_ids: tuple[ExternalId, ...]
    claims: tuple[Figure, ...]
    measures: tuple[MeasureOfTest, ...]
    cases: tuple[Record, ...]
    n_mentions: int
    n_documents: int


def concept_page(connection: sqlite3.Connection, key: str) -> ConceptPage | None:
    """Return what the page of a concept shows, or None where neither vocabulary nor graph has this key."""
    concept = record(connection, "SELECT * FROM concept WHERE key = ?", key)
    if concept is None:
        node = record(connection, "SELECT key, label FROM node WHERE kind = 'concept' AND key = ?", key)
        if node is None:
            return None
        concept = node | {"kind": "as written in a document", "category": "", "broader": None, "ids": "{}"}
    claims = related_claims(
        connection, "claim.measure = ? OR claim.id IN (SELECT claim_id FROM claim_test WHERE concept = ?)", key, key
    )
    counts = "SELECT count(*) AS mentions, count(DISTINCT document_id) AS documents FROM mention WHERE concept = ?"
    said = record(connection, counts, key) or {}
    narrower = "SELECT key, label FROM concept WHERE broader = ? ORDER BY label, key"
    return ConceptPage(
        key=key,
        kind=wording.in_words(concept["kind"]),
        label=concept["label"],
        category=concept["category"],
        broader=_ancestors(connection, concept["broader"]),
        narrower=tuple(records(connection, narrower, key)),
        external_ids=_external_ids(concept["ids"]),
        claims=claims,
        measures=tuple(_by_measure(claims, records(connection, _ACCURACY, key))),
        cases=tuple(records(connection, _CASES, key, CASE_LIMIT)),
        n_mentions=said["mentions"],
        n_documents=said["documents"],
    )


def _ancestors(connection: sqlite3.Connection, key: str | None) -> tuple[Record, ...]:
    """Return the broader concepts, the broadest first; a circle in the vocabulary ends the walk."""
    found: dict[str, Record] = {}
    while key and key not in found:
        row = record(connection, "SELECT key, label, broader FROM concept WHERE key = ?", key)
        if row is None:
            break
        found[key] = row
        key = row["broader"]
    return tuple(reversed(found.values()))


def _external_ids(ids: str) -> tuple[ExternalId, ...]:
    return tuple(
        ExternalId(vocabulary, str(identifier), vocabulary_address(vocabulary, str(identifier)))
        for vocabulary, value in sorted(json.loads(ids).items())
        for identifier in (value if isinstance(value, list) else [value])
    )


def _by_measure(claims: Sequence[Figure], accuracy: Sequence[Record]) -> list[MeasureOfTest]:
    aggregates = {row["measure"]: row for row in accuracy}
    measures = sorted({(claim.measure_key, claim.measure) for claim in claims}, key=lambda pair: pair[1])
    return [
        _measure(label, tuple(claim for claim in claims if claim.measure_key == key), aggregates.get(key))
        for key, label in measures
    ]


def _measure(label: str, claims: tuple[Figure, ...], aggregate: Record | None) -> MeasureOfTest:
    if aggregate is None:
        return MeasureOfTest(label, 0, "", "", claims)
    low, median, high = (
        wording.of_measure(aggregate[name], aggregate["measure"]) for name in ("lowest", "median", "highest")
    )
    return MeasureOfTest(label, aggregate["primary_sources"], median, f"{low} to {high}", claims)
