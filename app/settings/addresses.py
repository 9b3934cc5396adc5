"""Where a station may reach out to: ports of instruments that need no name service, and registries."""

import ipaddress
import re
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
CAMERA_SCHEMES = ("http", "https", "rtsp", "rtsps")
_LAST_PORT = 65_535
_OWN_CAMERA = re.compile(r"(?:/dev/video)?\d{1,3}|/dev/v4l/by-(?:id|path)/[^/]+", re.ASCII)


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


def is_own_camera(source: str) -> bool:
    """Whether a source names a camera at this computer: a device, its lasting name, or its number."""
    return _OWN_CAMERA.fullmatch(source) is not None


def acceptable_camera(url: str) -> bool:
    """Whether a network camera can be reached so: a scheme we speak and a host, and no user or password."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    # No "@" anywhere: behind a slash in a password it would pass for a part of the path.
    clean = url.isprintable() and not any(letter in url for letter in "@ \\")
    return bool(host) and clean and parts.scheme in CAMERA_SCHEMES


def shown_camera(source: str) -> str:
    """The source of a camera as people may see it: of an address no user, no password, no query."""
    if "://" not in source:
        return source
    if not acceptable_camera(source):
        return f"{source.partition('://')[0][:8]}://…"
    parts = urlsplit(source)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"


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
