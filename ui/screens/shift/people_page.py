"""Who takes over: a badge to the camera, or a number on the pad."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.command_code import PlainAct
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.shift.page import Page
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.state import ShiftState
from ui.screens.shift.words import name_of
from ui.theme.tokens import SPACE, Look, Room
from ui.widgets.badge_place import BadgeKind, BadgePlace, BadgeState
from ui.widgets.number_pad import NumberPad, NumberPadState
from ui.widgets.painted import HALO
from ui.widgets.stage_page import Sight
from ui.widgets.told import Told, refusal_notice

_MOST_FIGURES = 8


class PeoplePage(Page):
    """Camera and pad until it is known who; then the name. On a small screen the badge is heard unseen."""

    def __init__(
        self, look: Look, presenter: ShiftPresenter, *, sight: Sight, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        self._place = BadgePlace(look, self)
        self._told = Told(look, self)
        self._camera = self.camera(sight)
        self._pad = NumberPad(look, self)
        self._pad.entered.connect(presenter.check_list.incoming_typed)
        self._pad.counted.connect(self._typed)
        self._put_in_place()

    def show_state(self, state: ShiftState) -> None:
        """Ask, or show who it is."""
        person = state.draft.incoming
        known = person is not None
        self.ask(self.tr("Who takes over?"))
        caption = self.tr("Number, or show the badge") if self.small() else self.tr("or the number")
        self._pad.render(NumberPadState(caption, most=_MOST_FIGURES, least=1, masked=False))
        self._told.tell(refusal_notice(state.refusal) if state.refusal is not None else None)
        self._pad.setVisible(not known)
        self._camera.setVisible(not known and not self.small())
        if person is not None:
            name = name_of(person, self.look.language)
            text = self.tr("takes over, number {number}").format(number=person.number)
            self._place.render(BadgeState(BadgeKind.SIGNED, name, text))
        else:
            asked = self.tr("of the one who takes over")
            self._place.render(BadgeState(BadgeKind.WAITING, self.tr("Show the badge"), asked))
            self._pad.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place.setVisible(known or not self.small())
        self._cover()

    def rail(self, state: ShiftState) -> RailState:
        """On when it is known who."""
        known = state.draft.incoming is not None
        second = self.tr("the last look") if known else self.tr("badge or number first")
        primary = Action(
            "further", "arrow-right", self.tr("Next"), second, enabled=known, kind=ActionKind.PRIMARY
        )
        ways = [Action("back", "arrow-left", self.tr("Back"), plain=PlainAct.BACK)]
        if known:
            ways.append(Action("other", "people", self.tr("Not this one")))
        return RailState(primary, tuple(ways), (RailFact(self.tr("Handover"), self.progress(state)),))

    def act(self, action: str) -> None:
        """Forth, back, or another person."""
        ways = {
            "further": self.presenter.check_list.further,
            "back": self.presenter.check_list.back,
            "other": self.presenter.check_list.other_incoming,
        }
        if action in ways:
            ways[action]()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A notice over the question follows it."""
        self._cover()

    def _cover(self) -> None:
        """A small screen has no line to spare: there a no lies over the question until the next key."""
        if self.small():
            self._told.cover(QRect(HALO, 0, self.width() - 2 * HALO, 0))

    def _typed(self, count: int) -> None:
        if self.small() and count:
            self._told.hide()

    def _put_in_place(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(self.gap())
        if self.look.room is Room.LOW:  # the pad is as high as the stage: the question stands beside it
            left.addWidget(self._heading)
        self._place.setMaximumHeight(self.look.mm(56))
        left.addWidget(self._camera, 2)
        left.addWidget(self._place, 1)
        if not self.small():
            left.addWidget(self._told)
        left.addStretch(0)
        row = QHBoxLayout()
        row.setSpacing(self.look.mm(SPACE[2]))
        row.addLayout(left, 1)
        row.addWidget(self._pad, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.fill(row)
