"""How good the reading is by gold annotations, kept beside the data that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlite_utils.db import Database

from ingest.model import MadeBy, content_id
from kb.rows import Row, insert

_DECIMALS = 6  # what differs further down comes from the machine


@dataclass(frozen=True)
class QualityRow:
    """One level of agreement on claims, or one field of cases: counts over all documents, and shares 0-1."""

    kind: str
    level: str
    documents: int
    gold: int
    found: int
    right: int
    precision: float
    recall: float
    f1: float
    f1_low: float
    f1_high: float


def store_quality(db: Database, gold_set: str, measured: Iterable[QualityRow], made_by: MadeBy) -> None:
    """Store what was measured on a gold set in place of what was measured on it before."""
    version = {f"made_by_{name}": value for name, value in made_by.model_dump().items()}
    rows: list[Row] = []
    for item in measured:
        values = {k: round(v, _DECIMALS) if isinstance(v, float) else v for k, v in asdict(item).items()}
        rows.append({"id": content_id(gold_set, item.kind, item.level), "gold_set": gold_set, **values, **version})
    with db.atomic():
        db.execute("DELETE FROM quality WHERE gold_set = ?", [gold_set])
        insert(db, "quality", rows)
    db.analyze()
