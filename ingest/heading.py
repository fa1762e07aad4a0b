"""Tells section headings by their words, whatever their numbering, case and punctuation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from ingest.model import SectionKind
from ingest.vocab import load_vocabulary

_NUMBERING = re.compile(r"^\s*(?:\d+(?:\.\d+)*\.?|[IVX]+\.|[A-Z]\.)\s+(?=\S)")
_EDGES = " \t.:;-–—|*#"
_LONGEST = 70


@lru_cache(maxsize=4_096)
def section_kind(line: str) -> SectionKind | None:
    """Return the section kind that a heading stands for, or None where the line is no known heading.

    A composite such as `ABSTRACT.RESULTS:` or `Results and Discussion` counts by its last known part.

    >>> section_kind("2. Materials and Methods"), section_kind("ABSTRACT.RESULTS:"), section_kind("A long day")
    ('methods', 'results', None)
    """
    if not 2 < len(line.strip()) <= _LONGEST:
        return None
    headings = load_vocabulary().headings
    plain = re.sub(r"\s+", " ", _NUMBERING.sub("", line.strip(_EDGES))).strip(_EDGES).lower().replace("’", "'")
    for candidate in (plain, *reversed(re.split(r"\s*(?:[.:/&]|\band\b)\s*", plain))):
        if candidate in headings:
            whole = candidate == plain or all(
                part in headings or not part for part in re.split(r"\s*(?:[.:/&]|\band\b)\s*", plain)
            )
            return cast(SectionKind, headings[candidate]) if whole else None
    return None
