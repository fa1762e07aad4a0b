"""The words of a receptor sentence in order: names, statuses, signs and figures, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ingest.case.marker.denial import denied_after, is_denied, negated, unknown_after
from ingest.case.marker.figures import clones, figures
from ingest.case.marker.hybridisation import Hybridisation
from ingest.case.marker.item import Item
from ingest.case.marker.names import marker_names
from ingest.vocab import Vocabulary, load_vocabulary

# What may stand between the markers of one list.
LIST_GAP = re.compile(
    r"(?:[\s,/&+()-]|\b(?:and|or|nor|as\s+well\s+as|receptors?|status|the|both|for|of|well|neither|expression|"
    r"proteins?|antigen)\b)*",
    re.IGNORECASE,
)
_DASH = "-–−"
_SIGN = re.compile(
    r"(?:\s(?:\w+ly|focal|diffuse|weak|strong|moderate)\b(?=\s?\+))?\s?[:=]?\s?[(\[]?\s?"
    r"(?P<sign>\+ve|[-–−]ve|(?<!\s)\+/[-–−](?!\w)|\+{1,4}(?!\w|\s?\d)|(?<!\s)[-–−](?=\s)"
    r"(?!\s*(?:,|and\b|or\b|/)[^.;]{0,60}-\s?(?:positiv|negativ))|[-–−](?!(?:\s?/\s?\w+-)+\s?(?:positiv|negativ))(?=\s*(?:[,;/)\].]|$|\(\s*\d)))\s?[)\]]?",
    re.IGNORECASE,
)
_ONE_SIGN = r"(?:\+ve|[-–−]ve|\+{1,3}|[-–−])"
_SIGN_LIST = re.compile(
    rf"(?:\s|[:=(\[]|\b(?:status|was|were|is|are)\b)*(?P<signs>{_ONE_SIGN}(?:\s?[/,]\s?{_ONE_SIGN}){{1,3}})(?!\w)[)\]]?"
)
_HER2_LEVEL = re.compile(r"[\s-]*(?:status\s+)?(?P<level>(?:ultra-?)?low|zero|null)\b(?!\s+positiv)", re.IGNORECASE)
# The Japanese score: 3a from 10 %, 3b from 50 % of the nuclei.
_J_SCORE = re.compile(r"(?:[\s:=(,]|\b(?:both|was|were|(?:J-?)?score)\b)*\b3[ab]\b", re.IGNORECASE)
_ELLIPSIS = re.compile(r"\b(?:was|were|is|are|did|does|do)\s+not(?=\s*(?:[.,;)]|$))", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(?:about|nearly|almost|approximately|roughly|virtually|practically|around)?\s*(?:all|half|most|the\s+majority|"
    r"an?\s+(?:minority|third|quarter|few)|some|many|scattered|occasional|rare|isolated)\b(?=(?:\s+of)?(?:\s+(?:the|these|"
    r"them|its))?(?:\s+(?:tumou?r|neoplastic|cancer|malignant))?(?:\s+(?:cells?|nuclei)\b|\s*[.,;)]|$))",
    re.IGNORECASE,
)
# Words that state a status only where no plainer one does: "ER expression was negative".
_WEAK = frozenset(
    "express expressed expressing expresses expression staining stained present enriched absent detected seen found "
    "identified demonstrated observed detectable".split()
) | {"nuclear staining"}
_SIGNS = re.compile(r"\W+")
_DETECTION = re.compile(r"detect(?:ed|able)|seen|found|identified|demonstrated|observed", re.IGNORECASE)
_VERBS = re.compile(
    r"(?:not\s+)?(?:expressed|expressing|expresses|express|stained|present|absent|detect(?:ed|able)|seen|found|"
    r"identified|demonstrated|observed)",
    re.IGNORECASE,
)


@cache
def _status_pattern(vocabulary: Vocabulary) -> tuple[re.Pattern[str], dict[str, str]]:
    words = {
        re.sub(r"[\s-]+", " ", word.lower()): status
        for status in ("positive", "negative", "equivocal")
        for word in vocabulary.cues.receptor_status.get(status, ())
        if not _SIGNS.fullmatch(word)
    } | dict.fromkeys(("express", "overexpress", "over express"), "positive")
    alternatives = "|".join(
        re.escape(word).replace(r"\ ", r"[\s-]+") for word in sorted(words, key=lambda w: (-len(w), w))
    )
    return re.compile(rf"(?<![A-Za-z])(?a:{alternatives})(?![A-Za-z])", re.IGNORECASE), words


def items_of(sentence: str, verdicts: Iterable[Hybridisation] = ()) -> list[Item]:
    """Return names, statuses and figures of a sentence in order, without overlaps, outside of the `verdicts`."""
    vocabulary = load_vocabulary()
    named = clones(sentence, vocabulary)
    names = marker_names(sentence, vocabulary, named)
    taken = [False] * len(sentence)
    for start, end in [(place.start, place.end) for place in names] + [(place.start, place.end) for place in verdicts]:
        taken[start:end] = [True] * (end - start)
    items = list(names)
    candidates = (
        *named,
        *_signs(sentence, names),
        *_levels(sentence, names),
        *figures(sentence, names, vocabulary),
        *_statuses(sentence, vocabulary),
    )
    for item in candidates:
        if not any(taken[item.start : item.end]):
            taken[item.start : item.end] = [True] * (item.end - item.start)
            items.append(item)
    return sorted(items, key=lambda item: item.start)


def _signs(sentence: str, names: Sequence[Item]) -> Iterator[Item]:
    """Yield the signs behind names: behind a list of them (`ER/PR/HER2: +/-/-`), glued to them, or one behind each."""
    glued = _glued_to_the_next(sentence, names)
    run = 0
    for number, name in enumerate(names):
        following = names[number + 1].start if number + 1 < len(names) else len(sentence)
        run += len(name.keys)
        listed = _SIGN_LIST.match(sentence, name.end)
        if listed and run > 1 and listed.end() <= following:
            each = list(re.finditer(_ONE_SIGN, listed["signs"]))
            if len(each) == run:
                yield from (_sign(sign[0], listed.start("signs") + sign.start()) for sign in each)
                run = 0
                continue
        if name in glued:
            yield _sign(sentence[name.end], name.end)
        elif name.keys and (sign := _SIGN.match(sentence, name.end)) and not (listed and run > 1):
            yield _sign(sign["sign"], sign.start(), sign.end())
        if not LIST_GAP.fullmatch(sentence[name.end : following]):
            run = 0


def _glued_to_the_next(sentence: str, names: Sequence[Item]) -> set[Item]:
    """Return the names that a sign joins to the next: in `ER+PR-HER2-`, which ends in a sign, not in `ER-PR status`."""
    glued: set[Item] = set()
    following: Item | None = None
    ends_in_a_sign = False
    for name in reversed(names):
        sign = sentence[name.end : name.end + 1]
        signed = bool(sign) and sign in "+" + _DASH
        if signed and following and following.start == name.end + 1:
            if ends_in_a_sign:
                glued.add(name)
        else:
            ends_in_a_sign = signed and not sentence[name.end + 1 : name.end + 2].isalnum()
        following = name
    return glued


def _sign(printed: str, start: int, end: int | None = None) -> Item:
    """Return what a sign states: two and three plus signs are a score of HER2 and the intensity of the others."""
    stop = end or start + len(printed)
    if re.fullmatch(r"\+{2,4}", printed):
        return Item("ihc", start, stop, value=f"{min(3, len(printed))}+")
    if printed.startswith("+/"):
        return Item("status", start, stop, value="equivocal")
    return Item("status", start, stop, value="positive" if printed.startswith("+") else "negative")


def _levels(sentence: str, names: Sequence[Item]) -> Iterator[Item]:
    """Yield `HER2-low`, `HER2-zero` and `ER 3b`."""
    for name in names:
        if set(name.keys) & {"er", "pr"} and (score := _J_SCORE.match(sentence, name.end)):
            yield Item("status", score.start(), score.end(), value="positive")
        level = _HER2_LEVEL.match(sentence, name.end) if name.keys == ("her2",) else None
        if level:
            zero = not level["level"].lower().endswith("low")
            yield Item("ihc" if zero else "status", level.start(), level.end(), value="0" if zero else "negative")


def _statuses(sentence: str, vocabulary: Vocabulary) -> Iterator[Item]:
    pattern, words = _status_pattern(vocabulary)
    for match in _ELLIPSIS.finditer(sentence):
        yield Item("status", match.start(), match.end(), value="negative")
    for match in pattern.finditer(sentence):
        yield from _status(sentence, match, words)
    for match in _SHARE.finditer(sentence):
        yield Item("share", match.start(), match.end(), value="positive")


def _status(sentence: str, match: re.Match[str], words: dict[str, str]) -> Iterator[Item]:
    """Yield the status that a word states; `not negative`, `not equivocal` and `not assessed` state none."""
    word = re.sub(r"[\s-]+", " ", match[0].lower())
    value = words[word]
    if unknown_after(sentence, match.end()):
        return
    if value == "positive" and (negated(sentence, match.start()) or denied_after(sentence, match.end())):
        yield Item("status", match.start(), match.end(), value="negative", weak=is_detection(match[0]))
    elif value == "positive" or not is_denied(sentence, match.start()):
        yield Item("status", match.start(), match.end(), value=value, weak=word in _WEAK)


def is_detection(text: str) -> bool:
    """Tell `found` and `detected`, which state a status behind their subject and none of what they precede."""
    return bool(_DETECTION.fullmatch(text))


def is_verb(text: str) -> bool:
    """Tell `expressed` and `stained`, which state a status of their subject, from `expression` and `staining`."""
    return bool(_VERBS.fullmatch(text))
