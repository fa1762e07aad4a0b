"""A reading as table rows: what one document says by itself, before it is joined to its paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from sqlite_utils.db import Database

from ingest.model import CASE_FIELDS, Case, Claim, Document, Grounded, Reading, Reference, Span, content_id

Row = dict[str, str | int | float | None]

# The columns of claim_evidence say these; `as_read` says the rest of the claim.
_OWN_COLUMNS = {*Grounded.model_fields, "section", "rule", "confidence"}


def normalised_doi(text: str | None) -> str | None:
    """Return a DOI in lower case without resolver or `doi:` before it; None for no DOI."""
    match = re.search(r"10\.\d{4,9}/\S+", (text or "").strip().lower())
    return match[0].rstrip(".,;") if match else None


def normalised_pmid(text: str | None) -> str | None:
    """Return the digits of a PubMed id without leading zeros; None for none."""
    match = re.search(r"\d+", text or "")
    return match[0].lstrip("0") or None if match else None


def normalised_pmcid(text: str | None) -> str | None:
    """Return a PubMed Central id as `PMC` and digits; None for none."""
    digits = normalised_pmid(text)
    return f"PMC{digits}" if digits else None


def primary_source_id(doi: str | None, pmid: str | None, text: str) -> str:
    """Return the id of the study that identifiers or, failing these, the words of a reference entry stand for."""
    if doi:
        return content_id("doi", doi)
    if pmid:
        return content_id("pmid", pmid)
    return content_id("text", re.sub(r"[\W_]+", "", re.sub(r"^\W*\d+\W+", "", text)).casefold())


def rowid(identifier: str) -> int:
    """Return the rowid of a row with full-text search: 60 bits of a hash, so that no order of arrival shows."""
    return int(content_id(identifier)[:15], 16)


def json_list(values: Iterable[object]) -> str:
    """Return a JSON array on one line."""
    return json.dumps(list(values), ensure_ascii=False)


def _place(span: Span) -> Row:
    boxes = json.dumps([box.model_dump() for box in span.boxes], separators=(",", ":")) if span.boxes else None
    return {
        "start": span.start, "end": span.end, "quote": span.quote,
        "page": span.page, "boxes": boxes, "element": span.element,
    }  # fmt: skip


def _grounded(item: Grounded) -> Row:
    evidence = item.evidence
    sentence: Row = {"sentence_start": evidence.start, "sentence_end": evidence.end, "sentence": evidence.quote}
    return _place(item) | sentence


def document_row(reading: Reading, paper_id: str, source: str) -> Row:
    """Return the row of the document; identifiers are normalised, `source` is the first of its paths."""
    document, made_by = reading.document, reading.made_by
    return {
        "rowid": rowid(document.id), "id": document.id, "paper_id": paper_id, "source": source,
        "format": document.format, "sha256": document.sha256, "title": document.title,
        "doi": normalised_doi(document.doi), "pmid": normalised_pmid(document.pmid),
        "pmcid": normalised_pmcid(document.pmcid), "journal": document.journal, "published": document.published,
        "received": document.received, "accepted": document.accepted, "authors": json_list(document.authors),
        "keywords": json_list(document.keywords), "licence": document.licence, "article_type": document.article_type,
        "text": document.text, "is_preferred": 0, "made_by_version": made_by.version,
        "made_by_vocabulary": made_by.vocabulary, "made_by_model": made_by.model,
    }  # fmt: skip


def document_rows(reading: Reading) -> dict[str, list[Row]]:
    """Return the rows of every table that belong to the document alone; claims come as their evidence."""
    document = reading.document
    rows: dict[str, list[Row]] = {
        "page": [{"document_id": document.id, **page.model_dump()} for page in document.pages],
        "section": [
            {"id": content_id(document.id, section.kind, section.start, section.end, section.level, section.heading),
             "document_id": document.id, **section.model_dump()}
            for section in reading.sections
        ],
        "reference": [_reference_row(document, reference) for reference in reading.references],
        "mention": [
            {"id": content_id(document.id, mention.start, mention.end, mention.concept, mention.found_by),
             "document_id": document.id, "concept": mention.concept, "kind": mention.kind,
             "assertions": ", ".join(mention.assertions), "found_by": mention.found_by, "score": mention.score,
             **_place(mention)}
            for mention in reading.mentions
        ],
        "claim_evidence": [_evidence_row(document, claim) for claim in reading.claims],
        "unclaimed_measure": [
            {"id": content_id(document.id, item.start, item.end, item.measure), "document_id": document.id,
             "measure": item.measure, **_grounded(item)}
            for item in reading.unclaimed
        ],
    }  # fmt: skip
    by_label: dict[str, str] = {}
    for reference, row in zip(reading.references, rows["reference"], strict=True):
        by_label.setdefault(reference.label, str(row["id"]))
    rows["callout"], rows["callout_reference"] = [], []
    for callout in reading.callouts:
        identifier = content_id(document.id, callout.start, callout.end)
        labels = ", ".join(callout.labels)
        rows["callout"].append({"id": identifier, "document_id": document.id, "labels": labels, **_place(callout)})
        rows["callout_reference"] += [
            {"callout_id": identifier, "reference_id": by_label[label]}
            for label in dict.fromkeys(callout.labels)
            if label in by_label
        ]
    for number, case in enumerate(reading.cases, 1):
        for table, row in _case_rows(document, number, case):
            rows.setdefault(table, []).append(row)
    return {table: _distinct(table_rows) for table, table_rows in rows.items()}


def _distinct(rows: list[Row]) -> list[Row]:
    """Drop rows whose id another row has: the same thing said twice at the same place."""
    return list({row.get("id", index): row for index, row in enumerate(rows)}.values())


def _reference_row(document: Document, reference: Reference) -> Row:
    doi, pmid = normalised_doi(reference.doi), normalised_pmid(reference.pmid)
    return {
        "id": content_id(document.id, reference.start, reference.end, reference.label), "document_id": document.id,
        "label": reference.label, "doi": doi, "pmid": pmid, "year": reference.year,
        "primary_source_id": primary_source_id(doi, pmid, reference.quote), **_place(reference),
    }  # fmt: skip


def _evidence_row(document: Document, claim: Claim) -> Row:
    identifier = content_id(
        document.id, claim.start, claim.end, claim.measure, *claim.index_test, *claim.index_test_exact,
        claim.target, claim.target_concept, claim.subgroup, claim.threshold, claim.reference_standard,
    )  # fmt: skip
    as_read = claim.model_dump(mode="json", exclude=_OWN_COLUMNS, exclude_defaults=True)
    return {
        "rowid": rowid(identifier), "id": identifier, "claim_id": "", "document_id": document.id, **_grounded(claim),
        "section": claim.section, "rule": claim.rule, "confidence": claim.confidence,
        "as_read": json.dumps(as_read, ensure_ascii=False),
    }  # fmt: skip


def _case_label(number: int, case: Case) -> str:
    age = f"{case.age_years:g}-year-old" if case.age_years is not None else ""
    patient = " ".join(part for part in (age, case.sex or "") if part)
    return ": ".join(part for part in (case.label or f"case {number}", patient) if part)


def _case_rows(document: Document, number: int, case: Case) -> Iterator[tuple[str, Row]]:
    case_id = content_id(document.id, "case", number, case.start, case.end)
    facts: Row = {
        name: json_list(value) if isinstance(value, tuple) else int(value) if isinstance(value, bool) else value
        for name, value in ((name, getattr(case, name)) for name in CASE_FIELDS)
    }
    yield "patient_case", {
        "id": case_id, "document_id": document.id, "number": number, "label": _case_label(number, case),
        "start": case.start, "end": case.end, **facts, "is_counted": 0,
    }  # fmt: skip
    owner: Row = {"case_id": case_id, "document_id": document.id}
    for fact in case.facts:
        identifier = content_id(case_id, fact.field, fact.value, fact.start, fact.end)
        yield "case_fact", {"id": identifier, **owner, "field": fact.field, "value": fact.value, **_grounded(fact)}
    for reading in case.markers:
        said = reading.model_dump(exclude=set(Grounded.model_fields))
        yield (
            "marker_reading",
            {
                "id": content_id(case_id, *said.values(), reading.start, reading.end),
                **owner,
                **said,
                **_grounded(reading),
            },
        )
    for event in case.course:
        identifier = content_id(case_id, event.kind, event.what, event.start, event.end)
        yield "course_event", {
            "id": identifier, **owner, "kind": event.kind, "what": event.what, "time_point": event.when,
            "days": event.days, "time_as_printed": event.time_as_printed, "setting": event.setting,
            "cycles": event.cycles, "dose": event.dose, "duration_days": event.duration_days, **_grounded(event),
        }  # fmt: skip
    for derived in case.derived:
        identifier = content_id(case_id, derived.field, derived.value, derived.rule)
        yield (
            "derived_fact",
            {"id": identifier, **owner, "field": derived.field, "value": derived.value, "rule": derived.rule},
        )
        for fact in derived.inputs:
            source = content_id(case_id, fact.field, fact.value, fact.start, fact.end)
            yield "derived_fact_input", {"derived_fact_id": identifier, "case_fact_id": source}
    for seen in case.imaging_by_time:
        identifier = content_id(case_id, seen.when, seen.test, seen.concept, seen.status, seen.start, seen.end)
        yield "imaging_finding", {
            "id": identifier, **owner, "time_point": seen.when, "test": seen.test, "finding": seen.finding,
            "concept": seen.concept, "status": seen.status, "laterality": seen.laterality, **_grounded(seen),
        }  # fmt: skip
    for item in case.agreement_with_pathology:
        identifier = content_id(case_id, item.test, item.agrees, item.start, item.end)
        yield "agreement", {"id": identifier, **owner, "test": item.test, "agrees": int(item.agrees), **_grounded(item)}
    for contradiction in case.contradictions:
        readings = [(fact.value, fact.start, fact.end) for fact in contradiction.readings]
        identifier = content_id(case_id, contradiction.field, *readings)
        yield "contradiction", {"id": identifier, **owner, "field": contradiction.field}
        for fact in contradiction.readings:
            yield "contradiction_reading", {
                "id": content_id(identifier, fact.value, fact.start, fact.end), "contradiction_id": identifier,
                "document_id": document.id, "value": fact.value, **_grounded(fact),
            }  # fmt: skip


def insert(db: Database, table: str, rows: Iterable[Row], *, on_conflict: str = "") -> None:
    """Insert rows that all have the columns of the first; `on_conflict` is SQL such as `DO NOTHING`.

    sqlite-utils' own insert asks for a rowid afterwards, which tables in the order of their keys do not have.
    """
    rows = list(rows)
    if rows:
        columns = ", ".join(f'"{name}"' for name in rows[0])
        marks = ", ".join(f":{name}" for name in rows[0])
        conflict = f"ON CONFLICT {on_conflict}" if on_conflict else ""
        db.conn.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks}) {conflict}", rows)  # noqa: S608


def upsert(db: Database, table: str, rows: Iterable[Row], key: str = "id") -> None:
    """Insert rows, or where the key is known, update the other columns."""
    rows = list(rows)
    if rows:
        changed = ", ".join(f'"{name}" = excluded."{name}"' for name in rows[0] if name != key)
        insert(db, table, rows, on_conflict=f"({key}) DO UPDATE SET {changed}")
