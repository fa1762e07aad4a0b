"""Figures that a document gives more than once, in abstract, results and conclusion, are about one test."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.claim.index_test import Attributed
from ingest.claim.runs import Link

# `90` and `100` are figures of many tests; `84.6` is seldom that of two.
_TELLING = re.compile(r"\d*[.·]\d{2,}|\d{2,}[.·]\d+|[1-9][1-46-9]")
_SURER = 0.05


def agreed(sentences: Sequence[tuple[int, list[Link], list[list[Attributed]]]]) -> list[list[list[Attributed]]]:
    """Return the tests of the figures of all sentences, where the same figure of the same measure stands again.

    The surest of its places decides for the others, which keep how sure they were of their own.
    """
    surest: dict[tuple[str, str], tuple[int, Attributed]] = {}
    for index, links, named in sentences:
        for link, tests in zip(links, named, strict=True):
            key = link.named.measure, link.value.printed
            if len(tests) == 1 and (key not in surest or tests[0].strength > surest[key][1].strength):
                surest[key] = index, tests[0]
    return [
        [_decided(index, link, tests, surest) for link, tests in zip(links, named, strict=True)]
        for index, links, named in sentences
    ]


def _decided(
    index: int, link: Link, tests: list[Attributed], surest: dict[tuple[str, str], tuple[int, Attributed]]
) -> list[Attributed]:
    if len(tests) != 1 or not _TELLING.fullmatch(link.value.printed):
        return tests
    where, best = surest[link.named.measure, link.value.printed]
    own = tests[0]
    if where == index or best.labels == own.labels or best.strength < own.strength + _SURER:
        return tests
    return [replace(best, strength=own.strength, how=f"the same figure elsewhere, there {best.how}")]
