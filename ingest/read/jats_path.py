"""Which element of a JATS article each stretch of its text stands in, as a path that XPath can follow."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from ingest.place import Place
from ingest.read.writer import Writer


class ElementPaths:
    """Notes, while the text is written, from which offset on it stands in which element; answers with paths.

    What is noted is what a reader would call a place: sections, paragraphs, titles, captions, table cells, references,
    not the italics or superscript that a quote stands in. The elements' names must have lost their namespaces.
    """

    def __init__(self, root: etree._Element, out: Writer) -> None:
        """Start with the article's root, in which all of its text stands, and with what writes the text."""
        self._out = out
        self._starts = [0]
        self._elements = [root]
        self._paths = {root: f"/{root.tag}"}

    @contextmanager
    def inside(self, element: etree._Element) -> Iterator[None]:
        """Note of all that is written meanwhile that it stands in an element."""
        outer = self._elements[-1]
        self._note(element)
        yield
        self._note(outer)

    def _note(self, element: etree._Element) -> None:
        # Of two elements that begin at one place the later one is the inner one, or follows one without text.
        if self._out.length == self._starts[-1]:
            self._elements[-1] = element
        else:
            self._starts.append(self._out.length)
            self._elements.append(element)

    def at(self, start: int, end: int) -> Place:
        """Return the path of the innermost noted element that holds a stretch, or of what holds all its elements."""
        first, last = self._around(start), self._around(max(start, end - 1))
        if first is not last:
            around = {first, *first.iterancestors()}
            first = next(each for each in (last, *last.iterancestors()) if each in around)
        return Place(element=self._path(first))

    def _around(self, position: int) -> etree._Element:
        return self._elements[bisect_right(self._starts, position) - 1]

    def _path(self, element: etree._Element) -> str:
        parent = element.getparent()
        if element not in self._paths and parent is not None:
            # All children at once: to count the elder siblings of each would be quadratic in a long list.
            path = self._path(parent)
            children = list(parent.iterchildren(etree.Element))
            alike = Counter(child.tag for child in children)
            met: Counter[object] = Counter()
            for child in children:
                met[child.tag] += 1
                position = f"[{met[child.tag]}]" if alike[child.tag] > 1 else ""
                self._paths[child] = f"{path}/{child.tag}{position}"
        return self._paths[element]
