"""The places where a paper gives one figure, merged into one claim with several pieces of evidence."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from ingest.model import Claim, Span, content_id
from kb.rows import Row, json_list

REVIEW_BELOW = 0.5  # a claim read with less confidence is shown for review and stays out of the aggregates

# Where a statement is made twice, results give more detail than the abstract that repeats them.
_SECTIONS = ("results", "table", "figure", "discussion", "conclusion", "abstract")
# What one place leaves out, another place of the same statement may say; columns of a group go together.
_COMPLETED = (
    ("ci_low", "ci_high", "ci_level"), ("numerator", "denominator"), ("index_test_exact",), ("index_test_text",),
    ("target", "target_concept"), ("subgroup",), ("reference_standard",), ("threshold",), ("unit_of_analysis",),
)  # fmt: skip

_FACETS = ("test", "target", "subgroup", "threshold", "interval", "counts", "reference_standard")

Key = tuple[object, ...]
Facets = dict[str, frozenset[Hashable]]


@dataclass(frozen=True)
class Place:
    """One place of a figure: the row of its evidence, and the claim as it was read there."""

    evidence_id: str
    document_id: str
    in_preferred_document: bool
    claim: Claim

    @property
    def is_for_review(self) -> bool:
        """Whether it was read with too little confidence to be counted: such as what OCR was not sure of."""
        return self.claim.confidence < REVIEW_BELOW


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


@dataclass
class _Group:
    """Places taken for one claim: all that any of them states, and the sentences that they stand in."""

    facets: Facets = field(default_factory=dict)
    sentences: set[tuple[str, int]] = field(default_factory=set)
    places: list[Place] = field(default_factory=list)


def statements(paper_id: str, places: Iterable[Place]) -> list[Statement]:
    """Merge the places of a paper into its claims, in the order of their ids.

    Two places are one claim where measure, value, comparator, base tests and origin are the same, and exact tests,
    target, subgroup, threshold, interval, counts and reference standard are each the same or left out by one of them.
    Places in one sentence are never one claim: a sentence that gives a figure twice gives two figures.
    """
    by_key: dict[Key, list[Place]] = defaultdict(list)
    for place in places:
        by_key[_key(place.claim)].append(place)
    merged: list[Statement] = []
    for key, alike in by_key.items():
        known: dict[Key, int] = defaultdict(int)
        for group in _grouped(alike):
            said = tuple(f"{name}: {sorted(map(str, values))}" for name, values in sorted(group.facets.items()))
            merged.append(_merged(content_id(paper_id, *key, *said, known[said]), group.places))
            known[said] += 1
    return sorted(merged, key=lambda statement: statement.id)


def _grouped(places: Iterable[Place]) -> list[_Group]:
    """Put each place, those that state most first, into the group that agrees with it most and contradicts it nowhere.

    Which places are given decides, not their order.
    """
    groups: list[_Group] = []
    # Numbers of the groups that state a value of a facet, and of those that leave the facet out: no other group fits.
    stating: dict[tuple[str, Hashable], set[int]] = defaultdict(set)
    lacking: dict[str, set[int]] = {name: set() for name in _FACETS}
    for facets, place in sorted(((_facets(place.claim), place) for place in places), key=_most_stated_first):
        sentence = (place.document_id, place.claim.evidence.start)
        near = min(([lacking[name], *(stating[name, value] for value in values)] for name, values in facets.items()),
                   key=lambda sets: sum(map(len, sets)), default=[range(len(groups))])  # fmt: skip
        fitting = (
            number
            for number in sorted(set().union(*near))
            if sentence not in groups[number].sentences and _compatible(groups[number].facets, facets)
        )
        number = max(fitting, key=lambda number: len(groups[number].facets.keys() & facets.keys()), default=len(groups))
        if number == len(groups):
            groups.append(_Group())
            for names in lacking.values():
                names.add(number)
        group = groups[number]
        group.sentences.add(sentence)
        group.places.append(place)
        for name, values in facets.items():
            group.facets[name] = group.facets.get(name, frozenset()) | values
            lacking[name].discard(number)
            for value in values:
                stating[name, value].add(number)
    return groups


def _compatible(one: Facets, other: Facets) -> bool:
    return not any(one[name].isdisjoint(other[name]) for name in one.keys() & other.keys())


def _facets(claim: Claim) -> Facets:
    """Return what tells a figure from others of the same value, facet by facet; facets that are not stated lack."""
    interval = (claim.ci_low, claim.ci_high) if claim.ci_low is not None else None
    counts = (claim.numerator, claim.denominator) if claim.denominator is not None else None
    said: tuple[tuple[Hashable, ...], ...] = (
        (tuple(sorted(claim.index_test_exact)),), (_plain(claim.target), claim.target_concept),
        (_plain(claim.subgroup),), (_plain(claim.threshold),), (interval,), (counts,),
        (_plain(claim.reference_standard),),
    )  # fmt: skip
    named = zip(_FACETS, said, strict=True)
    return {name: stated for name, values in named if (stated := frozenset(values) - {None, "", ()})}


def _plain(words: str | None) -> str:
    return "".join((words or "").casefold().split())


def _most_stated_first(stated: tuple[Facets, Place]) -> tuple[object, ...]:
    facets, place = stated
    claim = place.claim
    return (
        -len(facets), not place.in_preferred_document, _section_rank(claim), claim.start, claim.end, place.evidence_id,
    )  # fmt: skip


def _key(claim: Claim) -> Key:
    tests = "+".join(sorted(claim.index_test))
    return (
        claim.measure, claim.value, claim.value_high, claim.comparator, tests, int(claim.cited), ",".join(claim.cites),
    )  # fmt: skip


def _merged(identifier: str, group: list[Place]) -> Statement:
    places = sorted(group, key=_rank)
    claim = places[0].claim
    completed: dict[str, object] = {"confidence": max(place.claim.confidence for place in places)}
    # What a place for review says completes no claim that is counted for another place.
    saying = [place.claim for place in places if not place.is_for_review] or [place.claim for place in places]
    for columns in _COMPLETED:
        says = (each for each in saying if any(getattr(each, name) not in (None, ()) for name in columns))
        source = next(says, claim)
        completed |= {column: getattr(source, column) for column in columns}
    return Statement(identifier, claim.model_copy(update=completed), tuple(places))


def _rank(place: Place) -> tuple[object, ...]:
    claim = place.claim
    return (
        not place.in_preferred_document, place.is_for_review, claim.ci_low is None, claim.denominator is None,
        -claim.confidence, _section_rank(claim), claim.start, place.evidence_id,
    )  # fmt: skip


def _section_rank(claim: Claim) -> int:
    return _SECTIONS.index(claim.section) if claim.section in _SECTIONS else len(_SECTIONS)


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
