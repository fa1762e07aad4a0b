"""The commands as a user meets them: what they print, and how they exit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlite_utils.db import Database

from ingest.model import Reading
from ingest.pipeline import Pipeline
from ingest.vocab import load_vocabulary
from kb import serve
from kb.cli import main
from kb.store import open_database

REPORT = Reading.model_validate_json((Path(__file__).parent / "data" / "report.json").read_text(encoding="utf-8"))
Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def loaded_once(monkeypatch: pytest.MonkeyPatch, pipeline: Pipeline) -> None:
    monkeypatch.setattr(Pipeline, "load", lambda *_: pipeline)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/report.txt").write_text(REPORT.document.text)
    Path("in/table.csv").write_text("1,2")
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_ingest_tells_what_it_did_and_the_second_run_stores_nothing(run: Run) -> None:
    first = run("ingest", "in", "--db", "kb.db")
    assert first.exit_code == 0, first.output
    assert first.stdout.startswith("1 document read (0 unchanged), ")
    assert first.stdout.endswith("passed over 1 file of other kinds\n")
    before = list(open_database(Path("kb.db")).conn.iterdump())
    second = run("ingest", "in", "--db", "kb.db")
    assert (second.exit_code, second.stdout.partition(",")[0]) == (0, "nothing new was stored: 1 document unchanged")
    assert list(open_database(Path("kb.db")).conn.iterdump()) == before
    forced = run("ingest", "in", "--db", "kb.db", "--force")
    assert forced.stdout.startswith("1 document read (0 unchanged), ")
    assert list(open_database(Path("kb.db")).conn.iterdump()) == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("empty.txt", b"", id="empty"),
        pytest.param("liar.pdf", b"no PDF", id="not what its suffix says"),
        pytest.param("broken.xml", b"<article><front>", id="truncated"),
        pytest.param("letter.docx", b"PK", id="unknown kind given by name"),
        pytest.param("absent.txt", None, id="absent"),
        pytest.param("long" * 99 + ".txt", None, id="name too long"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence_and_the_rest_is_stored(
    run: Run, name: str, content: bytes | None
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    result = run("ingest", name, "in", "--db", "kb.db")
    assert result.exit_code == 1
    (sentence,) = result.stderr.splitlines()
    assert sentence.startswith(f"error: {name} ")
    assert result.stdout.startswith("1 document read (0 unchanged), ")
    assert [row["source"] for row in open_database(Path("kb.db")).table("problem").rows] == [name]


def test_a_text_of_another_encoding_is_stored_and_told(run: Run) -> None:
    Path("latin.txt").write_bytes("A woman with café au lait spots; MRI had a sensitivity of 84%.".encode("latin-1"))
    result = run("ingest", "latin.txt", "in", "--db", "kb.db")
    assert result.exit_code == 1
    (sentence,) = result.stderr.splitlines()
    assert sentence.startswith("warning: latin.txt is not UTF-8")
    assert result.stdout.startswith("2 documents read (0 unchanged), ")


def dump() -> list[str]:
    return list(open_database(Path("kb.db")).conn.iterdump())


def test_the_second_run_tells_again_what_was_amiss_and_stores_nothing(run: Run) -> None:
    Path("in/latin.txt").write_bytes("A woman with café au lait spots; MRI had a sensitivity of 84%.".encode("latin-1"))
    Path("in/empty.txt").write_bytes(b"")
    first = run("ingest", "in", "absent.txt", "--db", "kb.db")
    before = dump()
    second = run("ingest", "in", "absent.txt", "--db", "kb.db")
    assert (first.exit_code, second.exit_code) == (1, 1)
    assert sorted(second.stderr.splitlines()) == sorted(first.stderr.splitlines())
    assert second.stdout.startswith("nothing new was stored: 2 documents unchanged, 3 problems, in ")
    assert dump() == before


def test_a_file_that_was_mended_has_no_problem_any_more(run: Run) -> None:
    run("ingest", "in", "--db", "kb.db")
    before = dump()
    Path("in/report.txt").write_bytes(b"")
    assert run("ingest", "in", "--db", "kb.db").exit_code == 1
    Path("in/report.txt").write_text(REPORT.document.text)
    mended = run("ingest", "in", "--db", "kb.db")
    assert (mended.exit_code, mended.stderr) == (0, "")
    assert [line for line in dump() if '"run"' not in line] == [line for line in before if '"run"' not in line]


@pytest.mark.parametrize(
    ("given", "left"),
    [
        pytest.param("in", ["absent.txt", "in/letter.docx", "other/empty.txt"], id="the folder it was in"),
        pytest.param("other", ["absent.txt", "in/empty.txt", "in/letter.docx"], id="another folder"),
        pytest.param("in/report.txt", ["absent.txt", "in/empty.txt", "in/letter.docx", "other/empty.txt"], id="a file"),
        pytest.param(".", ["in/letter.docx"], id="the folder above"),
    ],
)
def test_problems_of_files_that_are_gone_go_when_their_folder_is_read(run: Run, given: str, left: list[str]) -> None:
    Path("other").mkdir()
    for name in ("in/empty.txt", "in/letter.docx", "other/empty.txt"):
        Path(name).write_bytes(b"")
    run("ingest", "absent.txt", "in/letter.docx", "in", "other", "--db", "kb.db")
    Path("in/empty.txt").unlink()
    Path("other/empty.txt").unlink()
    run("ingest", given, "--db", "kb.db")
    assert [
        row["source"] for row in open_database(Path("kb.db")).table("problem").rows_where(order_by="source")
    ] == left


def test_extract_prints_a_reading_a_line(run: Run) -> None:
    result = run("extract", "in", "absent.txt")
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert Reading.model_validate_json(line).document.text == REPORT.document.text


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_query(run: Run, form: str) -> None:
    run("ingest", "in", "--db", "kb.db")
    result = run("query", "search_documents", "--db", "kb.db", "-p", "words=carcinoma", "--format", form)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "carcinoma" in result.stdout
    if form == "json":
        assert [row["format"] for row in json.loads(result.stdout)] == ["text"]


def test_query_without_a_name_lists_the_questions(run: Run) -> None:
    result = run("query", "--db", "kb.db", "--format", "csv")
    assert "her2_complete_response,Which HER2-positive patients" in result.stdout


GOLD = {
    "claims": {"measure": "sensitivity", "value": 0.84, "start": 27, "end": 29, "quote": "84", "index_test": ["mri"]},
    "cases": {"sex": "female", "age_years": 48},
}


@pytest.fixture
def gold(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a gold folder of one document with one claim or one case."""

    def make(kind: str) -> Path:
        text = {"claims": "The sensitivity of MRI was 84%.", "cases": "A 48-year-old woman had a mass."}[kind]
        for name, content in (("texts", {"text": text}), ("gold", {kind: [GOLD[kind]]})):
            (tmp_path / kind / name).mkdir(parents=True)
            (tmp_path / kind / name / "one.json").write_text(json.dumps(content))
        return tmp_path / kind

    return make


def quality() -> list[tuple[object, ...]]:
    query = 'SELECT gold_set, kind, level, documents, gold, found, "right", f1 FROM quality ORDER BY 1, 2, 3'
    return [tuple(row) for row in open_database(Path("kb.db")).execute(query)]


def test_evaluate_keeps_its_figures_where_it_is_told_to(run: Run, gold: Callable[[str], Path]) -> None:
    run("ingest", "in", "--db", "kb.db")
    before = dump()
    said = run("evaluate", gold("claims"))
    assert (said.exit_code, said.stdout[:6], dump()) == (0, "figure", before)
    kept = run("evaluate", "claims", "--db", "kb.db")
    assert (kept.exit_code, kept.stdout) == (0, said.stdout)
    assert quality() == [("claims", "claims", level, 1, 1, 1, 1, 1.0) for level in ("figure", "full", "origin", "test")]
    once = dump()
    run("evaluate", "claims", "--db", "kb.db")
    assert dump() == once


def test_gold_sets_stand_side_by_side_by_their_names(run: Run, gold: Callable[[str], Path]) -> None:
    run("ingest", "in", "--db", "kb.db")
    run("evaluate", gold("claims"), "--db", "kb.db", "--name", "held out")
    run("evaluate", gold("cases"), "--db", "kb.db")
    assert {row[:2] for row in quality()} == {("held out", "claims"), ("cases", "cases")}
    answer = run("query", "measured_quality", "--db", "kb.db", "-p", "gold_set=cases", "--format", "json")
    assert {row["level"] for row in json.loads(answer.stdout)} >= {"sex", "age_years"}


def test_verify(run: Run) -> None:
    run("ingest", "in", "--db", "kb.db")
    sound = run("verify", "--db", "kb.db")
    assert sound.exit_code == 0
    assert sound.stdout.startswith("nothing amiss in 1 document and ")
    open_database(Path("kb.db")).execute("UPDATE mention SET quote = 'x' || quote")
    broken = run("verify", "--db", "kb.db")
    assert broken.exit_code == 1
    assert "does not quote document" in broken.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        pytest.param(["verify", "--db", "none.db"], 1, "none.db does not exist; make it with", id="no database"),
        pytest.param(["verify", "--db", "in/report.txt"], 1, "cannot be used as an evidence base", id="no SQLite file"),
        pytest.param(["serve", "--db", "none.db"], 1, "none.db does not exist", id="nothing to serve"),
        pytest.param(["query", "none", "--db", "kb.db"], 2, "there is no question 'none'", id="no such question"),
        pytest.param(
            ["query", "figures_relayed", "--db", "kb.db", "-p", "x"], 2, "not of the form NAME=VALUE", id="no value"
        ),
        pytest.param(["evaluate", "in", "--db", "none.db"], 1, "none.db does not exist", id="nowhere to keep figures"),
        pytest.param(["evaluate", "in", "--name", "x"], 2, "give --db too", id="a name for nothing"),
        pytest.param(["evaluate", "in"], 1, "holds no gold annotations", id="no gold"),
        pytest.param(["ingest", "--db", "kb.db"], 2, "Missing argument 'PATH...'", id="no path"),
        pytest.param(["ingest", "in"], 2, "Missing option '--db'", id="no database named"),
    ],
)
def test_mistakes_are_told_in_one_sentence(run: Run, arguments: list[str], code: int, sentence: str) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert sentence in result.stderr
    assert "Traceback" not in result.output


def test_a_database_that_is_no_evidence_base_is_left_alone(run: Run) -> None:
    other = Database("other.db")
    other.execute("CREATE TABLE mine (x)")
    result = run("verify", "--db", "other.db")
    assert (result.exit_code, other.table_names()) == (1, ["mine"])
    assert "other.db is no evidence base" in result.stderr


def test_the_vocabulary_is_stored(run: Run) -> None:
    run("ingest", "in", "--db", "kb.db")
    keys = {row["key"] for row in open_database(Path("kb.db")).table("concept").rows}
    assert {key for key, concept in load_vocabulary().concepts.items() if concept.kind != "section"} <= keys


def test_serve_hands_datasette_an_immutable_file_and_hardened_settings(tmp_path: Path) -> None:
    given = serve.arguments(tmp_path / "kb.db", tmp_path / "m.json", tmp_path / "i.json", "127.0.0.1", 8001, False)
    assert given[:2] == ["-i", str(tmp_path / "kb.db")]
    assert [given[n + 1 : n + 3] for n, part in enumerate(given) if part == "--setting"][-3:-1] == [
        ["suggest_facets", "off"], ["allow_download", "off"],
    ]  # fmt: skip
