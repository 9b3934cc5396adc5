"""What the parts of the bench's presenter may do with it."""

from collections.abc import Callable
from typing import Protocol

from app.domain.refusals import Refusal
from app.floor.bench_views import BenchView
from ui.screens.bench.state import BenchState


class Sound(Protocol):
    """A signal without arguments."""

    def emit(self) -> None:
        """Sound it."""


class Table(Protocol):
    """The bench a part belongs to."""

    state: BenchState

    @property
    def accepted(self) -> Sound:
        """Something was taken."""

    @property
    def turned_down(self) -> Sound:
        """Something was not taken."""

    @property
    def held(self) -> Sound:
        """A hold is shut."""

    def show(self, state: BenchState) -> None:
        """The next state."""

    def refuse(self, refusal: Refusal) -> None:
        """Show a no and sound it."""

    def send(self, command: object, done: Callable[[object], None]) -> None:
        """Ask the desk once; while its answer is out, nothing else is sent."""

    def ask_desk(self, command: object, then: Callable[[object], None]) -> None:
        """A question that records nothing."""

    def look_again(self) -> None:
        """Ask how the bench stands; what is being asked of the operator stays."""

    def stand_at(self, view: BenchView) -> None:
        """The record has moved on."""

    def hear_again(self) -> None:
        """Codes in view count again."""

    def photograph(self) -> bytes | None:
        """The camera's present picture."""

    def read_ms(self) -> int:
        """How long what is signed for has stood on the screen, in ms; 0 when nothing does."""
