"""What may be touched on the emergency card: a person who was found, and the end of a false alarm."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme.paint import Lettering, draw_box, draw_icon, draw_text
from ui.theme.tokens import EDGE, FOCUS, RADIUS_MM, SELECTED, Look, TypeSize


class PersonTile(QAbstractButton):
    """One person: an open circle while missing, a tick once found.

    found  id of the person
    """

    found = Signal(str)

    def __init__(self, look: Look, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._person = person
        self._name = ""
        self._found = False
        self.clicked.connect(self._clicked)

    def show_person(self, name: str, *, found: bool) -> None:
        """Show the name and whether found."""
        self._name, self._found = name, found
        self.setEnabled(not found)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Found people step back; missing ones stand out."""
        look, hues = self._look, self._look.palette
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill = hues.surface if self._found else hues.raised
        edge, width = (hues.edge, EDGE) if self._found else (hues.ink, SELECTED)
        if self.isDown():
            fill = hues.line
        draw_box(painter, box, fill=fill, edge=edge, width=width, radius=look.mm(RADIUS_MM))
        if self.hasFocus():
            draw_box(painter, box.adjusted(8, 8, -8, -8), fill=None, edge=hues.ink, width=FOCUS)
        hue = hues.quiet if self._found else hues.ink
        side = look.mm(7)
        icon = QRectF(look.mm(3), box.center().y() - side / 2, side, side)
        draw_icon(painter, "tick-box" if self._found else "circle", icon, hue, 2.6)
        words = Lettering(TypeSize.S, hue, bold=True, elide=True)
        draw_text(painter, look, box.adjusted(look.mm(12), 0, -look.mm(2), 0), self._name, words)
        painter.end()

    def _clicked(self) -> None:
        self.found.emit(self._person)


class LeadButton(QAbstractButton):
    """Dashed on purpose: it does nothing by itself, the lead's badge does.

    meant  false alarm, the lead is here
    """

    meant = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._asking = False
        self.clicked.connect(self._clicked)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_asking(self, *, asking: bool) -> None:
        """While asked for, the words say what to do now."""
        self._asking = asking
        self.setAccessibleName(self._words())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White on black."""
        look, hues = self._look, self._look.palette
        painter = QPainter(self)
        box = QRectF(self.rect())
        draw_box(
            painter,
            box,
            fill=hues.stop if self.isDown() else None,
            edge=hues.on_bar,
            width=FOCUS if self.hasFocus() else EDGE,
            radius=look.mm(RADIUS_MM),
            dashed=not self._asking,
        )
        side = look.mm(8)
        icon = QRectF(look.mm(4), box.center().y() - side / 2, side, side)
        draw_icon(painter, "card", icon, hues.on_bar)
        words = Lettering(TypeSize.S, hues.on_bar, bold=True, wrap=True)
        draw_text(painter, look, box.adjusted(look.mm(15), 0, -look.mm(3), 0), self._words(), words)
        painter.end()

    def _words(self) -> str:
        if self._asking:
            return self.tr("Show the lead's badge")
        return self.tr("It is over: lead's badge")

    def _clicked(self) -> None:
        self.meant.emit()
