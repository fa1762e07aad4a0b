"""The words of a receptor sentence: markers, statuses, percentages, scores and signs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingest.vocab import Vocabulary, load_vocabulary

ItemKind = Literal["marker", "status", "percent", "score", "allred"]
READ_MARKERS = ("er", "pr", "her2", "ar", "ki67")
# Positive from 1 % of stained nuclei (ASCO/CAP 2010, 2020), from an Allred score of 3 (Harvey 1999); amplified from a
# HER2/CEP17 ratio of 2.0 (ASCO/CAP 2018).
_POSITIVE_FROM_PERCENT = 1.0
_POSITIVE_FROM_ALLRED = 3
_AMPLIFIED_FROM_RATIO = 2.0

_STEROID = re.compile(
    r"\b(?:(?P<er>o?estrogen(?:ic)?s?|estradiol)|(?P<pr>progesterones?|progestogens?)|"
    r"(?P<her2>human\s+epidermal\s+growth\s+factor))\b(?![\s-]+(?:replacement|therapy|level|treatment|cream|intake|"
    r"exposure))",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"(?P<n>\d{1,3}(?:[.,]\d+)?)\s*%?(?:\s*(?:-|–|to)\s*\d{1,3}(?:[.,]\d+)?)?\s*(?:%|per\s?cent\b)", re.IGNORECASE
)
_BELOW = re.compile(r"(?:<|less\s+than|below|under)\s*$", re.IGNORECASE)
_SCORE = re.compile(
    r"(?:\bscore[ds]?\s*(?:of|as|was|is|:|=)?\s*)?(?<![\w.])(?P<n>[0-3])\s?\+(?!\w)|\b(?:IHC|score[ds]?)\s*(?:of|"
    r"as|was|is|:|=)?\s*(?P<zero>[01])(?![\w.%/+])",
    re.IGNORECASE,
)
_ALLRED = re.compile(
    r"\bAllred(?:'s)?(?:\s+(?:scor\w+|quick|total))*\s*(?:of|was|is|:|=|"
    r",)?\s*\(?(?P<n>[0-8])(?:\s*/\s*8)?(?![\d%.])|(?<![\d/])(?P<n2>[0-8])\s*/\s*8\b|\bH-?score\s*(?:of|was|:|"
    r"=)?\s*(?P<h>\d{1,3})\b",
    re.IGNORECASE,
)
_BARE_ZERO = re.compile(r"\s*[:=(]?\s*0(?![\w%+/]|\.\d)")
_SIGN = re.compile(
    r"\s?\(?\s?(?P<sign>\+ve|[-–−]ve|(?<!\s)\+/[-–−](?!\w)|\+{1,4}(?!\w)|(?<!\s)[-–−](?=\s)(?!\s*(?:,|and\b|or\b|"
    r"/)[^.;]{0,60}-\s?(?:positiv|negativ))|[-–−](?=\s*(?:[,;/).]|$)))\s?\)?",
    re.IGNORECASE,
)
# Words that state a status only where no plainer one does: "ER expression was negative".
_WEAK = frozenset(
    "express expressed expressing expresses expression staining stained present enriched absent".split()
) | {"nuclear staining"}
_SIGNS = re.compile(r"\W+")
_VERBS = re.compile(r"(?:expressed|expressing|expresses|express|stained|present|absent)", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not(?!\s+(?:only|negative|equivocal)\b)|no(?!\s+longer\s+negative)|non(?![\s-]+negative)|without|lack(?:ed|ing|s)?|absence|absent|neither|nor|never|fail\w*|loss|devoid|"
    r"n't|rather\s+than)\b-?[^,;:()]{0,32}$",
    re.IGNORECASE,
)
# Directly before a status: "not negative", "no longer negative", "neither ER nor PR was negative".
_NOT_SO = re.compile(
    r"(?:\b(?:not|non|never|no\s+longer|cannot)|n't)[\s-]+(?:(?:be|been|found|to|called|considered|regarded|reported|as|"
    r"clearly|really|completely|entirely|truly)\s+)*$|\bneither\b[^,;:]{1,40}\bnor\b[^,;:]{1,20}\b(?:was|were|is|are)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Item:
    """One word of the sentence that bears on a status; offsets are into the sentence."""

    kind: ItemKind
    start: int
    end: int
    keys: tuple[str, ...] = ()
    value: str = ""
    number: float = 0.0
    weak: bool = False


@cache
def _marker_patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Return the pattern of any-case names, that of case-exact short forms, and the concept of each name."""
    terms: dict[str, str] = {}
    shorts: dict[str, str] = {}
    for concept in vocabulary.of_kind("receptor", "receptor_group"):
        terms |= {re.sub(r"[\s-]+", " ", term.lower()): concept.key for term in concept.terms}
        shorts |= dict.fromkeys(concept.short, concept.key)
    alternatives = "|".join(
        re.escape(name).replace(r"\ ", r"[\s-]*") for name in sorted(terms, key=lambda n: (-len(n), n))
    )
    exact = "|".join(map(re.escape, sorted(shorts, key=lambda n: (-len(n), n))))
    edge = r"(?<![A-Za-z0-9]){}(?![A-Za-z0-9])"
    return (
        re.compile(edge.format(f"(?a:{alternatives})"), re.IGNORECASE),
        re.compile(edge.format(f"(?:{exact})")),
        {re.sub(r"[\s-]+", "", k): v for k, v in terms.items()} | shorts,
    )


@cache
def _status_pattern(vocabulary: Vocabulary) -> tuple[re.Pattern[str], dict[str, str]]:
    words = {
        re.sub(r"[\s-]+", " ", word.lower()): status
        for status in ("positive", "negative", "equivocal")
        for word in vocabulary.cues.receptor_status.get(status, ())
        if not _SIGNS.fullmatch(word)
    } | {"express": "positive"}
    alternatives = "|".join(
        re.escape(word).replace(r"\ ", r"[\s-]+") for word in sorted(words, key=lambda w: (-len(w), w))
    )
    return re.compile(rf"(?<![A-Za-z])(?a:{alternatives})(?![A-Za-z])", re.IGNORECASE), words


def may_name_a_marker(sentence: str) -> bool:
    """Tell cheaply whether a sentence is worth reading for receptors."""
    return bool(
        re.search(
            r"receptor|strogen|ogesterone|HER|Her|her-?2|\bER|PR\b|P[gG]R|\bAR\b|[Kk][Ii][\s–-]?67|MIB|[Tt]riple|"
            r"erb|ERB|epidermal|prolifer",
            sentence,
        )
    )


def items_of(sentence: str) -> list[Item]:
    """Return markers, statuses, percentages, scores and signs of a sentence in order, without overlaps."""
    vocabulary = load_vocabulary()
    markers = _markers(sentence, vocabulary)
    taken = [False] * len(sentence)
    items = list(markers)

    def free(start: int, end: int) -> bool:
        if any(taken[start:end]):
            return False
        taken[start:end] = [True] * (end - start)
        return True

    for marker in markers:
        taken[marker.start : marker.end] = [True] * (marker.end - marker.start)
    for marker in markers:
        sign = _SIGN.match(sentence, marker.end)
        if sign and marker.keys and free(sign.start(), sign.end()):
            items.append(_signed(sign))
    for marker in markers:
        bare = _BARE_ZERO.match(sentence, marker.end) if marker.keys == ("her2",) else None
        if bare and free(bare.start(), bare.end()):
            items.append(Item("score", bare.start(), bare.end(), value="0"))
    for match in _ALLRED.finditer(sentence):
        if free(match.start(), match.end()):
            number = float(match["n"] or match["n2"] or match["h"])
            items.append(
                Item(
                    "allred",
                    match.start(),
                    match.end(),
                    value="negative" if number < _POSITIVE_FROM_ALLRED else "positive",
                )
            )
    for match in _SCORE.finditer(sentence):
        if free(match.start(), match.end()):
            score = f"{match['n']}+" if match["n"] else {"0": "0", "1": "1+"}[match["zero"]]
            items.append(Item("score", match.start(), match.end(), value="0" if score == "0+" else score))
    for match in _PERCENT.finditer(sentence):
        if free(match.start(), match.end()):
            number = float(match["n"].replace(",", "."))
            below = bool(_BELOW.search(sentence, max(0, match.start() - 12), match.start()))
            fewer = number < _POSITIVE_FROM_PERCENT or (number == _POSITIVE_FROM_PERCENT and below)
            status = "negative" if fewer else "positive"
            items.append(Item("percent", match.start(), match.end(), value=status, number=number))
    pattern, words = _status_pattern(vocabulary)
    statuses = (match for match in pattern.finditer(sentence) if free(match.start(), match.end()))
    items.extend(item for match in statuses for item in _status(sentence, match, words))
    return sorted(items, key=lambda item: item.start)


def _signed(sign: re.Match[str]) -> Item:
    printed = sign["sign"].lower()
    if re.fullmatch(r"\+{1,4}", printed):
        scores = {2: "2+", 3: "3+"}
        if len(printed) in scores:
            return Item("score", sign.start(), sign.end(), value=scores[len(printed)])
        return Item("status", sign.start(), sign.end(), value="positive")
    if printed.startswith("+/"):
        return Item("status", sign.start(), sign.end(), value="equivocal")
    return Item("status", sign.start(), sign.end(), value="positive" if printed.startswith("+") else "negative")


def _status(sentence: str, match: re.Match[str], words: dict[str, str]) -> Iterator[Item]:
    """Yield the status that a word states; `not negative` and `not equivocal` state none."""
    word = re.sub(r"[\s-]+", " ", match[0].lower())
    value = words[word]
    if value == "positive" and negated(sentence, match.start()):
        yield Item("status", match.start(), match.end(), value="negative", weak=False)
    elif value == "positive" or not _NOT_SO.search(sentence, max(0, match.start() - 80), match.start()):
        yield Item("status", match.start(), match.end(), value=value, weak=word in _WEAK)


def negated(sentence: str, position: int, since: int = 0) -> bool:
    """Tell whether a negation reaches a place from the same clause; `since` is where to stop looking back."""
    before = sentence[max(since, position - 60) : position]
    return bool(_NEGATION.search(re.split(r"\b(?:but|while|whereas|with|and\s+(?:was|were|is))\b", before)[-1]))


def is_verb(text: str) -> bool:
    """Tell `expressed` and `stained`, which state a status of their subject, from `expression` and `staining`."""
    return bool(_VERBS.fullmatch(text))


def _markers(sentence: str, vocabulary: Vocabulary) -> list[Item]:
    terms, shorts, concepts = _marker_patterns(vocabulary)
    matches = sorted(
        [*terms.finditer(sentence), *shorts.finditer(sentence)], key=lambda m: (m.start(), m.start() - m.end())
    )
    found: list[Item] = []
    for match in matches:
        if found and match.start() < found[-1].end:
            continue
        key = concepts.get(match[0]) or concepts[re.sub(r"[\s-]+", "", match[0].lower())]
        found.append(Item("marker", match.start(), match.end(), keys=_keys(key, match[0], vocabulary)))
    if re.search(r"receptors?\b|epidermal", sentence, re.IGNORECASE):
        for match in _STEROID.finditer(sentence):
            if not any(item.start < match.end() and match.start() < item.end for item in found):
                found.append(Item("marker", match.start(), match.end(), keys=(str(match.lastgroup),)))
    return _without_repeats(sentence, sorted(found, key=lambda item: item.start))


def _keys(key: str, printed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the receptors that a name stands for: none for other markers and for bare `hormone receptor`."""
    if key in READ_MARKERS:
        return (key,)
    if key == "hormone_receptor" and re.match(r"o?estrogen|ER", printed, re.IGNORECASE):
        return vocabulary.concepts[key].members
    return (key,) if key in ("triple_negative", "triple_positive") else ()


def _without_repeats(sentence: str, markers: Sequence[Item]) -> list[Item]:
    """Join a marker with its own abbreviation or alias in brackets: `estrogen receptor (ER)`, `Ki-67 (MIB-1)`."""
    joined: list[Item] = []
    for item in markers:
        previous = joined[-1] if joined else None
        if (
            previous
            and previous.keys == item.keys
            and re.fullmatch(r"\s*[(\[,/-]?\s*", sentence[previous.end : item.start])
        ):
            close = re.match(r"\s*[)\]]", sentence[item.end :])
            opened = re.search(r"[(\[]", sentence[previous.end : item.start])
            joined[-1] = Item(
                "marker", previous.start, item.end + (close.end() if close and opened else 0), keys=item.keys
            )
        else:
            joined.append(item)
    return joined


def iter_fish(sentence: str) -> Iterator[tuple[int, int, Literal["amplified", "not_amplified"]]]:
    """Yield the verdicts on HER2 amplification by in situ hybridisation: in words, or as a ratio (2.0 or more)."""
    for match in _FISH.finditer(sentence):
        word = match[0].lower()
        if match["ratio"]:
            yield (
                match.start(),
                match.end(),
                "amplified" if float(match["ratio"]) >= _AMPLIFIED_FROM_RATIO else "not_amplified",
            )
            continue
        denied = negated(sentence, match.start()) or re.search(
            r"\bnon-?\s?ampl|unampl|negativ|nonampl|not\s+ampl|no\s+ampl|without\s+ampl", word
        )
        yield match.start(), match.end(), "not_amplified" if denied else "amplified"


_FISH = re.compile(
    r"\bratio\s*(?:of|was|is|:|=)?\s*\(?(?P<ratio>\d+(?:\.\d+)?)(?!\s*%)|"
    r"\b(?:negative|positive)\s+(?:for\s+(?:HER-?2\S*\s+)?(?:gene\s+)?amplification|(?:by|on|in|"
    r"with)\s+(?:the\s+)?(?:FISH|CISH|SISH|D-?ISH|ISH|fluorescen\w+))\b|"
    r"\b(?:non-?|un|not\s+)?amplifi(?:ed|cation)\b|"
    r"\b(?:FISH|CISH|SISH|D-?ISH|ISH|hybridi[sz]ation)\b\)?(?:[\s,:(-]+(?:test(?:ing)?|analysis|result|assay|study|"
    r"was|were|is|showed|also|for|HER-?2\S*|reported|as|a)){0,6}[\s:(-]*(?:negativ\w*|positiv\w*|[+-](?=[\s,;.)]))",
    re.IGNORECASE,
)
