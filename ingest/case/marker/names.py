"""Where a sentence names a receptor or marker, and which: `ER` is no emergency room, `PR` no partial response."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.case.marker.item import Item, item_before
from ingest.vocab import Vocabulary

READ_MARKERS = ("er", "pr", "her2", "ar", "ki67")
_MAY_NAME = re.compile(
    r"receptor|strogen|ogesterone|HER|Her|her-?2|\bER|PR\b|P[gG]R|\bAR\b|[Kk][Ii][\s–-]?67|MIB|[Tt]riple|"
    r"erb|ERB|epidermal|prolifer|\bRPg?\b|TNBC"
)
_STEROID = re.compile(
    r"\b(?:(?P<er>o?estrogen(?:ic)?s?|estradiol)|(?P<pr>progesterones?|progestogens?)|"
    r"(?P<her2>human\s+epidermal\s+growth\s+factor))\b(?![\s-]+(?:replacement|therapy|level|treatment|cream|intake|"
    r"exposure))",
    re.IGNORECASE,
)
# "Oestrogen: 80%, progesterone: nil"
_HORMONE_WITH_RESULT = r"strogens?\s*[:=(]\s*(?:\d+\s?%|pos|neg|nil|[-+])"
# The abbreviations of French and Spanish, which mean other things where the two do not stand together.
_ROMANCE = re.compile(r"\b(?P<er>R[EO])\b(?=[^.;\n]{1,40}\bRPg?\b)|\b(?P<pr>RPg?)\b")
# What may follow a receptor's abbreviation and never a place, an interval or a response.
_TOLD = re.compile(
    r"[\s-]*(?:[+±–−:=|(/]|-(?!\w)|\d|positiv|negativ|equivocal|status|express|over-?express|receptor|stain|immuno|"
    r"was\s+(?:\w+ly\s+)?(?:positive|negative)|low\b|(?:and|or|nor)\s+(?:PR|ER|HER))",
    re.IGNORECASE,
)
_RESPONSE_BEFORE = re.compile(
    r"\b(?:achiev\w*|attain\w*|reach\w*|experienc\w*|obtain\w*|maintain\w*|had|has|showed|response\s*(?:of|was|is|:|as)?|"
    r"CR|SD|PD|in|with|as)\s*(?:/|,|or\b|and\b)?\s*(?:an?\s+|good\s+|very\s+|clinical\s+|radiological\s+)*\(?$",
    re.IGNORECASE,
)
_RESPONSE_AFTER = re.compile(
    r"\s*(?:(?:of\s+the\s+\w+\s+)?(?:after|according|by\s+RECIST|to\s+chemo)|\(?\s*partial\s+resp|[,/]\s*(?:CR|SD|PD)\b)"
)
_INTERVAL_AFTER = re.compile(r"\s+(?:interval|segment|prolongation|duration|depression)\b", re.IGNORECASE)
_BOTH_BEFORE = re.compile(r"\bboth\s+(?:the\s+|steroid\s+)?$", re.IGNORECASE)
_BOTH_AFTER = re.compile(r"\s*(?::|,|were|are)\s*both\b", re.IGNORECASE)
_ROOM_BEFORE = re.compile(
    r"\b(?:to|in|at|from|via|visit\w*|through|into)\s+(?:the|our|an?|another|local|her|his)\s+(?:local\s+|nearest\s+)?$"
)
_ROOM_AFTER = re.compile(
    r"\s+(?:physicians?|visits?|department|doctors?|admission|room|stress|stay|team|nurses?|staff)\b", re.IGNORECASE
)


def may_name_a_marker(sentence: str) -> bool:
    """Tell cheaply whether a sentence is worth reading for receptors."""
    return bool(_MAY_NAME.search(sentence))


def marker_names(sentence: str, vocabulary: Vocabulary, clones: Sequence[Item]) -> list[Item]:
    """Return the markers that a sentence names, in order, an abbreviation in brackets together with its long form.

    An antibody's clone (`PgR 636`) names no marker unless it is the marker's own name too (`MIB-1`), its `value` then.
    """
    terms, shorts, concepts = _patterns(vocabulary)
    matches = sorted(
        [*terms.finditer(sentence), *shorts.finditer(sentence)], key=lambda m: (m.start(), m.start() - m.end())
    )
    found: list[Item] = []
    for match in matches:
        if (found and match.start() < found[-1].end) or _is_something_else(sentence, match):
            continue
        clone = _overlapping(clones, match)
        if clone and not match.start() <= clone.start < clone.end <= match.end():
            continue
        key = concepts.get(match[0]) or concepts[re.sub(r"[\s-]+", "", match[0].lower())]
        keys = _keys(key, sentence, match.start(), match.end(), vocabulary)
        is_group = key == "hormone_receptor" and not keys
        found.append(Item("marker", match.start(), match.end(), keys, clone.value if clone else "", weak=is_group))
    found.extend([*_steroids(sentence, found), *_romance(sentence)])
    return _without_repeats(sentence, sorted(found, key=lambda name: name.start))


def _steroids(sentence: str, found: Sequence[Item]) -> Iterator[Item]:
    """Yield the hormones of `oestrogen and progesterone receptors`, where a later word says what they are."""
    if not re.search(rf"receptors?\b|epidermal|{_HORMONE_WITH_RESULT}", sentence, re.IGNORECASE):
        return
    for match in _STEROID.finditer(sentence):
        if not _overlapping(found, match):
            yield Item("marker", match.start(), match.end(), (str(match.lastgroup),))


def _overlapping(items: Sequence[Item], match: re.Match[str]) -> Item | None:
    item = item_before(items, match.end())
    return item if item and item.end > match.start() else None


def _romance(sentence: str) -> Iterator[Item]:
    matches = [match for match in _ROMANCE.finditer(sentence) if match.lastgroup]
    if {match.lastgroup for match in matches} == {"er", "pr"}:
        yield from (Item("marker", match.start(), match.end(), (str(match.lastgroup),)) for match in matches)


def _is_something_else(sentence: str, match: re.Match[str]) -> bool:
    """Tell an emergency room, a partial response and an interval of the heart from the receptors of that name."""
    if match[0] not in ("ER", "PR"):
        return False
    before, after = sentence[max(0, match.start() - 40) : match.start()], sentence[match.end() : match.end() + 40]
    if match[0] == "ER":
        return bool(_ROOM_AFTER.match(after) or (_ROOM_BEFORE.search(before) and not _TOLD.match(after)))
    if _INTERVAL_AFTER.match(after) or _RESPONSE_AFTER.match(after):
        return True
    return bool(_RESPONSE_BEFORE.search(before)) and not _TOLD.match(after)


@cache
def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
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
        re.compile(edge.format(f"(?:{exact})") + r"|(?<![A-Za-z0-9])(?:ER|PR|PgR|AR)(?=\d{1,3}\s?%)"),
        {re.sub(r"[\s-]+", "", k): v for k, v in terms.items()} | shorts,
    )


def _keys(key: str, sentence: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the receptors that a name stands for: none for other markers and for `hormone receptor` without `both`."""
    if key in READ_MARKERS:
        return (key,)
    both = _BOTH_AFTER.match(sentence, end) or (
        _BOTH_BEFORE.search(sentence, max(0, start - 20), start) and not sentence[end:].lstrip().startswith("(")
    )
    if key == "three_receptors":
        return vocabulary.concepts[key].members
    if key == "hormone_receptor" and (both or re.match(r"o?estrogen|ER", sentence[start:end], re.IGNORECASE)):
        return vocabulary.concepts[key].members
    return (key,) if key in ("triple_negative", "triple_positive") else ()


def _without_repeats(sentence: str, names: Sequence[Item]) -> list[Item]:
    """Join a marker with its own abbreviation or alias in brackets: `estrogen receptor (ER)`, `Ki-67 (MIB-1)`."""
    joined: list[Item] = []
    for name in names:
        previous = joined[-1] if joined else None
        if (
            previous
            and previous.keys == name.keys
            and re.fullmatch(r"\s*[(\[,/-]?\s*", sentence[previous.end : name.start])
        ):
            close = re.match(r"\s*[)\]]", sentence[name.end :])
            opened = re.search(r"[(\[]", sentence[previous.end : name.start])
            end = name.end + (close.end() if close and opened else 0)
            joined[-1] = Item("marker", previous.start, end, name.keys, previous.value or name.value)
        else:
            joined.append(name)
    return joined
