"""The manifest: one row for each paper, whole after every interruption, and what it says of the files."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from ingest.fetch.manifest import Manifest, ManifestError, Row, SavedFile

DATA = b"<article/>"


def row(**fields: Any) -> Row:
    return Row(**{"status": "not_found", "retrieved_at": "2026-01-02T03:04:05+00:00"} | fields)


def saved(name: str = "PMC1.xml") -> SavedFile:
    return SavedFile(name=name, url="http://x/", sha256=hashlib.sha256(DATA).hexdigest(), bytes=len(DATA))


def test_rows_come_back_as_they_were_written(tmp_path: Path) -> None:
    rows = (
        row(pmcid="PMC1", pmid="2", title="Ein “Titel”\nin two lines", status="saved", files=(saved(),)),
        row(pmid="3"),
    )
    with Manifest(tmp_path) as manifest:
        for each in rows:
            manifest.add(each)
            assert (tmp_path / "manifest.jsonl").read_text(encoding="utf-8").count("\n") == len(manifest.rows)
    assert Manifest(tmp_path).rows == rows


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param({"pmid": "2"}, {"pmcid": "PMC1", "pmid": "2"}, id="more is known now"),
        pytest.param({"pmcid": "PMC1", "doi": "10.5555/a"}, {"pmcid": "PMC1"}, id="less is known now"),
    ],
)
def test_a_row_replaces_those_of_the_same_paper(tmp_path: Path, before: dict[str, str], after: dict[str, str]) -> None:
    other, new = row(pmid="9"), row(**after)
    with Manifest(tmp_path) as manifest:
        for each in (row(**before), other, new):
            manifest.add(each)
    assert Manifest(tmp_path).rows == (other, new)
    assert len((tmp_path / "manifest.jsonl").read_text().splitlines()) == 2


def test_a_paper_is_found_by_any_of_its_identifiers(tmp_path: Path) -> None:
    with Manifest(tmp_path) as manifest:
        manifest.add(row(pmcid="PMC1", pmid="2", doi="10.5555/a", europe_pmc="MED/2"))
        assert {manifest.find([i]) for i in ("PMC1", "2", "10.5555/a", "MED/2")} == {manifest.rows[0]}
        assert manifest.find(["3", "2"]) is manifest.rows[0]
        assert manifest.find(["3"]) is None


def test_a_line_that_an_interruption_cut_off_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "manifest.jsonl"
    path.write_text(row(pmid="1").model_dump_json() + "\n" + row(pmid="2").model_dump_json()[:30])
    with Manifest(tmp_path) as manifest:
        manifest.add(row(pmid="3"))
    assert [each.pmid for each in Manifest(tmp_path).rows] == ["1", "3"]


@pytest.mark.parametrize("line", ["no JSON", "{}", '{"pmid": "1", "status": "lost", "retrieved_at": ""}', ""])
def test_a_line_that_is_no_row_is_told_and_nothing_is_written(tmp_path: Path, line: str) -> None:
    path = tmp_path / "manifest.jsonl"
    path.write_text(f"{row(pmid='1').model_dump_json()}\n{line}\n")
    before = path.read_bytes()
    with pytest.raises(ManifestError, match=r"manifest\.jsonl, line 2, is no row"):
        Manifest(tmp_path)
    assert path.read_bytes() == before


def test_a_manifest_cannot_name_files_outside_its_folder() -> None:
    with pytest.raises(ValidationError):
        saved("../PMC1.xml")


@pytest.mark.parametrize(
    ("content", "status", "done"),
    [
        pytest.param(DATA, "saved", True, id="as it was saved"),
        pytest.param(DATA + b" ", "saved", False, id="changed since"),
        pytest.param(None, "saved", False, id="gone"),
        pytest.param(DATA, "incomplete", False, id="a file is missing still"),
    ],
)
def test_a_paper_is_done_while_its_files_are_what_was_saved(
    tmp_path: Path, content: bytes | None, status: str, done: bool
) -> None:
    if content is not None:
        (tmp_path / "PMC1.xml").write_bytes(content)
    assert row(pmcid="PMC1", status=status, files=(saved(),)).is_done(tmp_path) is done
