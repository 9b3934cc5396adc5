"""Print orders as rows: how they are told from entries and read back."""

from typing import Any

from sqlalchemy import Connection, Row, func, insert, or_, select, update

from app.domain.bench_facts import LabelBound, LabelOrdered, LabelPrinted, LabelProven, LabelSending
from app.domain.label import NEVER_FAULTS, POOL, JobState, LabelJob
from app.wire.envelope import Envelope
from station_db.pen import time_of
from station_db.tables import LABEL_JOB
from station_db.turn import Turn

_ABOVE_EVERY_TEXT = "\U0010ffff"


class LabelRows:
    """The port `Labels` over the projection."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def of(self, text: str) -> tuple[LabelJob, ...]:
        """Every order for this label, oldest first."""
        query = select(LABEL_JOB).where(LABEL_JOB.c.text == text).order_by(LABEL_JOB.c.epoch, LABEL_JOB.c.seq)
        return tuple(_job(row) for row in self._turn.connection().execute(query).all())

    def waiting(self) -> tuple[LabelJob, ...]:
        """Orders of which nothing is known yet, oldest first."""
        query = (
            select(LABEL_JOB)
            .where(LABEL_JOB.c.state == JobState.WAITING.value)
            .order_by(LABEL_JOB.c.epoch, LABEL_JOB.c.seq)
        )
        return tuple(_job(row) for row in self._turn.connection().execute(query).all())

    def unsettled(self) -> tuple[LabelJob, ...]:
        """Orders being sent, and the newest of each label that failed and may still mend, oldest first."""
        later = LABEL_JOB.alias()
        same = later.c.text == LABEL_JOB.c.text
        after = (later.c.epoch > LABEL_JOB.c.epoch) | (
            (later.c.epoch == LABEL_JOB.c.epoch) & (later.c.seq > LABEL_JOB.c.seq)
        )
        failed = (LABEL_JOB.c.state == JobState.FAILED.value) & LABEL_JOB.c.fault.not_in(NEVER_FAULTS)
        newest = (LABEL_JOB.c.proven == 0) & ~select(later.c.job).where(same & after).exists()
        query = (
            select(LABEL_JOB)
            .where(or_(LABEL_JOB.c.state == JobState.SENDING.value, failed & newest))
            .order_by(LABEL_JOB.c.epoch, LABEL_JOB.c.seq)
        )
        return tuple(_job(row) for row in self._turn.connection().execute(query).all())

    def newest(self, limit: int = 50) -> tuple[LabelJob, ...]:
        """The newest orders, newest first."""
        query = select(LABEL_JOB).order_by(LABEL_JOB.c.epoch.desc(), LABEL_JOB.c.seq.desc()).limit(limit)
        return tuple(_job(row) for row in self._turn.connection().execute(query).all())

    def texts_with(self, prefix: str) -> int:
        """How many different labels that begin so were ever ordered."""
        query = select(func.count(LABEL_JOB.c.text.distinct())).where(
            LABEL_JOB.c.text >= prefix, LABEL_JOB.c.text < prefix + _ABOVE_EVERY_TEXT
        )
        return self._turn.connection().execute(query).scalar_one()


def tell_labels(connection: Connection, envelope: Envelope) -> None:
    """Tell the projection of an order, of what became of it, or of its proof."""
    said = envelope.data
    if envelope.type == LabelOrdered.type:
        connection.execute(
            insert(LABEL_JOB).values(
                job=said["job"],
                epoch=envelope.epoch,
                seq=envelope.seq,
                text=said["text"],
                about=said["about"],
                print_no=said["print_no"],
                reason=said["reason"],
                pack=said["pack"],
                ordered_at=envelope.at,
                state=JobState.WAITING.value,
                fault="",
                proven=0,
            )
        )
    elif envelope.type == LabelBound.type:
        connection.execute(
            insert(LABEL_JOB).values(
                job=said["job"],
                epoch=envelope.epoch,
                seq=envelope.seq,
                text=said["text"],
                about=said["about"],
                print_no=1,
                reason=POOL,
                pack=said["pack"],
                ordered_at=envelope.at,
                state=JobState.PRINTED.value,
                fault="",
                proven=0,
            )
        )
    elif envelope.type == LabelSending.type:
        sending = update(LABEL_JOB).where(LABEL_JOB.c.job == said["job"])
        connection.execute(sending.values(state=JobState.SENDING.value, fault=""))
    elif envelope.type == LabelPrinted.type:
        state = JobState.FAILED if said["fault"] else JobState.PRINTED
        connection.execute(
            update(LABEL_JOB)
            .where(LABEL_JOB.c.job == said["job"])
            .values(state=state.value, fault=said["fault"])
        )
    elif envelope.type == LabelProven.type:
        connection.execute(update(LABEL_JOB).where(LABEL_JOB.c.text == said["text"]).values(proven=1))


def _job(row: Row[Any]) -> LabelJob:
    return LabelJob(
        job=row.job,
        text=row.text,
        about=row.about,
        print_no=row.print_no,
        reason=row.reason,
        pack=row.pack,
        ordered_at=time_of(row.ordered_at),
        state=JobState(row.state),
        fault=row.fault,
        proven=bool(row.proven),
    )
