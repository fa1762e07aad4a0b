"""The presentation and the last follow-up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

COMPLAINTS = [
    pytest.param("A 48-year-old woman presented with nipple discharge.", "nipple discharge", id="complaint"),
    pytest.param("A 48-year-old woman was referred to our clinic.", "was referred", id="no-complaint"),
    pytest.param("A 48-year-old woman had a lump for a year.", "lump", id="no-verb"),
    pytest.param("A 48-year-old woman was seen. She denied pain.", "was seen", id="another-sentence"),
    pytest.param(
        "A 48-year-old woman had a lump. The nodule presented rapid growth.", "lump", id="what-a-nodule-presented"
    ),
    pytest.param(
        "On mammography microcalcifications were seen. A 48-year-old woman presented with a lump.",
        "lump",
        id="a-finding-that-was-seen",
    ),
    pytest.param("A 48-year-old woman with asthma was seen.", "was seen", id="a-person-who-was-seen"),
    pytest.param(
        "A 48-year-old woman with well-controlled hypertension had felt a hard lump.",
        "lump",
        id="felt-not-had-besides",
    ),
    pytest.param(
        "A 48-year-old woman complained of a thickening of the breast.", "thickening", id="an-unknown-complaint"
    ),
    pytest.param("A 48-year-old woman presented with a history of being unwell.", "presented", id="a-history"),
    pytest.param("A 48-year-old woman without pain presented with a rash.", "rash", id="denied-before"),
]


@pytest.mark.parametrize(("text", "quote"), COMPLAINTS)
def test_what_the_patient_came_with(text: str, quote: str, reading_of: Callable[[str], Reading]) -> None:
    (case,) = reading_of(text).cases
    assert [event.quote for event in case.course if event.kind == "presentation"] == [quote]


CAME = "A 48-year-old woman presented with a lump. Mastectomy was performed. "
FOLLOW_UPS = [
    pytest.param("She was followed up for two years.", "was followed", id="followed-up"),
    pytest.param("She is doing well three years later.", "doing well", id="a-state"),
    pytest.param("At 6-month follow-up, CT was normal. Surveillance goes on.", "follow-up", id="the-timed-one"),
    pytest.param("A follow-up MRI was normal.", "follow-up MRI", id="imaging-at-follow-up"),
    pytest.param("Regular follow-up was recommended.", None, id="recommended"),
    pytest.param("A core biopsy was followed by lumpectomy.", None, id="followed-by"),
    pytest.param("Docetaxel was well tolerated.", None, id="a-drug-well-tolerated"),
    pytest.param("The margins were free of tumour.", None, id="margins"),
    pytest.param("At 6-month follow-up she was well. She died a year later.", None, id="died"),
]


@pytest.mark.parametrize(("text", "quote"), FOLLOW_UPS)
def test_the_last_follow_up(text: str, quote: str | None, reading_of: Callable[[str], Reading]) -> None:
    (case,) = reading_of(CAME + text).cases
    assert [event.quote for event in case.course if event.kind == "follow_up"] == [quote] * (quote is not None)
