"""What an act recorded shows of the wall clock: that somebody, or a time service, has set it."""

from app.domain.clock_facts import jump_between
from app.domain.journal import Head
from app.domain.operator import STATION
from app.floor.ports import WorkUnit


def note_jump(unit: WorkUnit, before: Head) -> None:
    """Record a jump between the entry that was newest and the first one made since, right behind them."""
    if before.seq == 0 or unit.journal.head() == before:
        return
    last = unit.journal.entry(before.epoch, before.seq)
    first = unit.journal.entry(before.epoch, before.seq + 1)
    jump = jump_between(last, first) if last is not None and first is not None else None
    if jump is not None:
        unit.journal.append(jump, STATION)
