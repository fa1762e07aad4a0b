"""TNM classifications and stages of the index disease as the report prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.neoplasm import NEOPLASM
from ingest.case.patients import Patient
from ingest.case.tumour.scale import names_another
from ingest.case.word_list import word_list
from ingest.segment import Sentence

_PREFIX = r"(?:[cpyraCP]-?){0,3}\s?"
_T_SIZE = r"(?:is|IS|mi[c]?|[0-4Xx](?:mi[c]?|[a-d])?)"
_T_NOTE = r"(?:\s*\((?!\d+\s?[cm]m)(?:[^()]{1,6})\))?"
_N_NOTE = r"(?:\s*\((?:sn|i[+-]|mol[+-]|mi|\d+/\d+(?=\)\s?\(sn\)))\))*"
# Between the parts: points, a grade (`pT1b, G2, pN0`), the size of the tumour or a count of nodes in brackets.
_BETWEEN = r"(?:[\s,;/-]*(?:\bG[1-3]\b|\[[^\[\]]{1,12}\]|\(\d+\s?/\s?\d+\)|\(\d[^()]{1,10}[cm]m\)))?[\s,;/-]*"
_N = r"[cpyr]{0,2}\s?N\s?(?:[0-3XxOo](?:mi[c]?|[a-c])?)"
_M = r"[cpyr]{0,2}\s?M\s?[01XxOo][a-c]?"
_TNM = re.compile(
    rf"(?<!\w)(?P<t>{_PREFIX}T\s?{_T_SIZE}{_T_NOTE})(?P<before_n>{_BETWEEN})(?P<n>{_N}{_N_NOTE})"
    rf"(?:(?P<before_m>{_BETWEEN})(?P<m>{_M}))?(?!\w)"
    # A part alone is one only with a prefix or where the sentence says so: "T2" is a weighting as well.
    rf"|(?<!\w)(?P<alone>(?:[cpy]{{1,2}}T|P[Tt])(?:is|mi[c]?|[0-4](?:mi[c]?|[a-d])?))(?!\w)"
    r"|\b(?:TNM|[Cc]lassified|[Cc]lassification|[Ss]taged)(?:\s+(?:as|was|at|of|is|a|an|to\s+be|stage)|:)+\s+(?P<said>T[0-4][a-d]?)"
    r"(?![\w-])"
)
_CODE = (
    r"(?P<n>(?:IV|I{1,3}|[0-4])(?:\s?-?(?:[A-D][1-3]?|(?-i:[a-d])[1-3]?|(?-i:A?E))(?![\w-]\w))?)"
    r"(?![\w%]|\.\d|\s*(?:of|to|/)\s*\d|\s*-\s*\d)"
)
_STAGE = re.compile(
    r"\b(?:[Ss]tag(?:e|ed|ing)|STAGE)(?:\s+(?:group|as|of|was|is|at|to\s+be|estimated|determined|classified|disease|number|anatomic\w*|prognostic|pathologic\w*|clinical))*\s*[:=(-]?\s*"
    + _CODE
    # "EC IIIA", the clinical stage of a Spanish report
    + r"|\bEC\s+(?=[IV]{1,3}[ABC]\b)"
    + _CODE.replace("?P<n>", "?P<n3>")
    + r"|\b(?:FIGO|AJCC|UICC)(?:\s+\d\w*\s+edition)?\s*[:(]?\s*"
    + _CODE.replace("?P<n>", "?P<n2>")
)
_BARE_STAGE = re.compile(r"\s*[,;(=:–-]\s*(?P<n>(?:IV|I{1,3})[ABC]?)(?=\s*[,;.)]|\s+(?:period|stage)\b)")
_STAGED_BY = re.compile(
    rf"{NEOPLASM.pattern}|\b(?:TNM|FIGO|AJCC|UICC|Ann\s+Arbor|Dukes?|Masaoka|INSS|ISS|R-ISS|Rai|Binet|Durie|BCLC|ENETS)\b",
    re.IGNORECASE,
)
_STAGED = re.compile(rf"{_STAGED_BY.pattern}|\b(?:disease|staging)\b", re.IGNORECASE)


def read_staging(annotated: AnnotatedText, patient: Patient) -> Iterator[Said]:
    """Yield TNM classifications, their parts joined without spaces, and stages, in the order of sentences."""
    previous: Sentence | None = None
    for sentence in patient.sentences:
        yield from _tnm(annotated.text, sentence)
        yield from _stages(annotated.text, sentence, previous)
        previous = sentence


def _tnm(text: str, sentence: Sentence) -> Iterator[Said]:
    """Yield classifications, and the stage that stands bare behind one: `cT1cN2M1c, IVB`."""
    for match in _TNM.finditer(text, sentence.start, sentence.end):
        whole = next((name for name in ("alone", "said") if match[name]), None)
        parts = [match[whole]] if whole else [match[part] for part in ("t", "n", "m") if match[part]]
        start = match.start(whole or "t")
        yield Said("tnm", re.sub(r"\s+", "", "".join(parts)), start, match.end(whole or 0))
        stage = _BARE_STAGE.match(text, match.end(), sentence.end)
        if stage:
            yield Said("stage", stage["n"].upper(), *stage.span("n"))


def _stages(text: str, sentence: Sentence, previous: Sentence | None) -> Iterator[Said]:
    for match in _STAGE.finditer(text, sentence.start, sentence.end):
        near = _TNM.search(text, sentence.start, sentence.end) or any(
            s is not None and _STAGED.search(text, s.start, s.end) for s in (sentence, previous)
        )
        if near and not names_another(text, sentence, match, word_list("other_stage"), _STAGED_BY):
            printed = match["n"] or match["n2"] or match["n3"]
            yield Said("stage", re.sub(r"[\s-]", "", printed).upper(), match.start(), match.end())
