"""HER2 amplification by in situ hybridisation: verdicts in words, and ratios of HER2 to chromosome 17 signals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.case.marker.denial import denied_after, negated, unknown_after
from ingest.vocab import load_vocabulary

Verdict = Literal["amplified", "not_amplified"]

_METHOD = (
    r"(?:FISH|CISH|SISH|D-?ISH|dual\s+(?:colou?r\s+)?(?:ISH|in\s+situ)|ISH|"
    r"(?:in[\s-]+situ\s+)?hybridi[sz]ation(?:\s+in\s+situ)?)"
)
_BY_METHOD = (
    r"(?:by|on|in|with|using|at|via)\s+(?:the\s+)?(?:dual[\s-]+(?:probe\s+|colou?r\s+)?)?"
    rf"(?:{_METHOD}|fluorescen\w+|(?:chromogenic|silver)\s+in)"
)
# What is said of the amplification, and no status of a stain.
_OUTCOME = re.compile(
    r"\s+(?:(?:was|were|is|are|also|found|to|be|clearly|not|could|can|cannot|has|have|had|been)\s+){1,4}(?:negative|positive|present|absent|"
    r"detected|seen|found|identified|observed|demonstrated|shown|confirmed|excluded|ruled\s+out|unlikely)\b",
    re.IGNORECASE,
)
_GENE = r"(?:HER-?2\S*\s+)?(?:gene\s+)?"
_HYBRIDISATION = re.compile(
    r"(?:\bratio|\bHER-?2\s?[/:]\s?CE[PN]-?\s?17)\s*"
    r"(?:(?:of|was|is|:|=|to|at|with|HER-?2\S*|ERBB2|CEP-?17|chromosome|centromere|17|/|by|"
    r"(?-i:FISH|CISH|SISH|ISH))\s*){0,8}\(?\s*(?P<ratio>\d+(?:[.,]\d+)?)(?!\s*[%\d])|"
    rf"\b(?:negative|positive)\s+(?:for\s+{_GENE}amplification|{_BY_METHOD}|(?:reflex\s+)?{_METHOD}(?!\w))\b|"
    rf"\b(?:non-?|un|not\s+(?:\w+ly\s+)?)?amplifi(?:ed|cation)\b(?:\s+of\s+(?:the\s+)?HER-?2(?:[\w/-]*\w)?(?:\s+gene)?)?"
    rf"(?:\s+{_BY_METHOD}\b)?|"
    rf"\b{_METHOD}\b\)?(?:[\s,:(-]+(?:test(?:ing|s)?|analys[ie]s|results?|assay|study|which|was|were|is|and|requested|"
    r"performed|done|carried|came|back|turned|out|to|be|proved|returned|showed|also|then|subsequently|for|HER-?2\S*|"
    r"gene|reported|found|as|a)){0,8}[\s:(=-]*(?:negativ\w*|positiv\w*|[+-](?=[\s,;.)]))",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:non-?\s?ampl\w*|unampl\w*|nonampl\w*|negativ\w*|absent|not\b|no\s+ampl|without\s+ampl)|-$", re.IGNORECASE
)
_ASKED = re.compile(
    rf"\b(?:(?:not|cannot)\s+(?:rule\s+out|exclude)|to\s+(?:rule\s+out|exclude|assess|confirm|evaluate|determine|test\s+for)|for|if|whether|test(?:ed|ing)?\s+"
    rf"for)\s+(?:the\s+)?{_GENE}$",
    re.IGNORECASE,
)


_HER2 = re.compile(r"HER-?2|erb-?B-?2", re.IGNORECASE)
# "MYB gene break by FISH was positive": of a gene that is not HER2.
_ANOTHER_GENE = re.compile(
    r"\b(?:MYB\w*|ALK|BRAF|ETV6\S*|NTRK\d?|EWSR1|SS18|MAML\d|MDM2|C?-?MYC|BCL-?\d|IRF4|DUSP22|PIK3CA|FGFR\d|EGFR|ROS1|RET|"
    r"TP53|CCND1|TOP2A|PLAG1|HMGA2|USP6|PHF1|COL1A1\S*|EBER|MET|KRAS|CDKN2A)\b[^.;]{0,60}$"
)


@dataclass(frozen=True)
class Hybridisation:
    """One verdict on amplification, with the ratio where one was printed; offsets are into the sentence."""

    verdict: Verdict
    start: int
    end: int
    ratio: float | None = None


def hybridisations(sentence: str) -> Iterator[Hybridisation]:
    """Yield the verdicts of a sentence about HER2: in words, or by the ratio."""
    amplified_from = load_vocabulary().rules.her2.amplified_from_ratio
    for match in _HYBRIDISATION.finditer(sentence):
        start, end = match.span()
        other = _ANOTHER_GENE.search(sentence, max(0, start - 80), start)
        if other and not _HER2.search(sentence, other.start(), end):
            continue
        if match["ratio"]:
            ratio = float(match["ratio"].replace(",", "."))
            yield Hybridisation("amplified" if ratio >= amplified_from else "not_amplified", start, end, ratio)
        elif unknown_after(sentence, end) or _ASKED.search(sentence, max(0, start - 60), start):
            continue
        else:
            denied = _DENIED.search(match[0]) or negated(sentence, start) or denied_after(sentence, end)
            outcome = _OUTCOME.match(sentence, end)
            yield Hybridisation("not_amplified" if denied else "amplified", start, outcome.end() if outcome else end)
