"""Which files a user means, and reading them in a fixed order whatever happens to one of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from ingest.batch import find_files, read_files
from ingest.model import Document, MadeBy, Problem, Reading, content_id
from ingest.read.parts import read_bytes


class FakePipeline:
    """Reads a text file as it stands; the word in it may make it fail, or the process die."""

    def read(self, path: Path) -> Reading:
        text = read_bytes(path).decode()
        if text == "fail":
            raise RuntimeError("a fault\nof ours")
        if text == "die":
            os._exit(1)
        document = Document(id=content_id(text), source=str(path), format="text", sha256="0", text=text)
        return Reading(document=document, made_by=MadeBy(version="0", vocabulary="0"))


class MarkingPipeline(FakePipeline):
    """Leaves a mark beside each file that it reads."""

    def read(self, path: Path) -> Reading:
        path.with_suffix(".read").touch()
        return super().read(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/2.TXT", "a/1.xml", "c.csv", ".hidden.txt", ".git/x.txt", "a/10.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    return tmp_path


@pytest.mark.parametrize(
    ("given", "expected", "n_passed_over"),
    [
        pytest.param(["."], ["a/1.xml", "a/10.txt", "a/2.TXT", "b.txt"], 1, id="folder"),
        pytest.param(
            ["b.txt", "a"], ["b.txt", "a/1.xml", "a/10.txt", "a/2.TXT", "a/loop/b.txt"], 1, id="order as given"
        ),
        pytest.param(["b.txt", "b.txt"], ["b.txt"], 0, id="twice"),
        pytest.param(["c.csv", "none.txt"], ["c.csv", "none.txt"], 0, id="by name whatever it is"),
    ],
)
def test_find_files(folder: Path, given: list[str], expected: list[str], n_passed_over: int) -> None:
    files = find_files([folder / name for name in given], {".txt", ".xml"})
    assert [path.relative_to(folder).as_posix() for path in files.paths] == expected
    assert files.n_passed_over == n_passed_over


def test_a_path_that_cannot_be_looked_at_is_taken_for_a_file(tmp_path: Path) -> None:
    path = tmp_path / ("long" * 99 + ".txt")
    assert find_files([path], {".txt"}).paths == (path,)


def test_folders_may_lie_deeper_than_calls(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(400):
        folder /= "d"
        folder.mkdir()
    (folder / "deepest.txt").write_text("seen")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(300)
    try:
        assert find_files([tmp_path], {".txt"}).paths == (folder / "deepest.txt",)
    finally:
        sys.setrecursionlimit(limit)


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_files(tmp_path: Path, workers: int) -> None:
    texts = ["one", "fail", "", "two", "three"]
    paths = [tmp_path / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text)
    outcomes = list(read_files(FakePipeline(), paths, workers))  # type: ignore[arg-type]
    said = [item.code if isinstance(item, Problem) else item.document.text for item in outcomes]
    assert said == ["one", "failed", "empty", "two", "three"]


def test_files_are_read_only_a_little_ahead_of_what_is_taken(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(60)]
    for path in paths:
        path.write_text(path.name)
    outcomes = read_files(MarkingPipeline(), paths, 2)  # type: ignore[arg-type]
    assert [next(outcomes).document.text for _ in range(3)] == ["0.txt", "1.txt", "2.txt"]  # type: ignore[union-attr]
    outcomes.close()  # type: ignore[attr-defined]
    assert len(list(tmp_path.glob("*.read"))) <= 3 + 2 * 4


def test_a_file_on_which_a_process_dies_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(5)]
    for number, path in enumerate(paths):
        path.write_text("die" if number == 2 else f"text {number}")
    outcomes = list(read_files(FakePipeline(), paths, 2))  # type: ignore[arg-type]
    assert [isinstance(item, Reading) for item in outcomes] == [True, True, False, True, True]
    assert outcomes[2].message == "2.txt made the reading process die; please report it with the file."  # type: ignore[union-attr]
