"""Tumour names that are put together from known words: a head (`carcinoma`, `thymoma`) with the qualifiers before it.

The vocabulary lists the names that matter most; pathologists compose many more (`large cell neuroendocrine carcinoma`,
`mesenchymal hamartoma`). Heads, qualifiers and what is no name by itself stand in `cue.toml` under `histology_name`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.case.neoplasm import NOT_A_NEOPLASM
from ingest.vocab import load_vocabulary

_SPELLING = (
    (re.compile(r"tumors?\b|tumours\b"), "tumour"),
    (re.compile(r"leukemias?\b|leukaemias\b"), "leukaemia"),
    (re.compile(r"\binfiltrat(?:ing|ive)\b"), "invasive"),
    (re.compile(r"(oma|neoplasm|cancer)s\b"), r"\1"),
    (re.compile(r"\bhem(?=a)"), "haem"),
    (re.compile(r"\besophag"), "oesophag"),
)


# Types that an invasive carcinoma is named with; of the others the name says by itself that they invade.
_ALSO_IN_SITU = frozenset({"ductal", "lobular", "papillary", "micropapillary", "cribriform", "apocrine"})
_ANY_GROWTH = frozenset({"tumour", "neoplasm", "cancer"})


@dataclass(frozen=True)
class TumourName:
    """A composed name at a half-open stretch of the text, with its words in the house's spelling."""

    start: int
    end: int
    label: str


@cache
def _typed_pattern() -> re.Pattern[str]:
    """Return the pattern of a name with its type behind: `carcinoma of apocrine type`, `cancer (scirrhous)`."""
    lists = load_vocabulary().cues.histology_name
    types = "|".join(
        re.escape(word).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]+")
        for word in sorted(lists["type_behind"], key=lambda word: (-len(word), word))
    )
    kind = r"(?:(?:sub)?type|morphology|differentiation|features|histology|pattern|variant)"
    return re.compile(
        r"(?<![\w-])(?P<invasive>(?:invasive|infiltrating|infiltrative)\s+)?"
        r"(?P<qualifiers>(?:(?:breast|mammary|neuroendocrine)\s+)*)(?P<head>carcinoma|cancer|adenocarcinoma)"
        rf"(?:\s*\((?P<bracketed>{types})(?:[\s-]+{kind})?\)|"
        rf"(?:,?\s+(?:of|with|in)\s+(?:an?\s+)?|(?P<comma>,\s+))(?P<typed>{types})[\s-]+(?:(?P<how>differentiation|features|pattern)|{kind})\b)",
        re.IGNORECASE,
    )


@cache
def _name_pattern() -> re.Pattern[str]:
    """Return the pattern of qualifiers and head; a name without qualifier needs a head that says something."""
    lists = load_vocabulary().cues.histology_name
    qualifiers = "|".join(
        re.escape(word).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]+")
        for word in sorted(lists["qualifier"], key=lambda word: (-len(word), word))
    )
    heads = "|".join(lists["head"])
    return re.compile(
        rf"(?<![\w-])(?P<qualifiers>(?:(?:{qualifiers}|\w+-(?:producing|rich|secreting|associated|induced))[\s-]+)*)"
        rf"(?P<head>{NOT_A_NEOPLASM}(?:{heads}))(?!\w)",
        re.IGNORECASE,
    )


def tumour_names(text: str, start: int, end: int) -> Iterator[TumourName]:
    """Yield the composed names of a stretch; those that only say `tumour`, `benign lesion` or `carcinoma` are none."""
    lists = load_vocabulary().cues.histology_name
    unspecific = frozenset(lists["unspecific"])
    of_a_pattern = unspecific | frozenset(lists["pattern"])
    typed = [
        # Before a comma stands a name of its own: "spindle cell carcinoma, metaplastic type".
        TumourName(match.start("typed") if match["comma"] else match.start(), match.end(), _typed_label(match))
        for match in _typed_pattern().finditer(text, start, end)
        if not (match["how"] and _typed_before(text, start, match.start()))
    ]
    yield from typed
    for match in _name_pattern().finditer(text, start, end):
        if any(name.start < match.end() and match.start() < name.end for name in typed):
            continue
        label = house_spelling(match[0])
        words = set(label.split())
        if not words <= (of_a_pattern if words & _ANY_GROWTH else unspecific):
            yield TumourName(match.start(), match.end(), label)


def _typed_before(text: str, start: int, position: int) -> bool:
    """Tell a name that has its type already: in `metaplastic carcinoma with squamous differentiation`."""
    words = re.findall(r"[\w-]+", text[max(start, position - 30) : position].lower())
    return bool(words) and words[-1] in frozenset(load_vocabulary().cues.histology_name["type_behind"])


def _typed_label(match: re.Match[str]) -> str:
    neuroendocrine = "neuroendocrine " if "neuroendocrine" in match["qualifiers"].lower() else ""
    kind = match["bracketed"] or match["typed"]
    invasive = "invasive " if match["invasive"] and kind.lower() in _ALSO_IN_SITU else ""
    return house_spelling(f"{invasive}{kind} {neuroendocrine}carcinoma")


def house_spelling(name: str) -> str:
    """Return a name in lower case, singular and in British spelling, its words parted by single spaces."""
    words = re.sub(r"[\s-]+", " ", name.lower()).strip()
    for pattern, replacement in _SPELLING:
        words = pattern.sub(replacement, words)
    return words
