"""Ingests hostile and broken files, each alone and then all at once, and prints what they cost and whether all is well.

Usage: python benchmarks/hostile.py. Each file alone is `casegraph ingest` in a process of its own, forked when the
vocabulary is loaded; the whole folder is the command as a user starts it. Seconds are processor time; peak memory is
that of the largest process, in MB; the PDF engine counts. Linux only.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from ingest.pipeline import Pipeline
from kb.cli import main as casegraph
from kb.verify import verify

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests import hostile
from tests.hostile.outcome import faults

_COMMAND = (sys.executable, "-c", "from kb.cli import main; main()")


class Cost(NamedTuple):
    seconds: float
    megabytes: float


def cost(start: Callable[[], int]) -> Cost:
    """Return what a process costs, with those that it waited for; `start` starts it and returns its id."""
    _, _, usage = os.wait4(start(), 0)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def ingested(pipeline: Pipeline, path: Path, db: Path) -> int:
    """Return the id of a process that ingests one file."""
    child = os.fork()
    if child:
        return child
    try:
        Pipeline.load = lambda *_: pipeline  # type: ignore[method-assign]
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        casegraph(["ingest", str(path), "--db", str(db)], standalone_mode=False)
    finally:
        os._exit(0)


def main() -> None:
    """Print a row for each file, then one for the folder with everything in it, and what is not as it should be."""
    made = Path(tempfile.mkdtemp())
    folder, db = made / "files", made / "kb.db"
    expected = hostile.make(folder)
    pipeline = Pipeline.load()
    alone: list[Cost] = []
    wrong: list[str] = []
    for name, outcome in expected.items():
        if not name.startswith("tiny/"):
            alone.append(cost(lambda name=name: ingested(pipeline, folder / name, db)))
            print(f"{alone[-1].seconds:6.1f} s {alone[-1].megabytes:6.0f} MB  {name!r}", flush=True)
            wrong += faults(Database(db), folder, {name: outcome})
            db.unlink()
    command = [*_COMMAND, "ingest", str(folder), "--db", str(db)]
    together = cost(lambda: subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).pid)
    wrong += faults(Database(db), folder, expected)
    wrong += map(str, verify(Database(db)))
    seconds, megabytes = (max(costs) for costs in zip(*alone, strict=True))
    print(f"{len(alone)} files alone: at most {seconds:.1f} s, {megabytes:.0f} MB")
    print(f"{len(expected)} files at once: {together.seconds:.1f} s, {together.megabytes:.0f} MB")
    print("\n".join(wrong) or "each read whole or a problem, as expected; verify finds nothing")
    subprocess.run(["rm", "-rf", str(made)], check=True)  # the folders lie deeper than Python can remove them


if __name__ == "__main__":
    main()
