"""Where a request may go: addresses that a stranger's answer names must not lead into the user's own network."""

from __future__ import annotations

import ipaddress
import socket


def is_public(host: str) -> bool:
    """Tell whether a host lies in the public internet, by every address that its name has here.

    A name that has none counts as public: it is either unreachable or resolved by a proxy. A name whose address changes
    between this look and the connection is not caught.
    """
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        return True
    return all(_is_public(ipaddress.ip_address(address)) for address in found)


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    target = mapped or address
    return target.is_global and not target.is_multicast
