"""Files named by their content, brought from one folder into another: linked where it can be, else copied."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from app.durable import write_durably

_FOLDER = re.compile(r"[0-9a-f]{2}")
_NAME = re.compile(r"([0-9a-f]{62})\.[a-z]{3,4}")
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Brought:
    """How many files are there now that were not before, and which are not what their names say."""

    fresh: int
    damaged: tuple[str, ...]


def bring_over(source: Path, target: Path, *, breathe: Callable[[], None] = lambda: None) -> Brought:
    """Bring every file `aa/<rest of its SHA-256>.ext` that `target` lacks; its bytes are checked first.

    A link is the same bytes on the disk under a second name: it guards against deleting, not against a
    broken disk. Another disk gets copies.

    Raises:
        OSError: the disk does not take it.
    """
    fresh, damaged = 0, []
    for file in sorted(source.glob("*/*")):
        named = _NAME.fullmatch(file.name)
        if named is None or _FOLDER.fullmatch(file.parent.name) is None or not file.is_file():
            continue
        there = target / file.parent.name / file.name
        if there.exists():
            continue
        breathe()
        content = _bounded(file)
        if sha256(content).hexdigest() != file.parent.name + named.group(1):
            damaged.append(f"{file.parent.name}/{file.name}")
            continue
        _link_or_copy(file, there, content)
        fresh += 1
    return Brought(fresh, tuple(damaged))


def absent(folder: Path, named: frozenset[str]) -> int:
    """How many photographs of these SHA-256 do not lie in a folder."""
    return sum(not (folder / one[:2] / f"{one[2:]}.jpg").is_file() for one in named)


def _bounded(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_LARGEST)


def _link_or_copy(file: Path, there: Path, content: bytes) -> None:
    there.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        os.link(file, there, follow_symlinks=False)
    except OSError:  # another disk, or one without links
        write_durably(there, content)
