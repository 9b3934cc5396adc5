"""One page on the stage: a question on top, a notice under it, and what the page itself puts below."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.domain.scan import View
from ui.place import RailState
from ui.theme.lettering import Lettering, font
from ui.theme.tokens import SPACE, Look, Room, TypeSize
from ui.theme.words import Words
from ui.widgets.camera_view import CameraState, CameraView
from ui.widgets.ink import shown
from ui.widgets.notice import NoticeState
from ui.widgets.painted import HALO
from ui.widgets.tile import FACE_MM
from ui.widgets.tile_grid import TileGrid
from ui.widgets.told import Told
from ui.wording import sentence

_RAIL_MM, _SMALL_RAIL_MM = 74.0, 45.0  # what a line in the rail or on its primary has room for


@dataclass(frozen=True, slots=True)
class Sight:
    """What the camera sees, and the clock in ms that its frames are stamped by."""

    view: Callable[[], View | None]
    now_ms: Callable[[], int]


class StagePage(QWidget):
    """The measures that every page of a place has in common.

    turned   something on the page alone has changed: ask it for its rail again
    """

    turned = Signal()

    crowded = False  # on a small screen the question stands smaller, so that the answers have room

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        hues = look.palette
        crowded = self.crowded and look.room is Room.SMALL
        size = TypeSize.M if crowded else TypeSize.XL
        self._heading = Words(look, "", Lettering(size, hues.ink, bold=True, wrap=crowded), self)
        self._sub = Words(look, "", Lettering(TypeSize.S, hues.quiet), self)
        self._notice = Told(look, self)
        self._head = QHBoxLayout()
        self._top = QVBoxLayout()
        self._column = QVBoxLayout(self)
        # The page itself takes the focus when it comes: an enter key pressed late presses nothing on it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()

    def show_state(self, state: Any) -> None:
        """Show another state of the place."""
        raise NotImplementedError

    def rail(self, state: Any) -> RailState:
        """What the rail shows for this state."""
        raise NotImplementedError

    def act(self, action: str) -> None:
        """The operator asked for an action of the rail."""
        raise NotImplementedError

    # ---- for the pages

    def ask(self, heading: str, sub: str = "") -> None:
        """Put the question; the line under it goes where the screen is low."""
        self._heading.say(heading)
        self._sub.say(sub)
        self._sub.setVisible(bool(sub) and self.look.room is Room.FULL)

    def tell(self, notice: NoticeState | None) -> None:
        """Show a notice above the answers, or none; on a small screen it takes the question's line."""
        self._notice.tell(notice)
        self._heading.setVisible(notice is None or not self.small())

    def beside_heading(self, part: QWidget) -> None:
        """Put something small at the right of the question."""
        self._head.addWidget(part)

    def fill(self, body: QLayout) -> None:
        """Panels take what is left of the page, on its margin."""
        body.setContentsMargins(HALO, HALO, HALO, 0)
        self._column.addLayout(body, 1)

    def fill_with_faces(self, body: QLayout) -> None:
        """Touchables take what is left; their faces, not their halos, stand on the margin."""
        body.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(body, 1)

    def even_out(self, tiles: TileGrid, names: Iterable[str]) -> None:
        """Rows of one height; a small screen lets each row be as high as its words."""
        if not self.small():
            for name in names:
                tiles.tile(name).setMinimumHeight(self.look.mm(FACE_MM[1]) + 2 * HALO)

    def camera(self, sight: Sight) -> CameraView:
        """The live picture."""
        made = CameraView(self.look, sight.view, sight.now_ms, self)
        made.render(CameraState(sentence("photo.no_picture"), self.tr("tilt it")))
        return made

    def gap(self) -> int:
        """Between two panels, in px."""
        return self.look.mm(SPACE[2] if self.look.room is Room.FULL else SPACE[1])

    def small(self) -> bool:
        """Whether the screen has room for what is needed only."""
        return self.look.room is Room.SMALL

    def rail_line(self, text: str, size: TypeSize = TypeSize.S) -> str:
        """A text from outside, cut to one line of the rail."""
        room = self.look.mm(_SMALL_RAIL_MM if self.small() else _RAIL_MM)
        metrics = QFontMetricsF(font(self.look, size, bold=True))
        return metrics.elidedText(shown(text), Qt.TextElideMode.ElideRight, room)

    def _lay_out(self) -> None:
        side = self.look.mm(SPACE[3] if self.look.room is Room.FULL else 4) - HALO
        above, below = self.look.mm(SPACE[1]), self.look.mm(SPACE[2])
        if self.look.room is not Room.FULL:
            above = below = self.look.mm(SPACE[0])
        if self.look.room is Room.SMALL:
            above, below = self.look.mm(1), self.look.mm(0.5)
        self._column.setContentsMargins(side, above, side, below)
        self._column.setSpacing(0)
        self._head.addWidget(self._heading, 1)
        self._top.setContentsMargins(HALO, 0, HALO, 0)
        self._top.setSpacing(0)
        self._top.addLayout(self._head)
        self._top.addWidget(self._sub)
        self._top.addWidget(self._notice)
        self._column.addLayout(self._top)
