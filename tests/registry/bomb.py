"""What bodies that unpack to far more than is allowed cost a registry, measured in a process of its own.

    python -m tests.registry.bomb

Prints as JSON for each body the status, the milliseconds until the answer, and by how many KiB the most
memory that this process ever had has grown.
"""

import json
import resource
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.registry.opened import opened_registry
from tests.registry.served import enrolled_over_http, served

_BLOCK = bytes(1 << 20)
UNPACKED_MB = 80


def packed(block: bytes, times: int) -> bytes:
    """So many times the block as gzip, without ever holding what it unpacks to."""
    press = zlib.compressobj(6, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return b"".join([*(press.compress(block) for _ in range(times)), press.flush()])


def bodies() -> Iterator[tuple[str, bytes]]:
    """Bodies of at most the packed size that is allowed."""
    yield "zeros", packed(_BLOCK, UNPACKED_MB)
    yield "lines", packed(b"{}\n" * (1 << 18), UNPACKED_MB)
    yield "depth", packed(b"[" * (1 << 20), 7)
    yield "a bomb in a bomb", packed(packed(_BLOCK, UNPACKED_MB), 1)


def measured() -> dict[str, dict[str, int]]:
    """Each body posted twice to a registry that is really served; the worse of both."""
    found = {}
    kinds = list(bodies())
    with tempfile.TemporaryDirectory(prefix="bomb-", ignore_cleanup_errors=True) as scratch:
        database = f"sqlite:///{scratch}/registry.sqlite"
        with opened_registry(database, Path(scratch, "registry.key")) as registry, served(registry) as client:
            station = enrolled_over_http(client, registry)
            path, headers = f"/v1/streams/{station.station}/1/events", {"content-encoding": "gzip"}
            client.post(path, content=packed(b"x\n", 1), headers=headers)  # everything is loaded now
            for name, body in kinds:
                before = _most_kib()
                began = time.monotonic()
                statuses = [client.post(path, content=body, headers=headers).status_code for _ in range(2)]
                took = (time.monotonic() - began) * 500
                grown = _most_kib() - before
                found[name] = {"status": max(statuses), "ms": round(took), "grown_kib": grown}
    return found


def _most_kib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(), indent=1) + "\n")
