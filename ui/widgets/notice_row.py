"""A notice that stands exactly as high as its words need, for columns whose other parts take the rest."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.tokens import Look, TypeSize
from ui.widgets.ink import Type, text_height
from ui.widgets.notice import Notice, NoticeState

_NARROWEST_MM = 30


class NoticeRow(Notice):
    """A notice in a column. `tell(None)` takes it away and gives its room to the others."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def tell(self, state: NoticeState | None) -> None:
        """Show a notice, or none."""
        if state is not None and state != self.state:
            self.render(state)
        self.setVisible(state is not None)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in px that the words need at a width in px."""
        look, state = self.look, self.state
        alone = not (state.text or state.foot)
        side = look.mm(8) if alone else look.font_px(TypeSize.S)
        room = width - 2 * look.mm(4)
        bold = Type(TypeSize.S, look.palette.ink, bold=True)
        height = text_height(look, state.headline, bold, room - side - look.mm(3))
        if state.text:
            height += look.mm(1) + text_height(look, state.text, Type(TypeSize.S, look.palette.ink), room)
        if state.foot:
            height += look.font_px(TypeSize.XS) * 1.4
        return round(max(height, side) + 2 * look.mm(2) + look.mm(1))

    def minimumSizeHint(self) -> QSize:
        """Any width; the height follows from it."""
        return QSize(self.look.mm(_NARROWEST_MM), self.look.mm(8))

    def sizeHint(self) -> QSize:
        """At the present width."""
        width = max(self.width(), self.look.mm(_NARROWEST_MM))
        return QSize(width, self.heightForWidth(width))
