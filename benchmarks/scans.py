"""Prints papers to images, reads them back by OCR, and compares what is read with their JATS XML.

Usage: python benchmarks/scans.py FOLDER [N] [--plain]. FOLDER holds `name.pdf` and `name.xml`; pages become grey JPEGs
of 200 dpi. A sentence of the body is whole where its letters and digits stand in the text in one piece; its words and
numbers are counted with their repetitions. `--plain` shows what `tesseract` alone makes of the same pages.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

import pypdfium2

from ingest.model import Case
from ingest.pipeline import Pipeline
from ingest.read import Parts, read_document
from ingest.segment import find_sentences
from ingest.view import normalise

_DPI = 200
_SHORTEST = 15  # letters and digits of a sentence
_BODY = frozenset({"introduction", "methods", "case", "results", "discussion", "conclusion", "other"})
_MEASURED = ("sentences", "words", "numbers")


def print_to_images(path: Path, folder: Path) -> Path:
    """Return a PDF that holds nothing but an image of each page."""
    images = [
        page.render(scale=_DPI / 72, grayscale=True).to_pil().convert("L") for page in pypdfium2.PdfDocument(path)
    ]
    scan = folder / path.name
    images[0].save(scan, save_all=True, append_images=images[1:], resolution=_DPI, quality=75)
    return scan


def plain_text(scan: Path) -> str:
    """Return what Tesseract writes for each page, with its own defaults."""
    pages = []
    for page in pypdfium2.PdfDocument(scan):
        image = scan.with_suffix(".png")
        page.render(scale=300 / 72, grayscale=True).to_pil().save(image)
        done = subprocess.run(["tesseract", image, "-", "--dpi", "300"], capture_output=True, text=True, check=True)
        pages.append(done.stdout)
    return "\n".join(pages)


def body_sentences(parts: Parts) -> list[str]:
    """Return the sentences of the sections of a JATS article, without captions, tables and abstract."""
    view = normalise(parts.document)
    found = [(s, view.raw(s.start, s.end)) for s in find_sentences(view, parts.sections)]
    texts = [parts.document.text[start:end] for sentence, (start, end) in found if sentence.section in _BODY]
    return [text for text in texts if len(_letters(text)) >= _SHORTEST]


def fidelity(sentences: Iterable[str], text: str) -> Counter[str]:
    """Return how many sentences, words and numbers there are, and how many of them stand in a text."""
    count: Counter[str] = Counter()
    letters, joined = _letters(text), re.sub(r"-\n\s*", "", text)
    said: dict[str, Counter[str]] = {"words": Counter(), "numbers": Counter()}
    for sentence in sentences:
        count["sentences of"] += 1
        count["sentences"] += _letters(sentence) in letters
        said["words"] += _words(sentence)
        said["numbers"] += _numbers(sentence)
    for name, held in (("words", _words(joined)), ("numbers", _numbers(text))):
        count[f"{name} of"] += said[name].total()
        count[name] += (said[name] & held).total()
    return count


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", normalize("NFKD", text).lower())


def _words(text: str) -> Counter[str]:
    return Counter(filter(None, map(_letters, re.findall(r"\w+", text))))


def _numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+(?:[.,]\d+)*", text))


def of_patients(cases: Iterable[Case]) -> list[tuple[object, ...]]:
    """Return age, sex and modalities of each patient."""
    return [(case.age_years, case.sex, tuple(sorted(case.imaging))) for case in cases]


def shown(count: Counter[str]) -> str:
    """Return shares and their denominators."""
    return "  ".join(
        f"{name} {count[name] / max(count[f'{name} of'], 1):.3f} of {count[f'{name} of']}" for name in _MEASURED
    )


def main() -> None:
    """Print a row for each paper and the sums."""
    arguments = [each for each in sys.argv[1:] if each != "--plain"]
    folder, limit = Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else None
    pipeline = Pipeline.load()
    total, total_plain = Counter[str](), Counter[str]()
    with TemporaryDirectory() as scans:
        for path in sorted(folder.glob("*.pdf"))[:limit]:
            marked = read_document(path.with_suffix(".xml"))
            sentences = body_sentences(marked)
            scan = print_to_images(path, Path(scans))
            start = time.perf_counter()
            printed = read_document(scan)
            seconds = time.perf_counter() - start
            found, expected = (of_patients(pipeline.understand(parts).cases) for parts in (printed, marked))
            count = fidelity(sentences, printed.document.text)
            count += Counter({"pages": len(printed.document.pages), "papers": 1, "same": found == expected})
            total += count + Counter({"seconds": seconds})
            print(f"{path.stem:12} {shown(count)}  {seconds / count['pages']:.1f} s a page")
            if found != expected:
                print(f"{'':12} patients {found} for {expected}")
            if "--plain" in sys.argv:
                plain = fidelity(sentences, plain_text(scan))
                total_plain += plain
                print(f"{'':12} {shown(plain)}  plain")
    print(f"{'all':12} {shown(total)}  {total['seconds'] / total['pages']:.1f} s a page")
    print(f"{'':12} patients the same in {total['same']} of {total['papers']} papers")
    if "--plain" in sys.argv:
        print(f"{'':12} {shown(total_plain)}  plain")


if __name__ == "__main__":
    main()
