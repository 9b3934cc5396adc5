"""What a printed command or a pedal may press: a closed list, held against every scene of every place."""

from app.domain.command_code import PlainAct
from ui.place import Action, ActionKind
from ui.shell.window import StationWindow

PLAIN = {
    ("bench", "done", PlainAct.NEXT),
    ("bench", "back", PlainAct.BACK),
    ("bench", "look_back", PlainAct.BACK),
    ("bench", "take_again", PlainAct.REPEAT),
    ("bench", "take_photo_again", PlainAct.REPEAT),
    ("intake", "back", PlainAct.BACK),
    ("outputs", "back", PlainAct.BACK),
    ("outputs", "list", PlainAct.BACK),
    ("shift", "back", PlainAct.BACK),
    ("shift", "close", PlainAct.BACK),
    ("delivery", "back", PlainAct.BACK),
    ("delivery", "try", PlainAct.REPEAT),
    ("setup", "back", PlainAct.BACK),
    ("trials", "back", PlainAct.BACK),
    ("library", "back", PlainAct.BACK),
    ("library", "leave", PlainAct.BACK),
    ("library", "again", PlainAct.REPEAT),
}
"""Everything there is. Who adds one answers for it that it signs, releases, begins and ends nothing."""


def offered(window: StationWindow) -> tuple[Action, ...]:
    """Every action of the rail."""
    rail = window.rail
    return (*((rail.primary,) if rail.primary is not None else ()), *rail.secondaries)


def plain_faults(window: StationWindow, room: str) -> list[str]:
    """What is marked as plain here and must not be."""
    marked = [action for action in offered(window) if action.plain is not None]
    return [
        f"{room}: {action.id} must not be asked for by a command"
        for action in marked
        if (room, action.id, action.plain) not in PLAIN or action.kind is ActionKind.DANGER or action.apart
    ]
