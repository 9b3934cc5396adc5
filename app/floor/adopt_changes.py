"""The registry's changes come in: believed only when it signed them, and kept in the record as signed."""

from collections.abc import Iterable

from app.domain.journal import Entry
from app.domain.operator import STATION
from app.domain.pack_hold import PackHold
from app.domain.refusals import Refusal, refuse
from app.domain.registry_facts import ChangesAdopted
from app.floor.ports import WorkUnit
from app.floor.registry_keys import registry_keys
from app.floor.remote_views import ChangesNoted
from app.floor.site import Site
from app.floor.sync_commands import AskChangesFrom, NoteChanges
from app.wire.changes import BadChanges, Page, page_holds, read_page, ruling_holds
from app.wire.signed import Signed


def ask_changes_from(unit: WorkUnit, _command: AskChangesFrom, _site: Site) -> int:
    """The position of the newest change that counts here, 0 when none does."""
    return _reached(_newest(unit))[1]


def note_changes(unit: WorkUnit, command: NoteChanges, site: Site) -> ChangesNoted | Refusal:
    """Believe a page only when a pinned key signed it, it names our registry and realm, and it follows on.

    A registry that came back from a backup (a higher incarnation) is heard again from its first change: what
    was adopted before stays, for holds are never taken back by being told less. A lower one is an old page.
    """
    signed, keys = Signed(command.raw, command.sig), registry_keys(unit)
    if not any(page_holds(signed, key) for key in keys.now):
        return refuse("changes.signature")
    try:
        page = read_page(command.raw)
    except BadChanges as bad:
        return refuse("changes.positions" if bad.code == "changes.positions" else "changes.malformed")
    if (page.registry, page.realm) != (site.registry, site.realm):
        return refuse("changes.stranger")
    if not all(
        any(ruling_holds(one, page.registry, page.realm, key) for key in keys.ever) for one in page.changes
    ):
        return refuse("changes.signature")
    return _follow_on(unit, command, page, site)


def _follow_on(unit: WorkUnit, command: NoteChanges, page: Page, site: Site) -> ChangesNoted | Refusal:
    incarnation, reached = _reached(_newest(unit))
    if page.incarnation < incarnation or page.after != command.asked:
        return refuse("changes.old")
    again = page.incarnation > incarnation > 0
    if not again and page.after > reached:
        return refuse("changes.positions")
    if not again and page.newest < reached:
        return refuse("changes.fewer", known=reached, told=page.newest)
    unit.remote.note_heard()
    if again and page.after:  # positions are new in every incarnation
        return ChangesNoted(0, more=True, poll_after_s=page.poll_after_s)
    fresh: tuple[PackHold, ...] = ()
    # A page that was lost on its way to the pump is asked for again, and not written down twice.
    if page.changes and (again or page.last > reached):
        fresh = _fresh(unit, page, site)
        fact = ChangesAdopted(
            page.incarnation, page.after + 1, page.last, command.raw.decode(), command.sig.hex()
        )
        unit.journal.append(fact, STATION, batteries=_known_here(unit, page))
    return ChangesNoted(page.last, page.newest > page.last, page.poll_after_s, len(page.changes), fresh)


def _newest(unit: WorkUnit) -> Entry | None:
    found = unit.journal.newest_of({ChangesAdopted.type})
    return found[0] if found else None


def _reached(newest: Entry | None) -> tuple[int, int]:
    """The incarnation and the position that the record has reached."""
    return (newest.data["incarnation"], newest.data["last"]) if newest is not None else (0, 0)


def _fresh(unit: WorkUnit, page: Page, site: Site) -> tuple[PackHold, ...]:
    told = [one.what for one in page.changes if isinstance(one.what, PackHold) and one.what.binding]
    before = {(one.battery, one.id) for one in unit.remote.about({one.battery for one in told})}
    return tuple(one for one in told if (one.battery, one.id) not in before and one.station != site.station)


def _known_here(unit: WorkUnit, page: Page) -> tuple[str, ...]:
    """The batteries it is about that ever stood here: of the others nothing is on record to be named."""
    batteries: Iterable[str] = (one.what.battery for one in page.changes if one.what is not None)
    return tuple(battery for battery in dict.fromkeys(batteries) if unit.packs.by_code(battery))
