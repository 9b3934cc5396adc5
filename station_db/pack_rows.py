"""Packs as rows: how one is kept and read back."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, func, insert, select

from app.domain.pack import Pack, PackState, Papers
from app.domain.units import Mass
from station_db.pen import milliseconds_of, time_of
from station_db.tables import ANSWER, GIVEN_TAG, PACK
from station_db.turn import Turn

_OPEN = tuple(state.value for state in PackState if state.open_intake)
# Asked with nearly every entry, so they are put together once.
_BY_ID = select(PACK).where(PACK.c.id == bindparam("pack"))
_ANSWERS = (
    select(ANSWER.c.question, ANSWER.c.answer)
    .where(ANSWER.c.pack == bindparam("pack"))
    .order_by(ANSWER.c.question)
)
_ABOVE_EVERY_TEXT = "\U0010ffff"


class PackRows:
    """The port `Packs` over the projection."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def by_id(self, pack: str) -> Pack | None:
        """One pack, or None."""
        found = self._where(PACK.c.id == pack)
        return found[0] if found else None

    def by_code(self, code: str) -> tuple[Pack, ...]:
        """Every pack that carries this code, oldest first."""
        return self._where(PACK.c.code == code)

    def by_tag(self, tag: str) -> Pack | None:
        """The pack that was given this short name, or None; none when its receipt was taken back."""
        given = select(GIVEN_TAG.c.pack).where(GIVEN_TAG.c.tag == tag)
        found = self._where(PACK.c.id.in_(given))
        return found[-1] if found else None

    def open_intakes(self) -> tuple[Pack, ...]:
        """Packs whose intake is not finished, oldest first."""
        return self._where(PACK.c.state.in_(_OPEN))

    def in_state(self, *states: PackState) -> tuple[Pack, ...]:
        """Packs that stand so now, oldest first."""
        return self._where(PACK.c.state.in_(tuple(state.value for state in states)))

    def all(self, limit: int = 500) -> tuple[Pack, ...]:
        """The newest packs, newest first."""
        query = select(PACK).order_by(PACK.c.epoch.desc(), PACK.c.seq.desc()).limit(limit)
        connection = self._turn.connection()
        return tuple(_pack(connection, row) for row in connection.execute(query).all())

    def newest(self) -> Pack | None:
        """The pack received last, or None."""
        found = self.all(1)
        return found[0] if found else None

    def count(self) -> int:
        """How many packs were ever received here, also those whose receipt was corrected."""
        return self._turn.connection().execute(select(func.count()).select_from(GIVEN_TAG)).scalar_one()

    def tags_with(self, prefix: str) -> int:
        """How many tags were ever given that begin so: a corrected receipt does not free its tag."""
        query = (
            select(func.count())
            .select_from(GIVEN_TAG)
            .where(GIVEN_TAG.c.tag >= prefix, GIVEN_TAG.c.tag < prefix + _ABOVE_EVERY_TEXT)
        )
        return self._turn.connection().execute(query).scalar_one()

    def _where(self, condition: ColumnElement[bool]) -> tuple[Pack, ...]:
        query = select(PACK).where(condition).order_by(PACK.c.epoch, PACK.c.seq)
        connection = self._turn.connection()
        return tuple(_pack(connection, row) for row in connection.execute(query).all())


def read_pack(connection: Connection, pack: str) -> tuple[Pack, int, int] | None:
    """A pack with the epoch and number of the entry that received it."""
    row = connection.execute(_BY_ID, {"pack": pack}).first()
    return None if row is None else (_pack(connection, row), row.epoch, row.seq)


def erase_pack(connection: Connection, pack: str) -> None:
    """Take the pack out of the projection; the journal still tells it."""
    connection.execute(delete(PACK).where(PACK.c.id == pack))


def write_pack(connection: Connection, pack: Pack, *, epoch: int, seq: int) -> None:
    """Put the pack into the projection as it stands now."""
    erase_pack(connection, pack.id)
    connection.execute(insert(PACK).values(epoch=epoch, seq=seq, **_columns(pack)))
    if pack.answers:
        connection.execute(
            insert(ANSWER),
            [
                {"pack": pack.id, "question": question, "answer": answer}
                for question, answer in pack.answers.items()
            ],
        )


def _columns(pack: Pack) -> Mapping[str, Any]:
    papers = {name: getattr(pack.papers, name) for name in Papers.__dataclass_fields__}
    mass, due = pack.mass, pack.recheck_due
    return {
        "id": pack.id,
        "tag": pack.tag,
        "code": pack.code,
        "kind": pack.kind,
        "level": pack.level,
        "reasons": json.dumps(pack.reasons),
        "fields": json.dumps(dict(pack.fields), sort_keys=True),
        "read_by": pack.read_by,
        "papers": json.dumps(papers),
        "state": pack.state.value,
        "received_at": milliseconds_of(pack.received_at),
        "triage_class": pack.triage_class,
        "mass_mg": mass.milligrams if mass is not None else None,
        "mass_printed": mass.printed if mass is not None else None,
        "mass_unit": mass.unit if mass is not None else None,
        "mass_source": pack.mass_source,
        "location": pack.location,
        "recheck_due": milliseconds_of(due) if due is not None else None,
        "twin_of": pack.twin_of,
    }


def _pack(connection: Connection, row: Row[Any]) -> Pack:
    answers = connection.execute(_ANSWERS, {"pack": row.id}).all()
    return Pack(
        id=row.id,
        tag=row.tag,
        code=row.code,
        kind=row.kind,
        level=row.level,
        reasons=tuple(json.loads(row.reasons)),
        fields=json.loads(row.fields),
        read_by=row.read_by,
        papers=Papers(**json.loads(row.papers)),
        state=PackState(row.state),
        received_at=time_of(row.received_at),
        answers={answer.question: answer.answer for answer in answers},
        triage_class=row.triage_class,
        mass=None if row.mass_mg is None else Mass(row.mass_mg, row.mass_printed, row.mass_unit),
        mass_source=row.mass_source,
        location=row.location,
        recheck_due=None if row.recheck_due is None else time_of(row.recheck_due),
        twin_of=row.twin_of,
    )
