"""Hostile and broken files, the same ones each time: `python -m tests.hostile FOLDER` makes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from . import articles, folders, pdfs, texts

SLOW = frozenset({"pdf/nested-bomb.pdf", "pdf/operators.pdf", "pdf/deflate-bomb.pdf", "pdf/letters-backwards.pdf"})
"""Files that take more than some seconds, or a gigabyte of memory, before they are given up."""


def make(
    folder: Path, *, without: frozenset[str] = frozenset(), tiny: int = 10_000, deep: int = 1_200
) -> Mapping[str, str]:
    """Make the files in a folder, of which so many are empty and one lies so many folders deep.

    Returns what each should give: `read`, `read: CODE` with a warning, or the code of its error; `|` stands between
    outcomes of which each will do.
    """
    expected = {}
    for name, (outcome, content) in {**texts.files(), **articles.files(), **pdfs.files()}.items():
        if name not in without:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            expected[name] = outcome
    return expected | folders.make(folder, tiny=tiny, deep=deep)
