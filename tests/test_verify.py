"""Every invariant is found broken when a row is tampered with, and nothing is found in a sound evidence base."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils.db import Database

from ingest.model import Claim, Reading
from kb.store import finish, open_database, store
from kb.verify import verify

REPORT = Reading.model_validate_json((Path(__file__).parent / "data" / "report.json").read_text(encoding="utf-8"))


@pytest.fixture
def db() -> Database:
    db = open_database()
    store(db, REPORT)
    finish(db, REPORT.made_by)
    return db


def test_a_sound_evidence_base_has_no_faults(db: Database) -> None:
    assert verify(db) == []


def test_a_range_and_a_ratio_above_one_are_sound() -> None:
    own = REPORT.claims[1]
    limits = {"quote": "70-93", "value_as_printed": "70", "high_as_printed": "93", "value": 0.7, "value_high": 0.93}
    ratio = {"measure": "dor", "scale": "ratio", "value": 84.0, "ci_low": 40.5, "ci_high": 120.0}
    start = REPORT.document.text.index("70-93")
    own_range = {**own.model_dump(), **limits, "start": start, "end": start + 5, "ci_low": None, "ci_high": None}
    claims = (Claim.model_validate(own_range), Claim.model_validate({**own.model_dump(), **ratio}))
    db = open_database()
    store(db, REPORT.model_copy(update={"claims": claims}))
    assert (db.table("claim").count, verify(db)) == (2, [])


@pytest.mark.parametrize(
    ("statement", "table", "sentence"),
    [
        pytest.param("UPDATE case_fact SET start = start + 1", "case_fact", "does not quote", id="shifted"),
        pytest.param("UPDATE mention SET quote = 'CT'", "mention", "does not quote", id="other quote"),
        pytest.param("UPDATE edge_evidence SET quote = 'CT'", "edge_evidence", "does not quote", id="edge quote"),
        pytest.param("UPDATE unclaimed_measure SET quote = 'CT'", "unclaimed_measure", "does not quote", id="quote of no claim"),
        pytest.param(
            "UPDATE unclaimed_measure SET sentence = 'No.'", "unclaimed_measure", "has a sentence", id="sentence of no claim"
        ),
        pytest.param(
            "UPDATE unclaimed_measure SET measure = 'sensitivity', sentence_start = (SELECT min(sentence_start) FROM "
            "claim_evidence), sentence_end = (SELECT min(sentence_end) FROM claim_evidence)",
            "unclaimed_measure", "a claim has this measure", id="measure of a claim",
        ),
        pytest.param("UPDATE agreement SET sentence = 'No.'", "agreement", "has a sentence", id="other sentence"),
        pytest.param("UPDATE claim SET value = 0.48", "claim", "has the value 0.48", id="other value"),
        pytest.param("UPDATE claim SET value_as_printed = 'few'", "claim", "value that is none", id="no number"),
        pytest.param(
            "UPDATE claim_evidence SET as_read = json_set(as_read, '$.value_as_printed', '84.0')",
            "claim_evidence", "quotes '84' for the printed value '84.0'", id="other digits than quoted",
        ),
        pytest.param("UPDATE claim SET value_high = 0.9", "claim_evidence", "is no range where", id="a range of one number"),
        pytest.param(
            "UPDATE claim SET value_high = 0.9;"
            "UPDATE claim_evidence SET as_read = json_set(as_read, '$.high_as_printed', '93')",
            "claim_evidence", "has the value 0.9, but '93'", id="other upper end of a range",
        ),
        pytest.param("UPDATE claim SET value_high = 1.9", "claim", "has 1.9, which is no proportion", id="proportion"),
        pytest.param("UPDATE claim SET ci_high = 7 WHERE ci_low > 0", "claim", "has 7.0, which is no proportion", id="proportion of limit"),
        pytest.param("UPDATE claim SET ci_high = 0.94 WHERE ci_low > 0", "claim", "interval that none of its places", id="other interval"),
        pytest.param(
            "PRAGMA ignore_check_constraints = ON; UPDATE claim SET ci_low = 0.95 WHERE ci_low > 0", "claim", "a reversed interval, 0.95",
            id="reversed interval",
        ),
        pytest.param("UPDATE claim SET numerator = 40", "claim", "counts 40 of 31", id="more cases than there were"),
        pytest.param("UPDATE claim SET numerator = 27", "claim", "count that none of its places", id="other count"),
        pytest.param("DELETE FROM edge_evidence", "edge", "has no evidence", id="edge without evidence"),
        pytest.param("UPDATE claim SET n_evidence = 9", "claim", "counts other evidence", id="count of evidence"),
        pytest.param("DELETE FROM source", "document", "stands under no path", id="document without path"),
        pytest.param("UPDATE document SET is_preferred = 0", "paper", "not one preferred", id="no preferred document"),
        pytest.param("DELETE FROM claim_evidence", "claim", "has no evidence", id="claim without evidence"),
        pytest.param("DELETE FROM contradiction_reading", "contradiction", "fewer than two", id="one reading"),
        pytest.param("DELETE FROM claim", "node", "does not exist", id="node of a lost claim"),
        pytest.param("DELETE FROM edge", "node", "reached by no edge", id="lonely node"),
        pytest.param("DELETE FROM paper", "document", "row of paper", id="foreign key"),
        pytest.param(
            "DROP TRIGGER document_au; UPDATE document SET text = text || ' x'",
            "document_fts",
            "does not agree",
            id="full-text index",
        ),
    ],
)  # fmt: skip
def test_tampering_is_found(db: Database, statement: str, table: str, sentence: str) -> None:
    db.execute("PRAGMA foreign_keys = OFF")
    db.executescript(statement)
    assert [fault for fault in verify(db) if fault[0] == table and sentence in fault[2]]
