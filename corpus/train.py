"""Learns how an index test is chosen and how sure a claim is, from texts written for the project and gold annotations.

Usage: python corpus/train.py [GOLD ...]. The reports and the training texts of corpus/ are always used. Documents are
held out fold by fold to print how confidence holds; then ingest/claim/choice.json and confidence.json are written
anew from all of them: the same texts give the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from ingest.annotated import AnnotatedText
from ingest.cite import find_callouts
from ingest.claim import choice, confidence
from ingest.claim.attribution import origin
from ingest.claim.confidence import parts_of_confidence
from ingest.claim.extract import linked_figures
from ingest.claim.figure_place import SentenceParts
from ingest.claim.index_test import IndexTests
from ingest.claim.runs import Link
from ingest.evaluation import Comparison, compare_claims, interval, load_gold, total
from ingest.model import Document
from ingest.pipeline import Pipeline, annotate
from ingest.read import read_document
from ingest.read.parts import Parts
from ingest.reference_list import find_references
from ingest.vocab import load_vocabulary

HERE = Path(__file__).parent
_PENALTY = 2.0  # of the squared weights: half the inverse variance of a weight before any text is read
_LEAST = 0.1  # of a coefficient: a doubtful link, test or origin is never a reason to trust a claim
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


def examples(name: str, annotated: AnnotatedText, annotation: Mapping[str, Any]) -> list[Example]:
    """Return the figures of a document that have an annotation, read with the weights as they are now."""
    vocabulary = load_vocabulary()
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


@dataclass(frozen=True)
class Judged:
    """One figure that was read: the parts of its confidence, and whether measure, value, test and origin are right."""

    parts: Mapping[str, float]
    right: bool


def judged(annotated: AnnotatedText, annotation: Mapping[str, Any]) -> list[Judged]:
    """Return the figures read in a document, with the weights as they are now; optional ones are left out."""
    vocabulary = load_vocabulary()
    tests = IndexTests(annotated, vocabulary)
    found = []
    for index, links in linked_figures(annotated, vocabulary):
        at, within = annotated.sentences[index].start, SentenceParts(annotated, index)
        for link, named in zip(links, tests.attribute(index, links), strict=True):
            place = at + link.value.start, at + (link.value.high_end or link.value.end)
            gold = [claim for claim in annotation["claims"] if _is_of(claim, link, *annotated.view.raw(*place))]
            if any(claim.get("optional") for claim in gold):
                continue
            where = origin(within, *place)
            for test in named:
                right = any(
                    set(test.labels) in [set(labels) for labels in [c["index_test"], *c.get("index_test_alt", ())]]
                    and bool(c.get("cited")) == where.cited
                    for c in gold
                )
                found.append(Judged(parts_of_confidence(link.strength, test.strength, where.strength), right))
    return found


def learn_confidence(found: Sequence[Judged]) -> dict[str, float]:
    """Return the coefficients of the logistic model that makes what is right likeliest (slightly penalised)."""
    names = sorted({name for item in found for name in item.parts})
    table = np.array([[item.parts[name] for name in names] for item in found])
    right = np.array([item.right for item in found], dtype=float)

    def loss(weights: Any) -> tuple[float, Any]:
        scores = table @ weights
        chances = 1 / (1 + np.exp(-scores))
        value = np.logaddexp(0, scores).sum() - right @ scores + 0.01 * weights @ weights
        return value, table.T @ (chances - right) + 0.02 * weights

    bounds = [(None, None) if name == "constant" else (_LEAST, None) for name in names]
    fitted = minimize(loss, np.full(len(names), _LEAST), jac=True, method="L-BFGS-B", bounds=bounds).x
    return {name: round(float(weight), 3) for name, weight in zip(names, fitted, strict=True)}


def reliability(found: Sequence[tuple[float, bool]]) -> None:
    """Print, for bands of confidence, how many figures there are and the share of them that is right."""
    print("confidence   figures  mean   right")
    for low, high in ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        band = [(chance, right) for chance, right in found if low <= chance < high]
        if band:
            mean, share = np.mean([chance for chance, _ in band]), np.mean([right for _, right in band])
            print(f"{low:.2f}-{min(high, 1):.2f}    {len(band):6}  {mean:.3f}  {share:.3f}")


def write(path: Path, weights: Mapping[str, float]) -> None:
    """Write weights so that they can be read and compared, and forget those that were loaded before."""
    path.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    choice._weights.cache_clear()
    confidence._coefficients.cache_clear()


def main() -> None:
    """Learn by folds over documents, print how well that holds, and write what all documents teach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    pipeline = Pipeline.load()
    documents = [(name, read_text(name, text), said) for name, text, said in load_gold(HERE / "training")]
    for path in sorted((HERE / "reports").iterdir()):
        said = json.loads((HERE / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        documents.append((path.stem, read_document(path), said))
    gold: dict[Path, dict[str, Comparison]] = {folder: {} for folder in options.gold}
    for folder in gold:
        documents += [(name, read_text(name, text), said) for name, text, said in load_gold(folder)]
    texts = [(name, annotate(parts, pipeline.recogniser), said) for name, parts, said in documents]

    def learned(chosen: Sequence[tuple[str, AnnotatedText, Any]]) -> None:
        for _ in range(_ROUNDS):
            found = [e for name, annotated, said in chosen for e in examples(name, annotated, said)]
            write(choice.WEIGHTS, learn(found))

    fold_of = {name: number % options.folds for number, name in enumerate(sorted({name for name, _, _ in texts}))}
    held_out: list[list[Judged]] = []
    for fold in range(options.folds):
        learned([text for text in texts if fold_of[text[0]] != fold])
        held_out.append([
            item for name, annotated, said in texts if fold_of[name] == fold for item in judged(annotated, said)
        ])  # fmt: skip
        for folder, compared in gold.items():
            for name, text, said in load_gold(folder):
                if fold_of[name] == fold:
                    read = pipeline.understand(read_text(name, text)).model_dump(include={"claims"})
                    compared[name] = compare_claims(said["claims"], read["claims"])
    for folder, compared in gold.items():
        for level, tally in total(compared.values()).items():
            low, high = interval(list(compared.values()), level)
            print(f"{folder.name}, held out: {level} F1 {tally.f1:.3f} [{low:.3f}, {high:.3f}]")
    everything = [item for found in held_out for item in found]
    print(f"held out: {sum(item.right for item in everything)} of {len(everything)} figures right in test and origin")
    shown = []
    for fold in range(options.folds):
        write(confidence.COEFFICIENTS, learn_confidence([i for n, f in enumerate(held_out) if n != fold for i in f]))
        shown += [(confidence.chance(item.parts), item.right) for item in held_out[fold]]
    reliability(shown)
    write(confidence.COEFFICIENTS, learn_confidence(everything))
    learned(texts)


if __name__ == "__main__":
    main()
