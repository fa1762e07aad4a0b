"""Hostile and broken files, the same ones each time: `python -m tests.hostile FOLDER` makes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from . import articles, folders, pdfs, texts

SLOW = frozenset(
    {
        "pdf/deflate-bomb.pdf", "pdf/nested-bomb.pdf", "pdf/operators.pdf", "pdf/forms-that-double.pdf",
        "pdf/forms-in-each-other.pdf", "pdf/letters-backwards.pdf", "pdf/millions-of-letters.pdf", "xml/wide-cells.xml",
    }
)  # fmt: skip
"""Files that take seconds or a gigabyte of memory before they are given up."""


def make(folder: Path, *, share: float = 1.0, without: frozenset[str] = frozenset()) -> Mapping[str, str]:
    """Make the files in a folder; the large ones have a share of their full size, and some may be left out.

    Returns what each should give: `read`, `read: CODE` with a warning, or the code of its error; `|` stands between
    outcomes of which each will do.
    """
    expected = {}
    for name, (outcome, content) in {**pdfs.files(share), **articles.files(), **texts.files(share)}.items():
        if name not in without:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            expected[name] = outcome
    return expected | folders.make(folder, share)
