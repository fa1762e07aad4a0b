from collections.abc import Callable

import pytest

from ingest.cite import find_callouts
from ingest.claim.callout_choice import labels_of
from ingest.claim.figure_place import SentenceParts, attached_callouts, figure_at
from ingest.model import Document
from ingest.pipeline import Pipeline, annotate
from ingest.read import Parts


@pytest.mark.parametrize(
    ("text", "attached", "free"),
    [
        pytest.param("It was 84% [6] and 71% [7].", ("6",), ("6", "7"), id="at once"),
        pytest.param("It was 84% (95% CI 80-90) [6].", ("6",), ("6",), id="behind the interval"),
        pytest.param("It was high (84% for us) [6].", ("6",), ("6",), id="behind the bracket"),
        pytest.param("It was 60% (84% in [9]).", ("9",), ("9",), id="in the bracket"),
        pytest.param("It was 84% (71% in [9]).", (), (), id="of the bracket"),
        pytest.param("It was 84% in the study [6].", (), ("6",), id="not at once"),
        pytest.param("It was 84%.[6]", ("6",), ("6",), id="behind the stop"),
        pytest.param("It was 84%. Lee et al. (2010) found 71%.", (), (), id="a name that opens the next sentence"),
    ],
)
def test_callouts_of_a_figure(
    text: str,
    attached: tuple[str, ...],
    free: tuple[str, ...],
    document_of: Callable[[str], Document],
    pipeline: Pipeline,
) -> None:
    annotated = annotate(Parts(document_of(text), callouts=find_callouts(text, ())), pipeline.recogniser)
    start = annotated.text.index("84")
    figure = figure_at(SentenceParts(annotated, 0), start, start + 2)
    assert labels_of(attached_callouts(figure)) == attached
    assert labels_of(figure.callouts) == free
