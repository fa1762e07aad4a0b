"""Quadrant, clock position and focality of the lesion in the breast."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "The carcinoma was in the upper outer quadrant.", {"quadrant": ("upper_outer",)}, id="upper-outer-quadrant"
    ),
    pytest.param(
        "It lay in the supero-external quadrant.", {"quadrant": ("upper_outer",)}, id="lay-supero-external-quadrant"
    ),
    pytest.param("A mass was felt in the UOQ.", {"quadrant": ("upper_outer",)}, id="mass-felt-uoq"),
    pytest.param(
        "The mass lay at the junction of the outer quadrants.",
        {"quadrant": ("outer",)},
        id="mass-lay-junction-outer-quadrants",
    ),
    pytest.param(
        "The mass lay in the superior external quadrant.",
        {"quadrant": ("upper_outer",)},
        id="mass-lay-superior-external-quadrant",
    ),
    pytest.param("The mass was retroareolar.", {"quadrant": ("central",)}, id="mass-retroareolar"),
    pytest.param("The lump was in the axillary tail.", {"quadrant": ("axillary_tail",)}, id="lump-axillary-tail"),
    pytest.param("She had right upper quadrant pain.", {"quadrant": ()}, id="she-right-upper-quadrant-pain"),
    pytest.param(
        "Mammography showed a lump in the inferior medial quadrant of the left breast and a cyst in the upper outer quadrant of the right breast.",
        {"quadrant": ("lower_inner",)},
        id="mammography-showed-lump-inferior-medial-quadrant",
    ),
    pytest.param("It lay in the outer half.", {"quadrant": ("outer",)}, id="lay-outer-half"),
    pytest.param("The mass was at 10 o'clock.", {"clock_position": ("10",)}, id="mass-10-o-clock"),
    pytest.param("The mass was at the 2:30 position.", {"clock_position": ("2:30",)}, id="mass-2-30-position"),
    pytest.param(
        "The mass was at the 9–10 o’clock position.", {"clock_position": ("9", "10")}, id="mass-9-10-o-clock-position"
    ),
    pytest.param(
        "The mass was at the ten o'clock position.", {"clock_position": ("10",)}, id="mass-ten-o-clock-position"
    ),
    pytest.param(
        "The lump bled at 10 o'clock in the evening.", {"clock_position": ()}, id="lump-bled-10-o-clock-evening"
    ),
    pytest.param("It was multifocal carcinoma.", {"focality": "multifocal"}, id="multifocal"),
    pytest.param(
        "The cancer was multifocal and multicentric.", {"focality": "multicentric"}, id="multifocal-multicentric"
    ),
    pytest.param("No multifocal lesions were seen.", {"focality": None}, id="no-multifocal-lesions-seen"),
    pytest.param("The tumour was unifocal.", {"focality": "unifocal"}, id="tumour-unifocal"),
    pytest.param("She had cancer and multifocal pneumonia.", {"focality": None}, id="she-multifocal-pneumonia"),
    pytest.param(
        "A lump was felt in the upper half of the left breast. Ultrasound showed it in the upper outer quadrant.",
        {"quadrant": ("upper_outer",)},
        id="quadrant-before-its-half",
    ),
    pytest.param("The tumour was excised by a periareolar incision.", {"quadrant": ()}, id="place-of-an-incision"),
    pytest.param(
        "The breast mass grew and she had right upper quadrant pain.", {"quadrant": ()}, id="pain-beside-a-breast-mass"
    ),
    pytest.param("No mass was seen in the lower inner quadrant.", {"quadrant": ()}, id="negated"),
    pytest.param("A mass was seen at 10:30 in the left breast.", {"clock_position": ("10:30",)}, id="a-bare-clock"),
    pytest.param("She was seen at 10:30 in the clinic.", {"clock_position": ()}, id="a-time-of-day"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
