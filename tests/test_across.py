import textwrap
from pathlib import Path

import pytest

from ingest.reading_order import Stretch, reading_order

PROSE = " ".join(
    [
        "The mass had been felt by the patient herself some weeks before she came, and it had grown since then.",
        "Ultrasound of the left breast showed an irregular nodule of 18 mm with a halo, and a second one beside it.",
        "Nobody had looked at the axilla until the surgeon asked for it; three nodes without a hilum were seen there.",
        "The report of the pathologist was short: a carcinoma of no special type, of grade 2, with receptors for oestrogen.",
        "Treatment began with six cycles of chemotherapy, which she tolerated without a day in hospital.",
        "When it was over neither the mass nor the nodes could be seen, and the clip alone told where they had been.",
        "She was operated on in the same month, and the specimen held no tumour that a microscope could show.",
    ]
)
COLUMNS = textwrap.wrap(PROSE, 48)
LEFT, RIGHT = COLUMNS[:7], COLUMNS[7:]


def printed(rows: int) -> list[str]:
    """Return the two columns with their first rows read across, the left one and then the right one below."""
    return [*(f"{a} {b}" for a, b in zip(LEFT[:rows], RIGHT[:rows], strict=True)), *LEFT[rows:], "", *RIGHT[rows:]]


def test_a_row_across_two_columns_is_cut() -> None:
    order, stretches = reading_order("\n".join(["INTRODUCTION", "", *printed(1), "", "CONCLUSION", "", "All is well."]))
    assert order is not None
    assert " ".join(order.text.split()) == f"INTRODUCTION {PROSE} CONCLUSION All is well."
    assert stretches == (Stretch(3, 2 + len(LEFT), ordered=True),)


def test_rows_that_may_be_cut_in_two_places_are_left_and_said() -> None:
    assert reading_order("\n".join(["INTRODUCTION", "", *printed(2)])) == (
        None,
        (Stretch(3, 2 + len(LEFT), ordered=False),),
    )


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["INTRODUCTION", "", *COLUMNS], id="one column"),
        pytest.param(["INTRODUCTION", "", *LEFT, "", *RIGHT], id="two columns, none across"),
        pytest.param(
            ["Of two columns and of what stands above them on a page in a journal", "", *COLUMNS], id="a title"
        ),
        pytest.param([*COLUMNS[:3], *printed(1)[:1], *COLUMNS[8:]], id="no beginning of a section"),
        pytest.param(["INTRODUCTION", "", *printed(1)[:7]], id="the right column is missing"),
    ],
)
def test_left_alone(lines: list[str]) -> None:
    assert reading_order("\n".join(lines)) == (None, ())


def test_the_acceptance_report(shared: Path) -> None:
    text = (shared / "acceptance" / "durhan-2022.txt").read_text("utf-8")
    order, stretches = reading_order(text)
    assert order is not None
    assert stretches == (Stretch(47, 62, ordered=True),)
    assert sorted("".join(order.text.split())) == sorted("".join(text.split()))
