"""What the elements of JATS are to the text, and where raised text must be kept apart from it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from ingest.heading import section_kind
from ingest.model import SectionKind

_SEC_TYPE: Mapping[str, SectionKind] = {
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
PLACES = BLOCKS | DEFERRED | frozenset("sec table list def-item disp-formula ref-list".split())
"""What a user would name as the place of a sentence; what is written without its blocks is placed where it is."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_NOTE_MARK = re.compile(r"[A-Za-z](?:\s?,\s?[A-Za-z])*")


def declared_kind(section: etree._Element) -> SectionKind | None:
    """Return the kind that a section's type or else its title says it is of."""
    kind: SectionKind | None = None
    for word in re.split(r"[|,]", (section.get("sec-type") or "").lower()):
        kind = kind or _SEC_TYPE.get(word) or section_kind(word)
    title = section.find("title")
    return kind or (section_kind(" ".join("".join(title.itertext()).split())) if title is not None else None)


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
