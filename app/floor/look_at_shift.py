"""Looking at shifts: how the running one goes, a sheet with its signatures and prints, the sheets before."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from app.domain.handover import NOTHING_STANDS, Standing
from app.domain.handover_fold import standing_after
from app.domain.handover_sheet import open_items, signatures_under
from app.domain.journal import Entry
from app.domain.pack import PackState
from app.domain.refusals import Refusal, refuse
from app.domain.shift_facts import HandoverSigned, SheetFrozen, SheetPrinted
from app.domain.shift_so_far import shift_so_far
from app.floor.commands import AskDelivery
from app.floor.deliver import ask_delivery
from app.floor.foreign_text import keepable
from app.floor.ports import WorkUnit
from app.floor.shift_commands import AskSheet, AskShift
from app.floor.shift_views import Person, SheetLine, SheetView, ShiftView
from app.floor.sign_in import operator_view
from app.floor.site import Site
from app.floor.views import OperatorView

_PAGE = 1000
_SHEETS_SHOWN = 30
_FIRST_LOOK = 64
"""How many entries of one kind are looked at before it is known how far back they must reach."""


def ask_shift(unit: WorkUnit, _command: AskShift, site: Site) -> ShiftView:
    """How the running shift stands, from its entries alone."""
    standing, entries = shift_now(unit)
    now = site.clock.now().utc
    apart = unit.packs.in_state(PackState.QUARANTINED)
    return ShiftView(
        so_far=shift_so_far(standing, entries, offset_min=offset_min(now)),
        entries=len(entries),
        began_at=entries[0].at if entries else None,
        people=_people(unit),
        sheets=_sheets(unit),
        open_runs=tuple(pack.tag for pack in unit.packs.in_state(PackState.DISMANTLING)),
        quarantined=tuple(pack.tag for pack in apart),
        overdue=tuple(pack.tag for pack in apart if pack.recheck_due is not None and pack.recheck_due < now),
        waiting=ask_delivery(unit, AskDelivery(), site).waiting,
        now=now,
        reader=_reader(unit),
        step_words={
            (procedure.id, step.id): step.title
            for procedure in site.procedures.values()
            for step in procedure.steps
        },
    )


def ask_sheet(unit: WorkUnit, command: AskSheet, _site: Site) -> SheetView | Refusal:
    """A sheet exactly as it was frozen, with who has signed since."""
    return sheet_view(unit, command.sheet) or refuse("sheet.unknown", sheet=keepable(command.sheet))


def sheet_view(unit: WorkUnit, sheet: str) -> SheetView | None:
    """A sheet with its signatures and the names for them; None when there is no such sheet."""
    frozen = sheet_frozen(unit, sheet)
    if frozen is None:
        return None
    content = frozen.data["content"]
    prints, print_fault = _prints(sheet_tries(unit, frozen))
    return SheetView(
        sheet=sheet,
        check=frozen.data["check"],
        epoch=frozen.epoch,
        seq=frozen.seq,
        frozen_at=frozen.at,
        content=content,
        signatures=signatures_under(sheet, reversed(_behind(unit, HandoverSigned.type, frozen))),
        items=open_items(content),
        people={person.id: person for person in _people(unit)},
        prints=prints,
        print_fault=print_fault,
        reader=_reader(unit),
    )


def shift_now(unit: WorkUnit) -> tuple[Standing, tuple[Entry, ...]]:
    """What the running shift took over, and all its entries, oldest first."""
    before = unit.journal.newest_of({SheetFrozen.type})
    standing = standing_after(before[0]) if before else NOTHING_STANDS
    epoch, seq = (before[0].epoch, before[0].seq) if before else (1, 0)
    return standing, tuple(_entries_behind(unit, epoch, seq))


def sheet_frozen(unit: WorkUnit, sheet: str) -> Entry | None:
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


def sheet_tries(unit: WorkUnit, frozen: Entry) -> tuple[Entry, ...]:
    """Every time a frozen sheet was sent to paper, newest first, whether it came out or not."""
    return _about(frozen, _behind(unit, SheetPrinted.type, frozen))


def verdicts_under(unit: WorkUnit, frozen: Entry) -> Mapping[str, str]:
    """What each side that has signed said of a frozen sheet, by side."""
    signed = _about(frozen, _behind(unit, HandoverSigned.type, frozen))
    return {entry.data["side"]: str(entry.data["verdict"]) for entry in reversed(signed)}


def offset_min(now: datetime) -> int:
    """How far the wall clock here is ahead of UTC at a moment, in whole minutes."""
    offset = now.astimezone().utcoffset() or timedelta(0)
    return int(offset.total_seconds()) // 60


def _entries_behind(unit: WorkUnit, epoch: int, seq: int) -> Iterator[Entry]:
    for at in range(epoch, unit.journal.head().epoch + 1):
        behind = seq if at == epoch else 0
        while page := unit.journal.after(at, behind, _PAGE):
            yield from page
            behind = page[-1].seq


def _behind(unit: WorkUnit, fact_type: str, first: Entry) -> tuple[Entry, ...]:
    """All entries of one kind behind an entry, newest first."""
    limit = _FIRST_LOOK
    while True:
        found = unit.journal.newest_of({fact_type}, limit)
        behind = tuple(entry for entry in found if (entry.epoch, entry.seq) > (first.epoch, first.seq))
        if len(behind) < len(found) or len(found) < limit:
            return behind
        limit *= 8


def _about(frozen: Entry, told: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in told if entry.data["sheet"] == frozen.data["sheet"])


def _prints(tries: Sequence[Entry]) -> tuple[int, str]:
    """How often a sheet came out, and the fault of the newest try."""
    faults = [str(entry.data["fault"]) for entry in tries]
    return faults.count(""), next(iter(faults), "")


def _sheets(unit: WorkUnit) -> tuple[SheetLine, ...]:
    frozen = unit.journal.newest_of({SheetFrozen.type}, _SHEETS_SHOWN)
    if not frozen:
        return ()
    signed = _behind(unit, HandoverSigned.type, frozen[-1])
    tried = _behind(unit, SheetPrinted.type, frozen[-1])
    return tuple(_line(entry, signed=_about(entry, signed), tries=_about(entry, tried)) for entry in frozen)


def _line(frozen: Entry, *, signed: Sequence[Entry], tries: Sequence[Entry]) -> SheetLine:
    sides = {entry.data["side"]: str(entry.data["verdict"]) for entry in reversed(signed)}
    prints, print_fault = _prints(tries)
    return SheetLine(
        sheet=frozen.data["sheet"],
        check=frozen.data["check"],
        frozen_at=frozen.at,
        outgoing_signed="outgoing" in sides,
        incoming_verdict=sides.get("incoming", ""),
        witnessed="witness" in sides,
        prints=prints,
        print_fault=print_fault,
    )


def _people(unit: WorkUnit) -> tuple[Person, ...]:
    return tuple(Person.of(one) for one in unit.roster.all())


def _reader(unit: WorkUnit) -> OperatorView | None:
    current = unit.sessions.current()
    person = unit.roster.by_id(current[0]) if current is not None else None
    return operator_view(person, current[1]) if person is not None and current is not None else None
