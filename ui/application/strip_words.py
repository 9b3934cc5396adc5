"""What the strip says, told from the states of the presenters."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.reading import Health
from app.floor.bench_views import BenchView
from app.floor.views import OperatorView, SyncKind
from ui.screens.delivery.state import DeliveryState
from ui.screens.intake.state import IntakeState, IntakeStep
from ui.screens.setup.state import DeviceState, SetupState
from ui.screens.setup.words import health_word
from ui.shell.navigator import PlaceName
from ui.shell.strip import StripState
from ui.shell.strip_lamps import LampState, StripLamp

_LAMPS = {
    Health.READY: LampState.GOOD,
    Health.STALE: LampState.DEGRADED,
    Health.CONNECTING: LampState.DEGRADED,
    Health.LOST: LampState.MISSING,
    Health.ABSENT: LampState.NOT_FITTED,
}
_WORSE = (LampState.NOT_FITTED, LampState.GOOD, LampState.DEGRADED, LampState.MISSING)
_KINDS = (
    ("camera", ("camera",)),
    ("scale", ("scale", "parts_scale")),
    ("meter", ("meter",)),
    ("gas", ("gas",)),
    ("scan", ("scanner", "badge_reader", "pedal")),
    ("printer", ("label_printer", "sheet_printer")),
)
_SHOWN_WHEN_FITTED = ("scan",)  # most scanners type, and a lamp would miss nothing there


def strip_state(
    place: PlaceName | None,
    operator: OperatorView | None,
    *,
    intake: IntakeState,
    bench: BenchView | None,
    delivery: DeliveryState,
    setup: SetupState,
    chinese: bool,
    now: datetime,
) -> StripState:
    """Where, who, which pack and step; what is saved; the devices; the time."""
    view = delivery.view
    in_intake = place is PlaceName.INTAKE
    pack = ""
    if in_intake:
        pack = (
            intake.pack.tag
            if intake.pack is not None
            else QCoreApplication.translate("StripWords", "new pack")
        )
    step = (intake.step.value, len(IntakeStep)) if in_intake else None
    if place is PlaceName.BENCH and bench is not None:
        pack = bench.pack.tag
        if bench.step is not None:  # a run that has ended stands at no step, wherever it ended
            step = (bench.number, len(bench.procedure.steps))
    return StripState(
        place=setup.facts.label,
        who=(operator.name_zh if chinese else operator.name_en)
        if operator
        else QCoreApplication.translate("StripWords", "Nobody signed in"),
        level=operator.level if operator else "",
        pack=pack,
        step=step,
        saved=view.saved if view else 0,
        registry=view.receipted if view else 0,
        waiting=view.waiting if view else 0,
        offline=_offline(delivery, now),
        lamps=lamps(setup.devices, unseen=setup.unseen),
        clock=now.astimezone().strftime("%H:%M"),
    )


def _offline(delivery: DeliveryState, now: datetime) -> str:
    sync = delivery.sync
    if sync is None or sync.kind not in (SyncKind.OFFLINE, SyncKind.ATTENTION):
        return ""
    if sync.kind is SyncKind.ATTENTION:
        return QCoreApplication.translate("StripWords", "needs attention")
    minutes = int((now - sync.since).total_seconds()) // 60
    if minutes < 1:
        return QCoreApplication.translate("StripWords", "offline")
    if minutes < 60:
        return QCoreApplication.translate("StripWords", "offline {minutes} min").format(minutes=minutes)
    return QCoreApplication.translate("StripWords", "offline {hours} h").format(hours=minutes // 60)


def lamps(devices: tuple[DeviceState, ...], *, unseen: bool = False) -> tuple[StripLamp, ...]:
    """A lamp for each kind of device: the worst of those that are fitted speaks for its kind.

    `unseen` says that a gas detector gives nothing: then the gas meter is not good, though the others read.
    """
    by_name = {device.name: device for device in devices}
    found = []
    for icon, names in _KINDS:
        kind = [by_name[name] for name in names if name in by_name]
        unfitted = all(device.health is Health.ABSENT for device in kind)
        if kind and not (unfitted and icon in _SHOWN_WHEN_FITTED):
            lamp = _lamp(icon, max(kind, key=lambda device: _WORSE.index(_LAMPS[device.health])))
            if icon == "gas" and unseen and lamp.state is LampState.GOOD:
                word = QCoreApplication.translate("StripWords", "not all seen")
                lamp = StripLamp(icon, LampState.DEGRADED, word)
            found.append(lamp)
    return tuple(found)


def _lamp(icon: str, device: DeviceState) -> StripLamp:
    state = _LAMPS[device.health]
    troubled = state in (LampState.DEGRADED, LampState.MISSING)
    return StripLamp(icon, state, health_word(device) if troubled else "")
