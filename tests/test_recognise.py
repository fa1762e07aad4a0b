from collections.abc import Callable
from pathlib import Path

import pytest
import spacy

from ingest.annotated import AnnotatedText
from ingest.model import Document
from ingest.pipeline import Pipeline
from ingest.read import Parts
from ingest.recognise import abbreviations, load_recogniser

AnnotatedOf = Callable[[str], AnnotatedText]


def named(annotated: AnnotatedText, *kinds: str) -> list[tuple[str, str]]:
    return [(annotated.text[f.start : f.end], f.concept) for f in annotated.found if f.kind in kinds]


@pytest.mark.parametrize(
    ("text", "kinds", "found"),
    [
        pytest.param("Magnetic resonance imaging was done.", ("test",), [("Magnetic resonance imaging", "mri")], id="term"),
        pytest.param("DCE-MRI was done.", ("test",), [("DCE-MRI", "dce_mri")], id="short form, longest"),
        pytest.param("Tell us and the pet.", ("test",), [], id="short forms are exact"),
        pytest.param("MRl showed it.", ("test",), [("MRI", "mri")], id="OCR slip"),
        pytest.param(
            "ductal carcinoma in situ", ("histology", "condition"),
            [("ductal carcinoma in situ", "ductal_carcinoma_in_situ")], id="longest of a family",
        ),
        pytest.param(
            "apocrine carcinoma of the breast", ("histology", "condition"), [("apocrine carcinoma", "apocrine_carcinoma")],
            id="a diagnosis before a condition",
        ),
        pytest.param("The left breast.", ("laterality", "site"), [("left", "left"), ("breast", "breast")], id="families apart"),
        pytest.param("HER2-positive disease", ("receptor",), [("HER2", "her2")], id="inner hyphen"),
        pytest.param("sensitivity=72%", ("measure",), [("sensitivity", "sensitivity")], id="equals sign"),
    ],
)  # fmt: skip
def test_found(annotated_of: AnnotatedOf, text: str, kinds: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert named(annotated_of(text), *kinds) == found


def test_an_abbreviation_is_found_wherever_it_is_used(annotated_of: AnnotatedOf) -> None:
    text = "Intraoperative frozen section (IFS) was read. IFS took ten minutes."
    by = [(f.concept, f.found_by) for f in annotated_of(text).found if text[f.start : f.end] == "IFS"]
    assert by == [("frozen_section", "abbreviation")] * 2


def test_a_text_may_define_a_short_form_anew(annotated_of: AnnotatedOf) -> None:
    text = "Central tendon irritation (CT) was seen. CT hurt."
    assert named(annotated_of(text), "test") == []


@pytest.mark.parametrize(
    ("word", "concept"),
    [("mamography", "mammography"), ("mastektomy", "mastectomy"), ("mammographic", None), ("doctoral", None)],
)
def test_a_misspelling_is_linked_and_a_derived_form_is_not(
    annotated_of: AnnotatedOf, word: str, concept: str | None
) -> None:
    similar = [found for found in annotated_of(f"She had {word} today.").found if found.found_by == "similar"]
    assert [found.concept for found in similar] == ([concept] if concept else [])
    assert all(0.7 < found.score < 1 for found in similar)


def test_abbreviations_of_the_text(pipeline: Pipeline, annotated_of: AnnotatedOf) -> None:
    annotated = annotated_of("The spleen portal index (SPI) was low. SPI rose.")
    assert abbreviations(pipeline.recogniser, annotated.text, annotated.sentences) == {"SPI": "spleen portal index"}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        pytest.param(
            "Digital mammography (DM; n = 14) was read.", {"DM": "Digital mammography"}, id="more in the bracket"
        ),
        pytest.param("We read MR angiography (MRA).", {"MRA": "MR angiography"}, id="a letter inside the last word"),
    ],
)
def test_definitions_that_scispacy_misses(
    pipeline: Pipeline, annotated_of: AnnotatedOf, text: str, pairs: dict[str, str]
) -> None:
    annotated = annotated_of(text)
    assert abbreviations(pipeline.recogniser, annotated.text, annotated.sentences) == pairs


def test_a_model_that_is_not_installed_is_an_error() -> None:
    with pytest.raises(OSError, match="en_core_sci_nothing"):
        load_recogniser("en_core_sci_nothing")


def test_a_model_of_the_user_adds_its_entities(tmp_path: Path, document_of: Callable[[str], Document]) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ENTITY", "pattern": "quartz lattice"}])
    nlp.meta["name"], nlp.meta["version"] = "sample", "1.2.3"
    nlp.to_disk(tmp_path / "model")
    pipeline = Pipeline.load(str(tmp_path / "model"))
    mentions = pipeline.understand(Parts(document_of("MRI showed quartz lattice."))).mentions
    added = [(m.quote, m.concept, m.kind, m.found_by) for m in mentions if m.kind == "entity"]
    assert added == [("quartz lattice", "quartz lattice", "entity", "en_sample 1.2.3")]
    assert pipeline.made_by.model == "en_sample 1.2.3"
