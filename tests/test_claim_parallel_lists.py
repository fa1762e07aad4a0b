from collections.abc import Callable

import pytest

from ingest.claim import parallel_lists as lists
from ingest.claim.surroundings import Surroundings

AroundOf = Callable[[str], Surroundings]


def shown(around: Surroundings, items: list[lists.Item] | None) -> list[tuple[str, str | None]] | None:
    return items and [
        (around.text[item.start : item.end], item.test and "+".join(sorted(item.test.labels))) for item in items
    ]


@pytest.mark.parametrize(
    ("text", "size", "items"),
    [
        pytest.param(
            "The sensitivities of MRI, CT and PET were 90%, 80% and 70%.", 3,
            [("MRI", "mri"), ("CT", "ct"), ("PET", "pet")], id="items",
        ),
        pytest.param(
            "The sensitivities of MRI, CT and PET were 90%, 80% and 70%.", 2, [("CT", "ct"), ("PET", "pet")],
            id="the last ones of a longer list",
        ),
        pytest.param("The sensitivities of MRI, CT and PET were 90%, 80% and 70%.", 4, None, id="too few items"),
        pytest.param(
            "The sensitivities of MRI plus CT, PET, and ultrasound were 90%, 80% and 70%.", 3,
            [("MRI plus CT", "ct+mri"), ("PET", "pet"), ("ultrasound", "ultrasound")], id="a combination is one item",
        ),
        pytest.param(
            "The sensitivities for MRI (old, slow), the touch and PET were found to be 90%, 80% and 70%.", 3,
            [("MRI", "mri"), ("the touch", None), ("PET", "pet")], id="a bracket, an item without a test",
        ),
        pytest.param("The sensitivity with MRI versus CT was 90% and 70%.", 2, [("MRI", "mri"), ("CT", "ct")], id="versus"),
        pytest.param("The sensitivity of MRI, men and women was 90%, 80% and 70%.", 3, None, id="one test only"),
        pytest.param(
            "The sensitivity of MRI, which was done in all of the women who came to us in that summer and also in the winter, and CT was 90% and 70%.",
            3, None, id="an item as long as a clause",
        ),
    ],
)  # fmt: skip
def test_lists_before_a_run(
    around_of: AroundOf, text: str, size: int, items: list[tuple[str, str | None]] | None
) -> None:
    around = around_of(text)
    link = around.links[0]
    found = lists.tests_before(around.text, link.named.end, around.begin(link), size, around.phrases)
    assert shown(around, found) == items


@pytest.mark.parametrize(
    ("text", "size", "items"),
    [
        pytest.param(
            "Sensitivity was 90%, 80% and 70% for MRI, CT and PET.", 3, [("MRI", "mri"), ("CT", "ct"), ("PET", "pet")],
            id="items",
        ),
        pytest.param(
            "Sensitivity was 90%, 80% and 70% for MRI, CT and PET, respectively.", 3,
            [("MRI", "mri"), ("CT", "ct"), ("PET", "pet")], id="respectively behind",
        ),
        pytest.param(
            "Sensitivity was 90%, 80% and 70%, respectively, with MRI, CT and PET.", 3,
            [("MRI", "mri"), ("CT", "ct"), ("PET", "pet")], id="respectively before",
        ),
        pytest.param(
            "Sensitivity was 90% and 80% for MRI, CT and PET.", 2, [("MRI", "mri"), ("CT", "ct")],
            id="the first ones of a longer list",
        ),
        pytest.param(
            "Sensitivity was 90% and 80% using MRI and CT in all women.", 2, [("MRI", "mri"), ("CT", "ct")],
            id="words behind the list",
        ),
        pytest.param(
            "Sensitivity was 90%, 80% and 70% by MRI plus CT, PET and the ultrasound.", 3,
            [("MRI plus CT", "ct+mri"), ("PET", "pet"), ("the ultrasound", "ultrasound")], id="a combination is one item",
        ),
        pytest.param("Sensitivity was 90%, 80% and 70% for MRI and CT.", 3, None, id="too few items"),
        pytest.param("Sensitivity was 90% and 80% in MRI and women.", 2, None, id="one test only"),
        pytest.param("Sensitivity was 90% and 80% in men and women.", 2, None, id="no test"),
        pytest.param("Sensitivity was 90% and 80%; MRI and CT were read.", 2, None, id="no list begins"),
    ],
)  # fmt: skip
def test_lists_behind_a_run(
    around_of: AroundOf, text: str, size: int, items: list[tuple[str, str | None]] | None
) -> None:
    around = around_of(text)
    link = around.links[0]
    found = lists.tests_behind(around.text, around.run_end(link), around.sentence.end, size, around.phrases)
    assert shown(around, found) == items
