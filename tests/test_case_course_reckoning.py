"""Days from presentation, and none where what is counted from is not known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Reading

CAME = "A 48-year-old woman presented with a lump in her left breast. "
TEXTS = [
    pytest.param("Six months later, MRI was normal.", [(0, "mass"), (182.64, "mri")], id="later"),
    pytest.param("MRI was normal. One week later, CT was done.", [(0, "mass"), (None, "mri"), (7, "ct")], id="work-up"),
    pytest.param(
        "One month later mastectomy was performed. Three weeks after surgery, CT was done.",
        [(0, "mass"), (30.44, "mastectomy"), (51.44, "ct")],
        id="after-an-operation",
    ),
    pytest.param(
        "Two weeks later she underwent mastectomy. On postoperative day 5, CT was done.",
        [(0, "mass"), (14, "mastectomy"), (19, "ct")],
        id="postoperative-day",
    ),
    pytest.param(
        "She underwent mastectomy. On postoperative day 5, CT was done.",
        [(0, "mass"), (None, "mastectomy"), (None, "ct")],
        id="the-operation-has-no-day",
    ),
    pytest.param(
        "One month later mastectomy was performed. Three weeks after mastectomy chemotherapy was started.",
        [(0, "mass"), (30.44, "mastectomy"), (51.44, "chemotherapy")],
        id="after-an-operation-without-a-comma",
    ),
    pytest.param(
        "She was in her second trimester. At 30 weeks docetaxel was started. At 40-week follow-up, CT was done.",
        [(0, "mass"), (None, "docetaxel"), (None, "follow_up"), (None, "ct")],
        id="weeks-of-gestation",
    ),
    pytest.param(
        "She underwent mastectomy. Five years later, CT showed a recurrence.",
        [(0, "mass"), (None, "mastectomy"), (1826.25, "ct"), (1826.25, "recurrence")],
        id="years-after-weeks",
    ),
    pytest.param(
        "She received docetaxel. Six months later, CT was done.", [(0, "mass"), (None, "docetaxel"), (None, "ct")],
        id="drugs-have-no-day",
    ),
    pytest.param(
        "MRI was normal. Several weeks later, CT was done. Two weeks later, mastectomy was performed.",
        [(0, "mass"), (None, "mri"), (None, "ct"), (None, "mastectomy")],
        id="after-a-vague-time",
    ),
    pytest.param("At 12-month follow-up, MRI was normal.", [(0, "mass"), (365.28, "follow_up"), (365.28, "mri")],
                 id="follow-up"),
    pytest.param(
        "She underwent mastectomy. At 2-week follow-up, CT was done.",
        [(0, "mass"), (None, "mastectomy"), (None, "follow_up"), (None, "ct")],
        id="short-follow-up-of-an-operation",
    ),
    pytest.param(
        "One year later, CT was normal. She died two years later.",
        [(0, "mass"), (365.25, "ct"), (1095.75, "death")],
        id="one-after-another",
    ),
    pytest.param(
        "She had undergone hysterectomy 13 years earlier.", [(-4748.25, "hysterectomy"), (0, "mass")], id="earlier"
    ),
    pytest.param(
        "One year later, CT was normal. She was last seen 6 months after presentation.",
        [(0, "mass"), (365.25, "ct")],
        id="no-day-before-what-has-passed",
    ),
    pytest.param(
        "Twelve months later mastectomy was performed. At 27 months she is free of disease.",
        [(0, "mass"), (365.28, "mastectomy"), (None, "no_recurrence"), (None, "follow_up")],
        id="follow-up-of-a-late-operation",
    ),
    pytest.param(
        "CT was normal. Mastectomy was performed 18 months after the first CT.",
        [(0, "mass"), (None, "ct"), (547.92, "mastectomy")],
        id="after-an-examination",
    ),
    pytest.param(
        "One month later she received docetaxel. Two years after the end of treatment, CT was done.",
        [(0, "mass"), (30.44, "docetaxel"), (None, "ct")],
        id="the-end-of-a-treatment-is-not-told",
    ),
    pytest.param(
        "One month later tamoxifen was given for five years. Two years after the end of treatment, CT was done.",
        [(0, "mass"), (30.44, "tamoxifen"), (2587.19, "ct")],
        id="the-end-of-a-treatment",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_days_from_presentation(
    text: str, expected: list[tuple[float | None, str]], reading_of: Callable[[str], Reading]
) -> None:
    (case,) = reading_of(CAME + text).cases
    assert [(event.days, event.what) for event in case.course] == expected
