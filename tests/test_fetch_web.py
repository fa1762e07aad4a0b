"""Politeness and patience: pace, retries, pauses that servers ask for, limits, and where a request may not go."""

from __future__ import annotations

import gzip
import re
import socket
from typing import Any

import pytest
from europe_pmc_server import Fault, Server, body, half, redirect, silence, status, unmeasured

from ingest.fetch import web
from ingest.fetch.web import Courtesy, FetchError, NotThereError, Web

CONTACT = "ohta@example.org"
HALF = b"<article>" * 50


class Clock:
    """A clock that only sleeping moves on."""

    def __init__(self) -> None:
        self.now = 100.0
        self.pauses: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.pauses.append(round(seconds, 3))
        self.now += seconds

    def courtesy(self, **changes: Any) -> Courtesy:
        given: dict[str, Any] = {"clock": lambda: self.now, "sleep": self.sleep, "jitter": lambda: 0.5, "timeout": 5.0}
        return Courtesy(**given | changes)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def whole(data: bytes) -> bytes:
    """Read as a file is: what is not whole is refused."""
    if not data.endswith(b"."):
        raise ValueError("it breaks off")
    return data


def test_a_server_is_told_who_asks(server: Server, clock: Clock) -> None:
    server.files["/a"] = b"text."
    with Web(CONTACT, server.root, clock.courtesy()) as asker:
        assert asker.get(f"{server.root}/a", whole) == b"text."
    (headers,) = server.headers
    assert re.fullmatch(r"casegraph/\d\S* \(mailto:ohta@example\.org\)", headers["User-Agent"])
    assert headers["From"] == CONTACT


def test_requests_keep_their_distance_over_one_connection(server: Server, clock: Clock) -> None:
    server.files["/a"] = b"text."
    with Web(CONTACT, server.root, clock.courtesy(per_second=4)) as asker:
        for _ in range(3):
            asker.get(f"{server.root}/a", whole)
        clock.now += 0.2
        asker.get(f"{server.root}/a", whole)
        clock.now += 60
        asker.get(f"{server.root}/a", whole)
    assert (clock.pauses, server.connections) == ([0.25, 0.25, 0.05], 1)


@pytest.mark.parametrize(
    ("fault", "pause"),
    [
        pytest.param(status(500), 1.25, id="500"),
        pytest.param(status(503), 1.25, id="503"),
        pytest.param(status(429, Retry_After="7"), 7.0, id="429 with seconds"),
        pytest.param(status(429, Retry_After="0"), 1.25, id="429 with no pause"),
        pytest.param(status(429, Retry_After="soon"), 1.25, id="429 with nonsense"),
        pytest.param(status(503, Retry_After="-5"), 1.25, id="a pause below zero"),
        pytest.param(half(HALF, length="1000"), 1.25, id="half of a body of known length"),
        pytest.param(half(HALF), 1.25, id="half of a body in chunks"),
        pytest.param(unmeasured(HALF), 1.25, id="half of a body of unknown length"),
        pytest.param(body(b""), 1.25, id="no body"),
        pytest.param(lambda handler: setattr(handler, "close_connection", True), 1.25, id="no answer at all"),
        pytest.param(
            lambda handler: handler.answer(gzip.compress(b"text.")[:-9] + b"x" * 9, Content_Encoding="gzip"),
            1.25,
            id="a body that cannot be unpacked",
        ),
    ],
)
def test_a_fault_that_passes_is_waited_for(server: Server, clock: Clock, fault: Fault, pause: float) -> None:
    server.files["/a"] = b"text."
    server.fault("/a", fault)
    with Web(CONTACT, server.root, clock.courtesy()) as asker:
        assert asker.get(f"{server.root}/a", whole) == b"text."
    assert (clock.pauses, server.count("/a")) == ([pause], 2)


def test_a_pause_may_be_asked_for_by_the_servers_own_date(server: Server, clock: Clock) -> None:
    server.files["/a"] = b"text."

    def later(handler: Any) -> None:
        handler.date_time_string = lambda *_: "Sun, 06 Nov 1994 08:49:37 GMT"
        handler.answer(b"", 503, Retry_After="Sun, 06 Nov 1994 08:50:07 GMT")

    server.fault("/a", later)
    with Web(CONTACT, server.root, clock.courtesy()) as asker:
        asker.get(f"{server.root}/a", whole)
    assert clock.pauses == [30.0]


def test_pauses_grow_and_tries_end(server: Server, clock: Clock) -> None:
    server.fault("/a", *[status(500)] * 9)
    with (
        Web(CONTACT, server.root, clock.courtesy()) as asker,
        pytest.raises(FetchError, match=r"^127\.0\.0\.1 answered 500 Internal Server Error, 4 times$"),
    ):
        asker.get(f"{server.root}/a", whole)
    assert (clock.pauses, server.count("/a")) == ([1.25, 2.5, 5.0], 4)


def test_the_next_request_waits_too_after_the_last_try(server: Server, clock: Clock) -> None:
    server.files["/b"] = b"text."
    server.fault("/a", status(500), status(500))
    with Web(CONTACT, server.root, clock.courtesy(tries=2)) as asker:
        with pytest.raises(FetchError):
            asker.get(f"{server.root}/a", whole)
        asker.get(f"{server.root}/b", whole)
    assert clock.pauses == [1.25, 2.5]


def test_a_server_that_wants_a_long_pause_is_asked_nothing_more(server: Server, clock: Clock) -> None:
    server.files["/b"] = b"text."
    server.fault("/a", status(429, Retry_After="3600"))
    with Web(CONTACT, server.root, clock.courtesy()) as asker:
        for path in ("/a", "/b"):
            with pytest.raises(FetchError, match=r"asks for a pause of 3600 s"):
                asker.get(f"{server.root}{path}", whole)
        assert (clock.pauses, server.asked) == ([], ["/a"])
        clock.now += 3600
        assert asker.get(f"{server.root}/b", whole) == b"text."


def test_silence_is_given_up(server: Server, clock: Clock) -> None:
    server.fault("/a", silence, silence)
    with (
        Web(CONTACT, server.root, clock.courtesy(timeout=0.05, tries=2)) as asker,
        pytest.raises(FetchError, match=r"did not answer within 0\.05 s, 2 times"),
    ):
        asker.get(f"{server.root}/a", whole)


def test_a_server_that_is_not_there_is_given_up(clock: Clock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        root = f"http://127.0.0.1:{unused.getsockname()[1]}"
    with (
        Web(CONTACT, root, clock.courtesy(tries=2)) as asker,
        pytest.raises(FetchError, match=r"^127\.0\.0\.1 could not be reached, 2 times$"),
    ):
        asker.get(f"{root}/a", whole)


def test_a_body_that_drips_on_is_given_up(server: Server, clock: Clock) -> None:
    server.files["/a"] = b"text."
    ticking = iter(range(0, 10_000, 400))
    with (
        Web(CONTACT, server.root, clock.courtesy(tries=1, clock=lambda: float(next(ticking)))) as asker,
        pytest.raises(FetchError, match="needed more than 300 s"),
    ):
        asker.get(f"{server.root}/a", whole)


@pytest.mark.parametrize(
    ("fault", "error", "sentence"),
    [
        pytest.param(status(404), NotThereError, "has nothing there", id="404"),
        pytest.param(status(403), FetchError, "answered 403 Forbidden", id="403"),
        pytest.param(status(799), FetchError, "answered 799", id="a code that nobody knows"),
        pytest.param(body(b"x" * 2000), FetchError, "sent more than the 1,000 bytes allowed", id="too long"),
        pytest.param(
            lambda handler: handler.answer(gzip.compress(b"x" * 2000), Content_Encoding="gzip"),
            FetchError, "sent more than the 1,000 bytes allowed", id="too long when unpacked",
        ),
        pytest.param(redirect("ftp://127.0.0.1/a"), FetchError, "is no address of a web server", id="redirect to ftp"),
        pytest.param(redirect("file:///etc/passwd"), FetchError, "is no address of a web server", id="redirect to a file"),
    ],
)  # fmt: skip
def test_what_does_not_pass_is_asked_once(
    server: Server, clock: Clock, fault: Fault, error: type[FetchError], sentence: str
) -> None:
    server.fault("/a", fault)
    with (
        Web(CONTACT, server.root, clock.courtesy(max_bytes=1000)) as asker,
        pytest.raises(error, match=sentence),
    ):
        asker.get(f"{server.root}/a", whole)
    assert (clock.pauses, server.asked) == ([], ["/a"])


def test_redirects_are_followed_but_not_without_end(server: Server, clock: Clock) -> None:
    server.files["/b"] = b"text."
    server.fault("/a", redirect("/b"))
    server.fault("/loop", *[redirect("/loop")] * 20)
    with Web(CONTACT, server.root, clock.courtesy()) as asker:
        assert asker.get(f"{server.root}/a", whole) == b"text."
        with pytest.raises(FetchError, match=r"127\.0\.0\.1 redirects without end"):
            asker.get(f"{server.root}/loop", whole)
    assert server.count("/loop") == 6
    assert len(clock.pauses) == len(server.asked) - 1  # each step of a redirect keeps its distance


@pytest.mark.parametrize("url", ["http://[::1", "no address", "", "file:///etc/passwd", "http://x\n/"])
def test_addresses_that_are_none_are_not_asked(clock: Clock, url: str) -> None:
    with (
        Web(CONTACT, "http://127.0.0.1", clock.courtesy()) as asker,
        pytest.raises(FetchError, match="is no address of a web server"),
    ):
        asker.get(url, whole)


@pytest.mark.parametrize("redirected", [False, True], ids=["by its own address", "by a redirect"])
def test_answers_of_a_public_server_do_not_lead_into_the_users_network(
    server: Server, clock: Clock, monkeypatch: pytest.MonkeyPatch, redirected: bool
) -> None:
    monkeypatch.setattr(web, "is_public", lambda host: host == "127.0.0.1")  # as if this were the public server
    inside = server.root.replace("127.0.0.1", "localhost") + "/secret"
    server.fault("/a", redirect(inside))
    with Web(CONTACT, server.root, clock.courtesy()) as asker, pytest.raises(FetchError, match="no public server"):
        asker.get(f"{server.root}/a" if redirected else inside, whole)
    assert "/secret" not in server.asked
