"""What the rail tells whoever is about to sign in: is the station fit, and what is left for me."""

from PySide6.QtCore import QCoreApplication

from app.domain.reading import Health
from ui.place import FactTone, RailFact
from ui.screens.sign_in.state import SignInState
from ui.wording import sentence

_ICONS = {"camera": "camera", "scale": "scale"}
_UNTROUBLED = (Health.READY, Health.ABSENT)


def start_check(state: SignInState, *, short: bool) -> tuple[RailFact, ...]:
    """Every device and how it stands; `short` tells only of trouble, or that there is none."""
    title = QCoreApplication.translate("SignInWords", "Start check")
    lamps = tuple(_lamp(name, health) for name, health in state.devices)
    if not short:
        return (RailFact(title), *lamps)
    troubled = tuple(lamp for lamp in lamps if lamp.tone is FactTone.ATTENTION)
    return troubled or (RailFact(title, QCoreApplication.translate("SignInWords", "good"), "tick"),)


def left_for_you(state: SignInState) -> tuple[RailFact, ...]:
    """What the ones before have left: only what there is."""
    left = (
        (QCoreApplication.translate("SignInWords", "Open intakes"), state.left_open, "pack"),
        (QCoreApplication.translate("SignInWords", "Held"), state.held, "people"),
        (QCoreApplication.translate("SignInWords", "Quarantine"), state.quarantined, "lock"),
    )
    title = QCoreApplication.translate("SignInWords", "Left for you")
    rows = tuple(RailFact(name, str(count), icon) for name, count, icon in left if count)
    if not rows:
        nothing = QCoreApplication.translate("SignInWords", "nothing")
        return (RailFact(title, nothing, tone=FactTone.QUIET),)
    return (RailFact(title), *rows)


def _lamp(name: str, health: Health) -> RailFact:
    names = {
        "camera": QCoreApplication.translate("SignInWords", "Camera"),
        "scale": QCoreApplication.translate("SignInWords", "Scale"),
    }
    return RailFact(
        names.get(name, name),
        sentence(f"health.{health.value}"),
        _ICONS.get(name, "gear"),
        FactTone.PLAIN if health in _UNTROUBLED else FactTone.ATTENTION,
    )
