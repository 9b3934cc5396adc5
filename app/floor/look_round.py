"""Questions screens ask: where was I, what is here, what is this pack."""

from collections.abc import Mapping
from typing import Any

from app.domain.pack import Pack, PackState
from app.domain.refusals import Refusal, refuse
from app.floor.check_scale import ask_scales
from app.floor.commands import AskPack, AskQueue, AskResume, KeepPlace
from app.floor.ports import WorkUnit
from app.floor.scale_commands import AskScales
from app.floor.sign_in import operator_view
from app.floor.site import Site
from app.floor.views import QueueView, ResumeView

EMERGENCY = "emergency"


def keep_place(unit: WorkUnit, command: KeepPlace, _site: Site) -> bool:
    """Remember the place and what is in hand there; under an alarm it waits behind it."""
    kept = unit.places.last()
    if kept is not None and kept[0] == EMERGENCY:
        behind = {**kept[1], "back": command.place, "draft": dict(command.draft)}
        unit.places.keep(EMERGENCY, behind)
    else:
        unit.places.keep(command.place, command.draft)
    return True


def place_behind(kept: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """The place and the draft that wait for an alarm to end."""
    return kept.get("back", ""), kept.get("draft", {})


def ask_resume(unit: WorkUnit, _command: AskResume, _site: Site) -> ResumeView:
    """Where the station was: from the record first, from the kept place where the record is silent."""
    current = unit.sessions.current()
    person = unit.roster.by_id(current[0]) if current is not None else None
    operator = operator_view(person, current[1]) if person is not None and current is not None else None
    kept = unit.places.last()
    place, draft = kept if kept is not None else ("", {})
    alarm = place == EMERGENCY
    if alarm:
        place, draft = place_behind(draft)
    head = unit.journal.head()
    newest = unit.journal.entry(head.epoch, head.seq)
    opened = unit.packs.open_intakes()
    return ResumeView(
        operator=operator,
        place=place,
        draft=draft,
        pack=opened[0] if opened else None,
        saved=unit.journal.count(),
        newest_at=newest.at if newest is not None else None,
        emergency=alarm,
    )


def ask_queue(unit: WorkUnit, _command: AskQueue, site: Site) -> QueueView:
    """The packs here, newest first, and how many stand in each group."""
    packs = unit.packs.all()
    return QueueView(
        packs=packs,
        open_intakes=sum(pack.state.open_intake for pack in packs),
        stored=_count(packs, PackState.STORED),
        held=_count(packs, PackState.HELD, PackState.HELD_PAPERS),
        quarantined=_count(packs, PackState.QUARANTINED),
        now=site.clock.now().utc,
        scales_due=any(one.due for one in ask_scales(unit, AskScales(), site).scales),
    )


def ask_pack(unit: WorkUnit, command: AskPack, _site: Site) -> Pack | Refusal:
    """One pack as it stands."""
    return unit.packs.by_id(command.pack) or refuse("pack.unknown")


def _count(packs: tuple[Pack, ...], *states: PackState) -> int:
    return sum(pack.state in states for pack in packs)
