"""Make the corpus: corpus/reports and corpus/gold from corpus/sources, the same bytes every time.

usage: python corpus/generate.py [FOLDER]

FOLDER receives reports/, gold/ and manifest.toml; it is corpus/ itself unless given.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from as_jats import as_jats
from as_pdf import as_pdf
from as_text import as_text
from source import CLOSING, MARKS, OPENING, Report, passages, read_reports, unmarked

HERE = Path(__file__).parent
# What document and file formats do to a sentence: white space, and the hyphen at a line's end.
LAYOUT = re.compile(r"[\s\u00ad\ufffe-]")
CASE: dict[str, Any] = {
    "age_years": None, "sex": None, "laterality": None, "imaging": [], "tissue_sampling": [], "birads": [],
    "histology": [], "grade": None, "er": None, "pr": None, "her2": None, "ar": None, "er_percent": None,
    "pr_percent": None, "her2_ihc": None, "her2_fish": None, "ki67_percent": None, "tnm": [], "stage": [],
    "tumour_size_mm": None, "systemic_therapy": [], "neoadjuvant": False, "radiotherapy": False, "surgery": [],
    "outcome": [], "follow_up_months": None,
}  # fmt: skip
CASE_EXTRAS = {"label", "imaging_by_time", "agreement_with_pathology", "optional", "contradiction"}
LICENCE = "CC BY 4.0"


def gold(report: Report, stem: str, text: str | None) -> dict[str, Any]:
    """Return the gold annotation of one file; `text` is a .txt file's text with marks, whose offsets are then recorded.

    Raises KeyError for a mark without a claim, ValueError for a claim without a mark or an unknown field of a case.
    """
    claims = []
    for passage, in_table in passages(report):
        for match in MARKS.finditer(passage):
            if ord(match[0]) < CLOSING:
                claims += _claims_of_mark(report, passage, in_table, ord(match[0]) - OPENING, text)
    unused = set(report.front.get("claims", {})) - {key for keys in report.marks for key in keys}
    unknown = {key for case in report.front.get("cases", ()) for key in case} - set(CASE) - CASE_EXTRAS
    if unused or unknown:
        raise ValueError(
            f"{report.stem}: claims without a mark {sorted(unused)}, unknown case fields {sorted(unknown)}"
        )
    return {"id": stem, "claims": claims, "cases": [CASE | case for case in report.front.get("cases", ())]}


def _claims_of_mark(
    report: Report, passage: str, in_table: bool, number: int, text: str | None
) -> list[dict[str, Any]]:
    opening, closing = chr(OPENING + number), chr(CLOSING + number)
    before, _, after = passage.partition(opening)
    quote = unmarked(after.partition(closing)[0])
    place: dict[str, Any] = {"quote": quote, "sentence": unmarked(passage)}
    place["occurrence"] = 1 + LAYOUT.sub("", unmarked(before)).count(LAYOUT.sub("", quote))
    if text is not None:
        start = len(unmarked(text[: text.index(opening)]))
        place |= {"start": start, "end": start + len(unmarked(text[text.index(opening) : text.index(closing)]))}
        place["quote"] = unmarked(text)[place["start"] : place["end"]]
    if in_table:
        place |= {"place": "table", "optional": True}
    return [_claim(report, key) | place for key in report.marks[number]]


def _claim(report: Report, key: str) -> dict[str, Any]:
    claim: dict[str, Any] = (
        {"target": None, "subgroup": None} | report.front.get("claim_defaults", {}) | report.front["claims"][key]
    )
    if "ci" in claim:
        claim["ci_low"], claim["ci_high"] = claim.pop("ci")
    if "count" in claim:
        claim["numerator"], claim["denominator"] = claim.pop("count")
    return claim | {"cited": "cites" in claim}


def files(report: Report) -> dict[str, tuple[bytes, dict[str, Any]]]:
    """Return the report's files by name: their bytes and their gold annotation."""
    made: dict[str, tuple[bytes, dict[str, Any]]] = {}
    for name in report.front["files"]:
        stem, _, suffix = name.rpartition(".")
        if suffix == "txt":
            text = as_text(report)
            made[name] = unmarked(text).encode(), gold(report, stem, text)
        else:
            made[name] = {"xml": as_jats, "pdf": as_pdf}[suffix](report), gold(report, stem, None)
    return made


def manifest_entry(report: Report, name: str) -> str:
    """Return the manifest's table of one file."""
    front = report.front
    entry = {
        "file": f"reports/{name}", "gold": f"gold/{name.rpartition('.')[0]}.json", "format": name.rpartition(".")[2],
        "layout": front["layout"] if len(front["files"]) == 1 else front["layouts"][front["files"].index(name)],
        "title": front["title"], "doi": front["doi"], "exercises": front["exercises"],
        "origin": front.get("origin", "written for casegraph"), "licence": LICENCE,
    }  # fmt: skip
    return "\n".join(
        ["[[report]]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items())]
    )


def main(folder: Path) -> None:
    entries = ["# Generated by corpus/generate.py; edit corpus/sources instead."]
    for name in ("reports", "gold"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for report in read_reports(HERE / "sources"):
        for name, (content, annotation) in files(report).items():
            (folder / "reports" / name).write_bytes(content)
            path = folder / "gold" / f"{annotation['id']}.json"
            path.write_text(json.dumps(annotation, indent=1, ensure_ascii=False) + "\n", "utf-8", newline="\n")
            entries.append(manifest_entry(report, name))
    (folder / "manifest.toml").write_text("\n\n".join(entries) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
