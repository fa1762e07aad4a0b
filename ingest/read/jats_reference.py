"""The entries of a JATS reference list: their labels, identifiers and text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from lxml import etree

from ingest.identifier import DOI, PMID, clean_doi
from ingest.read.writer import Writer
from ingest.reference_list import name_label

_CITATIONS = ("element-citation", "mixed-citation", "citation", "nlm-citation")
_NUMBER = re.compile(r"\d{1,3}(?!\d)")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True)
class RefEntry:
    """What an entry says about itself: `key` its element's id, `position` its place in the list from 0."""

    key: str
    position: int
    label: str
    doi: str | None
    pmid: str | None
    year: int | None

    def printed(self) -> dict[str, Any]:
        """Return the fields that a `Reference` has beside its span."""
        return {"label": self.label, "doi": self.doi, "pmid": self.pmid, "year": self.year}


def reference_entries(root: etree._Element) -> Mapping[str, RefEntry]:
    """Return the entries of all reference lists by element id (`#position` where there is none).

    The label is the printed number. Unlabelled lists are numbered by position where callouts are numbers, else each
    entry is known by author and year (`Smith 2010`), with letters where two would be the same.
    """
    refs = [ref for ref in root.iter("ref") if next(ref.iterancestors("sub-article", "response"), None) is None]
    called = [
        "".join(xref.itertext()).strip(" []()") for xref in root.iter("xref") if xref.get("ref-type") in {"bibr", "ref"}
    ]
    by_number = sum(bool(_NUMBER.match(text)) for text in called) * 2 > len(called)
    entries: dict[str, RefEntry] = {}
    taken: set[str] = set()
    for position, ref in enumerate(refs):
        key = ref.get("id") or f"#{position}"
        year = _year(ref)
        printed = "".join(ref.findtext("label") or "").strip(" .[]()")
        if printed.isdecimal() or (printed and not by_number):
            label = printed
        else:
            label = str(position + 1) if by_number else _author_year(ref, year)
        letters = (f"{label}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
        numbers = (f"{label}-{number}" for number in count(position))
        unique = next(name for name in chain((label,), letters, numbers) if name not in taken)
        taken.add(unique)
        entries[key] = RefEntry(key, position, unique, _doi(ref), _pmid(ref), year)
    return entries


def _year(ref: etree._Element) -> int | None:
    for text in (*(each.text or "" for each in ref.iter("year")), " ".join("".join(ref.itertext()).split())):
        found = _YEAR.findall(text)
        if found:
            return int(found[0])
    return None


def _author_year(ref: etree._Element, year: int | None) -> str:
    names = [name.text.strip() for name in ref.iter("surname", "collab") if name.text and name.text.strip()]
    if not names:
        printed = " ".join("".join(ref.itertext()).split())
        return name_label(printed, year) if printed else "unnamed"
    who = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
    return f"{who} {year}" if year else who


def _doi(ref: etree._Element) -> str | None:
    for element in ref.iter("pub-id"):
        if element.get("pub-id-type") == "doi" and element.text and DOI.search(element.text):
            return clean_doi(element.text)
    for text in (*(link.get(_HREF) or "" for link in ref.iter("ext-link", "uri")), *ref.itertext()):
        match = DOI.search(text)
        if match:
            return clean_doi(match[0])
    return None


def _pmid(ref: etree._Element) -> str | None:
    for element in ref.iter("pub-id"):
        if element.get("pub-id-type") == "pmid" and (element.text or "").strip().isdecimal():
            return (element.text or "").strip()
    for text in (*(link.get(_HREF) or "" for link in ref.iter("ext-link", "uri")), *ref.itertext()):
        match = PMID.search(text)
        if match:
            return match[1]
    return None


def write_reference(out: Writer, ref: etree._Element, entry: RefEntry, walk: Callable[[etree._Element], None]) -> None:
    """Write an entry on one line: its number, then its words as printed, or composed of its fields."""
    with out.flat():
        if entry.label.isdecimal():
            out.add(f"{entry.label}. ")
        citations = list(ref.iter(*_CITATIONS)) or [ref]
        for citation in citations:
            if _is_printed(citation):
                walk(citation)
            else:
                out.add(_composed(citation))
            out.add(" ")


def _is_printed(citation: etree._Element) -> bool:
    between = (citation.text or "") + "".join(child.tail or "" for child in citation)
    return len(re.sub(r"\s+", "", between)) > len(citation) // 2


def _composed(citation: etree._Element) -> str:
    def words(name: str) -> str:
        element = citation.find(name)
        return " ".join("".join(element.itertext()).split()) if element is not None else ""

    names = []
    for person in citation.iter("name", "string-name", "collab", "etal"):
        if person.tag in {"name", "string-name"} and person.find("surname") is not None:
            names.append(f"{person.findtext('surname')} {person.findtext('given-names') or ''}".strip())
        else:
            names.append(" ".join("".join(person.itertext()).split()) or "et al")
    pages = "–".join(filter(None, (words("fpage") or words("elocation-id"), words("lpage"))))
    issue = f"({words('issue')})" if words("issue") else ""
    volume = f"{words('volume')}{issue}" + (f":{pages}" if pages else "")
    where = ";".join(filter(None, (" ".join(filter(None, (words("source"), words("year")))), volume)))
    parts = [
        ", ".join(names),
        words("article-title"),
        words("chapter-title"),
        where,
        words("publisher-name"),
        words("comment"),
    ]
    ids = [
        f"{kind}:{element.text.strip()}"
        for element in citation.iter("pub-id")
        if element.text and (kind := {"doi": "doi", "pmid": "PMID"}.get(element.get("pub-id-type") or ""))
    ]
    return " ".join([*(part.rstrip(".") + "." for part in parts if part), *ids])
