"""Readings against gold annotations: precision, recall and F1, with bootstrap intervals over documents.

A gold folder holds `texts/<id>.json` (the text) and `gold/<id>.json` (claims or cases). A claim is right at level
*figure* if measure, value and place agree, at level *test* if the index test agrees too, at level *full* if interval,
counts and origin agree as well. A case is compared fact by fact (field and value), the n-th patient with the n-th. What
the annotators marked as optional is neither rewarded nor punished.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np

from ingest.pipeline import Pipeline

Annotation = Mapping[str, Any]
_SCALARS = (
    "age_years sex laterality grade er pr her2 ar er_percent pr_percent her2_ihc her2_fish ki67_percent tumour_size_mm "
    "neoadjuvant radiotherapy follow_up_months"
).split()
_SETS = "imaging tissue_sampling birads tnm stage systemic_therapy surgery outcome".split()
_CODES = frozenset({"tnm", "stage", "birads"})
_RECEPTORS = "er pr her2 ar er_percent pr_percent her2_ihc her2_fish ki67_percent".split()
_CLAIM_LEVELS = ("figure", "test", "full", "origin", "references")
_ROWS = [
    *_CLAIM_LEVELS,
    "all facts but histology", "receptors and Ki-67", *_SCALARS, *_SETS, "histology",
]  # fmt: skip
_SAMPLES, _SEED = 2000, 20_220_613


@dataclass
class Tally:
    """How many were asked for, found, and right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Share of those found that are right; 1 where nothing was asked for or found."""
        return self.right / self.found if self.found else float(self.gold == 0)

    @property
    def recall(self) -> float:
        """Share of those asked for that are right; 1 where nothing was asked for."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Comparison:
    """One document: a tally for each level or field, and what was missed, mistaken or made up."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: list[str] = field(default_factory=list)


class GoldError(Exception):
    """A folder that holds no gold annotations; one sentence for the user."""


def load_gold(folder: Path) -> list[tuple[str, str, Annotation]]:
    """Return id, text and annotation of each gold document, by id; raises GoldError for a folder of another kind."""
    documents = []
    for path in sorted((folder / "gold").glob("*.json")):
        source = folder / "texts" / path.name
        if not source.is_file():
            raise GoldError(f"{path.name} has an annotation in {folder}/gold and no text in {folder}/texts.")
        text = json.loads(source.read_text(encoding="utf-8"))["text"]
        documents.append((path.stem, text, json.loads(path.read_text(encoding="utf-8"))))
    if not documents:
        raise GoldError(f"{folder} holds no gold annotations; name a folder with gold/*.json and texts/*.json.")
    return documents


def evaluate(folder: Path, pipeline: Pipeline) -> dict[str, Comparison]:
    """Return how the readings of the texts in a gold folder agree with its annotations, by document id."""
    comparisons = {}
    with tempfile.TemporaryDirectory() as directory:
        for name, text, annotation in load_gold(folder):
            path = Path(directory, f"{name}.txt")
            path.write_bytes(text.encode("utf-8"))
            reading = pipeline.read(path).model_dump(include={"claims", "cases"})
            kind = "claims" if "claims" in annotation else "cases"
            compare = compare_claims if kind == "claims" else compare_cases
            comparisons[name] = compare(annotation[kind], reading[kind])
    return comparisons


def compare_claims(gold: Sequence[Annotation], found: Sequence[Annotation]) -> Comparison:
    """Return how the claims of one document agree, one to one; those with the right test are matched first."""
    result = Comparison()
    optional = [claim for claim in gold if claim.get("optional")]
    wanted = sorted((claim for claim in gold if not claim.get("optional")), key=lambda claim: int(claim["start"]))
    counted = [claim for claim in found if _is_counted(claim, wanted, optional)]
    for level in ("figure", "test", "full"):
        result.tallies[level] = Tally(len(wanted), len(counted), 0)
    free = list(counted)
    pairs: list[tuple[Annotation, Annotation]] = []
    for with_test in (True, False):
        for claim in list(wanted):
            match = next((c for c in free if _same_figure(claim, c) and (not with_test or _same_test(claim, c))), None)
            if match is not None:
                free.remove(match)
                wanted.remove(claim)
                pairs.append((claim, match))
    for claim, match in pairs:
        _count_pair(result, claim, match)
    result.errors += [f"missed {claim['measure']} {claim['quote']!r}" for claim in wanted]
    result.errors += [f"extra {claim['measure']} {claim['quote']!r}" for claim in free]
    return result


def _is_counted(claim: Annotation, wanted: Iterable[Annotation], optional: Iterable[Annotation]) -> bool:
    def at_one_of(others: Iterable[Annotation]) -> bool:
        return any(other["measure"] == claim["measure"] and _overlap(other, claim) for other in others)

    return not at_one_of(optional) or at_one_of(wanted)


def _count_pair(result: Comparison, claim: Annotation, match: Annotation) -> None:
    result.tallies["figure"].right += 1
    origin = bool(claim.get("cited")) == bool(match.get("cited"))
    result.tallies["origin"].gold += 1
    result.tallies["origin"].found += 1
    result.tallies["origin"].right += origin
    if claim.get("cited") and claim.get("cites") is not None:
        same = {str(label) for label in claim["cites"]} == {str(label) for label in match.get("cites") or ()}
        result.tallies["references"].gold += 1
        result.tallies["references"].found += 1
        result.tallies["references"].right += same
    if not _same_test(claim, match):
        asked, given = sorted(_test(claim)), sorted(_test(match))
        result.errors.append(f"test of {claim['measure']} {claim['quote']!r}: {asked} read as {given}")
        return
    result.tallies["test"].right += 1
    details = all(_close(claim.get(name), match.get(name)) for name in ("ci_low", "ci_high"))
    counts = all(claim.get(name) == match.get(name) for name in ("numerator", "denominator"))
    if details and counts and origin:
        result.tallies["full"].right += 1
    else:
        result.errors.append(f"details of {claim['measure']} {claim['quote']!r}")


def _overlap(one: Annotation, other: Annotation) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _same_figure(one: Annotation, other: Annotation) -> bool:
    values = all(_close(one.get(name), other.get(name)) for name in ("value", "value_high"))
    return one["measure"] == other["measure"] and _overlap(one, other) and values


def _test(claim: Annotation) -> frozenset[str]:
    return frozenset(claim.get("index_test") or ())


def _same_test(gold: Annotation, found: Annotation) -> bool:
    return _test(found) in [_test(gold), *map(frozenset, gold.get("index_test_alt", ()))]


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    return abs(one - other) <= max(5e-4, 1e-3 * abs(one) if abs(one) > 1 else 0)


def compare_cases(gold: Sequence[Annotation], found: Sequence[Annotation]) -> Comparison:
    """Return how the facts of one document's patients agree; a diagnosis is right if its words hold the other's."""
    result = Comparison()
    for number in range(max(len(gold), len(found))):
        asked = gold[number] if number < len(gold) else {}
        given = found[number] if number < len(found) else {}
        skipped = set(asked.get("optional", ()))
        want = {fact for fact in _facts(asked) if fact[0] not in skipped}
        have = {fact for fact in _facts(given) if fact[0] not in skipped}
        for name, amount in (("gold", want), ("found", have), ("right", want & have)):
            for fact_field, _ in sorted(amount):
                for row in _rows(fact_field):
                    setattr(result.tallies[row], name, getattr(result.tallies[row], name) + 1)
        result.errors += [f"missed {name} = {value}" for name, value in sorted(want - have)]
        result.errors += [f"extra {name} = {value}" for name, value in sorted(have - want)]
        _compare_histology(result, list(asked.get("histology") or ()), list(given.get("histology") or ()))
    return result


def _rows(name: str) -> list[str]:
    return ["all facts but histology", *(["receptors and Ki-67"] if name in _RECEPTORS else []), name]


def _facts(case: Annotation) -> Iterator[tuple[str, str]]:
    for name in _SCALARS:
        value = case.get(name)
        if value not in (None, False, ""):
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            yield name, str(round(float(value), 1)) if is_number else str(value).lower()
    for name in _SETS:
        for value in case.get(name) or ():
            yield name, str(value).lower().replace(" ", "") if name in _CODES else str(value).lower()


def _words(diagnosis: str) -> frozenset[str]:
    plain = diagnosis.lower().replace("tumor", "tumour").replace("infiltrating", "invasive").replace("-", " ")
    return frozenset(plain.split()) - {"of", "the", "breast", "with"}


def _compare_histology(result: Comparison, gold: list[str], found: list[str]) -> None:
    tally = result.tallies["histology"]
    tally.gold += len(gold)
    tally.found += len(found)
    for diagnosis in gold:
        words = _words(diagnosis)
        match = next((other for other in found if words <= _words(other) or _words(other) <= words), None)
        if match is None:
            result.errors.append(f"missed histology = {diagnosis}")
        else:
            found.remove(match)
            tally.right += 1
    result.errors += [f"extra histology = {diagnosis}" for diagnosis in found]


def total(comparisons: Iterable[Comparison]) -> dict[str, Tally]:
    """Return the sums over documents, levels first, then the fields of a case in their order."""
    sums: dict[str, Tally] = {}
    for comparison in comparisons:
        for name, tally in comparison.tallies.items():
            summed = sums.setdefault(name, Tally())
            summed.gold, summed.found = summed.gold + tally.gold, summed.found + tally.found
            summed.right += tally.right
    return {name: sums[name] for name in sorted(sums, key=lambda name: (_ROWS.index(name), name))}


@dataclass(frozen=True)
class Score:
    """All documents of a gold set at one level of claims or for one field of cases; shares and limits are 0-1."""

    kind: Literal["claims", "cases"]
    level: str
    documents: int
    gold: int
    found: int
    right: int
    precision: float
    recall: float
    f1: float
    f1_low: float
    f1_high: float


def scores(comparisons: Sequence[Comparison]) -> list[Score]:
    """Return the sums over documents with the 95 % intervals of F1, in the order of `total`."""
    result = []
    for level, tally in total(comparisons).items():
        kind: Literal["claims", "cases"] = "claims" if level in _CLAIM_LEVELS else "cases"
        shares = (tally.precision, tally.recall, tally.f1, *interval(comparisons, level))
        result.append(Score(kind, level, len(comparisons), tally.gold, tally.found, tally.right, *shares))
    return result


def interval(comparisons: Sequence[Comparison], name: str) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of F1 over documents (percentile method, Efron 1979; fixed seed)."""
    counts = np.array([[t.gold, t.found, t.right] for c in comparisons for t in [c.tallies.get(name, Tally())]])
    drawn = np.random.default_rng(_SEED).integers(0, len(counts), (_SAMPLES, len(counts)))
    gold, found, right = counts[drawn].sum(axis=1).T
    f1 = np.where(gold + found > 0, 2 * right / np.maximum(gold + found, 1), 1.0)
    low, high = np.quantile(f1, (0.025, 0.975))
    return float(low), float(high)
