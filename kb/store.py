"""Readings into the evidence base: one document is one transaction, and storing twice is storing once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils.db import Database

from ingest.model import MadeBy, Problem, Reading, content_id
from kb.migrations import FULL_TEXT, migrate
from kb.papers import cited_by, derive, forget_papers
from kb.rows import Row, document_row, document_rows, insert, upsert


class EvidenceBaseError(Exception):
    """A database that cannot be used: one sentence that says what, where and what to do."""


@dataclass(frozen=True)
class ConceptRow:
    """One concept of the vocabulary as the evidence base keeps it."""

    key: str
    kind: str
    label: str
    broader: str | None = None
    test: str | None = None
    category: str = ""
    ids: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Stored:
    """What storing one reading did: the document's and its paper's id, and the claims and cases read in it."""

    document_id: str
    paper_id: str
    n_claims: int
    n_cases: int
    n_problems: int


_PATIENCE = 60.0  # seconds that one ingest waits for another to end its transaction


def open_database(path: Path | None = None, *, existing: bool = False) -> Database:
    """Open an evidence base, made with its folder where it is missing unless `existing`; without a path, one in memory.

    Raises EvidenceBaseError where the file is no evidence base or cannot be written.
    """
    if existing and path and not path.is_file():
        raise EvidenceBaseError(f"{path} does not exist; make it with: casegraph ingest FOLDER --db {path}")
    try:
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        db = Database(sqlite3.connect(path, timeout=_PATIENCE)) if path else Database(memory=True)
        if existing and not db.table("claim_evidence").exists():
            raise EvidenceBaseError(f"{path} is no evidence base; make one with: casegraph ingest FOLDER --db kb.db")
        migrate(db)
    except (sqlite3.Error, OSError) as error:
        raise EvidenceBaseError(f"{path} cannot be used as an evidence base ({error}); give another --db") from error
    return db


def unchanged(db: Database, source: str, sha256: str, made_by: MadeBy) -> bool:
    """Tell whether the file at `source` stands in the database as it is, read by the same version and vocabulary."""
    query = """
        SELECT 1 FROM source JOIN document ON document.id = source.document_id
        WHERE source.path = ? AND document.sha256 = ? AND made_by_version = ? AND made_by_vocabulary = ?
            AND made_by_model IS ?
    """
    return bool(list(db.query(query, [source, sha256, made_by.version, made_by.vocabulary, made_by.model])))


def store(db: Database, reading: Reading) -> Stored:
    """Store what was read from one document in place of what stood there, and derive its paper anew."""
    document = reading.document
    rows = document_rows(reading)
    with db.atomic():
        gone, paths = _replaced(db, document.id, document.source)
        touched = cited_by(db, gone) | forget_papers(db, {_paper_of(db, key) for key in gone} - {""})
        siblings = [row["id"] for key in gone for row in db.query(_SIBLINGS, [key])]
        for key in gone:
            db.execute("DELETE FROM document WHERE id = ?", [key])
        insert(db, "document", [document_row(reading, "", min(paths))])
        db.execute("DELETE FROM source WHERE path = ?", [document.source])
        db.execute(_FIRST_PATH, [document.source, document.id])
        insert(db, "source", [{"path": path, "document_id": document.id} for path in paths])
        _ensure_concepts(db, reading)
        for table, table_rows in rows.items():
            insert(db, table, table_rows)
        derive(db, {document.id, *siblings} - (set(gone) - {document.id}), touched)
        db.execute("DELETE FROM problem WHERE source = ?", [document.source])
        everywhere = [problem.model_copy(update={"source": path}) for path in paths for problem in reading.problems]
        _store_problems(db, everywhere, document.id)
    paper_id = _paper_of(db, document.id)
    return Stored(document.id, paper_id, len(reading.claims), len(reading.cases), len(reading.problems))


# A document whose first path now holds other content goes by the next of its paths.
_FIRST_PATH = """
    UPDATE document SET source = (SELECT min(path) FROM source WHERE document_id = document.id)
    WHERE source = ? AND id <> ?
"""
_SIBLINGS = """
    SELECT other.id FROM document JOIN document AS other ON other.paper_id = document.paper_id WHERE document.id = ?
"""


def _replaced(db: Database, document_id: str, source: str) -> tuple[list[str], list[str]]:
    """Return the documents that give way to one now given under `source`, and the paths under which it stands then.

    Other content that stood under this path goes, unless another path holds it too.
    """
    paths = {source} | {
        str(row["path"]) for row in db.query("SELECT path FROM source WHERE document_id = ?", [document_id])
    }
    gone = {str(row["id"]) for row in db.query("SELECT id FROM document WHERE id = ?", [document_id])}
    query = """
        SELECT document_id FROM source WHERE path = :path AND document_id <> :document AND NOT EXISTS (
            SELECT 1 FROM source AS other WHERE other.document_id = source.document_id AND other.path <> :path)
    """
    gone |= {str(row["document_id"]) for row in db.query(query, {"path": source, "document": document_id})}
    return sorted(gone), sorted(paths)


def _paper_of(db: Database, document_id: str) -> str:
    row = next(db.query("SELECT paper_id FROM document WHERE id = ?", [document_id]), None)
    return str(row["paper_id"]) if row else ""


def store_problem(db: Database, problem: Problem) -> bool:
    """Keep why a file could not be read, in place of what was said of it before; what was stored of it stays.

    Return whether that is news: False where this very problem was all that was said.
    """
    said = [row["id"] for row in db.query(_UNREAD, [problem.source])]
    if said == [_problem_id(problem)]:
        return False
    with db.atomic():
        forget_problem(db, problem.source)
        _store_problems(db, [problem], None)
    return True


_UNREAD = "SELECT id FROM problem WHERE source = ? AND document_id IS NULL"


def forget_problem(db: Database, source: str) -> bool:
    """Forget why a path could not be read, as it is gone or can be read by now; return whether anything was said."""
    with db.atomic():
        return db.execute("DELETE FROM problem WHERE source = ? AND document_id IS NULL", [source]).rowcount > 0


def unread_sources(db: Database) -> list[str]:
    """Return the paths that could not be read when they were last given."""
    query = "SELECT DISTINCT source FROM problem WHERE document_id IS NULL ORDER BY source"
    return [str(row["source"]) for row in db.query(query)]


def problems_of(db: Database, source: str) -> list[Problem]:
    """Return what is stored of the problems of one path, in the order of the file."""
    query = "SELECT severity, code, message, source, page FROM problem WHERE source = ? ORDER BY page, code, message"
    return [Problem.model_validate(row) for row in db.query(query, [source])]


def _problem_id(problem: Problem) -> str:
    return content_id(problem.source, problem.code, problem.page, problem.message)


def _store_problems(db: Database, problems: Iterable[Problem], document_id: str | None) -> None:
    for problem in problems:
        row: Row = {"document_id": document_id, **problem.model_dump()}
        row["id"] = _problem_id(problem)
        upsert(db, "problem", [row])


def store_concepts(db: Database, concepts: Iterable[ConceptRow]) -> None:
    """Make the vocabulary of the database the one given; concepts no longer in it stay while rows refer to them."""
    with db.atomic():
        db.execute("UPDATE concept SET in_vocabulary = 0 WHERE in_vocabulary = 1")
        for concept in sorted(concepts, key=lambda concept: concept.key):
            ids = json.dumps(concept.ids, ensure_ascii=False, sort_keys=True)
            row: Row = {**vars(concept), "ids": ids, "in_vocabulary": 1}
            upsert(db, "concept", [row], key="key")
            db.execute("UPDATE node SET label = ? WHERE kind = 'concept' AND key = ?", [concept.label, concept.key])


def _ensure_concepts(db: Database, reading: Reading) -> None:
    """Keep what a reading names beyond the vocabulary, such as entities of a model, as concepts of their own."""
    named: dict[str, str] = {mention.concept: mention.kind for mention in reading.mentions}
    named |= {item.measure: "measure" for item in reading.unclaimed}
    for claim in reading.claims:
        named |= {claim.measure: "measure"} | dict.fromkeys((*claim.index_test, *claim.index_test_exact), "test")
    for case in reading.cases:
        named |= {seen.concept: "finding" for seen in case.imaging_by_time}
        named |= {seen.test: "test" for seen in case.imaging_by_time}
        named |= {item.test: "test" for item in case.agreement_with_pathology}
    rows: list[Row] = [
        {"key": key, "kind": kind, "label": key.replace("_", " "), "category": "", "ids": "{}", "in_vocabulary": 0}
        for key, kind in sorted(named.items())
    ]
    insert(db, "concept", rows, on_conflict=_FIRST_KIND)


# Readings may name one thing as several kinds; which one stays must not depend on their order.
_FIRST_KIND = "(key) DO UPDATE SET kind = min(kind, excluded.kind) WHERE in_vocabulary = 0"


def store_run(db: Database, made_by: MadeBy, sources: Iterable[str], n_problems: int, n_passed_over: int) -> None:
    """Record that these sources were given to this version; the same run twice is one row, without clock times."""
    given = sorted(sources)
    version = made_by.model_dump()
    counts = {"n_documents": len(given), "n_problems": n_problems, "n_passed_over": n_passed_over}
    identifier = content_id(*version.values(), *counts.values(), *given)
    with db.atomic():
        upsert(db, "run", [{"id": identifier, **version, **counts}])


def finish(db: Database, made_by: MadeBy) -> None:
    """Tidy up after documents were stored: unused concepts, full-text indexes, statistics for the query planner.

    The full-text indexes are built anew so that their bytes do not tell in which order documents came.
    """
    with db.atomic():
        db.execute(_UNUSED)
        facts = {"version": made_by.version, "vocabulary": made_by.vocabulary, "model": made_by.model or "none"}
        upsert(db, "build", [{"key": key, "value": value} for key, value in facts.items()], key="key")
        for table in FULL_TEXT:
            db.execute(f"INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild')")  # noqa: S608
    db.analyze()


_UNUSED = """
    DELETE FROM concept WHERE in_vocabulary = 0
        AND NOT EXISTS (SELECT 1 FROM mention WHERE mention.concept = concept.key)
        AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.measure = concept.key)
        AND NOT EXISTS (SELECT 1 FROM unclaimed_measure WHERE unclaimed_measure.measure = concept.key)
        AND NOT EXISTS (SELECT 1 FROM claim_test WHERE claim_test.concept = concept.key)
        AND NOT EXISTS (SELECT 1 FROM imaging_finding AS seen WHERE concept.key IN (seen.concept, seen.test))
        AND NOT EXISTS (SELECT 1 FROM agreement WHERE agreement.test = concept.key)
        AND NOT EXISTS (SELECT 1 FROM concept AS narrower WHERE narrower.broader = concept.key)
"""
