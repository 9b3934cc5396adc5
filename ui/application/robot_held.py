"""The automatic operator before a pack that another station holds: tries it once, and leaves it shut."""

from collections.abc import Callable

from app.floor.start_commands import AskTraveller
from app.floor.start_views import TravellerDue
from ui.application.face import Face
from ui.screens.bench.state import BenchState


class HeldPack:
    """Chooses the pack that is held, shows its paper, and takes the no for a no."""

    def __init__(self, face: Face, picture: Callable[[str], None], turned_down: list[str]) -> None:
        self._face = face
        self._picture = picture
        self._turned_down = turned_down
        self._shown = False

    def tried(self, state: BenchState) -> bool:
        """The next move; True when the pack was turned down, and all is done."""
        held = [one.pack.id for one in state.empty.packs if one.elsewhere] if state.empty else []
        if not held:
            return False
        if state.refusal is not None and self._shown:
            self._picture("bench_held_refused")
            self._turned_down.append(state.refusal.code)
            return True
        if state.chosen not in held:
            self._face.bench.opening.choose(held[0])
        elif not self._shown:
            self._shown = True
            self._picture("bench_held_elsewhere")
            self._face.desk.ask(AskTraveller(held[0]), self._show_paper)
        return False

    def _show_paper(self, answer: object) -> None:
        """The hand scanner reads the traveller that the pack wears here."""
        if isinstance(answer, TravellerDue) and answer.text:
            self._face.hear_wedge(answer.text)
