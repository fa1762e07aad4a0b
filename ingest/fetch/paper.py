"""What is known of a paper before it is read: its identifiers, where it appeared, its licence."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict

_PMCID = re.compile(r"PMC[1-9]\d{0,9}", re.ASCII | re.IGNORECASE)
_PMID = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_DOI = re.compile(r'10\.\d{4,9}/[^\s"\\]+')


class Paper(BaseModel):
    """The bibliographic data of a paper; `europe_pmc` is the service's own key, as in MED/26839674."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pmcid: str | None = None
    pmid: str | None = None
    doi: str | None = None
    europe_pmc: str | None = None
    title: str | None = None
    journal: str | None = None
    year: str | None = None
    licence: str | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """Every identifier that the paper goes by, the most exact first, spelled so that equal ones are equal."""
        return tuple(filter(None, (self.pmcid, self.pmid, self.doi, self.europe_pmc)))

    @property
    def name(self) -> str:
        """The paper as a sentence calls it."""
        if self.pmcid is None and self.pmid:
            return f"PMID {self.pmid}"
        return f"DOI {self.doi}" if self.pmcid is None and self.doi else self.ids[0]


def pmcid(text: str) -> str | None:
    """Return a PMCID in its one spelling; None for anything else, so that a file may safely be named by it."""
    return text.upper() if _PMCID.fullmatch(text) else None


def pmid(text: str) -> str | None:
    """Return a PMID; None for anything else."""
    return text if _PMID.fullmatch(text) else None


def doi(text: str) -> str | None:
    """Return a DOI in lower case, as DOIs are equal whatever their case; None for anything else."""
    return text.lower() if _DOI.fullmatch(text) else None
