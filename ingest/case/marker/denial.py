"""Denial in the pathologist's sentence: which words a `not`, `lack of` or `neither` reaches."""

from __future__ import annotations

import re

_NEGATION = re.compile(
    r"\b(?:not(?!\s+(?:only|negative|equivocal)\b)|no(?!\s+longer\s+negative)|non(?![\s-]+negative)|"
    r"without(?!\s+(?:specif|mention|indicat|stat|giv|detail|report)\w*)|"
    r"lack(?:ed|ing|s)?|absence|absent|neither|nor|never|fail\w*|loss|devoid|n't|"
    r"(?<!\bbe\s)(?<!\bis\s)(?<!\bwas\s)(?<!\bare\s)(?<!\bbeen\s)(?<!\bwere\s)(?:rule[sd]?\s+out|exclud(?:e[sd]?|ing))|rather\s+than)\b-?[^,;:()]{0,32}$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?:but|while|whereas|with|and\s+(?:was|were|is))\b")
# Directly before a status or a group: "not negative", "not a triple-negative", "neither ER nor PR was negative".
_NOT_SO = re.compile(
    r"(?:\b(?:not|non|never|no\s+longer|cannot)|n't)[\s-]+(?:(?:be|been|found|to|called|considered|regarded|reported|as|"
    r"an?|clearly|really|completely|entirely|truly)\s+)*$|\bneither\b[^,;:]{1,40}\bnor\b[^,;:]{1,20}\b(?:was|were|is|are)\s+$",
    re.IGNORECASE,
)
_BY_WHAT = (
    r"(?:\s+(?:of|for|in|by|on|to|the|these|any|both|all|tumou?r|cells?|IHC|immunohistochemistry|ER|PR|HER2|gene|"
    r"disease|cancer|carcinoma|phenotype|status|test(?:ing)?|(?:D-?)?[FCS]?ISH|in\s+situ\s+hybridi[sz]ation)\b){0,5}"
)
_COPULA = (
    r"\s+(?:(?:was|were|is|are|ha(?:s|ve|d)(?:\s+been)?|could|can|seem(?:s|ed)|appear(?:s|ed))\s+|"
    r"can(?=not\b))(?:be\s+)?(?:\w+ly\s+)?"
)
_DENIED_AFTER = re.compile(
    rf"{_BY_WHAT}{_COPULA}(?:absent|negative|lost|lacking|undetect\w+|nil|missing|excluded|"
    r"ruled\s+out|(?:highly\s+)?unlikely|not\s+(?:be\s+|been\s+)?(?:\w+ly\s+)?"
    r"(?:detect|see|found|identif|observ|demonstrat|present|express|evident|noted|shown|confirm|over-?express|retained|preserved)\w*)",
    re.IGNORECASE,
)
_UNKNOWN_AFTER = re.compile(
    rf"{_BY_WHAT}(?:{_COPULA}(?:un(?:known|clear|available|determined|certain)|pending|awaited|missing|"
    r"recommended|requested|planned|advised|not\s+(?:be\s+|been\s+)?(?:exclud|ruled\s+out|assess|test|perform|done|available|know|report|evaluat|determin|examin|investigat|carried|studied|measur|given)\w*)|"
    r"\s+(?:status\s+)?(?:unknown|pending|not\s+(?:done|known|available|performed|tested)))",
    re.IGNORECASE,
)


def negated(sentence: str, position: int, since: int = 0) -> bool:
    """Tell whether a negation reaches a place from the same clause; `since` is where to stop looking back."""
    before = sentence[max(since, position - 60) : position]
    return bool(_NEGATION.search(_CLAUSE.split(before)[-1]))


def is_denied(sentence: str, start: int) -> bool:
    """Tell `not negative`, `no longer negative` and `non-triple-negative`, which state no status."""
    return bool(_NOT_SO.search(sentence, max(0, start - 80), start))


def denied_after(sentence: str, end: int) -> bool:
    """Tell `expression was absent` and `positivity was ruled out`, where the denial follows the noun."""
    return bool(_DENIED_AFTER.match(sentence, end))


def unknown_after(sentence: str, end: int) -> bool:
    """Tell `overexpression was not assessed`, and `could not be excluded`, which state nothing."""
    return bool(_UNKNOWN_AFTER.match(sentence, end))
