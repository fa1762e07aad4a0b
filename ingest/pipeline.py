"""The steps from a file to its reading, in order: read, view, segment, recognise, assert, claims, cases, locate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from ingest.annotated import AnnotatedText, CalloutPlace
from ingest.assertion import assertions, section_defaults
from ingest.case.extract import find_cases
from ingest.claim.coverage import find_unclaimed
from ingest.claim.doubtful import with_doubts_of_ocr
from ingest.claim.extract import find_claims
from ingest.limit import TooSlowError, at_most
from ingest.model import MadeBy, Mention, Reading
from ingest.place import locate
from ingest.read import LIMITS, read_document
from ingest.read.limits import Limits
from ingest.read.parts import Parts, unreadable
from ingest.recognise import Recogniser, load_recogniser
from ingest.segment import find_sections, find_sentences
from ingest.view import normalise
from ingest.vocab import Concept


@dataclass(frozen=True)
class Pipeline:
    """Everything that is loaded once: the vocabulary, compiled for matching, the user's model if any, and limits."""

    recogniser: Recogniser
    made_by: MadeBy
    limits: Limits = LIMITS

    @classmethod
    def load(cls, model: str | None = None, limits: Limits = LIMITS) -> Pipeline:
        """Load the vocabulary and, when named, an installed spaCy or scispaCy model; raises OSError if it is not."""
        recogniser = load_recogniser(model)
        made_by = MadeBy(
            version=version("casegraph"), vocabulary=recogniser.vocabulary.digest, model=recogniser.model_name
        )
        return cls(recogniser, made_by, limits)

    def concepts(self) -> Sequence[Concept]:
        """Return the concepts of the vocabulary."""
        return tuple(self.recogniser.vocabulary.concepts.values())

    def read(self, path: Path) -> Reading:
        """Return the reading of a file; raises UnreadableError, with the problem, where there can be none in time."""
        seconds = self.limits.seconds
        try:
            with at_most(seconds):
                return self.understand(read_document(path, self.limits))
        except TooSlowError:
            raise unreadable(
                path, "timeout", f"took longer than {seconds:g} s to read; split it, or take out what repeats"
            ) from None

    def understand(self, parts: Parts) -> Reading:
        """Return the reading of a document whose format has been dealt with."""
        vocabulary = self.recogniser.vocabulary
        annotated = annotate(parts, self.recogniser)
        claims = with_doubts_of_ocr(find_claims(annotated, vocabulary), parts.doubtful, parts.document.text)
        reading = Reading(
            document=parts.document,
            sections=annotated.sections,
            references=parts.references,
            callouts=parts.callouts,
            mentions=_mentions(annotated),
            claims=claims,
            unclaimed=find_unclaimed(annotated, claims, vocabulary),
            cases=find_cases(annotated, vocabulary),
            problems=parts.problems,
            made_by=self.made_by,
        )
        return locate(reading, parts.places)


def annotate(parts: Parts, recogniser: Recogniser) -> AnnotatedText:
    """Return the document's normalised view with its sections, sentences, mentions and their assertions."""
    view = normalise(parts.document)
    sections = find_sections(view, parts.sections)
    sentences = find_sentences(view, sections)
    found = recogniser.find(view.text, sentences)
    callouts = tuple(
        sorted(
            (CalloutPlace(*view.stretch(c.start, c.end), c.labels) for c in parts.callouts),
            key=lambda callout: callout.start,
        )
    )
    asserted = assertions(view.text, sentences, found, section_defaults(view, sections))
    return AnnotatedText(view, sections, sentences, found, asserted, callouts)


def _mentions(annotated: AnnotatedText) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            **annotated.span(item.start, item.end).model_dump(),
            concept=item.concept,
            kind=item.kind,
            assertions=annotated.assertions.get(item, ()),
            found_by=item.found_by,
            score=item.score,
        )
        for item in annotated.found
    )
