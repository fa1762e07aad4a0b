"""Identifiers of papers as they are printed: DOIs and PubMed numbers."""

from __future__ import annotations

import re

_PREFIX = r"(?<!\d)(?<!\d\.)10\.\d{4,9}/"
_SUFFIX = r"(?:[^\s\"<>{}|\\^`]|<[^\s<>]{1,30}>)+"  # `85:1<1::AID-CNCR1>3.0.CO;2-M`, as older ones are
_REST = re.compile(r"\n([a-z0-9][\w./()-]{0,80}\d)\b")
_CUT = re.compile(rf"{_PREFIX}(?:{_SUFFIX}|(?={_REST.pattern}))")
DOI = re.compile(_PREFIX + _SUFFIX)
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
    """Return the first DOI in a text; cut by a line's end after a point, slash or dash it is joined."""
    match = _CUT.search(text)
    if not match:
        return None
    rest = _REST.match(text, match.end())
    # A number alone behind a full stop begins another line: `doi:10.1000/one.` and `2011;1:2-3`.
    goes_on = rest and (match[0][-1] in "/-_" or (match[0][-1] == "." and not rest[1].isdecimal()))
    return clean_doi(match[0] + (rest[1] if rest and goes_on else ""))
