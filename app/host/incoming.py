"""Documents that somebody has brought to this computer: in the folder for them, or on a stick."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from app.domain.procedure_bytes import LARGEST_BYTES
from app.floor.foreign_text import keepable
from app.floor.library_views import Incoming

MOST_FILES = 60
STICKS = ("/media/*", "/media/*/*", "/run/media/*/*")
"""Where desktops hang what is plugged in."""


def incoming_documents(folder: Path, sticks: Iterable[str] = STICKS) -> tuple[Incoming, ...]:
    """Every TOML file in the folder and at the top of what is plugged in; no link is followed.

    What cannot be read is named with a fault code instead of its bytes.
    """
    found: list[Incoming] = []
    for place in (folder, *_mounted(sticks)):
        for file in _files(place):
            if len(found) >= MOST_FILES:
                return tuple(found)
            found.append(_read(file, place))
    return tuple(found)


def _mounted(sticks: Iterable[str]) -> Iterator[Path]:
    root = Path("/")
    for pattern in sticks:
        yield from sorted(root.glob(pattern.removeprefix("/")))


def _files(place: Path) -> list[Path]:
    try:
        return sorted(
            one
            for one in place.iterdir()
            if one.suffix.lower() == ".toml" and one.is_file() and not one.is_symlink()
        )
    except OSError:  # no such folder, or a stick that was pulled out
        return []


def _read(file: Path, place: Path) -> Incoming:
    name, folder = keepable(file.name), keepable(place.name)
    try:
        with file.open("rb") as opened:
            return Incoming(name, folder, opened.read(LARGEST_BYTES + 1))
    except OSError:
        return Incoming(name, folder, b"", "draft.not_readable")
