"""What a figure near a measure is when it is none of the measure's: a level that was set, a share, a difference."""

from __future__ import annotations

import re

from ingest.claim.masks import N, is_share_of_something
from ingest.claim.measures import MeasureGroup
from ingest.claim.numbers import Value
from ingest.claim.runs import Link
from ingest.model import RATIO_MEASURES
from ingest.printed import printed_value

_FIXED = re.compile(
    r"\b(?:null hypothesis|setting"
    r"|set\s+(?:at|to)|fixed|fixing|desired|predefined|preset|(?<!have )(?<!has )(?<!had )(?<!been )given"
    r"(?!\s+(?:the|its|their|our|this|that|an?\s+(?:published|reported|pooled))\b)"
    r"|assumed|assuming)\b"
    r"[^,;.]{0,25}$",
    re.IGNORECASE,
)
_SET_AT = re.compile(r"\b(?:set|fixed|preset|held)\s+(?:at|to)\s+$")
# `requiring 100% sensitivity`, `a kappa above 0.75 indicated excellent agreement`: asked for, or a mark on a scale.
_DEMANDED = re.compile(
    r"\b(?:requiring|retaining|demanding|targeting|aiming\s+(?:at|for))\s+"
    r"(?:an?\s+|the\s+|at\s+least\s+|a\s+minimum\s+of\s+)*$",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\s*%?\s*(?:indicat(?:ed|es|ing)|denot(?:ed|es|ing)|signif(?:ied|ies)"
    r"|(?:was|were|is|are)\s+(?:considered|regarded|interpreted|taken|defined|classified|deemed|rated|graded)"
    r"(?:\s+(?:as|to))?)\b",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(r"\b(?:prevalen\w+|incidence|assum(?:ed|ing)|fixed|null hypothesis)\b", re.IGNORECASE)
# A percentage directly before any other word is a share of something else: `4.5% saline`, `a 5% decline`.
_SAID_OF_NOUN = re.compile(
    r"\s*%\s+(?!(?:for|in|with|and|or|on|at|by|to|of(?=\s+(?:that|their|our)\b)|when|vs|versus|respectively|compared"
    r"|using|than|from|if|but|while|whereas|as|which|that|after|before|among|across|during|between|is|was|were|are|overall|only|per|each|both|accuracy"
    r"|sensitivity"
    r"|specificity|sensitive|specific|accurate|a|the|lower|higher|via|without|within|under|based|through|against|it"
    r"|this|these"
    r"|because|since|although|so|then|there|also|however|due|depending|detection|diagnostic|positive|negative|above"
    r"|below"
    r"|unaided|alone|reported|described|observed|found|have|has|had|could|can|may|might|would|did|remained|seems?"
    r"|appears?|mentioned|quoted|cited|published|obtained|reached|achieved|given|seen|noted|p|internally|externally"
    r"|not|no|only|its|v)\b)[a-z]",
)
# `with overstaging in 18%`, `as uptake occurred in 31%`: a share of the patients.
_IN_SHARE = re.compile(r"\bin\s+(?:only\s+|about\s+|up\s+to\s+)?$", re.IGNORECASE)
_LISTED_SHARES = re.compile(
    rf"(?:\s*%?,\s*(?:{N}))*\s*%?,?\s+(?:and|or)\s+(?P<figure>{N})\s*%", re.IGNORECASE
)  # `38%, 31% and 9% of women`
_CHANGE = re.compile(
    r"\b(?:difference|increase|decrease|improvement|gain|reduction|drop|loss|change)s?\s+(?:in|of|between)\s+"
    r"(?:the\s+|overall\s+|diagnostic\s+)*$",
    re.IGNORECASE,
)


def is_set(sentence: str, group: MeasureGroup, value: Value) -> bool:
    """Tell a level that was chosen, not found: `at a fixed specificity of 95%`, `specificity was set at 95%`."""
    return bool(_FIXED.search(sentence, 0, group.start) or _SET_AT.search(sentence, group.end, value.start))


def is_mark(sentence: str, value: Value) -> bool:
    """Tell a level that was asked for, or that a scale gives a meaning: `a kappa > 0.75 indicated agreement`."""
    graded = value.comparator != "=" and bool(_MEANS.match(sentence, value.high_end or value.end))
    return graded or bool(_DEMANDED.search(sentence, 0, value.start))


def is_of_another(sentence: str, group: MeasureGroup, value: Value) -> bool:
    """Tell a share of patients or of another noun, or a figure behind the prevalence: `with overstaging in 18%`."""
    gap = sentence[group.end : value.start]
    if _OTHER_SUBJECT.search(gap) or _is_share_of_noun(sentence, value):
        return True
    return group.members[0].explicit and bool(_IN_SHARE.search(gap))


def _is_share_of_noun(sentence: str, value: Value) -> bool:
    """Tell `up to 30% of readings`, `4.5% saline` from `the 93% of the older scanner`."""
    of_a_source = re.search(r"\bthe\s+$", sentence[: value.start]) and re.match(r"\s*%\s+of\b", sentence[value.end :])
    listed = _LISTED_SHARES.match(sentence, value.end)
    end = listed.end("figure") if listed else value.end
    share = _SAID_OF_NOUN.match(sentence, value.end) or (listed and is_share_of_something(sentence, listed.end()))
    return not of_a_source and bool(share or _SAID_OF_NOUN.match(sentence, end))


def is_change(sentence: str, group: MeasureGroup, value: Value) -> bool:
    """Tell `the difference in sensitivity was 12%` from `an improvement in sensitivity from 70% to 82%`."""
    head = _CHANGE.search(sentence, 0, group.start)
    unchanged = head and re.search(r"\b(?:no|without|any|minimal)\s+(?:\w+\s+){0,2}$", sentence[: head.start()])
    gap = re.sub(r"[\[(][^()\[\]]*[\])]", " ", sentence[group.end : value.start])
    return bool(head) and not unchanged and not re.search(r"\bfrom\b", gap)


def fits(item: Link) -> bool:
    """Veto a value that cannot be the measure: proportions above one, ratios printed as percents."""
    value, measure = item.value, item.named.measure
    number = printed_value(value.printed, "ratio") if value.scale != "fraction" else 0.0
    if number < 0:
        return measure in ("kappa", "youden")
    if measure in ("lr_positive", "lr_negative", "dor"):
        return value.scale in ("ratio", "proportion")
    if value.scale == "ratio":
        rule = item.rule.split(",")[0]
        if measure in ("kappa", "youden", "auc"):
            return 10 < number <= 100 and rule == "introduced" and "." in value.printed
        plain = rule in ("introduced", "subject", "series", "said of all")
        if measure == "detection_rate" and number < 10:
            return False  # a rate per thousand
        plain = plain or (rule == "value-first" and "." in value.printed)  # `30 accuracy studies` is a count
        plain = plain or (value.interval is not None and number >= 10)
        return plain and 1 < number <= 100 and (number >= 10 or "." in value.printed)
    if measure in RATIO_MEASURES:
        return value.scale in ("proportion", "percent")
    if value.scale == "fraction":
        return item.rule.startswith(("introduced", "value-first")) or not item.named.explicit
    return measure != "auc" or bool(re.search(r"[.·]", value.printed)) or number > 1
