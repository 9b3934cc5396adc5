"""A scale under watch: what it shows now, for the screens, and each change worth telling."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from app.devices.line import Line, LineLost
from app.devices.loop import DeviceLoop
from app.devices.scale.driver import DeviceRestarted, Polled
from app.devices.scale.frame import FrameKind
from app.devices.scale.profile import SICS, Profile
from app.devices.scale.settle import Placing, aged
from app.devices.scale.speak import driver_of
from app.domain.moment import Moment
from app.domain.reading import Health, Instrument, ScaleNow, Source, Unread
from app.domain.units import Mass, NotAnAmount, parse_mass
from app.loops import LatestValue


class _Step(Enum):
    """What is to be asked next."""

    IDENTIFY = "identify"
    WEIGH = "weigh"
    TARE = "tare"


class WatchedScale:
    """Follows one scale and keeps what it shows; all but `now`, `again` and `confirm` belong to one thread.

    Where the tare can be asked for, that is done between the stable frames that make a reading. A scale
    that names another serial number than the settings (when those name one) is not used: its limits would
    be the wrong ones.
    """

    def __init__(
        self,
        make_line: Callable[[], Line],
        *,
        instrument: Instrument,
        clock: Callable[[], Moment],
        on_change: Callable[[ScaleNow], None],
        source: Source = Source.INSTRUMENT,
        profile: Profile = SICS,
    ) -> None:
        self._line = make_line()
        self._profile = profile
        self._settings = instrument
        self._clock = clock
        self._on_change = on_change
        self._placing = Placing(instrument, source)
        self._scale = driver_of(profile, self._line, clock)
        self._step = _Step.IDENTIFY
        self._open = False
        self._again: LatestValue[bool] = LatestValue()
        self._confirmed: LatestValue[Mass] = LatestValue()
        self._shown: LatestValue[ScaleNow] = LatestValue()
        self._begin = ScaleNow(None, Unread.CONNECTING, None, Health.CONNECTING, clock())
        self._told: tuple[object, ...] | None = None

    def now(self) -> ScaleNow:
        """The scale at this moment; grows stale by itself even when nobody asks the scale any more."""
        return aged(self._shown.get() or self._begin, self._clock())

    def again(self) -> None:
        """Weigh anew what lies on the scale, as if it had been put on again."""
        self._again.put(True)

    def confirm(self, shown: Mass) -> None:
        """A person says that this figure is still; it counts for what lies on the scale now."""
        self._confirmed.put(shown)

    def connect(self) -> None:
        """Open the line; raises LineLost."""
        self._line.open()
        self._open = True
        self._scale = driver_of(self._profile, self._line, self._clock)
        self._step = _Step.IDENTIFY

    def turn(self) -> bool:
        """What came in, or one question and the wait for its answer; whether any came. Raises LineLost."""
        if self._again.get():
            self._again.put(None)
            self._placing.again()
        if (shown := self._confirmed.get()) is not None:
            self._confirmed.put(None)
            self._placing.confirm(shown)
        try:
            answered = self._asked()
        except DeviceRestarted:
            self._forget()
            self._step = _Step.IDENTIFY
            self._show(ScaleNow(None, Unread.CONNECTING, None, Health.CONNECTING, self._clock()))
            return True
        if not answered:
            self._tell(self.now())
        return answered

    def lost(self, code: str) -> None:
        """Say that there is no reading; a connection that is still being made is left to go on."""
        if self._open:
            self._line.close()
        self._open = False
        self._forget()
        reason = Unread.DEVICE_ERROR if code == "scale.other_serial" else Unread.DISCONNECTED
        self._show(ScaleNow(None, reason, None, Health.LOST, self._clock()))

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()

    def _asked(self) -> bool:
        if self._step is _Step.IDENTIFY:
            return self._identified()
        if self._step is _Step.TARE:
            return self._tare_known()
        frames = self._scale.frames()
        for polled in frames:
            self._show(self._placing.see(polled, self._clock()))
        if frames and self._scale.tells_tare and self._placing.wants_tare:
            self._step = _Step.TARE
            self._tare_known()
        return bool(frames)

    def _identified(self) -> bool:
        serial = self._scale.identify()
        if serial is None:
            return False
        if serial and self._settings.serial not in ("", serial):
            raise LineLost("scale.other_serial")
        self._placing.instrument = replace(self._settings, serial=serial or self._settings.serial)
        self._step = _Step.WEIGH
        return True

    def _tare_known(self) -> bool:
        polled = self._scale.tare()
        if polled is None:
            return False
        self._step = _Step.WEIGH
        self._take_tare(polled)
        return True

    def _take_tare(self, polled: Polled) -> None:
        """Keep the tare; when there is one that cannot be read, the weight is not captured either."""
        answer = polled.answer
        self._placing.tare, self._placing.tare_due = None, False
        if answer.kind is FrameKind.ERROR and answer.error != "transmission":
            return  # the scale knows no tare
        try:
            self._placing.tare = parse_mass(answer.value or "", answer.unit or "")
        except NotAnAmount:
            self._placing.tare_due = True
            self._placing.interrupted()

    def _forget(self) -> None:
        self._placing.tare, self._placing.tare_due = None, self._scale.tells_tare
        self._placing.cut_off()

    def _show(self, now: ScaleNow) -> None:
        self._shown.put(now)
        self._tell(now)

    def _tell(self, now: ScaleNow) -> None:
        face = (now.health, now.unread, now.settled.placing if now.settled is not None else None)
        if face != self._told:
            self._told = face
            self._on_change(now)


class ScaleLoop:
    """A scale with its own thread. `on_change` is called on that thread, `now` from anywhere."""

    def __init__(
        self,
        name: str,
        make_line: Callable[[], Line],
        *,
        instrument: Instrument,
        clock: Callable[[], Moment],
        on_change: Callable[[ScaleNow], None],
        source: Source = Source.INSTRUMENT,
        profile: Profile = SICS,
    ) -> None:
        self._scale = WatchedScale(
            make_line,
            instrument=instrument,
            clock=clock,
            on_change=on_change,
            source=source,
            profile=profile,
        )
        self._loop = DeviceLoop(name, self._scale)

    def start(self) -> None:
        """Begin to connect and to weigh."""
        self._loop.start()

    def stop(self, deadline_s: float = 5.0) -> bool:
        """End the thread and close the line; False when the thread hangs past the deadline."""
        return self._loop.stop(deadline_s)

    def now(self) -> ScaleNow:
        """The scale at this moment; stale by itself when the thread hangs."""
        return self._scale.now()

    def again(self) -> None:
        """Weigh anew what lies on the scale, as if it had been put on again."""
        self._scale.again()

    def confirm(self, shown: Mass) -> None:
        """A person says that this figure, shown as unconfirmed, is still."""
        self._scale.confirm(shown)
