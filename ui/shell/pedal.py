"""A foot pedal that types one key a tread: its keys become plain acts and never reach a field."""

import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from app.domain.command_code import PlainAct

_FIRST_F, _LAST_F = 13, 24
KEYS: Final[Mapping[str, Qt.Key]] = MappingProxyType(
    {
        **{f"F{number}": Qt.Key(Qt.Key.Key_F1 + number - 1) for number in range(_FIRST_F, _LAST_F + 1)},
        "PageDown": Qt.Key.Key_PageDown,
        "PageUp": Qt.Key.Key_PageUp,
    }
)
"""What a pedal may be set to: keys that write nothing and press no button."""

# X11 calls F13 to F24 by other names (XF86Tools, XF86Launch5, ...), but the key itself is known by its place:
# input-event-codes.h has KEY_F13 at 183, and X11 and Wayland count eight further.
_PLACES: Final = {f"F{number}": 183 + 8 + number - _FIRST_F for number in range(_FIRST_F, _LAST_F + 1)}


class Pedal(QObject):
    """Watches the keys that the settings give to a pedal; make it after the wedge, so that it looks first.

    trodden  PlainAct, once a tread: a foot that stays down repeats nothing
    """

    trodden = Signal(object)

    def __init__(self, app: QGuiApplication, keys: Mapping[PlainAct, str]) -> None:
        """`keys` are names of `KEYS`."""
        super().__init__(app)
        self._acts = {KEYS[name]: act for act, name in keys.items()}
        by_place = sys.platform == "linux"
        self._places = {_PLACES[name]: act for act, name in keys.items() if by_place and name in _PLACES}
        if self._acts:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A pedal's key goes no further, neither its press nor its release."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWindow):
            return False
        act = self._act_of(event)
        if act is None:
            return False
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self.trodden.emit(act)
        return True

    def _act_of(self, event: QKeyEvent) -> PlainAct | None:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return None
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return None
        return self._acts.get(Qt.Key(event.key()), self._places.get(event.nativeScanCode()))
