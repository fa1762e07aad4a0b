"""What keeps a public instance safe: limits of SQL that time limits do not reach, and the headers of every answer."""

from __future__ import annotations

import sqlite3

from datasette import hookimpl

LONGEST_VALUE = 8_000_000  # bytes of one string or row: a few times the longest document
REFUSED_FUNCTIONS = frozenset({"printf", "format", "randomblob", "zeroblob", "load_extension"})
REFUSED_ACTIONS = frozenset({sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH})
STATIC_SECONDS = 31_536_000

HEADERS = {
    b"content-security-policy": b"default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    b"frame-ancestors 'none'",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"strict-origin-when-cross-origin",
}


def _authorise(action, _first, second, *_):
    if action in REFUSED_ACTIONS:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and str(second).lower() in REFUSED_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


@hookimpl(trylast=True)
def prepare_connection(conn, database):
    """Refuse what takes memory without end or leaves the file; Datasette's own catalogue is left alone."""
    if database == "_internal":
        return
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    conn.execute("PRAGMA trusted_schema = OFF")
    conn.set_authorizer(_authorise)


@hookimpl
def asgi_wrapper():
    """Add the security headers to every answer, and let browsers keep static files whose address names their hash."""

    def wrap(app):
        async def answer(scope, receive, send):
            is_versioned = "/static/" in scope.get("path", "") and scope.get("query_string", b"").startswith(b"v=")

            async def send_with_headers(message):
                if message["type"] == "http.response.start":
                    kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in HEADERS]
                    if is_versioned and message["status"] == 200:
                        kept.append((b"cache-control", b"public, immutable, max-age=%d" % STATIC_SECONDS))
                    message = {**message, "headers": [*kept, *HEADERS.items()]}
                await send(message)

            await app(scope, receive, send_with_headers)

        return answer

    return wrap
