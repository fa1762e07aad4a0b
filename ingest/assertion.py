"""Whether a mention is negated, uncertain, historical, hypothetical or about a relative: ConText over sentences.

Cues and their directions come from vocab/cue.toml. A forward cue reaches to the end of its sentence or the next
terminator, a backward cue to its beginning; a pseudo cue swallows the cues inside it (Chapman 2001, Harkema 2009).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.model import Assertion, Section
from ingest.recognise import Found
from ingest.segment import Sentence
from ingest.view import View
from ingest.vocab import ContextRule, load_vocabulary

_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|had|have|showed|revealed|demonstrated|underwent|received|detected)\b", re.IGNORECASE
)
# "Mammography showed a mass without calcifications, and ultrasound shadowing": the other test denies nothing.
_TEST = r"(?:on\s+)?(?:the\s+)?(?:ultraso\w+|sonogra\w+|MRI|magnetic\s+resonance|CT|computed|mammogra\w+|PET)\b"
_ANOTHER_TEST = re.compile(rf",\s+(?:and|while|but)?\s*{_TEST}", re.IGNORECASE)
_ANOTHER_SHOWED = re.compile(
    rf"\s(?:and|while|but)\s+{_TEST}(?:\s+[\w-]+){{0,3}}?\s+(?:showed|revealed|demonstrated|detected|depicted|disclosed|"
    r"(?:was|were)\s+(?:normal|unremarkable|negative|performed))\b",
    re.IGNORECASE,
)
# "Ducts without lymphoid tissue, some ducts containing carcinoma"
_ANOTHER_PHRASE = re.compile(r",\s+(?:some|several|one|two|a\s+few|many|most|and\s+with|with)\s", re.IGNORECASE)
_SHOWING = frozenset({"showed", "revealed", "demonstrated", "confirmed"})
# A line of its own and the paragraph under it.
_UNDER_A_HEADING = re.compile(r"[^\n]*\n+(?:(?!\n\n).)*", re.DOTALL)
# "Ductal carcinoma, ER 40 %, PR negative": such a "negative" says nothing of what stands before the comma.
_RESULTS = ("negative", "equivocal")
# "It was mastitis, and tuberculosis was ruled out": a clause of its own denies its own subject.
_ANOTHER_SUBJECT = re.compile(
    r",\s+(?:and|but|while|whereas)\s(?:[^,;]*\bwas\b|(?:the|her|his|all|both|these)\s[^,;]*$)", re.IGNORECASE
)
_DIRECTLY = re.compile(r"\s+(?:(?:who|had|has|also|\w+ly)\s+){0,2}")
# What a mother noticed may be her child's.
_OF_A_SUBJECT = re.compile(r"was|underwent|present|complain|consulted|attended|came|sought")
_OF_A_MARKER = re.compile(r"(?:\w[-–−]|\b(?:HER-?2(?:/neu)?|ER|PR|PgR|AR)\s)$")
_ANOTHER_PART = re.compile(r"[,(]|:\s*\S")

# "was subsequently ruled out": an adverb behind the auxiliary changes nothing.
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|have|had|could|can|been|be)(?=\\ (?!not\b))")
_ADVERB = r"\s+(?:also|then|thus|therefore|thereby|later|soon|now|all|both|[a-z]+ly)\b"
_INSERTED = re.compile(rf"{_ADVERB}(?=\s)")


@dataclass(frozen=True)
class _Cue:
    start: int
    end: int
    rules: tuple[ContextRule, ...]


@cache
def _rules() -> tuple[re.Pattern[str], dict[str, tuple[ContextRule, ...]]]:
    by_literal: dict[str, list[ContextRule]] = defaultdict(list)
    for rule in load_vocabulary().cues.context:
        by_literal[rule.literal.lower()].append(rule)
    literals = sorted(by_literal, key=lambda literal: (-len(literal), literal))
    alternatives = "|".join(
        _AUXILIARY.sub(lambda auxiliary: f"{auxiliary[0]}(?:{_ADVERB}){{0,2}}", re.escape(literal)).replace(
            r"\ ", r"\s+"
        )
        for literal in literals
    )
    return re.compile(rf"(?:(?<!\w)|(?=[:(]))(?:{alternatives})(?!\w)|;|(?<=\s)[-–—](?=\s)"), {
        k: tuple(v) for k, v in by_literal.items()
    }


@dataclass(frozen=True)
class Default:
    """An assertion that holds for a whole half-open stretch of the view, as under `Family history`."""

    start: int
    end: int
    assertion: Assertion


def section_defaults(view: View, sections: Sequence[Section]) -> tuple[Default, ...]:
    """Return what headings such as `Past medical history` say of the paragraph under them.

    A heading in running text (`Family history: none. She ...`) says nothing of the sentences behind its own.
    """
    cues = load_vocabulary().cues.section_default
    kinds = {heading: kind for kind, headings in cues.items() for heading in headings}
    defaults = []
    for section in sections:
        kind = kinds.get((section.heading or "").strip(" \t.:;0123456789").lower())
        if kind is None or section.end <= section.start:
            continue
        start, end = view.stretch(section.start, section.end)
        body = _UNDER_A_HEADING.match(view.text, start, end)
        if body:
            defaults.append(Default(start, body.end(), kind))
    return tuple(defaults)


def _cues(text: str) -> list[_Cue]:
    pattern, rules = _rules()
    return [
        _Cue(match.start(), match.end(), rules[_literal(match[0], rules)]) for match in pattern.finditer(_lower(text))
    ]


def _literal(printed: str, rules: dict[str, tuple[ContextRule, ...]]) -> str:
    """Return the cue that a stretch in lower case prints, an adverb in it left out."""
    literal = ";" if printed in "-–—" else re.sub(r"\s+", " ", printed)
    return literal if literal in rules else _INSERTED.sub("", literal)


def _lower(text: str) -> str:
    """Return a text in lower case, of the same length: so hundreds of cues match far faster than in any case."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def assertions(
    text: str, sentences: Sequence[Sentence], found: Sequence[Found], defaults: Sequence[Default] = ()
) -> dict[Found, tuple[Assertion, ...]]:
    """Return the assertions of each mention, sorted; a mention without any is affirmed, present and the patient's."""
    result: dict[Found, tuple[Assertion, ...]] = {}
    starts = [item.start for item in found]
    for sentence in sentences:
        inside = found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if not inside:
            continue
        cues = _cues(text[sentence.start : sentence.end])
        for item in inside:
            at, end = item.start - sentence.start, item.end - sentence.start
            held = _of_one(at, end, cues, text[sentence.start : sentence.end])
            held |= {default.assertion for default in defaults if default.start <= item.start < default.end}
            result[item] = tuple(sorted(held))
    return result


def _of_one(start: int, end: int, cues: Sequence[_Cue], text: str) -> set[Assertion]:
    held: set[Assertion] = set()
    for index, cue in enumerate(cues):
        # `no residual` reaches into "residual enhancement": a cue counts if it begins before the mention.
        if start <= cue.start < end:
            continue
        for rule in cue.rules:
            if rule.category == "any" or rule.direction in ("pseudo", "terminate"):
                continue
            ahead = rule.direction in ("forward", "bidirectional") and cue.start < start
            behind = rule.direction in ("backward", "bidirectional") and end <= cue.start
            between = cues[index + 1 :] if ahead else cues[:index]
            lower, upper = (cue.end, start) if ahead else (end, cue.start)
            if ahead and _stops_short(cue, rule, start, text):
                continue
            if behind and _is_of_another_part(rule, text, end, cue.start):
                continue
            if (ahead or behind) and not any(
                _terminates(other, rule) and not (ahead and _is_subject(cue, rule, other, text))
                for other in between
                if lower <= other.start and other.end <= upper
            ):
                held.add(rule.category)
    return held


def _stops_short(cue: _Cue, rule: ContextRule, start: int, text: str) -> bool:
    """Tell a cue that governs less than the rest of its sentence: `non-` one word, `without` its own noun phrase.

    A result that is joined to its marker (`HER2-negative carcinoma`, `HER2 equivocal`) says nothing of what follows.
    """
    if rule.literal in _RESULTS and _OF_A_MARKER.search(text, 0, cue.start):
        return True
    if rule.literal == "non":
        return start - cue.end > 1
    if rule.category == "negated":
        showed = _ANOTHER_SHOWED.search(text, cue.end)
        if (showed and showed.start() < start) or _ANOTHER_TEST.search(text, cue.end, start):
            return True
    return rule.literal.startswith("without") and bool(
        _FINITE.search(text, cue.end, start) or _ANOTHER_PHRASE.search(text, cue.end, start)
    )


def _is_of_another_part(rule: ContextRule, text: str, end: int, start: int) -> bool:
    """Tell a denial behind a mention that is of something else: a sign stands at its word, `negative` in its part."""
    if rule.literal[0] in ":(":
        return bool(text[end:start].strip())
    if rule.category == "negated" and _ANOTHER_SUBJECT.search(text, end, start + len(rule.literal)):
        return True
    return rule.literal.endswith(_RESULTS) and bool(_ANOTHER_PART.search(text, end, start))


def _terminates(cue: _Cue, rule: ContextRule) -> bool:
    if rule.literal == "neither" and cue.rules[0].literal in _SHOWING:
        return False  # "neither CT nor MRI showed metastases"
    return any(other.direction == "terminate" and other.category in ("any", rule.category) for other in cue.rules)


def _is_subject(relative: _Cue, rule: ContextRule, verb: _Cue, text: str) -> bool:
    """Tell `her sister underwent mastectomy`, of whom the verb goes on to tell."""
    if rule.category != "family" or not _OF_A_SUBJECT.match(verb.rules[0].literal):
        return False
    return _DIRECTLY.fullmatch(text, relative.end, verb.start) is not None
