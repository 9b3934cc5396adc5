"""The station's secrets on this computer: the key it signs with, and the pepper of the PINs."""

import os
import stat
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_FILE = "station.key"
PEPPER_FILE = "pins.pepper"
_SECRET_BYTES = 32  # both an Ed25519 seed and the pepper
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class KeyRefused(Exception):
    """A secret cannot be used. `code`: `key.too_open`, `key.not_ours`, `key.malformed`; `file` its name."""

    def __init__(self, code: str, file: str) -> None:
        super().__init__(f"{code} {file}")
        self.code = code
        self.file = file


def station_key(data_dir: Path) -> Ed25519PrivateKey:
    """The key the station signs with; made at the first start. It never leaves this computer.

    Raises:
        KeyRefused: the file may be read by others, belongs to somebody else or is not a key.
        OSError: it can be neither read nor made.
    """
    return Ed25519PrivateKey.from_private_bytes(_secret(data_dir / KEY_FILE))


def pepper(data_dir: Path) -> bytes:
    """What PINs are mixed with before they are hashed, so that the database alone does not give them away.

    Raises:
        KeyRefused, OSError: as `station_key`.
    """
    return _secret(data_dir / PEPPER_FILE)


def read_private(file: Path, most: int) -> bytes:
    """Up to `most` bytes of a file that is ours alone.

    Raises:
        KeyRefused: it may be read by others, or belongs to somebody else.
        OSError: it is not there, is a link, or cannot be read.
    """
    # A symbolic link could point at a file that somebody else can change.
    opened = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(opened, "rb") as reader:
        state = os.fstat(opened)
        if state.st_uid != os.geteuid():
            raise KeyRefused("key.not_ours", file.name)
        if stat.S_IMODE(state.st_mode) & _OTHERS:
            raise KeyRefused("key.too_open", file.name)
        return reader.read(most)


def _secret(file: Path) -> bytes:
    if not file.exists():
        _make(file)
    return read_secret(file)


def read_secret(file: Path) -> bytes:
    """The bytes of a key or pepper that is there.

    Raises:
        KeyRefused, OSError: as `station_key`.
    """
    secret = read_private(file, _SECRET_BYTES + 1)
    if len(secret) != _SECRET_BYTES:
        raise KeyRefused("key.malformed", file.name)
    return secret


def _make(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # The temporary file is 0600 from the first; linking refuses to replace a key made meanwhile.
    with NamedTemporaryFile(dir=file.parent, prefix=file.name) as fresh:
        fresh.write(os.urandom(_SECRET_BYTES))
        fresh.flush()
        os.fsync(fresh.fileno())
        try:
            os.link(fresh.name, file)
        except FileExistsError:
            return
    folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
