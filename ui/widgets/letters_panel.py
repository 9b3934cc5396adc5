"""A question and the on-screen keyboard under it, on every screen's room."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.lettering import Lettering
from ui.theme.tokens import SPACE, Look, Room, TypeSize
from ui.theme.words import Words
from ui.widgets.notice import NoticeState
from ui.widgets.painted import HALO
from ui.widgets.text_pad import TextPad, TextPadState
from ui.widgets.told import Told


class LettersPanel(QWidget):
    """A question and the keyboard under it; the rail's primary enters.

    Low screens have no line to spare: there a notice lies over the field until the next key.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        size = TypeSize.XL if look.room is Room.FULL else TypeSize.M
        self._heading = Words(look, "", Lettering(size, look.palette.ink, bold=True), self)
        self._notice = Told(look, self)
        self.pad = TextPad(look, self, own_enter=False)
        self._shown: NoticeState | None = None
        self.pad.changed.connect(self._typed)
        self._lay_out()

    def ask(self, question: str, caption: str, *, cells: bool, most: int) -> None:
        """Put a question over an empty field."""
        small = self.look.room is Room.SMALL
        self._heading.say(question)
        self._heading.setVisible(not small)
        self.pad.render(TextPadState(question if small else caption, cells=cells, most=most))
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, notice: NoticeState | None) -> None:
        """Show a new notice, once; the next key takes it away where it lies over the field."""
        if notice == self._shown:
            return
        self._shown = notice
        self._notice.tell(notice)
        self._cover_field()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A notice over the field follows it."""
        self._cover_field()

    def _lay_out(self) -> None:
        full = self.look.room is Room.FULL
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(HALO, 0, HALO, 0)
        top.addWidget(self._heading)
        if full:
            top.addWidget(self._notice)
        column.addLayout(top)
        if full:
            column.addSpacing(self.look.mm(SPACE[2]))
        column.addWidget(self.pad)
        column.addStretch(1)

    def _typed(self) -> None:
        if self.look.room is not Room.FULL:
            self._notice.hide()

    def _cover_field(self) -> None:
        if self.look.room is not Room.FULL:
            top = 0 if self.look.room is Room.SMALL else self._heading.height()
            self._notice.cover(QRect(HALO, top, self.width() - 2 * HALO, self.pad.field_px + HALO))
