"""What Linux tells of devices as files: folders that may be gone, lasting names, a device's own words."""

import os
from collections.abc import Iterator
from pathlib import Path

_LONGEST = 80  # letters
_READ = 200  # bytes


def links(folder: Path) -> dict[Path, str]:
    """Device files, and the name each has in a folder of lasting names."""
    return {Path(os.path.realpath(link)): str(link) for link in sorted(entries(folder), reverse=True)}


def entries(folder: Path) -> Iterator[Path]:
    """What lies in a folder; nothing where there is none, or it may not be read."""
    try:
        yield from list(folder.iterdir())
    except OSError:
        return


def text(file: Path) -> str:
    """What a file says in one line; a device may call itself anything, so only what can be seen is kept."""
    try:
        said = file.read_bytes()[:_READ].decode("utf-8", "replace").strip()
    except OSError:
        return ""
    return "".join(letter if letter.isprintable() else " " for letter in said).strip()[:_LONGEST]
