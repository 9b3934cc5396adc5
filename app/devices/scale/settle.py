"""When a weight on the scale may be captured: once per placing, by its own word or a person's key."""

from dataclasses import replace

from app.devices.scale.driver import Polled
from app.devices.scale.empty_pan import EmptyPan
from app.devices.scale.frame import Frame
from app.devices.scale.judge import judge
from app.devices.scale.stillness import EqualRow
from app.domain.moment import Moment
from app.domain.reading import Health, Instrument, ScaleNow, Source, Stability, Unread, WeightReading
from app.domain.units import Mass, NotAnAmount, parse_mass

CAPTURE_FRESH_MS = 1000  # field rule 6.2.4: an older frame is not accepted
SHOW_FRESH_MS = 2000

_LIFTED = frozenset({Unread.BELOW_MIN, Unread.NEGATIVE, Unread.UNDERLOAD})
_UNFIT = frozenset({Unread.DEVICE_ERROR, Unread.BAD_FRAME, Unread.CHECKSUM, Unread.STALE})


def aged(now: ScaleNow, at: Moment) -> ScaleNow:
    """What is left of `now` at a later moment: nothing to capture after 1 s, no reading after 2 s."""
    if now.health in (Health.ABSENT, Health.CONNECTING, Health.LOST):
        return now
    age = at.mono_ms - now.at.mono_ms
    if age > SHOW_FRESH_MS:
        return ScaleNow(None, Unread.STALE, None, Health.STALE, now.at)
    if age > CAPTURE_FRESH_MS and (now.settled is not None or now.empty is not None):
        return replace(now, settled=None, empty=None)
    return now


class Placing:
    """Follows one load after the other through the frames of one scale.

    A reading is made when two stable frames in a row agree within one division; it belongs to its
    placing, and there is no second one until the scale has shown less than Min. Where the protocol has
    no word for stable, a row of equal frames stands for it, and somebody must confirm the very figure
    (field rule 6.2.1). While the load lies still the reading is renewed by every agreeing frame (same
    `placing`, newest bytes); it is withheld while anything else is shown. Another load that lies still
    without the scale having been empty in between is no reading, and says so: nobody would know which
    part it is.
    """

    def __init__(self, instrument: Instrument, source: Source) -> None:
        self.instrument = instrument
        self.tare: Mass | None = None
        self.tare_due = False  # after a new connection: nothing settles before the tare is asked for again
        self._source = source
        self._count = 0
        self._loaded = False
        self._row = EqualRow()
        self._pan = EmptyPan()
        self._before: Mass | None = None
        self._first: Mass | None = None  # what the placing settled at; renewals are held against it
        self._confirmed: Mass | None = None

    @property
    def wants_tare(self) -> bool:
        """Whether the next stable frame may make the reading, so that the tare should be known now."""
        lies = self._before is not None or self._row.half
        return lies and (self._first is None or self.tare_due)

    def see(self, polled: Polled, now: Moment) -> ScaleNow:
        """Take in a frame; `now` tells how old it is."""
        if now.mono_ms - polled.asked.mono_ms > CAPTURE_FRESH_MS:
            self._pan.broken()
            return self._no_reading(Unread.STALE, polled.at)
        empty = self._pan.see(polled, self.instrument, self._source)
        mass = judge(polled.answer, self.instrument)
        if isinstance(mass, Unread):
            return replace(self._no_reading(mass, polled.at), empty=empty)
        if not self._loaded:
            self._loaded = True
            self._count += 1
        told = polled.answer.stable
        stable = self._row.still(mass, polled.at) if told is None else told
        before, self._before = self._before, mass if stable else None
        if told is None:
            before = self._before  # the row has compared more frames than two
        if stable and not self.tare_due and self._agree(self._first or before, mass):
            self._first = self._first or mass
            return self._settled(mass, polled)
        if self._first is not None and stable and self._agree(before, mass):
            return ScaleNow(None, Unread.NOT_EMPTIED, None, Health.READY, polled.at)
        return ScaleNow(mass, Unread.MOVING, None, Health.READY, polled.at)

    def confirm(self, shown: Mass) -> None:
        """Somebody says that this figure is still; it counts for the load that lies there now."""
        if self._first is not None:
            self._confirmed = shown

    def interrupted(self) -> None:
        """The row of frames is broken: two more stable ones are needed."""
        self._before = None
        self._row.broken()

    def cut_off(self) -> None:
        """The scale was not heard for a while: what an empty pan showed before counts no more either."""
        self.interrupted()
        self._pan.broken()

    def again(self) -> None:
        """Somebody wants what lies on the scale weighed anew: it counts as put on again."""
        self._loaded = False
        self._first = self._confirmed = None
        self.interrupted()

    def _no_reading(self, reason: Unread, at: Moment) -> ScaleNow:
        self.interrupted()
        if reason in _LIFTED:
            self.again()
        health = Health.STALE if reason in _UNFIT else Health.READY
        return ScaleNow(None, reason, None, health, at)

    def _agree(self, one: Mass | None, other: Mass) -> bool:
        return one is not None and abs(other.milligrams - one.milligrams) <= self.instrument.d_mg

    def _settled(self, mass: Mass, polled: Polled) -> ScaleNow:
        """The reading of the placing, made or renewed by this stable frame, if nothing else is missing."""
        tare = _told_tare(polled.answer) or self.tare
        inferred = polled.answer.stable is None
        if polled.answer.net and tare is None:
            return ScaleNow(None, Unread.TARE_UNKNOWN, None, Health.READY, polled.at)
        if inferred and (self._confirmed is None or self._confirmed.milligrams != mass.milligrams):
            return ScaleNow(mass, Unread.UNCONFIRMED, None, Health.READY, polled.at, self._count)
        reading = WeightReading(
            mass=mass,
            tare=tare,
            instrument=self.instrument,
            raw=polled.raw,
            taken=polled.at,
            source=self._source,
            placing=self._count,
            stability=Stability.INFERRED if inferred else Stability.DEVICE,
        )
        return ScaleNow(mass, None, reading, Health.READY, polled.at)


def _told_tare(frame: Frame) -> Mass | None:
    """The tare in force where the frame itself tells it: none while it shows gross."""
    if frame.tare is None or frame.net is None or frame.unit is None:
        return None
    try:
        tare = parse_mass(frame.tare, frame.unit)
    except NotAnAmount:
        return None
    return tare if frame.net else parse_mass("0", frame.unit)
