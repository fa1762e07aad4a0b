import pytest

from ingest.licence import find_licence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "under CC BY (https://creativecommons.org/licenses/by/4.0/).",
            "https://creativecommons.org/licenses/by/4.0/",
            id="an address before a name",
        ),
        pytest.param(
            "under the Creative Commons\nAttribution License, which permits use",
            "Creative Commons Attribution License",
            id="a name over a line end",
        ),
        pytest.param(
            "the Creative Commons Attribution License which permits use",
            "Creative Commons Attribution License",
            id="a name ends before a small letter",
        ),
        pytest.param("is licensed CC-BY-NC 4.0 here", "CC-BY-NC 4.0", id="initials"),
        pytest.param("Data are in the public domain.", "public domain", id="public domain"),
        pytest.param("The biopsy was CC 3 after 2 cc BY hand.", None, id="nothing of the kind"),
    ],
)
def test_licence(text: str, expected: str | None) -> None:
    assert find_licence(text) == expected
