"""The run: what is saved, refused, kept, tried again, and what an interruption leaves behind."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from europe_pmc_server import PDF, Server, body, half, redirect, status, unmeasured

from ingest.fetch.download import Outcome, fetch
from ingest.fetch.europe_pmc import EuropePmc
from ingest.fetch.identifiers import parse_identifier
from ingest.fetch.manifest import Manifest
from ingest.fetch.web import Courtesy, FetchError, Web
from ingest.read import read_document

Fetch = Callable[..., list[Outcome]]
TEXT, ITS_PDF = "/rest/PMC1/fullTextXML", "/pdf/PMC1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def service(server: Server) -> Iterator[EuropePmc]:
    with Web("ohta@example.org", server.base_url, Courtesy(sleep=lambda _: None, timeout=5, tries=2)) as web:
        yield EuropePmc(web, server.base_url)


@pytest.fixture
def run(service: EuropePmc, folder: Path) -> Fetch:
    """Fetches papers, named by identifiers, as a command would."""

    def fetched(*ids: str) -> list[Outcome]:
        with Manifest(folder) as manifest:
            return list(fetch(map(parse_identifier, ids), service, manifest))

    return fetched


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "manifest.jsonl")


def rows(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "manifest.jsonl").read_text().splitlines()]


def test_text_and_pdf_are_saved_with_all_that_the_manifest_says(server: Server, run: Fetch, folder: Path) -> None:
    server.paper(1, pdf=True)
    run("PMC1")
    text = server.files[TEXT]
    (row,) = rows(folder)
    assert row.pop("retrieved_at").endswith("+00:00")
    assert row == {
        "pmcid": "PMC1", "pmid": "1", "doi": "10.5555/1", "europe_pmc": "MED/1", "title": "Paper 1 on MRI",
        "journal": "Annals of illustrative imaging", "year": "2021", "licence": "cc by", "status": "saved",
        "reason": None,
        "files": [
            {"name": "PMC1.xml", "url": f"{server.root}{TEXT}", "sha256": hashlib.sha256(text).hexdigest(), "bytes": len(text)},
            {"name": "PMC1.pdf", "url": f"{server.root}{ITS_PDF}?pdf=render", "sha256": hashlib.sha256(PDF).hexdigest(), "bytes": len(PDF)},
        ],
    }  # fmt: skip
    assert files(folder) == ["PMC1.pdf", "PMC1.xml"]
    assert (folder / "PMC1.xml").read_bytes() == text
    assert read_document(folder / "PMC1.xml").document.doi == "10.5555/1"


@pytest.mark.parametrize(
    ("changes", "outcome", "saved", "sentence"),
    [
        pytest.param({}, "saved", ["PMC1.xml"], None, id="no PDF offered"),
        pytest.param({"text": False, "pdf": True}, "saved", ["PMC1.pdf"], None, id="only a PDF"),
        pytest.param(
            {"isOpenAccess": "N", "pdf": True}, "not_open_access", [],
            "PMC1 is not open access; ask its publisher or a library.", id="not open access",
        ),
        pytest.param({"text": False}, "no_full_text", [], "PMC1 is open access, but Europe PMC has no", id="no full text"),
        pytest.param({"pmcid": ""}, "no_full_text", [], "PMID 1 is open access, but Europe PMC has no", id="no PMCID"),
        pytest.param({"pmcid": "/x/PMC1"}, "no_full_text", [], "PMID 1 is open access, but", id="a PMCID that is a path"),
    ],
)  # fmt: skip
def test_what_there_is_to_have(
    server: Server,
    run: Fetch,
    folder: Path,
    changes: dict[str, Any],
    outcome: str,
    saved: list[str],
    sentence: str | None,
) -> None:
    server.paper(1, **changes)
    (told,) = run("1")
    assert (told.row.status, files(folder)) == (outcome, saved)
    assert (told.row.reason or "").startswith(sentence or "") and bool(told.row.reason) is bool(sentence)
    if outcome == "not_open_access":
        assert len(server.asked) == 1


def test_a_paper_that_is_unknown_is_told_by_what_was_typed(run: Fetch, folder: Path) -> None:
    (told,) = run("10.5555/none")
    assert told.row.reason == "DOI 10.5555/none is not known to Europe PMC; check it."
    assert [(row["doi"], row["status"]) for row in rows(folder)] == [("10.5555/none", "not_found")]


@pytest.mark.parametrize(
    ("path", "faults", "status_", "left", "sentence"),
    [
        pytest.param(TEXT, [status(500)], "saved", ["PMC1.pdf", "PMC1.xml"], None, id="a fault that passes"),
        pytest.param(TEXT, [half(b"<article>", "900")], "saved", ["PMC1.pdf", "PMC1.xml"], None, id="half, then whole"),
        pytest.param(
            TEXT, [status(500)] * 2, "incomplete", ["PMC1.pdf"],
            "PMC1.xml could not be fetched: 127.0.0.1 answered 500 Internal Server Error, 2 times; try again later.", id="500",
        ),
        pytest.param(
            TEXT, [half(b"<article>", "900")] * 2, "incomplete", ["PMC1.pdf"],
            "PMC1.xml could not be fetched: 127.0.0.1 broke off its answer, 2 times; try again later.", id="half, twice",
        ),
        pytest.param(
            ITS_PDF, [body(b"<html>wait</html>")] * 2, "incomplete", ["PMC1.xml"],
            "PMC1.pdf could not be fetched: 127.0.0.1 sent a wrong file (PMC1.pdf is no PDF), 2 times; try again later.",
            id="a page for a PDF",
        ),
        pytest.param(
            ITS_PDF, [redirect("file:///etc/passwd")], "incomplete", ["PMC1.xml"],
            "PMC1.pdf could not be fetched: 'file://127.0.0.1/etc/passwd' is no address of a web server; try again later.", id="a redirect to a file",
        ),
        pytest.param(ITS_PDF, [status(404)], "saved", ["PMC1.xml"], None, id="a PDF that is not there after all"),
        pytest.param("/rest/search", [status(500)] * 2, "failed", [], "PMID 1 could not be looked up: ", id="no look-up"),
        pytest.param("/rest/search", [status(429, Retry_After="9")], "saved", ["PMC1.pdf", "PMC1.xml"], None, id="429"),
    ],
)  # fmt: skip
def test_faults(
    server: Server,
    run: Fetch,
    folder: Path,
    path: str,
    faults: list[Any],
    status_: str,
    left: list[str],
    sentence: str | None,
) -> None:
    server.paper(1, pdf=True)
    server.fault(path, *faults)
    (told,) = run("1")
    assert (told.row.status, files(folder)) == (status_, left)
    assert (told.row.reason or "").startswith(sentence or "") and bool(told.row.reason) is bool(sentence)
    (again,) = run("1")
    assert (again.row.status, again.was_there) == ("saved", status_ == "saved")


def test_what_is_there_is_not_asked_for_again(server: Server, run: Fetch, folder: Path) -> None:
    server.paper(1, pdf=True)
    run("1")
    before, asked = rows(folder), len(server.asked)
    for each in ("PMC1", "1", "10.5555/1"):
        assert [told.was_there for told in run(each)] == [True]
    assert (rows(folder), len(server.asked)) == (before, asked)


def test_one_paper_by_two_identifiers_is_fetched_once(server: Server, run: Fetch, folder: Path) -> None:
    server.paper(1)
    assert [told.was_there for told in run("PMC1", "10.5555/1")] == [False, True]
    assert (server.count(TEXT), len(rows(folder))) == (1, 1)


@pytest.mark.parametrize(
    "spoil",
    [lambda path: path.write_bytes(b"<article/>"), lambda path: path.unlink()],
    ids=["changed", "gone"],
)
def test_only_the_file_that_is_not_what_was_saved_is_fetched_again(
    server: Server, run: Fetch, folder: Path, spoil: Callable[[Path], object]
) -> None:
    server.paper(1, pdf=True)
    run("1")
    spoil(folder / "PMC1.xml")
    assert [(told.row.status, told.was_there) for told in run("1")] == [("saved", False)]
    assert (folder / "PMC1.xml").read_bytes() == server.files[TEXT]
    assert (server.count(TEXT), server.count(ITS_PDF)) == (2, 1)


@pytest.mark.parametrize("gone", ["down", "unknown", "closed"])
def test_what_is_known_of_a_saved_paper_outlives_a_run_without_answers(
    server: Server, run: Fetch, folder: Path, gone: str
) -> None:
    result = server.paper(1, pdf=True)
    server.fault(ITS_PDF, status(500), status(500))
    run("1")
    (before,) = rows(folder)
    if gone == "down":
        server.fault("/rest/search", status(500), status(500))
    result |= {"unknown": {"pmid": "2"}, "closed": {"isOpenAccess": "N"}}.get(gone, {})
    run("1")
    (after,) = rows(folder)
    assert after["status"] == {"down": "failed", "unknown": "not_found", "closed": "not_open_access"}[gone]
    assert {name for name in before if before[name] != after[name]} <= {"status", "reason", "retrieved_at"}


def test_what_was_refused_is_asked_for_again(server: Server, run: Fetch, folder: Path) -> None:
    result = server.paper(1, isOpenAccess="N")
    run("1")
    result["isOpenAccess"] = "Y"
    run("PMC1")
    assert [row["status"] for row in rows(folder)] == ["saved"]


def test_an_interruption_leaves_whole_files_and_the_next_run_goes_on(server: Server, run: Fetch, folder: Path) -> None:
    for number in (1, 2, 3):
        server.paper(number)
    server.fault("/rest/PMC2/fullTextXML", unmeasured(server.files["/rest/PMC2/fullTextXML"][:-30]))

    def interrupt(_: float) -> None:
        if server.count("/rest/PMC2/fullTextXML"):
            raise KeyboardInterrupt

    with (
        Web("ohta@example.org", server.base_url, Courtesy(sleep=interrupt)) as web,
        Manifest(folder) as manifest,
        pytest.raises(KeyboardInterrupt),
    ):
        list(fetch(map(parse_identifier, "123"), EuropePmc(web, server.base_url), manifest))
    assert files(folder) == ["PMC1.xml"]
    assert [row["pmid"] for row in rows(folder)] == ["1"]
    assert [told.was_there for told in run(*"123")] == [True, False, False]
    assert server.count(TEXT) == 1
    assert files(folder) == ["PMC1.xml", "PMC2.xml", "PMC3.xml"]


def test_a_service_that_is_down_is_not_asked_for_every_paper(server: Server, run: Fetch, folder: Path) -> None:
    server.fault("/rest/search", *[status(503)] * 99)
    with pytest.raises(FetchError, match="Europe PMC could not be asked for 3 papers on end"):
        run(*"123456789")
    assert server.count("/rest/search") == 6
    assert [row["status"] for row in rows(folder)] == ["failed"] * 3


def test_papers_whose_text_fails_do_not_end_the_run(server: Server, run: Fetch) -> None:
    for number in range(1, 6):
        server.paper(number)
        server.fault(f"/rest/PMC{number}/fullTextXML", *[status(500)] * (2 if number < 5 else 0))
    assert [told.row.status for told in run(*"12345")] == ["failed"] * 4 + ["saved"]


def test_the_records_of_a_search_are_saved(server: Server, service: EuropePmc, folder: Path) -> None:
    for number in (1, 2, 3):
        server.paper(number)
    with Manifest(folder) as manifest:
        outcomes = list(fetch(service.search("MRI", 2)[1], service, manifest))
    assert [outcome.row.pmcid for outcome in outcomes] == ["PMC1", "PMC2"]
    assert files(folder) == ["PMC1.xml", "PMC2.xml"]
    assert server.count("/rest/search") == 1
