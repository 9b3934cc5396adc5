"""Gas sensors under watch: what each says now, and each change worth telling."""

from collections.abc import Callable

from app.devices.gas_meter.driver import GasFrame, GasSensors
from app.devices.loop import PERIOD_S, DeviceLoop
from app.domain.gas import STALE_MS, Gas, GasAlarm, GasChannel, GasMeter, GasNow, GasReading, aged
from app.domain.moment import Moment
from app.domain.reading import Health, Source, Unread
from app.loops import LatestValue


class Pulse:
    """Follows the heartbeat of one sensor: a value is only as fresh as the last beat.

    Until a first beat was seen nothing proves that the sensor lives; a gateway goes on with what it had.
    """

    def __init__(self) -> None:
        self._value: tuple[int, ...] | None = None
        self._since_ms = 0
        self._alive = False

    def beat(self, value: tuple[int, ...], at_ms: int) -> Unread | None:
        """Why the value beside this beat is none; None when it is one. A sensor without a pulse has ()."""
        if not value:
            return None
        if self._value is None:
            self._value, self._since_ms = value, at_ms
        elif value != self._value:
            self._value, self._since_ms, self._alive = value, at_ms, True
        if at_ms - self._since_ms > STALE_MS:
            self._alive = False
            return Unread.STALE
        return None if self._alive else Unread.CONNECTING


class WatchedGas:
    """Asks one sensor after the other and keeps what they say; all but `now` belong to one thread."""

    def __init__(
        self,
        sensors: GasSensors,
        *,
        meter: GasMeter,
        clock: Callable[[], Moment],
        on_change: Callable[[GasNow], None],
        source: Source = Source.INSTRUMENT,
    ) -> None:
        self._sensors = sensors
        self._meter = meter
        self._clock = clock
        self._on_change = on_change
        self._source = source
        self._open = False
        self._turn_of = 0
        self._pulses: dict[Gas, Pulse] = {}
        self._channels = {gas: self._none(gas, Unread.CONNECTING) for gas in sensors.gases}
        self._shown: LatestValue[GasNow] = LatestValue()
        self._begin = self._all(Unread.CONNECTING, Health.CONNECTING)
        self._told: tuple[object, ...] | None = None

    def now(self) -> GasNow:
        """The meter at this moment; grows stale by itself even when nobody asks the meter any more."""
        return aged(self._shown.get() or self._begin, self._clock())

    def connect(self) -> None:
        """Open the line; raises LineLost."""
        self._sensors.open()
        self._open = True
        self._turn_of = 0
        self._pulses = {gas: Pulse() for gas in self._sensors.gases}
        self._channels = {gas: self._none(gas, Unread.CONNECTING) for gas in self._sensors.gases}

    def turn(self) -> bool:
        """Ask the sensor whose turn it is, or go on waiting; whether it answered. Raises LineLost."""
        gases = self._sensors.gases
        frame = self._sensors.read(gases[self._turn_of % len(gases)])
        if frame is None:
            self._tell(self.now())
            return False
        self._turn_of += 1
        self._channels[frame.gas] = self._channel(frame)
        self._show(self._merged())
        return frame.sensed.unread is not Unread.DISCONNECTED

    def lost(self, code: str) -> None:
        """Say that there is no reading; a connection that is still being made is left to go on."""
        if self._open:
            self._sensors.close()
        self._open = False
        self._show(self._all(Unread.DISCONNECTED, Health.LOST))

    def close(self) -> None:
        """Let go of the line."""
        self._sensors.close()

    def _channel(self, frame: GasFrame) -> GasChannel:
        sensed = frame.sensed
        unread = self._pulses[frame.gas].beat(sensed.pulse, frame.at.mono_ms)
        if unread is not None:
            return GasChannel(frame.gas, None, unread, GasAlarm.NONE, frame.at)
        if sensed.concentration is None:
            reason = sensed.unread or Unread.DEVICE_ERROR
            return GasChannel(frame.gas, None, reason, sensed.alarm, frame.at)
        reading = GasReading(
            frame.gas, sensed.concentration, self._meter, frame.raw, frame.asked, self._source
        )
        return GasChannel(frame.gas, reading, None, sensed.alarm, frame.at)

    def _merged(self) -> GasNow:
        """All channels as they are; a meter is ready while one of them reads, and connecting before."""
        channels = tuple(self._channels.values())
        reasons = {channel.unread for channel in channels}
        health = Health.STALE
        if None in reasons:
            health = Health.READY
        elif reasons <= {Unread.CONNECTING, Unread.WARMING_UP}:
            health = Health.CONNECTING
        return GasNow(channels, None, health, self._clock())

    def _all(self, reason: Unread, health: Health) -> GasNow:
        channels = tuple(self._none(gas, reason) for gas in self._sensors.gases)
        return GasNow(channels, reason, health, self._clock())

    def _none(self, gas: Gas, reason: Unread) -> GasChannel:
        return GasChannel(gas, None, reason, GasAlarm.NONE, self._clock())

    def _show(self, now: GasNow) -> None:
        self._shown.put(now)
        self._tell(now)

    def _tell(self, now: GasNow) -> None:
        face = (now.health, now.unread, tuple((one.gas, one.unread, one.alarm) for one in now.channels))
        if face != self._told:
            self._told = face
            self._on_change(now)


class GasLoop:
    """The gas sensors of one wire with their own thread. `on_change` is called on it, `now` from anywhere."""

    def __init__(
        self,
        name: str,
        sensors: GasSensors,
        *,
        meter: GasMeter,
        clock: Callable[[], Moment],
        on_change: Callable[[GasNow], None],
        source: Source = Source.INSTRUMENT,
        period_s: float = PERIOD_S,
    ) -> None:
        self._gas = WatchedGas(sensors, meter=meter, clock=clock, on_change=on_change, source=source)
        self._loop = DeviceLoop(name, self._gas, period_s=period_s)

    def start(self) -> None:
        """Begin to connect and to read."""
        self._loop.start()

    def stop(self, deadline_s: float = 5.0) -> bool:
        """End the thread and close the line; False when the thread hangs past the deadline."""
        return self._loop.stop(deadline_s)

    def now(self) -> GasNow:
        """The meter at this moment; stale by itself when the thread hangs."""
        return self._gas.now()
