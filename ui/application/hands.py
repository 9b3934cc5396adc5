"""Hands that press what is on the screen: real buttons, tiles and keys, found by what they show."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.application.face import Face
from ui.shell.rail import ActionRail
from ui.widgets.camera_view import CameraView
from ui.widgets.keys import Key
from ui.widgets.tile import Tile


class NothingToPress(Exception):
    """What should be pressed is not on the screen, or not now; args[0] names it."""


class Hands:
    """Presses in one window. Every press goes through the widget's own click."""

    def __init__(self, face: Face) -> None:
        self._face = face

    def primary(self) -> None:
        """The one primary button."""
        place = self._face.window.place
        primary = place.rail().primary if place is not None else None
        if primary is None:
            raise NothingToPress("primary")
        self.rail(primary.id)

    def primary_ready(self) -> bool:
        """Whether the primary button may be pressed now."""
        place = self._face.window.place
        primary = place.rail().primary if place is not None else None
        return primary is not None and primary.enabled

    def rail(self, action: str) -> None:
        """A button of the rail by its action."""
        # A rail of a former look lives on, hidden, until Qt has time to delete it.
        rails = _shown(self._face.window, ActionRail)
        _press(rails[0].button(action) if rails else None, action)

    def tile(self, title: str) -> None:
        """The tile that shows these words."""
        _press(
            next((tile for tile in _shown(self._face.window, Tile) if tile.state.title == title), None), title
        )

    def figures(self, text: str) -> None:
        """Key in a number and enter it."""
        for figure in text:
            _press(self._key(figure, ""), figure)
        _press(self._key("", "tick"), "enter")

    def number(self, text: str) -> None:
        """Key in a number, sign and point among its keys; the rail enters it."""
        for sign in text:
            _press(self._key(sign, ""), sign)
        self.rail("enter")

    def has_pad(self) -> bool:
        """Whether there is a pad to key in a number."""
        return self._key("", "tick") is not None

    def settle(self) -> None:
        """Let what was just built take its places and show its camera, as it would a moment later."""
        window = self._face.window
        for _ in range(2):  # a page lays out its parts, then the parts theirs
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        for view in _shown(window, CameraView):
            view.look_again()

    def _key(self, sign: str, icon: str) -> Key | None:
        keys = _shown(self._face.window, Key)
        return next((key for key in keys if (key.state.sign, key.state.icon) == (sign, icon)), None)


Kind = TypeVar("Kind", bound=QWidget)


def _shown(window: QWidget, kind: type[Kind]) -> list[Kind]:
    return [child for child in window.findChildren(kind) if child.isVisible()]


def _press(button: QAbstractButton | None, name: str) -> None:
    if button is None:
        raise NothingToPress(f"{name}: not there")
    if not button.isVisible() or not button.isEnabled():
        raise NothingToPress(f"{name}: {'not visible' if button.isEnabled() else 'not now'}")
    button.click()
