"""Words of several lines in a column: as high as they need at the width they are given."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.lettering import Lettering
from ui.theme.tokens import Look
from ui.theme.words import Words


class Paragraph(Words):
    """Wrapped words for layouts; bare Words never get more than one line there."""

    def __init__(self, look: Look, text: str, lettering: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(look, text, lettering, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
