"""What a mention tells to have happened, and what it only names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

CAME = "A 48-year-old woman presented with a lump in her left breast. "
TEXTS = [
    pytest.param("Mammography and ultrasound showed a mass.", ["mass", "mammography", "ultrasound"], id="imaging"),
    pytest.param("MRI (magnetic resonance imaging) showed a mass.", ["mass", "mri"], id="abbreviation"),
    pytest.param(
        "Histology of the lumpectomy and axillary dissection showed a carcinoma.",
        ["mass", "lumpectomy", "axillary_dissection"],
        id="told-by-the-specimen-alone",
    ),
    pytest.param("Chemotherapy was recommended but she refused it.", ["mass"], id="refused"),
    pytest.param("She was referred for radiotherapy.", ["mass"], id="referred-for"),
    pytest.param("It was difficult to perform a mastectomy.", ["mass"], id="could-not"),
    pytest.param("CT before mastectomy was normal.", ["mass", "ct"], id="before-an-operation"),
    pytest.param("A specimen radiograph was taken after CT-guided biopsy.", ["mass", "biopsy_unspecified"], id="guidance"),
    pytest.param("She had a recurrence. She died.", ["mass", "recurrence", "death"], id="outcomes"),
    pytest.param("Biopsy was not necessary.", ["mass"], id="not-necessary"),
    pytest.param("Mastectomy is rarely used.", ["mass"], id="of-many"),
    pytest.param("The tumour expressed SOX-11.", ["mass"], id="a-marker-is-no-regimen"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_what_happened(text: str, expected: list[str], reading_of: Callable[[str], Reading]) -> None:
    (case,) = reading_of(CAME + text).cases
    assert [event.what for event in case.course] == expected
