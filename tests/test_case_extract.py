"""Whole cases: evidence for every value, the acceptance report, and the development gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.annotated import AnnotatedText
from ingest.case.evidence import printed
from ingest.case.extract import find_cases
from ingest.model import CASE_FIELDS, Case, Reading
from ingest.pipeline import Pipeline
from ingest.vocab import load_vocabulary

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


CLINICAL = (
    "A 48-year-old woman presented with|aged 1 year and 11 months|six|twenty-six|left breast|right axilla|bilateral|mass|"
    "30 mm by 2 cm|1.5 x|Tumour grade|Nottingham grade|III|II|I|BI-RADS|IV|category 4|stage|pT2N1M0|ypT0|ER|PR|HER2|Ki-67|"
    "progesterone receptor|positive|negative|not|no residual|tumour|<1%|0.5%|3+|2+|FISH ratio|2.0|Allred score|7/8|"
    "invasive ductal carcinoma|mammography|MRI showed|neoadjuvant docetaxel|AC|chemotherapy|followed by|mastectomy|"
    "pathological complete response|was not achieved|expected|recurrence|at 24 months|weeks|Case 1|The second patient"
).split("|")
# What layouts and scripts leave between words, and letters and digits that patterns may take for the plain ones.
ODD = "\u00df\u00b2\u00bd\u2460\u00b5\u0301\u00ad\u00a0\u2028\ufb01\U0001d7ce\t\n\r.,;:()%/+-\u2013"
TAKEN_FOR = ("I\u0130", "i\u0131", "i\u0130", "s\u017f", "k\u212a", "1\u0661", "2\uff12", "\u00b7.")


@st.composite
def reports(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(CLINICAL), min_size=1, max_size=25))
    joints = draw(st.lists(st.sampled_from([" ", " ", ". ", ", ", *ODD]), min_size=len(words), max_size=len(words)))
    text = "".join(word + joint for word, joint in zip(words, joints, strict=True))
    taken = draw(st.lists(st.sampled_from(TAKEN_FOR), max_size=2))
    return f"{CLINICAL[0]} a mass. {text.translate({ord(plain): other for plain, other in taken})}"


@settings(
    deadline=None, derandomize=True, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=reports())
def test_any_text_is_read_and_every_fact_quotes_it(text: str, annotated_of: Callable[[str], AnnotatedText]) -> None:
    cases = find_cases(annotated_of(text), load_vocabulary())
    for fact in (fact for case in cases for fact in case.facts):
        assert fact.quote == text[fact.start : fact.end] != ""
        assert fact.evidence.quote == text[fact.evidence.start : fact.evidence.end]


@pytest.fixture(scope="module")
def acceptance(shared: Path, pipeline: Pipeline) -> tuple[Case, dict[str, object]]:
    folder = shared / "acceptance"
    (case,) = pipeline.read(folder / "durhan-2022.txt").cases
    return case, json.loads((folder / "durhan-2022.gold.json").read_text("utf-8"))["cases"][0]


def test_the_acceptance_report(acceptance: tuple[Case, dict[str, object]]) -> None:
    case, gold = acceptance
    read = {field: getattr(case, field) for field in CASE_FIELDS if field in gold and field != "laterality"}
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
