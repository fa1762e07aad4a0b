"""Mentions of accuracy measures in a sentence, gathered into the groups that coordination makes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from ingest.model import Alternative, Measure
from ingest.recognise import Found
from ingest.vocab import Vocabulary

_ELLIPSIS = re.compile(
    r"\b(?P<first>positive|negative|false[- ]positive|false[- ]negative|true[- ]positive"
    r"|true[- ]negative)\s*(?P<gap>\([^()]*\)\s*)?"
    r"(?:,\s*and|,|/|and|or|&)\s*(?P<second>positive|negative|false[- ]positive|false[- ]negative|true[- ]positive"
    r"|true[- ]negative)\s*"
    r"(?:\([^()]*\)\s*)?(?P<noun>predictive\s+values?|predictive\s+accurac(?:y|ies)|likelihood\s+ratios?|rates?"
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
    r"(?<=[\d%])\s*(?:was\s+)?(?P<word>sensitive|specific|accurate)\b(?!\s+(?:to|for)\s+\w+\s+(?:gene|antibod))"
)
_TO_SOMETHING = re.compile(
    r"\s+to\s+(?!(?:detect|identify|diagnos|predict|discriminat|differentiat|distinguish|exclud|rule|find|recogni|classif"
    r"|screen|assess|determin|pick|reveal|visuali|be\b|approx|about|over|above|nearly|at\b|more\b|less\b))\w"
    r"(?<!\d)",
    re.IGNORECASE,
)
_ADJECTIVES: dict[str, Measure] = {"sensitive": "sensitivity", "specific": "specificity", "accurate": "accuracy"}
_COORDINATED = re.compile(
    r"[\s,;/&()]*(?:and|or|as well as|plus|with)?[\s,]*(?:(?:the|a|an|its|their|overall|diagnostic|mean|average"
    r"|pooled|respective|values?|rates?|of)\s*)*[\s,;/&(]*"
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
    """Coordinated measures (`sensitivity, specificity and PPV`), in their order."""

    start: int
    end: int
    members: tuple[Named, ...]


def find_measures(sentence: str, offset: int, mentions: Sequence[Found], vocabulary: Vocabulary) -> list[Named]:
    """Return the measures named in a sentence; `mentions` have offsets of the view, `offset` is the sentence's."""
    named: list[Named] = []
    consumed: list[tuple[int, int]] = []
    for match in _ELLIPSIS.finditer(sentence):
        noun = match["noun"].lower().split()[0].rstrip("s").replace("fraction", "rate")
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
        if any(re.match(rf"{re.escape(word)}(?!\w)", after) for word in concept.not_after):
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
        ):
            closing = re.match(r"\s*[)\]]", sentence[item.end :])
            result[-1] = replace(last, end=item.end + (closing.end() if closing else 0))
        else:
            result.append(item)
    return result


def group_measures(sentence: str, named: Sequence[Named]) -> list[MeasureGroup]:
    """Return the measures in groups: those that stand side by side, joined by commas or conjunctions alone."""
    groups: list[list[Named]] = []
    for item in named:
        previous = groups[-1][-1] if groups else None
        if (
            previous
            and previous.explicit == item.explicit
            and (item.start < previous.end or _COORDINATED.fullmatch(sentence, previous.end, item.start))
        ):
            groups[-1].append(item)
        else:
            groups.append([item])
    return [MeasureGroup(group[0].start, max(item.end for item in group), tuple(group)) for group in groups]
