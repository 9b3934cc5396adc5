"""What a process did to its files, call by call, as strace saw it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_CALLS = (
    "openat,close,write,pwrite64,lseek,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2"
)
_LINE = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+|\?)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


class NoTracer(Exception):
    """strace is not on this computer, or may not trace here."""


@dataclass(frozen=True, slots=True)
class Call:
    """One system call that succeeded: its name, its strings as bytes, the rest of it as text, its answer."""

    name: str
    texts: tuple[bytes, ...]
    words: tuple[str, ...]
    answer: int


def traced(folder: Path, commits: int, synchronous: str) -> tuple[Call, ...]:
    """Run the station's work under strace.

    Raises:
        NoTracer: there is no strace, or the system does not let it.
    """
    strace = shutil.which("strace")
    if strace is None:
        raise NoTracer("strace is not installed")
    log = folder.with_suffix(".trace")
    work = [sys.executable, "-m", "tests.powercut.work", str(folder), str(commits), synchronous]
    command = [strace, "-xx", "-s", "1048576", "-o", str(log), "-e", f"trace={_CALLS}", *work]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=600)
    if ran.returncode != 0 and b"ptrace" in ran.stderr:
        raise NoTracer("strace may not trace here")
    assert ran.returncode == 0, ran.stderr.decode()[-2000:]
    return tuple(_calls(log))


def _calls(log: Path) -> Iterator[Call]:
    with log.open(encoding="ascii") as lines:
        for line in lines:
            found = _LINE.match(line)
            if found is None:
                continue
            name, inside, answer = found.groups()
            if answer.startswith(("-", "?")):
                continue
            texts = _TEXT.findall(inside)
            assert not any(cut for _, cut in texts), "a string was cut off"
            words = tuple(word.strip() for word in _TEXT.sub("", inside).split(","))
            plain = tuple(bytes.fromhex(text.replace("\\x", "")) for text, _ in texts)
            yield Call(name, plain, words, int(answer))
