"""The licence of a paper, as its address or its name is printed."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"https?://(?:www\.)?creativecommons\.org/[\w./-]*\w/?")
_NAME = re.compile(
    r"\bCC[ -](?:BY|0)[-A-Z]*(?: \d\.\d)?|[Cc]reative [Cc]ommons [A-Z][\w-]+(?:[- ][A-Z\d][\w.-]*)*"
    r"|\b[Pp]ublic domain\b"
)


def licence_address(text: str) -> str | None:
    """Return the first address of a Creative Commons licence in a text."""
    match = _ADDRESS.search(text)
    return match[0] if match else None


def find_licence(text: str) -> str | None:
    """Return the address of the licence that a text names, else its name; words may be split at the ends of lines."""
    named = _NAME.search(" ".join(text.replace("-\n", "").split()))
    return licence_address(text) or (named[0].rstrip(".") if named else None)
