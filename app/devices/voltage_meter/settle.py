"""When a voltage may be taken: after half a second of the meter's own calm, never from the air."""

from app.devices.voltage_meter.driver import MeterFrame, Shows
from app.domain.moment import Moment
from app.domain.reading import Health, Source, Unread
from app.domain.units import NotAnAmount
from app.domain.voltage import Voltage, VoltageNow, VoltageReading, Voltmeter, parse_voltage

STILL_MS = 500
ANSWER_FRESH_MS = 1000  # field rule 6.2.4: an older frame is not accepted
SHOW_FRESH_MS = 2000

_UNREAD = {
    Shows.OPEN: Unread.NO_CONTACT,
    Shows.OVER: Unread.OVERLOAD,
    Shows.BUSY: Unread.NOT_EXECUTABLE,
    Shows.FAULT: Unread.DEVICE_ERROR,
    Shows.GARBLED: Unread.BAD_FRAME,
}
_UNFIT = frozenset({Unread.DEVICE_ERROR, Unread.BAD_FRAME, Unread.STALE})
_VOLTS = frozenset({"mV", "V", "kV"})


def aged(now: VoltageNow, at: Moment) -> VoltageNow:
    """What is left of `now` at a later moment: no reading after 2 s, and none from before a start."""
    if now.health in (Health.ABSENT, Health.CONNECTING, Health.LOST):
        return now
    if at.boot != now.at.boot or at.mono_ms - now.at.mono_ms > SHOW_FRESH_MS:
        return VoltageNow(None, Unread.STALE, None, Health.STALE, now.at)
    return now


def judge(frame: MeterFrame, instrument: Voltmeter) -> Voltage | Unread:
    """The voltage in a frame, moving or not, or why it is none that this meter can read."""
    if frame.shows in _UNREAD:
        return _UNREAD[frame.shows]
    if frame.unit not in _VOLTS:
        return Unread.WRONG_UNIT
    try:
        voltage = parse_voltage(frame.printed, frame.unit)
    except NotAnAmount:
        return Unread.BAD_FRAME
    return Unread.OVERLOAD if abs(voltage.millivolts) > instrument.max_mv else voltage


class Contact:
    """Follows one touch of the probes after the other through the frames of one meter.

    A reading is made when the meter has called its value stable for half a second on end, within one step
    of its resolution; it is renewed by every further calm frame of the same touch and withheld while
    anything else is shown. A touch ends only when the meter was seen with its probes in the air, so that
    a line that was away never makes two touches out of one.
    """

    def __init__(self, instrument: Voltmeter, source: Source) -> None:
        self.instrument = instrument
        self._source = source
        self._touch = 0
        self._on = False
        self._held: tuple[Voltage, int] | None = None  # the calm value, and since when
        self._before_ms = 0

    def see(self, frame: MeterFrame, now: Moment) -> VoltageNow:
        """Take in a frame; `now` tells how old it is."""
        if now.mono_ms - frame.asked.mono_ms > ANSWER_FRESH_MS:
            return self._no_reading(Unread.STALE, frame.at)
        voltage = judge(frame, self.instrument)
        self._feel(voltage)
        if isinstance(voltage, Unread):
            return self._no_reading(voltage, frame.at)
        if not self._calm(voltage, frame):
            return VoltageNow(voltage, Unread.MOVING, None, Health.READY, frame.at)
        reading = VoltageReading(voltage, self.instrument, frame.raw, frame.at, self._source, self._touch)
        return VoltageNow(voltage, None, reading, Health.READY, frame.at)

    def interrupted(self) -> None:
        """The row of frames is broken: half a second of calm is needed anew."""
        self._held = None

    def _feel(self, voltage: Voltage | Unread) -> None:
        if voltage is Unread.NO_CONTACT:
            self._on = False
        elif not self._on and (voltage is Unread.OVERLOAD or isinstance(voltage, Voltage)):
            self._on = True
            self._touch += 1

    def _calm(self, voltage: Voltage, frame: MeterFrame) -> bool:
        """Whether this frame ends half a second of calm; a stable one may begin it."""
        if frame.shows is not Shows.STILL:
            self._held = None
            return False
        gap = frame.asked.mono_ms - self._before_ms
        self._before_ms = frame.at.mono_ms
        if self._held is not None and gap <= ANSWER_FRESH_MS:
            value, since = self._held
            if abs(voltage.millivolts - value.millivolts) <= self.instrument.resolution_mv:
                return frame.asked.mono_ms - since >= STILL_MS
        self._held = (voltage, frame.at.mono_ms)
        return False

    def _no_reading(self, reason: Unread, at: Moment) -> VoltageNow:
        self._held = None
        health = Health.STALE if reason in _UNFIT else Health.READY
        return VoltageNow(None, reason, None, health, at)
