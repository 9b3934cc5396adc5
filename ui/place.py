"""A place of the station: one screen of the closed set, and what it wants in the action rail."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.command_code import PlainAct


class ActionKind(Enum):
    """How an action stands in the rail."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Action:
    """Something the operator may ask for.

    `id` is a stable word; `icon` a name of the icon set or ""; `text` a verb; `second_line` says what
    exactly, and when `enabled` is false why not now. `apart` keeps 15 mm from the primary: its opposite.
    `plain` marks what may also be asked for by a printed command or a pedal: only what signs, releases,
    begins and ends nothing. `tests/ui/screens/test_plain_acts.py` keeps the whole list.
    """

    id: str
    icon: str
    text: str
    second_line: str = ""
    enabled: bool = True
    kind: ActionKind = ActionKind.SECONDARY
    apart: bool = False
    plain: PlainAct | None = None


class FactTone(Enum):
    """How a fact in the rail stands."""

    PLAIN = "plain"
    ATTENTION = "attention"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class RailFact:
    """Something inert at the top of the rail.

    With an icon it is one row: icon, caption, value at the right. Without, the caption stands above the
    value; either may be "".
    """

    caption: str
    value: str = ""
    icon: str = ""
    tone: FactTone = FactTone.PLAIN


@dataclass(frozen=True, slots=True)
class RailState:
    """What the rail shows: facts from the top, secondaries in reading order, the primary at its one place."""

    primary: Action | None = None
    secondaries: tuple[Action, ...] = ()
    facts: tuple[RailFact, ...] = ()


class Place(QWidget):
    """The stage of one place. A screen derives from it, calls `show_rail` and answers to `act`.

    rail_changed  RailState: what the rail shows from now on
    """

    rail_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rail = RailState()
        self.setProperty("place", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def rail(self) -> RailState:
        """What the rail shows while this place is open."""
        return self._rail

    def show_rail(self, state: RailState) -> None:
        """Change the rail; the shell shows it at once when this place is open."""
        if state != self._rail:
            self._rail = state
            self.rail_changed.emit(state)

    def act(self, action: str) -> None:
        """The operator asked for the action of this id in the rail."""
        raise NotImplementedError
