from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from typeset import Ink, draw, line, page

from ingest.model import Document
from ingest.pipeline import Pipeline
from ingest.read import read_pdf
from ingest.read.blocks import BodyPrint
from ingest.read.flow import join
from ingest.read.page import Line, joined
from ingest.read.printed_table import read_table
from ingest.view import normalise

CAPTION = [line("Table 1. Accuracy of the tests", bottom=640)]
LEFTS = (50.0, 200.0, 290.0, 380.0, 470.0)
HEAD = "Test | Sensitivity | Specificity"
BODY = ["MRI | 84.2 | 71.0", "CT | 60.5 | 88.1"]


def cells(*rows: str, lefts: Sequence[float] = LEFTS, pitch: float = 12.0, top: float = 600.0) -> list[list[Line]]:
    """Return rows whose cells, parted by bars, begin at these edges; empty ones are left out."""
    return [
        [
            line(text, left, top - number * pitch)
            for text, left in zip((each.strip() for each in row.split("|")), lefts, strict=False)
            if text
        ]
        for number, row in enumerate(rows)
    ]


def by_cells(*rows: str, **style: float) -> list[Line]:
    """Return the rows cell by cell."""
    return [each for row in cells(*rows, **style) for each in row]


def by_lines(*rows: str, **style: float) -> list[Line]:
    """Return the rows with a line for each."""
    return [joined(row) for row in cells(*rows, **style) if row]


def by_columns(*rows: str) -> list[Line]:
    """Return the rows column by column."""
    return sorted(by_cells(*rows), key=lambda each: each.left)


def over(text: str, left: float, right: float, bottom: float = 612.0) -> Line:
    """Return a line in the middle between two edges."""
    return line(text, (left + right - 5.0 * len(text)) / 2, bottom)


def shown(lines: Sequence[Line], caption: Sequence[Line] = CAPTION) -> list[str] | None:
    """Return the rows of a table with its cells parted by bars, None if these cannot be told."""
    table = read_table(caption, lines)
    if table is None:
        return None
    return [" | ".join(cell.text if cell else "" for cell in row).strip() for row in table.rows]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(by_lines(HEAD, *BODY), [HEAD, *BODY], id="drawn row by row"),
        pytest.param(by_cells(HEAD, *BODY), [HEAD, *BODY], id="drawn cell by cell"),
        pytest.param(by_columns(HEAD, *BODY), [HEAD, *BODY], id="drawn column by column"),
        pytest.param(
            by_cells("Test | Sensitivity | Specificity | AUC", "MRI | 84.2 | | 0.91", "CT | 60.5 | 88.1 | 0.74"),
            ["Test | Sensitivity | Specificity | AUC", "MRI | 84.2 |  | 0.91", "CT | 60.5 | 88.1 | 0.74"],
            id="an empty cell",
        ),
        pytest.param(
            by_cells("Test | Accuracy | 95% CI", "MRI | 84.2 | 75.1–90.9", "CT | 60.5 | 51.0–69.2"),
            ["Test | Accuracy | 95% CI", "MRI | 84.2 | 75.1–90.9", "CT | 60.5 | 51.0–69.2"],
            id="an interval in a column of its own",
        ),
        pytest.param(
            by_cells(HEAD, "Reader 1 | 84.2 (75.1–90.9) | 71.0", "Reader 2 | 60.5 (51.0–69.2) | 88.1"),
            [HEAD, "Reader 1 | 84.2 (75.1–90.9) | 71.0", "Reader 2 | 60.5 (51.0–69.2) | 88.1"],
            id="blanks that stand below each other within cells",
        ),
    ],
)
def test_cells_stand_in_rows_and_columns(lines: list[Line], expected: list[str]) -> None:
    assert shown(lines) == expected


TWICE = ["Test | Sens. | Spec. | Sens. | Spec.", "MRI | 84.2 | 71.0 | 80.1 | 72.5", "CT | 60.5 | 88.1 | 59.3 | 90.0"]
READERS = "Test | Reader 1 |  | Reader 2 |"
SPANNED = [READERS, "| Sens. | Spec. | Sens. | Spec.", *TWICE[1:]]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [over("Reader 1", 200, 315), over("Reader 2", 380, 495), *by_cells(*TWICE)],
            SPANNED,
            id="over the middle of its columns",
        ),
        pytest.param(
            [line("Reader 1", 200, 612), line("Reader 2", 380, 612), *by_cells(*TWICE)],
            SPANNED,
            id="from the left edge of its columns",
        ),
        pytest.param(
            [
                over("MRI", 110, 275),
                over("CT", 290, 455),
                *by_cells(
                    "Size | Sens. | Spec. | PPV | Sens. | Spec. | PPV",
                    "Small | 84.2 | 71.0 | 66.6 | 80.1 | 72.5 | 61.2",
                    "Large | 60.5 | 88.1 | 70.2 | 59.3 | 90.0 | 83.0",
                    lefts=(50, 110, 170, 240, 290, 350, 420),
                ),
            ],
            [
                "Size | MRI |  |  | CT |  |",
                "| Sens. | Spec. | PPV | Sens. | Spec. | PPV",
                "Small | 84.2 | 71.0 | 66.6 | 80.1 | 72.5 | 61.2",
                "Large | 60.5 | 88.1 | 70.2 | 59.3 | 90.0 | 83.0",
            ],
            id="over the one in the middle of three",
        ),
        pytest.param(
            [over("Reader 1", 230, 405), line("Reader 2", 470, 612), *by_cells(*TWICE)], None, id="it is not sure"
        ),
    ],
)
def test_a_spanning_header_stands_in_the_first_of_its_columns(lines: list[Line], expected: list[str] | None) -> None:
    assert shown(lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            by_lines("Test | Positive | Negative", "| predictive value | predictive value", *BODY),
            ["Test | Positive predictive value | Negative predictive value", *BODY],
            id="of a header",
        ),
        pytest.param(
            by_lines(HEAD, "| (95% CI) | (95% CI)", *BODY),
            ["Test | Sensitivity (95% CI) | Specificity (95% CI)", *BODY],
            id="that headers share",
        ),
        pytest.param(
            by_lines(HEAD, "Mammography with | 84.2 | 71.0", "ultrasound", BODY[1]),
            [HEAD, "Mammography with ultrasound | 84.2 | 71.0", BODY[1]],
            id="of a row header, in lower case",
        ),
        pytest.param(
            [
                *by_cells(HEAD, BODY[0]),
                line("Contrast-enhanced", 50, 576),
                line("MRI", 50, 564),
                *by_cells("| 60.5 | 88.1", top=576),
                *by_cells("PET | 77.0 | 66.2", top=552),
            ],
            [HEAD, BODY[0], "Contrast-enhanced MRI | 60.5 | 88.1", "PET | 77.0 | 66.2"],
            id="of a row header, drawn before the figures beside it",
        ),
        pytest.param(
            by_lines(HEAD, "MRI | 84.2 (75.1– | 71.0", "| 90.9) |", BODY[1]),
            [HEAD, "MRI | 84.2 (75.1– 90.9) | 71.0", BODY[1]],
            id="in a bracket",
        ),
        pytest.param(
            by_lines(HEAD, "MRI | 84.2 | 71.0", "| (75.1–90.9) | (60.2–80.0)", BODY[1]),
            [HEAD, "MRI | 84.2 (75.1–90.9) | 71.0 (60.2–80.0)", BODY[1]],
            id="of intervals",
        ),
        pytest.param(
            [
                *by_lines(HEAD, BODY[0]),
                line("Contrast-enhanced", 50, 570),
                *by_lines("| 60.5 | 88.1", top=564),
                line("MRI", 50, 558),
            ],
            [HEAD, BODY[0], "Contrast-enhanced MRI | 60.5 | 88.1"],
            id="above and below the figures beside them",
        ),
    ],
)
def test_the_lines_of_a_cell_are_joined(lines: list[Line], expected: list[str]) -> None:
    assert shown(lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            by_lines(HEAD, "First reading", BODY[0], "Second reading", BODY[1]),
            [HEAD, "First reading |  |", BODY[0], "Second reading |  |", BODY[1]],
            id="at the left",
        ),
        pytest.param(
            [*by_lines(HEAD, BODY[0]), over("Second reading", 50, 310, 576), *by_lines(BODY[1], top=564)],
            [HEAD, BODY[0], "Second reading |  |", BODY[1]],
            id="in the middle",
        ),
    ],
)
def test_words_alone_are_over_the_rows_below(lines: list[Line], expected: list[str]) -> None:
    assert shown(lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([], id="nothing"),
        pytest.param(by_lines("Eggs were eaten by most", "and some had milk as well"), id="prose"),
        pytest.param(by_lines("Test | Reader", "MRI | Doe", "CT | Roe"), id="no figures"),
        pytest.param(by_lines("84.2", "60.5"), id="one column"),
        pytest.param(by_lines("MRI | 84.2 | 71.0"), id="no header"),
        pytest.param(by_lines("Trial | Finding", "Doe | [1]", "Roe | [2]"), id="callouts"),
    ],
)
def test_columns_that_are_not_clear(lines: list[Line]) -> None:
    assert read_table(CAPTION, lines) is None


def test_the_block_of_a_caption_may_go_on_with_the_header() -> None:
    caption = [*CAPTION, line("and of their readers", bottom=628), *by_lines(HEAD, top=616)]
    table = read_table(caption, by_lines(*BODY))
    assert table is not None
    assert [each.text for each in table.caption] == ["Table 1. Accuracy of the tests", "and of their readers"]
    assert shown(by_lines(*BODY), caption) == [HEAD, *BODY]


@pytest.mark.parametrize(
    ("below", "notes"),
    [
        pytest.param([line("CI, confidence interval; MRI, magnetic resonance imaging.", bottom=550)], 1, id="a line"),
        pytest.param(by_lines("Both were read by one and the same woman,", "who had done so for long.", top=552), 2, id="two"),
        pytest.param(by_lines("(a) | | (b)", top=440), 2, id="far below"),
    ],
)  # fmt: skip
def test_what_is_below_the_figures_is_no_row(below: list[Line], notes: int) -> None:
    lines = [*by_lines(HEAD, *BODY), *below]
    table = read_table(CAPTION, lines)
    assert shown(lines) == [HEAD, *BODY]
    assert table is not None and len(table.notes) == notes


def test_the_text_of_a_table_has_tabs_and_its_section_the_caption() -> None:
    head = "Test | Sensitivity | Specificity | AUC"
    lines = [*CAPTION, *by_cells(head, "MRI | | 71.0 | 0.9", "CT | 60.5 | | ")]
    prose = [line("All were seen again, and nobody was ill.", bottom=400)]
    printed = join([page([*lines, *prose])], BodyPrint(10.0, "Serif"))
    table = "Table 1. Accuracy of the tests\n\nTest\tSensitivity\tSpecificity\tAUC\nMRI\t\t71.0\t0.9\nCT\t60.5"
    assert [(kind, printed.text[start:end]) for kind, start, end in printed.paragraphs] == [
        ("table", table),
        ("body", "All were seen again, and nobody was ill."),
    ]
    assert all(printed.text[each.start : each.end] == each.line.text for each in printed.stretches)


def test_the_view_keeps_the_rows_of_a_pdf(document_of: Callable[[str], Document]) -> None:
    document = document_of("Seen\nagain.\n\nTest\tAUC\nMRI\t\n\t0.9\n\nAll went\nwell.").model_copy(
        update={"format": "pdf"}
    )
    assert normalise(document).text == "Seen again.\n\nTest\tAUC\nMRI\n0.9\n\nAll went well."


def test_claims_from_a_printed_table(tmp_path: Path, pipeline: Pipeline) -> None:
    def cell(text: str, x: float, y: float) -> Ink:
        return Ink(text, x, y, 9)

    sheet = [
        Ink("Two tests of the breast", 40, 460, 16, "Times-Bold"),
        *(Ink(f"Lumps of the breast were imaged, and taken out in the year {year} by one of us.", 40, 430 - 12 * n) for n, year in enumerate((2001, 2002, 2003))),
        Ink("Table 1. Detection of breast cancer by two tests", 40, 360, 9),
        cell("Test", 40, 340), cell("Sensitivity (%)", 160, 340), cell("Specificity (%)", 260, 340),
        cell("Ultrasound", 40, 328), cell("84.2 (75.1–90.9)", 160, 328), cell("71.0", 260, 328),
        cell("Mammography", 40, 316), cell("60.5 (51.0–69.2)", 160, 316),
    ]  # fmt: skip
    path = draw(tmp_path / "table.pdf", sheet)
    reading = pipeline.understand(read_pdf(path))
    claims = {(each.index_test, each.measure): each for each in reading.claims}
    assert {key: (each.value_as_printed, each.ci_low) for key, each in claims.items()} == {
        (("ultrasound",), "sensitivity"): ("84.2", 0.751),
        (("ultrasound",), "specificity"): ("71.0", None),
        (("mammography",), "sensitivity"): ("60.5", 0.51),
    }
    found = claims[(("mammography",), "sensitivity")]
    assert (found.quote, found.page, found.evidence.quote) == ("60.5", 1, "Mammography\t60.5 (51.0–69.2)")
    (box,) = found.boxes
    assert (box.page, round(box.left)) == (1, 160)
    assert 310 < box.bottom < 316 < box.top < 328
    assert [round(each.left) for each in found.evidence.boxes] == [40, 160]
