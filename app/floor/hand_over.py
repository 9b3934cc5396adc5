"""Handing the shift over: its numbers are frozen, two people sign, and paper repeats what the record says."""

from dataclasses import replace
from datetime import datetime

from app.domain.handover_fold import fold_shift
from app.domain.handover_given import EQUIPMENT, FIVE, SAFETY, SHIFT_NAMES, TEN, AtPrint, Badge, Said
from app.domain.handover_sheet import SheetTooLong, check_code, freeze_content
from app.domain.operator import Author, Role
from app.domain.refusals import Refusal, refuse
from app.domain.shift_facts import HandoverSigned, SheetFrozen, SheetPrinted
from app.floor.commands import AskDelivery
from app.floor.deliver import ask_delivery
from app.floor.foreign_text import keepable
from app.floor.look_at_shift import ask_sheet, offset_min, sheet_frozen, sheet_tries, shift_now
from app.floor.ports import WorkUnit
from app.floor.saved import saved
from app.floor.shift_commands import AskSheet, FreezeSheet, NoteSheetPrinted, SignSheet
from app.floor.shift_views import SheetView
from app.floor.sign_in import author_now, second_person
from app.floor.site import Site
from app.floor.views import Saved

_VERDICTS = {
    "outgoing": ("handed",),
    "incoming": ("accepted", "accepted_with_remarks", "refused"),
    "witness": ("witnessed",),
}


def freeze_sheet(unit: WorkUnit, command: FreezeSheet, site: Site) -> SheetView | Refusal:
    """Freeze the shift. From here on its numbers never change; the next shift begins behind this entry."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    incoming = unit.roster.by_number(command.incoming)
    if incoming is None or not incoming.active:
        return refuse("operator.number_unknown")
    if incoming.id == author.operator:
        return refuse("second.same_person")
    strange = _strange(command)
    if strange:
        return refuse("sheet.no_such_item", item=strange)
    standing, entries = shift_now(unit)
    if not entries:
        return refuse("sheet.nothing_to_hand_over")
    words = Said(
        outgoing=author.operator or "",
        incoming=incoming.id,
        shift_name=command.shift_name,
        equipment={name: replace(tick, note=keepable(tick.note)) for name, tick in command.equipment.items()},
        safety={name: replace(tick, note=keepable(tick.note)) for name, tick in command.safety.items()},
        ten=command.ten,
        five=command.five,
        instructions=keepable(command.instructions),
        notes={key: keepable(note) for key, note in command.notes.items()},
    )
    try:
        content = freeze_content(fold_shift(standing, entries), _at_print(unit, site), words)
    except SheetTooLong:
        return refuse("sheet.too_long")
    number = content["A"]["sheet"]["v"]
    first, last = entries[0], entries[-1]
    first_seq = first.seq if first.epoch == last.epoch else 1
    fact = SheetFrozen(number, first_seq, last.seq, check_code(content), content)
    unit.journal.append(fact, author)
    return ask_sheet(unit, AskSheet(number), site)


def sign_sheet(unit: WorkUnit, command: SignSheet, site: Site) -> SheetView | Refusal:
    """A side signs with badge and PIN; both must be different people, and neither signs twice."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    view = ask_sheet(unit, AskSheet(command.sheet), site)
    if isinstance(view, Refusal):
        return view
    refusal = _not_signable(command, view)
    if refusal is not None:
        return refusal
    signer = second_person(
        unit,
        command.who,
        site,
        meaning=f"handover_{command.side}",
        role=Role.SUPERVISOR if command.side == "witness" else None,
        somebody_else=False,
    )
    if isinstance(signer, Refusal):
        return signer
    wanted = view.content["A"]["outgoing" if command.side == "outgoing" else "incoming"]["v"]
    if command.side == "outgoing" and signer.operator != wanted:
        return refuse("sheet.not_the_outgoing")
    others = {one.operator for one in view.signatures}
    if signer.operator in others or (command.side != "outgoing" and signer.operator == _outgoing(view)):
        return refuse("second.same_person")
    fact = HandoverSigned(
        sheet=command.sheet,
        side=command.side,
        operator=signer.operator,
        verdict=command.verdict,
        remarks=keepable(command.remarks.strip()),
        accepted=command.accepted,
        scanned=command.scanned,
    )
    unit.journal.append(fact, Author(author.operator, author.session, signer))
    return ask_sheet(unit, AskSheet(command.sheet), site)


def note_sheet_printed(unit: WorkUnit, command: NoteSheetPrinted, _site: Site) -> Saved | Refusal:
    """Record that a sheet went to paper, or why not."""
    frozen = sheet_frozen(unit, command.sheet)
    if frozen is None:
        return refuse("sheet.unknown", sheet=keepable(command.sheet))
    current = unit.sessions.current()
    author = Author(*current) if current is not None else Author()
    number = len(sheet_tries(unit, frozen)) + 1
    entry = unit.journal.append(SheetPrinted(command.sheet, number, command.printer, command.fault), author)
    return saved(unit, entry)


def _not_signable(command: SignSheet, view: SheetView) -> Refusal | None:
    if command.verdict not in _VERDICTS.get(command.side, ()):
        return refuse("sheet.no_such_verdict", verdict=keepable(command.verdict))
    signed = {one.side: one for one in view.signatures}
    if command.side in signed:
        return refuse("sheet.side_signed", side=command.side)
    if command.side == "incoming" and "outgoing" not in signed:
        return refuse("sheet.outgoing_first")
    if command.side == "witness" and ("incoming" not in signed or signed["incoming"].verdict != "refused"):
        return refuse("sheet.nothing_to_witness")
    if command.verdict in ("accepted_with_remarks", "refused") and not command.remarks.strip():
        return refuse("sheet.needs_remarks")
    missing = {item.key for item in view.items} - set(command.accepted)
    if command.verdict.startswith("accepted") and missing:
        return refuse("sheet.item_not_gone_through", item=min(missing), count=len(missing))
    return _not_read(command, view)


def _not_read(command: SignSheet, view: SheetView) -> Refusal | None:
    """A shift is taken over plainly when each code on its paper was read; unread ones take a remark."""
    printed = {item.paper for item in view.items if item.paper}
    if set(command.scanned) - printed or len(set(command.scanned)) < len(command.scanned):
        return refuse("sheet.other_paper", sheet=view.sheet)
    unread = len(printed) - len(command.scanned)
    if command.verdict == "accepted" and unread:
        return refuse("sheet.item_not_read", count=unread)
    return None


def _outgoing(view: SheetView) -> str:
    return str(view.content["A"]["outgoing"]["v"])


def _strange(command: FreezeSheet) -> str:
    """The first item that is on no list, "" when all are."""
    lists = (
        (command.equipment, EQUIPMENT),
        (command.safety, SAFETY),
        (command.ten, TEN),
        (command.five, FIVE),
        ((command.shift_name,), SHIFT_NAMES),
    )
    return next((keepable(name) for given, known in lists for name in sorted(given) if name not in known), "")


def _at_print(unit: WorkUnit, site: Site) -> AtPrint:
    now = site.clock.now()
    delivery = ask_delivery(unit, AskDelivery(), site)
    room = site.free_room()
    return AtPrint(
        realm=site.realm,
        station=site.station,
        label=keepable(site.label),
        at_ms=now.utc_ms,
        offset_min=offset_min(now.utc),
        clock_state=now.clock.value,
        clock_age_ms=now.clock_age_ms,
        saved=delivery.saved,
        receipted=delivery.receipted,
        waiting=delivery.waiting,
        oldest_waiting_ms=_ms(delivery.oldest_waiting_at),
        last_receipt_ms=_ms(delivery.last_receipt_at),
        disk_free_mib=room >> 20 if room is not None else None,
        recheck_s=site.limits.value("quarantine_recheck"),
        people={one.id: Badge(one.number, one.level) for one in unit.roster.all()},
        procedures=site.procedures,
    )


def _ms(at: datetime | None) -> int | None:
    return round(at.timestamp() * 1000) if at is not None else None
