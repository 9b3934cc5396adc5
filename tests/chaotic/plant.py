"""What is killed: a station, a registry and its PostgreSQL, each a process of its own that comes back."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from app.commands.enrol import enrol
from app.places import Places, station_places
from app.settings import read_settings
from registry.invites import mint_invite
from tests.chaotic.faulty_line import FaultyLine

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE_S = 60.0


def cut_off(server: Any) -> None:
    """End PostgreSQL at once, as a power cut would its processes, and start it again."""
    os.kill(server.get_pid(), signal.SIGQUIT)
    server.get_postmaster_info().process.wait(_PATIENCE_S)
    server.ensure_postgres_running()


class RegistryProcess:
    """A registry before a database; killed and started again, it serves at a new address."""

    def __init__(self, database: str, key: Path, log: Path) -> None:
        self.address = ""
        self._words = [sys.executable, "-m", "app", "registry", "serve"]
        self._words += ["--database", database, "--key", str(key), "--port", "0"]
        self._log = log
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it, and wait until it listens; again when its database was away just then."""
        while True:
            with self._log.open("a") as log:
                self._process = subprocess.Popen(
                    self._words, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True
                )
            assert self._process.stdout is not None
            line = self._process.stdout.readline()
            if line:
                self.address = json.loads(line)["listening"]
                return
            assert self._process.wait(_PATIENCE_S) == 1, "the registry does not start; see its log"

    def kill(self) -> None:
        """End it without a warning."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(_PATIENCE_S)
        assert self._process.stdout is not None
        self._process.stdout.close()


class WriterProcess:
    """The station; what it has confirmed in all its lives is in `saved`."""

    def __init__(self, places: Places, url: str, count: int, log: Path) -> None:
        self.saved: set[tuple[int, int]] = set()
        self.written = threading.Event()
        self.level = threading.Event()
        self.began = threading.Event()
        self._words = [
            sys.executable,
            "-m",
            "tests.chaotic.writer",
            str(places.records),
            url,
            str(count),
        ]
        self._log = log
        self._process: subprocess.Popen[str] | None = None
        self._ear: threading.Thread | None = None

    def start(self) -> None:
        """Start it and listen."""
        self.began.clear()
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                self._words, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True
            )
        self._ear = threading.Thread(target=self._listen, args=(self._process,), name="ear")
        self._ear.start()

    def kill(self) -> None:
        """End it without a warning, and hear what it had said until then."""
        assert self._process is not None
        assert self._process.poll() is None, "the station ended by itself; see its log"
        self._process.kill()
        self._process.wait(_PATIENCE_S)
        if self._ear is not None:
            self._ear.join(_PATIENCE_S)

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None
        with process.stdout as said:
            for line in said:
                if not line.endswith("\n"):
                    return  # cut by the kill: nobody has read that it was saved
                word, *numbers = line.split()
                self.began.set()
                if word == "written":
                    self.written.set()
                elif word == "level":
                    self.level.set()
                else:
                    self.saved.add((int(numbers[0]), int(numbers[1])))


def enrolled(folder: Path, line: FaultyLine, database: str) -> Places:
    """A station in `folder` that is known to the registry behind the line."""
    places = station_places(folder)
    places.records.mkdir(parents=True, mode=0o700)
    code = mint_invite(database, label="chaos", realm=None)
    enrol(places, read_settings(places.station_file), url=line.url, code=code)
    return places
