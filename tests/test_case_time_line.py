"""Findings by modality and time point."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

COURSES = [
    pytest.param(
        "Mammography showed skin thickening.",
        [("presentation", "mammography", "skin thickening", "present")],
        id="present",
    ),
    pytest.param(
        "Masses could not be observed on mammography.",
        [("presentation", "mammography", "masses", "absent")],
        id="absent",
    ),
    pytest.param(
        "US revealed hypoechoic irregular masses.",
        [("presentation", "ultrasound", "hypoechoic irregular masses", "present")],
        id="a-finding-with-its-adjectives",
    ),
    pytest.param(
        "MRI showed non-mass enhancement. She received neoadjuvant docetaxel. MRI showed no residual enhancement.",
        [
            ("before_neoadjuvant", "mri", "non-mass enhancement", "present"),
            ("after_neoadjuvant", "mri", "residual enhancement", "absent"),
        ],
        id="neoadjuvant-therapy-moves-the-time-on",
    ),
    pytest.param(
        "Mastectomy was performed. After surgery, microcalcifications were seen on mammography.",
        [("after_surgery", "mammography", "microcalcifications", "present")],
        id="surgery-moves-the-time-on",
    ),
    pytest.param(
        "Mastectomy was performed. During follow-up, mammography showed no microcalcifications.",
        [("follow_up", "mammography", "microcalcifications", "absent")],
        id="follow-up",
    ),
    pytest.param(
        "Mammography showed skin thickening and microcalcifications were not seen on ultrasound.",
        [
            ("presentation", "mammography", "skin thickening", "present"),
            ("presentation", "ultrasound", "microcalcifications", "absent"),
        ],
        id="each-clause-with-its-own-modality",
    ),
    pytest.param(
        "MRI no longer showed any enhancement.", [("presentation", "mri", "enhancement", "absent")], id="no-longer"
    ),
    pytest.param(
        "The calcifications, however, persisted on mammography.",
        [("presentation", "mammography", "calcifications", "persistent")],
        id="persistent-behind-an-aside",
    ),
    pytest.param(
        "Mammography with tomosynthesis showed an irregular mass.",
        [("presentation", "mammography", "irregular mass", "present")],
        id="a-test-with-another",
    ),
    pytest.param("She felt a palpable mass.", [], id="no-modality"),
]


@pytest.mark.parametrize(("course", "expected"), COURSES)
def test_findings(course: str, expected: list[tuple[str, ...]], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(f"A 48-year-old woman was seen. {course}").cases[0]
    assert [(row.when, row.test, row.finding, row.status) for row in case.imaging_by_time] == expected
