"""What a page says where a scale has no word for still, and the key by which a person says it."""

from PySide6.QtCore import QCoreApplication

from app.domain.units import Mass
from ui.place import Action, ActionKind


def look_then_press() -> str:
    """Why there is something to press."""
    return QCoreApplication.translate(
        "WeightAsked", "This scale does not say when it is still. Look, then press."
    )


def take_weight_action(asked: Mass) -> Action:
    """The primary action that takes this figure, and no other."""
    words = QCoreApplication.translate("WeightAsked", "Take this weight")
    return Action("confirm", "tick", words, f"{asked.printed} {asked.unit}", kind=ActionKind.PRIMARY)
