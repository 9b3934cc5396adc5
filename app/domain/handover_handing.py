"""Packs that change hands between stations, in the books of a shift: gone, back, taken over, confirmed."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.domain.custody_facts import PackCameBack, PackHandedOn, PackTakenOver
from app.domain.handover import At, Finding, Move, PackHere
from app.domain.handover_ledger import Ledger
from app.domain.handover_shift import Received
from app.domain.journal import Entry
from app.domain.pack import PackState
from app.domain.pack_hold import NoteWhy
from app.domain.registry_facts import ChangesAdopted
from app.domain.start_facts import TriageRepeated
from app.domain.traveller import token_of

AWAY = PackState.HANDED_ON.value
_INTAKE = frozenset(one.value for one in PackState if one.open_intake)


def _taken_over(ledger: Ledger, entry: Entry, at: At) -> None:
    """It came in, with the class that its paper says."""
    said = entry.data
    ledger.packs[said["pack"]] = PackHere(
        said["pack"],
        said["tag"],
        said["code"],
        said["fields"].get("chemistry", ""),
        at,
        triage_class=said["class"],
        classed=at,
    )
    ledger.received.append(Received(at, said["pack"], tuple(said["typed_by"]), ""))
    ledger.taken_over.append(at)


def _looked(ledger: Ledger, entry: Entry, at: At) -> None:
    """The look that ends a taking over; at the bench, the place that follows says the class."""
    said = entry.data
    pack = ledger.packs.get(said["pack"])
    if pack is None or pack.state not in _INTAKE:
        return
    found = (*pack.found, *(Finding(at, one) for one in sorted(said["found"])))
    ledger.packs[pack.id] = replace(pack, triage_class=said["class"], classed=at, found=found)


def _handed_on(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    pack = ledger.packs.get(said["pack"])
    ledger.handed_on.append(at)
    if pack is not None:
        # Away: the place is the station that it is meant for, the reason the paper that went with it.
        move = Move(at, AWAY, "", said["to"], (said["paper"],))
        ledger.packs[pack.id] = replace(pack, moves=(*pack.moves[-1:], move), apart=None)


def _came_back(ledger: Ledger, entry: Entry, at: At) -> None:
    pack = ledger.packs.get(entry.data["pack"])
    ledger.came_back.append(at)
    if pack is not None:
        before = [one for one in pack.moves if one.state != AWAY][-1:]
        where = before[0].location if before else ""
        move = Move(at, PackState.STORED.value, "", where)
        ledger.packs[pack.id] = replace(pack, moves=(*before, move))  # the one before says the class


def _heard(ledger: Ledger, entry: Entry, at: At) -> None:
    """The registry tells that another station has taken it over: it is in nobody's care here any more."""
    for battery, token in _taken_elsewhere(entry.data.get("page")):
        for pack in [one for one in ledger.packs.values() if one.code == battery and one.state == AWAY]:
            if token_of(pack.moves[-1].reasons[0]) == token:
                ledger.gone[pack.id] = ledger.packs.pop(pack.id)
                ledger.confirmed.append(at)


def _taken_elsewhere(page: object) -> Iterator[tuple[str, str]]:
    """Battery and token of every taking over on a page; nothing of a page that says it otherwise."""
    try:
        changes = json.loads(page)["changes"] if isinstance(page, str) else ()
    except (ValueError, KeyError, TypeError, RecursionError):
        return
    for one in changes if isinstance(changes, list) else ():
        match one:
            case {"kind": "note", "why": str(why), "battery": str(battery), "reasons": [str(paper), *_]} if (
                why == NoteWhy.TAKEN_OVER.value and token_of(paper)
            ):
                yield battery, token_of(paper)


def away_rows(packs: tuple[PackHere, ...]) -> Iterator[tuple[PackHere, Move]]:
    """Packs that were handed on and that no station is known to have taken over, oldest first."""
    for pack in packs:
        if pack.state == AWAY:
            yield pack, pack.moves[-1]


HANDING_STEPS: Mapping[str, Callable[[Ledger, Entry, At], Any]] = {
    PackTakenOver.type: _taken_over,
    TriageRepeated.type: _looked,
    PackHandedOn.type: _handed_on,
    PackCameBack.type: _came_back,
    ChangesAdopted.type: _heard,
}
