"""The scenarios that a demo can play: one trouble each, and what the records must tell of it afterwards."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.air_facts import AirAlarm, AirCleared
from app.domain.bench_facts import (
    DeviationTaken,
    HoldRaised,
    HoldReleased,
    OutputRecorded,
    ReadingTaken,
    RunAborted,
    RunClosed,
    RunStarted,
    StepDone,
)
from app.domain.journal import DeviceChanged, PackQuarantined, PackReceived, PackRouted
from app.domain.procedure import StepKind
from app.domain.registry_facts import ChangesAdopted
from app.wire.envelope import Envelope
from ui.application.robot_bench import Plan
from ui.application.trouble import Trouble

Faults = Callable[[Sequence[Envelope]], list[str]]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One story of one pack. `says` tells it in a sentence; `faults` what the entries lack of it.

    `screens` are pictures that it must leave beside those of every shift; `led` has the supervisor sign.
    `turned_down` are the codes of refusals that hands must have met, of which no entry tells.
    `elsewhere` has another station find the pack damaged before.
    """

    says: str
    plan: Plan
    faults: Faults
    trouble: Trouble = Trouble.NONE
    screens: tuple[str, ...] = ()
    led: bool = False
    turned_down: tuple[str, ...] = ()
    elsewhere: bool = False


def _made_good(shift: Sequence[Envelope]) -> list[str]:
    """A measured hold shut, the same hold opened later on readings that passed, and the run ended well."""
    shut = [one for one in shift if one.type == HoldRaised.type and one.data["verdict"] == "FAILED"]
    if not shut:
        return ["no measured hold has shut"]
    step = shut[0].data["step"]
    opened = [one for one in shift if one.type == HoldReleased.type and one.data["step"] == step]
    wrong = (
        [] if opened and opened[0].seq > shut[0].seq else [f"hold {step} was not opened after it had shut"]
    )
    return wrong + _closed(shift)


def _closed(shift: Sequence[Envelope]) -> list[str]:
    return [] if _of(shift, RunClosed.type) else ["the run has not ended well"]


def _aborted(shift: Sequence[Envelope]) -> list[str]:
    """A measured hold shut and never opened; what was owed is done, and the pack is in quarantine."""
    shut = {one.data["step"] for one in _of(shift, HoldRaised.type)}
    wrong = [
        f"hold {one.data['step']} was opened"
        for one in _of(shift, HoldReleased.type)
        if one.data["step"] in shut
    ]
    for kind, words in (
        (HoldRaised.type, "no hold has shut"),
        (RunAborted.type, "the run was not given up"),
        (PackQuarantined.type, "the pack is not in quarantine"),
    ):
        wrong += [] if _of(shift, kind) else [words]
    safe = [one for one in _of(shift, StepDone.type) if one.data["kind"] == "make_safe"]
    return wrong if safe else [*wrong, "nothing was made safe"]


def _unknown(shift: Sequence[Envelope]) -> list[str]:
    """The document for a pack that nobody knows was worked to its end."""
    used = {one.data["procedure"] for one in _of(shift, RunStarted.type)}
    return ([] if used == {"unknown-pack"} else [f"worked was by {sorted(used)}"]) + _closed(shift)


def _scale_lost(shift: Sequence[Envelope]) -> list[str]:
    """The parts scale was lost and came back, no output was recorded meanwhile, and one afterwards."""
    changes = [one for one in _of(shift, DeviceChanged.type) if one.data["device"] == "parts_scale"]
    lost = next((one.seq for one in changes if one.data["now"] == "lost"), 0)
    back = next((one.seq for one in changes if one.data["now"] == "ready" and one.seq > lost > 0), 0)
    if not back:
        return ["the parts scale was not lost and found again"]
    weighed = [one.seq for one in _of(shift, OutputRecorded.type)]
    wrong = (
        ["an output was recorded while the scale was away"] if any(lost < n < back for n in weighed) else []
    )
    return wrong + ([] if any(n > back for n in weighed) else ["nothing was weighed afterwards"])


def _gas(shift: Sequence[Envelope]) -> list[str]:
    """Hydrogen above its limit shut a hold, and only a later reading below it opened that hold."""
    read = [one for one in _of(shift, ReadingTaken.type) if one.data["quantity"] == "hydrogen"]
    high = next((one for one in read if one.data["verdict"] == "FAILED"), None)
    if high is None:
        return ["no hydrogen was measured above its limit"]
    step = high.data["step"]
    good = [one.seq for one in read if one.data["step"] == step and one.data["verdict"] == "PASSED"]
    opened = [one.seq for one in _of(shift, HoldReleased.type) if one.data["step"] == step]
    fits = bool(good and opened) and high.seq < max(good) < min(opened)
    wrong = [] if fits else [f"hold {step} was not opened by a lower reading"]
    return wrong + _air_alarm(shift) + _closed(shift)


def _air_alarm(shift: Sequence[Envelope]) -> list[str]:
    """Alarms of the air came and went, nothing was worked meanwhile, and the air was measured anew after."""
    raised, wrong = _of(shift, AirAlarm.type), worked_in_alarm(shift)
    if not any(one.data["gas"] == "carbon_monoxide" for one in raised):
        return [*wrong, "no alarm of carbon monoxide was raised"]
    over = [one.seq for one in _of(shift, AirCleared.type) if not one.data["standing"]]
    if not over or over[-1] < raised[-1].seq:
        return [*wrong, "the alarm of the air was not ended"]
    anew = [one for one in _of(shift, HoldReleased.type) if one.seq > over[-1] and one.data["again"]]
    read = [one for one in _of(shift, ReadingTaken.type) if one.seq > over[-1] and one.data["again"]]
    gas = {one.data["step"] for one in read if one.data["quantity"] == "carbon_monoxide"}
    return wrong if gas & {one.data["step"] for one in anew} else [*wrong, "the air was not proven anew"]


def worked_in_alarm(shift: Sequence[Envelope]) -> list[str]:
    """What was done between an alarm of the air and its end, besides making safe."""
    found, standing = [], False
    for one in shift:
        if one.type in (AirAlarm.type, AirCleared.type):
            standing = bool(one.data["standing"])
        elif standing and one.type in _WORK and one.data.get("kind") != StepKind.MAKE_SAFE.value:
            found.append(f"{one.type} of {one.data['step']} in an alarm of the air")
    return found


_WORK = (StepDone.type, HoldReleased.type, OutputRecorded.type, DeviationTaken.type)


def _cut(shift: Sequence[Envelope]) -> list[str]:
    """The power went at a shut hold; the instruments were found again, and the hold was read anew."""
    wrong = _made_good(shift)
    shut = next((one for one in _of(shift, HoldRaised.type)), None)
    if shut is None:
        return wrong
    found = [one for one in _of(shift, DeviceChanged.type) if one.data["before"] == "connecting"]
    back = next((one.seq for one in found if one.seq > shut.seq), 0)
    if not back:
        return [*wrong, "the station was not started again after the power was cut"]
    early = [one for one in _of(shift, HoldReleased.type) if shut.seq < one.seq < back]
    reread = [one for one in _of(shift, ReadingTaken.type) if one.seq > back and _at(one, shut)]
    wrong += ["the hold opened before the restart"] if early else []
    return wrong if reread else [*wrong, "the hold opened on readings from before the cut"]


def _held(shift: Sequence[Envelope]) -> list[str]:
    """What another station found came before the pack did, and the pack stands in store, unopened."""
    told = [one.seq for one in _of(shift, ChangesAdopted.type)]
    came = [one.seq for one in _of(shift, PackReceived.type)]
    wrong = [] if told and came and told[0] < came[0] else ["nothing was told of it before it came"]
    wrong += [] if _of(shift, PackRouted.type) else ["the pack has not gone through its intake"]
    return [*wrong, "a run was begun"] if _of(shift, RunStarted.type) else wrong


def _at(reading: Envelope, hold: Envelope) -> bool:
    return bool(reading.data["step"] == hold.data["step"])


def _of(shift: Sequence[Envelope], kind: str) -> list[Envelope]:
    return [one for one in shift if one.type == kind]


SCENARIOS: Mapping[str, Scenario] = {
    "made-good": Scenario("a measured hold fails, is made good and released", Plan.THROUGH, _made_good),
    "aborted": Scenario("a measured hold fails, and the run is given up", Plan.ABORT, _aborted),
    "unknown-pack": Scenario(
        "a pack that nobody knows is opened, the supervisor present", Plan.SUPERVISED, _unknown, led=True
    ),
    "scale-unplugged": Scenario(
        "the scale loses its cable as an output is to be weighed",
        Plan.THROUGH,
        _scale_lost,
        Trouble.SCALE_UNPLUGGED,
        ("bench_scale_lost",),
    ),
    "gas": Scenario(
        "gas comes out of the pack as the air is measured, and again at a step that asks no reading",
        Plan.THROUGH,
        _gas,
        Trouble.GAS,
        ("bench_gas_failed", "bench_air_alarm"),
        turned_down=("air.first_alarm",),
    ),
    "class-c-elsewhere": Scenario(
        "a pack that another station put in quarantine comes here, and stays shut",
        Plan.HELD,
        _held,
        screens=("intake_3_held", "bench_held_elsewhere", "bench_held_refused"),
        turned_down=("remote.class_c",),
        elsewhere=True,
    ),
    "power-cut": Scenario("the power is cut while a hold is shut", Plan.THROUGH, _cut, Trouble.POWER_CUT),
}
