"""Prints how the time of a reading grows when a text of an unlikely shape is doubled; linear cost gives a ratio of 2.

Usage: python benchmarks/scaling.py
"""

from __future__ import annotations

import time

from ingest.cite import find_callouts
from ingest.model import Document
from ingest.pipeline import Pipeline
from ingest.read import Parts
from ingest.reference_list import find_references

# What one file repeats without an end: a unit of text, and how often for the shorter of two texts.
SHAPES = {
    "figures in one sentence": ("MRI had a sensitivity of 84% and ", 600),
    "numbers": ("84 ", 4_000),
    "tabs": ("\t", 16_000),
    "mentions": ("the patient had a mass ", 4_000),
    "brackets": ("(", 8_000),
    "abbreviations": ("(ab) ", 2_000),
    "headings": ("References\n", 4_000),
    "digits": ("7", 40_000),
    "sentences": ("Lorem ipsum dolor sit amet. ", 8_000),
}


def main() -> None:
    """Print seconds for each shape, seconds for twice of it, and their ratio."""
    pipeline = Pipeline.load()

    def seconds(text: str) -> float:
        start = time.perf_counter()
        references = find_references(text)
        document = Document(id="x", source="x.txt", format="text", sha256="", text=text)
        pipeline.understand(Parts(document, references=references, callouts=find_callouts(text, references)))
        return time.perf_counter() - start

    seconds("The sensitivity of MRI was 84%.")
    for name, (unit, times) in SHAPES.items():
        once, twice = seconds(unit * times), seconds(unit * 2 * times)
        print(f"{name:26} {once:6.2f} s {twice:6.2f} s  x{twice / once:.1f}")


if __name__ == "__main__":
    main()
