"""A station's streams as the registry holds them: heads, entries and the receipts signed for them."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from app.wire.envelope import GENESIS
from app.wire.receipt import Finding, Receipt, issue
from app.wire.signed import Signed
from registry import tables
from registry.engine import reading
from registry.refused import Refused
from registry.service import Registry

_FINDINGS_IN_RECEIPT = _MISSING_IN_RECEIPT = 50
_MAX_BYTES_OUT = 8 * 1_048_576

# Asked with every delivery, so they are put together once.
_HEAD = select(tables.stream_head.c.seq, tables.stream_head.c.hash, tables.stream_head.c.moved_at).where(
    tables.stream_head.c.station == bindparam("station"), tables.stream_head.c.epoch == bindparam("epoch")
)
_LOCKED_HEAD = _HEAD.with_for_update()
_STATION = (
    select(tables.station.c.public_key, tables.station.c.last_seen, tables.revocation.c.revoked_at)
    .select_from(tables.station)
    .outerjoin(
        tables.revocation,
        (tables.revocation.c.station == tables.station.c.station) & tables.revocation.c.lifted_at.is_(None),
    )
    .where(tables.station.c.station == bindparam("station"))
)
_FINDINGS = (
    select(tables.finding.c.code, tables.finding.c.epoch, tables.finding.c.seq)
    .where(tables.finding.c.station == bindparam("station"), tables.finding.c.epoch == bindparam("epoch"))
    .order_by(tables.finding.c.seq.desc(), tables.finding.c.code)
    .limit(_FINDINGS_IN_RECEIPT)
)
_MISSING = (
    select(tables.wanted.c.sha256)
    .where(tables.wanted.c.station == bindparam("station"))
    .order_by(tables.wanted.c.epoch, tables.wanted.c.seq, tables.wanted.c.sha256)
    .limit(_MISSING_IN_RECEIPT)
)


@dataclass(frozen=True, slots=True)
class StreamHead:
    """The newest entry held without a gap; seq 0 and the genesis hash when there is none."""

    seq: int
    hash: bytes
    moved_at: int


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """One entry as it was received."""

    seq: int
    raw: bytes
    hash: bytes
    sig: bytes


def head_of(connection: Connection, station: str, epoch: int, *, lock: bool = False) -> StreamHead | None:
    """The head, or None when nothing of this epoch was ever taken in.

    With `lock` it stays as it is until the transaction ends; on SQLite that holds the only write lock anyway.
    """
    stream = {"station": station, "epoch": epoch}
    row = connection.execute(_LOCKED_HEAD if lock else _HEAD, stream).one_or_none()
    return None if row is None else StreamHead(row.seq, bytes(row.hash), row.moved_at)


def station_key(connection: Connection, station: str) -> bytes:
    """The public key that the station has now.

    Raises:
        Refused: 404 `station.unknown`.
    """
    return known_station(connection, station).public_key


@dataclass(frozen=True, slots=True)
class KnownStation:
    """A station's key of now, when it was last seen (UTC milliseconds, None before its first delivery), and
    whether it is revoked."""

    public_key: bytes
    last_seen: int | None
    revoked: bool


def known_station(connection: Connection, station: str) -> KnownStation:
    """What is to be known of a station before anything of it is taken.

    Raises:
        Refused: 404 `station.unknown`.
    """
    found = connection.execute(_STATION, {"station": station}).first()
    if found is None:
        raise Refused(404, "station.unknown")
    return KnownStation(bytes(found.public_key), found.last_seen, found.revoked_at is not None)


def receipt_for(registry: Registry, station: str, epoch: int) -> Signed:
    """A signed receipt of what is held of one stream, at this moment.

    Raises:
        Refused: 404 `station.unknown`.
    """
    with reading(registry.engine) as connection:
        station_key(connection, station)
        head = head_of(connection, station, epoch) or StreamHead(0, GENESIS, 0)
        said = said_of(connection, station, epoch)
    return signed_receipt(registry, station, epoch, head, said)


@dataclass(frozen=True, slots=True)
class Said:
    """What a receipt says beside how far the registry has come: findings, and attachments it waits for."""

    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()


def said_of(connection: Connection, station: str, epoch: int) -> Said:
    """What a receipt of this moment says of the stream."""
    return Said(newest_findings(connection, station, epoch), missing(connection, station))


def missing(connection: Connection, station: str) -> tuple[str, ...]:
    """SHA-256 of what the station still has to send, those of its oldest entries first; at most fifty."""
    return tuple(connection.execute(_MISSING, {"station": station}).scalars())


def signed_receipt(registry: Registry, station: str, epoch: int, head: StreamHead, said: Said) -> Signed:
    """The registry's word for what it has read, and committed, of one stream."""
    who = registry.identity
    receipt = Receipt(
        registry=who.registry,
        realm=who.realm,
        incarnation=who.incarnation,
        station=station,
        epoch=epoch,
        acked_seq=head.seq,
        acked_hash=head.hash.hex(),
        at=registry.clock(),
        missing_blobs=said.missing,
        findings=said.findings,
    )
    return issue(receipt, registry.key)


def newest_findings(connection: Connection, station: str, epoch: int) -> tuple[Finding, ...]:
    """What a receipt says of the stream, the newest entries first."""
    found = connection.execute(_FINDINGS, {"station": station, "epoch": epoch})
    return tuple(Finding(one.code, one.epoch, one.seq) for one in found)


def entries_from(registry: Registry, station: str, epoch: int, *, first: int, limit: int) -> list[KeptEntry]:
    """Entries from `first` on, oldest first, as many as go into one answer; at least one if there is one.

    Raises:
        Refused: 404 `station.unknown`.
    """
    row = tables.entry.c
    kept: list[KeptEntry] = []
    size = 0
    with reading(registry.engine) as connection:
        station_key(connection, station)
        found = connection.execute(
            select(row.seq, row.raw, row.hash, row.sig)
            .where(row.station == station, row.epoch == epoch, row.seq >= first)
            .order_by(row.seq)
            .limit(limit)
        )
        for one in found:
            size += len(one.raw)
            if kept and size > _MAX_BYTES_OUT:
                break
            kept.append(KeptEntry(one.seq, bytes(one.raw), bytes(one.hash), bytes(one.sig)))
    return kept
