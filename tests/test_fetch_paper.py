"""A paper's identifiers, each in its one spelling, and its name."""

from __future__ import annotations

import pytest

from ingest.fetch.paper import Paper, doi, pmcid, pmid


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("PMC12", "PMC12", id="PMCID"),
        pytest.param("pmc12", "PMC12", id="lower case"),
        pytest.param("../../PMC12", None, id="a way out of the folder"),
        pytest.param("PMC12/../x", None, id="a way out behind it"),
        pytest.param("PMC12\n", None, id="line end"),
        pytest.param("PMC1٢", None, id="other digits"),
        pytest.param("12", None, id="no prefix"),
    ],
)
def test_only_a_pmcid_names_files(text: str, expected: str | None) -> None:
    assert pmcid(text) == expected


def test_pmids_and_dois() -> None:
    assert [pmid(text) for text in ("12", "012", "12x", "")] == ["12", None, None, None]
    assert [doi(text) for text in ("10.5555/AbC", "11.5555/a", "10.5555/", "")] == ["10.5555/abc", None, None, None]


@pytest.mark.parametrize(
    ("paper", "name"),
    [
        (Paper(pmcid="PMC1", pmid="2", doi="10.5555/a"), "PMC1"),
        (Paper(pmid="2", doi="10.5555/a"), "PMID 2"),
        (Paper(doi="10.5555/a"), "DOI 10.5555/a"),
        (Paper(europe_pmc="PPR/PPR9"), "PPR/PPR9"),
    ],
    ids=["PMCID", "PMID", "DOI", "key of the service"],
)
def test_name(paper: Paper, name: str) -> None:
    assert paper.name == name
