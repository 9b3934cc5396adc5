"""Outputs and containers as rows: how they are told from entries and read back."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, delete, func, insert, select

from app.domain.bench_facts import ContainerKnown, OutputRecorded, TrayScanned
from app.domain.label import POOL, JobState
from app.domain.output import Container, Output, OutputCode
from app.domain.tray_record import InTray
from app.wire.envelope import Envelope
from station_db.pen import time_of
from station_db.tables import CONTAINER, LABEL_JOB, OUTPUT, TRAY_CODE
from station_db.turn import Turn


class OutputRows:
    """The port `Outputs` over the projections."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def of_pack(self, pack: str) -> tuple[Output, ...]:
        """Everything recorded as coming out of a pack, oldest first."""
        return self._where(OUTPUT.c.pack == pack)

    def by_text(self, text: str) -> Output | None:
        """The output that carries this code, or None; no code is nobody's."""
        found = self._where(OUTPUT.c.text == text) if text else ()
        return found[-1] if found else None

    def by_id(self, output: str) -> Output | None:
        """One output, or None."""
        found = self._where(OUTPUT.c.id == output)
        return found[0] if found else None

    def container(self, text: str) -> Container | None:
        """A container with a known tare, or None; the newest weighing counts."""
        query = (
            select(CONTAINER)
            .where(CONTAINER.c.text == text)
            .order_by(CONTAINER.c.epoch.desc(), CONTAINER.c.seq.desc())
            .limit(1)
        )
        row = self._turn.connection().execute(query).first()
        return Container(row.text, row.tare_mg, time_of(row.known_at)) if row is not None else None

    def in_container(self, text: str, limit: int) -> tuple[Output, ...]:
        """The newest outputs that were weighed in this container, oldest first; no container holds none."""
        if not text:
            return ()
        connection = self._turn.connection()
        newest = (OUTPUT.c.epoch.desc(), OUTPUT.c.seq.desc())
        query = select(OUTPUT).where(OUTPUT.c.container == text).order_by(*newest).limit(limit)
        rows = connection.execute(query).all()
        return tuple(_output(connection, row) for row in reversed(rows))

    def in_tray(self, text: str) -> InTray | None:
        """Where this code was last recorded in a tray, or None; no code lies in none."""
        query = (
            select(TRAY_CODE)
            .where(TRAY_CODE.c.text == text)
            .order_by(TRAY_CODE.c.epoch.desc(), TRAY_CODE.c.seq.desc(), TRAY_CODE.c.n.desc())
            .limit(1)
        )
        found = self._turn.connection().execute(query).first() if text else None
        return InTray(found.pack, found.row, found.col, time_of(found.at)) if found is not None else None

    def _where(self, condition: ColumnElement[bool]) -> tuple[Output, ...]:
        connection = self._turn.connection()
        query = select(OUTPUT).where(condition).order_by(OUTPUT.c.epoch, OUTPUT.c.seq)
        return tuple(_output(connection, row) for row in connection.execute(query).all())


def tell_outputs(connection: Connection, envelope: Envelope) -> None:
    """Tell the projections of an output, a container or a tray."""
    said = envelope.data
    if envelope.type == OutputRecorded.type:
        connection.execute(
            insert(OUTPUT).values(
                id=said["output"],
                epoch=envelope.epoch,
                seq=envelope.seq,
                run=said["run"],
                pack=said["pack"],
                code=said["code"],
                text=said["text"],
                own_label=int(said["own_label"]),
                mass_mg=said["mass_mg"],
                mass_printed=said["printed"],
                mass_unit=said["unit"],
                tare_mg=said["tare_mg"],
                container=said["container"],
                mass_source=said["source"],
                recorded_at=envelope.at,
            )
        )
    elif envelope.type == ContainerKnown.type:
        connection.execute(
            insert(CONTAINER).values(
                epoch=envelope.epoch,
                seq=envelope.seq,
                text=said["container"],
                tare_mg=said["tare_mg"],
                known_at=envelope.at,
            )
        )
    elif envelope.type == TrayScanned.type:
        _tell_tray(connection, envelope)


def _tell_tray(connection: Connection, envelope: Envelope) -> None:
    for number, code in enumerate(envelope.data["codes"], start=1):
        connection.execute(
            insert(TRAY_CODE).values(
                epoch=envelope.epoch,
                seq=envelope.seq,
                n=number,
                text=code["text"],
                pack=envelope.data["pack"],
                row=code["row"],
                col=code["column"],
                at=envelope.at,
            )
        )


def take_back_output(connection: Connection, epoch: int, seq: int) -> None:
    """An entry was corrected: what it recorded here counts no longer."""
    for table in (OUTPUT, CONTAINER, TRAY_CODE):
        connection.execute(delete(table).where(table.c.epoch == epoch, table.c.seq == seq))


def _output(connection: Connection, row: Row[Any]) -> Output:
    printed = LABEL_JOB.c.state == JobState.PRINTED.value
    labels = connection.execute(
        select(
            func.coalesce(func.sum(case((printed, 1), else_=0)), 0),
            func.coalesce(func.max(LABEL_JOB.c.proven), 0),
        ).where(
            (LABEL_JOB.c.text == row.text) | ((LABEL_JOB.c.about == row.id) & (LABEL_JOB.c.reason == POOL))
        )
    ).one()
    return Output(
        id=row.id,
        run=row.run,
        pack=row.pack,
        code=OutputCode(row.code),
        text=row.text,
        own_label=bool(row.own_label),
        mass_mg=row.mass_mg,
        printed=row.mass_printed,
        unit=row.mass_unit,
        tare_mg=row.tare_mg,
        container=row.container,
        mass_source=row.mass_source,
        recorded_at=time_of(row.recorded_at),
        prints=labels[0] if row.own_label else 0,
        proven=bool(labels[1]) and bool(row.own_label),
    )
