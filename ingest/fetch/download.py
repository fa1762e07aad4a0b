"""The run: paper after paper from Europe PMC into a folder, what is there already passed over."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.fetch.content import write_article, write_pdf
from ingest.fetch.europe_pmc import EuropePmc, Record
from ingest.fetch.identifiers import Identifier
from ingest.fetch.manifest import Manifest, Row, SavedFile, Status
from ingest.fetch.paper import Paper
from ingest.fetch.web import FetchError, NotThereError

_MOST_UNANSWERED = 3  # look-ups on end, after which the others are spared the service


@dataclass(frozen=True)
class Outcome:
    """The row of a paper, and whether all of it was there before."""

    row: Row
    was_there: bool = False


def fetch(asked: Iterable[Identifier | Record], service: EuropePmc, manifest: Manifest) -> Iterator[Outcome]:
    """Yield what became of each paper, once its files and its row are in the manifest's folder.

    Raises FetchError where the service answers no look-up on end, or no page of the search that gives the records.
    """
    unanswered = 0
    for item in asked:
        before = manifest.find((item.value,) if isinstance(item, Identifier) else item.ids)
        if before and before.is_done(manifest.folder):
            yield Outcome(before, was_there=True)
            continue
        if isinstance(item, Record):
            row = _fetched(item, service, manifest)
        else:
            known, kept = before or item.paper, before.files if before else ()
            try:
                record = service.find(item)
                unanswered = 0
            except FetchError as error:
                reason = f"{item.paper.name} could not be looked up: {error}; try again later."
                row = _row(known, "failed", reason, kept)
                unanswered += 1
            else:
                reason = f"{item.paper.name} is not known to Europe PMC; check it."
                row = _fetched(record, service, manifest) if record else _row(known, "not_found", reason, kept)
        manifest.add(row)
        yield Outcome(row)
        if unanswered == _MOST_UNANSWERED:
            raise FetchError(f"Europe PMC could not be asked for {unanswered} papers on end")


def _fetched(record: Record, service: EuropePmc, manifest: Manifest) -> Row:
    before = manifest.find(record.ids)
    kept = before.files if before else ()
    if not record.is_open_access:
        reason = f"{record.name} is not open access; ask its publisher or a library."
        return _row(record, "not_open_access", reason, kept)
    intact = {file.name: file for file in kept if file.is_intact(manifest.folder)}
    files: list[SavedFile] = []
    faults: list[str] = []
    for name, url, write in _offered(record, service):
        try:
            files.append(intact.get(name) or _save(name, url, write, service, manifest.folder))
        except NotThereError:
            pass  # that it is offered does not mean that it is there
        except FetchError as error:
            faults.append(f"{name} could not be fetched: {error}")
    if faults:
        reason = f"{'; '.join(faults)}; try again later."
        return _row(record, "incomplete" if files else "failed", reason, files)
    if not files:
        reason = f"{record.name} is open access, but Europe PMC has no full text of it; ask its publisher."
        return _row(record, "no_full_text", reason)
    return _row(record, "saved", None, files)


def _offered(record: Record, service: EuropePmc) -> Iterator[tuple[str, str, Callable[[bytes, Path], bytes]]]:
    """Yield the name, the address and the check of each file that a paper may have."""
    if record.pmcid:
        yield f"{record.pmcid}.xml", service.full_text_url(record.pmcid), write_article
        if record.pdf_url:
            yield f"{record.pmcid}.pdf", record.pdf_url, write_pdf


def _save(name: str, url: str, write: Callable[[bytes, Path], bytes], service: EuropePmc, folder: Path) -> SavedFile:
    with TemporaryDirectory(prefix=".fetch-", dir=folder) as unfinished:
        path = Path(unfinished) / name
        data = service.get(url, lambda body: write(body, path))
        path.replace(folder / name)
    return SavedFile(name=name, url=url, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))


def _row(paper: Paper, status: Status, reason: str | None, files: Iterable[SavedFile] = ()) -> Row:
    return Row(
        **paper.model_dump(include=set(Paper.model_fields)),
        status=status,
        reason=reason,
        files=tuple(files),
        retrieved_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
