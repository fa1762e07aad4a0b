import pytest

from kb.address import doi_address, page_address, pmcid_address, pmid_address, vocabulary_address

NCIT = "https://evsexplore.semantics.cancer.gov/evsexplore/concept/ncit"


@pytest.mark.parametrize(
    ("kind", "key", "start", "expected"),
    [
        ("claim", "0123456789abcdef", None, "/claim/0123456789abcdef"),
        ("document", "ab", 2564, "/document/ab#c2564"),
        ("document", "ab", 0, "/document/ab#c0"),
        ("concept", "a/b <c>", None, "/concept/a%2Fb%20%3Cc%3E"),
        ("primary_source", "ab", None, "/source/ab"),
        ("problem", "ab", None, None),
    ],
    ids=["claim", "place", "first character", "escaped", "source", "no page"],
)
def test_page_address(kind, key, start, expected):
    assert page_address(kind, key, start) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (doi_address("10.1000/abc.1"), "https://doi.org/10.1000/abc.1"),
        (doi_address("10.1000/a<b"), None),
        (doi_address("10.1000/a#b?c"), "https://doi.org/10.1000/a%23b%3Fc"),
        (doi_address("javascript:alert(1)"), None),
        (doi_address(None), None),
        (pmid_address("123456"), "https://pubmed.ncbi.nlm.nih.gov/123456/"),
        (pmid_address("12/../x"), None),
        (pmid_address(""), None),
        (pmcid_address("PMC123"), "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/"),
        (pmcid_address("123"), None),
        (vocabulary_address("mesh", "D008279"), "https://meshb.nlm.nih.gov/record/ui?ui=D008279"),
        (vocabulary_address("MeSH", "D1"), None),
        (
            vocabulary_address("ncit", "C16809"),
            f"{NCIT}/C16809",
        ),
        (vocabulary_address("stato", "STATO:0000233"), None),
    ],
    ids=[
        "doi", "doi with markup", "doi escaped", "no doi", "doi missing", "pmid", "pmid with path", "pmid empty",
        "pmcid", "pmcid without prefix", "mesh", "mesh too short", "ncit", "vocabulary without pages",
    ],
)  # fmt: skip
def test_outside_addresses_need_the_right_form(address, expected):
    assert address == expected
