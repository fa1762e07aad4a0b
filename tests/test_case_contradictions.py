"""Readings of one report that nothing in it explains, and changes that have a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

ROWS = [
    pytest.param(
        "A 48-year-old woman had a lump of the breast. The 49-year-old woman was treated.",
        [["age_years", "48", "49"]],
        id="48-year-old-woman-breast-49-year",
    ),
    pytest.param(
        "A 48-year-old woman had a lump of the breast. Two years later the 50-year-old woman was treated.",
        [],
        id="48-year-old-woman-breast-two-years",
    ),
    pytest.param(
        "A 48-year-old woman had a lump of the breast. The 48-year-old man was treated.",
        [["sex", "female", "male"]],
        id="48-year-old-woman-breast-48-year",
    ),
    pytest.param(
        "A 48-year-old woman had a lump of the breast. He was treated by mastectomy. He is well.",
        [["sex", "female", "male"]],
        id="48-year-old-woman-breast-he-treated",
    ),
    pytest.param(
        "A 48-year-old woman had a lump of the breast. Her husband called us. He was afraid. He was calmed.",
        [],
        id="48-year-old-woman-breast-her-husband",
    ),
    pytest.param(
        "A 48-year-old woman had a lump of the breast. Her mother had died. She was treated by mastectomy. She is well.",
        [],
        id="48-year-old-woman-breast-her-mother",
    ),
    pytest.param(
        "A 48-year-old woman presented with a mass in her left breast. The specimen showed a grade 2 invasive carcinoma. The resected carcinoma was of grade 3.",
        [["grade", "2", "3"]],
        id="specimen-showed-grade-2-invasive-carcinoma-resected",
    ),
    pytest.param(
        "A 48-year-old woman presented with a mass in her left breast. The biopsy showed a grade 2 invasive carcinoma. The specimen showed a grade 3 carcinoma.",
        [],
        id="biopsy-showed-grade-2-invasive-carcinoma-specimen",
    ),
    pytest.param(
        "A 48-year-old woman presented with a mass in her left breast. The specimen showed a grade 2 carcinoma. The recurrence was a resected grade 3 carcinoma.",
        [],
        id="specimen-showed-grade-2-carcinoma-recurrence-resected",
    ),
    pytest.param(
        "A 48-year-old woman presented with a mass in her left breast. The specimen held a grade 2 invasive carcinoma with grade 3 DCIS.",
        [],
        id="specimen-held-grade-2-invasive-carcinoma-grade",
    ),
    pytest.param(
        "A 48-year-old woman presented with a mass in her left breast. MRI showed a mass of 25 mm. On MRI the mass measured 45 mm.",
        [["tumour_size_mm", "25", "45"]],
        id="mri-showed-25-mm-on-mri-measured",
    ),
    pytest.param(
        "A 48-year-old woman presented with a mass in her left breast. MRI showed a mass of 25 mm. On ultrasound the mass measured 45 mm.",
        [],
        id="mri-showed-25-mm-on-ultrasound-measured",
    ),
    pytest.param(
        "A 48-year-old woman presented with a mass in her left breast. MRI showed a mass of 25 mm. She received docetaxel. On MRI the mass measured 11 mm.",
        [],
        id="mri-showed-25-mm-received-docetaxel-on",
    ),
    pytest.param(
        "A 48-year-old woman presented with a mass in her left breast. MRI showed a mass of 25 mm. On MRI the mass measured 2.6 cm.",
        [],
        id="mri-showed-25-mm-on-mri-measured",
    ),
    pytest.param(
        "A 48-year-old woman presented with a mass in her left breast. The carcinoma was pT2N1M0. It was classified as pT2N0M0.",
        [["tnm", "pT2N1M0", "pT2N0M0"]],
        id="carcinoma-pt2n1m0-classified-pt2n0m0",
    ),
    pytest.param(
        "A 48-year-old woman presented with a mass in her left breast. The carcinoma was cT2N1M0. It was pT1cN0.",
        [],
        id="carcinoma-ct2n1m0-pt1cn0",
    ),
    pytest.param(
        "A 48-year-old woman presented with a mass in her left breast. The carcinoma was cT2N1M0. It was cT2N1Mx.",
        [],
        id="carcinoma-ct2n1m0-ct2n1mx",
    ),
    pytest.param(
        "A 48-year-old woman presented with a mass in her left breast. The carcinoma was cT2N1M0. It was ypT0N0.",
        [],
        id="carcinoma-ct2n1m0-ypt0n0",
    ),
    pytest.param(
        "A 48-year-old woman presented with a mass in her left breast. The carcinoma was pT1N0. It was pT1cN0M0.",
        [],
        id="carcinoma-pt1n0-pt1cn0m0",
    ),
    pytest.param(
        "A 48-year-old woman had a lump of the breast. The 52-year-old man was treated.",
        [["age_years", "48", "52"], ["sex", "female", "male"]],
        id="age-and-sex",
    ),
    pytest.param(
        "A 48-year-old woman had a lump of the breast. Her brother, the 52-year-old man from Lyon, was healthy.",
        [],
        id="the-man-is-a-brother",
    ),
    pytest.param(
        "A 48-year-old woman had a mass of the right breast. The left mastectomy specimen held a carcinoma.",
        [["laterality", "right", "left"]],
        id="the-specimen-of-the-other-side",
    ),
    pytest.param(
        "A 48-year-old woman had a mass of the right breast. Left mastectomy was performed.",
        [["laterality", "right", "left"]],
        id="the-operation-of-the-other-side",
    ),
    pytest.param(
        "A 48-year-old woman had a mass of the right breast. Right mastectomy and prophylactic left mastectomy were performed.",
        [],
        id="a-prophylactic-operation",
    ),
    pytest.param(
        "A 48-year-old woman had a mass of the right breast. A left mastectomy had been performed ten years earlier.",
        [],
        id="an-earlier-operation",
    ),
    pytest.param(
        "A 48-year-old woman had a mass of the right breast. A scar of a left mastectomy was seen. The left mastectomy scar was soft.",
        [],
        id="a-scar",
    ),
    pytest.param(
        "A 48-year-old woman had a mass of the right breast. At 39 she had cancer treated by left mastectomy.",
        [],
        id="an-operation-at-another-age",
    ),
    pytest.param(
        "A 48-year-old woman had a mass of the right breast. The contralateral breast held another mass. Left mastectomy was performed.",
        [],
        id="both-sides-are-told-of",
    ),
    pytest.param(
        "A 48-year-old woman had a mass of the right breast. She underwent lumpectomy of the right breast. Left mastectomy was performed for a new tumour.",
        [],
        id="a-second-tumour",
    ),
    pytest.param(
        "A 50-year-old woman had a lump. The 52-year-old patient received radiotherapy.",
        [["age_years", "50", "52"]],
        id="another-age-of-the-patient",
    ),
    pytest.param(
        "A 50-year-old woman had a lump. Three years later, the 53-year-old patient received radiotherapy.",
        [],
        id="an-age-three-years-later",
    ),
]


@pytest.mark.parametrize(("text", "contradictions"), ROWS)
def test_what_contradicts(text: str, contradictions: list[list[str]], reading_of: Callable[[str], Reading]) -> None:
    (case,) = reading_of(text).cases
    assert [[c.field, *(r.value for r in c.readings)] for c in case.contradictions] == contradictions


SINGLE = [
    pytest.param(
        "MRI showed a mass of 25 mm. On MRI the mass measured 45 mm.", ("tumour_size_mm", "size_method"), id="size"
    ),
    pytest.param("The specimen showed a grade 2 carcinoma. The resected tumour was grade 3.", ("grade",), id="grade"),
]


@pytest.mark.parametrize(("text", "fields"), SINGLE)
def test_neither_reading_is_preferred(text: str, fields: tuple[str, ...], reading_of: Callable[[str], Reading]) -> None:
    (case,) = reading_of(f"A 48-year-old woman presented with a mass in her left breast. {text}").cases
    assert [getattr(case, field) for field in fields] == [None] * len(fields)
    assert len({reading.evidence.quote for reading in case.contradictions[0].readings}) == 2


def test_a_set_keeps_both_readings(reading_of: Callable[[str], Reading]) -> None:
    text = "A 48-year-old woman had a mass. The carcinoma was pT2N1M0. It was classified as pT2N0M0."
    (case,) = reading_of(text).cases
    assert case.tnm == ("pT2N1M0", "pT2N0M0")
    assert [c.field for c in case.contradictions] == ["tnm"]
