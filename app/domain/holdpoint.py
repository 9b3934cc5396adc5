"""A hold point: which readings still count, how many tries are left, and whether it may be opened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.moment import Moment
from app.domain.procedure import HoldKind, Step
from app.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Taken:
    """One reading of the step in hand; `seq` and `epoch` name its entry.

    `value` is in the base unit of its quantity, None when UNREAD. Comparable in time only under the same
    `boot`. `step` is the step it was taken at, which is not always the one in hand: another may have come
    again before it.
    """

    epoch: int
    seq: int
    point: int
    verdict: Verdict
    value: int | None
    printed: str
    unit: str
    unread: str
    source: str
    touch: int
    at: datetime
    boot: str
    mono_ms: int
    step: str = ""


def newest_readings(readings: Iterable[Taken]) -> dict[int, Taken]:
    """The newest reading of each point, by point, whether or not it still counts."""
    return {taken.point: taken for taken in readings}


def readings_in_force(
    readings: Iterable[Taken], *, opened: Moment, now: Moment, valid_ms: int
) -> dict[int, Taken]:
    """The newest reading of each point that still counts, by point.

    A hold is armed again whenever the station starts: only readings taken since `opened` count, and no
    longer than `valid_ms`.
    """
    newest = newest_readings(taken for taken in readings if taken_since(opened, taken))
    return {
        point: taken
        for point, taken in newest.items()
        if taken.boot == now.boot and 0 <= now.mono_ms - taken.mono_ms <= valid_ms
    }


def taken_since(opened: Moment, taken: Taken) -> bool:
    """Whether the station has been up without a break since this reading."""
    return taken.boot == opened.boot and taken.mono_ms >= opened.mono_ms


def point_to_read(step: Step, force: Mapping[int, Taken]) -> int:
    """Which point comes next: the first that has not passed; 1 again when all have."""
    points = range(1, len(step.points) + 1)
    waiting = [point for point in points if not _passed(force.get(point))]
    return waiting[0] if waiting else 1


def may_release(step: Step, force: Mapping[int, Taken]) -> bool:
    """Whether a second person may open this hold now. A measured one needs PASSED at every point."""
    if step.hold is None:
        return False
    if step.hold.kind is HoldKind.JUDGEMENT:
        return True
    return bool(step.points) and all(_passed(force.get(point)) for point in range(1, len(step.points) + 1))


def tries_left(step: Step, misses: Mapping[int, int]) -> dict[int, int]:
    """How often each point of a measured hold may still be read without passing; nothing for other steps."""
    if step.hold is None or step.hold.kind is not HoldKind.MEASURED:
        return {}
    most = step.hold.rereads
    return {point: max(0, most - misses.get(point, 0)) for point in range(1, len(step.points) + 1)}


def tries_used_up(step: Step, misses: Mapping[int, int], force: Mapping[int, Taken]) -> bool:
    """Whether a point that has not passed may not be read any more: then only giving up is left."""
    return any(
        left == 0 and not _passed(force.get(point)) for point, left in tries_left(step, misses).items()
    )


def evidence_stood_ms(force: Mapping[int, Taken], now: Moment) -> int:
    """How long ago the newest reading that a hold rests on was recorded; 0 when that cannot be told."""
    if not force or any(taken.boot != now.boot for taken in force.values()):
        return 0
    return max(0, now.mono_ms - max(taken.mono_ms for taken in force.values()))


def _passed(taken: Taken | None) -> bool:
    return taken is not None and taken.verdict is Verdict.PASSED
