"""The Datasette configuration describes everything that is served, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from datasette.app import SETTINGS

from kb.migrations import VIEWS
from kb.publish import datasette_metadata, described, settings
from kb.queries import load_queries
from kb.store import open_database

DB = open_database()
METADATA = datasette_metadata(DB, "evidence")["databases"]["evidence"]
TABLES: dict[str, dict[str, Any]] = {name: t for name, t in METADATA["tables"].items() if not t.get("hidden")}


def columns(name: str) -> set[str]:
    return {row[0] for row in DB.execute("SELECT name FROM pragma_table_info(?)", [name])}


def test_it_says_what_this_is_and_is_not() -> None:
    assert "not for clinical decisions" in datasette_metadata(DB)["description"]


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_described_and_no_other(name: str) -> None:
    assert TABLES[name]["columns"].keys() == columns(name)
    assert described()["tables"][name].get("columns", {}).keys() <= columns(name)
    assert all(text.endswith((".", ")", "...")) for text in TABLES[name]["columns"].values())


def test_every_shared_description_is_used() -> None:
    used = {
        column for name in TABLES for column in columns(name) - described()["tables"][name].get("columns", {}).keys()
    }
    assert described()["shared"].keys() == used


@pytest.mark.parametrize("name", sorted(name for name in TABLES if "facets" in TABLES[name]))
def test_facets_are_indexed(name: str) -> None:
    assert set(TABLES[name]["facets"]) <= columns(name)
    if name not in DB.view_names():
        indexed = {index.columns[0] for index in DB.table(name).indexes}
        assert set(TABLES[name]["facets"]) <= indexed


def test_every_target_of_a_foreign_key_has_a_label() -> None:
    targets = {key.other_table for name in TABLES if name in DB.table_names() for key in DB.table(name).foreign_keys}
    assert [name for name in sorted(targets) if TABLES[name].get("label_column") not in columns(name)] == []


def test_views_are_described_and_shadow_tables_hidden() -> None:
    assert {path.stem for path in VIEWS.glob("*.sql")} <= TABLES.keys()
    hidden = [name for name, table in METADATA["tables"].items() if table.get("hidden")]
    assert {"_sqlite_migrations", "document_fts", "claim_evidence_fts_data"} <= set(hidden)


def test_questions_are_canned_queries_with_an_example() -> None:
    for question in load_queries():
        canned = METADATA["queries"][question.name]
        assert canned["sql"] == question.sql
        assert canned["params"] == [parameter.name for parameter in question.parameters]
        assert '<a href="?' in canned["description_html"]


def test_settings_are_known_to_datasette() -> None:
    assert settings().keys() <= {setting.name for setting in SETTINGS}


def test_the_configuration_is_deterministic() -> None:
    assert json.dumps(datasette_metadata(DB)) == json.dumps(datasette_metadata(open_database()))
