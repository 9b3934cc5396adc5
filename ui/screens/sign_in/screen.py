"""The way in: a badge to the camera, or a number and its PIN on the pad."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.reading import Health
from app.domain.scan import View
from ui.place import Action, ActionKind, Place, RailFact, RailState
from ui.screens.sign_in.presenter import SignInPresenter
from ui.screens.sign_in.state import Asked, SignInState
from ui.screens.sign_in.words import left_for_you, start_check
from ui.theme.lettering import Lettering
from ui.theme.tokens import SPACE, Look, Room, TypeSize
from ui.theme.words import Words
from ui.widgets.camera_view import CameraState, CameraView
from ui.widgets.figures import counted
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.notice_row import NoticeRow
from ui.widgets.number_pad import NumberPad, NumberPadState
from ui.widgets.painted import HALO
from ui.widgets.paragraph import Paragraph
from ui.wording import refusal_sentence

_LEAST_PIN, _MOST_FIGURES = 4, 8


class SignInScreen(Place):
    """Renders SignInState. `practice_hint` names the numbers and PINs anybody may use in practice, or is "".

    A small screen shows the camera or the pad; which of the two is the screen's own affair.
    """

    def __init__(
        self,
        look: Look,
        presenter: SignInPresenter,
        view: Callable[[], View | None],
        now_ms: Callable[[], int],
        practice_hint: str = "",
    ) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        self._hint = practice_hint
        self._pad_open = look.room is not Room.SMALL
        self._figures = 0
        hues = look.palette
        self._heading = Words(
            look, self.tr("Show your badge"), Lettering(TypeSize.XL, hues.ink, bold=True), self
        )
        sub = self.tr("Hold it to the camera until one short tone. The language follows the badge.")
        self._sub = Paragraph(look, sub, Lettering(TypeSize.S, hues.quiet, wrap=True), self)
        self._camera = CameraView(look, view, now_ms, self)
        self._pad = NumberPad(look, self)
        self._saved = NoticeRow(look, self)
        self._practice = NoticeRow(look, self)
        self._refusal = NoticeRow(look, self)
        self._lay_out()
        self._pad.entered.connect(presenter.entered)
        self._pad.counted.connect(self._count)
        presenter.state_changed.connect(self.render)
        self.render(presenter.state)

    def render(self, state: SignInState) -> None:  # type: ignore[override]  # not Qt's own render
        """Show a state."""
        self._camera.render(CameraState(no_picture=self._why_no_picture(state)))
        self._pad.render(self._question(state))
        self._refusal.tell(
            NoticeState(NoticeKind.WRONG, refusal_sentence(state.refusal)) if state.refusal else None
        )
        crowded = self._look.room is Room.SMALL and state.refusal is not None
        self._saved.tell(None if crowded else self._safe(state))
        self._practice.tell(self._practice_notice())
        if self._look.room is Room.SMALL:
            self._heading.setVisible(not (self._pad_open and state.refusal))
            self._show_half(state)
        self.show_rail(self._rail_of(state))

    def act(self, action: str) -> None:
        """The rail's buttons: enter what is typed, begin again, and on a small screen pad or badge."""
        if action == "enter":
            self._pad.enter()
        elif action == "pad":
            self._pad_open = True
            self.render(self._presenter.state)
            self._pad.setFocus()
        elif action == "badge":
            self._pad_open = False
            self._presenter.back()
        elif action == "again":
            self._presenter.back()

    def showEvent(self, event: QShowEvent) -> None:
        """Figures typed on a keyboard go to the pad."""
        super().showEvent(event)
        self._pad.setFocus()

    # ---- words

    def _question(self, state: SignInState) -> NumberPadState:
        if state.asked is Asked.PIN:
            return NumberPadState(self.tr("Your PIN"), most=_MOST_FIGURES, least=_LEAST_PIN)
        return NumberPadState(self.tr("or number and PIN"), most=_MOST_FIGURES, least=1, masked=False)

    def _safe(self, state: SignInState) -> NoticeState | None:
        if not state.restarted:
            return None
        count = counted(state.saved, self._look.language)
        if state.newest_at is None:
            words = self.tr("Restarted. {count} entries are saved. Nothing is lost.").format(count=count)
        else:
            time = state.newest_at.astimezone().strftime("%H:%M:%S")
            words = self.tr("Restarted. Saved up to {time}, {count} entries. Nothing is lost.").format(
                time=time, count=count
            )
        return NoticeState(NoticeKind.DONE, words)

    def _practice_notice(self) -> NoticeState | None:
        if not self._hint:
            return None
        words = self.tr("Practice. Numbers and PINs for everybody:")
        return NoticeState(NoticeKind.CARE, words, self._hint)

    def _why_no_picture(self, state: SignInState) -> str:
        health = dict(state.devices).get("camera", Health.CONNECTING)
        if health is Health.CONNECTING:
            return self.tr("The camera is being started.")
        return self.tr("Use number and PIN.")

    # ---- the rail

    def _rail_of(self, state: SignInState) -> RailState:
        second = self.tr("badge first")
        if state.busy:
            second = self.tr("looking you up")
        elif state.asked is Asked.PIN:
            second = self.tr("then you are in") if self._ready(state) else self.tr("PIN first")
        elif self._figures:
            second = self.tr("then the PIN")
        enter = Action(
            "enter",
            "arrow-right",
            self.tr("Enter"),
            second,
            enabled=self._ready(state),
            kind=ActionKind.PRIMARY,
        )
        return RailState(enter, self._secondaries(state), self._facts(state))

    def _ready(self, state: SignInState) -> bool:
        least = _LEAST_PIN if state.asked is Asked.PIN else 1
        return self._pad_open and not state.busy and self._figures >= least

    def _secondaries(self, state: SignInState) -> tuple[Action, ...]:
        if self._look.room is Room.SMALL:
            if self._pad_open:
                return (Action("badge", "camera", self.tr("Show badge")),)
            return (Action("pad", "keyboard", self.tr("Number and PIN")),)
        if state.asked is Asked.PIN:
            return (Action("again", "arrow-left", self.tr("Other number")),)
        return ()

    def _facts(self, state: SignInState) -> tuple[RailFact, ...]:
        check = start_check(state, short=self._look.room is Room.SMALL)
        # While a PIN is asked for, a low rail has no room for more.
        if state.asked is Asked.PIN and self._look.room is not Room.FULL:
            return check
        return (*check, *left_for_you(state))

    # ---- the stage

    def _count(self, figures: int) -> None:
        self._figures = figures
        self.show_rail(self._rail_of(self._presenter.state))

    def _show_half(self, state: SignInState) -> None:
        self._camera.setVisible(not self._pad_open)
        self._pad.setVisible(self._pad_open)
        self._refusal.setVisible(state.refusal is not None)
        self._saved.setVisible(state.restarted and state.refusal is None and not self._pad_open)
        self._practice.setVisible(bool(self._hint) and not self._pad_open)

    def _lay_out(self) -> None:
        look = self._look
        if look.room is Room.SMALL:
            self._lay_out_small()
            return
        full = look.room is Room.FULL
        stage = QHBoxLayout(self)
        side, edge = look.mm(SPACE[3]), look.mm(SPACE[1] if full else SPACE[0])
        stage.setContentsMargins(side, edge, side, look.mm(SPACE[2]) if full else edge)
        stage.setSpacing(look.mm(SPACE[4] if full else SPACE[3]))
        stage.addLayout(self._left(full=full), 1)
        stage.addLayout(self._right(full=full))

    def _left(self, *, full: bool) -> QVBoxLayout:
        made = QVBoxLayout()
        made.setSpacing(self._look.mm(SPACE[2 if full else 1]))
        self._sub.setVisible(full)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._heading)
        head.addWidget(self._sub)
        made.addLayout(head)
        made.addWidget(self._camera, 1)
        made.addWidget(self._saved)
        made.addWidget(self._practice)
        if not full:  # the pad takes the whole height: what is wrong stands beside it
            made.addWidget(self._refusal)
        return made

    def _right(self, *, full: bool) -> QVBoxLayout:
        made = QVBoxLayout()
        made.setSpacing(self._look.mm(SPACE[2]))
        if full:
            made.addSpacing(self._heading.sizeHint().height() + self._sub.sizeHint().height())
        made.addWidget(self._pad)
        if full:
            under = QHBoxLayout()
            under.setContentsMargins(HALO, 0, HALO, 0)
            under.addWidget(self._refusal)
            made.addLayout(under)
        made.addStretch(1)
        return made

    def _lay_out_small(self) -> None:
        look = self._look
        self._sub.hide()
        self._camera.setMinimumHeight(look.mm(15))
        self._practice.hide()
        stage = QVBoxLayout(self)
        stage.setContentsMargins(look.mm(4), look.mm(1), look.mm(4), look.mm(1))
        stage.setSpacing(look.mm(SPACE[0]))
        stage.addWidget(self._heading)
        stage.addWidget(self._camera, 1)
        for part in (self._pad, self._refusal, self._saved, self._practice):
            stage.addWidget(part)
