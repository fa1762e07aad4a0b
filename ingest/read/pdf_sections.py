"""The sections of a PDF that its print gives away: title, front matter, abstract, captions, tables, odd headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.heading import section_kind
from ingest.model import Section, SectionKind
from ingest.read.blocks import Kind, is_section_heading
from ingest.read.flow import Printed, stretch_at
from ingest.read.page import Line, same_size

_ABSTRACT = re.compile(r"(?:structured |author )?(?:abstract|summary|synopsis)\b", re.IGNORECASE)
_RUN_IN = re.compile(r"(?:abstract|summary|synopsis)(?:\s*[:.—–|-]+\s*|\s+)(?=[A-Z])", re.IGNORECASE)
_KEYWORDS = re.compile(r"(?:key[ -]?words?|index terms|mesh terms)\b", re.IGNORECASE)
_FRONT = re.compile(
    r"\b(?:received|accepted|published|revised)\b\W.{0,30}\d{4}|\bcorrespond(?:ence|ing)\b|[©@]|\bcopyright\b|\borcid\b|"
    r"\bcreative commons\b|\bopen[- ]access article\b|\blicen[cs]ed? under\b|https?:|\bdoi\s?:|\bproperly cited\b|"
    r"^academic editors?\b|\breference format\b|\bcite this\b|^citation\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]+)\.?\s")
_UNUSUAL = re.compile(r"(?:(?:\d{1,2}|[IVX]+)\.?\s+)?[A-Z][^.!?;]{2,90}")
# The order in which sections follow; a heading that goes back in it begins the main text after a structured abstract.
_ORDER: dict[SectionKind, int] = {
    "introduction": 0, "methods": 1, "case": 1, "results": 2, "discussion": 3, "conclusion": 4,
}  # fmt: skip
_OPENING = ("introduction", "methods", "case")  # what stands before any other heading is the text itself
_FIRST_PAGES = 2
_PROSE, _SENTENCE = 200, 40  # characters of a paragraph
_LONGEST_ABSTRACT = 6_000


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph: half-open offsets of its characters, its text and its first line."""

    kind: Kind
    start: int
    end: int
    text: str
    first: Line

    @property
    def heading(self) -> SectionKind | None:
        """The section that it heads where it is nothing but a known heading."""
        return section_kind(self.text) if is_section_heading(self.text) else None

    @property
    def heads_main(self) -> bool:
        """Whether it is a known heading of the main text."""
        return self.heading in _ORDER

    @property
    def is_running(self) -> bool:
        """Whether it is body text or something set apart, not a heading, a caption or a table."""
        return self.kind in ("body", "aside") and not self.heading

    @property
    def is_prose(self) -> bool:
        """Whether it is running text of some length that is not of the front matter."""
        return self.is_running and len(self.text) >= _PROSE and not self.is_front

    @property
    def is_front(self) -> bool:
        """Whether it begins as the front matter does: with dates, rights or an address."""
        return bool(_FRONT.search(self.text[:_PROSE]))

    def printed_as(self, other: Line) -> bool:
        """Tell whether it begins in the print of a line, whatever the weight."""
        return same_size(self.first, other, 1.03) and self.first.family == other.family


def printed_sections(printed: Printed, title: Sequence[Line]) -> tuple[Section, ...]:
    """Return the sections that print and place tell better than words do, in order; half-open character offsets.

    The known headings of the main text are not among them: these are found by their words.
    """
    paragraphs = list(_paragraphs(printed))
    lines = {id(line) for line in title}
    below = 1 + max((n for n, each in enumerate(paragraphs) if id(each.first) in lines), default=-1)
    abstract = _headed_abstract(paragraphs) or _bare_abstract(paragraphs, below)
    main = _main(paragraphs, abstract.stop if abstract else below)
    sections = []
    references = next((n for n, each in enumerate(paragraphs) if each.heading == "references"), len(paragraphs))
    for number, each in enumerate(paragraphs[:references]):
        kind = _kind(each, number < main, abstract is not None and number in abstract, id(each.first) in lines)
        if kind:
            sections.append(Section(kind=kind, level=2, start=each.start, end=each.end))
    if abstract:
        first = paragraphs[abstract.start]
        heading = first.text if first.heading else "Abstract"
        sections.append(
            Section(kind="abstract", heading=heading, start=first.start, end=paragraphs[abstract.stop - 1].end)
        )
    sections += _unusual(paragraphs[main:])
    sections += _boxes(paragraphs[main:])
    return tuple(sorted(sections, key=lambda section: (section.start, -section.end)))


def _paragraphs(printed: Printed) -> Iterator[_Paragraph]:
    for kind, start, end in printed.paragraphs:
        line = printed.stretches[stretch_at(printed, start)].line
        yield _Paragraph(kind, start, end, " ".join(printed.text[start:end].split()), line)


def _kind(each: _Paragraph, is_before: bool, in_abstract: bool, is_title: bool) -> SectionKind | None:
    """Return the kind of section that a paragraph is by itself, if any."""
    if each.kind in ("figure", "table"):
        return each.kind
    if in_abstract:
        return None
    if is_title:
        return "title"
    aside = each.kind == "aside" and each.first.page <= _FIRST_PAGES and each.is_front
    return "front" if is_before or aside else None


def _headed_abstract(paragraphs: Sequence[_Paragraph]) -> range | None:
    """Return the paragraphs of an abstract that says so, by a heading or at its beginning."""
    for number, each in enumerate(paragraphs):
        if each.first.page > _FIRST_PAGES:
            return None
        if each.heading == "abstract" and _ABSTRACT.match(each.text.strip()):
            return _to_its_end(paragraphs, number, number + 1)
        if each.is_running and len(each.text) >= _SENTENCE and _RUN_IN.match(each.text):
            return _to_its_end(paragraphs, number, number)
    return None


def _to_its_end(paragraphs: Sequence[_Paragraph], start: int, after: int) -> range | None:
    """Return the paragraphs of an abstract from its first to the last in the same print before the main text.

    The headings of a structured abstract are told from those of the main text by their order and numbers.
    """
    print_: Line | None = None
    reached, structured, stop = -1, False, after
    for number in range(after, len(paragraphs)):
        each = paragraphs[number]
        if _KEYWORDS.match(each.text) or each.heading in ("references", "back"):
            break
        if each.heading in _ORDER:
            order = _ORDER[each.heading]
            if _NUMBERED.match(each.text) or order < reached or (print_ and not structured):
                break
            reached, structured = order, True
        elif each.is_running and print_ is None and len(each.text) >= _SENTENCE and not each.is_front:
            print_, stop = each.first, number + 1
        elif each.is_running and print_ and each.printed_as(print_):
            if each.end - paragraphs[start].start > _LONGEST_ABSTRACT:
                break
            stop = number + 1
        elif print_ and each.is_prose:
            break
    return range(start, stop) if print_ else None


def _bare_abstract(paragraphs: Sequence[_Paragraph], below: int) -> range | None:
    """Return the prose that stands right before the first heading of the main text, where nothing says what it is."""
    main = next((n for n in range(below, len(paragraphs)) if paragraphs[n].heads_main), None)
    if main is None or paragraphs[main].first.page > _FIRST_PAGES or paragraphs[main].heading not in _OPENING:
        return None
    stop = next((n + 1 for n in range(main - 1, below - 1, -1) if paragraphs[n].is_prose), None)
    if stop is None:
        return None
    start = stop - 1
    while (
        start > below and paragraphs[start - 1].is_prose and paragraphs[start - 1].printed_as(paragraphs[start].first)
    ):
        start -= 1
    length = paragraphs[stop - 1].end - paragraphs[start].start
    return range(start, stop) if length <= _LONGEST_ABSTRACT else None


def _main(paragraphs: Sequence[_Paragraph], after: int) -> int:
    """Return the number of the paragraph with which the main text begins."""
    return next((n for n in range(after, len(paragraphs)) if paragraphs[n].heads_main or paragraphs[n].is_prose), after)


def _unusual(paragraphs: Sequence[_Paragraph]) -> Iterator[Section]:
    """Yield, as sections of kind other, headings in the print of the first known one whose words say nothing."""
    known = next(
        (each.first for each in paragraphs if each.heads_main and len(each.text) == len(each.first.text)), None
    )
    if known is None:
        return
    alike = [each for each in paragraphs if each.printed_as(known) and each.first.is_bold == known.is_bold]
    if any(each.is_prose for each in alike):
        return
    for each in alike:
        if each.kind not in ("figure", "table") and section_kind(each.text) is None and _UNUSUAL.fullmatch(each.text):
            yield Section(kind="other", heading=each.text, start=each.start, end=each.end)


def _boxes(paragraphs: Sequence[_Paragraph]) -> Iterator[Section]:
    """Yield what the main text goes on after: key points and the like, up to the next paragraph that is body text."""
    for number, each in enumerate(paragraphs):
        if each.heading == "abstract":
            inside = takewhile(lambda other: other.kind == "aside" and not other.heading, paragraphs[number + 1 :])
            end = max((other.end for other in inside), default=each.end)
            yield Section(kind="abstract", heading=each.text, level=2, start=each.start, end=end)
