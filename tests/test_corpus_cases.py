"""How well the cases of the project's own reports are read, against their gold annotations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.evaluation import compare_cases, total
from ingest.model import Case
from ingest.pipeline import Pipeline

Patients = dict[str, tuple[list[dict[str, Any]], tuple[Case, ...]]]


@pytest.fixture(scope="module")
def patients(root: Path, pipeline: Pipeline) -> Patients:
    """Return the gold patients and those that were read, by file name."""
    corpus = root / "corpus"
    return {
        path.name: (
            json.loads((corpus / "gold" / f"{path.stem}.json").read_text("utf-8"))["cases"],
            pipeline.read(path).cases,
        )
        for path in sorted((corpus / "reports").iterdir())
    }


def test_every_patient_is_found_and_nobody_else(patients: Patients) -> None:
    assert {name: len(found) for name, (_, found) in patients.items()} == {
        name: len(gold) for name, (gold, _) in patients.items()
    }


@pytest.mark.parametrize("row", ["all facts but histology", "receptors and Ki-67"])
def test_facts_are_right(patients: Patients, row: str) -> None:
    sums = total(compare_cases(gold, [case.model_dump() for case in found]) for gold, found in patients.values())
    assert sums[row].gold > 50
    assert sums[row].f1 >= 0.97


def test_exactly_the_reports_that_contradict_themselves_are_said_to(patients: Patients) -> None:
    asked = {
        name: [(case["contradiction"]["field"], sorted(case["contradiction"]["readings"]))]
        for name, (gold, _) in patients.items()
        for case in gold
        if case.get("contradiction")
    }
    given = {
        name: [(c.field, sorted(reading.value for reading in c.readings)) for c in case.contradictions]
        for name, (_, found) in patients.items()
        for case in found
        if case.contradictions
    }
    assert given == asked != {}
