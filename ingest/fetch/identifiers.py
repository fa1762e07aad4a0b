"""What a user types for a paper (PMCID, PMID or DOI), and the search that finds it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.fetch.paper import Paper, doi, pmcid, pmid

_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|\b(?:pmcid|pmid|doi)\s*:)\s*", re.IGNORECASE)
_COMMENT = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True)
class Identifier:
    """One identifier of a paper, in its one spelling."""

    kind: Literal["pmcid", "pmid", "doi"]
    value: str

    @property
    def query(self) -> str:
        """The search of Europe PMC that has this paper among its first answers."""
        if self.kind == "pmid":
            return f"EXT_ID:{self.value} AND SRC:MED"
        return f"PMCID:{self.value}" if self.kind == "pmcid" else f'DOI:"{self.value}"'

    @property
    def paper(self) -> Paper:
        """A paper of which nothing but this identifier is known."""
        return Paper(**{self.kind: self.value})


def parse_identifier(text: str) -> Identifier:
    """Return the identifier that a word is; raises ValueError, with a sentence, where it is none.

    >>> parse_identifier("pmc4735894")
    Identifier(kind='pmcid', value='PMC4735894')
    >>> parse_identifier("https://doi.org/10.1155/2016/ABC").value
    '10.1155/2016/abc'
    """
    bare = _PREFIX.sub("", text.strip(), count=1).rstrip(".,;")
    if value := pmcid(bare):
        return Identifier("pmcid", value)
    if value := pmid(bare):
        return Identifier("pmid", value)
    if value := doi(bare):
        return Identifier("doi", value)
    raise ValueError(f"{text!r} is no PMCID (PMC4735894), no PMID (26839674) and no DOI (10.1155/2016/4735894)")


def read_identifiers(lines: Iterable[str]) -> Iterator[Identifier]:
    """Yield the identifiers of a list: any number in a line, blank lines allowed, comments behind `#`.

    Raises ValueError, with the number of the line, at the first word that is no identifier.
    """
    for number, line in enumerate(lines, 1):
        for word in _PREFIX.sub(" ", _COMMENT.sub("", line)).split():
            try:
                yield parse_identifier(word)
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from error
