from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param("There was a mass.", "mass", (), id="affirmed"),
        pytest.param("There was no evidence of metastasis.", "metastasis", ("negated",), id="forward"),
        pytest.param("Metastasis was ruled out.", "Metastasis", ("negated",), id="backward"),
        pytest.param("Metastasis was also ruled out.", "Metastasis", ("negated",), id="an-adverb-in-the-cue"),
        pytest.param("Metastasis could thus be excluded.", "Metastasis", ("negated",), id="an-adverb-behind-could"),
        pytest.param("Metastasis had to be excluded.", "Metastasis", ("uncertain",), id="had-to-be"),
        pytest.param("It was negative for CD20 - metastasis was found.", "metastasis", (), id="a-dash-ends-it"),
        pytest.param("No mass was seen and MRI showed metastasis.", "MRI", (), id="another-test-showed"),
        pytest.param(
            "A woman whose mother died of it was referred for metastasis.", "metastasis", (), id="she-herself"
        ),
        pytest.param("Her mother was recently referred for metastasis.", "metastasis", ("family",), id="the-mother"),
        pytest.param("No fever, but metastasis was seen.", "metastasis", (), id="terminator"),
        pytest.param("Not only metastasis was seen.", "metastasis", (), id="pseudo cue"),
        pytest.param("Findings were suspicious for metastasis.", "metastasis", ("uncertain",), id="uncertain"),
        pytest.param("She had a history of appendicitis.", "appendicitis", ("historical",), id="historical"),
        pytest.param("Her mother had breast cancer.", "breast cancer", ("family",), id="family"),
        pytest.param("There was no fever; metastasis was found.", "metastasis", (), id="semicolon"),
        pytest.param("She denied appendicitis.", "appendicitis", ("negated",), id="denied"),
        pytest.param("There was no further metastasis.", "metastasis", ("negated",), id="no further"),
        pytest.param("Metastases: none.", "Metastases", ("negated",), id="a sign at its word"),
        pytest.param("A mass, metastases: none.", "mass", (), id="a sign at another word"),
        pytest.param("Metastases: negative.", "Metastases", ("negated",), id="negative behind a colon"),
        pytest.param("Neither CT nor MRI showed metastases.", "metastases", ("negated",), id="neither test showed it"),
        pytest.param("She had no fever and CT showed metastases.", "metastases", (), id="a test showed it"),
        pytest.param(
            "Mammography showed a mass without calcifications, and ultrasound a cyst.", "cyst", (), id="another test"
        ),
        pytest.param("Ducts without oedema, some with carcinoma.", "carcinoma", (), id="another phrase behind without"),
        pytest.param("A never-smoker with a melanoma came.", "melanoma", (), id="a never-smoker"),
        pytest.param(
            "No primary was found, the diagnosis was melanoma.", "melanoma", (), id="the diagnosis behind a denial"
        ),
        pytest.param("CT was normal for sarcoidosis.", "sarcoidosis", ("negated",), id="normal for"),
        pytest.param("The smears were negative for melanoma.", "melanoma", ("negated",), id="were negative for"),
        pytest.param("Chest: no effusion.", "effusion", ("negated",), id="no behind a colon"),
        pytest.param("Lymphadenopathy (-).", "Lymphadenopathy", ("negated",), id="a minus in brackets"),
        pytest.param("Biopsy showed melanoma, S100 negative.", "melanoma", (), id="negative of another part"),
        pytest.param("Metastasis was negative.", "Metastasis", ("negated",), id="negative of its part"),
        pytest.param("No masses, nodules or distortion.", "distortion", ("negated",), id="a list under one denial"),
        pytest.param("She had no fever and she had metastases.", "metastases", (), id="another subject"),
        pytest.param("She had a HER2-negative sarcoma.", "sarcoma", (), id="a result joined to its marker"),
        pytest.param("Biopsy showed melanoma, PR 85%, HER2 equivocal.", "melanoma", (), id="equivocal of another part"),
        pytest.param(
            "Biopsy showed mastitis, and tuberculosis was ruled out.", "mastitis", (), id="a subject of its own"
        ),
        pytest.param("Mother and child: metastases.", "metastases", (), id="a mother who is the patient"),
    ],
)
def test_assertions(
    annotated_of: Callable[[str], AnnotatedText], text: str, word: str, expected: tuple[str, ...]
) -> None:
    annotated = annotated_of(text)
    item = next(f for f in annotated.found if f.start <= text.index(word) < f.end)
    assert annotated.assertions[item] == expected


def test_a_cue_does_not_leave_its_sentence(annotated_of: Callable[[str], AnnotatedText]) -> None:
    annotated = annotated_of("There was no fever. Metastasis was found.")
    item = next(f for f in annotated.found if annotated.text[f.start : f.end] == "Metastasis")
    assert annotated.assertions[item] == ()


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("FAMILY HISTORY", ("family",), id="family"),
        pytest.param("Past medical history:", ("historical",), id="historical"),
        pytest.param("Laboratory findings", (), id="no default"),
    ],
)
def test_a_heading_speaks_for_its_paragraph(
    annotated_of: Callable[[str], AnnotatedText], heading: str, expected: tuple[str, ...]
) -> None:
    annotated = annotated_of(f"CASE PRESENTATION\nA mass was felt.\n\n{heading}\nMelanoma.\n\nLymphoma was found.")
    held = {annotated.text[item.start : item.end]: annotated.assertions[item] for item in annotated.found}
    assert (held["Melanoma"], held["Lymphoma"], held["mass"]) == (expected, (), ())


def test_a_label_in_running_text_speaks_for_its_sentence_alone(annotated_of: Callable[[str], AnnotatedText]) -> None:
    annotated = annotated_of("A mass was felt. Family history: melanoma. Lymphoma was found.")
    held = {annotated.text[item.start : item.end]: annotated.assertions[item] for item in annotated.found}
    assert (held["melanoma"], held["Lymphoma"]) == (("family",), ())
