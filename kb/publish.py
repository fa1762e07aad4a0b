"""The Datasette configuration, made from the schema, columns.toml and queries/."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sqlite_utils.db import Database

from kb.queries import Query, load_queries

PAGE_SIZE = 50

_SOURCE = "Extracted by casegraph from the documents listed in the table document"
_LICENCE = "The figures and quotes remain under the licences of their papers; see document.licence"


@cache
def described() -> Mapping[str, Any]:
    """Return columns.toml: `about`, `shared` column descriptions, and `tables` with a block for each table and view."""
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))


def column_descriptions(table: str, columns: Iterable[str]) -> dict[str, str]:
    """Return the description, with unit, of each column of a table or view; raises KeyError for one without."""
    own = described()["tables"][table].get("columns", {})
    return {column: own[column] if column in own else described()["shared"][column] for column in columns}


def datasette_metadata(db: Database, name: str = "kb") -> dict[str, Any]:
    """Return the metadata of Datasette 0.65 for an evidence base that it serves under `name`."""
    about = described()["about"]
    return {
        "title": about["title"],
        "description": about["description"],
        "source": _SOURCE,
        "license": _LICENCE,
        "databases": {
            name: {
                "description": about["description"],
                "tables": {table: _table(db, table) for table in _served(db)}
                | {t: {"hidden": True} for t in _hidden(db)},
                "queries": {query.name: _canned(query) for query in load_queries()},
            }
        },
    }


def _served(db: Database) -> list[str]:
    hidden = set(_hidden(db))
    return [name for name in (*db.table_names(), *db.view_names()) if name not in hidden]


def _hidden(db: Database) -> list[str]:
    """Return the tables that SQLite and sqlite-utils keep for themselves."""
    return [name for name in db.table_names() if "_fts" in name or name.startswith(("_", "sqlite_"))]


def _table(db: Database, name: str) -> dict[str, Any]:
    said = described()["tables"][name]
    columns = [str(row["name"]) for row in db.query("SELECT name FROM pragma_table_info(?)", [name])]
    table: dict[str, Any] = {
        "description": said["description"],
        "columns": column_descriptions(name, columns),
        "size": PAGE_SIZE,
    }
    if "label" in said:
        table["label_column"] = said["label"]
    if "facets" in said:
        table["facets"] = said["facets"]
    if "sort_desc" in said:
        table["sort_desc"] = said["sort_desc"]
    return table


def _canned(query: Query) -> dict[str, Any]:
    names = [parameter.name for parameter in query.parameters]
    meanings = "".join(f"<li><code>{escape(p.name)}</code>: {escape(p.meaning)}</li>" for p in query.parameters)
    examples = urlencode({parameter.name: parameter.example for parameter in query.parameters})
    example = f'<p><a href="?{escape(examples)}">Example</a></p>' if names else ""
    return {
        "sql": query.sql, "title": query.title, "params": names, "hide_sql": True,
        "description_html": f"<p>{escape(query.description)}</p><ul>{meanings}</ul>{example}",
    }  # fmt: skip


def settings() -> dict[str, int | str]:
    """Return the settings of Datasette: times in ms, counts of rows; facet suggestion is what makes it slow."""
    return {
        "default_page_size": PAGE_SIZE, "max_returned_rows": 2000, "sql_time_limit_ms": 2000,
        "facet_time_limit_ms": 500, "num_sql_threads": 4, "suggest_facets": "off", "allow_download": "off",
        "truncate_cells_html": 400,
    }  # fmt: skip
