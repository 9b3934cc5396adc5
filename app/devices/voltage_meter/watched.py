"""A voltage meter under watch: what it shows now, for the screens, and each change worth telling."""

from collections.abc import Callable
from dataclasses import replace

from app.devices.line import LineLost
from app.devices.loop import PERIOD_S, DeviceLoop
from app.devices.voltage_meter.driver import VoltageMeter
from app.devices.voltage_meter.settle import Contact, aged
from app.domain.moment import Moment
from app.domain.reading import Health, Source, Unread
from app.domain.voltage import VoltageNow, Voltmeter
from app.loops import LatestValue


class WatchedMeter:
    """Asks one meter and keeps what it shows; all but `now` belong to one thread.

    A meter that names another serial number than its plate (when that names one) is not used: its range
    and its calibration would be the wrong ones.
    """

    def __init__(
        self,
        meter: VoltageMeter,
        *,
        instrument: Voltmeter,
        clock: Callable[[], Moment],
        on_change: Callable[[VoltageNow], None],
        source: Source = Source.INSTRUMENT,
    ) -> None:
        self._meter = meter
        self._plate = instrument
        self._clock = clock
        self._on_change = on_change
        self._contact = Contact(instrument, source)
        self._known = False
        self._open = False
        self._shown: LatestValue[VoltageNow] = LatestValue()
        self._begin = VoltageNow(None, Unread.CONNECTING, None, Health.CONNECTING, clock())
        self._told: tuple[object, ...] | None = None

    def now(self) -> VoltageNow:
        """The meter at this moment; grows stale by itself even when nobody asks the meter any more."""
        return aged(self._shown.get() or self._begin, self._clock())

    def connect(self) -> None:
        """Open the line; raises LineLost."""
        self._meter.open()
        self._open = True
        self._known = False

    def turn(self) -> bool:
        """One question, or the wait for its answer; whether an answer came. Raises LineLost."""
        answered = self._read() if self._known else self._identified()
        if not answered:
            self._tell(self.now())
        return answered

    def lost(self, code: str) -> None:
        """Say that there is no reading; a connection that is still being made is left to go on."""
        if self._open:
            self._meter.close()
        self._open = False
        self._contact.interrupted()
        reason = Unread.DEVICE_ERROR if code == "meter.other_serial" else Unread.DISCONNECTED
        self._show(VoltageNow(None, reason, None, Health.LOST, self._clock()))

    def close(self) -> None:
        """Let go of the line."""
        self._meter.close()

    def _identified(self) -> bool:
        serial = self._meter.identify()
        if serial is None:
            return False
        if serial and self._plate.serial not in ("", serial):
            raise LineLost("meter.other_serial")
        self._contact.instrument = replace(self._plate, serial=serial or self._plate.serial)
        self._known = True
        return True

    def _read(self) -> bool:
        frame = self._meter.read()
        if frame is None:
            return False
        self._show(self._contact.see(frame, self._clock()))
        return True

    def _show(self, now: VoltageNow) -> None:
        self._shown.put(now)
        self._tell(now)

    def _tell(self, now: VoltageNow) -> None:
        face = (now.health, now.unread, now.settled.touch if now.settled is not None else None)
        if face != self._told:
            self._told = face
            self._on_change(now)


class MeterLoop:
    """A voltage meter with its own thread. `on_change` is called on that thread, `now` from anywhere."""

    def __init__(
        self,
        name: str,
        meter: VoltageMeter,
        *,
        instrument: Voltmeter,
        clock: Callable[[], Moment],
        on_change: Callable[[VoltageNow], None],
        source: Source = Source.INSTRUMENT,
        period_s: float = PERIOD_S,
    ) -> None:
        self._meter = WatchedMeter(
            meter, instrument=instrument, clock=clock, on_change=on_change, source=source
        )
        self._loop = DeviceLoop(name, self._meter, period_s=period_s)

    def start(self) -> None:
        """Begin to connect and to read."""
        self._loop.start()

    def stop(self, deadline_s: float = 5.0) -> bool:
        """End the thread and close the line; False when the thread hangs past the deadline."""
        return self._loop.stop(deadline_s)

    def now(self) -> VoltageNow:
        """The meter at this moment; stale by itself when the thread hangs."""
        return self._meter.now()
