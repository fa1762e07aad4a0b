"""The manifest of a folder of fetched papers: a line of JSON for each paper, whatever became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.fetch.paper import Paper

NAME = "manifest.jsonl"
Status = Literal["saved", "incomplete", "not_open_access", "no_full_text", "not_found", "failed"]


class ManifestError(Exception):
    """A manifest that cannot be read; the text is a sentence for the user."""


class SavedFile(BaseModel):
    """A file of the folder, where it came from, and its bytes as they were saved."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^PMC[1-9]\d*\.(xml|pdf)$")
    url: str
    sha256: str
    bytes: int

    def is_intact(self, folder: Path) -> bool:
        """Tell whether the file is still what was saved."""
        try:
            with (folder / self.name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
        except OSError:
            return False


class Row(Paper):
    """What became of a paper, and when (UTC); `reason` is a sentence where a file of it could not be had.

    `incomplete`: of the JATS and the PDF that are offered, one was saved and the other failed. Files of an earlier run
    stay in the row where this run could not ask for them.
    """

    status: Status
    reason: str | None = None
    files: tuple[SavedFile, ...] = ()
    retrieved_at: str

    def is_done(self, folder: Path) -> bool:
        """Tell whether all that is offered of the paper is in the folder as it was saved."""
        return self.status == "saved" and all(file.is_intact(folder) for file in self.files)


class Manifest:
    """The rows of a folder's manifest, to be used in a `with`: each new one is on disk before it is told of."""

    def __init__(self, folder: Path) -> None:
        """Read what is there, but for a last line that an interruption cut off; raises ManifestError, OSError."""
        self.folder = folder
        self._path = folder / NAME
        self._rows: dict[str, Row] = {}  # by each identifier of the paper
        lines = self._path.read_bytes().splitlines(keepends=True) if self._path.exists() else []
        for number, line in enumerate(lines, 1):
            try:
                self._put(Row.model_validate_json(line))
            except ValidationError as error:
                if line.endswith(b"\n"):
                    raise ManifestError(f"{self._path}, line {number}, is no row of a manifest; remove it.") from error

    def __enter__(self) -> Self:
        """Leave one row for each paper, and whole lines only, so that rows can be added."""
        self._rewrite()
        return self

    def __exit__(self, *_: object) -> None:
        """Leave one row for each paper."""
        self._rewrite()

    @property
    def rows(self) -> tuple[Row, ...]:
        """One row for each paper, in the order in which they were written."""
        return tuple(dict.fromkeys(self._rows.values()))

    def find(self, ids: Iterable[str]) -> Row | None:
        """Return the row of a paper by any of its identifiers."""
        return next((self._rows[i] for i in ids if i in self._rows), None)

    def add(self, row: Row) -> None:
        """Write a row, which takes the place of those that share an identifier with it."""
        self._put(row)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(row.model_dump_json() + "\n")

    def _put(self, row: Row) -> None:
        for old in [self._rows[i] for i in row.ids if i in self._rows]:
            for i in old.ids:
                self._rows.pop(i, None)
        self._rows |= dict.fromkeys(row.ids, row)

    def _rewrite(self) -> None:
        part = self._path.with_name(f".{NAME}.part")
        part.write_text("".join(row.model_dump_json() + "\n" for row in self.rows), encoding="utf-8")
        part.replace(self._path)
