"""Addresses: of our own pages, and outside ones made from identifiers that have been checked for their form."""

from __future__ import annotations

import re
from urllib.parse import quote

# The kinds of node that have a page; a paper is shown by its preferred document, a primary source by its row.
PAGES = frozenset({"claim", "document", "case", "concept", "paper", "source"})
_OF_NODE = {"primary_source": "source"}

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_PMID = re.compile(r"[1-9]\d{0,8}")
_PMCID = re.compile(r"PMC[1-9]\d{0,8}")
_MESH = re.compile(r"[DC]\d{6,9}")
_NCIT = re.compile(r"(?:NCIT:)?(C\d{2,8})")


def page_address(kind: str, key: str, start: int | None = None) -> str | None:
    """Return the path of the page of a node, at the character offset `start` of a document; None for other kinds."""
    page = _OF_NODE.get(kind, kind)
    if page not in PAGES:
        return None
    return f"/{page}/{quote(key, safe='')}" + ("" if start is None else f"#c{start}")


def doi_address(doi: str | None) -> str | None:
    """Return the resolver's address of a DOI, or None for what is no DOI."""
    return f"https://doi.org/{quote(doi, safe='/:;()._-')}" if doi and _DOI.fullmatch(doi) else None


def pmid_address(pmid: str | None) -> str | None:
    """Return PubMed's address of a PubMed id, or None for what is none."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid and _PMID.fullmatch(pmid) else None


def pmcid_address(pmcid: str | None) -> str | None:
    """Return the address of a full text in PubMed Central, or None for what is no PMCID."""
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/" if pmcid and _PMCID.fullmatch(pmcid) else None


def vocabulary_address(vocabulary: str, identifier: str) -> str | None:
    """Return the public page of a MeSH or NCIt id, or None for other vocabularies and ill-formed ids."""
    if vocabulary.casefold() == "mesh" and _MESH.fullmatch(identifier):
        return f"https://meshb.nlm.nih.gov/record/ui?ui={identifier}"
    ncit = _NCIT.fullmatch(identifier)
    if vocabulary.casefold() == "ncit" and ncit:
        return f"https://evsexplore.semantics.cancer.gov/evsexplore/concept/ncit/{ncit[1]}"
    return None
