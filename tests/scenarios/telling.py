"""What a station in a process of its own tells whoever will kill it, and a registry that is never there."""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager

LIFE_S = 90
"""Whoever forgets to kill such a station need not: it ends by itself."""


def say(word: str, what: object) -> None:
    """One line at once: what is written so has left this process before anything else happens."""
    os.write(1, f"{word} {json.dumps(what)}\n".encode())


@contextmanager
def nobody_listens() -> Iterator[str]:
    """An address where every call is refused."""
    with closing(socket.socket()) as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound and not listening
        yield f"http://127.0.0.1:{nobody.getsockname()[1]}"
