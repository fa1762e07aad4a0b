"""Learns the weights by which an index test is chosen, from texts written for the project and gold annotations.

Usage: python corpus/train.py [GOLD ...] [--folds N]. The reports and the training
texts of corpus/ are always used. With
--folds the gold folders are left out fold by fold, and the share of figures with the right test is printed; without it
ingest/claim/choice.json is written anew: the same texts give the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from ingest.claim import choice
from ingest.claim.extract import linked_figures
from ingest.claim.index_test import IndexTests
from ingest.claim.linking import Link
from ingest.cite import find_callouts, find_references
from ingest.evaluation import load_gold
from ingest.model import Document
from ingest.pipeline import Pipeline, annotate
from ingest.read import read_document
from ingest.read.parts import Parts

HERE = Path(__file__).parent
_PENALTY = 0.5  # of the squared weights: half the inverse variance of a weight before any text is read
_ROUNDS = 3  # the test of the figure before is itself chosen by the weights


@dataclass(frozen=True)
class Example:
    """One figure: what speaks for each candidate, and whether its labels are those of the annotation."""

    document: str
    features: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]


def read_text(name: str, text: str) -> Parts:
    """Return a text as the pipeline takes it."""
    references = find_references(text)
    document = Document(id="x", source=name, format="text", sha256="", text=text)
    return Parts(document, references=references, callouts=find_callouts(text, references))


def examples(pipeline: Pipeline, name: str, parts: Parts, annotation: Mapping[str, Any]) -> list[Example]:
    """Return the figures of a document that have an annotation, read with the weights as they are now."""
    annotated = annotate(parts, pipeline.recogniser)
    vocabulary = pipeline.recogniser.vocabulary
    tests = IndexTests(annotated, vocabulary)
    found = []
    for index, links in linked_figures(annotated, vocabulary):
        at = annotated.sentences[index].start
        for link, candidates in zip(links, tests.candidates(index, links), strict=True):
            span = annotated.view.raw(at + link.value.start, at + link.value.end)
            gold = [claim for claim in annotation["claims"] if _is_of(claim, link, *span)]
            accepted = {
                tuple(sorted(labels)) for c in gold for labels in [c["index_test"], *c.get("index_test_alt", ())]
            }
            right = tuple(tests.completed(candidate) in accepted for candidate in candidates)
            if any(right):
                found.append(Example(name, tuple(candidate.features for candidate in candidates), right))
    return found


def _is_of(claim: Mapping[str, Any], link: Link, start: int, end: int) -> bool:
    """Tell whether an annotation is of a figure: by its place, or by its digits where the format has no offsets."""
    if claim["measure"] != link.named.measure:
        return False
    if claim.get("start") is None:
        return bool(claim["quote"] == link.value.printed)
    return bool(claim["start"] < end and start < claim["end"])


def learn(found: Sequence[Example]) -> dict[str, float]:
    """Return the weights that make the right candidates likeliest, by penalised maximum likelihood."""
    names = sorted({name for example in found for features in example.features for name in features})
    column = {name: number for number, name in enumerate(names)}
    tables = []
    for example in found:
        table = np.zeros((len(example.features), len(names)))
        for row, features in enumerate(example.features):
            for name, value in features.items():
                table[row, column[name]] = value
        tables.append((table, np.array(example.right)))

    def loss(weights: Any) -> tuple[float, Any]:
        value, gradient = _PENALTY * weights @ weights, 2 * _PENALTY * weights
        for table, right in tables:
            scores = table @ weights
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            share = chances[right].sum()
            value -= np.log(share)
            gradient -= (np.where(right, chances / share, 0.0) - chances) @ table
        return value, gradient

    fitted = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 3) for name, weight in zip(names, fitted, strict=True)}


def share_right(found: Iterable[Example], weights: Mapping[str, float]) -> tuple[int, int]:
    """Return how many figures have their likeliest candidate right, and how many there are."""
    hits = total = 0
    for example in found:
        scores = [sum(weights.get(name, 0.0) * value for name, value in f.items()) for f in example.features]
        hits += example.right[int(np.argmax(scores))]
        total += 1
    return hits, total


def main() -> None:
    """Learn, and either print the figures of cross-validation or write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    pipeline = Pipeline.load()
    own = [(name, read_text(name, text), said) for name, text, said in load_gold(HERE / "training")]
    for path in sorted((HERE / "reports").iterdir()):
        said = json.loads((HERE / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        own.append((path.stem, read_document(path), said))
    gold = [(name, read_text(name, text), said) for folder in options.gold for name, text, said in load_gold(folder)]
    if options.folds:
        names = sorted({name for name, _, _ in gold})
        fold_of = {name: number % options.folds for number, name in enumerate(names)}
        read = [(name, examples(pipeline, name, parts, said)) for name, parts, said in [*own, *gold]]
        hits = total = 0
        for fold in range(options.folds):
            weights = learn([e for name, found in read if fold_of.get(name) != fold for e in found])
            right, asked = share_right([e for name, found in read if fold_of.get(name) == fold for e in found], weights)
            hits, total = hits + right, total + asked
        print(f"held out: {hits} of {total} figures with a right candidate have the right test, {hits / total:.3f}")
        return
    for _ in range(_ROUNDS):
        found = [e for name, parts, said in [*own, *gold] for e in examples(pipeline, name, parts, said)]
        weights = learn(found)
        choice.WEIGHTS.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        choice._weights.cache_clear()
    print(f"{len(found)} figures, {share_right(found, weights)[0]} right; {len(weights)} weights written")


if __name__ == "__main__":
    main()
