"""`casegraph fetch` as a user meets it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from europe_pmc_server import Server, status

from ingest.fetch.web import Courtesy
from ingest.pipeline import Pipeline
from kb.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CASEGRAPH_CONTACT", "ohta@example.org")
    monkeypatch.setenv("CASEGRAPH_EUROPE_PMC", server.base_url)
    monkeypatch.setattr("ingest.fetch.web.Courtesy", partial(Courtesy, sleep=lambda _: None))
    return lambda *arguments, **given: CliRunner().invoke(main, ["fetch", *arguments, "--into", "papers"], **given)


def saved() -> list[str]:
    return sorted(path.name for path in Path("papers").iterdir())


def test_papers_by_their_identifiers(server: Server, run: Run) -> None:
    server.paper(1, pdf=True)
    server.paper(2)
    server.paper(3, isOpenAccess="N")
    first = run("PMC1", "2", "2")
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout.startswith("2 papers saved in papers (0 already there) in ")
    second = run("PMC1", "10.5555/3", "4")
    assert second.exit_code == 1
    assert second.stdout.startswith("0 papers saved in papers (1 already there), 1 not found, 1 not open access in ")
    assert second.stderr.splitlines() == [
        "error: PMC3 is not open access; ask its publisher or a library.",
        "error: PMID 4 is not known to Europe PMC; check it.",
    ]
    assert saved() == ["PMC1.pdf", "PMC1.xml", "PMC2.xml", "manifest.jsonl"]


def test_papers_of_a_search(server: Server, run: Run) -> None:
    for number in (1, 2, 3):
        server.paper(number)
    result = run("--query", "MRI", "--limit", "2")
    assert (result.exit_code, result.stderr) == (0, "Europe PMC has 3 open-access papers for this query\n")
    assert saved() == ["PMC1.xml", "PMC2.xml", "manifest.jsonl"]


@pytest.mark.parametrize("source", ["ids.txt", "-"])
def test_identifiers_from_a_list(server: Server, run: Run, source: str) -> None:
    listed = "# two papers\n\nPMC1\n2 # the second\n"
    Path("ids.txt").write_text("\ufeff" + listed, encoding="utf-8")
    server.paper(1)
    server.paper(2)
    assert run("--from", source, input=listed).exit_code == 0
    assert saved() == ["PMC1.xml", "PMC2.xml", "manifest.jsonl"]


def test_ingest_reads_the_folder(server: Server, run: Run, monkeypatch: pytest.MonkeyPatch, pipeline: Pipeline) -> None:
    monkeypatch.setattr(Pipeline, "load", lambda *_: pipeline)
    server.paper(1)
    run("PMC1")
    result = CliRunner().invoke(main, ["ingest", "papers", "--db", "kb.db"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1 document read (0 unchanged), 1 claim, 0 cases, 0 problems in ")
    assert result.stdout.endswith("passed over 1 file of other kinds\n")


def test_a_search_that_fails_ends_the_run_in_one_sentence(server: Server, run: Run) -> None:
    server.fault("/rest/search", *[status(500)] * 4)
    result = run("--query", "MRI")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: 127.0.0.1 answered 500 Internal Server Error, 4 times; check the query, or run the same command again later.\n"
    )


def test_ctrl_c_is_one_sentence(server: Server, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: float) -> None:
        if server.count("/rest/PMC2/fullTextXML"):
            raise KeyboardInterrupt

    server.paper(1)
    server.paper(2)
    server.fault("/rest/PMC2/fullTextXML", status(500))
    monkeypatch.setattr("ingest.fetch.web.Courtesy", partial(Courtesy, sleep=interrupt))
    result = run("1", "2")
    assert (result.exit_code, result.stderr) == (1, "Error: interrupted; run the same command again to go on.\n")
    assert result.stdout.startswith("1 paper saved in papers (0 already there) in ")
    assert [json.loads(line)["pmcid"] for line in Path("papers/manifest.jsonl").read_text().splitlines()] == ["PMC1"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param([], "name papers by PMCID, PMID or DOI, or give a --query", id="nothing"),
        pytest.param(["PMC1", "--query", "MRI"], "but not both", id="both"),
        pytest.param(["PMC1", "breast"], "'breast' is no PMCID", id="no identifier"),
        pytest.param(["--from", "bad.txt"], "bad.txt, line 2: 'cancer' is no PMCID", id="no identifier in a list"),
        pytest.param(["--from", "none.txt"], "none.txt", id="no such list"),
        pytest.param(["--query", "MRI", "--limit", "0"], "0 is not in the range", id="no papers wanted"),
        pytest.param(
            ["PMC1", "--contact", "me"], "give --contact you@example.org or set CASEGRAPH_CONTACT", id="no e-mail"
        ),
        pytest.param(["PMC1", "--contact", "a@b.org\nX: y"], "servers are told whom to write to", id="a header in it"),
        pytest.param(["PMC1", "--contact", ""], "servers are told whom to write to", id="no contact"),
        pytest.param(
            ["PMC1", "--base-url", "ftp://x/"],
            "'ftp://x/' is no address of a web server; begin it with https://",
            id="no web server",
        ),
        pytest.param(["PMC1", "--base-url", "https://"], "is no address of a web server", id="no host"),
        pytest.param(["PMC1", "--base-url", "https://x:port/"], "is no address of a web server", id="no port"),
    ],
)
def test_mistakes_are_told_in_one_sentence(server: Server, run: Run, arguments: list[str], sentence: str) -> None:
    Path("bad.txt").write_text("PMC1\ncancer\n")
    result = run(*arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert (server.asked, Path("papers").exists()) == ([], False)


def test_a_folder_that_cannot_be_used(run: Run) -> None:
    Path("papers").mkdir()
    Path("papers/manifest.jsonl").write_text("no manifest\n")
    assert "papers/manifest.jsonl, line 1, is no row of a manifest" in run("PMC1").stderr
    Path("papers/manifest.jsonl").unlink()
    Path("papers/manifest.jsonl").mkdir()
    result = run("PMC1")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: papers cannot be written to (Is a directory); choose another.\n",
    )
