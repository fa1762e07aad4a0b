"""Writes docs/model.md and docs/queries.md from the vocabulary, the schema and the questions; `make docs` runs it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from ingest.vocab import Vocabulary, load_vocabulary
from kb.migrations import migrate
from kb.publish import column_descriptions, described
from kb.queries import load_queries

DOCS = Path(__file__).parent
_NOTE = "<!-- Written by docs/generate.py; change its sources and run `make docs`. -->\n"
_SHOWN_TERMS = 4


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _schema(db: Database) -> str:
    parts = []
    for kind, names in (("table", db.table_names()), ("view", db.view_names())):
        for name in sorted(names):
            if name not in described()["tables"]:
                continue
            columns = [column.name for column in db[name].columns]
            meanings = column_descriptions(name, columns)
            about = described()["tables"][name].get("description", "")
            parts.append(
                f"### `{name}` ({kind})\n\n{about}\n\n"
                + _table(["column", "meaning"], [[f"`{c}`", meanings[c]] for c in columns])
            )
    return "\n\n".join(parts)


def _concepts(vocabulary: Vocabulary) -> str:
    kinds = sorted({concept.kind for concept in vocabulary.concepts.values()})
    parts = []
    for kind in kinds:
        concepts = sorted(vocabulary.of_kind(kind), key=lambda concept: concept.key)
        rows = []
        for concept in concepts:
            names = [*concept.short, *concept.terms]
            more = f" and {len(names) - _SHOWN_TERMS} more" if len(names) > _SHOWN_TERMS else ""
            base = vocabulary.base_test(concept.key) if kind == "test" else None
            ids = ", ".join(f"{name.upper()} {value}" for name, value in concept.ids.items())
            rows.append(
                [
                    f"`{concept.key}`",
                    concept.label,
                    concept.broader or base or "",
                    ids,
                    ", ".join(names[:_SHOWN_TERMS]) + more,
                ]
            )
        parts.append(f"### {kind} ({len(concepts)})\n\n" + _table(["key", "label", "under", "ids", "matches"], rows))
    return "\n\n".join(parts)


def model() -> str:
    """Return docs/model.md: tables, views and their columns, then the concepts of the vocabulary by kind."""
    db = Database(sqlite3.connect(":memory:"))
    migrate(db)
    return (
        f"{_NOTE}\n# The model\n\n"
        "Offsets are half-open character offsets into `document.text`. Proportions are 0-1, ratios and kappa as printed. Ids are\n"
        "hashes of content: the same input gives the same ids.\n\n"
        f"## Tables and views\n\n{_schema(db)}\n\n## Vocabulary\n\n"
        "What casegraph recognises, from `ingest/vocab/*.toml`. *Under* is the broader concept or the base label of an index test.\n\n"
        f"{_concepts(load_vocabulary())}\n"
    )


def questions() -> str:
    """Return docs/queries.md: each question with its parameters and an example."""
    parts = [
        f"{_NOTE}\n# Questions\n\n`casegraph query NAME --db kb.db -p parameter=value`, or as cards on the home page of the browser."
    ]
    for query in load_queries():
        example = " ".join(f"-p {p.name}={p.example!r}" for p in query.parameters)
        rows = [[f"`{p.name}`", p.meaning, f"`{p.example or repr('')}`"] for p in query.parameters]
        table = "\n\n" + _table(["parameter", "meaning", "example"], rows) if rows else ""
        parts.append(
            f"## {query.title}\n\n{query.description}{table}\n\n```sh\ncasegraph query {query.name} --db kb.db {example}\n```".replace(
                " \n", "\n"
            )
        )
    return "\n\n".join(parts) + "\n"


PAGES = {"model.md": model, "queries.md": questions}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
