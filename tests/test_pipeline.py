import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from ingest.model import Reading
from ingest.pipeline import Pipeline
from ingest.read import UnreadableError

REPORTS = Path(__file__).parent.parent / "corpus" / "reports"


@pytest.mark.parametrize("path", sorted(REPORTS.iterdir()), ids=lambda path: path.name)
def test_every_report_gives_the_same_reading_twice(pipeline: Pipeline, path: Path) -> None:
    first, second = pipeline.read(path), pipeline.read(path)
    assert first.model_dump_json() == second.model_dump_json()
    assert first.mentions
    assert Reading.model_validate_json(first.model_dump_json()) == first


def test_a_file_that_cannot_be_read_is_a_problem(pipeline: Pipeline, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        pipeline.read(tmp_path / "absent.txt")
    assert caught.value.problem.code == "absent"


def test_a_reading_says_what_made_it(pipeline: Pipeline, reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("MRI had a sensitivity of 84%.")
    assert reading.made_by == pipeline.made_by
    assert len(reading.made_by.vocabulary) == 16
    assert reading.made_by.model is None


def test_assertions_reach_the_mentions(reading_of: Callable[[str], Reading]) -> None:
    mentions = {m.concept: m.assertions for m in reading_of("There was no evidence of metastasis on MRI.").mentions}
    assert mentions["metastasis"] == ("negated",)


def test_every_span_of_an_article_has_its_element(pipeline: Pipeline) -> None:
    for path in sorted(REPORTS.glob("*.xml")):
        article = etree.parse(path).getroot()
        for span in pipeline.read(path).spans():
            assert span.element is not None
            assert len(article.xpath(span.element)) == 1


def test_the_figures_of_the_corpus(pipeline: Pipeline, root: Path) -> None:
    """Figure, index test, origin and references, tables included, place apart: F1 against the gold of the corpus."""
    wanted = right = found = 0
    for path in sorted(REPORTS.iterdir()):
        gold = json.loads((root / "corpus" / "gold" / f"{path.stem}.json").read_text())["claims"]
        have = [(c.measure, round(c.value, 4), c.cited, c.cites, set(c.index_test)) for c in pipeline.read(path).claims]
        want = [claim for claim in gold if not claim.get("optional") or claim.get("place") == "table"]
        wanted, found = wanted + len(want), found + len(have)
        for claim in want:
            tests = [set(claim["index_test"]), *map(set, claim.get("index_test_alt", ()))]
            plain = (claim["measure"], round(claim["value"], 4), claim["cited"], tuple(claim.get("cites") or ()))
            match = next((item for item in have if item[:4] == plain and item[4] in tests), None)
            if match is not None:
                have.remove(match)
                right += 1
    assert 2 * right / (wanted + found) >= 0.92, (right, wanted, found)
