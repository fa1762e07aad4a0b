"""Draws spans from papers, crops the page images to their boxes, reads the crops by Tesseract and compares.

Usage: python benchmarks/places.py FOLDER [N] [DIRECTORY]. The seed is fixed; crops are kept in DIRECTORY for the eye.
A crop is right where its letters and digits are those of the quote, whatever their case and accents.
"""

from __future__ import annotations

import random
import subprocess
import sys
import unicodedata
from pathlib import Path

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from ingest.model import Box, Reading, Span
from ingest.pipeline import Pipeline

SEED = 20261124
DOTS_PER_INCH = 300
MARGIN = 30


def spans_of(reading: Reading) -> list[Span]:
    """Return what a reader of the evidence base can be led to: everything that a reading quotes."""
    claims = [span for claim in reading.claims for span in (claim, claim.evidence)]
    facts = [span for case in reading.cases for fact in (*case.facts, *case.course) for span in (fact, fact.evidence)]
    return [*reading.mentions, *reading.references, *reading.callouts, *claims, *facts]


def crop(pages: pypdfium2.PdfDocument, box: Box) -> NDArray[np.uint8]:
    """Return the grey image of a box in a white margin, turned upright where it is much higher than wide."""
    page = pages[box.page - 1]
    width, height = page.get_size()
    edges = (box.left, box.bottom, width - box.right, height - box.top)
    bitmap = page.render(scale=DOTS_PER_INCH / 72, crop=edges, grayscale=True)
    image = np.pad(bitmap.to_numpy().reshape(bitmap.height, bitmap.width), MARGIN, constant_values=255)
    return np.rot90(image, -1) if box.top - box.bottom > 1.5 * (box.right - box.left) else image


def pgm(image: NDArray[np.uint8]) -> bytes:
    """Return a grey image as a file."""
    return f"P5 {image.shape[1]} {image.shape[0]} 255\n".encode() + image.tobytes()


def read(image: NDArray[np.uint8]) -> str:
    """Return the line of text that Tesseract sees in an image."""
    command = ["tesseract", "-", "-", "--psm", "7"]
    done = subprocess.run(command, input=pgm(image), capture_output=True, check=True)
    return done.stdout.decode()


def key(text: str) -> str:
    """Return the letters and digits of a text in lower case, without accents."""
    return "".join(each for each in unicodedata.normalize("NFKD", text).lower() if each.isascii() and each.isalnum())


def main() -> None:
    """Print the crops that read otherwise than the quote, and how many read alike."""
    folder, number = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100
    kept = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    pipeline = Pipeline.load()
    spans = [(path, span) for path in sorted(folder.glob("*.pdf")) for span in spans_of(pipeline.read(path))]
    print(f"{len(spans)} spans, {sum(not span.boxes for _, span in spans)} without a box")
    right = 0
    drawn = random.Random(SEED).sample(spans, number)
    for count, (path, span) in enumerate(drawn):
        pages = pypdfium2.PdfDocument(path)
        images = [crop(pages, box) for box in span.boxes]
        seen = [read(image) for image in images]
        if key("".join(seen)) == key(span.quote):
            right += 1
        else:
            print(f"{count:3} {path.name}: {span.quote!r} reads {' '.join(seen)!r}")
        if kept:
            for index, image in enumerate(images):
                (kept / f"{count:03}_{index}.pgm").write_bytes(pgm(image))
    print(f"{right} of {number} crops read as their quotes")


if __name__ == "__main__":
    main()
