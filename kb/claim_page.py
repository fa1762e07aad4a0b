"""What the page of one claim shows: the figure, whose it is, and the sentences that it was read from."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass

from kb import wording
from kb.page_outline import PageOutline, page_outlines
from kb.passage import Mark, Piece, paragraph_around, pieces
from kb.select import Record, record, records

RELATED_LIMIT = 200  # claims in a list of related ones; the page then links to all of them

_CLAIM = """
    SELECT claim.*, measure.label AS measure_label, paper.title AS paper_title, paper.journal, paper.published,
        paper.doi, paper.pmid, paper.pmcid
    FROM claim JOIN paper ON paper.id = claim.paper_id LEFT JOIN concept AS measure ON measure.key = claim.measure
    WHERE claim.id = ?
"""
_EVIDENCE = """
    SELECT evidence.*, document.source, document.format, document.title AS document_title, document.is_preferred,
        document.text, (
            SELECT section.heading FROM section
            WHERE section.document_id = evidence.document_id AND section.heading IS NOT NULL
                AND section.start <= evidence.start AND section."end" >= evidence."end"
            ORDER BY section."end" - section.start LIMIT 1
        ) AS heading, (
            SELECT min(message) FROM problem
            WHERE problem.document_id = evidence.document_id AND problem.code = 'read_by_ocr'
        ) AS read_by_ocr
    FROM claim_evidence AS evidence JOIN document ON document.id = evidence.document_id
    WHERE evidence.claim_id = ? ORDER BY document.is_preferred DESC, document.id, evidence.start
"""
_SOURCES = """
    SELECT claim_source.label, primary_source.id, primary_source.doi, primary_source.pmid, primary_source.paper_id,
        primary_source.label AS name, paper.title, paper.doi AS paper_doi, paper.pmid AS paper_pmid, paper.pmcid, (
            SELECT reference.quote FROM reference JOIN document ON document.id = reference.document_id
            WHERE reference.primary_source_id = primary_source.id AND document.paper_id = claim.paper_id
            ORDER BY document.is_preferred DESC, reference.id LIMIT 1
        ) AS text
    FROM claim_source JOIN claim ON claim.id = claim_source.claim_id
    JOIN primary_source ON primary_source.id = claim_source.primary_source_id
    LEFT JOIN paper ON paper.id = primary_source.paper_id
    WHERE claim_source.claim_id = ? ORDER BY claim_source.label, primary_source.id
"""
_RELATED = """
    SELECT claim.*, measure.label AS measure_label, paper.title AS paper_title, paper.published
    FROM claim JOIN paper ON paper.id = claim.paper_id LEFT JOIN concept AS measure ON measure.key = claim.measure
"""


@dataclass(frozen=True)
class Figure:
    """One claim in a line: what was measured of which test, the figure as printed, and whose it is."""

    id: str
    paper_id: str
    paper: str
    published: str | None
    test: str
    measure: str
    measure_key: str
    value: str
    interval: str | None
    counts: str | None
    target: str | None
    cited: bool
    origin: str
    confidence: float
    is_counted: bool


@dataclass(frozen=True)
class Evidence:
    """One place of the claim: its paragraph cut into highlighted pieces, and where it stands; half-open offsets.

    `read_by_ocr` says on which pages of its file OCR was at work, if on any.
    """

    document_id: str
    source: str
    format: str
    is_preferred: bool
    heading: str
    page: int | None
    outlines: tuple[PageOutline, ...]
    element: str | None
    start: int
    end: int
    quote: str
    sentence: str
    passage: tuple[Piece, ...]
    rule: str
    confidence: float
    read_by_ocr: str | None


@dataclass(frozen=True)
class Source:
    """A study that a claim is owed to, with its entry in the reference list of the paper that relays it."""

    id: str
    label: str | None
    text: str
    doi: str | None
    pmid: str | None
    paper_id: str | None


@dataclass(frozen=True)
class ClaimPage:
    """All that the page of a claim shows; `details` are name and value of what the claim says beside its figure."""

    figure: Figure
    tests: tuple[Record, ...]
    target: Record | None
    details: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]
    alternatives: tuple[tuple[str, str], ...]
    paper: Record
    sources: tuple[Source, ...]
    evidence: tuple[Evidence, ...]
    same_paper: tuple[Figure, ...]
    other_papers: tuple[Figure, ...]
    citation: str


def figure_of(claim: Record) -> Figure:
    """Return a row of `claim`, joined to its paper's title and its measure's label, as readable words."""
    scale = claim["scale"]
    limits = wording.interval(claim["ci_low"], claim["ci_high"], scale)
    level = f"{claim['ci_level'] * 100:g}% CI " if claim["ci_level"] and claim["ci_level"] <= 1 else "CI "
    cites = [label for label in claim["cites"].split(", ") if label]
    return Figure(
        id=claim["id"],
        paper_id=claim["paper_id"],
        paper=claim["paper_title"],
        published=claim["published"],
        test=claim["test_label"],
        measure=claim["measure_label"] or wording.in_words(claim["measure"]),
        measure_key=claim["measure"],
        value=wording.printed_figure(
            claim["value"], claim["value_as_printed"], scale, claim["comparator"], claim["value_high"]
        ),
        interval=level + limits if limits else None,
        counts=None if claim["denominator"] is None else f"{claim['numerator']} of {claim['denominator']}",
        target=claim["target"],
        cited=bool(claim["cited"]),
        origin=wording.origin(bool(claim["cited"]), cites),
        confidence=claim["confidence"],
        is_counted=bool(claim["is_counted"]),
    )


def related_claims(connection: sqlite3.Connection, where: str, *parameters: object) -> tuple[Figure, ...]:
    """Return the claims that meet a condition written by us in SQL, own results first, then by confidence."""
    sql = f"{_RELATED} WHERE {where} ORDER BY claim.cited, claim.confidence DESC, claim.value DESC, claim.id LIMIT ?"
    return tuple(figure_of(row) for row in records(connection, sql, *parameters, RELATED_LIMIT))


def claim_page(connection: sqlite3.Connection, claim_id: str) -> ClaimPage | None:
    """Return what the page of a claim shows, or None where no claim has this id."""
    claim = record(connection, _CLAIM, claim_id)
    if claim is None:
        return None
    figure = figure_of(claim)
    evidence = tuple(_evidence(connection, row) for row in records(connection, _EVIDENCE, claim_id))
    tests = "SELECT concept.* FROM claim_test JOIN concept ON concept.key = claim_test.concept WHERE claim_id = ?"
    alternatives = [(item["measure"], item["reason"]) for item in json.loads(claim["alternatives"])]
    return ClaimPage(
        figure=figure,
        tests=tuple(records(connection, f"{tests} ORDER BY is_base DESC, concept.key", claim_id)),
        target=record(connection, "SELECT key, label FROM concept WHERE key = ?", claim["target_concept"]),
        details=tuple(_details(claim)),
        doubts=tuple(json.loads(claim["doubts"])),
        alternatives=tuple((_measure_label(connection, key), reason) for key, reason in alternatives),
        paper={name: claim[name] for name in ("paper_id", "journal", "published", "doi", "pmid", "pmcid")}
        | {"title": claim["paper_title"]},
        sources=tuple(_source(row) for row in records(connection, _SOURCES, claim_id)) if claim["cited"] else (),
        evidence=evidence,
        same_paper=related_claims(connection, "claim.paper_id = ? AND claim.id <> ?", claim["paper_id"], claim_id),
        other_papers=related_claims(
            connection, "claim.index_test = ? AND claim.measure = ? AND claim.paper_id <> ? AND claim.index_test <> ''",
            claim["index_test"], claim["measure"], claim["paper_id"],
        ),
        citation=_citation(claim, figure, evidence),
    )  # fmt: skip


def _measure_label(connection: sqlite3.Connection, key: str) -> str:
    row = record(connection, "SELECT label FROM concept WHERE key = ?", key)
    return str(row["label"]) if row else wording.in_words(key)


def _details(claim: Record) -> list[tuple[str, str]]:
    named = {
        "Test, in the paper's words": claim["index_test_text"],
        "Target condition": claim["target"],
        "Population or subgroup": claim["subgroup"],
        "Reference standard": claim["reference_standard"],
        "Threshold": claim["threshold"],
        "Unit of analysis": claim["unit_of_analysis"],
    }
    return [(name, value) for name, value in named.items() if value]


def _evidence(connection: sqlite3.Connection, row: Record) -> Evidence:
    sentence = (row["sentence_start"], row["sentence_end"])
    marks = [Mark(row["start"], row["end"], "figure"), Mark(*sentence, "sentence")]
    around = paragraph_around(row["text"], min(sentence[0], row["start"]), max(sentence[1], row["end"]))
    return Evidence(
        document_id=row["document_id"],
        source=row["source"],
        format=row["format"],
        is_preferred=bool(row["is_preferred"]),
        heading=row["heading"] or wording.in_words(row["section"]).capitalize(),
        page=row["page"],
        outlines=page_outlines(connection, row["document_id"], row["boxes"]),
        element=row["element"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        sentence=row["sentence"],
        passage=pieces(row["text"], *around, marks),
        rule=row["rule"],
        confidence=row["confidence"],
        read_by_ocr=row["read_by_ocr"],
    )


def _source(row: Record) -> Source:
    return Source(
        id=row["id"],
        label=row["label"],
        text=_without_label(row["text"] or row["title"] or row["name"], row["label"]),
        doi=row["doi"] or row["paper_doi"],
        pmid=row["pmid"] or row["paper_pmid"],
        paper_id=row["paper_id"],
    )


def _without_label(entry: str, label: str | None) -> str:
    """Return an entry of a reference list without the number before it, which the page prints itself."""
    return re.sub(rf"^\[?{re.escape(label)}[\].]*\s+", "", entry) if label else entry


def _citation(claim: Record, figure: Figure, evidence: tuple[Evidence, ...]) -> str:
    """Return the claim as plain text to copy: the paper, the figure, and each quote with its place in the file."""
    identifiers = [f"{name.upper()} {claim[name]}" for name in ("doi", "pmid", "pmcid") if claim[name]]
    paper = ". ".join(part for part in (claim["paper_title"], claim["journal"], claim["published"]) if part)
    limits = f" ({figure.interval})" if figure.interval else ""
    said = f"{figure.test}: {figure.measure} {figure.value}{limits}, {figure.origin}"
    lines = [". ".join([paper, *identifiers]), said]
    for place in evidence:
        page = f"page {place.page}" if place.page else None
        where = ", ".join(filter(None, (place.source, page, place.element, f"characters {place.start}–{place.end}")))
        quoted = " ".join(place.sentence.split())
        lines.append(f"“{quoted}” [{where}: “{place.quote}”]")
    return "\n".join([*lines, f"casegraph claim {claim['id']}"])
