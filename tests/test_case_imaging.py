"""Imaging that was performed, not planned, refused or discussed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "Mammography and ultrasound were performed.", {"imaging": ("mammography", "ultrasound")}, id="performed"
    ),
    pytest.param("DCE-MRI showed enhancement.", {"imaging": ("mri",)}, id="protocol"),
    pytest.param("MRI was not performed.", {"imaging": ()}, id="not-done"),
    pytest.param("She refused mammography.", {"imaging": ()}, id="refused"),
    pytest.param("MRI was recommended.", {"imaging": ()}, id="recommended"),
    pytest.param("Mammography did not show a mass.", {"imaging": ("mammography",)}, id="negative-result"),
    pytest.param("There was no metastasis on CT.", {"imaging": ("ct",)}, id="negated-finding"),
    pytest.param("MRI is the most accurate method.", {"imaging": ()}, id="general-remark"),
    pytest.param("The specimen radiograph contained calcifications.", {"imaging": ()}, id="specimen"),
    pytest.param("PET/CT was normal. The PET was repeated.", {"imaging": ("pet_ct",)}, id="pet-ct"),
    pytest.param("Imaging modalities included MRI.", {"imaging": ("mri",)}, id="modalities"),
    pytest.param("The woman, usually in good health, had an MRI.", {"imaging": ("mri",)}, id="usually"),
    pytest.param("MRI was preferred over CT.", {"imaging": ("mri",)}, id="preferred-over"),
    pytest.param(
        "Positron emission tomography (PET)/computed tomography (CT) showed uptake.",
        {"imaging": ("pet_ct",)},
        id="pet-ct-in-full",
    ),
    pytest.param("Neither CT nor MRI showed metastases.", {"imaging": ("ct", "mri")}, id="neither-showed"),
    pytest.param("Neither CT nor MRI was done.", {"imaging": ()}, id="neither-was-done"),
    pytest.param("PET and CT were done.", {"imaging": ("pet", "ct")}, id="pet-and-ct"),
    pytest.param("A lung nodule was resected by thoracoscopy.", {"imaging": ()}, id="the-way-of-an-operation"),
    pytest.param("Diagnostic laparoscopy showed ascites.", {"imaging": ("endoscopy",)}, id="laparoscopy-that-looked"),
    pytest.param(
        "Mammogram and sonogram were normal.",
        {"imaging": ("mammography", "ultrasound")},
        id="mammogram-and-sonogram-were-normal",
    ),
    pytest.param("MMG showed microcalcifications.", {"imaging": ("mammography",)}, id="mmg-showed-microcalcifications"),
    pytest.param("USG of the breast showed a lesion.", {"imaging": ("ultrasound",)}, id="usg-of-the-breast-showed-a"),
    pytest.param("Echography showed a mass.", {"imaging": ("ultrasound",)}, id="echography-showed-a-mass"),
    pytest.param(
        "Breast sonography showed a mass.", {"imaging": ("ultrasound",)}, id="breast-sonography-showed-a-mass"
    ),
    pytest.param("Doppler study was performed.", {"imaging": ("ultrasound",)}, id="doppler-study-was-performed"),
    pytest.param(
        "Contrast-enhanced mammography showed enhancement.",
        {"imaging": ("mammography",)},
        id="contrast-enhanced-mammography-showed-enhancement",
    ),
    pytest.param(
        "Tomosynthesis showed distortion.", {"imaging": ("tomosynthesis",)}, id="tomosynthesis-showed-distortion"
    ),
    pytest.param("DBT showed distortion.", {"imaging": ("tomosynthesis",)}, id="dbt-showed-distortion"),
    pytest.param("Magnetic resonance showed a mass.", {"imaging": ("mri",)}, id="magnetic-resonance-showed-a-mass"),
    pytest.param("MR mammography showed a mass.", {"imaging": ("mri",)}, id="mr-mammography-showed-a-mass"),
    pytest.param("Breast MR imaging showed a mass.", {"imaging": ("mri",)}, id="breast-mr-imaging-showed-a-mass"),
    pytest.param("DCE-MRI showed a mass.", {"imaging": ("mri",)}, id="dce-mri-showed-a-mass"),
    pytest.param("CECT thorax was normal.", {"imaging": ("ct",)}, id="cect-thorax-was-normal"),
    pytest.param(
        "Chest CT and bone scan were negative.", {"imaging": ("ct", "scintigraphy")}, id="chest-ct-and-bone-scan-were"
    ),
    pytest.param(
        "Thoraco-abdominal CT scan was normal.", {"imaging": ("ct",)}, id="thoraco-abdominal-ct-scan-was-normal"
    ),
    pytest.param("TAP scan was normal.", {"imaging": ("ct",)}, id="tap-scan-was-normal"),
    pytest.param("Computerised tomography was normal.", {"imaging": ("ct",)}, id="computerised-tomography-was-normal"),
    pytest.param("CAT scan was normal.", {"imaging": ("ct",)}, id="cat-scan-was-normal"),
    pytest.param("Bone scintigraphy was normal.", {"imaging": ("scintigraphy",)}, id="bone-scintigraphy-was-normal"),
    pytest.param(
        "A skeletal scintigram was normal.", {"imaging": ("scintigraphy",)}, id="a-skeletal-scintigram-was-normal"
    ),
    pytest.param("PET-CT showed uptake.", {"imaging": ("pet_ct",)}, id="pet-ct-showed-uptake"),
    pytest.param("18F-FDG PET showed uptake.", {"imaging": ("pet",)}, id="18f-fdg-pet-showed-uptake"),
    pytest.param("FDG-PET/CT showed uptake.", {"imaging": ("pet_ct",)}, id="fdg-pet-ct-showed-uptake"),
    pytest.param(
        "Positron emission tomography showed uptake.",
        {"imaging": ("pet",)},
        id="positron-emission-tomography-showed-uptake",
    ),
    pytest.param("Chest X-ray was normal.", {"imaging": ("xray",)}, id="chest-x-ray-was-normal"),
    pytest.param("Chest radiograph was normal.", {"imaging": ("xray",)}, id="chest-radiograph-was-normal"),
    pytest.param("CXR was normal.", {"imaging": ("xray",)}, id="cxr-was-normal"),
    pytest.param("Plain films showed calcification.", {"imaging": ("xray",)}, id="plain-films-showed-calcification"),
    pytest.param(
        "Radiographs of the spine showed lytic lesions.",
        {"imaging": ("xray",)},
        id="radiographs-of-the-spine-showed-lytic",
    ),
    pytest.param(
        "Abdominal ultrasound was normal.", {"imaging": ("ultrasound",)}, id="abdominal-ultrasound-was-normal"
    ),
    pytest.param(
        "Transvaginal sonography was normal.", {"imaging": ("ultrasound",)}, id="transvaginal-sonography-was-normal"
    ),
    pytest.param(
        "Echocardiography showed an ejection fraction of 60%.",
        {"imaging": ("ultrasound",)},
        id="echocardiography-showed-an-ejection-fraction-of",
    ),
    pytest.param("Ductoscopy showed a papilloma.", {"imaging": ("endoscopy",)}, id="ductoscopy-showed-a-papilloma"),
    pytest.param("Gastroscopy was normal.", {"imaging": ("endoscopy",)}, id="gastroscopy-was-normal"),
    pytest.param("Colonoscopy was normal.", {"imaging": ("endoscopy",)}, id="colonoscopy-was-normal"),
    pytest.param(
        "Lymphoscintigraphy showed one node.", {"imaging": ("scintigraphy",)}, id="lymphoscintigraphy-showed-one-node"
    ),
    pytest.param(
        "Thyroid scan showed a cold nodule.", {"imaging": ("scintigraphy",)}, id="thyroid-scan-showed-a-cold-nodule"
    ),
    pytest.param(
        "Angiography showed a hypervascular lesion.",
        {"imaging": ("angiography",)},
        id="angiography-showed-a-hypervascular-lesion",
    ),
    pytest.param("CT angiography showed embolism.", {"imaging": ("ct",)}, id="ct-angiography-showed-embolism"),
    pytest.param("MR angiography was normal.", {"imaging": ("mri",)}, id="mr-angiography-was-normal"),
    pytest.param("Brain MRI and spinal MRI were normal.", {"imaging": ("mri",)}, id="brain-mri-and-spinal-mri-were"),
    pytest.param(
        "No abnormality was seen on mammography.",
        {"imaging": ("mammography",)},
        id="no-abnormality-was-seen-on-mammography",
    ),
    pytest.param(
        "Mammography was not performed because of pain.", {"imaging": ()}, id="mammography-was-not-performed-because-of"
    ),
    pytest.param(
        "Mammography could not be performed because of pain.",
        {"imaging": ()},
        id="mammography-could-not-be-performed-because",
    ),
    pytest.param("She declined mammography.", {"imaging": ()}, id="she-declined-mammography"),
    pytest.param("She had never had a mammogram.", {"imaging": ()}, id="she-had-never-had-a-mammogram"),
    pytest.param(
        "MRI was contraindicated because of a pacemaker.", {"imaging": ()}, id="mri-was-contraindicated-because-of-a"
    ),
    pytest.param("MRI was advised but not done.", {"imaging": ()}, id="mri-was-advised-but-not-done"),
    pytest.param("Mammography was advised for follow up.", {"imaging": ()}, id="mammography-was-advised-for-follow-up"),
    pytest.param(
        "The lesion was occult on mammography.",
        {"imaging": ("mammography",)},
        id="the-lesion-was-occult-on-mammography",
    ),
    pytest.param(
        "Imaging with ultrasound and MRI revealed a mass.",
        {"imaging": ("ultrasound", "mri")},
        id="imaging-with-ultrasound-and-mri-revealed",
    ),
    pytest.param(
        "Screening mammography detected the lesion.",
        {"imaging": ("mammography",)},
        id="screening-mammography-detected-the-lesion",
    ),
    pytest.param(
        "Her last mammogram two years earlier had been normal.",
        {"imaging": ("mammography",)},
        id="her-last-mammogram-two-years-earlier",
    ),
    pytest.param(
        "Follow-up with yearly mammography was advised.", {"imaging": ()}, id="follow-up-with-yearly-mammography-was"
    ),
    pytest.param(
        "She is followed by yearly mammography.",
        {"imaging": ("mammography",)},
        id="she-is-followed-by-yearly-mammography",
    ),
    pytest.param(
        "Mammographically a spiculated mass was present.",
        {"imaging": ("mammography",)},
        id="mammographically-a-spiculated-mass-was-present",
    ),
    pytest.param(
        "Sonographically the mass was hypoechoic.",
        {"imaging": ("ultrasound",)},
        id="sonographically-the-mass-was-hypoechoic",
    ),
    pytest.param(
        "On ultrasonic examination the mass was hypoechoic.",
        {"imaging": ("ultrasound",)},
        id="on-ultrasonic-examination-the-mass-was",
    ),
    pytest.param(
        "Specimen radiography confirmed the calcifications.",
        {"imaging": ()},
        id="specimen-radiography-confirmed-the-calcifications",
    ),
    pytest.param("OCT of the macula showed fluid.", {"imaging": ()}, id="oct-of-the-macula-showed-fluid"),
    pytest.param(
        "Fluorescein angiography showed leakage.",
        {"imaging": ("angiography",)},
        id="fluorescein-angiography-showed-leakage",
    ),
    pytest.param("B-scan showed a mass.", {"imaging": ("ultrasound",)}, id="b-scan-showed-a-mass"),
    pytest.param("Fundoscopy showed papilloedema.", {"imaging": ()}, id="fundoscopy-showed-papilloedema"),
    pytest.param("Staging scans were clear.", {"imaging": ()}, id="staging-scans-were-clear"),
    pytest.param(
        "Scintimammography was positive.", {"imaging": ("scintigraphy",)}, id="scintimammography-was-positive"
    ),
    pytest.param("MIBI scan was positive.", {"imaging": ("scintigraphy",)}, id="mibi-scan-was-positive"),
    pytest.param("MUGA scan was normal.", {"imaging": ("scintigraphy",)}, id="muga-scan-was-normal"),
    pytest.param("Thermography was abnormal.", {"imaging": ()}, id="thermography-was-abnormal"),
    pytest.param("Bronchoscopy was normal.", {"imaging": ("endoscopy",)}, id="bronchoscopy-was-normal"),
    pytest.param("Hysteroscopy showed a polyp.", {"imaging": ("endoscopy",)}, id="hysteroscopy-showed-a-polyp"),
    pytest.param(
        "Venous duplex showed thrombosis.", {"imaging": ("ultrasound",)}, id="venous-duplex-showed-thrombosis"
    ),
    pytest.param(
        "A second-look ultrasound found the lesion.",
        {"imaging": ("ultrasound",)},
        id="a-second-look-ultrasound-found-the",
    ),
    pytest.param("Whole-body MRI was clear.", {"imaging": ("mri",)}, id="whole-body-mri-was-clear"),
    pytest.param("Ga-68 DOTATATE PET/CT was positive.", {"imaging": ("pet_ct",)}, id="ga-68-dotatate-pet-ct-was"),
    pytest.param("Panoramic radiograph showed lysis.", {"imaging": ("xray",)}, id="panoramic-radiograph-showed-lysis"),
    pytest.param("A skeletal survey was negative.", {"imaging": ("xray",)}, id="a-skeletal-survey-was-negative"),
    pytest.param("Echo showed good function.", {"imaging": ("ultrasound",)}, id="echo-showed-good-function"),
    pytest.param("A chest scan was negative.", {"imaging": ()}, id="a-chest-scan-was-negative"),
    pytest.param("HRCT showed nodules.", {"imaging": ("ct",)}, id="hrct-showed-nodules"),
    pytest.param(
        "Thoraco-abdomino-pelvic scan and bone scintigraphy did not find any localization.",
        {"imaging": ("ct", "scintigraphy")},
        id="thoraco-abdomino-pelvic-scan-and-bone",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
