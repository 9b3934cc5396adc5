"""What is told from the journal: one act applies an entry, another throws all away and tells it again."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select, tuple_, update
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain.custody_facts import ARRIVALS
from app.domain.journal import (
    EntryCorrected,
    OperatorSignedIn,
    OperatorSignedOut,
    PinRefused,
)
from app.domain.pack import Pack
from app.wire.envelope import Envelope, decode
from station_db.attachment_rows import tell_attachments
from station_db.fold import pack_after, pack_named
from station_db.hold_rows import tell_holds
from station_db.label_rows import tell_labels
from station_db.output_rows import take_back_output, tell_outputs
from station_db.pack_rows import erase_pack, read_pack, write_pack
from station_db.tables import (
    BATTERY_HEAD,
    ENTRY_INDEX,
    GIVEN_TAG,
    JOURNAL,
    PIN_FAILURE,
    PROJECTIONS,
    SESSION,
)

_PAGE = 500
_INDEX = insert(ENTRY_INDEX)


def apply(connection: Connection, envelope: Envelope, hashed: bytes) -> None:
    """Tell the projections of an entry that has just been written (or is told again)."""
    connection.execute(
        _INDEX,
        {
            "epoch": envelope.epoch,
            "seq": envelope.seq,
            "type": envelope.type,
            "pack": pack_named(envelope),
            "at": envelope.at,
            "corrected": 0,
        },
    )
    for battery in envelope.base:
        _replace(connection, BATTERY_HEAD, battery=battery, hash=hashed)
    _apply_people(connection, envelope)
    tell_attachments(connection, envelope)
    tell_outputs(connection, envelope)
    tell_labels(connection, envelope)
    tell_holds(connection, envelope)
    if envelope.type == EntryCorrected.type:
        _apply_correction(connection, envelope)
    else:
        _apply_pack(connection, envelope)


def rebuild(connection: Connection) -> int:
    """Throw every projection away and tell it again from the journal; how many entries were told."""
    for table in PROJECTIONS:
        connection.execute(delete(table))
    told = 0
    for row in _pages(connection):
        apply(connection, decode(row.raw), row.hash)
        told += 1
    return told


def _pages(connection: Connection) -> Iterator[Row[Any]]:
    # Page by page and not by one open cursor: the same connection writes in between.
    epoch, seq = 0, 0
    while True:
        query = (
            select(JOURNAL)
            .where(tuple_(JOURNAL.c.epoch, JOURNAL.c.seq) > (epoch, seq))
            .order_by(JOURNAL.c.epoch, JOURNAL.c.seq)
            .limit(_PAGE)
        )
        rows = connection.execute(query).all()
        if not rows:
            return
        yield from rows
        epoch, seq = rows[-1].epoch, rows[-1].seq


def _apply_people(connection: Connection, envelope: Envelope) -> None:
    said = envelope.data
    if envelope.type == OperatorSignedIn.type:
        _replace(connection, SESSION, one=1, operator=said["operator"], session=envelope.sess or "")
        # A badge alone must not clear the count, or a found badge would lift the lock on its PIN.
        if said["by"] == "pin":
            _clear_failures(connection, said["operator"])
    elif envelope.type == OperatorSignedOut.type:
        connection.execute(delete(SESSION).where(SESSION.c.operator == said["operator"]))
    elif envelope.type == PinRefused.type:
        _count_failure(connection, said["operator"], envelope.at)
    if envelope.sig2 is not None and "pin" in str(envelope.sig2.get("method")):
        _clear_failures(connection, str(envelope.sig2.get("op")))


def _clear_failures(connection: Connection, operator: str) -> None:
    connection.execute(delete(PIN_FAILURE).where(PIN_FAILURE.c.operator == operator))


def _count_failure(connection: Connection, operator: str, at: int) -> None:
    before = connection.execute(
        select(PIN_FAILURE.c.failures).where(PIN_FAILURE.c.operator == operator)
    ).scalar()
    _replace(connection, PIN_FAILURE, operator=operator, failures=(before or 0) + 1, last_at=at)


def _apply_pack(connection: Connection, envelope: Envelope) -> None:
    name = pack_named(envelope)
    if name is None:
        return
    known = read_pack(connection, name)
    before, epoch, seq = known if known is not None else (None, envelope.epoch, envelope.seq)
    if envelope.type in ARRIVALS:
        _replace(connection, GIVEN_TAG, pack=name, tag=envelope.data["tag"])
    after = pack_after(before, envelope)
    if after is not None and after != before:
        write_pack(connection, after, epoch=epoch, seq=seq)


def _apply_correction(connection: Connection, envelope: Envelope) -> None:
    said = envelope.data
    target = (ENTRY_INDEX.c.epoch == said["epoch"], ENTRY_INDEX.c.seq == said["seq"])
    connection.execute(update(ENTRY_INDEX).where(*target).values(corrected=1))
    take_back_output(connection, said["epoch"], said["seq"])
    name = connection.execute(select(ENTRY_INDEX.c.pack).where(*target)).scalar()
    if name is None:
        return
    # The correction itself must be found when the pack is told again, whatever it says of the pack.
    here = (ENTRY_INDEX.c.epoch == envelope.epoch, ENTRY_INDEX.c.seq == envelope.seq)
    connection.execute(update(ENTRY_INDEX).where(*here).values(pack=name))
    _tell_again(connection, name)


def _tell_again(connection: Connection, name: str) -> None:
    query = (
        select(JOURNAL)
        .join(ENTRY_INDEX, (ENTRY_INDEX.c.epoch == JOURNAL.c.epoch) & (ENTRY_INDEX.c.seq == JOURNAL.c.seq))
        .where(ENTRY_INDEX.c.pack == name, ENTRY_INDEX.c.corrected == 0)
        .order_by(JOURNAL.c.epoch, JOURNAL.c.seq)
    )
    pack: Pack | None = None
    place = (0, 0)
    for row in connection.execute(query).all():
        before, pack = pack, pack_after(pack, decode(row.raw))
        if before is None and pack is not None:
            place = (row.epoch, row.seq)
    if pack is None:
        erase_pack(connection, name)
    else:
        write_pack(connection, pack, epoch=place[0], seq=place[1])


def _replace(connection: Connection, table: Table, **values: object) -> None:
    connection.execute(_replacing(table, tuple(values)), values)


@cache
def _replacing(table: Table, names: tuple[str, ...]) -> Insert:
    """Add a row of these columns, or write them over the one with the same key."""
    keys = [column.name for column in table.primary_key]
    add = upsert(table)
    return add.on_conflict_do_update(index_elements=keys, set_={name: add.excluded[name] for name in names})
