"""A registry opened for a test, with stations enrolled the way they enrol in the field."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from app.wire.enrolment import ask, believe, request_to_wire
from app.wire.receipt import Receipt, read, receipt_holds
from app.wire.signed import Signed
from registry import tables
from registry.engine import reading, transact
from registry.intake import Verdict, deliver
from registry.invites import enrol, mint
from registry.refused import Refused
from registry.service import Registry, open_registry
from tests.fakes.delivering_station import AT_MS, DeliveringStation


class HandTime:
    """A clock turned by hand, in UTC milliseconds."""

    def __init__(self, at_ms: int = AT_MS) -> None:
        self.at_ms = at_ms

    def __call__(self) -> int:
        return self.at_ms


@contextmanager
def opened_registry(database: str, key_file: Path, *, realm: str = "practice") -> Iterator[Registry]:
    """A registry whose clock stands until it is turned."""
    registry = open_registry(database, realm=realm, key_file=key_file, clock=HandTime())
    try:
        yield registry
    finally:
        registry.close()


def invited(registry: Registry, label: str = "") -> str:
    """A one-time code by the registry's own clock."""
    return transact(registry.engine, lambda one: mint(one, label=label, realm=None, now=registry.clock()))


def enrolled(registry: Registry, label: str = "I1") -> DeliveringStation:
    """A station that has just been enrolled."""
    key = Ed25519PrivateKey.generate()
    code = invited(registry)
    request = ask(code, key, realm=registry.identity.realm, label=label)
    said = enrol(registry, json.dumps(request_to_wire(request)).encode())
    return DeliveringStation(believe(said, request, code).station, key, registry.identity.realm)


def sent(
    registry: Registry, station: DeliveringStation, first: int = 1, last: int | None = None
) -> tuple[Verdict, Receipt]:
    """Deliver a part of the station's journal; the receipt has been checked."""
    verdict, signed = deliver(registry, station.station, station.epoch, station.body(first, last))
    return verdict, checked(registry, signed)


def checked(registry: Registry, signed: Signed) -> Receipt:
    """A receipt that is the registry's."""
    assert receipt_holds(signed, registry.identity.public_key)
    return read(signed.raw)


def refused(registry: Registry, station: DeliveringStation, body: bytes) -> str:
    """The code a delivery is refused with; nothing has changed."""
    before = snapshot(registry)
    with pytest.raises(Refused) as caught:
        deliver(registry, station.station, station.epoch, body)
    assert snapshot(registry) == before
    return caught.value.code


def snapshot(registry: Registry) -> dict[str, list[Any]]:
    """All that is kept, station sightings apart."""
    kept = (tables.entry, tables.stream_head, tables.diverging, tables.finding, tables.invite, tables.mention)
    with reading(registry.engine) as connection:
        found = {
            table.name: sorted(map(repr, connection.execute(select(table)).mappings())) for table in kept
        }
        names = connection.execute(select(tables.station.c.station).order_by(tables.station.c.station))
        return {**found, "station": list(names.scalars())}
