"""Whether a measure stands directly before a figure, `sensitivity was 84%`, or directly behind it."""

from __future__ import annotations

import re

from ingest.claim.measures import MeasureGroup
from ingest.claim.numbers import Value

# What may stand between a measure and its figure: `sensitivity (Se) was found to be only 90%`.
_FILLERS = (
    "of was were is are being at reached reaching equal equals equaled equalled to only as high low just about "
    "approximately around nearly over above more than at least up less greater be found a an the mean median average "
    "estimated calculated reported both all each from between ranged ranging ranges respectively been has have had "
    "remained improved increased decreased mild moderate excellent good fair poor perfect very quite detected observed "
    "achieved lay lie lies exceeded exceeding"
).split()
_INTRODUCES = re.compile(
    r"[\s\"')\]]*(?:values?|rates?|score|statistics?|coefficient|index|curve)?[\s)]*"
    rf"(?:\b(?:{'|'.join(_FILLERS)})\b|i\.e\.|[=:,(\[><≥≤~\-–—;\s])*"
)
_PRECEDES = re.compile(
    r"\s*(?:%|per\s?cent\b)?\s*(?:[\[(][^()\[\]]*[\])]\s*)?(?:(?:overall|detection|diagnostic|mean|average|pooled|median"
    r"|estimated)\s+){0,2}"
)
_OPENS = re.compile(r"\s*%?\s*[(\[]")


def introduces(sentence: str, group: MeasureGroup, value: Value) -> bool:
    """Tell whether nothing but fillers stands between a group of measures and a figure behind it."""
    return bool(_INTRODUCES.fullmatch(sentence, group.end, value.start))


def follows(sentence: str, value: Value, group: MeasureGroup) -> bool:
    """Tell whether a group of measures stands directly behind a figure: `84% sensitivity`, `84% (sensitivity)`.

    `84% (sensitivity 90%)` holds a figure of its own.
    """
    alone = sentence[group.end : group.end + 1] in (")", "]")
    return bool(
        _PRECEDES.fullmatch(sentence, value.end, group.start)
        or (alone and _OPENS.fullmatch(sentence, value.end, group.start))
    )
