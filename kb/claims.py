"""The places where a paper gives one figure, merged into one claim with several pieces of evidence."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.model import Claim, Span, content_id
from kb.rows import Row, json_list

REVIEW_BELOW = 0.5  # a claim read with less confidence is shown for review and stays out of the aggregates

# Where a statement is made twice, results give more detail than the abstract that repeats them.
_SECTIONS = ("results", "table", "figure", "discussion", "conclusion", "abstract")
# What one place leaves out, another place of the same statement may say; columns of a group go together.
_COMPLETED = (
    ("ci_low", "ci_high", "ci_level"), ("numerator", "denominator"), ("index_test_exact",), ("index_test_text",),
    ("target", "target_concept"), ("reference_standard",), ("threshold",), ("unit_of_analysis",),
)  # fmt: skip

Key = tuple[object, ...]


@dataclass(frozen=True)
class Place:
    """One place of a figure: the row of its evidence, and the claim as it was read there."""

    evidence_id: str
    document_id: str
    in_preferred_document: bool
    claim: Claim


@dataclass(frozen=True)
class Statement:
    """One claim of a paper: the claim completed from all its places, the best place first."""

    id: str
    claim: Claim
    places: tuple[Place, ...]

    @property
    def is_counted(self) -> bool:
        """Whether aggregates count it: read with confidence, in the document that speaks for the paper."""
        return self.claim.confidence >= REVIEW_BELOW and any(place.in_preferred_document for place in self.places)


def place_of(row: Row) -> Place:
    """Return the place that a row of claim_evidence, joined to `is_preferred` of its document, describes."""
    span = {name: row[name] for name in ("start", "end", "quote", "page")}
    evidence = Span(start=row["sentence_start"], end=row["sentence_end"], quote=row["sentence"])
    read = json.loads(str(row["as_read"])) | {name: row[name] for name in ("section", "rule", "confidence")}
    claim = Claim.model_validate(read | span | {"evidence": evidence})
    return Place(str(row["id"]), str(row["document_id"]), bool(row["is_preferred"]), claim)


def statements(paper_id: str, places: Iterable[Place]) -> list[Statement]:
    """Merge the places of a paper into its claims, in the order of their ids.

    Two places are one claim where measure, value, tests, subgroup and origin are the same, unless they stand in one
    sentence: a sentence that gives a figure twice gives two figures.
    """
    grouped: dict[Key, list[Place]] = defaultdict(list)
    for (key, _, _), siblings in _by_sentence(places).items():
        for ordinal, place in enumerate(siblings):
            grouped[(*key, ordinal or None)].append(place)
    merged = [_merged(content_id(paper_id, *key), group) for key, group in grouped.items()]
    return sorted(merged, key=lambda statement: statement.id)


def _by_sentence(places: Iterable[Place]) -> dict[tuple[Key, str, int], list[Place]]:
    found: dict[tuple[Key, str, int], list[Place]] = defaultdict(list)
    for place in sorted(places, key=_reading_order):
        found[_key(place.claim), place.document_id, place.claim.evidence.start].append(place)
    return found


def _reading_order(place: Place) -> tuple[object, ...]:
    claim = place.claim
    told_apart = (claim.index_test_exact, claim.target or "", claim.target_concept or "", claim.subgroup or "")
    return (place.document_id, claim.start, told_apart)


def _key(claim: Claim) -> Key:
    subgroup = " ".join((claim.subgroup or "").casefold().split())
    tests = "+".join(sorted(claim.index_test))
    return (claim.measure, claim.value, claim.value_high, tests, subgroup, int(claim.cited), ",".join(claim.cites))


def _merged(identifier: str, group: list[Place]) -> Statement:
    places = sorted(group, key=_rank)
    claim = places[0].claim
    completed: dict[str, object] = {"confidence": max(place.claim.confidence for place in places)}
    for columns in _COMPLETED:
        says = (place.claim for place in places if any(getattr(place.claim, column) for column in columns))
        source = next(says, claim)
        completed |= {column: getattr(source, column) for column in columns}
    return Statement(identifier, claim.model_copy(update=completed), tuple(places))


def _rank(place: Place) -> tuple[object, ...]:
    claim = place.claim
    section = _SECTIONS.index(claim.section) if claim.section in _SECTIONS else len(_SECTIONS)
    return (
        not place.in_preferred_document, claim.ci_low is None, claim.denominator is None, -claim.confidence, section,
        claim.start, place.evidence_id,
    )  # fmt: skip


def claim_row(statement: Statement, paper_id: str, primary_source_id: str | None, labels: dict[str, str]) -> Row:
    """Return the row of a claim; `labels` are the labels of concepts by key."""
    claim = statement.claim
    tests = claim.index_test_exact or claim.index_test
    named = " + ".join(labels.get(test, test) for test in sorted(tests))
    columns: Row = {
        name: getattr(claim, name)
        for name in (
            "measure", "value", "value_high", "value_as_printed", "scale", "comparator", "ci_low", "ci_high",
            "ci_level", "numerator", "denominator", "index_test_text", "target", "target_concept", "subgroup",
            "reference_standard", "threshold", "unit_of_analysis", "section", "confidence", "rule",
        )
    }  # fmt: skip
    return columns | {
        "id": statement.id, "paper_id": paper_id, "primary_source_id": primary_source_id,
        "evidence_id": statement.places[0].evidence_id, "index_test": " + ".join(sorted(claim.index_test)),
        "index_test_exact": " + ".join(sorted(claim.index_test_exact)),
        "test_label": named or claim.index_test_text or "test not stated", "cited": int(claim.cited),
        "cites": ", ".join(claim.cites), "alternatives": json_list(item.model_dump() for item in claim.alternatives),
        "doubts": json_list(claim.doubts), "is_counted": int(statement.is_counted),
        "n_evidence": len(statement.places),
    }  # fmt: skip
