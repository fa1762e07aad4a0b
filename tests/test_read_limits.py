import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from ingest.read.limits import Limits, set_limits
from ingest.read.parts import TextLimits
from ingest.read.pdf_process import PdfLimits
from kb.cli import main


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param([], Limits(), id="none"),
        pytest.param(["pdf.pages=5_000"], Limits(pdf=PdfLimits(pages=5_000)), id="of PDFs"),
        pytest.param(
            ["text.tags=10", "text.characters=20"], Limits(text=TextLimits(tags=10, characters=20)), id="two of texts"
        ),
        pytest.param(["seconds=1.5", "seconds=2"], Limits(seconds=2.0), id="the last counts"),
    ],
)
def test_limits_are_set_by_name(settings: list[str], expected: Limits) -> None:
    assert set_limits(settings) == expected


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        pytest.param("pages=5", "there is no limit 'pages'; those that can be set are pdf.file_bytes, ", id="name"),
        pytest.param(
            "pdf.pages", "'' is no value for pdf.pages; give a number above 0, such as pdf.pages=2000", id="bare"
        ),
        pytest.param("seconds=soon", "'soon' is no value for seconds; give a number", id="word"),
        pytest.param("pdf.pages=1.5", "'1.5' is no value for pdf.pages", id="fraction of what is counted"),
        pytest.param("seconds=-1", "'-1' is no value for seconds", id="below nought"),
        pytest.param("seconds=nan", "'nan' is no value for seconds", id="not a number"),
    ],
)
def test_a_limit_that_cannot_be_set_is_told(setting: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        set_limits([setting])


def test_the_command_keeps_to_its_limits(root: Path) -> None:
    report = next((root / "corpus" / "reports").glob("*.txt"))
    run = CliRunner().invoke(main, ["extract", str(report), "--limit", "text.file_bytes=10"])
    assert run.exit_code == 1
    assert f"{report.name} has" in run.stderr
    assert "more than the 10 allowed" in run.stderr
    wrong = CliRunner().invoke(main, ["extract", str(report), "--limit", "speed=10"])
    assert wrong.exit_code == 2
    assert "there is no limit 'speed'" in wrong.stderr
