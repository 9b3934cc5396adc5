"""A pack told from its entries: what each entry about it changes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.domain.bench_facts import RunClosed, RunStarted
from app.domain.custody_facts import ARRIVALS, PackCameBack, PackHandedOn
from app.domain.journal import (
    EntryCorrected,
    PackQuarantined,
    PackRouted,
    TriageAnswered,
    WeightTaken,
)
from app.domain.pack import Pack, PackState, Papers
from app.domain.start_facts import TriageRepeated
from app.domain.units import Mass
from app.wire.envelope import Envelope
from station_db.pen import time_of


def pack_after(pack: Pack | None, envelope: Envelope) -> Pack | None:
    """The pack after one more entry about it; unchanged by entries that say nothing about its state.

    Corrected entries must be left out by the caller, who tells the pack again from the beginning.
    """
    if envelope.type in ARRIVALS:
        return _received(envelope)
    step = _STEPS.get(envelope.type)
    return pack if pack is None or step is None else step(pack, envelope.data)


def pack_named(envelope: Envelope) -> str | None:
    """The id of the pack an entry is about, or None."""
    named = envelope.data.get("pack")
    return named if isinstance(named, str) else None


def _received(envelope: Envelope) -> Pack:
    said = envelope.data
    return Pack(
        id=said["pack"],
        tag=said["tag"],
        code=said["code"],
        kind=said["kind"],
        level=said["level"],
        reasons=tuple(said["reasons"]),
        fields=dict(said["fields"]),
        read_by=said["read_by"],
        papers=Papers(**said.get("papers", {})),
        state=PackState.RECEIVED,
        received_at=time_of(envelope.at),
        answers={},
        triage_class=said.get("class", ""),
        mass=None,
        mass_source="",
        location="",
        recheck_due=None,
        twin_of=said.get("twin_of"),
    )


def _answered(pack: Pack, said: Mapping[str, Any]) -> Pack:
    answers = {**pack.answers, **said["answers"]}
    return _restated(replace(pack, answers=answers, triage_class=said["class"]))


def _looked_again(pack: Pack, said: Mapping[str, Any]) -> Pack:
    if pack.state.open_intake:  # taken over: these are the answers of its intake here
        return _answered(pack, said)
    # A yes stays a yes; the class and the place follow by an entry of their own.
    found = {question: "yes" for question in said["found"]}
    return replace(pack, answers={**pack.answers, **found})


def _weighed(pack: Pack, said: Mapping[str, Any]) -> Pack:
    mass = Mass(said["mass_mg"], said["printed"], said["unit"])
    return _restated(replace(pack, mass=mass, mass_source=said["source"]))


def _routed(pack: Pack, said: Mapping[str, Any]) -> Pack:
    return replace(
        pack,
        state=PackState(said["state"]),
        triage_class=said["class"] or pack.triage_class,
        location=said["location"],
        recheck_due=None,
    )


def _quarantined(pack: Pack, said: Mapping[str, Any]) -> Pack:
    return replace(
        pack,
        state=PackState.QUARANTINED,
        triage_class=said["class"] or pack.triage_class,
        location=said["location"],
        recheck_due=time_of(said["recheck_due"]),
    )


def _handed_on(pack: Pack, _said: Mapping[str, Any]) -> Pack:
    return replace(pack, state=PackState.HANDED_ON)


def _came_back(pack: Pack, _said: Mapping[str, Any]) -> Pack:
    return replace(pack, state=PackState.STORED)


def _opened(pack: Pack, _said: Mapping[str, Any]) -> Pack:
    return replace(pack, state=PackState.DISMANTLING)


def _emptied(pack: Pack, said: Mapping[str, Any]) -> Pack:
    if said.get("whole", False):  # made safe, not taken apart; its quarantine follows
        return pack
    return replace(pack, state=PackState.DISMANTLED, location="")


def _corrected(pack: Pack, said: Mapping[str, Any]) -> Pack:
    # A class was computed from every answer before it, so with one answer taken back no class stands
    # until the questions are answered again.
    if said["corrected_type"] == TriageAnswered.type:
        return _restated(replace(pack, triage_class=""))
    return pack


def _restated(pack: Pack) -> Pack:
    if not pack.state.open_intake:
        return pack
    if not pack.triage_class:
        return replace(pack, state=PackState.RECEIVED)
    return replace(pack, state=PackState.TRIAGED if pack.mass is None else PackState.WEIGHED)


_STEPS: Mapping[str, Callable[[Pack, Mapping[str, Any]], Pack]] = {
    TriageAnswered.type: _answered,
    WeightTaken.type: _weighed,
    PackRouted.type: _routed,
    PackQuarantined.type: _quarantined,
    TriageRepeated.type: _looked_again,
    PackHandedOn.type: _handed_on,
    PackCameBack.type: _came_back,
    RunStarted.type: _opened,
    RunClosed.type: _emptied,
    EntryCorrected.type: _corrected,
}
