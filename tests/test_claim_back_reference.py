from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.claim.back_reference import merged_by_count, refers_back, with_anaphora
from ingest.claim.measures import MeasureGroup, find_measures, group_measures
from ingest.claim.numbers import find_values
from ingest.claim.runs import Link
from ingest.pipeline import Pipeline

GroupsOf = Callable[[str], list[MeasureGroup]]


@pytest.fixture
def groups_of(annotated_of: Callable[[str], AnnotatedText], pipeline: Pipeline) -> GroupsOf:
    """Groups the measures that one sentence names."""

    def group(text: str) -> list[MeasureGroup]:
        mentions = annotated_of(text).mentions(0, len(text), "measure", "measure_pair")
        return group_measures(text, find_measures(text, 0, mentions, pipeline.recogniser.vocabulary))

    return group


def members(group: MeasureGroup) -> list[str]:
    return [named.measure for named in group.members]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("The respective values were 84% and 86%.", "The respective values", id="respective values"),
        pytest.param("Corresponding figures were 1 and 2.", "Corresponding figures", id="corresponding figures"),
        pytest.param(
            "The corresponding values for CT were 60%.", "The corresponding values", id="corresponding values"
        ),
        pytest.param("Those for CT were 60% and 50%.", "Those for", id="those for"),
        pytest.param("With training it rose to 84%.", "it rose to ", id="it rose to"),
        pytest.param("Per node, they were 70% and 99%.", "they were ", id="they were"),
        pytest.param("In men both clearly fell to 60%.", "both clearly fell to ", id="both fell"),
        pytest.param("We read 84%.", None, id="nothing"),
        pytest.param("The corresponding P values were 0.62 and 0.38.", None, id="P values"),
        pytest.param(
            "It was lowest in carriers of a mutation (84%).", "It was lowest in carriers of a mutation (", id="lowest"
        ),
        pytest.param("A second head raised it to 84%.", "raised it to ", id="raised it to"),
        pytest.param("In smokers the two were 84% and 86%.", "the two were ", id="the two"),
        pytest.param("It was read twice by all; 84% agreed.", None, id="the pronoun's clause ends"),
        pytest.param("84% was found, and it was read.", None, id="the pronoun stands behind"),
        pytest.param("The specificity was 60%; they were 84%.", None, id="a measure of its own before"),
        pytest.param("They were 84%, with a specificity of 60%.", "They were ", id="a measure of its own behind"),
    ],
)
def test_refers_back(groups_of: GroupsOf, text: str, words: str | None) -> None:
    place = refers_back(text, find_values(text), groups_of(text))
    assert (place and text[slice(*place)]) == words


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param(
            "The accuracy (ACC), the predictive value for response (PPV) and the predictive value for others (NPV) were 89, 43, 98%.",
            [["accuracy", "ppv", "npv"]], id="as many figures",
        ),
        pytest.param(
            "Sensitivity, which matters most, and the specificity were 89% and 43%.", [["sensitivity", "specificity"]],
            id="words between",
        ),
        pytest.param(
            "Sensitivity, which matters most, and the specificity were 89% and 43%, with an accuracy of 70%.",
            [["sensitivity", "specificity"], ["accuracy"]], id="a group behind the figures",
        ),
        pytest.param(
            "Sensitivity, which matters most, and the specificity were 89%.", [["sensitivity"], ["specificity"]],
            id="too few figures",
        ),
        pytest.param(
            "Sensitivity, which matters most, and the specificity were 89%, 43% and 20%.",
            [["sensitivity"], ["specificity"]], id="too many figures",
        ),
        pytest.param(
            "Sensitivity, which matters most, and the specificity were 89% in men and 43%.",
            [["sensitivity"], ["specificity"]], id="no run",
        ),
        pytest.param(
            "A sensitivity of 89%, which matters most, and a specificity of 43%.", [["sensitivity"], ["specificity"]],
            id="a figure between",
        ),
        pytest.param("Sensitivity was 89%.", [["sensitivity"]], id="one group"),
    ],
)  # fmt: skip
def test_groups_are_merged_by_count(groups_of: GroupsOf, text: str, groups: list[list[str]]) -> None:
    assert [members(group) for group in merged_by_count(text, groups_of(text), find_values(text))] == groups


@pytest.mark.parametrize(
    ("text", "taken_up"),
    [
        pytest.param(
            "Sensitivity was 96% and specificity 81%; the corresponding values for MRI were 75% and 69%.",
            ["sensitivity", "specificity"], id="all measures before",
        ),
        pytest.param(
            "Sensitivity was 96%, specificity 81% and sensitivity 80%; these values were 75% and 69%.",
            ["sensitivity", "specificity"], id="each once",
        ),
        pytest.param("Sensitivity was 96% and specificity 81% for MRI.", [], id="nothing taken up"),
        pytest.param("Sensitivity: the following results; the specificity was 81%.", [], id="a measure behind"),
        pytest.param("The corresponding values were 96%.", [], id="no measure"),
    ],
)  # fmt: skip
def test_with_anaphora(groups_of: GroupsOf, text: str, taken_up: list[str]) -> None:
    groups = groups_of(text)
    added = with_anaphora(text, groups)[len(groups) :]
    assert [measure for group in added for measure in members(group)] == taken_up


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param(
            "MRI had a sensitivity of 80% and a specificity of 70%. The corresponding values for CT were 60% and 50%.",
            [("sensitivity", "80"), ("specificity", "70"), ("sensitivity", "60"), ("specificity", "50")],
            id="the corresponding values",
        ),
        pytest.param(
            "MRI had a sensitivity of 80% and a specificity of 70%. For CT, they were 60% and 50%.",
            [("sensitivity", "80"), ("specificity", "70"), ("sensitivity", "60"), ("specificity", "50")], id="they were",
        ),
        pytest.param(
            "The sensitivity of MRI was 80%. With training it rose to 84%.",
            [("sensitivity", "80"), ("sensitivity", "84")], id="it rose to",
        ),
        pytest.param(
            "The sensitivity of MRI was 80%. Scans were read. With training it rose to 84%.", [("sensitivity", "80")],
            id="a sentence between",
        ),
        pytest.param("MRI was read. With training it rose to 84%.", [], id="no measure before"),
        pytest.param(
            "The specificity of MRI was 80%, the sensitivity 70%. In men it rose from 60% to 84%.",
            [("specificity", "80"), ("sensitivity", "70"), ("specificity", "60"), ("specificity", "84")], id="it rose from",
        ),
        pytest.param(
            "MRI had a sensitivity/specificity of 80%/70%. For small lesions we found 60%/50%.",
            [("sensitivity", "80"), ("specificity", "70"), ("sensitivity", "60"), ("specificity", "50")], id="slashes",
        ),
        pytest.param(
            "The AUC of the ROC curve of MRI was 0.91. The other readers reached 0.87.", [("auc", "0.91"), ("auc", "0.87")],
            id="an area goes on",
        ),
        pytest.param(
            "The AUC of the ROC curve of MRI was 0.91. A share of 0.87 agreed.", [("auc", "0.91")], id="no area",
        ),
        pytest.param(
            "MRI had a sensitivity of 80% and a specificity of 70%. CT attained 60% and 50% (accuracy 55%).",
            [("sensitivity", "80"), ("specificity", "70"), ("sensitivity", "60"), ("specificity", "50"), ("accuracy", "55")],
            id="a measure of its own in a bracket",
        ),
        pytest.param(
            "MRI had a sensitivity of 80% and a specificity of 70%. Size was off in 60% and 50% of women.",
            [("sensitivity", "80"), ("specificity", "70")], id="shares of patients",
        ),
    ],
)  # fmt: skip
def test_measures_of_the_sentence_before(
    links_of: Callable[[str], list[Link]], text: str, figures: list[tuple[str, str]]
) -> None:
    assert [(item.named.measure, item.value.printed) for item in links_of(text)] == figures


def test_what_is_taken_up_is_less_plain(links_of: Callable[[str], list[Link]]) -> None:
    named, taken_up = links_of("The sensitivity of MRI was 80%. With training it rose to 84%.")
    assert taken_up.strength < named.strength
