"""What a station says that the registry told it, before both verifiers: the registry must have signed it."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.signed import Signed
from tests import tamper
from tests.evidence.sealed import Sealed
from tests.evidence.second import Verdict
from tests.fakes.told_pages import adopted, hold, page, ruling

_STRANGER = Ed25519PrivateKey.from_private_bytes(b"\6" * 32)
_HELD = hold("CODE-9")


def _adopt(made: Sealed, signed: Signed, first: int, last: int, **changed: Any) -> tuple[int, int]:
    """One more entry at the end, and its place."""
    before = json.loads(made.rows[-1][2])
    body = {**before, "type": "changes.adopted", "op": None, "sess": None, "base": {}, "refs": [], "sv": 1}
    body |= {"data": {**adopted(signed, first, last).body(), **changed}, "mono": before["mono"] + 1}
    body.pop("sig2", None)
    made.add({**body, "at": before["at"] + 1}, epoch=made.head.epoch)
    made.mark = made.head
    return made.head.epoch, made.head.seq


def _judged(made: Sealed, folder: Path, expected: Verdict) -> list[str]:
    made.write(folder / "records", folder / "records-mark")
    tally = tamper.Tally(1)
    tamper._judge(tally, "good" if expected.verdict == "good" else "forged", folder / "records", expected)
    return tally.wrong


def test_pages_that_the_registry_signed_are_good(tmp_path: Path) -> None:
    made = tamper.station(random.Random(3), tamper.Size(1, 30))
    _adopt(made, page(made.registry, [_HELD, hold("B")]), 1, 2)
    _adopt(made, page(made.registry, [ruling(_HELD)], after=2), 3, 3)
    assert _judged(made, tmp_path, Verdict("good", None)) == []


@pytest.mark.parametrize("case", ["another key", "a word changed", "no signature"])
def test_what_the_registry_did_not_sign_is_damage(tmp_path: Path, case: str) -> None:
    """The station itself has signed the entry: only the registry's signature tells that it never said so."""
    made = tamper.station(random.Random(3), tamper.Size(1, 30))
    signed = page(_STRANGER if case == "another key" else made.registry, [_HELD])
    changed: dict[str, str] = {}
    if case == "a word changed":
        changed = {"page": signed.raw.decode().replace("class_c", "class_a")}
    elif case == "no signature":
        changed = {"sig": ""}
    place = _adopt(made, signed, 1, 1, **changed)
    assert _judged(made, tmp_path, Verdict("damaged", place)) == []
