import pytest

from ingest.identifier import DOI, PMID, clean_doi, find_doi


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        pytest.param("https://doi.org/10.1000/ABC.", "10.1000/abc", id="resolver and stop"),
        pytest.param("http://dx.doi.org/10.1000/abc", "10.1000/abc", id="old resolver"),
        pytest.param("DOI: 10.1000/abc;", "10.1000/abc", id="label"),
        pytest.param("doi: 10.1000/a(1)b)", "10.1000/a(1)b", id="brackets"),
        pytest.param("10.1000/s0140(05)1].", "10.1000/s0140(05)1", id="bracket and stop"),
        pytest.param("10.1000/abc.)", "10.1000/abc", id="stop in a bracket"),
        pytest.param("10.1000/abc”", "10.1000/abc", id="quotation mark"),
        pytest.param(" 10.1000/abc ", "10.1000/abc", id="blanks"),
    ],
)
def test_dois_are_cleaned(text: str, doi: str) -> None:
    assert clean_doi(text) == doi


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        pytest.param("see doi:10.1000/one, and 10.1000/two", "10.1000/one", id="the first"),
        pytest.param("doi:10.1016/j.\nejrad.2013.01.001. PMID", "10.1016/j.ejrad.2013.01.001", id="cut after a point"),
        pytest.param("doi:10.1000/\nabc-12 and", "10.1000/abc-12", id="cut after a slash"),
        pytest.param("doi:10.1000/abc-\n12 and", "10.1000/abc-12", id="cut after a dash"),
        pytest.param("doi:10.1000/abc/\n2016/123 and", "10.1000/abc/2016/123", id="cut after a second slash"),
        pytest.param("doi:10.1000/abc.\n2011;1:2-3", "10.1000/abc", id="a year follows"),
        pytest.param("doi:10.1000/\nThe lump, doi:10.1000/b", "10.1000/b", id="a prefix alone"),
        pytest.param("doi:10.1000/abc\n12 women", "10.1000/abc", id="whole at the end of its line"),
        pytest.param("doi:10.1000/abc.\nThe lump", "10.1000/abc", id="a sentence follows"),
        pytest.param("doi:10.1000/abc.\nthe lump", "10.1000/abc", id="a word follows"),
        pytest.param("<10.1000/abc>", "10.1000/abc", id="angle brackets"),
        pytest.param("a ratio of 110.1000/12", None, id="within a number"),
        pytest.param("version 3.10.1000/12", None, id="behind a point"),
        pytest.param("10.1/abc", None, id="too short a prefix"),
        pytest.param("no such thing", None, id="none"),
    ],
)
def test_dois_are_found(text: str, doi: str | None) -> None:
    assert find_doi(text) == doi


def test_patterns_find_what_is_printed() -> None:
    text = "A doi:10.1000/one. B https://pubmed.ncbi.nlm.nih.gov/pubmed/12345678 C PMID: 23456"
    assert DOI.findall(text) == ["10.1000/one."]
    assert PMID.findall(text) == ["12345678", "23456"]
    assert PMID.findall("PMID: 1234, PMID 123456789, XPMID: 12345") == []
