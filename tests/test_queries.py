"""The questions: their files keep the format, each runs with and without its example, and some answers are known."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils.db import Database

from ingest.batch import find_files, read_files
from ingest.model import MEASURES, Problem, Reading
from ingest.pipeline import Pipeline
from ingest.read import READERS
from kb.quality import QualityRow, store_quality
from kb.queries import Query, QueryError, escape_fts, load_queries, parse_query, run_query
from kb.store import ConceptRow, finish, open_database, store, store_concepts, store_problem

REPORT = Reading.model_validate_json((Path(__file__).parent / "data" / "report.json").read_text(encoding="utf-8"))
# No report of the corpus counts the days to its recurrence.
OF_A_COURSE = {"time_to_recurrence"}
QUESTIONS = {question.name: question for question in load_queries()}
HEADER = "-- title: T\n-- description: D\n"


TESTS = {"mri": "magnetic resonance imaging", "mammography": "mammography", "ultrasound": "ultrasound", "ct": "CT"}


@pytest.fixture(scope="module")
def db() -> Database:
    db = open_database()
    tests = [ConceptRow(key, "test", label) for key, label in TESTS.items()]
    store_concepts(db, [*tests, *(ConceptRow(measure, "measure", measure) for measure in MEASURES)])
    store(db, REPORT)
    finish(db, REPORT.made_by)
    return db


@pytest.fixture(scope="module")
def corpus(pipeline: Pipeline, root: Path) -> Database:
    """The project's own reports as an evidence base."""
    db = open_database()
    for outcome in read_files(pipeline, find_files([root / "corpus" / "reports"], READERS).paths, 1):
        if isinstance(outcome, Problem):
            store_problem(db, outcome)
        else:
            store(db, outcome)
    store_quality(
        db, "corpus", [QualityRow("claims", "figure", 17, 4, 4, 2, 0.5, 0.5, 0.5, 0.4, 0.6)], pipeline.made_by
    )
    finish(db, pipeline.made_by)
    return db


@pytest.fixture(scope="module")
def course(course_reading: Reading) -> Database:
    """The evidence base of one case with marker readings, a course and a derived subtype."""
    db = open_database()
    store(db, course_reading)
    finish(db, course_reading.made_by)
    return db


def test_a_question_is_parsed() -> None:
    text = f"{HEADER}-- parameter test: a test, '' for all (example: mri)\nSELECT 1 WHERE :test = ':x'\n"
    question = parse_query("q", text)
    assert (question.title, question.description) == ("T", "D")
    assert [(p.name, p.meaning, p.example) for p in question.parameters] == [("test", "a test, '' for all", "mri")]
    assert question.sql == "SELECT 1 WHERE :test = ':x'"


def test_two_quotes_stand_for_the_empty_text() -> None:
    (parameter,) = parse_query("q", f"{HEADER}-- parameter x: m (example: '')\nSELECT :x").parameters
    assert parameter.example == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("SELECT 1", "needs a title", id="no header"),
        pytest.param("-- title: T\nSELECT 1", "needs a title and a description", id="no description"),
        pytest.param(f"{HEADER}-- note: N\nSELECT 1", "neither a title", id="unknown line"),
        pytest.param(f"{HEADER}-- parameter x: no example\nSELECT :x", "neither a title", id="no example"),
        pytest.param(f"{HEADER}SELECT :x", "x is declared or used", id="undeclared parameter"),
        pytest.param(
            f"{HEADER}-- parameter x: m (example: 1)\nSELECT 1", "x is declared or used", id="unused parameter"
        ),
        pytest.param(HEADER + "DROP TABLE claim", "must hold one SELECT", id="no SELECT"),
        pytest.param(f"{HEADER}SELECT 1; SELECT 2", "must hold one SELECT", id="two statements"),
        pytest.param(f"SELECT 1\n{HEADER}", "comment below its header", id="header below"),
    ],
)
def test_a_file_that_breaks_the_format_is_refused(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        parse_query("q", text)


def test_there_are_questions_enough() -> None:
    assert len(QUESTIONS) >= 14


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_question_runs_with_its_example_and_without_restriction(db: Database, question: Query) -> None:
    everything = run_query(db, question, {})
    restricted = run_query(db, question, {p.name: p.example for p in question.parameters})
    assert len(restricted) <= len(everything) or question.name.startswith("search_")


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_example_has_an_answer(corpus: Database, course: Database, question: Query) -> None:
    base = course if question.name in OF_A_COURSE else corpus
    answer = run_query(base, question, {p.name: p.example for p in question.parameters})
    assert answer or question.name in ("ingest_problems", "figures_not_read")  # a corpus that reads well has none


@pytest.mark.parametrize(
    ("name", "values", "column", "expected"),
    [
        pytest.param(
            "accuracy_by_modality", {"measure": "sensitivity"}, "median", [0.84], id="one figure of three places"
        ),
        pytest.param("claims_with_counts", {"modality": "mri"}, "quotient", [0.8387], id="26 of 31"),
        pytest.param("claims_without_interval", {}, "claim", [], id="the own result has one"),
        pytest.param("figures_relayed", {"modality": "mri"}, "value", ["93%"], id="relayed"),
        pytest.param("internal_contradictions", {}, "reading", ["left", "right"], id="left and right"),
        pytest.param("cases_by_age_and_histology", {}, "age_band", ["40–49"], id="age band"),
        pytest.param("receptor_profile_by_histology", {"histology": "ductal"}, "her2_positive", [1], id="HER2"),
        pytest.param("search_documents", {"words": 'carcinoma "'}, "title", ["MRI after chemotherapy"], id="search"),
        pytest.param("search_sentences", {"words": ""}, "claim", [], id="search for nothing"),
    ],
)
def test_answers(db: Database, name: str, values: dict[str, str], column: str, expected: list[object]) -> None:
    assert [row[column] for row in run_query(db, QUESTIONS[name], values)] == expected


@pytest.mark.parametrize(
    ("name", "values", "column", "expected"),
    [
        pytest.param("markers_of_metastases", {}, "marker", ["er", "er", "her2", "pr"], id="markers that changed"),
        pytest.param("markers_of_metastases", {"marker": "her2"}, "metastasis_status", ["positive"], id="one marker"),
        pytest.param("markers_of_metastases", {"marker": "ki67"}, "marker", [], id="marker read in the primary only"),
        pytest.param("time_to_recurrence", {}, "days", [2678.0], id="first day of the recurrence"),
        pytest.param("time_to_recurrence", {"histology": "lobular"}, "days", [], id="other histology"),
        pytest.param(
            "neoadjuvant_regimens", {}, "regimen", ["doxorubicin × 4, cyclophosphamide × 4, paclitaxel"], id="regimen"
        ),
        pytest.param("neoadjuvant_regimens", {"drug": "paclitaxel"}, "afterwards", ["residual disease"], id="response"),
        pytest.param("neoadjuvant_regimens", {"drug": "tamoxifen"}, "regimen", [], id="adjuvant drug"),
        pytest.param(
            "subtypes_derived", {}, "inputs", ["er positive, her2 negative, ki67_percent 35"], id="inputs of a rule"
        ),
        pytest.param("subtypes_derived", {"subtype": "luminal_a"}, "case", [], id="other subtype"),
    ],
)
def test_answers_on_a_course(
    course: Database, name: str, values: dict[str, str], column: str, expected: list[object]
) -> None:
    assert [row[column] for row in run_query(course, QUESTIONS[name], values)] == expected


def test_hits_are_marked(db: Database) -> None:
    (row,) = run_query(db, QUESTIONS["search_sentences"], {"words": "series"})
    assert "In our \x02series\x03 the sensitivity" in str(row["snippet"])


def test_an_unknown_parameter_is_refused(db: Database) -> None:
    with pytest.raises(QueryError, match="figures_relayed has no parameter x; it has measure, modality"):
        run_query(db, QUESTIONS["figures_relayed"], {"x": "1"})


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("residual tumor", '"residual" "tumor"', id="all words"),
        pytest.param('a "b" OR c*', '"a" "b" "OR" "c*"', id="punctuation means nothing"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_escape_fts(words: str, expected: str) -> None:
    assert escape_fts(words) == expected


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        pytest.param({"modality": "MRI"}, r"there is no modality 'MRI'; did you mean mri\?", id="case"),
        pytest.param({"modality": "magnetic resonance imaging"}, "did you mean mri", id="label"),
        pytest.param({"measure": "sensitivty"}, "did you mean sensitivity", id="slip"),
        pytest.param({"modality": "phrenology"}, "there is no modality 'phrenology'$", id="nothing like it"),
    ],
)
def test_a_key_that_is_none_is_told_from_an_answer_of_no_rows(
    db: Database, values: dict[str, str], sentence: str
) -> None:
    with pytest.raises(QueryError, match=sentence):
        run_query(db, QUESTIONS["accuracy_by_modality"], values)
    assert run_query(db, QUESTIONS["accuracy_by_modality"], {"modality": "ct"}) == []
