"""A gas meter as it is put there, and a watch that looks at it as often as the face does."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from app.domain.air_alarm import Air, air_limits, as_on_record, watch
from app.domain.gas import (
    WATCHED,
    Gas,
    GasAlarm,
    GasChannel,
    GasMeter,
    GasNow,
    GasReading,
    parse_concentration,
)
from app.domain.moment import Moment
from app.domain.reading import Health, Source, Unread
from app.floor.air_commands import AskAir, NoteAir
from app.floor.air_views import AirView
from tests.fakes.floor import Floor

METER = GasMeter("G1", "modbus-tcp", "honeywell-midas", "2099-12-31")
CLEAN: Mapping[Gas, str] = dict.fromkeys(WATCHED, "0")
LOOKS_MS = 5_000


def channel(
    gas: Gas,
    shows: str | Unread,
    at: Moment,
    *,
    alarm: GasAlarm = GasAlarm.NONE,
    meter: GasMeter = METER,
    source: Source = Source.INSTRUMENT,
) -> GasChannel:
    """A channel that shows a value in ppm, or why it has none."""
    if isinstance(shows, Unread):
        return GasChannel(gas, None, shows, alarm, at)
    amount = parse_concentration(shows, "ppm", gas)
    raw = shows.encode("ascii")
    return GasChannel(gas, GasReading(gas, amount, meter, raw, at, source), None, alarm, at)


class ShownAir:
    """The port `GasWatch`: each gas as it was put there, read at the moment it is asked."""

    def __init__(self, clock: Callable[[], Moment]) -> None:
        self._clock = clock
        self.shows: dict[Gas, str | Unread] = dict(CLEAN)
        self.alarms: dict[Gas, GasAlarm] = {}
        self.health = Health.READY

    def now(self) -> GasNow:
        """What was put there."""
        at = self._clock()
        channels = [
            channel(gas, shows, at, alarm=self.alarms.get(gas, GasAlarm.NONE))
            for gas, shows in self.shows.items()
        ]
        return GasNow(tuple(channels), None, self.health, at)


class AirWatch:
    """Looks at the air over a floor and tells the desk what changed, as the face does."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.meter = ShownAir(floor.moment)
        self.air = self._begun()

    def restarted(self) -> None:
        """The program begins: it knows nothing but the record, and looks."""
        self.air = self._begun()

    def look(self) -> AirView:
        """Look once, tell it, and take what the record says of it."""
        self.air = self._seen(self.air)
        answer = self.floor.do(NoteAir(self.air))
        assert isinstance(answer, AirView), answer
        self.air = as_on_record(self.air, answer.levels)
        return answer

    def shows(self, gas: Gas, shows: str | Unread) -> AirView:
        """A channel shows something else, and it is looked at."""
        self.meter.shows[gas] = shows
        return self.look()

    def goes_by(self, seconds: int) -> AirView:
        """Time goes by under watch."""
        for _ in range(seconds * 1000 // LOOKS_MS):
            self.floor.clock.pass_by(timedelta(milliseconds=LOOKS_MS))
            self.look()
        return self.look()

    def clears(self, gas: Gas = Gas.HYDROGEN) -> AirView:
        """The air is clean again, and watched until the alarm is over."""
        self.shows(gas, "0")
        return self.goes_by(self.floor.site.limits.value("air_clear_wait") + LOOKS_MS // 1000)

    def _begun(self) -> Air:
        on_record = self.floor.do(AskAir())
        assert isinstance(on_record, AirView), on_record
        return as_on_record(self._seen(None), on_record.levels)

    def _seen(self, before: Air | None) -> Air:
        limits, now = air_limits(self.floor.site.limits), self.meter.now()
        return watch(before, now, limits, at=self.floor.moment(), today=date(2026, 1, 1))
