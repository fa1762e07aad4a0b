"""The tests of a sentence that a figure may be about: those that it names, and combinations that it makes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.claim.candidates import Candidate, level_of, named_candidate
from ingest.claim.named_tests import IMAGES, NamedTest
from ingest.claim.runs import Link
from ingest.claim.surroundings import Surroundings, distinct

_AND = re.compile(r"\s*(?:\([^()]*\)\s*)?and\s+(?:the\s+)?")
_BOTH_AHEAD = re.compile(r"\bboth\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_BOTH_BEHIND = re.compile(r"\s*(?:\w+\s+){0,2}(?:both|each)\b")
_BOTH = 2
_REACH = 700  # characters: a test further off is not what a figure is about
_TESTS = (
    r"(?:\s+(?:the\s+)?(?:tests|methods?|modalit(?:y|ies)|techniques?|examinations?|approach(?:es)?))?"
    r"(?=\s*(?:[.,;:()\[\]]|$|and\b))"
)
# `With both` is said of their combination, `for both` and `with either` of each.
_FOR_BOTH = re.compile(
    rf"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?,?\s*(?:(?:for|in|of)\s+both|(?:for|with|by|in)\s+either){_TESTS}",
    re.IGNORECASE,
)
_BOTH_HAD = re.compile(
    r"\bboth(?:\s+(?:tests|methods|modalities|techniques|examinations))?\s+(?:had|showed|reached|achieved|yielded|gave)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"\s*(?:\([^()]*\)\s*)?,?\s*(?P<word>and/or|and|or|with|followed\s+by|then|read\s+with|before|after|as\s+well\s+as)\s+"
    r"(?:the\s+|an?\s+)?(?:[a-z][\w-]*\s+){0,2}",
    re.IGNORECASE,
)
_KINDS = {"and": "and", "as": "and", "or": "or", "and/or": "or", "with": "with", "read": "with"}
_IF_AHEAD = re.compile(
    r"\b(?:if|when|where|once|with)\s+(?:both\s+|either\s+)?(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_ON = re.compile(r"\b(?:on|in|from)\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_JOINING = re.compile(r"\b(?:combin\w+|added|adding|addition|together|joint\w*)\b", re.IGNORECASE)
# `raised it from 71% to 93%`: the first of the two is what was before.
_FROM = re.compile(r"\bfrom\s+(?:an?\s+|only\s+)?$")
# `adding MRI to mammography`: mammography is no test of its own.
_ADDED_TO = re.compile(
    r"\b(?:adding|addition\s+of|added)\s+[^.;,]{2,60}?\s+to\s+(?:the\s+|that\s+of\s+)?(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_MARKERS = frozenset({"laboratory", "clinical_examination"})


def sentence_candidates(around: Surroundings, link: Link) -> list[Candidate]:
    """Return the tests that the sentence names, and the combinations that it makes of them, for one figure."""
    begin, end = around.begin(link) - _REACH, around.end(link) + _REACH
    phrases = [phrase for phrase in around.phrases if begin <= phrase.end and phrase.start <= end]
    aligned = around.aligned.get(around.begin(link))
    if aligned is not None and aligned not in phrases:
        phrases.append(aligned)
    found = [
        named_candidate(around, link, phrase, aligned)
        for phrase in phrases
        if not phrase.is_added
        and (phrase is aligned or not (_is_subgroup(around, phrase) or _is_added_to(around, link, phrase)))
    ]
    return [*found, *_joined(around, link, phrases), *_programs(around, link, phrases)]


def _programs(around: Surroundings, link: Link, phrases: Sequence[NamedTest]) -> list[Candidate]:
    """Return programs with the images that their own sentence names: `on chest radiographs, an algorithm had`."""
    images = [p for p in phrases if len(p.labels) == 1 and not p.is_word and p.labels <= IMAGES]
    found = []
    for phrase in phrases:
        if phrase.labels == {"cad_ai"}:
            for labels in dict.fromkeys(p.labels for p in images):
                named = replace(phrase, labels=phrase.labels | labels)
                base = named_candidate(around, link, named)
                found.append(
                    Candidate(named, "a program and images beside it", {**base.features, "images_beside": 1.0})
                )
    if any("cad_ai" in labels for labels in around.focus[:2]) and not any("cad_ai" in p.labels for p in phrases):
        for phrase in images:
            if _ON.search(around.text, around.lookback(phrase.start), phrase.start):
                named = replace(phrase, labels=phrase.labels | {"cad_ai"})
                base = named_candidate(around, link, named)
                found.append(Candidate(named, "the program on these images", {**base.features, "program_on": 1.0}))
    return found


def _is_subgroup(around: Surroundings, phrase: NamedTest) -> bool:
    """Tell a marker whose level picks patients, where images are what is tested: `at a PSA below 1 ng/mL`."""
    if not phrase.labels <= _MARKERS or level_of(around, phrase) != "at_level":
        return False
    tested = [p.labels for p in around.phrases if p is not phrase and not p.is_word] or around.focus[:1]
    return any(not labels & _MARKERS for labels in tested)


def _is_added_to(around: Surroundings, link: Link, phrase: NamedTest) -> bool:
    """Tell mammography in `adding MRI to mammography gave 93%`, unless the figure is one of a pair."""
    added = _ADDED_TO.search(around.text, around.lookback(phrase.start), phrase.start)
    return bool(added) and around.role_of(link)[0] is None


def _joined(around: Surroundings, link: Link, phrases: Sequence[NamedTest]) -> list[Candidate]:
    """Return combinations that the sentence makes of tests without joining their names: `adding B to A`."""
    strong = [p for p in phrases if not p.is_word and p.labels != {"reader"}]
    found = []
    for phrase in strong:
        ahead = [p for p in strong if p.labels.isdisjoint(phrase.labels) and p.start < phrase.start]
        outside = next((f for f in around.focus if f.isdisjoint(phrase.labels) and f != {"reader"}), None)
        other = ahead[-1].labels if ahead else outside
        near = max(around.sentence.start, (ahead[-1].start if ahead else phrase.start) - 40)
        if not other or not (phrase.is_added or (ahead and _JOINING.search(around.text, near, phrase.start))):
            continue
        exact = phrase.exact + (ahead[-1].exact if ahead else ())
        union = NamedTest(phrase.start, phrase.end, phrase.labels | other, exact)
        base = named_candidate(around, link, phrase)
        kind = "added" if phrase.is_added else "joined"
        told = {kind: 1.0}
        if _FROM.search(around.text, around.lookback(around.begin(link)), around.begin(link)):
            told[f"{kind}_from"] = 1.0
        elif (ahead and ahead[-1].end < around.begin(link) < phrase.start) or not ahead:
            told[f"{kind}_between"] = 1.0
        told |= {f"{kind}_{name}": 1.0 for name in ("near_and_first", "speaks", "later") if name in base.features}
        found.append(Candidate(union, "added to another", {**base.features, **told}))
    return found + _paired(around, link, strong)


def _paired(around: Surroundings, link: Link, strong: Sequence[NamedTest]) -> list[Candidate]:
    """Return the combinations of tests that stand side by side: `US followed by CT`, `ultrasound with AFP`."""
    alone = around.is_alone(link)
    found = []
    for first, second in pairwise(strong):
        between = _PAIR.fullmatch(around.text, first.end, second.start)
        if not between or not first.labels.isdisjoint(second.labels):
            continue
        union = NamedTest(first.start, second.end, first.labels | second.labels, first.exact + second.exact)
        base = named_candidate(around, link, union)
        word = _KINDS.get(between["word"].split()[0].lower(), "then")
        told = {"paired": 1.0, f"paired_{word}": 1.0, f"paired_{word}_alone": float(alone)}
        told["paired_both"] = float(bool(_BOTH_AHEAD.search(around.text, around.lookback(first.start), first.start)))
        told["paired_if"] = float(bool(_IF_AHEAD.search(around.text, around.lookback(first.start), first.start)))
        found.append(Candidate(union, "two tests side by side", {**base.features, **told}))
    return found


def said_of_each(around: Surroundings, link: Link, before: Sequence[NamedTest]) -> list[NamedTest]:
    """Return the two tests of `it was 84% for both`, `both reached 84%`, named in the sentence or the one before."""
    begin = around.begin(link)
    had = around.is_alone(link) and _BOTH_HAD.search(around.text, around.lookback(begin), begin)
    if not (had or _FOR_BOTH.match(around.text, around.end(link))):
        return []
    ahead = distinct(phrase for phrase in around.phrases if phrase.end <= begin and len(phrase.labels) == 1)
    tests = ahead or distinct(phrase for phrase in before if len(phrase.labels) == 1)
    return tests if len(tests) == _BOTH else []


def said_of_both(around: Surroundings, link: Link, test: NamedTest) -> NamedTest | None:
    """Return the other test of `both A and B had a sensitivity of 90%`, where a figure is said of two tests alike."""
    text, start = around.text, around.begin(link)
    said = {around.begin(other) for other in around.links if other.named == link.named}
    siblings = [b for b, _ in around.figures if b in said]
    names = [p for p in around.phrases if not p.is_word and p.end <= start]
    if len(siblings) != 1 or len(names) < 2 or test not in names[-2:]:
        return None
    first, last = names[-2:]
    joined = _AND.fullmatch(text, first.end, last.start) and first.labels != last.labels
    both = _BOTH_AHEAD.search(text, around.lookback(first.start), first.start) or _BOTH_BEHIND.match(text, last.end)
    return (first if test == last else last) if joined and both else None
