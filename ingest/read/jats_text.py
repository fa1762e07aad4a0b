"""Writes the text of a JATS article and notes, in the same pass, where sections, references and elements stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html.entities import html5
from typing import ClassVar

from lxml import etree

from ingest.model import Section, SectionKind
from ingest.read.jats_callout import CalloutWriter
from ingest.read.jats_elements import (
    BLOCKS,
    DEFERRED,
    MATH_SIGNS,
    PLACES,
    SKIPPED,
    declared_kind,
    runs_on,
)
from ingest.read.jats_path import ElementPaths
from ingest.read.jats_reference import RefEntry, write_reference
from ingest.read.jats_table import table_rows
from ingest.read.writer import Writer

DEEPEST = 100
"""Elements nested deeper than this are refused; published articles stay below forty."""


class TooDeepError(Exception):
    """Elements are nested deeper than any article nests them."""


class ArticleWriter:
    """Walks an article's elements once and writes each as readable text.

    Superscripts stay inline, with `^` before them where they would run into a number (`10^6`, `0.92^a`) or word, and
    subscripts with `_`.
    """

    def __init__(
        self, root: etree._Element, references: Mapping[str, RefEntry], entities: Mapping[str, str], most: int
    ) -> None:
        """Start with the article, its references by their element's id, its entities, and the most characters."""
        self.out = Writer(most)
        self.sections: list[Section] = []
        self.callouts = CalloutWriter(references)
        self.paths = ElementPaths(root, self.out)
        self.references: dict[str, tuple[int, int]] = {}
        self.unknown_entities: set[str] = set()
        self._entries = references
        self._entities = entities
        self._kinds: list[SectionKind] = ["other"]
        self._deferred: list[list[etree._Element]] = []
        self._depth = 0

    def title(self, element: etree._Element) -> None:
        """Write the article's title as a section of kind title."""
        start = self.out.paragraph()
        self._flat(element)
        self._note("title", None, start)

    def abstract(self, element: etree._Element) -> None:
        """Write an abstract with its sections; one without a title gets the heading `Abstract`."""
        self._kinds.append("abstract")
        with self.paths.inside(element):
            self._titled(element, "abstract", "Abstract")
        self._kinds.pop()

    def matter(self, element: etree._Element | None, kind: SectionKind) -> None:
        """Write the body, the back matter or the floats, each child as a block of the kind unless it says otherwise."""
        if element is None:
            return
        self._kinds.append(kind)
        for child in element:
            if kind == "back" and child.tag not in {"ref-list", "sec"} and isinstance(child.tag, str):
                with self.paths.inside(child):
                    self._titled(child, "back", None)
            else:
                self._child(child)
        self._kinds.pop()

    def _note(self, kind: SectionKind, heading: str | None, start: int) -> None:
        end = self.out.length
        if end > start:
            self.sections.append(Section(kind=kind, heading=heading, level=len(self._kinds) - 1, start=start, end=end))

    def _walk(self, element: etree._Element) -> None:
        self.out.add(element.text)
        for child in element:
            self._child(child)
            self.out.add(child.tail)

    def _child(self, child: etree._Element) -> None:
        tag = child.tag
        if not isinstance(tag, str):
            if isinstance(child, etree._Entity):
                self._entity(child)
            return
        if tag in SKIPPED:
            return
        if tag in DEFERRED and self._deferred:
            self._deferred[-1].append(child)
            return
        self._depth += 1
        if self._depth > DEEPEST:
            raise TooDeepError
        handler = self._HANDLERS.get(tag, ArticleWriter._block if tag in BLOCKS else ArticleWriter._walk)
        if tag in PLACES:
            with self.paths.inside(child):
                handler(self, child)
        else:
            handler(self, child)
        self._depth -= 1

    def _entity(self, entity: etree._Entity) -> None:
        name = entity.name or ""
        known = self._entities.get(name, html5.get(f"{name};"))
        if known is None:
            self.unknown_entities.add(name)
        self.out.add(entity.text if known is None else known)

    def _block(self, element: etree._Element) -> None:
        self.out.paragraph()
        if element.tag != "p":
            self._walk(element)
        else:
            # A figure or table inside a paragraph would cut its sentence in two: it follows the paragraph instead.
            self._deferred.append([])
            self._walk(element)
            later = self._deferred.pop()
            self.out.paragraph()
            for float_ in later:
                self._child(float_)
        self.out.paragraph()

    def _flat(self, element: etree._Element) -> str:
        """Write an element with its blocks run on; return what was written."""
        mark = self.out.mark()
        with self.out.flat(), self.paths.inside(element):
            self._walk(element)
        return self.out.since(mark)

    def _titled(self, element: etree._Element, kind: SectionKind, heading: str | None) -> None:
        start = self.out.paragraph()
        title, label = element.find("title"), element.find("label")
        if title is not None:
            number = "".join(label.itertext()).strip() if label is not None else ""
            self.out.add(f"{number} ")
            heading = " ".join(f"{number} {self._flat(title)}".split())
        elif heading:
            self.out.add(heading)
        self.out.paragraph()
        if element.tag in BLOCKS:
            self.out.add(element.text)
        for child in element:
            if child is not title and child is not label:
                self._child(child)
        self._note(kind, heading or None, start)
        self.out.paragraph()

    def _section(self, element: etree._Element) -> None:
        if (element.get("sec-type") or "").lower() == "supplementary-material":
            return
        kind = declared_kind(element) if self._kinds[-1] != "back" else None
        self._kinds.append(kind or self._kinds[-1])
        self._titled(element, self._kinds[-1], None)
        self._kinds.pop()

    def _float(self, element: etree._Element) -> None:
        start = self.out.paragraph()
        mark = self.out.mark()
        label, caption = element.find("label"), element.find("caption")
        if label is not None:
            self._flat(label)
            self.out.stop()
        title = caption.find("title") if caption is not None else None
        if title is not None:
            self._flat(title)
            self.out.stop()
        heading = self.out.since(mark).strip(" .\n")
        with self.out.flat():
            for child in caption if caption is not None else ():
                if child is not title:
                    self._child(child)
        self.out.paragraph()
        for child in element:
            if child is not label and child is not caption:
                self._child(child)
        self._note("table" if element.tag == "table-wrap" else "figure", heading or None, start)
        self.out.paragraph()

    def _table(self, element: etree._Element) -> None:
        self.out.paragraph()
        for row in table_rows(element):
            self.out.line()
            for column, cell in enumerate(row):
                if column:
                    self.out.tab()
                if cell is not None:
                    self._flat(cell)
        self.out.paragraph()

    def _xref(self, element: etree._Element) -> None:
        if self.callouts.entries(element):
            self.callouts.write(self.out, element, self._walk)
        else:
            self._walk(element)

    def _script(self, element: etree._Element) -> None:
        notes = list(element.iter("xref"))
        if not any(map(self.callouts.entries, notes)):
            content = "".join(element.itertext()).strip()
            if runs_on(self.out.tail, content, bool(notes)):
                self.out.add("^" if element.tag == "sup" else "_")
        self._walk(element)

    def _list(self, element: etree._Element) -> None:
        ordered = element.get("list-type") == "order"
        self.out.line()
        for number, item in enumerate(element.iterchildren("list-item"), 1):
            self.out.line()
            with self.paths.inside(item):
                label = item.find("label")
                if label is not None or ordered:
                    self.out.add(("".join(label.itertext()) if label is not None else f"{number}.") + " ")
                for child in item:
                    if child.tag == "list":
                        self._child(child)
                    elif child is not label:
                        self._flat(child)
                        self.out.add(" ")
            self.out.line()

    def _def_item(self, element: etree._Element) -> None:
        self.out.line()
        for child in element:
            self._flat(child)
            self.out.add(": " if child.tag == "term" else " ")
        self.out.line()

    def _line(self, element: etree._Element) -> None:
        self.out.line()
        self._walk(element)
        self.out.line()

    def _break(self, element: etree._Element) -> None:
        self.out.add(" " if element.tag == "mspace" else None)
        if element.tag == "break":
            self.out.line()

    def _alternatives(self, element: etree._Element) -> None:
        for tag in ("table", "math", "textual-form", "tex-math"):
            chosen = element.find(tag)
            if chosen is not None:
                if tag == "tex-math":
                    self._walk(chosen)
                else:
                    self._child(chosen)
                return

    def _link(self, element: etree._Element) -> None:
        if "".join(element.itertext()).strip():
            self._walk(element)
        else:
            self.out.add(element.get("{http://www.w3.org/1999/xlink}href"))

    def _name(self, element: etree._Element) -> None:
        for child in element:
            self._child(child)
            self.out.add(" ")

    def _joined(self, element: etree._Element) -> None:
        for index, part in enumerate(element):
            if index:
                self.out.add(MATH_SIGNS[str(element.tag)])
            self._child(part)

    def _fenced(self, element: etree._Element) -> None:
        self.out.add(element.get("open", "("))
        self._walk(element)
        self.out.add(element.get("close", ")"))

    def _ref_list(self, element: etree._Element) -> None:
        start = self.out.paragraph()
        title = element.find("title")
        heading = "References"
        if title is not None:
            heading = self._flat(title)
        else:
            self.out.add(heading)
        for child in element:
            if child.tag == "ref-list":
                self._child(child)
            elif child.tag == "ref":
                entry = self._entries[child.get("id") or f"#{len(self.references)}"]
                begun = self.out.paragraph()
                with self.paths.inside(child):
                    write_reference(self.out, child, entry, self._walk)
                if self.out.length > begun:
                    self.references[entry.key] = (begun, self.out.length)
        self._note("references", heading.strip() or None, start)
        self.out.paragraph()

    # Functions, as bound methods would make a cycle, and the article's tree would wait for the garbage collector.
    _HANDLERS: ClassVar[Mapping[str, Callable[[ArticleWriter, etree._Element], None]]] = {
        "sec": _section, "fig": _float, "table-wrap": _float, "table": _table,
        "xref": _xref, "sup": _script, "sub": _script, "list": _list,
        "def-item": _def_item, "disp-formula": _line, "break": _break, "mspace": _break,
        "alternatives": _alternatives, "ext-link": _link, "uri": _link, "name": _name,
        "ref-list": _ref_list, "mfenced": _fenced, **dict.fromkeys(MATH_SIGNS, _joined),
    }  # fmt: skip
