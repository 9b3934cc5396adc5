"""Who is let in, and who the registry is, on every database it may stand on."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select

from app.wire.enrolment import ask, believe, request_to_wire
from registry import tables
from registry.engine import reading, transact
from registry.identity import note_restored
from registry.invites import OPEN_MS, enrol, mint
from registry.refused import Refused, RegistryRefused
from registry.service import Registry, open_registry
from registry.streams import receipt_for
from registry.trace import station_state
from tests.registry.opened import HandTime, checked, enrolled, invited, opened_registry


class RegistryEnrolmentContract:
    """Run on each database; `database` is the address of an empty one."""

    @pytest.fixture
    def registry(self, database: str, tmp_path: Path) -> Iterator[Registry]:
        """An open registry with a clock that stands."""
        with opened_registry(database, tmp_path / "registry.key") as registry:
            yield registry

    def test_enrolment_binds_a_key_and_answers_a_repeat_alike(self, registry: Registry) -> None:
        code = invited(registry, "旧名")
        key = Ed25519PrivateKey.generate()
        request = ask(code, key, realm="practice", label="")
        body = json.dumps(request_to_wire(request)).encode()
        first = believe(enrol(registry, body), request, code)
        again = believe(enrol(registry, body), request, code)
        assert first.station == again.station
        assert first.keys == (registry.identity.public_key,)
        assert first.registry == registry.identity.registry
        state = station_state(registry, first.station)
        assert (state["label"], state["public_key"]) == ("旧名", key.public_key().public_bytes_raw().hex())

    def test_enrolment_refuses_whoever_was_not_invited(self, registry: Registry) -> None:
        code = invited(registry)
        mine, other = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()

        def code_for(one: str, key: Ed25519PrivateKey, realm: str = "practice", proof: str = "") -> str:
            asked = ask(one, key, realm=realm, label="")
            if proof:
                asked = replace(asked, mac=ask(proof, key, realm=realm, label="").mac)
            with pytest.raises(Refused) as caught:
                enrol(registry, json.dumps(request_to_wire(asked)).encode())
            return caught.value.code

        assert code_for("AAAA-BBBB-CCCC-DDDD", mine) == "invite.unknown"
        assert code_for(code, mine, realm="production") == "realm.other"
        assert code_for(code, mine, proof="AAAA-BBBB-CCCC-DDDD") == "invite.proof"
        request = request_to_wire(ask(code, mine, realm="practice", label=""))
        enrol(registry, json.dumps(request).encode())
        assert code_for(code, other) == "invite.used"
        assert code_for(invited(registry), mine) == "station.key_known"
        late = invited(registry)
        cast(HandTime, registry.clock).at_ms += OPEN_MS + 1
        assert code_for(late, other) == "invite.expired"
        invited(registry)
        with reading(registry.engine) as connection:
            open_ones = select(func.count()).select_from(tables.invite).where(tables.invite.c.secret != b"")
            assert connection.execute(open_ones).scalar_one() == 1

    def test_realm_and_key_are_fixed_at_the_first_start(
        self, registry: Registry, database: str, tmp_path: Path
    ) -> None:
        key_file = tmp_path / "registry.key"
        assert key_file.stat().st_mode & 0o777 == 0o600
        with opened_registry(database, key_file) as again:
            assert again.identity == registry.identity
        with pytest.raises(RegistryRefused, match=r"realm\.fixed"):
            open_registry(database, realm="production", key_file=key_file)
        with pytest.raises(RegistryRefused, match=r"realm\.fixed"):
            transact(registry.engine, lambda one: mint(one, label="", realm="production", now=0))
        with pytest.raises(RegistryRefused, match=r"key\.missing"):
            open_registry(database, key_file=tmp_path / "elsewhere.key")
        with opened_registry(f"sqlite:///{tmp_path / 'other.sqlite'}", tmp_path / "other.key"):
            pass
        with pytest.raises(RegistryRefused, match=r"key\.other"):
            open_registry(database, key_file=tmp_path / "other.key")
        key_file.chmod(0o640)
        with pytest.raises(RegistryRefused, match=r"key\.open_to_others"):
            open_registry(database, key_file=key_file)
        key_file.write_text("nonsense")
        key_file.chmod(0o600)
        with pytest.raises(RegistryRefused, match=r"key\.malformed"):
            open_registry(database, key_file=key_file)

    def test_a_restored_registry_says_so_in_its_receipts(
        self, registry: Registry, database: str, tmp_path: Path
    ) -> None:
        station = enrolled(registry)
        assert checked(registry, receipt_for(registry, station.station, 1)).incarnation == 1
        assert transact(registry.engine, note_restored) == 2
        with opened_registry(database, tmp_path / "registry.key") as again:
            assert checked(again, receipt_for(again, station.station, 1)).incarnation == 2
