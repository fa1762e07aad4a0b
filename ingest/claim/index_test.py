"""The index test of a figure: the likeliest of those that its sentence, the sentences before, and the document name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.annotated import AnnotatedText
from ingest.claim.candidates import Candidate
from ingest.claim.choice import probabilities
from ingest.claim.document_tests import READER, DocumentTests
from ingest.claim.measures import Named
from ingest.claim.named_tests import OFTEN_REFERENCE, NamedTest
from ingest.claim.runs import Link
from ingest.claim.sentence_tests import said_of_both, said_of_each, sentence_candidates
from ingest.claim.series import Chosen, ChosenTests, series_before, told_apart
from ingest.claim.surroundings import Surroundings
from ingest.vocab import Vocabulary

_LOOK_BACK = 4
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_ITS = re.compile(r"\W*(?:\w+\W+){0,6}(?:its|their|it|they)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Attributed:
    """The index test of a figure: base labels, exact concepts, naming words, how it was found, and how sure that is."""

    labels: tuple[str, ...]
    exact: tuple[str, ...]
    text: str | None
    how: str
    strength: float


class IndexTests:
    """Which of a document's index tests each figure is about; to be asked for its sentences in their order."""

    def __init__(self, annotated: AnnotatedText, vocabulary: Vocabulary) -> None:
        """Look once at every sentence for the tests it names."""
        self._annotated = annotated
        self._tests = DocumentTests(annotated, vocabulary)
        self._last: tuple[int, NamedTest] | None = None
        self._last_series: dict[int, list[Chosen]] = {}

    def attribute(self, index: int, links: Sequence[Link]) -> list[list[Attributed]]:
        """Return, for each link of a sentence, the index tests of its figure: two where it is said of both."""
        around = self._around(index, links)
        before = self._tests.phrases[index - 1] if index else ()
        found = []
        for link, (_, best, strength) in zip(links, self._weighed(index, around), strict=True):
            each, other = said_of_each(around, link, before), said_of_both(around, link, best.test)
            if each:
                tests = [replace(best, test=test, how="said of both") for test in each]
            else:
                tests = [best, replace(best, test=other, how="said of both")] if other else [best]
            found.append([self._attributed(test, strength) for test in tests])
        return found

    def candidates(self, index: int, links: Sequence[Link]) -> list[list[Candidate]]:
        """Return, for each link of a sentence, the tests that its figure may be about, with what speaks for each."""
        return [candidates for candidates, _, _ in self._weighed(index, self._around(index, links))]

    def _weighed(self, index: int, around: Surroundings) -> list[tuple[list[Candidate], Candidate, float]]:
        """Return, for each link of a sentence, its candidates, the likeliest, and how likely it is.

        What was likeliest for one figure speaks for the next.
        """
        outside = self._outside(index)
        found: list[tuple[list[Candidate], Candidate, float]] = []
        chosen: dict[tuple[int, Named], Chosen] = {}
        for link in around.links:
            named = self._as_parts(around, link, chosen, [*sentence_candidates(around, link), *outside])
            named = self._in_series(around, link, chosen, named)
            candidates = [self._as_spoken_of(candidate) for candidate in named]
            best, chance = self._choose(candidates)
            labels = frozenset(self.completed(best))
            test = NamedTest(best.test.start, best.test.end, labels, best.test.exact)
            chosen[around.key(link)] = Chosen(test, chance)
            found.append((candidates, best, chance))
        if chosen:
            self._last = (index, next(iter(chosen.values())).test)
            self._last_series = {len(run): tests for run in around.runs if (tests := told_apart(around, run, chosen))}
        return found

    def completed(self, candidate: Candidate) -> tuple[str, ...]:
        """Return the base labels that a candidate stands for in this document."""
        return self._tests.completed(candidate.test.labels)

    def in_table(self, named: frozenset[str]) -> tuple[str, ...]:
        """Return the base labels of a test that a table's header names, or of the main test where it names none."""
        main = self._tests.focus[0] if self._tests.focus else frozenset({"other"})
        return self._tests.completed(named or main)

    def _around(self, index: int, links: Sequence[Link]) -> Surroundings:
        sentence = self._annotated.sentences[index]
        return Surroundings(self._annotated.text, sentence, links, self._tests.phrases[index], self._tests.focus)

    def _in_series(
        self, around: Surroundings, link: Link, chosen: ChosenTests, candidates: list[Candidate]
    ) -> list[Candidate]:
        """Add what speaks for the test of the same rank in the last run: `specificities were 97%, 91% and 88%`."""
        run = around.run_of(link)
        if len(run) < 2 or around.aligned.get(around.begin(link)):
            return candidates
        here = series_before(around, run, chosen)
        series = here or self._last_series.get(len(run))
        first = chosen.get(around.key(run[0]))
        if first is not None:
            several = "many" if len(around.named) > 1 or series else "one"
            candidates = [
                replace(each, features={**each.features, f"as_run_first_{several}": 1.0})
                if frozenset(self.completed(each)) == first.test.labels else each
                for each in candidates
            ]  # fmt: skip
        if series is None:
            return candidates
        meant = series[[around.begin(other) for other in run].index(around.begin(link))].test
        sure = min(each.chance for each in series)
        where = "here" if here else "before"
        told = {f"in_series_{where}": sure}, {f"not_in_series_{where}": sure}
        if _RESPECTIVELY.search(around.text, around.begin(run[-1]), around.sentence.end):
            told[0][f"in_series_respectively_{where}"] = sure
        labels = tuple(sorted(meant.labels))
        same = [self.completed(each) == labels for each in candidates]
        series_told = [
            replace(each, features={**each.features, **told[0 if alike else 1]})
            for each, alike in zip(candidates, same, strict=True)
        ]
        if not any(same):
            series_told.append(Candidate(meant, "in order of the figures before", {**told[0], "outside": 1.0}))
        return series_told

    def _as_spoken_of(self, candidate: Candidate) -> Candidate:
        """Add how much of the document speaks of a candidate, in and outside of the figure's sentence."""
        where = "outside_" if "outside" in candidate.features else ""
        spoken = self._tests.spoken.get(self.completed(candidate), {})
        return replace(candidate, features={**candidate.features, **{where + name: v for name, v in spoken.items()}})

    def _as_parts(
        self, around: Surroundings, link: Link, chosen: ChosenTests, candidates: list[Candidate]
    ) -> list[Candidate]:
        """Add, for the figures of a pair, which candidates are a part of others and which the first figure has."""
        role, first = around.role_of(link)
        if role is None:
            return candidates
        labels = [frozenset(self.completed(each)) for each in candidates]
        other = chosen.get(around.key(first)) if first is not None else None
        told = []
        for each, own in zip(candidates, labels, strict=True):
            features = dict(each.features)
            if any(own < more for more in labels):
                features[f"part_{role}"] = 1.0
            if any(less < own for less in labels):
                features[f"whole_{role}"] = 1.0
            if other is not None:
                features[f"as_first_{role}"] = float(own == other.test.labels)
                features[f"more_than_first_{role}"] = float(own > other.test.labels)
            told.append(replace(each, features=features))
        return told

    def _choose(self, candidates: Sequence[Candidate]) -> tuple[Candidate, float]:
        """Return the likeliest test and its probability: candidates that stand for the same labels count together."""
        together: dict[tuple[str, ...], list[tuple[float, Candidate]]] = {}
        for candidate, chance in zip(candidates, probabilities(candidates), strict=True):
            together.setdefault(self.completed(candidate), []).append((chance, candidate))
        alike = max(together.values(), key=lambda group: sum(chance for chance, _ in group))
        best = max(alike, key=lambda each: each[0])[1]
        return best, min(1.0, sum(chance for chance, _ in alike))

    def _attributed(self, candidate: Candidate, strength: float) -> Attributed:
        test, labels = candidate.test, self.completed(candidate)
        text = self._annotated.text[test.start : test.end] if test.end > test.start else None
        # Where a reader is named for the images that he reads, the exact concept is not his.
        exact = tuple(sorted(set(test.exact))) if test.labels <= set(labels) else ()
        return Attributed(labels, exact, text, candidate.how, round(strength, 4))

    def _outside(self, index: int) -> list[Candidate]:
        """Return the tests that a sentence may leave out, those that stand for the same test as one candidate."""
        groups: dict[tuple[str, ...], list[Candidate]] = {}
        for candidate in self._outside_one_by_one(index):
            groups.setdefault(self.completed(candidate), []).append(candidate)
        named = [p.labels for p in self._tests.phrases[index] if not p.is_word and p.labels != READER]
        beside = {
            "outside_beside_names": float(bool(named)),
            "outside_beside_focus": float(any(labels in self._tests.focus[:2] for labels in named)),
        }
        return [_as_outside(alike, beside) for alike in groups.values()]

    def _outside_one_by_one(self, index: int) -> Iterator[Candidate]:
        """Yield the last figure's test, the tests of a sentence before, the document's main ones and its title's."""
        sentence, focus = self._annotated.sentences[index], self._tests.focus[:2]
        its = float(bool(_ITS.match(self._annotated.text, sentence.start, sentence.end)))
        if self._last and index - self._last[0] <= _LOOK_BACK:
            features = {
                "last_figure": 1.0,
                "last_figure_next": float(index - self._last[0] == 1),
                "last_figure_its": its,
            }
            test = self._last[1]
            yield Candidate(NamedTest(0, 0, test.labels, test.exact), "the figure before", features)
        yield from self._before(index, its)
        if len(focus) > 1 and focus[0].isdisjoint(focus[1]) and not self._is_program_with_images(focus[0] | focus[1]):
            yield _of(focus[0] | focus[1], "the document's main tests together", focus_union=1.0)
        for rank, labels in enumerate(focus):
            yield _of(labels, "the document's main test", **{f"focus_{rank}": 1.0}, focus_its=its)
        for phrase in self._tests.in_title[:1]:
            yield Candidate(phrase, "the title", {"title": 1.0})
        if self._tests.pictures and self._tests.programs:
            yield _of(self._tests.pictures, "the images that programs work on", program_images=1.0)
        if self._tests.commonest_word:
            yield _of(frozenset({self._tests.commonest_word}), "a word for it in the document", word=1.0)
        elif not focus:
            yield _of(frozenset({"other"}), "no test that the vocabulary knows", none=1.0)

    def _is_program_with_images(self, labels: frozenset[str]) -> bool:
        """Tell a program and the images it works on, which are one test of the document, from two tests together."""
        return "cad_ai" in labels and self._tests.completed(frozenset({"cad_ai"})) == self._tests.completed(labels)

    def _before(self, index: int, its: float) -> Iterator[Candidate]:
        """Yield the first tests of the last sentence of the section that names any."""
        sentences = self._annotated.sentences
        for back in range(1, _LOOK_BACK + 1):
            if index - back < 0 or sentences[index - back].section != sentences[index].section:
                return
            phrases = [p for p in self._tests.phrases[index - back] if p.labels != READER and not p.is_word]
            for rank, phrase in enumerate(phrases[:3]):
                features = {
                    "before": 1.0, f"before_rank_{min(rank, 1)}": 1.0, "before_far": float(back > 1),
                    "before_its": its, "before_in_focus": float(phrase.labels in self._tests.focus[:2]),
                }  # fmt: skip
                yield Candidate(phrase, "a sentence before", features)
            if phrases:
                return


def _of(labels: frozenset[str], how: str, **features: float) -> Candidate:
    """Return a candidate that no words of the text name."""
    return Candidate(NamedTest(0, 0, labels, ()), how, features)


def _as_outside(alike: Sequence[Candidate], beside: dict[str, float]) -> Candidate:
    """Return one candidate for tests that only other sentences name; `beside` tells what this sentence names itself."""
    features = {name: value for candidate in alike for name, value in candidate.features.items()}
    features |= {"outside": 1.0, **beside}
    features["outside_reference"] = float(alike[0].test.labels <= OFTEN_REFERENCE)
    return replace(alike[0], features=features)
