"""The evidence base in the browser: Datasette with the configuration of kb.publish, reading a copy as immutable."""

from __future__ import annotations

import asyncio
import json
import socket
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import click
from datasette.cli import inspect_
from datasette.cli import serve as datasette_serve
from sqlite_utils.db import Database

from kb.folders import PAGES
from kb.publish import datasette_metadata, settings


class PortTakenError(click.ClickException):
    """Something else listens on the port; one sentence that says what to do."""


def serve_forever(db: Database, path: Path, host: str, port: int, show: bool) -> None:
    """Serve the evidence base as it is now until interrupted, and print its address first.

    What is served is a copy, so that an ingest meanwhile cannot pull the file from under the pages; they show it after
    a restart. Raises PortTakenError where the port is in use.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTakenError(f"{host}:{port} cannot be used ({error.strerror}); give another --port") from error
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        metadata, counts = Path(folder, "metadata.json"), Path(folder, "inspect.json")
        metadata.write_text(json.dumps(datasette_metadata(db, path.stem)), encoding="utf-8")
        copy = Path(folder, path.name)
        with closing(sqlite3.connect(copy)) as served:
            db.conn.backup(served)
        db.close()
        counts.write_text(json.dumps(asyncio.run(inspect_([str(copy)], []))), encoding="utf-8")
        click.echo(f"http://{host}:{port}")
        datasette_serve.main(arguments(copy, metadata, counts, host, port, show), standalone_mode=False)


def arguments(path: Path, metadata: Path, counts: Path, host: str, port: int, show: bool) -> list[str]:
    """Return the arguments of `datasette serve` for an evidence base, its metadata and the counts of its rows."""
    given = ["-i", str(path), "--metadata", str(metadata), "--inspect-file", str(counts), "--host", host]
    given += ["--port", str(port), *(["--open"] if show else [])]
    for option, name in (("--plugins-dir", "plugins"), ("--template-dir", "templates")):
        if (PAGES / name).is_dir():
            given += [option, str(PAGES / name)]
    if (PAGES / "static").is_dir():
        given += ["--static", f"static:{PAGES / 'static'}"]
    return given + [part for name, value in settings().items() for part in ("--setting", name, str(value))]
