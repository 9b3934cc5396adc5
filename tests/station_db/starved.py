"""A station process that is starved of file handles or of room while it records; it says how it went."""

import json
import os
import resource
from pathlib import Path

from app.floor.ports import CannotRecord
from station_db.store import Store
from tests.contracts.facts import ANYBODY, received
from tests.station_db.plant import Plant


def main(folder: Path, what: str, out: int) -> None:
    """Record, starve, record, recover, record; each answer is one line."""
    with Plant(folder).enrolled() as store:
        said = 0
        for phase in ("before", "starved", "after"):
            if phase == "starved":
                starve(what, folder)
            elif phase == "after":
                recover(what)
            for _ in range(4):
                said += 1
                tell(out, phase, said, attempt(store, said))


def attempt(store: Store, number: int) -> str:
    """Record one pack; "saved" only when the unit was left in order."""
    try:
        with store.unit() as unit:
            unit.journal.append(received(f"pack-{number}", code=f"CODE-{number}" * 40), ANYBODY)
    except CannotRecord as refused:
        return refused.code
    return "saved"


def starve(what: str, folder: Path) -> None:
    """Take away what recording needs: real limits of this process."""
    if what == "handles":
        lowest = os.open(os.devnull, os.O_RDONLY)  # the number that the next handle would get
        os.close(lowest)
        resource.setrlimit(resource.RLIMIT_NOFILE, (lowest, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    else:
        size = Plant(folder).database.stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def recover(what: str) -> None:
    """Give it back."""
    limit = resource.RLIMIT_NOFILE if what == "handles" else resource.RLIMIT_FSIZE
    resource.setrlimit(limit, (resource.getrlimit(limit)[1],) * 2)


def tell(out: int, phase: str, number: int, answer: str) -> None:
    """One line; written by the handle that is open already."""
    os.write(out, json.dumps([phase, number, answer]).encode() + b"\n")
