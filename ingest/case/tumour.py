"""The index tumour: size, grade, TNM, stage and BI-RADS categories as the report prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.patients import Patient
from ingest.quantity import largest_sizes_in_mm
from ingest.segment import Sentence

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
_GRADE = re.compile(
    r"\b(?:grad(?:e|ed|ing)|G|SBR|Elston(?:\s+(?:and|-)\s+Ellis)?|"
    r"Nottingham(?:\s+(?:combined\s+)?(?:histologic(?:al)?\s+)?(?:grade|score))?)"
    r"\s*(?:\(?(?:SBR|G|of|as|was|is|tumou?r|score|[:=-])\)?\s*){0,3}(?P<n>III|II|I|[1-3])(?:\s*/\s*(?:III|"
    r"3))?(?![\w./-]?\d|\w|\s*/\s*[1245-9])",
)
_GRADE_WORD = re.compile(
    r"\b(?:histolog\w+|nuclear|tumou?r)\s+grade\s*(?:\w+\s+){0,3}?(?P<n>III|II|I|[1-3])\b|\b(?P<n2>III|II|I|"
    r"[1-3])(?:rd|nd|st)?\s*-?\s*grade\b",
    re.IGNORECASE | re.ASCII,
)
_TOXICITY = re.compile(
    r"\b(?:toxicit\w*|neutropeni\w*|mucositis|nausea|vomiting|neuropath\w*|leuk?open\w*|an[ae]+mia|"
    r"thrombocytopeni\w*|diarrh?o?ea|adverse|"
    r"hand-foot|dermatitis|lymph[o]?edema|hypertension|contracture|encephalopathy|density|Baker|fatigue|rash|"
    r"pneumonitis|ptosis|esophagitis)\b",
    re.IGNORECASE,
)
_TNM = re.compile(
    r"(?<![\w])(?P<tnm>[cpyarCP]{0,3}T(?:is|mi[c]?|[0-4Xx](?:mi[c]?|"
    r"[a-d])?)(?:\s*\([^)]{1,6}\))?[\s,;/-]*[cpyr]{0,2}N(?:[0-3Xx](?:mi[c]?|[a-c])?)(?:\s*\((?:sn|i[+-]|mol[+-]|mi|"
    r"\d+/\d+)\))*"
    r"(?:[\s,;/-]*[cpyr]{0,2}M(?:[01Xx][a-c]?))?|[cpy]{1,2}T(?:is|mi[c]?|[0-4](?:mi[c]?|[a-d])?)|P[Tt](?:is|"
    r"[0-4][a-d]?))(?!\w)"
)
_STAGE = re.compile(
    r"\b[Ss]tag(?:e|ed|ing)(?:\s+(?:as|of|was|is|at))?\s*[:=]?\s*(?P<n>(?:IV|I{1,3}|"
    r"[0-4])\s?-?(?:[A-Da-d](?:[1-3])?)?)(?![\w%]|\.\d|\s*(?:of|to)\s+\d)"
)
_BIRADS = re.compile(
    r"(?:BI-?\s?RADS®?|"
    r"Breast\s+Imaging[\s-]+Report(?:ing)?\s+and\s+Data(?:base)?\s+System(?:\s*\(\s*BI-?RADS®?\s*\))?|\bACR)\s*"
    r"(?:[,:=(-]?\s*(?:category|categories|class(?:ification)?|grade|score|assessment|final|type|lesion|code|of|as|"
    r"was|to|an?|US|MRI|MG|mammograph\w+)\s*){0,4}[:=(-]?\s*(?P<n>[0-6]\s?[A-Ca-c]?|IV\s?[A-Ca-c]?|VI|V|"
    r"I{1,3})(?![\w%]|\.\d)",
    re.IGNORECASE | re.ASCII,
)
_CATEGORY = re.compile(r"\bcategory\s+(?P<n>[0-6][A-Ca-c]?)\b", re.IGNORECASE)
_DENSITY = re.compile(r"densit\w*|composition|parenchym\w*", re.IGNORECASE)
_EXAMINED = re.compile(
    r"\b(?:palpat\w+|clinically|physical(?:ly)?|(?:clinical|breast|local|general|vaginal|speculum)\s+exam\w*|"
    r"on\s+exam\w*|inspection|examination\s+(?:of|revealed|showed)|complain\w*|noticed|self-?exam\w*)\b",
    re.IGNORECASE,
)
_LESION = re.compile(
    r"\b(?:mass(?:es)?|lesions?|tumou?rs?|nodul\w+|carcinomas?|cancers?|sarcomas?|neoplas\w+|measur\w+|diameters?|"
    r"dimensions?|size[ds]?|lump|cyst\w*|focus|foci|"
    r"adenocarcinoma|adenoma|lymphoma|swelling|enhancement|opacity|area|axis|growth|microcalcifications|"
    r"fibroadenoma|hamartoma|"
    r"abscess|collection|dcis|idc|ilc)\b",
    re.IGNORECASE,
)
_NOT_THE_LESION = re.compile(
    r"\b(?:clinically|palpa\w+|margins?|distan\w+|away|from\s+the|resection\s+of|nodes?|lymphadenopath\w*|"
    r"adenopath\w*|ganglion|metasta\w+|incision|catheter|needle|"
    r"polyp|uterus|myoma|fibroids?|skin\s+(?:island|flap)|flap|implant|expander|defect|thick\w*|depth|deep|"
    r"weigh\w*|scar|slice|interval|gauge|deposits?|"
    r"bra|tattoo|spleen|liver|kidney|hepatic|pulmonary|lung|brain|ovar\w+|thyroid|adrenal|renal|"
    r"infiltrated\s+nodes?)\b",
    re.IGNORECASE,
)


def read_tumour(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return size (mm), grade (1-3), TNM (no spaces), stage and BI-RADS categories, in the order of sentences."""
    said: list[Said] = []
    for index, sentence in enumerate(patient.sentences):
        said += _sizes(annotated, sentence, patient.sentences[index - 1] if index else None)
        said += _grades(annotated.text, sentence)
        said += _tnm(annotated.text, sentence)
        said += _birads(annotated.text, sentence)
    return said


def _sizes(annotated: AnnotatedText, sentence: Sentence, previous: Sentence | None) -> Iterator[Said]:
    text = annotated.text
    whole = text[sentence.start : sentence.end]
    lesion = _LESION.search(whole)
    if not lesion or _only_felt(annotated, sentence):
        return
    follows_examination = (
        previous is not None and _only_felt(annotated, previous) and re.match(r"(?:The|This|It)\b", whole)
    )
    if follows_examination and not annotated.mentions(
        sentence.start, sentence.end, "test", "tissue_sampling", "operation"
    ):
        return
    for size in largest_sizes_in_mm(text, sentence.start, sentence.end):
        before, after = (
            text[max(sentence.start, size.start - 45) : size.start],
            text[size.end : min(size.end + 40, sentence.end)],
        )
        near_before = re.split(r"[,;(]\s|\band\b|\bwith\b", before)[-1]
        near_after = re.split(r"[,;.)]|\band\b", after)[0]
        if _SIZE_OF_LESION.match(after) or (
            not _NOT_THE_LESION.search(near_before) and not _NOT_THE_LESION.search(near_after)
        ):
            yield Said("tumour_size_mm", round(size.value, 3), size.start, size.end)


_SIZE_OF_LESION = re.compile(
    r"[\s-]*(?:(?!clinically|palpable|metastatic|axillary|lymph|nodal)[\w-]+\s+){0,3}?(?:mass|lesion|tumou?r|"
    r"nodule|carcinoma|dcis|idc)\b(?!\s+(?:margin|free))",
    re.IGNORECASE,
)


def _only_felt(annotated: AnnotatedText, sentence: Sentence) -> bool:
    """Tell a sentence that reports an examination by hand and names no test, sampling or operation."""
    if not _EXAMINED.search(annotated.text, sentence.start, sentence.end):
        return False
    tests = annotated.mentions(sentence.start, sentence.end, "test", "tissue_sampling")
    return all(item.concept in ("clinical_examination", "physical_examination", "palpation") for item in tests)


def _grades(text: str, sentence: Sentence) -> Iterator[Said]:
    for pattern in (_GRADE, _GRADE_WORD):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            printed = match["n"] or match.groupdict().get("n2") or ""
            nearby = text[max(sentence.start, match.start() - 40) : min(sentence.end, match.end() + 40)]
            if not _TOXICITY.search(nearby) and not re.search(r"BI-?RADS", nearby):
                yield Said("grade", _ROMAN.get(printed.upper()) or int(printed), match.start(), match.end())


def _tnm(text: str, sentence: Sentence) -> Iterator[Said]:
    for match in _TNM.finditer(text, sentence.start, sentence.end):
        yield Said("tnm", re.sub(r"[\s,;]+", "", match["tnm"]), match.start("tnm"), match.end("tnm"))
    for match in _STAGE.finditer(text, sentence.start, sentence.end):
        yield Said("stage", re.sub(r"[\s-]", "", match["n"]).upper(), match.start(), match.end())


def _birads(text: str, sentence: Sentence) -> Iterator[Said]:
    matches = list(_BIRADS.finditer(text, sentence.start, sentence.end))
    if not matches and re.search(r"BI-?\s?RADS|Data System", text[sentence.start : sentence.end]):
        matches = list(_CATEGORY.finditer(text, sentence.start, sentence.end))
    for match in matches:
        if not _DENSITY.search(text, max(sentence.start, match.start() - 25), min(sentence.end, match.end() + 15)):
            printed = re.sub(r"\s", "", match["n"]).upper()
            roman = re.match(r"[IV]+", printed)
            value = printed if not roman else f"{_ROMAN[roman[0]]}{printed[roman.end() :]}"
            yield Said("birads", value, match.start(), match.end())
