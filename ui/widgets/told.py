"""What a page must tell in place: a notice of its own height, and a no in words."""

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.refusals import Refusal
from ui import wording
from ui.theme.tokens import Look
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.notice_row import NoticeRow

_FOREIGN = ("code",)  # facts that may be of any length and any signs


class Told(NoticeRow):
    """A notice that keeps the height its words need at the width it was last given.

    A column that asks for heights before it has given widths would else reserve the height of a
    narrow one.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._least_height = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def tell(self, state: NoticeState | None) -> None:
        """Show a notice, or none."""
        super().tell(state)
        self._take_height()

    def cover(self, area: QRect) -> None:
        """Lie over an area, wholly."""
        self._least_height = area.height()
        self.setFixedWidth(area.width())
        self.move(area.topLeft())
        self._take_height()
        self.raise_()

    def hasHeightForWidth(self) -> bool:
        """It keeps its height itself."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        self._take_height()

    def _take_height(self) -> None:
        self.setFixedHeight(max(self._least_height, self.heightForWidth(self.width())))


def refusal_notice(refusal: Refusal) -> NoticeState:
    """A no in words; what comes from outside stands apart, where it may be shortened."""
    words = wording.refusal_sentence(refusal)
    if any(name in refusal.facts for name in _FOREIGN):
        return NoticeState(NoticeKind.WRONG, QCoreApplication.translate("RefusalNotice", "Not taken"), words)
    return NoticeState(NoticeKind.WRONG, words)
