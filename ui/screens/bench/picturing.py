"""Photographs at the bench: taken, looked at, taken again or kept."""

from dataclasses import replace

from app.domain.dismantling import Action
from app.domain.refusals import refuse
from app.floor.bench_commands import KeepPhoto
from app.floor.bench_views import BenchView
from ui.screens.bench.state import Asking
from ui.screens.bench.table import Table
from ui.screens.bench.typing_in import TypingIn


class Picturing:
    """Works on the bench's state; keeps none of its own."""

    def __init__(self, table: Table, typing_in: TypingIn) -> None:
        self._at = table
        self._typing_in = typing_in

    def take(self) -> None:
        """The camera's present picture, to be looked at before it is kept."""
        picture = self._at.photograph()
        if picture is None:
            self._at.refuse(refuse("photo.no_picture"))
            return
        self._at.show(replace(self._at.state, photo=picture, refusal=None))

    def again(self) -> None:
        """This picture does not do."""
        self._at.show(replace(self._at.state, photo=b"", refusal=None))

    def keep(self) -> None:
        """It shows what it must."""
        state = self._at.state
        if not state.photo or state.view is None or state.view.step is None:
            return
        if state.asking is Asking.PHOTOGRAPH_READING:
            self._typing_in.keep_photo()
        elif state.may(Action.PHOTOGRAPH):
            self._at.send(KeepPhoto(state.view.run.id, state.view.step.id, state.photo), self._kept)

    def _kept(self, answer: object) -> None:
        if isinstance(answer, BenchView):
            self._at.stand_at(answer)
            self._at.accepted.emit()
