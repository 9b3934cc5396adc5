"""What proving the documents came to, kept beside the records so that a start needs no search.

It is only a memory: one that is missing, old, or not signed by this station is put aside and made anew.
"""

import json
import logging
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app import __version__
from app.domain.hazard import HazardRules
from app.domain.procedure import Procedure
from app.domain.procedure_bytes import hash_of
from app.domain.prover import Defect, Proving, prove
from app.durable import write_durably

LOG = logging.getLogger(__name__)

_TAG = b"proofs1\0"
_LARGEST = 4 * 1024 * 1024
_JUDGES = (
    "app.domain.hazard",
    "app.domain.hazard_evidence",
    "app.domain.procedure_build",
    "app.domain.procedure_flow",
    "app.domain.prover",
    "app.domain.prover_lapses",
    "app.domain.prover_moves",
)
_COUNTS = ("places", "moves", "lapses", "aborts", "closes")


def provings(
    documents: Iterable[Procedure],
    rules: HazardRules,
    *,
    file: Path,
    key: Ed25519PrivateKey,
    search: Callable[[Procedure, HazardRules], Proving] = prove,
) -> Mapping[str, Proving]:
    """Of each document, by its hash, what the search by these rules came to.

    What this station has found before with the same document, rules and prover is not searched again.
    """
    head = {"prover": _prover_mark(), "rules": rules.sha256}
    kept = _kept(file, key, head)
    found: dict[str, Proving] = {}
    for one in documents:
        known = kept.get(one.sha256)
        found[one.sha256] = known if known is not None else without_ways(search(one, rules))
    if found.keys() != kept.keys():
        _keep(file, key, {**head, "found": {sha256: _row(one) for sha256, one in found.items()}})
    return found


def _prover_mark() -> str:
    """What tells one prover from another: a changed one must search anew."""
    said = [__version__]
    for name in _JUDGES:
        source = getattr(sys.modules.get(name), "__file__", None)
        if source is not None and Path(source).is_file():
            said.append(hash_of(Path(source).read_bytes()))
    return hash_of(" ".join(said).encode())


def _kept(file: Path, key: Ed25519PrivateKey, head: Mapping[str, str]) -> dict[str, Proving]:
    """What was found before; nothing when the file is not ours, or is about other rules or another prover."""
    try:
        if not file.is_file():
            return {}
        with file.open("rb") as opened:
            held = json.loads(opened.read(_LARGEST).decode())
        body = held["body"]
        key.public_key().verify(bytes.fromhex(held["sig"]), _TAG + _bytes(body))
        if any(body[name] != value for name, value in head.items()):
            return {}
        return {sha256: _proving(row) for sha256, row in body["found"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, InvalidSignature):
        LOG.warning("%s is not what this station wrote; every document is proven anew", file.name)
        return {}


def _keep(file: Path, key: Ed25519PrivateKey, body: Mapping[str, Any]) -> None:
    held = {"body": body, "sig": key.sign(_TAG + _bytes(body)).hex()}
    try:
        write_durably(file, _bytes(held))
    except OSError as fault:  # without it the next start only takes longer
        LOG.warning("%s cannot be written: %s", file.name, fault.strerror)


def _bytes(body: object) -> bytes:
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def without_ways(one: Proving) -> Proving:
    """The same without the ways that lead to defects: they are long, and `procedure prove` tells them."""
    short = tuple(Defect(found.code, found.step, found.wanted, also=found.also) for found in one.defects)
    return Proving(short, one.places, one.moves, one.lapses, one.aborts, one.closes)


def _row(one: Proving) -> dict[str, Any]:
    rows = [[found.code, found.step, found.wanted, list(found.also)] for found in one.defects]
    return {"defects": rows, **{name: getattr(one, name) for name in _COUNTS}}


def _proving(row: Mapping[str, Any]) -> Proving:
    defects = tuple(
        Defect(code, step, wanted, also=tuple(also)) for code, step, wanted, also in row["defects"]
    )
    return Proving(defects, **{name: int(row[name]) for name in _COUNTS})
