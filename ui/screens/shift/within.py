"""What the parts of the shift's presenter ask of it."""

from collections.abc import Callable
from typing import Protocol

from app.domain.refusals import Refusal
from app.floor.shift_views import SheetView
from ui.bridge.papers import PapersBridge
from ui.screens.shift.state import ShiftState


class Tone(Protocol):
    """A signal without arguments."""

    def emit(self) -> None:
        """Sound it."""


class Shift(Protocol):
    """The shift that a part belongs to."""

    state: ShiftState

    @property
    def papers(self) -> PapersBridge:
        """The way to pictures and printer."""

    @property
    def accepted(self) -> Tone:
        """Something was taken."""

    @property
    def turned_down(self) -> Tone:
        """Something was not taken."""

    def send(self, command: object, then: Callable[[SheetView], None]) -> None:
        """An act that gives a sheet; a no is shown."""

    def ask(self, command: object, then: Callable[[object], None]) -> None:
        """A question."""

    def heeded(self, then: Callable[[object], None]) -> Callable[[object], None]:
        """The same, deaf to what comes after the operator has left."""

    def refuse(self, refusal: Refusal) -> None:
        """Show a no."""

    def show(self, state: ShiftState) -> None:
        """The next state."""

    def count_anew(self) -> None:
        """Ask how the shift stands, who is signed in and who is on the roster."""

    def show_so_far(self) -> None:
        """The running shift."""

    def show_sheets(self) -> None:
        """The sheets before."""

    def hear_again(self) -> None:
        """Badges in view count again."""
