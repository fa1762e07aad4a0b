"""The command that fetches papers: what the user asks for, and what he or she is told."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
from rich.console import Console
from rich.progress import Progress

from kb.wording import counted

if TYPE_CHECKING:
    from ingest.fetch.download import Outcome
    from ingest.fetch.europe_pmc import EuropePmc, Record
    from ingest.fetch.identifiers import Identifier

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--from", "listed", type=click.File(encoding="utf-8-sig"), help="A file of ids; - for standard input.")
@click.option("--query", help="A search of Europe PMC; its open-access papers are fetched.")
@click.option("--limit", default=25, show_default=True, type=click.IntRange(min=1), help="Papers of a search at most.")
@click.option("--into", "folder", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder.")
@click.option("--contact", envvar="CASEGRAPH_CONTACT", show_envvar=True, help="Your e-mail address, told to servers.")
@click.option("--base-url", envvar="CASEGRAPH_EUROPE_PMC", show_envvar=True, help="Another server than Europe PMC's.")
@click.option(
    "--per-second",
    default=3.0,
    show_default=True,
    type=click.FloatRange(0, 10, min_open=True),
    help="Requests at most.",
)
def fetch(
    ids: tuple[str, ...], listed: TextIO | None, query: str | None, limit: int, folder: Path, contact: str | None,
    base_url: str | None, per_second: float,
) -> None:  # fmt: skip
    """Save open-access full text (JATS, and PDF where offered) with a manifest; what is there already is not asked for.

    An ID is a PMCID, a PMID or a DOI. Exit 1 where some paper could not be had; the same command goes on from there.
    """
    from ingest.fetch.download import fetch as fetch_papers
    from ingest.fetch.europe_pmc import BASE_URL, EuropePmc
    from ingest.fetch.manifest import Manifest, ManifestError
    from ingest.fetch.web import Courtesy, FetchError, Web, web_address

    started = time.monotonic()
    if bool(query) == bool(ids or listed):
        raise click.UsageError("name papers by PMCID, PMID or DOI, or give a --query, but not both")
    if not contact or not _ADDRESS.fullmatch(contact):
        raise click.BadOptionUsage(
            "contact", "servers are told whom to write to; give --contact you@example.org or set CASEGRAPH_CONTACT"
        )
    base_url = base_url or BASE_URL
    try:
        web_address(base_url)
    except FetchError as error:
        raise click.BadOptionUsage("base_url", f"{error}; begin it with https://") from error
    identifiers = _identifiers(ids, listed)
    told: Counter[str] = Counter()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with Web(contact, base_url, Courtesy(per_second=per_second)) as web, Manifest(folder) as manifest:
            service = EuropePmc(web, base_url)
            asked, total = _searched(service, query, limit) if query else (identifiers, len(identifiers))
            for outcome in _shown(fetch_papers(asked, service, manifest), total):
                told["there" if outcome.was_there else outcome.row.status] += 1
    except FetchError as error:
        _summarise(told, folder, started)
        advice = "check the query, or run the same command again later" if query else "run the same command again later"
        raise click.ClickException(f"{error}; {advice}.") from error
    except ManifestError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(
            f"{folder} cannot be written to ({error.strerror or error}); choose another."
        ) from error
    except KeyboardInterrupt:
        _summarise(told, folder, started)
        raise click.ClickException("interrupted; run the same command again to go on.") from None
    _summarise(told, folder, started)
    if told.keys() - {"saved", "there"}:
        raise SystemExit(1)


def _identifiers(ids: Iterable[str], listed: TextIO | None) -> tuple[Identifier, ...]:
    """Return each identifier once, those of the command line first."""
    from ingest.fetch.identifiers import parse_identifier, read_identifiers

    try:
        given = [parse_identifier(word) for word in ids]
    except ValueError as error:
        raise click.BadArgumentUsage(str(error)) from error
    try:
        given += read_identifiers(listed or ())
    except ValueError as error:
        raise click.BadOptionUsage("listed", f"{listed.name if listed else ''}, {error}") from error
    return tuple(dict.fromkeys(given))


def _searched(service: EuropePmc, query: str, limit: int) -> tuple[Iterable[Record], int]:
    hits, records = service.search(query, limit)
    click.echo(f"Europe PMC has {counted(hits, 'open-access paper')} for this query", err=True)
    return records, min(hits, limit)


def _shown(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """Yield outcomes while a bar shows how far they are, and a sentence each of what could not be had."""
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        for outcome in bar.track(outcomes, total, description="Fetching"):
            if outcome.row.reason:
                # Over the bar, which click would write into.
                bar.console.print(f"error: {outcome.row.reason}", markup=False, highlight=False, soft_wrap=True)
            yield outcome


def _summarise(told: Counter[str], folder: Path, started: float) -> None:
    others = "".join(
        f", {count} {status.replace('_', ' ')}"
        for status, count in sorted(told.items())
        if status not in {"saved", "there"}
    )
    saved = f"{counted(told['saved'], 'paper')} saved in {folder} ({told['there']} already there)"
    click.echo(f"{saved}{others} in {time.monotonic() - started:.1f} s")
