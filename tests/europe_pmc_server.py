"""A local server that speaks the documented interface of Europe PMC, and misbehaves on demand.

`/rest/search` answers the queries that `casegraph fetch` sends, in pages that are led on by opaque cursors;
`/rest/PMC.../fullTextXML` and `/pdf/PMC...` give the files. `fault` puts misbehaviour in front of the next answers.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

_WAIT = 10  # seconds after which the server's threads end whatever the test does

ARTICLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.2 20190208//EN" "JATS-archivearticle1.dtd">
<article><front><article-meta>
<article-id pub-id-type="pmcid">{pmcid}</article-id><article-id pub-id-type="doi">{doi}</article-id>
<title-group><article-title>{title}</article-title></title-group>
</article-meta></front><body><sec><title>Results</title>
<p>In the {pmid} women of our series the sensitivity of MRI was 84%.</p></sec></body></article>
"""
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"

Fault = Callable[["_Handler"], None]


class Server:
    """The papers that the service knows, what was asked of it, and the faults that are to come."""

    def __init__(self, ending: str = "echo") -> None:
        self.results: list[dict[str, Any]] = []
        self.files: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        self.faults: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self.ending = ending  # how a search ends: `echo` of the same cursor, or `absent`
        self.connections = 0
        self.given_up = threading.Event()
        self._http = _Listener(("127.0.0.1", 0), _Handler)
        self._http.daemon_threads = False
        self._http.service = self  # type: ignore[attr-defined]
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.given_up.set()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    @property
    def base_url(self) -> str:
        return f"{self.root}/rest"

    def paper(self, number: int, *, pdf: bool = False, text: bool = True, **changes: Any) -> dict[str, Any]:
        """Make a paper known: PMC<number>, PMID <number>, DOI 10.5555/<number>; `changes` are to its result."""
        pmcid = f"PMC{number}"
        title = f"Paper {number} on MRI"
        links = [self._link("S", "doi", "DOI", f"https://doi.org/10.5555/{number}")]
        if pdf:
            links.append(self._link("OA", "pdf", "Europe_PMC", f"{self.root}/pdf/{pmcid}?pdf=render"))
            self.files[f"/pdf/{pmcid}"] = PDF
        if text:
            article = ARTICLE.format(pmcid=pmcid, doi=f"10.5555/{number}", pmid=number, title=title)
            self.files[f"/rest/{pmcid}/fullTextXML"] = article.encode()
        result = {
            "id": f"{number}", "source": "MED", "pmid": f"{number}", "pmcid": pmcid, "doi": f"10.5555/{number}",
            "title": title, "authorString": "Sandberg T, Ohta R.", "pubYear": "2021",
            "journalInfo": {"yearOfPublication": 2021, "journal": {"title": "Annals of illustrative imaging"}},
            "isOpenAccess": "Y", "license": "cc by", "fullTextUrlList": {"fullTextUrl": links},
        } | changes  # fmt: skip
        self.results.append(result)
        return result

    def fault(self, path: str, *faults: Fault) -> None:
        """Let these faults come before the next proper answers at a path."""
        self.faults[path].extend(faults)

    def count(self, path: str) -> int:
        return sum(urlsplit(asked).path == path for asked in self.asked)

    def search(self, query: str, cursor: str, size: int) -> dict[str, Any]:
        """Answer a search: by an identifier, or for open-access papers whose titles have a word."""
        for pattern, field in (
            (r"PMCID:(\S+)", "pmcid"),
            (r"EXT_ID:(\d+) AND SRC:MED", "pmid"),
            (r'DOI:"(.+)"', "doi"),
        ):
            if match := re.fullmatch(pattern, query):
                found = [result for result in self.results if str(result.get(field)).lower() == match[1].lower()]
                break
        else:
            match = re.fullmatch(r"\((.+)\) AND OPEN_ACCESS:Y", query)
            assert match, query
            found = [r for r in self.results if r["isOpenAccess"] == "Y" and match[1] in r["title"]]
        start = 0 if cursor == "*" else int(base64.b64decode(cursor).decode().removeprefix("\xfb\xff?"))
        page = found[start : start + size]
        answer = {"version": "6.9", "hitCount": len(found), "request": {"queryString": query}}
        if start + size < len(found):  # with +, / and = in it, as cursors have
            answer["nextCursorMark"] = base64.b64encode(f"\xfb\xff?{start + size}".encode()).decode()
        elif self.ending == "echo":
            answer["nextCursorMark"] = cursor
        return answer | {"resultList": {"result": page}}

    @staticmethod
    def _link(code: str, style: str, site: str, url: str) -> dict[str, str]:
        return {"availabilityCode": code, "documentStyle": style, "site": site, "url": url}


class _Listener(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        # A client that gives up, as tested here, resets its connection; said on stderr, it would mix with what the command says.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = _WAIT

    @property
    def service(self) -> Server:
        return self.server.service  # type: ignore[attr-defined,no-any-return]

    def setup(self) -> None:
        super().setup()
        self.service.connections += 1

    def do_GET(self) -> None:
        service, parts = self.service, urlsplit(self.path)
        service.asked.append(self.path)
        service.headers.append(dict(self.headers))
        if service.faults[parts.path]:
            service.faults[parts.path].popleft()(self)
        elif parts.path == "/rest/search":
            given = {name: values[0] for name, values in parse_qs(parts.query).items()}
            assert (given["format"], given["resultType"]) == ("json", "core")
            answer = service.search(given["query"], given["cursorMark"], int(given["pageSize"]))
            self.answer(json.dumps(answer).encode())
        elif parts.path in service.files:
            self.answer(service.files[parts.path])
        else:
            self.answer(b"", 404)

    def answer(self, body: bytes, code: int = 200, **headers: str) -> None:
        self.send_response(code)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


def status(code: int, **headers: str) -> Fault:
    """An error, with headers such as Retry_After."""
    return lambda handler: handler.answer(b"not now", code, **headers)


def body(content: bytes) -> Fault:
    """A proper answer with other contents."""
    return lambda handler: handler.answer(content)


def redirect(location: str) -> Fault:
    return lambda handler: handler.answer(b"", 302, Location=location)


def half(content: bytes, length: str | None = None) -> Fault:
    """A body that breaks off, of a length that was told before or, for None, was not told (chunked)."""

    def send(handler: _Handler) -> None:
        handler.send_response(200)
        if length:
            handler.send_header("Content-Length", length)
        else:
            handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(content if length else b"%x\r\n%s" % (len(content) + 10, content))
        handler.close_connection = True

    return send


def unmeasured(content: bytes) -> Fault:
    """A body of which nothing but the end of the connection tells the end."""

    def send(handler: _Handler) -> None:
        handler.send_response(200)
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(content)

    return send


def silence(handler: _Handler) -> None:
    """No answer until the client has given up."""
    handler.service.given_up.wait(_WAIT)
    handler.close_connection = True
