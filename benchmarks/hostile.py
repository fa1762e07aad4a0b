"""Ingests hostile and broken files, each alone and then all at once, and prints what they cost and whether all is well.

Usage: python benchmarks/hostile.py. Each run is `casegraph ingest` in a process of its own. Peak memory is that of the
largest process, the PDF engine's among them, in MB; an empty text shows what starting costs. Linux only.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests import hostile
from tests.hostile.outcome import faults as faults_of

_COMMAND = (sys.executable, "-c", "from kb.cli import main; main()")


class Cost(NamedTuple):
    seconds: float
    megabytes: float
    status: int
    said: str


def run(arguments: Sequence[str | Path], log: Path) -> Cost:
    """Return what `casegraph` with these arguments took, its exit status, and what it wrote."""
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen([*_COMMAND, *map(str, arguments)], stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)  # the processes that it waited for are counted
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
    return Cost(seconds, usage.ru_maxrss / 1024, process.returncode, log.read_text("utf-8", "replace"))


def main() -> None:
    """Print a row for each file, the costliest last, then one for the folder with everything in it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        folder, log = Path(made), Path(made) / "log"
        expected = hostile.make(folder / "files")
        costs: dict[str, Cost] = {}
        faults: list[str] = []
        for name, outcome in expected.items():
            if not name.startswith("tiny/"):
                db = folder / "one.db"
                costs[name] = run(["ingest", folder / "files" / name, "--db", db], log)
                faults += (f"{name}: {fault}" for fault in faults_of(Database(db), folder / "files", {name: outcome}))
                faults += [f"{name}: {log.read_text()}"] * (run(["verify", "--db", db], log).status != 0)
                db.unlink()
        costs["everything"] = run(["ingest", folder / "files", "--db", folder / "all.db"], log)
        faults += faults_of(Database(folder / "all.db"), folder / "files", expected)
        verified = run(["verify", "--db", folder / "all.db"], log)
        for name, cost in sorted(costs.items(), key=lambda each: each[1].seconds):
            print(f"{cost.seconds:6.1f} s {cost.megabytes:6.0f} MB  {name}: {' '.join(cost.said.split())[:160]}")
        alone = [cost for name, cost in costs.items() if name != "everything"]
        print(f"{len(expected)} files; {len(alone)} alone: at most {max(c.seconds for c in alone):.1f} s", end="")
        print(f" and {max(c.megabytes for c in alone):.0f} MB; verify: {verified.said.strip()}")
        print("\n".join(faults) or "all as expected")
        subprocess.run(["rm", "-rf", str(folder)], check=True)  # folders lie deeper than Python can remove


if __name__ == "__main__":
    main()
