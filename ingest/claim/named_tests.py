"""Index tests as a sentence names them: combinations joined, guiding modalities and reference standards left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.annotated import AnnotatedText
from ingest.recognise import Found
from ingest.vocab import Vocabulary

# A name that goes on so names no test: `ultrasound-guided`, `ultrasound treatment`.
_GUIDED = re.compile(
    r"\s*-?\s*(?:[a-z]+-)?(?:guided|guidance|directed|assisted|controlled|validated|treatment|therapy|stimulation|ablation)\b",
    re.IGNORECASE,
)
# `a US cohort` is no ultrasound, `AI-Shawi et al` no artificial intelligence, `ASC-US` a reading of cells.
_OTHER_SENSE = re.compile(
    r"US(?=\s(?:cohort|population|adult|women|men\b|veteran|cent(?:er|re)|hospital|guideline|preventive|food|national|military"
    r"|dollar|state|sample|registry|medicare|institution|multicent)s?)|(?<=ASC-)US|AI(?=-[A-Z][a-z])",
    re.IGNORECASE,
)
_REFERENCE_BEFORE = re.compile(
    r"(?:(?:gold|reference|criterion)[- ]standard(?:\s+\w+){0,3}|compar(?:ed|ing|ison)\s+(?:with"
    r"|to)\s+(?:the\s+)?(?:final\s+|subsequent\s+|surgical\s+)?"
    r"|confirmed\s+(?:by|on|with|at)|verified\s+by|proven\s+(?:by|on)|based\s+on|according\s+to|as\s+determined\s+by"
    r"|validated\s+(?:by|against|with)|against|correlated\s+with|to\s+(?:identify|detect|predict|diagnose))"
    r"\s*(?:the\s+|an?\s+)?(?:\w+\s+){0,2}[(\"']?$",
    re.IGNORECASE,
)
_STANDARD_BEFORE = re.compile(
    r"(?:gold|reference|criterion)[- ](?:standard|test|method)"
    r"(?:\s+(?:was|were|is|of|by|included|consisted\s+of|being))?\s*(?:\w+\s+){0,3}$"
    r"|(?:confirmed|verified|proven|determined|established)\s+(?:by|on|with|at)\s+(?:the\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_REFERENCE_AFTER = re.compile(
    r"^[\s,)]*(?:\w+\s+){0,4}(?:as|was|were|is|served as|being|used as|\()\s*(?:used\s+as\s+)?(?:the\s+|an?\s+)?"
    r"(?:gold|reference|criterion)[- ]standard"
    r"|^[\s)]*(?:being\s+|used\s+)?as\s+(?:the\s+|an?\s+)?(?:reference|comparator|standard)\b"
    r"|^\s*(?:-|\s)(?:proven|confirmed|verified)",
    re.IGNORECASE,
)
_NOT_TESTED = re.compile(
    r"\b(?:without|before|prior to|instead of|rather than|need for|needing|requiring|require|avoid(?:ing)?"
    r"|undergo(?:ing|ne)?|underwent|referred for|awaiting|scheduled for|candidates for)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_PET = re.compile(r"\s+(?:or|and/or)\s+")
_PREFIX = re.compile(r"(?<![\w/+-])[A-Za-z0-9.]+-$")
OFTEN_REFERENCE = frozenset(
    {"histology", "biopsy", "cytology", "laboratory", "fna", "clinical_examination", "endoscopy", "angiography"}
)
IMAGES = frozenset(
    "mri mammography tomosynthesis ultrasound elastography ct pet pet_ct spect scintigraphy xray angiography "
    "fluoroscopy endoscopy cytology histology ecg".split()
)
JOINED = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:plus|\+|/|combined with|in combination with|together with|in addition to|added to"
    r"|with added|with the addition of|fused with|with adjunctive|and adjunct(?:ive)?)\s*(?:the\s+|an?\s+|\w+\s+)?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:and|&|with)\s*(?:the\s+|an?\s+)?", re.IGNORECASE)
_EITHER = re.compile(r"\b(?:either|both)\s+(?:the\s+)?$")
# `both A and B had a sensitivity of 90%` is said of each; `if both A and B were positive` of their combination.
_EACH_HAD = re.compile(
    r"\s+(?:imaging\s+)?(?:had|have|showed|shows?|demonstrated|yielded|achieved|reached|gave|were\s+(?:\d|highly|equally|very))\b"
)
_CONDITION = re.compile(r"\b(?:if|when|where|once|unless)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_COMBINED = re.compile(
    r"\b(?:combin(?:ed|ation|ing)|both together|together|integrated|fusion|jointly|adding|addition)\b", re.IGNORECASE
)
# `combination of A, B and C`: the list behind these words is one test.
_COMBINATION_OF = re.compile(
    r"\b(?:combination(?:s)?\s+of|combin(?:ing|ed)(?:\s+use\s+of)?|all\s+three\s+\w+,?"
    r"|all\s+\w+\s+methods,?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s*(?:\([^()]*\)\s*)?,?\s*(?:,|and|with)\s*(?:the\s+)?", re.IGNORECASE)
_ADDED = re.compile(r"\b(?:addition\s+of|adding|added|adjunct(?:ive)?)\s+(?:(?!to\b)\w+\s+){0,2}$", re.IGNORECASE)
_WAS_ADDED = re.compile(r"\s+(?:\w+\s+)?(?:was|were|is|are)\s+added\b(?!\s+to)", re.IGNORECASE)
_UNAIDED = re.compile(r"\b(?:without|before|prior to)\s+(?:the\s+)?(?:\w+\s+){0,2}$", re.IGNORECASE)
_CLASSIFIED = re.compile(
    r"[\s\w,'()-]{0,45}\b(?:on|of|in|from|for|using|with|based|applied|to|at|-)?\s*(?:the\s+|an?\s+)?[\w-]*\s*",
    re.IGNORECASE,
)
_ASSISTED = re.compile(
    r"[\s-]*(?:(?:\w+\s+)?(?:with|using|aided by|assisted by|supported by)\s+(?:the\s+)?[\w-]*\s*|(?:aided|assisted"
    r"|supported)?[\s-]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class NamedTest:
    """One test, or one combination of tests, as the text names it: half-open place in the view.

    Labels are base labels, and `image` for what is read off the images that the document is about; `is_added` marks a
    test that joins another, `is_word` one that only a word such as `the model` stands for.
    """

    start: int
    end: int
    labels: frozenset[str]
    exact: tuple[str, ...]
    is_added: bool = False
    is_word: bool = False


def named_tests(annotated: AnnotatedText, start: int, end: int, vocabulary: Vocabulary) -> list[NamedTest]:
    """Return the tests named in a stretch, combinations joined, without guiding modalities and reference standards."""
    text = annotated.text
    phrases: list[NamedTest] = []
    named = [
        mention.start
        for mention in annotated.mentions(start, end, "test", "tissue_sampling", "reference_standard")
        if "standard" not in text[mention.start : mention.end].lower()
    ]
    for mention in annotated.mentions(start, end, "test", "tissue_sampling"):
        label = vocabulary.base_test(mention.concept)
        if label == "cad_ai" and _UNAIDED.search(text, start, mention.start):
            phrases.append(NamedTest(mention.start, mention.end, frozenset({"reader"}), ("reader",)))
            continue
        until = next((other for other in named if other >= mention.end), end)
        if label is None or _GUIDED.match(text, mention.end) or _OTHER_SENSE.match(text, mention.start):
            continue
        if _is_reference(text, start, until, mention, label):
            continue
        last = phrases[-1] if phrases else None
        begin = _begin_of_word(text, max(start, last.end if last else start), mention.start)
        is_added = bool(_ADDED.search(text, start, begin) or _WAS_ADDED.match(text, mention.end))
        phrase = NamedTest(begin, mention.end, frozenset({label}), (mention.concept,), is_added)
        gap = text[last.end : begin] if last else ""
        if last and _PET.fullmatch(gap) and last.labels == {"pet"} and phrase.labels == {"pet_ct"}:
            phrases[-1] = NamedTest(last.start, phrase.end, phrase.labels, last.exact + phrase.exact, last.is_added)
        elif last and _belong_together(text, start, last, phrase, gap):
            labels, exact = last.labels | phrase.labels, last.exact + phrase.exact
            phrases[-1] = NamedTest(last.start, phrase.end, labels, exact, last.is_added)
        else:
            phrases.append(phrase)
    return phrases


def reference_labels(annotated: AnnotatedText, start: int, end: int, vocabulary: Vocabulary) -> list[str]:
    """Return the base labels of the tests that a stretch calls the reference standard."""
    text = annotated.text
    mentions = annotated.mentions(start, end, "test", "tissue_sampling")
    borders = [*(mention.start for mention in mentions[1:]), end]
    found = []
    for mention, border in zip(mentions, borders, strict=False):
        before, after = text[max(start, mention.start - 60) : mention.start], text[mention.end : border][:60]
        label = vocabulary.base_test(mention.concept)
        if label and (_REFERENCE_AFTER.search(after) or _STANDARD_BEFORE.search(before)):
            found.append(label)
    return found


def _begin_of_word(text: str, floor: int, start: int) -> int:
    """Return where the compound begins whose last part names a test: `ECA-MRI`, `4D-CT`."""
    prefix = _PREFIX.search(text, floor, start)
    return prefix.start() if prefix else start


def _is_reference(text: str, start: int, end: int, mention: Found, label: str) -> bool:
    """Tell a test that is the reference standard, or was done and not judged; `end` is where the next begins."""
    before, after = text[max(start, mention.start - 60) : mention.start], text[mention.end : min(end, mention.end + 60)]
    if _REFERENCE_AFTER.search(after) or _NOT_TESTED.search(before):
        return True
    match = _REFERENCE_BEFORE.search(before)
    return bool(match) and (label in OFTEN_REFERENCE or "standard" in match[0].lower())  # type: ignore[index]


def _belong_together(text: str, start: int, last: NamedTest, phrase: NamedTest, gap: str) -> bool:
    if re.fullmatch(r"\s*[(\[]?\s*", gap) and (last.labels & phrase.labels or last.labels == {"cad_ai"}):
        return True
    if "cad_ai" in last.labels ^ phrase.labels and _CLASSIFIED.fullmatch(gap) and len(gap) < 40:
        return "reader" not in last.labels | phrase.labels or bool(_ASSISTED.fullmatch(gap))
    if JOINED.fullmatch(gap):
        return True
    if _COMBINATION_OF.search(text, start, last.start) and _NEXT.fullmatch(gap):
        return True
    if _EITHER.search(text, start, last.start) and gap.strip() in ("or", "and"):
        return not _EACH_HAD.match(text, phrase.end) or bool(_CONDITION.search(text, start, last.start))
    around = text[max(start, last.start - 40) : phrase.end + 25]
    return bool(_AND.fullmatch(gap)) and bool(_COMBINED.search(around))
