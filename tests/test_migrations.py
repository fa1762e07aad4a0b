"""The schema: strict tables, keys and facets indexed, views that can be read, and migrating twice is harmless."""

from __future__ import annotations

import pytest
from sqlite_utils.db import Database

from kb.migrations import VIEWS, migrate, schema
from kb.rows import insert

DOCUMENT = dict.fromkeys(("id", "source", "sha256", "authors", "keywords", "text", "made_by_vocabulary"), "") | {
    "rowid": 1, "paper_id": "p", "format": "text", "is_preferred": 1,
}  # fmt: skip
QUALITY = "INSERT INTO quality VALUES ('a', 'g', '{kind}', 'figure', 1, 2, 2, {right}, 1, 1, 1, 1, 1, 'v', 'v', NULL)"


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


def test_an_evidence_base_without_what_was_not_read_is_due_to_be_read_again() -> None:
    db = Database(memory=True)
    schema.apply(db, stop_before="m002_quality")
    report = DOCUMENT | {"made_by_version": "0.1.0"}
    with db.atomic():
        db.execute("INSERT INTO primary_source VALUES ('s', 's', NULL, NULL, NULL, 'S')")
        db.execute("INSERT INTO paper VALUES ('p', 's', NULL, NULL, NULL, 'P', NULL, NULL)")
        insert(db, "document", [report])
    migrate(db)
    (version,) = db.execute("SELECT made_by_version FROM document").fetchone()
    assert version == "0.1.0 before m002 before m003 before m004 before m005"
    assert [db.table(name).count for name in ("unclaimed_measure", "quality")] == [0, 0]


def test_what_has_room_for_boxes_has_room_for_an_element(db: Database) -> None:
    columns = {name: db.table(name).columns_dict for name in own_tables(db)}
    placed = {name for name, known in columns.items() if "boxes" in known}
    assert placed == {name for name, known in columns.items() if "element" in known}
    assert {"mention", "claim_evidence", "course_event"} <= placed


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
        pytest.param(QUALITY.format(kind="tables", right=1), "CHECK", id="kind of gold"),
        pytest.param(QUALITY.format(kind="claims", right=3), "CHECK", id="more right than found"),
    ],
)
def test_bad_rows_are_refused(db: Database, statement: str, message: str) -> None:
    with pytest.raises(Exception, match=message), db.atomic():
        db.execute(statement)
