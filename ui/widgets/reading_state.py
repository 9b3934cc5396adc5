"""What the reading dial shows: an instrument's own words against one limit of the site, and nothing else."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from app.domain.gas_seen import GasSeen, judge_gas_seen
from app.domain.holdpoint import Taken
from app.domain.limits import Limit
from app.domain.moment import Moment
from app.domain.quantity import Quantity, Taking
from app.domain.reading import Source, Unread
from app.domain.verdict import Judged, Verdict, judge_voltage
from app.domain.voltage import Voltage, VoltageNow
from ui.theme.tokens import Language
from ui.widgets.amounts import figure_of, unit_of, unit_shown


class ReadingKind(Enum):
    """The six faces of a reading."""

    SETTLED = "settled"
    MOVING = "moving"
    STALE = "stale"
    NONE = "none"
    BEYOND = "beyond"  # settled on forbidden ground
    BY_HAND = "by_hand"  # nothing is live: somebody reads it off an instrument and types it


class Bound(Enum):
    """Which side of the limit is allowed, by the words procedures use."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"


@dataclass(frozen=True, slots=True)
class Post:
    """The limit as it is drawn, in whole units of its quantity; `proposed` says that nobody has signed it.

    The sign of a voltage is polarity, so there amounts are compared.
    """

    amount: int
    bound: Bound = Bound.AT_MOST
    quantity: Quantity = Quantity.VOLTAGE
    proposed: bool = False

    def size(self, amount: int) -> int:
        """What of an amount is compared."""
        return abs(amount) if self.quantity is Quantity.VOLTAGE else amount

    def allows(self, amount: int) -> bool:
        """Whether an amount stands on allowed ground; on the limit itself it does."""
        size = self.size(amount)
        return size <= self.amount if self.bound is Bound.AT_MOST else size >= self.amount

    @property
    def end(self) -> int:
        """Where the scale ends, so that an upper limit stands at two thirds and a lower one at one third.

        Half a unit is rounded away: the end is no limit.
        """
        return self.amount * 3 // 2 if self.bound is Bound.AT_MOST else self.amount * 3

    def excess(self, amount: int) -> int:
        """By how much an amount is beyond the limit; 0 where it is allowed."""
        return 0 if self.allows(amount) else abs(self.size(amount) - self.amount)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a reading of a quantity is judged by: `Point.op`, the site's limit, and its greatest age in ms."""

    op: str
    limit: Limit
    fresh_ms: int
    quantity: Quantity = Quantity.VOLTAGE

    @property
    def post(self) -> Post:
        """The limit as it is drawn."""
        return Post(self.limit.value, Bound(self.op), self.quantity, self.limit.proposed)


@dataclass(frozen=True, slots=True)
class ReadingState:
    """Everything the dial shows.

    `printed` is the figure as the instrument printed it, "" when there is none; `amount` the same in whole
    units of the post's quantity and None with it. `unread` is why there is none. `note` stands under the
    scale. A `recorded` reading has no age: it is in the book.
    """

    kind: ReadingKind
    printed: str = ""
    unit: str = "V"
    amount: int | None = None
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
        amount=figure.millivolts if figure else None,
        post=rule.post,
        unread=judged.unread,
        age_ms=age,
        instrument=now.settled.instrument.id if now.settled else instrument,
        source=now.settled.source if now.settled else Source.INSTRUMENT,
    )


def gas_state(
    seen: GasSeen | None, rule: Rule, *, at: Moment, today: date, instrument: str = ""
) -> ReadingState:
    """The face of a gas channel, judged exactly as the floor judges when the reading is taken."""
    blank = ReadingState(ReadingKind.NONE, unit=unit_of(rule.quantity), post=rule.post, instrument=instrument)
    if seen is None:
        return replace(blank, unread=Unread.NOT_FITTED.value)
    verdict, unread = judge_gas_seen(
        seen, op=rule.op, limit=rule.limit, at=at, fresh_ms=rule.fresh_ms, today=today
    )
    age = max(0, at.mono_ms - seen.taken.mono_ms) if at.boot == seen.taken.boot else None
    blank = replace(
        blank, age_ms=age, source=seen.source, instrument=str(seen.instrument.get("id", instrument))
    )
    if unread not in ("", Unread.STALE.value):
        return replace(blank, unread=unread)
    if seen.ppm is None:
        return replace(blank, unread=unread or Unread.BAD_FRAME.value)
    kind = ReadingKind.SETTLED if verdict is Verdict.PASSED else ReadingKind.BEYOND
    return replace(
        blank,
        kind=ReadingKind.STALE if unread else kind,
        printed=seen.printed,
        unit=unit_shown(seen.unit),
        amount=seen.ppm,
        unread=unread,
    )


def by_hand_state(rule: Rule) -> ReadingState:
    """The face of a point that somebody reads off an instrument without a line."""
    return ReadingState(ReadingKind.BY_HAND, unit=unit_of(rule.quantity), post=rule.post)


def taken_state(taken: Taken, post: Post, *, instrument: str = "", note: str = "") -> ReadingState:
    """The face of a reading that is in the book, whatever became of the instrument since."""
    kinds = {
        Verdict.PASSED: ReadingKind.SETTLED,
        Verdict.FAILED: ReadingKind.BEYOND,
        Verdict.UNREAD: ReadingKind.NONE,
    }
    read = taken.verdict is not Verdict.UNREAD
    printed, unit = taken_words(taken, post.quantity)
    return ReadingState(
        kind=kinds[taken.verdict],
        printed=printed if read else "",
        unit=unit,
        amount=taken.value if read else None,
        post=post,
        unread=taken.unread,
        instrument=instrument,
        source=Source(taken.source) if taken.source else Source.INSTRUMENT,
        recorded=True,
        note=note,
    )


def taken_words(taken: Taken, quantity: Quantity) -> tuple[str, str]:
    """Figure and unit of a recorded reading: as printed, and of what was typed what was judged.

    Of an insulation the ohms per volt are judged, of a rise the difference: neither stands on an instrument.
    """
    if quantity.taking is Taking.HAND_HELD and taken.value is not None:
        return figure_of(taken.value, quantity, Language.EN).replace(",", ""), unit_of(quantity)
    return taken.printed, unit_shown(taken.unit) or unit_of(quantity)


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
