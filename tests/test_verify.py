"""Every invariant is found broken when a row is tampered with, and nothing is found in a sound evidence base."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlite_utils.db import Database

from ingest.model import Box, Claim, Page, Reading
from ingest.place import Place, locate
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


def as_format(format_: str, place: Place) -> Database:
    """Return the report as if its file had this format and all quotes stood at one place of it, behind a blank page."""
    borders = [(0, 0), (0, len(REPORT.document.text))]
    pages = tuple(
        Page(number=number, start=start, end=end, width=595, height=842)
        for number, (start, end) in enumerate(borders, 1)
    )
    document = REPORT.document.model_copy(update={"format": format_, "pages": pages if format_ == "pdf" else ()})
    db = open_database()
    located = locate(REPORT.model_copy(update={"document": document}), SimpleNamespace(at=lambda *_: place))
    store(db, located)
    finish(db, REPORT.made_by)
    return db


def at(page: int = 2, left: float = 72, bottom: float = 700, right: float = 84, top: float = 712) -> Place:
    return Place(page=2, boxes=(Box(page=page, left=left, bottom=bottom, right=right, top=top),))


@pytest.mark.parametrize(
    ("format_", "place"),
    [
        pytest.param("pdf", at(), id="box on its page"),
        pytest.param("pdf", at(top=850, right=600), id="font higher than the margin"),
        pytest.param("jats", Place(element="/article/body/p"), id="element"),
    ],
)
def test_a_sound_place_is_no_fault(format_: str, place: Place) -> None:
    assert verify(as_format(format_, place)) == []


@pytest.mark.parametrize(
    ("format_", "place", "sentence"),
    [
        pytest.param("pdf", at(right=700), "beyond its page", id="right of the page"),
        pytest.param("pdf", at(left=-20), "beyond its page", id="left of the page"),
        pytest.param("pdf", at(top=900), "beyond its page", id="above the page"),
        pytest.param("pdf", at(bottom=-20), "beyond its page", id="below the page"),
        pytest.param("pdf", at(left=84), "a box that is none", id="no width"),
        pytest.param("pdf", at(top=600), "a box that is none", id="upside down"),
        pytest.param("pdf", at(page=3), "a box that is none", id="box on no page"),
        pytest.param("pdf", at(page=1), "does not begin on page 2", id="first box on another page"),
        pytest.param("pdf", Place(page=3), "stands on page 3", id="no such page"),
        pytest.param("pdf", Place(), "has no page or no boxes", id="no place"),
        pytest.param("jats", Place(), "names no element", id="no element"),
    ],
)
def test_an_impossible_place_is_found_in_every_table(format_: str, place: Place, sentence: str) -> None:
    tables = {table for table, _, says in verify(as_format(format_, place)) if sentence in says}
    assert tables == {
        "reference", "callout", "mention", "claim_evidence", "unclaimed_measure", "case_fact", "imaging_finding",
        "agreement", "contradiction_reading",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param("boxes = NULL", "has no page or no boxes", id="boxes lost"),
        pytest.param("page = NULL", "has no page or no boxes", id="page lost"),
        pytest.param("page = 1", "does not begin on page 1", id="other page"),
    ],
)
def test_a_lost_place_is_found(change: str, sentence: str) -> None:
    db = as_format("pdf", at())
    db.execute(f"UPDATE claim_evidence SET {change} WHERE start = (SELECT max(start) FROM claim_evidence)")  # noqa: S608
    assert [(table, sentence in says) for table, _, says in verify(db)] == [("claim_evidence", True)]
