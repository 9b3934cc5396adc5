"""The open books of a shift while its entries are told one after the other, and their closing."""

from dataclasses import dataclass, field, replace

from app.domain.handover import (
    MANY_SHEETS,
    Alarm,
    At,
    DeviceHere,
    HoldOpen,
    LabelDue,
    LeftHere,
    PackHere,
    Present,
    PrinterHere,
    RunHere,
    ScaleHere,
    SheetMade,
    SheetSigned,
    Standing,
)
from app.domain.handover_shift import (
    AbortStory,
    AirStory,
    AlarmStory,
    BlindStory,
    Breach,
    Correction,
    DeviceStory,
    EpochStory,
    HandedOver,
    HoldStory,
    InstrumentUsed,
    LabelsOut,
    LeftStory,
    PartWeighed,
    People,
    Received,
    RunEnded,
    ScaleStory,
    Shift,
    Weighed,
)

By = dict[str, list[At]]
"""Entries by operator."""


@dataclass(slots=True)
class Ledger:
    """What is known so far. The first group outlives the shift, the second is the shift's own.

    `holds` are the open ones by run and step, `aborts` the ones still making safe and `lefts` the packs left,
    by run; `scales` are the checks by scale, serial number and kind. `told_holds`, `told_aborts`,
    `told_lefts` and `told_scales` have ended. `gone` are packs that left the station's care in this shift.
    """

    earlier: Standing
    packs: dict[str, PackHere]
    runs: dict[str, RunHere]
    holds: dict[tuple[str, str], HoldStory]
    aborts: dict[str, AbortStory]
    lefts: dict[str, LeftStory]
    alarms: list[AlarmStory]
    present: dict[str, Present]
    devices: dict[str, DeviceHere]
    printers: dict[tuple[str, str], PrinterHere]
    labels: dict[str, LabelDue]
    signed: list[SheetSigned]
    air: list[AirStory]
    blinds: list[BlindStory]
    scales: dict[tuple[str, str, str], ScaleHere]

    entries: list[At] = field(default_factory=list)
    gone: dict[str, PackHere] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)
    weighed: list[Weighed] = field(default_factory=list)
    parts: list[PartWeighed] = field(default_factory=list)
    ended: list[RunEnded] = field(default_factory=list)
    raised: list[At] = field(default_factory=list)
    released: list[At] = field(default_factory=list)
    told_holds: list[HoldStory] = field(default_factory=list)
    failed: list[Breach] = field(default_factory=list)
    told_aborts: list[AbortStory] = field(default_factory=list)
    told_lefts: list[LeftStory] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    failures: dict[str, DeviceStory] = field(default_factory=dict)
    printed: list[At] = field(default_factory=list)
    again: list[tuple[At, str, str]] = field(default_factory=list)
    instruments: dict[str, InstrumentUsed] = field(default_factory=dict)
    signed_in: By = field(default_factory=dict)
    seconds: By = field(default_factory=dict)
    wrong_pins: By = field(default_factory=dict)
    clocks: list[tuple[At, int]] = field(default_factory=list)
    epochs: list[EpochStory] = field(default_factory=list)
    told_scales: list[ScaleStory] = field(default_factory=list)
    handed_on: list[At] = field(default_factory=list)
    came_back: list[At] = field(default_factory=list)
    taken_over: list[At] = field(default_factory=list)
    confirmed: list[At] = field(default_factory=list)


def open_ledger(standing: Standing) -> Ledger:
    """The books of a shift that takes over what stands open."""
    return Ledger(
        earlier=standing,
        packs={pack.id: pack for pack in standing.packs},
        runs={run.id: run for run in standing.runs},
        holds={(run.id, hold.step): _story(run, hold) for run in standing.runs for hold in run.holds},
        aborts={
            run.id: AbortStory(run.aborting.at, run.id, run.pack, run.aborting.number, run.aborting.reason)
            for run in standing.runs
            if run.aborting is not None
        },
        lefts={
            run.id: LeftStory(run.left, run.id, run.pack) for run in standing.runs if run.left is not None
        },
        alarms=[]
        if standing.alarm is None
        else [AlarmStory(standing.alarm.at, standing.alarm.place, standing.alarm.pack)],
        present={one.operator: one for one in standing.present},
        devices={one.device: one for one in standing.devices},
        printers={(one.prints, one.printer): one for one in standing.printers},
        labels={one.job: one for one in standing.labels},
        signed=list(standing.signed),
        air=[AirStory(one) for one in standing.air],
        blinds=[BlindStory(one) for one in standing.blind],
        scales={(one.scale, one.serial, one.kind): one for one in standing.scales},
        entries=[] if standing.opened is None else [standing.opened],
    )


def standing_now(ledger: Ledger) -> Standing:
    """What stands open as far as the books go."""
    lasting = [story for story in ledger.alarms if story.cleared is None]
    return Standing(
        opened=ledger.earlier.opened,
        packs=tuple(ledger.packs.values()),
        runs=tuple(
            replace(run, holds=_shut(ledger, run), left=_left(ledger, run)) for run in ledger.runs.values()
        ),
        alarm=Alarm(lasting[-1].raised, lasting[-1].place, lasting[-1].pack) if lasting else None,
        present=tuple(ledger.present.values()),
        devices=tuple(ledger.devices.values()),
        printers=tuple(ledger.printers.values()),
        labels=tuple(ledger.labels.values()),
        sheets=ledger.earlier.sheets,
        signed=tuple(ledger.signed),
        air=tuple(one.alarm for one in ledger.air if one.ended is None),
        blind=tuple(one.blind for one in ledger.blinds if one.ended is None),
        scales=tuple(ledger.scales.values()),
    )


def standing_behind(standing: Standing, sheet: SheetMade) -> Standing:
    """What the next shift takes over once a sheet has been frozen."""
    return replace(standing, opened=sheet.at, sheets=(*standing.sheets, sheet)[-MANY_SHEETS:], signed=())


def close_ledger(ledger: Ledger) -> Shift:
    """The shift as the books tell it."""
    holds = [*ledger.told_holds, *ledger.holds.values()]
    barred = {(hold.run, hold.step) for hold in holds}
    return Shift(
        earlier=ledger.earlier,
        standing=standing_now(ledger),
        entries=tuple(ledger.entries),
        packs=tuple((ledger.gone | ledger.packs).values()),
        received=tuple(ledger.received),
        weighed=tuple(ledger.weighed),
        parts=tuple(ledger.parts),
        ended=tuple(ledger.ended),
        raised=tuple(ledger.raised),
        released=tuple(ledger.released),
        holds=tuple(sorted(holds, key=_first)),
        breaches=tuple(one for one in ledger.failed if (one.run, one.reading.step) not in barred),
        aborts=tuple(sorted([*ledger.told_aborts, *ledger.aborts.values()], key=lambda one: one.begun)),
        lefts=tuple(sorted([*ledger.told_lefts, *ledger.lefts.values()], key=lambda one: one.left.at)),
        alarms=tuple(ledger.alarms),
        air=tuple(sorted(ledger.air, key=lambda one: one.alarm.raised[0])),
        blinds=tuple(ledger.blinds),
        corrections=tuple(ledger.corrections),
        devices=tuple(ledger.failures.values()),
        labels=LabelsOut(tuple(ledger.printed), tuple(ledger.again)),
        instruments=tuple(ledger.instruments.values()),
        people=People(_each(ledger.signed_in), _each(ledger.seconds), _each(ledger.wrong_pins)),
        clocks=tuple(ledger.clocks),
        epochs=tuple(ledger.epochs),
        scales=(*ledger.told_scales, *(ScaleStory(one) for one in ledger.scales.values() if one.failed)),
        handed=HandedOver(
            tuple(ledger.handed_on),
            tuple(ledger.came_back),
            tuple(ledger.taken_over),
            tuple(ledger.confirmed),
        ),
    )


def _shut(ledger: Ledger, run: RunHere) -> tuple[HoldOpen, ...]:
    return tuple(
        HoldOpen(story.step, story.number, story.kind, story.raised, story.reading)
        for story in ledger.holds.values()
        if story.run == run.id
    )


def _left(ledger: Ledger, run: RunHere) -> LeftHere | None:
    story = ledger.lefts.get(run.id)
    return story.left if story is not None else None


def _story(run: RunHere, hold: HoldOpen) -> HoldStory:
    return HoldStory(run.id, run.pack, hold.step, hold.number, hold.kind, hold.raised, hold.reading)


def _first(story: HoldStory) -> At:
    if story.raised:
        return story.raised[0]
    assert story.released is not None  # noqa: S101 - a story begins with one of the two
    return story.released.at


def _each(by: By) -> tuple[tuple[str, tuple[At, ...]], ...]:
    return tuple((operator, tuple(entries)) for operator, entries in by.items())
