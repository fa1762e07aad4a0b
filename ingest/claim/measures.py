"""Mentions of accuracy measures in a sentence, gathered into the groups that coordination makes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from ingest.claim.quantities import named_quantities
from ingest.model import Alternative, Measure
from ingest.recognise import Found
from ingest.vocab import Vocabulary

_ELLIPSIS = re.compile(
    r"\b(?P<first>positive|negative|false[- ]positive|false[- ]negative|true[- ]positive"
    r"|true[- ]negative)\s*(?P<gap>\([^()]*\)\s*)?"
    r"(?:,\s*and|,|/|and|or|&)\s*(?P<second>positive|negative|false[- ]positive|false[- ]negative|true[- ]positive"
    r"|true[- ]negative)\s*"
    r"(?:\([^()]*\)\s*)?(?P<noun>predictive\s+values?|predictive\s+accurac(?:y|ies)|likelihood\s+ratios?|LRs?\b|rates?"
    r"|fractions?)",
    re.IGNORECASE,
)
_ELLIPTIC: dict[tuple[str, str], Measure] = {
    ("positive", "predictive"): "ppv", ("negative", "predictive"): "npv",
    ("positive", "likelihood"): "lr_positive", ("negative", "likelihood"): "lr_negative",
    ("false positive", "rate"): "false_positive_rate", ("false negative", "rate"): "false_negative_rate",
    ("true positive", "rate"): "sensitivity", ("true negative", "rate"): "specificity",
}  # fmt: skip
_ADJECTIVE = re.compile(
    r"(?:(?<=[\d%])|(?:%|\bper\s?cent)\s*[(\[][^()\[\]]*[)\]]|\bper\s?cent)\s*(?:was\s+)?"
    r"(?P<word>sensitive|specific|accurate)\b(?!\s+(?:to|for)\s+\w+\s+(?:gene|antibod))"
)
_TO_SOMETHING = re.compile(
    r"\s+to\s+(?!(?:detect|identify|diagnos|predict|discriminat|differentiat|distinguish|exclud|rule|find|recogni|classif"
    r"|screen|assess|determin|pick|reveal|visuali|be\b|approx|about|over|above|nearly|at\b|more\b|less\b))\w"
    r"(?<!\d)",
    re.IGNORECASE,
)
_ADJECTIVES: dict[str, Measure] = {"sensitive": "sensitivity", "specific": "specificity", "accurate": "accuracy"}
_COORDINATED = re.compile(
    r"(?:[\s,;/&()]*|:)(?:and|or|as well as|plus|with)?[\s,]*(?:(?:the|a|an|its|their|overall|diagnostic|mean|average"
    r"|pooled|respective|values?|rates?|of)\s*)*[\s,;/&(]*"
)
# What joins another quantity to a list of measures; `the accuracy of the Alvarado score` is no list.
_LISTED = re.compile(
    r"\s*(?:,|/|&|and|or|as well as|,\s*and|,\s*or)\s*(?:(?:the|an?|its|their|overall|mean|average|median)\s+)*"
)


@dataclass(frozen=True)
class Named:
    """One measure named at a half-open place of the sentence; `explicit` is false for a paraphrase."""

    start: int
    end: int
    measure: Measure
    alternatives: tuple[Alternative, ...] = ()
    explicit: bool = True


@dataclass(frozen=True)
class MeasureGroup:
    """Coordinated measures (`sensitivity, specificity and PPV`), in their order.

    `others` are the offsets of quantities that are listed with them and no measures: `sensitivity and F1 score`.
    """

    start: int
    end: int
    members: tuple[Named, ...]
    others: tuple[int, ...] = ()

    @property
    def places(self) -> tuple[Named | None, ...]:
        """What the figures of a list belong to, in order; None is a quantity that is no measure."""
        listed: list[tuple[int, Named | None]] = [(each.start, each) for each in self.members]
        listed += [(start, None) for start in self.others]
        return tuple(each for _, each in sorted(listed, key=lambda item: item[0]))


def find_measures(sentence: str, offset: int, mentions: Sequence[Found], vocabulary: Vocabulary) -> list[Named]:
    """Return the measures named in a sentence; `mentions` have offsets of the view, `offset` is the sentence's."""
    named: list[Named] = []
    consumed: list[tuple[int, int]] = []
    for match in _ELLIPSIS.finditer(sentence):
        noun = match["noun"].lower().split()[0].rstrip("s").replace("fraction", "rate").replace("lr", "likelihood")
        for part in ("first", "second"):
            measure = _ELLIPTIC.get((match[part].lower().replace("-", " "), noun))
            if measure:
                # Figures may stand between adjective and noun: "positive (47%) and negative (75%) predictive values".
                figures = part == "first" or re.search(r"\d", sentence[match.end(part) : match.end()])
                named.append(Named(match.start(part), match.end(part) if figures else match.end(), measure))
                consumed.append(match.span())
    for mention in mentions:
        start, end = mention.start - offset, mention.end - offset
        concept = vocabulary.concepts[mention.concept]
        if any(start < other_end and other_start < end for other_start, other_end in consumed):
            continue
        if re.search(r"\b1(?:\.0+)?\s*[-–−]\s*$", sentence[:start]):
            continue
        if sentence[start:end].startswith("LR") and re.match(r"\d|M\b", sentence[end:]):  # LR-5, LR-M of LI-RADS
            continue
        # `sensitivity to epirubicin` is of a tumour; `sensitivity to detect` is of a test.
        if concept.key == "sensitivity" and _TO_SOMETHING.match(sentence, end):
            continue
        before, after = sentence[:start].lower().rstrip(" -"), sentence[end:].lower().lstrip(" -")
        if any(re.search(rf"(?<!\w){re.escape(word)}$", before) for word in concept.not_before):
            continue
        if any(re.match(rf"{re.escape(word)}(?!\w|\.\d)", after) for word in concept.not_after):
            continue
        named += [Named(start, end, name) for name in concept.joint or (cast(Measure, concept.key),)]
    named += [
        Named(match.start("word"), match.end(), _ADJECTIVES[match["word"]]) for match in _ADJECTIVE.finditer(sentence)
    ]
    hinted = vocabulary.paraphrases and vocabulary.paraphrase_hint.search(sentence)
    for measure, paraphrase in vocabulary.paraphrases if hinted else ():
        for match in paraphrase.expression.finditer(sentence):
            if any(match.start() < other.end and other.start < match.end() for other in named):
                continue
            other_reading = (
                (Alternative(measure=paraphrase.alternative, reason=paraphrase.reason or "another reading"),)
                if paraphrase.alternative
                else ()
            )
            named.append(Named(match.start(), match.end(), measure, other_reading, explicit=False))
    return _merged(sentence, sorted(named, key=lambda n: (n.start, n.end)))


def _merged(sentence: str, named: list[Named]) -> list[Named]:
    """Join a measure and its own abbreviation in brackets, or its repetition side by side, into one."""
    result: list[Named] = []
    for item in named:
        last = result[-1] if result else None
        if (
            last
            and last.measure == item.measure
            and re.fullmatch(r"[\s([,=;:\-]*(?:curve|value|ROC)?[\s([,]*", sentence[last.end : item.start])
            and not (sentence[last.end - 1].isdigit() and sentence[item.end - 1].isdigit())  # PPV1, PPV2
        ):
            closing = re.match(r"\s*[)\]]", sentence[item.end :])
            result[-1] = replace(last, end=item.end + (closing.end() if closing else 0))
        else:
            result.append(item)
    return result


def group_measures(sentence: str, named: Sequence[Named]) -> list[MeasureGroup]:
    """Return the measures in groups: those that stand side by side, joined by commas or conjunctions alone."""
    others = [
        (start, end) for start, end in named_quantities(sentence)
        if not any(start < each.end and each.start < end for each in named)
    ]  # fmt: skip
    listed: list[tuple[int, int, Named | None]] = [(each.start, each.end, each) for each in named]
    listed += [(start, end, None) for start, end in others]
    groups: list[list[tuple[int, int, Named | None]]] = []
    for item in sorted(listed, key=lambda item: item[:2]):
        if groups and _is_coordinated(sentence, groups[-1][-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [
        MeasureGroup(
            group[0][0], max(end for _, end, _ in group), members, tuple(start for start, _, each in group if not each)
        )
        for group in groups
        if (members := tuple(each for _, _, each in group if each))
    ]


def _is_coordinated(sentence: str, first: tuple[int, int, Named | None], second: tuple[int, int, Named | None]) -> bool:
    gap = sentence[first[1] : second[0]]
    if not (first[2] and second[2]):
        return bool(_LISTED.fullmatch(gap))
    if first[2].explicit != second[2].explicit:
        return False
    # `loss of sensitivity (specificity 33%)` opens a bracket that holds figures, `sensitivity (specificity)` does not.
    opens = "(" in gap and ")" not in gap and not re.match(r"\s*(?:values?|rates?)?\s*\)", sentence[second[1] :])
    apart = re.fullmatch(r"\s+(?:the|its|their|an?)\s+(?:\w+\s+)*", gap)  # `at 80% sensitivity the specificity was`
    return second[0] < first[1] or (not opens and not apart and bool(_COORDINATED.fullmatch(gap)))
