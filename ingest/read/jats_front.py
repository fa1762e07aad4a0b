"""What the front matter of a JATS article says about it: names, identifiers, dates, licence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree

from ingest.identifier import clean_doi
from ingest.licence import find_licence, licence_address

_HREF = "{http://www.w3.org/1999/xlink}href"
_PUBLISHED = ("epub", "pub", "ppub", "epub-ppub", "collection", "pmc-release")


def read_front(root: etree._Element) -> dict[str, Any]:
    """Return the fields of `Document` that the article's metadata give; dates are ISO 8601, as exact as printed."""
    meta = root.find("front/article-meta")
    if meta is None:
        return {"article_type": root.get("article-type")}
    ids = {
        each.get("pub-id-type"): (each.text or "").strip() for each in reversed(meta.findall("article-id")) if each.text
    }
    pmc = re.search(r"\d+", next((ids[kind] for kind in ("pmc", "pmcid") if kind in ids), ""))
    dates = {each.get("date-type"): _iso(each) for each in meta.iterfind("history/date")}
    return {
        "title": _title(meta),
        "journal": words(root.find("front/journal-meta//journal-title")) or None,
        "doi": clean_doi(ids["doi"]) if "doi" in ids else None,
        "pmid": ids.get("pmid"),
        "pmcid": f"PMC{pmc[0]}" if pmc else None,
        "published": _published(meta),
        "received": dates.get("received"),
        "accepted": dates.get("accepted"),
        "authors": tuple(filter(None, map(_author, meta.iterfind("contrib-group/contrib[@contrib-type='author']")))),
        "keywords": tuple(dict.fromkeys(filter(None, map(words, meta.iterfind("kwd-group//kwd"))))),
        "licence": _licence(meta.find("permissions")),
        "article_type": root.get("article-type"),
    }


def words(element: etree._Element | None) -> str:
    """Return an element's text without notes and callouts, its white space folded."""
    if element is None:
        return ""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: etree._Element) -> Iterator[str]:
    yield unescape(element.text or "")
    for child in element:
        if child.tag not in {"xref", "fn"} and (isinstance(child.tag, str) or isinstance(child, etree._Entity)):
            yield from _pieces(child)
        yield child.tail or ""


def _title(meta: etree._Element) -> str | None:
    title = words(meta.find("title-group/article-title"))
    subtitle = words(meta.find("title-group/subtitle"))
    return (f"{title.rstrip(':')}: {subtitle}" if title and subtitle else title) or None


def _author(contrib: etree._Element) -> str:
    name = contrib.find(".//name")
    if name is None:
        return words(contrib.find("collab")) or words(contrib.find("string-name"))
    parts = (words(name.find(part)) for part in ("given-names", "surname", "suffix"))
    return " ".join(filter(None, parts))


def _iso(date: etree._Element) -> str | None:
    numbers = [words(date.find(part)) for part in ("year", "month", "day")]
    if not re.fullmatch(r"\d{4}", numbers[0]):
        return None
    iso = numbers[0]
    for number in numbers[1:]:
        if not number.isdecimal():
            break
        iso += f"-{int(number):02}"
    return iso


def _published(meta: etree._Element) -> str | None:
    dates = {each.get("pub-type") or each.get("date-type") or "pub": _iso(each) for each in meta.iterfind("pub-date")}
    return next((date for kind in (*_PUBLISHED, *dates) if (date := dates.get(kind))), None)


def _licence(permissions: etree._Element | None) -> str | None:
    if permissions is None:
        return None
    for element in permissions.iter("license", "license_ref", "ext-link", "uri"):
        for address in (element.get(_HREF), element.text if element.tag == "license_ref" else None):
            if found := licence_address(address or ""):
                return found
    licence = permissions.find("license")
    return find_licence(words(permissions)) or (licence.get("license-type") if licence is not None else None)
