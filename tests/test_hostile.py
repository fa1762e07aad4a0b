"""The hostile files: each is read whole or is a problem in a sentence, whatever stands beside it in its folder."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import hostile
import pytest
from hostile.outcome import faults, outcome
from sqlite_utils.db import Database

from ingest.model import Problem
from kb.store import open_database
from kb.verify import verify

PARTS = ("text/", "xml/", "pdf/", "names/", "strange/", "tiny/", "d/")


class Ingested(NamedTuple):
    """The files, what each should give, what the command said and how it ended, and what it stored."""

    folder: Path
    expected: Mapping[str, str]
    done: subprocess.CompletedProcess[str]
    db: Database


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Ingested:
    made = tmp_path_factory.mktemp("hostile")
    # Full-sized ones, and those that fill all the memory allowed, are for benchmarks/hostile.py.
    expected = hostile.make(made / "files", share=0.02, without=hostile.SLOW)
    command = [
        sys.executable,
        "-c",
        "from kb.cli import main; main()",
        "ingest",
        made / "files",
        "--db",
        made / "kb.db",
    ]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, errors="replace", check=False)
    return Ingested(made / "files", expected, done, open_database(made / "kb.db", existing=True))


@pytest.mark.parametrize("part", PARTS)
def test_each_file_gives_what_it_should(ingested: Ingested, part: str) -> None:
    expected = {name: given for name, given in ingested.expected.items() if name.startswith(part)}
    assert expected
    assert list(faults(ingested.db, ingested.folder, expected)) == []


def test_no_file_is_unexpected(ingested: Ingested) -> None:
    """Every file of the folder is in the table, so that one of which nothing was stored is seen."""
    known = {*ingested.expected}
    found = {
        str(path.relative_to(ingested.folder))
        for name in ("text", "xml", "pdf")
        for path in (ingested.folder / name).iterdir()
    }
    assert found <= known
    assert len(known) > 200
    assert all(outcome(ingested.db, ingested.folder / name) != "nothing" for name in known)


def test_the_command_says_each_problem_in_one_line_and_fails(ingested: Ingested) -> None:
    problems = [
        Problem.model_validate(row)
        for row in ingested.db.query("SELECT severity, code, message, source, page FROM problem")
    ]
    lines = ingested.done.stderr.splitlines()
    assert ingested.done.returncode == 1
    assert len(lines) == len(problems)
    assert all(line.startswith(("error: ", "warning: ")) for line in lines)
    assert "Traceback" not in ingested.done.stderr
    assert "\x1b" not in ingested.done.stderr


def test_a_problem_is_one_sentence_that_says_what_to_do(ingested: Ingested) -> None:
    messages = [row["message"] for row in ingested.db.query("SELECT message FROM problem")]
    assert [message for message in messages if not message.endswith(".")] == []
    assert [message for message in messages if not message.isprintable() or len(message) > 400] == []
    assert [message for message in messages if "; " not in message and ", so " not in message] == []


def test_what_is_stored_is_sound(ingested: Ingested) -> None:
    assert verify(ingested.db) == []


def test_a_second_run_stores_nothing_new(ingested: Ingested, root: Path) -> None:
    before = list(ingested.db.conn.iterdump())
    subprocess.run(ingested.done.args, cwd=root, capture_output=True, check=False)
    assert list(ingested.db.conn.iterdump()) == before
