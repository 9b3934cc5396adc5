"""Other stations' holds held in memory, told afresh from the entries each time."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from app.domain.pack_hold import Cleared, PackHold, Told, cleared_by
from app.domain.registry_facts import ChangesAdopted
from app.floor.ports import Clock
from app.wire.changes import read_page


class MemoryRemote:
    """The port `RemoteHolds`."""

    def __init__(self, unit: Any, clock: Clock) -> None:
        self._unit = unit
        self._clock = clock

    def about(self, batteries: Collection[str]) -> tuple[PackHold, ...]:
        found: dict[tuple[str, str], PackHold] = {}
        for one in self._told():
            if isinstance(one, PackHold) and one.battery in batteries:
                found.setdefault((one.battery, one.id), one)
        return tuple(sorted(found.values(), key=lambda one: (one.at, one.battery, one.id)))

    def cleared(self, batteries: Collection[str]) -> tuple[Cleared, ...]:
        found = {one for told in self._told() for one in cleared_by(told) if one.battery in batteries}
        return tuple(sorted(found, key=lambda one: (one.battery, one.hold, one.by, one.only)))

    def count(self) -> int:
        holds = (one for one in self._told() if isinstance(one, PackHold) and one.binding)
        return len({(one.battery, one.id) for one in holds})

    def heard_at(self) -> datetime | None:
        heard: datetime | None = self._unit.said.heard_at
        return heard

    def note_heard(self) -> None:
        self._unit.said.heard_at = self._clock.now().utc

    def _told(self) -> Iterator[Told]:
        for entry in self._unit.all_entries():
            if entry.type == ChangesAdopted.type:
                for change in read_page(entry.data["page"].encode()).changes:
                    if change.what is not None:
                        yield change.what
