"""Identifiers of papers as they are printed: DOIs and PubMed numbers."""

from __future__ import annotations

import re

DOI = re.compile(r"(?<!\d)(?<!\d\.)10\.\d{4,9}/[^\s\"<>{}|\\^`]+")
PMID = re.compile(r"(?:\bPMID:?\s*|pubmed/)(\d{5,8})\b", re.IGNORECASE)


def clean_doi(text: str) -> str:
    """Return a DOI in lower case without resolver, trailing punctuation and unpaired closing brackets."""
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)", "", text.strip(), flags=re.IGNORECASE).rstrip(
        ".,;:'\"”’"
    )
    while doi.endswith((")", "]")) and doi.count("(") + doi.count("[") < doi.count(")") + doi.count("]"):
        doi = doi[:-1].rstrip(".,;:")
    return doi.lower()


def find_doi(text: str) -> str | None:
    """Return the first DOI in a text; one that a line's end cut after a point, slash or dash is joined."""
    match = DOI.search(text)
    if not match:
        return None
    rest = re.match(r"\n([a-z0-9][\w./()-]*\d)\b", text[match.end() : match.end() + 80])
    return clean_doi(match[0] + (rest[1] if rest and match[0][-1] in "./-_" else ""))
