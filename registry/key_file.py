"""The registry's private key on this computer, the next one in a change, and how each handed over."""

import json
import os
import secrets
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.handover import BadHandover, Handover, plain_handover, read_handovers
from registry.refused import RegistryRefused

_KEPT = 100


def current_key(key_file: Path, public_key: bytes) -> Ed25519PrivateKey:
    """The private key that lies here, the one to this public key if a change was cut off in its end.

    Raises:
        RegistryRefused: as `read_key`.
    """
    waiting = next_file(key_file)
    if waiting.exists():
        key = read_key(waiting)
        if key.public_key().public_bytes_raw() == public_key:
            with suppress(FileNotFoundError):  # another process that starts at this moment has done it
                waiting.replace(key_file)
            _sync_folder(key_file.parent)
            return key
    return read_key(key_file)


def next_file(key_file: Path) -> Path:
    """Where the next key lies until it takes the place of the one before."""
    return key_file.with_name(f"{key_file.name}.next")


def handed_file(key_file: Path) -> Path:
    """Where the hand-overs lie, beside the key: a database from a backup may not know of them."""
    return key_file.with_name(f"{key_file.name}.handed")


def kept_handovers(key_file: Path) -> tuple[Handover, ...]:
    """The hand-overs that lie beside the key, oldest first.

    Raises:
        RegistryRefused: `key.malformed`.
    """
    file = handed_file(key_file)
    try:
        return read_handovers(json.loads(file.read_bytes()))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, BadHandover) as fault:
        raise RegistryRefused("key.malformed", file=str(file)) from fault


def keep_handovers(key_file: Path, handovers: Sequence[Handover]) -> None:
    """Put them on the disk beside the key, the newest hundred. Raises OSError."""
    file = handed_file(key_file)
    fresh = file.with_name(f"{file.name}.new")
    content = json.dumps([plain_handover(one) for one in handovers[-_KEPT:]]).encode()
    _write(fresh, content)
    fresh.replace(file)
    _sync_folder(file.parent)


def make_key(file: Path) -> Ed25519PrivateKey:
    """A new private key in a file of its own, on the disk; the one that lies there if there is one.

    Raises:
        RegistryRefused: as `read_key`.
    """
    key = Ed25519PrivateKey.generate()
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Written beside and linked into place: a half-written key must never carry the key's name.
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    _write(fresh, key.private_bytes_raw().hex().encode() + b"\n", new=True)
    try:
        os.link(fresh, file)
    except FileExistsError:
        return read_key(file)  # another process starts at the same moment; its key is as good
    finally:
        fresh.unlink()
    _sync_folder(file.parent)
    return key


def read_key(file: Path) -> Ed25519PrivateKey:
    """The private key in a file.

    Raises:
        RegistryRefused: `key.missing`, `key.open_to_others` or `key.malformed`.
    """
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
        text = file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as fault:
        raise RegistryRefused("key.missing", file=str(file)) from fault
    if mode & 0o077:
        raise RegistryRefused("key.open_to_others", file=str(file), mode=oct(mode))
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text.strip()))
    except ValueError as fault:
        raise RegistryRefused("key.malformed", file=str(file)) from fault


def _write(file: Path, content: bytes, *, new: bool = False) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | (os.O_EXCL if new else os.O_TRUNC), 0o600)
    try:
        os.write(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(place: Path) -> None:
    folder = os.open(place, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
