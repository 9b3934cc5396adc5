"""A line or paragraph on a screen, painted so that it is never cut."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.lettering import Lettering, draw_text, line_height, text_height, text_width
from ui.theme.tokens import Look


class Words(QWidget):
    """Words in one lettering; stands where a label would, because a label cuts what is too long."""

    def __init__(self, look: Look, text: str, lettering: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = ""
        self._lettering = lettering
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(lettering.wrap)
        self.setSizePolicy(policy)
        self.say(text)

    def say(self, text: str) -> None:
        """Show other words."""
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def recolour(self, role: str) -> None:
        """Show the words in another role's colour."""
        self._lettering = replace(self._lettering, color=role)
        self.update()

    def text(self) -> str:
        """The words now shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """One line at full size; paragraphs answer by heightForWidth."""
        width = int(text_width(self._look, self._text, self._lettering)) + 2
        return QSize(width, line_height(self._look, self._lettering.size))

    def minimumSizeHint(self) -> QSize:
        """Words may be squeezed: they step down the scale."""
        return QSize(1, line_height(self._look, self._lettering.size))

    def heightForWidth(self, width: int) -> int:
        """The height of the paragraph at this width, in px."""
        needed = text_height(self._look, self._text, self._lettering, width)
        return max(line_height(self._look, self._lettering.size), int(needed) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words."""
        painter = QPainter(self)
        draw_text(painter, self._look, QRectF(self.rect()), self._text, self._lettering)
        painter.end()
