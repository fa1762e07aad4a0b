"""The index test of a figure: the likeliest of those that its sentence, the sentences before, and the document name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.annotated import AnnotatedText
from ingest.claim.candidates import OFTEN_REFERENCE, Candidate, Surroundings, said_of_both, sentence_candidates
from ingest.claim.choice import probabilities
from ingest.claim.named_tests import JOINED, NamedTest, named_tests
from ingest.claim.own_tests import UNKNOWN, own_names, words_for_tests
from ingest.claim.runs import Link
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_LOOK_BACK = 4
_IMAGES = frozenset(
    "mri mammography tomosynthesis ultrasound elastography ct pet pet_ct spect scintigraphy xray angiography "
    "fluoroscopy endoscopy cytology histology ecg".split()
)
_NEAR_WORD = 14
_ITS = re.compile(r"^\W*(?:\w+\W+){0,6}(?:its|their|it|they)\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:both\s+(?:combined|together|tests|studies|methods|modalities|techniques|examinations|in\s+combination)"
    r"|(?:the\s+)?combination\s+of\s+(?:both|the\s+two|the\s+three|all\s+three)|the\s+two\s+(?:combined|together)"
    r"|all\s+three(?:\s+(?:combined|together|tests|methods|modalities|techniques))?|(?:the|this)\s+combination(?!\s+of)"
    r"|(?:the\s+)?combined\s+(?:method|methods|approach|modalities|reading|examination|protocol|strategy|assessment|use))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Attributed:
    """The index test of a figure: base labels, exact concepts, naming words, how it was found, and how sure that is."""

    labels: tuple[str, ...]
    exact: tuple[str, ...]
    text: str | None
    how: str
    strength: float


class IndexTests:
    """The index tests of one document: which its sentences speak of, and which of them a figure is about."""

    def __init__(self, annotated: AnnotatedText, vocabulary: Vocabulary) -> None:
        """Look once at every sentence for the tests it names."""
        self._annotated = annotated
        strong = [named_tests(annotated, s.start, s.end, vocabulary) for s in annotated.sentences]
        programs = any("cad_ai" in phrase.labels for phrases in strong for phrase in phrases)
        self._focus = self._main_tests(strong)
        pictured = [labels & _IMAGES for labels in self._focus if len(labels & _IMAGES) == 1]
        programmed = [labels & _IMAGES for labels in self._focus if "cad_ai" in labels and labels & _IMAGES]
        self._images = next(iter([*programmed, *pictured]), None)
        named = [labels for labels in self._focus if not labels & {"reader", "cad_ai"}]
        self._read = next(iter([*pictured, *named]), None)
        names = own_names(annotated, vocabulary, programs)
        self._phrases = [
            self._with_words(sentence, phrases, names, programs)
            for sentence, phrases in zip(annotated.sentences, strong, strict=True)
        ]
        first = annotated.sentences[0] if annotated.sentences else None
        titled = first and annotated.text[first.start : first.end].rstrip()[-1:] not in (".", ":", "")
        self._title = self._phrases[0] if titled else []
        self._last: tuple[int, NamedTest] | None = None
        self._chosen: list[tuple[Link, NamedTest]] = []

    def _main_tests(self, strong: Sequence[Sequence[NamedTest]]) -> list[frozenset[str]]:
        """Return the document's tests, the most spoken of first; sentences with a measure and the title count more."""
        counted: Counter[frozenset[str]] = Counter()
        for number, (sentence, phrases) in enumerate(zip(self._annotated.sentences, strong, strict=True)):
            if sentence.section in ("references", "back"):
                continue
            measured = bool(self._annotated.mentions(sentence.start, sentence.end, "measure", "measure_pair"))
            weight = 3 if measured or sentence.section == "title" or number == 0 else 1
            for phrase in phrases:
                counted[phrase.labels] += weight
        return [labels for labels, _ in sorted(counted.items(), key=lambda item: (-item[1], sorted(item[0])))]

    def _with_words(
        self, sentence: Sentence, phrases: Sequence[NamedTest], names: dict[str, str], programs: bool
    ) -> list[NamedTest]:
        """Return the tests of a sentence with the names that only the document gives, and words that stand for a test."""
        text = self._annotated.text
        found = list(phrases)
        words = [(w.start, w.end, w.label, True) for w in words_for_tests(text, sentence.start, sentence.end, programs)]
        for name, label in names.items():
            at = text.find(name, sentence.start, sentence.end)
            while at >= 0:
                words.append((at, at + len(name), label, False))
                at = text.find(name, at + len(name), sentence.end)
        for start, end, label, is_word in sorted(words):
            beside = [n for n, p in enumerate(found) if p.start < end + 2 and start - _NEAR_WORD < p.end]
            if beside and is_word and label == "cad_ai" and found[beside[-1]].end <= start:
                # `the DWI-trained model` is a program that works on images.
                program = found[beside[-1]]
                found[beside[-1]] = replace(program, end=end, labels=program.labels | {"cad_ai"})
            elif not beside or not is_word:
                labels = frozenset({self._plain(label)})
                found.append(NamedTest(start, end, labels, (), is_word=is_word))
        joined: list[NamedTest] = []
        for phrase in sorted(found, key=lambda each: (each.start, -each.end)):
            last = joined[-1] if joined else None
            if last and (phrase.is_word or last.is_word) and JOINED.fullmatch(text, last.end, phrase.start):
                labels, exact = last.labels | phrase.labels, last.exact + phrase.exact
                joined[-1] = NamedTest(last.start, phrase.end, labels, exact, last.is_added)
            else:
                joined.append(phrase)
        return self._with_all(sentence, joined)

    def _with_all(self, sentence: Sentence, phrases: list[NamedTest]) -> list[NamedTest]:
        """Add what words such as `both combined` stand for: the tests that the sentence, or else the document, names."""
        named = list(dict.fromkeys(p.labels for p in phrases if not p.is_word and p.labels != {"reader"}))
        focus = [labels for labels in self._focus if labels != {"reader"}]
        for match in _ALL.finditer(self._annotated.text, sentence.start, sentence.end):
            if any(p.start < match.end() and match.start() < p.end for p in phrases):
                continue
            size = 3 if "three" in match[0].lower() else 2
            meant = named if len(named) == size else focus[:size]
            if len(meant) == size:
                phrases.append(NamedTest(match.start(), match.end(), frozenset().union(*meant), ()))
        return sorted(phrases, key=lambda phrase: phrase.start)

    def _plain(self, label: str) -> str:
        """Return what a word stands for: among images, a score or a criterion is read off them."""
        main = next((labels for labels in self._focus if labels != {"reader"}), frozenset())
        about_images = bool(main & _IMAGES)
        if about_images and label in (UNKNOWN, "clinical_examination"):
            return "image"
        if label == "pet" and any("pet_ct" in labels for labels in self._focus):
            return "pet_ct"
        if label == UNKNOWN:
            return next((sampling for sampling in ("biopsy", "fna") if sampling in main), "other")
        return label

    def attribute(self, index: int, links: Sequence[Link]) -> list[list[Attributed]]:
        """Return, for each link of sentence number `index`, the index tests of its figure: two where it is said of both."""
        around = self._around(index, links)
        found = []
        for link, candidates in zip(links, self.candidates(index, links), strict=True):
            best, strength = self._choose(candidates)
            other = said_of_both(around, link, best.test)
            tests = [best, replace(best, test=other, how="said of both")] if other else [best]
            found.append([self._attributed(test, strength) for test in tests])
        return found

    def _around(self, index: int, links: Sequence[Link]) -> Surroundings:
        sentence = self._annotated.sentences[index]
        return Surroundings(self._annotated.text, sentence, links, self._phrases[index], self._focus)

    def candidates(self, index: int, links: Sequence[Link]) -> list[list[Candidate]]:
        """Return, for each link of a sentence, the tests that its figure may be about, with what speaks for each.

        To be called for the sentences in order: what was likeliest for one figure speaks for the next.
        """
        around = self._around(index, links)
        outside = self._outside(index)
        found: list[list[Candidate]] = []
        chosen: list[tuple[Link, NamedTest]] = []
        for link in links:
            named = [*sentence_candidates(around, link), *outside]
            found.append(self._in_series(around, link, chosen, named))
            best, _ = self._choose(found[-1])
            chosen.append(
                (link, NamedTest(best.test.start, best.test.end, frozenset(self.completed(best)), best.test.exact))
            )
        if chosen:
            self._last, self._chosen = (index, chosen[0][1]), chosen
        return found

    def _in_series(
        self, around: Surroundings, link: Link, chosen: Sequence[tuple[Link, NamedTest]], candidates: list[Candidate]
    ) -> list[Candidate]:
        """Add what speaks for the test of the same rank in the last run: `specificities were 97%, 91% and 88%`."""
        run = around.run_of(link)
        if len(run) < 2 or around.aligned.get(around.begin(link)):
            return candidates
        before = [pair for pair in chosen if pair[0].named != link.named] or self._chosen
        measure = before[-1][0].named if before else None
        tests = [test for other, test in before if other.named == measure]
        if len(tests) != len(run) or len({test.labels for test in tests}) < 2:
            return candidates
        rank = [around.begin(other) for other in run].index(around.begin(link))
        meant = tuple(sorted(tests[rank].labels))
        seen = False
        result = []
        for candidate in candidates:
            same = self.completed(candidate) == meant
            seen = seen or same
            features = {**candidate.features, "in_series" if same else "not_in_series": 1.0}
            result.append(replace(candidate, features=features))
        if not seen:
            result.append(Candidate(tests[rank], "in order of the figures before", {"in_series": 1.0, "outside": 1.0}))
        return result

    def completed(self, candidate: Candidate) -> tuple[str, ...]:
        """Return base labels: a classifier with the images that it works on, a reader with what he reads in his place."""
        return self._completed(candidate.test.labels)

    def _completed(self, named: frozenset[str]) -> tuple[str, ...]:
        labels = set(named)
        if "image" in labels:
            labels = labels - {"image"} | set(self._images or self._read or {"other"})
        if "cad_ai" in labels:
            labels -= {"reader"}
            if not labels & _IMAGES and labels == {"cad_ai"} and self._images:
                labels |= self._images
        if "reader" in labels and (self._read or labels != {"reader"}):
            labels = labels - {"reader"} or set(self._read or ())
        return tuple(sorted(labels))

    def _choose(self, candidates: Sequence[Candidate]) -> tuple[Candidate, float]:
        """Return the likeliest candidate, and the probability of its labels: all candidates that share them count."""
        chances = probabilities(candidates)
        best = max(range(len(candidates)), key=lambda number: (chances[number], -number))
        labels = self.completed(candidates[best])
        alike = (chance for c, chance in zip(candidates, chances, strict=True) if self.completed(c) == labels)
        return candidates[best], min(1.0, sum(alike))

    def _attributed(self, candidate: Candidate, strength: float) -> Attributed:
        test, labels = candidate.test, self.completed(candidate)
        text = self._annotated.text[test.start : test.end] if test.end > test.start else None
        # Where a reader is named for the images that he reads, the exact concept is not his.
        exact = tuple(sorted(set(test.exact))) if test.labels <= set(labels) else ()
        return Attributed(labels, exact, text, candidate.how, round(strength, 4))

    def _outside(self, index: int) -> list[Candidate]:
        """Return the tests that a sentence may leave out: the last figure's, a sentence's before, the document's."""
        sentences = self._annotated.sentences
        found: list[Candidate] = []
        its = bool(_ITS.search(self._annotated.text, sentences[index].start, sentences[index].end))
        if self._last and index - self._last[0] <= _LOOK_BACK:
            last = self._last[1]
            features = {
                "last_figure": 1.0,
                "last_figure_next": float(index - self._last[0] == 1),
                "last_figure_its": float(its),
            }
            found.append(Candidate(NamedTest(0, 0, last.labels, last.exact), "the figure before", features))
        for back in range(1, _LOOK_BACK + 1):
            if index - back < 0 or sentences[index - back].section != sentences[index].section:
                break
            phrases = [p for p in self._phrases[index - back] if p.labels != {"reader"} and not p.is_word]
            if phrases:
                for rank, phrase in enumerate(phrases[:3]):
                    features = {
                        "before": 1.0,
                        f"before_rank_{min(rank, 1)}": 1.0,
                        "before_far": float(back > 1),
                        "before_its": float(its),
                    }
                    features["before_in_focus"] = float(phrase.labels in self._focus[:2])
                    found.append(Candidate(phrase, "a sentence before", features))
                break
        focus = [labels for labels in self._focus if labels != {"reader"}][:2]
        if len(focus) > 1 and focus[0].isdisjoint(focus[1]):
            union = NamedTest(0, 0, focus[0] | focus[1], ())
            found.append(Candidate(union, "the document's main tests together", {"focus_union": 1.0}))
        for rank, labels in enumerate(focus):
            found.append(
                Candidate(
                    NamedTest(0, 0, labels, ()),
                    "the document's main test",
                    {f"focus_{rank}": 1.0, "focus_its": float(its)},
                )
            )
        for phrase in self._title[:1]:
            found.append(Candidate(phrase, "the title", {"title": 1.0}))
        words = Counter(label for phrases in self._phrases for p in phrases if p.is_word for label in p.labels)
        if words:
            label = min(words, key=lambda each: (-words[each], each))
            found.append(
                Candidate(NamedTest(0, 0, frozenset({label}), ()), "a word for it in the document", {"word": 1.0})
            )
        if not found:
            found.append(
                Candidate(NamedTest(0, 0, frozenset({"other"}), ()), "no test that the vocabulary knows", {"none": 1.0})
            )
        named = [p.labels for p in self._phrases[index] if not p.is_word and p.labels != {"reader"}]
        beside = {"outside_beside_names": float(bool(named))}
        beside["outside_beside_focus"] = float(any(labels in self._focus[:2] for labels in named))
        return [_as_outside(alike, beside) for alike in self._alike(found)]

    def _alike(self, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
        """Group candidates that stand for the same test: what speaks for each of them speaks for it once."""
        groups: dict[tuple[str, ...], list[Candidate]] = {}
        for candidate in candidates:
            groups.setdefault(self.completed(candidate), []).append(candidate)
        return list(groups.values())

    def in_table(self, named: frozenset[str]) -> tuple[str, ...]:
        """Return the base labels of a test that a table's header names, or of the main test where it names none."""
        main = self._focus[0] if self._focus else frozenset({"other"})
        return self._completed(named or main)


def _as_outside(alike: Sequence[Candidate], beside: dict[str, float]) -> Candidate:
    """Return one candidate for tests that only other sentences name; `beside` tells what this sentence names itself."""
    features = {name: value for candidate in alike for name, value in candidate.features.items()}
    features |= {"outside": 1.0, "outside_times": float(len(alike)), **beside}
    features["outside_reference"] = float(alike[0].test.labels <= OFTEN_REFERENCE)
    return replace(alike[0], features=features)
