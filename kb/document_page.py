"""What the page of one document shows: its text by sections, with what was read highlighted in place."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb import wording
from kb.address import page_address
from kb.claim_page import Figure, related_claims
from kb.passage import Mark, Piece, paragraphs, pieces
from kb.select import Record, record, records

_FACTS = """
    SELECT case_id, field AS name, value, start, "end" FROM case_fact WHERE document_id = :document
    UNION ALL
    SELECT case_id, marker, coalesce(status, percent || '%', ihc, fish, 'read'), start, "end"
        FROM marker_reading WHERE document_id = :document
    UNION ALL
    SELECT case_id, 'course', what || ', ' || time_point, start, "end" FROM course_event WHERE document_id = :document
    UNION ALL
    SELECT case_id, 'imaging finding', test || ': ' || finding || ', ' || status, start, "end"
        FROM imaging_finding WHERE document_id = :document
    UNION ALL
    SELECT case_id, 'agreement with pathology', test || iif(agrees, ' agrees', ' disagrees'), start, "end"
        FROM agreement WHERE document_id = :document
    UNION ALL
    SELECT contradiction.case_id, 'contradiction in ' || contradiction.field, reading.value, reading.start,
        reading."end"
        FROM contradiction_reading AS reading JOIN contradiction ON contradiction.id = reading.contradiction_id
        WHERE reading.document_id = :document
"""
_CLAIMS = """
    SELECT claim_evidence.claim_id, claim_evidence.start, claim_evidence."end", sentence_start, sentence_end,
        claim.cited, claim.measure, claim.test_label
    FROM claim_evidence JOIN claim ON claim.id = claim_evidence.claim_id
    WHERE claim_evidence.document_id = ? ORDER BY claim_evidence.start, claim_evidence.id
"""
_REFERENCES = 'SELECT * FROM reference WHERE document_id = ? ORDER BY start, "end"'
_CALLOUTS = """
    SELECT callout.start, callout."end", min(reference.start) AS first FROM callout
    JOIN callout_reference ON callout_reference.callout_id = callout.id
    JOIN reference ON reference.id = callout_reference.reference_id
    WHERE callout.document_id = ? GROUP BY callout.id ORDER BY callout.start
"""
_LABEL_LENGTH = 4  # characters: `12. ` before an entry of the reference list


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, or a row of a table of the document, cut into highlighted pieces."""

    kind: str
    level: int
    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class DocumentPage:
    """All that the page of a document shows; `contents` are level, offset and heading of its sections.

    `title` is taken from the text where it stands there, so that its highlights show, and is then no block.
    """

    document: Record
    title: tuple[Piece, ...]
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    paper_id: str
    siblings: tuple[Record, ...]
    contents: tuple[tuple[int, int, str], ...]
    blocks: tuple[Block, ...]
    references: tuple[Record, ...]
    claims: tuple[Figure, ...]
    cases: tuple[Record, ...]
    problems: tuple[Record, ...]


def document_page(connection: sqlite3.Connection, document_id: str) -> DocumentPage | None:
    """Return what the page of a document shows, or None where no document has this id."""
    document = record(connection, "SELECT * FROM document WHERE id = ?", document_id)
    if document is None:
        return None
    text = document.pop("text")
    sections = records(
        connection, 'SELECT * FROM section WHERE document_id = ? ORDER BY start, "end" DESC, level', document_id
    )
    references = records(connection, _REFERENCES, document_id)
    blocks = _blocks(text, sections, references, document_marks(connection, document_id))
    title = next((block for block in blocks if block.kind != "heading" and _says(block, document["title"])), None)
    headings = ((block.level, block.start, "".join(p.text for p in block.pieces)) for block in blocks if block.level)
    siblings = "SELECT id, source, format, is_preferred FROM document WHERE paper_id = ? AND id <> ? ORDER BY id"
    return DocumentPage(
        document=document,
        title=title.pieces if title else (Piece(document["title"] or document["source"]),),
        authors=tuple(json.loads(document["authors"])),
        keywords=tuple(json.loads(document["keywords"])),
        paper_id=document["paper_id"],
        siblings=tuple(records(connection, siblings, document["paper_id"], document_id)),
        contents=tuple(headings),
        blocks=tuple(block for block in blocks if block is not title),
        references=tuple(references),
        claims=related_claims(
            connection, "claim.id IN (SELECT claim_id FROM claim_evidence WHERE document_id = ?)", document_id
        ),
        cases=tuple(
            records(connection, "SELECT id, label FROM patient_case WHERE document_id = ? ORDER BY number", document_id)
        ),
        problems=tuple(
            records(connection, "SELECT * FROM problem WHERE document_id = ? OR source = ? ORDER BY severity, page, id",
                    document_id, document["source"])
        ),
    )  # fmt: skip


def _says(block: Block, words: str | None) -> bool:
    """Tell whether a block says just these words, however they are set."""
    said = "".join(piece.text for piece in block.pieces)
    return bool(words) and said.casefold().split() == str(words).casefold().split()


def paper_document(connection: sqlite3.Connection, paper_id: str) -> str | None:
    """Return the id of the document that speaks for a paper, or None where no paper has this id."""
    sql = "SELECT id FROM document WHERE paper_id = ? ORDER BY is_preferred DESC, id LIMIT 1"
    row = record(connection, sql, paper_id)
    return str(row["id"]) if row else None


def document_marks(connection: sqlite3.Connection, document_id: str) -> list[Mark]:
    """Return what was read in a document as highlights, those that link first where several share their place."""
    marks: list[Mark] = []
    for row in records(connection, _CLAIMS, document_id):
        title = f"{row['test_label']}: {wording.in_words(row['measure'])}{' (relayed)' if row['cited'] else ''}"
        marks.append(Mark(row["start"], row["end"], "figure", page_address("claim", row["claim_id"]), title))
        marks.append(Mark(row["sentence_start"], row["sentence_end"], "sentence"))
    facts = connection.execute(_FACTS, {"document": document_id})
    for case_id, name, value, start, end in facts:
        title = f"{wording.field_name(name)}: {wording.field_value(name, value)}"
        marks.append(Mark(start, end, "fact", page_address("case", case_id), title))
    callouts = records(connection, _CALLOUTS, document_id)
    return marks + [Mark(row["start"], row["end"], "callout", f"#r{row['first']}", "Reference") for row in callouts]


def _blocks(text: str, sections: Sequence[Record], references: Sequence[Record], marks: list[Mark]) -> list[Block]:
    """Cut a text into headings and paragraphs; entries of the reference list are left to the list itself."""
    starts = sorted({0, len(text), *(min(row[side], len(text)) for row in sections for side in ("start", "end"))})
    entries = [(row["start"], row["end"]) for row in references]
    blocks: list[Block] = []
    waiting = sorted(marks, key=lambda mark: mark.start)
    for left, right in pairwise(starts):
        around = [row for row in sections if row["start"] <= left and row["end"] >= right]
        kind = around[-1]["kind"] if around else "other"
        for row in sections:
            if row["start"] == left and row["heading"]:
                after = _after_heading(text, left, right, row["heading"])
                shown = pieces(text, left, after, waiting) if after > left else (Piece(row["heading"]),)
                if row["kind"] != "references" or not references:  # else the list of entries has its own heading
                    blocks.append(Block("heading", _depth(row, sections), left, shown))
                left = after
        for start, end in paragraphs(text, left, right):
            for first, last in _outside(start, end, entries):
                near = [mark for mark in waiting if mark.start < last and mark.end > first]
                blocks.append(Block(kind, 0, first, pieces(text, first, last, near)))
    return blocks


def _depth(section: Record, sections: Sequence[Record]) -> int:
    """Return the level of a heading, 1 for the highest: sections nest by containment."""
    around = [row for row in sections if row["start"] <= section["start"] and row["end"] >= section["end"]]
    return len([row for row in around if row["heading"] or row is section])


def _after_heading(text: str, start: int, end: int, heading: str) -> int:
    """Return the offset behind a heading that opens a stretch of text, or the start of the stretch."""
    position = start
    for word in heading.split():
        found = text.find(word, position, end)
        if found < 0 or text[position:found].strip():
            return start
        position = found + len(word)
    return position + text.startswith((":", "."), position)  # `Keywords: ...`, `Objective. ...`


def _outside(start: int, end: int, entries: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts of a paragraph outside the entries of the reference list, without the labels between them."""
    parts, left = [], start
    for first, last in entries:
        if first < end and last > left:
            parts.append((left, max(left, first)))
            left = max(left, last)
    parts.append((left, end))
    return [part for part in parts if part == (start, end) or part[1] - part[0] > _LABEL_LENGTH]
