"""The page of a case as values: what is seen at a glance, and that each item stands on its sentence."""

from __future__ import annotations

import pytest

from ingest.model import Reading
from kb.case_page import CasePage, case_page
from kb.store import ConceptRow, finish, open_database, store, store_concepts

LABELS = {"mri": "MRI", "mammography": "mammography", "upper_outer": "upper outer quadrant"}


@pytest.fixture(scope="module")
def page(course_reading: Reading) -> CasePage:
    db = open_database()
    store_concepts(db, [ConceptRow(key, "test", label) for key, label in LABELS.items()])
    store(db, course_reading)
    finish(db, course_reading.made_by)
    (case,) = db.table("patient_case").rows
    found = case_page(db.conn, case["id"])
    assert found is not None
    return found


def page_of(reading: Reading) -> CasePage:
    db = open_database()
    store(db, reading)
    (case,) = db.table("patient_case").rows
    found = case_page(db.conn, case["id"])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "values"),
    [
        pytest.param("Patient", ["46 years", "female"], id="patient"),
        pytest.param("Site", ["left", "upper outer quadrant", "2 o'clock", "multifocal"], id="site"),
        pytest.param("Histology", ["invasive ductal carcinoma", "grade 2"], id="histology"),
        pytest.param("Stage", ["cT2N1M0", "stage IIB"], id="stage"),
        pytest.param(
            "Size and lymph nodes", ["35 mm", "by MRI", "2 nodes positive", "14 examined"], id="size and nodes"
        ),
        pytest.param(
            "Treatment",
            [
                "neoadjuvant therapy",
                "doxorubicin",
                "cyclophosphamide",
                "paclitaxel",
                "tamoxifen",
                "mastectomy",
                "axillary dissection",
                "radiotherapy",
            ],
            id="treatment",
        ),
        pytest.param("Follow-up and last outcome", ["120 months", "alive", "stable disease"], id="last sentence"),
        pytest.param("Agreement with pathology", ["mammography agrees", "MRI disagrees"], id="agreement"),
    ],
)
def test_items_at_a_glance(page: CasePage, name: str, values: list[str]) -> None:
    (item,) = (item for item in page.summary.items if item.name == name)
    assert [place.value for place in item.values] == values


def test_receptors_and_what_follows_from_them(page: CasePage) -> None:
    assert [(badge.name, badge.status, [said.value for said in badge.values]) for badge in page.summary.receptors] == [
        ("ER", "positive", ["positive", "90%"]),
        ("PR", "positive", ["positive", "15%"]),
        ("HER2", "negative", ["negative", "IHC 2+", "FISH not amplified"]),
        ("Ki-67", None, ["35%"]),
    ]
    (subtype,) = page.summary.derived
    assert (subtype.name, subtype.value) == ("Subtype", "luminal B, HER2-negative")
    assert "Goldhirsch" in subtype.rule
    assert [said.value for said in subtype.inputs] == ["ER positive", "HER2 negative", "Ki-67 35%"]


def test_every_item_stands_on_its_characters(page: CasePage, course_reading: Reading) -> None:
    summary = page.summary
    places = [said for part in (*summary.items, *summary.receptors) for said in part.values]
    places += [said for derived in summary.derived for said in derived.inputs]
    places += [row.place for group in page.markers.groups for row in group.rows]
    places += [event.place for phase in page.course for event in phase.events]
    assert len(places) > 50
    for said in places:
        assert course_reading.document.text[said.start : said.end] == said.quote
        assert said.quote in said.sentence


def test_without_a_course_the_last_outcome_is_that_of_the_text(course_reading: Reading) -> None:
    (case,) = course_reading.cases
    bare = case.model_copy(update={"course": (), "markers": (), "derived": ()})
    page = page_of(course_reading.model_copy(update={"cases": (bare,)}))
    values = {item.name: [said.value for said in item.values] for item in page.summary.items}
    assert values["Follow-up and last outcome"] == ["120 months", "alive", "stable disease"]
    assert (page.course, page.markers.groups, page.summary.derived) == ((), (), ())


def test_what_the_case_did_not_settle_is_not_in_the_summary(course_reading: Reading) -> None:
    (case,) = course_reading.cases
    page = page_of(course_reading.model_copy(update={"cases": (case.model_copy(update={"laterality": None}),)}))
    values = {item.name: [said.value for said in item.values] for item in page.summary.items}
    assert "left" not in values["Site"]
    assert [field.name for field in page.contradictions] == ["Grade", "Laterality"]
