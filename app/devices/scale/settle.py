"""When a weight on the scale may be captured: once per placing, by the device's own word."""

from dataclasses import replace

from app.devices.scale.frame import Frame, FrameKind
from app.devices.scale.sics import Polled
from app.domain.moment import Moment
from app.domain.reading import Health, Instrument, ScaleNow, Source, Unread, WeightReading
from app.domain.units import Mass, NotAnAmount, parse_mass

CAPTURE_FRESH_MS = 1000  # field rule 6.2.4: an older frame is not accepted
SHOW_FRESH_MS = 2000

_STATUS = {
    "overload": Unread.OVERLOAD,
    "underload": Unread.UNDERLOAD,
    "not_executable": Unread.NOT_EXECUTABLE,
    "bad_parameter": Unread.DEVICE_ERROR,
}
_LIFTED = frozenset({Unread.BELOW_MIN, Unread.NEGATIVE, Unread.UNDERLOAD})
_UNFIT = frozenset({Unread.DEVICE_ERROR, Unread.BAD_FRAME, Unread.STALE})
_MASS_UNITS = frozenset({"mg", "g", "kg", "t"})


def aged(now: ScaleNow, at: Moment) -> ScaleNow:
    """What is left of `now` at a later moment: nothing to capture after 1 s, no reading after 2 s."""
    if now.health in (Health.ABSENT, Health.CONNECTING, Health.LOST):
        return now
    age = at.mono_ms - now.at.mono_ms
    if age > SHOW_FRESH_MS:
        return ScaleNow(None, Unread.STALE, None, Health.STALE, now.at)
    if age > CAPTURE_FRESH_MS and now.settled is not None:
        return replace(now, settled=None)
    return now


def judge(answer: Frame, instrument: Instrument) -> Mass | Unread:
    """The mass in a frame, moving or not, or why it is none that this scale can weigh."""
    if answer.kind is FrameKind.STATUS:
        return _STATUS.get(answer.status or "", Unread.DEVICE_ERROR)
    if answer.kind is FrameKind.DEVICE_ERROR:
        return Unread.DEVICE_ERROR
    if answer.kind is FrameKind.ERROR:
        return Unread.BAD_FRAME if answer.error == "transmission" else Unread.DEVICE_ERROR
    if answer.kind is not FrameKind.WEIGHT or answer.value is None or answer.unit is None:
        return Unread.BAD_FRAME
    if answer.unit not in _MASS_UNITS:
        return Unread.WRONG_UNIT
    try:
        mass = parse_mass(answer.value, answer.unit)
    except NotAnAmount:
        return Unread.BAD_FRAME
    return _out_of_range(mass.milligrams, instrument) or mass


def _out_of_range(milligrams: int, instrument: Instrument) -> Unread | None:
    if milligrams > instrument.max_mg:
        return Unread.OVERLOAD
    if milligrams < 0:
        return Unread.NEGATIVE
    if milligrams < max(1, instrument.min_mg):
        return Unread.BELOW_MIN
    return None


class Placing:
    """Follows one load after the other through the frames of one scale.

    A reading is made when two stable frames in a row agree within one division; it belongs to its
    placing, and there is no second one until the scale has shown less than Min. While the load lies
    still the reading is renewed by every agreeing frame (same `placing`, newest bytes); it is
    withheld while anything else is shown. Another load that lies still without the scale having been
    empty in between is no reading, and says so: nobody would know which part it is.
    """

    def __init__(self, instrument: Instrument, source: Source) -> None:
        self.instrument = instrument
        self.tare: Mass | None = None
        self._source = source
        self._count = 0
        self._loaded = False
        self._before: Mass | None = None
        self._first: Mass | None = None  # what the placing settled at; renewals are held against it

    @property
    def wants_tare(self) -> bool:
        """Whether the next stable frame may make the reading, so that the tare should be known now."""
        return self._before is not None and self._first is None

    def see(self, polled: Polled, now: Moment) -> ScaleNow:
        """Take in a frame; `now` tells how old it is."""
        if now.mono_ms - polled.asked.mono_ms > CAPTURE_FRESH_MS:
            return self._no_reading(Unread.STALE, polled.at)
        mass = judge(polled.answer, self.instrument)
        if isinstance(mass, Unread):
            return self._no_reading(mass, polled.at)
        if not self._loaded:
            self._loaded = True
            self._count += 1
        before, self._before = self._before, mass if polled.answer.stable else None
        if polled.answer.stable and (reading := self._settle(mass, before, polled)):
            return ScaleNow(mass, None, reading, Health.READY, polled.at)
        if self._first is not None and self._before is not None and self._agree(before, mass):
            return ScaleNow(None, Unread.NOT_EMPTIED, None, Health.READY, polled.at)
        return ScaleNow(mass, Unread.MOVING, None, Health.READY, polled.at)

    def interrupted(self) -> None:
        """The row of frames is broken: two more stable ones are needed."""
        self._before = None

    def again(self) -> None:
        """Somebody wants what lies on the scale weighed anew: it counts as put on again."""
        self._loaded = False
        self._before = self._first = None

    def _no_reading(self, reason: Unread, at: Moment) -> ScaleNow:
        self._before = None
        if reason in _LIFTED:
            self.again()
        health = Health.STALE if reason in _UNFIT else Health.READY
        return ScaleNow(None, reason, None, health, at)

    def _agree(self, one: Mass | None, other: Mass) -> bool:
        return one is not None and abs(other.milligrams - one.milligrams) <= self.instrument.d_mg

    def _settle(self, mass: Mass, before: Mass | None, polled: Polled) -> WeightReading | None:
        """The reading of the placing, made or renewed by this stable frame."""
        if not self._agree(self._first or before, mass):
            return None
        self._first = self._first or mass
        return WeightReading(
            mass=mass,
            tare=self.tare,
            instrument=self.instrument,
            raw=polled.raw,
            taken=polled.at,
            source=self._source,
            placing=self._count,
        )
