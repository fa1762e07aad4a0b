"""Quantities that are no measures of accuracy but stand in the same sentences: their figures are none of a measure's.

Statistics are a list in vocab/cue.toml under `[mask]`; any other rate, ratio, risk, index or score is told by its form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.vocab import load_vocabulary

_SHARE = r"(?:prevalence|incidence|concordance|agreement|correlation|frequency|mortality|survival|Q\*?(?:\s+index)?)"
_BEFORE_FIGURE = re.compile(
    rf"\b(?:{_SHARE}(?:\s+(?:rates?|coefficient))?"
    r"|(?<!true )(?<!false )(?!(?:true|false)\b)[\w-]+\s+(?:rate|ratio|risk|probability)"
    r"|(?:ejection|flow|shunt) fraction|risk|hazard ratio|odds ratio)\s*(?:\([^()]*\)\s*)?"
    r"(?:of|was|were|is|at|=|:|\()?\s*(?:only\s+|about\s+)?$",
    re.IGNORECASE,
)
# `superiority index: 0.98` behind `specificity: 0.86`; where no measure is printed so, the index is a test.
_SIGNED = re.compile(r"\b[\w-]+\s+(?:index|indices|coefficient|score)s?\s*(?P<sign>[:=])\s*$", re.IGNORECASE)


def states_another(gap: str) -> re.Match[str] | None:
    """Return the name of another quantity that introduces the figure behind a text, or None.

    `gap` is what stands between a measure and a figure; it begins directly behind the measure.

    >>> bool(states_another(" was 84% at a prevalence of ")), bool(states_another(" was "))
    (True, False)
    """
    signed = _SIGNED.search(gap)
    if signed and gap.lstrip().startswith(signed["sign"]):
        return signed
    return _BEFORE_FIGURE.search(gap)


def named_quantities(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open places of names of quantities, with an abbreviation in brackets; some are measures."""
    for match in _name().finditer(text):
        yield match.span()


@cache
def _name() -> re.Pattern[str]:
    words = [word for word in load_vocabulary().cues.mask["statistic"] if len(word) > 2 or word[-1].isdigit()]
    listed = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?<![\w-])(?:(?:{listed})(?:[- ]?scores?)?|{_SHARE}|[\w-]+\s+(?:index|indices|coefficient|score))s?"
        r"(?!\w)(?:\s*\([^()\d]*\))?",
        re.IGNORECASE,
    )
