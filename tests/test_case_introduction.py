"""Patients whom one sentence introduces, and whose turn it is."""

from __future__ import annotations

import pytest

from ingest.case.introduction import introduced_together, is_of_all, relation_at_opening, turn

INTRODUCED = [
    pytest.param("Two sisters, aged 45 and 48, were seen.", (("sister",), ("sister",)), (45, 48), id="ages"),
    pytest.param(
        "A mother and her daughter, both with cancer, came.", (("mother",), ("daughter",)), None, id="relations"
    ),
    pytest.param(
        "Two women, 45 and 61 years old, were seen.", (("woman",), ("woman",)), (45, 61), id="women-with-ages"
    ),
    pytest.param("We saw two 45- and 61-year-old men.", (("man",), ("man",)), (45, 61), id="ages-behind-the-number"),
    pytest.param("We report a mother and daughter.", (("mother",), ("daughter",)), None, id="no-second-determiner"),
    pytest.param(
        "A 64-year-old woman and her 38-year-old son were seen.",
        (("woman", "mother"), ("son",)),
        (64, 38),
        id="an-age-at-each-noun",
    ),
    pytest.param("Three sisters, aged 45, 48 and 51, came.", (("sister",),) * 3, (45, 48, 51), id="three"),
]


@pytest.mark.parametrize(("text", "names", "ages"), INTRODUCED)
def test_who_is_introduced(text: str, names: tuple[tuple[str, ...], ...], ages: tuple[int, ...] | None) -> None:
    introduced = introduced_together(text, 0, len(text))
    assert introduced is not None
    assert introduced.names == names
    assert [age and age.value for age in introduced.ages] == list(ages or (None,) * len(names))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Two women had complications.", id="any-two-women"),
        pytest.param("A mother of two children was seen.", id="mother-of-two"),
        pytest.param("A woman and her husband were seen.", id="a-couple"),
        pytest.param("The first biopsy and the second were negative.", id="no-persons"),
    ],
)
def test_who_is_not(text: str) -> None:
    assert introduced_together(text, 0, len(text)) is None


TURNS = [
    pytest.param("The first had a mass.", 0, id="first"),
    pytest.param("The second sister had a mass.", 1, id="second"),
    pytest.param("The elder had a mass.", 1, id="elder"),
    pytest.param("The younger sister was operated.", 0, id="younger"),
    pytest.param("The 48-year-old had a mass.", 1, id="age"),
    pytest.param("The first biopsy was negative.", None, id="of-a-biopsy"),
    pytest.param("Her sister had a mass.", None, id="a-name-of-both"),
]


@pytest.mark.parametrize(("sentence", "whose"), TURNS)
def test_whose_turn_it_is(sentence: str, whose: int | None) -> None:
    text = "Two sisters, aged 45 and 48, were seen."
    introduced = introduced_together(text, 0, len(text))
    assert introduced is not None
    assert turn(sentence, introduced) == whose


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        pytest.param("The third sister had a mass.", 2, id="ordinal"),
        pytest.param("The eldest was operated.", 2, id="by-age"),
        pytest.param("The youngest was operated.", 0, id="youngest"),
        pytest.param("The fourth was operated.", None, id="one-too-many"),
    ],
)
def test_whose_turn_it_is_of_three(sentence: str, whose: int | None) -> None:
    text = "Three sisters, aged 45, 48 and 51, were seen."
    introduced = introduced_together(text, 0, len(text))
    assert introduced is not None
    assert turn(sentence, introduced) == whose


def test_the_relation_at_an_opening() -> None:
    assert relation_at_opening("Her 22-year-old daughter presented.") == ("daughter", "")
    assert relation_at_opening("The elder sister was seen.") == ("sister", "elder")
    assert relation_at_opening("A 22-year-old woman presented.") is None


def test_a_sentence_about_all() -> None:
    assert is_of_all("Both patients were treated.")
    assert not is_of_all("Both breasts were normal.")
