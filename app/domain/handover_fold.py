"""A shift told from its entries: reception, quarantine, people, devices, papers, and what was taken back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.domain.bench_facts import LabelOrdered, LabelPrinted
from app.domain.clock_facts import ClockJumped
from app.domain.epoch_facts import EpochOpened
from app.domain.handover import (
    At,
    DeviceHere,
    Finding,
    LabelDue,
    Move,
    PackHere,
    Present,
    PrinterHere,
    SheetMade,
    SheetSigned,
    Standing,
    Weight,
    at_of,
)
from app.domain.handover_air import AIR_STEPS
from app.domain.handover_bench import BENCH_STEPS, note_instrument
from app.domain.handover_handing import HANDING_STEPS
from app.domain.handover_ledger import Ledger, close_ledger, open_ledger, standing_behind, standing_now
from app.domain.handover_plain import read_standing
from app.domain.handover_scales import SCALE_STEPS, WEIGHED_BESIDE, note_weighing
from app.domain.handover_shift import AlarmStory, DeviceStory, EpochStory, Received, Shift, Weighed
from app.domain.handover_undo import take_back
from app.domain.journal import (
    DeviceChanged,
    EmergencyCleared,
    EmergencyRaised,
    Entry,
    EntryCorrected,
    OperatorSignedIn,
    OperatorSignedOut,
    PackQuarantined,
    PackReceived,
    PackRouted,
    PinRefused,
    TriageAnswered,
    WeightTaken,
)
from app.domain.pack import PackState
from app.domain.reading import Health
from app.domain.shift_facts import HandoverSigned, SheetFrozen, SheetPrinted

APART = frozenset({PackState.HELD.value, PackState.HELD_PAPERS.value, PackState.QUARANTINED.value})
"""Pack states outside the normal flow."""

_KEPT_MOVES = 2
_FAILED = frozenset({Health.STALE.value, Health.LOST.value})


def fold_shift(standing: Standing, entries: Iterable[Entry]) -> Shift:
    """The shift that takes over what stands open and is told by the entries, oldest first.

    A frozen sheet among the entries ends a shift there; the answer is then the newest shift. Corrected
    entries must not be left out: taking them back is part of what happened.
    """
    ledger = open_ledger(standing)
    for entry in entries:
        if entry.type == SheetFrozen.type:
            ledger = open_ledger(standing_behind(standing_now(ledger), _sheet(entry)))
        else:
            _tell(ledger, entry)
    return close_ledger(ledger)


def standing_after(frozen: Entry) -> Standing:
    """What the shift behind a `sheet.frozen` entry takes over, read from that entry alone.

    Raises:
        StandingUnreadable: the sheet was frozen in another form.
    """
    return standing_behind(read_standing(frozen.data["content"]["standing"]), _sheet(frozen))


def _sheet(frozen: Entry) -> SheetMade:
    said = frozen.data
    return SheetMade(at_of(frozen), said["sheet"], said["first_seq"], said["last_seq"])


def _tell(ledger: Ledger, entry: Entry) -> None:
    at = at_of(entry)
    ledger.entries.append(at)
    if entry.second:
        ledger.seconds.setdefault(entry.second, []).append(at)
    for steps in (_STEPS, BENCH_STEPS, AIR_STEPS, HANDING_STEPS, SCALE_STEPS):
        if entry.type in steps:
            steps[entry.type](ledger, entry, at)
    if entry.type in WEIGHED_BESIDE:
        note_weighing(ledger, entry, at)


def _received(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    ledger.packs[said["pack"]] = PackHere(
        said["pack"], said["tag"], said["code"], said["fields"].get("chemistry", ""), at
    )
    ledger.received.append(Received(at, said["pack"], tuple(said["typed_by"]), said["twin_of"] or ""))


def _answered(ledger: Ledger, entry: Entry, at: At) -> None:
    made = entry.data["class"]
    yes = [Finding(at, name) for name, answer in sorted(entry.data["answers"].items()) if answer == "yes"]
    _change(
        ledger,
        entry,
        lambda pack: replace(
            pack, triage_class=made, classed=at if made else None, found=(*pack.found, *yes)
        ),
    )


def _weighed(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    weight = Weight(at, said["mass_mg"], said["source"])
    _change(ledger, entry, lambda pack: replace(pack, weights=(*pack.weights, weight)))
    ledger.weighed.append(
        Weighed(
            at,
            said["pack"],
            said["mass_mg"],
            said["source"],
            by=entry.operator or "",
            second=entry.second or "",
        )
    )
    note_instrument(ledger, said["instrument"], at)


def _routed(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    _moved(ledger, entry, Move(at, said["state"], said["class"], said["location"]))


def _quarantined(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    quarantined = PackState.QUARANTINED.value
    reasons, due = tuple(said["reasons"]), said["recheck_due"]
    _moved(ledger, entry, Move(at, quarantined, said["class"], said["location"], reasons, due))


def _moved(ledger: Ledger, entry: Entry, move: Move) -> None:
    apart = move.state in APART
    _change(
        ledger,
        entry,
        lambda pack: replace(
            pack,
            moves=(*pack.moves, move)[-_KEPT_MOVES:],
            apart=(pack.apart or move.at) if apart else None,
        ),
    )


def _change(ledger: Ledger, entry: Entry, change: Callable[[PackHere], PackHere]) -> None:
    pack = ledger.packs.get(entry.data["pack"])
    if pack is not None:
        ledger.packs[pack.id] = change(pack)


def _signed_in(ledger: Ledger, entry: Entry, at: At) -> None:
    operator = entry.data["operator"]
    ledger.present[operator] = Present(at, operator)
    ledger.signed_in.setdefault(operator, []).append(at)


def _signed_out(ledger: Ledger, entry: Entry, _at: At) -> None:
    ledger.present.pop(entry.data["operator"], None)


def _wrong_pin(ledger: Ledger, entry: Entry, at: At) -> None:
    ledger.wrong_pins.setdefault(entry.data["operator"], []).append(at)


def _device(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    name = said["device"]
    ledger.devices[name] = DeviceHere(at, name, said["now"], said["reason"])
    if said["now"] in _FAILED:
        before = ledger.failures.get(name, DeviceStory(name, (), ""))
        ledger.failures[name] = DeviceStory(name, (*before.failed, at), said["reason"])


def _alarm(ledger: Ledger, entry: Entry, at: At) -> None:
    ledger.alarms.append(AlarmStory(at, entry.data["place"], entry.data["pack"] or ""))


def _alarm_ended(ledger: Ledger, entry: Entry, at: At) -> None:
    reason, second = entry.data["reason"], entry.second or ""
    ledger.alarms = [
        story if story.cleared is not None else replace(story, cleared=at, reason=reason, second=second)
        for story in ledger.alarms
    ]


def _label_ordered(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    ledger.labels.pop(said.get("voids", ""), None)  # nobody waits any more for a print that another replaces
    ledger.labels[said["job"]] = LabelDue(at, said["job"], said["text"], said["pack"])
    if said["print_no"] > 1:
        ledger.again.append((at, said["text"], said["reason"]))


def _label_printed(ledger: Ledger, entry: Entry, at: At) -> None:
    if entry.data["printer"]:  # none where a person looked whether the paper is there
        _printed(ledger, "label", entry.data, at)
    if entry.data.get("looked") == "pool":  # a label printed beforehand stands in for it
        ledger.labels.pop(entry.data["job"], None)
    if not entry.data["fault"]:
        ledger.labels.pop(entry.data["job"], None)
        ledger.printed.append(at)


def _sheet_printed(ledger: Ledger, entry: Entry, at: At) -> None:
    _printed(ledger, "sheet", entry.data, at)


def _printed(ledger: Ledger, prints: str, said: Mapping[str, Any], at: At) -> None:
    ledger.printers[prints, said["printer"]] = PrinterHere(at, prints, said["printer"], said["fault"])


def _handover_signed(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    signed = SheetSigned(at, said["sheet"], said["side"], said["operator"], said["verdict"], said["remarks"])
    ledger.signed.append(signed)


def _clock_jumped(ledger: Ledger, entry: Entry, at: At) -> None:
    ledger.clocks.append((at, entry.data["by_ms"]))


def _epoch_opened(ledger: Ledger, entry: Entry, at: At) -> None:
    said = entry.data
    story = EpochStory(at, said["found"], said["note"], entry.operator or "", entry.second or "")
    ledger.epochs.append(story)


_STEPS: Mapping[str, Callable[[Ledger, Entry, At], None]] = {
    PackReceived.type: _received,
    TriageAnswered.type: _answered,
    WeightTaken.type: _weighed,
    PackRouted.type: _routed,
    PackQuarantined.type: _quarantined,
    OperatorSignedIn.type: _signed_in,
    OperatorSignedOut.type: _signed_out,
    PinRefused.type: _wrong_pin,
    DeviceChanged.type: _device,
    EmergencyRaised.type: _alarm,
    EmergencyCleared.type: _alarm_ended,
    EntryCorrected.type: take_back,
    LabelOrdered.type: _label_ordered,
    LabelPrinted.type: _label_printed,
    SheetPrinted.type: _sheet_printed,
    HandoverSigned.type: _handover_signed,
    ClockJumped.type: _clock_jumped,
    EpochOpened.type: _epoch_opened,
}
