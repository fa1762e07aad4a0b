"""Reads PDF files: page by page in reading order, with the place of every character on its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ingest.cite import find_callouts
from ingest.model import Problem
from ingest.read.blocks import body_print
from ingest.read.flow import join
from ingest.read.front import find_front, front_doi
from ingest.read.furniture import without_furniture
from ingest.read.layout import in_reading_order
from ingest.read.ocr import read_scans
from ingest.read.parts import Parts, make_document, read_bytes, refuse_formats, unreadable, warning
from ingest.read.pdf_front import joined_title, printed_authors, title_lines
from ingest.read.pdf_list import list_print, raised_places
from ingest.read.pdf_process import LIMITS, Drawn, PdfLimits, drawn_pages
from ingest.read.pdf_sections import printed_sections
from ingest.read.printed_place import PrintedPlaces
from ingest.read.raised import with_raised_digits
from ingest.reference_list import find_references

__all__ = ["PdfLimits", "read_pdf"]

_LEAST_CHARACTERS_A_PAGE = 16


def read_pdf(path: Path, *, limits: PdfLimits = LIMITS) -> Parts:
    """Read a PDF in reading order, without running heads, page numbers and line numbers; scanned pages by OCR.

    Lines end with a line feed, paragraphs with a blank line; a hyphen at a line's end is kept. A paragraph that goes
    on over a column, a page, a figure or a table is one. Raises UnreadableError for encrypted and broken files, for
    scans that cannot be read, and where a limit is passed.
    """
    data = read_bytes(path, limits.file_bytes)
    if b"%PDF-" not in data[:1024]:
        refuse_formats(path, data, ".xml", ".html")
        raise unreadable(path, "wrong_suffix", "is no PDF file by its contents; check where it came from")
    drawn = drawn_pages(path, data, limits)
    read = read_scans(path, data, drawn, limits)
    pages = read.pages
    characters = sum(len(line.text) for page in pages for line in page.lines)
    if characters < _LEAST_CHARACTERS_A_PAGE * len(pages):
        raise unreadable(
            path,
            "no_text_layer",
            f"has no text layer ({characters} characters on {len(pages)} pages); {read.reason}",
        )
    ordered = [with_raised_digits(in_reading_order(page)) for page in without_furniture(pages)]
    printed = join(ordered, body_print(ordered))
    references = find_references(printed.text, list_print(printed))
    title = title_lines(ordered[0])
    first_pages = min(printed.pages[:2][-1].end, references[0].start if references else len(printed.text))
    front = find_front(printed.text[:first_pages], joined_title(title) or None)
    # A running head or foot may be all that gives the DOI.
    front["doi"] = front.get("doi") or front_doi("\n".join(line.text for line in pages[0].lines))
    authors = printed_authors(ordered[0], title)
    sections = printed_sections(printed, title)
    fronts = [section for section in sections if section.kind in ("front", "title")]
    raised = [place for place in raised_places(printed) if not any(s.start <= place[0] < s.end for s in fronts)]
    return Parts(
        document=make_document(path, data, "pdf", printed.text, pages=printed.pages, authors=authors, **front),
        sections=sections,
        references=references,
        callouts=find_callouts(printed.text, references, raised),
        problems=(*_broken(path, drawn), *read.problems),
        doubtful=printed.doubtful,
        places=PrintedPlaces.of(printed),
    )


def _broken(path: Path, drawn: list[Drawn]) -> Iterator[Problem]:
    for each in drawn:
        if each.page is None:
            yield warning(path, "malformed", "is broken and was left out; fetch the file again", page=each.number)
