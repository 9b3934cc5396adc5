"""Where a station may reach out to: ports of instruments that need no name service, and registries."""

import ipaddress
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_LAST_PORT = 65_535


def acceptable_registry(url: str) -> bool:
    """Whether the station may talk to this address: https anywhere, plain http on loopback only."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if not host or parts.username or parts.query or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)


def is_port_of_instrument(port: str) -> bool:
    """A serial device's path, or a numeric address and port."""
    if ":" not in port or "/" in port:
        return "/" in port or port.upper().startswith("COM")
    return is_numeric_address(port)


def is_numeric_address(port: str) -> bool:
    """An address and port that need no name service: that is away when the network is."""
    host, _, number = port.rpartition(":")
    try:
        ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        return False
    return number.isascii() and number.isdigit() and 0 < int(number) <= _LAST_PORT
