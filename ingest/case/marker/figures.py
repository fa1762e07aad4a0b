"""The figures of a receptor sentence: percentages, immunohistochemical, Allred and H-scores, and antibody clones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.case.marker.item import Item, item_before
from ingest.vocab import ReceptorRule, Vocabulary

_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_PERCENT = re.compile(
    # The figure of "Ki-67 – 90%" is the last one.
    rf"(?<![\d.,])(?<!ki)(?<!ki[\s–-])(?P<n>{_NUMBER})\s*%?(?:\s*(?:-|–|−|to)\s*(?P<high>{_NUMBER}))?\s*(?:%|per\s?cent\b)|"
    # "ER (100+)"
    rf"(?<![\d.,])(?P<plus>[1-9]\d|100)\s?\+(?![\w+])|"
    rf"\bbetween\s+(?P<from>{_NUMBER})\s*%?\s+and\s+(?P<until>{_NUMBER})\s*%|"
    # "90 and 70%", "90, 70 and 15%": the sign stands behind the last.
    rf"(?<![\w.,/-])(?P<listed>\d{{1,3}})(?=(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*/\s*)\d{{1,3}}){{1,3}}\s*%)",
    re.IGNORECASE,
)
_COMPARATOR = re.compile(
    r"(?<![a-z])(?:(?P<below><|less\s+than|fewer\s+than|below|under)|(?P<other>[<>]=|[>≤≥]|more\s+than|greater\s+than|over|above|"
    r"at\s+least|up\s+to))\s*$",
    re.IGNORECASE,
)
# "Fell from 45% to 10%": two figures of two times, no range.
_CHANGES = re.compile(
    r"\b(?:decreas|fell|fall|dropp|declin|reduc|rise|risen|rising|rose|increas|chang|went)\w*\s+from\s+$", re.IGNORECASE
)
_IS = r"\s*(?:of|as|was|is|were|at|:|=|,)?\s*"
_IHC = re.compile(
    rf"(?:\bscore[ds]?{_IS})?(?<![\w.])(?:(?P<of>[0-3])\s?\+?\s?/\s?3\s?\+?(?![\w/])|(?P<n>[0-3])\s?\+(?![\w+]))|"
    rf"\b(?:IHC|score[ds]?){_IS}(?P<word>[0-3])(?![\w%/+]|\.\d)|\(\s*(?P<bracket>[0-3])\s*\)|"
    r"(?<![\w+])\+\s?(?P<behind>[0-3])(?![\w%+]|\.\d)|\bscore[ds]?\s+(?:as\s+|of\s+)?(?P<zero>zero)\b|"
    r"(?<![\w.])(?P<plus>[0-3])\s+plus\b|"
    r"(?<![\w+])(?P<signs>\+{2,4})(?![\w+])",
    re.IGNORECASE,
)
_BARE_IHC = re.compile(
    r"(?:\s?\([A-Za-z][^()]{1,40}\))?(?:\s|[:=(|,–-]|\b(?:IHC|immunohistochemistry|"
    r"status|expression|protein|staining|score[ds]?|was|is|were|of)\b)*"
    r"(?P<n>0(?![\w%+]|/\d|\.\d|\s?[-–]\s?\d)|[1-3](?=\s*(?:[,;)|]|\.(?!\d)|$)))",
    re.IGNORECASE,
)
_BARE_ZERO = re.compile(r"\s*(?:[:=(|,–-]|was\b|is\b)?\s*0(?![\w%+]|/\d|\.\d|\s?[-–]\s?\d)", re.IGNORECASE)
_ALLRED = re.compile(
    rf"\bAllred(?:'s)?(?:\s+(?:scor\w+|quick|total))*{_IS}\(?(?P<n>[0-8])(?:\s*/\s*8)?(?![\d%+]|\.\d)|"
    r"(?<![\d/])(?P<of>[0-8])\s*/\s*8\b|"
    r"\b(?:PS|proportion(?:al)?(?:\s+score)?)\s*[:=]?\s*(?P<ps>[0-5])\s*(?:\+|,|and)?\s*(?:IS|intensity(?:\s+score)?)\s*[:=]?"
    r"\s*(?P<is>[0-3])(?:\s*(?:=|,?\s*total(?:\s+score)?\s*[:=]?)\s*[0-8](?:\s*/\s*8)?)?|"
    r"(?<![\d.])[0-5]\s*\+\s*[0-3]\s*=\s*(?P<sum>[0-8])(?:\s*/\s*8)?\b|"
    rf"\b(?:total\s+)?score{_IS}(?P<score>[0-8])(?![\w%+/]|\.\d)",
    re.IGNORECASE,
)
_IMMUNOREACTIVE_SCORE = re.compile(
    rf"\b(?:IRS|immunoreactive\s+score)(?:\s+score)?{_IS}\(?(?P<n>\d{{1,2}})(?:\s*/\s*12)?(?![\d%+/]|\.\d)|"
    r"(?<![\d/])(?P<of>\d{1,2})\s*/\s*12\b",
    re.IGNORECASE,
)
_H_SCORE = re.compile(
    rf"\b(?:H|histo)-?\s?score\b(?:\s+(?:for|of)\s+(?:the\s+)?[A-Za-z]\S*(?:\s+receptors?)?)?{_IS}\(?"
    rf"(?P<n>\d{{1,3}})(?:\s*/\s*300)?\b|"
    r"(?<![\d.])(?P<of>\d{1,3})\s*/\s*300\b",
    re.IGNORECASE,
)
# A score without its name, for the next marker: "7 for ER and 3 for PR", "for ER was 270 and for PR 15".
_NEXT_SCORE = re.compile(
    r"(?:\s+for\s+(?:the\s+)?[\w/-]+(?:\s+receptors?)?(?:,\s*|,?\s+and\s+)(?P<before>\d{1,3})(?=\s+for\b)|"
    r"(?:,\s*|,?\s+and\s+)for\s+(?:the\s+)?[\w/-]+(?:\s+receptors?)?\s+(?:was\s+|of\s+)?(?P<behind>\d{1,3}))(?![\w%+/]|\.\d)",
    re.IGNORECASE,
)
_BARE_INDEX = re.compile(
    rf"(?:\s|[:=(|]|\b(?:index|labell?ing|LI|score|value|rate|was|is|of)\b)*(?P<n>{_NUMBER})"
    rf"(?:\s*[-–]\s*(?P<high>{_NUMBER}))?(?=\s*(?:[,;()|]|\.(?!\d)|$))",
    re.IGNORECASE,
)
_FARTHEST = 70
_HIGHEST_H_SCORE = 300
_HIGHEST_ALLRED = 8
_HIGHEST_IMMUNOREACTIVE = 12


@cache
def _clone_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    names = sorted(
        {name for listed in vocabulary.cues.antibody_clone.values() for name in listed}, key=lambda n: (-len(n), n)
    )
    known = "|".join(re.escape(name).replace(r"\ ", r"\s?").replace(r"\-", r"[\s‐–-]?") for name in names)
    return re.compile(
        rf"(?<![\w-])(?:(?P<known>{known})(?![\w-])|(?i:clones?)[\s:]+(?!(?:{known})(?![\w-]))(?P<named>[A-Z0-9][\w/.-]*\w))"
    )


def clones(sentence: str, vocabulary: Vocabulary) -> list[Item]:
    """Return the antibody clones that a sentence names: those of the vocabulary, and what follows the word."""
    matches = _clone_pattern(vocabulary).finditer(sentence)
    return [Item("clone", m.start(m.lastgroup or 0), m.end(), value=m[m.lastgroup or 0]) for m in matches]


def figures(sentence: str, names: Sequence[Item], vocabulary: Vocabulary) -> Iterator[Item]:
    """Yield the figures in order of precedence: of two that overlap, the first is meant."""
    rule = vocabulary.rules.receptor
    yield from _behind_names(sentence, names, rule)
    for match in _H_SCORE.finditer(sentence):
        for start, end, number in _scores(
            sentence, match, match["n"] or match["of"], match.start(match.lastgroup or 0)
        ):
            if number <= _HIGHEST_H_SCORE:
                status = "positive" if number >= rule.positive_from_h_score else "negative"
                yield Item("h_score", start, end, value=status, number=number)
    for match in _IMMUNOREACTIVE_SCORE.finditer(sentence):
        score = int(match["n"] or match["of"])
        if score <= _HIGHEST_IMMUNOREACTIVE and _nearest(names, match.start()) in ("er", "pr", "ar"):
            status = "positive" if score >= rule.positive_from_immunoreactive_score else "negative"
            yield Item("status", match.start(), match.end(), value=status)
    for match in _ALLRED.finditer(sentence):
        if match["score"] and _nearest(names, match.start()) not in ("er", "pr"):
            continue
        printed = match["n"] or match["of"] or match["sum"] or match["score"]
        total = printed or str(int(match["ps"]) + int(match["is"]))
        for start, end, number in _scores(sentence, match, total, match.start()):
            if number <= _HIGHEST_ALLRED:
                status = "positive" if number >= rule.positive_from_allred else "negative"
                yield Item("allred", start, end, value=status, number=number)
    for match in _IHC.finditer(sentence):
        nearest = _nearest(names, match.start())
        if match["signs"]:
            yield _ihc(match, str(min(3, len(match["signs"]))))
        elif match["zero"]:
            yield _ihc(match, "0")
        elif not match["bracket"] or nearest == "her2":
            yield _ihc(
                match,
                match["of"] or match["n"] or match["word"] or match["behind"] or match["plus"] or match["bracket"],
            )
    for match in _PERCENT.finditer(sentence):
        low, high = match["n"] or match["listed"] or match["from"] or match["plus"], match["high"] or match["until"]
        if match["high"] and _is_change(sentence, match):
            until = match.end("n") + (sentence[match.end("n")] == "%")
            yield from _percent(sentence, match.start(), until, low, None, rule)
            yield from _percent(sentence, match.start("high"), match.end(), match["high"], None, rule)
        else:
            yield from _percent(sentence, *match.span(), low, high, rule)


def _scores(sentence: str, match: re.Match[str], first: str, start: int) -> Iterator[tuple[int, int, float]]:
    """Yield the place and number of a score, and of those that follow under its name for other markers."""
    yield start, match.end(), float(first)
    end = match.end()
    while following := _NEXT_SCORE.match(sentence, end):
        group = following.lastgroup or 0
        end = following.end()
        yield *following.span(group), float(following[group])


def _is_change(sentence: str, match: re.Match[str]) -> bool:
    """Tell `fell from 45% to 10%`, and any figure that falls, from a range."""
    falls = float(match["high"].replace(",", ".")) < float(match["n"].replace(",", "."))
    return falls or bool(_CHANGES.search(sentence, max(0, match.start() - 30), match.start()))


def _behind_names(sentence: str, names: Sequence[Item], rule: ReceptorRule) -> Iterator[Item]:
    """Yield the bare figures directly behind a name: a score of HER2, a steroid receptor's nought, an index."""
    for name in names:
        if name.keys == ("her2",) and (score := _BARE_IHC.match(sentence, name.end)):
            yield Item("ihc", score.start("n"), score.end(), value="0" if score["n"] == "0" else f"{score['n']}+")
        elif name.keys in (("er",), ("pr",)) and (none := _BARE_ZERO.match(sentence, name.end)):
            yield Item("percent", none.start(), none.end(), value="negative")
        elif name.keys == ("ki67",) and (index := _BARE_INDEX.match(sentence, name.end)):
            yield from _percent(sentence, *index.span(), index["n"], index["high"], rule)


def _ihc(match: re.Match[str], digit: str) -> Item:
    return Item("ihc", match.start(), match.end(), value="0" if digit == "0" else f"{digit}+")


def _percent(sentence: str, start: int, end: int, low: str, high: str | None, rule: ReceptorRule) -> Iterator[Item]:
    number = float(low.replace(",", "."))
    compared = _COMPARATOR.search(sentence, max(0, start - 14), start)
    below = compared is not None and compared.lastgroup == "below"
    fewer = number < rule.positive_from_percent or (number == rule.positive_from_percent and below)
    upper = float(high.replace(",", ".")) if high else None
    if upper is not None and upper < number:
        number, upper = upper, number
    if max(number, upper or 0) > 100:
        return
    status = "negative" if fewer else "positive"
    if fewer and upper is not None and upper >= rule.positive_from_percent:
        status = ""
    comparator = compared[compared.lastgroup or 0] if compared else ""
    yield Item("percent", start, end, value=status, number=number, high=upper, comparator=comparator)


def _nearest(names: Sequence[Item], position: int) -> str | None:
    """Return the receptor of the last name before a place, if it is near and stands for one receptor."""
    name = item_before(names, position)
    near = name if name and name.end <= position <= name.end + _FARTHEST else None
    return near.keys[0] if near and len(near.keys) == 1 else None
