from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.cite import find_callouts
from ingest.claim.attribution import origin
from ingest.model import Document
from ingest.pipeline import Pipeline, annotate
from ingest.read import Parts


@pytest.fixture
def origin_of(
    document_of: Callable[[str], Document], pipeline: Pipeline
) -> Callable[[str, str], tuple[bool, tuple[str, ...]]]:
    """Says whose the figure is that stands first in a text with its callouts."""

    def find(text: str, figure: str) -> tuple[bool, tuple[str, ...]]:
        annotated: AnnotatedText = annotate(
            Parts(document_of(text), callouts=find_callouts(text, ())), pipeline.recogniser
        )
        start = annotated.text.index(figure)
        index = next(i for i, s in enumerate(annotated.sentences) if s.start <= start < s.end)
        found = origin(annotated, index, start, start + len(figure))
        return found.cited, found.labels

    return find


@pytest.mark.parametrize(
    ("text", "cited", "labels"),
    [
        pytest.param("RESULTS\n\nIt was 84%.", False, (), id="results"),
        pytest.param("DISCUSSION\n\nIt was 84% [3].", True, ("3",), id="callout"),
        pytest.param("DISCUSSION\n\nIt was 84% [3-5].", True, ("3", "4", "5"), id="range of callouts"),
        pytest.param("DISCUSSION\n\nIt was 84%.[3] More.", True, ("3",), id="callout behind the stop"),
        pytest.param("DISCUSSION\n\nWe found 84%, unlike others [3].", False, (), id="own, with a callout"),
        pytest.param("DISCUSSION\n\nOurs was 71%, while it was 84% there [3].", True, ("3",), id="other clause"),
        pytest.param("DISCUSSION\n\nLee et al. read 40 scans [9]. They reported 84%.", True, ("9",), id="goes on"),
        pytest.param("DISCUSSION\n\nIn previous studies it was 84%.", True, (), id="no reference named"),
        pytest.param("INTRODUCTION\n\nIt was 84%. Others agree [2].", True, ("2",), id="introduction"),
    ],
)
def test_origin(
    origin_of: Callable[[str, str], tuple[bool, tuple[str, ...]]], text: str, cited: bool, labels: tuple[str, ...]
) -> None:
    assert origin_of(text, "84") == (cited, labels)
