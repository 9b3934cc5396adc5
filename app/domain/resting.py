"""How a run rests and goes on: left by two people or by nobody's leave, stopped by an alarm, resumed."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.journal import Entry
from app.domain.leaving_facts import PackLeft


@dataclass(frozen=True, slots=True)
class Left:
    """How a pack was left. `second` is "" and `held` False when nobody signed for it.

    `reason` is a value of `LeaveReason`, or of a pack left without the hold why its operator was signed out.
    """

    at: datetime
    by: str
    second: str
    reason: str
    note: str
    held: bool


def left_by(entry: Entry) -> Left:
    """What an entry says of a pack that was left, with the hold or without."""
    said, held = entry.data, entry.type == PackLeft.type
    return Left(
        at=entry.at,
        by=entry.operator or "",
        second=(entry.second or "") if held else "",
        reason=said["reason"] if held else said["why"],
        note=said.get("note", ""),
        held=held,
    )
