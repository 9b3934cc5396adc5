"""One thing that was looked at on this computer, how fit it is, and what helps."""

import socket
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit

ANSWER_S = 3.0
_PORTS = {"http": 80, "https": 443, "rtsp": 554, "rtsps": 322}


class State(Enum):
    """How fit one thing is: works; works with less; the station cannot work so."""

    GOOD = "good"
    DEGRADED = "degraded"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `remedy` is empty when it is good."""

    what: str
    state: State
    words: str
    remedy: str = ""


def on_the_network(what: str, url: str, remedy: str) -> Finding:
    """Whether something accepts connections at an address."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
        if not host or not port:
            return Finding(what, State.MISSING, "the address names no host", "mend station.toml")
        # Only that somebody listens: nothing is sent, and credentials in the address are not repeated.
        socket.create_connection((host, port), timeout=ANSWER_S).close()
    except (OSError, ValueError) as fault:
        return Finding(what, State.MISSING, f"no answer: {fault}", remedy)
    return Finding(what, State.GOOD, f"{host}:{port} answers")
