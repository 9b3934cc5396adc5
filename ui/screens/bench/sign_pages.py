"""The second person signs: a hold opens in the black frame, a typed weight or a mistake on a plain page."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.place import Action, RailState
from ui.screens.bench.framed_page import FramedPage
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.sign_body import SignBody
from ui.screens.bench.state import Asking, BenchState
from ui.screens.bench.words import said
from ui.theme.tokens import Look, Room
from ui.widgets.hold_frame import HoldFrameState, HoldHead
from ui.widgets.painted import HALO
from ui.widgets.stage_page import Sight


class SigningPage(BenchPage):
    """What the pages of a signature have in common: once the badge is read, the page's keys are the PIN's."""

    tells_open = True
    _sign: SignBody
    _badge = ""

    def sign_at(self, body: SignBody) -> SignBody:
        """Where badge and PIN are given."""
        self._sign = body
        body.signed.connect(self._signed)
        return body

    def _signed(self, pin: str) -> None:
        """The key that was pressed is closed now; the keys stay the pad's, for a PIN that was wrong."""
        self.hold_focus()
        self.presenter.signing.sign(pin)

    def show_signing(self, state: BenchState) -> None:
        """What is signed for. Whatever gives the page the focus from now on gives it to the pad."""
        self._sign.show_state(state)
        if state.other_badge != self._badge:
            self._badge = state.other_badge
            pad = self._sign.pad if state.other_badge else None
            self.setFocusProxy(pad)  # type: ignore[arg-type]  # None takes the proxy away
            self.hold_focus()

    def rail(self, state: BenchState) -> RailState:
        """No button signs; there are only the ways that do not."""
        words = self.tr("Type the PIN") if state.other_badge else self.tr("Show badge")
        second = self.tr("badge and PIN sign")
        if state.reading_left_ms:
            words, second = self.tr("Read the values"), self.tr("then badge and PIN")
        primary = self.primary("wait", "card", words, second, enabled=False)
        if state.asking is Asking.STEP:
            again = self.tr("Again") if self.small() else self.tr("Measure again")
            way = Action("measure", "refresh", again)
        else:
            way = Action("do_not_sign", "arrow-left", self.tr("Do not sign"))
        others = tuple(one for one in self.ways_out(state) if self._beside(one, state))
        return RailState(primary, (way, *others), self.facts(state))

    def _beside(self, way: Action, state: BenchState) -> bool:
        """What else is offered; a small screen has room for giving up only, a low one for a finding too."""
        if state.asking is not Asking.STEP or self.small():
            return way.id == "abort"
        return way.id in ("abort", "deviate") or (way.id == "leave" and self.look.room is Room.FULL)

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """Look at the meter once more, or let the signature go."""
        return {
            "measure": lambda: self.presenter.ask(Asking.MEASURE),
            "do_not_sign": self.presenter.signing.back,
        }


class ReleasePage(FramedPage, SigningPage):
    """A hold opens by the second person's badge and PIN."""

    def __init__(
        self, look: Look, presenter: BenchPresenter, *, sight: Sight, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(HALO, HALO, HALO, 0)
        column.addWidget(self.sign_at(SignBody(look, sight, self.body)), 1)
        self.told.hide()

    def show_state(self, state: BenchState) -> None:
        """The head says what opens."""
        view = state.view
        if view is None or view.step is None:
            return
        line = self.tr("Step {number}, {title}")
        words = line.format(number=view.number, title=said(view.step.title, self.look))
        self.head(HoldFrameState(HoldHead.RELEASE, self.tr("Release the hold: a second person"), words))
        self.show_signing(state)


class CountersignPage(SigningPage):
    """A typed weight, an output taken back, or a pack that is left."""

    crowded = True

    def __init__(
        self, look: Look, presenter: BenchPresenter, *, sight: Sight, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        column = QVBoxLayout()
        column.addWidget(self.sign_at(SignBody(look, sight, self)), 1)
        self.fill(column)

    def show_state(self, state: BenchState) -> None:
        """The question says what is signed for."""
        words = self.tr("Second person: take it back")
        if state.asking is Asking.SIGN_AMOUNT:
            words = self.tr("Second person: the typed weight")
        elif state.asking is Asking.SIGN_READING:
            words = self.tr("Second person: the typed reading")
        elif state.asking is Asking.SIGN_LEAVE:
            words = self.tr("Second person: leave the pack")
        elif state.asking is Asking.SIGN_CLOSE:
            words = self.tr("Supervisor: close the run")
        self.ask(words)
        self.show_signing(state)


class PinPage(SigningPage):
    """On the lower screens the pad is as high as the stage: it stands alone with what is signed for."""

    def __init__(
        self, look: Look, presenter: BenchPresenter, *, sight: Sight, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        for words in (self._heading, self._sub):
            words.hide()
        column = QVBoxLayout()
        column.addWidget(self.sign_at(SignBody(look, sight, self)), 1)
        self.fill(column)
        if look.room is Room.SMALL:
            self._column.setContentsMargins(look.mm(2), look.mm(1), look.mm(2), 0)

    def show_state(self, state: BenchState) -> None:
        """Only the PIN is missing."""
        self.show_signing(state)
