"""Reading rows for a page: from a connection of any row factory to plain mappings."""

from __future__ import annotations

import sqlite3
from typing import Any

Record = dict[str, Any]


def records(connection: sqlite3.Connection, sql: str, *parameters: object) -> list[Record]:
    """Return the rows of a query by column name, in the order of the query."""
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def record(connection: sqlite3.Connection, sql: str, *parameters: object) -> Record | None:
    """Return the first row of a query by column name, or None."""
    return next(iter(records(connection, sql, *parameters)), None)
