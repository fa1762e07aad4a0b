"""Reads JATS and NLM XML: the text of an article with its sections, tables, references and callouts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from ingest.model import Problem, Reference
from ingest.read.jats_front import read_front
from ingest.read.jats_reference import RefEntry, reference_entries
from ingest.read.jats_text import DEEPEST, ArticleWriter, TooDeepError
from ingest.read.parts import (
    TEXT_LIMITS,
    Parts,
    TextLimits,
    UnreadableError,
    listed,
    make_document,
    read_bytes,
    refuse_formats,
    unreadable,
    warning,
)
from ingest.read.writer import TooLongError

_PASSED_OVER = frozenset({"toc", "teaser", "graphical", "video", "web-summary"})
_DECLARATION = re.compile(rb"\s*<\?xml[^>]*\?>")
_LONGEST_ENTITY = 100
_LONGEST_NAME = 60


def read_jats(path: Path, *, limits: TextLimits = TEXT_LIMITS) -> Parts:
    """Read an article; nothing outside the file is fetched, and no entity is expanded but single characters.

    Raises UnreadableError for XML that is broken, refers to other files, or is no article.
    """
    data = read_bytes(path, limits.file_bytes)
    refuse_formats(path, data, ".pdf", ".html")
    if b"<" not in data[:1024]:
        raise unreadable(path, "wrong_suffix", "is no XML file by its contents; check where it came from")
    tags = data.count(b"<")
    if tags > limits.tags:
        raise unreadable(path, "too_large", f"has {tags:,} tags, more than the {limits.tags:,} allowed; split it")
    root, entities = _parse(path, data)
    entries = reference_entries(root)
    writer = ArticleWriter(root, entries, entities, limits.characters)
    try:
        _write(root, writer)
    except TooDeepError as error:
        raise unreadable(path, "malformed", f"nests elements more than {DEEPEST} deep; fetch it again") from error
    except TooLongError as error:
        raise unreadable(
            path, "too_large", f"has more than the {limits.characters:,} characters of text allowed; split it"
        ) from error
    text = writer.out.text()
    if not text:
        raise unreadable(path, "empty", "is an article without any text; fetch it again")
    references = tuple(
        Reference(start=start, end=end, quote=text[start:end], **entries[key].printed())
        for key, (start, end) in writer.references.items()
    )
    return Parts(
        document=make_document(path, data, "jats", text, **read_front(root)),
        sections=tuple(sorted(writer.sections, key=lambda section: (section.start, -section.end, section.level))),
        references=references,
        callouts=writer.callouts.in_text(text),
        problems=_problems(path, root, entries, writer),
        places=writer.paths,
    )


def _parse(path: Path, data: bytes) -> tuple[etree._Element, Mapping[str, str]]:
    declared = data
    if b"<!DOCTYPE" not in data[:20_000]:
        # With a document type, named characters such as &ndash; are no errors though nothing declares them.
        end = match.end() if (match := _DECLARATION.match(data)) else 0
        if data[:4].isascii():
            declared = data[:end] + b'<!DOCTYPE article SYSTEM "none">' + data[end:]
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(declared, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(path, data, error) from error
    entities: dict[str, str] = {}
    doctype = root.getroottree().docinfo.internalDTD
    for entity in doctype.iterentities() if doctype is not None else ():
        if entity.content is None:
            raise unreadable(
                path,
                "unsupported",
                f"refers to another file by its entity {_shown(entity.name)}; remove that declaration",
            )
        if len(entity.content) <= _LONGEST_ENTITY and not re.search(r"[&<%]", entity.content):
            entities[entity.name or ""] = entity.content
    for element in root.iter(etree.Element):
        if element.tag[0] == "{":
            element.tag = element.tag.rpartition("}")[2]
    if root.tag != "article":
        raise unreadable(
            path,
            "unsupported",
            f"is XML, but no JATS article: its root element is <{_shown(root.tag)}>; name an article",
        )
    return root, entities


def _broken(path: Path, data: bytes, error: etree.XMLSyntaxError) -> UnreadableError:
    line = error.lineno or 1
    if "Premature end" in error.msg or (b"<" in data[:200] and not data.rstrip(b"\0 \t\r\n").endswith(b">")):
        return unreadable(path, "truncated", f"breaks off at line {line}; fetch it again")
    if "amplification" in error.msg or "entity reference loop" in error.msg:
        return unreadable(path, "unsupported", "declares entities that multiply without end; remove these declarations")
    if "limit exceeded" in error.msg or "too big" in error.msg:
        return unreadable(path, "too_large", f"has a stretch without end at line {line}, or before it; split it")
    if "depth" in error.msg:
        return unreadable(path, "malformed", f"nests elements more than {DEEPEST} deep; fetch it again")
    reason = error.msg.split(", line")[0]
    return unreadable(path, "malformed", f"is not well-formed XML at line {line} ({reason}); fetch it again")


def _write(root: etree._Element, writer: ArticleWriter) -> None:
    title = root.find("front/article-meta/title-group/article-title")
    if title is not None:
        writer.title(title)
    for abstract in root.iterfind("front/article-meta/abstract"):
        if abstract.get("abstract-type") not in _PASSED_OVER:
            writer.abstract(abstract)
    writer.matter(root.find("body"), "other")
    writer.matter(root.find("floats-group"), "other")
    writer.matter(root.find("back"), "back")


def _problems(
    path: Path, root: etree._Element, entries: Mapping[str, RefEntry], writer: ArticleWriter
) -> tuple[Problem, ...]:
    problems = []
    if writer.unknown_entities:
        names = listed(f"&{_shown(name)};" for name in sorted(writer.unknown_entities))
        problems.append(
            warning(path, "unknown_entity", f"uses {names}, which nothing defines; it stands in the text as it is")
        )
    called = {
        rid for xref in root.iter("xref") if xref.get("ref-type") == "bibr" for rid in (xref.get("rid") or "").split()
    }
    if lost := sorted(map(_shown, called - entries.keys())):
        problems.append(
            warning(
                path,
                "unknown_reference",
                f"points at references that its list lacks ({listed(lost)}); those callouts are left out",
            )
        )
    return tuple(problems)


def _shown(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
