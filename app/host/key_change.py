"""The station's next key beside the one it has, and the public word by which each handed over to the next.

A change is made in three steps, each on the disk before the next begins: the next key and the hand-over, the
entry in the journal, and the next key takes the place of the old. Cut off between two of them the journal
tells which key counts (`app.assembly.signing`).
"""

from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.durable import settle, sync_folder, write_durably
from app.host.keys import KEY_FILE, KeyRefused, read_secret
from app.wire.envelope import BadEnvelope, canonical, read_plain
from app.wire.handover import BadHandover, Handover, plain_handover, read_handovers

NEXT_FILE = "station.key.next"
HANDED_FILE = "station.handed"
_MOST = 1 << 20
_KEPT = 100


def next_key(data_dir: Path) -> Ed25519PrivateKey | None:
    """The key that a change was begun with, None when none was.

    Raises:
        KeyRefused, OSError: as `station_key`.
    """
    file = data_dir / NEXT_FILE
    return Ed25519PrivateKey.from_private_bytes(read_secret(file)) if file.exists() else None


def make_next(data_dir: Path) -> Ed25519PrivateKey:
    """A new key, on the disk; one that a change was begun with and that never signed anything is replaced.

    Raises:
        OSError: the disk does not take it.
    """
    fresh = Ed25519PrivateKey.generate()
    write_durably(data_dir / NEXT_FILE, fresh.private_bytes_raw())
    return fresh


def take_up(data_dir: Path) -> None:
    """The next key is the station's from here on, and the old one is gone.

    Raises:
        OSError: the disk does not take it.
    """
    with suppress(FileNotFoundError):  # another program that was asked at the same moment has done it
        settle(data_dir / NEXT_FILE, data_dir / KEY_FILE)
    sync_folder(data_dir)


def handed_over(data_dir: Path) -> tuple[Handover, ...]:
    """Every hand-over of this station, oldest first. They are public and prove themselves.

    Raises:
        KeyRefused: `key.malformed`, the file says something else.
    """
    try:
        content = (data_dir / HANDED_FILE).read_bytes()[:_MOST]
        return read_handovers(read_plain(content))
    except FileNotFoundError:
        return ()
    except (BadEnvelope, BadHandover) as broken:
        raise KeyRefused("key.malformed", HANDED_FILE) from broken


def keep_handed_over(data_dir: Path, handovers: tuple[Handover, ...]) -> None:
    """Put them on the disk, the newest hundred.

    Raises:
        OSError: the disk does not take it.
    """
    write_durably(data_dir / HANDED_FILE, canonical([plain_handover(one) for one in handovers[-_KEPT:]]))
