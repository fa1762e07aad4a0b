"""The index test of a figure: named beside it, in its clause, in its sentence, or the one last spoken of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.annotated import AnnotatedText
from ingest.claim.linking import Link
from ingest.claim.named_tests import NamedTest, named_tests
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_BEHIND = re.compile(
    r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?,?\s*(?:respectively,?\s*)?(?:for|with|by|on|using|in|of|at|from|via"
    r"|when using|based on|through)\s+(?:the\s+|an?\s+)?(?:(?:use|combination|addition)\s+of\s+)?"
    r"(?:(?!(?:to|identify|detect|predict|diagnos|exclud|confirm)\w*\b)[\w/.+'-]+\s+){0,3}?",
    re.IGNORECASE,
)
# A name of letters and figures that the vocabulary does not have: `the specificity of C-Tb was`.
_UNKNOWN = re.compile(r"\b(?:of|for|with|by|on|than)\s+(?:the\s+)?(?P<name>[A-Z][\w-]*[A-Z\d][\w+-]*)(?![\w-])")
_CLAUSE = re.compile(r";|,?\s+(?:whereas|while|but|compared\s+(?:with|to)|versus|vs\.?|than)\s", re.IGNORECASE)
_VALUES_JOINED = re.compile(
    r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?(?:,|/|;|and|or|vs\.?|versus|against|compared (?:with|to)|\s)*"
)
_TESTS_JOINED = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:,|/|and|or|vs\.?|versus|\s)*(?:the\s+)?(?:\w+\s+)?")
_OPENS = re.compile(
    r"\s*(?:\([^()\d]*\)\s*)?(?:(?:had|showed|demonstrated|achieved|yielded|gave|reached)\s[^.;()]{0,60})?"
    r"(?:[\[(:,]|was|were|is|are|of)\s*(?:\w+\s*[=:]\s*)?"
)
_LOOK_BACK = 4
_IMAGES = frozenset(
    "mri mammography tomosynthesis ultrasound elastography ct pet pet_ct spect scintigraphy xray angiography "
    "fluoroscopy endoscopy cytology histology ecg".split()
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
        self._phrases = [named_tests(annotated, s.start, s.end, vocabulary) for s in annotated.sentences]
        self._focus = self._main_tests()
        self._images = next((labels & _IMAGES for labels in self._focus if len(labels & _IMAGES) == 1), None)
        self._read = next((labels for labels in self._focus if not labels & {"reader", "cad_ai"}), None)

    def _main_tests(self) -> list[frozenset[str]]:
        """Return the document's tests, the most spoken of first; sentences with a measure and the title count more."""
        counted: Counter[frozenset[str]] = Counter()
        for sentence, phrases in zip(self._annotated.sentences, self._phrases, strict=True):
            if sentence.section in ("references", "back"):
                continue
            measured = bool(self._annotated.mentions(sentence.start, sentence.end, "measure", "measure_pair"))
            weight = 3 if measured or sentence.section == "title" else 1
            for phrase in phrases:
                counted[phrase.labels] += weight
        return [labels for labels, _ in sorted(counted.items(), key=lambda item: (-item[1], sorted(item[0])))]

    def attribute(self, index: int, links: Sequence[Link]) -> list[Attributed]:
        """Return, for each link of sentence number `index`, the index test of its figure."""
        sentence = self._annotated.sentences[index]
        phrases = self._phrases[index]
        found: list[Attributed] = []
        for link in links:
            ranked = self._beside_run(sentence, link, links, phrases) or self._in_order(sentence, link, links, phrases)
            if ranked is not None:
                found.append(self._of(ranked, "in order", 0.85))
            else:
                found.append(self._near(sentence, link, links, phrases) or self._from_context(index, link))
        return found

    def _of(self, phrase: NamedTest, how: str, strength: float) -> Attributed:
        labels, text = self._completed(phrase.labels), self._annotated.text[phrase.start : phrase.end]
        # Where a reader is named for the images that he reads, the exact concept is not his.
        exact = tuple(sorted(set(phrase.exact))) if phrase.labels <= set(labels) else ()
        return Attributed(labels, exact, text, how, strength)

    def _completed(self, named: frozenset[str]) -> tuple[str, ...]:
        """Return base labels with the images that a classifier works on, and with what a reader reads in his place."""
        labels = set(named)
        if labels == {"cad_ai"} and self._images:
            labels |= self._images
        if labels == {"reader"} and self._read:
            labels = set(self._read)
        return tuple(sorted(labels))

    def _in_order(
        self, sentence: Sentence, link: Link, links: Sequence[Link], phrases: Sequence[NamedTest]
    ) -> NamedTest | None:
        """Return the test that stands at the same rank among the sentence's tests as the figure among its measure's."""
        siblings = [other for other in links if other.named == link.named]
        text = self._annotated.text
        first, last = siblings[0].value, siblings[-1].value
        ahead = _distinct([phrase for phrase in phrases if phrase.end <= sentence.start + first.start])
        distinct = ahead if len(ahead) == len(siblings) else _distinct(phrases)
        if len(siblings) < 2 or len(distinct) != len(siblings):
            return None
        inside = [p for p in distinct if sentence.start + first.start < p.start < sentence.start + last.end]
        if inside:
            return None
        stretch = text[sentence.start + first.start : sentence.start + last.end]
        plain = re.sub(r"[\[(][^()\[\]]*[\])]", " ", stretch)
        if len(re.findall(r"[A-Za-z]{3,}", plain)) > 3 * len(siblings):
            return None
        rank = siblings.index(link)
        return distinct[rank]

    def _beside_run(
        self, sentence: Sentence, link: Link, links: Sequence[Link], phrases: Sequence[NamedTest]
    ) -> NamedTest | None:
        """Return the test of the same rank in `A and B (65 and 76%)` or `65 and 76% for A and B`."""
        text, at = self._annotated.text, sentence.start
        run = [link]
        values = [other for other in links if other.named == link.named]
        position = values.index(link)
        for step in (-1, 1):
            index = position + step
            while 0 <= index < len(values):
                pair = sorted((values[index].value, run[0 if step < 0 else -1].value), key=lambda value: value.start)
                if not _VALUES_JOINED.fullmatch(text, at + pair[0].end, at + pair[1].start):
                    break
                run.insert(0 if step < 0 else len(run), values[index])
                index += step
        if len(run) < 2:
            return None
        first, last = at + run[0].value.start, _after(text, run[-1], at)
        before = [phrase for phrase in phrases if phrase.end <= first]
        chain = before[-len(run) :]
        if len(chain) < len(run) or not _OPENS.fullmatch(text, chain[-1].end, first):
            chain = [phrase for phrase in phrases if phrase.start >= last][: len(run)]
            if len(chain) < len(run) or not _BEHIND.fullmatch(text, last, chain[0].start):
                return None
        if any(not _TESTS_JOINED.fullmatch(text, a.end, b.start) for a, b in pairwise(chain)):
            return None
        return chain[run.index(link)]

    def _near(
        self, sentence: Sentence, link: Link, links: Sequence[Link], phrases: Sequence[NamedTest]
    ) -> Attributed | None:
        if not phrases:
            return None
        text, at = self._annotated.text, sentence.start
        start = at + link.value.start
        preceding = max((at + o.value.end for o in links if at + o.value.start < start), default=sentence.start)
        behind = _after(text, _last_of_run(text, link, links, at), at)
        for phrase in phrases:
            if behind <= phrase.start and _BEHIND.fullmatch(text, behind, phrase.start):
                return self._of(phrase, "behind the figure", 0.9)
        before = [phrase for phrase in phrases if phrase.end <= start]
        if before and before[-1].end > preceding:
            gap = text[before[-1].end : start]
            if not _CLAUSE.search(gap) or len(gap) < 30:
                return self._of(before[-1], "before the figure", 0.85 if len(gap) < 60 else 0.75)
        clause = max((m.end() for m in _CLAUSE.finditer(text, sentence.start, start)), default=sentence.start)
        subject = [phrase for phrase in before if phrase.start >= clause] or before
        if subject:
            return self._of(subject[-1], "the sentence", 0.7)
        return self._of(phrases[0], "later in the sentence", 0.6)

    def _from_context(self, index: int, link: Link) -> Attributed:
        sentences = self._annotated.sentences
        unknown = self._unknown(sentences[index], link)
        if unknown and not (self._focus and self._focus[0] <= _IMAGES):
            return Attributed(("other",), (), unknown, "a name that the vocabulary does not have", 0.5)
        for back in range(1, _LOOK_BACK + 1):
            if index - back < 0 or sentences[index - back].section != sentences[index].section:
                break
            phrases = [named for named in _distinct(self._phrases[index - back]) if named.labels != {"reader"}]
            if phrases:
                main = min(
                    phrases, key=lambda phrase: self._focus.index(phrase.labels) if phrase.labels in self._focus else 99
                )
                return self._of(main, "a sentence before", 0.6 - 0.05 * back)
        if self._focus:
            return Attributed(self._completed(self._focus[0]), (), None, "the document's main test", 0.4)
        return Attributed(("other",), (), None, "no test that the vocabulary knows", 0.3)

    def _unknown(self, sentence: Sentence, link: Link) -> str | None:
        """Return a test's name that no concept has; among images it is likelier a sign or an index read off them."""
        start, end = sentence.start + link.named.start, sentence.start + link.value.end + 40
        for match in _UNKNOWN.finditer(self._annotated.text, start, min(end, sentence.end)):
            if not self._annotated.mentions(match.start("name"), match.end("name")):
                return match["name"]
        return None

    def in_table(self, named: frozenset[str]) -> tuple[str, ...]:
        """Return the base labels of a test that a table's header names, or of the main test where it names none."""
        main = self._focus[0] if self._focus else frozenset({"other"})
        return self._completed(named or main)


def _last_of_run(text: str, link: Link, links: Sequence[Link], at: int) -> Link:
    """Return the last figure of those that follow with nothing but conjunctions between: `95% and 85% for CT`."""
    last = link
    for other in links:
        if other.value.start > last.value.start and _VALUES_JOINED.fullmatch(
            text, _after(text, last, at), at + other.value.start
        ):
            last = other
    return last


def _after(text: str, link: Link, at: int) -> int:
    end = at + link.value.end
    for extra in (link.value.interval, link.value.count):
        if extra and at + extra.end > end:
            end = at + extra.end
            closing = re.match(r"\s*[)\]]", text[end:])
            end += closing.end() if closing else 0
    return end


def _distinct(phrases: Sequence[NamedTest]) -> list[NamedTest]:
    """Return the phrases without later repetitions of the same concepts."""
    seen: set[tuple[str, ...]] = set()
    result = []
    for phrase in phrases:
        if phrase.exact not in seen:
            seen.add(phrase.exact)
            result.append(phrase)
    return result
