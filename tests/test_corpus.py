"""The corpus is what its generator makes, its gold annotations stand on its texts, and its arithmetic is right."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument
from scipy.stats import binomtest

from ingest.model import MEASURES, RATIO_MEASURES, Case
from ingest.printed import printed_value
from ingest.read import read_document

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
MANIFEST: list[dict[str, str]] = tomllib.loads((CORPUS / "manifest.toml").read_text("utf-8"))["report"]
REPORTS = [pytest.param(entry, id=Path(entry["file"]).name) for entry in MANIFEST]
# White space and the hyphens at line ends: all that a layout adds to a sentence or takes from it.
LAYOUT = re.compile(r"[\s\u00ad\ufffe-]")


def locate(text: str, claim: dict[str, Any]) -> tuple[int, int]:
    """Return where the quote of a gold claim stands in a text: in its sentence, at its occurrence there."""
    kept = [i for i, character in enumerate(text) if not LAYOUT.match(character)]
    squeezed = "".join(text[i] for i in kept)
    at = squeezed.index(LAYOUT.sub("", claim["sentence"]))
    quote = LAYOUT.sub("", claim["quote"])
    at -= 1
    for _ in range(claim["occurrence"]):
        at = squeezed.index(quote, at + 1)
    return kept[at], kept[at + len(quote) - 1] + 1


def gold(entry: dict[str, str]) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((CORPUS / entry["gold"]).read_text("utf-8"))
    return content


def claims() -> list[Any]:
    return [
        pytest.param(claim, id=f"{Path(entry['file']).stem}-{i}-{claim['measure']}")
        for entry in MANIFEST
        for i, claim in enumerate(gold(entry)["claims"])
    ]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    subprocess.run([sys.executable, CORPUS / "generate.py", folder], check=True)
    return folder


def test_the_manifest_lists_exactly_the_files(made: Path) -> None:
    assert (made / "manifest.toml").read_text("utf-8") == (CORPUS / "manifest.toml").read_text("utf-8")
    for folder, key in (("reports", "file"), ("gold", "gold")):
        assert sorted(f"{folder}/{path.name}" for path in (CORPUS / folder).iterdir()) == sorted(
            entry[key] for entry in MANIFEST
        )


@pytest.mark.parametrize("entry", REPORTS)
def test_the_file_and_its_gold_are_up_to_date(entry: dict[str, str], made: Path) -> None:
    assert (made / entry["gold"]).read_bytes() == (CORPUS / entry["gold"]).read_bytes()
    if entry["format"] == "pdf":  # compressed streams differ between versions of zlib and reportlab; the text must not
        assert read_document(made / entry["file"]).document.text == read_document(CORPUS / entry["file"]).document.text
    else:
        assert (made / entry["file"]).read_bytes() == (CORPUS / entry["file"]).read_bytes()


@pytest.mark.parametrize("entry", REPORTS)
def test_every_gold_quote_stands_in_the_text_that_casegraph_reads(entry: dict[str, str]) -> None:
    text = read_document(CORPUS / entry["file"]).document.text
    for claim in gold(entry)["claims"]:
        start, end = locate(text, claim)
        assert LAYOUT.sub("", text[start:end]) == LAYOUT.sub("", claim["quote"])
        if entry["format"] == "txt":
            assert (start, end) == (claim["start"], claim["end"])
            assert text[start:end] == claim["quote"]


@pytest.mark.parametrize("entry", REPORTS)
def test_the_print_says_that_it_was_written_for_casegraph(entry: dict[str, str]) -> None:
    path = CORPUS / entry["file"]
    if entry["format"] == "pdf":  # said in a running foot, which the reader leaves out
        with PdfDocument(path) as pdf:
            text = pdf[0].get_textpage().get_text_range()
    else:
        text = read_document(path).document.text
    assert "ritten for casegraph" in " ".join(text.split())
    assert entry["licence"] == "CC BY 4.0"


@pytest.mark.parametrize("entry", REPORTS)
def test_cases_use_the_field_names_of_the_model(entry: dict[str, str]) -> None:
    beside = {"optional", "contradiction", "imaging_by_time", "agreement_with_pathology"}
    for case in gold(entry)["cases"]:
        assert set(case) - beside <= set(Case.model_fields)


@pytest.mark.parametrize("claim", claims())
def test_a_value_is_what_its_quote_says(claim: dict[str, Any]) -> None:
    assert claim["measure"] in MEASURES
    ratio = claim["measure"] in RATIO_MEASURES or float(claim["quote"]) == claim["value"] < 1
    assert printed_value(claim["quote"], "ratio" if ratio else "percent") == pytest.approx(claim["value"])
    assert claim["cited"] == bool(claim.get("cites"))


@pytest.mark.parametrize("claim", [row for row in claims() if "denominator" in row.values[0]])
def test_the_arithmetic_is_right(claim: dict[str, Any]) -> None:
    """Check that a percentage follows from its counts, and its interval from them by Wilson's method."""
    decimals = len(claim["quote"].partition(".")[2])
    proportion = claim["numerator"] / claim["denominator"]
    assert 100 * proportion == pytest.approx(float(claim["quote"]), abs=0.5001 * 10**-decimals)
    if "ci_low" in claim:
        wilson = binomtest(claim["numerator"], claim["denominator"]).proportion_ci(method="wilson")
        assert (claim["ci_low"], claim["ci_high"]) == pytest.approx((wilson.low, wilson.high), abs=0.00051)


def test_the_restatement_shares_no_phrase_of_five_words_with_its_source(shared: Path) -> None:
    def phrases(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[a-z0-9]+", re.sub(r"-\n", "", text).lower())
        return set(zip(*(words[i:] for i in range(5)), strict=False))

    published = (shared / "acceptance" / "durhan-2022.txt").read_text("utf-8")
    _, _, body = (CORPUS / "sources" / "restated-microcalcification.md").read_text("utf-8").split("+++\n", 2)
    assert phrases(body) & phrases(published) == set()
