import pytest

from ingest.reference_list import ListPrint, author_year, find_references, name_label

NAMED = """

REFERENCES

Doe AB, Roe C. One thing. Radiology 2001;5:1998-2003. doi:10.1000/one

O'Neil, J., McDonald, K., & Özkan, L. (2013). Another thing.
Radiology, 255, 12-19. https://doi.org/10.1000/two

van der Berg D. Third. Radiology 2010;1:2. PMID: 23456789
"""


def quotes(text: str, printed: ListPrint | None = None) -> list[str]:
    found = find_references(text, printed)
    for reference in found:
        assert text[reference.start : reference.end] == reference.quote == reference.quote.strip()
    return [reference.quote for reference in found]


def labels(text: str) -> list[str]:
    return [reference.label for reference in find_references(text)]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param("[1] A. One, 2001.\n[2] B. Two,\nover lines, 2002.", ["1", "2"], id="square brackets"),
        pytest.param("1. A. One, 2001.\n2. B. Two, 2002.", ["1", "2"], id="points"),
        pytest.param("1) A. One, 2001.\n2) B. Two, 2002.", ["1", "2"], id="brackets"),
        pytest.param("(1) A. One, 2001.\n(2) B. Two, 2002.", ["1", "2"], id="pairs of brackets"),
        pytest.param("1 Doe A. One, 2001.\n2 Roe B. Two, 2002.", ["1", "2"], id="bare numbers"),
        pytest.param("1Doe A. One, 2001.\n2Roe B. Two, 2002.", ["1", "2"], id="raised numbers"),
        pytest.param("[1]\nA. One, 2001.\n[2]\nB. Two, 2002.", ["1", "2"], id="numbers on lines of their own"),
        pytest.param("[01] A. One, 2001.\n[02] B. Two, 2002.", ["1", "2"], id="leading noughts"),
        pytest.param("1. A. One.\n10. no entry\n2. B. Two.", ["1", "2"], id="numbers that do not follow"),
        pytest.param("1. A. One.\n3. C. Three.", ["1", "3"], id="one lost"),
        pytest.param("1. A. One.\n5. E. Five.", ["1"], id="many lost"),
        pytest.param("1. A. One, 2001.\n30. E. Thirty, 2003.", ["1", "30"], id="many lost, but dated"),
        pytest.param("17. A. One, 2001.\n18. B. Two, 2002.", ["17", "18"], id="the beginning lost"),
        pytest.param("1. A. One, in\n2001. 12 pages.\n2. B. Two.", ["1", "2"], id="a year at the beginning of a line"),
        pytest.param("nothing of the kind", [], id="none"),
    ],
)
def test_numbered_lists(entries: str, expected: list[str]) -> None:
    assert labels(f"Text.\n\nReferences\n\n{entries}\n") == expected


def test_entries_end_at_running_heads_and_following_sections() -> None:
    text = "References\n\n[1] A. One, 2001.\n\n4 Journal of Cases\n\n[2] B. Two, 2002.\n\nAppendix\n\n[3] Not an entry."
    assert quotes(text) == ["[1] A. One, 2001.", "[2] B. Two, 2002."]


def test_an_entry_goes_on_over_a_blank_line_until_it_is_finished() -> None:
    text = "References\n\n[1] A. One, and how it came\n\nabout, 2001.\n\nA head\n\n[2] B. Two, 2002."
    assert quotes(text) == ["[1] A. One, and how it came\n\nabout, 2001.", "[2] B. Two, 2002."]


def test_the_last_list_counts_and_where_it_is_empty_the_one_before() -> None:
    text = "References\n\n[1] A. One, 2001.\n\nReferences\n\n"
    assert quotes(text + "[1] B. Two, 2002.") == ["[1] B. Two, 2002."]
    assert quotes(text + "are given above") == ["[1] A. One, 2001."]


def test_lists_by_author_and_year() -> None:
    assert [(each.label, each.year, each.doi, each.pmid) for each in find_references(NAMED)] == [
        ("Doe and Roe 2001", 2001, "10.1000/one", None),
        ("O'Neil et al. 2013", 2013, "10.1000/two", None),
        ("van der Berg 2010", 2010, None, "23456789"),
    ]


@pytest.mark.parametrize(
    ("entry", "year"),
    [
        pytest.param("Doe A (2001) Of 1999 and 2007 women.", 2001, id="in brackets"),
        pytest.param("Doe A. Of 1999 women. Annals 2001;1999:1.", 2001, id="before a volume"),
        pytest.param("Doe A. Of the years 1987. Annals 2001.", 2001, id="the last"),
        pytest.param("Doe A. One. Annals 2001; 5: 1998-2003.", 2001, id="pages"),
        pytest.param("Doe A. One. Annals 12, 1998-2003.", None, id="pages alone"),
        pytest.param("Doe A. One. 10.1000/j.2005.12", None, id="in a DOI"),
        pytest.param("Doe A. One. (2001a)", 2001, id="with a letter"),
    ],
)
def test_years(entry: str, year: int | None) -> None:
    [reference, _] = find_references(f"References\n\n1. {entry}\n2. Roe B. Two.")
    assert reference.year == year


ENTRIES = [f"{n}. Doe A, Roe B. Of lumps. Annals {2000 + n};{n}:1." for n in range(1, 8)]
TEXT = "Nothing was said of it. " * 30


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        pytest.param("\n".join(ENTRIES), 7, id="dated"),
        pytest.param("\n".join(ENTRIES[:4]), 0, id="too few"),
        pytest.param("\n".join(f"{n}. Wash the lump in water." for n in range(1, 8)), 0, id="steps"),
        pytest.param("\n".join(ENTRIES) + "\n\n" + TEXT * 2, 0, id="in the first half"),
    ],
)
def test_a_numbered_list_without_a_heading(tail: str, expected: int) -> None:
    assert len(quotes(f"{TEXT}\n\n{tail}")) == expected


HANGING = "References\n\nDoe A. One lump.\nAnnals 2001.\nThe Lump Society. A\nguide. 2002.\nRoe B. Three. 2003."


def places(text: str, *words: str) -> tuple[int, ...]:
    return tuple(text.index(word) for word in words)


@pytest.mark.parametrize(
    ("hanging", "expected"),
    [
        pytest.param(
            ("Doe A", "The Lump", "Roe B"),
            ["Doe A. One lump.\nAnnals 2001.", "The Lump Society. A\nguide. 2002.", "Roe B. Three. 2003."],
            id="each entry",
        ),
        pytest.param(
            ("The Lump", "Roe B"), ["Doe A. One lump.\nAnnals 2001.\nThe Lump Society. A\nguide. 2002.", "Roe B. Three. 2003."],
            id="not the first: names tell",
        ),
        pytest.param(
            (), ["Doe A. One lump.\nAnnals 2001.\nThe Lump Society. A\nguide. 2002.", "Roe B. Three. 2003."], id="none"
        ),
    ],
)  # fmt: skip
def test_hanging_lines_begin_entries(hanging: tuple[str, ...], expected: list[str]) -> None:
    assert quotes(HANGING, ListPrint(places(HANGING, *hanging), ())) == expected


def test_captions_and_tables_are_left_out_of_entries() -> None:
    text = "References\n\n1. Doe A. One. 2001.\n\nTable 1. Lumps\n\n2. Roe B. Two. 2002.\n\nFigure 1. A lump"
    caption, figure = text.index("Table"), text.index("Figure")
    printed = ListPrint((), ((caption, caption + 14), (figure, len(text))))
    assert quotes(text, printed) == ["1. Doe A. One. 2001.", "2. Roe B. Two. 2002."]


def test_in_print_an_entry_goes_on_over_the_foot_of_its_column() -> None:
    text = "References\n\n1. Doe A. One.\n\nAnnals 2001.\n\n2. Roe B. Two. 2002.\n\nWhat follows the list"
    assert quotes(text, ListPrint((), ())) == ["1. Doe A. One.\n\nAnnals 2001.", "2. Roe B. Two. 2002."]


def test_an_indented_line_goes_on_with_the_last_entry() -> None:
    """Where a sentence ends at the line's end, what is indented below looks like a paragraph of its own."""
    text = "References\n\n1. Doe A. One. 2001.\n\n2. Roe B. Two.\n\nAnnals 2002.\n\nWhat follows the list"
    printed = ListPrint(places(text, "1. Doe", "2. Roe"), (), frozenset(places(text, "Annals")))
    assert quotes(text, printed) == ["1. Doe A. One. 2001.", "2. Roe B. Two.\n\nAnnals 2002."]


@pytest.mark.parametrize(
    ("entry", "year", "label"),
    [
        pytest.param("Doe A. One.", 2001, "Doe 2001", id="one"),
        pytest.param("Doe A, Roe B. Two.", 2001, "Doe and Roe 2001", id="two"),
        pytest.param("Doe A, Roe B, Poe C. Three.", 2001, "Doe et al. 2001", id="three"),
        pytest.param("Doe, A. B., & Roe, C. (2001). Two.", 2001, "Doe and Roe 2001", id="initials behind commas"),
        pytest.param("Doe A et al. Many.", 2001, "Doe et al. 2001", id="et al"),
        pytest.param("van der Berg D, McDonald K. Two.", 2001, "van der Berg and McDonald 2001", id="particles"),
        pytest.param("García-Núñez J. One.", 2001, "García-Núñez 2001", id="double name"),
        pytest.param("Doe A. One.", None, "Doe", id="no year"),
        pytest.param("Guideline of lumps.", 2001, "Guideline 2001", id="no person"),
    ],
)
def test_labels_by_name(entry: str, year: int | None, label: str) -> None:
    assert name_label(entry, year) == label


@pytest.mark.parametrize(
    ("many", "second", "year", "label"),
    [
        pytest.param(False, None, 2001, "Doe 2001", id="one"),
        pytest.param(False, "Roe", "2001a", "Doe and Roe 2001a", id="two"),
        pytest.param(True, "Roe", 2001, "Doe et al. 2001", id="many"),
        pytest.param(True, None, None, "Doe et al.", id="no year"),
    ],
)
def test_labels_of_works(many: bool, second: str | None, year: int | str | None, label: str) -> None:
    assert author_year("Doe", many, second, year) == label
