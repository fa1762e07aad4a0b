"""Lists of figures that take up the tests of an earlier list: `specificities were 97%, 91% and 88%`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.claim.measures import Named
from ingest.claim.named_tests import NamedTest
from ingest.claim.runs import Link
from ingest.claim.surroundings import Surroundings


@dataclass(frozen=True)
class Chosen:
    """The test that was likeliest for a figure, and how likely, 0-1."""

    test: NamedTest
    chance: float


ChosenTests = Mapping[tuple[int, Named], Chosen]
"""What was chosen for the figures of a sentence, by where each begins and its measure."""


def told_apart(around: Surroundings, run: Sequence[Link], chosen: ChosenTests) -> list[Chosen] | None:
    """Return what was chosen for the figures of a run, where all are known and not all the same."""
    found = [chosen[key] for link in run if (key := around.key(link)) in chosen]
    return found if len(found) == len(run) and len({each.test.labels for each in found}) > 1 else None


def series_before(around: Surroundings, run: Sequence[Link], chosen: ChosenTests) -> list[Chosen] | None:
    """Return what was chosen for the nearest run before this one in its sentence that has as many figures."""
    earlier = [
        (around.begin(other[-1]), found)
        for other in around.runs
        if len(other) == len(run) and around.begin(other[-1]) < around.begin(run[-1]) and other[0] not in run
        if (found := told_apart(around, other, chosen))
    ]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else None
