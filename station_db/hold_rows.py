"""Holds of other stations, told from the adopted changes; and when the registry was last heard."""

import json
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.pack_hold import Cleared, PackHold, cleared_by
from app.domain.registry_facts import ChangesAdopted
from app.floor.ports import Clock
from app.wire.changes import read_page
from app.wire.envelope import Envelope
from station_db.pen import time_of
from station_db.tables import HEARD, HOLD_CLEARED, REMOTE_HOLD
from station_db.turn import Turn


class HoldRows:
    """The port `RemoteHolds` over its tables."""

    def __init__(self, turn: Turn, clock: Clock) -> None:
        self._turn = turn
        self._clock = clock

    def about(self, batteries: Collection[str]) -> tuple[PackHold, ...]:
        """Every hold and note on these batteries, by time and id."""
        row = REMOTE_HOLD.c
        found = self._turn.connection().execute(
            select(REMOTE_HOLD).where(row.battery.in_(batteries)).order_by(row.at, row.battery, row.id)
        )
        return tuple(
            PackHold(
                id=one.id,
                battery=one.battery,
                why=one.why,
                reasons=tuple(json.loads(one.reasons)),
                station=one.station,
                label=one.label,
                at=one.at,
                binding=bool(one.binding),
            )
            for one in found
        )

    def cleared(self, batteries: Collection[str]) -> tuple[Cleared, ...]:
        """What opened holds on these batteries again."""
        row = HOLD_CLEARED.c
        found = self._turn.connection().execute(
            select(HOLD_CLEARED)
            .where(row.battery.in_(batteries))
            .order_by(row.battery, row.hold, row.by, row.only_at)
        )
        return tuple(Cleared(one.battery, one.hold, one.by, one.only_at) for one in found)

    def count(self) -> int:
        """How many holds are known."""
        known = select(func.count()).select_from(REMOTE_HOLD).where(REMOTE_HOLD.c.binding == 1)
        return self._turn.connection().execute(known).scalar_one()

    def heard_at(self) -> datetime | None:
        """When a page was last believed."""
        at = self._turn.connection().execute(select(HEARD.c.at)).scalar()
        return time_of(at) if at is not None else None

    def note_heard(self) -> None:
        """A page was believed now."""
        row = {"one": 1, "at": self._clock.now().utc_ms}
        self._turn.connection().execute(
            upsert(HEARD).values(**row).on_conflict_do_update(index_elements=["one"], set_=row)
        )


def tell_holds(connection: Connection, envelope: Envelope) -> None:
    """What an adopted page changes: holds are only ever added, whoever tells them again."""
    if envelope.type != ChangesAdopted.type:
        return
    for change in read_page(str(envelope.data["page"]).encode()).changes:
        what = change.what
        if isinstance(what, PackHold):
            _add_hold(connection, what)
        elif what is not None:
            for one in cleared_by(what):
                row = {"battery": one.battery, "hold": one.hold, "by": one.by, "only_at": one.only}
                connection.execute(upsert(HOLD_CLEARED).values(**row).on_conflict_do_nothing())


def _add_hold(connection: Connection, hold: PackHold) -> None:
    row = {
        "battery": hold.battery,
        "id": hold.id,
        "why": hold.why,
        "reasons": json.dumps(list(hold.reasons)),
        "station": hold.station,
        "label": hold.label,
        "at": hold.at,
        "binding": int(hold.binding),
    }
    connection.execute(upsert(REMOTE_HOLD).values(**row).on_conflict_do_nothing())
