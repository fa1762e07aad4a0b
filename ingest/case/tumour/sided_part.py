"""Parts of the body that lie on one side, apart from other senses of `left` and `right`."""

from __future__ import annotations

import re

from ingest.case.neoplasm import LESION
from ingest.recognise import Found
from ingest.segment import Sentence

# What has a left and a right of its own (heart, vessels of the heart, hands by habit), and the words' other senses.
_NO_SIDE = re.compile(
    r"[\s-]*(?:sided?[\s-]+)?(?:(?:the|and|or|dominant|main|lower|upper|anterior|posterior|selective|side|common|enlarged|"
    r"dilated)[\s-]+)*"
    r"(?:hand(?:ed(?:ness)?|er)\b|hand[\s-]+domina\w+|domina\w+|heart|cardiac|cardio\w*|atri\w*|ventric\w*|coronar\w*|"
    r"bundle|axis|shunt\w*|to[\s-]+(?:left|right)|main\s+(?:stem|coronary)|descending|circumflex|marginal|aort\w*|"
    r"pressures?|after|away|now|before|track|way|time|moment|place|person|patient|decision|choice|diagnosis|answer|"
    r"direction|shift\w*|catheteri\w*|preponderance|untreated|alone|with|in\s+(?:place|situ)|behind|open|for|him|her|his|"
    r"hospital|at\s+(?:the\s+)?(?:time|end)|against|an?|no|us|to|unattended|intact|without|out|about)\b",
    re.IGNORECASE,
)
_BODY = (
    r"(?:eye\w*|ocul\w*|orbit\w*|palpebr\w*|cornea\w*|retin\w*|macul\w*|optic|iris|conjunctiv\w*|ears?|auri\w+|tympan\w*|"
    r"mastoid\w*|cheeks?|fac(?:e|ial)|jaw\w*|mandib\w*|maxill\w*|buccal|gingiv\w*|palat\w*|tongue|lip|molars?|premolars?|"
    r"canines?|incisors?|tonsil\w*|parotid\w*|submandibular|sublingual|salivary|nostril|nasal|nose|turbinate|sinus\w*|"
    r"vocal|laryn\w*|neck|cervical|supraclavic\w*|infraclavic\w*|subclavi\w*|clavic\w*|shoulder\w*|scapul\w*|arms?|"
    r"brachi\w*|humer\w*|elbow\w*|forearm\w*|radi(?:us|al)|uln\w+|wrist\w*|carp\w*|hands?|palm\w*|fingers?|thumb\w*|"
    r"chest|thora\w*|hemithora\w*|lungs?|pulmonary|lob\w+|bronch\w*|hil(?:um|ar)|pleur\w*|ribs?|diaphragm\w*|breast\w*|"
    r"axill\w*|armpit|flank\w*|loin|abdom\w*|hypochondri\w*|iliac|hemiabdomen|quadrant\w*|kidney\w*|renal|ureter\w*|"
    r"adrenal\w*|retroperiton\w*|perirenal|ovar\w*|adnex\w*|fallopian|tub(?:e|al)|parametri\w*|labi\w*|vulv\w*|"
    r"test(?:is|es|icle\w*|icular)|scrot\w*|epididym\w*|spermatic|inguin\w*|groin\w*|hip\w*|acetabul\w*|pelvi\w*|"
    r"sacroiliac|buttock\w*|glute\w*|thigh\w*|femor\w*|femur|knee\w*|popliteal|patell\w*|legs?|tibia\w*|fibula\w*|calf|"
    r"ankle\w*|f(?:oo|ee)t|heel|calcane\w*|tal(?:us|ar)|toes?|hallux|metatars\w*|metacarp\w*|plantar|hemispher\w*|"
    r"frontal|parietal|\w*tempor\w+|occipit\w*|scalp|forehead|cerebell\w*|cerebr\w*|thalam\w*|basal\s+gangli\w*|insul\w*|"
    r"hippocamp\w*|petro\w*|cavernous|carotid\w*|jugular|liver|hepatic|colon\w*|cheekbone|zygoma\w*|limbs?|segment\w*|ram(?:us|i)|extremit\w*|"
    r"side|half|sided|thyroid|parathyroid|psoas|vertebral|paravertebral|paraspinal|body|hemi\w*|brow|eyebrow|\w*ectomy|resection|excision|craniotomy|thoracotomy|approach)"
)
_PART = re.compile(
    rf"[\s-]*(?:[\w-]+[\s-]+){{0,3}}?(?:{_BODY}|{LESION.pattern})\b",
    re.IGNORECASE,
)
_QUADRANT = re.compile(r"\s+(?:upper|lower|hypo\w+)\s+(?:abdominal\s+)?quadrant", re.IGNORECASE)
PAINFUL = re.compile(r"\b(?:abdom\w*|pain\w*|tender\w*|discomfort|ache)\b", re.IGNORECASE)
_ON_THE = re.compile(r"\bon\s+(?:the|her|his|its)\s+$", re.IGNORECASE)


def is_of_a_part(text: str, sentence: Sentence, item: Found) -> bool:
    """Tell whether a side is said of a lesion, a paired organ or a region: not `right-handed`, `the right atrium`."""
    after = text[item.end : min(sentence.end, item.end + 60)]
    if _QUADRANT.match(after) and PAINFUL.search(text, sentence.start, sentence.end):
        return False
    return not _NO_SIDE.match(after) and bool(_PART.match(after) or _ON_THE.search(text, sentence.start, item.start))
