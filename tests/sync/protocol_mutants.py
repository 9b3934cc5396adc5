"""Planted defects of station and registry: the program's own rules with one of them left out."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete

from app.domain.journal import Head
from app.domain.refusals import Refusal
from app.floor import commands as ask
from app.floor.deliver import ask_batch, note_delivery
from app.floor.ports import WorkUnit
from app.floor.site import Site
from app.floor.views import BatchView, DeliveryNoted
from app.wire.batch import ReceivedBatch, batch_signature_holds, unpack
from app.wire.receipt import issue, read
from app.wire.signed import Signed
from registry import tables
from registry.access import token, token_for
from registry.intake import ASIDE, Verdict, _move_head, _proven_and_taken, _rows, _Taken, take
from registry.keep import keep
from registry.keys import spans
from registry.refused import Refused
from registry.service import Registry
from registry.streams import StreamHead, receipt_for
from tests.sync.protocol_ground import Rules

Note = Callable[[WorkUnit, ask.NoteDelivery, Site], object]
Deliver = Callable[[Registry, str, int, bytes], tuple[Verdict, Signed]]
Twist = Callable[[Connection, ReceivedBatch, _Taken, int], tuple[Verdict, StreamHead]]


def believing(*codes: str) -> Note:
    """A station that lets itself be told what it should refuse with these codes."""

    def note(unit: WorkUnit, command: ask.NoteDelivery, site: Site) -> object:
        answer = note_delivery(unit, command, site)
        if not isinstance(answer, Refusal) or answer.code not in codes:
            return answer
        said = read(command.raw)
        head = Head(said.epoch, said.acked_seq, bytes.fromhex(said.acked_hash))
        unit.receipts.store(
            command.raw, command.sig, epoch=head.epoch, acked_seq=head.seq, acked_hash=head.hash
        )
        return DeliveryNoted(head, False, 0)

    return note


def sent_is_delivered(unit: WorkUnit, command: ask.AskBatch, site: Site) -> object:
    """A station that takes for delivered what it has only sent."""
    batch = ask_batch(unit, command, site)
    last = unit.receipts.last()
    if isinstance(batch, BatchView) and last is not None:
        entry = unit.journal.entry(batch.epoch, batch.first_seq + len(batch.entries) - 1)
        assert entry is not None
        unit.receipts.note_sent(last[0], last[1], head=Head(entry.epoch, entry.seq, entry.hash))
    return batch


def closed_epochs_dropped(unit: WorkUnit, command: ask.AskBatch, site: Site) -> object:
    """A station that delivers nothing of an epoch once a new one is open."""
    batch = ask_batch(unit, command, site)
    dropped = isinstance(batch, BatchView) and batch.epoch < unit.journal.head().epoch
    return None if dropped else batch


def twisted(twist: Twist, *, commits: Callable[[ReceivedBatch], bool] = lambda _received: True) -> Deliver:
    """A registry that does otherwise with what its own rules have found."""

    def deliver(registry: Registry, station: str, epoch: int, body: bytes) -> tuple[Verdict, Signed]:
        received, now = unpack(body), registry.clock()
        with registry.engine.connect() as connection, connection.begin() as transaction:
            taken = _proven_and_taken(connection, received, now)
            verdict, head = twist(connection, received, taken, now)
            if not commits(received):
                transaction.rollback()
        true = read(receipt_for(registry, station, epoch).raw)
        said = replace(true, acked_seq=head.seq, acked_hash=head.hash.hex())
        return verdict, issue(said, registry.key)

    return deliver


def _as_found(
    _connection: Connection, _received: ReceivedBatch, taken: _Taken, _now: int
) -> tuple[Verdict, StreamHead]:
    return taken.verdict, taken.head


def _over_a_gap(
    connection: Connection, received: ReceivedBatch, taken: _Taken, now: int
) -> tuple[Verdict, StreamHead]:
    if taken.verdict is not Verdict.GAP:
        return taken.verdict, taken.head
    keep(connection, tables.entry, _rows(received, 0, now))
    return Verdict.OK, _move_head(connection, received, now, first=taken.head.seq == 0)


def _overlap_unseen(
    connection: Connection, received: ReceivedBatch, taken: _Taken, now: int
) -> tuple[Verdict, StreamHead]:
    if taken.verdict is not Verdict.FORK:
        return taken.verdict, taken.head
    start = taken.head.seq + 1 - received.batch.first_seq
    if start >= len(received.batch.entries):
        return Verdict.OK, taken.head
    keep(connection, tables.entry, _rows(received, start, now))
    return Verdict.OK, _move_head(connection, received, now, first=False)


def _last_writer_wins(
    connection: Connection, received: ReceivedBatch, taken: _Taken, now: int
) -> tuple[Verdict, StreamHead]:
    if taken.verdict is not Verdict.FORK:
        return taken.verdict, taken.head
    row, batch = tables.entry.c, received.batch
    stream = (row.station == batch.station, row.epoch == batch.epoch, row.seq >= batch.first_seq)
    connection.execute(delete(tables.entry).where(*stream))
    keep(connection, tables.entry, _rows(received, 0, now))
    return Verdict.OK, _move_head(connection, received, now, first=False)


def _sent_is_signed_for(
    _connection: Connection, received: ReceivedBatch, taken: _Taken, now: int
) -> tuple[Verdict, StreamHead]:
    batch = received.batch
    return taken.verdict, StreamHead(batch.first_seq + len(batch.entries) - 1, received.hashes[-1], now)


def _evidence_dropped(
    connection: Connection, received: ReceivedBatch, taken: _Taken, _now: int
) -> tuple[Verdict, StreamHead]:
    if taken.verdict is Verdict.FORK:
        row = tables.diverging.c
        connection.execute(delete(tables.diverging).where(row.station == received.batch.station))
    return taken.verdict, taken.head


def by_any_key(registry: Registry, station: str, epoch: int, body: bytes) -> tuple[Verdict, Signed]:
    """A registry that takes batches by every key that a station ever had."""
    received = unpack(body)
    with registry.engine.connect() as connection, connection.begin():
        known = spans(connection, station)
        if not any(batch_signature_holds(received, one.key) for one in known):
            raise Refused(403, "batch.signature")
        verdict, _ = take(connection, received, registry.clock())
    return verdict, receipt_for(registry, station, epoch)


def revoked_and_merged(
    connection: Connection, received: ReceivedBatch, taken: _Taken, now: int
) -> tuple[Verdict, StreamHead]:
    """A registry that merges what comes from a station that it has revoked."""
    return take(connection, received, now) if taken.verdict in ASIDE else (taken.verdict, taken.head)


def aside_dropped(
    connection: Connection, received: ReceivedBatch, taken: _Taken, _now: int
) -> tuple[Verdict, StreamHead]:
    """A registry that answers that it has set something aside, and has not."""
    if taken.verdict in ASIDE:
        connection.execute(delete(tables.aside).where(tables.aside.c.station == received.batch.station))
    return taken.verdict, taken.head


def followed_blindly(registry: Registry, body: bytes) -> dict[str, Any]:
    """A registry that looks at no signature of the old key when another is named."""
    try:
        return token(registry, body)
    except Refused as no:
        handed = json.loads(body).get("handed", [])
        if no.code != "token.not_a_station" or not handed:
            raise
        return {"token": token_for(registry, json.loads(json.loads(body)["raw"])["station"])}


MUTANTS: Mapping[str, Rules] = {
    "the station believes any signature": Rules(note=believing("receipt.signature")),
    "the station believes a receipt for somebody else": Rules(
        note=believing("receipt.stranger", "receipt.other_epoch")
    ),
    "the station does not hold a receipt against its own entry": Rules(
        note=believing("receipt.hash_differs", "receipt.ahead")
    ),
    "the station goes back at an equal incarnation": Rules(note=believing("receipt.old")),
    "the station takes sent for delivered": Rules(batch=sent_is_delivered),
    "the station drops what is left of a closed epoch": Rules(batch=closed_epochs_dropped),
    "the registry signs before it commits": Rules(
        deliver=twisted(_as_found, commits=lambda received: received.batch.first_seq % 3 != 0)
    ),
    "the registry looks for no gap": Rules(deliver=twisted(_over_a_gap)),
    "the registry compares no hash where batches overlap": Rules(deliver=twisted(_overlap_unseen)),
    "the registry lets the last writer win": Rules(deliver=twisted(_last_writer_wins)),
    "the registry signs for what was sent": Rules(deliver=twisted(_sent_is_signed_for)),
    "the registry takes batches by a key that was handed over from": Rules(deliver=by_any_key),
    "the registry merges what a revoked station sends": Rules(deliver=twisted(revoked_and_merged)),
    "the registry keeps nothing of a revoked station": Rules(deliver=twisted(aside_dropped)),
    "the registry follows a hand-over that nobody signed": Rules(token=followed_blindly),
    "the registry keeps no evidence of another history": Rules(deliver=twisted(_evidence_dropped)),
}
QUICK = ("the registry signs for what was sent", "the station takes sent for delivered")
"""The defects that are found soonest."""
