"""Asks servers for one thing at a time, no faster than is polite, and again where a fault may pass."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import Self, TypeVar

import httpx

from ingest.fetch.destination import is_public
from ingest.read.parts import MAX_BYTES

_PASSING = frozenset({408, 429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})
_MOST_REDIRECTS = 5
_LONGEST_PAUSE = 120.0  # seconds that are waited for a server that asks for a pause
_LONGEST_TRANSFER = 300.0  # seconds for one body, however steadily it drips

T = TypeVar("T")


class FetchError(Exception):
    """Something that could not be had; the text says who did what: `example.org answered 403 Forbidden`."""


class NotThereError(FetchError):
    """The server has nothing at the address."""


def web_address(text: str) -> httpx.URL:
    """Return an address that can be asked; raises FetchError for anything but http and https with a host."""
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"{text!r} is no address of a web server") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise FetchError(f"{text!r} is no address of a web server")
    return url


class _PassingError(Exception):
    """A fault that may be gone at the next try; `pause` is what the server asks to wait, in seconds."""

    def __init__(self, what: str, pause: float = 0.0) -> None:
        super().__init__(what)
        self.pause = pause


@dataclass(frozen=True)
class Courtesy:
    """How servers are asked: requests per second to each, tries, and limits in seconds and bytes; and the clock."""

    per_second: float = 3.0
    tries: int = 4
    timeout: float = 30.0
    max_bytes: int = MAX_BYTES
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random
    """Between 0 and 1; a pause is up to half as long again, so that clients which failed together do not return so."""


class Web:
    """GETs with a contact, over one connection; `home` is the server that the user chose.

    Other servers, to which only answers lead, must be public unless the user's own is not.
    """

    def __init__(self, contact: str, home: str, courtesy: Courtesy | None = None) -> None:
        """Open no connection yet; `contact` is an e-mail address, which every server is told."""
        self._courtesy = courtesy or Courtesy()
        self._public_only = is_public(web_address(home).host)
        self._free_at: dict[str, float] = {}
        self._client = httpx.Client(
            headers={"User-Agent": f"casegraph/{version('casegraph')} (mailto:{contact})", "From": contact},
            timeout=self._courtesy.timeout,
            limits=httpx.Limits(max_connections=1),
        )

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection."""
        self._client.close()

    def get(self, url: str, read: Callable[[bytes], T], params: Mapping[str, str] | None = None) -> T:
        """Return what `read` makes of the body at a URL; where it raises ValueError, the body is asked for again.

        Raises FetchError, in particular NotThereError, with what kept it from being had.
        """
        asked = self._client.build_request("GET", web_address(url), params=params)
        failed = 0
        while True:
            try:
                return _read(self._follow(asked), read)
            except _PassingError as fault:
                failed += 1
                host = asked.url.host
                pause = max(fault.pause, 2 ** (failed - 1) * (1 + self._courtesy.jitter() / 2))
                self._free_at[host] = self._courtesy.clock() + pause
                if failed == self._courtesy.tries:
                    raise FetchError(f"{host} {fault}, {failed} times") from fault

    def _follow(self, request: httpx.Request) -> bytes:
        """Return the body that a request leads to; each redirect is looked at as the first address was."""
        for _ in range(_MOST_REDIRECTS + 1):
            if self._public_only and not is_public(request.url.host):
                raise FetchError(f"its address leads to {request.url.host}, which is no public server")
            self._await_turn(request.url.host)
            try:
                response = self._client.send(request, stream=True)
                try:
                    if response.next_request is None:
                        return self._body(response)
                    web_address(str(response.next_request.url))
                    request = response.next_request
                finally:
                    response.close()
            except httpx.TimeoutException as error:
                raise _PassingError(f"did not answer within {self._courtesy.timeout:g} s") from error
            except (httpx.ConnectError, httpx.ProxyError) as error:
                raise _PassingError("could not be reached") from error
            except (httpx.TransportError, httpx.DecodingError) as error:
                raise _PassingError("broke off its answer") from error
        raise FetchError(f"{request.url.host} redirects without end")

    def _await_turn(self, host: str) -> None:
        clock = self._courtesy.clock
        pause = self._free_at.get(host, clock()) - clock()
        if pause > _LONGEST_PAUSE:
            raise FetchError(f"{host} asks for a pause of {pause:.0f} s")
        if pause > 0:
            self._courtesy.sleep(pause)
        self._free_at[host] = clock() + 1 / self._courtesy.per_second

    def _body(self, response: httpx.Response) -> bytes:
        host, code = response.url.host, response.status_code
        if code in _GONE:
            raise NotThereError(f"{host} has nothing there")
        if code != httpx.codes.OK:
            answered = f"answered {code} {httpx.codes.get_reason_phrase(code)}".rstrip()
            if code in _PASSING:
                raise _PassingError(answered, _pause_asked(response.headers))
            raise FetchError(f"{host} {answered}")
        body = bytearray()
        until = self._courtesy.clock() + _LONGEST_TRANSFER
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > self._courtesy.max_bytes:
                raise FetchError(f"{host} sent more than the {self._courtesy.max_bytes:,} bytes allowed")
            if self._courtesy.clock() > until:
                raise _PassingError(f"needed more than {_LONGEST_TRANSFER:g} s for its answer")
        return bytes(body)


def _read(body: bytes, read: Callable[[bytes], T]) -> T:
    try:
        return read(body)
    except ValueError as error:
        raise _PassingError(f"sent a wrong file ({error})") from error


def _pause_asked(headers: httpx.Headers) -> float:
    """Return the seconds that Retry-After asks for, which may be a date (RFC 9110, 10.2.3); 0 without or for nonsense.

    A date is compared with the server's own, so that neither clock need be right.
    """
    asked = headers.get("Retry-After", "").strip()
    if asked.isdecimal():
        return float(asked)
    try:
        now = parsedate_to_datetime(headers["Date"]) if "Date" in headers else datetime.now(UTC)
        return max(0.0, (parsedate_to_datetime(asked) - now).total_seconds())
    except (ValueError, TypeError):
        return 0.0
