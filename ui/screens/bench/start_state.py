"""How far the start of a run has come: the paper that was read, the questions, and what became of it."""

from dataclasses import dataclass
from enum import Enum

from app.domain.repeated_triage import PAGES
from app.domain.scan import ScannedCode
from app.floor.start_views import PaperRead, SetAside


class Stage(Enum):
    """What is asked while nothing lies on the bench."""

    CHOOSE = "choose"
    PAPER = "paper"  # the traveller of the chosen pack, or whatever is on one that nobody knows
    SURE = "sure"  # set apart, really?
    LOOK = "look"  # the triage once more
    ASIDE = "aside"  # it was set apart


@dataclass(frozen=True, slots=True)
class Start:
    """One start. `code` is what was read last, `paper` what it proves, None while it proves nothing.

    `due` is the text of the traveller that the chosen pack should wear; `printing` says that it was ordered
    just now. `page` is the page of questions in hand, from 0, and `yes` what was found so far. `aside` is
    what became of a pack that was not begun.
    """

    stage: Stage = Stage.CHOOSE
    code: ScannedCode | None = None
    paper: PaperRead | None = None
    due: str = ""
    printing: bool = False
    page: int = 0
    yes: frozenset[str] = frozenset()
    aside: SetAside | None = None

    @property
    def questions(self) -> tuple[str, ...]:
        """Those of the page in hand."""
        return PAGES[self.page]


NOT_BEGUN = Start()
