"""The operations of a sentence: those that the vocabulary names, and those told in plain words, as `surgery`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.annotated import AnnotatedText
from ingest.case.clause import was_done
from ingest.recognise import Found
from ingest.segment import Sentence

# "Surgery took place", "excision was performed", "underwent an operation"
_PLAIN = re.compile(
    r"\b(?P<word>surgery|operation|excision|resection)(?=(?:\s+of\s+[\w\s-]{1,40}?)?\s+(?:(?:was|were|had\s+been|has\s+been)\s+"
    r"(?:then\s+|\w+ly\s+)?(?:performed|done|undertaken|carried\s+out|completed)|took\s+place|followed(?!\s+by))\b)|"
    r"\b(?:underwent|undergone|proceeded\s+to|taken\s+(?:to|for))\s+(?:[\w-]+\s+){0,3}?"
    r"(?P<word2>surgery|operation|excision|resection)\b(?!\s+biops)",
    re.IGNORECASE,
)
_OF_THE_LESION = frozenset({"excision", "resection"})


def operations(annotated: AnnotatedText, sentence: Sentence) -> Iterator[Found]:
    """Yield the mentions of operations, then those that plain words tell beside them."""
    named = annotated.mentions(sentence.start, sentence.end, "operation", "tissue_sampling", "time_point")
    yield from (item for item in named if item.kind == "operation")
    for match in _PLAIN.finditer(annotated.text, sentence.start, sentence.end):
        group = "word" if match["word"] else "word2"
        start, end = match.span(group)
        if not any(item.start < end and start < item.end for item in named):
            concept = "excision" if match[group].lower() in _OF_THE_LESION else "other_surgery"
            yield Found(start, end, concept, "operation")


def operations_done(annotated: AnnotatedText, sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, Found]]:
    """Yield the operations of sentences that took place, each with its sentence."""
    for sentence in sentences:
        for item in operations(annotated, sentence):
            if was_done(annotated, sentence, item):
                yield sentence, item
