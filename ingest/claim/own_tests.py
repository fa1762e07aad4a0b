"""Names of index tests that only this document gives: defined short forms, and words that stand for a test."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.annotated import AnnotatedText
from ingest.vocab import Vocabulary, load_vocabulary

# `slit-lamp biomicroscopy-based method (SLBM)`: a short form in brackets.
_SHORT = r"[A-Z](?=[A-Za-z]*-?[A-Z\d])[\w+-]++"
_DEFINED = re.compile(rf"(?<![\w'-])(?P<words>(?:[\w'-]+[ ]){{1,8}})\((?P<short>{_SHORT})\)")
_APPOSITION = re.compile(
    rf"(?<![\w-])(?P<short>{_SHORT})(?:\s*,\s+(?:an?|the|our)|\s+(?:is|was)\s+an?)\s+(?P<words>(?:[\w'-]+\s){{0,4}}[\w'-]+)"
)
_WORDS_BEHIND = re.compile(r"\s+(?:[a-z][\w'-]*\s){0,2}[a-z][\w'-]*")
_WORDS_AHEAD = re.compile(r"(?:[a-z][\w'-]*\s){1,3}(?:called\s+|named\s+|the\s+)?$")
# `sensitivity and specificity of STANDING`, `the specificity of C-Tb`: what a measure is said of is a test.
_MEASURED = re.compile(
    rf"\b(?:sensitivit(?:y|ies)|specificit(?:y|ies)|accurac(?:y|ies)|predictive\s+values?|AUCs?"
    rf"|area\s+under\s+[\w\s]{{3,45}}curve"
    rf"|performance|validity|reliability)\s+of\s+(?:the\s+)?(?P<short>{_SHORT})(?![\w-])"
    rf"|(?<![\w-])(?P<subject>{_SHORT})(?:\s+(?:tool|scores?|test|questionnaire|index|model|scale|rules?|criteria|system|assay))?"
    rf"(?:'s|'|\s+(?:had|has|showed|shows|demonstrated|achieved|yielded|gave"
    rf"|rendered|predicted"
    rf"|discriminated|outperformed|reached|attained|separated|returned|identified|detected"
    rf"|(?:correctly\s+)?classified|alone"
    rf"|plus|was\s+(?:more|less|superior|inferior|best|better)))\s"
)
# `0.90 for CSA`, `an ONSD above 5 mm had`: what a figure is said of is a test if other words say so, too.
_SAID_OF = re.compile(
    rf"[\d%)\]]\s+(?:for|with|by|using|on)\s+(?:the\s+)?(?P<short>{_SHORT})(?![\w-])"
    rf"|\b(?:[Aa]n?|[Aa]t)\s+(?P<value>{_SHORT})\s+(?:of|above|below|over|under|[<>≤≥])\s"
)
UNKNOWN = "unknown"
_NEAR = 60
_FEWEST_LETTERS = 3
_PROGRAM = re.compile(r"\w*(?:Net|GPT)|AI-\w+|[\w-]+-AI")
_PERSON = re.compile(r"(?:Mc|Mac|De|Di|La|Le|Van|Von|O')[A-Z][a-z]+")
_DISEASES = ("condition", "histology", "finding", "outcome")


@dataclass(frozen=True)
class OwnTest:
    """A stretch of the view that stands for a test; `label` is a base label, or `image` for what is read off images."""

    start: int
    end: int
    label: str


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """Return the pattern of all test words, and the labels that each of them stands for, the likelier first."""
    labels: dict[str, tuple[str, ...]] = {}
    for label, words in load_vocabulary().cues.test_word.items():
        for word in words:
            labels[word] = (*labels.get(word, ()), label)
    alternatives = "|".join(re.escape(word) for word in sorted(labels, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE), labels


def label_of(words: str, programs: bool) -> str | None:
    """Return the label of the last test word in a phrase; a `model` is a program where the document has programs."""
    pattern, labels = _words()
    found = pattern.findall(words)
    if not found:
        return None
    choices = labels[found[-1].lower()]
    if choices == ("marker",) and len(found) > 1:  # a serum marker is what serum is
        choices = labels[found[-2].lower()]
    if "cad_ai" in choices and not programs:
        return choices[1] if len(choices) > 1 else None
    return choices[0]


def words_for_tests(text: str, start: int, end: int, programs: bool) -> Iterator[OwnTest]:
    """Yield the test words in a stretch of the view."""
    for match in _words()[0].finditer(text, start, end):
        label = label_of(match[0], programs)
        if label:
            yield OwnTest(match.start(), match.end(), label)


def own_names(annotated: AnnotatedText, vocabulary: Vocabulary, programs: bool) -> dict[str, str]:
    """Return the short forms that the document itself uses as names of tests, with their base labels.

    A short form counts where a measure is said of it and its definition names no disease; its label is that of the test
    word in its definition, its apposition, or most often beside it, else `unknown`.
    """
    text = annotated.text
    measured = {match["short"] or match["subject"] for match in _MEASURED.finditer(text)}
    known = {text[mention.start : mention.end] for mention in annotated.found}
    known |= {
        match["short"]
        for match in _DEFINED.finditer(text)
        for disease in annotated.mentions(match.start("words"), match.end("words"), *_DISEASES)[-1:]
        if label_of(text[disease.end : match.end("words")], programs=True) is None
    }
    known |= {short for concept in vocabulary.concepts.values() for short in concept.short}
    weakly = {match["short"] or match["value"] for match in _SAID_OF.finditer(text)} - measured
    votes: dict[str, Counter[str]] = {
        short: Counter() for short in sorted((measured | weakly) - known) if _is_name(short)
    }
    if not votes:
        return {}

    def vote(short: str, words: str, weight: int) -> None:
        label = label_of(words, programs) if short in votes else None
        if label:
            votes[short][label] += weight

    for short in votes:
        if _PROGRAM.fullmatch(short):
            votes[short]["cad_ai"] += 9
        elif short.endswith("Quest"):
            votes[short]["questionnaire"] += 9
        elif short.endswith("RADS"):
            votes[short]["image"] += 9
    for match in (*_DEFINED.finditer(text), *_APPOSITION.finditer(text)):
        named = [vocabulary.base_test(m.concept) for m in annotated.mentions(*match.span("words"), "test")]
        if named and named[-1] and match["short"] in votes:
            # `MammaScope, a deep learning system for digital mammography` is a program.
            votes[match["short"]]["cad_ai" if "cad_ai" in named else named[-1]] += 5
        vote(match["short"], match["words"], 4)
    for short in votes:
        spelt = _spelt_out(text, short)
        vote(short, spelt or "", 4)
    for mention in annotated.found:
        behind = re.match(rf"\s\(?({_SHORT})", text[mention.end : mention.end + 20]) if mention.kind == "test" else None
        label = vocabulary.base_test(mention.concept) if behind and behind[1] in votes else None
        if behind and label:
            votes[behind[1]][label] += 3
    for short in votes:
        for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text):
            behind = _WORDS_BEHIND.match(text, match.end())
            ahead = _WORDS_AHEAD.search(text[max(0, match.start() - _NEAR) : match.start()])
            for words in (behind, ahead):
                vote(short, words[0] if words else "", 1)
    for short, labels in votes.items():
        if not labels:  # `PDA-Beta` is what `PDA-Alpha` is
            stem = short.split("-")[0]
            labels.update(next((other for name, other in votes.items() if other and name.split("-")[0] == stem), {}))
    return {short: _commonest(labels) for short, labels in votes.items() if labels or short in measured}


def _spelt_out(text: str, short: str) -> str | None:
    """Return the words whose first letters a short form has: `Insomnia Screening Questionnaire` for `ISQ-8`."""
    letters = re.sub(r"[^A-Z]", "", short)
    if len(letters) < _FEWEST_LETTERS:
        return None
    words = r"[\s-]+(?:of\s|and\s|for\s|the\s)*".join(rf"[{c}{c.lower()}][a-z]+" for c in letters)
    found = re.search(rf"(?<![\w-]){words}(?![\w-])", text)
    return found[0] if found else None


def _is_name(short: str) -> bool:
    """Tell a test's short form from a person (`McNemar`, `DeLong`), who lends his name to statistics."""
    return not _PERSON.fullmatch(short)


def _commonest(labels: Counter[str]) -> str:
    return min(labels, key=lambda label: (-labels[label], label), default=UNKNOWN)
