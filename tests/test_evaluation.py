import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ingest.evaluation import (
    Comparison,
    GoldError,
    Tally,
    compare_cases,
    compare_claims,
    evaluate,
    interval,
    load_gold,
    scores,
    total,
)
from ingest.pipeline import Pipeline
from ingest.read import read_text


def claim(**changes: Any) -> dict[str, Any]:
    return {
        "measure": "sensitivity", "value": 0.84, "start": 10, "end": 12, "quote": "84", "index_test": ["mri"], "cited": False,
    } | changes  # fmt: skip


@pytest.mark.parametrize(
    ("gold", "found", "figures"),
    [
        pytest.param([claim()], [claim()], ((1, 1, 1), (1, 1, 1), (1, 1, 1)), id="right"),
        pytest.param([claim()], [], ((1, 0, 0), (1, 0, 0), (1, 0, 0)), id="missed"),
        pytest.param([], [claim()], ((0, 1, 0), (0, 1, 0), (0, 1, 0)), id="made up"),
        pytest.param([claim()], [claim(value=0.48)], ((1, 1, 0), (1, 1, 0), (1, 1, 0)), id="value"),
        pytest.param([claim()], [claim(start=30, end=32)], ((1, 1, 0), (1, 1, 0), (1, 1, 0)), id="place"),
        pytest.param([claim()], [claim(index_test=["ct"])], ((1, 1, 1), (1, 1, 0), (1, 1, 0)), id="test"),
        pytest.param(
            [claim(index_test_alt=[["ct"]])], [claim(index_test=["ct"])], ((1, 1, 1), (1, 1, 1), (1, 1, 1)), id="other test"
        ),
        pytest.param([claim(ci_low=0.7, ci_high=0.9)], [claim()], ((1, 1, 1), (1, 1, 1), (1, 1, 0)), id="interval"),
        pytest.param([claim(cited=True)], [claim()], ((1, 1, 1), (1, 1, 1), (1, 1, 0)), id="origin"),
        pytest.param([claim(optional=True)], [claim()], ((0, 0, 0), (0, 0, 0), (0, 0, 0)), id="optional"),
        pytest.param(
            [claim(), claim(index_test=["ct"])], [claim(index_test=["ct"]), claim()],
            ((2, 2, 2), (2, 2, 2), (2, 2, 2)), id="two tests of one figure, in any order",
        ),
    ],
)  # fmt: skip
def test_claims(
    gold: list[dict[str, Any]], found: list[dict[str, Any]], figures: tuple[tuple[int, int, int], ...]
) -> None:
    tallies = compare_claims(gold, found).tallies
    assert tuple((t.gold, t.found, t.right) for t in map(tallies.__getitem__, ("figure", "test", "full"))) == figures


@pytest.mark.parametrize(
    ("gold", "found", "errors"),
    [
        pytest.param({"age_years": 48}, {"age_years": 48.0}, [], id="right"),
        pytest.param({"er": "positive"}, {"er": "negative"}, ["missed er = positive", "extra er = negative"], id="wrong"),
        pytest.param({"imaging": ["mri"]}, {"imaging": ["mri", "ct"]}, ["extra imaging = ct"], id="set"),
        pytest.param({"grade": 3, "optional": ["grade"]}, {}, [], id="optional"),
        pytest.param({"tnm": ["pT1 N0"]}, {"tnm": ["PT1N0"]}, [], id="code"),
        pytest.param(
            {"histology": ["infiltrating ductal carcinoma"]}, {"histology": ["invasive ductal carcinoma of the breast"]}, [],
            id="diagnosis in other words",
        ),
        pytest.param({"neoadjuvant": False}, {}, [], id="not said"),
    ],
)  # fmt: skip
def test_cases(gold: dict[str, Any], found: dict[str, Any], errors: list[str]) -> None:
    assert compare_cases([gold], [found]).errors == errors


def test_a_patient_too_few_counts_against_recall() -> None:
    tally = compare_cases([{"sex": "female"}, {"sex": "male"}], [{"sex": "female"}]).tallies["sex"]
    assert (tally.precision, tally.recall) == (1.0, 0.5)


def test_interval_holds_the_figure_and_shrinks_with_agreement() -> None:
    mixed = [Comparison({"figure": Tally(10, 10, right)}) for right in (4, 6, 8, 10)]
    low, high = interval(mixed, "figure")
    assert low < total(mixed)["figure"].f1 < high
    same = [Comparison({"figure": Tally(10, 10, 7)})] * 4
    assert interval(same, "figure") == pytest.approx((0.7, 0.7))


def test_scores_are_the_totals_with_their_intervals() -> None:
    mixed = [
        Comparison({"figure": Tally(10, 8, 6), "origin": Tally(6, 6, 6)}), Comparison({"figure": Tally(0, 2, 0), "sex": Tally(1, 1, 1)})
    ]  # fmt: skip
    figure, origin, sex = scores(mixed)
    assert [(s.kind, s.level) for s in (figure, origin, sex)] == [
        ("claims", "figure"),
        ("claims", "origin"),
        ("cases", "sex"),
    ]
    assert (figure.documents, figure.gold, figure.found, figure.right) == (2, 10, 10, 6)
    assert (figure.precision, figure.recall, figure.f1) == pytest.approx((0.6, 0.6, 0.6))
    assert (figure.f1_low, figure.f1_high) == interval(mixed, "figure")


def test_a_folder_of_another_kind_is_told(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no gold annotations"):
        load_gold(tmp_path)


@pytest.mark.parametrize("kind", ["claims", "fulltext", "cases"])
def test_figures_are_those_of_the_scorer(pipeline: Pipeline, shared: Path, tmp_path: Path, kind: str) -> None:
    folder = shared / "gold" / kind
    lines = []
    for name, text, _ in load_gold(folder):
        path = tmp_path / f"{name}.txt"
        path.write_bytes(text.encode())
        lines.append(pipeline.understand(read_text(path)).model_dump_json())
    readings = tmp_path / "readings.jsonl"
    readings.write_text("\n".join(lines))
    scorer = [sys.executable, "-B", str(shared / "gold" / "score.py"), "cases" if kind == "cases" else "claims"]
    said = subprocess.run([*scorer, str(folder), str(readings)], capture_output=True, text=True, check=True).stdout
    rows = re.findall(r"^ ?(?:  )?(\S.*?) +gold +(\d+) found +(\d+) right +(\d+)", said, re.MULTILINE)
    theirs = {name.strip(): tuple(map(int, counts)) for name, *counts in rows}
    ours = {name: (t.gold, t.found, t.right) for name, t in total(evaluate(folder, pipeline).values()).items()}
    shared_rows = set(theirs) & set(ours)
    assert len(shared_rows) >= 3
    assert {name: ours[name] for name in shared_rows} == {name: theirs[name] for name in shared_rows}


def test_gold_of_the_format_is_read(pipeline: Pipeline, tmp_path: Path) -> None:
    for name in ("gold", "texts"):
        (tmp_path / name).mkdir()
    text = "The sensitivity of MRI was 84%."
    (tmp_path / "texts" / "one.json").write_text(json.dumps({"id": "one", "text": text}))
    start = text.index("84")
    annotation = {"id": "one", "claims": [claim(start=start, end=start + 2)]}
    (tmp_path / "gold" / "one.json").write_text(json.dumps(annotation))
    assert total(evaluate(tmp_path, pipeline).values())["full"].f1 == 1.0
