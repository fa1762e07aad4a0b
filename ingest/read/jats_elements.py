"""What the elements of JATS are to the text, and where raised text must be kept apart from it."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from lxml import etree

from ingest.model import SectionKind

SEC_TYPE: Mapping[str, SectionKind] = {
    "intro": "introduction",
    "materials": "methods",
    "subjects": "methods",
    "cases": "case",
    "conclusions": "conclusion",
}
MATH_SIGNS: Mapping[str, str] = {"mfrac": "/", "msup": "^", "msub": "_"}
SKIPPED = frozenset(
    "object-id graphic inline-graphic media supplementary-material related-article related-object sec-meta kwd-group "
    "private-char processing-meta alt-text long-desc permissions index-term target tex-math".split()
)
DEFERRED = frozenset("fig fig-group table-wrap table-wrap-group boxed-text fn fn-group".split())
BLOCKS = frozenset(
    "p title subtitle disp-quote verse-group statement speech attrib table-wrap-foot caption def-list glossary ack "
    "notes app app-group fn-group fn fig-group table-wrap-group boxed-text bio chem-struct-wrap".split()
)
NUMBERS = re.compile(r"\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*")
IN_BRACKET = re.compile(r"[\[(](?:[\d\s,;–—-]|and|&)*$")
_CONNECTION = re.compile(r"\s*[,;–—-]\s*")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_NOTE_MARK = re.compile(r"[A-Za-z](?:\s?,\s?[A-Za-z])*")


def goes_on(xref: etree._Element, references: Container[str]) -> bool:
    """Tell whether nothing but a comma or a dash stands between a numbered callout and the next."""
    following = xref.getnext()
    return (
        following is not None
        and following.tag == "xref"
        and bool(_CONNECTION.fullmatch(xref.tail or ""))
        and (following.get("rid") or "") in references
        and bool(NUMBERS.fullmatch("".join(following.itertext()).strip()))
    )


def runs_on(before: str, content: str, is_note: bool) -> bool:
    """Tell whether a raised or lowered text would be read as part of the number or word that it follows.

    Units (`mm2`), ions (`Ca2+`), symbols (`*`) and ordinals (`10th`) do not; exponents, note marks and indices do.
    """
    if not re.match(r"\w|[-+−]\s?\d", content) or not before or before[-1].isspace() or _ORDINAL.match(content):
        return False
    if not before[-1].isalpha():
        return before[-1] not in "([/^_"
    word = is_note or bool(re.search(r"[a-z]{4}$", before))
    return word and bool(_NOTE_MARK.fullmatch(content) or content.isdigit())
