"""Delivery: what waits for the registry, and which receipts are believed."""

from app.domain.journal import Head
from app.domain.refusals import Refusal, refuse
from app.floor.commands import AskBatch, AskDelivery, NoteDelivery
from app.floor.ports import WorkUnit
from app.floor.site import Site
from app.floor.views import BatchView, DeliveryNoted, DeliveryView
from app.wire.envelope import GENESIS
from app.wire.receipt import BadReceipt, Receipt, SignedReceipt, read, receipt_holds


def ask_delivery(unit: WorkUnit, _command: AskDelivery, site: Site) -> DeliveryView:
    """Counts and ages: saved here, signed for by the registry, waiting."""
    head, acked = unit.journal.head(), unit.receipts.acked()
    newest = unit.journal.entry(head.epoch, head.seq)
    oldest = unit.journal.after(acked.epoch, acked.seq, 1)
    last = unit.receipts.last()
    waiting = head.seq - acked.seq
    total = unit.journal.count()
    return DeliveryView(
        saved=total,
        newest_at=newest.at if newest is not None else None,
        receipted=total - waiting,
        receipts_checked=unit.receipts.checked(),
        last_receipt_at=last[2] if last is not None else None,
        waiting=waiting,
        oldest_waiting_at=oldest[0].at if oldest else None,
        station=site.station,
        registry=site.registry,
        realm=site.realm,
    )


def ask_batch(unit: WorkUnit, command: AskBatch, site: Site) -> BatchView | None:
    """The next entries to deliver with the hash that stands before them, or None when all is said."""
    acked = unit.receipts.acked()
    entries = unit.journal.after(acked.epoch, acked.seq, command.limit)
    if not entries:
        return None
    return BatchView(
        realm=site.realm,
        station=site.station,
        epoch=acked.epoch,
        first_seq=acked.seq + 1,
        prev_hash=acked.hash if acked.seq else GENESIS,
        entries=tuple((entry.raw, entry.sig) for entry in entries),
        waiting=unit.journal.head().seq - acked.seq,
    )


def note_delivery(unit: WorkUnit, command: NoteDelivery, site: Site) -> DeliveryNoted | Refusal:
    """Believe a receipt only when it is the registry's, about us, and agrees with our own journal.

    A receipt below what was acknowledged counts only from a registry that says it was restored
    (a higher incarnation): then the entries after it are sent again.
    """
    signed = SignedReceipt(command.raw, command.sig)
    if not any(receipt_holds(signed, key) for key in unit.receipts.registry_keys()):
        return refuse("receipt.signature")
    try:
        receipt = read(command.raw)
    except BadReceipt:
        return refuse("receipt.malformed")
    before = unit.receipts.acked()
    wrong = _disagreement(unit, receipt, site, before=before)
    if wrong is not None:
        return wrong
    hashed = bytes.fromhex(receipt.acked_hash)
    rewound = receipt.acked_seq < before.seq
    if receipt.acked_seq != before.seq or unit.receipts.last() is None:
        unit.receipts.store(
            command.raw, command.sig, epoch=receipt.epoch, acked_seq=receipt.acked_seq, acked_hash=hashed
        )
    head = unit.journal.head()
    return DeliveryNoted(
        Head(receipt.epoch, receipt.acked_seq, hashed), rewound, head.seq - receipt.acked_seq
    )


def _disagreement(unit: WorkUnit, receipt: Receipt, site: Site, *, before: Head) -> Refusal | None:
    if (receipt.registry, receipt.realm, receipt.station) != (site.registry, site.realm, site.station):
        return refuse("receipt.stranger")
    head = unit.journal.head()
    if receipt.epoch != head.epoch:
        return refuse("receipt.other_epoch", epoch=receipt.epoch)
    if receipt.acked_seq > head.seq:
        return refuse("receipt.ahead", acked=receipt.acked_seq, head=head.seq)
    own = unit.journal.entry(receipt.epoch, receipt.acked_seq) if receipt.acked_seq else None
    expected = own.hash if own is not None else GENESIS
    if receipt.acked_hash != expected.hex():
        return refuse("receipt.hash_differs", seq=receipt.acked_seq)
    last = unit.receipts.last()
    if (
        receipt.acked_seq < before.seq
        and last is not None
        and receipt.incarnation <= read(last[0]).incarnation
    ):
        return refuse("receipt.old", acked=receipt.acked_seq)
    return None
