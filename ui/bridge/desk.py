"""The desk as the face reaches it: commands go to the records thread, answers come back here."""

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.refusals import Refusal
from app.floor.ports import CannotRecord, Desk

Then = Callable[[object], None]


class DeskBridge(QObject):
    """Lives on the main thread. An answer is delivered on the main thread, in the order of asking.

    record_failed   the station cannot record (stable code): work must stop
    """

    record_failed = Signal(str)
    _answered = Signal(int, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tickets = count(1)
        self._waiting: dict[int, Then] = {}
        self._answered.connect(self._deliver)

    def ask(self, command: object, then: Then) -> None:
        """Hand over a command; `then` gets its view or Refusal. Faults never reach `then`."""
        ticket = next(self._tickets)
        self._waiting[ticket] = then
        self._desk.ask(command, _Reply(self, ticket))

    def drop_all(self) -> None:
        """Forget who waits; answers that still come are ignored."""
        self._waiting.clear()

    @property
    def waiting(self) -> int:
        """How many answers are still out."""
        return len(self._waiting)

    @Slot(int, object)
    def _deliver(self, ticket: int, answer: object) -> None:
        then = self._waiting.pop(ticket, None)
        if isinstance(answer, CannotRecord):
            self.record_failed.emit(answer.code)
        elif isinstance(answer, BaseException):
            raise answer
        elif then is not None:
            then(answer)


class _Reply:
    """Called on the records thread: only emits, so Qt carries the answer to the main thread."""

    def __init__(self, bridge: DeskBridge, ticket: int) -> None:
        self._bridge = bridge
        self._ticket = ticket

    def __call__(self, answer: object) -> None:
        self._bridge._answered.emit(self._ticket, answer)


def refused(answer: object) -> Refusal | None:
    """The answer as a refusal, or None when the act was done."""
    return answer if isinstance(answer, Refusal) else None
