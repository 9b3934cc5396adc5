"""Attachments at the registry: what entries name, the pieces as they come, and what is whole.

Only what an entry of the station itself names is taken, so that nobody can fill the database with bytes
that no signed record asks for. A whole attachment is proven by its hash and never written again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256 as new_hash

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from app.wire.attachment import (
    BadPiece,
    HeldReceipt,
    Piece,
    issue_held,
    piece_signature_holds,
    unpack_piece,
)
from app.wire.signed import Signed
from registry import tables
from registry.engine import reading, transact
from registry.judge import Attached
from registry.keep import keep
from registry.refused import Refused
from registry.service import Registry
from registry.streams import station_key


class Taken(Enum):
    """What became of a piece.

    `OK` kept, `START` it does not begin where what is held ends, `DIFFERS` the whole has another hash than
    its name, and is wanted again from its beginning.
    """

    OK = "ok"
    START = "start"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class _Held:
    """How many bytes from the beginning, and the length of the whole as the station's entry names it."""

    held: int
    of: int


def note_attached(
    connection: Connection, station: str, epoch: int, named: Sequence[tuple[int, Sequence[Attached]]]
) -> None:
    """Note what entries name, and that it is wanted where it is not whole yet."""
    rows = [(station, epoch, seq, one.sha256, one.length, one.mime) for seq, some in named for one in some]
    if not rows:
        return
    keep(connection, tables.attached, rows)
    here = tables.attachment.c.sha256
    whole = set(connection.execute(select(here).where(here.in_({row[3] for row in rows}))).scalars())
    first = {row[3]: row for row in reversed(rows) if row[3] not in whole}
    if not first:
        return
    # The same bytes may be named by several entries, also of streams that are being judged at this moment.
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(
        dialect.insert(tables.wanted).on_conflict_do_nothing(),
        [
            {"station": station, "sha256": name, "epoch": epoch, "seq": row[2], "length": row[4]}
            for name, row in sorted(first.items())
        ],
    )


def held_for(registry: Registry, station: str, sha256: str) -> Signed:
    """A signed receipt of how much is held of an attachment that the station's entries name.

    Raises:
        Refused: 404 `station.unknown`, `attachment.not_named` (an entry that names it may not be judged yet).
    """
    with reading(registry.engine) as connection:
        station_key(connection, station)
        held = _held(connection, station, sha256)
    return _signed(registry, station, sha256, held)


def take_piece(
    registry: Registry, sha256: str, body: bytes, *, by: str | None = None
) -> tuple[Taken, Signed]:
    """Take in a piece; the receipt is signed after the commit and is true whatever became of it.

    `by` is the station that hands it over, where that has been proven already.

    Raises:
        Refused: 400 `piece...`, 403 `realm.other`, `token.other_station`, `piece.signature`, 404 as
            `held_for`, 409 `attachment.length`: it is named with another length.
    """
    try:
        received = unpack_piece(body)
    except BadPiece as bad:
        raise Refused(400, bad.code) from bad
    piece = received.piece
    if piece.sha256 != sha256:
        raise Refused(400, "piece.other_attachment")
    if by is not None and piece.station != by:
        raise Refused(403, "token.other_station")
    if piece.realm != registry.identity.realm:
        raise Refused(403, "realm.other", realm=registry.identity.realm)

    def act(connection: Connection) -> tuple[Taken, _Held]:
        if not piece_signature_holds(received, station_key(connection, piece.station)):
            raise Refused(403, "piece.signature")
        return _take(connection, piece, registry.clock())

    taken, held = transact(registry.engine, act)
    return taken, _signed(registry, piece.station, sha256, held)


def content_of(registry: Registry, sha256: str) -> tuple[str, bytes]:
    """Kind and bytes of a whole attachment.

    Raises:
        Refused: 404 `attachment.unknown`, also for one that is not whole.
    """
    whole, named = tables.attachment.c, tables.attached.c
    with reading(registry.engine) as connection:
        by = connection.execute(select(whole.station).where(whole.sha256 == sha256)).scalar()
        if by is None:
            raise Refused(404, "attachment.unknown")
        kind = connection.execute(select(named.mime).where(named.sha256 == sha256).limit(1)).scalar()
        content = b"".join(_pieces(connection, by, sha256))
    return kind or "application/octet-stream", content


def attached_to(
    connection: Connection, places: Sequence[tuple[str, int, int]]
) -> dict[tuple[str, int, int], list[dict[str, object]]]:
    """By entry (station, epoch, number) what it names: hash, length, kind, and whether it is whole here."""
    named, whole = tables.attached.c, tables.attachment.c
    found: dict[tuple[str, int, int], list[dict[str, object]]] = {}
    for station in sorted({place[0] for place in places}):
        seqs = {place[1:] for place in places if place[0] == station}
        rows = connection.execute(
            select(named.epoch, named.seq, named.sha256, named.length, named.mime, whole.kept_at)
            .select_from(tables.attached)
            .outerjoin(tables.attachment, named.sha256 == whole.sha256)
            .where(
                named.station == station,
                named.epoch.in_({epoch for epoch, _ in seqs}),
                named.seq.in_({seq for _, seq in seqs}),
            )
            .order_by(named.epoch, named.seq, named.sha256)
        )
        for row in rows:
            what = {"sha256": row.sha256, "length": row.length, "mime": row.mime}
            told = {**what, "whole": row.kept_at is not None}
            found.setdefault((station, row.epoch, row.seq), []).append(told)
    return found


def _take(connection: Connection, piece: Piece, now: int) -> tuple[Taken, _Held]:
    wanted = tables.wanted.c
    mine = (wanted.station == piece.station) & (wanted.sha256 == piece.sha256)
    # The row is the lock of this attachment's pieces; without one it is whole, or nobody asks for it.
    of = connection.execute(select(wanted.length).where(mine).with_for_update()).scalar()
    held = _held(connection, piece.station, piece.sha256)
    if of is None or held.held == held.of:
        connection.execute(delete(tables.wanted).where(wanted.sha256 == piece.sha256))
        return Taken.OK, held
    if piece.of != of:
        raise Refused(409, "attachment.length", of=of)
    if piece.start != held.held:
        return Taken.START, held
    row = (piece.sha256, piece.station, piece.start, len(piece.content), piece.content)
    connection.execute(insert(tables.piece).values(**dict(zip(tables.piece.c.keys(), row, strict=True))))
    now_held = _Held(piece.start + len(piece.content), of)
    return _whole(connection, piece, now_held, now) if now_held.held == of else (Taken.OK, now_held)


def _whole(connection: Connection, piece: Piece, held: _Held, now: int) -> tuple[Taken, _Held]:
    """The last byte is there: proven by the hash, or begun again."""
    proof = new_hash()
    for content in _pieces(connection, piece.station, piece.sha256):
        proof.update(content)
    if proof.hexdigest() != piece.sha256:
        _drop_pieces(connection, piece.station, piece.sha256)
        return Taken.DIFFERS, _Held(0, held.of)
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    row = {"sha256": piece.sha256, "station": piece.station, "length": held.of, "kept_at": now}
    connection.execute(dialect.insert(tables.attachment).on_conflict_do_nothing(), row)
    connection.execute(delete(tables.wanted).where(tables.wanted.c.sha256 == piece.sha256))
    here = tables.piece.c
    others = (here.sha256 == piece.sha256) & (here.station != piece.station)
    connection.execute(delete(tables.piece).where(others))
    return Taken.OK, held


def _held(connection: Connection, station: str, sha256: str) -> _Held:
    whole, named, here = tables.attachment.c, tables.attached.c, tables.piece.c
    mine = (named.station == station) & (named.sha256 == sha256)
    of = connection.execute(
        select(named.length).where(mine).order_by(named.epoch, named.seq).limit(1)
    ).scalar()
    if of is None:
        raise Refused(404, "attachment.not_named")
    length = connection.execute(select(whole.length).where(whole.sha256 == sha256)).scalar()
    if length is not None:
        return _Held(length, length)
    size = select(func.coalesce(func.sum(here.size), 0)).where(here.sha256 == sha256, here.station == station)
    return _Held(int(connection.execute(size).scalar_one()), of)


def _pieces(connection: Connection, station: str, sha256: str) -> Iterator[bytes]:
    here = tables.piece.c
    mine = select(here.content).where(here.sha256 == sha256, here.station == station).order_by(here.start)
    for content in connection.execute(mine).scalars():
        yield bytes(content)


def _drop_pieces(connection: Connection, station: str, sha256: str) -> None:
    here = tables.piece.c
    connection.execute(delete(tables.piece).where(here.sha256 == sha256, here.station == station))


def _signed(registry: Registry, station: str, sha256: str, held: _Held) -> Signed:
    who = registry.identity
    receipt = HeldReceipt(
        registry=who.registry,
        realm=who.realm,
        incarnation=who.incarnation,
        station=station,
        sha256=sha256,
        held=held.held,
        of=held.of,
        at=registry.clock(),
    )
    return issue_held(receipt, registry.key)
