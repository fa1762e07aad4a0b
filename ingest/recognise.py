"""Mentions of vocabulary concepts in a view: exact names, abbreviations that the text defines, and misspellings."""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
import spacy
from scispacy.abbreviation import AbbreviationDetector, filter_matches, find_abbreviation
from scispacy.custom_tokenizer import combined_rule_tokenizer
from sklearn.feature_extraction.text import TfidfVectorizer
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.matcher.levenshtein import levenshtein
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span

from ingest.segment import Sentence
from ingest.vocab import Concept, Vocabulary, load_vocabulary

# Within a family only the longest of overlapping mentions stands: "ductal carcinoma in situ" hides "carcinoma",
# whereas "left breast" remains a side and a site.
_FAMILIES = {
    "finding": "disease", "condition": "disease", "histology": "disease", "outcome": "disease",
    "test": "test", "tissue_sampling": "test", "specimen": "test",
    "drug": "treatment", "regimen": "treatment", "therapy_class": "treatment", "operation": "treatment",
    "radiotherapy": "treatment", "receptor": "receptor", "receptor_group": "receptor",
    "measure": "measure", "measure_pair": "measure",
}  # fmt: skip
_LINKED_KINDS = (
    "test",
    "drug",
    "histology",
    "operation",
    "receptor",
    "condition",
    "finding",
    "outcome",
    "therapy_class",
)
_LONGEST_WORD = 200
_MOST_BRACKETS = 100  # in a sentence: scispaCy tries each that opens with each that closes
_LINK_THRESHOLD = 0.76
_LINK_SHORTEST = 8
_LINK_LONG = 13
_DEFINITION = re.compile(r"\(\s*[A-Za-z][\w+/.-]{1,11}s?\s*[);,]")
_FIRST_IN_BRACKET = re.compile(r"\((?P<short>[A-Z][\w+/.-]{1,9})\s*[;,]\s")
_JOINT = re.compile(r"(?<=\w)[-/](?=\w)|[=<>≥≤]")
_PARAGRAPH = re.compile(r"[^\n]{1,100000}")
_GUIDED = re.compile(r"\bguid(?:ed|ance)\b", re.IGNORECASE)
_TREATMENT = re.compile(r"\b(?:treatment|therapy|stimulation|ablation)$", re.IGNORECASE)
_WORD = re.compile(rf"[a-z]{{{_LINK_SHORTEST},}}")


@dataclass(frozen=True, order=True)
class Found:
    """A concept named at a half-open stretch of the view; `score` is 1 for an exact name."""

    start: int
    end: int
    concept: str
    kind: str
    found_by: str = "vocabulary"
    score: float = 1.0


@dataclass(frozen=True)
class Recogniser:
    """The vocabulary compiled for matching, and the user's spaCy model if one was named."""

    vocabulary: Vocabulary
    nlp: Language
    terms: PhraseMatcher
    shorts: PhraseMatcher
    model: Language | None = None

    @property
    def model_name(self) -> str | None:
        """Name and version of the user's model."""
        meta = self.model.meta if self.model else None
        return f"{meta['lang']}_{meta['name']} {meta['version']}" if meta else None

    def _matches(self, doc: Doc) -> Iterator[tuple[Concept, int, int]]:
        """Yield concept, first token and token behind the last for every name in the doc."""
        for matcher in (self.terms, self.shorts):
            for match_id, start, end in matcher(doc):
                yield self.vocabulary.concepts[self.nlp.vocab.strings[match_id]], start, end

    @cached_property
    def _misspelt(self) -> tuple[TfidfVectorizer, Any, list[tuple[str, Concept]]]:
        names = sorted(
            {
                (term, concept.key)
                for concept in self.vocabulary.of_kind(*_LINKED_KINDS)
                for term in concept.terms
                if _WORD.fullmatch(term)
            }
        )
        vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3), sublinear_tf=True)
        matrix = vectorizer.fit_transform([term for term, _ in names]) if names else None
        return vectorizer, matrix, [(term, self.vocabulary.concepts[key]) for term, key in names]

    @cached_property
    def _known_words(self) -> frozenset[str]:
        names = (name for concept in self.vocabulary.concepts.values() for name in (*concept.terms, concept.label))
        return frozenset(word for name in names for word in re.findall(r"[a-z]+", name.lower()))

    def find(self, text: str, sentences: Sequence[Sentence]) -> tuple[Found, ...]:
        """Return the mentions in order; of overlapping ones in a family of kinds the longest stands."""
        doc = self.nlp.make_doc(text)
        exact = [
            Found(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), concept.key, concept.kind)
            for concept, start, end in self._matches(doc)
        ]
        pairs = abbreviations(self, text, sentences)
        defined = {short: (long_form, self._named(long_form)) for short, long_form in pairs.items()}
        concepts = self.vocabulary.concepts
        exact = [item for item in exact if not _redefined(text[item.start : item.end], concepts[item.concept], defined)]
        found = _longest([*exact, *self._abbreviated(text, defined)])
        linked = _outside(self._linked(text), found)
        modelled = _outside(self._modelled(text), [*found, *linked])
        return tuple(sorted([*found, *linked, *modelled]))

    def _abbreviated(self, text: str, defined: Mapping[str, tuple[str, Concept | None]]) -> list[Found]:
        """Return every use of an abbreviation whose long form, where the text defines it, names one concept."""
        return [
            Found(match.start(), match.end(), concept.key, concept.kind, "abbreviation", 0.95)
            for short, (_, concept) in defined.items()
            if concept is not None and short not in concept.short
            for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?!\w)", text)
        ]

    def _named(self, long_form: str) -> Concept | None:
        """Return the one concept that a long form names; for a test, also where further words stand around its name."""
        doc = self.nlp.make_doc(long_form)
        named = sorted({(end - start, end, concept.key) for concept, start, end in self._matches(doc)}, reverse=True)
        whole = [self.vocabulary.concepts[key] for length, _, key in named if length == len(doc)]
        if whole:
            return whole[0]
        if _GUIDED.search(long_form):  # `CT-guided transthoracic biopsy` is a biopsy
            named.sort(key=lambda each: (-each[1], -each[0], each[2]))
        within = [self.vocabulary.concepts[key] for _, _, key in named] if not _TREATMENT.search(long_form) else []
        return next((concept for concept in within if concept.kind in ("test", "tissue_sampling", "histology")), None)

    def _linked(self, text: str) -> list[Found]:
        """Return single words that are no name but resemble one by character trigrams (exact sparse cosine)."""
        vectorizer, matrix, names = self._misspelt
        words = sorted(set(_WORD.findall(text.lower())) - self._known_words)
        if matrix is None or not words:
            return []
        similarity = vectorizer.transform(words) @ matrix.T
        scores, best = similarity.max(axis=1).toarray().ravel(), np.asarray(similarity.argmax(axis=1)).ravel()
        linked: dict[str, tuple[Concept, float]] = {}
        for row in np.flatnonzero(scores >= _LINK_THRESHOLD):
            word, (name, concept) = words[row], names[best[row]]
            if _misspells(word, name):
                linked[word] = (concept, round(float(scores[row]), 3))
        if not linked:
            return []
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(linked)})(?!\w)", re.IGNORECASE)
        return [
            Found(match.start(), match.end(), concept.key, concept.kind, "similar", score)
            for match in pattern.finditer(text)
            if match[0].lower() in linked  # a long s matches s, and is none in lower case
            for concept, score in [linked[match[0].lower()]]
        ]

    def _modelled(self, text: str) -> list[Found]:
        """Return the entities of the user's model as mentions of kind `entity`, paragraph by paragraph."""
        if self.model is None:
            return []
        places = [match.span() for match in _PARAGRAPH.finditer(text)]
        docs = self.model.pipe(text[start:end] for start, end in places)
        return [
            Found(start + e.start_char, start + e.end_char, e.text.lower(), "entity", self.model_name or "", 0.7)
            for (start, _), doc in zip(places, docs, strict=True)
            for e in doc.ents
        ]


def abbreviations(recogniser: Recogniser, text: str, sentences: Sequence[Sentence]) -> dict[str, str]:
    """Return short and long forms that the text defines in brackets, by scispaCy's Schwartz-Hearst rules.

    They run over the sentences with a bracketed candidate only: over everything they are the costliest step.
    """
    pairs: dict[str, str] = {}
    brackets = _bracket_matcher(recogniser.nlp)
    for sentence in sentences:
        listed = text.count("(", sentence.start, sentence.end) <= _MOST_BRACKETS
        if listed and _DEFINITION.search(text, sentence.start, sentence.end):
            doc = recogniser.nlp.make_doc(text[sentence.start : sentence.end])
            inside = [(match_id, start + 1, end - 1) for match_id, start, end in brackets(doc)]
            for long_candidate, short_candidate in (*filter_matches(inside, doc), *_followed_by_more(doc)):
                short, long_form = find_abbreviation(long_candidate, short_candidate)
                if long_form is not None:
                    pairs.setdefault(short.text, _from_first_letter(long_form, short).text)
    return pairs


def _followed_by_more(doc: Doc) -> Iterator[tuple[Span, Span]]:
    """Yield what `digital mammography (DM; n = 14)` may define, which scispaCy's matcher takes for no abbreviation."""
    for match in _FIRST_IN_BRACKET.finditer(doc.text):
        short = doc.char_span(*match.span("short"))
        if short is not None and short.start > 1:
            letters = len(short.text)
            yield doc[max(0, short.start - 1 - min(letters + 5, 2 * letters)) : short.start - 1], short


def _from_first_letter(long_form: Span, short: Span) -> Span:
    """Return a long form from the word with the first letter on: scispaCy may begin it a word late."""
    letter = short.text[0].lower()
    if long_form.text[0].lower() == letter:
        return long_form
    for start in range(long_form.start - 1, max(-1, long_form.start - 4), -1):
        if not long_form.doc[start].text[0].isalnum():
            break
        if long_form.doc[start].text[0].lower() == letter:
            return long_form.doc[start : long_form.end]
    return long_form


@cache
def _bracket_matcher(nlp: Language) -> Matcher:
    matcher: Matcher = AbbreviationDetector(nlp).matcher
    return matcher


def _redefined(word: str, concept: Concept, defined: Mapping[str, tuple[str, Concept | None]]) -> bool:
    """Tell a short form that the text itself defines as something else than the vocabulary does."""
    if word not in defined:
        return False
    long_form, meant = defined[word]
    if meant is not None:
        return meant.key != concept.key
    known = {part for term in concept.terms for part in re.findall(r"\w{3,}", term)}
    return known.isdisjoint(re.findall(r"\w{3,}", long_form.lower()))


def _misspells(word: str, name: str) -> bool:
    """Tell a misspelling (`mamography`) from a derived form (`mammographic`) or another word."""
    inflected = word.startswith(name[:-1]) or (name.startswith(word[:-2]) and len(word) < len(name))
    allowed = 1 if len(name) < _LINK_LONG else 2
    return word[0] == name[0] and not inflected and levenshtein(word, name) <= allowed


def _longest(found: Iterable[Found]) -> list[Found]:
    taken: dict[str, list[Found]] = defaultdict(list)
    occupied: dict[str, set[int]] = defaultdict(set)
    # A diagnosis stands before a condition that overlaps it: in "apocrine carcinoma of the breast" the former is told.
    for item in sorted(set(found), key=lambda f: (f.kind != "histology", f.start - f.end, -f.score, f)):
        family = _FAMILIES.get(item.kind, item.kind)
        cells = range(item.start, item.end)
        if occupied[family].isdisjoint(cells):
            occupied[family].update(cells)
            taken[family].append(item)
    return [item for items in taken.values() for item in items]


def _outside(new: Iterable[Found], found: Sequence[Found]) -> list[Found]:
    occupied = {position for item in found for position in range(item.start, item.end)}
    return [item for item in new if occupied.isdisjoint(range(item.start, item.end))]


@cache
def load_recogniser(model: str | None = None) -> Recogniser:
    """Return the recogniser, with an installed spaCy or scispaCy model when one is named; raises OSError if none is."""
    vocabulary = load_vocabulary()
    nlp = spacy.blank("en")
    nlp.tokenizer = _tokenizer(nlp)
    nlp.max_length = 50_000_000
    terms, shorts = PhraseMatcher(nlp.vocab, attr="LOWER"), PhraseMatcher(nlp.vocab, attr="ORTH")
    for concept in vocabulary.concepts.values():
        if concept.kind == "section":
            continue
        for matcher, names in ((terms, concept.terms), (shorts, concept.short)):
            if names:
                matcher.add(concept.key, [nlp.make_doc(spelling) for name in names for spelling in _spellings(name)])
    return Recogniser(vocabulary, nlp, terms, shorts, spacy.load(model) if model else None)


def _spellings(name: str) -> set[str]:
    """Return a name as it stands and with blanks for its inner hyphens."""
    return {name, re.sub(r"(?<=\w)-(?=\w)", " ", name)}


def _plain(string: str) -> bool:
    """Tell a string without affixes: letters alone, or one too long to be a word of any language."""
    return string.isalpha() or len(string) > _LONGEST_WORD


def _tokenizer(nlp: Language) -> Tokenizer:
    """Return scispaCy's tokenizer, which moreover splits inside `HER2-positive`, `PET/CT` and `Sn=72%`."""
    with warnings.catch_warnings():
        # scispaCy's suffix pattern has "[[", which a later Python may read as a set operation; this one does not.
        warnings.simplefilter("ignore", FutureWarning)
        tokenizer = combined_rule_tokenizer(nlp)
    infixes, prefix, suffix = tokenizer.infix_finditer, tokenizer.prefix_search, tokenizer.suffix_search

    def all_infixes(string: str) -> list[re.Match[str]]:
        if _plain(string):
            return []
        found = {match.span(): match for match in (*infixes(string), *_JOINT.finditer(string))}
        return [found[span] for span in sorted(found)]

    # Letters alone hold no affix; asking the patterns for each new word is what tokenizing costs.
    tokenizer.infix_finditer = all_infixes
    tokenizer.prefix_search = lambda string: None if _plain(string) else prefix(string)
    tokenizer.suffix_search = lambda string: None if _plain(string) else suffix(string)
    return tokenizer
