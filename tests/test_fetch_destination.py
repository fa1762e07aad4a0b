"""Which hosts lie in the public internet."""

from __future__ import annotations

import socket

import pytest

from ingest.fetch.destination import is_public


@pytest.mark.parametrize(
    ("host", "public"),
    [
        pytest.param("93.184.216.34", True, id="public"),
        pytest.param("2606:4700::1111", True, id="public, IPv6"),
        pytest.param("127.0.0.1", False, id="this machine"),
        pytest.param("2130706433", False, id="this machine as one number"),
        pytest.param("0.0.0.0", False, id="this machine, unspecified"),  # noqa: S104
        pytest.param("10.1.2.3", False, id="private"),
        pytest.param("192.168.0.1", False, id="at home"),
        pytest.param("169.254.169.254", False, id="a cloud's metadata"),
        pytest.param("100.64.0.1", False, id="a provider's own"),
        pytest.param("224.0.0.1", False, id="multicast"),
        pytest.param("::1", False, id="this machine, IPv6"),
        pytest.param("::ffff:10.1.2.3", False, id="private within IPv6"),
        pytest.param("fe80::1", False, id="the same cable"),
        pytest.param("fd00::1", False, id="private, IPv6"),
    ],
)
def test_addresses(host: str, public: bool) -> None:
    assert is_public(host) is public


@pytest.mark.parametrize(
    ("addresses", "public"),
    [
        pytest.param(["93.184.216.34"], True, id="public"),
        pytest.param(["93.184.216.34", "10.0.0.1"], False, id="one of two is private"),
        pytest.param([], True, id="unknown here, perhaps known to a proxy"),
    ],
)
def test_names(monkeypatch: pytest.MonkeyPatch, addresses: list[str], public: bool) -> None:
    def resolved(*_: object, **__: object) -> list[tuple[object, ...]]:
        if not addresses:
            raise socket.gaierror
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    assert is_public("journal.example") is public


def test_a_name_that_cannot_be_encoded_is_left_to_the_connection() -> None:
    assert is_public("x" * 300)
