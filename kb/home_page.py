"""What the home page shows of an evidence base: how much there is, accuracy at a glance, and how it was built."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from kb import wording
from kb.select import record, records

GLANCE_LIMIT = 12  # rows of the table of accuracy at a glance

_COUNTS = """
    SELECT (SELECT count(*) FROM paper) AS papers, (SELECT count(*) FROM document) AS documents,
        (SELECT count(*) FROM claim WHERE cited = 0) AS own_claims,
        (SELECT count(*) FROM claim WHERE cited = 1) AS relayed_claims,
        (SELECT count(*) FROM unclaimed_measure JOIN document ON document.id = document_id WHERE is_preferred = 1)
            AS unclaimed,
        (SELECT count(*) FROM patient_case WHERE is_counted = 1) AS cases, (SELECT count(*) FROM problem) AS problems
"""
_GLANCE = """
    SELECT accuracy_by_test.*, concept.label AS measure_label
    FROM accuracy_by_test LEFT JOIN concept ON concept.key = accuracy_by_test.measure
    ORDER BY primary_sources DESC, distinct_figures DESC, index_test, measure LIMIT ?
"""


@dataclass(frozen=True)
class Glance:
    """What the papers say of one test by one measure; figures in words, primary sources counted once."""

    test: str
    index_test: str
    measure: str
    measure_key: str
    primary_sources: int
    median: str
    lowest: str
    highest: str


@dataclass(frozen=True)
class HomePage:
    """Counts of rows by name, the tests with most primary sources, and version and vocabulary of the build."""

    counts: dict[str, int]
    glance: tuple[Glance, ...]
    build: dict[str, str]


def home_page(connection: sqlite3.Connection) -> HomePage:
    """Return what the home page shows."""
    rows = records(connection, _GLANCE, GLANCE_LIMIT)
    return HomePage(
        counts=record(connection, _COUNTS) or {},
        glance=tuple(
            Glance(
                test=row["test"],
                index_test=row["index_test"],
                measure=row["measure_label"] or wording.in_words(row["measure"]),
                measure_key=row["measure"],
                primary_sources=row["primary_sources"],
                **{name: wording.of_measure(row[name], row["measure"]) for name in ("median", "lowest", "highest")},
            )
            for row in rows
        ),
        build={row["key"]: row["value"] for row in records(connection, "SELECT key, value FROM build ORDER BY key")},
    )
