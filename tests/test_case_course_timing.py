"""Which time places which happening."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

CAME = "A 48-year-old woman presented with a lump in her left breast. "
TEXTS = [
    pytest.param(
        "She had undergone hysterectomy six years ago and thyroidectomy two years ago.",
        [(-2191.5, "hysterectomy"), (-730.5, "thyroidectomy"), (0, "mass")],
        id="each-its-own-time",
    ),
    pytest.param(
        "At the age of 38 she had undergone lumpectomy.", [(-3652.5, "lumpectomy"), (0, "mass")], id="at-an-age"
    ),
    pytest.param(
        "She had been diagnosed with breast cancer two years ago. At that time she underwent lumpectomy. After surgery, "
        "she received tamoxifen. Mammography now showed a mass.",
        [(-730.5, "lumpectomy"), (None, "tamoxifen"), (0, "mass"), (None, "mammography")],
        id="a-look-back-that-goes-on",
    ),
    pytest.param(
        "She received docetaxel and, after 3 months, MRI was done.", [(0, "mass"), (None, "docetaxel"), (None, "mri")],
        id="the-time-of-what-follows",
    ),
    pytest.param(
        "Two months later she underwent mastectomy followed by radiotherapy.",
        [(0, "mass"), (60.88, "mastectomy"), (None, "radiotherapy")],
        id="not-of-what-followed",
    ),
    pytest.param(
        "She underwent mastectomy. She received radiotherapy and was well 28 months after surgery.",
        [(0, "mass"), (None, "mastectomy"), (None, "radiotherapy"), (852.32, "follow_up")],
        id="the-time-of-what-is-told-of-her",
    ),
    pytest.param(
        "She underwent mastectomy. She developed brain metastases 18 months after surgery and died 4 months later.",
        [(0, "mass"), (None, "mastectomy"), (547.92, "metastasis"), (669.68, "death")],
        id="one-time-after-the-other",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_whose_time_it_is(
    text: str, expected: list[tuple[float | None, str]], reading_of: Callable[[str], Reading]
) -> None:
    (case,) = reading_of(CAME + text).cases
    assert [(event.days, event.what) for event in case.course] == expected
