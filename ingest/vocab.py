"""Loads and checks the domain knowledge in `vocab/*.toml`: concepts with their names, and the cues of assertion."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.model import Assertion, Measure

FOLDER = Path(__file__).with_name("vocab")
CUE_FILE = "cue.toml"
RULE_FILE = "rule.toml"


class VocabularyError(Exception):
    """A vocabulary file says something that the program cannot use; the message names file and concept."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Paraphrase(_Entry):
    """A wording of a measure as a regular expression, with the measure it might also mean and why."""

    pattern: str
    alternative: Measure | None = None
    reason: str | None = None

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The pattern, compiled without regard to case."""
        return re.compile(self.pattern, re.IGNORECASE)


class Concept(_Entry):
    """One thing of the domain: `terms` match in any case, `short` forms only as written."""

    key: str
    kind: str
    label: str
    category: str
    broader: str | None = None
    test: str | None = None
    terms: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    ids: Mapping[str, str] = {}
    scale: Literal["proportion", "ratio"] | None = None
    joint: tuple[Measure, ...] = ()
    paraphrases: tuple[Paraphrase, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    expands: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    drug_class: str | None = None


class ContextRule(_Entry):
    """A cue of assertion after NegEx and ConText (Chapman 2001, Harkema 2009)."""

    literal: str
    category: Assertion | Literal["any"]
    direction: Literal["forward", "backward", "bidirectional", "pseudo", "terminate"]


class NotDoneCues(_Entry):
    """Patterns that tell a test, drug or operation that was named and did not take place."""

    ahead: tuple[str, ...]
    just_ahead: tuple[str, ...]
    denied: tuple[str, ...]
    done_after_all: str
    behind: tuple[str, ...]
    behind_in_sentence: tuple[str, ...]
    done_behind: tuple[str, ...]
    shown_behind: str


class Cues(_Entry):
    """The contents of `cue.toml`."""

    context: tuple[ContextRule, ...]
    attribution: Mapping[str, tuple[str, ...]]
    receptor_status: Mapping[str, tuple[str, ...]]
    antibody_clone: Mapping[str, tuple[str, ...]]
    mask: Mapping[str, tuple[str, ...]]
    test_word: Mapping[str, tuple[str, ...]]
    table: Mapping[str, tuple[str, ...]]
    table_measure: Mapping[Measure, tuple[str, ...]]
    section_default: Mapping[Literal["family", "historical"], tuple[str, ...]]
    not_done: NotDoneCues
    histology_name: Mapping[Literal["head", "qualifier", "type_behind", "pattern", "unspecific"], tuple[str, ...]]
    table_tally: Mapping[Literal["tp", "fp", "fn", "tn"], tuple[str, ...]]
    case: Mapping[str, tuple[str, ...]]


class ReceptorRule(_Entry):
    """From which figures a steroid receptor is positive."""

    source: str
    positive_from_percent: float
    positive_from_allred: int
    positive_from_h_score: float
    positive_from_immunoreactive_score: int


class Her2Rule(_Entry):
    """What an immunohistochemical score of HER2 says, and from which ratio the gene is amplified."""

    source: str
    by_score: Mapping[str, Literal["positive", "negative", "equivocal"]]
    amplified_from_ratio: float


class SubtypeRule(_Entry):
    """The cut-offs of the intrinsic subtypes' surrogate definition, in percent of nuclei, and what it classifies."""

    name: str
    source: str
    histology: tuple[str, ...]
    ki67_high_from_percent: float
    pr_high_from_percent: float


class Rules(_Entry):
    """The contents of `rule.toml`: clinical cut-offs with their sources."""

    receptor: ReceptorRule
    her2: Her2Rule
    subtype: SubtypeRule


_Table = TypeVar("_Table", Cues, Rules)


class Vocabulary:
    """All concepts by key, the cues, the rules, and a hash that changes whenever a file does."""

    def __init__(self, concepts: Mapping[str, Concept], cues: Cues, rules: Rules, digest: str) -> None:
        """Keep what `load_vocabulary` has checked."""
        self.concepts = concepts
        self.cues = cues
        self.rules = rules
        self.digest = digest

    def of_kind(self, *kinds: str) -> Iterator[Concept]:
        """Yield the concepts of these kinds in the order of the files."""
        return (concept for concept in self.concepts.values() if concept.kind in kinds)

    def base_test(self, key: str) -> str | None:
        """Return the base label (`mri`) of an index test's concept (`dce_mri`), found along `broader`."""
        concept: Concept | None = self.concepts[key]
        while concept is not None:
            if concept.test:
                return concept.test
            concept = self.concepts[concept.broader] if concept.broader else None
        return None

    def ancestors(self, key: str) -> Iterator[str]:
        """Yield the concept's key, then that of each broader concept."""
        current: str | None = key
        while current is not None:
            yield current
            current = self.concepts[current].broader

    @cached_property
    def paraphrases(self) -> tuple[tuple[Measure, Paraphrase], ...]:
        """The measures' paraphrases, each with the measure that it more likely means."""
        return tuple(
            (cast(Measure, concept.key), paraphrase)
            for concept in self.of_kind("measure")
            for paraphrase in concept.paraphrases
        )

    @cached_property
    def paraphrase_hint(self) -> re.Pattern[str]:
        """Matches wherever one of the paraphrases does: one pass tells the many sentences that hold none."""
        return re.compile("|".join(f"(?:{paraphrase.pattern})" for _, paraphrase in self.paraphrases), re.IGNORECASE)

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """Section headings, lower case without numbering, and the section kind that each stands for."""
        return {
            term.lower(): concept.key
            for concept in self.of_kind("section")
            for term in (*concept.terms, *concept.short)
        }


def _concepts(path: Path, table: dict[str, object]) -> Iterator[Concept]:
    kind, category = table.pop("kind", None), table.pop("category", "biolink:NamedThing")
    for key, entry in table.items():
        if not isinstance(entry, dict):
            raise VocabularyError(f"{path.name}: {key} is no concept block; write it as [{key}] with a label.")
        fields = {"key": key, "kind": kind, "category": category, **entry}
        if "class" in fields:
            fields["drug_class"] = fields.pop("class")
        try:
            yield Concept.model_validate(fields)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise VocabularyError(f"{path.name}: [{key}] {where}: {first['msg']}.") from error


def _check_links(concepts: Mapping[str, Concept], files: Mapping[str, str]) -> None:
    for concept in concepts.values():
        for field in ("broader", "expands", "members"):
            named = getattr(concept, field) or ()
            for key in (named,) if isinstance(named, str) else named:
                if key not in concepts:
                    raise VocabularyError(
                        f"{files[concept.key]}: [{concept.key}] {field} names {key!r}, which no file defines."
                    )


def _checked(kind: type[_Table], name: str, folder: Path, tables: Mapping[str, Mapping[str, object]]) -> _Table:
    """Return the contents of a file that holds no concepts; raise VocabularyError where it is missing or wrong."""
    if name not in tables:
        raise VocabularyError(f"{folder.name}: {name} is missing.")
    try:
        return kind.model_validate(tables[name])
    except ValidationError as error:
        first = error.errors()[0]
        raise VocabularyError(f"{name}: {first['loc']}: {first['msg']}.") from error


@cache
def load_vocabulary(folder: Path = FOLDER) -> Vocabulary:
    """Read every file of the folder; raise VocabularyError, naming file and concept, for what cannot be used."""
    concepts: dict[str, Concept] = {}
    files: dict[str, str] = {}
    digest = hashlib.sha256()
    special: dict[str, Mapping[str, object]] = {}
    for path in sorted(folder.glob("*.toml")):
        content = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + content)
        try:
            table = tomllib.loads(content.decode("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise VocabularyError(f"{path.name}: not valid TOML: {error}.") from error
        if path.name in (CUE_FILE, RULE_FILE):
            special[path.name] = table
            continue
        for concept in _concepts(path, table):
            if concept.key in concepts:
                raise VocabularyError(f"{path.name}: [{concept.key}] is defined in {files[concept.key]} already.")
            concepts[concept.key] = concept
            files[concept.key] = path.name
    _check_links(concepts, files)
    cues, rules = _checked(Cues, CUE_FILE, folder, special), _checked(Rules, RULE_FILE, folder, special)
    return Vocabulary(concepts, cues, rules, digest.hexdigest()[:16])
