import pytest

from ingest.claim.adjacency import follows, introduces
from ingest.claim.measures import MeasureGroup, Named
from ingest.claim.numbers import find_values


def group_in(text: str) -> MeasureGroup:
    start = text.index("sensitivity")
    end = start + len("sensitivity")
    return MeasureGroup(start, end, (Named(start, end, "sensitivity"),))


@pytest.mark.parametrize(
    ("text", "introduced"),
    [
        ("sensitivity was 84%", True),
        ("sensitivity (84%)", True),
        ("sensitivity was found to be only 84%", True),
        ("sensitivity of MRI was 84%", False),
    ],
)
def test_introduces(text: str, introduced: bool) -> None:
    (value,) = find_values(text)
    assert introduces(text, group_in(text), value) is introduced


@pytest.mark.parametrize(
    ("text", "followed"),
    [
        ("84% sensitivity", True),
        ("84% (21/25) sensitivity", True),
        ("84% overall sensitivity", True),
        ("84% (sensitivity)", True),
        ("84% (sensitivity of MRI)", False),
        ("84%, and sensitivity", False),
    ],
)
def test_follows(text: str, followed: bool) -> None:
    (value,) = find_values(text)
    assert follows(text, value, group_in(text)) is followed
