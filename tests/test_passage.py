import pytest

from kb.passage import PARAGRAPH_LIMIT, Mark, paragraph_around, paragraphs, pieces

TEXT = "First one.\n\nSecond one with 84% in it.\nStill second.\n \n\nThird."


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], [("abcdef", ())]),
        ([Mark(2, 4, "fact")], [("ab", ()), ("cd", ("fact",)), ("ef", ())]),
        ([Mark(0, 6, "sentence"), Mark(2, 3, "figure")],
         [("ab", ("sentence",)), ("c", ("sentence", "figure")), ("def", ("sentence",))]),
        ([Mark(1, 4, "fact"), Mark(3, 5, "figure")],
         [("a", ()), ("bc", ("fact",)), ("d", ("fact", "figure")), ("e", ("figure",)), ("f", ())]),
        ([Mark(0, 6, "fact"), Mark(0, 6, "fact")], [("abcdef", ("fact",))]),
        ([Mark(6, 9, "fact")], [("abcdef", ())]),
        ([Mark(4, 9, "fact")], [("abcd", ()), ("ef", ("fact",))]),
    ],
    ids=["none", "inside", "nested", "overlapping", "twice", "outside", "cut off"],
)  # fmt: skip
def test_pieces_cut_at_every_border(marks, expected):
    cut = pieces("abcdefghi", 0, 6, marks)
    assert [(piece.text, piece.kinds) for piece in cut] == expected
    assert "".join(piece.text for piece in cut) == "abcdef"


def test_the_first_mark_gives_the_link_and_every_mark_its_anchor():
    marks = [Mark(1, 3, "figure", "/claim/1", "one"), Mark(1, 2, "fact", "/case/2", "two"), Mark(0, 4, "sentence")]
    assert [(p.text, p.href, p.title, p.anchor) for p in pieces("abcd", 0, 4, marks)] == [
        ("a", None, None, None),
        ("b", "/claim/1", "one", 1),
        ("c", "/claim/1", "one", None),
        ("d", None, None, None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, ["First one.", "Second one with 84% in it.\nStill second.", "Third."]),
        ("\n\n  \n", []),
        ("  alone  ", ["alone"]),
        ("a\r\n\r\nb", ["a", "b"]),
    ],
    ids=["three", "blank", "trimmed", "carriage returns"],
)
def test_paragraphs_are_parted_by_blank_lines(text, expected):
    assert [text[start:end] for start, end in paragraphs(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Second one with 84% in it.", "Second one with 84% in it.\nStill second."),
        ("First one.", "First one."),
        ("Third.", "Third."),
        ("one.\n\nSecond one", "First one.\n\nSecond one with 84% in it.\nStill second."),
    ],
    ids=["middle", "first", "last", "across a gap"],
)
def test_the_paragraph_around_a_sentence(sentence, expected):
    start = TEXT.index(sentence)
    left, right = paragraph_around(TEXT, start, start + len(sentence))
    assert TEXT[left:right] == expected


def test_a_long_paragraph_is_cut_at_words():
    text = "word " * 2000
    left, right = paragraph_around(text, 5000, 5020)
    assert right - left <= PARAGRAPH_LIMIT
    assert text[left:right].split() == ["word"] * len(text[left:right].split())
    assert left < 5000 < 5020 < right
