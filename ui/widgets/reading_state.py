"""What the reading dial shows: the meter's own words against one signed limit, and nothing else."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain.holdpoint import Taken
from app.domain.limits import Limit
from app.domain.moment import Moment
from app.domain.reading import Source, Unread
from app.domain.verdict import Judged, Verdict, judge_voltage
from app.domain.voltage import Voltage, VoltageNow
from ui.theme.tokens import Language
from ui.widgets.figures import grouped

_MOST_DECIMALS = 3  # a millivolt


class ReadingKind(Enum):
    """The five faces of a reading."""

    SETTLED = "settled"
    MOVING = "moving"
    STALE = "stale"
    NONE = "none"
    BEYOND = "beyond"  # settled on forbidden ground


class Bound(Enum):
    """Which side of the limit is allowed, by the words procedures use."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"


@dataclass(frozen=True, slots=True)
class Post:
    """The limit as it is drawn, in mV; the sign of a voltage is polarity, so amounts are compared."""

    millivolts: int
    bound: Bound = Bound.AT_MOST

    def allows(self, millivolts: int) -> bool:
        """Whether an amount stands on allowed ground; on the limit itself it does."""
        amount = abs(millivolts)
        return amount <= self.millivolts if self.bound is Bound.AT_MOST else amount >= self.millivolts

    @property
    def end_mv(self) -> int:
        """Where the scale ends, so that an upper limit stands at two thirds and a lower one at one third.

        Half a millivolt is rounded away: the end is no limit.
        """
        return self.millivolts * 3 // 2 if self.bound is Bound.AT_MOST else self.millivolts * 3

    def excess_mv(self, millivolts: int) -> int:
        """By how much an amount is beyond the limit, in mV; 0 where it is allowed."""
        return 0 if self.allows(millivolts) else abs(abs(millivolts) - self.millivolts)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a reading is judged by: `Check.op`, the site's limit, and how old it may be in ms."""

    op: str
    limit: Limit
    fresh_ms: int

    @property
    def post(self) -> Post:
        """The limit as it is drawn."""
        return Post(self.limit.value, Bound(self.op))


@dataclass(frozen=True, slots=True)
class ReadingState:
    """Everything the dial shows.

    `printed` is the figure as the meter printed it, "" when there is none; `millivolts` the same in whole
    millivolts and None with it. `unread` is why there is none. `note` stands under the scale. A `recorded`
    reading has no age: it is in the book.
    """

    kind: ReadingKind
    printed: str = ""
    unit: str = "V"
    millivolts: int | None = None
    post: Post | None = None
    unread: str = ""
    age_ms: int | None = None
    instrument: str = ""
    source: Source = Source.INSTRUMENT
    recorded: bool = False
    note: str = ""


def reading_state(
    now: VoltageNow | None, rule: Rule, *, at: Moment, today: date, instrument: str = ""
) -> ReadingState:
    """The face for this moment, judged exactly as the floor judges when the reading is taken."""
    if now is None:
        return ReadingState(
            ReadingKind.NONE, post=rule.post, unread=Unread.NOT_FITTED.value, instrument=instrument
        )
    judged = judge_voltage(now, op=rule.op, limit=rule.limit, at=at, fresh_ms=rule.fresh_ms, today=today)
    age = max(0, at.mono_ms - now.at.mono_ms) if at.boot == now.at.boot else None
    kind = _kind(judged, stale=age is None or age > rule.fresh_ms)
    figure = _figure(kind, judged, now)
    return ReadingState(
        kind=kind,
        printed=figure.printed if figure else "",
        unit=figure.unit if figure else "V",
        millivolts=figure.millivolts if figure else None,
        post=rule.post,
        unread=judged.unread,
        age_ms=age,
        instrument=now.settled.instrument.id if now.settled else instrument,
        source=now.settled.source if now.settled else Source.INSTRUMENT,
    )


def taken_state(taken: Taken, post: Post, *, instrument: str = "", note: str = "") -> ReadingState:
    """The face of a reading that is in the book, whatever became of the meter since."""
    kinds = {
        Verdict.PASSED: ReadingKind.SETTLED,
        Verdict.FAILED: ReadingKind.BEYOND,
        Verdict.UNREAD: ReadingKind.NONE,
    }
    read = taken.verdict is not Verdict.UNREAD
    return ReadingState(
        kind=kinds[taken.verdict],
        printed=taken.printed if read else "",
        unit=taken.unit or "V",
        millivolts=taken.value if read else None,
        post=post,
        unread=taken.unread,
        instrument=instrument,
        source=Source(taken.source) if taken.source else Source.INSTRUMENT,
        recorded=True,
        note=note,
    )


def volts_text(millivolts: int, language: Language) -> str:
    """Whole millivolts as volts: exact, with one decimal at least."""
    whole, part = divmod(abs(millivolts), 1000)
    fraction = f"{part:0{_MOST_DECIMALS}d}".rstrip("0") or "0"
    return grouped(f"{'-' if millivolts < 0 else ''}{whole}.{fraction}", language)


def _kind(judged: Judged, *, stale: bool) -> ReadingKind:
    if judged.unread not in ("", Unread.MOVING.value, Unread.STALE.value):
        return ReadingKind.NONE
    if stale or judged.unread == Unread.STALE.value:
        return ReadingKind.STALE
    if judged.unread:
        return ReadingKind.MOVING
    return ReadingKind.SETTLED if judged.verdict is Verdict.PASSED else ReadingKind.BEYOND


def _figure(kind: ReadingKind, judged: Judged, now: VoltageNow) -> Voltage | None:
    if judged.reading is not None:
        return judged.reading.voltage
    return now.voltage if kind in (ReadingKind.MOVING, ReadingKind.STALE) else None
