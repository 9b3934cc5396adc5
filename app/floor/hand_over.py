"""Handing the shift over: its numbers are frozen, two people sign, and paper repeats what the record says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.handover import NOTHING_STANDS, Standing
from app.domain.handover_fold import fold_shift, standing_after
from app.domain.handover_given import EQUIPMENT, FIVE, SAFETY, SHIFT_NAMES, TEN, AtPrint, Badge, Said
from app.domain.handover_sheet import (
    SheetTooLong,
    check_code,
    freeze_content,
    open_items,
    signatures_under,
)
from app.domain.journal import Entry
from app.domain.operator import Author, Role
from app.domain.pack import PackState
from app.domain.refusals import Refusal, refuse
from app.domain.shift_facts import HandoverSigned, SheetFrozen, SheetPrinted
from app.domain.shift_so_far import shift_so_far
from app.floor.commands import AskDelivery
from app.floor.deliver import ask_delivery
from app.floor.foreign_text import keepable
from app.floor.ports import WorkUnit
from app.floor.saved import saved
from app.floor.shift_commands import AskSheet, AskShift, FreezeSheet, NoteSheetPrinted, SignSheet
from app.floor.shift_views import Person, SheetLine, SheetView, ShiftView
from app.floor.sign_in import author_now, operator_view, second_person
from app.floor.site import Site
from app.floor.views import Saved

_PAGE = 1000
_SHEETS_SHOWN = 30
_VERDICTS = {
    "outgoing": ("handed",),
    "incoming": ("accepted", "accepted_with_remarks", "refused"),
    "witness": ("witnessed",),
}


def ask_shift(unit: WorkUnit, _command: AskShift, site: Site) -> ShiftView:
    """How the running shift stands, from its entries alone."""
    standing, entries = _shift_now(unit)
    now = site.clock.now().utc
    apart = unit.packs.in_state(PackState.QUARANTINED)
    return ShiftView(
        so_far=shift_so_far(standing, entries, offset_min=_offset_min(now)),
        entries=len(entries),
        began_at=entries[0].at if entries else None,
        people=_people(unit),
        sheets=_sheets(unit),
        open_runs=tuple(pack.tag for pack in unit.packs.in_state(PackState.DISMANTLING)),
        quarantined=tuple(pack.tag for pack in apart),
        overdue=tuple(pack.tag for pack in apart if pack.recheck_due is not None and pack.recheck_due < now),
        waiting=ask_delivery(unit, AskDelivery(), site).waiting,
        now=now,
        step_words={
            (procedure.id, step.id): step.title
            for procedure in site.procedures.values()
            for step in procedure.steps
        },
    )


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
    standing, entries = _shift_now(unit)
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


def ask_sheet(unit: WorkUnit, command: AskSheet, _site: Site) -> SheetView | Refusal:
    """A sheet exactly as it was frozen, with who has signed since."""
    return sheet_view(unit, command.sheet) or refuse("sheet.unknown", sheet=keepable(command.sheet))


def sheet_view(unit: WorkUnit, sheet: str) -> SheetView | None:
    """A sheet with its signatures and the names for them; None when there is no such sheet."""
    frozen = _frozen(unit, sheet)
    if frozen is None:
        return None
    content = frozen.data["content"]
    current = unit.sessions.current()
    reader = unit.roster.by_id(current[0]) if current is not None else None
    return SheetView(
        sheet=sheet,
        check=frozen.data["check"],
        epoch=frozen.epoch,
        seq=frozen.seq,
        frozen_at=frozen.at,
        content=content,
        signatures=signatures_under(sheet, reversed(_newest(unit, HandoverSigned.type))),
        items=open_items(content),
        people={person.id: person for person in _people(unit)},
        prints=_prints(unit, sheet),
        reader=operator_view(reader, current[1]) if reader is not None and current is not None else None,
    )


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
    )
    unit.journal.append(fact, Author(author.operator, author.session, signer))
    return ask_sheet(unit, AskSheet(command.sheet), site)


def note_sheet_printed(unit: WorkUnit, command: NoteSheetPrinted, _site: Site) -> Saved | Refusal:
    """Record that a sheet went to paper, or why not."""
    if _frozen(unit, command.sheet) is None:
        return refuse("sheet.unknown", sheet=keepable(command.sheet))
    current = unit.sessions.current()
    author = Author(*current) if current is not None else Author()
    number = _prints(unit, command.sheet) + 1
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


def _shift_now(unit: WorkUnit) -> tuple[Standing, tuple[Entry, ...]]:
    """What the running shift took over, and all its entries, oldest first."""
    before = unit.journal.newest_of({SheetFrozen.type})
    standing = standing_after(before[0]) if before else NOTHING_STANDS
    epoch, seq = (before[0].epoch, before[0].seq) if before else (1, 0)
    return standing, tuple(_entries_behind(unit, epoch, seq))


def _entries_behind(unit: WorkUnit, epoch: int, seq: int) -> Iterator[Entry]:
    for at in range(epoch, unit.journal.head().epoch + 1):
        behind = seq if at == epoch else 0
        while page := unit.journal.after(at, behind, _PAGE):
            yield from page
            behind = page[-1].seq


def _at_print(unit: WorkUnit, site: Site) -> AtPrint:
    now = site.clock.now()
    delivery = ask_delivery(unit, AskDelivery(), site)
    room = site.free_room()
    return AtPrint(
        realm=site.realm,
        station=site.station,
        label=keepable(site.label),
        at_ms=now.utc_ms,
        offset_min=_offset_min(now.utc),
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


def _offset_min(now: datetime) -> int:
    offset = now.astimezone().utcoffset() or timedelta(0)
    return int(offset.total_seconds()) // 60


def _people(unit: WorkUnit) -> tuple[Person, ...]:
    return tuple(Person(one.id, one.number, one.name_zh, one.name_en, one.level) for one in unit.roster.all())


def _newest(unit: WorkUnit, fact_type: str) -> tuple[Entry, ...]:
    return unit.journal.newest_of({fact_type}, 4 * _SHEETS_SHOWN)


def _frozen(unit: WorkUnit, sheet: str) -> Entry | None:
    """The entry of a sheet. Sheets are long and asked for while they are new, so the newest come first."""
    limit = 4
    while True:
        found = unit.journal.newest_of({SheetFrozen.type}, limit)
        for entry in found:
            if entry.data["sheet"] == sheet:
                return entry
        if len(found) < limit:
            return None
        limit *= 8


def _prints(unit: WorkUnit, sheet: str) -> int:
    return sum(entry.data["sheet"] == sheet for entry in _newest(unit, SheetPrinted.type))


def _sheets(unit: WorkUnit) -> tuple[SheetLine, ...]:
    signed = _newest(unit, HandoverSigned.type)
    sides = {(entry.data["sheet"], entry.data["side"]): entry.data["verdict"] for entry in reversed(signed)}
    return tuple(
        SheetLine(
            sheet=entry.data["sheet"],
            check=entry.data["check"],
            frozen_at=entry.at,
            outgoing_signed=(entry.data["sheet"], "outgoing") in sides,
            incoming_verdict=sides.get((entry.data["sheet"], "incoming"), ""),
            prints=_prints(unit, entry.data["sheet"]),
        )
        for entry in unit.journal.newest_of({SheetFrozen.type}, _SHEETS_SHOWN)
    )
