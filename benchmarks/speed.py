"""Times the steps of the pipeline over a folder of papers and prints each as a share of the whole.

Usage: python benchmarks/speed.py FOLDER [N]. Compare shares, not seconds: they hold from machine to machine.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ingest.annotated import AnnotatedText, CalloutPlace
from ingest.assertion import assertions, section_defaults
from ingest.case.extract import find_cases
from ingest.claim.extract import find_claims
from ingest.pipeline import Pipeline
from ingest.read import READERS, read_document
from ingest.segment import find_sections, find_sentences
from ingest.view import normalise


def measure(paths: list[Path]) -> Counter[str]:
    """Return the seconds that each step took over all papers."""
    pipeline = Pipeline.load()
    pipeline.read(paths[0])
    recogniser, seconds = pipeline.recogniser, Counter[str]()

    def timed(step: str, function: Callable[..., Any], *arguments: Any) -> Any:
        start = time.perf_counter()
        result = function(*arguments)
        seconds[step] += time.perf_counter() - start
        return result

    for path in paths:
        parts = timed("read", read_document, path)
        view = timed("view", normalise, parts.document)
        sections = timed("segment", find_sections, view, parts.sections)
        sentences = timed("segment", find_sentences, view, sections)
        found = timed("recognise", recogniser.find, view.text, sentences)
        defaults = timed("assert", section_defaults, view, sections)
        asserted = timed("assert", assertions, view.text, sentences, found, defaults)
        callouts = tuple(
            CalloutPlace(view.position(c.start), view.position(c.end - 1) + 1, c.labels) for c in parts.callouts
        )
        annotated = AnnotatedText(view, sections, sentences, found, asserted, callouts)
        timed("claim", find_claims, annotated, recogniser.vocabulary)
        timed("case", find_cases, annotated, recogniser.vocabulary)
    return seconds


def main() -> None:
    """Print a row for each step: milliseconds per paper and share of the whole."""
    folder, limit = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None
    paths = [path for path in sorted(folder.iterdir()) if path.suffix in READERS][:limit]
    seconds = measure(paths)
    print(f"{len(paths)} papers")
    for step, spent in seconds.most_common():
        print(f"{step:10} {1000 * spent / len(paths):7.1f} ms {spent / seconds.total():6.1%}")


if __name__ == "__main__":
    main()
