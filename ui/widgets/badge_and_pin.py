"""The field of a page on which somebody signs: the badge to the camera, then its PIN."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE, Room
from ui.widgets.badge_place import BadgePlace, BadgeState
from ui.widgets.notice import NoticeState
from ui.widgets.number_pad import NumberPad, NumberPadState
from ui.widgets.painted import HALO
from ui.widgets.stage_page import Sight, StagePage
from ui.widgets.told import Told


class BadgeAndPin:
    """Two badge places at the left; at their right the camera for the badge, then the pad for the PIN.

    Badge and PIN together are the signature; there is no further button. `heading` is the page's question,
    `pin` what stands over the pad, `entered` hears the PIN.
    """

    def __init__(
        self, page: StagePage, heading: QWidget, sight: Sight, *, pin: str, entered: Callable[[str], None]
    ) -> None:
        self._page = page
        self._badge = ""
        self._upper, self._lower = BadgePlace(page.look, page), BadgePlace(page.look, page)
        self._told = Told(page.look, page)
        self._camera = page.camera(sight)
        self._pad = NumberPad(page.look, page)
        self._pad.render(NumberPadState(pin))
        self._pad.entered.connect(entered)
        self._pad.counted.connect(self._typed)
        self._places = QWidget(page)
        self._put_in_place(heading)

    def show(
        self, upper: BadgeState, lower: BadgeState, *, told: NoticeState | None, badge: str, refused: bool
    ) -> None:
        """First the badge, then the PIN; another badge or a no asks for the whole PIN again."""
        self._told.tell(told)
        self._upper.render(upper)
        self._lower.render(lower)
        if refused or badge != self._badge:
            self._pad.clear()
        self._badge = badge
        self._show_side(badge=bool(badge))
        self.cover()

    def cover(self) -> None:
        """A small screen has no line to spare: there a notice lies over the question until the next key."""
        if self._page.small():
            self._told.cover(QRect(HALO, 0, self._page.width() - 2 * HALO, 0))

    def _typed(self, count: int) -> None:
        if self._page.small() and count:
            self._told.hide()

    def _show_side(self, *, badge: bool) -> None:
        self._camera.setVisible(not badge)
        self._pad.setVisible(badge)
        if self._page.small():  # the pad needs the whole width
            self._places.setVisible(not badge)
        if badge:
            self._pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_in_place(self, heading: QWidget) -> None:
        look, small = self._page.look, self._page.small()
        places = QVBoxLayout(self._places)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(self._page.gap())
        if look.room is Room.LOW:  # the pad is as high as the stage: the question stands beside it
            for part in (heading, self._told):
                places.addWidget(part)
        for place in (self._upper, self._lower):
            place.setMaximumHeight(look.mm(56))
            places.addWidget(place, 1)
        if look.room is Room.FULL:
            places.addWidget(self._told)
        places.addStretch(0)
        row = QHBoxLayout()
        row.setSpacing(look.mm(SPACE[2]))
        row.addWidget(self._places, 12)
        row.addWidget(self._camera, 7 if small else 11)
        if small:
            self._camera.setMinimumSize(look.mm(50), look.mm(30))
        row.addWidget(self._pad, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._page.fill(row)
