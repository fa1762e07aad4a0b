"""Title, DOI, dates and keywords, recognised by their looks in the first lines of a plain text."""

from __future__ import annotations

import re
from typing import TypedDict

from ingest.heading import section_kind
from ingest.identifier import DOI, find_doi
from ingest.licence import find_licence

_FIRST_LINES = 40
_FRONT_CHARACTERS = 12_000
_ARTICLE_TYPE = re.compile(
    r"(?:open access|(?:original |invited |systematic |mini |short |brief |clinical |research |full[- ]length )?"
    r"(?:case (?:report|series|study)s?|articles?|research|reviews?|communication|reports?|paper|letters?|editorial|"
    r"study)(?: articles?)?)\W*",
    re.IGNORECASE,
)
_JOURNAL_LINE = re.compile(
    r"https?:|www\.|\bdoi\b|10\.\d{4,9}/|\borcid\b|\bissn\b|@|©|\bcopyright\b|\bvol(?:ume|\.)\s*\d|\b(?:19|20)\d\d\s*[;,:(]|"
    r"^(?:received|accepted|published|citation|correspond\w+|available online|downloaded)\b|^\W*\d+\W*$|\bpage \d|"
    r"\b(?:received|accepted|published)(?: online)?:? +\d|"
    r"^(?:hindawi|elsevier|springer|plos|bmc)\b",
    re.IGNORECASE,
)
_AUTHOR_LINE = re.compile(
    r"^(?:[A-Z][\w'’.-]*\.?\s){1,3}[A-Z][\w'’-]+(?:\s?[\d*†‡§,a-e]+)?(?:\s?(?:,|;|and|&|1)\s?(?:and\s)?[A-Z].*)?$"
)
_AUTHOR_MARK = re.compile(r"(?:,\s*\d|\d\s*,|\d\s*(?:and|&)\s[A-Z]|\b[A-Z]\.|\s[A-Z][a-z]+\d|\bM\.?D\b|\bPh\.?D\b)")
_REST_OF_DOI_LINE = 25
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)|(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+)?{_MONTH}(?:[\s-]+(?P<day_after>\d{{1,2}})"
    rf"(?:st|nd|rd|th)?,)?,?[\s-]+(?P<year>\d{{4}})|(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d{{4}})",
    re.IGNORECASE,
)
_EVENT = {
    "received": re.compile(r"\breceived(?:\s+in\s+original\s+form)?\s*:?\s+(?:on\s+)?", re.IGNORECASE),
    "accepted": re.compile(r"\baccepted(?:\s+for\s+publication)?\s*:?\s+(?:on\s+)?", re.IGNORECASE),
    "published": re.compile(
        r"\b(?:published|available|epub)(?:\s+online)?(?:\s+first)?\s*:?\s+(?:on\s+)?", re.IGNORECASE
    ),
}
_KEYWORDS = re.compile(
    r"^[ \t]*(?:key[ -]?words?|index terms|mesh terms)\b[ \t]*[:.—–-]*[ \t]*\n?", re.IGNORECASE | re.MULTILINE
)
_SPECIAL = re.compile(r"^\s*$|\b(?:received|accepted|published|correspond\w+|copyright)\b|[@©]", re.IGNORECASE)


class Front(TypedDict, total=False):
    """The fields of a document that its first lines give away."""

    title: str | None
    doi: str | None
    received: str | None
    accepted: str | None
    published: str | None
    licence: str | None
    keywords: tuple[str, ...]


def find_front(text: str, title: str | None = None) -> Front:
    """Return what the beginning of a text says about the document; a title known from elsewhere is kept."""
    front = _before_references(text[:_FRONT_CHARACTERS])
    found: Front = {"title": title or find_title(front), "doi": front_doi(front), "keywords": find_keywords(front)}
    found["licence"] = find_licence(front)
    found.update(find_dates(front))
    return found


def _before_references(text: str) -> str:
    """Return what stands before the reference list, whose entries carry the DOIs and dates of other works."""
    at = 0
    for line in text.splitlines(keepends=True):
        if section_kind(line) == "references":
            return text[:at]
        at += len(line)
    return text


def find_title(text: str) -> str | None:
    """Return the first lines that look like a title, joined by blanks; None where the text begins with prose."""
    title: list[str] = []
    for line in text.split("\n")[:_FIRST_LINES]:
        plain = " ".join(line.replace("\ufeff", "").split())
        aside = not plain or bool(_JOURNAL_LINE.search(plain)) or is_article_type(plain)
        if title and (aside or _is_author_line(plain) or section_kind(plain) or len(title) == 4):
            break
        if aside:
            continue
        if not title and section_kind(plain):
            return None
        if title or len(plain) >= 20:
            title.append(plain)
    joined = " ".join(title)
    prose = len(joined) > 300 or bool(re.search(r"[a-z)]\. [A-Z]", joined))
    return None if prose or not joined else joined.rstrip(" .*†")


def is_article_type(line: str) -> bool:
    """Tell whether a line is nothing but a label such as `CASE REPORT`."""
    return bool(_ARTICLE_TYPE.fullmatch(line.strip()))


def is_title_line(line: str) -> bool:
    """Tell whether a line may be part of a title: no label, no heading, no line about the journal."""
    aside = _JOURNAL_LINE.search(line) or is_article_type(line) or section_kind(line)
    return bool(line) and not aside and len(line) <= 300


def _is_author_line(line: str) -> bool:
    return bool(_AUTHOR_LINE.match(line) and _AUTHOR_MARK.search(line)) or line.lower().startswith("by ")


def front_doi(text: str) -> str | None:
    """Return the document's own DOI: one on a line of its own (or nearly so), else the first before the references."""
    at = 0
    for line in text.split("\n"):
        match = DOI.search(line)
        if match and len(line) - len(match[0]) < _REST_OF_DOI_LINE:
            return find_doi(text[at + match.start() :])
        at += len(line) + 1
    return find_doi(text)


def find_dates(text: str) -> Front:
    """Return the dates after `Received`, `Accepted` and `Published` as ISO 8601, as exact as given."""
    found: Front = {}
    for event, label in _EVENT.items():
        for match in label.finditer(text):
            date = _DATE.match(text, match.end())
            if date:
                found[event] = iso_date(date)  # type: ignore[literal-required]
                break
    return found


def iso_date(date: re.Match[str]) -> str:
    """Return the date that the pattern matched; day first where only numbers with dots are given."""
    if date["iso"]:
        return date["iso"]
    if date["y"]:
        return f"{date['y']}-{int(date['m']):02}-{int(date['d']):02}"
    month = _MONTHS.index(date["month"].lower()) + 1
    day = date["day"] or date["day_after"]
    return f"{date['year']}-{month:02}" + (f"-{int(day):02}" if day else "")


def find_keywords(text: str) -> tuple[str, ...]:
    """Return the words after `Keywords`, up to a blank line, a heading or a line of another kind."""
    match = _KEYWORDS.search(text)
    if not match:
        return ()
    lines: list[str] = []
    for line in text[match.end() :].split("\n")[:6]:
        if _SPECIAL.search(line) or section_kind(line) or (lines and lines[-1].rstrip().endswith(".")):
            break
        lines.append(line.strip())
    joined = re.sub(r"\s+", " ", " ".join(lines)).strip(" .")
    parts = joined.split(";") if ";" in joined else re.split(r"[,•·]", joined)
    return tuple(word for part in parts if (word := part.strip(" .")) and len(word) <= 80)
