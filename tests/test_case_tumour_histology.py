"""Diagnoses of the index tumour: final, affirmed, most specific."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

OPENING = "A 48-year-old woman presented with a mass in her left breast. "

ROWS = [
    pytest.param(
        "Biopsy revealed invasive ductal carcinoma.", {"histology": ("invasive ductal carcinoma",)}, id="affirmed"
    ),
    pytest.param(
        "Histology showed invasive ductal carcinoma and ductal carcinoma in situ.",
        {"histology": ("invasive ductal carcinoma", "ductal carcinoma in situ")},
        id="two",
    ),
    pytest.param(
        "The specimen showed infiltrating ductal carcinoma.",
        {"histology": ("invasive ductal carcinoma",)},
        id="infiltrating",
    ),
    pytest.param(
        "Biopsy revealed invasive lobular carcinoma without ductal carcinoma in situ.",
        {"histology": ("invasive lobular carcinoma",)},
        id="negated",
    ),
    pytest.param(
        "Fibroadenoma was suspected. Histopathology confirmed phyllodes tumour.",
        {"histology": ("phyllodes tumour",)},
        id="provisional",
    ),
    pytest.param(
        "It was initially diagnosed as fibroadenoma. The final diagnosis was mucinous carcinoma.",
        {"histology": ("mucinous carcinoma",)},
        id="initially",
    ),
    pytest.param(
        "Metaplastic carcinoma is a rare tumour. Biopsy showed tubular carcinoma.",
        {"histology": ("tubular carcinoma",)},
        id="general-remark",
    ),
    pytest.param("Histology revealed gynaecomastia.", {"histology": ("gynaecomastia",)}, id="gynaecomastia"),
    pytest.param(
        "There was gynaecomastia. Biopsy revealed invasive ductal carcinoma.",
        {"histology": ("invasive ductal carcinoma",)},
        id="gynaecomastia-beside-a-cancer",
    ),
    pytest.param(
        "Biopsy confirmed rectal adenocarcinoma.", {"histology": ("rectal adenocarcinoma",)}, id="the-organ-as-printed"
    ),
    pytest.param(
        "Histology showed a large cell neuroendocrine carcinoma.",
        {"histology": ("large cell neuroendocrine carcinoma",)},
        id="a-name-of-the-vocabulary",
    ),
    pytest.param(
        "Histology showed a mucinous tubular carcinoma.",
        {"histology": ("mucinous tubular carcinoma",)},
        id="a-name-put-together",
    ),
    pytest.param(
        "A lymphoma, a sarcoma or a metaplastic carcinoma was feared. Biopsy showed angiosarcoma.",
        {"histology": ("angiosarcoma",)},
        id="alternatives",
    ),
    pytest.param(
        "Core biopsy: metaplastic carcinoma. Final histology: malignant phyllodes tumour.",
        {"histology": ("malignant phyllodes tumour",)},
        id="final",
    ),
    pytest.param(
        "FNAC: ductal carcinoma. Histology of the specimen was secretory carcinoma.",
        {"histology": ("secretory carcinoma",)},
        id="cytology-gives-way",
    ),
    pytest.param(
        "These findings suggest a histopathological diagnosis of tubular carcinoma.",
        {"histology": ("tubular carcinoma",)},
        id="suggested-and-so-diagnosed",
    ),
    pytest.param(
        "Biopsy suggested tubular carcinoma. The specimen showed sclerosing adenosis.",
        {"histology": ("sclerosing adenosis",)},
        id="only-suggested",
    ),
    pytest.param(
        "Ten years earlier she had a mastectomy for lobular carcinoma. Biopsy now revealed angiosarcoma.",
        {"histology": ("lobular carcinoma", "angiosarcoma")},
        id="an-earlier-cancer",
    ),
    pytest.param(
        "A fibroadenoma had been removed five years earlier. Biopsy revealed mucinous carcinoma.",
        {"histology": ("mucinous carcinoma",)},
        id="an-earlier-benign-lesion",
    ),
    pytest.param(
        "Biopsy revealed mucinous carcinoma, ER 90 %, PR 20 %, HER2 negative.",
        {"histology": ("mucinous carcinoma",)},
        id="a-negative-receptor",
    ),
    pytest.param(
        "Histology showed spindle cells with haemangiopericytoma-like vessels: synovial sarcoma.",
        {"histology": ("synovial sarcoma",)},
        id="what-it-is-like",
    ),
    pytest.param(
        "Histopathology was consistent with apocrine carcinoma.",
        {"histology": ("apocrine carcinoma",)},
        id="consistent-with",
    ),
    pytest.param(
        "Metaplastic carcinoma, which had been favoured at first, was excluded and primary osteosarcoma was diagnosed.",
        {"histology": ("osteosarcoma",)},
        id="excluded behind a clause",
    ),
    pytest.param(
        "Biopsy showed angiosarcoma. An atypical vascular lesion, considered initially, was rejected.",
        {"histology": ("angiosarcoma",)},
        id="rejected",
    ),
    pytest.param(
        "Biopsy showed diabetic mastopathy (lymphocytic lobulitis).",
        {"histology": ("diabetic mastopathy",)},
        id="second name in brackets",
    ),
    pytest.param(
        "The specimen showed infiltrating ductal carcinoma, of no special type.",
        {"histology": ("invasive ductal carcinoma",)},
        id="no special type behind",
    ),
    pytest.param(
        "A papillary lesion was seen at biopsy. The specimen showed encapsulated papillary carcinoma.",
        {"histology": ("encapsulated papillary carcinoma",)},
        id="broader name",
    ),
    pytest.param(
        "She came 10 years after excision of a fibroadenoma. Biopsy showed osteosarcoma.",
        {"histology": ("osteosarcoma",)},
        id="years after an excision",
    ),
    pytest.param("She had known sarcoidosis.", {"histology": ()}, id="disease of the history"),
    pytest.param("Histology confirmed sarcoidosis.", {"histology": ("sarcoidosis",)}, id="disease by biopsy"),
    pytest.param(
        "The specimen showed carcinoma, with cancer emboli in vessels.", {"histology": ("carcinoma",)}, id="emboli"
    ),
    pytest.param(
        "Core biopsy: high grade spindle cell carcinoma, metaplastic type.",
        {"histology": ("spindle cell carcinoma", "metaplastic carcinoma")},
        id="core-biopsy-high-grade-spindle-cell",
    ),
    pytest.param(
        "It was aspirated as a galactocele. Core biopsy showed squamous cell carcinoma.",
        {"histology": ("squamous cell carcinoma",)},
        id="it-was-aspirated-as-a-galactocele",
    ),
    pytest.param(
        'She underwent excision of a "fibroadenoma" in another hospital. Mastectomy showed a malignant phyllodes tumour.',
        {"histology": ("malignant phyllodes tumour",)},
        id="she-underwent-excision-of-a-fibroadenoma",
    ),
    pytest.param(
        "FNAC: possibility of fibroadenoma; phyllodes to be ruled out. Histopathology was consistent with juvenile fibroadenoma.",
        {"histology": ("juvenile fibroadenoma",)},
        id="fnac-possibility-of-fibroadenoma-phyllodes-to",
    ),
    pytest.param(
        "Histology showed granulomatous mastitis. Thorax CT was normal for sarcoidosis.",
        {"histology": ("granulomatous mastitis",)},
        id="histology-showed-granulomatous-mastitis-thorax-ct",
    ),
    pytest.param(
        "A biopsy was reported as fibroadenoma, but on review it was a phyllodes tumour.",
        {"histology": ("phyllodes tumour",)},
        id="a-biopsy-was-reported-as-fibroadenoma",
    ),
    pytest.param(
        "The first report of fibroadenoma was revised to phyllodes tumour.",
        {"histology": ("phyllodes tumour",)},
        id="the-first-report-of-fibroadenoma-was",
    ),
    pytest.param(
        "The diagnosis was changed from fibroadenoma to phyllodes tumour.",
        {"histology": ("phyllodes tumour",)},
        id="the-diagnosis-was-changed-from-fibroadenoma",
    ),
    pytest.param(
        "The clinical diagnosis was fibroadenoma. Histology showed a hamartoma.",
        {"histology": ("hamartoma",)},
        id="the-clinical-diagnosis-was-fibroadenoma-histology",
    ),
    pytest.param(
        "It was clinically thought to be fibroadenoma. Histology showed a hamartoma.",
        {"histology": ("hamartoma",)},
        id="it-was-clinically-thought-to-be",
    ),
    pytest.param(
        "It had been treated as mastitis. Core biopsy showed invasive ductal carcinoma.",
        {"histology": ("invasive ductal carcinoma",)},
        id="it-had-been-treated-as-mastitis",
    ),
    pytest.param(
        "She was treated for an abscess with antibiotics. Biopsy showed lymphoma of the breast.",
        {"histology": ("lymphoma",)},
        id="she-was-treated-for-an-abscess",
    ),
    pytest.param(
        "Differential diagnoses were fibroadenoma, phyllodes tumour and carcinoma. Histology showed a hamartoma.",
        {"histology": ("hamartoma",)},
        id="differential-diagnoses-were-fibroadenoma-phyllodes-tumour",
    ),
    pytest.param(
        "The mass was diagnosed as granular cell tumour.",
        {"histology": ("granular cell tumour",)},
        id="the-mass-was-diagnosed-as-granular",
    ),
    pytest.param(
        "Pathology revealed a granular cell tumor. No evidence of carcinoma was found.",
        {"histology": ("granular cell tumour",)},
        id="pathology-revealed-a-granular-cell-tumor",
    ),
    pytest.param(
        "Pathology showed DCIS without invasive carcinoma.",
        {"histology": ("ductal carcinoma in situ",)},
        id="pathology-showed-dcis-without-invasive-carcinoma",
    ),
    pytest.param(
        "Pathology showed IDC with DCIS.",
        {"histology": ("invasive ductal carcinoma", "ductal carcinoma in situ")},
        id="pathology-showed-idc-with-dcis",
    ),
    pytest.param(
        "Pathology showed mixed invasive ductal and lobular carcinoma.",
        {"histology": ("mixed ductal and lobular carcinoma",)},
        id="pathology-showed-mixed-invasive-ductal-and",
    ),
    pytest.param(
        "Metastatic renal cell carcinoma of the breast was diagnosed.",
        {"histology": ("renal cell carcinoma",)},
        id="metastatic-renal-cell-carcinoma-of-the",
    ),
    pytest.param(
        "Core biopsy showed metastasis of a melanoma.",
        {"histology": ("melanoma",)},
        id="core-biopsy-showed-metastasis-of-a",
    ),
    pytest.param(
        "The diagnosis of diffuse large B-cell lymphoma was made.",
        {"histology": ("diffuse large b-cell lymphoma",)},
        id="the-diagnosis-of-diffuse-large-b",
    ),
    pytest.param(
        "Histopathology confirmed carcinosarcoma.",
        {"histology": ("carcinosarcoma",)},
        id="histopathology-confirmed-carcinosarcoma",
    ),
    pytest.param(
        "Histology showed an angiosarcoma arising in irradiated skin.",
        {"histology": ("angiosarcoma",)},
        id="histology-showed-an-angiosarcoma-arising-in",
    ),
    pytest.param(
        "Microscopy was that of adenoid cystic carcinoma.",
        {"histology": ("adenoid cystic carcinoma",)},
        id="microscopy-was-that-of-adenoid-cystic",
    ),
    pytest.param(
        "The tumour was an adenoid cystic carcinoma.",
        {"histology": ("adenoid cystic carcinoma",)},
        id="the-tumour-was-an-adenoid-cystic",
    ),
    pytest.param(
        "We report an adenoid cystic carcinoma.",
        {"histology": ("adenoid cystic carcinoma",)},
        id="we-report-an-adenoid-cystic-carcinoma",
    ),
    pytest.param("It turned out to be a lipoma.", {"histology": ("lipoma",)}, id="it-turned-out-to-be-a"),
    pytest.param("It proved to be a lipoma.", {"histology": ("lipoma",)}, id="it-proved-to-be-a-lipoma"),
    pytest.param("The lump was a lipoma.", {"histology": ("lipoma",)}, id="the-lump-was-a-lipoma"),
    pytest.param(
        "The specimen harboured a 9 mm tubular carcinoma.",
        {"histology": ("tubular carcinoma",)},
        id="the-specimen-harboured-a-9-mm",
    ),
    pytest.param(
        "Her sister had ovarian cancer. Histology showed tubular carcinoma.",
        {"histology": ("tubular carcinoma",)},
        id="her-sister-had-ovarian-cancer-histology",
    ),
    pytest.param(
        "She had basal cell carcinoma of the nose in 2005. The breast tumour was invasive lobular carcinoma.",
        {"histology": ("basal cell carcinoma", "invasive lobular carcinoma")},
        id="she-had-basal-cell-carcinoma-of",
    ),
    pytest.param(
        "Histology revealed sclerosing adenosis and usual ductal hyperplasia.",
        {"histology": ("sclerosing adenosis", "usual ductal hyperplasia")},
        id="histology-revealed-sclerosing-adenosis-and-usual",
    ),
    pytest.param(
        "Pathology: complex sclerosing lesion (radial scar) with atypical ductal hyperplasia.",
        {"histology": ("radial scar", "atypical ductal hyperplasia")},
        id="pathology-complex-sclerosing-lesion-radial-scar",
    ),
    pytest.param("Biopsy showed fat necrosis.", {"histology": ("fat necrosis",)}, id="biopsy-showed-fat-necrosis"),
    pytest.param(
        "Biopsy showed lymphocytic mastitis.",
        {"histology": ("lymphocytic mastitis",)},
        id="biopsy-showed-lymphocytic-mastitis",
    ),
    pytest.param(
        "Biopsy showed diabetic mastopathy.",
        {"histology": ("diabetic mastopathy",)},
        id="biopsy-showed-diabetic-mastopathy",
    ),
    pytest.param(
        "Biopsy showed pseudoangiomatous stromal hyperplasia (PASH).",
        {"histology": ("pseudoangiomatous stromal hyperplasia",)},
        id="biopsy-showed-pseudoangiomatous-stromal-hyperplasia-pash",
    ),
    pytest.param(
        "Biopsy showed Rosai-Dorfman disease.",
        {"histology": ("rosai-dorfman disease",)},
        id="biopsy-showed-rosai-dorfman-disease",
    ),
    pytest.param(
        "Biopsy showed nodular fasciitis.", {"histology": ("nodular fasciitis",)}, id="biopsy-showed-nodular-fasciitis"
    ),
    pytest.param(
        "Biopsy showed IgG4-related mastitis.",
        {"histology": ("igg4-related mastitis",)},
        id="biopsy-showed-igg4-related-mastitis",
    ),
    pytest.param(
        "Biopsy showed plasma cell mastitis.",
        {"histology": ("plasma cell mastitis",)},
        id="biopsy-showed-plasma-cell-mastitis",
    ),
    pytest.param(
        "Biopsy showed amyloidosis of the breast.",
        {"histology": ("amyloidosis",)},
        id="biopsy-showed-amyloidosis-of-the-breast",
    ),
    pytest.param(
        "Biopsy showed an inflammatory myofibroblastic tumour.",
        {"histology": ("inflammatory myofibroblastic tumour",)},
        id="biopsy-showed-an-inflammatory-myofibroblastic-tumour",
    ),
    pytest.param(
        "Biopsy showed solitary fibrous tumour.",
        {"histology": ("solitary fibrous tumour",)},
        id="biopsy-showed-solitary-fibrous-tumour",
    ),
    pytest.param(
        "Biopsy showed a collision of phyllodes tumour and ductal carcinoma in situ.",
        {"histology": ("phyllodes tumour", "ductal carcinoma in situ")},
        id="biopsy-showed-a-collision-of-phyllodes",
    ),
    pytest.param(
        "Cytology suggested fibroadenoma. Excision was performed, and tubular adenoma was found.",
        {"histology": ("tubular adenoma",)},
        id="cytology-suggested-fibroadenoma-excision-was-performed",
    ),
    pytest.param(
        "Intraoperative frozen section was reported as carcinoma, whereas paraffin sections showed sclerosing adenosis.",
        {"histology": ("sclerosing adenosis",)},
        id="intraoperative-frozen-section-was-reported-as",
    ),
    pytest.param(
        "An invasive carcinoma, mucinous type, was found.",
        {"histology": ("mucinous carcinoma",)},
        id="an-invasive-carcinoma-mucinous-type-was",
    ),
    pytest.param(
        "Pure mucinous carcinoma was found.",
        {"histology": ("mucinous carcinoma",)},
        id="pure-mucinous-carcinoma-was-found",
    ),
    pytest.param(
        "Carcinoma of mucinous type was found.",
        {"histology": ("mucinous carcinoma",)},
        id="carcinoma-of-mucinous-type-was-found",
    ),
    pytest.param(
        "Primary squamous cell carcinoma of the breast was found.",
        {"histology": ("squamous cell carcinoma",)},
        id="primary-squamous-cell-carcinoma-of-the",
    ),
    pytest.param(
        "Histology: borderline phyllodes tumor.",
        {"histology": ("borderline phyllodes tumour",)},
        id="histology-borderline-phyllodes-tumor",
    ),
    pytest.param(
        "Histology: benign phyllodes tumor.",
        {"histology": ("benign phyllodes tumour",)},
        id="histology-benign-phyllodes-tumor",
    ),
    pytest.param(
        "Histology: phyllodes tumor, malignant.",
        {"histology": ("malignant phyllodes tumour",)},
        id="histology-phyllodes-tumor-malignant",
    ),
    pytest.param(
        "Histology: leiomyosarcoma, high grade.",
        {"histology": ("leiomyosarcoma",)},
        id="histology-leiomyosarcoma-high-grade",
    ),
    pytest.param(
        "Biopsy revealed invasive ductal carcinoma of the breast.",
        {"histology": ("invasive ductal carcinoma",)},
        id="biopsy-revealed-invasive-ductal-carcinoma-of",
    ),
    pytest.param(
        "Lymphoma was also ruled out. Biopsy showed an invasive lobular carcinoma.",
        {"histology": ("invasive lobular carcinoma",)},
        id="lymphoma-was-also-ruled-out-biopsy",
    ),
    pytest.param("Lymphoma was also ruled out.", {"histology": ()}, id="lymphoma-was-also-ruled-out"),
    pytest.param("Tuberculosis was also excluded.", {"histology": ()}, id="tuberculosis-was-also-excluded"),
    pytest.param(
        "Malignancy had already been ruled out by the biopsy.",
        {"histology": ()},
        id="malignancy-had-already-been-ruled-out",
    ),
    pytest.param(
        "Histology showed encapsulated papillary carcinoma of the breast.",
        {"histology": ("encapsulated papillary carcinoma",)},
        id="histology-showed-encapsulated-papillary-carcinoma-of",
    ),
    pytest.param(
        "Histology showed papillary carcinoma of the breast.",
        {"histology": ("papillary carcinoma",)},
        id="histology-showed-papillary-carcinoma-of-the",
    ),
    pytest.param(
        "Histology showed invasive mucinous carcinoma of the breast.",
        {"histology": ("mucinous carcinoma",)},
        id="histology-showed-invasive-mucinous-carcinoma-of",
    ),
    pytest.param(
        "Histology showed invasive lobular carcinoma of the left breast.",
        {"histology": ("invasive lobular carcinoma",)},
        id="histology-showed-invasive-lobular-carcinoma-of",
    ),
    pytest.param(
        "Histology showed mixed invasive ductal and lobular carcinoma of the breast.",
        {"histology": ("mixed ductal and lobular carcinoma",)},
        id="histology-showed-mixed-invasive-ductal-and",
    ),
    pytest.param(
        "Biopsy of the thyroid showed papillary thyroid carcinoma.",
        {"histology": ("papillary thyroid carcinoma",)},
        id="biopsy-of-the-thyroid-showed-papillary",
    ),
    pytest.param(
        "Core biopsy: hemangioma was suggested. Open biopsy was done and the diagnosis changed to angiosarcoma, low grade.",
        {"histology": ("angiosarcoma",)},
        id="core-biopsy-hemangioma-was-suggested-open",
    ),
    pytest.param(
        "Paget's disease of the nipple was the initial clinical suspicion. Biopsy showed nipple adenoma.",
        {"histology": ("nipple adenoma",)},
        id="paget-s-disease-of-the-nipple",
    ),
    pytest.param(
        "Paget's disease was our first impression. Biopsy showed nipple adenoma.",
        {"histology": ("nipple adenoma",)},
        id="paget-s-disease-was-our-first",
    ),
    pytest.param(
        "She was diagnosed as having occult breast carcinoma.",
        {"histology": ("occult breast carcinoma",)},
        id="she-was-diagnosed-as-having-occult",
    ),
    pytest.param(
        "Histology showed inflammatory carcinoma.",
        {"histology": ("inflammatory breast carcinoma",)},
        id="histology-showed-inflammatory-carcinoma",
    ),
    pytest.param(
        "The blasts were positive for myeloperoxidase and negative for CD3, CD20 and keratin - myeloid sarcoma (granulocytic sarcoma).",
        {"histology": ("myeloid sarcoma",)},
        id="the-blasts-were-positive-for-myeloperoxidase",
    ),
    pytest.param(
        "Histopathology confirmed laminated membrane and scolices of Echinococcus granulosus.",
        {"histology": ("hydatid cyst",)},
        id="histopathology-confirmed-laminated-membrane-and-scolices",
    ),
    pytest.param(
        "The lump was excised by a surgeon, who expected a lipoma. Pathology: adenocarcinoma.",
        {"histology": ("adenocarcinoma",)},
        id="the-lump-was-excised-by-a",
    ),
    pytest.param(
        "Histology: giant juvenile fibroadenoma.",
        {"histology": ("giant juvenile fibroadenoma",)},
        id="histology-giant-juvenile-fibroadenoma",
    ),
    pytest.param(
        "Fine needle aspiration was suspicious for malignancy. Excision showed a granular cell tumour with no evidence of carcinoma.",
        {"histology": ("granular cell tumour",)},
        id="fine-needle-aspiration-was-suspicious-for",
    ),
    pytest.param(
        "Core biopsy showed a papillary lesion. Excision revealed an encapsulated papillary carcinoma with foci of DCIS.",
        {"histology": ("encapsulated papillary carcinoma", "ductal carcinoma in situ")},
        id="core-biopsy-showed-a-papillary-lesion",
    ),
    pytest.param(
        "Core biopsy was reported as a fibroepithelial lesion. On excision, a borderline phyllodes tumour was found.",
        {"histology": ("borderline phyllodes tumour",)},
        id="core-biopsy-was-reported-as-a",
    ),
    pytest.param(
        "The initial diagnosis of fibroadenoma was changed to benign phyllodes tumour after review.",
        {"histology": ("benign phyllodes tumour",)},
        id="the-initial-diagnosis-of-fibroadenoma-was",
    ),
    pytest.param(
        "She had had a fibroadenoma removed from the same breast ten years before. The excision specimen contained a malignant phyllodes tumour with liposarcomatous differentiation.",
        {"histology": ("malignant phyllodes tumour",)},
        id="she-had-had-a-fibroadenoma-removed",
    ),
    pytest.param(
        "The final diagnosis was primary angiosarcoma of the breast, grade 2.",
        {"histology": ("angiosarcoma",)},
        id="the-final-diagnosis-was-primary-angiosarcoma",
    ),
    pytest.param(
        "The findings were those of a high-grade B-cell lymphoma, most consistent with diffuse large B-cell lymphoma.",
        {"histology": ("diffuse large b-cell lymphoma",)},
        id="the-findings-were-those-of-a",
    ),
    pytest.param(
        "The tumour cells were CD20+, CD10-, BCL6+ and MUM1+, in keeping with diffuse large B-cell lymphoma of non-germinal centre type.",
        {"histology": ("diffuse large b-cell lymphoma",)},
        id="the-tumour-cells-were-cd20-cd10",
    ),
    pytest.param(
        "A diagnosis of breast implant-associated anaplastic large cell lymphoma (BIA-ALCL) was established.",
        {"histology": ("breast implant-associated anaplastic large cell lymphoma",)},
        id="a-diagnosis-of-breast-implant-associated",
    ),
    pytest.param(
        "The breast mass proved to be a metastasis from her known lung adenocarcinoma.",
        {"histology": ("lung adenocarcinoma",)},
        id="the-breast-mass-proved-to-be",
    ),
    pytest.param(
        "Biopsy of the breast nodule showed clear cells positive for PAX8, confirming metastatic clear cell renal cell carcinoma.",
        {"histology": ("clear cell renal cell carcinoma",)},
        id="biopsy-of-the-breast-nodule-showed",
    ),
    pytest.param(
        "Both the in situ and invasive components were of apocrine type; the diagnosis was apocrine carcinoma.",
        {"histology": ("apocrine carcinoma",)},
        id="both-the-in-situ-and-invasive",
    ),
    pytest.param(
        "Microscopically, nests of cells with salt-and-pepper chromatin and positive for synaptophysin and chromogranin were seen, compatible with a primary neuroendocrine carcinoma of the breast.",
        {"histology": ("neuroendocrine carcinoma",)},
        id="microscopically-nests-of-cells-with-salt",
    ),
    pytest.param(
        "The tumour was composed of spindle cells with osteoid; a metaplastic carcinoma with osseous differentiation was diagnosed.",
        {"histology": ("metaplastic carcinoma",)},
        id="the-tumour-was-composed-of-spindle",
    ),
    pytest.param(
        "Histopathology showed caseating granulomas with Langhans giant cells, confirming tuberculous mastitis.",
        {"histology": ("tuberculous mastitis",)},
        id="histopathology-showed-caseating-granulomas-with-langhans",
    ),
    pytest.param(
        "Biopsy yielded idiopathic granulomatous mastitis, ruling out malignancy.",
        {"histology": ("granulomatous mastitis",)},
        id="biopsy-yielded-idiopathic-granulomatous-mastitis-ruling",
    ),
    pytest.param(
        "The histological picture was that of a desmoid-type fibromatosis.",
        {"histology": ("desmoid fibromatosis",)},
        id="the-histological-picture-was-that-of",
    ),
    pytest.param(
        "A myofibroblastoma of the breast was diagnosed.",
        {"histology": ("myofibroblastoma",)},
        id="a-myofibroblastoma-of-the-breast-was",
    ),
    pytest.param(
        "The nodule was a benign adenomyoepithelioma.",
        {"histology": ("adenomyoepithelioma",)},
        id="the-nodule-was-a-benign-adenomyoepithelioma",
    ),
    pytest.param(
        "The pathologist's report: invasive micropapillary carcinoma, grade III, with lymphovascular invasion.",
        {"histology": ("invasive micropapillary carcinoma",)},
        id="the-pathologist-s-report-invasive-micropapillary",
    ),
    pytest.param("Histology: carcinoma, NOS.", {"histology": ("carcinoma",)}, id="histology-carcinoma-nos"),
    pytest.param(
        "The excised mass was a secretory carcinoma; ETV6-NTRK3 fusion was demonstrated.",
        {"histology": ("secretory carcinoma",)},
        id="the-excised-mass-was-a-secretory",
    ),
    pytest.param(
        "The excised mass was a hamartoma, benign, with no atypia.",
        {"histology": ("hamartoma",)},
        id="the-excised-mass-was-a-hamartoma",
    ),
    pytest.param(
        "On histology there was gynaecomastia without malignancy.",
        {"histology": ("gynaecomastia",)},
        id="on-histology-there-was-gynaecomastia-without",
    ),
    pytest.param(
        "The pathology of the left mastectomy was pure DCIS of high grade with comedonecrosis.",
        {"histology": ("ductal carcinoma in situ",)},
        id="the-pathology-of-the-left-mastectomy",
    ),
    pytest.param(
        "The mastectomy specimen contained a 3 cm invasive cribriform carcinoma and an incidental fibroadenoma.",
        {"histology": ("invasive cribriform carcinoma", "fibroadenoma")},
        id="the-mastectomy-specimen-contained-a-3",
    ),
    pytest.param(
        "Histologically, the tumour was invasive carcinoma of no special type (NST).",
        {"histology": ("invasive ductal carcinoma of no special type",)},
        id="histologically-the-tumour-was-invasive-carcinoma",
    ),
    pytest.param(
        "An invasive carcinoma NST with a mucinous component was reported.",
        {"histology": ("invasive ductal carcinoma of no special type",)},
        id="an-invasive-carcinoma-nst-with-a",
    ),
    pytest.param(
        "Flat epithelial atypia was the only finding in the specimen.",
        {"histology": ("flat epithelial atypia",)},
        id="flat-epithelial-atypia-was-the-only",
    ),
    pytest.param(
        "The skin biopsy showed dermal lymphatic invasion by poorly differentiated adenocarcinoma.",
        {"histology": ("adenocarcinoma",)},
        id="the-skin-biopsy-showed-dermal-lymphatic",
    ),
    pytest.param(
        "Final pathology: ductal carcinoma.",
        {"histology": ("ductal carcinoma",)},
        id="final-pathology-ductal-carcinoma",
    ),
    pytest.param(
        "Final pathology revealed an infiltrating duct carcinoma.",
        {"histology": ("invasive ductal carcinoma",)},
        id="final-pathology-revealed-an-infiltrating-duct",
    ),
    pytest.param(
        "Histology came back as infiltrating ductal CA.",
        {"histology": ("invasive ductal carcinoma",)},
        id="histology-came-back-as-infiltrating-ductal",
    ),
    pytest.param(
        "Histology came back as IDC-NOS.",
        {"histology": ("invasive ductal carcinoma",)},
        id="histology-came-back-as-idc-nos",
    ),
    pytest.param(
        "Cytology: C5, ductal carcinoma.", {"histology": ("ductal carcinoma",)}, id="cytology-c5-ductal-carcinoma"
    ),
    pytest.param(
        "Cystosarcoma phyllodes was diagnosed.",
        {"histology": ("phyllodes tumour",)},
        id="cystosarcoma-phyllodes-was-diagnosed",
    ),
    pytest.param(
        "Tissue diagnosis of a chloroma (myeloid sarcoma) was made.",
        {"histology": ("myeloid sarcoma",)},
        id="tissue-diagnosis-of-a-chloroma-myeloid",
    ),
    pytest.param(
        "The lump was an extramedullary plasmacytoma.",
        {"histology": ("plasmacytoma",)},
        id="the-lump-was-an-extramedullary-plasmacytoma",
    ),
    pytest.param(
        "Histology showed a schwannoma with Antoni A and B areas.",
        {"histology": ("schwannoma",)},
        id="histology-showed-a-schwannoma-with-antoni",
    ),
    pytest.param(
        "Histology: dermatofibrosarcoma protuberans.",
        {"histology": ("dermatofibrosarcoma protuberans",)},
        id="histology-dermatofibrosarcoma-protuberans",
    ),
    pytest.param(
        "It was an infarcted fibroadenoma.", {"histology": ("fibroadenoma",)}, id="it-was-an-infarcted-fibroadenoma"
    ),
    pytest.param(
        "Histology confirmed a lactating adenoma.",
        {"histology": ("lactating adenoma",)},
        id="histology-confirmed-a-lactating-adenoma",
    ),
    pytest.param(
        "The aspirate was milky; a galactocele was diagnosed.",
        {"histology": ("galactocele",)},
        id="the-aspirate-was-milky-a-galactocele",
    ),
    pytest.param(
        "It was an epidermal inclusion cyst.",
        {"histology": ("epidermal inclusion cyst",)},
        id="it-was-an-epidermal-inclusion-cyst",
    ),
    pytest.param(
        "The specimen showed a nipple adenoma.",
        {"histology": ("nipple adenoma",)},
        id="the-specimen-showed-a-nipple-adenoma",
    ),
    pytest.param(
        "Histology showed a hydatid cyst.", {"histology": ("hydatid cyst",)}, id="histology-showed-a-hydatid-cyst"
    ),
    pytest.param(
        "The resected nodule contained cysticercus larvae; cysticercosis was diagnosed.",
        {"histology": ("cysticercosis",)},
        id="the-resected-nodule-contained-cysticercus-larvae",
    ),
    pytest.param(
        "Superficial thrombophlebitis (Mondor's disease) was diagnosed.",
        {"histology": ("mondor disease",)},
        id="superficial-thrombophlebitis-mondor-s-disease-was",
    ),
    pytest.param(
        "Biopsy of the skin showed radiation-induced morphea.",
        {"histology": ("morphoea",)},
        id="biopsy-of-the-skin-showed-radiation",
    ),
    pytest.param(
        "Histology revealed silicone granuloma.",
        {"histology": ("silicone granuloma",)},
        id="histology-revealed-silicone-granuloma",
    ),
    pytest.param(
        "Core biopsy confirmed invasive carcinoma of no special type.",
        {"histology": ("invasive ductal carcinoma of no special type",)},
        id="no-special-type-by-both-its-names",
    ),
    pytest.param(
        "Diagnosis of tuberculosis of the breast was retained.",
        {"histology": ("breast tuberculosis",)},
        id="tuberculosis-of-the-breast",
    ),
    pytest.param(
        "Biopsy proved tuberculous mastitis.", {"histology": ("tuberculous mastitis",)}, id="tuberculous-mastitis"
    ),
    pytest.param(
        "Biopsy of the lung proved adenocarcinoma. The nodule of the breast was a fibroadenoma.",
        {"histology": ("adenocarcinoma", "fibroadenoma")},
        id="an-adenocarcinoma-beside-a-fibroadenoma",
    ),
    pytest.param(
        "Diffuse large B-cell lymphoma had been the first report, amended to Burkitt lymphoma.",
        {"histology": ("burkitt lymphoma",)},
        id="a-first-report",
    ),
    pytest.param(
        "The case was labelled occult breast carcinoma.", {"histology": ("occult breast carcinoma",)}, id="labelled"
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_a_report_says(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected


def test_where_only_a_cancer_is_told_the_opening_names_it(reading_of: Callable[[str], Reading]) -> None:
    text = "Secretory carcinoma of the breast is rare. A 48-year-old woman had a breast cancer, which was excised."
    assert reading_of(text).cases[0].histology == ("secretory carcinoma",)


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("follicular adenoma", "follicular adenoma"), ("myoepithelioma", "myoepithelioma"), ("porocarcinoma", "porocarcinoma"),
        ("paraganglioma", "paraganglioma"), ("lipid-rich carcinoma", "lipid-rich carcinoma"),
        ("malignant peripheral nerve sheath tumor", "malignant peripheral nerve sheath tumour"),
        ("anaplastic thyroid carcinoma", "anaplastic thyroid carcinoma"), ("hydatid cyst", "hydatid cyst"),
    ],
)  # fmt: skip
def test_an_entity_has_a_label_of_its_own(printed: str, label: str, reading_of: Callable[[str], Reading]) -> None:
    assert reading_of(f"{OPENING}Histology confirmed {printed}.").cases[0].histology == (label,)


BESIDE = [
    pytest.param(
        "Histology showed a metaplastic carcinoma with squamous differentiation.",
        ("metaplastic carcinoma",),
        id="a type of its own before features of another",
    ),
    pytest.param(
        "Fine needle aspiration was reported as ductal carcinoma; a core biopsy showed squamous cell carcinoma.",
        ("squamous cell carcinoma",),
        id="cytology and tissue in one sentence",
    ),
    pytest.param(
        "The final impression was metaplastic carcinoma.", ("metaplastic carcinoma",), id="a final impression"
    ),
    pytest.param(
        "Medullary carcinoma was the first consideration. Biopsy showed mantle cell lymphoma.",
        ("mantle cell lymphoma",),
        id="a first consideration",
    ),
    pytest.param(
        "She had neurofibromatosis type 1, diagnosed in infancy. Biopsy showed tubular carcinoma.",
        ("tubular carcinoma",),
        id="a syndrome",
    ),
    pytest.param(
        "Biopsy of the left breast showed invasive lobular carcinoma with LCIS. Final pathology: invasive lobular carcinoma.",
        ("invasive lobular carcinoma", "lobular carcinoma in situ"),
        id="a component named beside the final diagnosis",
    ),
]


@pytest.mark.parametrize(("text", "histology"), BESIDE)
def test_which_of_several_names_stands(
    text: str, histology: tuple[str, ...], reading_of: Callable[[str], Reading]
) -> None:
    assert reading_of(OPENING + text).cases[0].histology == histology


def test_the_name_that_a_document_gives_most_stands_where_the_course_has_none(
    reading_of: Callable[[str], Reading],
) -> None:
    text = (
        "A tumour of the breast is described.\n\nCASE REPORT\n\nA 48-year-old woman had a lump in her left breast. It was "
        "excised.\n\nDISCUSSION\n\nMatrix-producing carcinoma is rare. Matrix-producing carcinoma has no spindle cells."
    )
    assert reading_of(text).cases[0].histology == ("matrix-producing carcinoma",)


WHOLE = [
    pytest.param(
        "A 50-year-old woman presented. Biopsy revealed invasive ductal carcinoma of the breast.",
        {"histology": ("invasive ductal carcinoma",)},
        id="a-50-year-old-woman-presented",
    ),
    pytest.param(
        "A 45-year-old woman presented with a mass in the right breast. Her sister was recently referred for lymphoma. Biopsy showed fibroadenoma.",
        {"histology": ("fibroadenoma",)},
        id="a-45-year-old-woman-presented",
    ),
    pytest.param(
        "Our patient was a 55-year-old woman with a nodule in the right axilla, thought by a dermatologist to be an epidermal cyst. Biopsy revealed invasive ductal carcinoma.",
        {"histology": ("invasive ductal carcinoma",)},
        id="our-patient-was-a-55-year",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_report_that_opens_otherwise(
    text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]
) -> None:
    case = reading_of(text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
