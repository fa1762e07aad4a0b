"""Fixtures that more than one test module uses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from europe_pmc_server import Server

from ingest.annotated import AnnotatedText
from ingest.cite import find_callouts
from ingest.claim.attribution import origin
from ingest.claim.document_tests import DocumentTests
from ingest.claim.extract import linked_figures
from ingest.claim.figure_place import Origin, SentenceParts
from ingest.claim.runs import Link
from ingest.claim.surroundings import Surroundings
from ingest.model import Case, Document, MadeBy, Reading, content_id
from ingest.pipeline import Pipeline, annotate
from ingest.read import Parts, read_text

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data, which is no part of the project."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the development data in ../shared are not here")
    return folder


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The pipeline without a trained model, loaded once."""
    return Pipeline.load()


@pytest.fixture
def document_of() -> Callable[[str], Document]:
    """Makes a plain text document of a string."""
    return lambda text: Document(id=content_id(text), source="test.txt", format="text", sha256="0" * 64, text=text)


@pytest.fixture
def annotated_of(pipeline: Pipeline, document_of: Callable[[str], Document]) -> Callable[[str], AnnotatedText]:
    """Recognises what a string names, without extracting anything."""
    return lambda text: annotate(Parts(document_of(text)), pipeline.recogniser)


@pytest.fixture
def origin_of(document_of: Callable[[str], Document], pipeline: Pipeline) -> Callable[[str, str], Origin]:
    """Says whose a figure is, where it stands last in a text with its callouts."""

    def find(text: str, figure: str) -> Origin:
        annotated = annotate(Parts(document_of(text), callouts=find_callouts(text, ())), pipeline.recogniser)
        start = annotated.text.rindex(figure)
        index = next(i for i, s in enumerate(annotated.sentences) if s.start <= start < s.end)
        return origin(SentenceParts(annotated, index), start, start + len(figure))

    return find


@pytest.fixture
def links_of(annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline) -> Callable[[str], list[Link]]:
    """Links the figures of a string with their measures."""
    vocabulary = pipeline.recogniser.vocabulary
    return lambda text: [link for _, links in linked_figures(annotated_of(text), vocabulary) for link in links]


@pytest.fixture
def around_of(annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline) -> Callable[[str], Surroundings]:
    """Shows the last sentence of a string that has figures with all that stands in it."""
    vocabulary = pipeline.recogniser.vocabulary

    def look(text: str) -> Surroundings:
        annotated = annotated_of(text)
        tests = DocumentTests(annotated, vocabulary)
        *_, (index, links) = linked_figures(annotated, vocabulary)
        return Surroundings(annotated.text, annotated.sentences[index], links, tests.phrases[index], tests.focus)

    return look


@pytest.fixture
def reading_of(pipeline: Pipeline, tmp_path: Path) -> Callable[[str], Reading]:
    """Reads a string as the pipeline reads a text file that holds it."""

    def read(text: str) -> Reading:
        path = tmp_path / "report.txt"
        path.write_bytes(text.encode())
        return pipeline.understand(read_text(path))

    return read


@pytest.fixture(scope="session")
def course_reading() -> Reading:
    """A reading made by hand of `data/course.toml`: one patient with every kind of row that a case can have."""
    data = tomllib.loads((Path(__file__).parent / "data" / "course.toml").read_text(encoding="utf-8"))
    text, said = data["text"], data["case"]

    def grounded(row: dict[str, Any]) -> dict[str, Any]:
        before, quote, after = re.split(r"[\[\]]", row["at"])
        start = text.index(before + quote + after) + len(before)
        first, last = text.rindex("\n", 0, start) + 1, text.index("\n", start)
        place = {"start": start, "end": start + len(quote), "quote": quote}
        sentence = {"start": first, "end": last, "quote": text[first:last]}
        return {name: value for name, value in row.items() if name != "at"} | place | {"evidence": sentence}

    for name in ("facts", "markers", "course", "imaging_by_time", "agreement_with_pathology"):
        said[name] = [grounded(row) for row in said[name]]
    for contradiction in said["contradictions"]:
        contradiction["readings"] = [grounded(row) for row in contradiction["readings"]]
    for derived in said["derived"]:
        derived["inputs"] = [
            next(fact for fact in said["facts"] if fact["field"] == name) for name in derived["inputs"]
        ]
    return Reading(
        document=Document(
            id=content_id(text), source="course.txt", format="text", sha256="2" * 64, text=text, title=data["title"]
        ),
        cases=(Case(start=text.index("A 46"), end=text.index("DISCUSSION"), **said),),
        made_by=MadeBy(version="0.1.0", vocabulary="0123456789abcdef"),
    )


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on this machine that speaks the interface of Europe PMC."""
    with Server() as server:
        yield server
