"""Whole cases: evidence for every value, the acceptance report, and the development gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.case.evidence import printed
from ingest.model import CASE_FIELDS, Case, Reading
from ingest.pipeline import Pipeline

COURSE = (
    "A 48-year-old woman presented with a mass in her left breast. Mammography and ultrasound showed a 25 mm mass, BI-RADS 5. "
    "Core biopsy revealed grade 2 invasive ductal carcinoma, ER positive (90%), PR negative, HER2 3+, Ki-67 30%. "
    "It was staged cT2N1M0, stage IIB. She received neoadjuvant docetaxel and trastuzumab, then lumpectomy, axillary "
    "dissection and radiotherapy. At 24 months there is no evidence of recurrence."
)


def supported(case: Case) -> set[tuple[str, str]]:
    return {(fact.field, fact.value) for fact in case.facts}


def values(case: Case) -> set[tuple[str, str]]:
    found = set()
    for field in CASE_FIELDS:
        value = getattr(case, field)
        elements = value if isinstance(value, tuple) else () if value in (None, False) else (value,)
        found |= {(field, printed(element)) for element in elements}
    return found


def test_every_element_of_every_field_has_a_fact(reading_of: Callable[[str], Reading]) -> None:
    (case,) = reading_of(COURSE).cases
    assert len(values(case)) > 20
    assert values(case) == supported(case)


def test_a_document_without_a_patient_has_no_case(reading_of: Callable[[str], Reading]) -> None:
    assert reading_of("MRI is an accurate test. Its sensitivity was 90%.").cases == ()


def test_two_ages_of_one_patient_are_a_contradiction(reading_of: Callable[[str], Reading]) -> None:
    (case,) = reading_of("We report a 48-year-old woman with a lump. The 49-year-old woman was treated.").cases
    assert case.age_years is None
    assert [[reading.value for reading in c.readings] for c in case.contradictions] == [["48", "49"]]


@pytest.fixture(scope="module")
def acceptance(shared: Path, pipeline: Pipeline) -> tuple[Case, dict[str, object]]:
    folder = shared / "acceptance"
    (case,) = pipeline.read(folder / "durhan-2022.txt").cases
    return case, json.loads((folder / "durhan-2022.gold.json").read_text("utf-8"))["cases"][0]


def test_the_acceptance_report(acceptance: tuple[Case, dict[str, object]]) -> None:
    case, gold = acceptance
    read = {field: getattr(case, field) for field in CASE_FIELDS if field != "laterality"}
    for field, value in read.items():
        wanted = gold.get(field)
        assert (sorted(value) if isinstance(value, tuple) else value) == (
            sorted(wanted) if isinstance(wanted, list) else wanted
        ), field
    assert values(case) == supported(case)


def test_the_acceptance_report_contradicts_itself_on_the_side(acceptance: tuple[Case, dict[str, object]]) -> None:
    case, _ = acceptance
    assert case.laterality is None
    assert [(c.field, [r.value for r in c.readings]) for c in case.contradictions] == [
        ("laterality", ["left", "right"])
    ]


def test_the_acceptance_report_by_time(acceptance: tuple[Case, dict[str, object]]) -> None:
    case, gold = acceptance
    rows = {(row.when, row.test, row.status, row.finding) for row in case.imaging_by_time}
    wanted = gold["imaging_by_time"]
    assert isinstance(wanted, list)
    for row in wanted:
        assert any(
            (row["when"], row["test"], row["status"]) == found[:3] and row["finding"].split()[-1][:4] in found[3]
            for found in rows
        ), row
    assert {row.test: row.agrees for row in case.agreement_with_pathology} == {"mri": True, "mammography": False}
