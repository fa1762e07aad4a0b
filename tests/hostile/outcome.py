"""What an evidence base holds of each of the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlite_utils.db import Database

from ingest.read.parts import source_name


def outcome(db: Database, path: Path) -> str:
    """Return `read`, `read: CODE` with a warning, or the code of what kept a file from being read."""
    source = source_name(path)
    said = [(row["severity"], row["code"]) for row in db.query("SELECT * FROM problem WHERE source = ?", [source])]
    errors = [code for severity, code in said if severity == "error"]
    read = [f"read{''.join(f': {code}' for _, code in said if _ == 'warning')}"]
    stored = db.execute("SELECT count(*) FROM source WHERE path = ?", [source]).fetchone()[0]
    return ", ".join(read * stored + errors) or "nothing"


def faults(db: Database, folder: Path, expected: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each file of which the evidence base holds something else than was expected."""
    for name, outcomes in expected.items():
        found = outcome(db, folder / name)
        if found not in outcomes.split("|"):
            yield f"{name}: {found}, not {outcomes}"
