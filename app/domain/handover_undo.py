"""An entry is taken back in the books of a shift, whether this shift told of it or an earlier sheet did."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from app.domain.bench_facts import HoldRaised, HoldReleased, OutputRecorded, StepDone
from app.domain.handover import At, Move, PackHere
from app.domain.handover_ledger import Ledger
from app.domain.handover_scales import weighing_gone
from app.domain.handover_shift import Correction
from app.domain.journal import Entry, PackQuarantined, PackReceived, PackRouted, TriageAnswered, WeightTaken

OLDER_SHEET = "-"
"""Stands for a sheet so old that the station no longer knows its number."""

Place = tuple[int, int]
"""An entry's epoch and number."""


class _Told(Protocol):
    @property
    def at(self) -> At: ...


_ToldT = TypeVar("_ToldT", bound=_Told)


def take_back(ledger: Ledger, entry: Entry, at: At) -> None:
    """Tell of the correction, and let what was taken back no longer count.

    A fact that nobody at the station can take back yet is told of and changes nothing else.
    """
    said = entry.data
    gone = (said["epoch"], said["seq"])
    ledger.corrections.append(
        Correction(
            at=at,
            epoch=gone[0],
            seq=gone[1],
            corrected_type=said["corrected_type"],
            reason=said["reason"],
            pack=said["pack"] or "",
            by=entry.operator or "",
            second=entry.second or "",
            sheet=_sheet_of(ledger, gone),
            old_mg=_mass_of(ledger, gone),
        )
    )
    undo = _UNDO.get(said["corrected_type"])
    if undo is not None:
        undo(ledger, gone, said["pack"] or "")


def _sheet_of(ledger: Ledger, gone: Place) -> str:
    for made in ledger.earlier.sheets:
        if gone[0] == made.at.epoch and made.first_seq <= gone[1] <= made.last_seq:
            return made.sheet
    opened = ledger.earlier.opened
    return OLDER_SHEET if opened is not None and gone < _place(opened) else ""


def _mass_of(ledger: Ledger, gone: Place) -> int | None:
    told = [(one.at, one.mass_mg) for pack in _packs(ledger) for one in pack.weights]
    told += [(one.at, one.mass_mg) for run in ledger.runs.values() for one in run.parts]
    told += [(one.at, one.mass_mg) for one in ledger.parts]
    return next((mass for at, mass in told if _place(at) == gone), None)


def _packs(ledger: Ledger) -> tuple[PackHere, ...]:
    return (*ledger.packs.values(), *ledger.gone.values())


def _reception(ledger: Ledger, gone: Place, pack: str) -> None:
    ledger.packs.pop(pack, None)
    ledger.received = _without(ledger.received, gone)


def _class(ledger: Ledger, gone: Place, pack: str) -> None:
    # A class rests on every answer before it: with one of them gone none stands until they are given again.
    if pack in ledger.packs:
        told = ledger.packs[pack]
        found = tuple(_without(told.found, gone))
        ledger.packs[pack] = replace(told, triage_class="", classed=None, found=found)


def _weight(ledger: Ledger, gone: Place, pack: str) -> None:
    for known in (ledger.packs, ledger.gone):
        if pack in known:
            known[pack] = replace(known[pack], weights=tuple(_without(known[pack].weights, gone)))
    ledger.weighed = _without(ledger.weighed, gone)
    weighing_gone(ledger, gone)


def _move(ledger: Ledger, gone: Place, pack: str) -> None:
    found = ledger.packs.get(pack)
    if found is None:
        return
    moves: tuple[Move, ...] = tuple(_without(found.moves, gone))
    apart = found.apart if moves and found.apart is not None and _place(found.apart) != gone else None
    ledger.packs[pack] = replace(found, moves=moves, apart=apart)


def _step(ledger: Ledger, gone: Place, _pack: str) -> None:
    for run in ledger.runs.values():
        if any(_place(made.at) == gone for made in run.done):
            ledger.runs[run.id] = replace(run, done=tuple(_without(run.done, gone)))
            return


def _output(ledger: Ledger, gone: Place, _pack: str) -> None:
    ledger.parts = _without(ledger.parts, gone)
    weighing_gone(ledger, gone)
    for run in ledger.runs.values():
        if any(_place(part.at) == gone for part in run.parts):
            ledger.runs[run.id] = replace(run, parts=tuple(_without(run.parts, gone)))
            return


def _hold(ledger: Ledger, gone: Place, _pack: str) -> None:
    for key, story in ledger.holds.items():
        left = tuple(at for at in story.raised if _place(at) != gone)
        if left != story.raised:
            if left:
                ledger.holds[key] = replace(story, raised=left)
            else:
                del ledger.holds[key]
            break
    ledger.raised = [at for at in ledger.raised if _place(at) != gone]


def _without(told: "list[_ToldT] | tuple[_ToldT, ...]", gone: Place) -> list[_ToldT]:
    return [one for one in told if _place(one.at) != gone]


def _place(at: At) -> Place:
    return at.epoch, at.seq


_UNDO: Mapping[str, Callable[[Ledger, Place, str], None]] = {
    PackReceived.type: _reception,
    TriageAnswered.type: _class,
    WeightTaken.type: _weight,
    PackRouted.type: _move,
    PackQuarantined.type: _move,
    StepDone.type: _step,
    HoldReleased.type: _step,
    OutputRecorded.type: _output,
    HoldRaised.type: _hold,
}
