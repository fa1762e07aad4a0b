"""The size of the index lesion, and what measured it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param("Ultrasound showed a mass of 3.5 x 1.5 cm.", {"tumour_size_mm": 35.0}, id="size-by-imaging"),
    pytest.param(
        "Physical examination revealed a 4 cm lump. Mammography showed a 26 mm mass.",
        {"tumour_size_mm": 26.0},
        id="size-felt-then-measured",
    ),
    pytest.param("The specimen held a tumour of seven centimetres.", {"tumour_size_mm": 70.0}, id="size-in-words"),
    pytest.param("Ultrasound showed an axillary lymph node of 18 mm.", {"tumour_size_mm": None}, id="size-of-a-node"),
    pytest.param("The tumour was 2 mm from the margin.", {"tumour_size_mm": None}, id="margin"),
    pytest.param("The mass measured 30 mm by 2 cm.", {"tumour_size_mm": 30.0}, id="size-in-two-units"),
    pytest.param("The pupils measured 4 mm.", {"tumour_size_mm": None}, id="pupils"),
    pytest.param("The mass was stable and the pupils were 4 mm.", {"tumour_size_mm": None}, id="pupils-beside-a-mass"),
    pytest.param("The lesion was drained through an 8 mm catheter.", {"tumour_size_mm": None}, id="catheter"),
    pytest.param(
        "A tumour was excluded and the wall thickness, 14 mm, was noted.", {"tumour_size_mm": None}, id="wall-thickness"
    ),
    pytest.param("The right kidney measured 11 cm.", {"tumour_size_mm": None}, id="kidney"),
    pytest.param("The tumour was removed through an incision of 5 cm.", {"tumour_size_mm": None}, id="incision"),
    pytest.param("The mass was sampled with a needle of 2 mm.", {"tumour_size_mm": None}, id="needle"),
    pytest.param(
        "She was intubated with a tube of 7 mm for resection of the tumour.", {"tumour_size_mm": None}, id="tube"
    ),
    pytest.param("The portal vein was 15 mm wide.", {"tumour_size_mm": None}, id="vein"),
    pytest.param("The blood pressure was 150/73 mm Hg.", {"tumour_size_mm": None}, id="blood-pressure"),
    pytest.param("A fungating mass began at 36 cm.", {"tumour_size_mm": None}, id="place-on-the-endoscope"),
    pytest.param("There was a mass of the neck (size: 3 cm).", {"tumour_size_mm": 30.0}, id="behind-a-colon"),
    pytest.param(
        "A mass was resected. It measured 31 mm.", {"tumour_size_mm": 31.0}, id="lesion-of-the-sentence-before"
    ),
    pytest.param("A 2 cm sessile polyp was seen.", {"tumour_size_mm": 20.0}, id="polyp"),
    pytest.param(
        "MRI showed a mass of 25 mm.", {"tumour_size_mm": 25.0, "size_method": "mri"}, id="mri-showed-mass-25-mm"
    ),
    pytest.param(
        "Mammography showed a mass. It measured 25 mm.",
        {"tumour_size_mm": 25.0, "size_method": "mammography"},
        id="mammography-showed-mass-measured-25-mm",
    ),
    pytest.param(
        "The mass was 25 mm on ultrasound.",
        {"tumour_size_mm": 25.0, "size_method": "ultrasound"},
        id="mass-25-mm-on-ultrasound",
    ),
    pytest.param(
        "The specimen held a tumour of 3 cm.",
        {"tumour_size_mm": 30.0, "size_method": "histology"},
        id="specimen-held-tumour-3-cm",
    ),
    pytest.param("A tumour of 3 cm was found.", {"tumour_size_mm": 30.0, "size_method": None}, id="tumour-3-cm-found"),
    pytest.param(
        "On clinical exam there was a hard nodule of 3 cm. Ultrasound measured the nodule at 26 mm.",
        {"tumour_size_mm": 26.0, "size_method": "ultrasound"},
        id="exam-then-ultrasound",
    ),
    pytest.param(
        "Examination: fungating mass of about 15 x 12 cm. Ultrasonography: solid mass of 11.6 x 9 cm.",
        {"tumour_size_mm": 116.0},
        id="examination-with-a-colon",
    ),
    pytest.param(
        "On US it was hypoechoic, 5.2 cm x 3.6 cm.",
        {"tumour_size_mm": 52.0, "size_method": "ultrasound"},
        id="bare-behind-the-test",
    ),
    pytest.param("MRI: 68 x 54 x 50 mm.", {"tumour_size_mm": 68.0, "size_method": "mri"}, id="bare-behind-a-colon"),
    pytest.param(
        "MRI showed non-mass enhancement extending 32 mm from the nipple.", {"tumour_size_mm": 32.0}, id="extent"
    ),
    pytest.param("A screening mammogram showed a 14 mm lobulated density.", {"tumour_size_mm": 14.0}, id="density"),
    pytest.param(
        "Cerebral MRI found four metastases, largest 31 mm.", {"tumour_size_mm": None}, id="largest-metastasis"
    ),
    pytest.param("The melanoma had a Breslow thickness of 5.6 mm.", {"tumour_size_mm": None}, id="breslow"),
    pytest.param("A thick-walled mass of 52 mm was seen.", {"tumour_size_mm": 52.0}, id="size-of-the-mass-itself"),
    pytest.param(
        "The breast was scanned. CT showed a thyroid nodule of 11 mm. The mass of the breast was 20 mm on ultrasound.",
        {"tumour_size_mm": 20.0, "size_method": "ultrasound"},
        id="nodule-of-another-organ",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
