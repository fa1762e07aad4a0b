from collections.abc import Callable

import pytest

from ingest.claim.figure_place import Origin

OriginOf = Callable[[str, str], Origin]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Recall was 84.2%, similar to the 71-80% reported before [10, 11].", id="similar to a range"),
        pytest.param("Recall (84.2%) was far below the 91% of Lee [9].", id="below a result of a person"),
        pytest.param("The AUC of 84.2% exceeds that of the classifier of Lee (71%) [9].", id="exceeds that of a person"),
        pytest.param("It was good (84.2%) but not perfect (71%), in keeping with earlier studies [9].", id="over a clause that goes on"),
        pytest.param("Recall was 84.2%, which is lower than the 91% of Lee et al. [9].", id="over a relative clause"),
        pytest.param("Recall was 84.2%; this is less than the 91% described by Lee et al. [9].", id="over words that point back"),
        pytest.param("Recall was 84.2%, while figures around 71% have been quoted from other studies [9].", id="others are quoted"),
        pytest.param("Recall was 84.2%; Lee et al. reported 71% [9].", id="others speak behind a semicolon"),
        pytest.param("Recall of 84.2% is modest, given that Lee et al. [9] reached 91%.", id="a reason to be modest"),
        pytest.param("Recall fell to 84.2%, as was also described by Lee et al. [9].", id="others had the same"),
        pytest.param("Recall was 84.2%; Lee et al. [9] made a similar observation.", id="others observed the same"),
        pytest.param("In line with Lee et al. [9], recall was 84.2%.", id="opens with others"),
        pytest.param("Our results agree with Lee et al. [9]; that recall is 84.2% is new.", id="own first, behind a semicolon"),
        pytest.param("Its recall (71%) confirms the 70% of Lee [9]; that accuracy is 84.2% is new.", id="compared first, behind a semicolon"),
        pytest.param("Our scan was better than in previous reports [9]: recall was 84.2%.", id="behind a colon"),
        pytest.param("Although Lee et al. [9] claimed 91%, we could not reproduce it (84.2%).", id="we, behind others"),
        pytest.param("This sign, which has been praised [9], had a recall of 84.2% here.", id="others put in between"),
        pytest.param("Recall was 84.2% (71% in [9]).", id="a callout in another bracket"),
    ],
)  # fmt: skip
def test_own_beside_others(origin_of: OriginOf, text: str) -> None:
    found = origin_of(f"DISCUSSION\n\n{text}", "84.2")
    assert (found.cited, found.labels) == (False, ())


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("Lee et al. [9] read scans. Its recall of 84.2% was lower than ours.", ("9",), id="lower than ours"),
        pytest.param("Lee et al. [9] read scans. Our recall (71%) was higher than theirs (84.2%).", ("9",), id="higher than theirs"),
        pytest.param("A network was built [9]. Our 71% is close to the 84.2% of that network.", ("9",), id="of that network"),
        pytest.param("Contrary to Lee et al. [9], who found 84.2%, we missed six.", ("9",), id="opens with others who found"),
        pytest.param("In contrast to our results, Lee et al. [9] saw none (recall 84.2%).", ("9",), id="opens with one's own"),
        pytest.param("Recall was 71% in ours and lower in that of Kim [6], who obtained 84.2%.", ("6",), id="relative clause of others"),
        pytest.param("Kim et al. [6], who read 40 scans, had 71%; recall was 84.2%.", ("6",), id="goes on behind a semicolon"),
        pytest.param("In a study that preceded ours, Kim et al. [6] had 40 scans; recall was 84.2%.", ("6",), id="named last, behind a semicolon"),
        pytest.param("Recall was 84.2%; accuracy was 71% [6].", ("6",), id="a callout that closes the sentence"),
        pytest.param("Recall was 71% by Lee [9], and accuracy was 84.2%, against 91% for CT [6].", ("6",), id="a callout that closes a clause"),
        pytest.param("It fell short of the 84.2% mentioned above [3], perhaps because our nodules were small.", ("3",), id="own reasons"),
        pytest.param("We did not use MRI, whose recall of 84.2% [3] is high.", ("3",), id="what we did not use"),
        pytest.param("Recall was 84.2% in men while it was only 71% in women in a recent study [3].", ("3",), id="a source of both"),
        pytest.param("MRI had a recall of 84.2% compared with 71% for mammography [3].", ("3",), id="two tests of one study"),
        pytest.param("They report two series [3, 4] and 91%. In the former study recall was 84.2%.", ("3",), id="the former study"),
    ],
)  # fmt: skip
def test_relayed_beside_own(origin_of: OriginOf, text: str, labels: tuple[str, ...]) -> None:
    found = origin_of(f"DISCUSSION\n\n{text}", "84.2")
    assert (found.cited, found.labels) == (True, labels)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        pytest.param("Recall (84.2%) makes it a good test, as shown before [9].", False, id="shown before, too"),
        pytest.param(
            "Recall was 84.2%, higher than with older scanners (71%) [9].",
            False,
            id="compared with what may be one's own",
        ),
        pytest.param("A recall of 84.2% was found by Lee et al. [9].", True, id="found by others, by chance the same"),
        pytest.param("Recall (91.3%) makes it a good test, as shown before [9].", True, id="another figure"),
    ],
)
def test_figures_of_the_results(origin_of: OriginOf, text: str, cited: bool) -> None:
    results = "RESULTS\n\nRecall was 84.20% and accuracy 71.5%.\n\nDISCUSSION\n\n"
    assert origin_of(results + text, "91.3" if "91.3" in text else "84.2").cited is cited
