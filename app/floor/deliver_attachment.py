"""Delivery of photographs and documents: which is next, and what the registry says that it holds."""

from app.domain.refusals import Refusal, refuse
from app.floor.commands import AskAttachment, NoteAttachment
from app.floor.deliver import heard_incarnation
from app.floor.ports import WorkUnit
from app.floor.registry_keys import registry_keys
from app.floor.site import Site
from app.floor.views import AttachmentNoted, AttachmentView
from app.wire.attachment import BadPiece, held_receipt_holds, read_held
from app.wire.signed import Signed


def ask_attachment(unit: WorkUnit, command: AskAttachment, site: Site) -> AttachmentView | None:
    """The one of the oldest entry that the registry has not signed for, or None when all is there."""
    one = unit.attachments.next_waiting(command.passing_over)
    if one is None:
        return None
    return AttachmentView(site.realm, site.station, one.sha256, one.length, one.mime)


def note_attachment(unit: WorkUnit, command: NoteAttachment, site: Site) -> AttachmentNoted | Refusal:
    """Believe it only when the pinned key signed it, and it is about us and an attachment of our own entries.

    Refusals: `receipt.signature`, `receipt.malformed`, `receipt.stranger`, `receipt.old` (from before the
    registry came back from a backup).
    """
    signed = Signed(command.raw, command.sig)
    if not any(held_receipt_holds(signed, key) for key in registry_keys(unit).now):
        return refuse("receipt.signature")
    try:
        receipt = read_held(command.raw)
    except BadPiece:
        return refuse("receipt.malformed")
    if (receipt.registry, receipt.realm, receipt.station) != (site.registry, site.realm, site.station):
        return refuse("receipt.stranger")
    if receipt.incarnation < heard_incarnation(unit):
        return refuse("receipt.old")
    if unit.attachments.length_of(receipt.sha256) != receipt.of:
        return refuse("receipt.stranger")
    whole = receipt.held == receipt.of
    if whole:
        unit.attachments.note_arrived(
            receipt.sha256, command.raw, command.sig, incarnation=receipt.incarnation, at=receipt.at
        )
    return AttachmentNoted(receipt.sha256, receipt.held, whole)
