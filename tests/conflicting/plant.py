"""A real registry and two stations: what they write is delivered in any order, and both keep what is told."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.domain.pack_hold import Decision
from app.floor.adopt_changes import ask_changes_from, note_changes
from app.floor.held_elsewhere import holds_on
from app.floor.remote_views import ChangesNoted
from app.floor.site import Site
from app.floor.sync_commands import AskChangesFrom, NoteChanges
from app.host.ids import UuidMint
from app.wire.envelope import encode
from registry.changes import page_after, standing
from registry.custody import tell_all
from registry.engine import reading
from registry.intake import deliver
from registry.projector import catch_up
from registry.rulings import Asked, rule
from registry.service import Registry
from station_db.store import Store
from tests.conflicting.stories import BACK, OTHER, PAPER, PAPERS, SECOND, THIRD, Line, Story, paper_text
from tests.fakes.delivering_station import DeliveringStation, mentions
from tests.fakes.floor import Floor
from tests.fakes.work_unit import SteppingClock, practice_enrolment
from tests.registry.opened import enrolled, opened_registry

NAMES = ("A", "B")


class Hearer:
    """A station's records with what the registry has told them, by the station's own acts."""

    def __init__(self, store: Store, site: Site, registry: Registry) -> None:
        self.store = store
        self.site = site
        self._registry = registry

    def hear(self) -> None:
        """Everything that is told now."""
        while True:
            with self.store.unit() as unit:
                pos = ask_changes_from(unit, AskChangesFrom(), self.site)
            signed = page_after(self._registry, pos)
            with self.store.unit() as unit:
                noted = note_changes(unit, NoteChanges(signed.raw, signed.sig, pos), self.site)
            assert isinstance(noted, ChangesNoted), noted
            if not noted.more:
                return

    def bound(self, battery: str) -> frozenset[str]:
        """What keeps this station from opening a battery."""
        with self.store.unit() as unit:
            return frozenset(one.why for one in holds_on(unit, battery, self.site))

    def known(self, battery: str) -> frozenset[tuple[str, bool]]:
        """Every hold and note that its records keep: id, and whether it binds."""
        with self.store.unit() as unit:
            return frozenset((one.id, one.binding) for one in unit.remote.about((battery,)))

    def cleared(self, battery: str) -> frozenset[tuple[str, str]]:
        """The holds that were opened again, and where."""
        with self.store.unit() as unit:
            return frozenset((one.hold, one.only) for one in unit.remote.cleared((battery,)))


@dataclass
class Played:
    """A story told about one battery: where each of its lines stands in its station's journal."""

    story: Story
    battery: str
    paper: str
    places: list[tuple[str, int]] = field(default_factory=list)

    back: str = ""
    third: str = ""

    def code(self, about: str) -> str:
        other = {PAPER: self.paper, BACK: self.back, THIRD: self.third, OTHER: f"{self.battery}-other"}
        return other.get(about, self.battery)


class Plant:
    """Two stations at one registry."""

    def __init__(self, registry: Registry, folder: Path) -> None:
        self.registry = registry
        self.stations = {name: enrolled(registry, f"Station {name}") for name in NAMES}
        self.sent = dict.fromkeys(NAMES, 0)
        self.hearers = {name: _hearer(folder / name, registry, one) for name, one in self.stations.items()}
        self._papers = 0

    def close(self) -> None:
        for one in self.hearers.values():
            one.store.close()

    def write(self, stories: Sequence[Story], tag: str, chance: random.Random) -> list[Played]:
        """Both stations write these stories, each line after the one before it at its own station."""
        played = [self._begun(story, f"{tag}-{number}") for number, story in enumerate(stories)]
        waiting = {one: 0 for one in range(len(played))}
        while waiting:
            at = chance.choice(list(waiting))
            one = played[at]
            self._write(one, one.story.lines[waiting[at]])
            waiting[at] += 1
            if waiting[at] == len(one.story.lines):
                del waiting[at]
        return played

    def _begun(self, story: Story, battery: str) -> Played:
        self._papers += 1
        made = {name: paper_text(one.station, self._papers) for name, one in self.stations.items()}
        third = paper_text("a station that never speaks", self._papers)
        return Played(story, battery, made["A"], back=made["B"], third=third)

    def _write(self, played: Played, line: Line) -> None:
        station = self.stations[line.who]
        data: dict[str, Any] = {
            name: played.code(value) if value in PAPERS else value for name, value in line.data.items()
        }
        sig2 = None
        if line.takes_back >= 0:
            seq = played.places[line.takes_back][1]
            data = {"epoch": 1, "seq": seq, "corrected_type": "triage.answered", "reason": "looked again"}
            sig2 = SECOND if line.by_two else None
        elif line.type == "pack.received":
            data["code"] = played.code(line.about)
        base = mentions([played.code(line.about)])
        if line.type == "pack.taken_over":
            base |= mentions([data["paper"]])
        raw = encode(station.envelope(type=line.type, data=data, base=base, op="OP-1", sig2=sig2))
        station.write_raw(raw)
        played.places.append((line.who, len(station.raws)))

    def deliver(self, chance: random.Random, between: Callable[[], None]) -> None:
        """All that was written, in whatever pieces and order; `between` may happen after each."""
        while waiting := [name for name in NAMES if self.sent[name] < len(self.stations[name].raws)]:
            name = chance.choice(waiting)
            station, first = self.stations[name], self.sent[name] + 1
            last = min(len(station.raws), self.sent[name] + chance.randint(1, 40))
            deliver(self.registry, station.station, 1, station.body(first, last))
            self.sent[name] = last
            between()
        self.settle()

    def settle(self) -> None:
        """Everything is judged, told and heard by both."""
        catch_up(self.registry.engine, self.registry.clock())
        tell_all(self.registry.engine, self.registry.clock())
        for hearer in self.hearers.values():
            hearer.hear()

    def now_and_then(self, chance: random.Random) -> None:
        """Somebody judges some of it, or one station hears what is told so far, or nothing happens."""
        drawn = chance.random()
        if drawn < 0.25:
            catch_up(self.registry.engine, self.registry.clock(), at_most=chance.randint(1, 30))
        elif drawn < 0.4:
            self.hearers[chance.choice(NAMES)].hear()

    def quarantine(self, battery: str, name: str) -> None:
        """A station puts a battery in quarantine once more; nothing is delivered yet."""
        data = {"pack": "p", "class": "C", "reasons": ["T07"], "location": "Q"}
        self.stations[name].write(type="pack.quarantined", data=data, base=mentions([battery]), op="OP-1")

    def standing(self, battery: str) -> Mapping[str, Any]:
        with reading(self.registry.engine) as connection:
            return standing(connection, battery)

    def rule(self, battery: str, holds: Sequence[str]) -> None:
        """Two people open these holds."""
        asked = Asked(battery, tuple(holds), Decision.RELEASE, "looked at by both")
        who = self.registry
        rule(who.engine, asked, ("li", "wang"), identity=who.identity, key=who.key, now_ms=who.clock())

    def hold_id(self, played: Played, line: int, why: str) -> str:
        who, seq = played.places[line]
        return f"{self.stations[who].station}:1:{seq}:{why}"


@contextmanager
def conflicting(folder: Path) -> Iterator[Plant]:
    """Two stations at a fresh registry, until the block ends."""
    database = f"sqlite:///{folder / 'registry.sqlite'}"
    with opened_registry(database, folder / "registry.key") as registry:
        plant = Plant(registry, folder)
        try:
            yield plant
        finally:
            plant.close()


def _hearer(folder: Path, registry: Registry, station: DeliveringStation) -> Hearer:
    clock = SteppingClock()
    store = Store.open(
        folder / "records",
        realm="practice",
        signing_key=station.key,
        clock=clock,
        ids=UuidMint(),
        mark_dir=folder / "mark",
    )
    pinned = registry.key.public_key().public_bytes_raw()
    identity, fact = practice_enrolment(station.key.public_key().public_bytes_raw(), pinned)
    names = {"station": station.station, "registry": registry.identity.registry}
    store.enrol(replace(identity, **names), replace(fact, registry=names["registry"]))
    return Hearer(store, replace(Floor().site, clock=clock, **names), registry)


__all__ = ["NAMES", "Plant", "Played", "conflicting"]
