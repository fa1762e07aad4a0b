"""Claims whose figures OCR was not sure of: they are kept for a person to look at, and counted nowhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ingest.model import Claim, printed_value
from ingest.read.page import Doubt

_FOR_REVIEW = 0.45  # below what kb counts
_NUMBER = re.compile(r"\d+(?:[.,·]\d+)*")


def with_doubts_of_ocr(claims: Sequence[Claim], doubtful: Sequence[Doubt], text: str) -> tuple[Claim, ...]:
    """Return the claims, those with a doubtful figure, interval or count below the confidence that is counted.

    Interval and counts have no span of their own: they are doubtful where a doubtful word of the claim's sentence holds
    one of their numbers.
    """
    return tuple(_reviewed(claim, doubtful, text) for claim in claims) if doubtful else tuple(claims)


def _reviewed(claim: Claim, doubtful: Sequence[Doubt], text: str) -> Claim:
    start, end = min(claim.evidence.start, claim.start), max(claim.evidence.end, claim.end)
    first = bisect_left(doubtful, start, key=lambda word: word.end)
    last = bisect_left(doubtful, end, key=lambda word: word.start)
    words = [
        f"`{text[word.start : word.end]}` ({word.confidence} of 100)"
        for word in doubtful[first:last]
        if _is_of(claim, word.start, word.end, text)
    ]
    if not words:
        return claim
    doubt = f"figure: OCR was not sure of {', '.join(words)}"
    return claim.model_copy(update={"confidence": min(claim.confidence, _FOR_REVIEW), "doubts": (*claim.doubts, doubt)})


def _is_of(claim: Claim, start: int, end: int, text: str) -> bool:
    """Tell whether a doubtful word is part of the figure, or holds a number of its interval or counts."""
    if start < claim.end and end > claim.start:
        return True
    beside = {claim.ci_low, claim.ci_high, claim.numerator, claim.denominator} - {None}
    return any(_readings(number) & beside for number in _NUMBER.findall(text[start:end]))


def _readings(number: str) -> set[float | None]:
    """Return what a number may say, as a ratio or a count and as a percentage."""
    try:
        return {printed_value(number, "ratio"), printed_value(number, "percent")}
    except ValueError:
        return set()
