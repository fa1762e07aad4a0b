"""Sections and sentences of a view."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.heading import section_kind
from ingest.model import Section, SectionKind
from ingest.tabular import find_tables
from ingest.view import View

_BLANKS = re.compile(r"\s*")
_BLOCK = re.compile(r"[^\n]+")
# No word may be taken apart in a second way: a run of capitals would be tried in thousands.
_BETWEEN = r"[ /&,]{1,3}(?:and )?"
_LABEL = re.compile(
    rf"(?:^|(?<=[.!?] )|(?<=\n))([A-Z][A-Za-z]+(?:{_BETWEEN}[A-Z][A-Za-z]+){{0,5}}(?:{_BETWEEN})?)[:.](?= [A-Z0-9])"
)
_MAIN = frozenset({"introduction", "methods", "case", "results", "discussion", "conclusion"})
_OPENING = re.compile(r"\s+(?:The|This|These|In|We|It|A|An|On|After|Our|However|There|No|Her|His|She|He)\b")
_CAPTION = re.compile(r"(?:Fig(?:ure|\.)?|Table)\s*\.?\s*[\dIVX]+[A-Za-z]?\s*[.:|–-]?\s*(?=[A-Z(])")
_END = re.compile(
    r"[.!?](?:['\")\]]{1,2})?(?:\[[\d,;–\- ]+\]"
    r"|(?<=[a-z)][.!?])\d{1,3}(?:[,–-]\d{1,3})*)?(?=\s+(?:['\"(\[]{0,2})[A-Z0-9α-ωΑ-Ω≥≤<>•])"
    # A blank left out: "two years.She was treated".
    r"|(?<=[a-z]{3})\.(?=(?:The|This|These|In|We|It|An?|On|After|Our|However|There|No|Her|His|She|He)\s)"
)
_NO_END = frozenset(
    "vs fig figs ref refs dr mr mrs ms prof st approx ca cf e.g i.e eg ie al etc resp inc ltd co eq dept univ jan feb "
    "mar apr jun jul aug sep sept oct nov dec sp spp var viz a.m p.m".split()
)
_COUNTING = frozenset({"no", "nos", "vol", "p", "pp"})
_DIGIT_NEXT = re.compile(r"\s*\d")
_LONGEST = 2_000


@dataclass(frozen=True)
class Sentence:
    """A sentence: half-open offsets into `View.text`, the kind of its section, and the number of its paragraph."""

    start: int
    end: int
    section: SectionKind
    paragraph: int


def find_sections(view: View) -> tuple[Section, ...]:
    """Return the sections that headings and captions of plain text mark, in document offsets.

    A heading is a line of its own that the vocabulary knows, or such a word with a colon that opens a paragraph.
    """
    found: list[tuple[int, SectionKind, str]] = []
    captions: list[Section] = []
    for block in _BLOCK.finditer(view.text):
        line = block[0]
        kind = section_kind(line)
        if kind:
            found.append((block.start(), kind, line.strip()))
            continue
        if _CAPTION.match(line.lstrip()):
            start, end = view.raw(block.start(), block.end())
            shown: SectionKind = "table" if line.lstrip().lower().startswith("tab") else "figure"
            captions.append(Section(kind=shown, heading=None, level=2, start=start, end=end))
            continue
        for label in _LABEL.finditer(line):
            kind = section_kind(label[1])
            if kind:
                found.append((block.start() + label.start(1), kind, label[1]))
    found = _without_label(_without_asides(found))
    bounds = [start for start, _, _ in found[1:]] + [len(view.text)] * bool(found)
    bounds = [
        _paragraph_end(view.text, start, end) if kind == "front" else end
        for (start, kind, _), end in zip(found, bounds, strict=True)
    ]
    sections = [
        Section(
            kind=kind,
            heading=None if kind in ("front", "title") else heading,  # a line of front matter heads nothing
            start=view.raw(start, start + 1)[0],
            end=view.raw(start, end)[1],
        )
        for (start, kind, heading), end in zip(found, bounds, strict=True)
    ]
    tables = _tables(view)
    captions = [caption for caption in captions if not any(t.start <= caption.start < t.end for t in tables)]
    return tuple(sorted([*sections, *captions, *tables], key=lambda section: (section.start, -section.end)))


def _tables(view: View) -> list[Section]:
    """Return the tables of a plain text, captions included; a PDF's lines do not keep its columns apart."""
    if view.document.format != "text":
        return []
    places = find_tables(view.document.text)
    return [Section(kind="table", heading=None, level=2, start=start, end=end) for start, end in places]


def _without_label(found: list[tuple[int, SectionKind, str]]) -> list[tuple[int, SectionKind, str]]:
    """Read `CASE REPORT` above a title as what the article is, where the case has a heading of its own further down.

    A part of the case (`FAMILY HISTORY`) that follows at once leaves it the case's heading.
    """
    kinds = [kind for _, kind, _ in found]
    if kinds.count("case") > 1 and kinds[0] == "case" and kinds[1] != "case":
        return [(found[0][0], "title", found[0][2]), *found[1:]]
    return found


def _without_asides(found: list[tuple[int, SectionKind, str]]) -> list[tuple[int, SectionKind, str]]:
    """Leave out back matter between main sections (`Abbreviations:`): the section before goes on behind it."""
    last = max((number for number, (_, kind, _) in enumerate(found) if kind in _MAIN), default=-1)
    return [item for number, item in enumerate(found) if number > last or item[1] != "back"]


def _paragraph_end(text: str, start: int, end: int) -> int:
    """Return where a line of front matter such as `Received:` ends; what follows it has no heading of its own."""
    at = text.find("\n", start, end)
    return end if at < 0 else at


def find_sentences(view: View, sections: tuple[Section, ...]) -> tuple[Sentence, ...]:
    """Return the sentences in order; they never cross a paragraph and never hold its line ends."""
    innermost = _section_lookup(view, sections)
    cuts = sorted({view.position(section.start) for section in sections})
    sentences = []
    for number, block in enumerate(_BLOCK.finditer(view.text)):
        for start, end in _split(block[0]):
            at, stop = block.start() + start, block.start() + end
            inner = cuts[bisect_right(cuts, at) : bisect_right(cuts, stop - 1)]
            for left, right in zip([at, *inner], [*inner, stop], strict=True):
                if view.text[left:right].strip():
                    sentences.append(Sentence(left, right, innermost(left), number))
    return tuple(sentences)


def _split(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph; one of unlikely length is cut, for what reads it may cost its square."""
    for start, end in _stops(text):
        while end - start > _LONGEST:
            blank = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
            cut = blank + 1 if blank > 0 else start + _LONGEST
            yield start, cut
            start = cut
        yield start, end


def _stops(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        word = re.search(r"[\w.]*$", text[max(start, match.start() - 12) : match.start()])
        before = word[0].lower() if word else ""
        initial = len(before) == 1 and before.isalpha() and text[match.start() - 1].isupper()
        abbreviated = before in _NO_END or (before in _COUNTING and bool(_DIGIT_NEXT.match(text, match.end())))
        if match[0][0] == "." and (abbreviated or (initial and not _closes(text, match.end()))):
            continue
        yield start, match.end()
        start = _BLANKS.match(text, match.end()).end()  # type: ignore[union-attr]
    if start < len(text):
        yield start, len(text.rstrip())


def _closes(text: str, end: int) -> bool:
    """Tell whether a capital letter with a full stop ends a sentence: what follows is an ordinary sentence opening."""
    return bool(_OPENING.match(text, end))


def _section_lookup(view: View, sections: tuple[Section, ...]) -> Callable[[int], SectionKind]:
    starts = [section.start for section in sections]

    def innermost(at: int) -> SectionKind:
        raw = view.raw(at, at + 1)[0]
        for index in range(bisect_right(starts, raw) - 1, -1, -1):
            if sections[index].end > raw:
                return sections[index].kind
        return "other"

    return innermost
