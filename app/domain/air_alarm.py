"""The air at the bench, gas by gas: an alarm that stands, a gas that nobody sees, and when either is over.

The station is no safety interlock: it tells people, refuses to go on, and keeps it on record. What shuts
valves and sounds in the hall is the plant's own gas alarm.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from app.domain.gas import STALE_MS, WATCHED, Gas, GasAlarm, GasChannel, GasNow, aged
from app.domain.limits import Limit, Limits
from app.domain.moment import Moment
from app.domain.reading import Unread
from app.domain.verdict import CALIBRATION_ENDED, calibration_ended


class Sign(Enum):
    """What says that there is too much of a gas."""

    LIMIT = "limit"  # a reading reached a limit of the site
    METER = "meter"  # the detector's own alarm, by thresholds that are set there
    RANGE = "range"  # there is more than the detector can read


@dataclass(frozen=True, slots=True)
class AirLimits:
    """Where each gas alarms, by (gas, alarm); a gas without a row alarms by its detector alone.

    `clear_ms` is how long a gas must stay below before its alarm ends, or be read before it counts as seen
    again; `blind_ms` how long it may be without a reading before that is told.
    """

    by_alarm: Mapping[tuple[Gas, GasAlarm], Limit]
    clear_ms: int
    blind_ms: int

    def of(self, gas: Gas, alarm: GasAlarm) -> Limit | None:
        """The limit of one alarm of a gas."""
        return self.by_alarm.get((gas, alarm))


def air_limits(limits: Limits) -> AirLimits:
    """Those of the site's limits by which the air is watched."""
    rows = [one for one in limits.by_id.values() if one.alarm is not GasAlarm.NONE and one.quantity]
    by_alarm = {(Gas(one.quantity.value), one.alarm): one for one in rows if one.quantity is not None}
    return AirLimits(by_alarm, 1000 * limits.value("air_clear_wait"), 1000 * limits.value("air_blind_wait"))


@dataclass(frozen=True, slots=True)
class Look:
    """One gas as its detector shows it at a moment.

    `level` is None when there is no reading, which is neither clear nor an alarm, and `unread` says why.
    """

    channel: GasChannel
    level: GasAlarm | None
    sign: Sign | None = None
    unread: str = ""


@dataclass(frozen=True, slots=True)
class GasAir:
    """One gas under watch.

    `stands` is the worst alarm since it was last clear, NONE when none stands; `raised` is the look that made
    it so, None when only the record tells of it. `blind` is why it counts as not seen, "" while it is seen.
    The times are milliseconds since boot: below the first limit without a gap since, without a reading
    since, read without a gap since; None while it is not so.
    """

    gas: Gas
    look: Look
    stands: GasAlarm = GasAlarm.NONE
    raised: Look | None = None
    blind: str = ""
    below_ms: int | None = None
    unread_ms: int | None = None
    read_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Air:
    """Every watched gas at a moment, in the order of `WATCHED`."""

    gases: tuple[GasAir, ...]
    at: Moment

    @property
    def standing(self) -> tuple[GasAir, ...]:
        """The gases in alarm, the worst first."""
        found = [one for one in self.gases if one.stands is not GasAlarm.NONE]
        return tuple(sorted(found, key=lambda one: -one.stands.rank))

    @property
    def alarm(self) -> GasAlarm:
        """The worst alarm that stands."""
        return worst_of(one.stands for one in self.gases)

    @property
    def blind(self) -> Mapping[Gas, str]:
        """The gases that count as not seen, and why."""
        return {one.gas: one.blind for one in self.gases if one.blind}


def worst_of(alarms: Iterable[GasAlarm]) -> GasAlarm:
    """The worst of several alarms; of none there is none."""
    return max(alarms, key=lambda one: one.rank, default=GasAlarm.NONE)


def level_of(channel: GasChannel, limits: AirLimits) -> tuple[GasAlarm, Sign | None]:
    """How bad this is, whenever it was: the worst of what the limits, the detector and its range say.

    More than a detector can read is the second alarm: nobody knows how much more.
    """
    found: list[tuple[GasAlarm, Sign]] = []
    if channel.reading is not None:
        ppb = channel.reading.concentration.ppb
        found += [
            (alarm, Sign.LIMIT)
            for alarm in (GasAlarm.FIRST, GasAlarm.SECOND)
            if (limit := limits.of(channel.gas, alarm)) is not None and ppb >= 1000 * limit.value
        ]
    elif channel.unread is Unread.OVERLOAD:
        found.append((GasAlarm.SECOND, Sign.RANGE))
    if channel.alarm is not GasAlarm.NONE:
        found.append((channel.alarm, Sign.METER))
    return max(found, key=lambda one: one[0].rank, default=(GasAlarm.NONE, None))


def look_at(
    channel: GasChannel, limits: AirLimits, *, at: Moment, today: date, whole: Unread | None = None
) -> Look:
    """Judge one channel at this moment; `whole` is why the meter as a whole gives nothing.

    Clear is only what a detector reads now: fresh, under this boot, and with a calibration that has not
    ended. An alarm counts even from one whose calibration has.
    """
    heard = channel.reading.taken if channel.reading is not None else channel.at
    if whole is not None or not _fresh(heard, at):
        return Look(channel, None, unread=(whole or channel.unread or Unread.STALE).value)
    level, sign = level_of(channel, limits)
    if level is not GasAlarm.NONE:
        return Look(channel, level, sign)
    if channel.reading is None:
        return Look(channel, None, unread=(channel.unread or Unread.BAD_FRAME).value)
    if calibration_ended(channel.reading.meter.calibrated_until, today):
        return Look(channel, None, unread=CALIBRATION_ENDED)
    return Look(channel, GasAlarm.NONE)


def watch(before: Air | None, now: GasNow, limits: AirLimits, *, at: Moment, today: date) -> Air:
    """The air after one more look at the meter.

    Time counts only while somebody looks: after a gap of more than 10 s, or a boot, waiting begins anew.
    """
    kept = {one.gas: one for one in before.gases} if before is not None else {}
    gap = before is None or not _fresh(before.at, at)
    now = aged(now, at)
    gases = []
    for gas in WATCHED:
        look = look_at(now.channel(gas), limits, at=at, today=today, whole=now.unread)
        was = kept.get(gas, GasAir(gas, look))
        if gap:
            was = replace(was, below_ms=None, unread_ms=None, read_ms=None)
        gases.append(_follow(was, look, limits, at.mono_ms))
    return Air(tuple(gases), at)


def _follow(was: GasAir, look: Look, limits: AirLimits, now_ms: int) -> GasAir:
    read, below = look.level is not None, look.level is GasAlarm.NONE
    one = replace(
        was,
        look=look,
        below_ms=_since(was.below_ms, now_ms, so=below),
        unread_ms=_since(was.unread_ms, now_ms, so=not read),
        read_ms=_since(was.read_ms, now_ms, so=read),
    )
    if look.level is not None and look.level.rank > was.stands.rank:
        one = replace(one, stands=look.level, raised=look)
    elif was.stands is not GasAlarm.NONE and _lasted(one.below_ms, now_ms, limits.clear_ms):
        one = replace(one, stands=GasAlarm.NONE, raised=None)
    if not was.blind and _lasted(one.unread_ms, now_ms, limits.blind_ms):
        one = replace(one, blind=look.unread)
    elif was.blind and _lasted(one.read_ms, now_ms, limits.clear_ms):
        one = replace(one, blind="")
    return one


def _fresh(then: Moment, at: Moment) -> bool:
    """Whether a moment is no more than 10 s old; milliseconds of another boot cannot be compared."""
    return then.boot == at.boot and 0 <= at.mono_ms - then.mono_ms <= STALE_MS


def _since(since: int | None, now_ms: int, *, so: bool) -> int | None:
    if not so:
        return None
    return now_ms if since is None else since


def _lasted(since: int | None, now_ms: int, wanted_ms: int) -> bool:
    return since is not None and now_ms - since >= wanted_ms


def as_on_record(air: Air, standing: Mapping[Gas, GasAlarm]) -> Air:
    """The air with the alarms that the record says stand: none of them is over before it is recorded so.

    An alarm that stands here and not yet on record stays.
    """

    def told(one: GasAir) -> GasAir:
        recorded = standing.get(one.gas, GasAlarm.NONE)
        newer = recorded.rank <= one.stands.rank
        return one if newer else replace(one, stands=recorded, raised=None, below_ms=None)

    return replace(air, gases=tuple(told(one) for one in air.gases))
