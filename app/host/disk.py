"""Room on this computer's disk."""

import shutil
from pathlib import Path


def free_room(folder: Path) -> int:
    """Bytes free to the station where this folder lies, or will lie.

    Raises:
        OSError: the disk does not answer.
    """
    place = folder.absolute()
    while not place.exists():
        place = place.parent
    return shutil.disk_usage(place).free


def room_at(folder: Path) -> int | None:
    """Bytes free where this folder lies, None when the disk does not answer."""
    try:
        return free_room(folder)
    except OSError:
        return None
