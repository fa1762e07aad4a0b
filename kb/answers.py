"""The rows of an answer as a table for people, as CSV or as JSON."""

from __future__ import annotations

import csv
import io
import json

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kb.rows import Row

# A table for people, unlike CSV and JSON, breaks no short columns, cuts long cells, leaves out empty columns, and has
# this width in a file.
_SHORT, _LONG, _FILE_WIDTH = 16, 160, 160


def formatted(rows: list[Row], form: str) -> str:
    """Return rows as `table`, `csv` or `json`, with a line end; a table is as wide as the terminal."""
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        out = io.StringIO()
        writer = csv.DictWriter(out, rows[0] if rows else [], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue()
    return _table(rows) if rows else "no rows\n"


def _table(rows: list[Row]) -> str:
    """Return a table without the columns that are empty in every row."""
    said = [name for name in rows[0] if any(row[name] is not None for row in rows)]
    table = Table(header_style="bold")
    for name in said:
        table.add_column(name, no_wrap=max(len(str(row[name])) for row in rows) <= _SHORT, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(row[name]) for name in said))
    console = Console()
    wide = Console(width=console.width if console.is_terminal else _FILE_WIDTH)
    with wide.capture() as captured:
        wide.print(table)
    return captured.get()


def _cell(value: str | float | None) -> Text:
    """Return a cell as text, search hits in bold."""
    cell = Text()
    said = "" if value is None else f"{value:g}" if isinstance(value, float) else " ".join(str(value).split())
    said = f"{said[:_LONG]}…" if len(said) > _LONG else said
    for number, part in enumerate(said.replace("\x03", "\x02").split("\x02")):
        cell.append(part, style="bold" if number % 2 else "")
    return cell
