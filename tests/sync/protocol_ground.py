"""What walks of the protocol stand on: a registry and an enrolled station on disk, and the rules in play."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.floor import commands as ask
from app.floor import sync_commands as sync
from app.floor.adopt_changes import ask_changes_from, note_changes
from app.floor.deliver import ask_batch, note_delivery
from app.floor.ports import WorkUnit
from app.floor.registry_keys import note_registry_keys
from app.floor.site import Site
from app.sync.pump import Pump
from app.sync.registry import Away, Pass, RegistryClient, Told
from app.wire.signed import Signed
from registry.access import token
from registry.identity import Identity
from registry.intake import Verdict, deliver
from registry.service import Registry
from registry.streams import receipt_for
from tests.fakes.floor import Floor
from tests.registry.opened import opened_registry
from tests.scenarios.two_histories import History

ENTRIES_AT_ONCE = 4
"""What this registry takes in one request: less than the pump begins with, so there are several."""
PORTAL = b"<html>Please sign in to the hall's network</html>"
FAULTS = (
    "carried",
    "request dropped",
    "reply lost",
    "doubled",
    "old reply",
    "old reply instead",
    "portal",
    "busy",
    "broken",
    "stranger",
)
HEARING: dict[type, Callable[..., object]] = {
    sync.AskChangesFrom: ask_changes_from,
    sync.NoteChanges: note_changes,
    sync.NoteRegistryKeys: note_registry_keys,
}
"""What the pump asks the desk about other stations."""
Sent = tuple[str, bytes | None, Mapping[str, str]]
"""A request: its path, what it carries, and its headers."""
Said = tuple[int, bytes]


@dataclass(frozen=True, slots=True)
class Rules:
    """Whose rules are played: those of the program, or one of them replaced by a planted defect."""

    note: Callable[[WorkUnit, ask.NoteDelivery, Site], object] = note_delivery
    batch: Callable[[WorkUnit, ask.AskBatch, Site], object] = ask_batch
    deliver: Callable[[Registry, str, int, bytes], tuple[Verdict, Signed]] = deliver
    head: Callable[[Registry, str, int], Signed] = receipt_for
    token: Callable[[Registry, bytes], dict[str, Any]] = token
    pump: type[Pump] = Pump


@dataclass(frozen=True, slots=True)
class Template:
    """A registry and an enrolled station as they lie on disk, to be copied for each walk."""

    folder: Path
    who: Identity
    key: Ed25519PrivateKey
    station: str
    station_key: Ed25519PrivateKey
    site: Site
    line: "Line"


class Line(RegistryClient):
    """The station's own client of its registry; what would go over the network goes to the plant instead."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9")
        self.carried: Callable[[Sent], Said | Away] = lambda _sent: Away("registry.unreachable")
        self.told: Callable[[int], Told] = lambda _pos: Away("registry.unreachable")

    def changes(self, pos: int) -> Told:
        """What is told of other stations always comes through: its faults are played elsewhere."""
        return self.told(pos)

    def show(self, shows: Pass) -> None:
        """Show this at the doors from here on."""
        self._shows, self._token = shows, ""

    def _send(self, method: str, path: str, **what: Any) -> tuple[int, bytes, Mapping[str, str]] | Away:
        body = json.dumps(what["json"]).encode() if "json" in what else what.get("content")
        said = self.carried((path, body, what.get("headers", {})))
        return said if isinstance(said, Away) else (*said, {})


def made(folder: Path) -> Template:
    """The template, with the station's first entry written and nothing delivered."""
    database = f"sqlite:///{folder / 'registry.sqlite'}"
    with opened_registry(database, folder / "registry.key") as registry:
        history = History(folder / "station", registry)
        names = {"station": history.station, "registry": registry.identity.registry}
        site = replace(Floor().site, **names)
        return Template(folder, registry.identity, registry.key, history.station, history.key, site, Line())


@dataclass(slots=True)
class Image:
    """The station's disk as it was once, and its mark."""

    records: bytes
    mark: bytes


@dataclass(slots=True)
class Witnessed:
    """What was seen from outside.

    written  every entry that the station ever wrote, on any disk
    lost     what a restored registry lost, and since which incarnation it says so; None while nobody has
    heard    per epoch the newest incarnation whose word the station took, with the disk that it has now
    """

    written: dict[tuple[int, int], set[bytes]] = field(default_factory=dict)
    held: dict[tuple[int, int], bytes] = field(default_factory=dict)
    evidence: set[tuple[int, int, bytes]] = field(default_factory=set)
    lost: dict[tuple[int, int, bytes], int | None] = field(default_factory=dict)
    heard: dict[int, int] = field(default_factory=dict)
    highest: int = 1
    faults: list[str] = field(default_factory=list)
