"""Papers: which documents are one paper, which study a reference means, and the claims and graph derived from them.

All rows derived here depend only on the documents that stand in the database, never on the order in which they came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from sqlite_utils.db import Database

from ingest.model import content_id
from kb.claims import Place, claim_row, place_of, statements
from kb.edges import graph_rows
from kb.rows import Row, insert, primary_source_id, upsert

_PREFERRED = ("jats", "pdf", "text")
_IDENTIFIERS = ("doi", "pmid", "pmcid")


def marks(values: Sequence[object]) -> str:
    """Return as many SQL placeholders as there are values."""
    return ", ".join("?" * len(values))


def related_documents(db: Database, document_ids: Iterable[str]) -> list[Row]:
    """Return the documents given and all that share an identifier with one of them, directly or through others."""
    found: dict[str, Row] = {}
    waiting = sorted(set(document_ids))
    columns = "id, paper_id, source, format, title, doi, pmid, pmcid, journal, published"
    while waiting:
        rows = list(db.query(f"SELECT {columns} FROM document WHERE id IN ({marks(waiting)})", waiting))  # noqa: S608
        found |= {str(row["id"]): row for row in rows}
        linked: set[str] = set()
        for name in _IDENTIFIERS:
            known = sorted({row[name] for row in rows if row[name]})
            query = f"SELECT id FROM document WHERE {name} IN ({marks(known)})"  # noqa: S608
            linked |= {row["id"] for row in db.query(query, known)}
        waiting = sorted(linked - found.keys())
    return [found[key] for key in sorted(found)]


def _papers(documents: Sequence[Row]) -> list[list[Row]]:
    """Part documents into papers: the connected components over shared identifiers, the preferred document first."""
    papers: list[list[Row]] = []
    for document in documents:
        mine = {(name, document[name]) for name in _IDENTIFIERS if document[name]}
        joined, apart = [document], []
        for paper in papers:
            shares = any((name, other[name]) in mine for other in paper for name in _IDENTIFIERS)
            if shares:
                joined += paper
            else:
                apart.append(paper)
        papers = [*apart, joined]
    return [sorted(paper, key=lambda row: (_PREFERRED.index(str(row["format"])), str(row["id"]))) for paper in papers]


def _paper_row(documents: Sequence[Row]) -> Row:
    def first(name: str) -> str | None:
        return next((str(row[name]) for row in documents if row[name]), None)

    known = {name: min((str(row[name]) for row in documents if row[name]), default=None) for name in _IDENTIFIERS}
    name, key = next(((name, key) for name, key in known.items() if key), ("document", str(documents[0]["id"])))
    title = first("title") or f"Untitled: {PurePath(str(documents[0]['source'])).name}"
    source = primary_source_id(known["doi"], known["pmid"], "") if name in ("doi", "pmid") else content_id(name, key)
    return {
        "id": content_id("paper", name, key), "primary_source_id": source, **known, "title": title,
        "journal": first("journal"), "published": first("published"),
    }  # fmt: skip


def derive(db: Database, document_ids: Iterable[str], touched: Iterable[str]) -> None:
    """Make anew all that depends on the papers of some documents: papers, primary sources, claims and the graph.

    `touched` are further primary sources to look at again, such as those of papers that were forgotten.
    """
    documents = related_documents(db, document_ids)
    groups = [(_paper_row(paper), [str(row["id"]) for row in paper]) for paper in _papers(documents)]
    papers = [row for row, _ in groups]
    sources = {*touched, *(str(row["primary_source_id"]) for row in papers)}
    sources |= forget_papers(db, {str(row["paper_id"]) for row in documents} | {str(row["id"]) for row in papers})
    insert(db, "paper", papers)
    for row, ids in groups:
        for document_id in ids:
            preferred = int(document_id == ids[0])
            db.execute("UPDATE patient_case SET is_counted = ? WHERE document_id = ?", [preferred, document_id])
            belongs = [row["id"], preferred]
            db.execute(_BELONGS, [*belongs, document_id, *belongs])
        sources |= cited_by(db, ids)
    refresh_sources(db, sources)
    for row, ids in groups:
        _store_claims(db, row, ids)
        for table, rows in graph_rows(db, row).items():
            insert(db, table, rows, on_conflict="DO NOTHING" if table == "node" else "")


# Only a document that changes its paper is written, for each writing renews its full-text index.
_BELONGS = "UPDATE document SET paper_id = ?, is_preferred = ? WHERE id = ? AND (paper_id, is_preferred) <> (?, ?)"


def cited_by(db: Database, document_ids: Sequence[str]) -> set[str]:
    """Return the primary sources in the reference lists of documents."""
    query = f"SELECT DISTINCT primary_source_id FROM reference WHERE document_id IN ({marks(document_ids)})"  # noqa: S608
    return {str(row["primary_source_id"]) for row in db.query(query, document_ids)}


def forget_papers(db: Database, paper_ids: Iterable[str]) -> set[str]:
    """Remove papers with their claims and their part of the graph, not their documents; return their primary sources.

    Must come before a document is removed, as its cases tell which edges are the paper's.
    """
    ids = sorted(set(paper_ids))
    papers = marks(ids)
    query = f"SELECT primary_source_id FROM paper WHERE id IN ({papers})"  # noqa: S608
    sources = {str(row["primary_source_id"]) for row in db.query(query, ids)}
    owned = f"""
        SELECT id FROM node WHERE kind = 'paper' AND key IN ({papers})
        UNION ALL SELECT node.id FROM claim JOIN node ON claim.id = node.key
            WHERE node.kind = 'claim' AND claim.paper_id IN ({papers})
        UNION ALL SELECT node.id FROM document JOIN patient_case ON document.id = patient_case.document_id
            JOIN node ON patient_case.id = node.key WHERE node.kind = 'case' AND document.paper_id IN ({papers})
    """  # noqa: S608
    forget_nodes(db, [str(row["id"]) for row in db.query(owned, [*ids, *ids, *ids])])
    db.execute(f"DELETE FROM claim WHERE paper_id IN ({papers})", ids)  # noqa: S608
    db.execute(f"DELETE FROM paper WHERE id IN ({papers})", ids)  # noqa: S608
    return sources


def forget_nodes(db: Database, nodes: Sequence[str]) -> None:
    """Remove nodes with the edges that leave them, and the shared nodes that no edge reaches any more."""
    reached: set[str] = set()
    for node in nodes:
        reached |= {str(row["target_id"]) for row in db.query("SELECT target_id FROM edge WHERE source_id = ?", [node])}
        db.execute("DELETE FROM edge WHERE source_id = ?", [node])
        db.execute("DELETE FROM node WHERE id = ?", [node])
    for node in sorted(reached):
        db.execute(
            "DELETE FROM node WHERE id = ? AND NOT EXISTS (SELECT 1 FROM edge WHERE target_id = ?)", [node, node]
        )


def refresh_sources(db: Database, touched: Iterable[str]) -> None:
    """Make the rows of primary sources anew from the references and papers that name them.

    References that give only a PMID and such as give the DOI too are one study where any row joins the two.
    """
    ids = sorted(set(touched))
    pmids: set[str] = set()
    for source in ids:
        pmids |= {
            str(row["pmid"]) for row in db.query("SELECT pmid FROM primary_source WHERE id = ? AND pmid > ''", [source])
        }
        row = next(db.query(_SOURCE, {"source": source}))
        if not row["used"]:
            db.execute("DELETE FROM primary_source WHERE id = ?", [source])
            continue
        made = {"doi": row["doi"], "pmid": row["pmid"], "label": _without_number(str(row["label"]))}
        upsert(db, "primary_source", [{"id": source, "study_id": source, "paper_id": None, **made}])
        db.execute("UPDATE node SET label = ? WHERE kind = 'primary_source' AND key = ?", [made["label"], source])
        pmids |= {row["pmid"]} - {None}
    linked = set(ids)
    for pmid in sorted(pmids):
        linked |= {str(row["id"]) for row in db.query("SELECT id FROM primary_source WHERE pmid = ?", [pmid])}
    for source in sorted(linked):
        db.execute(_STUDY, {"source": source})
        db.execute(_PAPER, {"source": source})


def _without_number(entry: str) -> str:
    """Return an entry of a reference list on one line, without the number that it has in that list."""
    return re.sub(r"^[\[(]?\d{1,3}[\]).]\s*", "", " ".join(entry.split()))


_SOURCE = """
    SELECT
        (SELECT count(*) FROM reference WHERE primary_source_id = :source)
            + (SELECT count(*) FROM paper WHERE primary_source_id = :source) AS used,
        coalesce((SELECT min(doi) FROM reference WHERE primary_source_id = :source),
            (SELECT min(doi) FROM paper WHERE primary_source_id = :source)) AS doi,
        (SELECT min(pmid) FROM (SELECT pmid FROM reference WHERE primary_source_id = :source
            UNION ALL SELECT pmid FROM paper WHERE primary_source_id = :source)) AS pmid,
        coalesce((SELECT min(title) FROM paper WHERE primary_source_id = :source),
            (SELECT min(quote) FROM reference WHERE primary_source_id = :source)) AS label
"""
_STUDY = """
    UPDATE primary_source SET study_id = coalesce((
        SELECT min(other.id) FROM primary_source AS other
        WHERE primary_source.doi IS NULL AND other.pmid = primary_source.pmid AND other.doi IS NOT NULL
    ), id) WHERE id = :source
"""
_PAPER = """
    UPDATE primary_source SET paper_id = (
        SELECT min(paper.id) FROM paper
        WHERE paper.primary_source_id = primary_source.id OR paper.doi = primary_source.doi
            OR paper.pmid = primary_source.pmid
    ) WHERE id = :source
"""


def _store_claims(db: Database, paper: Row, document_ids: Sequence[str]) -> None:
    """Merge the evidence of a paper's documents into its claims."""
    paper_id = str(paper["id"])
    query = f"""
        SELECT claim_evidence.*, document.is_preferred FROM claim_evidence
        JOIN document ON document.id = claim_evidence.document_id WHERE document_id IN ({marks(document_ids)})
    """  # noqa: S608
    merged = statements(paper_id, [place_of(row) for row in db.query(query, document_ids)])
    tests = sorted({key for item in merged for key in (*item.claim.index_test, *item.claim.index_test_exact)})
    known = db.query(f"SELECT key, label FROM concept WHERE key IN ({marks(tests)})", tests)  # noqa: S608
    labels = {str(row["key"]): str(row["label"]) for row in known}
    claims: list[Row] = []
    claim_tests: list[Row] = []
    claim_sources: list[Row] = []
    for statement in merged:
        claim = statement.claim
        cited = _cited_sources(db, statement.places) if claim.cited else {str(paper["primary_source_id"]): None}
        claims.append(claim_row(statement, paper_id, next(iter(cited), None), labels))
        claim_sources += [
            {"claim_id": statement.id, "primary_source_id": s, "label": label} for s, label in cited.items()
        ]
        claim_tests += [
            {"claim_id": statement.id, "concept": key, "is_base": int(key in claim.index_test)}
            for key in sorted({*claim.index_test, *claim.index_test_exact})
        ]
        for place in statement.places:
            db.execute("UPDATE claim_evidence SET claim_id = ? WHERE id = ? AND claim_id <> ?",
                       [statement.id, place.evidence_id, statement.id])  # fmt: skip
    for table, rows in (("claim", claims), ("claim_test", claim_tests), ("claim_source", claim_sources)):
        insert(db, table, rows)


def _cited_sources(db: Database, places: Sequence[Place]) -> dict[str, str | None]:
    """Return the primary sources that a relayed claim cites, by the labels of the best place, the first cited first."""
    for place in places:
        found: dict[str, str | None] = {}
        for label in place.claim.cites:
            query = "SELECT primary_source_id FROM reference WHERE document_id = ? AND label = ? ORDER BY start LIMIT 1"
            for row in db.query(query, [place.document_id, label]):
                found.setdefault(str(row["primary_source_id"]), label)
        if found:
            return found
    return {}
