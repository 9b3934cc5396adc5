"""A station without devices or threads for presenters: the real desk, a shown camera, a shown scale."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QObject, SignalInstance

from app.domain.operator import Operator
from app.domain.pack import Pack
from app.domain.reading import Health, ScaleNow, Unread, WeightReading
from app.domain.scan import ScannedCode, View
from app.floor import commands as ask
from app.floor.ports import CannotRecord
from app.floor.views import ResumeView
from tests.fakes.floor import ANNE, Floor
from tests.fakes.watches import ShownScale
from ui.bridge.desk import DeskBridge
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.state import IntakeState, IntakeStep

Reply = Callable[[object], None]


class PromptDesk:
    """The port `Desk` over a floor: answers while it is being asked."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.commands: list[object] = []

    def ask(self, command: object, reply: Reply) -> None:
        """Do it now."""
        self.commands.append(command)
        reply(self.do(command))

    def do(self, command: object) -> object:
        """What the records thread would reply with."""
        try:
            return self.floor.do(command)
        except CannotRecord as fault:
            return fault

    def settle(self) -> None:
        """There is never anything left to answer."""

    def last(self, kind: type) -> object:
        """The newest command of a kind."""
        return next(one for one in reversed(self.commands) if isinstance(one, kind))


class LateDesk(PromptDesk):
    """The same, answering only when told, in the order of asking: as slow as a busy disk."""

    def __init__(self, floor: Floor) -> None:
        super().__init__(floor)
        self._asked: list[tuple[object, Reply]] = []

    def ask(self, command: object, reply: Reply) -> None:
        """Put it on the pile."""
        self.commands.append(command)
        self._asked.append((command, reply))

    def answer_one(self) -> None:
        """Do the oldest."""
        command, reply = self._asked.pop(0)
        reply(self.do(command))

    def settle(self) -> None:
        """Do everything, also what is asked meanwhile."""
        while self._asked:
            self.answer_one()


class PictureCamera:
    """The port `CameraWatch`; counts how often it was told to hear its codes again."""

    def __init__(self) -> None:
        self.jpeg: bytes | None = b"\xff\xd8picture"
        self.resets = 0
        self.read_from: dict[bytes, bytes] = {}  # the frame of each payload

    def view(self) -> View | None:
        """No preview is needed here."""
        return None

    def health(self) -> Health:
        """As the picture."""
        return Health.READY if self.jpeg else Health.LOST

    def reset(self) -> None:
        """Count."""
        self.resets += 1

    def photograph(self) -> bytes | None:
        """The picture that was put there."""
        return self.jpeg

    def picture_of(self, code: ScannedCode) -> bytes | None:
        """The frame that was put there for its payload."""
        return self.read_from.get(code.payload)


class PlateScale(ShownScale):
    """The same, and it counts the looks at it."""

    def __init__(self) -> None:
        super().__init__()
        self.looks = 0

    def now(self) -> ScaleNow:
        """What was put there."""
        self.looks += 1
        return self.shows

    def swing(self, reading: WeightReading) -> None:
        """The same load, not yet still."""
        self.shows = ScaleNow(reading.mass, Unread.MOVING, None, Health.READY, reading.taken)

    def lift(self) -> None:
        """Nothing lies on it."""
        self.shows = replace(self.shows, mass=None, unread=Unread.BELOW_MIN, settled=None)


class Ear(QObject):
    """Counts what a presenter says."""

    def __init__(self, *signals: SignalInstance) -> None:
        super().__init__()
        self.heard: list[object] = []
        for signal in signals:
            signal.connect(self.hear)

    def hear(self, *said: object) -> None:
        """Keep it."""
        self.heard.append(said[0] if said else None)

    def __len__(self) -> int:
        return len(self.heard)


class Bench:
    """Anne at an intake. `settle` lets every answer come in."""

    def __init__(self, desk_kind: type[PromptDesk] = PromptDesk, *, by: Operator | None = ANNE) -> None:
        self.floor = Floor()
        if by is not None:
            self.floor.sign_in(by)
        self.desk = desk_kind(self.floor)
        self.camera = PictureCamera()
        self.scale = PlateScale()
        self.bridge = DeskBridge(self.desk)
        self.intake = IntakePresenter(self.bridge, self.camera, self.scale)
        self.accepted = Ear(self.intake.accepted)
        self.turned_down = Ear(self.intake.turned_down)

    @property
    def state(self) -> IntakeState:
        """What the intake shows."""
        return self.intake.state

    @property
    def refusal(self) -> str:
        """The code of the no that is shown, "" when none is."""
        return self.state.refusal.code if self.state.refusal is not None else ""

    @property
    def pack(self) -> Pack:
        """The pack in hand."""
        assert self.state.pack is not None
        return self.state.pack

    def settle(self) -> None:
        """Everything asked is answered."""
        self.desk.settle()

    def see(self, text: str) -> None:
        """The camera has settled on a code."""
        self.intake.code_seen(self.floor.scanned(text))
        self.settle()

    def do(self, act: Callable[[], None]) -> None:
        """The operator does something, and the answer comes."""
        act()
        self.settle()

    def at_scan(self) -> None:
        """A new intake whose papers are known."""
        self.do(self.intake.begin)
        self.do(self.intake.no_papers)
        assert self.state.step is IntakeStep.SCAN

    def at_triage(self, code: str) -> None:
        """A received pack."""
        self.at_scan()
        self.see(code)
        self.do(self.intake.confirm)
        assert self.state.step is IntakeStep.TRIAGE, self.state

    def at_weigh(self, code: str) -> None:
        """A pack without findings."""
        self.at_triage(code)
        while self.state.step is IntakeStep.TRIAGE:
            self.do(self.intake.answer)
        assert self.state.step is IntakeStep.WEIGH, self.state

    def resumed(self) -> ResumeView:
        """What the records say after a restart."""
        answer = self.floor.do(ask.AskResume())
        assert isinstance(answer, ResumeView)
        return answer

    def an_hour_later(self) -> None:
        """Time goes by."""
        self.floor.clock.pass_by(timedelta(hours=1))
