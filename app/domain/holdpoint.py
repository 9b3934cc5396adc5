"""A hold point: which readings still count, and whether a second person may open it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.moment import Moment
from app.domain.procedure import HoldKind, Step
from app.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Taken:
    """One reading of the step in hand; `seq` and `epoch` name its entry.

    `value` is in millivolts, None when UNREAD. Comparable in time only under the same `boot`.
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


def _passed(taken: Taken | None) -> bool:
    return taken is not None and taken.verdict is Verdict.PASSED
