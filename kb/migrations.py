"""The schema of the evidence base, as append-only sqlite-utils migrations; the views are re-made from views/*.sql."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils.db import Database
from sqlite_utils.migrations import Migrations

VIEWS = Path(__file__).parent / "views"

schema = Migrations("casegraph")

# Foreign keys are deferred: a document and what derives from its paper change in one transaction, in any order.
_REF = "DEFERRABLE INITIALLY DEFERRED"
_SPAN = 'start INTEGER NOT NULL CHECK (start >= 0), "end" INTEGER NOT NULL CHECK ("end" >= start), quote TEXT NOT NULL'
_PLACE = f"{_SPAN}, page INTEGER, boxes TEXT"
_SENTENCE = "sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL, sentence TEXT NOT NULL"
_DOCUMENT = f"document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE {_REF}"
_CASE = f"case_id TEXT NOT NULL REFERENCES patient_case(id) ON DELETE CASCADE {_REF}"
# Tables lie in the order of their keys, which are content hashes: a dump does not tell in which order documents came.
_KEYED = "STRICT, WITHOUT ROWID"

_TABLES = (
    f"""CREATE TABLE paper (
        id TEXT PRIMARY KEY, primary_source_id TEXT NOT NULL REFERENCES primary_source(id) {_REF},
        doi TEXT, pmid TEXT, pmcid TEXT, title TEXT NOT NULL, journal TEXT, published TEXT
    ) {_KEYED}""",
    # Full-text search needs a rowid; kb.rows takes it from the id, not from the order of arrival.
    f"""CREATE TABLE document (
        id TEXT PRIMARY KEY NOT NULL, paper_id TEXT NOT NULL REFERENCES paper(id) {_REF},
        source TEXT NOT NULL, format TEXT NOT NULL CHECK (format IN ('jats', 'pdf', 'text')), sha256 TEXT NOT NULL,
        title TEXT, doi TEXT, pmid TEXT, pmcid TEXT, journal TEXT, published TEXT, received TEXT, accepted TEXT,
        authors TEXT NOT NULL, keywords TEXT NOT NULL, licence TEXT, article_type TEXT, text TEXT NOT NULL,
        is_preferred INTEGER NOT NULL CHECK (is_preferred IN (0, 1)),
        made_by_version TEXT NOT NULL, made_by_vocabulary TEXT NOT NULL, made_by_model TEXT
    ) STRICT""",
    f"CREATE TABLE source (path TEXT PRIMARY KEY, {_DOCUMENT}) {_KEYED}",
    f"""CREATE TABLE page (
        {_DOCUMENT}, number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        width REAL NOT NULL, height REAL NOT NULL, PRIMARY KEY (document_id, number)
    ) {_KEYED}""",
    f"""CREATE TABLE section (
        id TEXT PRIMARY KEY, {_DOCUMENT}, kind TEXT NOT NULL, heading TEXT, level INTEGER NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL
    ) {_KEYED}""",
    f"""CREATE TABLE concept (
        key TEXT PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL, broader TEXT REFERENCES concept(key) {_REF},
        test TEXT, category TEXT NOT NULL, ids TEXT NOT NULL,
        in_vocabulary INTEGER NOT NULL CHECK (in_vocabulary IN (0, 1))
    ) {_KEYED}""",
    f"""CREATE TABLE primary_source (
        id TEXT PRIMARY KEY, study_id TEXT NOT NULL REFERENCES primary_source(id) {_REF},
        paper_id TEXT REFERENCES paper(id) {_REF}, doi TEXT, pmid TEXT, label TEXT NOT NULL
    ) {_KEYED}""",
    f"""CREATE TABLE reference (
        id TEXT PRIMARY KEY, {_DOCUMENT}, label TEXT NOT NULL, {_PLACE}, doi TEXT, pmid TEXT, year INTEGER,
        primary_source_id TEXT NOT NULL REFERENCES primary_source(id) {_REF}
    ) {_KEYED}""",
    f"CREATE TABLE callout (id TEXT PRIMARY KEY, {_DOCUMENT}, labels TEXT NOT NULL, {_PLACE}) {_KEYED}",
    f"""CREATE TABLE callout_reference (
        callout_id TEXT NOT NULL REFERENCES callout(id) ON DELETE CASCADE {_REF},
        reference_id TEXT NOT NULL REFERENCES reference(id) ON DELETE CASCADE {_REF},
        PRIMARY KEY (callout_id, reference_id)
    ) {_KEYED}""",
    f"""CREATE TABLE mention (
        id TEXT PRIMARY KEY, {_DOCUMENT}, concept TEXT NOT NULL REFERENCES concept(key) {_REF}, kind TEXT NOT NULL,
        assertions TEXT NOT NULL, {_PLACE}, found_by TEXT NOT NULL, score REAL NOT NULL
    ) {_KEYED}""",
    f"""CREATE TABLE claim (
        id TEXT PRIMARY KEY, paper_id TEXT NOT NULL REFERENCES paper(id) {_REF},
        primary_source_id TEXT REFERENCES primary_source(id) {_REF},
        evidence_id TEXT NOT NULL REFERENCES claim_evidence(id) {_REF},
        measure TEXT NOT NULL REFERENCES concept(key) {_REF},
        value REAL NOT NULL, value_high REAL, value_as_printed TEXT NOT NULL,
        scale TEXT NOT NULL CHECK (scale IN ('percent', 'proportion', 'ratio', 'fraction')),
        comparator TEXT NOT NULL CHECK (comparator IN ('=', '<', '>', '<=', '>=', '~')),
        ci_low REAL, ci_high REAL, ci_level REAL, numerator INTEGER, denominator INTEGER,
        index_test TEXT NOT NULL, index_test_exact TEXT NOT NULL, index_test_text TEXT, test_label TEXT NOT NULL,
        target TEXT, target_concept TEXT, subgroup TEXT, reference_standard TEXT, threshold TEXT, unit_of_analysis TEXT,
        cited INTEGER NOT NULL CHECK (cited IN (0, 1)), cites TEXT NOT NULL, section TEXT NOT NULL,
        alternatives TEXT NOT NULL, doubts TEXT NOT NULL,
        confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), rule TEXT NOT NULL,
        is_counted INTEGER NOT NULL CHECK (is_counted IN (0, 1)), n_evidence INTEGER NOT NULL CHECK (n_evidence > 0),
        CHECK ((ci_low IS NULL) = (ci_high IS NULL)), CHECK (ci_low <= ci_high)
    ) {_KEYED}""",
    f"""CREATE TABLE claim_test (
        claim_id TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE {_REF},
        concept TEXT NOT NULL REFERENCES concept(key) {_REF},
        is_base INTEGER NOT NULL CHECK (is_base IN (0, 1)), PRIMARY KEY (claim_id, concept)
    ) {_KEYED}""",
    f"""CREATE TABLE claim_source (
        claim_id TEXT NOT NULL REFERENCES claim(id) ON DELETE CASCADE {_REF},
        primary_source_id TEXT NOT NULL REFERENCES primary_source(id) {_REF}, label TEXT,
        PRIMARY KEY (claim_id, primary_source_id)
    ) {_KEYED}""",
    f"""CREATE TABLE claim_evidence (
        id TEXT PRIMARY KEY NOT NULL, claim_id TEXT NOT NULL REFERENCES claim(id) {_REF}, {_DOCUMENT}, {_PLACE},
        {_SENTENCE}, section TEXT NOT NULL, rule TEXT NOT NULL, confidence REAL NOT NULL, as_read TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE patient_case (
        id TEXT PRIMARY KEY, {_DOCUMENT}, number INTEGER NOT NULL, label TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        age_years REAL, sex TEXT, laterality TEXT, imaging TEXT NOT NULL, tissue_sampling TEXT NOT NULL,
        birads TEXT NOT NULL, histology TEXT NOT NULL, grade INTEGER, er TEXT, pr TEXT, her2 TEXT, ar TEXT,
        er_percent REAL, pr_percent REAL, her2_ihc TEXT, her2_fish TEXT, ki67_percent REAL,
        tnm TEXT NOT NULL, stage TEXT NOT NULL, tumour_size_mm REAL, systemic_therapy TEXT NOT NULL,
        neoadjuvant INTEGER NOT NULL, radiotherapy INTEGER NOT NULL, surgery TEXT NOT NULL, outcome TEXT NOT NULL,
        follow_up_months REAL, is_counted INTEGER NOT NULL CHECK (is_counted IN (0, 1))
    ) {_KEYED}""",
    f"""CREATE TABLE case_fact (
        id TEXT PRIMARY KEY, {_CASE}, {_DOCUMENT}, field TEXT NOT NULL, value TEXT NOT NULL, {_PLACE}, {_SENTENCE}
    ) {_KEYED}""",
    f"""CREATE TABLE imaging_finding (
        id TEXT PRIMARY KEY, {_CASE}, {_DOCUMENT}, time_point TEXT NOT NULL,
        test TEXT NOT NULL REFERENCES concept(key) {_REF}, finding TEXT NOT NULL,
        concept TEXT NOT NULL REFERENCES concept(key) {_REF}, status TEXT NOT NULL, laterality TEXT,
        {_PLACE}, {_SENTENCE}
    ) {_KEYED}""",
    f"""CREATE TABLE agreement (
        id TEXT PRIMARY KEY, {_CASE}, {_DOCUMENT}, test TEXT NOT NULL REFERENCES concept(key) {_REF},
        agrees INTEGER NOT NULL CHECK (agrees IN (0, 1)), {_PLACE}, {_SENTENCE}
    ) {_KEYED}""",
    f"CREATE TABLE contradiction (id TEXT PRIMARY KEY, {_CASE}, {_DOCUMENT}, field TEXT NOT NULL) {_KEYED}",
    f"""CREATE TABLE contradiction_reading (
        id TEXT PRIMARY KEY, contradiction_id TEXT NOT NULL REFERENCES contradiction(id) ON DELETE CASCADE {_REF},
        {_DOCUMENT}, value TEXT NOT NULL, {_PLACE}, {_SENTENCE}
    ) {_KEYED}""",
    f"CREATE TABLE node (id TEXT PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL, key TEXT NOT NULL) {_KEYED}",
    f"""CREATE TABLE edge (
        id TEXT PRIMARY KEY, source_id TEXT NOT NULL REFERENCES node(id) {_REF}, predicate TEXT NOT NULL,
        target_id TEXT NOT NULL REFERENCES node(id) {_REF}, qualifier TEXT
    ) {_KEYED}""",
    f"""CREATE TABLE edge_evidence (
        edge_id TEXT NOT NULL REFERENCES edge(id) ON DELETE CASCADE {_REF}, {_DOCUMENT}, {_SPAN},
        PRIMARY KEY (edge_id, document_id, start, "end")
    ) {_KEYED}""",
    f"""CREATE TABLE problem (
        id TEXT PRIMARY KEY, severity TEXT NOT NULL CHECK (severity IN ('error', 'warning')), code TEXT NOT NULL,
        message TEXT NOT NULL, source TEXT NOT NULL, page INTEGER,
        document_id TEXT REFERENCES document(id) ON DELETE CASCADE {_REF}
    ) {_KEYED}""",
    f"""CREATE TABLE run (
        id TEXT PRIMARY KEY, version TEXT NOT NULL, vocabulary TEXT NOT NULL, model TEXT,
        n_documents INTEGER NOT NULL, n_problems INTEGER NOT NULL, n_passed_over INTEGER NOT NULL
    ) {_KEYED}""",
    f"CREATE TABLE build (key TEXT PRIMARY KEY, value TEXT NOT NULL) {_KEYED}",
)

# Columns beside the foreign keys that are looked up, faceted or sorted by.
_INDEXED = {
    "paper": ("doi", "pmid", "pmcid", "journal", "published"),
    "document": ("format", "sha256", "is_preferred", "source", "doi", "pmid", "pmcid"),
    "section": ("kind",),
    "reference": ("doi", "pmid", "year"),
    "primary_source": ("doi", "pmid"),
    "mention": ("kind",),
    "concept": ("kind", "label"),
    "claim": ("index_test", "test_label", "target", "cited", "is_counted", "confidence", "section"),
    "claim_evidence": ("section",),
    "patient_case": ("sex", "er", "pr", "her2", "neoadjuvant", "is_counted", "age_years"),
    "case_fact": ("field", "value"),
    "imaging_finding": ("time_point", "status", "finding"),
    "agreement": ("agrees",),
    "contradiction": ("field",),
    "node": ("kind", "key"),
    "edge": ("predicate",),
    "problem": ("severity", "code", "source"),
}
FULL_TEXT = {"document": ("title", "text"), "claim_evidence": ("sentence",)}


@schema()
def m001_evidence_base(db: Database) -> None:
    """Make all tables, the indexes on foreign keys and facets, and the full-text indexes."""
    for statement in _TABLES:
        db.execute(statement)
    db.index_foreign_keys()
    for table, columns in _INDEXED.items():
        for column in columns:
            db.table(table).create_index([column], if_not_exists=True)
    db.table("claim").create_index(["measure", "index_test", "value"])
    db.table("claim").create_index(["paper_id", "measure", "index_test"])
    for table, searched in FULL_TEXT.items():
        db.table(table).enable_fts(searched, create_triggers=True, tokenize="porter unicode61")


@schema()
def m002_quality(db: Database) -> None:
    """Make the tables of what was not read and of how good the reading is; every document is due to be read again."""
    db.execute(f"""CREATE TABLE unclaimed_measure (
        id TEXT PRIMARY KEY, {_DOCUMENT}, measure TEXT NOT NULL REFERENCES concept(key) {_REF}, {_PLACE}, {_SENTENCE}
    ) {_KEYED}""")
    db.execute(f"""CREATE TABLE quality (
        id TEXT PRIMARY KEY, gold_set TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('claims', 'cases')),
        level TEXT NOT NULL, documents INTEGER NOT NULL, gold INTEGER NOT NULL, found INTEGER NOT NULL,
        "right" INTEGER NOT NULL CHECK ("right" BETWEEN 0 AND min(gold, found)),
        precision REAL NOT NULL, recall REAL NOT NULL, f1 REAL NOT NULL, f1_low REAL NOT NULL, f1_high REAL NOT NULL,
        made_by_version TEXT NOT NULL, made_by_vocabulary TEXT NOT NULL, made_by_model TEXT
    ) {_KEYED}""")
    db.index_foreign_keys()
    for column in ("gold_set", "kind", "level"):
        db.table("quality").create_index([column])
    # Else unchanged files were passed over, and papers in which nothing was looked for would seem to lack nothing.
    db.execute("UPDATE document SET made_by_version = made_by_version || ' before m002'")


@schema()
def m003_course(db: Database) -> None:
    """Make room for the place and nodes of a tumour, marker readings, the course and what follows by a rule."""
    for column in ("size_method TEXT", "focality TEXT", "nodes_positive INTEGER", "nodes_examined INTEGER"):
        db.execute(f"ALTER TABLE patient_case ADD COLUMN {column}")
    for column in ("quadrant", "clock_position"):
        db.execute(f"ALTER TABLE patient_case ADD COLUMN {column} TEXT NOT NULL DEFAULT '[]'")
    db.execute(f"""CREATE TABLE marker_reading (
        id TEXT PRIMARY KEY, {_CASE}, {_DOCUMENT}, marker TEXT NOT NULL, status TEXT, percent REAL, percent_high REAL,
        comparator TEXT, ihc TEXT, allred INTEGER, h_score REAL, fish TEXT, ratio REAL, clone TEXT,
        tumour TEXT NOT NULL, time TEXT, {_PLACE}, {_SENTENCE}
    ) {_KEYED}""")
    db.execute(f"""CREATE TABLE course_event (
        id TEXT PRIMARY KEY, {_CASE}, {_DOCUMENT}, kind TEXT NOT NULL, what TEXT NOT NULL, time_point TEXT NOT NULL,
        days REAL, time_as_printed TEXT, setting TEXT, cycles INTEGER, dose TEXT, duration_days REAL,
        {_PLACE}, {_SENTENCE}
    ) {_KEYED}""")
    db.execute(f"""CREATE TABLE derived_fact (
        id TEXT PRIMARY KEY, {_CASE}, {_DOCUMENT}, field TEXT NOT NULL, value TEXT NOT NULL, rule TEXT NOT NULL
    ) {_KEYED}""")
    db.execute(f"""CREATE TABLE derived_fact_input (
        derived_fact_id TEXT NOT NULL REFERENCES derived_fact(id) ON DELETE CASCADE {_REF},
        case_fact_id TEXT NOT NULL REFERENCES case_fact(id) ON DELETE CASCADE {_REF},
        PRIMARY KEY (derived_fact_id, case_fact_id)
    ) {_KEYED}""")
    db.index_foreign_keys()
    for table, column in (
        ("marker_reading", "marker"), ("marker_reading", "status"), ("marker_reading", "tumour"),
        ("course_event", "kind"), ("course_event", "time_point"), ("course_event", "what"),
        ("derived_fact", "field"), ("derived_fact", "value"),
    ):  # fmt: skip
        db.table(table).create_index([column])
    # Else unchanged files would have no course.
    db.execute("UPDATE document SET made_by_version = made_by_version || ' before m003'")


@schema()
def m004_element(db: Database) -> None:
    """Make room for the element that a quote of a JATS article stands in; every document is due to be read again."""
    for table in (
        "reference", "callout", "mention", "claim_evidence", "case_fact", "imaging_finding", "agreement",
        "contradiction_reading", "unclaimed_measure", "marker_reading", "course_event",
    ):  # fmt: skip
        db.execute(f"ALTER TABLE {table} ADD COLUMN element TEXT")
    # Else unchanged files would have no elements and no boxes.
    db.execute("UPDATE document SET made_by_version = made_by_version || ' before m004'")


@schema()
def m005_age_decade(db: Database) -> None:
    """Make room for an age told in decades and the side of a marker reading; every document is due to be read again."""
    db.execute("ALTER TABLE patient_case ADD COLUMN age_decade INTEGER")
    db.execute("ALTER TABLE marker_reading ADD COLUMN laterality TEXT")
    db.execute("UPDATE document SET made_by_version = made_by_version || ' before m005'")


def migrate(db: Database) -> None:
    """Bring the database to the newest schema and re-make the views; harmless where nothing is pending.

    Raises sqlite3.DatabaseError for a file that is not an SQLite database.
    """
    db.execute("PRAGMA foreign_keys = ON")
    if schema.pending(db):
        schema.apply(db)
        # The time of a migration says nothing about the evidence, and would make two equal databases differ.
        db.execute("UPDATE _sqlite_migrations SET applied_at = ''")
    for path in sorted(VIEWS.glob("*.sql")):
        db.create_view(path.stem, path.read_text(encoding="utf-8").strip().rstrip(";"), replace=True)
