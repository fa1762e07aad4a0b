import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.claim.confidence import COEFFICIENTS, chance, confidence_of, parts_of_confidence

STRENGTH = st.floats(0, 1)
PARTS = ("link", "test", "origin")
HALF = dict.fromkeys(PARTS, 0.5)


@given(STRENGTH, STRENGTH, STRENGTH)
def test_a_confidence_is_a_chance(link: float, test: float, origin: float) -> None:
    assert 0 < confidence_of(link, test, origin) < 1


@given(STRENGTH, STRENGTH, st.tuples(STRENGTH, STRENGTH), st.sampled_from(PARTS))
def test_it_does_not_fall_as_a_part_rises(one: float, other: float, pair: tuple[float, float], part: str) -> None:
    rest = dict(zip([name for name in PARTS if name != part], (one, other), strict=True))
    low, high = (confidence_of(**rest, **{part: strength}) for strength in sorted(pair))
    assert low <= high


@pytest.mark.parametrize("part", [pytest.param(part, id=part) for part in PARTS])
def test_every_part_counts(part: str) -> None:
    low, high = (confidence_of(**HALF | {part: strength}) for strength in (0.2, 0.9))
    assert low < high


@pytest.mark.parametrize(
    ("test", "part"),
    [
        pytest.param(0.5, 0.0, id="even"),
        pytest.param(0.75, math.log(3), id="three to one"),
        pytest.param(0.25, -math.log(3), id="one to three"),
        pytest.param(1.0, math.log(199), id="certain, cut off"),
        pytest.param(0.0, -math.log(199), id="impossible, cut off"),
    ],
)
def test_the_chance_of_a_test_counts_as_log_odds(test: float, part: float) -> None:
    assert parts_of_confidence(0.8, test, 0.9) == pytest.approx(
        {"constant": 1.0, "link": 0.8, "test": part, "origin": 0.9}
    )


def test_confidence_is_the_chance_of_its_parts() -> None:
    assert confidence_of(0.8, 0.7, 0.9) == chance(parts_of_confidence(0.8, 0.7, 0.9))


def test_nothing_known_is_even() -> None:
    assert chance({}) == 0.5


def test_the_file_has_a_coefficient_for_each_part() -> None:
    coefficients = json.loads(COEFFICIENTS.read_text())
    assert list(coefficients) == sorted(parts_of_confidence(0.5, 0.5, 0.5))
    assert all(math.isfinite(weight) for weight in coefficients.values())
