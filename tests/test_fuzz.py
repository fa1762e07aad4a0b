"""Real files with bytes changed at random, the same ones each time: each gives a sound reading or a problem."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from ingest.model import Reading
from ingest.pipeline import Pipeline
from ingest.read import UnreadableError
from kb.store import finish, open_database, store
from kb.verify import verify

REPORTS = Path(__file__).parent.parent / "corpus" / "reports"
# What parsers take for a beginning, an end, a number, a reference or a character.
TOKENS = {
    ".pdf": (b"endobj", b"endstream", b"stream\r\n", b"<<", b">>", b"[", b"]", b"(", b" 0 R", b"-1", b"4294967296", b"/Kids", b"null"),
    ".xml": (b"<", b">", b"&", b"</p>", b"<p>", b"<table>", b"<xref ref-type='bibr' rid='r1'>", b"<![CDATA[", b"<!--", b"\0", b"\xff"),
    ".txt": (b"(", b"[1", b"%", b"84%", b"\n\n", b"\0", b"\xff", b"\xe2\x80\xae", b"References\n", b"\t", b"95% CI "),
}  # fmt: skip


def mutated(data: bytes, tokens: tuple[bytes, ...], seed: int) -> bytes:
    """Return bytes of which one to six stretches were changed, cut out, doubled, moved or filled with a token."""
    random, changed = Random(seed), bytearray(data)  # noqa: S311 (nothing secret)
    for _ in range(random.randint(1, 6)):
        start = random.randrange(len(changed) + 1)
        end = min(len(changed), start + random.choice((1, 1, 4, 40, 400, 4_000)))
        stretch = changed[start:end]
        changed[start:end] = random.choice(
            (
                random.randbytes(len(stretch)),
                b"",
                stretch * random.choice((2, 3, 50)),
                random.choice(tokens),
                bytes(byte ^ (1 << random.randrange(8)) for byte in stretch),
                stretch[::-1],
            )
        )
    return bytes(changed[: random.randrange(len(changed))] if random.random() < 0.1 else changed)


def rearranged(data: bytes, seed: int) -> bytes:
    """Return an article, well-formed still, of which some elements were cut out, doubled, moved, renamed or bared."""
    random, root = Random(seed), etree.fromstring(data)  # noqa: S311 (nothing secret)
    for _ in range(random.randint(1, 12)):
        elements = [element for element in root.iter(etree.Element) if element is not root]
        one, other = random.choice(elements), random.choice(elements)
        match random.randrange(6):
            case 0:
                one.getparent().remove(one)
            case 1:
                one.addnext(deepcopy(one))
            case 2 if one not in {other, *other.iterancestors()}:
                other.insert(random.randrange(len(other) + 1), one)
            case 3:
                one.tag = other.tag
            case 4:
                one.attrib.clear()
            case _:
                one.text, other.text = other.text, one.text
    return etree.tostring(root)


def outcome(pipeline: Pipeline, path: Path) -> Reading | None:
    """Return the reading of a file, or None for one whose problem is a sentence about it."""
    try:
        reading = pipeline.read(path)
    except UnreadableError as error:
        assert error.problem.severity == "error"
        assert error.problem.message.startswith(f"{path.name}")
        assert error.problem.message.endswith(".")
        assert error.problem.message.isprintable()
        return None
    # Validation compares each quote with the characters that its offsets point at.
    assert Reading.model_validate_json(reading.model_dump_json()) == reading
    return reading


def check(pipeline: Pipeline, paths: list[Path], seeds: range, folder: Path) -> tuple[int, int]:
    """Read files that were changed with each seed, store what is read, and return how many were and were not."""
    db = open_database()
    readings = []
    for seed in seeds:
        original = paths[seed % len(paths)]
        path = folder / f"{original.stem}-{seed}{original.suffix}"
        data = original.read_bytes()
        changed = (
            rearranged(data, seed) if path.suffix == ".xml" and seed % 2 else mutated(data, TOKENS[path.suffix], seed)
        )
        path.write_bytes(changed)
        readings.append(outcome(pipeline, path))
    read = [reading for reading in readings if reading]
    for reading in read:
        store(db, reading)
    finish(db, pipeline.made_by)
    assert verify(db) == []
    return len(read), len(readings) - len(read)


@pytest.mark.parametrize(
    ("suffix", "seeds"),
    [
        pytest.param(".txt", range(40), id="text"),
        pytest.param(".xml", range(60), id="JATS"),
        pytest.param(".pdf", range(24), id="PDF"),
    ],
)
def test_changed_reports_are_read_soundly_or_are_problems(
    pipeline: Pipeline, suffix: str, seeds: range, tmp_path: Path
) -> None:
    n_read, n_problems = check(pipeline, sorted(REPORTS.glob(f"*{suffix}")), seeds, tmp_path)
    assert min(n_read, n_problems) >= 5


@pytest.mark.parametrize("suffix", [".xml", ".pdf"])
def test_changed_papers_are_read_soundly_or_are_problems(
    pipeline: Pipeline, shared: Path, suffix: str, tmp_path: Path
) -> None:
    paths = sorted((shared / "pdf_jats").glob(f"*{suffix}"))
    n_read, n_problems = check(pipeline, paths, range(1000, 1010), tmp_path)
    assert n_read + n_problems == 10
    assert n_read
