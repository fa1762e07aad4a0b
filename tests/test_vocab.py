from pathlib import Path

import pytest

from ingest.model import MEASURES
from ingest.vocab import CUE_FILE, FOLDER, RULE_FILE, VocabularyError, load_vocabulary

BASE_LABELS = set(
    "mri mammography tomosynthesis ultrasound elastography ct pet pet_ct spect scintigraphy xray angiography fluoroscopy "
    "endoscopy biopsy fna cytology histology laboratory ecg clinical_examination questionnaire cad_ai reader other".split()
)
CUES = """
[[context]]
literal = "no"
category = "negated"
direction = "forward"
[attribution]
[receptor_status]
[antibody_clone]
[test_word]
[mask]
[table]
[table_measure]
[table_tally]
[section_default]
[histology_name]
[not_done]
ahead = []
just_ahead = []
denied = []
done_after_all = ""
behind = []
behind_in_sentence = []
done_behind = []
shown_behind = ""
[case]
"""

RULES = """
[receptor]
source = "somebody"
positive_from_percent = 1
positive_from_allred = 3
positive_from_h_score = 1
positive_from_immunoreactive_score = 2
[her2]
source = "somebody"
by_score = { "3+" = "positive" }
amplified_from_ratio = 2.0
[subtype]
name = "subtype"
source = "somebody"
histology = ["ductal"]
ki67_high_from_percent = 20
pr_high_from_percent = 20
"""


def write(folder: Path, concepts: str, cues: str = CUES, rules: str = RULES) -> Path:
    (folder / "thing.toml").write_text(concepts, encoding="utf-8")
    (folder / CUE_FILE).write_text(cues, encoding="utf-8")
    (folder / RULE_FILE).write_text(rules, encoding="utf-8")
    return folder


def test_every_measure_is_a_concept() -> None:
    assert {concept.key for concept in load_vocabulary().of_kind("measure")} == set(MEASURES)


def test_every_index_test_has_a_base_label() -> None:
    vocabulary = load_vocabulary()
    labels = {
        concept.key: vocabulary.base_test(concept.key) for concept in vocabulary.of_kind("test", "tissue_sampling")
    }
    assert set(labels.values()) <= BASE_LABELS
    assert labels["dce_mri"] == "mri"


@pytest.mark.parametrize(
    ("kinds", "least"),
    [
        (("test",), 40), (("finding",), 60), (("histology",), 60), (("drug",), 150), (("outcome",), 25),
        (("receptor", "receptor_group"), 10), (("condition",), 80), (("regimen",), 30), (("time_point",), 6),
        (("laterality",), 3), (("quadrant",), 4), (("specimen", "tissue_sampling"), 8), (("reference_standard",), 4),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)  # fmt: skip
def test_vocabulary_is_wide_enough(kinds: tuple[str, ...], least: int) -> None:
    assert len(list(load_vocabulary().of_kind(*kinds))) >= least


def test_narrower_concepts_lead_to_broader_ones() -> None:
    assert list(load_vocabulary().ancestors("dce_mri")) == ["dce_mri", "mri"]


def test_no_term_stands_for_two_concepts() -> None:
    seen: dict[str, str] = {}
    twice = []
    for concept in load_vocabulary().concepts.values():
        if concept.kind == "section":
            continue
        for term in {term.lower() for term in concept.terms}:
            if term in seen:
                twice.append((term, seen[term], concept.key))
            seen[term] = concept.key
    assert twice == []


@pytest.mark.parametrize(
    ("concepts", "says"),
    [
        pytest.param('kind = "test"\n[mri]\n', r"thing.toml: \[mri\] label", id="no label"),
        pytest.param('kind = "test"\n[mri]\nlabel = "MRI"\ncolour = "red"\n', r"\[mri\] colour", id="unknown field"),
        pytest.param('kind = "test"\n[mri]\nlabel = "MRI"\nbroader = "scan"\n', "which no file defines", id="broader"),
        pytest.param('kind = "test"\nmri = 3\n', "is no concept block", id="no block"),
        pytest.param("kind = [", "not valid TOML", id="not TOML"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, concepts: str, says: str) -> None:
    with pytest.raises(VocabularyError, match=says):
        load_vocabulary(write(tmp_path, concepts))


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        pytest.param(
            RULES.replace("positive_from_allred = 3\n", ""), "rule.toml: .*positive_from_allred", id="lacks one"
        ),
        pytest.param(RULES.replace('"positive"', '"high"'), "rule.toml: .*by_score", id="no status"),
    ],
)
def test_a_broken_rule_is_named(tmp_path: Path, rules: str, says: str) -> None:
    with pytest.raises(VocabularyError, match=says):
        load_vocabulary(write(tmp_path, 'kind = "test"\n[mri]\nlabel = "MRI"\n', rules=rules))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path, 'kind = "test"\n[mri]\nlabel = "MRI"\n')
    (folder / RULE_FILE).unlink()
    with pytest.raises(VocabularyError, match=r"rule\.toml is missing"):
        load_vocabulary(folder)


def test_a_term_needs_no_code(tmp_path: Path) -> None:
    block = (
        'kind = "test"\n[photoacoustic]\nlabel = "photoacoustic imaging"\ntest = "other"\nterms = ["photoacoustics"]\n'
    )
    vocabulary = load_vocabulary(write(tmp_path, block))
    assert vocabulary.base_test("photoacoustic") == "other"


def test_the_hash_follows_the_files(tmp_path: Path) -> None:
    first = load_vocabulary(write(tmp_path, 'kind = "test"\n[mri]\nlabel = "MRI"\n')).digest
    other = tmp_path / "other"
    other.mkdir()
    assert load_vocabulary(write(other, 'kind = "test"\n[mri]\nlabel = "MR"\n')).digest != first
    assert load_vocabulary(FOLDER).digest == load_vocabulary().digest
