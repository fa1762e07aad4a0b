"""Whether what a clause names took place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at, was_done
from ingest.model import Reading

CLAUSES = [
    pytest.param("MRI was performed.", True, id="done"),
    pytest.param("MRI was not performed.", False, id="not-done"),
    pytest.param("MRI was contraindicated.", False, id="contraindicated"),
    pytest.param("She refused MRI.", False, id="refused"),
    pytest.param("She refused surgery, but MRI was performed.", True, id="another-clause-was-refused"),
    pytest.param("MRI did not show a mass.", True, id="a-negative-result"),
    pytest.param("Masses could not be observed on MRI.", True, id="an-absent-finding"),
    pytest.param("She would undergo MRI.", False, id="hypothetical"),
    pytest.param("MRI was not only performed but repeated.", True, id="not-only"),
    pytest.param("MRI was asked for, but she could not pay.", False, id="asked-for-and-not-paid"),
    pytest.param("MRI was requested but denied by the insurer.", False, id="denied"),
    pytest.param("MRI was discussed and the patient declined it.", False, id="discussed-and-declined"),
    pytest.param("MRI was discussed and performed.", True, id="discussed-and-performed"),
    pytest.param("MRI, which she had been told to expect, was cancelled.", False, id="cancelled"),
    pytest.param("MRI had been discussed with her, but neither was done.", False, id="neither"),
    pytest.param("MRI was never used.", False, id="never"),
    pytest.param("MRI isn't available in our country.", False, id="not-available"),
    pytest.param("MRI was reserved for a later time.", False, id="reserved"),
    pytest.param("No CT or MRI was done.", False, id="no-one-or-the-other"),
    pytest.param("Neither CT nor MRI was indicated.", False, id="neither-nor"),
    pytest.param("MRI was deemed unnecessary.", False, id="unnecessary"),
    pytest.param("She was counselled for MRI.", False, id="counselled"),
    pytest.param("The board recommended MRI, which was performed.", True, id="recommended-and-performed"),
    pytest.param("She declined CT and underwent MRI.", True, id="declined-another"),
    pytest.param("She was referred for MRI.", False, id="referred"),
    pytest.param("If pain returns, MRI will be done.", False, id="on-a-condition"),
    pytest.param("MRI may be given.", False, id="may-be"),
    pytest.param("No CT, mammography or MRI was available.", False, id="last-of-a-denied-list"),
    pytest.param("No MRI, mammography or CT was available.", False, id="first-of-a-denied-list"),
    pytest.param("There was no lump, MRI showed a mass.", True, id="a-denial-of-something-else"),
    pytest.param("Her sister underwent MRI.", False, id="a-relative"),
    pytest.param("The planned CT was left out and MRI was done.", True, id="another-was-planned"),
    pytest.param("CT was planned and MRI was done.", True, id="the-other-was-planned"),
    pytest.param("MRI was planned and CT was done.", False, id="planned-beside-another"),
    pytest.param("MRI was planned and carried out.", True, id="planned-and-carried-out"),
    pytest.param("The board advised MRI, which the patient underwent.", True, id="advised-and-undergone"),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_was_done(text: str, expected: bool, annotated_of: Callable[[str], AnnotatedText]) -> None:
    annotated = annotated_of(text)
    (item,) = (found for found in annotated.found if found.concept == "mri")
    sentence = annotated.sentence_at(item.start)
    assert sentence is not None
    assert was_done(annotated, sentence, item) is expected


def test_a_clause_ends_at_its_conjunctions(annotated_of: Callable[[str], AnnotatedText]) -> None:
    annotated = annotated_of("US was normal, while MRI showed a mass; CT was refused.")
    (sentence,) = annotated.sentences
    start, end = clause_at(annotated.text, sentence, annotated.text.index("MRI"))
    assert annotated.text[start:end] == "while MRI showed a mass"


OPENING = "A 55-year-old woman presented with a lump of the left breast. "

DONE_OR_NOT = [
    pytest.param(
        "She was treated with docetaxel/cyclophosphamide followed by letrozole for a planned 5 years.",
        {"systemic_therapy": ("docetaxel", "cyclophosphamide", "letrozole")},
        id="she-was-treated-with-docetaxel-cyclophosphamide",
    ),
    pytest.param(
        "She is to take tamoxifen for a planned duration of ten years.",
        {"systemic_therapy": ("tamoxifen",)},
        id="she-is-to-take-tamoxifen-for",
    ),
    pytest.param(
        "Letrozole was offered and accepted.",
        {"systemic_therapy": ("letrozole",)},
        id="letrozole-was-offered-and-accepted",
    ),
    pytest.param(
        "Chemotherapy was offered and the patient agreed.",
        {"systemic_therapy": ("chemotherapy",)},
        id="chemotherapy-was-offered-and-the-patient",
    ),
    pytest.param(
        "Letrozole was started; larotrectinib was held in reserve.",
        {"systemic_therapy": ("letrozole",)},
        id="letrozole-was-started-larotrectinib-was-held",
    ),
    pytest.param(
        "Letrozole was started. Abemaciclib and palbociclib have been implicated as well.",
        {"systemic_therapy": ("letrozole",)},
        id="letrozole-was-started-abemaciclib-and-palbociclib",
    ),
    pytest.param(
        "Cisplatin had to be omitted from the second cycle of carboplatin and paclitaxel.",
        {"systemic_therapy": ("carboplatin", "paclitaxel")},
        id="cisplatin-had-to-be-omitted-from",
    ),
    pytest.param(
        "An interferon-gamma release assay was negative.",
        {"systemic_therapy": ()},
        id="an-interferon-gamma-release-assay-was",
    ),
    pytest.param(
        "CT and bone scan were deliberately avoided. Mammography was normal.",
        {"imaging": ("mammography",)},
        id="ct-and-bone-scan-were-deliberately",
    ),
    pytest.param(
        "Radiotherapy was not felt to be necessary.", {"radiotherapy": False}, id="radiotherapy-was-not-felt-to-be"
    ),
    pytest.param(
        "Radiotherapy was not thought to be indicated.",
        {"radiotherapy": False},
        id="radiotherapy-was-not-thought-to-be",
    ),
    pytest.param(
        "Radiotherapy was considered unnecessary.",
        {"radiotherapy": False},
        id="radiotherapy-was-considered-unnecessary",
    ),
    pytest.param(
        "Adjuvant radiation was not contemplated.",
        {"radiotherapy": False},
        id="adjuvant-radiation-was-not-contemplated",
    ),
    pytest.param(
        "Further chemotherapy was possible but she opted for tamoxifen.",
        {"systemic_therapy": ("tamoxifen",)},
        id="further-chemotherapy-was-possible-but-she",
    ),
    pytest.param(
        "Mastectomy was possible; she chose lumpectomy.",
        {"surgery": ("breast_conserving_surgery",)},
        id="mastectomy-was-possible-she-chose-lumpectomy",
    ),
    pytest.param(
        "Mammography was postponed. Ultrasound showed a mass.",
        {"imaging": ("ultrasound",)},
        id="mammography-was-postponed-ultrasound-showed-a",
    ),
    pytest.param(
        "MRI was postponed until after delivery.", {"imaging": ()}, id="mri-was-postponed-until-after-delivery"
    ),
    pytest.param(
        "MRI was performed, having been postponed until after delivery.",
        {"imaging": ("mri",)},
        id="mri-was-performed-having-been-postponed",
    ),
    pytest.param(
        "Eribulin remains an option for later.", {"systemic_therapy": ()}, id="eribulin-remains-an-option-for-later"
    ),
    pytest.param(
        "Lapatinib was not available through her insurer.",
        {"systemic_therapy": ()},
        id="lapatinib-was-not-available-through-her",
    ),
    pytest.param(
        "Extended neratinib was not taken because of cost.",
        {"systemic_therapy": ()},
        id="extended-neratinib-was-not-taken-because",
    ),
    pytest.param(
        "No chemotherapy was given and no endocrine drug was taken.",
        {"systemic_therapy": ()},
        id="no-chemotherapy-was-given-and-no",
    ),
    pytest.param(
        "The patient did not wish to have chemotherapy but took letrozole.",
        {"systemic_therapy": ("letrozole",)},
        id="the-patient-did-not-wish-to",
    ),
    pytest.param("She opted out of radiotherapy.", {"radiotherapy": False}, id="she-opted-out-of-radiotherapy"),
    pytest.param("She did not turn up for radiotherapy.", {"radiotherapy": False}, id="she-did-not-turn-up-for"),
    pytest.param("She defaulted on chemotherapy.", {"systemic_therapy": ()}, id="she-defaulted-on-chemotherapy"),
    pytest.param(
        "She was lost before chemotherapy could begin.",
        {"systemic_therapy": ()},
        id="she-was-lost-before-chemotherapy-could",
    ),
    pytest.param(
        "The oncologist saw no need for chemotherapy.", {"systemic_therapy": ()}, id="the-oncologist-saw-no-need-for"
    ),
    pytest.param(
        "Adjuvant therapy was felt to be unnecessary.", {"systemic_therapy": ()}, id="adjuvant-therapy-was-felt-to-be"
    ),
    pytest.param("It was decided not to give chemotherapy.", {"systemic_therapy": ()}, id="it-was-decided-not-to-give"),
    pytest.param(
        "It was agreed to forgo radiotherapy.", {"radiotherapy": False}, id="it-was-agreed-to-forgo-radiotherapy"
    ),
    pytest.param(
        "She decided to forego radiotherapy and chemotherapy.",
        {"radiotherapy": False, "systemic_therapy": ()},
        id="she-decided-to-forego-radiotherapy-and",
    ),
    pytest.param(
        "Postoperative radiotherapy was dispensed with.",
        {"radiotherapy": False},
        id="postoperative-radiotherapy-was-dispensed-with",
    ),
    pytest.param(
        "Capecitabine could not be obtained.", {"systemic_therapy": ()}, id="capecitabine-could-not-be-obtained"
    ),
    pytest.param(
        "Trastuzumab was unaffordable for the family.",
        {"systemic_therapy": ()},
        id="trastuzumab-was-unaffordable-for-the-family",
    ),
    pytest.param("She could not afford trastuzumab.", {"systemic_therapy": ()}, id="she-could-not-afford-trastuzumab"),
    pytest.param(
        "Paclitaxel was replaced by docetaxel after the first cycle.",
        {"systemic_therapy": ("paclitaxel", "docetaxel")},
        id="paclitaxel-was-replaced-by-docetaxel-after",
    ),
    pytest.param(
        "Tamoxifen was switched to letrozole.",
        {"systemic_therapy": ("tamoxifen", "letrozole")},
        id="tamoxifen-was-switched-to-letrozole",
    ),
    pytest.param(
        "Doxorubicin was avoided because of her heart failure; CMF was used.",
        {"systemic_therapy": ("cyclophosphamide", "methotrexate", "fluorouracil")},
        id="doxorubicin-was-avoided-because-of-her",
    ),
    pytest.param(
        "In view of her age no adjuvant treatment other than letrozole was given.",
        {"systemic_therapy": ("letrozole",)},
        id="in-view-of-her-age-no",
    ),
    pytest.param(
        "Apart from letrozole she had no adjuvant treatment.",
        {"systemic_therapy": ("letrozole",)},
        id="apart-from-letrozole-she-had-no",
    ),
    pytest.param(
        "Chemotherapy was stopped after two cycles because of neutropenia.",
        {"systemic_therapy": ("chemotherapy",)},
        id="chemotherapy-was-stopped-after-two-cycles",
    ),
    pytest.param(
        "Chemotherapy was discontinued at her request after two cycles.",
        {"systemic_therapy": ("chemotherapy",)},
        id="chemotherapy-was-discontinued-at-her-request",
    ),
    pytest.param(
        "She was put on anastrozole.", {"systemic_therapy": ("anastrozole",)}, id="she-was-put-on-anastrozole"
    ),
    pytest.param(
        "She was commenced on anastrozole.",
        {"systemic_therapy": ("anastrozole",)},
        id="she-was-commenced-on-anastrozole",
    ),
    pytest.param(
        "She remains on anastrozole.", {"systemic_therapy": ("anastrozole",)}, id="she-remains-on-anastrozole"
    ),
    pytest.param(
        "Currently on letrozole and doing well.",
        {"systemic_therapy": ("letrozole",)},
        id="currently-on-letrozole-and-doing-well",
    ),
    pytest.param(
        "She completed 6 cycles of FEC.",
        {"systemic_therapy": ("fluorouracil", "epirubicin", "cyclophosphamide")},
        id="she-completed-6-cycles-of-fec",
    ),
    pytest.param(
        "The plan is to begin letrozole after surgery.", {"systemic_therapy": ()}, id="the-plan-is-to-begin-letrozole"
    ),
    pytest.param(
        "Letrozole will be started after radiotherapy.",
        {"systemic_therapy": ()},
        id="letrozole-will-be-started-after-radiotherapy",
    ),
    pytest.param("Radiotherapy is planned.", {"radiotherapy": False}, id="radiotherapy-is-planned"),
    pytest.param("Radiotherapy is ongoing.", {"radiotherapy": True}, id="radiotherapy-is-ongoing"),
    pytest.param("She is awaiting radiotherapy.", {"radiotherapy": False}, id="she-is-awaiting-radiotherapy"),
    pytest.param(
        "She is currently undergoing radiotherapy.",
        {"radiotherapy": True},
        id="she-is-currently-undergoing-radiotherapy",
    ),
    pytest.param("She was sent for radiotherapy.", {"radiotherapy": True}, id="she-was-sent-for-radiotherapy"),
    pytest.param(
        "She was referred to the oncologist for chemotherapy and radiotherapy.",
        {"radiotherapy": False, "systemic_therapy": ()},
        id="she-was-referred-to-the-oncologist",
    ),
    pytest.param(
        "Radiation of the chest wall (50 Gy) followed.", {"radiotherapy": True}, id="radiation-of-the-chest-wall-50"
    ),
    pytest.param("The breast was irradiated.", {"radiotherapy": True}, id="the-breast-was-irradiated"),
    pytest.param("She received 50 Gy to the chest wall.", {"radiotherapy": True}, id="she-received-50-gy-to-the"),
    pytest.param(
        "Her mother had been treated with tamoxifen for breast cancer.",
        {"systemic_therapy": ()},
        id="her-mother-had-been-treated-with",
    ),
    pytest.param(
        "Chemotherapy is of little benefit in this tumour.",
        {"systemic_therapy": ()},
        id="chemotherapy-is-of-little-benefit-in",
    ),
    pytest.param(
        "Imatinib has been reported to be effective in such cases.",
        {"systemic_therapy": ()},
        id="imatinib-has-been-reported-to-be",
    ),
    pytest.param(
        "The role of radiotherapy is debated.", {"radiotherapy": False}, id="the-role-of-radiotherapy-is-debated"
    ),
    pytest.param(
        "The use of radiotherapy is controversial.",
        {"radiotherapy": False},
        id="the-use-of-radiotherapy-is-controversial",
    ),
    pytest.param(
        "There is no consensus about the use of adjuvant chemotherapy.",
        {"systemic_therapy": ()},
        id="there-is-no-consensus-about-the",
    ),
    pytest.param(
        "The value of adjuvant chemotherapy remains unclear.",
        {"systemic_therapy": ()},
        id="the-value-of-adjuvant-chemotherapy-remains",
    ),
    pytest.param(
        "Radiotherapy may be added when margins are close.",
        {"radiotherapy": False},
        id="radiotherapy-may-be-added-when-margins",
    ),
    pytest.param(
        "She had taken tamoxifen for 5 years after the first cancer.",
        {"systemic_therapy": ("tamoxifen",)},
        id="she-had-taken-tamoxifen-for-5",
    ),
    pytest.param(
        "She used to take oral contraceptives and was on methotrexate for rheumatoid arthritis.",
        {"systemic_therapy": ()},
        id="she-used-to-take-oral-contraceptives",
    ),
    pytest.param(
        "She had been given rituximab for rheumatoid arthritis.",
        {"systemic_therapy": ()},
        id="she-had-been-given-rituximab-for",
    ),
    pytest.param(
        "Azathioprine and methotrexate were given for granulomatous mastitis.",
        {"systemic_therapy": ("methotrexate",)},
        id="azathioprine-and-methotrexate-were-given-for",
    ),
    pytest.param(
        "Denosumab was given for osteoporosis.",
        {"systemic_therapy": ("denosumab",)},
        id="denosumab-was-given-for-osteoporosis",
    ),
    pytest.param(
        "Bone-modifying treatment with zoledronic acid was added.",
        {"systemic_therapy": ("zoledronic acid",)},
        id="bone-modifying-treatment-with-zoledronic-acid",
    ),
    pytest.param(
        "Adjuvant chemo-radiation was given.",
        {"systemic_therapy": ("chemotherapy",), "radiotherapy": True},
        id="adjuvant-chemo-radiation-was-given",
    ),
    pytest.param(
        "She refused any adjuvant therapy.",
        {"systemic_therapy": (), "radiotherapy": False},
        id="she-refused-any-adjuvant-therapy",
    ),
    pytest.param(
        "All adjuvant treatment was refused by the patient.",
        {"systemic_therapy": ()},
        id="all-adjuvant-treatment-was-refused-by",
    ),
    pytest.param(
        "The patient declined adjuvant chemotherapy and radiotherapy but accepted tamoxifen.",
        {"systemic_therapy": ("tamoxifen",), "radiotherapy": False},
        id="the-patient-declined-adjuvant-chemotherapy-and",
    ),
    pytest.param(
        "Against advice she took no tamoxifen.", {"systemic_therapy": ()}, id="against-advice-she-took-no-tamoxifen"
    ),
    pytest.param(
        "Tamoxifen, which had been recommended, was never taken.",
        {"systemic_therapy": ()},
        id="tamoxifen-which-had-been-recommended-was",
    ),
    pytest.param("Tamoxifen was prescribed.", {"systemic_therapy": ("tamoxifen",)}, id="tamoxifen-was-prescribed"),
    pytest.param(
        "Tamoxifen was prescribed but she never took it.",
        {"systemic_therapy": ()},
        id="tamoxifen-was-prescribed-but-she-never",
    ),
    pytest.param(
        "Adjuvant treatment consisted of radiotherapy and anastrozole.",
        {"systemic_therapy": ("anastrozole",), "radiotherapy": True},
        id="adjuvant-treatment-consisted-of-radiotherapy-and",
    ),
    pytest.param(
        "Her tumour board recommended EC followed by paclitaxel, which she completed in March.",
        {"systemic_therapy": ("epirubicin", "cyclophosphamide", "paclitaxel")},
        id="her-tumour-board-recommended-ec-followed",
    ),
    pytest.param(
        "We recommended chemotherapy; she underwent four cycles of TC.",
        {"systemic_therapy": ("docetaxel", "cyclophosphamide")},
        id="we-recommended-chemotherapy-she-underwent-four",
    ),
    pytest.param(
        "Following a multidisciplinary meeting adjuvant radiotherapy was decided and delivered.",
        {"radiotherapy": True},
        id="following-a-multidisciplinary-meeting-adjuvant-radiotherapy",
    ),
    pytest.param(
        "It was decided to give radiotherapy.", {"radiotherapy": True}, id="it-was-decided-to-give-radiotherapy"
    ),
    pytest.param(
        "A decision for neoadjuvant chemotherapy was made and she had 4 cycles of AC.",
        {"systemic_therapy": ("doxorubicin", "cyclophosphamide")},
        id="a-decision-for-neoadjuvant-chemotherapy-was",
    ),
    pytest.param(
        "The decision was taken to proceed with mastectomy.",
        {"surgery": ("mastectomy",)},
        id="the-decision-was-taken-to-proceed",
    ),
    pytest.param("She was scheduled for mastectomy.", {"surgery": ()}, id="she-was-scheduled-for-mastectomy"),
    pytest.param(
        "She was scheduled for mastectomy, which went without complication.",
        {"surgery": ("mastectomy",)},
        id="she-was-scheduled-for-mastectomy-which",
    ),
    pytest.param(
        "She was planned for mastectomy but died before.", {"surgery": ()}, id="she-was-planned-for-mastectomy-but"
    ),
    pytest.param(
        "Mastectomy was planned and carried out two weeks later.",
        {"surgery": ("mastectomy",)},
        id="mastectomy-was-planned-and-carried-out",
    ),
    pytest.param("She consented to mastectomy.", {"surgery": ("mastectomy",)}, id="she-consented-to-mastectomy"),
    pytest.param("She opted for mastectomy.", {"surgery": ("mastectomy",)}, id="she-opted-for-mastectomy"),
    pytest.param("She chose mastectomy.", {"surgery": ("mastectomy",)}, id="she-chose-mastectomy"),
    pytest.param(
        "She preferred mastectomy to breast conservation.",
        {"surgery": ("mastectomy",)},
        id="she-preferred-mastectomy-to-breast-conservation",
    ),
    pytest.param(
        "She was advised mastectomy and agreed.",
        {"surgery": ("mastectomy",)},
        id="she-was-advised-mastectomy-and-agreed",
    ),
    pytest.param(
        "Mastectomy, although advised, was not done.", {"surgery": ()}, id="mastectomy-although-advised-was-not-done"
    ),
    pytest.param(
        "Instead of mastectomy a wide local excision was done.",
        {"surgery": ("breast_conserving_surgery",)},
        id="instead-of-mastectomy-a-wide-local",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DONE_OR_NOT)
def test_what_took_place(text: str, expected: dict[str, object], reading_of: Callable[[str], Reading]) -> None:
    case = reading_of(OPENING + text).cases[0]
    assert {field: getattr(case, field) for field in expected} == expected
