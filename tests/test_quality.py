"""Figures of quality are rows of their gold set, replaced when it is measured again."""

from __future__ import annotations

import pytest
from sqlite_utils.db import Database

from ingest.model import MadeBy
from kb.quality import QualityRow, store_quality
from kb.store import open_database

OLD, NEW = MadeBy(version="0.1.0", vocabulary="v1"), MadeBy(version="0.2.0", vocabulary="v2", model="m")


def row(level: str, right: int = 8) -> QualityRow:
    return QualityRow("claims", level, 3, 10, 10, right, right / 10, right / 10, right / 10, 1 / 3, 1.0)


def stored(db: Database) -> list[tuple[object, ...]]:
    query = 'SELECT gold_set, level, "right", made_by_version, made_by_model FROM quality ORDER BY gold_set, level'
    return [tuple(row) for row in db.execute(query)]


@pytest.mark.parametrize(
    ("again", "left"),
    [
        pytest.param(("a", [row("figure")], OLD), [("a", "figure", 8, "0.1.0", None)], id="a level less"),
        pytest.param(("a", [row("figure", 9)], NEW), [("a", "figure", 9, "0.2.0", "m")], id="another version"),
        pytest.param(
            ("b", [row("figure", 9)], NEW),
            [("a", "figure", 8, "0.1.0", None), ("a", "test", 8, "0.1.0", None), ("b", "figure", 9, "0.2.0", "m")],
            id="another gold set",
        ),
    ],
)  # fmt: skip
def test_rows_of_a_gold_set_are_replaced(
    again: tuple[str, list[QualityRow], MadeBy], left: list[tuple[object, ...]]
) -> None:
    db = open_database()
    store_quality(db, "a", [row("figure"), row("test")], OLD)
    store_quality(db, *again)
    assert stored(db) == left


def test_measuring_again_changes_nothing_and_no_digits_of_the_machine_are_kept() -> None:
    db = open_database()
    store_quality(db, "a", [row("figure")], OLD)
    before = list(db.conn.iterdump())
    store_quality(db, "a", [row("figure")], OLD)
    assert list(db.conn.iterdump()) == before
    assert db.execute("SELECT f1_low FROM quality").fetchone() == (0.333333,)
