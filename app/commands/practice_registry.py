"""The registry of the practice plant: a real one, in a process of its own, on this computer only."""

import ctypes
import json
import select
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from app.commands.registry import mint_invite

_READY_S = 60.0
_PR_SET_PDEATHSIG = 1


class RegistryNotStarted(Exception):
    """The practice registry did not come up."""


class PracticeRegistry:
    """Started and ended by whoever needs it; its records lie in `folder`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder = folder
        self.database = f"sqlite:///{folder / 'registry.sqlite'}"
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None
        self._answers = False

    def start(self) -> None:
        """Begin to start; it answers a little later."""
        command = [sys.executable, "-m", "app", "registry", "serve", "--realm", "practice"]
        command += ["--database", self.database, "--port", str(self.port)]
        with (self.folder / "registry.log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own program with our own arguments
                command,
                stdout=subprocess.PIPE,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd=Path(__file__).resolve().parent.parent.parent,
                preexec_fn=_die_with_parent,  # noqa: PLW1509 - started before any thread of ours
            )

    def wait(self) -> None:
        """Until it answers.

        Raises:
            RegistryNotStarted: it ended or was silent for a minute; its log says why.
        """
        process = self._process
        if process is None or process.stdout is None:
            raise RegistryNotStarted("not started")
        if self._answers:  # it says so once
            return
        deadline = time.monotonic() + _READY_S
        while time.monotonic() < deadline and process.poll() is None:
            if select.select([process.stdout], [], [], 0.2)[0]:
                line = process.stdout.readline()
                if line and "listening" in json.loads(line):
                    self._answers = True
                    return
        raise RegistryNotStarted(f"see {self.folder / 'registry.log'}")

    def invite(self, label: str) -> str:
        """A one-time code for a station."""
        return mint_invite(self.database, label=label, realm="practice")

    def stop(self) -> None:
        """End it in order."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _die_with_parent() -> None:
    """A station killed hard must not leave its registry behind (Linux only; elsewhere nothing happens)."""
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "prctl"):
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
