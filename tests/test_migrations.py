"""The schema: strict tables, keys and facets indexed, views that can be read, and migrating twice is harmless."""

from __future__ import annotations

import pytest
from sqlite_utils.db import Database

from kb.migrations import VIEWS, migrate, schema


@pytest.fixture(scope="module")
def db() -> Database:
    db = Database(memory=True)
    migrate(db)
    return db


def own_tables(db: Database) -> list[str]:
    return [name for name in db.table_names() if "_fts" not in name and not name.startswith(("_", "sqlite_"))]


def test_every_table_is_strict(db: Database) -> None:
    assert [name for name in own_tables(db) if not db.table(name).strict] == []


def test_every_foreign_key_is_indexed(db: Database) -> None:
    bare = []
    for name in own_tables(db):
        table = db.table(name)
        leading = {index.columns[0] for index in table.indexes} | {table.pks[0]}
        bare += [(name, key.column) for key in table.foreign_keys if key.column not in leading]
    assert bare == []


def test_foreign_keys_are_on_and_every_one_has_a_parent(db: Database) -> None:
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    keys = [(name, key.other_table, key.other_column) for name in own_tables(db) for key in db.table(name).foreign_keys]
    assert [(name, parent) for name, parent, column in keys if column not in db.table(parent).columns_dict] == []


@pytest.mark.parametrize("name", [path.stem for path in sorted(VIEWS.glob("*.sql"))])
def test_a_view_has_few_columns_with_plain_names(db: Database, name: str) -> None:
    columns = list(db.view(name).columns_dict)
    assert 7 <= len(columns) <= 11
    assert [column for column in columns if not column.isidentifier()] == []


def test_migrating_again_changes_nothing_and_keeps_no_clock_time(db: Database) -> None:
    before = list(db.conn.iterdump())
    migrate(db)
    assert list(db.conn.iterdump()) == before
    assert schema.pending(db) == []
    assert {row["applied_at"] for row in db.table("_sqlite_migrations").rows} == {""}


def test_a_changed_view_is_made_anew(db: Database) -> None:
    db.create_view("problems", "SELECT 1 AS stale", replace=True)
    migrate(db)
    assert "severity" in db.view("problems").columns_dict


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        pytest.param("INSERT INTO problem VALUES ('a', 'fatal', 'c', 'm', 's', NULL, NULL)", "CHECK", id="severity"),
        pytest.param(
            "INSERT INTO problem VALUES ('a', 'error', 'c', 'm', 's', 'one', NULL)", "cannot store TEXT", id="type"
        ),
        pytest.param(
            "INSERT INTO problem VALUES ('a', 'error', 'c', 'm', 's', 1, 'nowhere')", "FOREIGN KEY", id="parent"
        ),
    ],
)
def test_bad_rows_are_refused(db: Database, statement: str, message: str) -> None:
    with pytest.raises(Exception, match=message), db.atomic():
        db.execute(statement)
