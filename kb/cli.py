"""The command line: each command is a thin call of functions that a program could call as well."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import Progress

from ingest.model import Problem, Reading
from kb import queries
from kb.answers import formatted
from kb.fetch_command import fetch
from kb.quality import QualityRow, store_quality
from kb.rows import Row
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
from kb.verify import verify as find_faults

if TYPE_CHECKING:
    from sqlite_utils.db import Database

    from ingest.pipeline import Pipeline

_PATHS = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="PATH..."
)
_DB = click.option("--db", "path", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The database.")
_MODEL = click.option("--model", help="An installed spaCy or scispaCy model, such as en_core_sci_sm.")
_LIMITS = click.option(
    "--limit", "limits", multiple=True, metavar="NAME=VALUE", help="What a document may cost, such as pdf.pages=5000."
)
_LARGEST = 100_000_000  # bytes; no reader takes more
_WORKERS = click.option(
    "--workers", type=click.IntRange(min=1), help="Processes that read; default by files and processors."
)


class _Commands(click.Group):
    """Commands whose expected errors are one sentence and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except EvidenceBaseError as error:
            raise click.ClickException(str(error)) from error
        except sqlite3.OperationalError as error:
            raise click.ClickException(f"the database cannot be used now ({error}); what was stored stays") from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="casegraph", prog_name="casegraph")
def main() -> None:
    """Turn case reports and papers into an evidence base of grounded claims."""


main.add_command(fetch)


@main.command()
@_PATHS
@_DB
@_WORKERS
@_MODEL
@_LIMITS
@click.option("--force", is_flag=True, help="Read unchanged files again.")
def ingest(
    paths: tuple[Path, ...], path: Path, workers: int | None, model: str | None, limits: tuple[str, ...], force: bool
) -> None:
    """Read files and folders, and store what they say; unchanged files are skipped."""
    from ingest.batch import find_files, read_files
    from ingest.read import READERS
    from ingest.read.parts import source_name

    started = time.monotonic()
    pipeline = _pipeline(model, limits)
    db = open_database(path)
    made_by = pipeline.made_by
    store_concepts(
        db,
        (
            ConceptRow(
                concept.key, concept.kind, concept.label, concept.broader, concept.test, concept.category,
                dict(concept.ids),
            )
            for concept in pipeline.concepts()
            if concept.kind != "section"  # names parts of a document, and has keys such as `other` that tests have too
        ),
    )  # fmt: skip
    files = find_files(paths, READERS)
    known = set() if force else {p for p in files.paths if unchanged(db, source_name(p), _sha256(p), made_by)}
    waiting = [p for p in files.paths if p not in known]
    problems = list(files.problems)
    news = sum(store_problem(db, problem) for problem in problems)
    for source in (source_name(p) for p in files.paths if p in known):
        news += forget_problem(db, source)
        problems += problems_of(db, source)
    given = {source_name(p) for p in files.paths} | {problem.source for problem in files.problems}
    gone = [source for source in unread_sources(db) if source not in given and _is_gone(Path(source), paths)]
    news += sum(forget_problem(db, source) for source in gone)
    documents: list[str] = []
    # A bar that is drawn from a thread of its own would be forked with the reading processes.
    bar = Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True, auto_refresh=False)
    with bar:
        for outcome in bar.track(read_files(pipeline, waiting, workers), len(waiting), description="Reading"):
            if isinstance(outcome, Problem):
                news += store_problem(db, outcome)
                problems.append(outcome)
            else:
                documents.append(store(db, outcome).document_id)
                problems += outcome.problems
    if documents or news:
        store_run(db, made_by, (source_name(p) for p in files.paths), len(problems), files.n_passed_over)
    if documents:
        finish(db, made_by)
    _tell(problems)
    seconds = f"in {time.monotonic() - started:.1f} s; passed over {_n(files.n_passed_over, 'file')} of other kinds"
    if known and not documents and not news:
        told = f" {_n(len(problems), 'problem')}," if problems else ""
        click.echo(f"nothing new was stored: {_n(len(known), 'document')} unchanged,{told} {seconds}")
    else:
        read = f"{_n(len(documents), 'document')} read ({len(known)} unchanged)"
        click.echo(f"{read}, {_counts(db, documents, problems)} {seconds}")
    _exit(problems)


def _counts(db: Database, documents: list[str], problems: list[Problem]) -> str:
    among = {"documents": json.dumps(documents)}
    query = """
        SELECT count(DISTINCT claim_id) AS claims, (
            SELECT count(*) FROM patient_case WHERE document_id IN (SELECT value FROM json_each(:documents))
        ) AS cases
        FROM claim_evidence WHERE document_id IN (SELECT value FROM json_each(:documents))
    """
    row = next(db.query(query, among))
    return f"{_n(row['claims'], 'claim')}, {_n(row['cases'], 'case')}, {_n(len(problems), 'problem')}"


@main.command()
@_PATHS
@_WORKERS
@_MODEL
@_LIMITS
def extract(paths: tuple[Path, ...], workers: int | None, model: str | None, limits: tuple[str, ...]) -> None:
    """Print the reading of each file as a line of JSON."""
    from ingest.batch import find_files, read_files
    from ingest.read import READERS

    files = find_files(paths, READERS)
    problems = list(files.problems)
    for outcome in read_files(_pipeline(model, limits), files.paths, workers):
        if isinstance(outcome, Reading):
            click.echo(outcome.model_dump_json())
            problems += outcome.problems
        else:
            problems.append(outcome)
    _tell(problems)
    _exit(problems)


@main.command()
@_DB
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--open", "show", is_flag=True, help="Open the evidence base in the browser.")
def serve(path: Path, host: str, port: int, show: bool) -> None:
    """Show the evidence base as it is now in the browser until Ctrl-C; start again to see what was added since."""
    from kb.serve import serve_forever

    serve_forever(open_database(path, existing=True), path, host, port, show)


@main.command()
@click.argument("name", required=False)
@_DB
@click.option("-p", "--parameter", "given", multiple=True, metavar="NAME=VALUE", help="A value for the question.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def query(name: str | None, path: Path, given: tuple[str, ...], form: str) -> None:
    """Answer a research question; without a NAME, list the questions."""
    questions = {question.name: question for question in queries.load_queries()}
    if name is None:
        rows: list[Row] = [
            {
                "name": q.name,
                "question": q.title,
                "example": " ".join(f"-p '{p.name}={p.example}'" for p in q.parameters),
            }
            for q in questions.values()
        ]
    elif name not in questions:
        raise click.BadArgumentUsage(f"there is no question {name!r}; casegraph query --db {path} lists them")
    elif wrong := [pair for pair in given if "=" not in pair]:
        raise click.BadOptionUsage("parameter", f"{wrong[0]!r} is not of the form NAME=VALUE")
    else:
        values = dict(pair.split("=", 1) for pair in given)
        try:
            rows = queries.run_query(open_database(path, existing=True), questions[name], values)
        except queries.QueryError as error:
            raise click.BadOptionUsage("parameter", str(error)) from error
    click.echo(formatted(rows, form), nl=False)


@main.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="List what was missed, mistaken and made up, document by document.")
@click.option("--db", "path", type=click.Path(dir_okay=False, path_type=Path), help="Keep the figures here too.")
@click.option("--name", help="What the database calls the gold set; default: the folder's name.")
@_MODEL
def evaluate(gold: Path, errors: bool, path: Path | None, name: str | None, model: str | None) -> None:
    """Compare what is read from the texts of a GOLD folder with its annotations: precision, recall, F1 [95% CI]."""
    from ingest.evaluation import GoldError, scores
    from ingest.evaluation import evaluate as compare

    if name and path is None:
        raise click.BadOptionUsage("name", "--name is what a database calls the gold set; give --db too")
    db = open_database(path, existing=True) if path else None
    pipeline = _pipeline(model)
    try:
        comparisons = compare(gold, pipeline)
    except GoldError as error:
        raise click.ClickException(str(error)) from error
    for document, comparison in comparisons.items() if errors else ():
        for sentence in comparison.errors:
            click.echo(f"{document}: {sentence}")
    measured = scores(list(comparisons.values()))
    for item in measured:
        counts = f"gold {item.gold:5} found {item.found:5} right {item.right:5}"
        figures = f"P {item.precision:.3f} R {item.recall:.3f} F1 {item.f1:.3f} [{item.f1_low:.3f}, {item.f1_high:.3f}]"
        click.echo(f"{item.level:24} {counts}  {figures}")
    if db:
        rows = [QualityRow(**vars(item)) for item in measured]
        store_quality(db, name or gold.resolve().name, rows, pipeline.made_by)


@main.command()
@_DB
def verify(path: Path) -> None:
    """Check that every row is what its characters say; exit 1 with the rows that are not."""
    db = open_database(path, existing=True)
    faults = find_faults(db)
    for table, row, sentence in faults:
        click.echo(f"{table} {row} {sentence}")
    documents, claims = db.table("document").count, db.table("claim").count
    outcome = f"{_n(len(faults), 'fault')} found" if faults else "nothing amiss"
    click.echo(f"{outcome} in {_n(documents, 'document')} and {_n(claims, 'claim')}", err=bool(faults))
    if faults:
        raise SystemExit(1)


def _pipeline(model: str | None, settings: Sequence[str] = ()) -> Pipeline:
    from ingest.pipeline import Pipeline
    from ingest.read.limits import set_limits

    try:
        limits = set_limits(settings)
    except ValueError as error:
        raise click.BadOptionUsage("limit", str(error)) from error
    try:
        return Pipeline.load(model, limits)
    except OSError as error:
        raise click.BadOptionUsage("model", f"the model {model!r} is not installed: {error}") from error


def _sha256(path: Path) -> str:
    """Return the hash of a file's bytes; empty for one that cannot be read, which the reader will say better."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:  # a pipe would be waited for
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _is_gone(path: Path, walked: Iterable[Path]) -> bool:
    """Tell whether a path that could not be read was in one of these folders and is a file there no more."""
    try:
        return not path.is_file() and any(
            folder.is_dir() and path.resolve().is_relative_to(folder.resolve()) for folder in walked
        )
    except OSError:
        return False


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        where = "" if Path(problem.source).name == problem.source else f" ({problem.source})"
        line = f"{problem.severity}: {problem.message}{where}"
        # A name may hold line ends and what steers a terminal.
        click.echo("".join(each if each.isprintable() else "\ufffd" for each in line), err=True)


def _exit(problems: Iterable[Problem]) -> None:
    """Leave with 1 where a file was not read, or only by a guess at its encoding, which may have spoilt its words."""
    if any(problem.severity == "error" or problem.code == "encoding_assumed" for problem in problems):
        raise SystemExit(1)


def _n(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
