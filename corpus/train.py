"""Learns the weights by which an index test is chosen, from texts written for the project and gold annotations.

Usage: python corpus/train.py [GOLD ...] [--folds N]. The texts of corpus/training/ are always used. With
--folds the gold folders are left out fold by fold, and the share of figures with the right test is printed; without it
ingest/claim/test_choice.json is written anew: the same texts give the same weights.
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

from ingest.claim import test_choice
from ingest.claim.extract import linked_figures
from ingest.claim.index_test import IndexTests
from ingest.cite import find_callouts, find_references
from ingest.evaluation import load_gold
from ingest.model import Document
from ingest.pipeline import Pipeline, annotate
from ingest.read.parts import Parts

HERE = Path(__file__).parent
_PENALTY = 0.3  # of the squared weights: half the inverse variance of a weight before any text is read
_ROUNDS = 3  # the test of the figure before is itself chosen by the weights


@dataclass(frozen=True)
class Example:
    """One figure: what speaks for each candidate, and whether its labels are those of the annotation."""

    document: str
    features: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]


def examples(pipeline: Pipeline, name: str, text: str, annotation: Mapping[str, Any]) -> list[Example]:
    """Return the figures of a text that have an annotation, read with the weights as they are now."""
    references = find_references(text)
    parts = Parts(
        Document(id="x", source=name, format="text", sha256="", text=text),
        references=references,
        callouts=find_callouts(text, references),
    )
    annotated = annotate(parts, pipeline.recogniser)
    vocabulary = pipeline.recogniser.vocabulary
    tests = IndexTests(annotated, vocabulary)
    found = []
    for index, links in linked_figures(annotated, vocabulary):
        at = annotated.sentences[index].start
        for link, candidates in zip(links, tests.candidates(index, links), strict=True):
            start, end = annotated.view.raw(at + link.value.start, at + link.value.end)
            gold = [
                claim for claim in annotation["claims"]
                if claim["measure"] == link.named.measure and claim["start"] < end and start < claim["end"]
            ]  # fmt: skip
            accepted = {
                tuple(sorted(labels)) for c in gold for labels in [c["index_test"], *c.get("index_test_alt", ())]
            }
            right = tuple(tests.completed(candidate) in accepted for candidate in candidates)
            if any(right):
                found.append(Example(name, tuple(candidate.features for candidate in candidates), right))
        tests.attribute(index, links)
    return found


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
    own = load_gold(HERE / "training")
    gold = [document for folder in options.gold for document in load_gold(folder)]
    if options.folds:
        names = sorted({name for name, _, _ in gold})
        fold_of = {name: number % options.folds for number, name in enumerate(names)}
        read = [(name, examples(pipeline, name, text, annotation)) for name, text, annotation in [*own, *gold]]
        hits = total = 0
        for fold in range(options.folds):
            weights = learn([e for name, found in read if fold_of.get(name) != fold for e in found])
            right, asked = share_right([e for name, found in read if fold_of.get(name) == fold for e in found], weights)
            hits, total = hits + right, total + asked
        print(f"held out: {hits} of {total} figures with a right candidate have the right test, {hits / total:.3f}")
        return
    for _ in range(_ROUNDS):
        found = [e for name, text, annotation in [*own, *gold] for e in examples(pipeline, name, text, annotation)]
        weights = learn(found)
        test_choice.WEIGHTS.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        test_choice._weights.cache_clear()
    print(f"{len(found)} figures, {share_right(found, weights)[0]} right; {len(weights)} weights written")


if __name__ == "__main__":
    main()
