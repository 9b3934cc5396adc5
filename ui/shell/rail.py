"""The action rail at the right hand: what stands as it is, then what may be asked for."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.place import Action, ActionKind, RailState
from ui.shell.notices import Notice, draw_notices
from ui.shell.rail_facts import draw_facts
from ui.theme.paint import draw_box, pen
from ui.theme.tokens import SPACE, Look, Room
from ui.widgets.big_button import BigButton, ButtonKind, ButtonState
from ui.widgets.painted import HALO

_MARGIN_MM: Final = SPACE[2]
_SECONDARY_MM: Final = 20.4
_KINDS: Final = {
    ActionKind.PRIMARY: ButtonKind.PRIMARY,
    ActionKind.SECONDARY: ButtonKind.SECONDARY,
    ActionKind.DANGER: ButtonKind.DANGER,
}


def rail_width_mm(look: Look) -> float:
    """How wide the rail is on this screen."""
    return 62.0 if look.room is Room.SMALL else 91.0


class ActionRail(QWidget):
    """Renders a RailState.

    asked  id of the action that the operator asked for
    """

    asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state = RailState()
        self._notices: tuple[Notice, ...] = ()
        self._buttons: dict[str, BigButton] = {}
        self.setFixedWidth(look.mm(rail_width_mm(look)))

    def show_state(self, state: RailState) -> None:
        """Show other facts and actions; a button that stays keeps its focus."""
        self._state = state
        wanted = {action.id: action for action in self._actions()}
        for gone in [name for name in self._buttons if not self._may_keep(name, wanted)]:
            button = self._buttons.pop(gone)
            button.hide()
            button.deleteLater()
        for action in wanted.values():
            self._show_action(action)
        self._place_all()
        self.update()

    def show_notices(self, notices: tuple[Notice, ...]) -> None:
        """Show exactly these notices in the free room above the actions."""
        if notices != self._notices:
            self._notices = notices
            self.update()

    def button(self, action: str) -> BigButton | None:
        """The button of an action, for who must point at it."""
        return self._buttons.get(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything hangs from the foot of the rail."""
        self._place_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the facts in the room above the actions."""
        look, hues = self._look, self._look.palette
        painter = QPainter(self)
        draw_box(painter, QRectF(self.rect()), fill=hues.surface, edge=None)
        painter.setPen(pen(hues.line, 1))
        painter.drawLine(0, 0, 0, self.height())
        margin = look.mm(_MARGIN_MM)
        tops = [button.geometry().top() + HALO for button in self._buttons.values()]
        floor = min(tops, default=self.height()) - look.mm(SPACE[1])
        top = look.mm(4)
        room = QRectF(margin, top, self.width() - 2 * margin, floor - top)
        taken = draw_notices(painter, look, room, self._notices)
        draw_facts(painter, look, room.adjusted(0, 0, 0, -taken), self._state.facts)
        painter.end()

    def _actions(self) -> list[Action]:
        primary = self._state.primary
        return [*self._state.secondaries, *([primary] if primary is not None else [])]

    def _may_keep(self, name: str, wanted: dict[str, Action]) -> bool:
        return name in wanted and self._buttons[name].kind is _KINDS[wanted[name].kind]

    def _show_action(self, action: Action) -> None:
        if action.id not in self._buttons:
            made = BigButton(self._look, _KINDS[action.kind], self)
            made.setObjectName(action.id)
            made.meant.connect(self._meant)
            made.show()
            self._buttons[action.id] = made
        # In pairs the face is too narrow for an icon beside the word.
        icon = "" if self._pairs() and action.kind is not ActionKind.PRIMARY else action.icon
        self._buttons[action.id].render(
            ButtonState(action.text, icon, action.second_line, not_now=not action.enabled)
        )

    def _meant(self) -> None:
        button = self.sender()
        if isinstance(button, BigButton):
            self.asked.emit(button.objectName())

    def _pairs(self) -> bool:
        return self._look.room is not Room.FULL and len(self._state.secondaries) > 1

    def _place_all(self) -> None:
        look = self._look
        margin = look.mm(_MARGIN_MM)
        width = self.width() - 2 * margin
        height = look.mm(28.0 if look.room is Room.SMALL else 36.0)
        top = self.height() - look.mm(SPACE[4]) - height
        if self._state.primary is not None:
            self._put(self._state.primary, QRect(margin, top, width, height))
        self._place_secondaries(margin, width, top)

    def _place_secondaries(self, margin: int, width: int, top: int) -> None:
        look, secondaries = self._look, self._state.secondaries
        gap, height = look.mm(SPACE[2]), look.mm(_SECONDARY_MM)
        columns = 2 if self._pairs() else 1
        rows = [secondaries[at : at + columns] for at in range(0, len(secondaries), columns)]
        foot = top - look.mm(self._clearance_mm())
        for row in reversed(rows):
            share = (width - gap * (len(row) - 1)) // len(row)
            for number, action in enumerate(row):
                self._put(action, QRect(margin + number * (share + gap), foot - height, share, height))
            foot -= height + gap

    def _clearance_mm(self) -> float:
        """Opposites of the primary keep 15 mm from it, others 8."""
        apart = any(action.apart or action.kind is ActionKind.DANGER for action in self._state.secondaries)
        return SPACE[4] if apart and self._look.room is not Room.SMALL else SPACE[3]

    def _put(self, action: Action, face: QRect) -> None:
        button = self._buttons[action.id]
        button.setMinimumSize(0, 0)
        button.setGeometry(face.adjusted(-HALO, -HALO, HALO, HALO))
