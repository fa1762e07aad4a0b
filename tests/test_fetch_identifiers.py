"""What a user types for a paper, and the search that it becomes."""

from __future__ import annotations

import pytest

from ingest.fetch.identifiers import Identifier, parse_identifier, read_identifiers


@pytest.mark.parametrize(
    ("text", "kind", "value", "query"),
    [
        pytest.param("PMC4735894", "pmcid", "PMC4735894", "PMCID:PMC4735894", id="PMCID"),
        pytest.param(" pmc4735894 ", "pmcid", "PMC4735894", "PMCID:PMC4735894", id="PMCID in lower case"),
        pytest.param("PMCID: PMC4735894", "pmcid", "PMC4735894", "PMCID:PMC4735894", id="PMCID as citations have it"),
        pytest.param("26839674", "pmid", "26839674", "EXT_ID:26839674 AND SRC:MED", id="PMID"),
        pytest.param("PMID:26839674.", "pmid", "26839674", "EXT_ID:26839674 AND SRC:MED", id="PMID with its label"),
        pytest.param("10.1155/2022/1234567", "doi", "10.1155/2022/1234567", 'DOI:"10.1155/2022/1234567"', id="DOI"),
        pytest.param("doi:10.1016/S0140(05)X", "doi", "10.1016/s0140(05)x", 'DOI:"10.1016/s0140(05)x"', id="brackets"),
        pytest.param("https://doi.org/10.5555/a", "doi", "10.5555/a", 'DOI:"10.5555/a"', id="DOI as a link"),
    ],
)
def test_identifiers_and_their_queries(text: str, kind: str, value: str, query: str) -> None:
    found = parse_identifier(text)
    assert (found.kind, found.value, found.query) == (kind, value, query)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PMC",
        "PMC0",
        "PMC12/../../x",
        "0123",
        "1234567890",
        "10.5555",
        '10.5555/a"b',
        "10.5555/a b",
        "breast",
        "PMC1\n2",
    ],
)
def test_what_is_none_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="is no PMCID"):
        parse_identifier(text)


def test_a_list_has_comments_blank_lines_and_several_in_a_line() -> None:
    lines = ["# of the review\n", "\n", "PMC1  26839674 # first two\n", "PMID: 2\n", "10.5555/a#b\n"]
    assert [found.value for found in read_identifiers(lines)] == ["PMC1", "26839674", "2", "10.5555/a#b"]


def test_the_line_of_a_mistake_is_told() -> None:
    with pytest.raises(ValueError, match="line 2: 'PMCX' is no PMCID"):
        list(read_identifiers(["PMC1", "PMCX"]))


def test_a_paper_of_which_only_the_identifier_is_known() -> None:
    assert Identifier("pmid", "7").paper.name == "PMID 7"
