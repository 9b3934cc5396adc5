"""One life of a station in a process of its own: started, listened to, and killed from outside."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import pytest

from app.host.clock import SystemClock
from app.host.ids import UuidMint
from app.host.keys import station_key
from app.places import Places
from station_db.store import Store

ROOT = Path(__file__).resolve().parents[2]


class Ear(Protocol):
    """Understands what a station says, line by line; `lines` are all that were whole."""

    lines: list[str]

    def line(self, line: bytes) -> str:
        """One more line; its word. A line cut by the kill says nothing."""


Heard = TypeVar("Heard", bound=Ear)


class Life(Generic[Heard]):
    """A station's process from its start to its kill."""

    def __init__(self, process: "subprocess.Popen[bytes]", heard: Heard) -> None:
        self.heard = heard
        self._process = process

    def listen_until(self, word: str | tuple[str, ...], times: int = 1) -> None:
        """Until it has said this word, or one of these, so often."""
        assert self._process.stdout is not None
        while times:
            line = self._process.stdout.readline()
            assert line, "the station died before it was killed"
            times -= self.heard.line(line).startswith(word)

    def live_on(self, seconds: float) -> None:
        """Let it work for a while."""
        with pytest.raises(subprocess.TimeoutExpired):
            self._process.wait(seconds)

    def kill(self) -> Heard:
        """End it without a warning, and hear what it had said until then."""
        assert self._process.stdout is not None
        self._process.kill()
        for line in self._process.stdout.readlines():
            self.heard.line(line)
        return self.heard


@contextmanager
def life(places: Places, worker: str, heard: Heard, *further: str) -> Iterator[Life[Heard]]:
    """Start a station over these records: the module `worker` with them and further words."""
    command = [sys.executable, "-m", worker, str(places.records), *further]
    complaints = places.records.with_name("complaints.txt")
    with (
        complaints.open("ab") as said,
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=said) as process,
    ):
        station = Life(process, heard)
        try:
            yield station
        except AssertionError as fault:
            fault.add_note("".join(["what it said last:\n", *heard.lines[-12:], complaints.read_text()]))
            raise
        finally:
            process.kill()


def hold_mark(places: Places, hashes: Sequence[str], *, confirmed: int) -> None:
    """The high-water mark lies between what was confirmed and what is there, and names an entry of it."""
    mark = json.loads(next(places.mark.glob("*/head.json")).read_text())
    assert confirmed <= mark["seq"] <= len(hashes)
    assert mark["hash"] == hashes[mark["seq"] - 1]


def prove(places: Places) -> None:
    """The station's own proof, with every signature."""
    Store.open(
        places.records,
        realm="practice",
        signing_key=station_key(places.records),
        clock=SystemClock(),
        ids=UuidMint(),
        mark_dir=places.mark,
        newest_signatures=None,
    ).close()
