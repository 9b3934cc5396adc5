"""What proving came to is remembered, and a memory that is not ours, or not of these rules, is put aside."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.hazard import HazardRules
from app.domain.procedure import Procedure
from app.domain.prover import Proving, prove
from app.host import proofs
from app.host.proofs import provings
from tests.fakes.floor import shipped

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SOUND = shipped().procedures["made-safe@1"]
UNSAFE = replace(SOUND, sha256="8" * 64, supervised=False)
RULES = shipped().hazard_rules
DOCUMENTS = (SOUND, UNSAFE)


class Searched(list[str]):
    """The prover, and the hashes of the documents that it was asked about."""

    def __call__(self, procedure: Procedure, rules: HazardRules) -> Proving:
        self.append(procedure.sha256)
        return prove(procedure, rules)


@pytest.fixture
def searched() -> Searched:
    return Searched()


def found(
    file: Path,
    searched: Searched,
    documents: tuple[Procedure, ...] = DOCUMENTS,
    rules: HazardRules = RULES,
) -> Mapping[str, Proving]:
    return provings(documents, rules, file=file, key=KEY, search=searched)


def test_a_second_start_searches_nothing_and_finds_the_same(tmp_path: Path, searched: Searched) -> None:
    first = found(tmp_path / "proofs.json", searched)
    assert searched == [SOUND.sha256, UNSAFE.sha256]
    assert first[SOUND.sha256].proven
    assert not first[UNSAFE.sha256].proven
    assert found(tmp_path / "proofs.json", searched) == first
    assert len(searched) == 2


def test_only_what_is_new_is_searched(tmp_path: Path, searched: Searched) -> None:
    found(tmp_path / "proofs.json", searched, (SOUND,))
    found(tmp_path / "proofs.json", searched)
    assert searched == [SOUND.sha256, UNSAFE.sha256]


def test_other_rules_search_anew(tmp_path: Path, searched: Searched) -> None:
    found(tmp_path / "proofs.json", searched, (SOUND,))
    other = replace(RULES, sha256="9" * 64)
    found(tmp_path / "proofs.json", searched, (SOUND,), other)
    assert searched == [SOUND.sha256] * 2


def _believed(body: dict[str, object]) -> None:
    """Say of the unsafe document that it is proven."""
    rows = body["found"]
    assert isinstance(rows, dict)
    rows[UNSAFE.sha256]["defects"] = []


def _by_another(held: bytes) -> bytes:
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    body = json.loads(held)["body"]
    _believed(body)
    signed = other.sign(b"proofs1\0" + proofs._bytes(body)).hex()
    return proofs._bytes({"body": body, "sig": signed})


def _tampered(held: bytes) -> bytes:
    read = json.loads(held)
    _believed(read["body"])
    return proofs._bytes(read)


@pytest.mark.parametrize(
    "spoil",
    [
        _tampered,
        _by_another,
        lambda _held: b"",
        lambda held: held[:-9],
        lambda _held: b"[]",
        lambda _held: b'{"body": 1, "sig": "00"}',
        lambda _held: b"[" * 100_000,
        lambda _held: b"\xff\xfe",
    ],
)
def test_a_memory_that_is_not_ours_is_put_aside_and_made_anew(
    tmp_path: Path,
    spoil: Callable[[bytes], bytes],
    searched: Searched,
    expected_log: Callable[[str], None],
) -> None:
    file = tmp_path / "proofs.json"
    honest = found(file, searched)
    file.write_bytes(spoil(file.read_bytes()))
    expected_log("app.host.proofs: proofs.json is not what this station wrote")
    assert found(file, searched) == honest
    assert len(searched) == 4
    assert found(file, searched) == honest
    assert len(searched) == 4


def test_a_disk_that_takes_nothing_only_costs_time(
    tmp_path: Path, searched: Searched, expected_log: Callable[[str], None]
) -> None:
    (tmp_path / "proofs.json").mkdir()
    expected_log("app.host.proofs: proofs.json cannot be written")
    assert found(tmp_path / "proofs.json", searched)[SOUND.sha256].proven


def test_the_shipped_documents_are_all_proven(tmp_path: Path) -> None:
    catalogue = shipped()
    seen = provings(
        catalogue.procedures.values(), catalogue.hazard_rules, file=tmp_path / "proofs.json", key=KEY
    )
    assert all(one.proven and one.places for one in seen.values())
