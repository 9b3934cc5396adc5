"""The part of the queue by which a pack is handed on to another station, or comes back from the way there."""

from dataclasses import dataclass, replace
from typing import Protocol

from app.domain.pack import Pack
from app.domain.refusals import Refusal
from app.domain.scan import ScannedCode
from app.domain.traveller import read_traveller
from app.floor.hand_commands import ComeBack, HandOn
from app.floor.start_commands import AskTraveller
from app.floor.start_views import TravellerDue
from app.floor.views import Saved
from ui.bridge.desk import Then


@dataclass(frozen=True, slots=True)
class Handing:
    """One pack that goes or comes back. `due` is the traveller that it wears, by the record.

    `paper` is the traveller that was read off it, None before. `to` is the mark of the station that it is
    meant for, "" for any of ours.
    """

    pack: Pack
    back: bool = False
    due: str = ""
    paper: ScannedCode | None = None
    to: str = ""
    busy: bool = False
    refusal: Refusal | None = None


class Queue(Protocol):
    """The queue this handing belongs to."""

    def ask_desk(self, command: object, then: Then) -> None:
        """A question or an order to the desk."""

    def show_handing(self, handing: Handing | None) -> None:
        """Show this; None shows the packs again, as they are now."""

    def sound(self, good: bool) -> None:
        """The accepted tone, or the wrong-item tone."""


class HandingOn:
    """Leads through it. Nothing is recorded before the primary is pressed."""

    def __init__(self, queue: Queue) -> None:
        self._at = queue
        self.now: Handing | None = None

    def begin(self, pack: Pack, *, back: bool) -> None:
        """This pack goes, or is back."""
        self._show(Handing(pack, back=back))
        self._at.ask_desk(AskTraveller(pack.id), self._due)

    def seen(self, code: ScannedCode) -> None:
        """A traveller: the pack's own proves it, another station's says whom it is for."""
        if self.now is None:
            return
        text = "".join(code.text.split()).upper()
        traveller, own = read_traveller(text), read_traveller(self.now.due)
        if traveller is None:
            self._at.sound(False)
        elif not self.now.back and own is not None and traveller.claim != own.claim:
            self._show(replace(self.now, to=traveller.claim, refusal=None))
            self._at.sound(True)
        else:
            self._show(replace(self.now, paper=code, refusal=None))
            self._at.sound(True)

    def for_any(self) -> None:
        """Whichever of our stations takes it over."""
        if self.now is not None:
            self._show(replace(self.now, to=""))

    def let_be(self) -> None:
        """It stays as it is."""
        self._show(None)

    def confirm(self) -> None:
        """Yes."""
        now = self.now
        if now is None or now.paper is None or now.busy:
            return
        self._show(replace(now, busy=True, refusal=None))
        command = ComeBack(now.paper) if now.back else HandOn(now.pack.id, now.paper, now.to)
        self._at.ask_desk(command, self._done)

    def _due(self, answer: object) -> None:
        if isinstance(answer, TravellerDue) and self.now is not None:
            self._show(replace(self.now, due=answer.text))

    def _done(self, answer: object) -> None:
        if self.now is None:
            return
        if isinstance(answer, Saved):
            self._at.sound(True)
            self._show(None)
        elif isinstance(answer, Refusal):
            self._at.sound(False)
            self._show(replace(self.now, busy=False, paper=None, refusal=answer))

    def _show(self, handing: Handing | None) -> None:
        self.now = handing
        self._at.show_handing(handing)
