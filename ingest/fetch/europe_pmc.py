"""The RESTful interface of Europe PMC, as far as open-access papers need it (docs/decisions/0007)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel
from pydantic_core import from_json

from ingest.fetch.identifiers import Identifier
from ingest.fetch.paper import Paper, doi, pmcid, pmid
from ingest.fetch.web import FetchError, Web

BASE_URL = "https://www.ebi.ac.uk/europepmc/webservices/rest"
_PAGE = 100  # results in an answer; the service allows 1000

T = TypeVar("T")


class Record(Paper):
    """A paper as Europe PMC knows it; `pdf_url` leads to an open-access PDF, Europe PMC's own copy if it has one."""

    is_open_access: bool
    pdf_url: str | None


class EuropePmc:
    """The service at a base URL."""

    def __init__(self, web: Web, base_url: str = BASE_URL) -> None:
        """Ask nothing yet."""
        self._web = web
        self._base_url = base_url.rstrip("/")

    def find(self, identifier: Identifier) -> Record | None:
        """Return the record that carries an identifier; None where there is none."""
        answer = self._answer(identifier.query, "*", _PAGE)
        records = map(_record, answer.result_list.result)
        return next((record for record in records if identifier.value in record.ids), None)

    def search(self, query: str, limit: int) -> tuple[int, Iterator[Record]]:
        """Return how many open-access papers a query has, and the first of them in the service's order."""
        query = f"({query}) AND OPEN_ACCESS:Y"
        first = self._answer(query, "*", min(limit, _PAGE))
        return first.hit_count, self._records(query, first, limit)

    def full_text_url(self, name: str) -> str:
        """Return where the JATS of a paper is, named by its PMCID."""
        return f"{self._base_url}/{name}/fullTextXML"

    def get(self, url: str, read: Callable[[bytes], T]) -> T:
        """Return what `read` makes of the full text or PDF at a URL; raises as `Web.get` does."""
        return self._web.get(url, read)

    def _records(self, query: str, answer: _Answer, limit: int) -> Iterator[Record]:
        cursor, left = "*", limit
        while answer.result_list.result and left:
            page = answer.result_list.result[:left]
            yield from map(_record, page)
            left -= len(page)
            # The end is told by no cursor, by the same cursor again, or by an empty page.
            if not left or answer.next_cursor_mark in {None, cursor}:
                return
            cursor = str(answer.next_cursor_mark)
            answer = self._answer(query, cursor, min(limit, _PAGE))

    def _answer(self, query: str, cursor: str, page_size: int) -> _Answer:
        asked = {
            "query": query,
            "format": "json",
            "resultType": "core",
            "cursorMark": cursor,
            "pageSize": f"{page_size}",
        }
        return self._web.get(f"{self._base_url}/search", _read_answer, asked)


class _Answered(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, coerce_numbers_to_str=True, frozen=True)


class _Link(_Answered):
    availability_code: str = ""
    document_style: str = ""
    site: str = ""
    url: str = ""


class _Links(_Answered):
    full_text_url: tuple[_Link, ...] = ()


class _Journal(_Answered):
    title: str | None = None


class _JournalInfo(_Answered):
    journal: _Journal = _Journal()


class _Result(_Answered):
    id: str
    source: str
    pmid: str = ""
    pmcid: str = ""
    doi: str = ""
    title: str | None = None
    pub_year: str | None = None
    license: str | None = None
    journal_info: _JournalInfo = _JournalInfo()
    is_open_access: str = ""
    full_text_url_list: _Links = _Links()


class _Results(_Answered):
    result: tuple[_Result, ...] = ()


class _Answer(_Answered):
    hit_count: int = 0
    next_cursor_mark: str | None = None
    result_list: _Results


def _read_answer(body: bytes) -> _Answer:
    answered = from_json(body)  # half a JSON is asked for again; a whole one that says something else is not
    try:
        return _Answer.model_validate(answered)
    except ValidationError as error:
        raise FetchError("Europe PMC answered with something else than a list of results") from error


def _record(result: _Result) -> Record:
    links = [
        link
        for link in result.full_text_url_list.full_text_url
        if link.document_style == "pdf" and link.availability_code == "OA"
    ]
    return Record(
        pmcid=pmcid(result.pmcid),
        pmid=pmid(result.pmid),
        doi=doi(result.doi),
        europe_pmc=f"{result.source}/{result.id}",
        title=result.title,
        journal=result.journal_info.journal.title,
        year=result.pub_year,
        licence=result.license,
        is_open_access=result.is_open_access == "Y",
        pdf_url=min(links, key=lambda link: link.site != "Europe_PMC").url if links else None,
    )
