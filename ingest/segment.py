"""Sections and sentences of a view."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
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
    r"|(?<=[a-z)][.!?])\d{1,3}(?:[,–-]\d{1,3})*|[⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹,–-]*)?(?=\s+(?:['\"(\[]{0,2})[A-Z0-9α-ωΑ-Ω≥≤<>•])"
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

_Heading = tuple[int, SectionKind, str | None]
"""Where a heading begins in the view, what it heads, and its words."""


@dataclass(frozen=True)
class Sentence:
    """A sentence: half-open offsets into `View.text`, the kind of its section, and the number of its paragraph."""

    start: int
    end: int
    section: SectionKind
    paragraph: int


def find_sections(view: View, known: Sequence[Section] = ()) -> tuple[Section, ...]:
    """Return the sections that headings and captions mark, with those that are known, in document offsets.

    A heading is a line of its own that the vocabulary knows, or such a word with a colon that opens a paragraph. Known
    are the sections that a page's print gave away: what heads a part of the abstract stays in it, nothing in the front
    matter or below a figure heads anything, and one of kind other goes on to the next heading. Of JATS all are known.
    """
    if view.document.format == "jats":
        return tuple(known)
    abstract = next((section for section in known if section.kind == "abstract" and section.level == 1), None)
    closed = [section for section in known if section.kind != "other" and section != abstract]
    main: list[_Heading] = [
        (view.position(each.start), "other", each.heading) for each in known if each.kind == "other"
    ]
    parts: list[_Heading] = []
    for heading in _headings(view):
        at = view.raw(heading[0], heading[0] + 1)[0]
        if abstract and abstract.start <= at < abstract.end:
            if heading[1] != "abstract":
                parts.append(heading)
        elif not _holds(closed, at):
            main.append(heading)
    sections = _stretches(
        view, _without_label(_without_asides(sorted(main, key=lambda heading: heading[0]))), len(view.text)
    )
    if abstract:
        sections += [abstract, *_stretches(view, parts, view.position(abstract.end), level=2)]
    tables = _tables(view)
    captions = closed or [caption for caption in _captions(view) if not _holds(tables, caption.start)]
    return tuple(sorted([*sections, *captions, *tables], key=lambda section: (section.start, -section.end)))


def _headings(view: View) -> Iterator[_Heading]:
    for block in _BLOCK.finditer(view.text):
        line = block[0]
        if kind := section_kind(line):
            yield block.start(), kind, line.strip()
        elif not _CAPTION.match(line.lstrip()):
            for label in _LABEL.finditer(line):
                kind = section_kind(label[1])
                if kind and kind not in ("figure", "table"):  # `Fig. 2 shows` heads nothing
                    yield block.start() + label.start(1), kind, label[1]


def _captions(view: View) -> Iterator[Section]:
    for block in _BLOCK.finditer(view.text):
        if _CAPTION.match(block[0].lstrip()) and not section_kind(block[0]):
            start, end = view.raw(block.start(), block.end())
            kind: SectionKind = "table" if block[0].lstrip().lower().startswith("tab") else "figure"
            yield Section(kind=kind, heading=None, level=2, start=start, end=end)


def _stretches(view: View, headings: Sequence[_Heading], stop: int, level: int = 1) -> list[Section]:
    """Return the sections from each heading to the next, the last to an offset in the view."""
    bounds = [start for start, _, _ in headings[1:]] + [stop] * bool(headings)
    bounds = [
        _paragraph_end(view.text, start, end) if kind == "front" else end
        for (start, kind, _), end in zip(headings, bounds, strict=True)
    ]
    return [
        Section(
            kind=kind,
            heading=None if kind in ("front", "title") else heading,  # a line of front matter heads nothing
            level=level,
            start=view.raw(start, start + 1)[0],
            end=view.raw(start, end)[1],
        )
        for (start, kind, heading), end in zip(headings, bounds, strict=True)
    ]


def _holds(sections: Sequence[Section], at: int) -> bool:
    """Tell whether one of some sections that are in order, none in another, holds an offset of the document."""
    index = bisect_right(sections, at, key=lambda section: section.start) - 1
    return index >= 0 and at < sections[index].end


def _tables(view: View) -> list[Section]:
    """Return the tables of a plain text, captions included; those of a PDF are known from its print."""
    if view.document.format != "text":
        return []
    places = find_tables(view.document.text)
    return [Section(kind="table", heading=None, level=2, start=start, end=end) for start, end in places]


def _without_label(found: list[_Heading]) -> list[_Heading]:
    """Read `CASE REPORT` above a title as what the article is, where the case has a heading of its own further down.

    A part of the case (`FAMILY HISTORY`) that follows at once leaves it the case's heading.
    """
    kinds = [kind for _, kind, _ in found]
    if kinds.count("case") > 1 and kinds[0] == "case" and kinds[1] != "case":
        return [(found[0][0], "title", found[0][2]), *found[1:]]
    return found


def _without_asides(found: list[_Heading]) -> list[_Heading]:
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
