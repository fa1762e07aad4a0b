"""Whether each modality agreed with the final pathology."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

REPORTS = [
    pytest.param(
        "Histopathology was consistent with MRI and inconsistent with mammography findings.",
        {"mri": True, "mammography": False},
        id="as-the-report-says",
    ),
    pytest.param(
        "She received neoadjuvant docetaxel. Mammography showed persistent microcalcifications. MRI showed no enhancement. "
        "Mastectomy was performed. There was a pathological complete response.",
        {"mri": True, "mammography": False},
        id="as-the-findings-show",
    ),
    pytest.param(
        "MRI had agreed with pathology, while mammography had not.", {"mri": True, "mammography": False}, id="had-not"
    ),
    pytest.param(
        "MRI findings were concordant with pathology, whereas mammography had underestimated the tumour size.",
        {"mri": True, "mammography": False},
        id="underestimated",
    ),
    pytest.param(
        "The size at pathology agreed with MRI rather than with ultrasound.",
        {"mri": True, "ultrasound": False},
        id="rather-than",
    ),
    pytest.param(
        "MRI agreed with pathology, but ultrasound showed a mass, which was discordant with pathology.",
        {"mri": True, "ultrasound": False},
        id="a-verdict-behind-it",
    ),
    pytest.param(
        "She received neoadjuvant docetaxel. Mammography showed the clip without a mass. Mastectomy was performed and "
        "residual disease was found.",
        {"mammography": False},
        id="a-clip-is-no-tumour",
    ),
    pytest.param("MRI showed a mass. Histopathology showed carcinoma.", {}, id="nothing-said"),
    pytest.param(
        "She received neoadjuvant docetaxel. After three cycles, MRI showed a mass. Post-treatment MRI revealed resolution "
        "of the mass. Lumpectomy showed a pathological complete response.",
        {"mri": True},
        id="not-between-the-cycles",
    ),
    pytest.param(
        "She received neoadjuvant docetaxel. After three cycles, MRI showed a mass. Lumpectomy showed a pathological "
        "complete response.",
        {"mri": False},
        id="between-the-cycles-alone",
    ),
    pytest.param(
        "She received neoadjuvant docetaxel. PET/CT showed a complete metabolic response, MRI had shown a partial one. "
        "Mastectomy showed no residual tumour.",
        {"pet_ct": True},
        id="a-response-that-imaging-showed",
    ),
    pytest.param(
        "She received neoadjuvant docetaxel. MRI showed a partial response. Mastectomy showed a pathological complete "
        "response.",
        {"mri": False},
        id="a-partial-response",
    ),
    pytest.param(
        "Mammography overestimated the residual disease while MRI correctly predicted the pathology.",
        {"mammography": False, "mri": True},
        id="predicted",
    ),
]


@pytest.mark.parametrize(("course", "expected"), REPORTS)
def test_agreement(course: str, expected: dict[str, bool], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(f"A 48-year-old woman was seen. {course}").cases[0]
    assert {row.test: row.agrees for row in case.agreement_with_pathology} == expected
