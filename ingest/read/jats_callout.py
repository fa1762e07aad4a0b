"""Writes the callouts of a JATS article, such as `[3,5-7]`, and notes which references they point at."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from lxml import etree

from ingest.cite import expand_labels
from ingest.model import Callout
from ingest.read.jats_reference import RefEntry
from ingest.read.writer import Writer

_NUMBERS = re.compile(r"\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*")
_IN_BRACKET = re.compile(r"[\[(](?:[\d\s,;–—-]|and|&)*$")
_CONNECTION = re.compile(r"\s*[,;–—-]\s*")
_RANGE = re.compile(r"\]?\s?[-–—‐−]\s?\[?")
_LONGEST_RANGE = 60


class _Written(NamedTuple):
    """A callout in the text under construction, with the labels of its references in the order of their list."""

    start: int
    end: int
    labels: tuple[str, ...]


class CalloutWriter:
    """Writes a callout printed as a bare or superscript number as ` [3]`; one in brackets stays."""

    def __init__(self, references: Mapping[str, RefEntry]) -> None:
        """Start with the article's references by the id of their element."""
        self._entries = references
        self._order = {entry.label: position for position, entry in enumerate(references.values())}
        self._numbered = any(label.isdigit() for label in self._order)
        self._written: list[_Written] = []
        self._our_bracket = False

    def entries(self, xref: etree._Element) -> list[RefEntry]:
        """Return the references that a cross-reference points at."""
        return [self._entries[rid] for rid in (xref.get("rid") or "").split() if rid in self._entries]

    def write(self, out: Writer, xref: etree._Element, walk: Callable[[etree._Element], None]) -> None:
        """Write a cross-reference to references, and note where it stands and whither it points."""
        printed = "".join(xref.itertext()).strip()
        if self._is_number(printed) and not self._our_bracket and not _IN_BRACKET.search(out.tail):
            if out.tail[-1:] not in ("", "(", "[", "\n", "\t", " "):
                out.add(" ")
            out.add("[")
            self._our_bracket = True
        start = out.here()
        walk(xref)
        labels = {entry.label for entry in self.entries(xref)}
        bare = printed.strip("[]()")
        named = expand_labels(bare) if self._is_number(bare) else ()
        if labels <= set(named) <= self._order.keys():
            labels |= set(named)
        if out.length > start:
            self._written.append(_Written(start, out.length, tuple(sorted(labels, key=self._order.__getitem__))))
        if self._our_bracket and not self._goes_on(xref):
            out.add("]")
            self._our_bracket = False

    def _is_number(self, printed: str) -> bool:
        return self._numbered and bool(_NUMBERS.fullmatch(printed))

    def _goes_on(self, xref: etree._Element) -> bool:
        """Tell whether nothing but a comma or a dash stands between a numbered callout and the next."""
        following = xref.getnext()
        return (
            following is not None
            and following.tag == "xref"
            and bool(_CONNECTION.fullmatch(xref.tail or ""))
            and (following.get("rid") or "") in self._entries
            and bool(_NUMBERS.fullmatch("".join(following.itertext()).strip()))
        )

    def in_text(self, text: str) -> tuple[Callout, ...]:
        """Return the callouts of the finished text, with `[3]-[5]` as one that points at 3, 4 and 5."""
        listed = list(self._order)
        merged: list[_Written] = []
        for written in self._written:
            last = merged[-1] if merged else None
            if last and _RANGE.fullmatch(text, last.end, written.start):
                between = listed[self._order[last.labels[-1]] : self._order[written.labels[0]] + 1]
                if 1 < len(between) <= _LONGEST_RANGE:
                    labels = (*last.labels[:-1], *between, *written.labels[1:])
                    merged[-1] = _Written(last.start, written.end, labels)
                    continue
            merged.append(written)
        return tuple(
            Callout(start=start, end=end, quote=text[start:end], labels=labels) for start, end, labels in merged
        )
