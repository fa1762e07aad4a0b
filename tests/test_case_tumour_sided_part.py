"""Which parts of the body a side is said of."""

from __future__ import annotations

import pytest

from ingest.case.tumour.sided_part import is_of_a_part
from ingest.recognise import Found
from ingest.segment import Sentence

ROWS = [
    pytest.param("A tumour of the right kidney was seen.", True, id="organ"),
    pytest.param("A tumour was seen on the right.", True, id="on-the-right"),
    pytest.param("The right-handed man had a tumour.", False, id="handed"),
    pytest.param("A tumour of the right atrium was seen.", False, id="of-its-own"),
    pytest.param("Pain of the right upper quadrant led to a tumour.", False, id="where-it-hurts"),
]


@pytest.mark.parametrize(("text", "of_a_part"), ROWS)
def test_what_a_side_is_said_of(text: str, of_a_part: bool) -> None:
    start = text.index("right")
    item = Found(start, start + len("right"), "right", "laterality", "literal")
    assert is_of_a_part(text, Sentence(0, len(text), "case", 0), item) is of_a_part
