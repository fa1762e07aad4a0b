"""Every span of a reading gets its place, one question for each stretch, and nothing else of the reading changes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import SimpleNamespace

from ingest.model import Box, Case, DerivedFact, Reading
from ingest.place import Place, locate
from kb.rows import document_rows

REPORT = Reading.model_validate_json((Path(__file__).parent / "data" / "report.json").read_text(encoding="utf-8"))


class Counted:
    """Gives each stretch a place of its own, and counts how often it was asked for."""

    def __init__(self) -> None:
        self.asked: Counter[tuple[int, int]] = Counter()

    def at(self, start: int, end: int) -> Place:
        self.asked[start, end] += 1
        box = Box(page=1, left=start, bottom=0, right=end + 1, top=9)
        return Place(page=1, boxes=(box,), element=f"/article/p[{start + 1}]")


def derived(reading: Reading) -> Reading:
    """Return the reading with a fact of its case derived from all its facts."""
    case = reading.cases[0]
    follows = DerivedFact(field="subtype", value="luminal", rule="a rule", inputs=case.facts)
    return reading.model_copy(update={"cases": (case.model_copy(update={"derived": (follows,)}),)})


def test_every_span_has_the_place_of_its_own_stretch() -> None:
    located = locate(derived(REPORT), Counted())
    (case,) = located.cases
    spans = [*located.spans(), *case.derived[0].inputs]
    assert {type(span).__name__ for span in spans} >= {"Reference", "Callout", "Mention", "Claim", "Unclaimed", "Fact"}
    assert {type(span).__name__ for span in spans} >= {"ImagingFinding", "Agreement", "Span"}
    for span in spans:
        assert (span.page, span.element) == (1, f"/article/p[{span.start + 1}]")
        assert [(box.left, box.right) for box in span.boxes] == [(span.start, span.end + 1)]
    assert Case.model_validate(case.model_dump()) == case


def test_each_stretch_is_asked_for_once() -> None:
    places = Counted()
    locate(REPORT, places)
    assert set(places.asked.values()) == {1}
    assert set(places.asked) == {(span.start, span.end) for span in REPORT.spans()}


def test_nothing_but_places_changes() -> None:
    nowhere = SimpleNamespace(at=lambda *_: Place())
    assert locate(locate(REPORT, Counted()), nowhere) == locate(REPORT, nowhere) == REPORT
    assert locate(REPORT, None) is REPORT


def test_ids_do_not_depend_on_places() -> None:
    before, after = document_rows(REPORT), document_rows(locate(REPORT, Counted()))
    for table, rows in before.items():
        assert [row.get("id") for row in rows] == [row.get("id") for row in after[table]]
