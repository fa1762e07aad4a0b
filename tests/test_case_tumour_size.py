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
    pytest.param(
        "USG revealed complex cystic mass of size 4.6x3.9 cm.",
        {"tumour_size_mm": 46.0},
        id="usg-revealed-complex-cystic-mass-of",
    ),
    pytest.param(
        "On palpation a 5x4 cm, cystic to firm, non tender lump was felt. USG revealed complex cystic mass of size 4.6x3.9 cm.",
        {"tumour_size_mm": 46.0},
        id="on-palpation-a-5x4-cm-cystic",
    ),
    pytest.param(
        "Ultrasonography revealed tubular hypoechoic areas of 55x30 mm in the upper outer quadrant.",
        {"tumour_size_mm": 55.0},
        id="ultrasonography-revealed-tubular-hypoechoic-areas-of",
    ),
    pytest.param(
        "In ultrasonography a 50 mm cyst with internal septa was seen.",
        {"tumour_size_mm": 50.0},
        id="in-ultrasonography-a-50-mm-cyst",
    ),
    pytest.param(
        "CT of the thorax gave dimensions of 17 × 14 × 12 cm.",
        {"tumour_size_mm": 170.0},
        id="ct-of-the-thorax-gave-dimensions",
    ),
    pytest.param("MRI: 33 mm.", {"tumour_size_mm": 33.0}, id="mri-33-mm"),
    pytest.param(
        "Right, 2 o'clock: architectural distortion, 33 mm on MRI (9 mm on ultrasound), BI-RADS 5.",
        {"tumour_size_mm": 33.0},
        id="right-2-o-clock-architectural-distortion",
    ),
    pytest.param(
        "US: well-delimited, hypoechoic, 1.7 cm.", {"tumour_size_mm": 17.0}, id="us-well-delimited-hypoechoic-1-7"
    ),
    pytest.param(
        "The ultrasound depicted two well-circumscribed masses of 17 and 9 mm.",
        {"tumour_size_mm": 17.0},
        id="the-ultrasound-depicted-two-well-circumscribed",
    ),
    pytest.param(
        "Ultrasound showed two masses measuring 17 mm and 9 mm.",
        {"tumour_size_mm": 17.0},
        id="ultrasound-showed-two-masses-measuring-17",
    ),
    pytest.param(
        "A hard lump of 5 cm was felt. The tumour measured 4.2 cm in the specimen.",
        {"tumour_size_mm": 42.0},
        id="a-hard-lump-of-5-cm",
    ),
    pytest.param(
        "On examination there was a 5 x 4 cm firm, tender nodule.",
        {"tumour_size_mm": None},
        id="on-examination-there-was-a-5",
    ),
    pytest.param("A 3-cm lump was noticed by the patient.", {"tumour_size_mm": None}, id="a-3-cm-lump-was-noticed"),
    pytest.param(
        "Clinically the mass measured 6 cm; mammography showed a lobulated opacity of 48 mm.",
        {"tumour_size_mm": 48.0},
        id="clinically-the-mass-measured-6-cm",
    ),
    pytest.param(
        "The echography found a retroareolar collection of 31 mm.",
        {"tumour_size_mm": 31.0},
        id="the-echography-found-a-retroareolar-collection",
    ),
    pytest.param(
        "Ultrasound showed a thick-walled cyst of 7 x 6 cm.",
        {"tumour_size_mm": 70.0},
        id="ultrasound-showed-a-thick-walled-cyst",
    ),
    pytest.param("Sonography: lesion 12 x 9 x 8 mm.", {"tumour_size_mm": 12.0}, id="sonography-lesion-12-x-9-x"),
    pytest.param(
        "Mammogram showed a 2.2-cm spiculated density.", {"tumour_size_mm": 22.0}, id="mammogram-showed-a-2-2-cm"
    ),
    pytest.param(
        "MRI demonstrated enhancement over 52 mm.",
        {"tumour_size_mm": 52.0},
        id="mri-demonstrated-enhancement-over-52-mm",
    ),
    pytest.param(
        "Mammography showed calcifications spanning 35 mm.",
        {"tumour_size_mm": 35.0},
        id="mammography-showed-calcifications-spanning-35-mm",
    ),
    pytest.param(
        "Mammography showed calcifications over an area of 4.5 cm.",
        {"tumour_size_mm": 45.0},
        id="mammography-showed-calcifications-over-an-area",
    ),
    pytest.param(
        "MRI showed non-mass enhancement extending 6 cm.",
        {"tumour_size_mm": 60.0},
        id="mri-showed-non-mass-enhancement-extending",
    ),
    pytest.param("The tumor was 3.5 cm, more than 30% solid.", {"tumour_size_mm": 35.0}, id="the-tumor-was-3-5-cm"),
    pytest.param("The tumour measured 2.2 cm grossly.", {"tumour_size_mm": 22.0}, id="the-tumour-measured-2-2-cm"),
    pytest.param(
        "Grossly, a well-circumscribed nodule 3.2 cm in diameter was seen.",
        {"tumour_size_mm": 32.0},
        id="grossly-a-well-circumscribed-nodule-3",
    ),
    pytest.param(
        "The cut surface showed a grey-white mass, 3.2 cm across.",
        {"tumour_size_mm": 32.0},
        id="the-cut-surface-showed-a-grey",
    ),
    pytest.param(
        "The specimen measured 12 x 9 x 5 cm and contained a 3 cm tumour.",
        {"tumour_size_mm": 30.0},
        id="the-specimen-measured-12-x-9",
    ),
    pytest.param(
        "The mastectomy specimen weighed 800 g and measured 22 x 18 cm. The tumor was 4 cm in greatest dimension.",
        {"tumour_size_mm": 40.0},
        id="the-mastectomy-specimen-weighed-800-g",
    ),
    pytest.param(
        "Pathology: 18 mm invasive ductal carcinoma, margins 3 mm.",
        {"tumour_size_mm": 18.0},
        id="pathology-18-mm-invasive-ductal-carcinoma",
    ),
    pytest.param("Histology: IDC, 18 mm, grade 2.", {"tumour_size_mm": 18.0}, id="histology-idc-18-mm-grade-2"),
    pytest.param(
        "Invasive carcinoma (18 mm) was found.", {"tumour_size_mm": 18.0}, id="invasive-carcinoma-18-mm-was-found"
    ),
    pytest.param(
        "The invasive component measured 18 mm, total size including DCIS 40 mm.",
        {"tumour_size_mm": 18.0},
        id="the-invasive-component-measured-18-mm",
    ),
    pytest.param("The margin was 2 mm.", {"tumour_size_mm": None}, id="the-margin-was-2-mm"),
    pytest.param("The closest margin was 5 mm away.", {"tumour_size_mm": None}, id="the-closest-margin-was-5-mm"),
    pytest.param("An axillary node of 18 mm was seen.", {"tumour_size_mm": None}, id="an-axillary-node-of-18-mm"),
    pytest.param(
        "Ultrasound showed a 22 mm mass and an axillary node of 31 mm.",
        {"tumour_size_mm": 22.0},
        id="ultrasound-showed-a-22-mm-mass",
    ),
    pytest.param(
        "PET/CT showed a hypermetabolic nodule of 22 mm in the breast.",
        {"tumour_size_mm": 22.0},
        id="pet-ct-showed-a-hypermetabolic-nodule",
    ),
    pytest.param(
        "A 22-mm hypoechoic mass at 4 o'clock 3 cm from the nipple was seen on ultrasound.",
        {"tumour_size_mm": 22.0},
        id="a-22-mm-hypoechoic-mass-at",
    ),
    pytest.param(
        "Ultrasound showed a mass 3 cm from the nipple.", {"tumour_size_mm": None}, id="ultrasound-showed-a-mass-3-cm"
    ),
    pytest.param("The implant capsule was 2 mm thick.", {"tumour_size_mm": None}, id="the-implant-capsule-was-2-mm"),
    pytest.param("The endometrium was 24 mm.", {"tumour_size_mm": None}, id="the-endometrium-was-24-mm"),
    pytest.param("A 4 mm punch biopsy was done.", {"tumour_size_mm": None}, id="a-4-mm-punch-biopsy-was"),
    pytest.param("A 3 cm incision was made.", {"tumour_size_mm": None}, id="a-3-cm-incision-was-made"),
    pytest.param(
        "After chemotherapy the tumour had shrunk to 12 mm.",
        {"tumour_size_mm": 12.0},
        id="after-chemotherapy-the-tumour-had-shrunk",
    ),
    pytest.param(
        "The mass, initially 50 mm on MRI, was 12 mm after chemotherapy.",
        {"tumour_size_mm": 50.0},
        id="the-mass-initially-50-mm-on",
    ),
    pytest.param("CT showed a 2.5 cm mass in the left breast.", {"tumour_size_mm": 25.0}, id="ct-showed-a-2-5-cm"),
    pytest.param(
        "Mammography demonstrated a mass of 2.5 by 2 cm.",
        {"tumour_size_mm": 25.0},
        id="mammography-demonstrated-a-mass-of-2",
    ),
    pytest.param("Imaging showed a mass (2.5 × 2.0 cm).", {"tumour_size_mm": 25.0}, id="imaging-showed-a-mass-2-5"),
    pytest.param("Its diameter was 25 mm.", {"tumour_size_mm": 25.0}, id="its-diameter-was-25-mm"),
    pytest.param(
        "The largest diameter of the lesion was 25 mm.",
        {"tumour_size_mm": 25.0},
        id="the-largest-diameter-of-the-lesion",
    ),
    pytest.param("The lesion had a diameter of 2.5cm.", {"tumour_size_mm": 25.0}, id="the-lesion-had-a-diameter-of"),
    pytest.param("The lesion, 25 mm in size, was hypoechoic.", {"tumour_size_mm": 25.0}, id="the-lesion-25-mm-in-size"),
    pytest.param("The size of the tumour was 2.5 cm.", {"tumour_size_mm": 25.0}, id="the-size-of-the-tumour-was"),
    pytest.param("Tumour size: 2.5 cm.", {"tumour_size_mm": 25.0}, id="tumour-size-2-5-cm"),
    pytest.param("pT2 (25 mm) pN0.", {"tumour_size_mm": 25.0}, id="pt2-25-mm-pn0"),
    pytest.param("Her uterus had a 5 cm fibroid.", {"tumour_size_mm": None}, id="her-uterus-had-a-5-cm"),
    pytest.param(
        "Liver ultrasound showed a 12 mm haemangioma.", {"tumour_size_mm": None}, id="liver-ultrasound-showed-a-12-mm"
    ),
    pytest.param("CT showed a 12 mm lung nodule.", {"tumour_size_mm": None}, id="ct-showed-a-12-mm-lung"),
    pytest.param(
        "The tumor occupied the whole breast (25 cm on CT).",
        {"tumour_size_mm": 250.0},
        id="the-tumor-occupied-the-whole-breast",
    ),
    pytest.param(
        "A well-defined lobulated mass lesion of approx. size 6.4 x 5.2 x 4.9 cm was seen on USG.",
        {"tumour_size_mm": 64.0},
        id="a-well-defined-lobulated-mass-lesion",
    ),
    pytest.param("USG s/o 2.1*1.8 cm hypoechoic lesion at 3'o clock.", {"tumour_size_mm": 21.0}, id="usg-s-o-2-1-1"),
    pytest.param(
        "Ultrasonography detected an irregularly shaped, 21×18 mm, hypoechoic mass.",
        {"tumour_size_mm": 21.0},
        id="ultrasonography-detected-an-irregularly-shaped-21",
    ),
    pytest.param("The nodule was 1.1 cm at ultrasound.", {"tumour_size_mm": 11.0}, id="the-nodule-was-1-1-cm"),
    pytest.param(
        "A hypoechoic nodule with maximum diameter 1.1 cm was found.",
        {"tumour_size_mm": 11.0},
        id="a-hypoechoic-nodule-with-maximum-diameter",
    ),
    pytest.param("The tumor diameter was 1.1 cm.", {"tumour_size_mm": 11.0}, id="the-tumor-diameter-was-1-1"),
    pytest.param(
        "A 10-mm-sized nodule was found on ultrasound.", {"tumour_size_mm": 10.0}, id="a-10-mm-sized-nodule-was"
    ),
    pytest.param(
        "A 1 cm sized lesion was found on ultrasound.", {"tumour_size_mm": 10.0}, id="a-1-cm-sized-lesion-was"
    ),
    pytest.param("Lesion size on MRI was 3.3cm x 2cm.", {"tumour_size_mm": 33.0}, id="lesion-size-on-mri-was-3"),
    pytest.param(
        "Ultrasound showed no mass and MRI showed a 6 mm enhancing focus.",
        {"tumour_size_mm": 6.0},
        id="ultrasound-showed-no-mass-and-mri",
    ),
    pytest.param(
        "CT showed multiple hypodense liver lesions, the largest measuring 4.1 cm.",
        {"tumour_size_mm": None},
        id="ct-showed-multiple-hypodense-liver-lesions",
    ),
    pytest.param(
        "CT showed multiple hypodense liver lesions, the largest measuring 4.1 cm.",
        {"tumour_size_mm": None},
        id="ct-showed-multiple-hypodense-liver-lesions-2",
    ),
    pytest.param(
        "Simple mastectomy with flap cover was performed and the tumour measured 47 mm with free margins.",
        {"tumour_size_mm": 47.0},
        id="simple-mastectomy-with-flap-cover-was",
    ),
    pytest.param(
        "On ultrasound there was a heterogeneous ill-defined area of 62 mm.",
        {"tumour_size_mm": 62.0},
        id="on-ultrasound-there-was-a-heterogeneous",
    ),
    pytest.param(
        "Ultrasound demonstrated numerous hypoechoic masses; the largest, on the right, measured 70 mm.",
        {"tumour_size_mm": 70.0},
        id="ultrasound-demonstrated-numerous-hypoechoic-masses-the",
    ),
    pytest.param(
        "Ultrasonography: 26 x 20 mm lobulated hypoechoic mass with cystic part, blood flow abundant.",
        {"tumour_size_mm": 26.0},
        id="ultrasonography-26-x-20-mm-lobulated",
    ),
    pytest.param(
        "Local findings: 3 cm tumor in C area, elastic hard, good mobility. Ultrasonography: 26 x 20 mm lobulated hypoechoic mass.",
        {"tumour_size_mm": 26.0},
        id="local-findings-3-cm-tumor-in",
    ),
    pytest.param(
        "Status on first visit: mass 11 cm, skin reddish and shiny. US: mixed solid and cystic mass, 98 x 85 mm.",
        {"tumour_size_mm": 98.0},
        id="status-on-first-visit-mass-11",
    ),
    pytest.param(
        "The lump (about 6x5 cm) was situated in the lower outer quadrant, firm, mobile and not adherent to the skin. Ultrasonography showed a 58 mm cyst.",
        {"tumour_size_mm": 58.0},
        id="the-lump-about-6x5-cm-was",
    ),
    pytest.param(
        "At first visit a hard 3 cm mass with dimpling was palpable. On sonography it was 2.4 × 2.2 cm, BI-RADS 4c.",
        {"tumour_size_mm": 24.0},
        id="at-first-visit-a-hard-3",
    ),
    pytest.param(
        "The new ultrasound revealed a spiculated solid node of 34 mm and two suspicious axillary nodes.",
        {"tumour_size_mm": 34.0},
        id="the-new-ultrasound-revealed-a-spiculated",
    ),
    pytest.param(
        "Ultrasound found two shadowing areas in each breast, up to 35 mm on the left.",
        {"tumour_size_mm": 35.0, "laterality": "bilateral"},
        id="ultrasound-found-two-shadowing-areas-in",
    ),
    pytest.param("CT gave 86 x 72 mm for the primary.", {"tumour_size_mm": 86.0}, id="ct-gave-86-x-72-mm"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
