"""The index tests that a document speaks of: sentence by sentence, and those that it is mainly about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.annotated import AnnotatedText
from ingest.claim.named_tests import IMAGES, JOINED, NamedTest, named_tests, reference_labels
from ingest.claim.own_tests import UNKNOWN, own_names, words_for_tests
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

READER = frozenset({"reader"})
# `Aspiration` is a test in a document that speaks of needles; in others it is what happens to food.
_NEEDLES = frozenset({"fna", "biopsy", "cytology"})
# Images that a document hardly speaks of are not those that its programs and readers look at.
_OFTEN = 0.1
_NEAR_WORD = 14
_LOOK_BACK = 3
_FORMER = re.compile(
    r"\b(?:the\s+)?(?P<which>former|latter)\b(?!\s+(?:group|patients|study|studies|authors|case|cohort))", re.IGNORECASE
)
_THE_COMBINATION = re.compile(r"(?:the|this)?\s*combin(?:ation|ed)", re.IGNORECASE)
_METHOD = (
    r"(?:imaging|methods?|work-?up|techniques?|approach|strategy|protocol|staging|assessment|modality|modalities"
    r"|examinations?|reading|means|diagnostics|studies|evaluation)"
)
_DEFINED_BEHIND = re.compile(rf"\s?\((?:the\s+|so-called\s+)?(?P<alias>(?:[a-z][\w-]*\s){{1,3}}{_METHOD})\)")
_DEFINED_AHEAD = re.compile(
    rf"(?<![\w-])(?P<alias>(?:conventional|standard|routine|usual|preoperative|morphologic(?:al)?|anatomic(?:al)?|combined"
    rf"|multimodality|cross-sectional|initial|traditional|clinical|noninvasive|invasive)\s(?:[a-z][\w-]*\s)?{_METHOD})"
    r"\s*(?:\(|,?\s(?:i\.e\.,?|namely|including|comprising|consisting\s+of|that\s+is,?)\s)(?P<tests>[^().;]{2,90})",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|and|or|plus|\+|with|,\s*and|as\s+well\s+as|\s)*\s*(?:the\s+)?", re.IGNORECASE)
_WORKS_ON = re.compile(
    r",?\s+(?:\w+\s+){0,2}(?:trained|based|developed|working|run|applied|tested|built|derived)\s+(?:on|from|with|to|in)\s+"
    r"(?:the\s+)?(?:[\w-]+\s+){0,3}",
    re.IGNORECASE,
)
_APART = re.compile(r"[;:.,]")
_ALL = re.compile(
    r"\b(?:both\s+(?:combined|together|tests|studies|methods|modalities|techniques|examinations|in\s+combination)"
    r"|(?:the\s+)?combination\s+of\s+(?:both|the\s+two|the\s+three|all\s+three)|the\s+two\s+(?:combined|together)"
    r"|(?:(?<=for\s)|(?<=with\s)|(?<=by\s)|(?<=using\s))both(?=\s*(?:[\[(;,.)]|$))"
    r"|all\s+three(?:\s+(?:combined|together|tests|methods|modalities|techniques))?|(?:the|this)\s+combination(?!\s+of)"
    r"|(?:the\s+)?combined\s+(?:method|methods|approach|modalities|reading|examination|protocol|strategy|assessment"
    r"|use))\b",
    re.IGNORECASE,
)


def paraphrased(text: str, named: Sequence[Sequence[NamedTest]]) -> dict[str, frozenset[str]]:
    """Return words that the document itself defines by tests: `ultrasound and mammography (standard method)`."""
    places = [phrase for phrases in named for phrase in phrases]
    found: dict[str, frozenset[str]] = {}
    for match in _DEFINED_BEHIND.finditer(text):
        last = [p for p in places if p.end <= match.start() and match.start() - p.end < 2]
        if last:
            listed = last[-1:]
            for phrase in reversed(places[: places.index(last[-1])]):
                if not _LISTED.fullmatch(text, phrase.end, listed[0].start):
                    break
                listed.insert(0, phrase)
            found.setdefault(match["alias"].lower(), frozenset().union(*(p.labels for p in listed)))
    for match in _DEFINED_AHEAD.finditer(text):
        inside = [p for p in places if match.start("tests") <= p.start and p.end <= match.end("tests")]
        if inside and not any(p.start < match.end("alias") and match.start("alias") < p.end for p in places):
            found.setdefault(match["alias"].lower(), frozenset().union(*(p.labels for p in inside)))
    return found


def _by_name(phrases: Iterable[NamedTest]) -> list[NamedTest]:
    """Return the tests that have names of their own, each once, in order: two of them may share a label."""
    named = {(p.labels, p.exact): p for p in phrases if not p.is_word and p.labels != READER}
    return list(named.values())


class DocumentTests:
    """The tests named in each sentence, in `phrases`, and the document's main tests, in `focus`, readers left out."""

    def __init__(self, annotated: AnnotatedText, vocabulary: Vocabulary) -> None:
        """Look once at every sentence for the tests it names."""
        self._annotated = annotated
        self._measured = [
            bool(annotated.mentions(s.start, s.end, "measure", "measure_pair")) for s in annotated.sentences
        ]
        strong = [named_tests(annotated, s.start, s.end, vocabulary) for s in annotated.sentences]
        self.programs = any("cad_ai" in phrase.labels for phrases in strong for phrase in phrases)
        self._needles = any(phrase.labels & _NEEDLES for phrases in strong for phrase in phrases)
        spoken = self._spoken_of(strong)
        by_times = sorted(spoken.items(), key=lambda item: (-item[1], sorted(item[0])))
        self.focus = [labels for labels, _ in by_times if labels != READER]
        others = sum(times for labels, times in spoken.items() if not labels & {"reader", "cad_ai"})
        often = [labels for labels in self.focus if spoken[labels] >= _OFTEN * others]
        pictured = [labels & IMAGES for labels in often if len(labels & IMAGES) == 1]
        programmed = [labels & IMAGES for labels in self.focus if "cad_ai" in labels and labels & IMAGES]
        named = [labels for labels in self.focus if not labels & {"reader", "cad_ai"}]
        self.pictures = next(iter([*programmed, *pictured]), None)
        self._read = next(iter([*programmed, *pictured, *named]), None)
        self._names = own_names(annotated, vocabulary, self.programs)
        self._aliases = [
            (re.compile(rf"(?<![\w-]){re.escape(words)}s?(?![\w-])", re.IGNORECASE), labels)
            for words, labels in paraphrased(annotated.text, strong).items()
        ]
        self._combination: frozenset[str] | None = None
        self.phrases: list[list[NamedTest]] = []
        for sentence, phrases in zip(annotated.sentences, strong, strict=True):
            self.phrases.append(self._with_all(sentence, self._with_words(sentence, phrases)))
        first = annotated.sentences[0] if annotated.sentences else None
        titled = first and annotated.text[first.start : first.end].rstrip()[-1:] not in (".", ":", "")
        self.in_title = self.phrases[0] if titled else []
        self.spoken = self._how_spoken_of(vocabulary)
        words = Counter(label for phrases in self.phrases for p in phrases if p.is_word for label in p.labels)
        self.commonest_word = min(words, key=lambda label: (-words[label], label), default=None)

    def completed(self, named: frozenset[str]) -> tuple[str, ...]:
        """Return base labels: a classifier with the images it works on, and what a reader reads in his place."""
        labels = set(named)
        if "image" in labels:
            labels = labels - {"image"} | set(self.pictures or self._read or {"other"})
        if "cad_ai" in labels:
            labels -= READER
            if labels == {"cad_ai"} and self.pictures:
                labels |= self.pictures
        if "reader" in labels:
            labels = labels - READER or set(self._read or READER)
        return tuple(sorted(labels))

    def _spoken_of(self, strong: Sequence[Sequence[NamedTest]]) -> Counter[frozenset[str]]:
        """Return how often the document speaks of each test; sentences with a measure and the title count more."""
        counted: Counter[frozenset[str]] = Counter()
        for number, (sentence, phrases) in enumerate(zip(self._annotated.sentences, strong, strict=True)):
            if sentence.section in ("references", "back"):
                continue
            weight = 3 if self._measured[number] or sentence.section == "title" or number == 0 else 1
            for phrase in phrases:
                counted[phrase.labels] += weight
            if self.programs and number == 0:
                words = words_for_tests(self._annotated.text, sentence.start, sentence.end, self.programs)
                named = any("cad_ai" in phrase.labels for phrase in phrases)
                counted[frozenset({"cad_ai"})] += weight * (not named and any(w.label == "cad_ai" for w in words))
        return counted

    def _how_spoken_of(self, vocabulary: Vocabulary) -> dict[tuple[str, ...], dict[str, float]]:
        """Return the share of each test, by base labels, in all that is said of tests, 0-1, and in some places."""
        everywhere: Counter[tuple[str, ...]] = Counter()
        measured: Counter[tuple[str, ...]] = Counter()
        titled: Counter[tuple[str, ...]] = Counter()
        standard: Counter[tuple[str, ...]] = Counter()
        for number, (sentence, phrases) in enumerate(zip(self._annotated.sentences, self.phrases, strict=True)):
            if sentence.section in ("references", "back"):
                continue
            named = [self.completed(p.labels) for p in phrases if not p.is_word and p.labels != READER]
            everywhere.update(named)
            if self._measured[number]:
                measured.update(named)
            if sentence.section == "title" or (number == 0 and self.in_title):
                titled.update(named)
            for label in reference_labels(self._annotated, sentence.start, sentence.end, vocabulary):
                standard[(label,)] += 1
        counts = {"share": everywhere, "measured_share": measured, "title_share": titled, "standard_share": standard}
        found: dict[tuple[str, ...], dict[str, float]] = {}
        for name, counted in counts.items():
            for labels, times in counted.items():
                found.setdefault(labels, {})[name] = times / counted.total()
        return found

    def _with_words(self, sentence: Sentence, phrases: Sequence[NamedTest]) -> list[NamedTest]:
        """Return the tests of a sentence, with names that only the document gives and words that stand for a test."""
        text = self._annotated.text
        found = list(phrases)
        words = words_for_tests(text, sentence.start, sentence.end, self.programs)
        places = [(word.start, word.end, word.label, True) for word in words if word.label != "fna" or self._needles]
        for name, label in self._names.items():
            at = text.find(name, sentence.start, sentence.end)
            while at >= 0:
                places.append((at, at + len(name), label, False))
                at = text.find(name, at + len(name), sentence.end)
        for alias, labels in self._aliases:
            for match in alias.finditer(text, sentence.start, sentence.end):
                if not any(p.start < match.end() and match.start() < p.end for p in found):
                    found.append(NamedTest(match.start(), match.end(), labels, ()))
        for start, end, label, is_word in sorted(places):
            if not is_word and any(start < p.end and p.start < end for p in found):
                continue
            beside = [
                n for n, p in enumerate(found)
                if p.start < end + 2 and start - _NEAR_WORD < p.end and not _APART.search(text, p.end, start)
            ]  # fmt: skip
            works_on = next(
                (n for n, p in enumerate(found) if p.start > end and _WORKS_ON.fullmatch(text, end, p.start)), None
            )
            if is_word and label == "cad_ai" and works_on is not None:
                # `a network trained on unenhanced CT`
                images = found[works_on]
                found[works_on] = replace(images, start=start, labels=images.labels | {"cad_ai"})
            elif beside and is_word and label == "cad_ai" and found[beside[-1]].end <= start:
                # `the DWI-trained model` is a program that works on images.
                program = found[beside[-1]]
                found[beside[-1]] = replace(program, end=end, labels=program.labels | {"cad_ai"})
            elif not beside or not is_word or JOINED.fullmatch(text, found[beside[-1]].end, start):
                labels = frozenset({self._meant_by(label)})
                found.append(NamedTest(start, end, labels, (), is_word=is_word))
        joined: list[NamedTest] = []
        for phrase in sorted(found, key=lambda each: (each.start, -each.end)):
            last = joined[-1] if joined else None
            if last and (phrase.is_word or last.is_word) and JOINED.fullmatch(text, last.end, phrase.start):
                labels, exact = last.labels | phrase.labels, last.exact + phrase.exact
                joined[-1] = NamedTest(last.start, phrase.end, labels, exact, last.is_added)
            else:
                joined.append(phrase)
        return joined

    def _with_all(self, sentence: Sentence, phrases: list[NamedTest]) -> list[NamedTest]:
        """Add what words stand for: `the latter`, `both combined`; the sentence's tests, or else the document's."""
        phrases += self._former_and_latter(sentence, phrases)
        named = list(dict.fromkeys(p.labels for p in phrases if not p.is_word and p.labels != READER))
        for match in _ALL.finditer(self._annotated.text, sentence.start, sentence.end):
            if any(p.start < match.end() and match.start() < p.end for p in phrases):
                continue
            size = 3 if "three" in match[0].lower() else 2
            meant = named if len(named) == size else self.focus[:size]
            if len(named) != size and self._combination and _THE_COMBINATION.match(match[0]):
                phrases.append(NamedTest(match.start(), match.end(), self._combination, ()))
            elif len(meant) == size:
                phrases.append(NamedTest(match.start(), match.end(), frozenset().union(*meant), ()))
        for phrase in phrases:
            if len(phrase.labels) > 1 and "cad_ai" not in phrase.labels:
                self._combination = phrase.labels
        return sorted(phrases, key=lambda phrase: phrase.start)

    def _former_and_latter(self, sentence: Sentence, phrases: Sequence[NamedTest]) -> list[NamedTest]:
        """Return what `the former` and `the latter` stand for: the last two tests that were named before them."""
        found = []
        for match in _FORMER.finditer(self._annotated.text, sentence.start, sentence.end):
            ahead = _by_name(p for p in phrases if p.end <= match.start())
            for earlier in [ahead, *(_by_name(p) for p in self.phrases[: -_LOOK_BACK - 1 : -1])]:
                if len(earlier) > 1:
                    meant = earlier[-2] if match["which"].lower() == "former" else earlier[-1]
                    found.append(NamedTest(match.start(), match.end(), meant.labels, meant.exact))
                    break
        return found

    def _meant_by(self, label: str) -> str:
        """Return what a word stands for: in a document about images, a score or a criterion is read off them."""
        main = self.focus[0] if self.focus else frozenset()
        if main & IMAGES and label in (UNKNOWN, "clinical_examination", "marker"):
            return "image"
        if label == "marker":
            return "laboratory"
        if label == "pet" and any("pet_ct" in labels for labels in self.focus):
            return "pet_ct"
        if label == UNKNOWN:
            return next((sampling for sampling in ("biopsy", "fna") if sampling in main), "other")
        return label
