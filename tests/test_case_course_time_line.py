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
        "Two years ago, mammography had shown microcalcifications. Mammography showed a mass.",
        [
            ("unspecified", "mammography", "microcalcifications", "present"),
            ("presentation", "mammography", "mass", "present"),
        ],
        id="earlier-disease",
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
    pytest.param(
        "MRI showed a 15 mm spiculated mass.",
        [("presentation", "mri", "spiculated mass", "present")],
        id="a-size-is-no-adjective",
    ),
    pytest.param(
        "Mammography, ultrasound and MRI showed a mass.",
        [("presentation", test, "mass", "present") for test in ("mammography", "ultrasound", "mri")],
        id="each-of-several-tests",
    ),
    pytest.param(
        "A mass was seen on mammography and ultrasound showed a cyst.",
        [("presentation", "mammography", "mass", "present"), ("presentation", "ultrasound", "cyst", "present")],
        id="a-test-of-the-next-clause",
    ),
    pytest.param(
        "A mass was seen on mammography and ultrasound.",
        [("presentation", "mammography", "mass", "present"), ("presentation", "ultrasound", "mass", "present")],
        id="both-tests-behind-it",
    ),
    pytest.param(
        "MRI showed a mass but neither mammography nor ultrasound showed calcifications.",
        [
            ("presentation", "mri", "mass", "present"),
            ("presentation", "mammography", "calcifications", "absent"),
            ("presentation", "ultrasound", "calcifications", "absent"),
        ],
        id="neither-showed",
    ),
    pytest.param(
        "The collection had resolved on ultrasound.",
        [("presentation", "ultrasound", "collection", "resolved")],
        id="resolved",
    ),
    pytest.param(
        "Ultrasound showed no residual mass.",
        [("presentation", "ultrasound", "residual mass", "absent")],
        id="residual-mass",
    ),
    pytest.param(
        "MRI revealed complete resolution of the enhancing mass.",
        [("presentation", "mri", "enhancing mass", "resolved")],
        id="resolution-of",
    ),
    pytest.param(
        "Calcifications were still visible on digital mammography.",
        [("presentation", "mammography", "calcifications", "persistent")],
        id="still-visible",
    ),
    pytest.param(
        "On MRI the mass did not disappear.", [("presentation", "mri", "mass", "persistent")], id="did-not-disappear"
    ),
]


@pytest.mark.parametrize(("course", "expected"), COURSES)
def test_findings(course: str, expected: list[tuple[str, ...]], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(f"A 48-year-old woman was seen. {course}").cases[0]
    assert [(row.when, row.test, row.finding, row.status) for row in case.imaging_by_time] == expected


TECHNIQUE = [
    pytest.param("MRI with gadolinium enhancement revealed no lesions.", [], id="gadolinium-enhancement"),
    pytest.param("CT without contrast enhancement was normal.", [], id="without-contrast-enhancement"),
    pytest.param("MRI after intravenous gadolinium enhancement showed a mass.", ["mass"], id="technique-and-finding"),
    pytest.param("MRI showed contrast enhancement.", ["contrast enhancement"], id="enhancement-seen"),
    pytest.param("MRI showed a mass with rim enhancement.", ["mass", "rim enhancement"], id="rim-enhancement"),
]


@pytest.mark.parametrize(("course", "findings"), TECHNIQUE)
def test_how_the_examination_was_made_is_no_finding(
    course: str, findings: list[str], reading_of: Callable[[str], Reading]
) -> None:
    rows = reading_of(f"A 48-year-old woman was seen. {course}").cases[0].imaging_by_time
    assert [row.finding for row in rows if row.finding != "normal"] == findings
