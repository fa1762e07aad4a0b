"""Boxes are counted from a page's lower left corner and drawn from its upper left one, each page once."""

from __future__ import annotations

import json
import sqlite3

import pytest

from kb.page_outline import PageOutline, Rectangle, page_outlines


def box(page: int, left: float, bottom: float, right: float, top: float) -> dict[str, float]:
    return {"page": page, "left": left, "bottom": bottom, "right": right, "top": top}


@pytest.fixture
def connection() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE page (document_id TEXT, number INTEGER, width REAL, height REAL)")
    pages = [("d", 1, 600, 800), ("d", 2, 600, 800), ("d", 3, 800, 600), ("other", 1, 100, 100)]
    connection.executemany("INSERT INTO page VALUES (?, ?, ?, ?)", pages)
    return connection


FIGURE = box(1, 150, 590, 162.5, 600)
BREAK = [box(2, 60, 40, 540, 52), box(3, 60, 540, 200, 552), box(3, 60, 520, 80, 532)]


@pytest.mark.parametrize(
    ("boxes", "outlines"),
    [
        pytest.param(None, (), id="no boxes"),
        pytest.param([FIGURE], (PageOutline(1, 600, 800, (Rectangle(150, 200, 12.5, 10),)),), id="one line"),
        pytest.param(
            BREAK,
            (
                PageOutline(2, 600, 800, (Rectangle(60, 748, 480, 12),)),
                PageOutline(3, 800, 600, (Rectangle(60, 48, 140, 12), Rectangle(60, 68, 20, 12))),
            ),
            id="across a page break, to a page on its side",
        ),
        pytest.param([box(9, 0, 0, 1, 1)], (), id="page that is not there"),
    ],
)
def test_outlines(
    connection: sqlite3.Connection, boxes: list[dict[str, float]] | None, outlines: tuple[PageOutline, ...]
) -> None:
    assert page_outlines(connection, "d", json.dumps(boxes) if boxes else None) == outlines


def test_the_title_says_where_the_quote_begins(connection: sqlite3.Connection) -> None:
    (outline,) = page_outlines(connection, "d", json.dumps([FIGURE]))
    assert outline.title == "Page 1, 25% from its top and 25% from its left edge"
