"""What is written is what it claims to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from europe_pmc_server import ARTICLE, PDF

from ingest.fetch.content import write_article, write_pdf

JATS = ARTICLE.format(pmcid="PMC1", doi="10.5555/1", pmid=1, title="Paper").encode()


def test_an_article_is_written_as_it_came(tmp_path: Path) -> None:
    assert write_article(JATS, tmp_path / "PMC1.xml") == JATS
    assert (tmp_path / "PMC1.xml").read_bytes() == JATS


@pytest.mark.parametrize(
    ("data", "what"),
    [
        pytest.param(b"<html><body><p>Down for maintenance</p></body></html>", "is a web page", id="a page"),
        pytest.param(JATS[:-40], r"PMC1\.xml breaks off", id="half"),
        pytest.param(b"", "is empty", id="nothing"),
        pytest.param(PDF, "is a PDF", id="a PDF"),
        pytest.param(b"no markup", "is no XML file", id="text"),
        pytest.param(
            JATS.replace(b'.dtd">', b'.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "another file", id="XXE"
        ),
    ],
)
def test_no_article(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        write_article(data, tmp_path / "PMC1.xml")


def test_a_pdf_is_written_as_it_came(tmp_path: Path) -> None:
    assert write_pdf(PDF, tmp_path / "PMC1.pdf") == PDF
    assert (tmp_path / "PMC1.pdf").read_bytes() == PDF


@pytest.mark.parametrize(
    ("data", "what"),
    [
        pytest.param(b"<html>Preparing to download</html>", "is no PDF", id="a page"),
        pytest.param(PDF[:-8], "breaks off", id="half"),
        pytest.param(b"", "is no PDF", id="nothing"),
    ],
)
def test_no_pdf(tmp_path: Path, data: bytes, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        write_pdf(data, tmp_path / "PMC1.pdf")
    assert not (tmp_path / "PMC1.pdf").exists()
