"""Where A4 sheets come out: a queue of the computer's printing system CUPS, or a folder."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from app.devices.printer.cups_job import JobNow, job_id, job_now
from app.devices.printer.folder import FolderPrinter
from app.devices.printer.names import job_title, legible
from app.domain.sheet_job import GOES_ON, SENT, UNSURE

_QUEUE = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_.-]{0,126}")
_DISABLED = re.compile(r"^printer \S+ disabled ", re.MULTILINE)
_LOOK_S = 0.5
_WORDS = "C.UTF-8"  # messages in English, titles in any script

OnWay = Callable[[str], None]


def _nobody(_code: str) -> None:
    """Nobody waits for news of the job."""


class CupsSheets:
    """The port `SheetPrinter` on a CUPS queue, through the programs `lp` and `lpstat` of the PATH.

    Raises:
        ValueError: "printer.queue_name" for a name that is none: letters, digits, `_`, `.` and `-`.
    """

    def __init__(self, queue: str, *, patience_s: float = 30.0, follow_s: float = 10.0) -> None:
        if not _QUEUE.fullmatch(queue):
            raise ValueError("printer.queue_name")
        self._queue = queue
        self._patience_s = patience_s
        self._follow_s = follow_s
        self._open: dict[str, str] = {}

    @property
    def name(self) -> str:
        """The queue's name."""
        return self._queue

    def print_sheet(self, pdf: bytes, title: str, on_way: OnWay = _nobody) -> str:
        """Hand over once, and look after the job for a while; "" only when CUPS says that it printed it.

        Nothing was handed over: printer.lp_missing, cups_offline, queue_unknown, queue_stopped, refused.
        Handed over, and it comes out no more: printer.job_cancelled, job_aborted.
        Handed over and not out yet: a code of `AT_WORK`; `settled` tells later what became of it.
        Nobody knows, look first: printer.unsure.
        """
        lp = shutil.which("lp")
        if lp is None:
            return "printer.lp_missing"
        # First, because a stopped queue takes jobs, and prints them when nobody expects them any more.
        if fault := self._queue_fault():
            return fault
        try:
            done = self._run([lp, "-d", self._queue, "-t", job_title(title), "--"], pdf)
        except subprocess.TimeoutExpired:
            return UNSURE
        except OSError:
            return "printer.lp_missing"
        if done.returncode != 0:
            return self._queue_fault() or "printer.refused"
        return self._followed(title, job_id(done.stdout), on_way)

    def settled(self) -> tuple[tuple[str, str], ...]:
        """What became of jobs that were still at work: title and "" or a fault code, each told once."""
        found = []
        for job, title in list(self._open.items()):
            now = self._look(job)
            if now is not None and now.ended:
                del self._open[job]
                found.append((title, now.code))
        return tuple(found)

    def _followed(self, title: str, job: str, on_way: OnWay) -> str:
        """What became of a job that CUPS took, as long as it can be told soon."""
        if not job or shutil.which("lpstat") is None:
            return UNSURE
        on_way(said := SENT)
        until = time.monotonic() + self._follow_s
        while True:
            now = self._look(job)
            if now is None:
                return UNSURE
            if now.ended:
                return now.code
            if now.code != said:
                on_way(said := now.code)
            if now.code not in GOES_ON or time.monotonic() > until:
                self._open[job] = title
                return now.code
            time.sleep(_LOOK_S)

    def _look(self, job: str) -> JobNow | None:
        """How a job stands; None when CUPS does not say."""
        lpstat = shutil.which("lpstat")
        if lpstat is None:
            return None
        try:
            jobs = self._run([lpstat, "-W", "all", "-l", "-o", self._queue])
            queue = self._run([lpstat, "-l", "-p", self._queue])
        except (OSError, subprocess.TimeoutExpired):
            return None
        return None if jobs.returncode != 0 else job_now(jobs.stdout, queue.stdout, job)

    def _queue_fault(self) -> str:
        lpstat = shutil.which("lpstat")
        if lpstat is None:
            return ""
        try:
            queue = self._run([lpstat, "-p", self._queue])
            if queue.returncode == 0:
                stopped = _DISABLED.search(queue.stdout.decode("utf-8", "replace"))
                return "printer.queue_stopped" if stopped else ""
            system = self._run([lpstat, "-r"])
        except (OSError, subprocess.TimeoutExpired):
            return "printer.cups_offline"
        away = system.returncode != 0 or b"not running" in system.stdout
        return "printer.cups_offline" if away else "printer.queue_unknown"

    def _run(self, command: Sequence[str], fed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(  # noqa: S603 - a program of the system by its full path, no shell, no free word
            command,
            input=fed,
            capture_output=True,
            timeout=self._patience_s,
            env={**os.environ, "LC_ALL": _WORDS},
            check=False,
        )


class FolderSheets:
    """The port `SheetPrinter` on a folder; files are named `<title>-<beginning of their SHA-256>.pdf`."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self._folder = FolderPrinter(folder)

    @property
    def name(self) -> str:
        """The folder's short name."""
        return self._name

    def print_sheet(self, pdf: bytes, title: str, on_way: OnWay = _nobody) -> str:
        """Keep once; "" or a fault code of `FolderPrinter.store`."""
        return self._folder.store(f"{legible(title) or 'sheet'}-{sha256(pdf).hexdigest()[:8]}.pdf", pdf)

    def settled(self) -> tuple[tuple[str, str], ...]:
        """A file is there at once, or not at all."""
        return ()
