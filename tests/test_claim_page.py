"""The page of a claim as values: each place of the figure with where it stands in its file."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from ingest.model import Box, Page, Problem, Reading
from ingest.place import Place, locate
from kb.claim_page import ClaimPage, claim_page
from kb.page_outline import Rectangle
from kb.store import finish, open_database, store

REPORT = Reading.model_validate_json((Path(__file__).parent / "data" / "report.json").read_text(encoding="utf-8"))
SENTENCE = "“The sensitivity of MRI was 84%” "
ON_PAGE = Place(page=1, boxes=(Box(page=1, left=72, bottom=700, right=84, top=712),))


def page_of(place: Place, problems: tuple[Problem, ...] = (), **document: object) -> ClaimPage:
    """Return the page of the report's first claim, whose file says of everything that it stands at one place."""
    read = REPORT.model_copy(update={"document": REPORT.document.model_copy(update=document), "problems": problems})
    db = open_database()
    store(db, locate(read, SimpleNamespace(at=lambda *_: place)))
    finish(db, REPORT.made_by)
    (claim,) = db.execute("SELECT claim_id FROM claim_evidence ORDER BY start LIMIT 1").fetchone()
    page = claim_page(db.conn, claim)
    assert page is not None
    return page


@pytest.mark.parametrize(
    ("place", "where"),
    [
        pytest.param(Place(), "[report.txt, characters 50–52: “84”]", id="text"),
        pytest.param(ON_PAGE, "[report.txt, page 1, characters 50–52: “84”]", id="page"),
        pytest.param(
            Place(element="/article/body/p"), "[report.txt, /article/body/p, characters 50–52: “84”]", id="element"
        ),
    ],
)
def test_what_is_copied_names_the_place_of_each_quote(place: Place, where: str) -> None:
    assert SENTENCE + where in page_of(place).citation.splitlines()


def test_a_place_on_a_page_is_drawn() -> None:
    sheet = Page(number=1, start=0, end=len(REPORT.document.text), width=595, height=842)
    evidence = page_of(ON_PAGE, pages=(sheet,)).evidence[0]
    (outline,) = evidence.outlines
    assert (outline.number, outline.width, outline.height) == (1, 595, 842)
    assert outline.rectangles == (Rectangle(left=72, top=130, width=12, height=12),)
    assert evidence.element is None


def test_a_place_in_an_article_is_named() -> None:
    evidence = page_of(Place(element="/article/body/sec[2]/p[3]")).evidence[0]
    assert (evidence.element, evidence.page, evidence.outlines) == ("/article/body/sec[2]/p[3]", None, ())


@pytest.mark.parametrize(
    ("code", "told"),
    [
        pytest.param("read_by_ocr", "report.pdf was read by OCR on page 1.", id="OCR"),
        pytest.param("unknown_entity", None, id="another warning"),
    ],
)
def test_a_place_tells_that_its_file_was_read_by_ocr(code: str, told: str | None) -> None:
    problem = Problem(
        severity="warning", code=code, message="report.pdf was read by OCR on page 1.", source=REPORT.document.source
    )
    assert page_of(Place(), problems=(problem,)).evidence[0].read_by_ocr == told
