"""A printing system of our own: programs `lp` and `lpstat` that keep what they are given, or fail."""

import stat
from dataclasses import dataclass
from pathlib import Path

_LP = """#!/bin/sh
here={place}
[ -e "$here/hangs" ] && exec tail -f "$here/hangs"
if [ -e "$here/offline" ]; then echo "lp: Error - scheduler not responding." >&2; exit 1; fi
if [ ! -e "$here/queues/$2" ]; then echo "lp: The printer or class does not exist." >&2; exit 1; fi
if [ -e "$here/rejects" ]; then echo "lp: Destination is not accepting jobs." >&2; exit 1; fi
count=$(ls "$here/jobs" | wc -l)
mkdir "$here/jobs/$count"
for word in "$@"; do printf '%s\\0' "$word"; done > "$here/jobs/$count/words"
cat > "$here/jobs/$count/bytes"
cp "$here/alert" "$here/jobs/$count/alert"
[ -e "$here/stops" ] && cp "$here/queues/Stopped" "$here/queues/$2"
echo "request id is $2-$count (0 file(s))"
"""

_LPSTAT = """#!/bin/sh
here={place}
[ -e "$here/deaf" ] && exec tail -f "$here/deaf"
if [ "$1" = "-W" ]; then
    [ -e "$here/forgets" ] && exit 0
    for job in "$here"/jobs/*/; do
        echo "$5-$(basename "$job")       anne       1024   Mon 02 Nov 2026 04:31:00 PM CST"
        printf '\tAlerts: %s\n\tqueued for %s\n' "$(cat "$job/alert")" "$5"
    done
    exit 0
fi
if [ "$1" = "-o" ]; then
    for job in "$here"/jobs/*/; do
        case $(cat "$job/alert" 2>/dev/null) in
            job-printing|job-queued|job-incoming) echo "$2-$(basename "$job") anne 1024 Mon";;
        esac
    done
    exit 0
fi
long=""
if [ "$1" = "-l" ]; then long=yes; shift; fi
if [ "$1" = "-r" ]; then
    [ -e "$here/offline" ] && echo "scheduler is not running" || echo "scheduler is running"
    exit 0
fi
if [ -e "$here/offline" ]; then echo "lpstat: Bad file descriptor" >&2; exit 1; fi
if [ ! -e "$here/queues/$2" ]; then echo "lpstat: Invalid destination name in list \\"$2\\"." >&2; exit 1; fi
cat "$here/queues/$2"
[ -n "$long" ] && printf '\tContent types: any\n\tAlerts: %s\n\tLocation: \n' "$(cat "$here/reasons")"
exit 0
"""


@dataclass(frozen=True, slots=True)
class CupsJob:
    """What `lp` was called with, and what came in on its standard input."""

    words: tuple[str, ...]
    content: bytes


class FakeCups:
    """Lives in a folder; `programs` belongs in front of the PATH."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "cups"
        self.programs = self._folder / "bin"
        for place in (self.programs, self._folder / "queues", self._folder / "jobs"):
            place.mkdir(parents=True)
        self.jobs_end("job-completed-successfully")
        self.printer_says("none")
        for name, text in (("lp", _LP), ("lpstat", _LPSTAT)):
            program = self.programs / name
            program.write_text(text.format(place=f"'{self._folder}'"), encoding="utf-8")
            program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def add_queue(self, name: str, *, disabled: bool = False) -> None:
        """A queue that prints, or one that somebody stopped."""
        words = (
            "disabled since Mon 02 Nov 2026 -\n\tPaused" if disabled else "is idle.  enabled since Mon 02 Nov"
        )
        (self._folder / "queues" / name).write_text(f"printer {name} {words}\n", encoding="utf-8")

    def is_now(self, state: str) -> None:
        """From now on it is "offline", "rejects" jobs, "hangs" over a job, or is "deaf" to questions.

        With "forgets" it keeps no history of jobs. With "stops" the queue stops, as the queue "Stopped" is,
        once it has a job.
        """
        (self._folder / state).touch()

    def jobs_end(self, alert: str) -> None:
        """What `lpstat` says from now on of each job that is handed over."""
        (self._folder / "alert").write_text(alert, encoding="utf-8")

    def all_jobs_are_now(self, alert: str) -> None:
        """What `lpstat` says from now on of every job that was handed over before."""
        for job in (self._folder / "jobs").iterdir():
            (job / "alert").write_text(alert, encoding="utf-8")

    def printer_says(self, reasons: str) -> None:
        """The printer's own state-reasons, as `lpstat -l -p` tells them."""
        (self._folder / "reasons").write_text(reasons, encoding="utf-8")

    def mend(self) -> None:
        """Everything works again."""
        for state in ("offline", "rejects", "hangs", "stops", "deaf", "forgets"):
            (self._folder / state).unlink(missing_ok=True)

    @property
    def jobs(self) -> list[CupsJob]:
        """What was taken, oldest first."""
        places = sorted((self._folder / "jobs").iterdir(), key=lambda place: int(place.name))
        return [
            CupsJob(
                tuple((place / "words").read_bytes().decode().split("\0")[:-1]),
                (place / "bytes").read_bytes(),
            )
            for place in places
        ]
