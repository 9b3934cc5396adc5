"""What the fire brigade is told: every battery that is here, by place."""

from collections.abc import Callable
from typing import Protocol

from app.domain.fire_sheet import FireSheet, fire_sheet
from app.domain.pack import PackState
from app.floor.commands import AskFireSheet
from app.floor.ports import Papers, WorkUnit
from app.floor.site import Site


class StationPapers(Papers, Protocol):
    """The papers thread with what only an alarm asks of it. The reply comes on its own thread."""

    def print_fire_sheet(self, pack: str | None, reply: Callable[[str], None]) -> None:
        """Print what the fire brigade must know; `pack` is the one in alarm. "" or a stable fault code."""


def ask_fire_sheet(unit: WorkUnit, command: AskFireSheet, site: Site) -> FireSheet:
    """The sheet as the record has it now. Never refused: whether somebody is signed in does not matter."""
    here = [state for state in PackState if state.here]
    return fire_sheet(unit.packs.in_state(*here), at=site.clock.now().utc, alarm=command.pack)
