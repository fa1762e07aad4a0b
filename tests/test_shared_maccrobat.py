"""Age, sex and imaging in the case reports of MACCROBAT (Caufield 2020), which are no part of the project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.model import Reading
from ingest.pipeline import Pipeline
from ingest.vocab import load_vocabulary

_AGE = re.compile(r"(\d+)[\s–-]*(year|yr|month)")
_FEMALE = re.compile(r"woman|female|lady|girl", re.IGNORECASE)
_NAMES_IMAGING = re.compile(
    r"\bMR[ICA]|magnetic|\bCT|\bCECT|\bHRCT|tomogra|x-?ray|radiogra|ultraso|sonogra|\becho|doppler|mammogra|\bPET|positron|"
    r"\bSPECT|scintigra|\bscan|angiogra|fluorosc|endoscop|colonoscop|bronchoscop|cystoscop|gastroscop|imaging|venogra|urogra",
    re.IGNORECASE,
)
# "Imaging" and "scans" alone name no test.
_NAMES_NO_TEST = re.compile(
    r"(?:imaging|scans?|scansions)(?:\s+(?:stud(?:y|ies)|examinations?))?|echogenicity", re.IGNORECASE
)


@dataclass(frozen=True)
class Annotation:
    """A text-bound annotation, in offsets of the text."""

    kind: str
    start: int
    end: int
    text: str


def annotations(path: Path) -> Iterator[Annotation]:
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("T"):
            _, place, text, *_ = line.split("\t")
            kind, start, *_, end = re.split("[ ;]", place)
            yield Annotation(kind, int(start), int(end), text)


@pytest.fixture(scope="module")
def reports(shared: Path, pipeline: Pipeline) -> list[tuple[Reading, list[Annotation]]]:
    paths = sorted((shared / "maccrobat").glob("*.txt"))
    if not paths:
        pytest.skip("the reports of MACCROBAT are not here")
    return [
        (pipeline.read(path), sorted(annotations(path.with_suffix(".ann")), key=lambda each: each.start))
        for path in paths
    ]


def first(found: list[Annotation], kind: str) -> str | None:
    return next((each.text for each in found if each.kind == kind), None)


def test_each_report_is_of_one_patient(reports: list[tuple[Reading, list[Annotation]]]) -> None:
    assert {len(reading.cases) for reading, _ in reports} == {1}


def test_ages(reports: list[tuple[Reading, list[Annotation]]]) -> None:
    right = []
    for reading, found in reports:
        match = _AGE.search(first(found, "Age") or "")
        if match:
            years = round(int(match[1]) / 12, 2) if match[2] == "month" else int(match[1])
            right.append(reading.cases[0].age_years == years)
    assert len(right) > 90
    assert sum(right) / len(right) >= 0.98


def test_sexes(reports: list[tuple[Reading, list[Annotation]]]) -> None:
    right = []
    for reading, found in reports:
        noun = first(found, "Sex")
        if noun:
            right.append(reading.cases[0].sex == ("female" if _FEMALE.search(noun) else "male"))
    assert len(right) > 90
    assert sum(right) / len(right) >= 0.98


def test_imaging_procedures_are_covered_by_mentions(reports: list[tuple[Reading, list[Annotation]]]) -> None:
    concepts = load_vocabulary().concepts
    covered = []
    for reading, found in reports:
        tests = [(m.start, m.end) for m in reading.mentions if concepts[m.concept].kind == "test"]
        for each in found:
            names = _NAMES_IMAGING.search(each.text) and not _NAMES_NO_TEST.fullmatch(each.text)
            if each.kind == "Diagnostic_procedure" and names:
                covered.append(any(start < each.end and each.start < end for start, end in tests))
    assert len(covered) > 300
    assert sum(covered) / len(covered) >= 0.95
