"""Lymph nodes at pathology: how many were examined, and how many of them held tumour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.imaging import IMAGING
from ingest.case.patients import Patient
from ingest.printed import NUMBER_WORDS, printed_integer
from ingest.segment import Sentence
from ingest.vocab import Vocabulary

_WORD = rf"(?a:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_COUNT = rf"(?:\d{{1,2}}(?!\w|[.,/]\d|\s*[%+/]|[\s-]*[cm]m\b)|{_WORD}\b)"
_NODE = r"(?:(?:lymph[\s-]*)?(?:nodes?|ganglia|ganglions?)|lymphonod\w+|S?LNs?)\b"
_OF_NODES = re.compile(
    rf"{_NODE}|(?-i:N[0-3][a-c]?)\b|\b(?:nodal|lymphadenectom\w+|axill(?:a|ae|ary)\b|sentinel|node-?(?:positive|negative))|"
    r"(?-i:(?<=\d)\s{0,2}N(?:\+|\b))",
    re.IGNORECASE,
)
_TAKEN = (
    r"(?:dissected|removed|resected|examined|excised|retrieved|harvested|isolated|sampled|obtained|analy[sz]ed|found|"
    r"identified|recovered|evaluated|biopsied|counted|taken)"
)
_KIND = (
    rf"(?:(?:the|these|her|his|axillary|sentinel|regional|pelvic|inguinal|cervical|mediastinal|para-?aortic|"
    r"retroperitoneal|mesenteric|perigastric|hilar|internal|mammary|iliac|ipsilateral|left|right|local|level|surgical|"
    rf"remaining|other|further|additional|(?-i:I{{1,3}})|and|{_TAKEN})[\s,-]+){{0,5}}"
)
_POSITIVE = (
    r"(?:positiv\w+|(?:macro|micro)?metasta\w+|involve[ds]?|involvement|invaded|infiltrated|affected|malignan\w+|"
    r"contain\w+\s+(?:tumou?r|cancer|carcinoma|(?:(?:macro|micro)-?)?metasta\w+)|N\+)"
)
_FREE = (
    r"(?:negative|(?:tumou?r-|disease-)?free|uninvolved|unaffected|clear|benign|reactive|normal|"
    r"(?:no|without|nor|lacked)\s+(?:(?:any|evidence|signs?|of|lymph|node|nodal|tumou?r|histological)\s+)*"
    r"(?:metasta\w+|involvement|tumou?r|malignan\w+|carcinoma|disease|invasion|infiltration)|"
    r"not\s+(?:involved|invaded|affected|infiltrated|metasta\w+))"
)
_FRACTION = re.compile(
    rf"(?<![\w./+-])(?P<part>\d{{1,2}}|{_WORD})(?:N\+)?\s?/\s?(?P<whole>\d{{1,2}}|{_WORD})(?![\w+]|[./]\d|\s*[/%])",
    re.IGNORECASE,
)
_OTHER_FRACTION = re.compile(
    r"\b(?:grade|score|allred|power|strength|scale|BI-?\s?RADS|stage|quick|VAS|ECOG|GCS|[BL]P|pressure|mitos\w+|ratio|week|day)"
    r"(?:[^\w;,.]+\w+)?[^\w;,.]*$",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    rf"\b(?P<part>{_COUNT}|none|neither|all|both)\s+(?:{_POSITIVE}\s+)?{_KIND}(?:{_NODE}\s+)?(?:were\s+\w+\s+)?(?:out\s+)?(?:of|from|among)\s+"
    rf"(?:a\s+total\s+of\s+)?(?:all\s+)?{_KIND}(?P<whole>{_COUNT})(?:\s+{_KIND}(?P<node>{_NODE}))?",
    re.IGNORECASE,
)
# "Two of the 4 cycles": what is counted are no nodes.
_THING_COUNTED = re.compile(
    r"\s+(?!(?:was|were|is|are|had|showed|contained|with|and|but|being|on|at|in)\b)[a-z]{3,}", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"\b(?P<whole>{_COUNT}|both)\s+{_KIND}(?:(?P<state>{_FREE}|{_POSITIVE})\s+)?{_KIND}{_NODE}"
    rf"(?P<taken>\s*\(?(?:(?:were|was|had\s+been|have\s+been)\s+)?{_TAKEN}\b\)?)?",
    re.IGNORECASE,
)
_THEN_OF_ALL = re.compile(
    rf"[\s,;(:]*(?:(?:and|all|were|was|found|to\s+be|being|are|both|showed|had|which|that|of|them|histologically)\b[\s,;:(]*){{0,6}}"
    rf"(?P<state>{_FREE}|{_POSITIVE})",
    re.IGNORECASE,
)
_THEN_OF_SOME = re.compile(
    rf"[\s,;.(:]*(?:(?:and|of|these|them|which|whom|among|with|in|only|were|was|{_TAKEN}|had|being)\b[\s,;:(]*){{0,5}}"
    rf"(?P<part>{_COUNT}|none)\s+(?:(?:of|them|these|which|{_NODE}|was|were|had|being|showed|with|found|to\s+be)\s+){{0,4}}"
    rf"(?P<state>{_POSITIVE}|{_FREE})",
    re.IGNORECASE,
)
_STATE = re.compile(rf"(?P<free>\b{_FREE})|(?P<positive>\b{_POSITIVE})", re.IGNORECASE)
_FREE_ONLY = re.compile(_FREE, re.IGNORECASE)
_METASTASES_IN = re.compile(
    rf"(?P<none>\b(?:no|without(?:\s+any)?)\s+(?:\w+\s+)?)?\b{_POSITIVE}\s+(?:(?:in|of|to|from|within|for)\s+)+(?:only\s+|the\s+)*$",
    re.IGNORECASE,
)
_ALL_AHEAD = re.compile(r"\ball\s+(?:of\s+)?(?:the\s+)?$", re.IGNORECASE)
_IS_TAKEN = re.compile(_TAKEN, re.IGNORECASE)
_AT_PATHOLOGY = re.compile(
    rf"\b(?:{_TAKEN}|patholog\w+|histo\w+|specimen|microscop\w+|dissection|lymphadenectomy|clearance|surg\w+|operati\w+|"
    r"sentinel\s+(?:lymph\s+)?node\s+biopsy|mastectomy|pN\w*)\b",
    re.IGNORECASE,
)
_NONE = frozenset({"none", "neither", "zero", "0"})
_ALL = frozenset({"all", "both"})


@dataclass(frozen=True)
class _Nodes:
    """Counts of one statement, each with the half-open place that says it; what is not said is None."""

    positive: Said | None
    examined: Said | None


def read_nodes(annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary) -> list[Said]:
    """Return positive and examined nodes by the statement about most: the dissection before the sentinel nodes.

    Positive nodes among those examined are not outdone by a dissection without any.
    """
    statements = [
        nodes
        for sentence in patient.sentences
        if _OF_NODES.search(annotated.text, sentence.start, sentence.end)
        and (
            _AT_PATHOLOGY.search(annotated.text, sentence.start, sentence.end)
            or not _imaged(annotated, sentence, vocabulary)
        )
        for nodes in _statements(annotated.text, sentence)
    ]
    if not statements:
        return []
    most = max(
        statements,
        key=lambda nodes: (
            nodes.positive is not None,
            nodes.examined is not None and _value(nodes.positive) > 0,
            _value(nodes.examined),
            _value(nodes.positive),
        ),
    )
    return [said for said in (most.positive, most.examined) if said]


def _value(said: Said | None) -> float:
    return float(said.value) if said else -1


def _imaged(annotated: AnnotatedText, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    return any(
        vocabulary.base_test(item.concept) in IMAGING
        for item in annotated.mentions(sentence.start, sentence.end, "test")
    )


def _statements(text: str, sentence: Sentence) -> Iterator[_Nodes]:
    taken = sentence.start
    for match in _PART_OF.finditer(text, sentence.start, sentence.end):
        bare = not _THING_COUNTED.match(text, match.end(), sentence.end) and _names_nodes(text, sentence, match)
        if match["node"] or bare:
            yield from _pair(text, sentence, match)
            taken = match.end()
    for match in _FRACTION.finditer(text, sentence.start, sentence.end):
        if _names_nodes(text, sentence, match) and not _OTHER_FRACTION.search(text, sentence.start, match.start()):
            yield from _pair(text, sentence, match)
            taken = match.end()
    for match in _COUNTED.finditer(text, taken, sentence.end):
        nodes = _counted(text, sentence, match)
        if nodes:
            yield nodes


def _names_nodes(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell counts of nodes from those of anything else: nodes are named in the 60 characters around."""
    return bool(_OF_NODES.search(text, max(sentence.start, match.start() - 60), min(sentence.end, match.end() + 40)))


def _pair(text: str, sentence: Sentence, match: re.Match[str]) -> Iterator[_Nodes]:
    """Yield `3 of 19` as 3 positive ones, or as 16 where the three are said to be free."""
    whole = printed_integer(match["whole"])
    word = match["part"].lower()
    part = 0 if word in _NONE else whole if word in _ALL else printed_integer(word)
    behind = re.split(r"[,;.]", text[match.end() : min(sentence.end, match.end() + 50)])[0]
    state = _STATE.search(match[0]) or _STATE.search(behind)
    found_in = _METASTASES_IN.search(text, sentence.start, match.start())
    free = bool(part and state and state["free"]) and not found_in
    if whole > 0 and part <= whole:
        yield _Nodes(
            Said("nodes_positive", whole - part if free else part, *match.span("part")),
            Said("nodes_examined", whole, *match.span("whole")),
        )


def _counted(text: str, sentence: Sentence, match: re.Match[str]) -> _Nodes | None:
    """Return `14 nodes were removed, two metastatic`, `twelve nodes were all free` or `two positive nodes`."""
    whole = 2 if match["whole"].lower() in _ALL else printed_integer(match["whole"])
    examined = Said("nodes_examined", whole, *match.span("whole"))
    found_in = _METASTASES_IN.search(text, sentence.start, match.start())
    if found_in and found_in["none"]:
        return _Nodes(Said("nodes_positive", 0, *found_in.span("none")), examined)
    of_all = match if match["state"] else _THEN_OF_ALL.match(text, match.end(), sentence.end)
    of_some = None if match["state"] else _THEN_OF_SOME.match(text, match.end(), sentence.end)
    if of_some and not of_all:
        part = 0 if of_some["part"].lower() in _NONE else printed_integer(of_some["part"])
        positive = whole - part if part and _FREE_ONLY.match(of_some["state"]) else part
        return _Nodes(Said("nodes_positive", positive, *of_some.span("part")), examined) if part <= whole else None
    if of_all and _FREE_ONLY.match(of_all["state"]):
        return _Nodes(Said("nodes_positive", 0, *of_all.span("state")), examined)
    if of_all or found_in:
        # Of "two positive nodes" it is not said how many were examined; of "both nodes" and "all 12" it is.
        both = match["whole"].lower() in _ALL
        all_told = both or match["taken"] or _ALL_AHEAD.search(text, sentence.start, match.start())
        return _Nodes(Said("nodes_positive", whole, *match.span("whole")), examined if all_told else None)
    return _Nodes(None, examined) if _IS_TAKEN.search(match[0]) else None
