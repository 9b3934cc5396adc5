"""Delivery: what waits for the registry, and which receipts are believed."""

from collections.abc import Callable
from typing import Protocol

from app.domain.journal import Entry, Head
from app.domain.refusals import Refusal, refuse
from app.floor.commands import AskBatch, AskDelivery, NoteDelivery
from app.floor.ports import WorkUnit
from app.floor.registry_keys import registry_keys
from app.floor.site import Site
from app.floor.views import BatchView, DeliveryNoted, DeliveryView
from app.wire.envelope import GENESIS
from app.wire.receipt import BadReceipt, Receipt, read, receipt_holds
from app.wire.signed import Signed


class Addressee(Protocol):
    """Who a receipt must be for; `anchor` hears the registry's time, UTC milliseconds."""

    @property
    def station(self) -> str:
        """Its id."""

    @property
    def realm(self) -> str:
        """Practice or production."""

    @property
    def registry(self) -> str:
        """The registry that it is enrolled at."""

    @property
    def anchor(self) -> Callable[[int], None]:
        """Told the time of a receipt that is believed."""


def ask_delivery(unit: WorkUnit, _command: AskDelivery, site: Site) -> DeliveryView:
    """Counts and ages: saved here, signed for by the registry, waiting."""
    head = unit.journal.head()
    newest = unit.journal.entry(head.epoch, head.seq)
    oldest = [one for epoch in _epochs(head) for one in _unsent(unit, epoch, 1)]
    last = unit.receipts.last()
    photographs, size = unit.attachments.waiting()
    return DeliveryView(
        saved=unit.journal.count(),
        newest_at=newest.at if newest is not None else None,
        receipted=sum(unit.receipts.covered(epoch).seq for epoch in _epochs(head)),
        receipts_checked=unit.receipts.checked(),
        last_receipt_at=last[2] if last is not None else None,
        waiting=_waiting(unit, head),
        oldest_waiting_at=oldest[0].at if oldest else None,
        station=site.station,
        registry=site.registry,
        realm=site.realm,
        attachments_waiting=photographs,
        attachment_bytes=size,
        holds_known=unit.remote.count(),
        heard_at=unit.remote.heard_at(),
    )


def ask_batch(unit: WorkUnit, command: AskBatch, site: Site) -> BatchView | None:
    """The next entries to deliver with the hash that stands before them, or None when all is said.

    What is left of a closed epoch goes first, so that the registry can tell what a new one leaves out.
    """
    head = unit.journal.head()
    for epoch in _epochs(head):
        before = _sent_up_to(unit, epoch, command)
        entries = unit.journal.after(epoch, before.seq, command.limit)
        if entries:
            return BatchView(
                realm=site.realm,
                station=site.station,
                epoch=epoch,
                first_seq=before.seq + 1,
                prev_hash=before.hash if before.seq else GENESIS,
                entries=tuple((entry.raw, entry.sig) for entry in entries),
                waiting=_waiting(unit, head),
            )
    return None


def note_delivery(unit: WorkUnit, command: NoteDelivery, site: Addressee) -> DeliveryNoted | Refusal:
    """Believe a receipt only when it is the registry's, about us, and agrees with our own journal.

    A receipt below what was acknowledged counts only from a registry that says it was restored
    (a higher incarnation): then the entries after it are sent again, and none from before it counts any
    more. One that our journal contradicts is kept: about this epoch it stops work at the next start, about a
    closed one it ends the sending of it.
    """
    signed = Signed(command.raw, command.sig)
    if not any(receipt_holds(signed, key) for key in registry_keys(unit).now):
        return refuse("receipt.signature")
    try:
        receipt = read(command.raw)
    except BadReceipt:
        return refuse("receipt.malformed")
    if (receipt.registry, receipt.realm, receipt.station) != (site.registry, site.realm, site.station):
        return refuse("receipt.stranger")
    head = unit.journal.head()
    if receipt.epoch > head.epoch:
        return refuse("receipt.other_epoch", epoch=receipt.epoch)
    return _held_against(unit, receipt, command, site)


def _held_against(
    unit: WorkUnit, receipt: Receipt, command: NoteDelivery, site: Addressee
) -> DeliveryNoted | Refusal:
    """The receipt against our own journal."""
    head, said = unit.journal.head(), _said(receipt)
    before = unit.receipts.covered(receipt.epoch)
    wrong = _contradiction(unit, receipt)
    if wrong is not None and receipt.epoch == head.epoch:
        unit.receipts.note_against(command.raw, command.sig, head=said)
        return wrong
    if receipt.incarnation < heard_incarnation(unit):
        return refuse("receipt.old", acked=receipt.acked_seq)
    if receipt.epoch < head.epoch and _came_back(unit, receipt, contradicts=wrong is not None):
        unit.receipts.send_again(command.raw, command.sig, epoch=receipt.epoch)
    if wrong is not None:
        return _closed_epoch(unit, receipt, command) or wrong
    if receipt.acked_seq < before.seq and receipt.incarnation <= heard_incarnation(unit, receipt.epoch):
        return refuse("receipt.old", acked=receipt.acked_seq)
    # Kept with the same number too when the registry came back: only so is a receipt from before it known.
    came_back = receipt.incarnation > (heard_incarnation(unit, receipt.epoch) or heard_incarnation(unit))
    if receipt.acked_seq != before.seq or came_back:
        unit.receipts.store(
            command.raw, command.sig, epoch=said.epoch, acked_seq=said.seq, acked_hash=said.hash
        )
    unit.attachments.note_missing(receipt.missing_blobs, incarnation=receipt.incarnation, at=receipt.at)
    site.anchor(receipt.at)
    return DeliveryNoted(said, receipt.acked_seq < before.seq, _waiting(unit, head))


def _closed_epoch(unit: WorkUnit, receipt: Receipt, command: NoteDelivery) -> DeliveryNoted | None:
    """The registry holds more of a closed epoch, or another history: it has what it was sent, as evidence."""
    if command.sent is None:
        so_far = unit.receipts.delivered(receipt.epoch)
        return DeliveryNoted(so_far, False, _waiting(unit, unit.journal.head()))
    if command.sent[0] != receipt.epoch:
        return None
    entry = unit.journal.entry(*command.sent)
    if entry is None:
        return None
    sent = Head(entry.epoch, entry.seq, entry.hash)
    unit.receipts.note_sent(command.raw, command.sig, head=sent)
    return DeliveryNoted(sent, False, _waiting(unit, unit.journal.head()))


def _contradiction(unit: WorkUnit, receipt: Receipt) -> Refusal | None:
    newest = _last_of(unit, receipt.epoch)
    if receipt.acked_seq > newest:
        return refuse("receipt.ahead", acked=receipt.acked_seq, head=newest)
    own = unit.journal.entry(receipt.epoch, receipt.acked_seq) if receipt.acked_seq else None
    expected = own.hash if own is not None else GENESIS
    if receipt.acked_hash != expected.hex():
        return refuse("receipt.hash_differs", seq=receipt.acked_seq)
    return None


def heard_incarnation(unit: WorkUnit, epoch: int | None = None) -> int:
    """The newest incarnation whose word was kept, about one epoch or about any; 0 before the first."""
    if epoch is not None:
        about = unit.receipts.newest_about(epoch)
        return read(about).incarnation if about is not None else 0
    last = unit.receipts.last()
    return read(last[0]).incarnation if last is not None else 0


def _came_back(unit: WorkUnit, receipt: Receipt, *, contradicts: bool) -> bool:
    """Whether the registry may have lost what it held of a closed epoch in, or beside, another history."""
    sent = unit.receipts.newest_sent(receipt.epoch)
    known = max(heard_incarnation(unit, receipt.epoch), read(sent).incarnation if sent is not None else 0)
    return 0 < known < receipt.incarnation and (contradicts or sent is not None)


def _said(receipt: Receipt) -> Head:
    return Head(receipt.epoch, receipt.acked_seq, bytes.fromhex(receipt.acked_hash))


def _epochs(head: Head) -> range:
    return range(1, head.epoch + 1)


def _last_of(unit: WorkUnit, epoch: int) -> int:
    return unit.journal.newest_in(epoch).seq


def _sent_up_to(unit: WorkUnit, epoch: int, command: AskBatch) -> Head:
    """Behind which entry there is more to send: what was set aside is not sent twice."""
    before = unit.receipts.delivered(epoch)
    aside = max((seq for number, seq in command.aside if number == epoch), default=0)
    entry = unit.journal.entry(epoch, aside) if aside > before.seq else None
    return Head(epoch, entry.seq, entry.hash) if entry is not None else before


def _unsent(unit: WorkUnit, epoch: int, limit: int) -> tuple[Entry, ...]:
    return unit.journal.after(epoch, unit.receipts.delivered(epoch).seq, limit)


def _waiting(unit: WorkUnit, head: Head) -> int:
    return sum(_last_of(unit, epoch) - unit.receipts.delivered(epoch).seq for epoch in _epochs(head))
