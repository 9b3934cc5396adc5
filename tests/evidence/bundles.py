"""Ways to tamper with an exported bundle, each with the first entry that it spoils."""

import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.evidence.sealed import Sealed

Place = tuple[int, int]
BundleTamper = Callable[[Path, Sealed, random.Random], Place | None]


def _a_batch(bundle: Path, draw: random.Random) -> tuple[Path, list[bytes], int]:
    """A batch of the bundle: its file, its lines, and its epoch."""
    file = draw.choice(sorted((bundle / "entries").iterdir()))
    lines = file.read_bytes().split(b"\n")
    return file, lines, int(file.name.split("-")[0])


def edit_line(bundle: Path, _made: Sealed, draw: random.Random) -> Place:
    """An entry says something else, in perfect form."""
    file, lines, epoch = _a_batch(bundle, draw)
    at = draw.randrange(1, len(lines) - 1)
    body = json.loads(lines[at])
    body["data"]["note"] = draw.random() < 0.5
    lines[at] = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    file.write_bytes(b"\n".join(lines))
    return epoch, at


def flip_line(bundle: Path, _made: Sealed, draw: random.Random) -> Place:
    """One bit of an entry's bytes is turned over; a line is never cut in two by it."""
    file, lines, epoch = _a_batch(bundle, draw)
    at = draw.randrange(1, len(lines) - 1)
    turned = bytearray(lines[at])
    place = draw.randrange(len(turned))
    bit = draw.choice([bit for bit in range(8) if turned[place] ^ (1 << bit) != 0x0A])
    turned[place] ^= 1 << bit
    lines[at] = bytes(turned)
    file.write_bytes(b"\n".join(lines))
    return epoch, at


def swap_lines(bundle: Path, _made: Sealed, draw: random.Random) -> Place | None:
    """Two entries change places."""
    file, lines, epoch = _a_batch(bundle, draw)
    if len(lines) < 4:
        return flip_line(bundle, _made, draw)
    one, other = sorted(draw.sample(range(1, len(lines) - 1), 2))
    lines[one], lines[other] = lines[other], lines[one]
    file.write_bytes(b"\n".join(lines))
    return epoch, one


def drop_line(bundle: Path, _made: Sealed, draw: random.Random) -> Place:
    """An entry is taken out together with its signature, and the header counts again."""
    file, lines, epoch = _a_batch(bundle, draw)
    at = draw.randrange(1, len(lines) - 1)
    header = json.loads(lines[0])
    del lines[at], header["sigs"][at - 1]
    header["n"] -= 1
    lines[0] = json.dumps(header, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    file.write_bytes(b"\n".join(lines))
    return epoch, at


def drop_batch(bundle: Path, _made: Sealed, draw: random.Random) -> Place:
    """A whole file of entries is gone."""
    file, _, epoch = _a_batch(bundle, draw)
    file.unlink()
    return epoch, int(file.stem.split("-")[1])


def drop_receipt(bundle: Path, made: Sealed, draw: random.Random) -> Place | None:
    """A line of the receipts is gone."""
    file = bundle / "receipts.ndjson"
    lines = file.read_bytes().splitlines(keepends=True)
    if not lines:
        return flip_line(bundle, made, draw)
    lines.pop(draw.randrange(len(lines)))
    file.write_bytes(b"".join(lines))
    return None


def other_manifest(bundle: Path, made: Sealed, draw: random.Random) -> Place | None:
    """The manifest tells of a later time; nobody has signed that."""
    file = bundle / "manifest.json"
    said = json.loads(file.read_bytes())
    said["made_at"] += draw.randrange(1, 10_000)
    file.write_bytes(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())
    assert made.rows
    return None


def other_file(bundle: Path, made: Sealed, draw: random.Random) -> Place | None:
    """The page that says how to check, or the verifier inside, is another."""
    file = bundle / draw.choice(("README.txt", "verify_bundle.py"))
    file.write_bytes(file.read_bytes() + b"\n")
    assert made.rows
    return None


BUNDLE_KINDS: Mapping[str, BundleTamper] = {
    "edit a line": edit_line,
    "flip in a line": flip_line,
    "swap lines": swap_lines,
    "drop a line": drop_line,
    "drop a batch": drop_batch,
    "drop a receipt": drop_receipt,
    "other manifest": other_manifest,
    "other file": other_file,
}
