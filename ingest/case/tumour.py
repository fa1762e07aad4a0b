"""The index tumour: size, grade, TNM, stage and BI-RADS categories as the report prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.annotated import AnnotatedText
from ingest.case.clause import clause_at
from ingest.case.evidence import Said
from ingest.case.neoplasm import NEOPLASM, has_neoplasm
from ingest.case.patients import Patient
from ingest.quantity import Measured, largest_sizes_in_mm
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
# Scales of their own: toxicity, function, and the grades of diseases that are no neoplasms.
_OTHER_GRADE = re.compile(
    r"\b(?:toxicit\w*|CTCAE|neutropeni\w*|mucositis|nausea|vomiting|neuropath\w*|leuk?open\w*|an[ae]+mia|cytopeni\w*|"
    r"thrombocytopeni\w*|diarrh?o?ea|adverse|fever|colitis|hepatitis|stomatitis|alopecia|pruritus|"
    r"hand-foot|dermatitis|lymph[o]?edema|o?edema|hypertensi\w*|contracture|encephalopathy|density|Baker|fatigue|rash|"
    r"pneumonitis|ptosis|esophagitis|oesophagitis|dysfunction|murmurs?|reflux|varices|power|strength|weakness|pals(?:y|ies)|"
    r"paresis|HB|House|Karnofsky|ECOG|performance|hydronephrosis|nephropathy|nephritis|h[ae]+morrho\w*|prolapse|ulcers?|"
    r"sores?|injur\w+|lacerat\w*|sprain|burns?|rejection|GVHD|graft|retinopathy|papill?o?edema|steatosis|fibrosis|fatty|"
    r"Mallampati|Cormack|regurgitation|insufficiency|stenosis|dyspn[eo]+a|mMRC|ASA|WFNS|Hunt|Fisher|Spetzler|Kellgren|"
    r"osteoarthritis|spondylolisthesis|laxity|instability|cataract|nuclear\s+(?:cataract|sclerosis)|goit(?:re|er)|"
    r"splenomegaly|gyn[ae]+comastia|ascites|obesity|clubbing|concussion|coma|amputation|necrosis|collapse|cellulitis|"
    r"thrombosis|embolism|syncope|pain|tonsils?|heart|valv\w+|Child|NYHA|Forrest|Clavien|Dindo|complications?|"
    r"haematuria|hematuria|proteinuria|cystitis|arthralgia|myalgia|myositis|infusion|reactions?)\b",
    re.IGNORECASE,
)
_OF_HISTOLOGY = re.compile(
    rf"{NEOPLASM.pattern}|\b(?:histo\w+|patholog\w+|specimen|biops\w+|differentiat\w+|mitos[ei]s|mitotic|nuclear\s+grade|"
    r"SBR|Scarff|Bloom|Elston|Nottingham|Gleason|ISUP|Fuhrman|FNCLCC|WHO|Ki-?67|invasive|infiltrating|ductal|lobular|"
    r"dysplasia|microscop\w*|immunohisto\w*|mass|lesion)\b",
    re.IGNORECASE,
)
# What a grade or stage stands before is what it is of: "grade 2 ascites".
_OF_NOUN = re.compile(
    r"\s+(?!(?:with|without|and|or|in|on|of|by|at|to|for|from|as|is|was|were|according|based|but|which|that|who|when|while|"
    r"she|he|her|his|the|a|an|per|due|after|before|under|using|showing|having|disease|differentiat\w*|hist\w+|"
    r"invasive|infiltrat\w+|ductal|lobular|mixed|primary|poorly|moderately|well|high|low|triple|hormone|breast|positive|"
    r"negative|measuring|involving|via|through|then|therefore|mass|lesion|upon|following|both|because)\b)"
    r"[a-z]{3,}",
)
_OTHER_STAGE = re.compile(
    r"\b(?:AKIN|AKI|KDIGO|RIFLE|CKD|ESRD|GFR|kidney|renal\s+(?:failure|disease|insufficiency|impairment)|nephropathy|NYHA|"
    r"heart\s+failure|ACC|AHA|Child|cirrhosis|fibrosis|pressure|decubitus|sacral|ulcers?|sores?|Parkinson\w*|Hoehn|Yahr|"
    r"sarcoidosis|retinopathy|ROP|osteonecrosis|necrosis|Ficat|Steinberg|Lyme|syphilis|HIV|AIDS|endometriosis|sleep|"
    r"non-?REM|REM|lymph[o]?edema|GVHD|graft|hypertensi\w+|labou?r|Tanner|pubert\w+|sexual|dementia|Alzheimer\w*|"
    r"COPD|GOLD|prolapse|POP|keratoconus|macular|glaucoma|encephalopathy|coma|sepsis|silicosis|Kienb\w+|"
    r"osteoarthritis|psychosexual|develop\w*\s+stage|periodont\w*|rehabilitation|disability|stent\w*|procedures?|"
    r"reconstruct\w*|anesthe\w*|anaesthe\w*|pneumoconiosis|thyroid\s+eye|hydatid|cysts?)\b",
    re.IGNORECASE,
)
_STAGED_BY = re.compile(
    rf"{NEOPLASM.pattern}|\b(?:TNM|FIGO|AJCC|UICC|Ann\s+Arbor|Dukes?|Masaoka|INSS|ISS|R-ISS|Rai|Binet|Durie|BCLC|ENETS)\b",
    re.IGNORECASE,
)
_STAGED = re.compile(rf"{_STAGED_BY.pattern}|\b(?:disease|staging)\b", re.IGNORECASE)
# Characters around a printed grade in which another scale's word decides what it is.
_NEAR_GRADE = 45
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
    rf"{NEOPLASM.pattern}|\b(?:mass(?:es)?|lesions?|nodul\w+|lump|cyst(?:s|ic)?|focus|foci|"
    r"swelling|enhancement|opacity|growth|polyp|microcalcifications|abscess|collection)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\b(?:measur\w+|diameters?|dimensions?|size[ds]?|axis|area)\b", re.IGNORECASE)
# "It measured 25 mm", "The specimen measured ...": of the lesion that the sentence before told of.
_OF_THE_LESION_BEFORE = re.compile(
    r"(?:It|This|These|They|Its|There\s+was|The\s+(?:(?:largest|maxim\w+|greatest|longest|final|resected|excised|gross|"
    r"surgical|macroscopic|whole)\s+)*(?:size|diameter|dimensions?|axis|area|specimen|latter|finding|abnormality|lump|"
    r"disease|extent|measurements?))\b",
    re.IGNORECASE,
)
_NOT_THE_LESION = re.compile(
    r"\b(?:clinically|palpa\w+|margins?|distan\w+|away|from\s+the|resection\s+of|nodes?|lymphadenopath\w*|"
    r"adenopath\w*|ganglion|metasta\w+|incision|catheter|needle|"
    r"pupils?|vessels?|arter\w+|arch|azygos|IVC|veins?|venous|venac\w*|aort\w*|aneurysm\w*|ducts?|lumen|walls?|septum|septal|septa|calcul\w+|"
    r"stones?|stents?|tubes?|trocars?|ports?|sheath|wires?|guide\s?wire|coils?|balloon|grafts?|screws?|plates?|drains?|"
    r"h[ae]+matomas?|effusion|pneumothorax|perforation|fistula\w*|ulcer|wound|laceration|ostium|foramen|valve|annulus|"
    r"atri\w+|ventric\w*|endometri\w+|appendix|gallbladder|pancreas|prostate|bladder|testis|cornea\w*|crown|rump|fetus|"
    r"clots?|thromb\w+|vegetation\w*|height|sutures?|scope|\w*scope|French|forceps|shunt|bur\w*|craniotomy|displace\w*|"
    r"shift\w*|separation|step|elevation|segment|depression|elevated|pressure|per\s+hour|retract\w*|erosions?|"
    r"(?:endometrial|uterine|cervical|nasal|gallbladder)\s+polyp|uterus|myoma|fibroids?|skin\s+(?:island|flap)|flap|implant|expander|defect|thick\w*|depth|deep|"
    r"weigh\w*|scar|slice|interval|gauge|deposits?|"
    r"bra|tattoo|spleen|liver|kidney|hepatic|pulmonary|lung|brain|ovar\w+|thyroid|adrenal|renal|"
    r"infiltrated\s+nodes?)\b",
    re.IGNORECASE,
)


def read_tumour(annotated: AnnotatedText, patient: Patient) -> list[Said]:
    """Return size (mm), grade (1-3), TNM (no spaces), stage and BI-RADS categories, in the order of sentences.

    Only a patient with a neoplasm or a mass has a size, grade, TNM or stage; a count such as `ACR 3` is of the breast
    only where the report speaks of one.
    """
    said: list[Said] = []
    neoplasm = has_neoplasm(annotated, patient)
    for index, sentence in enumerate(patient.sentences):
        previous = patient.sentences[index - 1] if index else None
        said += _sizes(annotated, sentence, previous)
        if neoplasm:
            said += _grades(annotated.text, sentence, previous)
            said += _tnm(annotated.text, sentence, previous)
        said += _birads(annotated.text, sentence)
    if not any(_BREAST.search(annotated.text, s.start, s.end) for s in patient.sentences):
        said = [item for item in said if item.field != "birads"]
    return said


_BREAST = re.compile(r"\b(?:breasts?|mammo\w*|BI-?\s?RADS)", re.IGNORECASE)


def _sizes(annotated: AnnotatedText, sentence: Sentence, previous: Sentence | None) -> Iterator[Said]:
    text = annotated.text
    whole = text[sentence.start : sentence.end]
    if _only_felt(annotated, sentence):
        return
    follows_examination = (
        previous is not None and _only_felt(annotated, previous) and re.match(r"(?:The|This|It)\b", whole)
    )
    if follows_examination and not annotated.mentions(
        sentence.start, sentence.end, "test", "tissue_sampling", "operation"
    ):
        return
    continues = (
        previous is not None
        and _OF_THE_LESION_BEFORE.match(whole)
        and _MEASURED.search(whole)
        and _LESION.search(text, previous.start, previous.end)
    )
    for size in largest_sizes_in_mm(text, sentence.start, sentence.end):
        if not continues and not _LESION.search(text, *_around(text, sentence, size)):
            continue
        before, after = (
            text[max(sentence.start, size.start - 45) : size.start],
            text[size.end : min(size.end + 40, sentence.end)],
        )
        # "Wall thickness, 16 mm": what stands before the comma is measured.
        near_before = re.split(r"[,;]\s(?!(?:about|approximately)?\W*$)|\(|\band\b|\bwith\b", before)[-1]
        if _AT_A_PLACE.search(before) and not re.match(r"\s+to\b", after):
            continue
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


# "From 36 cm" and "at 10 cm" are places on an endoscope.
_AT_A_PLACE = re.compile(r"\b(?:from|at)\s+(?:about|approximately|around|ca\.?|nearly)?\s*$", re.IGNORECASE)


def _around(text: str, sentence: Sentence, size: Measured) -> tuple[int, int]:
    """Return the clause of a size, with what stands before a colon: `a mass of the neck (size: 3 cm)`."""
    start, end = clause_at(text, sentence, size.start)
    return (sentence.start if text[sentence.start : start].rstrip().endswith(":") else start), end


def _only_felt(annotated: AnnotatedText, sentence: Sentence) -> bool:
    """Tell a sentence that reports an examination by hand and names no test, sampling or operation."""
    if not _EXAMINED.search(annotated.text, sentence.start, sentence.end):
        return False
    tests = annotated.mentions(sentence.start, sentence.end, "test", "tissue_sampling")
    return all(item.concept in ("clinical_examination", "physical_examination", "palpation") for item in tests)


def _grades(text: str, sentence: Sentence, previous: Sentence | None) -> Iterator[Said]:
    for pattern in (_GRADE, _GRADE_WORD):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            printed = match["n"] or match.groupdict().get("n2") or ""
            nearby = text[max(sentence.start, match.start() - 40) : min(sentence.end, match.end() + 40)]
            if _of_neoplasm(text, sentence, previous, match) and not re.search(r"BI-?RADS", nearby):
                yield Said("grade", _ROMAN.get(printed.upper()) or int(printed), match.start(), match.end())


def _of_neoplasm(text: str, sentence: Sentence, previous: Sentence | None, match: re.Match[str]) -> bool:
    """Tell the grade of a neoplasm from that of a toxicity, a function or another disease."""
    if _names_other(text, sentence, match, _OTHER_GRADE, _OF_HISTOLOGY):
        return False
    if _OF_HISTOLOGY.search(text, sentence.start, sentence.end):
        return True
    return previous is not None and bool(_OF_HISTOLOGY.search(text, previous.start, previous.end))


def _names_other(
    text: str, sentence: Sentence, match: re.Match[str], other: re.Pattern[str], own: re.Pattern[str]
) -> bool:
    """Tell whether a grade or stage is of something else: the noun behind it, or the nearest word of a scale."""
    own_inside = own.search(match[0])
    if own_inside:
        return False
    behind = re.split(r"[,;.()]|\b(?:with|and|in|which)\b", text[match.end() : min(sentence.end, match.end() + 60)])[0]
    if _OF_NOUN.match(text, match.end(), sentence.end) and not own.search(behind):
        return True
    start, end = max(sentence.start, match.start() - _NEAR_GRADE), min(sentence.end, match.end() + _NEAR_GRADE)
    return _distance(text, other, start, end, match) < _distance(text, own, start, end, match)


def _distance(text: str, words: re.Pattern[str], start: int, end: int, match: re.Match[str]) -> int:
    """Return the characters between a match and the nearest of some words, more than any where there is none."""
    return min(
        (max(match.start() - word.end(), word.start() - match.end(), 0) for word in words.finditer(text, start, end)),
        default=2 * _NEAR_GRADE,
    )


def _tnm(text: str, sentence: Sentence, previous: Sentence | None) -> Iterator[Said]:
    tnm = list(_TNM.finditer(text, sentence.start, sentence.end))
    for match in tnm:
        yield Said("tnm", re.sub(r"[\s,;]+", "", match["tnm"]), match.start("tnm"), match.end("tnm"))
    for match in _STAGE.finditer(text, sentence.start, sentence.end):
        near = tnm or any(s is not None and _STAGED.search(text, s.start, s.end) for s in (sentence, previous))
        if near and not _names_other(text, sentence, match, _OTHER_STAGE, _STAGED_BY):
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
