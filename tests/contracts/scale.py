"""What every scale must do, whatever it speaks, whatever wire it hangs on and whether it is real."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import Enum

from app.devices.line import Line, LineLost
from app.devices.scale.driver import Polled
from app.devices.scale.frame import FrameKind
from app.devices.scale.profile import Profile, ScaleProtocol
from app.devices.scale.protocols import parse_frame
from app.devices.scale.sics import SicsScale
from app.devices.scale.watched import WatchedScale
from app.domain.reading import Health, ScaleNow, Source, Stability, Unread
from app.domain.units import parse_mass
from tests.fakes.hand_clock import HandClock
from tests.fakes.instruments import PACK_SCALE

RESTING_MG = 412_000_000
_DEADLINE_S = 10.0


class Lying(Enum):
    """What lies on the scale."""

    NOTHING = "nothing"
    RESTING = "resting"  # 412.0 kg, long enough
    SWINGING = "swinging"
    TOO_MUCH = "too_much"


def until_answered(ask: Callable[[], Polled | None]) -> Polled:
    """Put the question again until it is answered."""
    deadline = time.monotonic() + _DEADLINE_S
    while time.monotonic() < deadline:
        if (polled := ask()) is not None:
            return polled
    raise AssertionError("no answer")


class ScaleContract(ABC):
    """Run over every MT-SICS scale; `scale` makes one that will be asked exactly `commands`."""

    @abstractmethod
    def scale(
        self, lying: Lying, clock: HandClock, *, commands: tuple[bytes, ...]
    ) -> AbstractContextManager[Line]:
        """A line to a scale on which this lies."""

    def test_names_itself(self) -> None:
        clock = HandClock()
        with self.scale(Lying.NOTHING, clock, commands=(b"I4",)) as line:
            line.open()
            scale = SicsScale(line, clock)
            deadline = time.monotonic() + _DEADLINE_S
            serial = None
            while serial is None and time.monotonic() < deadline:
                serial = scale.identify()
            assert serial == PACK_SCALE.serial

    def test_resting_load_is_a_stable_weight_with_its_bytes(self) -> None:
        polled = self._polled(Lying.RESTING)
        answer = polled.answer
        assert (answer.kind, answer.stable, answer.unit) == (FrameKind.WEIGHT, True, "kg")
        mass = parse_mass(answer.value or "", "kg")
        assert abs(mass.milligrams - RESTING_MG) <= PACK_SCALE.d_mg
        assert mass.printed.encode() in polled.raw
        assert polled.raw.endswith(b"\r\n")

    def test_swinging_load_is_not_stable(self) -> None:
        assert self._polled(Lying.SWINGING).answer.stable is False

    def test_too_much_is_a_status_without_a_number(self) -> None:
        answer = self._polled(Lying.TOO_MUCH).answer
        assert (answer.kind, answer.status, answer.value) == (FrameKind.STATUS, "overload", None)

    def test_tare_is_read_back(self) -> None:
        clock = HandClock()
        with self.scale(Lying.RESTING, clock, commands=(b"TA",)) as line:
            line.open()
            answer = until_answered(SicsScale(line, clock).tare).answer
            assert answer.kind is FrameKind.TARE
            assert parse_mass(answer.value or "", answer.unit or "").milligrams == 0

    def test_resting_load_is_captured_between_two_stable_frames_and_a_tare(self) -> None:
        shown = self._watched(Lying.RESTING, (b"I4", b"SI", b"TA", b"SI"))
        assert [now.unread for now in shown[:-1]] == [Unread.MOVING]
        settled = shown[-1].settled
        assert settled is not None
        assert abs(settled.mass.milligrams - RESTING_MG) <= PACK_SCALE.d_mg
        assert settled.tare is not None
        assert settled.instrument.serial == PACK_SCALE.serial
        assert settled.placing == 1
        assert settled.mass.printed.encode() in settled.raw

    def test_nothing_and_too_much_are_no_reading(self) -> None:
        for lying, reason in ((Lying.NOTHING, Unread.BELOW_MIN), (Lying.TOO_MUCH, Unread.OVERLOAD)):
            shown = self._watched(lying, (b"I4", b"SI", b"SI", b"SI"))
            assert [(now.unread, now.mass, now.settled) for now in shown] == [(reason, None, None)]
            assert shown[0].health is Health.READY

    def _polled(self, lying: Lying) -> Polled:
        clock = HandClock()
        with self.scale(lying, clock, commands=(b"SI",)) as line:
            line.open()
            return until_answered(SicsScale(line, clock).poll)

    def _watched(self, lying: Lying, commands: tuple[bytes, ...]) -> list[ScaleNow]:
        """Every change that is told while the scale is asked these commands."""
        clock = HandClock()
        changes: list[ScaleNow] = []
        with self.scale(lying, clock, commands=commands) as line:
            watched = WatchedScale(lambda: line, instrument=PACK_SCALE, clock=clock, on_change=changes.append)
            watched.connect()
            turns = len(commands) - commands.count(b"TA")  # the tare is asked within the turn
            deadline = time.monotonic() + _DEADLINE_S
            while turns and time.monotonic() < deadline:
                try:
                    turns -= watched.turn()
                except LineLost as lost:
                    raise AssertionError(lost.code) from lost
            watched.close()
        assert turns == 0
        return changes


class SpokenContract(ABC):
    """Run over every scale of every protocol: `profile` says which; `spoken` makes one."""

    profile: Profile

    @abstractmethod
    def spoken(self, lying: Lying, clock: HandClock) -> AbstractContextManager[Line]:
        """A line to a scale on which this lies; one that sends by itself sends when the clock moves on."""

    def test_a_resting_load_is_captured_once_with_its_bytes(self) -> None:
        shown = self._shown(Lying.RESTING, 16)
        readings = [now.settled for now in shown if now.settled is not None]
        assert {reading.placing for reading in readings} == {1}
        for reading in readings:
            assert abs(reading.mass.milligrams - RESTING_MG) <= PACK_SCALE.d_mg
            assert parse_frame(reading.raw, self.profile).value == reading.mass.printed
            assert reading.stability is self._word()
            assert reading.source is Source.INSTRUMENT

    def test_without_a_word_on_stillness_it_takes_a_row_of_frames_and_a_key(self) -> None:
        shown = self._shown(Lying.RESTING, 20, confirm=False)
        if self._word() is Stability.DEVICE:
            assert shown[-1].settled is not None
            return
        unread = [now.unread for now in shown]
        assert unread[:7] == [Unread.MOVING] * 7
        assert unread[-1] is Unread.UNCONFIRMED
        assert all(now.settled is None for now in shown)

    def test_a_swinging_load_is_never_captured(self) -> None:
        for now in self._shown(Lying.SWINGING, 3):
            assert (now.unread, now.settled) == (Unread.MOVING, None)

    def test_too_much_is_no_weight(self) -> None:
        beyond = {Unread.OVERLOAD, Unread.OUT_OF_RANGE}
        for now in self._shown(Lying.TOO_MUCH, 12):
            assert now.unread in beyond
            assert (now.mass, now.settled) == (None, None)

    def test_nothing_is_below_min(self) -> None:
        for now in self._shown(Lying.NOTHING, 12):
            assert (now.unread, now.mass, now.settled) == (Unread.BELOW_MIN, None, None)

    def test_the_tare_is_known_where_the_protocol_tells_it(self) -> None:
        tells = (ScaleProtocol.MT_SICS, ScaleProtocol.TOLEDO, ScaleProtocol.YAOHUA_CMD)
        reading = self._shown(Lying.RESTING, 16)[-1].settled
        assert reading is not None
        assert (reading.tare is not None) == (self.profile.protocol in tells)
        if reading.tare is not None:
            assert reading.tare.milligrams == 0

    def _word(self) -> Stability:
        flagged = (ScaleProtocol.MT_SICS, ScaleProtocol.TOLEDO, ScaleProtocol.AND)
        return Stability.DEVICE if self.profile.protocol in flagged else Stability.INFERRED

    def _shown(self, lying: Lying, frames: int, *, confirm: bool = True) -> list[ScaleNow]:
        """What is shown after each frame; with `confirm` somebody presses the key when it is asked for."""
        clock, shown = HandClock(), list[ScaleNow]()
        step_ms = 500 if self.profile.asked else 125
        with self.spoken(lying, clock) as line:
            watched = WatchedScale(
                lambda: line,
                instrument=PACK_SCALE,
                clock=clock,
                on_change=lambda now: None,
                profile=self.profile,
            )
            watched.connect()
            deadline = time.monotonic() + _DEADLINE_S
            while watched.now().unread is Unread.CONNECTING or len(shown) < frames:
                assert time.monotonic() < deadline, shown
                came = watched.turn()
                now = watched.now()
                if came and now.unread is not Unread.CONNECTING:
                    shown.append(now)
                if confirm and now.unread is Unread.UNCONFIRMED and now.mass is not None:
                    watched.confirm(now.mass)
                if came or not shown:
                    clock.advance(step_ms)
            watched.close()
        return shown
