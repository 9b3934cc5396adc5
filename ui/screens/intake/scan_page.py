"""Put the label in the frame: the live picture, and beside it what is read, what not, and why."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.command_code import PlainAct
from app.domain.scan import Cause, ScannedCode
from ui.place import Action, ActionKind, RailState
from ui.screens.intake.notices import standing_notice
from ui.screens.intake.page import Page
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.state import IntakeState
from ui.theme.tokens import Look, Room
from ui.widgets.cause_words import advice
from ui.widgets.notice import Notice, NoticeKind, NoticeState
from ui.widgets.paper_text import in_fours
from ui.widgets.stage_page import Sight
from ui.widgets.told import Told


class ScanPage(Page):
    """The code settles by itself; the rail offers the ways round a code that is missing or unreadable."""

    def __init__(
        self,
        look: Look,
        presenter: IntakePresenter,
        *,
        sight: Sight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._camera = self.camera(sight)
        self._cause: Cause | None = None
        self._camera.cause_changed.connect(self._show_cause)
        self._code, self._vin, self._told = Notice(look, self), Notice(look, self), Told(look, self)
        row, cards = QHBoxLayout(), QVBoxLayout()
        for layout in (row, cards):
            layout.setSpacing(self.gap())
        row.addWidget(self._camera, 11 if self.small() else 21)
        for card in (self._code, self._vin):
            cards.addWidget(card, 1)
        cards.addWidget(self._told)
        row.addLayout(cards, 9 if self.small() else 10)
        self.fill(row)

    def show_state(self, state: IntakeState) -> None:
        """The cards follow the state; boxes and counts stand in the picture itself."""
        self.ask(
            self.tr("Put the label in the frame"), self.tr("No focusing, no pressing. It is taken by itself.")
        )
        self._code.render(self._code_card(state.half))
        if state.paper is None:
            self._vin.render(self._vin_card(state.papers.vin))
        else:
            self._vin.render(
                NoticeState(NoticeKind.DONE, self._paper_words(state), in_fours(state.paper.text))
            )
        told = standing_notice(state) or self._why_unread()
        self._told.tell(told)
        self._vin.setVisible(told is None or not self.small())

    def rail(self, state: IntakeState) -> RailState:
        """Reading is no button; the ways round it are."""
        waiting = self.tr("the other half, now") if state.half else self.tr("hold the label still")
        primary = Action("wait", "scan", self.tr("Reading"), waiting, enabled=False, kind=ActionKind.PRIMARY)
        ways = [
            Action("no_code", "tag", self.tr("No code")),
            Action("type", "keyboard", self.tr("Cannot be read")),
        ]
        if state.paper is not None:  # what is handed on carries a code that was read once
            return RailState(
                primary, (Action("source", "branch", self.tr("Change source")),), self.facts(state)
            )
        if self.look.room is not Room.SMALL:  # there it stands behind "No code"
            ways.insert(0, Action("source", "branch", self.tr("Change source")))
        return RailState(primary, tuple(ways), self.facts(state))

    def act(self, action: str) -> None:
        """Leave the camera's way."""
        ways = {
            "source": self.presenter.change_source,
            "no_code": self.presenter.scanning.no_code,
            "type": self.presenter.scanning.type_code,
        }
        if action in ways:
            ways[action]()

    def _show_cause(self, cause: Cause | None) -> None:
        self._cause = cause
        self.show_state(self.presenter.state)

    def _why_unread(self) -> NoticeState | None:
        """Why the code before the camera is not read; a small screen says it in the picture only."""
        if self.small():
            return None
        if self._cause is None:
            return NoticeState(
                NoticeKind.PLAIN, self.tr("What keeps a code from being read stands here."), icon="torch"
            )
        return NoticeState(NoticeKind.CARE, advice(self._cause))

    def _code_card(self, half: ScannedCode | None) -> NoticeState:
        if half is not None:
            return NoticeState(NoticeKind.DONE, self.tr("One half read, show the other"), half.text)
        text = "" if self.small() else self.tr("24 characters, from any side")
        return NoticeState(NoticeKind.READING, self.tr("Pack code: waiting"), text)

    def _paper_words(self, state: IntakeState) -> str:
        claim = state.paper.claim if state.paper is not None else ""
        return self.tr("From station {mark}. Now the pack's own code").format(mark=claim)

    def _vin_card(self, vin: str) -> NoticeState:
        if vin:
            return NoticeState(NoticeKind.DONE, self.tr("VIN read"), vin)
        text = "" if self.small() else self.tr("Only when there is one.")
        return NoticeState(NoticeKind.READING, self.tr("VIN: not needed"), text)


class NoCodePage(Page):
    """No code on the pack: it is photographed and gets a label of ours."""

    def __init__(
        self,
        look: Look,
        presenter: IntakePresenter,
        *,
        sight: Sight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._camera = self.camera(sight)
        self._photo, self._label, self._held = Notice(look, self), Notice(look, self), Notice(look, self)
        row, cards = QHBoxLayout(), QVBoxLayout()
        for layout in (row, cards):
            layout.setSpacing(self.gap())
        row.addWidget(self._camera, 11 if self.small() else 21)
        for card in (self._photo, self._label, self._held):
            cards.addWidget(card, 1)
        row.addLayout(cards, 9 if self.small() else 10)
        self.fill(row)

    def show_state(self, state: IntakeState) -> None:
        """What will happen, before it does."""
        self.ask(
            self.tr("Photograph the pack"), self.tr("The whole pack in the frame, from above or the side.")
        )
        self.tell_of(state)
        self._photo.setVisible(not self.small())
        self._photo.render(NoticeState(NoticeKind.PLAIN, self.tr("The picture is kept"), icon="photo"))
        self._label.render(NoticeState(NoticeKind.PLAIN, self.tr("It gets a label of ours"), icon="tag"))
        self._held.render(NoticeState(NoticeKind.CARE, self.tr("Held until its code is settled")))

    def rail(self, state: IntakeState) -> RailState:
        """One press photographs and receives."""
        primary = Action(
            "photograph",
            "photo",
            self.tr("Photograph"),
            self.tr("and make a new label"),
            kind=ActionKind.PRIMARY,
        )
        ways = (
            Action("back", "arrow-left", self.tr("Back"), plain=PlainAct.BACK),
            Action("source", "branch", self.tr("Change source")),
        )
        return RailState(primary, ways, self.facts(state))

    def act(self, action: str) -> None:
        """Photograph, or back."""
        ways = {
            "photograph": self.presenter.scanning.photograph_and_label,
            "back": self.presenter.scanning.back_to_camera,
            "source": self.presenter.change_source,
        }
        if action in ways:
            ways[action]()
