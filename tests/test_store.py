"""One document is one transaction; storing twice is storing once; a paper is known by any identifier."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils.db import Database

from ingest.model import (
    Agreement,
    Callout,
    Case,
    Claim,
    Contradiction,
    Document,
    Fact,
    ImagingFinding,
    MadeBy,
    Mention,
    Problem,
    Reading,
    Reference,
    Section,
    Span,
    Unclaimed,
    content_id,
)
from kb.store import (
    ConceptRow,
    EvidenceBaseError,
    finish,
    forget_problem,
    open_database,
    problems_of,
    store,
    store_concepts,
    store_problem,
    store_run,
    unchanged,
    unread_sources,
)
from kb.verify import verify

MADE_BY = MadeBy(version="0.1.0", vocabulary="v1")
CONCEPTS = [
    ConceptRow("mri", "test", "magnetic resonance imaging", test="mri"),
    ConceptRow("dce_mri", "test", "dynamic contrast-enhanced MRI", broader="mri", test="mri"),
    ConceptRow("sensitivity", "measure", "sensitivity", ids={"stato": "STATO_0000233"}),
    ConceptRow("idc", "histology", "invasive ductal carcinoma"),
]
REPORT = (
    "MRI after chemotherapy\n"
    "The sensitivity of MRI was 84%. In our series the sensitivity of MRI was 84% (95% CI 70-93%; 26 of 31). "
    "Others found a specificity of 93% [1]. "
    "A 48-year-old woman had invasive ductal carcinoma of the left breast. The right breast held the mass on MRI, "
    "in line with pathology. HER2 was positive; she had a mastectomy. Accuracy rose by 12%.\n"
    "1. Smith J. MRI revisited. Radiology 2001."
)


def span(text: str, quote: str, nth: int = 0) -> dict[str, object]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return {"start": start, "end": start + len(quote), "quote": quote}


def sentence(text: str, start: int) -> Span:
    first = max(text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0, text.rfind("\n", 0, start) + 1)
    end = min(place for place in (text.find(". ", start), text.find("\n", start), len(text)) if place >= 0)
    return Span(start=first, end=end, quote=text[first:end])


def grounded(text: str, quote: str, nth: int = 0) -> dict[str, object]:
    place = span(text, quote, nth)
    return {**place, "evidence": sentence(text, int(str(place["start"])))}


def claim(text: str, printed: str, nth: int = 0, **fields: object) -> Claim:
    known = {"measure": "sensitivity", "scale": "percent", "index_test": ("mri",), "rule": "test", "confidence": 0.9}
    value = {"value": round(float(printed) / 100, 6), "value_as_printed": printed}
    return Claim.model_validate({**grounded(text, printed, nth), **known, **value, **fields})


def patient(text: str) -> Case:
    def fact(field: str, value: str, quote: str, nth: int = 0) -> Fact:
        return Fact.model_validate({**grounded(text, quote, nth), "field": field, "value": value})

    return Case(
        start=0, end=len(text), age_years=48, sex="female", histology=("invasive ductal carcinoma",), imaging=("mri",),
        her2="positive", surgery=("mastectomy",),
        facts=(
            fact("age_years", "48", "48-year-old"), fact("sex", "female", "woman"),
            fact("histology", "invasive ductal carcinoma", "invasive ductal carcinoma"),
            fact("imaging", "mri", "MRI", 3), fact("her2", "positive", "HER2 was positive"),
            fact("surgery", "mastectomy", "mastectomy"),
        ),
        imaging_by_time=(
            ImagingFinding.model_validate({
                **grounded(text, "mass"), "when": "presentation", "test": "mri", "finding": "mass", "concept": "mass",
                "status": "present", "laterality": "right",
            }),
        ),
        agreement_with_pathology=(
            Agreement.model_validate({**grounded(text, "in line with pathology"), "test": "mri", "agrees": True}),
        ),
        contradictions=(
            Contradiction(field="laterality", readings=(
                fact("laterality", "left", "left breast"), fact("laterality", "right", "right breast"))),
        ),
    )  # fmt: skip


def reading(source: str = "a.txt", text: str = REPORT, **fields: object) -> Reading:
    """A reading of a report with all that a reading can hold; fields are those of the document."""
    sha256 = content_id("bytes", text, fields.get("format"))
    document = {"id": content_id(sha256), "source": source, "sha256": sha256, "format": "text", "text": text, **fields}
    if text != REPORT:
        return Reading(document=Document.model_validate(document), made_by=MADE_BY)
    return Reading(
        document=Document.model_validate({"title": "MRI after chemotherapy", **document}),
        sections=(Section(kind="case", start=0, end=len(text)),),
        references=(Reference.model_validate({**span(text, text.splitlines()[-1]), "label": "1"}),),
        callouts=(Callout.model_validate({**span(text, "[1]"), "labels": ("1",)}),),
        mentions=(
            Mention.model_validate({**span(text, "MRI"), "concept": "mri", "kind": "test"}),
            Mention.model_validate({**span(text, "mass"), "concept": "C0577559", "kind": "entity"}),
        ),
        claims=(
            claim(text, "84"),
            claim(text, "84", 1, ci_low=0.7, ci_high=0.93, ci_level=0.95, numerator=26, denominator=31),
            claim(text, "93", 1, measure="specificity", cited=True, cites=("1",)),
        ),
        unclaimed=(Unclaimed.model_validate({**grounded(text, "Accuracy"), "measure": "accuracy"}),),
        cases=(patient(text),),
        problems=(Problem(severity="warning", code="encoding", message="Not UTF-8.", source=source),),
        made_by=MADE_BY,
    )  # fmt: skip


def rows(db: Database, query: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in db.query(query)]


def count(db: Database, table: str) -> int:
    return db.table(table).count


def dump(db: Database) -> list[str]:
    return list(db.conn.iterdump())


@pytest.fixture
def db() -> Database:
    db = open_database()
    store_concepts(db, CONCEPTS)
    return db


def identified(source: str, **identifiers: str) -> Reading:
    return reading(source, f"Text of {source}.", **identifiers)


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param([{"doi": "10.1000/A"}, {"doi": "https://doi.org/10.1000/a"}], 1, id="one DOI in two spellings"),
        pytest.param([{"pmid": "12"}, {"pmid": "PMID: 0012"}], 1, id="one PMID in two spellings"),
        pytest.param([{"pmcid": "PMC7"}, {"pmcid": "7"}], 1, id="one PMCID in two spellings"),
        pytest.param([{"doi": "10.1000/a"}, {"pmid": "12"}], 2, id="nothing shared"),
        pytest.param(
            [{"doi": "10.1000/a"}, {"pmid": "12"}, {"doi": "10.1000/a", "pmid": "12"}], 1, id="joined by a third"
        ),
        pytest.param([{}, {}], 2, id="no identifier"),
    ],
)
def test_documents_that_share_an_identifier_are_one_paper_in_any_order(
    readings: list[dict[str, str]], expected: int
) -> None:
    dumps = set()
    for order in itertools.permutations(enumerate(readings)):
        db = open_database()
        for number, fields in order:
            store(db, identified(f"{number}.txt", **fields))
        finish(db, MADE_BY)
        assert count(db, "paper") == expected
        assert rows(db, "SELECT count(*) FROM document WHERE is_preferred = 1") == [(expected,)]
        dumps.add("\n".join(dump(db)))
    assert len(dumps) == 1


def test_a_figure_repeated_in_a_paper_is_one_claim_with_several_evidence_rows(db: Database) -> None:
    store(db, reading("a.txt", doi="10.1000/a"))
    store(db, reading("a.xml", format="jats", doi="10.1000/a"))
    claims = rows(
        db, "SELECT value, ci_low, numerator, denominator, n_evidence FROM claim WHERE measure = 'sensitivity'"
    )
    assert claims == [(0.84, 0.7, 26, 31, 4)]
    assert count(db, "paper") == 1
    assert rows(db, "SELECT format, is_preferred FROM document ORDER BY format") == [("jats", 1), ("text", 0)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param([{}, {}], [1, 1], id="one sentence, two places: two claims"),
        pytest.param([{"subgroup": "reader 1"}, {"subgroup": "reader 2"}], [1, 1], id="two readers"),
        pytest.param([{"nth": 0}, {"nth": 0}], [1], id="the same place read twice"),
    ],
)
def test_two_figures_of_one_sentence(db: Database, fields: list[dict[str, object]], expected: list[int]) -> None:
    text = "The sensitivity of MRI was 84% and 84% for both readers."
    claims = []
    for number, extra in enumerate(fields):
        nth = int(str(extra.get("nth", number)))
        claims.append(claim(text, "84", nth, **{key: value for key, value in extra.items() if key != "nth"}))
    store(db, reading("a.txt", text).model_copy(update={"claims": tuple(claims)}))
    assert rows(db, "SELECT n_evidence FROM claim") == [(n,) for n in expected]


CI = {"ci_low": 0.7, "ci_high": 0.93, "ci_level": 0.95}


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        pytest.param([{"index_test_exact": ("dce_mri",)}, {"index_test_exact": ("dwi",)}], [1, 1], id="two exact tests"),
        pytest.param([{"index_test_exact": ("dce_mri",)}, {}], [2], id="exact test left out"),
        pytest.param([{"threshold": "5 mm"}, {"threshold": "10 mm"}], [1, 1], id="two thresholds"),
        pytest.param([{"threshold": "5 mm"}, {"threshold": "5\nmm"}], [2], id="one threshold over two lines"),
        pytest.param([{"comparator": ">="}, {}], [1, 1], id="a bound and a figure"),
        pytest.param([{"target": "cancer"}, {"target": "recurrence"}], [1, 1], id="two targets"),
        pytest.param([{"target": "Cancer"}, {"target": "cancer"}], [2], id="one target in two cases"),
        pytest.param(
            [{"target": "pCR", "target_concept": "pcr"}, {"target": "complete response", "target_concept": "pcr"}],
            [2], id="one target in two wordings",
        ),
        pytest.param([{"subgroup": "reader 1"}, {"subgroup": "reader 2"}], [1, 1], id="two readers"),
        pytest.param([{"subgroup": "reader 1"}, {"subgroup": "reader 2"}, {}], [1, 2], id="two readers and the abstract"),
        pytest.param([CI, {}], [2], id="interval left out"),
        pytest.param([CI, CI | {"ci_low": 0.71}], [1, 1], id="two intervals"),
        pytest.param(
            [{"numerator": 26, "denominator": 31}, {"numerator": 52, "denominator": 62}], [1, 1], id="two counts"
        ),
        pytest.param([{"numerator": 26, "denominator": 31}, CI], [2], id="a count and an interval"),
        pytest.param(
            [{"reference_standard": "biopsy"}, {"reference_standard": "surgery"}], [1, 1], id="two reference standards"
        ),
        pytest.param(
            [CI | {"threshold": "5 mm"}, {"target": "cancer"}, {"threshold": "10 mm", "target": "cancer"}], [1, 2],
            id="where it agrees most",
        ),
        pytest.param([{"cited": True}, {}], [1, 1], id="relayed and own"),
    ],
)  # fmt: skip
def test_places_are_one_claim_unless_they_say_different_things(
    places: list[dict[str, object]], expected: list[int]
) -> None:
    text = "The sensitivity of MRI was 84%. " * len(places)
    claims = [claim(text, "84", nth, **fields) for nth, fields in enumerate(places)]
    dumps = set()
    for order in itertools.permutations(claims):
        db = open_database()
        store(db, reading("a.txt", text).model_copy(update={"claims": order}))
        finish(db, MADE_BY)
        assert rows(db, "SELECT n_evidence FROM claim ORDER BY 1") == [(n,) for n in expected]
        dumps.add("\n".join(dump(db)))
    assert len(dumps) == 1


def test_a_claim_takes_what_one_place_leaves_out_from_the_others(db: Database) -> None:
    text = "The sensitivity of MRI was 84%. " * 3
    said: list[dict[str, object]] = [
        {"section": "abstract", "subgroup": "women under 50"},
        {"section": "results", "threshold": "5 mm", **CI},
        {"section": "discussion", "numerator": 0, "denominator": 31, "target": "residual disease"},
    ]
    claims = tuple(claim(text, "84", nth, **fields) for nth, fields in enumerate(said))
    for source, fields in (("a.txt", {}), ("a.pdf", {"format": "pdf"})):
        store(db, reading(source, text, doi="10.1000/a", **fields).model_copy(update={"claims": claims}))
    found = rows(db, "SELECT subgroup, threshold, ci_low, numerator, target, section, n_evidence FROM claim")
    assert found == [("women under 50", "5 mm", 0.7, 0, "residual disease", "results", 6)]


def test_one_number_at_two_thresholds_is_two_claims(db: Database) -> None:
    text = "At 5 mm and at 10 mm the sensitivity of MRI was 84%."
    claims = tuple(claim(text, "84", threshold=threshold) for threshold in ("5 mm", "10 mm"))
    store(db, reading("a.txt", text).model_copy(update={"claims": claims}))
    assert rows(db, "SELECT threshold, n_evidence FROM claim ORDER BY 1") == [("10 mm", 1), ("5 mm", 1)]


def test_figures_relayed_from_unknown_studies_are_told_and_not_counted(db: Database) -> None:
    text = "MRI had a sensitivity of 84%. Others found 91% [1]. Some found 77%.\n1. Smith J. Radiology 2001."
    entry = Reference.model_validate({**span(text, text.splitlines()[-1]), "label": "1"})
    claims = (
        claim(text, "84"), claim(text, "91", cited=True, cites=("1",)), claim(text, "77", cited=True),
        claim(text, "1", 2, measure="specificity", cited=True),
    )  # fmt: skip
    store(db, reading("a.txt", text).model_copy(update={"claims": claims, "references": (entry,)}))
    (row,) = db.query("SELECT * FROM accuracy_by_test")
    assert [row[name] for name in ("measure", "primary_sources", "distinct_figures", "claims", "relayed_unresolved")] == [
        "sensitivity", 2, 2, 2, 1,
    ]  # fmt: skip
    assert [row[name] for name in ("lowest", "median", "highest")] == [0.84, 0.875, 0.91]


def test_two_tests_at_one_place_are_two_claims(db: Database) -> None:
    text = "Both had a sensitivity of 84%."
    claims = tuple(claim(text, "84", index_test_exact=(exact,)) for exact in ("dce_mri", "dwi"))
    store(db, reading("a.txt", text).model_copy(update={"claims": claims}))
    assert rows(db, "SELECT index_test_exact FROM claim ORDER BY 1") == [("dce_mri",), ("dwi",)]


def test_storing_twice_is_storing_once(db: Database) -> None:
    store(db, reading())
    finish(db, MADE_BY)
    before = dump(db)
    store(db, reading())
    store_concepts(db, CONCEPTS)
    finish(db, MADE_BY)
    assert dump(db) == before


FIGURES: list[tuple[str, dict[str, object]]] = [
    ("The sensitivity of MRI was 84%. ", {}),
    ("DCE-MRI had a sensitivity of 84%. ", {"index_test_exact": ("dce_mri",)}),
    ("Its sensitivity was 84% (95% CI 70-93). ", CI),
    ("At 5 mm its sensitivity was 84%. ", {"threshold": "5 mm", "subgroup": "reader 1"}),
    ("Its sensitivity was at least 84%. ", {"comparator": ">=", "confidence": 0.4}),
    ("Others found a sensitivity of 84% [1]. ", {"cited": True, "cites": ("1",)}),
    ("It was 84% for cancer. ", {"target": "cancer", "section": "abstract"}),
]


@st.composite
def readings(draw: st.DrawFn) -> list[Reading]:
    """Readings of different files that may be one paper, repeat a figure, or hold the same bytes."""
    made = []
    for number in range(draw(st.integers(1, 3))):
        said = draw(st.lists(st.sampled_from(FIGURES), max_size=4))
        text = "".join(words for words, _ in said) + "\n1. Smith J. Radiology 2001."
        identifiers = draw(
            st.sampled_from([{}, {"doi": "10.1000/a"}, {"pmid": "7"}, {"doi": "10.1000/a", "pmid": "7"}])
        )
        kind = draw(st.sampled_from(["text", "pdf"]))
        sha256 = content_id(text, *identifiers.items(), kind)
        document = Document(id=sha256, source=f"{number}.txt", sha256=sha256, format=kind, text=text, **identifiers)
        entry = Reference.model_validate({**span(text, text.splitlines()[-1]), "label": "1"})
        claims = tuple(claim(text, "84", nth, **fields) for nth, (_, fields) in enumerate(said))
        references = (entry,) if draw(st.booleans()) else ()
        made.append(Reading(document=document, claims=claims, references=references, made_by=MADE_BY))
    return list({item.document.id: item for item in made}.values())


@given(readings())
@settings(deadline=None, max_examples=30, derandomize=True)
def test_storing_any_readings_twice_in_any_order_is_storing_them_once(given: list[Reading]) -> None:
    once, twice = open_database(), open_database()
    for item in given:
        store(once, item)
    for item in (*reversed(given), *given):
        store(twice, item)
    for db in (once, twice):
        finish(db, MADE_BY)
    assert dump(once) == dump(twice)
    assert verify(once) == []


def test_changed_content_replaces_the_document_and_only_that(db: Database) -> None:
    store(db, identified("b.txt", doi="10.1000/b"))
    store(db, reading("a.txt", doi="10.1000/b"))
    store(db, identified("a.txt", doi="10.1000/c"))
    finish(db, MADE_BY)
    assert [count(db, name) for name in ("claim", "patient_case", "reference", "unclaimed_measure")] == [0] * 4
    never_had_it = open_database()
    store_concepts(never_had_it, CONCEPTS)
    store(never_had_it, identified("a.txt", doi="10.1000/c"))
    store(never_had_it, identified("b.txt", doi="10.1000/b"))
    finish(never_had_it, MADE_BY)
    assert dump(db) == dump(never_had_it)


def test_a_document_under_two_paths_stays_under_the_other(db: Database) -> None:
    store(db, reading("a.txt"))
    store(db, reading("b.txt"))
    assert rows(db, "SELECT source FROM document") == [("a.txt",)]
    assert rows(db, "SELECT source FROM problem ORDER BY source") == [("a.txt",), ("b.txt",)]
    store(db, reading("a.txt", "Something else."))
    assert rows(db, "SELECT source FROM document ORDER BY source") == [("a.txt",), ("b.txt",)]
    assert count(db, "claim") == 2


@pytest.mark.parametrize(
    ("source", "sha256", "made_by", "expected"),
    [
        pytest.param("a.txt", "same", MADE_BY, True, id="unchanged"),
        pytest.param("b.txt", "same", MADE_BY, False, id="other path"),
        pytest.param("a.txt", "other", MADE_BY, False, id="other bytes"),
        pytest.param("a.txt", "same", MadeBy(version="0.1.1", vocabulary="v1"), False, id="other version"),
        pytest.param("a.txt", "same", MadeBy(version="0.1.0", vocabulary="v2"), False, id="other vocabulary"),
        pytest.param("a.txt", "same", MadeBy(version="0.1.0", vocabulary="v1", model="m"), False, id="other model"),
    ],
)
def test_unchanged(db: Database, source: str, sha256: str, made_by: MadeBy, expected: bool) -> None:
    read = reading()
    store(db, read)
    assert unchanged(db, source, read.document.sha256 if sha256 == "same" else sha256, made_by) is expected


def test_problems_of_a_source_are_replaced_and_what_was_stored_stays(db: Database) -> None:
    for message in ("Is empty.", "Is truncated."):
        store_problem(db, Problem(severity="error", code="x", message=message, source="a.txt"))
    assert rows(db, "SELECT message FROM problem") == [("Is truncated.",)]
    store(db, reading())
    assert rows(db, "SELECT message FROM problem") == [("Not UTF-8.",)]
    store_problem(db, Problem(severity="error", code="x", message="Is gone.", source="a.txt"))
    assert count(db, "document") == 1


def test_only_a_new_problem_is_news(db: Database) -> None:
    problem = Problem(severity="error", code="x", message="Is empty.", source="a.txt")
    other = problem.model_copy(update={"message": "Is gone."})
    assert [store_problem(db, item) for item in (problem, problem, other, other)] == [True, False, True, False]
    assert (unread_sources(db), problems_of(db, "a.txt")) == (["a.txt"], [other])


def test_forgetting_why_a_file_was_unread_leaves_what_is_said_of_its_document(db: Database) -> None:
    store(db, reading())
    store_problem(db, Problem(severity="error", code="x", message="Is gone.", source="a.txt"))
    assert [forget_problem(db, "a.txt") for _ in range(2)] == [True, False]
    assert [problem.message for problem in problems_of(db, "a.txt")] == ["Not UTF-8."]


def test_a_relayed_claim_leads_to_the_paper_that_it_comes_from(db: Database) -> None:
    store(db, reading())
    text = "MRI revisited.\nThe specificity of MRI was 93% [7].\n7. Doe J. 2001. PMID 99."
    cites = claim(text, "93", measure="specificity", cited=True, cites=("7",))
    source = Reference.model_validate({**span(text, "7. Doe J. 2001. PMID 99."), "label": "7", "pmid": "99"})
    relaying = reading("b.txt", text).model_copy(update={"claims": (cites,), "references": (source,)})
    original = identified("c.txt", doi="10.1000/c", pmid="99")
    for order in ((relaying, original), (original, relaying)):
        for item in order:
            store(db, item)
        found = rows(db, """
            SELECT study.doi, paper.doi FROM claim JOIN primary_source ON primary_source.id = claim.primary_source_id
            JOIN primary_source AS study ON study.id = primary_source.study_id
            JOIN paper ON paper.id = primary_source.paper_id JOIN document ON document.paper_id = claim.paper_id
            WHERE document.source = 'b.txt'
        """)  # fmt: skip
        assert found == [("10.1000/c", "10.1000/c")]


def test_doubtful_claims_are_kept_and_not_counted(db: Database) -> None:
    text = "The sensitivity of MRI was 84%."
    for confidence, counted in ((0.49, 0), (0.5, 1)):
        doubtful = (claim(text, "84", confidence=confidence),)
        store(db, reading("a.txt", text).model_copy(update={"claims": doubtful}))
        assert rows(db, "SELECT is_counted FROM claim") == [(counted,)]


COVERAGE = "SELECT measure, claims, places, sentences, unclaimed, documents, share FROM coverage ORDER BY measure"


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param(
            [{}],
            [
                ("accuracy", 0, 0, 0, 1, 1, 0.0),
                ("sensitivity", 1, 2, 2, 0, 0, 1.0),
                ("specificity", 1, 1, 1, 0, 0, 1.0),
            ],
            id="one document",
        ),
        pytest.param(
            [{"doi": "10.1000/a"}, {"doi": "10.1000/a", "format": "pdf"}],
            [
                ("accuracy", 0, 0, 0, 1, 1, 0.0),
                ("sensitivity", 1, 2, 2, 0, 0, 1.0),
                ("specificity", 1, 1, 1, 0, 0, 1.0),
            ],
            id="two documents of one paper",
        ),
    ],
)
def test_coverage_counts_a_paper_once(
    db: Database, readings: list[dict[str, str]], expected: list[tuple[object, ...]]
) -> None:
    for number, fields in enumerate(readings):
        store(db, reading(f"{number}.txt", **fields))
    assert rows(db, COVERAGE) == expected
    assert verify(db) == []


def test_coverage_counts_sentences_of_prose(db: Database) -> None:
    text = "MRI had a sensitivity of 84% to 93%. Sensitivity 77. Sensitivity rose by 12%."
    claims = (claim(text, "84"), claim(text, "93"), claim(text, "77", section="table"))
    rise = Unclaimed.model_validate({**grounded(text, "Sensitivity", 1), "measure": "sensitivity"})
    store(db, reading("a.txt", text).model_copy(update={"claims": claims, "unclaimed": (rise,)}))
    assert rows(db, COVERAGE) == [("sensitivity", 2, 2, 1, 1, 1, 0.5)]


def test_a_failed_store_leaves_what_was_there(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    store(db, reading())
    before = dump(db)
    monkeypatch.setattr("kb.store.derive", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store(db, reading("a.txt", "Something else."))
    assert dump(db) == before


def test_a_run_is_one_row_however_often_it_is_made(db: Database) -> None:
    for sources in (["a", "b"], ["b", "a"], ["a"]):
        store_run(db, MADE_BY, sources, 0, 3)
    assert rows(db, "SELECT n_documents, n_passed_over FROM run ORDER BY 1") == [(1, 3), (2, 3)]


def test_concepts_outside_the_vocabulary_live_as_long_as_they_are_named(db: Database) -> None:
    store(db, reading())
    assert rows(db, "SELECT kind FROM concept WHERE key = 'C0577559'") == [("entity",)]
    store(db, reading("a.txt", "Something else."))
    finish(db, MADE_BY)
    assert rows(db, "SELECT key FROM concept ORDER BY key") == [
        (row.key,) for row in sorted(CONCEPTS, key=lambda c: c.key)
    ]


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kb.db").write_text("not a database, but long enough to have a header of its own " * 4)
    with pytest.raises(EvidenceBaseError, match="cannot be used as an evidence base"):
        open_database(tmp_path / "kb.db")
    with pytest.raises(EvidenceBaseError, match="does not exist"):
        open_database(tmp_path / "none.db", existing=True)
