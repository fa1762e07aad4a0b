"""The interface of Europe PMC: searches, pages, records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from europe_pmc_server import Server, body, status

from ingest.fetch.europe_pmc import EuropePmc
from ingest.fetch.identifiers import parse_identifier
from ingest.fetch.web import Courtesy, FetchError, Web


@pytest.fixture
def service(server: Server) -> Iterator[EuropePmc]:
    with Web("ohta@example.org", server.base_url, Courtesy(sleep=lambda _: None)) as web:
        yield EuropePmc(web, server.base_url + "/")


@pytest.mark.parametrize("text", ["PMC12", "12", "10.5555/12"])
def test_a_paper_is_found_by_each_identifier(server: Server, service: EuropePmc, text: str) -> None:
    server.paper(1)
    server.paper(12, doi="10.5555/12", pdf=True)
    record = service.find(parse_identifier(text))
    assert record
    assert record.model_dump() == {
        "pmcid": "PMC12", "pmid": "12", "doi": "10.5555/12", "europe_pmc": "MED/12", "title": "Paper 12 on MRI",
        "journal": "Annals of illustrative imaging", "year": "2021", "licence": "cc by", "is_open_access": True,
        "pdf_url": f"{server.root}/pdf/PMC12?pdf=render",
    }  # fmt: skip


def test_a_paper_that_is_unknown(service: EuropePmc) -> None:
    assert service.find(parse_identifier("PMC12")) is None


def test_a_result_that_was_not_asked_for_is_not_taken(server: Server, service: EuropePmc) -> None:
    server.fault(
        "/rest/search",
        body(json.dumps(server.search("PMCID:PMC1", "*", 1) | {"resultList": {"result": [server.paper(2)]}}).encode()),
    )
    assert service.find(parse_identifier("PMC1")) is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"isOpenAccess": "N"}, {"is_open_access": False}, id="not open access"),
        pytest.param({"isOpenAccess": ""}, {"is_open_access": False}, id="nothing said of access"),
        pytest.param({"pmcid": "../../etc/x"}, {"pmcid": None}, id="a PMCID that leads out of the folder"),
        pytest.param({"pmcid": ""}, {"pmcid": None}, id="no PMCID"),
        pytest.param({"pubYear": 2020}, {"year": "2020"}, id="a year that is a number"),
        pytest.param({"license": None}, {"licence": None}, id="no licence"),
        pytest.param({"doi": "10.5555/ABC"}, {"doi": "10.5555/abc"}, id="DOI in capitals"),
        pytest.param({"journalInfo": {}}, {"journal": None}, id="no journal"),
        pytest.param({"fullTextUrlList": {"fullTextUrl": []}}, {"pdf_url": None}, id="no links"),
    ],
)
def test_records(server: Server, service: EuropePmc, changes: dict[str, Any], expected: dict[str, Any]) -> None:
    server.paper(1, **changes)
    record = service.find(parse_identifier("1"))
    assert record
    assert {name: getattr(record, name) for name in expected} == expected


def test_fields_that_a_record_lacks(server: Server, service: EuropePmc) -> None:
    server.results.append({"id": "1", "source": "MED", "pmid": "1", "isOpenAccess": "N"})
    record = service.find(parse_identifier("1"))
    assert record
    assert record.ids == ("1", "MED/1")


@pytest.mark.parametrize(
    ("links", "chosen"),
    [
        pytest.param([("S", "pdf", "Publisher", "s")], None, id="subscribers only"),
        pytest.param([("F", "pdf", "Publisher", "f")], None, id="free to read, but not open access"),
        pytest.param([("OA", "html", "Europe_PMC", "h")], None, id="no PDF"),
        pytest.param([("OA", "pdf", "Publisher", "p")], "p", id="the publisher's"),
        pytest.param([("OA", "pdf", "Publisher", "p"), ("OA", "pdf", "Europe_PMC", "e")], "e", id="Europe PMC's first"),
    ],
)
def test_the_pdf_that_is_taken(
    server: Server, service: EuropePmc, links: list[tuple[str, ...]], chosen: str | None
) -> None:
    names = ("availabilityCode", "documentStyle", "site", "url")
    server.paper(1, fullTextUrlList={"fullTextUrl": [dict(zip(names, link, strict=True)) for link in links]})
    record = service.find(parse_identifier("1"))
    assert record
    assert record.pdf_url == chosen


@pytest.mark.parametrize("ending", ["echo", "absent"])
@pytest.mark.parametrize(
    ("known", "limit", "given", "pages"),
    [(250, 1000, 250, 3), (250, 150, 150, 2), (250, 100, 100, 1), (200, 1000, 200, 2), (7, 3, 3, 1), (0, 5, 0, 1)],
)
def test_a_search_goes_on_page_by_page(
    server: Server, service: EuropePmc, ending: str, known: int, limit: int, given: int, pages: int
) -> None:
    server.ending = ending
    for number in range(1, known + 1):
        server.paper(number, text=False)
    server.paper(999, text=False, isOpenAccess="N")
    hits, records = service.search("MRI", limit)
    assert hits == known
    assert [record.pmid for record in records] == [str(number) for number in range(1, given + 1)]
    assert server.count("/rest/search") == pages


def test_a_search_ends_at_an_empty_page(server: Server, service: EuropePmc) -> None:
    server.paper(1, text=False)
    first = server.search("(MRI) AND OPEN_ACCESS:Y", "*", 9) | {"nextCursorMark": "AoE="}
    empty = first | {"resultList": {"result": []}, "nextCursorMark": "AoF="}
    server.fault("/rest/search", *(body(json.dumps(answer).encode()) for answer in (first, empty)))
    assert [record.pmid for record in service.search("MRI", 9)[1]] == ["1"]


def test_half_an_answer_is_asked_for_again(server: Server, service: EuropePmc) -> None:
    server.paper(1)
    server.fault("/rest/search", body(b'{"resultList": {"result": ['), status(502))
    assert service.find(parse_identifier("PMC1"))


@pytest.mark.parametrize(
    "answer", [b'{"errCode": 400, "errMsg": "no such field"}', b"[]", b'{"resultList": {"result": [{}]}}']
)
def test_an_answer_that_is_no_list_of_results(server: Server, service: EuropePmc, answer: bytes) -> None:
    server.fault("/rest/search", body(answer))
    with pytest.raises(FetchError, match="something else than a list of results"):
        service.search("MRI", 5)
    assert server.count("/rest/search") == 1
