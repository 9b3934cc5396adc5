"""What the entries of the bench change in the books of a shift: runs, readings, holds and outputs."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.domain.bench_facts import (
    ContainerKnown,
    DeviationTaken,
    HoldRaised,
    HoldReleased,
    OutputRecorded,
    ReadingTaken,
    RunAborted,
    RunAborting,
    RunClosed,
    RunStarted,
    StepDone,
)
from app.domain.handover import (
    Aborting,
    At,
    DeviationMade,
    LeftHere,
    Move,
    PartOut,
    Reading,
    RunHere,
    StepMade,
)
from app.domain.handover_air import end_blind
from app.domain.handover_ledger import Ledger
from app.domain.handover_shift import (
    AbortStory,
    Breach,
    HoldStory,
    InstrumentUsed,
    LeftStory,
    PartWeighed,
    Release,
    RunEnded,
)
from app.domain.journal import Entry
from app.domain.leaving_facts import PackLeft, PackLeftUnheld, PackResumed
from app.domain.output import OutputCode
from app.domain.pack import PackState
from app.domain.procedure import HoldKind
from app.domain.reading import Source
from app.domain.verdict import Verdict

RUN_ABORTED = "RUN_ABORTED"
"""Why a pack is in quarantine whose run was given up, until somebody says more."""

_LIQUID = OutputCode.COOLANT.value


def note_instrument(ledger: Ledger, told: Mapping[str, Any], at: At) -> None:
    """A value came from an instrument; a typed one came from none."""
    name = told.get("id")
    if not name:
        return
    until = told.get("verified_until") or told.get("calibrated_until") or ""
    used = ledger.instruments[name].used if name in ledger.instruments else ()
    ledger.instruments[name] = InstrumentUsed(name, told.get("serial") or "", until, (*used, at))


def _started(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    ledger.runs[said["run"]] = RunHere(
        said["run"],
        said["pack"],
        at,
        procedure=said["procedure"],
        version=said["version"],
        sha256=said["sha256"],
        steps=said["steps"],
    )


def _left(ledger: Ledger, entry: Entry, at: At) -> None:
    """Whoever goes without the hold leaves a pack that another one may have left so before."""
    said = entry.data
    _attended(ledger, said["run"], at)
    if said["run"] not in ledger.runs:
        return
    held = entry.type == PackLeft.type
    reason = (said["note"] or said["reason"]) if held else said["why"]
    second = (entry.second or "") if held else ""
    left = LeftHere(at, said["number"], reason, entry.operator or "", second)
    ledger.lefts[said["run"]] = LeftStory(left, said["run"], said["pack"])


def _resumed(ledger: Ledger, entry: Entry, at: At) -> None:
    _attended(ledger, entry.data["run"], at)


def _attended(ledger: Ledger, run: str, at: At) -> None:
    """Somebody is at the pack again, or its run is over."""
    story = ledger.lefts.pop(run, None)
    if story is not None:
        ledger.told_lefts.append(replace(story, ended=at))


def _stepped(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    _attended(ledger, said["run"], at)
    if said.get("again", False):
        _change(ledger, entry, lambda run: replace(run, readings=()))
        return
    made = StepMade(at, said["step"], said["number"], said["energy"], said.get("answer", ""))
    _change(ledger, entry, lambda run: replace(run, done=(*run.done, made), readings=()))


def _deviated(ledger: Ledger, entry: Entry, at: At) -> None:
    _attended(ledger, entry.data["run"], at)
    taken = DeviationMade(at, entry.data["step"], entry.data["deviation"])
    _change(ledger, entry, lambda run: replace(run, deviations=(*run.deviations, taken), readings=()))


def _read(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    limit = said["limit"]
    reading = Reading(
        at=at,
        step=said["step"],
        number=said["number"],
        point=said["point"],
        verdict=said["verdict"],
        value=said["value"],
        printed=said["printed"],
        unit=said["unit"],
        unread=said["unread"],
        limit_id=limit.get("id", ""),
        limit_op=limit.get("op", ""),
        limit_value=limit.get("value"),
        limit_unit=limit.get("unit", "mV"),
    )
    _change(ledger, entry, lambda run: replace(run, readings=(*_others(run, reading), reading)))
    if reading.verdict != Verdict.PASSED.value:
        ledger.failed.append(Breach(said["run"], said["pack"], reading))
    note_instrument(ledger, said["instrument"], at)


def _others(run: RunHere, newer: Reading) -> tuple[Reading, ...]:
    return tuple(one for one in run.readings if (one.step, one.point) != (newer.step, newer.point))


def _raised(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    ledger.raised.append(at)
    run = ledger.runs.get(said["run"])
    readings = run.readings if run is not None else ()
    same = [one for one in readings if (one.step, one.point) == (said["step"], said["point"])]
    key = (said["run"], said["step"])
    shut = ledger.holds.get(key) or HoldStory(
        said["run"], said["pack"], said["step"], said["number"], said["kind"], (), None
    )
    ledger.holds[key] = replace(shut, raised=(*shut.raised, at), reading=same[-1] if same else shut.reading)


def _released(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    ledger.released.append(at)
    release = Release(at, entry.operator or "", entry.second or "", said["reason"])
    shut = ledger.holds.pop((said["run"], said["step"]), None)
    if shut is None and said["kind"] == HoldKind.JUDGEMENT.value:
        shut = HoldStory(said["run"], said["pack"], said["step"], said["number"], said["kind"], (), None)
    if shut is not None:
        ledger.told_holds.append(replace(shut, released=release))
    _stepped(ledger, entry, at)


def _output(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    part = PartOut(at, said["code"], said["mass_mg"], said["source"])
    _change(ledger, entry, lambda run: replace(run, parts=(*run.parts, part)))
    ledger.parts.append(
        PartWeighed(
            at=at,
            run=said["run"],
            pack=said["pack"],
            code=said["code"],
            text=said["text"],
            mass_mg=said["mass_mg"],
            source=said["source"],
            reason=said["reason"],
            by=entry.operator or "",
            second=entry.second or "",
        )
    )
    note_instrument(ledger, said["instrument"], at)


def _aborting(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    giving_up = Aborting(at, said["step"], said["number"], said["reason"])
    _change(ledger, entry, lambda run: replace(run, aborting=giving_up, readings=()))
    ledger.aborts[said["run"]] = AbortStory(at, said["run"], said["pack"], said["number"], said["reason"])
    _give_up_holds(ledger, said["run"], at)
    _attended(ledger, said["run"], at)


def _aborted(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    _attended(ledger, said["run"], at)
    story = ledger.aborts.pop(said["run"], None) or AbortStory(
        at, said["run"], said["pack"], 0, said["reason"]
    )
    ledger.told_aborts.append(replace(story, ended=at, energy=said["energy"]))
    ledger.runs.pop(said["run"], None)
    _give_up_holds(ledger, said["run"], at)
    end_blind(ledger, said["run"], at)
    pack = ledger.packs.get(said["pack"])
    if pack is not None and pack.state != PackState.QUARANTINED.value:
        move = Move(at, PackState.QUARANTINED.value, "", "", (RUN_ABORTED,))
        moves = (*pack.moves[-1:], move)
        ledger.packs[pack.id] = replace(pack, moves=moves, apart=pack.apart or at)


def _closed(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    _attended(ledger, said["run"], at)
    run = ledger.runs.pop(said["run"], None)
    end_blind(ledger, said["run"], at)
    if said.get(
        "whole", False
    ):  # made safe and not taken apart: the pack is still here, and nothing came out
        _give_up_holds(ledger, said["run"], at)
        return
    pack = ledger.packs.pop(said["pack"], None)
    solid = [part for part in run.parts if part.code != _LIQUID] if run is not None else []
    sources = [(weight.at, weight.source) for weight in (pack.weights[-1:] if pack is not None else ())]
    sources += [(part.at, part.source) for part in solid]
    ledger.ended.append(
        RunEnded(
            at=at,
            run=said["run"],
            pack=said["pack"],
            in_mg=said["in_mg"],
            out_mg=said["out_mg"],
            solid_mg=sum(part.mass_mg for part in solid),
            parts=tuple(part.at for part in solid),
            typed=tuple(at for at, source in sources if source == Source.TYPED.value),
        )
    )
    _give_up_holds(ledger, said["run"], at)
    if pack is not None:
        ledger.gone[pack.id] = pack


def _give_up_holds(ledger: Ledger, run: str, at: At) -> None:
    for key in [key for key in ledger.holds if key[0] == run]:
        ledger.told_holds.append(replace(ledger.holds.pop(key), given_up=at))


def _container(ledger: Ledger, entry: Entry, at: At) -> None:
    note_instrument(ledger, entry.data["instrument"], at)


def _change(ledger: Ledger, entry: Entry, change: Callable[[RunHere], RunHere]) -> None:
    run = ledger.runs.get(entry.data["run"])
    if run is not None:
        ledger.runs[run.id] = change(run)


BENCH_STEPS: Mapping[str, Callable[[Ledger, Entry, At], None]] = {
    RunStarted.type: _started,
    StepDone.type: _stepped,
    ReadingTaken.type: _read,
    HoldRaised.type: _raised,
    HoldReleased.type: _released,
    OutputRecorded.type: _output,
    DeviationTaken.type: _deviated,
    RunAborting.type: _aborting,
    RunAborted.type: _aborted,
    RunClosed.type: _closed,
    ContainerKnown.type: _container,
    PackLeft.type: _left,
    PackLeftUnheld.type: _left,
    PackResumed.type: _resumed,
}
"""What each entry of the bench does to the books."""
