"""Public keys out of a file that somebody brings: PEM, hexadecimal lines, or a JSON list of such."""

import json
import re
from collections.abc import Iterator

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from app.wire.batch import is_hex

MAX_FILE = 65_536
MOST_KEYS = 100
_PEM = re.compile(r"-----BEGIN PUBLIC KEY-----.*?-----END PUBLIC KEY-----", re.DOTALL)


class BadKeys(ValueError):
    """The bytes are no list of Ed25519 public keys."""


def read_keys(content: bytes) -> tuple[bytes, ...]:
    """The keys, 32 bytes each, in the order of the file.

    Either a JSON list of hexadecimal texts, or lines: 64 hexadecimal characters each, PEM blocks, empty
    lines, and comments behind `#`.

    Raises:
        BadKeys: something else stands there, there is none, or there are too many.
    """
    try:
        text = content.decode("utf-8-sig")
        keys = tuple(_json_keys(text) if text.lstrip().startswith("[") else _plain_keys(text))
    except (ValueError, RecursionError) as broken:
        raise BadKeys("not a list of public keys") from broken
    if not 1 <= len(keys) <= MOST_KEYS or len(content) > MAX_FILE:
        raise BadKeys("no key, or too many")
    return keys


def _json_keys(text: str) -> Iterator[bytes]:
    for one in json.loads(text):
        yield _from_hex(one)


def _plain_keys(text: str) -> Iterator[bytes]:
    for block in _PEM.findall(text):
        key = load_pem_public_key(block.encode())
        if not isinstance(key, Ed25519PublicKey):
            raise BadKeys("another kind of key")
        yield key.public_bytes_raw()
    for line in _PEM.sub("", text).splitlines():
        plain = line.partition("#")[0].strip()
        if plain:
            yield _from_hex(plain.lower())


def _from_hex(value: object) -> bytes:
    if not is_hex(value, 64):
        raise BadKeys("not 64 hexadecimal characters")
    return bytes.fromhex(str(value))
