"""People: the roster beside the journal, and what the journal says of who is here."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.operator import Operator, Role
from station_db.faults import StoreRefused
from station_db.pen import time_of
from station_db.tables import OPERATOR, PIN_FAILURE, SESSION
from station_db.turn import Turn


class RosterRows:
    """The port `Roster` over its table."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def by_badge(self, badge: str) -> Operator | None:
        """Whose badge this is, or None; no badge is nobody's."""
        return self._where(OPERATOR.c.badge == badge) if badge else None

    def by_number(self, number: str) -> Operator | None:
        """Whose number this is, or None."""
        return self._where(OPERATOR.c.number == number) if number else None

    def by_id(self, operator: str) -> Operator | None:
        """The person, or None when unknown."""
        return self._where(OPERATOR.c.id == operator)

    def put(self, operator: Operator) -> None:
        """Add or replace a person.

        Raises:
            StoreRefused: `roster.id_taken` when the id belongs to another number, `roster.number_taken`,
                `roster.badge_taken`.
        """
        connection = self._turn.connection()
        _refuse_clash(self, operator)
        row: dict[str, Any] = {name: getattr(operator, name) for name in Operator.__dataclass_fields__}
        until = operator.level_until.isoformat() if operator.level_until is not None else None
        row |= {"role": operator.role.value, "active": int(operator.active), "level_until": until}
        connection.execute(
            upsert(OPERATOR).values(**row).on_conflict_do_update(index_elements=["id"], set_=row)
        )

    def all(self) -> tuple[Operator, ...]:
        """Everybody, by number."""
        rows = self._turn.connection().execute(select(OPERATOR).order_by(OPERATOR.c.number)).all()
        return tuple(_operator(row) for row in rows)

    def _where(self, condition: ColumnElement[bool]) -> Operator | None:
        row = self._turn.connection().execute(select(OPERATOR).where(condition)).first()
        return _operator(row) if row is not None else None


class SessionRows:
    """The port `Sessions` over the projection."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def current(self) -> tuple[str, str] | None:
        """Operator id and session id of who is signed in here, or None."""
        row = self._turn.connection().execute(select(SESSION)).first()
        return (row.operator, row.session) if row is not None else None

    def pin_failures(self, operator: str) -> tuple[int, datetime | None]:
        """Wrong PINs since the last right one, and when the last was."""
        return _failures(self._turn.connection(), operator)


def _failures(connection: Connection, operator: str) -> tuple[int, datetime | None]:
    row = connection.execute(select(PIN_FAILURE).where(PIN_FAILURE.c.operator == operator)).first()
    return (row.failures, time_of(row.last_at)) if row is not None else (0, None)


def _refuse_clash(roster: RosterRows, operator: Operator) -> None:
    before = roster.by_id(operator.id)
    # The journal knows people by id alone: an id that moved to another number would rename its entries.
    if before is not None and before.number != operator.number:
        raise StoreRefused("roster.id_taken", id=operator.id)
    for code, other in (
        ("roster.number_taken", roster.by_number(operator.number)),
        ("roster.badge_taken", roster.by_badge(operator.badge)),
    ):
        if other is not None and other.id != operator.id:
            raise StoreRefused(code, id=operator.id)


def _operator(row: Row[Any]) -> Operator:
    return Operator(
        id=row.id,
        number=row.number,
        badge=row.badge,
        name_zh=row.name_zh,
        name_en=row.name_en,
        language=row.language,
        level=row.level,
        role=Role(row.role),
        pin_hash=row.pin_hash,
        active=bool(row.active),
        level_until=date.fromisoformat(row.level_until) if row.level_until is not None else None,
    )
