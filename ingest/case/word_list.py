"""The word lists of a case report from `[case]` of vocab/cue.toml, as patterns."""

from __future__ import annotations

import re
from functools import cache

from ingest.vocab import load_vocabulary


@cache
def word_list(name: str) -> re.Pattern[str]:
    """Return a pattern of the whole words and phrases of a list, in any case; `*` stands for any letters."""
    listed = sorted(load_vocabulary().cues.case[name], key=lambda words: (-len(words), words))
    words = (re.escape(each).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for each in listed)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
