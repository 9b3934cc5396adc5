"""Stations that tell of packs, and what the registry makes of it: for tests of custody and rulings."""

from collections.abc import Iterable
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.pack_hold import PackHold, Told, open_holds
from app.wire.changes import Page, page_holds, read_page
from registry.changes import page_after
from registry.service import Registry
from tests.fakes.delivering_station import DeliveringStation, mentions
from tests.registry.opened import sent

PACK = "PACK-1"
SECOND = {"op": "OP-2", "method": "badge+pin", "meaning": "answers_taken_back"}


def say(station: DeliveringStation, kind: str, battery: str = PACK, **data: Any) -> int:
    """An entry about a battery; its number."""
    plain = {"class" if name == "triage_class" else name: value for name, value in data.items()}
    station.write(type=kind, data=plain, base=mentions([battery]), op="OP-1")
    return len(station.raws)


def received(station: DeliveringStation, battery: str = PACK) -> int:
    return say(station, "pack.received", battery, pack="p", code=battery)


def class_c(station: DeliveringStation, battery: str = PACK) -> int:
    return say(station, "triage.answered", battery, pack="p", triage_class="C", answers={"T04": "yes"})


def quarantined(station: DeliveringStation, battery: str = PACK, *reasons: str) -> int:
    told = list(reasons or ("T04",))
    return say(station, "pack.quarantined", battery, pack="p", triage_class="C", reasons=told)


def dismantled(station: DeliveringStation, battery: str = PACK) -> int:
    return say(station, "run.closed", battery, pack="p", run="r", outputs=0, out_mg=0, whole=False)


def taken_back(station: DeliveringStation, seq: int, battery: str = PACK, *, two: bool = True) -> int:
    """A correction of the entry of this number, by two people or by one."""
    data = {"epoch": 1, "seq": seq, "hash": "", "corrected_type": "triage.answered", "reason": "looked again"}
    sig2 = SECOND if two else None
    station.write(type="entry.corrected", data=data, base=mentions([battery]), op="OP-1", sig2=sig2)
    return len(station.raws)


def hold_id(station: DeliveringStation, seq: int, why: str) -> str:
    return f"{station.station}:1:{seq}:{why}"


def pages(registry: Registry) -> list[Page]:
    """Every page from the first on, each proven to be the registry's."""
    key = registry.key.public_key().public_bytes_raw()
    found: list[Page] = []
    pos = 0
    while True:
        signed = page_after(registry, pos)
        assert page_holds(signed, key)
        page = read_page(signed.raw)
        if not page.changes:
            return found
        found.append(page)
        pos = page.last


def told(registry: Registry) -> list[Told]:
    """Everything that all stations are told, by position."""
    return [one.what for page in pages(registry) for one in page.changes if one.what is not None]


def holds(what: Iterable[Told], *, binding: bool = True) -> set[tuple[str, str]]:
    """Battery and id of the holds, or of the notes."""
    return {(one.battery, one.id) for one in what if isinstance(one, PackHold) and one.binding is binding}


def bound(registry: Registry, station: DeliveringStation, battery: str = PACK) -> list[str]:
    """What still keeps a station from opening a battery."""
    return [one.why for one in open_holds(told(registry), station.station) if one.battery == battery]


def delivered(registry: Registry, *stations: DeliveringStation) -> None:
    for station in stations:
        sent(registry, station)


def other_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(b"\5" * 32)
