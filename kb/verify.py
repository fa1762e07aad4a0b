"""The invariants of the evidence base, each as a question whose answer should be: no row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from sqlite_utils.db import Database

from ingest.model import RATIO_MEASURES, printed_value, quotes
from kb.migrations import FULL_TEXT

Finding = tuple[str, str, str]  # table, row id, one sentence

_PLACED = (
    "reference", "callout", "mention", "claim_evidence", "case_fact", "marker_reading", "course_event",
    "imaging_finding", "agreement", "contradiction_reading", "unclaimed_measure",
)  # fmt: skip
_QUOTED = (*_PLACED, "edge_evidence")
_SENTENCES = (
    "claim_evidence", "case_fact", "marker_reading", "course_event", "imaging_finding", "agreement",
    "contradiction_reading", "unclaimed_measure",
)  # fmt: skip
# A character's loose box is as high as its font: at a page's edge it may reach a line of print beyond what is printed.
_OVERHANG_POINTS = 12
# Each row of these is the id of a row of {table} and what is wrong with its place.
_MISPLACED = (
    """SELECT id, 'stands on page ' || page || ', which its document does not have' FROM {table} AS quoted
        WHERE page IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM page WHERE document_id = quoted.document_id AND number = quoted.page)""",
    """SELECT id, 'does not begin on page ' || page || ' by its boxes' FROM {table}
        WHERE page <> json_extract(boxes, '$[0].page')""",
    """SELECT DISTINCT id, 'has a box that is none or lies beyond its page' FROM (
            SELECT quoted.id, document_id, json_extract(box.value, '$.page') AS number,
                json_extract(box.value, '$.left') AS x1, json_extract(box.value, '$.right') AS x2,
                json_extract(box.value, '$.bottom') AS y1, json_extract(box.value, '$.top') AS y2
            FROM {table} AS quoted JOIN json_each(boxes) AS box
        ) LEFT JOIN page USING (document_id, number)
        WHERE (x1 < x2 AND y1 < y2 AND x1 >= -:overhang AND y1 >= -:overhang
            AND x2 <= width + :overhang AND y2 <= height + :overhang) IS NOT TRUE""",
    """SELECT quoted.id, 'names no element of its article' FROM {table} AS quoted
        JOIN document ON document.id = quoted.document_id WHERE format = 'jats' AND element IS NULL""",
    """SELECT id, 'has no page or no boxes' FROM {table}
        WHERE (page IS NULL OR boxes IS NULL) AND document_id IN (SELECT document_id FROM page)""",
)
# Each row of these names what is wrong with it: table, id, sentence.
_NONE_EXPECTED = (
    """SELECT 'edge', id, 'has no evidence' FROM edge
        WHERE NOT EXISTS (SELECT 1 FROM edge_evidence WHERE edge_id = edge.id)""",
    """SELECT 'claim', id, 'has no evidence' FROM claim
        WHERE NOT EXISTS (SELECT 1 FROM claim_evidence WHERE claim_id = claim.id)""",
    """SELECT 'claim', id, 'counts other evidence than it has' FROM claim
        WHERE n_evidence <> (SELECT count(*) FROM claim_evidence WHERE claim_id = claim.id)""",
    """SELECT 'claim', claim.id, 'shows evidence of another claim' FROM claim
        JOIN claim_evidence ON claim_evidence.id = claim.evidence_id WHERE claim_evidence.claim_id <> claim.id""",
    """SELECT 'claim', id, 'has an interval that none of its places gives' FROM claim
        WHERE ci_low IS NOT NULL AND NOT EXISTS (SELECT 1 FROM claim_evidence WHERE claim_id = claim.id
            AND abs(json_extract(as_read, '$.ci_low') - ci_low) < 1e-12
            AND abs(json_extract(as_read, '$.ci_high') - ci_high) < 1e-12)""",
    """SELECT 'claim', id, 'has a count that none of its places gives' FROM claim
        WHERE coalesce(numerator, denominator) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM claim_evidence
            WHERE claim_id = claim.id AND json_extract(as_read, '$.numerator') IS numerator
                AND json_extract(as_read, '$.denominator') IS denominator)""",
    """SELECT 'claim', id, 'counts ' || numerator || ' of ' || denominator FROM claim
        WHERE numerator > denominator OR numerator < 0""",
    """SELECT 'claim', id, 'has a reversed interval, ' || ci_low || ' to ' || ci_high FROM claim
        WHERE ci_low > ci_high""",
    """SELECT 'unclaimed_measure', unclaimed_measure.id, 'stands in a sentence of which a claim has this measure'
        FROM unclaimed_measure JOIN claim_evidence USING (document_id, sentence_start, sentence_end)
        JOIN claim ON claim.id = claim_evidence.claim_id AND claim.measure = unclaimed_measure.measure""",
    """SELECT 'derived_fact', id, 'names no fact that it was derived from' FROM derived_fact
        WHERE NOT EXISTS (SELECT 1 FROM derived_fact_input WHERE derived_fact_id = derived_fact.id)""",
    """SELECT 'contradiction', id, 'has fewer than two readings' FROM contradiction
        WHERE (SELECT count(*) FROM contradiction_reading WHERE contradiction_id = contradiction.id) < 2""",
    """SELECT 'document', id, 'stands under no path' FROM document
        WHERE NOT EXISTS (SELECT 1 FROM source WHERE document_id = document.id)""",
    """SELECT 'paper', id, 'has not one preferred document' FROM paper
        WHERE (SELECT count(*) FROM document WHERE paper_id = paper.id AND is_preferred = 1) <> 1""",
    """SELECT 'primary_source', id, 'is named by no reference and no paper' FROM primary_source
        WHERE NOT EXISTS (SELECT 1 FROM reference WHERE primary_source_id = primary_source.id)
            AND NOT EXISTS (SELECT 1 FROM paper WHERE primary_source_id = primary_source.id)""",
    """SELECT 'node', node.id, 'stands for a row that does not exist' FROM node
        WHERE (kind = 'claim' AND NOT EXISTS (SELECT 1 FROM claim WHERE id = node.key))
            OR (kind = 'case' AND NOT EXISTS (SELECT 1 FROM patient_case WHERE id = node.key))
            OR (kind = 'paper' AND NOT EXISTS (SELECT 1 FROM paper WHERE id = node.key))
            OR (kind = 'primary_source' AND NOT EXISTS (SELECT 1 FROM primary_source WHERE id = node.key))""",
    """SELECT 'node', id, 'is reached by no edge' FROM node
        WHERE NOT EXISTS (SELECT 1 FROM edge WHERE source_id = node.id)
            AND NOT EXISTS (SELECT 1 FROM edge WHERE target_id = node.id)""",
)


def verify(db: Database) -> list[Finding]:
    """Return what breaks an invariant, as table, row id and a sentence; an empty list for a sound evidence base."""
    findings = list(_file(db))
    findings += _spans(db)
    findings += _places(db)
    findings += _values(db)
    findings += [(row[0], row[1], row[2]) for query in _NONE_EXPECTED for row in db.execute(query)]
    return sorted(findings)


def _file(db: Database) -> Iterator[Finding]:
    """Check what SQLite itself can check: pages, foreign keys and full-text indexes."""
    for (message,) in db.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield "sqlite", "", f"is damaged: {message}"
    for table, rowid, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield table, str(rowid or ""), f"refers to a row of {parent} that does not exist"
    for table in FULL_TEXT:
        try:
            db.execute(f"INSERT INTO {table}_fts({table}_fts, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except sqlite3.OperationalError as error:
            yield f"{table}_fts", "", f"could not be checked ({error}); verify a copy that may be written"
        except sqlite3.DatabaseError:
            yield f"{table}_fts", "", "does not agree with its table; ingest again with --force"


def _spans(db: Database) -> Iterator[Finding]:
    """Check that every quote and sentence is the document's text at its offsets."""
    for document, text in db.execute("SELECT id, text FROM document ORDER BY id"):
        for table in _QUOTED:
            key = "edge_id" if table == "edge_evidence" else "id"
            query = f'SELECT {key}, start, "end", quote FROM {table} WHERE document_id = ?'  # noqa: S608
            for row, start, end, quote in db.execute(query, [document]):
                if text[start:end] != quote:
                    yield table, row, f"does not quote document {document} at {start}-{end}"
        for table in _SENTENCES:
            query = f"SELECT id, sentence_start, sentence_end, sentence FROM {table} WHERE document_id = ?"  # noqa: S608
            for row, start, end, sentence in db.execute(query, [document]):
                if text[start:end] != sentence:
                    yield table, row, f"has a sentence that document {document} does not have at {start}-{end}"


def _places(db: Database) -> Iterator[Finding]:
    """Check that every quote stands on a page, in boxes or in an element of its document."""
    for table in _PLACED:
        for query in _MISPLACED:
            for row, what in db.execute(query.format(table=table), {"overhang": _OVERHANG_POINTS}):
                yield table, row, what


def _values(db: Database) -> Iterator[Finding]:
    """Check that every figure is what its printed digits say, in the claim and at each of its places."""
    query = "SELECT id, measure, value_as_printed, scale, value, value_high, ci_low, ci_high FROM claim ORDER BY id"
    for claim, measure, printed, scale, *numbers in db.execute(query):
        yield from _derivable("claim", claim, printed, scale, numbers[0])
        for number in numbers if measure not in RATIO_MEASURES else ():
            if number is not None and not 0 <= number <= 1:
                yield "claim", claim, f"has {number}, which is no proportion, as {measure} and its limits must be"
    for place, quote, as_read, value, value_high in db.execute("""
        SELECT claim_evidence.id, quote, as_read, claim.value, claim.value_high FROM claim_evidence
        JOIN claim ON claim.id = claim_evidence.claim_id ORDER BY claim_evidence.id
    """):
        read = json.loads(as_read)
        printed, high, scale = read["value_as_printed"], read.get("high_as_printed"), read["scale"]
        yield from _derivable("claim_evidence", place, printed, scale, value)
        if high is not None and value_high is not None:
            yield from _derivable("claim_evidence", place, high, scale, value_high)
        elif high != value_high:
            yield "claim_evidence", place, "is no range where its claim is one, or is one where its claim is none"
        if not quotes(quote, printed, high):
            yield "claim_evidence", place, f"quotes {quote!r} for the printed value {printed!r}"


def _derivable(table: str, row: str, printed: str, scale: str, value: float) -> Iterator[Finding]:
    try:
        says = printed_value(printed, scale)  # type: ignore[arg-type]  # a wrong scale raises below
    except ValueError as error:
        yield table, row, f"has a printed value that is none: {error}"
    else:
        if abs(says - value) > 1e-12:
            yield table, row, f"has the value {value}, but {printed!r} on the {scale} scale is {says}"
