"""The research questions: one SELECT in each file of queries/, described in its header comment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from sqlite_utils.db import Database

from kb.folders import QUERIES
from kb.rows import Row

_HEADER = re.compile(r"-- (?P<name>title|description|parameter (?P<parameter>\w+)): (?P<text>.+)")
_EXAMPLE = re.compile(r"(?P<meaning>.+) \(example: (?P<example>.+)\)")
_USED = re.compile(r":([a-z_]\w*)")
_KEYED = {
    "modality": "SELECT key, label FROM concept WHERE kind IN ('test', 'tissue_sampling') OR NOT in_vocabulary",
    "measure": "SELECT key, label FROM concept WHERE kind = 'measure'",
}
_QUOTED = re.compile(r"'[^']*'")


class QueryError(ValueError):
    """A file of queries/ that breaks the format, or a parameter that a question does not have; one sentence."""


@dataclass(frozen=True)
class Parameter:
    """A named value that a question asks for; the empty text, written '' in a header, means no restriction."""

    name: str
    meaning: str
    example: str


@dataclass(frozen=True)
class Query:
    """A research question: its name is the file's, its SQL one SELECT with named parameters."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    sql: str


def parse_query(name: str, text: str) -> Query:
    """Read a question from a header of `-- title:`, `-- description:` and `-- parameter NAME:` lines, then one SELECT.

    Raises QueryError where a line of the header has another form, or where parameters and SQL do not agree.
    """
    lines = text.strip().splitlines()
    header = [line for line in lines if line.startswith("--")]
    if lines[: len(header)] != header:
        raise QueryError(f"{name}.sql has a comment below its header; move it to the top")
    said: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in header:
        match = _HEADER.fullmatch(line)
        example = _EXAMPLE.fullmatch(match["text"]) if match and match["parameter"] else None
        if not match or (match["parameter"] and not example):
            raise QueryError(f"{name}.sql: {line!r} is neither a title, a description nor a parameter with an example")
        if example:
            value = "" if example["example"] == "''" else example["example"]
            parameters.append(Parameter(match["parameter"], example["meaning"], value))
        else:
            said[match["name"]] = match["text"]
    if said.keys() != {"title", "description"}:
        raise QueryError(f"{name}.sql needs a title and a description in its header")
    sql = "\n".join(lines[len(header) :]).strip().rstrip(";")
    bare = _QUOTED.sub("", sql)
    if not bare.upper().startswith(("SELECT", "WITH")) or ";" in bare:
        raise QueryError(f"{name}.sql must hold one SELECT")
    used, declared = set(_USED.findall(bare)), {parameter.name for parameter in parameters}
    if used != declared:
        raise QueryError(f"{name}.sql: {', '.join(sorted(used ^ declared))} is declared or used, not both")
    return Query(name, said["title"], said["description"], tuple(parameters), sql)


def load_queries(folder: Path = QUERIES) -> list[Query]:
    """Return the questions of a folder by name; raises QueryError for a file that breaks the format."""
    return [parse_query(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.sql"))]


def run_query(db: Database, query: Query, values: Mapping[str, str]) -> list[Row]:
    """Answer a question; parameters that are not given are empty, that is, without restriction.

    Raises QueryError for a parameter that the question does not have, and for a test or measure that no concept is.
    """
    names = {parameter.name for parameter in query.parameters}
    if unknown := sorted(values.keys() - names):
        known = ", ".join(sorted(names)) or "none"
        raise QueryError(f"{query.name} has no parameter {', '.join(unknown)}; it has {known}")
    for name, value in values.items():
        _check_value(db, name, value)
    db.register_function(escape_fts, deterministic=True, replace=True)
    return list(db.query(query.sql, dict.fromkeys(names, "") | dict(values)))


def _check_value(db: Database, name: str, value: str) -> None:
    """Tell a key that is none from one without figures: the first is a slip, the second an answer."""
    if not value or name not in _KEYED:
        return
    keys = {str(row["key"]): str(row["label"]) for row in db.query(f"{_KEYED[name]} ORDER BY key")}
    if value in keys or any(part in keys for part in value.split(" + ")):
        return
    by_name = {label.lower(): key for key, label in keys.items()} | {key.lower(): key for key in keys}
    meant = get_close_matches(value.lower(), by_name, n=1, cutoff=0.6)
    hint = f"; did you mean {by_name[meant[0]]}?" if meant else ""
    raise QueryError(f"there is no {name} {value!r}{hint}")


def escape_fts(words: str) -> str:
    """Return words as an FTS5 expression in which all must occur and punctuation means nothing, as Datasette does."""
    return " ".join(f'"{word}"' for word in words.replace('"', " ").split())
