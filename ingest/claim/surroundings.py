"""A sentence around its figures: where they stand, in which runs and brackets, and which tests correspond to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ingest.claim.measures import Named
from ingest.claim.named_tests import NamedTest
from ingest.claim.parallel_lists import tests_before, tests_behind
from ingest.claim.runs import Link
from ingest.segment import Sentence

_VALUES_JOINED = re.compile(
    r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?(?:,|/|;|and|or|vs?\.?|versus|against|compared (?:with|to)|\s)*"
)
_LISTED = re.compile(r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?(?:,|/|;|and|or|\s)*")
BEHIND = re.compile(
    r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?,?\s*(?:respectively,?\s*)?(?:for|with|by|on|using|in|of|at|from|via"
    r"|when using|based on|through)\s+(?:the\s+|an?\s+)?(?:(?:use|combination|addition)\s+of\s+)?"
    r"(?:(?!(?:to|identify|detect|predict|diagnos|exclud|confirm)\w*\b)[\w/.+'-]+\s+){0,3}?",
    re.IGNORECASE,
)
_SPREAD = re.compile(r"\s*(?:±|\+/?[-−])\s*\d*[.·]?\d+")
THAN = re.compile(
    r"\b(?:than|compared\s+(?:with|to)|as\s+\w+\s+as|(?:superior|inferior|similar|comparable|equal|equivalent)\s+to)\s+"
)
# `Compared with CT, MRI had a higher sensitivity (84% vs 71%)`: the test compared to stands first, its figure last.
_OPENS_WITH_COMPARED = re.compile(
    r"\W*(?:(?:when|as)\s+)?(?:compared|in\s+comparison)\s+(?:with|to)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_VERSUS = re.compile(r"\s*%?\s*(?:vs?\.?|versus|and|against)\s*")
_LOOK_BACK = 250
_PRONOUN = re.compile(
    r"\b(?:(?:it|they|both|this|these|he)\s+(?:\w+ly\s+)?"
    r"(?:had|has|have|showed?|shows|was|were|is|are|reached|achieved|gave|yielded|detected|identified|performed|provided)|its|their)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r";|\b(?:whereas|while|but)\b", re.IGNORECASE)
_WITHOUT = re.compile(
    r"\s*%?\s*(?:[\[(][^()\[\]]*[\])]\s*)?(?:without|unaided)\b(?!\s+(?:the\s+|an?\s+)?(?:loss|change|affect))"
)
_PAIRED = {
    "change": re.compile(r"\s*%?\s*(?:[^;.()\d]{0,40}\s)?to\s+(?:an?\s+|only\s+)?"),
    "contrast": re.compile(
        r"\s*%?\s*(?:vs?\.?|versus|against|compared\s+(?:with|to)|as\s+opposed\s+to|and)\s+(?:only\s+|an?\s+)?"
    ),
}
_TEST_TO_BRACKET = re.compile(r"\s*(?:alone|imaging|scans?|images|reading)?\s*")


@dataclass(frozen=True)
class Surroundings:
    """A sentence with its links and the tests it names; all places are offsets into the view."""

    text: str
    sentence: Sentence
    links: Sequence[Link]
    phrases: Sequence[NamedTest]
    focus: Sequence[frozenset[str]]

    def begin(self, link: Link) -> int:
        """Return where a figure begins."""
        return self.sentence.start + link.value.start

    def key(self, link: Link) -> tuple[int, Named]:
        """Return what tells a figure from the others of its sentence, and from itself as another measure."""
        return self.begin(link), link.named

    def is_alone(self, link: Link) -> bool:
        """Tell the only figure of its measure in the sentence."""
        return sum(other.named.measure == link.named.measure for other in self.links) == 1

    def end(self, link: Link) -> int:
        """Return where a figure ends, with the spread, the interval, the count and the bracket that belong to it."""
        known = self._ends.get(id(link))
        return self._end(link) if known is None else known

    @cached_property
    def _ends(self) -> dict[int, int]:
        return {id(link): self._end(link) for link in self.links}

    def _end(self, link: Link) -> int:
        end = self.sentence.start + link.value.end
        spread = _SPREAD.match(self.text, end)
        end = spread.end() if spread else end
        for extra in (link.value.interval, link.value.count):
            if extra and self.sentence.start + extra.end > end:
                end = self.sentence.start + extra.end
                closing = re.match(r"\s*[)\]]", self.text[end : end + 4])
                end += closing.end() if closing else 0
        return end

    def run_end(self, link: Link) -> int:
        """Return where the last figure ends that follows with nothing but conjunctions between: `95% and 85%`."""
        end = self.end(link)
        for b, e in self.figures:
            if b >= end and _LISTED.fullmatch(self.text, end, b):
                end = e
        return end

    @cached_property
    def figures(self) -> list[tuple[int, int]]:
        """The places of the sentence's figures, each once, in order."""
        return sorted({(self.begin(link), self.end(link)) for link in self.links})

    @cached_property
    def answering(self) -> frozenset[int]:
        """The begins of tests that stand directly behind a figure, and so are said of it: `64% for CT, 76% for MRI`."""
        begins = {test.start for test in (*self.phrases, *self.aligned.values())}
        return frozenset(
            begin
            for begin in begins
            if any(e <= begin and BEHIND.fullmatch(self.text, e, begin) for _, e in self.figures)
        )

    def lookback(self, at: int) -> int:
        """Return where to begin to look for what stands just ahead of a place: a sentence may be as long as a page."""
        return max(self.sentence.start, at - _LOOK_BACK)

    @cached_property
    def named(self) -> list[NamedTest]:
        """The tests that the sentence names, each once, in order."""
        return distinct(self.phrases)

    def bracket_of(self, at: int) -> tuple[int, NamedTest | None] | None:
        """Return where the bracket around a place opens, and the test that it opens behind: `CT (sensitivity 58%)`."""
        depth = 0
        for place in range(at - 1, self.lookback(at) - 1, -1):
            if self.text[place] in ")]":
                depth += 1
            elif self.text[place] in "([":
                if depth == 0:
                    ahead = [p for p in self.phrases if p.end <= place]
                    test = ahead[-1] if ahead and _TEST_TO_BRACKET.fullmatch(self.text, ahead[-1].end, place) else None
                    return place, test
                depth -= 1
        return None

    @cached_property
    def aligned(self) -> dict[int, NamedTest]:
        """The tests of figures, by the figure's begin, where lists of both correspond item by item."""
        found: dict[int, NamedTest] = {}
        before: list[NamedTest] = []
        for run in sorted(self.runs, key=lambda run: (self.begin(run[0]), len(run))):
            first, last = run[0], run[-1]
            floor = max([self.sentence.start, *(e for b, e in self.figures if e <= self.begin(first))])
            named = self.sentence.start + first.named.end
            after = named if floor <= named <= self.begin(first) else floor
            ceiling = min([self.sentence.end, *(b for b, e in self.figures if b >= self.end(last))])
            items = tests_before(self.text, after, self.begin(first), len(run), self.phrases) or tests_behind(
                self.text, self.end(last), ceiling, len(run), self.phrases
            )
            if items is None and after != floor:
                items = tests_before(self.text, floor, self.sentence.start + first.named.start, len(run), self.phrases)
            opening = items[0].test if items else None
            if items and opening and _OPENS_WITH_COMPARED.match(self.text, self.sentence.start, opening.start):
                items = items[::-1]
            if items:
                before = [i.test or NamedTest(i.start, i.end, frozenset({"image"}), (), is_word=True) for i in items]
            # `A and B had sensitivities of 65% and 71%, and specificities of 75% and 83%`.
            elif any(before and before[-1].end < p.start < self.end(last) for p in self.phrases):
                before = []
            if len(before) == len(run):
                for link, test in zip(run, before, strict=True):
                    found.setdefault(self.begin(link), test)
        return found

    @cached_property
    def ranked(self) -> dict[int, NamedTest]:
        """The tests of figures, by the figure's begin, where a run has as many figures as there are tests."""
        found: dict[int, NamedTest] = {}
        for run in self.runs:
            first, last = self.begin(run[0]), self.end(run[-1])
            contiguous = all(_VALUES_JOINED.fullmatch(self.text, self.end(a), self.begin(b)) for a, b in pairwise(run))
            if not contiguous:
                continue
            ahead = distinct(p for p in self.phrases if p.end <= first)
            anywhere = distinct(p for p in self.phrases if p.end <= first or p.start >= last)
            tests = ahead if len(ahead) == len(run) else anywhere
            if len(tests) == 2 and _OPENS_WITH_COMPARED.match(self.text, self.sentence.start, tests[0].start):
                tests = tests[::-1]
            if len(tests) == len(run):
                found |= {self.begin(link): test for link, test in zip(run, tests, strict=True)}
        return found | self._compared()

    def _compared(self) -> dict[int, NamedTest]:
        """Return the tests of pairs behind each comparison: `A and B were better than C (90 vs 59%; 89 vs 59%)`."""
        measures = {self.begin(link): link.named.measure for link in self.links}
        pairs = [
            (a, b) for a, b in pairwise(self.figures)
            if measures[a[0]] == measures[b[0]] and _VERSUS.fullmatch(self.text, a[1], b[0])
        ]  # fmt: skip
        thans = [than.span() for than in THAN.finditer(self.text, self.sentence.start, self.sentence.end)]
        found: dict[int, NamedTest] = {}
        since = self.sentence.start
        for (begin, end), (until, _) in pairwise([*thans, (self.sentence.end, self.sentence.end)]):
            own = [(a, b) for a, b in pairs if end <= a[0] and b[1] <= until]
            left = distinct(p for p in self.phrases if since <= p.start and p.end <= begin)
            right = distinct(p for p in self.phrases if end <= p.start and own and p.end <= own[0][0][0])
            if own and {len(left), len(right)} == {1, len(own)}:
                for number, (a, b) in enumerate(own):
                    found[a[0]] = left[number if len(left) > 1 else 0]
                    found[b[0]] = right[number if len(right) > 1 else 0]
            since = own[-1][1][1] if own else since
        return found

    def pronoun_of(self, at: int) -> int | None:
        """Return where a pronoun stands of which a figure is said: `in a comparison with CT it had 54%`."""
        last = None
        for match in _PRONOUN.finditer(self.text, self.lookback(at), at):
            last = match
        return last.start() if last and not _CLAUSE_END.search(self.text, last.end(), at) else None

    def role_of(self, link: Link) -> tuple[str | None, Link | None]:
        """Return what a figure is in a pair, `from 71 to 93` or `84 vs 71`, and for the second one also the first."""
        begin, end = self.begin(link), self.end(link)
        siblings = [other for other in self.links if other.named.measure == link.named.measure]
        before = [other for other in siblings if self.end(other) <= begin]
        behind = [other for other in siblings if self.begin(other) >= end]
        if before and _WITHOUT.match(self.text, end):
            return "without", before[-1]
        for name, between in _PAIRED.items():
            if before and between.fullmatch(self.text, self.end(before[-1]), begin):
                return f"{name}_second", before[-1]
            if behind and between.fullmatch(self.text, end, self.begin(behind[0])):
                return f"{name}_first", None
        return None, None

    def run_of(self, link: Link) -> list[Link]:
        """Return the run of figures of one measure, side by side, that a figure stands in."""
        at = self.begin(link)
        holding = [run for run in self.runs if run[0].named == link.named and any(self.begin(o) == at for o in run)]
        return min(holding, key=len, default=[link])

    @cached_property
    def runs(self) -> list[list[Link]]:
        """The runs of figures of one measure: those side by side, and all of them where others stand between."""
        runs: list[list[Link]] = []
        for measure in dict.fromkeys(link.named for link in self.links):
            siblings = [link for link in self.links if link.named == measure]
            current: list[Link] = []
            for link in siblings:
                if current and not _VALUES_JOINED.fullmatch(self.text, self.end(current[-1]), self.begin(link)):
                    runs.append(current)
                    current = []
                if not current or self.begin(current[-1]) != self.begin(link):
                    current.append(link)
            runs += [current] if current == siblings else [current, siblings]
            clauses: dict[int, list[Link]] = {}
            for link in siblings:
                clauses.setdefault(self.text.count(";", self.sentence.start, self.begin(link)), []).append(link)
            runs += [clause for clause in clauses.values() if len(clauses) > 1 and clause not in runs]
        return [run for run in runs if len(run) > 1]


def distinct(phrases: Iterable[NamedTest]) -> list[NamedTest]:
    """Return the named tests without repetitions, in order."""
    first: dict[frozenset[str], NamedTest] = {}
    for phrase in phrases:
        if not phrase.is_word and phrase.labels != {"reader"}:
            first.setdefault(phrase.labels, phrase)
    return list(first.values())
