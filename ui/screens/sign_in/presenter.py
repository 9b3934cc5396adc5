"""Recognises who stands at the station: a badge, or a number and its PIN."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.operator import Credentials
from app.domain.reading import Health
from app.domain.refusals import Refusal
from app.domain.scan import ScannedCode
from app.floor.commands import AskQueue, SignIn
from app.floor.ports import CameraWatch
from app.floor.views import OperatorView, QueueView, ResumeView
from ui.bridge.desk import DeskBridge
from ui.screens.sign_in.state import Asked, SignInState


class SignInPresenter(QObject):
    """The way in.

    state_changed  SignInState
    signed_in      OperatorView
    accepted, turned_down  tones
    """

    state_changed = Signal(object)
    signed_in = Signal(object)
    accepted = Signal()
    turned_down = Signal()

    def __init__(self, desk: DeskBridge, camera: CameraWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._camera = camera
        self._number = ""
        self.state = SignInState()

    def begin(self, resumed: ResumeView | None = None) -> None:
        """Wait for somebody; after a restart say what is safe."""
        self._number = ""
        self._camera.reset()
        state = SignInState(devices=self.state.devices)
        if resumed is not None and resumed.saved > 1:  # with the enrolment alone nobody has worked here yet
            state = replace(state, restarted=True, saved=resumed.saved, newest_at=resumed.newest_at)
        self._show(state)
        self._desk.ask(AskQueue(), self._know_queue)

    @Slot(object)
    def code_seen(self, code: ScannedCode) -> None:
        """A badge was shown."""
        if not self.state.busy:
            self._try(Credentials(badge=code.text))

    @Slot(str, object, str)
    def device_changed(self, name: str, health: Health, _reason: str) -> None:
        """A device came, went or fell silent: the start check shows it."""
        devices = tuple((known, health if known == name else before) for known, before in self.state.devices)
        self._show(replace(self.state, devices=devices))

    def back(self) -> None:
        """Let the number go and begin again."""
        self._number = ""
        self._show(replace(self.state, asked=Asked.NUMBER, refusal=None))

    def entered(self, figures: str) -> None:
        """The pad has a complete number, then a complete PIN."""
        if not figures or self.state.busy:
            return
        if self.state.asked is Asked.NUMBER:
            self._number = figures
            self._show(replace(self.state, asked=Asked.PIN, refusal=None))
        else:
            self._try(Credentials(number=self._number, pin=figures))

    def _try(self, shown: Credentials) -> None:
        self._show(replace(self.state, busy=True, refusal=None))
        self._desk.ask(SignIn(shown), self._answered)

    def _answered(self, answer: object) -> None:
        self._number = ""
        self._camera.reset()
        refusal = answer if isinstance(answer, Refusal) else None
        self._show(replace(self.state, asked=Asked.NUMBER, busy=False, refusal=refusal))
        if isinstance(answer, OperatorView):
            self.accepted.emit()
            self.signed_in.emit(answer)
        else:
            self.turned_down.emit()

    def _know_queue(self, answer: object) -> None:
        if isinstance(answer, QueueView):
            self._show(
                replace(
                    self.state,
                    left_open=answer.open_intakes,
                    held=answer.held,
                    quarantined=answer.quarantined,
                )
            )

    def _show(self, state: SignInState) -> None:
        self.state = state
        self.state_changed.emit(state)
