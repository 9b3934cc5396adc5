"""A device as people see it: its lamp, whether it is simulated, its plate, and what to do about it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme.lettering import Lettering
from ui.theme.tokens import SPACE, Look, Room, TypeSize
from ui.widgets.ink import CENTRE, Ink, Type, text_width
from ui.widgets.lamp import Lamp, LampKind, LampState
from ui.widgets.painted import Painted
from ui.widgets.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class DeviceCardState:
    """The lamp, the sentence under it, the word for "simulated" or "", and what its plate says or ""."""

    lamp: LampState
    remedy: str
    simulated: str = ""
    plate: str = ""


class SimulatedBand(Painted[str]):
    """The word on plain ground between hatched ends, in the colour of what is not real."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self.look.mm(40), round(self.look.font_px(TypeSize.S) * 1.5))

    def spoken(self) -> str:
        """The word."""
        return self.state

    def draw(self, ink: Ink) -> None:
        """Hatch first, then the plate with the word."""
        hues = self.look.palette
        ink.card(self.area(), hues.practice, square=True)
        ink.hatch(self.area(), hues.on_practice)
        style = Type(TypeSize.S, hues.on_practice, bold=True)
        needed = min(self.area().width(), text_width(self.look, self.state, style) + 2 * self.look.mm(4))
        plate = QRectF(0, 0, needed, self.area().height())
        plate.moveCenter(self.area().center())
        ink.card(plate, hues.practice, square=True)
        ink.words(plate, self.state, style, align=CENTRE)


class DeviceCard(QWidget):
    """Lamp and band, and under them the plate, or what to do when there is trouble or no plate."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hues = look.palette
        full = look.room is Room.FULL
        size = TypeSize.S if full else TypeSize.XS
        self._lamp = Lamp(look, self)
        self._band = SimulatedBand(look, self)
        self._plate = Paragraph(look, "", Lettering(TypeSize.XS, hues.quiet, wrap=True), self)
        self._remedy = Paragraph(look, "", Lettering(size, hues.ink, wrap=True), self)
        self._lamp.setFixedHeight(look.mm({Room.FULL: 24, Room.LOW: 20, Room.SMALL: 21}[look.room]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.mm(SPACE[0] if full else 1))
        for part in (self._lamp, self._band, self._plate, self._remedy):
            column.addWidget(part)
        column.addStretch(1)

    def render(self, state: DeviceCardState) -> None:  # type: ignore[override]  # not Qt's own render
        """Show a device."""
        self._lamp.render(state.lamp)
        self._band.render(state.simulated)
        self._band.setVisible(bool(state.simulated))
        plate = state.plate if state.lamp.kind is LampKind.GOOD else ""
        for part, words in ((self._plate, plate), (self._remedy, "" if plate else state.remedy)):
            part.say(words)
            part.setVisible(bool(words))
