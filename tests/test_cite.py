from pathlib import Path

import pytest

from ingest.cite import expand_labels, find_callouts
from ingest.read import read_jats
from ingest.reference_list import find_references

NUMBERED = "\n\nReferences\n\n1. Doe A. One. 2001;1:1.\n2. Roe B. Two. 2002;2:2.\n3. Poe C. Three. 2003;3:3.\n"
NAMED = """

REFERENCES

Doe AB, Roe C. One thing. Radiology 2001;5:1998-2003. doi:10.1000/one

O'Neil, J., McDonald, K., & Özkan, L. (2013). Another thing.
Radiology, 255, 12-19. https://doi.org/10.1000/two

van der Berg D. Third. Radiology 2010;1:2. PMID: 23456789
"""


def labels(text: str) -> list[str]:
    return [" ".join(callout.labels) for callout in find_callouts(text, find_references(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("accuracy was 84% [3].", ["3"], id="one"),
        pytest.param("in a study [3,5-7] of", ["3 5 6 7"], id="list and range"),
        pytest.param("shown [1], [2] and [6,\n7]", ["1", "2", "6 7"], id="several, over a line end"),
        pytest.param("shown [1–3; 9]", ["1 2 3 9"], id="en dash and semicolon"),
        pytest.param("78% [95% CI 70-86]", [], id="interval with its label"),
        pytest.param("0.85 [0.78; 0.91]", [], id="interval of decimals"),
        pytest.param("28 [19-41] years", [], id="spread after its figure"),
        pytest.param("median 84% [70, 91]", [], id="spread of a percentage without a list"),
        pytest.param("in [2010] and [1998, 1999]", [], id="years"),
        pytest.param("[18F]FDG and [99mTc]", [], id="isotopes"),
        pytest.param("n [1000] [0]", [], id="too large or nought"),
        pytest.param("(3) and (4)", [], id="parentheses without a list"),
        pytest.param(
            "as shown (Smith et al., 2010; Doe and Roe 2011)",
            ["Smith et al. 2010", "Doe and Roe 2011"],
            id="names without a list",
        ),
        pytest.param(
            "Smith et al. (2010) and Doe & Roe's (2011)",
            ["Smith et al. 2010", "Doe and Roe 2011"],
            id="names in the sentence",
        ),
        pytest.param("(Siemens, 2010), March (2011)", [], id="makers and months"),
        pytest.param(
            "Smith and colleagues (2010) and [Doe et al., 2011]",
            ["Smith et al. 2010", "Doe et al. 2011"],
            id="colleagues, and square brackets",
        ),
    ],
)
def test_callouts_of_an_excerpt(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("was 84% [3] or [1–3].", ["3", "1 2 3"], id="brackets"),
        pytest.param("was [7].", ["7"], id="a number that a cut list lacks"),
        pytest.param(
            "was seen in 9 (3). As shown (1), others (2, 3) agree.", ["1", "2 3"], id="parentheses, and a count"
        ),
        pytest.param("was [1], [2], [3] in (2) groups", ["1", "2", "3"], id="brackets win over parentheses"),
        pytest.param("reached pCR.1,2 Others3 agree.", ["1 2", "3"], id="raised digits"),
        pytest.param("Fig (1), Table (2)", [], id="figures and tables"),
        pytest.param("2 [1-3] years [2] and [3]", ["2", "3"], id="spread in spite of a list"),
        pytest.param("in 84% [1-3] and [2]", ["1 2 3", "2"], id="range after a percentage"),
        pytest.param("Roe et al2 and Poe et al3 saw it.1", ["2", "3", "1"], id="raised behind et al"),
        pytest.param("was so1, 71%2 and more (80–90%)3.", ["2", "3"], id="raised behind a percentage and its bracket"),
        pytest.param("found it² on 12 cm² with³ 10² in¹", ["2", "3", "1"], id="raised characters, and powers"),
    ],
)
def test_callouts_of_a_numbered_list(text: str, expected: list[str]) -> None:
    assert labels(text + NUMBERED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("As shown (1), 84% (2).", ["1", "2", "3"], id="a figure behind which the numbering goes on"),
        pytest.param("As shown (1), 84% (3).", ["1", "3"], id="a figure with a count"),
        pytest.param("As shown (1), in 9 (2).", ["1", "3"], id="a count behind a bare number"),
        pytest.param("As shown (1, 2), 84% (1).", ["1 2", "1", "3"], id="called again near another"),
        pytest.param(
            f"As shown (1, 2). {'More. ' * 80} It was 84% (1). {'More. ' * 80}", ["1 2", "3"], id="far from another"
        ),
        pytest.param("As shown (1, 2), in all 40 men (3).", ["1 2", "3", "3"], id="a word between number and callout"),
    ],
)
def test_parentheses_behind_figures(text: str, expected: list[str]) -> None:
    assert labels(f"{text}\n\nAs others say (3).{NUMBERED}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("as shown¹ by² two,³ and⁴ more⁵", ["1", "2", "3", "4", "5"], id="that go on with the numbering"),
        pytest.param("as shown¹ by² two,³ and⁷ more", ["1", "2", "3"], id="that leave numbers out"),
        pytest.param(
            "as shown (1) by (2) and (3), then (4) and (5, 6)", ["1", "2", "3", "4", "5 6"], id="in parentheses"
        ),
    ],
)
def test_numbers_that_a_cut_list_lacks(text: str, expected: list[str]) -> None:
    assert labels(text + NUMBERED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("By [1], [2]. Poe et al. found it.", ["1", "2", "3"], id="the only one of this name in the list"),
        pytest.param("By [1], [2]. Poe and colleagues found it.", ["1", "2", "3"], id="and colleagues"),
        pytest.param("By [1], [2]. Poe found it.", ["1", "2"], id="a bare name"),
        pytest.param("By [1], [2]. Poe et al. found it [2].", ["1", "2", "2"], id="called in the same sentence"),
        pytest.param("By [1], [2]. Poe et al. found it.[2] So.", ["1", "2", "2"], id="called behind the stop"),
        pytest.param(
            "Kim et al. [2] found it. [1] So did Kim et al. later.", ["2", "1", "2"], id="at an earlier callout"
        ),
        pytest.param("The PAINT trial [2] and [1]. In the PAINT trial it was so.", ["2", "1", "2"], id="a trial again"),
        pytest.param("The phase III trial [2] and [1]. A phase III trial.", ["2", "1"], id="a phase"),
        pytest.param("By [1], [2]. Kim et al. found it.", ["1", "2"], id="a name that is not listed"),
    ],
)
def test_studies_named_again(text: str, expected: list[str]) -> None:
    assert labels(text + NUMBERED) == expected


def test_callouts_of_a_list_by_name() -> None:
    text = "Doe and Roe (2001) and others (O'Neil et al., 2013; van der Berg, 2010; Kim et al., 1999) [2]"
    assert labels(text + NAMED) == ["Doe and Roe 2001", "O'Neil et al. 2013", "Kim et al. 1999"]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param("3", ("3",), id="one"),
        pytest.param("3, 5–7", ("3", "5", "6", "7"), id="list and range"),
        pytest.param("7-5", ("7", "5"), id="reversed"),
        pytest.param("1-900", ("1", "900"), id="endless"),
        pytest.param("2,2", ("2",), id="twice"),
    ],
)
def test_labels_expand(numbers: str, expected: tuple[str, ...]) -> None:
    assert expand_labels(numbers) == expected


def test_plain_text_gives_what_the_markup_says(shared: Path) -> None:
    found = expected = same = 0
    for path in sorted(shared.glob("*jats/*.xml"))[::5]:
        parts = read_jats(path)
        references = find_references(parts.document.text)
        marked = {(path.name, label) for callout in parts.callouts for label in callout.labels}
        callouts = find_callouts(parts.document.text, references)
        read = {(path.name, label) for callout in callouts for label in callout.labels}
        found, expected, same = found + len(read), expected + len(marked), same + len(read & marked)
    assert expected > 500
    assert same >= 0.97 * max(found, expected)


@pytest.mark.parametrize("piece", ["Aa-", "[1,", "(2010 ", "Smith and ", "1. A\n"])
def test_long_repetitions_stay_harmless(piece: str) -> None:
    text = "References\n" + piece * 20_000
    assert all(text[each.start : each.end] == each.quote for each in find_callouts(text, find_references(text)))
