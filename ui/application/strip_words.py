"""What the strip says, told from the states of the presenters."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.reading import Health
from app.floor.views import OperatorView, SyncKind
from ui.screens.delivery.state import DeliveryState
from ui.screens.intake.state import IntakeState, IntakeStep
from ui.screens.setup.state import DeviceState, SetupState
from ui.shell.navigator import PlaceName
from ui.shell.strip import StripState
from ui.shell.strip_lamps import LampState, StripLamp
from ui.wording import sentence

_LAMPS = {
    Health.READY: LampState.GOOD,
    Health.STALE: LampState.DEGRADED,
    Health.CONNECTING: LampState.DEGRADED,
    Health.LOST: LampState.MISSING,
    Health.ABSENT: LampState.NOT_FITTED,
}


def strip_state(
    place: PlaceName | None,
    operator: OperatorView | None,
    *,
    intake: IntakeState,
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
    return StripState(
        place=setup.facts.label,
        who=(operator.name_zh if chinese else operator.name_en)
        if operator
        else QCoreApplication.translate("StripWords", "Nobody signed in"),
        level=operator.level if operator else "",
        pack=pack,
        step=(intake.step.value, len(IntakeStep)) if in_intake else None,
        saved=view.saved if view else 0,
        registry=view.receipted if view else 0,
        waiting=view.waiting if view else 0,
        offline=_offline(delivery, now),
        lamps=tuple(_lamp(device) for device in setup.devices),
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


def _lamp(device: DeviceState) -> StripLamp:
    state = _LAMPS[device.health]
    word = "" if state is LampState.GOOD else sentence(f"health.{device.health.value}")
    return StripLamp(device.name, state, word)
